//! The study that new interviews go to, and what is said of them that does not fit it: a team that it does not have, a name that
//! is nearly another.
//!
//! Comes in: a study's folder, interviews that were converted. Goes out: a [`Misfit`] each. Does not know: who asks, what is
//! written.

use std::path::Path;

use super::study_names::{StudyNames, known};
use crate::base::fold;
use crate::base::slug::Slug;
use crate::content::Name;
use crate::content::interview::SpeakerRole;
use crate::diagnostic::suggest::{did_you_mean, meant, slips};
use crate::import::{ConvertedInterview, ImportFacts, free_pseudonyms};
use crate::knowledge::{Knowledge, LinkedGuide, LinkedListener, LinkedTeam, LinkedTheme};

/// A study that new interviews go to.
#[derive(Debug, Default)]
pub struct TargetStudy {
    /// What it has names for.
    pub names: StudyNames,
    knowledge: Knowledge,
}

/// What is said of a new interview and does not fit the study: a sentence with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It cannot be meant.
    Error(String),
    /// It may be meant.
    Doubt(String),
}

impl TargetStudy {
    /// Reads a study, drafts included. One that cannot be read has nothing: its own complaints are said elsewhere.
    pub fn of(root: &Path) -> Self {
        let knowledge = known(root);
        Self { names: StudyNames::in_knowledge(&knowledge), knowledge }
    }

    /// What its tools, teams and themes are called: no name of a person, however it is written.
    pub fn words(&self) -> Vec<String> {
        let knowledge = &self.knowledge;
        let tools = knowledge.tools.iter().flat_map(|tool| words_of(&tool.title, Some(&tool.entry.aliases)));
        let aliases = |team: &LinkedTeam| team.entry.as_ref().map(|entry| entry.aliases.clone());
        let teams = knowledge.teams.iter().flat_map(|team| words_of(&team.title, aliases(team).as_ref()));
        let aliases = |theme: &LinkedTheme| theme.entry.as_ref().map(|entry| entry.aliases.clone());
        let themes = knowledge.themes.iter().flat_map(|theme| words_of(&theme.title, aliases(theme).as_ref()));
        tools.chain(teams).chain(themes).collect()
    }

    /// What does not fit, each once.
    pub fn misfits<'i>(&self, interviews: impl IntoIterator<Item = &'i ConvertedInterview>) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        for interview in interviews {
            let facts = &interview.facts;
            let team = facts.team.as_deref().and_then(|team| self.team(team));
            let guide = facts.guide.as_deref().and_then(|guide| self.guide(guide));
            let people = people(interview).filter_map(|name| self.listener(name));
            for misfit in team.into_iter().chain(guide).chain(self.participant(facts)).chain(people) {
                if !misfits.contains(&misfit) {
                    misfits.push(misfit);
                }
            }
        }
        misfits
    }

    /// A team that the study does not have. Where no file describes any, those count that interviews name.
    pub fn team(&self, name: &str) -> Option<Misfit> {
        let (teams, names) = (&self.knowledge.teams, &self.knowledge.names.teams);
        if teams.is_empty() || names.find(name).is_some() {
            return None;
        }
        if teams.iter().any(|team| team.entry.is_some()) {
            let help = did_you_mean(name, names.around(name), "describe it with `cairn new team`");
            return Some(Misfit::Error(format!("the study has no team `{name}`: {help}")));
        }
        Some(match slips(name, names.around(name)).first() {
            Some(near) => Misfit::Error(format!(
                "no interview is of a team `{name}`: did you mean `{near}`? If it is another one, describe all teams first, with \
                 `cairn new team`"
            )),
            None => {
                let help = match meant(name, names.around(name)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "it is new to the study".to_owned(),
                };
                Misfit::Doubt(format!("no other interview is of a team `{name}`: {help}"))
            }
        })
    }

    fn guide(&self, name: &str) -> Option<Misfit> {
        let guides = &self.knowledge.guides;
        let slug = Slug::from_text(name);
        let is_it = |guide: &LinkedGuide| {
            let mut aliases = guide.entry.aliases.iter().map(|alias| Slug::from_text(&alias.value));
            slug.is_some() && (slug.as_ref() == Some(&guide.entry.slug) || aliases.any(|alias| alias == slug))
        };
        if guides.iter().any(is_it) {
            return None;
        }
        let slugs = guides.iter().map(|guide| guide.entry.slug.as_str());
        let help = did_you_mean(name, slugs, "start it with `cairn new guide`");
        Some(Misfit::Error(format!("the study has no guide `{name}`: {help}")))
    }

    /// A pseudonym that somebody of another team has. People change teams, so it may be meant.
    fn participant(&self, facts: &ImportFacts) -> Option<Misfit> {
        let (name, team) = (facts.participant.as_deref()?, facts.team.as_deref()?);
        let team = self.knowledge.names.teams.find(team)?;
        let who = self.knowledge.participants.iter().find(|who| fold::is_same_name(&who.name, name))?;
        let other = who.team.filter(|other| !self.knowledge.is_one_branch(*other, team))?;
        let other = &self.knowledge.teams[other].slug;
        let interview = &self.knowledge.interviews[*who.interviews.last()?].entry.slug;
        let free = free_pseudonyms(self.names.participants.iter().map(String::as_str)).next()?;
        Some(Misfit::Doubt(format!(
            "{name} is of the team `{other}` in the interview `{interview}`: if this is somebody else, what both say counts as one \
             person's, so give them a pseudonym of their own, such as {free}"
        )))
    }

    /// Somebody of the platform's side whom the study does not know. Where no file describes listeners, anybody may be one.
    fn listener(&self, name: &str) -> Option<Misfit> {
        if self.knowledge.names.listeners.find(name).is_some() {
            return None;
        }
        let listeners = &self.knowledge.listeners;
        let is_described = listeners.iter().any(|listener| listener.entry.is_some());
        let called: Vec<&str> = listeners.iter().flat_map(names_of).collect();
        match (slips(name, called.iter().copied()).first(), is_described) {
            (Some(near), true) => Some(Misfit::Error(format!(
                "there is no listener `{name}`: did you mean `{near}`? Describe somebody else with `cairn new listener`; a label that \
                 the recorder misspells is put right by a list of names, `--speakers`"
            ))),
            (None, true) => {
                let help = did_you_mean(name, called, "describe them with `cairn new listener`");
                Some(Misfit::Doubt(format!("there is no listener `{name}`: {help}")))
            }
            (_, false) => meant(name, called).map(|near| {
                Misfit::Doubt(format!(
                    "nobody in the study is called `{name}`: did you mean `{near}`? Two names are two people"
                ))
            }),
        }
    }
}

/// A title, and the names beside it.
fn words_of(title: &str, aliases: Option<&Vec<Name>>) -> Vec<String> {
    let aliases = aliases.into_iter().flatten().map(|alias| alias.value.clone());
    std::iter::once(title.to_owned()).chain(aliases).collect()
}

fn names_of(listener: &LinkedListener) -> impl Iterator<Item = &str> {
    let aliases = listener.entry.iter().flat_map(|entry| &entry.aliases);
    std::iter::once(listener.title.as_str()).chain(aliases.map(|alias| alias.value.as_str()))
}

/// Who asked in an interview, and who sat in.
fn people(interview: &ConvertedInterview) -> impl Iterator<Item = &str> {
    let ConvertedInterview { facts, speakers, .. } = interview;
    let is_ours = |role| matches!(role, SpeakerRole::Interviewer | SpeakerRole::Observer);
    let speaking = speakers.all.iter().filter(move |speaker| is_ours(speaker.role)).map(|speaker| &speaker.name);
    facts.interviewers.iter().chain(&facts.observers).chain(speaking).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{ImportOptions, InputText, convert};
    use crate::pipeline::memo::Memo;
    use crate::pipeline::options::ReadOptions;
    use crate::pipeline::progress::NoProgress;
    use crate::source::scan_memory;

    const INTERVIEW: (&str, &str) = (
        "content/interviews/p07.md",
        "---\nparticipant: P07\nteam: payments\ninterviewer: Mira\n---\n\n**P07:** So.\n",
    );

    fn study(files: &[(&str, &str)]) -> TargetStudy {
        let options = ReadOptions { drafts: true, ..ReadOptions::default() };
        let knowledge = Memo::new().known(&scan_memory(files.iter().copied()), options, &NoProgress).value.knowledge;
        TargetStudy { names: StudyNames::in_knowledge(&knowledge), knowledge }
    }

    fn misfits(study: &TargetStudy, facts: ImportFacts) -> Vec<Misfit> {
        let options = ImportOptions { facts, ..ImportOptions::default() };
        let text = "Ada: How?\n\nSam: So.\n\nAda: And?\n\nSam: Yes.\n";
        let converted = convert(&InputText::plain("2026-03-12.txt", text), &options).expect("it is read");
        study.misfits([&converted, &converted])
    }

    fn of_team(study: &TargetStudy, team: &str) -> Vec<Misfit> {
        misfits(study, ImportFacts { team: Some(team.to_owned()), ..ImportFacts::default() })
    }

    fn asked_by(study: &TargetStudy, name: &str) -> Vec<Misfit> {
        misfits(study, ImportFacts { interviewers: vec![name.to_owned()], ..ImportFacts::default() })
    }

    #[test]
    fn a_team_must_be_described_or_where_none_is_no_slip_of_one_that_is_named() {
        let described = study(&[INTERVIEW, ("content/teams/payments.md", "---\naliases: [money]\n---\n")]);
        for team in ["payments", "Payments", "money"] {
            assert_eq!(of_team(&described, team), [], "{team}");
        }
        let said = |team: &str, help: &str| [Misfit::Error(format!("the study has no team `{team}`: {help}"))];
        assert_eq!(of_team(&described, "paymnets"), said("paymnets", "did you mean `payments`?"));
        let known = "known here: `money`, `payments`; describe it with `cairn new team`";
        assert_eq!(of_team(&described, "search"), said("search", known));
        let implied = study(&[INTERVIEW]);
        assert!(
            matches!(&of_team(&implied, "paymnets")[..], [Misfit::Error(said)] if said.contains("did you mean `payments`?"))
        );
        assert!(matches!(&of_team(&implied, "search")[..], [Misfit::Doubt(_)]));
        assert_eq!(of_team(&study(&[]), "search"), []);
    }

    #[test]
    fn who_asked_is_held_against_the_listeners() {
        let described =
            study(&[INTERVIEW, ("content/listeners/lena.md", "---\ntitle: Lena Fischer\naliases: [Lena]\n---\n")]);
        assert_eq!(asked_by(&described, "lena"), []);
        let slip = asked_by(&described, "Lena Fisher");
        assert!(
            matches!(&slip[..], [Misfit::Error(said)] if said.contains("did you mean `Lena Fischer`?")),
            "{slip:?}"
        );
        let new = asked_by(&described, "Jonas");
        assert!(
            matches!(&new[..], [Misfit::Doubt(said)] if said.contains("known here: `Lena Fischer`, `Lena`")),
            "{new:?}"
        );
        let implied = study(&[INTERVIEW]);
        let slip = asked_by(&implied, "Mria");
        assert!(matches!(&slip[..], [Misfit::Doubt(said)] if said.contains("did you mean `Mira`?")), "{slip:?}");
        assert_eq!(asked_by(&implied, "Jonas"), []);
    }

    #[test]
    fn a_pseudonym_of_another_team_is_doubted_and_a_free_one_named() {
        let study = study(&[
            INTERVIEW,
            ("content/teams/money.md", ""),
            ("content/teams/payments.md", "---\nparent: money\n---\n"),
            ("content/teams/search.md", ""),
        ]);
        let of = |participant: &str, team: &str| {
            let facts = ImportFacts {
                participant: Some(participant.to_owned()),
                team: Some(team.to_owned()),
                ..ImportFacts::default()
            };
            misfits(&study, facts)
        };
        for (participant, team) in [("P07", "payments"), ("p07", "money"), ("P08", "search")] {
            assert_eq!(of(participant, team), [], "{participant} of {team}");
        }
        let said = of("P07", "search");
        assert!(
            matches!(&said[..], [Misfit::Doubt(said)] if said.contains("`payments`") && said.contains("P08")),
            "{said:?}"
        );
    }

    #[test]
    fn what_a_study_speaks_of_is_called_by_titles_and_aliases() {
        let study = study(&[
            INTERVIEW,
            ("content/tools/kubernetes.md", "---\naliases: [k8s]\n---\n"),
            ("content/themes/new-service.md", "---\ntitle: Scaffolding\n---\n"),
        ]);
        assert_eq!(study.words(), ["Kubernetes", "k8s", "Payments", "Scaffolding"]);
    }

    #[test]
    fn a_guide_has_a_file() {
        let study = study(&[("content/guides/g1.md", "---\naliases: [first]\n---\n")]);
        let of = |guide: &str| misfits(&study, ImportFacts { guide: Some(guide.to_owned()), ..ImportFacts::default() });
        assert_eq!((of("g1"), of("First")), (vec![], vec![]));
        let said = "the study has no guide `g2`: known here: `g1`; start it with `cairn new guide`";
        assert_eq!(of("g2"), [Misfit::Error(said.to_owned())]);
    }
}
