//! A badge: a theme or an opportunity in a small picture, for a wiki or a README.
//!
//! Comes in: what it says. Goes out: an SVG of one size, in the colours that
//! the reader's system asks for. Does not know: which fonts that system has.

use super::colours::{DARK, LIGHT};
use super::{PictureSummary, room};
use crate::base::letters;
use crate::site::chart::svg::SvgWriter;

/// How wide it is at least, and how high.
const SIZE: (f64, f64) = (320.0, 44.0);
/// How high a pile may be, and how large a stone at most.
const PILE: (f64, f64) = (34.0, 0.72);
/// Where a pile stands: its left side, and the ground.
const GROUND: (f64, f64) = (9.0, 39.0);
/// How wide the widest pile is drawn.
const PILE_WIDTH: f64 = 38.0;
const TEXT_LEFT: f64 = 48.0;
/// How much room is right of the texts.
const TEXT_RIGHT: f64 = 10.0;
const BASELINES: (f64, f64) = (18.5, 34.5);
const FONT_SIZE: f64 = 13.0;
/// How much wider the letters of a title are.
const BOLD: f64 = 1.12;
const FONTS: &str = "system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif";

/// Draws a badge; the description is all that it says, for those who do not see it.
pub fn badge(summary: &PictureSummary<'_>, description: &str) -> String {
    let mut svg = SvgWriter::default();
    let counts = counts(summary);
    let (width, height) = (width(&counts), SIZE.1);
    let view_box = format!("0 0 {width} {height}");
    svg.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg".into()),
            ("width", width.into()),
            ("height", height.into()),
            ("viewBox", (&view_box).into()),
            ("role", "img".into()),
            ("aria-labelledby", "title description".into()),
        ],
    );
    svg.text("title", &[("id", "title".into())], summary.title);
    svg.text("desc", &[("id", "description".into())], description);
    let style = format!("{}@media(prefers-color-scheme:dark){{{}}}", LIGHT.rules(), DARK.rules());
    svg.text("style", &[], &style);
    svg.empty(
        "rect",
        &[
            ("class", "paper".into()),
            ("x", 0.5.into()),
            ("y", 0.5.into()),
            ("width", (width - 1.0).into()),
            ("height", (height - 1.0).into()),
            ("rx", 4.0.into()),
        ],
    );
    pile(&mut svg, summary);
    texts(&mut svg, (summary.title, &counts), width);
    svg.close("svg");
    svg.finish()
}

/// The stones, from the ground up; a high pile is drawn smaller.
fn pile(svg: &mut SvgWriter, summary: &PictureSummary<'_>) {
    if summary.cairn.is_empty() {
        return;
    }
    // No hundredth too much, or the highest stone would stand over the edge.
    let scale = ((PILE.0 / summary.cairn_height).min(PILE.1) * 100.0).floor() / 100.0;
    let (left, ground) = GROUND;
    let middle = left + PILE_WIDTH * (PILE.1 - scale) / 2.0;
    let transform = super::placed((middle, ground - summary.cairn_height * scale), scale);
    svg.open("g", &[("transform", (&transform).into())]);
    svg.markup(&summary.cairn);
    svg.close("g");
}

/// The second line: how many people, and what it comes to.
fn counts(summary: &PictureSummary<'_>) -> String {
    [Some(summary.people), summary.hours.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// As wide as every badge, unless its counts need more: a number without its unit would be another number.
fn width(counts: &str) -> f64 {
    let counts: f64 = counts.chars().map(|c| FONT_SIZE * em_width(c)).sum();
    (TEXT_LEFT + counts + TEXT_RIGHT).ceil().max(SIZE.0)
}

fn texts(svg: &mut SvgWriter, (title, counts): (&str, &str), width: f64) {
    svg.open("g", &[("font-family", FONTS.into()), ("font-size", FONT_SIZE.into())]);
    let line = |svg: &mut SvgWriter, class: &str, y: f64, weight: &str, text: &str| {
        let attributes =
            [("class", class.into()), ("x", TEXT_LEFT.into()), ("y", y.into()), ("font-weight", weight.into())];
        svg.text("text", &attributes, text);
    };
    let title = room::cut(title, width - TEXT_LEFT - TEXT_RIGHT, |c| FONT_SIZE * BOLD * em_width(c));
    line(svg, "ink", BASELINES.0, "600", &title);
    line(svg, "ink-2", BASELINES.1, "400", counts);
    svg.close("g");
}

/// About how wide a character is in the fonts that systems have, in parts of their size, rather too much than too little.
fn em_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' => 0.3,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '·' => 0.4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        _ if letters::is_unspaced(c) => 1.0,
        _ if c.is_uppercase() => 0.72,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;
    use crate::site::chart::cairn::{Cairn, cairn};

    fn drawn(title: &str, costs: usize) -> String {
        let pile = cairn(&Cairn { caption: None, of: "a", costs, talks: 0, interviewed: 12 });
        let summary = PictureSummary {
            title,
            people: "4 of 7 people",
            hours: Some("903 eh per quarter".to_owned()),
            cairn: pile,
            cairn_height: 9.3 * costs as f64 + 1.0,
        };
        badge(&summary, "4 of 7 people told us.")
    }

    fn texts(svg: &str) -> Vec<String> {
        let document = Document::parse(svg).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        texts.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_badge_says_what_it_is_about_and_how_many_people() {
        let svg = drawn("A new <service>", 4);
        assert_eq!(texts(&svg), ["A new <service>", "4 of 7 people · 903 eh per quarter"]);
        let document = Document::parse(&svg).unwrap();
        let text_of = |name: &str| document.descendants().find(|node| node.has_tag_name(name)).unwrap().text();
        assert_eq!((text_of("title"), text_of("desc")), (Some("A new <service>"), Some("4 of 7 people told us.")));
        let root = document.root_element();
        assert_eq!((root.attribute("width"), root.attribute("height")), (Some("320"), Some("44")));
    }

    #[test]
    fn it_needs_nothing_from_elsewhere() {
        let svg = drawn("A new service", 4);
        assert!(!svg.contains("href") && !svg.contains("url("), "{svg}");
        // Each class that is used has its colours, light and dark.
        let document = Document::parse(&svg).unwrap();
        let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap().text().unwrap();
        let classes = document.descendants().filter_map(|node| node.attribute("class"));
        for class in classes.flat_map(|class| class.split(' ')).filter(|class| !class.starts_with("chart")) {
            let known = style.matches(&format!(".{class}{{")).count();
            assert!(known == 2 || class == "stone", "{class}: {style}");
        }
    }

    #[test]
    fn a_long_title_is_cut() {
        let title = "The pipeline waits for a runner that is nobody's, and so does everybody";
        let texts = texts(&drawn(title, 1));
        let (start, cut) = (texts[0].trim_end_matches('…'), texts[0].ends_with('…'));
        assert!(cut && title.starts_with(start) && (24..48).contains(&start.len()), "{}", texts[0]);
    }

    #[test]
    fn counts_are_whole_and_make_it_wider() {
        let summary = PictureSummary {
            title: "A",
            people: "18 of 120 people",
            hours: Some("up to 12,000 eh per quarter".to_owned()),
            cairn: String::new(),
            cairn_height: 1.0,
        };
        let svg = badge(&summary, "");
        assert_eq!(texts(&svg)[1], "18 of 120 people · up to 12,000 eh per quarter");
        let document = Document::parse(&svg).unwrap();
        let width: f64 = document.root_element().attribute("width").unwrap().parse().unwrap();
        // 45 letters of half their size and more; a badge whose counts are short is as wide as any other.
        assert!((48.0 + 45.0 * 6.5..400.0).contains(&width), "{width}");
        assert!(drawn("A", 1).contains("viewBox=\"0 0 320 44\""));
    }

    #[test]
    fn the_highest_pile_has_room() {
        // Twelve stones are 112.6 high, and have 34 pixels: 34 / 112.6 is a little more than 0.3.
        let svg = drawn("A", 12);
        assert!(svg.contains(" scale(0.3)"), "{svg}");
        // A stone alone is no boulder.
        assert!(drawn("A", 1).contains(" scale(0.72)"));
    }
}
