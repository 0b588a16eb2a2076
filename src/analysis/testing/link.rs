//! A small study, linked.
//!
//! Comes in: a [`Study`]. Goes out: a [`Knowledge`]. Does not know: that real names may be wrong.

use super::blank::{blank_entry, guide, quote, slug, team, transcript};
use super::{Judged, Study, Talk, id};
use crate::base::id::{Id, IdVec};
use crate::base::span::{Span, Spanned};
use crate::content::{Prose, interview, opportunity, outcome, theme};
use crate::knowledge::{
    GuideId, InterviewId, Interviewee, Knowledge, LinkedInterview, LinkedOpportunity, LinkedOutcome, LinkedQuote,
    LinkedTheme, OpportunityId, OutcomeId, Participant, ParticipantId, QuoteId, TeamId, ThemeId,
};

impl Study {
    /// The study, linked.
    pub(in crate::analysis) fn knowledge(&self) -> Knowledge {
        let mut knowledge = Knowledge {
            outcomes: self.linked_outcomes(),
            guides: self.guides.iter().map(|(name, sections)| guide(name, sections)).collect(),
            teams: self.teams.iter().map(|(name, head_count)| team(name, *head_count)).collect(),
            ..Knowledge::default()
        };
        knowledge.themes = self.themes.iter().map(|theme| self.linked_theme(theme)).collect();
        for (child, parent) in knowledge.themes.enumerate().map(|(id, theme)| (id, theme.parent)).collect::<Vec<_>>() {
            parent.into_iter().for_each(|parent| knowledge.themes[parent].children.push(child));
        }
        knowledge.opportunities = self.linked_opportunities();
        self.interviews.iter().for_each(|talk| self.link_interview(talk, &mut knowledge));
        knowledge
    }

    fn linked_outcomes(&self) -> IdVec<OutcomeId, LinkedOutcome> {
        let all: f64 = self.outcomes.iter().map(|(_, weight)| weight).sum();
        let outcome = |(name, weight): &(String, f64)| {
            let weight_written = Some(Spanned::new(*weight, Span::default()));
            let description = Prose::default();
            let kind =
                outcome::Outcome { sponsor: None, weight: weight_written, date: None, source: None, description };
            LinkedOutcome { entry: blank_entry(name, kind), title: name.clone(), weight: *weight, share: weight / all }
        };
        self.outcomes.iter().map(outcome).collect()
    }

    fn linked_theme(&self, judged: &Judged) -> LinkedTheme {
        let kind = theme::Theme {
            parent: None,
            owner: None,
            status: theme::ThemeStatus::default(),
            estimate: judged.estimate.clone(),
            strategic: Vec::new(),
            lead: None,
            definition: Prose::default(),
        };
        LinkedTheme {
            slug: slug(&judged.name),
            title: judged.name.clone(),
            entry: Some(blank_entry(&judged.name, kind)),
            parent: judged.parent.as_deref().map(|parent| self.theme_id(parent)),
            children: Vec::new(),
            owner: None,
            strategic: self.linked_points(judged),
            quotes: Vec::new(),
            tagged: Vec::new(),
        }
    }

    fn linked_opportunities(&self) -> IdVec<OpportunityId, LinkedOpportunity> {
        let opportunity = |(judged, themes, effort_hours): &(Judged, Vec<String>, Option<f64>)| {
            let kind = opportunity::Opportunity {
                themes: Vec::new(),
                idea: opportunity::OpportunityIdea::default(),
                stage: Spanned::new(opportunity::Stage::default(), Span::default()),
                status: Spanned::new(opportunity::OpportunityStatus::default(), Span::default()),
                validations: Vec::new(),
                estimate: judged.estimate.clone(),
                strategic: Vec::new(),
                effort_hours: *effort_hours,
                graduates: None,
                description: Prose::default(),
            };
            LinkedOpportunity {
                entry: blank_entry(&judged.name, kind),
                title: judged.name.clone(),
                themes: themes.iter().map(|theme| self.theme_id(theme)).collect(),
                strategic: self.linked_points(judged),
                tested_with: Vec::new(),
                graduates: None,
            }
        };
        self.opportunities.iter().map(opportunity).collect()
    }

    fn linked_points(&self, judged: &Judged) -> Vec<(OutcomeId, f64)> {
        let id = |name: &String| id(self.outcomes.iter().map(|(outcome, _)| outcome), name);
        judged.strategic.iter().map(|(outcome, points)| (id(outcome), *points)).collect()
    }

    fn link_interview(&self, talk: &Talk, knowledge: &mut Knowledge) {
        let interview = InterviewId::from_index(knowledge.interviews.len());
        let participant = participant(&talk.participant, knowledge);
        knowledge.participants[participant].interviews.push(interview);
        let team = talk.team.as_ref().map(|team| id(self.teams.iter().map(|(name, _)| name), team));
        if let Some(team) = team {
            knowledge.teams[team].interviews.push(interview);
            move_to_team(participant, team, knowledge);
        }
        let guide: Option<GuideId> =
            talk.guide.as_ref().map(|guide| id(self.guides.iter().map(|(name, _)| name), guide));
        let tags: Vec<ThemeId> = talk.tags.iter().map(|theme| self.theme_id(theme)).collect();
        tags.iter().for_each(|theme| knowledge.themes[*theme].tagged.push(interview));
        let said: Vec<interview::Quote> = talk.marks.iter().map(|mark| quote(mark)).collect();
        let quotes = said
            .iter()
            .enumerate()
            .map(|(index, quote)| self.link_quote((interview, participant), index, quote, knowledge));
        let quotes = quotes.collect();
        let entry = blank_entry(&format!("i{}", interview.index()), transcript(talk.date, said));
        let people = vec![Interviewee { participant, team, tags: tags.clone() }];
        if let Some(guide) = guide {
            knowledge.guides[guide].interviews.push(interview);
        }
        let (follows, followed_by, answers, hearers) = (None, Vec::new(), Vec::new(), Vec::new());
        let (coders, second_themes) = (Vec::new(), Vec::new());
        knowledge.interviews.push(LinkedInterview {
            entry,
            people,
            follows,
            followed_by,
            guide,
            tags,
            quotes,
            answers,
            hearers,
            coders,
            second_themes,
        });
    }

    fn link_quote(
        &self,
        (interview, participant): (InterviewId, ParticipantId),
        index: usize,
        said: &interview::Quote,
        to: &mut Knowledge,
    ) -> QuoteId {
        let themes: Vec<ThemeId> = said.coding.themes.iter().map(|theme| self.theme_id(&theme.value)).collect();
        let evidence = said.coding.kind.is_evidence() && said.by_participant;
        let (kind, by_participant) = (said.coding.kind, said.by_participant);
        let own = themes.iter().copied().collect();
        let interview::Coding { freq, toil_hours, load, .. } = said.coding;
        let quote = LinkedQuote {
            interview,
            participant: Some(participant),
            person: Some(0),
            index,
            themes: own,
            kind,
            by_participant,
            freq,
            toil_hours,
            load,
            evidence,
        };
        let quote = to.quotes.push(quote);
        themes.iter().for_each(|theme| to.themes[*theme].quotes.push(quote));
        quote
    }
}

fn participant(name: &str, knowledge: &mut Knowledge) -> ParticipantId {
    let known = knowledge.participants.enumerate().find(|(_, participant)| participant.name == name);
    match known {
        Some((id, _)) => id,
        None => knowledge.participants.push(Participant {
            name: name.to_owned(),
            team: None,
            role: None,
            interviews: Vec::new(),
        }),
    }
}

fn move_to_team(participant: ParticipantId, team: TeamId, knowledge: &mut Knowledge) {
    if let Some(before) = knowledge.participants[participant].team.replace(team) {
        knowledge.teams[before].participants.retain(|other| *other != participant);
    }
    knowledge.teams[team].participants.push(participant);
}
