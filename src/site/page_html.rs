//! A page as HTML, with what those who wrote its longest parts know of them.
//!
//! Comes in: HTML, and what its parts are. Goes out: both. Does not know: what else is made of a page.

use std::ops::Range;

/// A finished page.
#[derive(Debug, Default)]
pub struct PageHtml {
    /// Its HTML.
    pub text: String,
    /// The parts of it that need not be read to be said in another form, in their order.
    pub parts: Vec<KnownPart>,
}

/// A part of a page, from its first byte to its last.
#[derive(Debug)]
pub struct KnownPart {
    /// Where it is.
    pub range: Range<usize>,
    /// What it is.
    pub is: PartIs,
}

/// What a part of a page is.
#[derive(Debug)]
pub enum PartIs {
    /// A picture: what it shows is said elsewhere.
    Picture,
    /// What a turn of a conversation has before its words.
    TurnHead {
        /// Where its speaker's name is.
        speaker: Range<usize>,
        /// Where its time is, with the link to it.
        time: Range<usize>,
    },
    /// A quote, down to where it comes from.
    Card(CardParts),
    /// A theme's title, which leads somewhere.
    Chip {
        /// Where its address is.
        href: Range<usize>,
        /// Where its title is.
        title: Range<usize>,
    },
    /// A line of a list of quotes, which leads to the quote.
    IndexLine {
        /// Where its address is.
        href: Range<usize>,
        /// Where its kind is.
        kind: Range<usize>,
        /// Where its words are.
        words: Range<usize>,
    },
    /// A text that leads somewhere.
    Link {
        /// Where its address is.
        href: Range<usize>,
        /// Where its text is.
        text: Range<usize>,
    },
    /// What ends a part that stands apart.
    BlockEnd,
}

/// Where the parts of a quote's card are.
#[derive(Debug)]
pub struct CardParts {
    /// Its first tag.
    pub head: Range<usize>,
    /// Its kind, and how often, how long and how heavy.
    pub facts: Range<usize>,
    /// The words.
    pub words: Range<usize>,
    /// Who said them.
    pub who: Range<usize>,
    /// When.
    pub when: Range<usize>,
    /// The link to their place in the transcript, if it is shown.
    pub transcript: Option<Range<usize>>,
}

impl PageHtml {
    /// Empty, as it was made; what it was written in stays.
    pub fn clear(&mut self) {
        self.text.clear();
        self.parts.clear();
    }

    /// Notes what was written from a place on.
    pub(super) fn note(&mut self, start: usize, is: PartIs) {
        self.parts.push(KnownPart { range: start..self.text.len(), is });
    }
}
