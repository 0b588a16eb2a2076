//! Addresses as they stand in Markdown: full, so that they lead somewhere wherever it is pasted.
//!
//! Comes in: the full address of a page, and links on it. Goes out: full addresses. Does not know: what they lead to.

/// The address that a link on a page leads to.
pub(super) fn absolute(page: &str, href: &str) -> String {
    let page = page.split(['?', '#']).next().unwrap_or(page);
    let full = if has_scheme(href) {
        href.to_owned()
    } else if href.is_empty() || href.starts_with(['#', '?']) {
        format!("{page}{href}")
    } else if let Some(rest) = href.strip_prefix("//") {
        let scheme = page.split_once("//").map_or("https:", |(scheme, _)| scheme);
        format!("{scheme}//{rest}")
    } else if href.starts_with('/') {
        format!("{}{href}", &page[..origin_length(page)])
    } else {
        relative(page, href)
    };
    in_brackets(full)
}

/// Whether an address begins with a scheme: `https:`, `mailto:`.
fn has_scheme(href: &str) -> bool {
    let scheme = href.split_once([':', '/', '?', '#']).filter(|(scheme, _)| href[scheme.len()..].starts_with(':'));
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte);
    scheme
        .is_some_and(|(scheme, _)| scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(is_sign))
}

/// `https://x.example` of a full address.
fn origin_length(address: &str) -> usize {
    let host = address.find("://").map_or(0, |at| at + "://".len());
    address[host..].find('/').map_or(address.len(), |slash| host + slash)
}

fn relative(page: &str, href: &str) -> String {
    let (mut folder, mut rest) = (&page[..page.rfind('/').map_or(page.len(), |slash| slash + 1)], href);
    loop {
        if let Some(below) = rest.strip_prefix("../") {
            let above = folder.trim_end_matches('/').rfind('/').map_or(0, |slash| slash + 1);
            folder = if above > origin_length(page) { &folder[..above] } else { &folder[..=origin_length(page)] };
            rest = below;
        } else if let Some(below) = rest.strip_prefix("./") {
            rest = below;
        } else {
            return format!("{folder}{rest}");
        }
    }
}

/// An address that no bracket or space ends.
fn in_brackets(address: String) -> String {
    if !address.bytes().any(|byte| byte.is_ascii_control() || b"()<>\\ ".contains(&byte)) {
        return address;
    }
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            c if c.is_ascii_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_where_they_lead_on_the_page() {
        let page = "https://x.example/research/themes/a/";
        for (href, expected) in [
            ("#p07.two", "https://x.example/research/themes/a/#p07.two"),
            ("", "https://x.example/research/themes/a/"),
            ("./", "https://x.example/research/themes/a/"),
            ("?kind=pain", "https://x.example/research/themes/a/?kind=pain"),
            ("../../interviews/p07/#two", "https://x.example/research/interviews/p07/#two"),
            ("../../../../../x", "https://x.example/x"),
            ("/x/y", "https://x.example/x/y"),
            ("//y.example/z", "https://y.example/z"),
            ("b/c.png", "https://x.example/research/themes/a/b/c.png"),
            ("b/c:d?e:f", "https://x.example/research/themes/a/b/c:d?e:f"),
            ("https://y.example/a(b) c", "https://y.example/a%28b%29%20c"),
            ("mailto:a@x.example", "mailto:a@x.example"),
        ] {
            assert_eq!(absolute(page, href), expected, "{href}");
        }
    }
}
