//! What every chart begins with: its size, its name, what it is to a screen reader.
//!
//! Comes in: the kind of a chart, its caption, its size. Goes out: a writer in which its marks are written. Does not know:
//! the marks.

use super::svg::{AttributeValue, SvgAttribute, SvgWriter};

/// What names a chart to those who do not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'a> {
    /// What every id in the chart begins with: without white space, and of no other chart on the page.
    pub id: &'a str,
    /// What it is.
    pub title: &'a str,
    /// What it shows: all that somebody who sees it would read off it.
    pub description: &'a str,
}

/// How wide a chart is.
#[derive(Debug, Clone, Copy)]
pub(super) enum ChartSize {
    /// As wide as its marks need: width and height.
    Own(f64, f64),
    /// As wide as its place, with widths in per cent: its height.
    Wide(f64),
    /// As wide as its place, with marks that are stretched to it: width and height in units.
    Stretched(f64, f64),
}

/// What a chart is to those who do not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChartRole {
    /// One picture.
    Image,
    /// Links, each with a name.
    Links,
}

/// A chart that has begun.
pub(super) struct ChartWriter {
    pub(super) svg: SvgWriter,
}

impl ChartWriter {
    /// Begins a chart of a kind. Without a caption it is decoration, unless it has links.
    pub(super) fn begin(kind: &str, caption: Option<Caption<'_>>, role: ChartRole, size: ChartSize) -> Self {
        let mut svg = SvgWriter::default();
        let class = format!("chart chart-{kind}");
        let mut attributes: Vec<SvgAttribute<'_>> = vec![("class", (&class).into())];
        let view_box = view_box(size);
        attributes.extend(size_attributes(size));
        attributes.extend(view_box.as_ref().map(|view_box| ("viewBox", view_box.into())));
        if matches!(size, ChartSize::Stretched(..)) {
            attributes.push(("preserveAspectRatio", "none".into()));
        }
        let names = caption.map(named_parts).unwrap_or_default();
        let labelled_by = names.iter().map(|(_, id, _)| id.as_str()).collect::<Vec<_>>().join(" ");
        match (role, names.is_empty()) {
            (ChartRole::Links, _) => attributes.push(("role", "group".into())),
            (ChartRole::Image, false) => attributes.push(("role", "img".into())),
            (ChartRole::Image, true) => attributes.push(("aria-hidden", "true".into())),
        }
        if !names.is_empty() {
            attributes.push(("aria-labelledby", (&labelled_by).into()));
        }
        svg.open("svg", &attributes);
        for (element, id, text) in &names {
            svg.text(element, &[("id", id.into())], text);
        }
        Self { svg }
    }

    /// Ends it.
    pub(super) fn end(mut self) -> String {
        self.svg.close("svg");
        self.svg.finish()
    }
}

/// The elements that name a chart, each with its id; those without a text are left out.
fn named_parts(caption: Caption<'_>) -> Vec<(&'static str, String, &str)> {
    let parts = [("title", caption.title), ("desc", caption.description)];
    let parts = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    parts.map(|(element, text)| (element, format!("{}-{element}", caption.id), text)).collect()
}

fn size_attributes(size: ChartSize) -> [SvgAttribute<'static>; 2] {
    let (width, height) = match size {
        ChartSize::Own(width, height) => (AttributeValue::Number(width), height),
        ChartSize::Wide(height) | ChartSize::Stretched(_, height) => (AttributeValue::Percent(100.0), height),
    };
    [("width", width), ("height", AttributeValue::Number(height))]
}

fn view_box(size: ChartSize) -> Option<String> {
    match size {
        ChartSize::Own(width, height) | ChartSize::Stretched(width, height) => {
            Some(format!("0 0 {} {}", super::svg::number(width), super::svg::number(height)))
        }
        ChartSize::Wide(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(caption: Option<Caption<'_>>, role: ChartRole) -> String {
        ChartWriter::begin("bar", caption, role, ChartSize::Own(10.0, 4.5)).end()
    }

    const CAPTION: Caption<'_> = Caption { id: "a", title: "T & U", description: "d" };

    #[test]
    fn a_chart_with_a_caption_is_an_image_with_a_name() {
        assert_eq!(
            opened(Some(CAPTION), ChartRole::Image),
            "<svg class=\"chart chart-bar\" width=\"10\" height=\"4.5\" viewBox=\"0 0 10 4.5\" role=\"img\" \
             aria-labelledby=\"a-title a-desc\"><title id=\"a-title\">T &amp; U</title><desc id=\"a-desc\">d</desc></svg>"
        );
    }

    #[test]
    fn a_chart_with_links_is_no_image() {
        assert!(opened(Some(CAPTION), ChartRole::Links).contains(" role=\"group\" aria-labelledby=\"a-title a-desc\""));
        assert!(opened(None, ChartRole::Links).contains(" role=\"group\">"));
    }

    #[test]
    fn a_chart_without_a_name_is_decoration() {
        let nameless = Caption { title: " ", description: "", ..CAPTION };
        for caption in [None, Some(nameless)] {
            assert!(opened(caption, ChartRole::Image).contains(" aria-hidden=\"true\"></svg>"));
        }
        let titled = Caption { description: "", ..CAPTION };
        assert!(opened(Some(titled), ChartRole::Image).contains("aria-labelledby=\"a-title\"><title"));
    }

    #[test]
    fn a_wide_chart_is_as_wide_as_its_place() {
        let wide = ChartWriter::begin("bar", None, ChartRole::Image, ChartSize::Wide(28.0)).end();
        assert_eq!(wide, "<svg class=\"chart chart-bar\" width=\"100%\" height=\"28\" aria-hidden=\"true\"></svg>");
        let stretched = ChartWriter::begin("a", None, ChartRole::Image, ChartSize::Stretched(1000.0, 16.0)).end();
        assert!(
            stretched.contains("width=\"100%\" height=\"16\" viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\"")
        );
    }
}
