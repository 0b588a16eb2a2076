//! Whom to ask next, as text.
//!
//! Comes in: what would tell most. Goes out: sentences and lists. Does not know: how that was found out.

use crate::site::ranking::{Ranking, on_one_line};

/// What is said where there is nothing to ask.
const NOBODY: &str = "\
there are no two rows with a rank that another interview would tell apart: everybody was interviewed, or too few rows can be
scored; `cairn priorities` says what is missing for those
";

pub(super) fn text(ranking: &Ranking<'_>) -> String {
    let words = ranking.words();
    let Some(next) = ranking.next_interview() else { return NOBODY.to_owned() };
    let mut text = format!("{}\n", on_one_line(&next.closest(words)));
    if !next.teams.is_empty() {
        text += &format!("\n{}\n\n", words.text("next_interview.teams"));
        next.teams.iter().for_each(|team| text += &format!("  {}, {}\n", on_one_line(team.link.title), team.said));
    }
    if !next.questions.is_empty() {
        text += &format!("\n{}\n\n", words.text("next_interview.questions"));
        next.questions
            .iter()
            .for_each(|question| text += &format!("  {} ({})\n", on_one_line(question.text), question.led));
    }
    text
}
