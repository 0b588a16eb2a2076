//! Who may see what of a study, looked up once: what is not named for an audience is withheld.
//!
//! Comes in: a study, an audience as the settings describe it, the names of its interviews in addresses. Goes out:
//! [`Permissions`]. Does not know: how anything is shown.

use crate::base::id::IdVec;
use crate::base::slug::Slug;
use crate::config::{Attribution, AudienceSettings};
use crate::content::limits::{LimitId, ReadingLimits};
use crate::content::{Entry, Kind};
use crate::knowledge::{InterviewId, KindId, Knowledge, LinkedQuote, QuoteId, StudyKind, TeamId};
use crate::release::SummaryPage;
use crate::release::access::{InterviewAccess, access, are_among};
use crate::release::implied::{ImpliedSeen, SeenWords};
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
            implied: ImpliedSeen::new(knowledge, &SeenWords { interviews: &interviews, quotes: &quotes }),
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

    /// Whether an entry that no file describes is named by something that may be seen.
    pub(super) fn may_see_implied<K: StudyKind>(&self, id: KindId<K>) -> bool {
        self.allows(|grants| grants.implied.names::<K>(id))
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
