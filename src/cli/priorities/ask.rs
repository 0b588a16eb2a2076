//! Whom to ask next, as text.
//!
//! Comes in: what would tell most. Goes out: sentences and lists. Does not know: how that was found out.

use crate::site::ranking::on_one_line;
use crate::site::view::parts::next_interview::NextInterviewPart;

/// What is said where there is nothing to ask.
const NOBODY: &str = "\
there are no two rows with a rank that another interview would tell apart: everybody was interviewed, or too few rows can be
scored; `cairn priorities` says what is missing for those
";

pub(super) fn text(next: Option<&NextInterviewPart<'_>>) -> String {
    let Some(next) = next else { return NOBODY.to_owned() };
    let mut text = format!("{}\n", on_one_line(&next.closest));
    if !next.teams.is_empty() {
        text += "\nOne more interview changes that, up or down; of these teams most:\n\n";
        next.teams.iter().for_each(|team| text += &format!("  {}: {}\n", on_one_line(team.link.title), team.said));
    }
    if !next.questions.is_empty() {
        text += "\nQuestions that led people there:\n\n";
        next.questions
            .iter()
            .for_each(|question| text += &format!("  {} ({})\n", on_one_line(question.text), question.led));
    }
    text
}
