//! Times of TTML: `00:00:01.5`, `00:00:01:12` with frames, `1.5s`, `1500ms`, `36f`, `15000000t`.
//!
//! Comes in: an attribute. Goes out: milliseconds. Does not know: elements.

use crate::import::format::captions::times::{any_time, digits, thousandths};

/// How many frames and ticks a second has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TtmlRates {
    pub(super) frames: u64,
    /// What the frames are multiplied with, as a fraction.
    pub(super) multiplier: (u64, u64),
    pub(super) ticks: Option<u64>,
}

impl Default for TtmlRates {
    fn default() -> Self {
        Self { frames: 30, multiplier: (1, 1), ticks: None }
    }
}

impl TtmlRates {
    /// The milliseconds of a time as it is written.
    pub(super) fn milliseconds(&self, written: &str) -> Option<u64> {
        let written = written.trim();
        if !written.contains(':') {
            return self.offset(written);
        }
        match written.match_indices(':').nth(2) {
            // Frames behind a third colon, and perhaps parts of frames behind a point.
            Some((at, _)) => {
                let frames = &written[at + 1..];
                let (ms, length) = any_time(&written[..at])?;
                let is_whole = length == at && !frames.is_empty();
                let frames: u64 = digits(frames).parse().ok().filter(|_| is_whole)?;
                ms.checked_add(self.frames(frames)?)
            }
            None => any_time(written).filter(|(_, length)| *length == written.len()).map(|(ms, _)| ms),
        }
    }

    /// A number and what it counts.
    fn offset(&self, written: &str) -> Option<u64> {
        let whole = digits(written);
        let rest = &written[whole.len()..];
        let fraction = rest.strip_prefix('.').map_or("", digits);
        let metric = rest.strip_prefix('.').map_or(rest, |rest| &rest[fraction.len()..]);
        let thousands = whole.parse::<u64>().ok()?.checked_mul(1_000)?.checked_add(thousandths(fraction))?;
        match metric {
            "h" => thousands.checked_mul(3_600),
            "m" => thousands.checked_mul(60),
            // A bare number is none of TTML's; programs that write it mean seconds.
            "s" | "" => Some(thousands),
            "ms" => Some(thousands / 1_000),
            "f" => self.frames(thousands / 1_000),
            "t" => scaled(thousands / 1_000, 1_000, self.ticks.unwrap_or(1)),
            _ => None,
        }
    }

    fn frames(&self, count: u64) -> Option<u64> {
        let (up, down) = self.multiplier;
        scaled(count, 1_000_u64.checked_mul(down)?, self.frames.checked_mul(up)?)
    }
}

/// `count × up ÷ down`, rounded.
fn scaled(count: u64, up: u64, down: u64) -> Option<u64> {
    let (count, up, down) = (u128::from(count), u128::from(up), u128::from(down));
    let scaled = (count * up + down / 2).checked_div(down)?;
    u64::try_from(scaled).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_specification() {
        let plain = TtmlRates::default();
        let film = TtmlRates { frames: 24, multiplier: (1_000, 1_001), ticks: Some(10_000_000) };
        for (rates, written, expected) in [
            (plain, "00:00:01", Some(1_000)),
            (plain, "00:00:01.5", Some(1_500)),
            (plain, "01:02:03.250", Some(3_723_250)),
            (plain, "00:00:01:15", Some(1_500)),
            (plain, "00:00:01:15.1", Some(1_500)),
            (plain, "1.5s", Some(1_500)),
            (plain, "1500ms", Some(1_500)),
            (plain, "2m", Some(120_000)),
            (plain, "0.5h", Some(1_800_000)),
            (plain, "45f", Some(1_500)),
            (plain, "3t", Some(3_000)),
            (plain, "12", Some(12_000)),
            (film, "15000000t", Some(1_500)),
            // 24 frames of 24 × 1000/1001 a second are 1001 ms.
            (film, "24f", Some(1_001)),
            (film, "00:00:10:12", Some(10_501)),
            (plain, "soon", None),
            (plain, "", None),
            (plain, "00:00:01:", None),
            (plain, "1.5x", None),
            (plain, "99999999999999999999s", None),
            (TtmlRates { ticks: Some(0), ..plain }, "3t", None),
        ] {
            assert_eq!(rates.milliseconds(written), expected, "{written}");
        }
    }
}
