//! A preview: a theme or an opportunity as a picture, for what shows where a link leads.
//!
//! Comes in: what it says; the font can write its title. Goes out: an SVG of one size, in light colours, all of whose texts are
//! in the font that comes with the program. Does not know: how SVG becomes pixels.

use super::colours::LIGHT;
use super::{PictureSummary, font, placed, room};
use crate::site::chart::svg::SvgWriter;

/// How wide and how high a preview is, in pixels: what most that show one ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// Where the ground is, from its left end to its right one.
const GROUND: (f64, f64, f64) = (80.0, 400.0, 500.0);
/// How high a pile may be, and how many times as large as on a page.
const PILE: (f64, f64) = (400.0, 6.4);
/// How wide a pile is on a page.
const PILE_WIDTH: f64 = 38.0;
/// Where texts begin, and how wide they may be.
const TEXT: (f64, f64) = (470.0, 650.0);
/// The title in as large a size as it has room in: size, lines.
const TITLES: [(f64, usize); 3] = [(78.0, 2), (64.0, 3), (54.0, 4)];
/// How much higher than its size a line is.
const LEADING: f64 = 1.1;
const TITLE_TOP: f64 = 96.0;
const FACT_SIZE: f64 = 40.0;
/// A number with its range may need a line more; cut it would be another number.
const FACT_LINES: usize = 2;
const SITE: (f64, f64) = (30.0, 566.0);

/// Draws a preview, with the name of its site.
pub fn preview(summary: &PictureSummary<'_>, site: &str) -> String {
    let mut svg = SvgWriter::default();
    let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
    let size = [("width", width.into()), ("height", height.into())];
    let view_box = format!("0 0 {width} {height}");
    let root = [("xmlns", "http://www.w3.org/2000/svg".into()), ("viewBox", (&view_box).into())];
    svg.open("svg", &[&root[..], &size[..]].concat());
    svg.text("style", &[], &LIGHT.rules());
    svg.empty("rect", &[&[("fill", LIGHT.paper.into())], &size[..]].concat());
    pile(&mut svg, summary);
    svg.open("g", &[("font-family", font::FAMILY.into()), ("font-weight", font::WEIGHT.into())]);
    texts(&mut svg, summary, site);
    svg.close("g");
    svg.close("svg");
    svg.finish()
}

/// The stones on the ground.
fn pile(svg: &mut SvgWriter, summary: &PictureSummary<'_>) {
    let (left, right, ground) = GROUND;
    if !summary.cairn.is_empty() {
        let scale = ((PILE.0 / summary.cairn_height).min(PILE.1) * 100.0).floor() / 100.0;
        let corner = (f64::midpoint(left, right) - PILE_WIDTH * scale / 2.0, ground - summary.cairn_height * scale);
        svg.open("g", &[("transform", (&placed(corner, scale)).into())]);
        svg.markup(&summary.cairn);
        svg.close("g");
    }
    let line = [
        ("x1", left.into()),
        ("x2", right.into()),
        ("y1", ground.into()),
        ("y2", ground.into()),
        ("stroke", LIGHT.line_2.into()),
        ("stroke-width", 2.0.into()),
    ];
    svg.empty("line", &line);
}

fn texts(svg: &mut SvgWriter, summary: &PictureSummary<'_>, site: &str) {
    let (size, lines) = title(summary.title);
    let mut y = TITLE_TOP + size;
    for line in &lines {
        text(svg, ("ink", size, y), line);
        y += size * LEADING;
    }
    y += FACT_SIZE * 0.5;
    for fact in
        [Some(summary.people), summary.hours.as_deref()].into_iter().flatten().filter(|fact| font::can_write(fact))
    {
        for line in fact_lines(&font::shown(fact)) {
            text(svg, ("ink-2", FACT_SIZE, y), &line);
            y += FACT_SIZE * 1.3;
        }
    }
    if font::can_write(site) {
        text(svg, ("ink-2", SITE.0, SITE.1), site);
    }
}

/// A fact in as many lines as it needs, so that nothing of a number is cut. A range goes on the next line as a whole.
fn fact_lines(fact: &str) -> Vec<String> {
    let lines = |text: &str| room::lines(text, TEXT.1, FACT_LINES, |c| FACT_SIZE * font::width(c));
    let whole = lines(fact);
    match fact.rfind(" (").filter(|_| whole.len() > 1) {
        Some(range) => [lines(&fact[..range]), lines(&fact[range..])].concat(),
        None => whole,
    }
}

/// The title in the largest size in which it has room, in lines; in the smallest it is cut.
fn title(title: &str) -> (f64, Vec<String>) {
    let title = room::folded(&font::shown(title));
    let in_lines = |(size, most): (f64, usize)| (size, room::lines(&title, TEXT.1, most, |c| size * font::width(c)));
    let [large @ .., smallest] = TITLES;
    let mut sizes = large.into_iter().map(in_lines);
    let whole = sizes.find(|(_, lines)| lines.join(" ") == title);
    whole.unwrap_or_else(|| in_lines(smallest))
}

fn text(svg: &mut SvgWriter, (class, size, y): (&str, f64, f64), text: &str) {
    let text = room::cut(&font::shown(text), TEXT.1, |c| size * font::width(c));
    let attributes = [("class", class.into()), ("x", TEXT.0.into()), ("y", y.into()), ("font-size", size.into())];
    svg.text("text", &attributes, &text);
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;

    fn texts(title: &str, site: &str) -> Vec<(String, String)> {
        let summary = PictureSummary {
            title,
            people: "4 of 7 people",
            hours: Some("903 eh per quarter".to_owned()),
            cairn: "<path/>".to_owned(),
            cairn_height: 38.2,
        };
        let svg = preview(&summary, site);
        let document = Document::parse(&svg).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        let shown = texts
            .map(|node| (node.attribute("font-size").unwrap().to_owned(), node.text().unwrap_or_default().to_owned()));
        shown.collect()
    }

    fn words(texts: &[(String, String)]) -> Vec<&str> {
        texts.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn a_preview_says_what_it_is_about_and_how_many_people() {
        let texts = texts("A new service", "Developer experience");
        let expected = ["A new service", "4 of 7 people", "903 eh per quarter", "Developer experience"];
        assert_eq!(words(&texts), expected);
        assert_eq!(texts[0].0, "78");
    }

    #[test]
    fn a_longer_title_is_smaller_and_the_longest_is_cut() {
        let long = texts("Everybody who wants a database waits for somebody who has other things to do", "S");
        let title = words(&long[..long.len() - 3]).join(" ");
        assert_eq!(title, "Everybody who wants a database waits for somebody who has other things to do");
        assert!(long[0].0 != "78");
        let longest = texts(&"waiting for the runner ".repeat(40), "S");
        assert_eq!((longest.len(), longest[0].0.as_str()), (4 + 3, "54"));
        assert!(longest[3].1.ends_with('…'), "{longest:?}");
    }

    #[test]
    fn a_number_whose_range_has_no_room_beside_it_goes_on_in_the_next_line() {
        let summary = PictureSummary {
            title: "A",
            people: "4 of 7 people",
            hours: Some("about 12,000 eh per quarter (9,900 to 14,000)".to_owned()),
            cairn: String::new(),
            cairn_height: 1.0,
        };
        let svg = preview(&summary, "S");
        let document = Document::parse(&svg).unwrap();
        let said: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
        let said: Vec<&str> = said.iter().filter_map(roxmltree::Node::text).collect();
        assert_eq!(said, ["A", "4 of 7 people", "about 12,000 eh per quarter", "(9,900 to 14,000)", "S"]);
    }

    #[test]
    fn what_the_font_cannot_write_is_left_out() {
        assert_eq!(words(&texts("A", "研究")), ["A", "4 of 7 people", "903 eh per quarter"]);
    }
}
