//! SVG as text: elements, attributes, numbers.
//!
//! Comes in: names of elements and attributes from the program, texts from anywhere, numbers. Goes out: text that stands in
//! HTML and in XML alike, the same on every machine. Does not know: what is drawn.

/// What an attribute says.
#[derive(Debug, Clone, Copy)]
pub(in crate::site) enum AttributeValue<'a> {
    /// Any text.
    Text(&'a str),
    /// A length in the units of the chart.
    Number(f64),
    /// A part of the chart's width or height: 0 to 100.
    Percent(f64),
}

impl<'a> From<&'a str> for AttributeValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for AttributeValue<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for AttributeValue<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl AttributeValue<'_> {
    fn write(self, out: &mut String) {
        match self {
            Self::Text(text) => escaped(out, text),
            Self::Number(value) => write_number(out, value),
            Self::Percent(value) => {
                write_number(out, value);
                out.push('%');
            }
        }
    }
}

/// An attribute: its name and what it says.
pub(in crate::site) type SvgAttribute<'a> = (&'static str, AttributeValue<'a>);

/// Writes elements one behind the other.
#[derive(Debug, Default)]
pub(in crate::site) struct SvgWriter(String);

impl SvgWriter {
    /// Makes room for so many bytes more.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.0.reserve(bytes);
    }

    /// Writes an element that holds nothing.
    pub(in crate::site) fn empty(&mut self, name: &str, attributes: &[SvgAttribute<'_>]) {
        self.tag(name, attributes);
        self.0.push_str("/>");
    }

    /// Opens an element.
    pub(in crate::site) fn open(&mut self, name: &str, attributes: &[SvgAttribute<'_>]) {
        self.tag(name, attributes);
        self.0.push('>');
    }

    /// Closes the element that was opened last.
    pub(in crate::site) fn close(&mut self, name: &str) {
        self.0.extend(["</", name, ">"]);
    }

    /// Writes an element that holds a text.
    pub(in crate::site) fn text(&mut self, name: &str, attributes: &[SvgAttribute<'_>], text: &str) {
        self.open(name, attributes);
        escaped(&mut self.0, text);
        self.close(name);
    }

    /// Writes a line from a point to another; each is its place from the left and from the top.
    pub(super) fn line<'a, T: Into<AttributeValue<'a>>>(&mut self, class: &str, from: (T, f64), to: (T, f64)) {
        let attributes = [
            ("class", class.into()),
            ("x1", from.0.into()),
            ("x2", to.0.into()),
            ("y1", from.1.into()),
            ("y2", to.1.into()),
        ];
        self.empty("line", &attributes);
    }

    /// Writes a circle around its middle.
    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let attributes = [("class", class.into()), ("cx", x.into()), ("cy", y.into()), ("r", radius.into())];
        self.empty("circle", &attributes);
    }

    /// Writes circles of one class as a group, which is shorter; none are no group.
    pub(super) fn circles(&mut self, class: &str, middles: impl ExactSizeIterator<Item = (f64, f64)>, radius: f64) {
        if middles.len() == 0 {
            return;
        }
        self.open("g", &[("class", class.into())]);
        for (x, y) in middles {
            self.empty("circle", &[("cx", x.into()), ("cy", y.into()), ("r", radius.into())]);
        }
        self.close("g");
    }

    /// Writes what is SVG already.
    pub(in crate::site) fn markup(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// All that was written.
    pub(in crate::site) fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: &[SvgAttribute<'_>]) {
        self.0.extend(["<", name]);
        for (name, value) in attributes {
            self.0.extend([" ", name, "=\""]);
            value.write(&mut self.0);
            self.0.push('"');
        }
    }
}

/// A number with at most two decimals; what is no number is 0.
pub(in crate::site) fn number(value: f64) -> String {
    let mut out = String::new();
    write_number(&mut out, value);
    out
}

/// Writes a number with at most two decimals.
fn write_number(out: &mut String, value: f64) {
    // Counted in hundredths and written from there: no `-0`, and no digits that differ from one machine to the next.
    let hundredths = if value.is_finite() { (value * 100.0).round() as i64 } else { 0 };
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let mut digits = itoa::Buffer::new();
    out.push_str(digits.format(whole));
    match (rest, rest % 10) {
        (0, _) => {}
        (_, 0) => out.extend([".", digits.format(rest / 10)]),
        (..10, _) => out.extend([".0", digits.format(rest)]),
        _ => out.extend([".", digits.format(rest)]),
    }
}

/// For each byte whether a character that begins with it may have to be written in another way.
const MAY_BE_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // The characters above U+EFFF begin with 0xEF, and two of them are not for XML.
        special[byte] = byte < b' ' as usize || matches!(byte as u8, b'&' | b'<' | b'>' | b'"' | 0xef);
        byte += 1;
    }
    special
};

/// Writes text that can stand between tags and in an attribute. What XML cannot hold, however it is written, is left out.
fn escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| MAY_BE_SPECIAL[usize::from(byte)]) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut special = special.chars();
        if let Some(c) = special.next() {
            match written_as(c) {
                Some(written) => out.push_str(written),
                None => out.push(c),
            }
        }
        rest = special.as_str();
    }
    out.push_str(rest);
}

/// How a character is written that cannot be written as it is.
fn written_as(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ if is_for_xml(c) => None,
        _ => Some(""),
    }
}

fn is_for_xml(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_two_decimals_and_no_empty_ones() {
        let cases =
            [(0.0, "0"), (-0.0, "0"), (-0.004, "0"), (12.0, "12"), (1.5, "1.5"), (0.07, "0.07"), (-2.345, "-2.35")];
        for (value, text) in cases {
            assert_eq!(number(value), text);
        }
        assert_eq!(number(99.999), "100");
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(number(value), "0");
        }
    }

    #[test]
    fn only_characters_that_xml_can_hold_are_left() {
        let mut written = String::new();
        escaped(&mut written, "\u{fefe}é\u{fffe}a\u{ffff}b\u{fffd}\t\u{1}ﬁ");
        assert_eq!(written, "\u{fefe}éab\u{fffd}\tﬁ");
    }

    #[test]
    fn nothing_that_opens_a_tag_or_ends_an_attribute_is_left() {
        let mut svg = SvgWriter::default();
        svg.open("a", &[("href", "?a&b=\"c\"".into())]);
        svg.text("title", &[], "<script>\u{1b}it's\u{0}");
        svg.close("a");
        svg.empty("rect", &[("x", AttributeValue::Percent(12.5)), ("width", 3.0.into())]);
        let expected =
            "<a href=\"?a&amp;b=&quot;c&quot;\"><title>&lt;script&gt;it's</title></a><rect x=\"12.5%\" width=\"3\"/>";
        assert_eq!(svg.finish(), expected);
    }
}
