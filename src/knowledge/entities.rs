//! The linked things, and the arenas that hold them.
//!
//! Comes in: entries whose names have been looked up. Goes out: values that refer to each other by dense ids, each
//! arena in path order (what is only implied by its use comes last, by slug). Does not know: how they were linked.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::base::id::{Id, IdVec};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::content::interview::{Frequency, QuoteKind};
use crate::content::{Entry, Kind, guide, interview, opportunity, outcome, page, team, theme};
use crate::dense_id;

dense_id!(
    /// An interview in one [`Knowledge`].
    InterviewId
);
dense_id!(
    /// A participant in one [`Knowledge`].
    ParticipantId
);
dense_id!(
    /// A quote in one [`Knowledge`].
    QuoteId
);
dense_id!(
    /// A theme in one [`Knowledge`].
    ThemeId
);
dense_id!(
    /// A team in one [`Knowledge`].
    TeamId
);
dense_id!(
    /// An outcome in one [`Knowledge`].
    OutcomeId
);
dense_id!(
    /// An opportunity in one [`Knowledge`].
    OpportunityId
);
dense_id!(
    /// A guide in one [`Knowledge`].
    GuideId
);

/// An id of what has an entry and a page of its own.
pub trait EntryId: Id {
    /// The kind of the entry.
    const KIND: Kind;
}

macro_rules! entry_ids {
    ($($id:ident: $Kind:ident;)*) => {
        $(impl EntryId for $id {
            const KIND: Kind = Kind::$Kind;
        })*
    };
}

entry_ids! {
    InterviewId: Interview;
    ThemeId: Theme;
    TeamId: Team;
    OutcomeId: Outcome;
    OpportunityId: Opportunity;
    GuideId: Guide;
}

/// A whole study, linked.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Interviews, in path order.
    pub interviews: IdVec<InterviewId, Interview>,
    /// Participants, by the path of their first interview.
    pub participants: IdVec<ParticipantId, Participant>,
    /// Quotes, by interview, then position.
    pub quotes: IdVec<QuoteId, Quote>,
    /// Themes: the codebook in path order, then the implied ones by slug.
    pub themes: IdVec<ThemeId, Theme>,
    /// Teams: the described ones in path order, then the implied ones by slug.
    pub teams: IdVec<TeamId, Team>,
    /// Outcomes, in path order.
    pub outcomes: IdVec<OutcomeId, Outcome>,
    /// Opportunities, in path order.
    pub opportunities: IdVec<OpportunityId, Opportunity>,
    /// Guides, in path order.
    pub guides: IdVec<GuideId, Guide>,
    /// Other pages, in path order.
    pub pages: Vec<Arc<Entry<page::Page>>>,
    /// The home page's own words.
    pub home: Option<Arc<Entry<page::Page>>>,
}

/// An interview, linked.
#[derive(Debug)]
pub struct Interview {
    /// As the file has it.
    pub entry: Arc<Entry<interview::Interview>>,
    /// Who was interviewed, as the front matter has them; at least one.
    pub people: Vec<Interviewee>,
    /// `guide`.
    pub guide: Option<GuideId>,
    /// `tags`, each once, those of single participants among them.
    pub tags: Vec<ThemeId>,
    /// Its quotes, in order of position.
    pub quotes: Vec<QuoteId>,
}

/// A participant in one interview.
#[derive(Debug)]
pub struct Interviewee {
    /// Who.
    pub participant: ParticipantId,
    /// Their team then, or that of their other interviews if none is named.
    pub team: Option<TeamId>,
    /// The themes that they as a whole spoke to: the interview's tags and their own, each once.
    pub tags: Vec<ThemeId>,
}

/// Somebody who was interviewed, once or several times.
#[derive(Debug)]
pub struct Participant {
    /// The pseudonym.
    pub name: String,
    /// The team of the newest interview that names one.
    pub team: Option<TeamId>,
    /// The role of the newest interview that names one.
    pub role: Option<String>,
    /// Oldest first (by date, undated before dated, then path).
    pub interviews: Vec<InterviewId>,
}

/// The themes of a quote: nearly always one or two, and there are many quotes.
pub type ThemeIds = SmallVec<[ThemeId; 4]>;

/// A quote, linked. Its words are in the interview's entry: [`Knowledge::words`]; what is asked of every quote at once is
/// here, since to look into each entry takes longer than all the counting.
#[derive(Debug)]
pub struct Quote {
    /// Where it was said.
    pub interview: InterviewId,
    /// Who said it, or whom it was said to.
    pub participant: ParticipantId,
    /// The same, into the interview's people.
    pub person: usize,
    /// Into the interview's quotes.
    pub index: usize,
    /// Its themes in the order written, each once.
    pub themes: ThemeIds,
    /// What it is evidence of.
    pub kind: QuoteKind,
    /// Whether the words are a participant's.
    pub by_participant: bool,
    /// How often, as the words say.
    pub freq: Option<Frequency>,
    /// Hands-on time an event, in hours.
    pub toil_hours: Option<f64>,
    /// Cognitive load, 0 to 4.
    pub load: Option<u8>,
    /// Whether it counts for its themes: of an evidence kind, and a participant's words.
    pub evidence: bool,
}

/// A theme, linked.
#[derive(Debug)]
pub struct Theme {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title, or one made from the slug.
    pub title: String,
    /// As the codebook has it; none for a theme that is only implied by its use.
    pub entry: Option<Arc<Entry<theme::Theme>>>,
    /// The theme above it.
    pub parent: Option<ThemeId>,
    /// The themes right below it, in the arena's order.
    pub children: Vec<ThemeId>,
    /// `owner`.
    pub owner: Option<TeamId>,
    /// `strategic`.
    pub strategic: Vec<(OutcomeId, f64)>,
    /// Quotes marked with this theme itself, in order.
    pub quotes: Vec<QuoteId>,
    /// Interviews tagged with this theme itself, in order.
    pub tagged: Vec<InterviewId>,
}

/// A team, linked.
#[derive(Debug)]
pub struct Team {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title, or one made from the slug.
    pub title: String,
    /// As its file has it; none for a team that is only implied by its use.
    pub entry: Option<Arc<Entry<team::Team>>>,
    /// The team above it.
    pub parent: Option<TeamId>,
    /// The teams right below it, in the arena's order.
    pub children: Vec<TeamId>,
    /// The participants whose (newest) team it is.
    pub participants: Vec<ParticipantId>,
    /// The interviews with this team, in order.
    pub interviews: Vec<InterviewId>,
}

/// An outcome, linked.
#[derive(Debug)]
pub struct Outcome {
    /// As the file has it.
    pub entry: Arc<Entry<outcome::Outcome>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// Its weight divided by the sum of all: 0 to 1.
    pub share: f64,
}

/// An opportunity, linked.
#[derive(Debug)]
pub struct Opportunity {
    /// As the file has it.
    pub entry: Arc<Entry<opportunity::Opportunity>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// `themes`, each once.
    pub themes: Vec<ThemeId>,
    /// `strategic`.
    pub strategic: Vec<(OutcomeId, f64)>,
}

/// A guide, linked.
#[derive(Debug)]
pub struct Guide {
    /// As the file has it.
    pub entry: Arc<Entry<guide::Guide>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// The interviews that followed it, in order.
    pub interviews: Vec<InterviewId>,
}

impl Interview {
    /// The teams of its people, each once, in the order of the front matter.
    pub fn teams(&self) -> Vec<TeamId> {
        let mut teams = Vec::new();
        for team in self.people.iter().filter_map(|person| person.team) {
            if !teams.contains(&team) {
                teams.push(team);
            }
        }
        teams
    }
}

impl Knowledge {
    /// A quote as its interview's file has it: its words, kind, numbers and place.
    pub fn words(&self, quote: QuoteId) -> &interview::Quote {
        let quote = &self.quotes[quote];
        &self.interviews[quote.interview].entry.kind.quotes[quote.index]
    }

    /// The file that an interview came from.
    pub fn path(&self, interview: InterviewId) -> &SourcePath {
        &self.interviews[interview].entry.path
    }

    /// Who said a quote, or was asked by who said it.
    pub fn participant(&self, quote: QuoteId) -> ParticipantId {
        self.quotes[quote].participant
    }

    /// Who said a quote, or was asked by who said it, as they were then.
    pub fn interviewee(&self, quote: QuoteId) -> &Interviewee {
        let quote = &self.quotes[quote];
        &self.interviews[quote.interview].people[quote.person]
    }

    /// The quotes of a team's people, in order.
    pub fn quotes_of_team(&self, team: TeamId) -> impl Iterator<Item = QuoteId> {
        let quotes = self.teams[team].interviews.iter().flat_map(|interview| &self.interviews[*interview].quotes);
        quotes.copied().filter(move |quote| self.interviewee(*quote).team == Some(team))
    }

    /// The themes above one, the nearest first.
    pub fn themes_above(&self, theme: ThemeId) -> impl Iterator<Item = ThemeId> {
        std::iter::successors(self.themes[theme].parent, |theme| self.themes[*theme].parent)
    }

    /// The teams above one, the nearest first.
    pub fn teams_above(&self, team: TeamId) -> impl Iterator<Item = TeamId> {
        std::iter::successors(self.teams[team].parent, |team| self.teams[*team].parent)
    }

    /// A theme and all below it, itself first, then depth first in the arena's order.
    pub fn subtree(&self, theme: ThemeId) -> Vec<ThemeId> {
        let mut found = Vec::new();
        let mut next = vec![theme];
        while let Some(theme) = next.pop() {
            found.push(theme);
            next.extend(self.themes[theme].children.iter().rev());
        }
        found
    }
}
