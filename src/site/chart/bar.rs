//! The bar of a priority: hours saved, then strategic ones; below it how sure that is. Its axis stands above all bars.
//!
//! Comes in: hours, intervals, the one scale of all bars. Goes out: a bar as wide as its place, or the axis. Does not know:
//! what the hours were made from, how numbers are written in the site's language.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::svg::AttributeValue::{self, Percent};
use super::svg::SvgWriter;

/// The scale that all bars of a site have in common: from 0 to its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BarScale {
    end: f64,
}

/// Scales end at a multiple of this.
const ROUND: f64 = 100.0;
/// The grid of a usual scale.
const USUAL_STEP: f64 = 500.0;
/// More lines than these are no help to read a value.
const MOST_LINES: f64 = 6.0;

impl BarScale {
    /// The scale on which all these have room: the upper ends of all intervals, and the values without one. It ends at the
    /// nearest hundred above the largest.
    pub fn to_hold(values: impl IntoIterator<Item = f64>) -> Self {
        let largest = values.into_iter().filter(|value| value.is_finite()).fold(0.0, f64::max);
        Self { end: ((largest / ROUND).ceil() * ROUND).max(ROUND) }
    }

    /// Where it ends.
    pub fn end(self) -> f64 {
        self.end
    }

    /// The values that have a line, 0 first: every 500, or what else is round where that would be too many or none.
    pub fn ticks(self) -> Vec<f64> {
        let step = self.step();
        (0..).map(|tick| f64::from(tick) * step).take_while(|value| *value <= self.end).collect()
    }

    fn step(self) -> f64 {
        if self.end >= USUAL_STEP && self.end <= USUAL_STEP * MOST_LINES {
            return USUAL_STEP;
        }
        let tens = (0..).map(|power| 10_f64.powi(power));
        let steps = tens.flat_map(|ten| [1.0, 2.0, 5.0].map(|step| step * ten));
        let mut fitting = steps.skip_while(|step| self.end / step > MOST_LINES);
        fitting.next().expect("steps grow without end")
    }

    /// Where a value lies, in per cent.
    fn percent(self, value: f64) -> f64 {
        let part = if value.is_nan() { 0.0 } else { value / self.end };
        // Rounded here, so that what begins where something else ends does so to the last digit.
        (part.clamp(0.0, 1.0) * 10_000.0).round() / 100.0
    }
}

/// The bar of one priority.
#[derive(Debug, Clone, Copy)]
pub struct PriorityBar<'a> {
    /// What names it. It is never optional: its id is that of the hatch too, and no bar stands without its range.
    pub caption: Caption<'a>,
    /// L · I: the hours that would be saved.
    pub saved: f64,
    /// S: the strategic hours.
    pub strategic: f64,
    /// The 95 % interval of both together.
    pub interval: Option<(f64, f64)>,
    /// The interval that half of all draws lie in.
    pub half: Option<(f64, f64)>,
    /// The scale of all bars.
    pub scale: BarScale,
}

const HEIGHT: f64 = 28.0;
const BAR: (f64, f64) = (5.0, 11.0);
/// Where the intervals lie, below the bar.
const INTERVAL: f64 = 22.0;
/// From where to where the tick at the priority reaches.
const TICK: (f64, f64) = (18.0, 26.0);
const AXIS_HEIGHT: f64 = 14.0;
const AXIS_BASE: f64 = 12.0;

/// Draws the bar of a priority. It keeps clear of what lies outside the scale.
pub fn priority_bar(bar: &PriorityBar<'_>) -> String {
    let scale = bar.scale;
    let saved = scale.percent(bar.saved);
    let priority = scale.percent(bar.saved.max(0.0) + bar.strategic.max(0.0));
    let mut chart = ChartWriter::begin("bar", Some(bar.caption), ChartRole::Image, ChartSize::Wide(HEIGHT));
    let svg = &mut chart.svg;
    grid(svg, scale);
    part(svg, "saved", (0.0, saved), None);
    if priority > saved {
        let id = format!("{}-hatch", bar.caption.id);
        hatch(svg, &id);
        part(svg, "strategic", (saved, priority), Some(&format!("url(#{id})")));
    }
    for (class, ends) in [("interval", bar.interval), ("half", bar.half)] {
        if let Some((low, high)) = ends {
            let (low, high) = (scale.percent(low.min(high)), scale.percent(high.max(low)));
            svg.line(class, (Percent(low), INTERVAL), (Percent(high), INTERVAL));
        }
    }
    svg.line("point", (Percent(priority), TICK.0), (Percent(priority), TICK.1));
    chart.end()
}

/// The numbers at the lines of a scale; `labels` are its [`ticks`](BarScale::ticks) as the site's language writes them.
/// It is decoration: each bar says its numbers itself.
pub fn bar_axis(scale: BarScale, labels: &[&str]) -> String {
    let mut chart = ChartWriter::begin("axis", None, ChartRole::Image, ChartSize::Wide(AXIS_HEIGHT));
    for (tick, label) in scale.ticks().into_iter().zip(labels) {
        let at = scale.percent(tick);
        let anchor = match at {
            0.0 => "start",
            // A number has some width, and nothing reaches beyond the end.
            at if at > 96.0 => "end",
            _ => "middle",
        };
        let attributes = [("x", Percent(at)), ("y", AXIS_BASE.into()), ("text-anchor", anchor.into())];
        chart.svg.text("text", &attributes, label);
    }
    chart.end()
}

fn grid(svg: &mut SvgWriter, scale: BarScale) {
    svg.open("g", &[("class", "grid".into())]);
    for at in scale.ticks().into_iter().skip(1).map(|tick| scale.percent(tick)) {
        let ends = [("x1", Percent(at)), ("x2", Percent(at)), ("y1", 0.0.into()), ("y2", Percent(100.0))];
        svg.empty("line", &ends);
    }
    svg.close("g");
}

fn part(svg: &mut SvgWriter, class: &str, (from, to): (f64, f64), fill: Option<&str>) {
    let mut attributes: Vec<(&'static str, AttributeValue<'_>)> = vec![
        ("class", class.into()),
        ("x", Percent(from)),
        ("y", BAR.0.into()),
        ("width", Percent(to - from)),
        ("height", BAR.1.into()),
    ];
    attributes.extend(fill.map(|fill| ("fill", fill.into())));
    svg.empty("rect", &attributes);
}

/// The hatch of strategic hours: told apart from saved ones without colour too.
fn hatch(svg: &mut SvgWriter, id: &str) {
    let attributes = [
        ("id", id.into()),
        ("width", 5.0.into()),
        ("height", 5.0.into()),
        ("patternUnits", "userSpaceOnUse".into()),
        ("patternTransform", "rotate(45)".into()),
    ];
    svg.open("pattern", &attributes);
    svg.empty("rect", &[("class", "hatch-ground".into()), ("width", 5.0.into()), ("height", 5.0.into())]);
    svg.empty("rect", &[("class", "hatch-line".into()), ("width", 1.6.into()), ("height", 5.0.into())]);
    svg.close("pattern");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    const CAPTION: Caption<'_> = Caption { id: "b", title: "A", description: "B" };

    fn bar() -> PriorityBar<'static> {
        PriorityBar {
            caption: CAPTION,
            saved: 450.0,
            strategic: 90.0,
            interval: Some((180.0, 1800.0)),
            half: Some((360.0, 720.0)),
            scale: BarScale::to_hold([1794.0, 12.0]),
        }
    }

    #[test]
    fn a_scale_ends_at_the_next_hundred() {
        for (largest, end) in [(1794.0, 1800.0), (1800.0, 1800.0), (1800.5, 1900.0), (3.0, 100.0), (0.0, 100.0)] {
            assert_eq!(BarScale::to_hold([1.0, largest]).end(), end);
        }
        assert_eq!(BarScale::to_hold([]).end(), 100.0);
        assert_eq!(BarScale::to_hold([f64::NAN, f64::INFINITY, -7.0]).end(), 100.0);
    }

    #[test]
    fn the_grid_is_at_five_hundreds_or_at_what_is_round() {
        let ticks = |end: f64| BarScale::to_hold([end]).ticks();
        assert_eq!(ticks(1800.0), [0.0, 500.0, 1000.0, 1500.0]);
        assert_eq!(ticks(500.0), [0.0, 500.0]);
        assert_eq!(ticks(3000.0).len(), 7);
        // 100/20 = 5 lines; at 10 each they would be 10. 60,000/10,000 = 6.
        assert_eq!(ticks(100.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(60_000.0)[1], 10_000.0);
        assert_eq!(ticks(1e15).len(), 6, "steps of 2e14");
    }

    #[test]
    fn saved_and_strategic_are_their_share_of_the_scale() {
        // Of 1,800: 450 is 25 %, 90 is 5 %; 180 is 10 %, 360 is 20 %, 720 is 40 %.
        let drawn = Drawn::of(&priority_bar(&bar()));
        let of = |class: &str, names: [&str; 2]| names.map(|name| drawn.numbers("rect", class, name)[0]);
        assert_eq!(of("saved", ["x", "width"]), [0.0, 25.0]);
        assert_eq!(of("strategic", ["x", "width"]), [25.0, 5.0]);
        let ends = |class: &str| ["x1", "x2"].map(|name| drawn.numbers("line", class, name)[0]);
        assert_eq!((ends("interval"), ends("half"), ends("point")), ([10.0, 100.0], [20.0, 40.0], [30.0, 30.0]));
        // 500 of 1,800 is 27.78 %.
        assert_eq!(drawn.numbers("line", "grid", "x1"), [27.78, 55.56, 83.33]);
        assert_eq!(drawn.attributes("rect", "strategic", "fill"), ["url(#b-hatch)"]);
        drawn.with(|root| {
            let pattern = root.descendants().find(|node| node.has_tag_name("pattern")).unwrap();
            assert_eq!(pattern.attribute("id"), Some("b-hatch"));
        });
    }

    #[test]
    fn what_is_not_there_is_not_drawn() {
        let nothing = PriorityBar { saved: 0.0, strategic: 0.0, interval: None, half: None, ..bar() };
        let drawn = Drawn::of(&priority_bar(&nothing));
        assert_eq!((drawn.count("rect", "strategic"), drawn.count("line", "interval")), (0, 0));
        assert_eq!(drawn.numbers("rect", "saved", "width"), [0.0]);
        assert_eq!(drawn.numbers("line", "point", "x1"), [0.0]);
        let odd = PriorityBar { saved: -5.0, strategic: f64::NAN, interval: Some((f64::NAN, f64::INFINITY)), ..bar() };
        let drawn = Drawn::of(&priority_bar(&odd));
        assert_eq!(drawn.numbers("line", "interval", "x2"), [100.0]);
        assert_eq!(drawn.numbers("line", "point", "x1"), [0.0]);
    }

    #[test]
    fn the_axis_has_a_label_at_each_tick() {
        let axis = Drawn::of(&bar_axis(BarScale::to_hold([1500.0]), &["0", "500", "1,000", "1,500"]));
        axis.with(|root| {
            let said = |name: &str| -> Vec<&str> {
                root.children().map(|text| text.attribute(name).unwrap_or_default()).collect()
            };
            assert_eq!(said("x"), ["0%", "33.33%", "66.67%", "100%"]);
            assert_eq!(said("text-anchor"), ["start", "middle", "middle", "end"]);
            assert_eq!(root.last_child().and_then(|text| text.text()), Some("1,500"));
        });
    }
}
