//! Blocks of lines as captions come in: a number or a name, the line of the times, the words.
//!
//! Comes in: lines, and how to tell a line of times. Goes out: one block after the other. Does not know: what its times are,
//! what its words mean.
//!
//! This is "collect a WebVTT block" of the specification, which does for SubRip and SBV as well: a block ends before a line
//! of times that is not its own, so that a missing blank line joins no two captions.

use super::lines::{LineCursor, NumberedLine};

/// Some lines with no empty one among them.
#[derive(Debug, Clone, Copy)]
pub(in crate::import::format) struct LineBlock<'t> {
    /// The line before the times.
    pub(in crate::import::format) id: Option<NumberedLine<'t>>,
    /// The line of the times. Without one, all lines are in the body.
    pub(in crate::import::format) times: Option<NumberedLine<'t>>,
    /// The lines behind the times.
    pub(in crate::import::format) body: LineCursor<'t>,
    /// Whether the times of the next block follow without an empty line between.
    pub(in crate::import::format) runs_on: bool,
}

/// The next block, after the empty lines before it.
pub(in crate::import::format) fn next_block<'t>(
    lines: &mut LineCursor<'t>,
    is_times: impl Fn(&str) -> bool,
) -> Option<LineBlock<'t>> {
    skip_empty(lines);
    let mut start = *lines;
    let mut ahead = start;
    let first = ahead.next()?;
    let mut block = LineBlock { id: None, times: None, body: start, runs_on: false };
    for count in 1.. {
        let before = *lines;
        let line = lines.next().filter(|line| !line.text.is_empty());
        let is_new = line.is_some_and(|line| is_times(line.text));
        if is_new && block.times.is_none() && count <= 2 {
            block.times = line;
            block.id = (count == 2).then_some(first);
            start = *lines;
        } else if is_new || line.is_none() {
            if is_new {
                *lines = before;
            }
            block.runs_on = is_new;
            block.body = start.up_to(&before);
            break;
        }
    }
    Some(block)
}

/// The lines up to the first empty one or the first with times.
pub(in crate::import::format) fn header<'t>(
    lines: &mut LineCursor<'t>,
    is_times: impl Fn(&str) -> bool,
) -> LineCursor<'t> {
    let start = *lines;
    loop {
        let before = *lines;
        match lines.next() {
            Some(line) if is_times(line.text) => {
                *lines = before;
                return start.up_to(&before);
            }
            Some(line) if !line.text.is_empty() => {}
            _ => return start.up_to(&before),
        }
    }
}

fn skip_empty(lines: &mut LineCursor<'_>) {
    let mut ahead = *lines;
    while ahead.next().is_some_and(|line| line.text.is_empty()) {
        *lines = ahead;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block as `id|times|body|runs on`.
    fn blocks(text: &str) -> Vec<String> {
        let mut lines = LineCursor::new(text);
        let is_times = |line: &str| line.contains("-->");
        let blocks = std::iter::from_fn(|| next_block(&mut lines, is_times));
        let line = |line: Option<NumberedLine<'_>>| line.map_or("", |line| line.text).to_owned();
        let all = |block: LineBlock<'_>| {
            let body: Vec<&str> = block.body.map(|line| line.text).collect();
            format!("{}|{}|{}|{}", line(block.id), line(block.times), body.join("/"), block.runs_on)
        };
        blocks.map(all).collect()
    }

    #[test]
    fn a_block_has_at_most_one_line_before_its_times() {
        for (text, expected) in [
            ("1\na-->b\nwords\n", &["1|a-->b|words|false"][..]),
            ("\n\na-->b\nwords\nmore", &["|a-->b|words/more|false"]),
            ("1\n2\na-->b\nwords", &["||1/2|true", "|a-->b|words|false"]),
            ("1\n\na-->b\nwords", &["||1|false", "|a-->b|words|false"]),
            ("a-->b\nwords\n2\nc-->d\nmore", &["|a-->b|words/2|true", "|c-->d|more|false"]),
            ("a-->b\nc-->d\nwords", &["|a-->b||true", "|c-->d|words|false"]),
            ("1\na-->b\n\n", &["1|a-->b||false"]),
            ("\n\n", &[]),
        ] {
            assert_eq!(blocks(text), expected, "{text:?}");
        }
    }
}
