//! The timeline of a conversation: who spoke when, and where its quotes are, each a link.
//!
//! Comes in: turns and quotes with their times, or with the numbers of turns where there are no times. Goes out: a strip as
//! wide as its place. Does not know: what a unit of time is, what was said.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::kind_icon;
use super::pixels::{PIXELS, boundary, pixel};
use super::svg::AttributeValue::Percent;
use super::svg::SvgWriter;
use crate::content::choice::Choice as _;
use crate::content::interview::{QuoteKind, SpeakerRole};

/// A conversation in time.
#[derive(Debug, Clone, Copy)]
pub struct Timeline<'a> {
    /// What names it.
    pub caption: Caption<'a>,
    /// How long it is; at least until its last turn ends.
    pub length: f64,
    /// Its turns in order.
    pub turns: &'a [TimelineTurn],
    /// Its quotes.
    pub quotes: &'a [TimelineQuote<'a>],
}

/// Who spoke from when to when.
#[derive(Debug, Clone, Copy)]
pub struct TimelineTurn {
    /// What the speaker is in the conversation.
    pub role: SpeakerRole,
    /// When it began.
    pub start: f64,
    /// When it ended.
    pub end: f64,
}

/// A quote in the conversation.
#[derive(Debug, Clone, Copy)]
pub struct TimelineQuote<'a> {
    /// When it was said.
    pub at: f64,
    /// What it is evidence of.
    pub kind: QuoteKind,
    /// Its name as a link: the time, the kind, the first words.
    pub label: &'a str,
    /// Where it leads.
    pub href: &'a str,
}

const HEIGHT: f64 = 36.0;
/// The feet of all turns.
const GROUND: usize = 34;
const PARTICIPANT_HEIGHT: usize = 8;
const OTHERS_HEIGHT: usize = 5;
/// Where the shape of a quote begins, and where its tick does.
const ICON: (f64, f64) = (2.0, 13.0);
const TICK_TOP: f64 = 17.0;
/// What can be hit around a tick.
const HIT_WIDTH: f64 = 22.0;
/// Of quotes on one pixel so many say their names.
const MOST_LABELS: usize = 5;

/// About how many bytes a turn and a quote take.
const PER_TURN: usize = 24;
const PER_QUOTE: usize = 400;

/// Draws the conversation; one without turns and quotes is nothing.
pub fn timeline(timeline: &Timeline<'_>) -> String {
    let ends = timeline.turns.iter().map(|turn| turn.end).chain(timeline.quotes.iter().map(|quote| quote.at));
    let length = ends.chain([timeline.length]).filter(|end| end.is_finite()).fold(0.0, f64::max);
    if timeline.turns.is_empty() && timeline.quotes.is_empty() || length <= 0.0 {
        return String::new();
    }
    let role = if timeline.quotes.is_empty() { ChartRole::Image } else { ChartRole::Links };
    let mut chart = ChartWriter::begin("timeline", Some(timeline.caption), role, ChartSize::Wide(HEIGHT));
    chart.svg.reserve(timeline.turns.len().min(PIXELS) * PER_TURN + timeline.quotes.len().min(PIXELS) * PER_QUOTE);
    turns(&mut chart.svg, timeline.turns, length);
    let id = |kind: QuoteKind| format!("{}-{}", timeline.caption.id, kind.word());
    let used = |kind: &&QuoteKind| timeline.quotes.iter().any(|quote| quote.kind == **kind);
    QuoteKind::ALL.iter().filter(used).for_each(|kind| kind_icon::symbol(&mut chart.svg, &id(*kind), *kind));
    for (at, quotes) in by_pixel(timeline.quotes, length) {
        mark(&mut chart.svg, at, &quotes, &id);
    }
    // Where one reads or listens: a script shows and moves it.
    chart.svg.line("head", (0.0, 0.0), (0.0, HEIGHT));
    chart.end()
}

/// The quotes on each pixel, evidence first.
fn by_pixel<'q, 'a>(quotes: &'q [TimelineQuote<'a>], length: f64) -> BTreeMap<usize, Vec<&'q TimelineQuote<'a>>> {
    let mut pixels: BTreeMap<usize, Vec<&TimelineQuote<'_>>> = BTreeMap::new();
    for quote in quotes {
        pixels.entry(pixel(quote.at / length)).or_default().push(quote);
    }
    pixels.values_mut().for_each(|quotes| quotes.sort_by_key(|quote| !quote.kind.is_evidence()));
    pixels
}

/// Writes the turns as two areas that are stretched to the chart: participants high, all others low.
fn turns(svg: &mut SvgWriter, turns: &[TimelineTurn], length: f64) {
    let (mut participants, mut others, mut digits) = (String::new(), String::new(), itoa::Buffer::new());
    for run in runs(&pixels(turns, length)) {
        let is_participant = turns[run.turn].role == SpeakerRole::Participant;
        let (path, height) = match is_participant {
            true => (&mut participants, PARTICIPANT_HEIGHT),
            false => (&mut others, OTHERS_HEIGHT),
        };
        let (left, top) = (run.start, GROUND - height);
        // A pixel between two turns lets them be told apart.
        let width = (run.pixels - 1).max(1);
        for (step, length) in [("M", left), (" ", top), ("h", width), ("v", height), ("h-", width)] {
            path.extend([step, digits.format(length)]);
        }
        path.push('z');
    }
    let view_box = format!("0 0 {PIXELS} {HEIGHT}");
    let attributes = [
        ("viewBox", (&view_box).into()),
        ("preserveAspectRatio", "none".into()),
        ("width", Percent(100.0)),
        ("height", HEIGHT.into()),
        ("aria-hidden", "true".into()),
    ];
    svg.open("svg", &attributes);
    for (class, path) in [("others", &others), ("participants", &participants)] {
        if !path.is_empty() {
            svg.empty("path", &[("class", class.into()), ("d", path.into())]);
        }
    }
    svg.close("svg");
}

/// For each pixel the turn that is seen there: a participant's before others, otherwise the first.
fn pixels(turns: &[TimelineTurn], length: f64) -> Vec<Option<usize>> {
    let mut pixels: Vec<Option<usize>> = vec![None; PIXELS];
    let is_participant = |turn: usize| turns[turn].role == SpeakerRole::Participant;
    for (order, turn) in turns.iter().enumerate() {
        let start = boundary(turn.start / length).min(PIXELS - 1);
        // However short a turn is, it was one.
        let end = boundary(turn.end / length).max(start + 1);
        for seen in &mut pixels[start..end] {
            if seen.is_none_or(|there| is_participant(order) && !is_participant(there)) {
                *seen = Some(order);
            }
        }
    }
    pixels
}

/// Pixels side by side on which one turn is seen.
struct PixelRun {
    turn: usize,
    start: usize,
    pixels: usize,
}

fn runs(pixels: &[Option<usize>]) -> Vec<PixelRun> {
    let mut start = 0;
    let runs = pixels.chunk_by(|one, next| one == next).map(|run| {
        start += run.len();
        (run[0], start - run.len(), run.len())
    });
    runs.filter_map(|(turn, start, pixels)| Some(PixelRun { turn: turn?, start, pixels })).collect()
}

/// Writes the mark of the quotes on one pixel. It leads to the first of them.
fn mark(svg: &mut SvgWriter, at: usize, quotes: &[&TimelineQuote<'_>], id: &dyn Fn(QuoteKind) -> String) {
    let first = quotes[0];
    let x = Percent(at as f64 / PIXELS as f64 * 100.0);
    let class = format!("quote {}", kind_icon::class(first.kind));
    svg.open("a", &[("href", first.href.into()), ("class", (&class).into())]);
    svg.text("title", &[], &label(quotes));
    let hit = [("class", "hit".into()), ("x", x), ("y", 0.0.into())];
    let size = [("width", HIT_WIDTH.into()), ("height", HEIGHT.into()), ("transform", "translate(-11)".into())];
    svg.empty("rect", &[hit, size].concat());
    svg.line("tick", (x, TICK_TOP), (x, GROUND as f64));
    let shape = format!("#{}", id(first.kind));
    let icon = [("href", (&shape).into()), ("x", x), ("y", ICON.0.into())];
    let size = [("width", ICON.1.into()), ("height", ICON.1.into()), ("transform", "translate(-6.5)".into())];
    svg.empty("use", &[icon, size].concat());
    svg.close("a");
}

fn label<'a>(quotes: &[&TimelineQuote<'a>]) -> Cow<'a, str> {
    if let [one] = quotes {
        return Cow::Borrowed(one.label);
    }
    let labels = quotes.iter().map(|quote| quote.label).take(MOST_LABELS).collect::<Vec<_>>().join(" · ");
    Cow::Owned(if quotes.len() > MOST_LABELS { labels + " · …" } else { labels })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::{Drawn, points};

    const CAPTION: Caption<'_> = Caption { id: "t", title: "Conversation", description: "two quotes" };

    fn turn(role: SpeakerRole, start: f64, end: f64) -> TimelineTurn {
        TimelineTurn { role, start, end }
    }

    fn quote(at: f64, kind: QuoteKind, label: &'static str) -> TimelineQuote<'static> {
        TimelineQuote { at, kind, label, href: "#here" }
    }

    fn drawn(length: f64, turns: &[TimelineTurn], quotes: &[TimelineQuote<'_>]) -> Drawn {
        Drawn::of(&timeline(&Timeline { caption: CAPTION, length, turns, quotes }))
    }

    /// The corners of the areas of a class: the left upper one of each, and its width.
    fn areas(drawn: &Drawn, class: &str) -> Vec<(f64, f64, f64)> {
        let path = drawn.attributes("path", class, "d").concat();
        points(&path).chunks(4).map(|area| (area[0].0, area[0].1, area[1].0 - area[0].0)).collect()
    }

    #[test]
    fn a_turn_is_as_wide_as_it_took() {
        // 200 seconds: 0 to 20 is a tenth, pixels 0 to 100; 20 to 100 reaches to 500; 150 to 200 begins at 750. The last
        // pixel of each is left out. Participants are 8 high, from 26 to 34, others 5, from 29.
        let turns = [
            turn(SpeakerRole::Interviewer, 0.0, 20.0),
            turn(SpeakerRole::Participant, 20.0, 100.0),
            turn(SpeakerRole::Observer, 150.0, 200.0),
        ];
        let drawn = drawn(200.0, &turns, &[]);
        assert_eq!(areas(&drawn, "others"), [(0.0, 29.0, 99.0), (750.0, 29.0, 249.0)]);
        assert_eq!(areas(&drawn, "participants"), [(100.0, 26.0, 399.0)]);
        assert_eq!(drawn.bounds("path", "participants")[0].bottom, 34.0);
        let inner = drawn.with(|root| {
            let inner = root.children().find(|node| node.has_tag_name("svg")).unwrap();
            inner.attribute("aria-hidden").map(str::to_owned)
        });
        assert_eq!(inner.as_deref(), Some("true"), "only the whole is an image");
        drawn.with(|root| assert_eq!(root.attribute("role"), Some("img")));
    }

    #[test]
    fn a_quote_is_a_link_at_its_time() {
        let turns = [turn(SpeakerRole::Participant, 0.0, 200.0)];
        let quotes =
            [quote(50.0, QuoteKind::Pain, "0:50 Pain: it took"), quote(150.2, QuoteKind::Ask, "2:30 Ask: <give>")];
        let drawn = drawn(0.0, &turns, &quotes);
        // 50 of 200 is 25 %; 150.2 is 75.1 %.
        assert_eq!(drawn.attributes("line", "tick", "x1"), ["25%", "75.1%"]);
        assert_eq!(drawn.attributes("a", "quote", "class"), ["quote kind-pain", "quote kind-ask"]);
        assert_eq!(drawn.attributes("a", "quote", "href"), ["#here"; 2]);
        drawn.with(|root| {
            assert_eq!(root.attribute("role"), Some("group"), "links in an image are hidden");
            let names =
                root.descendants().filter(|node| node.has_tag_name("a")).map(|a| a.first_element_child().unwrap());
            let names: Vec<&str> = names.filter_map(|title| title.text()).collect();
            assert_eq!(names, ["0:50 Pain: it took", "2:30 Ask: <give>"]);
            let symbols = root.descendants().filter(|node| node.has_tag_name("symbol"));
            assert_eq!(symbols.map(|node| node.attribute("id").unwrap()).collect::<Vec<_>>(), ["t-pain", "t-ask"]);
        });
    }

    #[test]
    fn thousands_of_turns_and_quotes_are_at_most_a_thousand_of_each() {
        let role =
            |order: u32| if order.is_multiple_of(2) { SpeakerRole::Interviewer } else { SpeakerRole::Participant };
        let turns: Vec<TimelineTurn> =
            (0..5000).map(|order| turn(role(order), f64::from(order), f64::from(order) + 1.0)).collect();
        let quotes: Vec<TimelineQuote<'_>> =
            (0..5000).map(|order| quote(f64::from(order), QuoteKind::Pain, "one")).collect();
        let drawn = drawn(5000.0, &turns, &quotes);
        let areas = areas(&drawn, "participants").len() + areas(&drawn, "others").len();
        assert!(areas <= 1000, "{areas}");
        assert_eq!(drawn.count("a", "quote"), 1000);
        // Of two turns on a pixel the participant's is seen.
        assert_eq!(drawn.count("path", "others"), 0);
    }

    #[test]
    fn quotes_on_one_pixel_are_one_link_that_says_all() {
        let quotes = [quote(1.0, QuoteKind::Praise, "a"), quote(1.0, QuoteKind::Pain, "b")];
        let text = timeline(&Timeline { caption: CAPTION, length: 2.0, turns: &[], quotes: &quotes });
        assert!(text.contains("class=\"quote kind-pain\"><title>b · a</title>"), "{text}");
        let text = timeline(&Timeline { caption: CAPTION, length: 2.0, turns: &[], quotes: &[quotes[0]; 9] });
        assert!(text.contains("<title>a · a · a · a · a · …</title>"), "{text}");
    }

    #[test]
    fn nothing_and_nonsense_are_no_conversation() {
        let nothing = Timeline { caption: CAPTION, length: 60.0, turns: &[], quotes: &[] };
        assert_eq!(timeline(&nothing), "");
        let turns = [turn(SpeakerRole::Participant, f64::NAN, f64::NAN)];
        assert_eq!(timeline(&Timeline { length: f64::NAN, turns: &turns, ..nothing }), "");
        // A turn that ends before it begins, and one without any time, are a pixel each.
        let turns = [turn(SpeakerRole::Participant, 50.0, 10.0), turn(SpeakerRole::Unknown, 100.0, 100.0)];
        let drawn = drawn(100.0, &turns, &[]);
        assert_eq!(areas(&drawn, "participants"), [(500.0, 26.0, 1.0)]);
        assert_eq!(areas(&drawn, "others"), [(999.0, 29.0, 1.0)]);
    }
}
