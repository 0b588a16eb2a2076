//! Entries become a linked, read-only whole: every name is looked up, everything knows its neighbours.
//!
//! Comes in: all entries. Goes out: one [`Knowledge`], with complaints about names that lead nowhere.
//! Does not know: addresses, HTML, the disk.
//!
//! What a kind of entry links to is in its own file; here all kinds are put together. A simple kind has no file here.

mod answer;
mod ask;
mod assumption;
mod coders;
mod crowded;
mod files;
mod follows;
mod guide;
mod hearer;
mod home;
mod ids;
mod interview;
mod kinds;
mod listener;
mod listener_names;
mod name_index;
mod name_table;
mod named;
mod opportunity;
mod outcome;
mod people;
mod query;
mod quote;
mod quote_link;
mod resolve;
mod set_aside;
mod simple;
mod speech;
mod team;
mod tested_with;
mod theme;
mod tool;
mod tree;
mod workflow;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use answer::LinkedAnswer;
pub use ask::LinkedAsk;
pub use assumption::LinkedAssumption;
pub use coders::LinkedCoder;
pub use crowded::MOST_THEMES_OF_ONE;
pub use files::KnownFile;
pub use guide::{LinkedGuide, UNKNOWN_GUIDE};
pub use hearer::Hearer;
pub use home::{LinkedFinding, LinkedHome};
pub use ids::{
    AskId, AssumptionId, CoderId, EntryId, GuideId, InterviewId, KindId, ListenerId, OpportunityId, OutcomeId,
    ParticipantId, QuoteId, SetAsideId, TeamId, ThemeId, ThemeIds, ToolId, WorkflowId,
};
pub use interview::LinkedInterview;
pub use kinds::{KnownKind, NameLookup, StudyKind};
pub use listener::LinkedListener;
pub use listener_names::ListenerNames;
pub use name_index::NameIndex;
pub use name_table::{ALIAS_TAKEN, DUPLICATE_SLUG};
pub use opportunity::{LinkedGraduation, LinkedOpportunity};
pub use outcome::LinkedOutcome;
pub use people::{Interviewee, Participant};
pub use quote::LinkedQuote;
pub use set_aside::SetAsideInterview;
pub use simple::LinkedSimple;
pub use speech::LinkedSpeech;
pub use team::{LinkedTeam, UNKNOWN_TEAM};
pub use tested_with::TestedWith;
pub use theme::LinkedTheme;
pub use tool::LinkedTool;
pub use workflow::{LinkedStep, LinkedWorkflow};

use rustc_hash::FxHashSet;

use self::name_table::NameTable;
use self::people::LinkedPeople;
use self::tested_with::TestedNames;
use self::tool::ToolLookup;
use self::workflow::WorkflowNames;
use crate::base::id::IdVec;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::content::interview::Interview;
use crate::content::page::Page;
use crate::content::{DraftEntry, Entries, Entry, EntryKind, Name, for_each_kind};
use crate::diagnostic::{Checked, Diagnostic};

/// What is made from the list of kinds.
macro_rules! knowledge {
    ($($Kind:ident: $Entry:path, $entries:ident;)*) => {
        /// A whole study, linked.
        ///
        /// Entries lie in path order. Themes, teams, listeners, asks and assumptions may be implied by their use, and are then by
        /// slug: themes and teams behind those that are described, of the others only where none is.
        #[derive(Debug, Default)]
        pub struct Knowledge {
            $(
                #[expect(missing_docs, reason = "each is named after its kind")]
                pub $entries: IdVec<KindId<$Entry>, <$Entry as KnownKind>::Linked>,
            )*
            /// Participants, by the path of their first interview.
            pub participants: IdVec<ParticipantId, Participant>,
            /// Quotes, by interview, then position.
            pub quotes: IdVec<QuoteId, LinkedQuote>,
            /// The quotes that themes open with, where their files name one.
            pub leads: BTreeMap<ThemeId, QuoteId>,
            /// Who coded the interviews that are coded more than once, in the order of their first ones.
            pub coders: IdVec<CoderId, LinkedCoder>,
            /// What quotes speak to beside their themes, where they do.
            pub speaks_to: BTreeMap<QuoteId, LinkedSpeech>,
            /// Interviews that count nowhere, in path order: they are in nothing else of this.
            pub set_aside: IdVec<SetAsideId, SetAsideInterview>,
            /// What is left out until somebody asks for it.
            pub drafts: Vec<DraftEntry>,
            /// Other pages, in path order.
            pub pages: Vec<Arc<Entry<Page>>>,
            /// The home page's own words.
            pub home: Option<LinkedHome>,
            /// What the things are called that others name.
            pub names: NameIndexes,
        }

        $(impl StudyKind for $Entry {
            fn all(knowledge: &Knowledge) -> &IdVec<KindId<Self>, Self::Linked> {
                &knowledge.$entries
            }
        })*

        impl Knowledge {
            /// The entries of kinds that ask for no more than names, and nothing else yet.
            fn by_names(entries: &Entries, names: &mut NameLookup<'_>) -> Self {
                Self {
                    $($entries: <$Entry as KnownKind>::link_by_names(&entries.$entries, names),)*
                    ..Self::default()
                }
            }

            /// The file of every entry, by path within each kind.
            pub fn files(&self) -> Vec<KnownFile<'_>> {
                let mut all = Vec::new();
                $(all.extend(described::<$Entry>(self).map(KnownFile::new));)*
                all.extend(self.pages.iter().map(|entry| KnownFile::new(entry)));
                all.extend(self.home.as_ref().map(|home| KnownFile::new(&home.entry)));
                all
            }

            /// The themes that entries are about, kind by kind, each with its file: but for those of interviews.
            pub fn themes_named(&self) -> impl Iterator<Item = (&SourcePath, &[Name])> {
                let named = std::iter::empty();
                $(let named = named.chain(described::<$Entry>(self).map(|it| (&it.path, it.kind.themes())));)*
                named
            }

            /// The teams that entries belong to, kind by kind, each with its file.
            pub fn owners_named(&self) -> impl Iterator<Item = (&SourcePath, &Name)> {
                let named = std::iter::empty();
                $(let named = named.chain(described::<$Entry>(self).filter_map(|it| Some((&it.path, it.kind.owner()?))));)*
                named
            }
        }
    };
}
for_each_kind!(knowledge);

/// The entries of a kind that have a file.
fn described<K: StudyKind>(knowledge: &Knowledge) -> impl Iterator<Item = &Entry<K>> {
    K::all(knowledge).iter().filter_map(K::entry)
}

/// The names by which files refer to themes, teams and listeners.
#[derive(Debug, Default)]
pub struct NameIndexes {
    /// What themes are called.
    pub themes: NameIndex<ThemeId>,
    /// What teams are called.
    pub teams: NameIndex<TeamId>,
    /// What listeners are called.
    pub listeners: ListenerNames,
}

/// Links all entries of a study.
pub fn link(entries: Entries) -> Checked<Knowledge> {
    link_for(entries, |_| true)
}

/// The same for somebody who sees some of the interviews: what the others say of a participant's team and role is said of
/// nobody whom they see.
pub fn link_for(entries: Entries, is_seen: impl Fn(&Entry<Interview>) -> bool) -> Checked<Knowledge> {
    let mut complaints = Vec::new();
    let tables = NameTables::new(&entries, &mut complaints);
    let by_names = Knowledge::by_names(&entries, &mut NameLookup::new(&tables, &mut complaints));
    let mut resolved = resolve::interviews(&entries, &tables, &mut complaints);
    let follows = follows::link(&entries.interviews, &tables, &mut complaints);
    let people = LinkedPeople::new(&entries.interviews, &resolved, is_seen);
    let quotes = quote::link(&entries.interviews, &mut resolved, &people);
    let (coders, coders_of) = coders::link(&entries.interviews, &entries.listeners);
    let listed = listener::list(&entries, &tables, &mut complaints);
    let speaks_to = resolve::speech(&entries.interviews, &mut resolved);
    let themes = theme::link(entries.themes, &tables, &quotes, &resolved, &mut complaints);
    let teams = team::link(entries.teams, &tables, &people, &mut complaints);
    let names = TestedNames::new(&tables, &teams, &people.participants);
    let set_aside = set_aside::link(&entries.set_aside, &tables, &mut complaints);
    let outcomes = outcome::link(entries.outcomes, &mut complaints);
    let opportunities = opportunity::link(entries.opportunities, &tables, &names, &mut complaints);
    let hearers = listed.hearers(&entries.interviews);
    let (listeners, listener_names) = listed.into_parts();
    let asked = ask::AskLinks { quotes: &quotes, themes: &themes, speech: &speaks_to };
    let asks = ask::link(entries.asks, &tables, &asked, &mut complaints);
    let assumptions = assumption::link(entries.assumptions, &tables, &speaks_to, &mut complaints);
    let tools = ToolLookup::new(&tables.tools, &entries.tools);
    let names = WorkflowNames { tables: &tables, tools, people: &people };
    let workflows = workflow::link(entries.workflows, &names, &mut complaints);
    let knowledge = Knowledge {
        themes,
        teams,
        outcomes,
        opportunities,
        guides: guide::link(entries.guides, &resolved),
        listeners: listener::link(listeners, &listener_names, &entries.interviews, &hearers),
        coders,
        asks,
        assumptions,
        speaks_to,
        interviews: interview::link(entries.interviews, resolved, (people.of_interview, coders_of), &follows, hearers),
        workflows,
        participants: people.participants,
        quotes,
        set_aside,
        drafts: entries.drafts,
        pages: entries.pages,
        ..by_names
    };
    let knowledge = Knowledge {
        home: home::link(entries.homes, &tables, &knowledge, &mut complaints),
        leads: theme::leads(&tables, &knowledge, &mut complaints),
        names: NameIndexes { themes: tables.themes.names, teams: tables.teams.names, listeners: listener_names },
        ..knowledge
    };
    complaints.extend(crowded::crowded(&knowledge));
    Checked::new(knowledge, complaints)
}

/// The names of each kind that something refers to by name.
struct NameTables {
    interviews: NameTable<InterviewId>,
    opportunities: NameTable<OpportunityId>,
    themes: NameTable<ThemeId>,
    teams: NameTable<TeamId>,
    outcomes: NameTable<OutcomeId>,
    guides: NameTable<GuideId>,
    asks: NameTable<AskId>,
    assumptions: NameTable<AssumptionId>,
    tools: NameTable<ToolId>,
    /// What interviews were called whose participants have withdrawn.
    withdrawn: FxHashSet<Slug>,
}

impl NameTables {
    fn new(entries: &Entries, complaints: &mut Vec<Diagnostic>) -> Self {
        let drafts = &entries.drafts;
        let withdrawn = entries.withdrawn.iter().flat_map(|interview| {
            let aliases = interview.aliases.iter().filter_map(|alias| Slug::from_written(&alias.value));
            aliases.chain([interview.slug.clone()])
        });
        Self {
            withdrawn: withdrawn.collect(),
            interviews: interview::table(entries, complaints),
            opportunities: NameTable::described(opportunity::WORDS, &entries.opportunities, drafts, complaints),
            themes: theme::table(entries, complaints),
            teams: team::table(entries, complaints),
            outcomes: NameTable::described(outcome::WORDS, &entries.outcomes, drafts, complaints),
            guides: NameTable::described(guide::WORDS, &entries.guides, drafts, complaints),
            asks: ask::table(entries, complaints),
            assumptions: assumption::table(entries, complaints),
            tools: NameTable::described(tool::WORDS, &entries.tools, drafts, complaints),
        }
    }
}

impl NameTables {
    /// Whether a name is that of an interview whose participant has withdrawn, and of no other.
    fn is_withdrawn(&self, name: &Name) -> bool {
        !self.interviews.knows(&name.value)
            && Slug::from_written(&name.value).is_some_and(|slug| self.withdrawn.contains(&slug))
    }
}

impl Knowledge {
    /// The file of every interview that counts nowhere.
    pub fn files_set_aside(&self) -> impl Iterator<Item = KnownFile<'_>> {
        self.set_aside.iter().map(|it| KnownFile::new(&it.entry))
    }

    /// What the files of all interviews say, of those that count nowhere too.
    pub fn interview_entries(&self) -> impl Iterator<Item = &Entry<Interview>> {
        let set_aside = self.set_aside.iter().map(|interview| &*interview.entry);
        self.interviews.iter().map(|interview| &*interview.entry).chain(set_aside)
    }
}
