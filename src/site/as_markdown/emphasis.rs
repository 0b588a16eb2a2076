//! Words between two signs. Markdown takes the signs for such only beside white space, or right at a letter: where they would
//! stand beside something else, they move inwards to the next letter, so that all words stay as they are.
//!
//! Comes in: where words begin and end that are emphasized, and each character that is written next. Goes out: the signs, in
//! the text. Does not know: what is emphasized.

/// The sign on both sides.
const SIGN: &str = "**";

/// What is open of it.
#[derive(Debug, Default)]
pub(super) struct Emphasis {
    /// How many elements around ask for it.
    depth: usize,
    state: EmphasisState,
    /// Up to where a sign can no longer be moved back: there is a link, or code.
    fixed: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum EmphasisState {
    #[default]
    Nothing,
    /// The first sign is to be written, as soon as it may stand.
    Wanted,
    /// The words behind the first sign begin here.
    Open(usize),
    /// They have ended, and what is written next decides where the last sign stands.
    Ending(usize),
    /// The words began here, and the last sign ends there.
    Closed(usize, usize),
}

impl Emphasis {
    pub(super) fn begin(&mut self, out: &mut String, is_apart: bool) {
        self.depth += 1;
        if self.depth > 1 {
            return;
        }
        self.state = match self.state {
            // Right behind other emphasized words they go on: four signs in a row would be none.
            EmphasisState::Closed(start, end) if end == out.len() && !is_apart => {
                out.truncate(end - SIGN.len());
                EmphasisState::Open(start)
            }
            EmphasisState::Ending(start) if !is_apart => EmphasisState::Open(start),
            EmphasisState::Ending(_) => {
                out.push_str(SIGN);
                EmphasisState::Wanted
            }
            _ => EmphasisState::Wanted,
        };
    }

    pub(super) fn end(&mut self, out: &mut String) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 {
            return;
        }
        self.state = match self.state {
            EmphasisState::Open(start) if out.ends_with(char::is_alphanumeric) => close(out, start),
            EmphasisState::Open(start) => EmphasisState::Ending(start),
            _ => EmphasisState::Nothing,
        };
    }

    /// Before a character is written; `last` is the one before it, if there is one in the word.
    pub(super) fn before(&mut self, out: &mut String, last: Option<char>, next: char) {
        self.settle(out, next);
        if self.state == EmphasisState::Wanted && may_open(last, next) {
            out.push_str(SIGN);
            self.state = EmphasisState::Open(out.len());
        }
    }

    /// Writes the sign behind words that have ended, now that a character or a space is known to follow.
    pub(super) fn settle(&mut self, out: &mut String, next: char) {
        if let EmphasisState::Ending(start) = self.state {
            self.state = self.ended(out, start, next);
        }
    }

    fn ended(&self, out: &mut String, start: usize, next: char) -> EmphasisState {
        if next == ' ' || next.is_ascii_punctuation() {
            return close(out, start);
        }
        let movable = start.max(self.fixed);
        let letter = out[movable..].char_indices().rev().find(|(_, c)| c.is_alphanumeric());
        match letter {
            Some((at, c)) => out.insert_str(movable + at + c.len_utf8(), SIGN),
            None => out.replace_range(start - SIGN.len()..start, ""),
        }
        EmphasisState::Nothing
    }

    /// At the end of a line: what is open is closed, and goes on in the next one.
    pub(super) fn end_line(&mut self, out: &mut String) {
        self.state = match self.state {
            EmphasisState::Open(_) | EmphasisState::Ending(_) => {
                out.push_str(SIGN);
                EmphasisState::Nothing
            }
            other => other,
        };
        if self.depth > 0 {
            self.state = EmphasisState::Wanted;
        }
    }

    /// Whether a sign is still to be written, as soon as it is known what follows.
    pub(super) fn is_pending(&self) -> bool {
        matches!(self.state, EmphasisState::Wanted | EmphasisState::Ending(_))
    }

    /// Whether the first sign is still to be written.
    pub(super) fn is_wanted(&self) -> bool {
        self.state == EmphasisState::Wanted
    }

    /// Whether the words behind the first sign begin at a place.
    pub(super) fn begins_at(&self, place: usize) -> bool {
        self.state == EmphasisState::Open(place)
    }

    /// What was written behind words that have ended is not there after all: what follows them is not known yet.
    pub(super) fn take_back(&mut self, out: &mut String) {
        if let EmphasisState::Closed(start, end) = self.state
            && end == out.len()
        {
            out.truncate(end - SIGN.len());
            self.state = EmphasisState::Ending(start);
        }
    }

    /// Nothing that was written so far may be changed any more.
    pub(super) fn fix(&mut self, out: &str) {
        self.fixed = out.len();
    }

    /// A sign that has not found its place yet has none in what follows.
    pub(super) fn give_up(&mut self) {
        if self.state == EmphasisState::Wanted {
            self.state = EmphasisState::Nothing;
        }
    }
}

fn close(out: &mut String, start: usize) -> EmphasisState {
    out.push_str(SIGN);
    EmphasisState::Closed(start, out.len())
}

fn may_open(last: Option<char>, next: char) -> bool {
    next.is_alphanumeric() || last.is_none_or(|last| last.is_ascii_punctuation())
}
