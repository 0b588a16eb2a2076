//! Relative links as they are written in Markdown: which file below a folder one means, and what one may lead to.
//!
//! Comes in: a link, and the folder of the file that holds it. Goes out: a path. Does not know: which files there are.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::fold;
use super::path::SourcePath;

/// Where a link leads, in the words of those who know files and no addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To nothing that the site has.
    Nowhere,
    /// To something of the site that no content file stands for: a list, the page of an implied theme.
    Made,
    /// To a file below `content/`, and behind `#` to a place in it.
    File(SourcePath, Option<String>),
}

/// What is escaped behind the `#` of a link.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b':').remove(b'~');

/// A link within the site whose place, behind its `#`, is written in the form in which places are compared and published; none
/// where it is so already.
pub fn with_folded_place(written: &str) -> Option<String> {
    let (page, place) = written.split_once('#')?;
    if page.contains(':') || page.starts_with("//") || (place.is_ascii() && !place.contains('%')) {
        return None;
    }
    let decoded = percent_decoded(place)?;
    let folded = fold::text(&decoded);
    (folded != decoded).then(|| format!("{page}#{}", utf8_percent_encode(&folded, ESCAPED)))
}

/// The path of a link and what was written behind it, from its `?` or `#` on.
pub fn split(written: &str) -> (&str, &str) {
    written.split_at(written.find(['?', '#']).unwrap_or(written.len()))
}

/// The path that a link's path means, seen from a folder; one that begins with `/` is seen from the top. `None` where it
/// leads out, and for what is no path.
pub fn joined(folder: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.starts_with("//") {
        return None;
    }
    let path = percent_decoded(path)?;
    let start = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path below the content folder that a link in a file names, and what was written behind it; `None` where it names none.
pub fn named_file<'w>(from: &SourcePath, written: &'w str) -> Option<(String, &'w str)> {
    let (path, rest) = split(written);
    let folder = from.below_content().and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    Some((joined(folder, path)?, rest))
}

/// The way from a folder to a path: `../themes/a.md`.
pub fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(from, to)| from == to).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    ups.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// A text without its escapes, `%20`; `None` where what they stand for is no text.
pub fn percent_decoded(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_means_a_path() {
        for (folder, link, expected) in [
            ("themes", "a.md", Some("themes/a.md")),
            ("themes/x", "../a%20b.md", Some("themes/a b.md")),
            ("themes", "/about.md", Some("about.md")),
            ("", "./a//b.md", Some("a/b.md")),
            ("themes", "../../a.md", None),
            ("themes", "//e.example/a", None),
            ("themes", "", None),
            ("themes", "%ff", None),
            ("themes", "100%-%2-%zz-%C3%A9.md", Some("themes/100%-%2-%zz-é.md")),
        ] {
            assert_eq!(joined(folder, link).as_deref(), expected, "{link} in {folder}");
        }
        assert_eq!(split("a.md?x#y"), ("a.md", "?x#y"));
    }

    #[test]
    fn a_place_is_the_same_however_it_was_typed() {
        for (written, expected) in [
            ("#gro\u{308}\u{df}e", Some("#gr%C3%B6%C3%9Fe")),
            ("a.md#gro%CC%88%C3%9Fe", Some("a.md#gr%C3%B6%C3%9Fe")),
            ("../p.md?x#so\u{200b}-p07.gro\u{308}\u{df}e", Some("../p.md?x#so-p07.gr%C3%B6%C3%9Fe")),
            ("#größe", None),
            ("a.md#gr%C3%B6%C3%9Fe", None),
            ("a.md#a%20b", None),
            ("a.md", None),
            ("#plain", None),
            ("https://e.example/#gro\u{308}\u{df}e", None),
        ] {
            assert_eq!(with_folded_place(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn the_way_leads_there() {
        for (folder, path, expected) in [
            ("themes", "themes/a.md", "a.md"),
            ("interviews/2026", "themes/a.md", "../../themes/a.md"),
            ("", "themes/a.md", "themes/a.md"),
            ("themes/x", "themes/y/a.md", "../y/a.md"),
        ] {
            assert_eq!(relative(folder, path), expected);
            assert_eq!(joined(folder, expected).as_deref(), Some(path));
        }
    }
}
