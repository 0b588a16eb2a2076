//! What a reader sees of a document, as runs and as plain text.
//!
//! Comes in: stretches of the file, and what is hidden in them. Goes out: [`Run`]s, and words with their white space folded.
//! Does not know: why anything is hidden.

use std::borrow::Cow;
use std::ops::Range;

use super::runs::{self, Joined, Run, Runs};
use super::{Document, Leaf, MarkdownBlock};
use crate::base::span::Span;

impl<'a> Document<'a> {
    /// What a reader sees of a stretch of the file, run by run; hidden stretches are left out, and where a block ends
    /// there is a run with a single space. `hidden` is sorted and does not overlap. A break of the line between two letters
    /// of a script that is written without spaces is nothing.
    pub fn runs<'d>(&'d self, within: Span, hidden: &'d [Span]) -> impl Iterator<Item = Run<'d>> {
        Joined::new(self.unjoined(within, hidden))
    }

    fn unjoined<'d>(&'d self, within: Span, hidden: &'d [Span]) -> Runs<'d, 'a> {
        let first = self.leaves.partition_point(|leaf| leaf.span.end <= within.start);
        Runs::new(self, &self.leaves[first..], within, hidden)
    }

    /// The breaks of lines that [`Self::runs`] has left out.
    pub(in crate::markdown) fn joined_breaks(&self, hidden: &[Span]) -> Vec<Span> {
        // Most files have none, and need not be gone through.
        if !self.may_join {
            return Vec::new();
        }
        let all = Span::new(0, self.text.len());
        let mut kept = self.runs(all, hidden).filter(|run| run.is_soft_break).map(|run| run.span).peekable();
        let breaks = self.unjoined(all, hidden).filter(|run| run.is_soft_break).map(|run| run.span);
        breaks.filter(|span| kept.next_if_eq(span).is_none()).collect()
    }

    /// What a reader sees of a stretch of the file, white space folded.
    pub fn plain(&self, within: Span, hidden: &[Span]) -> String {
        let mut plain = String::with_capacity(within.range().len());
        for run in self.runs(within, hidden) {
            runs::push_folded(&mut plain, run.text);
        }
        plain.truncate(plain.trim_end().len());
        plain.shrink_to_fit();
        plain
    }

    /// The same, in pieces: one for each stretch that `part_at` tells apart from those around it, given a byte of the file and
    /// how far what it says holds.
    pub fn plain_in_parts<P: Copy + PartialEq>(
        &self,
        within: Span,
        hidden: &[Span],
        part_at: impl Fn(u32) -> (P, u32),
    ) -> (String, Vec<(P, Range<usize>)>) {
        let mut plain = String::new();
        let mut parts: Vec<(P, Range<usize>)> = Vec::new();
        for run in self.runs(within, hidden) {
            let mut rest = run.text;
            let mut at = run.span.start;
            while !rest.is_empty() {
                let (part, until) = part_at(at);
                let length = if run.literal { rest.len().min(until.saturating_sub(at) as usize) } else { rest.len() };
                let (now, later) = rest.split_at(rest.ceil_char_boundary(length.max(1)));
                let start = plain.len();
                runs::push_folded(&mut plain, now);
                match parts.last_mut().filter(|(last, _)| *last == part) {
                    Some((_, range)) => range.end = plain.len(),
                    None => parts.push((part, start..plain.len())),
                }
                (rest, at) = (later, at + Span::at(now.len()).start);
            }
        }
        plain.truncate(plain.trim_end().len());
        parts.iter_mut().for_each(|(_, range)| range.end = range.end.min(plain.len()));
        parts.retain(|(_, range)| range.start < range.end);
        (plain, parts)
    }

    /// What a reader sees of a stretch near the beginning of a block, white space folded; not copied where it is a piece
    /// of the file.
    pub fn words(&self, block: &MarkdownBlock, within: Span) -> Cow<'a, str> {
        let leaves = self.leaves_of(block, within);
        if let [only, rest @ ..] = leaves
            && only.is_plain()
            && only.span.start < within.end
            && rest.first().is_none_or(|next| within.end <= next.span.start)
        {
            let seen = Span { start: only.span.start.max(within.start), end: only.span.end.min(within.end) };
            let words = self.text[seen.range()].trim();
            if runs::is_folded(words) {
                return Cow::Borrowed(words);
            }
        }
        Cow::Owned(self.plain(within, &[]))
    }

    /// Whether a reader sees anything of a stretch near the beginning of a block.
    pub fn is_seen(&self, block: &MarkdownBlock, within: Span) -> bool {
        let leaves = self.leaves_of(block, within);
        let begins_with_word = |leaf: &Leaf| {
            let start = leaf.span.start.max(within.start) as usize;
            leaf.is_plain() && start < within.range().end && self.text.as_bytes()[start].is_ascii_alphanumeric()
        };
        leaves.first().is_some_and(begins_with_word)
            || Runs::new(self, leaves, within, &[]).any(|run| !run.text.trim().is_empty())
    }

    /// The leaves from the first one on that a stretch touches; few stand before it in its block.
    fn leaves_of(&self, block: &MarkdownBlock, within: Span) -> &[Leaf] {
        let leaves = &self.leaves[block.leaf as usize..];
        let before = leaves.iter().take_while(|leaf| leaf.span.end <= within.start).count();
        &leaves[before..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_what_a_reader_sees() {
        for (text, expected) in [
            ("a *b* `c` [d](e)\nf", "a b c d f"),
            ("a &amp; b\\[c\\]", "a & b[c]"),
            ("one\n\ntwo", "one two"),
            ("- one\n- two", "one two"),
            ("a <b>c</b> <!-- no -->d", "a <b>c</b> d"),
            ("a\r\nb", "a b"),
            ("リリースの\n承認が", "リリースの承認が"),
            ("カ\u{3099}\nカ\u{3099}*イ*\n**ド**", "カ\u{3099}カ\u{3099}イド"),
            ("> 我们每天\n> 都要", "我们每天都要"),
            ("我们 API\n都要\ntwo\nบท\\\nที่\n\n我们", "我们 API 都要 two บท ที่ 我们"),
        ] {
            let document = Document::parse(text, 0);
            assert_eq!(document.plain(Span::new(0, text.len()), &[]), expected, "{text:?}");
        }
    }

    #[test]
    fn parts_are_told_apart() {
        let text = "one *two* &amp; three\nfour";
        let document = Document::parse(text, 0);
        // From `w` to the `&`, and nothing else.
        let part_at = |at: u32| match at {
            ..6 => (false, 6),
            6..15 => (true, 15),
            _ => (false, u32::MAX),
        };
        let (plain, parts) = document.plain_in_parts(Span::new(0, text.len()), &[], part_at);
        assert_eq!(plain, "one two & three four");
        let parts: Vec<_> = parts.into_iter().map(|(part, range)| (part, &plain[range])).collect();
        assert_eq!(parts, [(false, "one t"), (true, "wo &"), (false, " three four")]);
    }

    #[test]
    fn hidden_stretches_are_not_seen() {
        let text = "abc *def* ghi";
        let document = Document::parse(text, 0);
        assert_eq!(document.plain(Span::new(0, text.len()), &[Span::new(1, 2), Span::new(5, 8)]), "ac ghi");
        assert_eq!(document.plain(Span::new(2, 7), &[]), "c de");
    }
}
