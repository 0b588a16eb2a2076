//! Whether HTML is well formed, for tests.
//!
//! Comes in: HTML whose text and attributes are escaped. Goes out: what does not fit. Does not know: which element may stand in
//! which.

/// The first tag that does not fit, or that is never closed.
pub(crate) fn misfit(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for part in html.split('<').skip(1) {
        let Some((tag, _)) = part.split_once('>') else { return Some(format!("<{part}")) };
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match tag.starts_with('/') {
            true if open.pop() == Some(name) => {}
            true => return Some(format!("<{tag}>")),
            false if tag.ends_with('/') || matches!(name, "img" | "br" | "hr") => {}
            false => open.push(name),
        }
    }
    open.pop().map(str::to_owned)
}

#[test]
fn what_does_not_fit_is_found() {
    for (html, expected) in [
        ("<p>a <em>b</em><br />c<img src=\"x\" /></p>", None),
        ("<p>a <em>b</p>", Some("</p>")),
        ("<p>", Some("p")),
        ("</p>", Some("</p>")),
        ("<p><a href=\"", Some("<a href=\"")),
    ] {
        assert_eq!(misfit(html).as_deref(), expected, "{html}");
    }
}
