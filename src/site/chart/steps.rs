//! The steps of a workflow: hands-on and waiting time one after the other on one scale, with a mark where it is handed off.
//!
//! Comes in: times, where on the scale they begin, the end of the scale. Goes out: a bar as wide as its place. Does not know: what
//! is done in a step, how times are written.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::svg::AttributeValue::{self, Percent};
use super::svg::SvgWriter;

/// Steps on a scale.
#[derive(Debug, Clone, Copy)]
pub struct StepBar<'a> {
    /// What names it; none where words beside it say the same.
    pub caption: Option<Caption<'a>>,
    /// The steps, in order.
    pub steps: &'a [StepMark],
    /// Where the scale ends; all bars that are compared have one.
    pub end: f64,
}

/// A step on the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepMark {
    /// Where it begins.
    pub starts_at: f64,
    /// Its hands-on time.
    pub hands: f64,
    /// How long it waits behind that.
    pub waits: f64,
    /// Whether another team did the step before.
    pub is_hand_off: bool,
}

const HEIGHT: f64 = 18.0;
/// Top and height of hands-on time.
const HANDS: (f64, f64) = (3.0, 12.0);
/// Top and height of waiting time.
const WAITS: (f64, f64) = (7.0, 4.0);
/// Beside days of waiting minutes would not be seen: that much of the scale is drawn at least.
const LEAST: f64 = 0.4;

/// Draws steps.
pub fn step_bar(bar: &StepBar<'_>) -> String {
    let mut chart = ChartWriter::begin("steps", bar.caption, ChartRole::Image, ChartSize::Wide(HEIGHT));
    let at = |value: f64| percent(value, bar.end);
    for step in bar.steps {
        let (start, worked, end) =
            (at(step.starts_at), at(step.starts_at + step.hands), at(step.starts_at + step.hands + step.waits));
        if step.waits > 0.0 {
            part(&mut chart.svg, "waits", (worked, end), WAITS);
        }
        if step.hands > 0.0 {
            let least = (start + LEAST).min(100.0);
            part(&mut chart.svg, "hands", (start.min(100.0 - LEAST), worked.max(least)), HANDS);
        }
        if step.is_hand_off {
            chart.svg.line("hand-off", (Percent(start), 0.0), (Percent(start), HEIGHT));
        }
    }
    chart.end()
}

/// Where a value lies, in per cent.
fn percent(value: f64, end: f64) -> f64 {
    let part = if end > 0.0 && value.is_finite() { value / end } else { 0.0 };
    // Rounded here, so that what begins where something else ends does so to the last digit.
    (part.clamp(0.0, 1.0) * 10_000.0).round() / 100.0
}

fn part(svg: &mut SvgWriter, class: &str, (from, to): (f64, f64), (top, height): (f64, f64)) {
    let attributes: [(&'static str, AttributeValue<'_>); 5] = [
        ("class", class.into()),
        ("x", Percent(from)),
        ("y", top.into()),
        ("width", Percent(((to - from) * 100.0).round() / 100.0)),
        ("height", height.into()),
    ];
    svg.empty("rect", &attributes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_lie_one_behind_the_other_on_the_scale() {
        // Of 20 hours: 2 h are 10 %, 8 h 40 %; the second step begins at 10 h, half of the scale.
        let steps = [
            StepMark { starts_at: 0.0, hands: 2.0, waits: 8.0, is_hand_off: false },
            StepMark { starts_at: 10.0, hands: 0.01, waits: 0.0, is_hand_off: true },
        ];
        let svg = step_bar(&StepBar { caption: None, steps: &steps, end: 20.0 });
        for expected in [
            "<rect class=\"waits\" x=\"10%\" y=\"7\" width=\"40%\" height=\"4\"/>",
            "<rect class=\"hands\" x=\"0%\" y=\"3\" width=\"10%\" height=\"12\"/>",
            // A hundredth of an hour is .05 %; .4 % are drawn.
            "<rect class=\"hands\" x=\"50%\" y=\"3\" width=\"0.4%\" height=\"12\"/>",
            "<line class=\"hand-off\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"18\"/>",
        ] {
            assert!(svg.contains(expected), "{expected} in {svg}");
        }
        assert!(svg.contains("aria-hidden=\"true\""), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_beyond_the_scale_or_without_one() {
        let steps = [StepMark { starts_at: 5.0, hands: f64::NAN, waits: 9.0, is_hand_off: true }];
        for end in [0.0, 1.0, f64::NAN] {
            let svg = step_bar(&StepBar { caption: None, steps: &steps, end });
            assert!(!svg.contains("NaN") && !svg.contains("x=\"500%\""), "{svg}");
        }
    }
}
