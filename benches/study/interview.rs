//! One interview: who spoke, when, about what, and the transcript.
//!
//! Comes in: sentences, a codebook, which interview it is. Goes out: its file, and that of the quotes beside it where
//! it has one. Does not know: the other interviews.

use super::codebook::{Codebook, GUIDE};
use super::random::Random;
use super::transcript::{self, Talk};
use super::{File, Sentences};

/// How many themes somebody speaks about, at least and at most.
const THEMES: (usize, usize) = (2, 6);
/// After so many participants one is heard a second time.
const SECOND_TALK: usize = 9;

const LISTENERS: [&str; 3] = ["Ada", "Jun", "Per"];
const ROLES: [&str; 5] = ["engineer", "senior engineer", "staff engineer", "data engineer", "engineering manager"];

/// The files of the interview with this index.
pub(super) fn files(sentences: &Sentences, codebook: &Codebook, seed: u64, index: usize) -> Vec<File> {
    let mut random = Random::new(seed, index as u64);
    let person = index - index / (SECOND_TALK + 1);
    let themes = themes(codebook, &mut random);
    let date = format!("{}-{:02}-{:02}", random.between(2024, 2026), random.between(1, 12), random.between(1, 28));
    let mut front = format!("title: \"Conversation {}\"\ndate: {date}\n", index + 1);
    // A stream of the person's own: a second interview says the same of them.
    front += &about_person(person, codebook, &mut Random::new(!seed, person as u64));
    front += &format!("interviewer: [{}]\n", transcript::INTERVIEWERS.join(", "));
    front += &format!("listeners: [{}]\n", random.pick(&LISTENERS));
    front += &format!("recording: https://recordings.example/{index:05}.mp4\nguide: {GUIDE}\n");
    front += &format!("tags: [{}]\ntakeaways:\n", themes[..themes.len().min(2)].join(", "));
    for _ in 0..3 {
        front += &format!("  - \"{}\"\n", random.pick(&sentences.said));
    }
    let talk = Talk { participant: &name(person), themes: &themes, questions: &codebook.questions, sentences };
    let text = transcript::write(&talk, &mut random);
    let path = format!("content/interviews/{}/{}-{index:05}", &date[..4], &date[..7]);
    let (in_front, beside) = match text.beside {
        Some(list) if random.once_in(2) => (format!("quotes:\n{list}"), None),
        list => (String::new(), list.map(|list| (format!("{path}.quotes.yaml"), list))),
    };
    let interview = (format!("{path}.md"), format!("---\n{front}{in_front}---\n{}", text.words));
    std::iter::once(interview).chain(beside).collect()
}

fn themes(codebook: &Codebook, random: &mut Random) -> Vec<&'static str> {
    let count = random.between(THEMES.0, THEMES.1);
    let mut themes: Vec<&str> = (0..count).map(|_| *random.pick_early(&codebook.themes)).collect();
    themes.sort_unstable();
    themes.dedup();
    themes
}

fn name(person: usize) -> String {
    format!("P{:05}", person + 1)
}

fn about_person(person: usize, codebook: &Codebook, random: &mut Random) -> String {
    let (team, role, years) = (random.pick(&codebook.teams), random.pick(&ROLES), random.between(2, 12));
    format!("team: {team}\nparticipant: {}\nrole: {role}\ntenure: {years} years\n", name(person))
}
