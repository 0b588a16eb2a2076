//! Stretches of a text that not everybody may read, while it is written as HTML.
//!
//! Comes in: the stretches, and the blocks of the text in turn. Goes out: which limit holds for a word, and for a block with its
//! tags. Does not know: who may read what.

use pulldown_cmark::Tag;

use crate::base::span::{Span, at_byte};

/// What is limited.
pub(super) struct Limited {
    /// Apart from each other, in order, each with its number.
    stretches: Vec<(Span, u32)>,
    /// The limit of what was written last.
    current: Option<u32>,
    /// For each block around, the limit of its tags.
    blocks: Vec<Option<u32>>,
}

impl Limited {
    pub(super) fn new(stretches: Vec<(Span, u32)>) -> Self {
        Self { stretches, current: None, blocks: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The limit of a byte, and up to which byte it holds.
    pub(super) fn at(&self, at: usize) -> (Option<u32>, usize) {
        let (limit, until) = at_byte(&self.stretches, Span::at(at).start);
        (limit, until as usize)
    }

    /// Takes a limit for what is written next. If it is another than before: whether one ends.
    pub(super) fn change(&mut self, limit: Option<u32>) -> Option<bool> {
        let before = std::mem::replace(&mut self.current, limit);
        (before != limit).then_some(before.is_some())
    }

    /// The limit of the tags of a block that begins: that of a stretch which holds all of it. The parts of a table and of a
    /// list stay or go with the whole, so that what is left is one.
    pub(super) fn enter(&mut self, tag: &Tag<'_>, span: Span) -> Option<u32> {
        let limit = match tag {
            Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::Item => self.blocks.last().copied().flatten(),
            _ => self.of_whole(span),
        };
        self.blocks.push(limit);
        limit
    }

    /// The same for the block that ends.
    pub(super) fn leave(&mut self) -> Option<u32> {
        self.blocks.pop().flatten()
    }

    fn of_whole(&self, block: Span) -> Option<u32> {
        let (start, end) = (block.range().start, block.range().end);
        let (limit, until) = self.at(start);
        limit.filter(|_| end <= until)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::document::Document;
    use crate::markdown::html::{Body, Cling, Edge, Edits, Insert, Piece, render};
    use crate::markdown::well_formed::misfit;

    fn body(text: &str, limits: &[(usize, usize, u32)], inserts: Vec<Insert<String>>) -> Body<String> {
        let limits = limits.iter().map(|(start, end, limit)| (Span::new(*start, *end), *limit)).collect();
        render(&Document::parse(text, 0), Edits { hidden: Vec::new(), inserts, limits }, str::to_owned)
    }

    /// What is left where some limits are withheld.
    fn left(text: &str, body: &Body<String>, withheld: impl Fn(u32) -> bool) -> String {
        let mut hides = false;
        let mut html = String::new();
        for piece in body.pieces(text) {
            match piece {
                Piece::Edge(Edge::LimitStart(limit) | Edge::LimitedNote(limit)) => {
                    assert!(!hides, "a limited stretch begins in another");
                    hides = withheld(limit);
                }
                Piece::Edge(Edge::LimitEnd) => hides = false,
                Piece::Words(words) | Piece::Html(words) if !hides => html.push_str(words),
                Piece::Slot(_, written) if !hides => html.push_str(written),
                _ => {}
            }
        }
        html
    }

    #[test]
    fn what_is_left_out_is_all_of_a_passage() {
        for (text, limits, expected) in [
            ("a bc d", &[(2, 4)][..], "<p>a  d</p>\n"),
            ("*a b* c", &[(3, 7)], "<p><em>a </em></p>\n"),
            ("a *b c* d", &[(0, 4)], "<p> c d</p>\n"),
            ("a [b](u) d", &[(2, 8)], "<p>a  d</p>\n"),
            ("a ![b](u) `c` d", &[(2, 13)], "<p>a  d</p>\n"),
            ("a\n\nbd\n\nc", &[(0, 4)], "<p>d</p>\n<p>c</p>\n"),
            ("a\n\nb\n\nc", &[(0, 6)], "<p>c</p>\n"),
            ("- a\n- b\n", &[(2, 7)], "<ul>\n<li></li>\n<li></li>\n</ul>\n"),
            ("- a\n- b\n", &[(0, 8)], ""),
            (
                "|a|\n|-|\n|b|\n",
                &[(1, 13)],
                "<table><thead><tr><th></th></tr></thead><tbody>\n<tr><td></td></tr>\n</tbody></table>\n",
            ),
            ("|a|\n|-|\n|b|\n\nc", &[(0, 13)], "<p>c</p>\n"),
            ("```sh\nls\n```\n\nc", &[(0, 13)], "<p>c</p>\n"),
        ] {
            let limits: Vec<_> = limits.iter().map(|(start, end)| (*start, *end, 7)).collect();
            let body = body(text, &limits, Vec::new());
            assert_eq!(left(text, &body, |limit| limit == 7), expected, "{text:?}");
            assert_eq!(left(text, &body, |_| false), self::body(text, &[], Vec::new()).unfilled(text), "{text:?}");
        }
    }

    #[test]
    fn slots_in_the_place_of_words_go_with_them() {
        let slot = |at, cling, what: &str| Insert { at, cling, what: what.to_owned() };
        let body = body("a b c", &[(2, 3, 0)], vec![slot(2, Cling::Right, "quote"), slot(2, Cling::Words, "time")]);
        let mut hides = false;
        let slots = body.pieces("a b c").filter_map(|piece| match piece {
            Piece::Edge(edge) => {
                hides = matches!(edge, Edge::LimitStart(_) | Edge::LimitedNote(_));
                None
            }
            Piece::Slot(what, _) => Some((what.clone(), hides)),
            _ => None,
        });
        assert_eq!(slots.collect::<Vec<_>>(), [("quote".to_owned(), false), ("time".to_owned(), true)]);
    }

    const PIECES: &[&str] = &[
        "word ",
        "é ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "[",
        "](u)",
        "](v.md \"t\")",
        "![",
        "<b>",
        "<!-- c -->",
        "&amp;",
        "\\",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "    ",
        "```sh\n",
        "```\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "---\n",
        "<div>\n",
        "<https://e.example>",
        "  \n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

        /// Whatever is withheld, what is left is well formed; where nothing is, it is what it was.
        #[test]
        fn what_is_left_is_well_formed(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
            notes in prop::sample::select(&["", "[^n] x[^n]\n\n[^n]: word *a*\n"][..]),
            cuts in prop::collection::vec((0.0..1.0_f64, 0..3_u32), 0..8),
            mask in 0..8_u32,
        ) {
            let text = pieces.concat() + notes;
            let mut cuts: Vec<(usize, u32)> =
                cuts.iter().map(|(at, limit)| (text.floor_char_boundary((at * text.len() as f64) as usize), *limit)).collect();
            cuts.sort_unstable();
            let limits: Vec<(usize, usize, u32)> = cuts
                .windows(2)
                .filter(|pair| pair[0].0 < pair[1].0 && pair[0].1 < 2)
                .map(|pair| (pair[0].0, pair[1].0, pair[0].1))
                .collect();
            let limited = body(&text, &limits, Vec::new());
            let html = left(&text, &limited, |limit| mask & (1 << limit) != 0);
            prop_assert_eq!(misfit(&html), None, "{:?}: {}", text, html);
            if notes.is_empty() {
                prop_assert_eq!(left(&text, &limited, |_| false), body(&text, &[], Vec::new()).unfilled(&text));
            }
        }
    }
}
