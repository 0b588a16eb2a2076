//! The fingerprint of an interview: where in it its quotes are, tall where they are evidence.
//!
//! Comes in: how many turns there are, the turn and the kind of each quote. Goes out: a strip of ticks, as decoration: the
//! count of quotes stands beside it. Does not know: what was said.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::kind_icon;
use super::pixels::{PIXELS, pixel};
use crate::content::choice::Choice as _;
use crate::content::interview::QuoteKind;

/// The quotes of an interview.
#[derive(Debug, Clone, Copy)]
pub struct Fingerprint<'a> {
    /// How many turns the interview has.
    pub turns: usize,
    /// Each quote: its turn, from 0, and its kind.
    pub quotes: &'a [(usize, QuoteKind)],
}

const HEIGHT: f64 = 16.0;
/// The line that ticks stand on.
const GROUND: f64 = 15.5;
const TICK_WIDTH: usize = 15;

/// Draws the ticks; an interview without turns has no fingerprint.
pub fn fingerprint(fingerprint: &Fingerprint<'_>) -> String {
    if fingerprint.turns == 0 {
        return String::new();
    }
    let size = ChartSize::Stretched(PIXELS as f64, HEIGHT);
    let mut chart = ChartWriter::begin("fingerprint", None, ChartRole::Image, size);
    chart.svg.line("ground", (0.0, GROUND), (PIXELS as f64, GROUND));
    let ticks = ticks(fingerprint);
    for kind in QuoteKind::ALL {
        let path = path(&ticks, *kind);
        if !path.is_empty() {
            chart.svg.empty("path", &[("class", (&kind_icon::class(*kind)).into()), ("d", (&path).into())]);
        }
    }
    chart.end()
}

/// Where ticks stand, one a pixel: evidence before what is none, otherwise the first.
fn ticks(fingerprint: &Fingerprint<'_>) -> BTreeMap<usize, QuoteKind> {
    let mut ticks = BTreeMap::new();
    for (turn, kind) in fingerprint.quotes {
        let at = pixel((*turn as f64 + 0.5) / fingerprint.turns as f64);
        let there: &mut QuoteKind = ticks.entry(at).or_insert(*kind);
        if kind.is_evidence() && !there.is_evidence() {
            *there = *kind;
        }
    }
    ticks
}

/// The ticks of a kind in one path, which is a tenth of as many elements.
fn path(ticks: &BTreeMap<usize, QuoteKind>, kind: QuoteKind) -> String {
    let (top, height) = if kind.is_evidence() { (2, 13) } else { (8, 7) };
    let mut path = String::new();
    for (at, _) in ticks.iter().filter(|(_, there)| **there == kind) {
        let left = at.saturating_sub(TICK_WIDTH / 2).min(PIXELS - TICK_WIDTH);
        write!(path, "M{left} {top}h{TICK_WIDTH}v{height}h-{TICK_WIDTH}z").expect("a string takes all that is written");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::{Drawn, points};

    fn drawn(turns: usize, quotes: &[(usize, QuoteKind)]) -> Drawn {
        Drawn::of(&fingerprint(&Fingerprint { turns, quotes }))
    }

    /// Where the ticks of a kind begin: across and down.
    fn starts(drawn: &Drawn, class: &str) -> Vec<(f64, f64)> {
        let paths = drawn.attributes("path", class, "d");
        paths.iter().flat_map(|path| points(path).into_iter().step_by(4).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn ticks_stand_at_their_turns() {
        // The middles of turns 0, 3 and 9 of ten are at 50, 350 and 950 of 1,000; a tick begins 7 before.
        let ten = drawn(10, &[(0, QuoteKind::Pain), (3, QuoteKind::Ask), (9, QuoteKind::Pain)]);
        assert_eq!(starts(&ten, "kind-pain"), [(43.0, 2.0), (943.0, 2.0)]);
        assert_eq!(starts(&ten, "kind-ask"), [(343.0, 8.0)]);
        let ask = ten.bounds("path", "kind-ask")[0];
        assert_eq!((ask.right - ask.left, ask.bottom), (15.0, 15.0));
    }

    #[test]
    fn of_quotes_on_one_pixel_evidence_is_seen() {
        let quotes = [(5, QuoteKind::Praise), (5, QuoteKind::Avoided), (5, QuoteKind::Pain)];
        let one = drawn(10, &quotes);
        assert_eq!(["praise", "avoided", "pain"].map(|kind| starts(&one, &format!("kind-{kind}")).len()), [0, 1, 0]);
        // 20,000 turns, each with a quote: as many ticks as pixels.
        let many: Vec<_> = (0..20_000).map(|turn| (turn, QuoteKind::Pain)).collect();
        let many = drawn(20_000, &many);
        assert_eq!(starts(&many, "kind-pain").len(), 1000);
        assert_eq!(many.outside(), [""; 0]);
    }

    #[test]
    fn an_interview_without_quotes_is_a_line() {
        assert_eq!(drawn(3, &[]).count("line", "ground"), 1);
        assert_eq!(fingerprint(&Fingerprint { turns: 0, quotes: &[(0, QuoteKind::Pain)] }), "");
        assert_eq!(drawn(3, &[(9, QuoteKind::Pain)]).outside(), [""; 0]);
    }
}
