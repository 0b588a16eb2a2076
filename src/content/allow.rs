//! What a file says is allowed in it: `<!-- cairn-allow: long-quote -->`, in front matter `# cairn-allow: no-takeaways`.
//!
//! Comes in: a file's text. Goes out: [`Allowed`], each with the stretch that it holds for.
//! Does not know: which rules there are.

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::Name;

/// A rule that is off for a stretch of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Allowed {
    /// The rule's name, and where it was written.
    pub rule: Name,
    /// Where it holds: complaints that begin here are not made.
    pub within: Place,
}

/// What begins a comment that allows something.
const WORD: &str = "cairn-allow:";

/// Finds the comments. One behind words holds for its line. One on a line of its own holds for the paragraph below it; in
/// front matter, and in a list of quotes, for the line below it. Each line is looked at a fixed number of times, however
/// many comments there are.
pub(super) fn read(text: &str, path: &SourcePath) -> Vec<Allowed> {
    if memmem::find(text.as_bytes(), WORD.as_bytes()).is_none() {
        return Vec::new();
    }
    let lines = CommentedLines::find(text);
    let comments = (0..lines.spans.len()).flat_map(|line| {
        let comments = comments(text, lines.spans[line]).into_iter();
        comments.map(move |comment| (line, comment))
    });
    comments.flat_map(|(line, comment)| comment.allowed(text, path, lines.held(text, line, &comment))).collect()
}

/// The lines of a text, and what a comment on one of its own holds for.
struct CommentedLines {
    /// Each with its end.
    spans: Vec<Span>,
    /// For each line the first from there on that is neither blank nor a comment.
    said: Vec<usize>,
    /// For each line where the paragraph ends that it is in.
    paragraph_end: Vec<u32>,
}

impl CommentedLines {
    fn find(text: &str) -> Self {
        let mut spans = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            spans.push(Span::new(start, start + line.len()));
            start += line.len();
        }
        let is_blank: Vec<bool> = spans.iter().map(|line| text[line.range()].trim().is_empty()).collect();
        let mut said = vec![spans.len(); spans.len()];
        let mut paragraph_end: Vec<u32> = spans.iter().map(|line| line.end).collect();
        for line in (0..spans.len()).rev() {
            let is_passed_over = is_blank[line] || text[spans[line].range()].contains(WORD);
            said[line] = if is_passed_over { said.get(line + 1).copied().unwrap_or(spans.len()) } else { line };
            if is_blank.get(line + 1) == Some(&false) {
                paragraph_end[line] = paragraph_end[line + 1];
            }
        }
        Self { spans, said, paragraph_end }
    }

    /// What a comment in a line holds for.
    fn held(&self, text: &str, line: usize, comment: &Comment) -> Span {
        let whole = self.spans[line];
        if !comment.alone {
            return whole;
        }
        // A blank line below, and comments below each other, are passed over.
        let below = self.said.get(line + 1).copied().filter(|below| *below < self.spans.len());
        let end = match below {
            None => text.len(),
            Some(below) if comment.markdown => self.paragraph_end[below] as usize,
            Some(below) => self.spans[below].range().end,
        };
        Span::new(whole.range().start, end)
    }
}

/// A comment that allows something.
struct Comment {
    /// What stands behind the word.
    rules: Span,
    /// Whether it is one of Markdown.
    markdown: bool,
    /// Whether nothing else is on its line.
    alone: bool,
}

/// The comments in one line; the word between other words is none.
fn comments(text: &str, line: Span) -> Vec<Comment> {
    let Range { start, end } = line.range();
    let words = text[line.range()].trim();
    let first = start + (text[line.range()].len() - text[line.range()].trim_start().len());
    let last = first + words.len();
    // Where the comment closes that was looked at last: none behind it means none behind the next.
    let mut close = Some(start);
    let found = memmem::find_iter(text[line.range()].as_bytes(), WORD).map(|at| start + at);
    // Behind `#` the rest of the line is one comment.
    let mut rest_is_taken = false;
    let comment = |at: usize| {
        if rest_is_taken {
            return None;
        }
        let rules = at + WORD.len();
        let before = text[start..at].trim_end();
        if before.ends_with("<!--") {
            if close.is_some_and(|close| close < rules) {
                close = text[rules..end].find("-->").map(|at| rules + at);
            }
            let close = close?;
            let alone = start + before.len() - "<!--".len() <= first && last <= close + "-->".len();
            return Some(Comment { rules: Span::new(rules, close), markdown: true, alone });
        }
        let before = before.strip_suffix('#').filter(|before| before.is_empty() || before.ends_with(' '))?;
        rest_is_taken = true;
        let rules = Span::new(rules, start + text[line.range()].trim_end_matches('\n').len());
        Some(Comment { rules, markdown: false, alone: start + before.len() <= first })
    };
    found.filter_map(comment).collect()
}

impl Comment {
    fn allowed<'c>(&self, text: &'c str, path: &'c SourcePath, held: Span) -> impl Iterator<Item = Allowed> + use<'c> {
        let within = Place::new(path, held);
        let start = self.rules.range().start;
        let mut next = start;
        let words = text[self.rules.range()].split([',', ' ', '\t', '\r']).map(move |word| {
            let from = next;
            next += word.len() + 1;
            Name::new(word.to_owned(), from..from + word.len())
        });
        let words = words.filter(|word| !word.value.is_empty());
        words.map(move |rule| Allowed { rule, within: within.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules, each with the stretch that it is allowed in.
    fn allowed(text: &str) -> Vec<(String, &str)> {
        let read = read(text, &SourcePath::new("content/interviews/p07.md"));
        for allowed in &read {
            assert_eq!(text[allowed.rule.span.range()], allowed.rule.value);
        }
        read.into_iter().map(|allowed| (allowed.rule.value, &text[allowed.within.span.range()])).collect()
    }

    #[test]
    fn a_comment_alone_holds_for_the_paragraph_below() {
        let text = "One.\n\n<!-- cairn-allow: why-you -->\n\n**Mira:** Why\ndid you?\n\nMore.\n";
        assert_eq!(allowed(text), [("why-you".to_owned(), &text[6..text.len() - 7])]);
        let two = "<!-- cairn-allow: a, b -->\n<!--cairn-allow: c-->\nOne.\n\nTwo.";
        let names: Vec<String> = allowed(two).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert!(allowed(two).iter().all(|(_, within)| within.ends_with("One.\n")));
    }

    #[test]
    fn a_comment_behind_words_holds_for_its_line() {
        let text = "One.\nTwo. <!-- cairn-allow: a -->\nThree.";
        assert_eq!(allowed(text), [("a".to_owned(), "Two. <!-- cairn-allow: a -->\n")]);
    }

    #[test]
    fn in_front_matter_it_holds_for_a_line() {
        let text = "---\n# cairn-allow: a\nstage: feature\ntitle: x # cairn-allow: b\n---\n";
        let expected = [("a".to_owned(), &text[4..37]), ("b".to_owned(), "title: x # cairn-allow: b\n")];
        assert_eq!(allowed(text)[1], expected[1]);
        assert!(allowed(text)[0].1.ends_with("stage: feature\n"), "{:?}", allowed(text)[0]);
    }

    #[test]
    fn words_about_it_are_no_comment() {
        for text in ["write cairn-allow: x", "a#cairn-allow: x", "<!-- cairn-allow: x", "cairn-allow:"] {
            assert_eq!(allowed(text), [], "{text}");
        }
    }

    #[test]
    fn many_comments_take_as_long_as_their_text() {
        let ends_soon = |unit: &str| {
            let text = unit.repeat(400_000 / unit.len());
            let started = std::time::Instant::now();
            let found = read(&text, &SourcePath::new("x.md")).len();
            // In proportion it is milliseconds; with every pair of comments looked at it would be minutes.
            assert!(started.elapsed().as_secs() < 5, "{unit:?}: {found} in {:?}", started.elapsed());
        };
        for unit in ["cairn-allow: ", "<!--cairn-allow:", "<!--cairn-allow: x-->", "<!--cairn-allow: x-->\n"] {
            ends_soon(unit);
        }
        for unit in
            ["# cairn-allow: x\n", "# cairn-allow: x ", "<!-- cairn-allow: x -->\nword\n", " \n# cairn-allow: x\n"]
        {
            ends_soon(unit);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(<!--|-->|cairn-allow:|[a-z#é, \n\t]){0,30}") {
            for (_, within) in allowed(&text) {
                proptest::prop_assert!(!within.is_empty());
            }
        }
    }
}
