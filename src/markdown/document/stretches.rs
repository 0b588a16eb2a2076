//! Long texts are parsed a stretch at a time, since parsing takes many times their room.
//!
//! Comes in: a text, and where its body begins. Goes out: stretches that read one by one as they do together. Does not know: what
//! parses them.
//!
//! A stretch ends where, behind an empty line, a line begins with a label in bold: that closes every block. What could reach over
//! such a place (code between fences, raw HTML, the definition of a link or a footnote) keeps a text whole.

use std::ops::Range;

/// Texts below are parsed whole, and so are stretches.
pub(super) const LONG: usize = 1 << 18;

/// What a line begins with before which a text may be parted, and the lines before it.
const CUT: &str = "\n\n**";

/// The stretches of a text behind a byte, in order and without a gap, each at least so long but for the last.
pub(super) fn stretches(text: &str, from: usize, long: usize) -> impl Iterator<Item = Range<usize>> {
    let is_parted = text.len() - from >= long && may_be_parted(&text[from..]);
    let mut start = from;
    let mut is_done = false;
    std::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let least = text.floor_char_boundary(start.saturating_add(long).min(text.len()));
        let cuts = text[least..].match_indices(CUT).map(|(at, _)| least + at + "\n\n".len());
        let cut = cuts.take_while(|_| is_parted).find(|cut| has_words(&text[start..*cut]));
        is_done = cut.is_none();
        let stretch = start..cut.unwrap_or(text.len());
        start = stretch.end;
        Some(stretch)
    })
}

/// Whether the last line that is not empty says something. An item of a list that does not reaches to where the text ends.
fn has_words(text: &str) -> bool {
    let line = text.trim_end().rsplit('\n').next();
    line.is_some_and(|line| line.contains(char::is_alphabetic))
}

fn may_be_parted(body: &str) -> bool {
    let is_open = |(at, _): (usize, &str)| !body[..at].ends_with('\\');
    !body.contains("]:") && !body.contains("```") && !body.contains("~~~") && !body.match_indices('<').any(is_open)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::document::Document;

    #[test]
    fn a_text_is_parted_before_labels_in_bold_alone() {
        let parts = |text: &'static str| stretches(text, 2, 4).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(
            parts("--a b c\n\n**M:** c\n\nd e f\n\n**P:** g"),
            ["a b c\n\n", "**M:** c\n\nd e f\n\n", "**P:** g"]
        );
        for whole in [
            "--a\n\n**M:** ```\n\n**P:** g",
            "--a b c\n\n**M:** [x]: y\n\n**P:** g",
            "--a b c\n\n**M:** <i>\n\n**P:** g",
        ] {
            assert_eq!(parts(whole), [&whole[2..]]);
        }
        assert_eq!(parts("--a b c\n\n**M:** \\<i>\n\n**P:** g").len(), 3);
        assert_eq!(parts("--a b c\n\n1.\n\n**P:** g").len(), 1);
        assert_eq!(parts("--"), [""]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

        /// Blocks of every kind, tight and loose, before and behind the places where a text is parted.
        #[test]
        fn a_text_in_stretches_has_the_events_of_the_whole(
            blocks in prop::collection::vec(
                prop::sample::select(vec![
                    "**M:** [00:01] a", "**M:** *b", "**M:** c [d](e) [f] [^g]", "- one\n- two", "- one\n\n- two", "- one\n\n  more",
                    "1. one", "> said\n> more", "> - x", "# head", "head\n===", "    code", "a | b\n- | -\nc | d", "***", "words\nand more",
                    "**M:** \\<i> `x` **y** ~~z~~", "  **in**", "-\n", "* **M:** x", "> **M:** y", "[a]{.b} \\[c\\]", "",
                ]),
                0..14,
            ),
            ends in prop::sample::select(vec!["\n\n", "\n", "\n\n\n", "\n \n"]),
        ) {
            let text = blocks.join(ends);
            let whole = Document::parse_in(&text, 0, usize::MAX);
            let parted = Document::parse_in(&text, 0, 1);
            prop_assert_eq!(whole.events, parted.events, "{:?}", text);
        }
    }
}
