//! The coded interviews in the order of their days, each with the themes that it speaks to.
//!
//! Comes in: knowledge. Goes out: a [`CodedInterview`] each. Does not know: what is counted over them.
//!
//! This is the one place that says which interviews such counts take: what nobody has coded yet would look like an interview
//! that brought nothing new.

use std::collections::BTreeSet;

use super::rollup::sorted;
use super::themes::only_groups;
use crate::content::interview::InterviewStage;
use crate::knowledge::{InterviewId, Knowledge, LinkedInterview, ParticipantId, ThemeId};

/// An interview whose themes are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedInterview {
    /// Which.
    pub interview: InterviewId,
    /// Who was interviewed, each once.
    pub people: Vec<ParticipantId>,
    /// Who spoke to which theme, by a quote in their own words of whatever kind or by a tag; each once. Themes above are not
    /// among them.
    pub spoke_to: Vec<(ParticipantId, ThemeId)>,
}

impl CodedInterview {
    /// The themes that anybody in it spoke to, each once.
    pub fn themes(&self) -> Vec<ThemeId> {
        sorted(self.spoke_to.iter().map(|(_, theme)| *theme))
    }
}

/// All of them, oldest first: undated before dated, within a day by path.
pub fn coded(knowledge: &Knowledge) -> Vec<CodedInterview> {
    let mut ids: Vec<InterviewId> =
        knowledge.interviews.enumerate().filter(|(_, linked)| is_coded(linked)).map(|(id, _)| id).collect();
    ids.sort_by_key(|id| (knowledge.interviews[*id].entry.kind.meta.date, *id));
    ids.into_iter().map(|id| coded_interview(knowledge, id)).collect()
}

/// Whether somebody has coded an interview: it has quotes or tags, or says so itself.
pub fn is_coded(linked: &LinkedInterview) -> bool {
    let stage = linked.entry.kind.meta.stage.as_ref().map(|stage| stage.value);
    !linked.quotes.is_empty() || !linked.tags.is_empty() || stage == Some(InterviewStage::Coded)
}

/// Themes that no coded interview speaks to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UncountedThemes {
    /// Those that only group others: what is said of one of these is counted there.
    pub groups: u32,
    /// Those that nobody spoke of.
    pub unspoken: u32,
}

/// How many themes no coded interview speaks to, and why.
pub fn uncounted(knowledge: &Knowledge, coded: &[CodedInterview]) -> UncountedThemes {
    let spoken: BTreeSet<ThemeId> = coded.iter().flat_map(|it| &it.spoke_to).map(|(_, theme)| *theme).collect();
    let mut uncounted = UncountedThemes::default();
    for theme in knowledge.themes.ids().filter(|id| !spoken.contains(id)) {
        let count = if only_groups(knowledge, theme) { &mut uncounted.groups } else { &mut uncounted.unspoken };
        *count += 1;
    }
    uncounted
}

fn coded_interview(knowledge: &Knowledge, interview: InterviewId) -> CodedInterview {
    let linked = &knowledge.interviews[interview];
    let tagged = linked.people.iter().flat_map(|person| person.tags.iter().map(|tag| (person.participant, *tag)));
    let own = linked.quotes.iter().map(|quote| &knowledge.quotes[*quote]).filter(|quote| quote.by_participant);
    let quoted = own.filter_map(|quote| Some((quote.participant?, &quote.themes)));
    let quoted = quoted.flat_map(|(who, themes)| themes.iter().map(move |theme| (who, *theme)));
    let spoke_to: BTreeSet<(ParticipantId, ThemeId)> = tagged.chain(quoted).collect();
    CodedInterview {
        interview,
        people: sorted(linked.people.iter().map(|person| person.participant)),
        spoke_to: spoke_to.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    fn themes(study: &Study) -> Vec<(usize, Vec<usize>)> {
        let coded = coded(&study.knowledge());
        coded.iter().map(|it| (it.interview.index(), it.themes().into_iter().map(Id::index).collect())).collect()
    }

    #[test]
    fn the_oldest_comes_first_and_what_is_not_coded_not_at_all() {
        let study = Study::default().themes("a b<a c");
        let study = study.interview("p1", &["b", "b kind=ask"]).on("2026-03-01").interview("p2", &[]).on("2026-01-01");
        let study = study.interview("p3", &["a asked"]).on("2026-02-01").interview("p4", &[]).tagged("c");
        assert_eq!(themes(&study), [(3, vec![2]), (2, vec![]), (0, vec![1])], "an interviewer's words are nobody's");
    }

    /// By hand: b and d are spoken of; a is above b, c above d; e is above nothing, and only an interviewer's word.
    #[test]
    fn a_theme_that_nobody_speaks_of_is_a_group_or_unspoken() {
        let study = Study::default().themes("a b<a c d<c e");
        let knowledge = study.interview("p1", &["b", "e asked"]).interview("p2", &[]).tagged("d").knowledge();
        assert_eq!(uncounted(&knowledge, &coded(&knowledge)), UncountedThemes { groups: 2, unspoken: 1 });
    }
}
