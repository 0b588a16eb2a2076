//! What a file says is allowed in it: `<!-- cairn-allow: long-quote -->`, in front matter `# cairn-allow: no-takeaways`.
//!
//! Comes in: a file's text. Goes out: [`Allowed`], each with the stretch that it holds for.
//! Does not know: which rules there are.

use memchr::memmem;

use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::Name;

/// A rule that is off for a stretch of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Allowed {
    /// The rule's name, and where it was written.
    pub rule: Name,
    /// Where it holds: complaints that begin here are not made.
    pub within: Place,
}

/// What begins a comment that allows something.
const WORD: &str = "cairn-allow:";

/// Finds the comments. One behind words holds for its line. One on a line of its own holds for the paragraph below it; in
/// front matter, and in a list of quotes, for the line below it.
pub(super) fn read(text: &str, path: &SourcePath) -> Vec<Allowed> {
    let found = memmem::find_iter(text.as_bytes(), WORD);
    found.filter_map(|at| comment(text, at)).flat_map(|comment| comment.allowed(text, path)).collect()
}

/// A comment that allows something.
struct Comment {
    /// Its bytes.
    span: Span,
    /// What stands behind the word.
    rules: Span,
    /// Whether it is one of Markdown.
    markdown: bool,
}

/// The comment around the word at a place; none where it stands between other words.
fn comment(text: &str, at: usize) -> Option<Comment> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let rules = at + WORD.len();
    let before = text[line_start..at].trim_end();
    if before.ends_with("<!--") {
        let end = rules + text[rules..line_end].find("-->")?;
        let span = Span::new(line_start + before.len() - "<!--".len(), end + "-->".len());
        return Some(Comment { span, rules: Span::new(rules, end), markdown: true });
    }
    let start = before.strip_suffix('#').filter(|before| before.is_empty() || before.ends_with(' '))?.len();
    let span = Span::new(line_start + start, line_end);
    Some(Comment { span, rules: Span::new(rules, line_end), markdown: false })
}

impl Comment {
    fn allowed<'c>(&self, text: &'c str, path: &'c SourcePath) -> impl Iterator<Item = Allowed> + use<'c> {
        let within = Place::new(path, self.holds_for(text));
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

    fn holds_for(&self, text: &str) -> Span {
        let Span { start, .. } = self.span;
        let line_start = text[..start as usize].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = next_line(text, self.span.range().end);
        let alone = text[line_start..self.span.range().start].trim().is_empty()
            && text[self.span.range().end..line_end].trim().is_empty();
        if !alone {
            return Span::new(line_start, line_end);
        }
        let mut end = line_end;
        // A blank line below, and comments below each other, are passed over.
        while end < text.len() && is_passed_over(&text[end..next_line(text, end)]) {
            end = next_line(text, end);
        }
        end = next_line(text, end);
        while self.markdown && end < text.len() && !text[end..next_line(text, end)].trim().is_empty() {
            end = next_line(text, end);
        }
        Span::new(line_start, end)
    }
}

fn is_passed_over(line: &str) -> bool {
    line.trim().is_empty() || line.contains(WORD)
}

fn next_line(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |newline| from + newline + 1)
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

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(<!--|-->|cairn-allow:|[a-z#é, \n\t]){0,30}") {
            for (_, within) in allowed(&text) {
                proptest::prop_assert!(!within.is_empty());
            }
        }
    }
}
