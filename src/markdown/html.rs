//! HTML with places to fill in.

/// HTML and the places in it that somebody who knows more fills in; in order, not overlapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Body<S> {
    /// The HTML as pulldown-cmark writes it; complete and safe even if no slot is filled.
    pub html: String,
    /// The slots, in the order of their places.
    pub slots: Vec<Slot<S>>,
}

/// A place in HTML.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot<S> {
    /// Byte range of the HTML that the filling replaces; empty where it is put in between.
    pub range: std::ops::Range<usize>,
    /// What goes there.
    pub what: S,
}

/// A piece of a body, in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece<'a, S> {
    /// Ready HTML.
    Html(&'a str),
    /// A slot to be filled; the text is what stands there if it is not.
    Slot(&'a S, &'a str),
}

impl<S> Default for Body<S> {
    fn default() -> Self {
        Self { html: String::new(), slots: Vec::new() }
    }
}

impl<S> Body<S> {
    /// HTML and slots in turn; empty HTML is left out.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_, S>> {
        let starts = std::iter::once(0).chain(self.slots.iter().map(|slot| slot.range.end));
        let ends = self.slots.iter().map(|slot| slot.range.start).chain(std::iter::once(self.html.len()));
        let slots = self.slots.iter().map(Some).chain(std::iter::once(None));
        starts.zip(ends).zip(slots).flat_map(|((start, end), slot)| {
            let html = (start < end).then(|| Piece::Html(&self.html[start..end]));
            let slot = slot.map(|slot| Piece::Slot(&slot.what, &self.html[slot.range.clone()]));
            html.into_iter().chain(slot)
        })
    }
}
