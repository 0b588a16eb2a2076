//! How a text begins: its first block, to stand on the page of something else.
//!
//! Comes in: HTML of a text as it may be shown, the address of its own page. Goes out: a [`FirstBlock`]. Does not know: whose text it is,
//! who may read it.

/// The first block of a text: a paragraph, a list, whatever it begins with below its headings.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::site::view) struct FirstBlock {
    /// The block. No place in it has a name, and what leads to a place of the text leads to the text's page.
    pub html: String,
    /// Whether the text goes on.
    pub goes_on: bool,
}

/// Elements that hold nothing, and so have no end.
const EMPTY: [&str; 4] = ["br", "hr", "img", "input"];

/// The first block of a text whose page is at `href`; none where it has no words.
pub(in crate::site::view) fn first_block(html: &str, href: &str) -> Option<FirstBlock> {
    let (mut block, mut rest, mut depth, mut is_heading) = (String::new(), html, 0_u32, false);
    // Ours is well-formed, and what somebody wrote as HTML is words: a `<` begins a tag, and the next `>` ends it.
    while let Some((words, begun)) = rest.split_once('<') {
        let Some((tag, after)) = begun.split_once('>') else { break };
        rest = after;
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if depth == 0 {
            is_heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        }
        if !is_heading {
            block.push_str(if depth == 0 { words.trim_start() } else { words });
            write_tag(&mut block, tag, href);
        }
        match tag.strip_prefix('/') {
            Some(_) => depth = depth.saturating_sub(1),
            None if EMPTY.contains(&name) => {}
            None => depth += 1,
        }
        if depth == 0 && !is_heading {
            return Some(FirstBlock { html: block, goes_on: !rest.trim().is_empty() });
        }
    }
    None
}

/// A tag without the name of its place: that may be the name of another place on this page.
fn write_tag(out: &mut String, tag: &str, href: &str) {
    out.push('<');
    let named = tag.split_once(" id=\"").and_then(|(before, name)| Some((before, name.split_once('"')?.1)));
    let (before, after) = named.unwrap_or((tag, ""));
    for part in [before, after] {
        match part.split_once("href=\"#") {
            Some((before, place)) => out.extend([before, "href=\"", href, "#", place]),
            None => out.push_str(part),
        }
    }
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(html: &str) -> Option<(String, bool)> {
        first_block(html, "../themes/slow/").map(|it| (it.html, it.goes_on))
    }

    #[test]
    fn it_is_the_first_block_below_the_headings() {
        let two = "<h1 id=\"slow\">Slow <em>things</em></h1>\n<p>What <em>is</em><br />slow.</p>\n<p>More.</p>\n";
        assert_eq!(opened(two), Some(("<p>What <em>is</em><br />slow.</p>".into(), true)));
        assert_eq!(opened("<p>1 &lt; 2</p>\n"), Some(("<p>1 &lt; 2</p>".into(), false)));
        let list = "<ul>\n<li>In</li>\n<li>Out</li>\n</ul>\n<p>And.</p>\n";
        assert_eq!(opened(list), Some(("<ul>\n<li>In</li>\n<li>Out</li>\n</ul>".into(), true)));
        assert_eq!((opened(""), opened("<h2>Slow</h2>\n")), (None, None));
    }

    #[test]
    fn it_names_no_place_and_leads_to_those_of_its_own_page() {
        let html = "<p>A<sup><a id=\"ref:n\" href=\"#n\">1</a></sup> id=\"x\" <a href=\"../fast/#n\">b</a></p>";
        let expected = "<p>A<sup><a href=\"../themes/slow/#n\">1</a></sup> id=\"x\" <a href=\"../fast/#n\">b</a></p>";
        assert_eq!(opened(html), Some((expected.into(), false)));
    }
}
