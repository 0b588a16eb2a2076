//! What a text that somebody wrote must not say to an audience: who spoke, where that is withheld.
//!
//! Comes in: a text, and what may be said. Goes out: whether it says more. Does not know: what texts there are.

use super::{InterviewAccess, Released, ReleasedParticipant, ShownTeam};
use crate::base::fold;
use crate::content::Name;
use crate::knowledge::{InterviewId, TeamId};

impl<'k> Released<'k> {
    /// Whether a text names what may not be said of who spoke in an interview.
    pub(super) fn says_too_much(self, id: InterviewId, text: &str) -> bool {
        if self.is_everything() {
            return false;
        }
        let (said, interview) = (self.attribution(), &self.knowledge.interviews[id]);
        let meta = &interview.entry.kind.meta;
        let mut unsaid: Vec<String> = Vec::new();
        if !said.pseudonym {
            unsaid.extend(self.people_in(id).map(str::to_owned));
            // Who has no name is called as the file is.
            let is_unnamed = meta.people.iter().any(|person| person.name.is_none());
            unsaid.extend(self.names_of_file(id).into_iter().filter(|_| is_unnamed).map(str::to_owned));
        }
        if !said.role {
            unsaid.extend(meta.people.iter().filter_map(|person| person.role.clone()));
        }
        if !said.tenure {
            unsaid.extend(meta.people.iter().filter_map(|person| person.tenure.clone()));
        }
        unsaid.extend(meta.date.filter(|_| !said.date).map(|date| date.to_string()));
        let teams = interview.teams().into_iter().filter(|team| !self.may_be_named(*team));
        unsaid.extend(teams.flat_map(|team| self.team_names(team)).map(str::to_owned));
        says_any(text, unsaid.iter().map(String::as_str))
    }

    /// Whether a text names a person or a team of the study that may not be named.
    pub(super) fn names_somebody_unsaid(self, text: &str) -> bool {
        if self.is_everything() {
            return false;
        }
        let teams = self.knowledge.teams.ids().filter(|team| !self.may_be_named(*team));
        let (said, unsaid): (Vec<InterviewId>, Vec<InterviewId>) =
            self.knowledge.interviews.ids().partition(|id| self.names_people_in(*id));
        let said: Vec<&str> = said.into_iter().flat_map(|id| self.people_in(id)).collect();
        let others = unsaid.into_iter().flat_map(|id| self.people_in(id).chain(self.names_of_file(id)));
        let others = others.filter(|name| !said.contains(name));
        says_any(text, self.unsaid_participants().chain(teams.flat_map(|team| self.team_names(team))).chain(others))
    }

    /// What those who were interviewed and may not be named are called; nobody where everything is released.
    pub fn unsaid_participants(self) -> impl Iterator<Item = &'k str> {
        let participants = self.knowledge.participants.enumerate().filter(move |_| !self.is_everything());
        let unsaid =
            participants.filter(move |(id, _)| self.participant(*id).and_then(ReleasedParticipant::name).is_none());
        unsaid.map(|(_, participant)| participant.name.as_str())
    }

    fn names_people_in(self, id: InterviewId) -> bool {
        self.permissions.access(id) == InterviewAccess::Transcript && self.attribution().pseudonym
    }

    fn may_be_named(self, team: TeamId) -> bool {
        self.team_of_speaker(team) == Some(ShownTeam::Team(team))
    }

    fn team_names(self, team: TeamId) -> impl Iterator<Item = &'k str> {
        let team = &self.knowledge.teams[team];
        [team.title.as_str(), team.slug.as_str()].into_iter()
    }

    /// Everybody whom an interview names.
    fn people_in(self, id: InterviewId) -> impl Iterator<Item = &'k str> {
        let entry = &self.knowledge.interviews[id].entry;
        let (meta, speakers) = (&entry.kind.meta, &entry.kind.speakers);
        let names = |names: &'k [Name]| names.iter().map(|name| name.value.as_str());
        let people = meta.people.iter().filter_map(|person| person.name.as_ref()).map(|name| name.value.as_str());
        let others = names(&meta.hearers.interviewers)
            .chain(names(&meta.hearers.observers))
            .chain(names(&meta.hearers.listeners));
        let spoke = speakers.iter().map(|speaker| speaker.name.as_str());
        people.chain(others).chain(spoke)
    }

    /// What an interview is called in addresses, and its file.
    fn names_of_file(self, id: InterviewId) -> [&'k str; 2] {
        let entry = &self.knowledge.interviews[id].entry;
        [entry.slug.as_str(), entry.name()]
    }
}

/// Whether a text has the words of one of some names, one after the other.
fn says_any<'n>(text: &str, mut names: impl Iterator<Item = &'n str>) -> bool {
    let text = words(text);
    names.any(|name| {
        let name = words(name);
        !name.is_empty() && text.windows(name.len()).any(|some| some == name)
    })
}

/// The words of a text as names are compared.
fn words(text: &str) -> Vec<String> {
    let folded = fold::name(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_words() {
        for (text, name, is_said) in [
            ("P07 on deploys", "p07", true),
            ("with P07, Joe", "P07", true),
            ("P071 on deploys", "P07", false),
            ("The Harbour tooling team", "harbour tooling", true),
            ("Harbour and tooling", "Harbour tooling", false),
            ("March 2026-03-12", "2026-03-12", true),
            ("anything", "", false),
        ] {
            assert_eq!(says_any(text, [name].into_iter()), is_said, "{text} {name}");
        }
    }
}
