//! The shapes of the kinds of quotes: solid where a kind counts towards the score, outlined where it does not.
//!
//! Comes in: a kind. Goes out: its class, and a symbol that marks show. Does not know: its word, its colour.

use super::svg::SvgWriter;
use crate::content::interview::QuoteKind;

/// The class that gives a mark its kind's colour.
pub(super) fn class(kind: QuoteKind) -> String {
    format!("kind-{}", kind.word())
}

/// Writes the shape of a kind, 16 wide and high, as a symbol with an id.
pub(super) fn symbol(svg: &mut SvgWriter, id: &str, kind: QuoteKind) {
    svg.open("symbol", &[("id", id.into()), ("viewBox", "0 0 16 16".into())]);
    for (class, path) in shape(kind) {
        svg.empty("path", &[("class", (*class).into()), ("d", (*path).into())]);
    }
    svg.close("symbol");
}

// A shape that marks show is styled by its own class alone: where it is shown it has none of its surroundings.
const AREA: &str = "icon-area";
const OUTLINE: &str = "icon-outline";

fn shape(kind: QuoteKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        QuoteKind::Pain => &[(AREA, "M8 2 15 14H1Z")],
        QuoteKind::Workaround => &[
            (OUTLINE, "M1.5 12.5C3 3.5 13 3.5 14 10"),
            (AREA, "M14.8 14.5 10.6 9.6l5.2-.6zM5 12.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"),
        ],
        QuoteKind::Workflow => &[
            (AREA, "M.4 8a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0zM10.8 8a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z"),
            (OUTLINE, "M3 8h10"),
        ],
        QuoteKind::Avoided => &[(AREA, "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM4 6.8h8v2.4H4Z")],
        QuoteKind::Ask => &[(OUTLINE, "M2 3h12v8H8l-3.5 3V11H2Z")],
        QuoteKind::Praise => &[(OUTLINE, "M8 13.6C-2 7.6 3.6 0 8 4.6 12.4 0 18 7.6 8 13.6Z")],
        QuoteKind::Counter => &[(OUTLINE, "M2 5.5h12M2 10.5h12M11 2 5 14")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::choice::Choice;

    #[test]
    fn kinds_that_count_are_solid() {
        for kind in QuoteKind::ALL {
            let is_solid = shape(*kind).iter().any(|(class, _)| *class == AREA);
            assert_eq!(is_solid, kind.is_evidence(), "{kind:?}");
        }
    }
}
