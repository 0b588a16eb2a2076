//! Results for people: kind by kind, with the words that were looked for in bold.
//!
//! Comes in: an answer, and where its results come from. Goes out: text with styles. Does not know: how results are found.

use std::fmt::Write as _;

use super::explain;
use super::{ResultDetail, SearchedIndex};
use crate::base::plural::counted;
use crate::search::ResultKind;
use crate::search::query::{MarkedText, ResultPerson, SearchAnswer, SearchResult};

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RESET: &str = "\u{1b}[0m";

pub(super) fn text(answer: &SearchAnswer, source: &SearchedIndex<'_>, detail: ResultDetail) -> String {
    let mut text = String::new();
    for (kind, count) in &answer.counts {
        let of_kind: Vec<&SearchResult> = answer.results.iter().filter(|result| result.kind == *kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}\n", heading(answer, *kind, *count));
        for result in of_kind {
            one(&mut text, result, source);
            if detail == ResultDetail::Explained {
                explain::add(&mut text, result);
            }
            text.push('\n');
        }
    }
    let hidden = answer.total() - answer.results.len();
    if hidden > 0 {
        let _ = writeln!(text, "{} more: `--limit {}` shows all", counted(hidden, "result"), answer.total());
    }
    text
}

/// "6 quotes by 4 people"
fn heading(answer: &SearchAnswer, kind: ResultKind, count: usize) -> String {
    let about = if answer.is_about { "at least " } else { "" };
    let by = match (kind, answer.people) {
        (ResultKind::Quote, 1) => " by 1 person".to_owned(),
        (ResultKind::Quote, people) if people > 1 => format!(" by {people} people"),
        _ => String::new(),
    };
    format!("{about}{}{by}", counted(count, kind.word()))
}

fn one(text: &mut String, result: &SearchResult, source: &SearchedIndex<'_>) {
    let shown = marked(&result.excerpt);
    match (result.kind, shown.is_empty()) {
        (ResultKind::Quote, _) => _ = writeln!(text, "  “{shown}”"),
        (ResultKind::Turn | ResultKind::Takeaway, _) => _ = writeln!(text, "  {shown}"),
        (_, true) => _ = writeln!(text, "  {}", marked(&result.title)),
        (_, false) => _ = writeln!(text, "  {}\n    {shown}", marked(&result.title)),
    }
    let ResultPerson { participant, role, team } = &result.who;
    let who = [participant.as_deref(), role.as_deref(), team.as_ref().map(|(_, title)| title.as_str())];
    let mut said: Vec<String> = who.into_iter().flatten().map(on_one_line).collect();
    said.extend(result.date.clone());
    if !said.is_empty() {
        let _ = writeln!(text, "    {}", said.join(", "));
    }
    if !result.about.is_empty() {
        let about: Vec<String> = result.about.iter().map(marked).collect();
        let _ = writeln!(text, "    on {}", about.join(", "));
    }
    if let Some((path, line)) = source.site.place(result) {
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        let _ = writeln!(text, "    {DIM}{}{line}{RESET}", source.study.name(&path));
    }
    if !result.url.is_empty() || result.interview.is_none() {
        let _ = writeln!(text, "    {DIM}{}{RESET}", source.site.address(result));
    }
}

/// The words that were looked for in bold. Control characters of a transcript do nothing to a terminal.
fn marked(excerpt: &MarkedText) -> String {
    let (mut text, mut at) = (String::new(), 0);
    for mark in &excerpt.marks {
        text += &on_one_line(&excerpt.text[at..mark.start]);
        let _ = write!(text, "{BOLD}{}{RESET}", on_one_line(&excerpt.text[mark.clone()]));
        at = mark.end;
    }
    text + &on_one_line(&excerpt.text[at..])
}

/// A text without what would break a line, or move a terminal's cursor.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
