//! A stone of a pile: never two alike, and the same thing always has the same ones.
//!
//! Comes in: what the pile is of, the stone's place in it. Goes out: its tone, its outline at a place and of a size. Does not
//! know: what it stands for.

use super::svg::number;
use crate::base::fold;
use crate::base::hash::Digest;

/// By how much a stone differs from others.
pub(super) struct Stone(Digest);

impl Stone {
    /// The stone at a place, counted from the ground: when others come below it, it only lies higher up. How the name was typed
    /// changes nothing.
    pub(super) fn new(of: &str, place: usize) -> Self {
        Self(Digest::of_pieces(&[fold::text(of).as_bytes(), b"\0", &(place as u64).to_le_bytes()]))
    }

    /// How much narrower it is than it could be, 0 to 1.
    pub(super) fn narrows(&self) -> f64 {
        self.part(0)
    }

    /// How far it lies to one side, −1 to 1.
    pub(super) fn leans(&self) -> f64 {
        2.0 * self.part(1) - 1.0
    }

    /// Its classes.
    pub(super) fn class(&self) -> &'static str {
        ["stone stone-1", "stone stone-2", "stone stone-3"][usize::from(self.byte(5)) % 3]
    }

    /// Four curves: from the left side over the top, down to the right, along the bottom, and up again. The bends of the
    /// upper and the lower side are anywhere near their middle.
    pub(super) fn outline(&self, (left, top): (f64, f64), (width, height): (f64, f64)) -> String {
        let n = |value: f64| number((value * 10.0).round() / 10.0);
        let x = |part: f64| n(left + part * width);
        let y = |part: f64| n(top + part * height);
        let (upper, lower) = (0.36 + 0.28 * self.part(2), 0.36 + 0.28 * self.part(3));
        let (foot, bottom) = (y(0.6), y(1.0));
        [
            format!("M{} {foot}C{} {} {} {} {} {}", x(0.0), x(0.0), y(0.12), x(0.14), y(0.0), x(upper), y(0.0)),
            format!("C{} {} {} {} {} {}", x(0.86), y(0.0), x(1.0), y(0.2), x(1.0), y(0.62)),
            format!("C{} {} {} {bottom} {} {bottom}", x(1.0), y(0.97), x(0.83), x(lower)),
            format!("C{} {bottom} {} {} {} {foot}Z", x(0.14), x(0.0), y(0.95), x(0.0)),
        ]
        .concat()
    }

    fn byte(&self, at: usize) -> u8 {
        self.0.as_bytes()[at]
    }

    fn part(&self, at: usize) -> f64 {
        f64::from(self.byte(at)) / 255.0
    }
}
