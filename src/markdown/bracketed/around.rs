//! What is around the next bracket: emphasis, links, blocks, and brackets that wait for their partners.
//!
//! Comes in: what was gone through. Goes out: places and numbers. Does not know: which brackets belong together.

use crate::base::span::Span;

/// An opening bracket that waits for its partner.
pub(super) struct OpenBracket {
    pub(super) at: usize,
    /// The emphasis or link that it stands in; a span may not leave it.
    pub(super) container: u32,
    /// `[^…`: a footnote, never a span.
    pub(super) footnote: bool,
    /// How many levels of spans stand in it.
    pub(super) levels: usize,
    /// Attributes met since that touch no bracket: if the partner never comes, the last were meant for this one.
    pub(super) loose_attributes: Vec<Span>,
}

/// Emphasis, a link or a picture.
pub(super) struct Container {
    /// A number of its own; 0 stands for the block itself.
    pub(super) number: u32,
    pub(super) scanned: bool,
}

/// What is around the next event.
#[derive(Default)]
pub(super) struct Surroundings {
    /// The emphasis and links around.
    pub(super) containers: Vec<Container>,
    pub(super) next_container: u32,
    /// Where the blocks around end.
    pub(super) block_ends: Vec<usize>,
    /// How many code blocks, pictures and bare addresses are around: inside them nothing is scanned.
    pub(super) unscanned: usize,
}

impl Surroundings {
    /// The emphasis or link around; 0 where there is none.
    pub(super) fn container(&self) -> u32 {
        self.containers.last().map_or(0, |container| container.number)
    }
}

/// The block that is gone through, and what the one before left.
#[derive(Default)]
pub(super) struct CurrentBlock {
    /// Whether the block has an escaped `[`: a `]{…}` without a partner is then meant as text.
    pub(super) escaped_open: bool,
    /// How many blocks with words there were so far.
    pub(super) number: usize,
    /// Whether the block has had no words yet.
    pub(super) fresh: bool,
    /// The last bracket that was left open, and in which block: explains a `]{…}` in the next one.
    pub(super) left_open: Option<(usize, usize)>,
    /// Whether the block is a heading: attributes at its end are its own, for other readers of Markdown.
    pub(super) heading: bool,
}
