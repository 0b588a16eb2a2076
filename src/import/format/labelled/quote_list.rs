//! The list of quotes that cairn's own text has behind the transcript, below a line of dashes.
//!
//! Comes in: the lines of a text. Goes out: where what is said ends. Does not know: what a quote is.

/// What stands between the two, as the export writes it.
const LINE: &str = "----------------------------------------";
/// What each quote of the list has a line of.
const QUOTE: &str = "quote: ";

/// How many of the lines are of the transcript: those below a line of dashes are not where each of their paragraphs is a quote.
pub(super) fn end_of_transcript(lines: &[&str]) -> usize {
    let is_list = |at: usize| {
        let mut quotes = lines[at + 1..].split(|line| line.trim().is_empty()).filter(|quote| !quote.is_empty());
        quotes.clone().next().is_some() && quotes.all(|quote| quote.iter().any(|line| line.starts_with(QUOTE)))
    };
    let mut dashes = (0..lines.len()).filter(|at| lines[*at] == LINE);
    dashes.find(|at| is_list(*at)).unwrap_or(lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_quotes_is_not_said() {
        for (below, expected) in [
            ("so we wait\nquote: a\nkind: pain\n\nagain\nquote: b\n", 1),
            ("so we wait\n", 3),
            ("so we wait\nquote: a\n\nand words\n", 6),
            ("", 2),
        ] {
            let text = format!("words\n{LINE}\n{below}");
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(end_of_transcript(&lines), expected, "{below:?}");
        }
    }
}
