//! A conversation on a thousand pixels: of all that falls on one pixel, one thing is seen.
//!
//! Comes in: where something is, as a part of the whole. Goes out: pixels. Does not know: what is there.

/// A chart is seldom wider on a screen, so that more marks cost bytes and show nothing.
pub(super) const PIXELS: usize = 1000;

/// The boundary between pixels that is nearest to a part of the whole; what is before or behind the whole is at its ends.
pub(super) fn boundary(part: f64) -> usize {
    // A number that is none has no place: it counts as the start.
    (part.clamp(0.0, 1.0) * PIXELS as f64).round() as usize
}

/// The pixel that begins nearest to a part of the whole.
pub(super) fn pixel(part: f64) -> usize {
    boundary(part).min(PIXELS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_a_thousand() {
        assert_eq!([0.0, 0.1234, 0.99999, 1.0, 7.0, -1.0, f64::NAN].map(pixel), [0, 123, 999, 999, 999, 0, 0]);
        assert_eq!([0.0, 0.1236, 1.0, 7.0, f64::NAN].map(boundary), [0, 124, 1000, 1000, 0]);
    }
}
