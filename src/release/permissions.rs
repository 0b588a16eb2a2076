//! Who may see what of a study, looked up once: what is not named for an audience is withheld.
//!
//! Comes in: a study, an audience as the settings describe it, the names of its interviews in addresses. Goes out:
//! [`Permissions`]. Does not know: how anything is shown.

use crate::base::fold;
use crate::base::id::IdVec;
use crate::base::slug::Slug;
use crate::config::{Attribution, AudienceSettings};
use crate::content::interview::Interview;
use crate::content::limits::{LimitId, ReadingLimits};
use crate::content::{Entry, Kind, Name};
use crate::knowledge::{
    AskId, AssumptionId, InterviewId, Knowledge, LinkedQuote, ListenerId, QuoteId, TeamId, ThemeId,
};
use crate::release::SummaryPage;
use crate::release::small_teams::{ShownTeam, shown_teams};

/// What of a study may be seen.
#[derive(Debug)]
pub struct Permissions(Scope);

#[derive(Debug)]
enum Scope {
    Everything,
    Nothing,
    Some(Box<Grants>),
}

/// What an audience may see of an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InterviewAccess {
    /// Nothing of it.
    Nothing,
    /// Quotes, where others may be read.
    Quotes,
    /// The transcript, with the quotes in it.
    Transcript,
}

/// Which things without a file something names that may be seen.
#[derive(Debug)]
struct ImpliedSeen {
    themes: IdVec<ThemeId, bool>,
    teams: IdVec<TeamId, bool>,
    listeners: IdVec<ListenerId, bool>,
    asks: IdVec<AskId, bool>,
    assumptions: IdVec<AssumptionId, bool>,
}

/// What an audience may see.
#[derive(Debug)]
struct Grants {
    audience: AudienceSettings,
    /// For each kind, by its number, whether it is shown whole.
    kinds: Vec<bool>,
    interviews: IdVec<InterviewId, InterviewAccess>,
    quotes: IdVec<QuoteId, bool>,
    teams: IdVec<TeamId, ShownTeam>,
    implied: ImpliedSeen,
    /// What interviews are called in addresses, where that is not their slug.
    names: Option<IdVec<InterviewId, Slug>>,
}

impl Permissions {
    /// To see everything.
    pub const EVERYTHING: Self = Self(Scope::Everything);
    /// To see nothing.
    pub const NOTHING: Self = Self(Scope::Nothing);

    /// Those of an audience. `names` is what interviews are called in addresses, where their slugs would say what may not be
    /// said.
    pub fn new(knowledge: &Knowledge, audience: AudienceSettings, names: Option<IdVec<InterviewId, Slug>>) -> Self {
        let interviews: IdVec<InterviewId, InterviewAccess> =
            knowledge.interviews.iter().map(|interview| access(&interview.entry, &audience.name)).collect();
        let may_read = |quote: &LinkedQuote| {
            let entry = &knowledge.interviews[quote.interview].entry;
            let limit = entry.kind.quotes[quote.index].limit;
            let is_allowed = limit.is_none_or(|limit| entry.limits.allows(limit, &audience.name));
            is_allowed && interviews[quote.interview] != InterviewAccess::Nothing
        };
        let quotes: IdVec<QuoteId, bool> = knowledge.quotes.iter().map(may_read).collect();
        Self(Scope::Some(Box::new(Grants {
            kinds: Kind::ALL.iter().map(|kind| audience.shows(kind.folder())).collect(),
            implied: implied(knowledge, &interviews, &quotes),
            quotes,
            teams: shown_teams(knowledge, audience.smallest_team),
            interviews,
            names,
            audience,
        })))
    }

    /// Whether all may be seen.
    pub(super) fn may_see_everything(&self) -> bool {
        matches!(self.0, Scope::Everything)
    }

    /// Whether an entry may be seen, where its kind does not decide by itself: whom it names may see it, else those to whom
    /// the kind is shown whole.
    pub(super) fn may_see<K>(&self, kind: Kind, entry: Option<&Entry<K>>) -> bool {
        self.allows(|grants| grants.may_see(entry, || grants.kinds[kind as usize]))
    }

    /// Whether a theme that no file describes is named by something that may be seen.
    pub(super) fn may_see_implied_theme(&self, id: ThemeId) -> bool {
        self.allows(|grants| grants.implied.themes[id])
    }

    /// Whether a team that no file describes is.
    pub(super) fn may_see_implied_team(&self, id: TeamId) -> bool {
        self.allows(|grants| grants.implied.teams[id])
    }

    /// Whether a listener that no file describes is.
    pub(super) fn may_see_implied_listener(&self, id: ListenerId) -> bool {
        self.allows(|grants| grants.implied.listeners[id])
    }

    /// Whether an ask that no file describes is.
    pub(super) fn may_see_implied_ask(&self, id: AskId) -> bool {
        self.allows(|grants| grants.implied.asks[id])
    }

    /// Whether an assumption that no file describes is.
    pub(super) fn may_see_implied_assumption(&self, id: AssumptionId) -> bool {
        self.allows(|grants| grants.implied.assumptions[id])
    }

    /// Whether a plain page may be seen, or the home page's own words.
    pub(super) fn may_see_page<K>(&self, entry: &Entry<K>) -> bool {
        self.allows(|grants| grants.may_see(Some(entry), || grants.audience.shows(PAGES)))
    }

    /// Whether a page that sums up many entries may be seen. Whoever may see nothing is shown its numbers: no word is among them.
    pub(super) fn may_see_summary(&self, SummaryPage(word): SummaryPage) -> bool {
        self.grants().is_none_or(|grants| grants.audience.shows(word))
    }

    /// Whether a quote may be read.
    pub(super) fn may_see_quote(&self, id: QuoteId) -> bool {
        self.allows(|grants| grants.quotes[id])
    }

    /// Whether a limited passage of something that is shown is withheld.
    pub(super) fn withholds(&self, limits: &ReadingLimits, limit: LimitId) -> bool {
        match &self.0 {
            Scope::Everything => false,
            Scope::Nothing => true,
            Scope::Some(grants) => !limits.allows(limit, &grants.audience.name),
        }
    }

    /// What may be seen of an interview.
    pub(super) fn access(&self, id: InterviewId) -> InterviewAccess {
        match &self.0 {
            Scope::Everything => InterviewAccess::Transcript,
            Scope::Nothing => InterviewAccess::Nothing,
            Scope::Some(grants) => grants.interviews[id],
        }
    }

    /// Whom they are for, where that is an audience of the settings.
    pub(super) fn audience(&self) -> Option<&AudienceSettings> {
        self.grants().map(|grants| &grants.audience)
    }

    /// What may be said of who spoke.
    pub(super) fn attribution(&self) -> Attribution {
        match &self.0 {
            Scope::Everything => Attribution::ALL,
            Scope::Nothing => Attribution::NONE,
            Scope::Some(grants) => grants.audience.attribution,
        }
    }

    /// Whether all may be said of who spoke, the smallest teams included.
    pub(super) fn may_say_all_of_people(&self) -> bool {
        let is_small = |grants: &Grants| grants.audience.smallest_team > 1;
        self.attribution() == Attribution::ALL && !self.grants().is_some_and(is_small)
    }

    /// What a team is shown as for its size.
    pub(super) fn shown_as(&self, id: TeamId) -> ShownTeam {
        self.grants().map_or(ShownTeam::Team(id), |grants| grants.teams[id])
    }

    /// What an interview is called in addresses, where that is not its slug.
    pub(super) fn name(&self, id: InterviewId) -> Option<&Slug> {
        self.grants()?.names.as_ref().map(|names| &names[id])
    }

    /// Whether an audience may see something: everything, nothing, or what it was granted.
    fn allows(&self, is_granted: impl FnOnce(&Grants) -> bool) -> bool {
        match &self.0 {
            Scope::Everything => true,
            Scope::Nothing => false,
            Scope::Some(grants) => is_granted(grants),
        }
    }

    fn grants(&self) -> Option<&Grants> {
        match &self.0 {
            Scope::Some(grants) => Some(grants),
            Scope::Everything | Scope::Nothing => None,
        }
    }
}

impl Grants {
    fn may_see<K>(&self, entry: Option<&Entry<K>>, is_shown_whole: impl FnOnce() -> bool) -> bool {
        match entry.and_then(|entry| entry.audience.as_ref()) {
            Some(names) => are_among(names, &self.audience.name),
            None => is_shown_whole(),
        }
    }
}

/// The word for plain pages in the settings.
const PAGES: &str = "pages";

/// Which things are named by something that may be seen: where no file describes them, their names are in nothing else.
fn implied(
    knowledge: &Knowledge,
    interviews: &IdVec<InterviewId, InterviewAccess>,
    quotes: &IdVec<QuoteId, bool>,
) -> ImpliedSeen {
    let is_seen = |id: &InterviewId| interviews[*id] != InterviewAccess::Nothing;
    let is_shown = |id: &InterviewId| interviews[*id] == InterviewAccess::Transcript;
    let themes = knowledge.themes.iter();
    let themes = themes.map(|it| it.quotes.iter().any(|id| quotes[*id]) || it.tagged.iter().any(is_shown));
    let teams = knowledge.teams.iter().map(|it| it.interviews.iter().any(is_seen));
    let listeners = knowledge.listeners.iter().map(|it| {
        let noted = it.surprises.iter().chain(&it.passed).map(|(id, _)| id);
        it.interviews.iter().map(|(id, _)| id).chain(noted).any(is_shown)
    });
    let asks = knowledge.asks.iter().map(|it| it.quotes.iter().any(|id| quotes[*id]));
    let assumptions = knowledge.assumptions.iter();
    let assumptions = assumptions.map(|it| it.confirmed.iter().chain(&it.contradicted).any(|id| quotes[*id]));
    ImpliedSeen {
        themes: themes.collect(),
        teams: teams.collect(),
        listeners: listeners.collect(),
        asks: asks.collect(),
        assumptions: assumptions.collect(),
    }
}

/// What an audience may see of an interview.
pub fn access(entry: &Entry<Interview>, audience: &str) -> InterviewAccess {
    if entry.audience.as_ref().is_some_and(|names| are_among(names, audience)) {
        InterviewAccess::Transcript
    } else if are_among(&entry.kind.meta.quotes_for, audience) {
        InterviewAccess::Quotes
    } else {
        InterviewAccess::Nothing
    }
}

/// Whether an audience is among those that somebody named.
pub fn are_among(names: &[Name], audience: &str) -> bool {
    names.iter().any(|name| fold::is_same(&name.value, audience))
}
