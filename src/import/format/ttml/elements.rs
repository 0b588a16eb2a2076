//! The elements of TTML of which a transcript knows something, and what their attributes say.
//!
//! Comes in: a tag. Goes out: what it is. Does not know: what is around it.

use quick_xml::events::BytesStart;

/// An element by its name, whatever its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TtmlElement {
    Root,
    Head,
    Title,
    Agent,
    AgentName,
    Body,
    Division,
    Paragraph,
    Span,
    Break,
    Other,
}

impl TtmlElement {
    pub(super) fn of(name: &str) -> Self {
        match local(name) {
            "tt" => Self::Root,
            "head" => Self::Head,
            "title" => Self::Title,
            "agent" => Self::Agent,
            "name" => Self::AgentName,
            "body" => Self::Body,
            "div" => Self::Division,
            "p" => Self::Paragraph,
            "span" => Self::Span,
            "br" => Self::Break,
            _ => Self::Other,
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The attributes of a tag that say when, who and how fast.
#[derive(Debug, Default)]
pub(super) struct TtmlAttributes {
    pub(super) begin: Option<String>,
    pub(super) end: Option<String>,
    pub(super) duration: Option<String>,
    pub(super) agent: Option<String>,
    pub(super) id: Option<String>,
    pub(super) container: Option<String>,
    pub(super) frame_rate: Option<String>,
    pub(super) multiplier: Option<String>,
    pub(super) tick_rate: Option<String>,
}

impl TtmlAttributes {
    pub(super) fn of(tag: &BytesStart<'_>) -> Self {
        let mut found = Self::default();
        // Whether one is there twice is no business of a transcript, and takes long to find out.
        let mut attributes = tag.attributes();
        for attribute in attributes.with_checks(false).filter_map(Result::ok) {
            let field = match local(attribute.key.as_ref()) {
                "begin" => &mut found.begin,
                "end" => &mut found.end,
                "dur" => &mut found.duration,
                "agent" => &mut found.agent,
                "id" => &mut found.id,
                "timeContainer" => &mut found.container,
                "frameRate" => &mut found.frame_rate,
                "frameRateMultiplier" => &mut found.multiplier,
                "tickRate" => &mut found.tick_rate,
                _ => continue,
            };
            *field = Some(attribute.value.into_owned());
        }
        found
    }

    /// All that are times, one behind the other.
    pub(super) fn times(&self) -> String {
        [&self.begin, &self.end, &self.duration].into_iter().flatten().map(String::as_str).collect()
    }
}
