//! The rows as a table in Markdown, for a planning document.
//!
//! Comes in: the rows. Goes out: a table with links to the site. Does not know: how a row came about.

use std::fmt::Write as _;

use crate::site::ranking::{LineHours, Ranking, RankingLine};

pub(super) fn table(ranking: &Ranking<'_>) -> String {
    let lines = ranking.lines();
    let (decided, open): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.is_decided);
    let (ranked, unscored): (Vec<_>, Vec<_>) = open.into_iter().partition(|line| line.hours.is_some());
    let mut text = format!("In equivalent hours per quarter, with 95 % ranges; {}.\n", ranking.asked());
    text += "Between rows of one band no line can be drawn. Rows overlap, so they do not add up.\n";
    if !ranked.is_empty() {
        text += "\n| rank | band | what | priority | range | affected |\n| --- | --- | --- | --- | --- | --- |\n";
        ranked.iter().for_each(|line| row(&mut text, line));
    }
    list(&mut text, "Cannot be scored yet", &unscored, |line| format!("missing: {}", line.missing.join(", ")));
    list(&mut text, "Decided", &decided, |line| {
        line.hours.as_ref().map_or_else(|| line.people.clone(), |hours| hours.in_words.clone())
    });
    text
}

fn row(text: &mut String, line: &RankingLine<'_>) {
    let LineHours { in_words, range, .. } = line.hours.as_ref().expect("only rows with a number are in the table");
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let (rank, band) = (if line.is_part { "part".to_owned() } else { number(line.rank) }, number(line.tier));
    let range = range.as_deref().unwrap_or_default();
    let _ = writeln!(text, "| {rank} | {band} | {} | {in_words} | {range} | {} |", link(line), line.people);
}

fn list(text: &mut String, title: &str, lines: &[&RankingLine<'_>], says: impl Fn(&RankingLine<'_>) -> String) {
    if lines.is_empty() {
        return;
    }
    let _ = write!(text, "\n{title}:\n\n");
    lines.iter().for_each(|line| {
        let _ = writeln!(text, "- {}: {}", link(line), says(line));
    });
}

/// The title as a link, and what does not hold of it.
fn link(line: &RankingLine<'_>) -> String {
    let doubt = line.doubt.map(|doubt| format!(" (**{}**)", escaped(doubt))).unwrap_or_default();
    format!("[{}]({}){doubt}", escaped(&line.title), line.address)
}

/// A text that means itself, in a cell of a table too.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '$' | '!' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_means_itself() {
        assert_eq!(escaped("A|B [x](y) *z* <b> \\"), "A\\|B \\[x\\](y) \\*z\\* \\<b\\> \\\\");
    }
}
