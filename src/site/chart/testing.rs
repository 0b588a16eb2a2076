//! Charts as tests see them: marks with what surrounds them.
//!
//! Comes in: the text of a chart. Goes out: its elements, and the box around each mark. Does not know: which chart it is.

use roxmltree::{Document, Node};

/// A chart that was read as XML.
pub(crate) struct Drawn(String);

/// The box around a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Drawn {
    pub(crate) fn of(text: &str) -> Self {
        Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        Self(text.to_owned())
    }

    pub(crate) fn with<T>(&self, ask: impl FnOnce(Node<'_, '_>) -> T) -> T {
        ask(Document::parse(&self.0).unwrap().root_element())
    }

    /// What the elements with a name and a class say in an attribute.
    pub(crate) fn attributes(&self, element: &str, class: &str, name: &str) -> Vec<String> {
        self.with(|root| {
            let found = root.descendants().filter(|node| has_class(*node, class) && node.has_tag_name(element));
            found.map(|node| node.attribute(name).unwrap_or_default().to_owned()).collect()
        })
    }

    /// The numbers in an attribute, `%` or not.
    pub(crate) fn numbers(&self, element: &str, class: &str, name: &str) -> Vec<f64> {
        let values = self.attributes(element, class, name);
        values.iter().map(|value| value.trim_end_matches('%').parse().unwrap()).collect()
    }

    pub(crate) fn count(&self, element: &str, class: &str) -> usize {
        self.attributes(element, class, "class").len()
    }

    pub(crate) fn view_box(&self) -> [f64; 4] {
        self.with(|root| list(root.attribute("viewBox").unwrap()).try_into().unwrap())
    }

    /// The box around each mark with a class.
    pub(crate) fn bounds(&self, element: &str, class: &str) -> Vec<Bounds> {
        self.with(|root| {
            let found = root.descendants().filter(|node| has_class(*node, class) && node.has_tag_name(element));
            found.filter_map(around).collect()
        })
    }

    /// Every mark that lies outside what it is drawn in: the nearest view box, or per cent and the height.
    pub(crate) fn outside(&self) -> Vec<String> {
        self.with(|root| {
            let marks = root.descendants().filter_map(|node| Some((node, around(node)?)));
            let out = marks.filter(|(node, mark)| {
                let [width, height] = room(*node);
                mark.left < -0.01 || mark.top < -0.01 || mark.right > width + 0.011 || mark.bottom > height + 0.011
            });
            out.map(|(node, mark)| format!("{} {mark:?} of {:?}", node.tag_name().name(), room(node))).collect()
        })
    }
}

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    let classes = node.ancestors().filter_map(|node| node.attribute("class"));
    // A group's class is that of the marks in it.
    classes.take_while(|classes| !classes.starts_with("chart ")).any(|classes| classes.split(' ').any(|c| c == class))
}

fn list(numbers: &str) -> Vec<f64> {
    numbers.split(' ').map(|number| number.parse().unwrap()).collect()
}

/// The width and height of what a mark is drawn in.
fn room(mark: Node<'_, '_>) -> [f64; 2] {
    let outer = mark.ancestors().skip(1).find(|node| node.has_tag_name("svg") || node.has_tag_name("symbol"));
    let outer = outer.expect("a mark is in a chart");
    let percent = |name| outer.attribute(name).map(|value| value.trim_end_matches('%').parse().unwrap());
    match outer.attribute("viewBox") {
        Some(view_box) => [list(view_box)[2], list(view_box)[3]],
        None => [percent("width").unwrap(), percent("height").unwrap()],
    }
}

fn around(node: Node<'_, '_>) -> Option<Bounds> {
    // A pattern and a mark for a pointer that is moved have coordinates of their own.
    if node.attribute("transform").is_some() || node.ancestors().any(|node| node.has_tag_name("pattern")) {
        return None;
    }
    let at = |name: &str| -> f64 {
        let value = node.attribute(name).unwrap_or("0");
        match value {
            // Of the height, since all that is in per cent of it reaches from top to bottom.
            "100%" if matches!(name, "y2" | "height") => room(node)[1],
            _ => value.trim_end_matches('%').parse().unwrap(),
        }
    };
    let bounds = |left, top, right, bottom| Some(Bounds { left, top, right, bottom });
    match node.tag_name().name() {
        "rect" => {
            assert!(at("width") >= 0.0 && at("height") >= 0.0, "{node:?}");
            bounds(at("x"), at("y"), at("x") + at("width"), at("y") + at("height"))
        }
        "circle" => bounds(at("cx") - at("r"), at("cy") - at("r"), at("cx") + at("r"), at("cy") + at("r")),
        "line" => bounds(at("x1").min(at("x2")), at("y1"), at("x1").max(at("x2")), at("y2")),
        "text" => bounds(at("x"), at("y"), at("x"), at("y")),
        // The shapes of kinds are drawn by hand.
        "path" if node.ancestors().any(|node| node.has_tag_name("symbol")) => None,
        "path" => Some(around_path(node.attribute("d").unwrap())),
        _ => None,
    }
}

/// The box around all points of a path, those that bend its curves too.
fn around_path(path: &str) -> Bounds {
    let points = points(path);
    let of = |side: fn(&(f64, f64)) -> f64| points.iter().map(side);
    Bounds {
        left: of(|p| p.0).fold(f64::INFINITY, f64::min),
        top: of(|p| p.1).fold(f64::INFINITY, f64::min),
        right: of(|p| p.0).fold(f64::NEG_INFINITY, f64::max),
        bottom: of(|p| p.1).fold(f64::NEG_INFINITY, f64::max),
    }
}

/// The points of a path.
pub(crate) fn points(path: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let starts: Vec<usize> = path.match_indices(|c: char| c.is_ascii_alphabetic()).map(|(at, _)| at).collect();
    for (order, start) in starts.iter().enumerate() {
        let step = &path[*start..starts.get(order + 1).copied().unwrap_or(path.len())];
        let numbers = step[1..].trim();
        let numbers = if numbers.is_empty() { Vec::new() } else { list(numbers) };
        let last = points.last().copied().unwrap_or_default();
        match step.as_bytes()[0] {
            b'M' | b'L' | b'C' => points.extend(numbers.chunks(2).map(|pair| (pair[0], pair[1]))),
            b'h' => points.push((last.0 + numbers[0], last.1)),
            b'v' => points.push((last.0, last.1 + numbers[0])),
            b'V' => points.push((last.0, numbers[0])),
            b'H' => points.push((numbers[0], last.1)),
            b'Z' | b'z' => {}
            other => panic!("a step of a path that tests do not know: {}", char::from(other)),
        }
    }
    points
}
