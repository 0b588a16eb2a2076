//! `publish_html`, `frame_ancestors` and `previews`: what goes out beside the pages, and who may show them.
//!
//! Comes in: the keys before the first section. Goes out: [`Publishing`]. Does not know: which pages may stand in a frame.

use super::section::ConfigSection;
use super::site::{check_base_url, truth};
use super::value::{ExpectedValue, SettingValue};

/// What goes out beside the pages, and who may show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publishing {
    /// `publish_html`: whether pages and scripts below `content/` are copied.
    pub html: bool,
    /// `frame_ancestors`: the origins whose pages may hold an embed page in a frame, each as a browser writes it; none
    /// where no page may.
    pub frame_ancestors: Vec<String>,
    /// `previews`: whether pictures are drawn for those who show where a link leads.
    pub previews: bool,
}

impl Default for Publishing {
    fn default() -> Self {
        Self { html: true, frame_ancestors: Vec::new(), previews: true }
    }
}

pub(super) fn read(file: &mut ConfigSection<'_, '_>) -> Publishing {
    let default = Publishing::default();
    Publishing {
        html: file.read("publish_html", truth).unwrap_or(default.html),
        frame_ancestors: file.read("frame_ancestors", frame_ancestors).unwrap_or(default.frame_ancestors),
        previews: file.read("previews", truth).unwrap_or(default.previews),
    }
}

/// `"none"`, or a list of origins.
fn frame_ancestors(value: SettingValue<'_>) -> Result<Vec<String>, ExpectedValue> {
    const EXAMPLE: &str = "[\"https://wiki.example\"]";
    let is_none = value.text().is_some_and(|text| matches!(text, "none" | "'none'"));
    match value.list() {
        _ if is_none => Ok(Vec::new()),
        None => Err(ExpectedValue::new("`\"none\"` or a list of origins", EXAMPLE)),
        Some(values) => values.map(|value| origin(value).map_err(|why| wrong(value, why))).collect(),
    }
}

fn wrong(value: SettingValue<'_>, why: &'static str) -> ExpectedValue {
    let what = format!("a list of origins, each {why}");
    ExpectedValue { span: Some(value.span()), ..ExpectedValue::new(what, "[\"https://wiki.example\"]") }
}

/// `https://wiki.example:8443`; the first part of the host may be `*`. What stands in a header must be nothing else.
fn origin(value: SettingValue<'_>) -> Result<String, &'static str> {
    const WHOLE: &str = "a scheme and a host, as `https://wiki.example`";
    let written = value.text().ok_or(WHOLE)?;
    // Any one host in the place of all that lie below another.
    let (is_any, plain) = match written.split_once("://*.") {
        Some((scheme, host)) => (true, format!("{scheme}://any.{host}")),
        None => (false, written.to_owned()),
    };
    let address = check_base_url(&plain).map_err(|_| WHOLE)?;
    let origin = address.trim_end_matches('/');
    let (scheme, host) = origin.split_once("://").ok_or(WHOLE)?;
    match host.strip_prefix("any.").filter(|_| is_any) {
        _ if host.contains('/') => Err("without a path, as `https://wiki.example`"),
        Some(host) if host.split(['.', ':']).count() < 2 => Err("below a host, as `https://*.wiki.example`"),
        Some(host) => Ok(format!("{scheme}://*.{host}")),
        None => Ok(origin.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use crate::base::path::SourcePath;
    use crate::config::read;

    fn ancestors(text: &str) -> Vec<String> {
        read(text, &SourcePath::new("site.toml")).value.publishing.frame_ancestors
    }

    #[test]
    fn an_origin_is_a_scheme_a_host_and_perhaps_a_port() {
        for (written, expected) in [
            ("https://wiki.example", "https://wiki.example"),
            ("https://wiki.example/", "https://wiki.example"),
            ("HTTP://Wiki.Example:8080", "http://wiki.example:8080"),
            ("https://*.corp.example", "https://*.corp.example"),
            ("https://*.corp.example:8443", "https://*.corp.example:8443"),
            ("http://localhost:4000", "http://localhost:4000"),
        ] {
            let text = format!("frame_ancestors = [\"{written}\"]");
            assert_eq!(complaints(&text), [] as [&str; 0], "{text}");
            assert_eq!(ancestors(&text), [expected]);
        }
        assert_eq!(ancestors("frame_ancestors = [\"https://a.example\", \"https://b.example\"]").len(), 2);
    }

    #[test]
    fn nobody_may_where_nothing_is_said() {
        for text in ["", "frame_ancestors = \"none\"", "frame_ancestors = \"'none'\"", "frame_ancestors = []"] {
            assert_eq!(complaints(text), [] as [&str; 0], "{text}");
            assert_eq!(ancestors(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn what_is_no_origin_is_complained_of_where_it_stands() {
        for wrong in [
            "*",
            "'self'",
            "https:",
            "wiki.example",
            "https://*",
            "https://*.example",
            "https://*.*.example",
            "https://a.*.example",
            "https://wiki.example/pages/",
            "https://wiki.example?x",
            "https://me@wiki.example",
            "https://wiki.example; script-src *",
            "https://wiki.example, https://b.example",
            "ftp://wiki.example",
            "",
        ] {
            let text = format!("frame_ancestors = [\"https://a.example\", \"{wrong}\"]");
            assert_eq!(complaints(&text), [format!("bad-setting: \"{wrong}\"")]);
            assert_eq!(ancestors(&text), [] as [&str; 0], "a list with a mistake lets nobody in");
        }
        for wrong in ["3", "true", "\"https://wiki.example\"", "{ a = 1 }"] {
            assert_eq!(complaints(&format!("frame_ancestors = {wrong}")), [format!("bad-setting: {wrong}")]);
        }
        assert_eq!(complaints("frame_ancestors = [1]"), ["bad-setting: 1"]);
        assert_eq!(complaints("previews = \"no\""), ["bad-setting: \"no\""]);
    }
}
