//! Files of the content that can run a script where somebody opens them: their author's own, copied unless the settings
//! say otherwise.
//!
//! Comes in: the files that would be copied. Goes out: those that are, and a complaint about each other. Does not know: what
//! is in them.

use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::Settings;
use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;

/// Endings of what browsers read as a page, a picture with scripts in it, or a script; `a.html.de` is a page to some hosts.
const CAN_RUN: [&str; 24] = [
    "cjs", "hta", "htc", "htm", "html", "htmls", "js", "jse", "jsm", "mht", "mhtml", "mjs", "rdf", "shtml", "svg",
    "svgz", "swf", "ts", "wasm", "xht", "xhtml", "xml", "xsl", "xslt",
];

/// The files that are copied.
pub(super) fn copied(snapshot: &Snapshot, settings: &Settings) -> Vec<SourcePath> {
    let all = snapshot.assets.iter().map(|file| &file.path);
    all.filter(|path| settings.publishing.html || !can_run(path)).cloned().collect()
}

/// A complaint about each file that is not.
pub(super) fn left_out(snapshot: &Snapshot, settings: &Settings) -> Vec<Diagnostic> {
    let all = snapshot.assets.iter().map(|file| &file.path);
    let left_out = all.filter(|path| !settings.publishing.html && can_run(path)).map(|path| {
        let message = "this file can run a script, and is left out: `publish_html` is false in `site.toml`";
        Diagnostic::warning("script-left-out", Place::start_of(path), message)
            .help("write it as Markdown, move it out of `content/`, or set `publish_html = true`")
    });
    left_out.collect()
}

fn can_run(path: &SourcePath) -> bool {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    name.split('.').skip(1).any(|ending| CAN_RUN.contains(&ending.trim_end().to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_run_is_told_by_any_of_its_endings() {
        for name in ["a.html", "x/A.HTM", "a.svg", "a.min.js", "a.html.de", "a.js ", ".html", "a.xhtml"] {
            assert!(can_run(&SourcePath::new(&format!("content/{name}"))), "{name}");
        }
        for name in ["a.png", "html", "x.html/a.png", "a.mp3", "a.css", "ahtml", "a.html5.png", "a.json", "a.pdf"] {
            assert!(!can_run(&SourcePath::new(&format!("content/{name}"))), "{name}");
        }
    }
}
