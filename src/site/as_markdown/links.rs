//! Addresses as they stand in Markdown: full, so that they lead somewhere wherever it is pasted.
//!
//! Comes in: the full address of a page, and links on it. Goes out: full addresses. Does not know: what they lead to.

/// A page's full address, in the parts with which the links on it begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageAddress<'p> {
    /// Without what was asked of it.
    page: &'p str,
    /// Up to its last `/`.
    folder: &'p str,
    /// Up to its host.
    origin: usize,
}

impl<'p> PageAddress<'p> {
    pub(super) fn new(address: &'p str) -> Self {
        let page = address.split(['?', '#']).next().unwrap_or(address);
        let folder = &page[..page.rfind('/').map_or(page.len(), |slash| slash + 1)];
        Self { page, folder, origin: origin_length(page) }
    }

    /// Writes the address that a link on the page leads to.
    pub(super) fn write(&self, out: &mut String, href: &str) {
        let (before, href) = self.parts(href);
        in_brackets(out, before);
        in_brackets(out, href);
    }

    /// The parts of a full address.
    fn parts<'s>(&'s self, href: &'s str) -> (&'s str, &'s str) {
        if href.is_empty() || href.starts_with(['#', '?']) {
            (self.page, href)
        } else if has_scheme(href) {
            ("", href)
        } else if href.starts_with("//") {
            (self.page.split_once("//").map_or("https:", |(scheme, _)| scheme), href)
        } else if href.starts_with('/') {
            (&self.page[..self.origin], href)
        } else {
            self.relative(href)
        }
    }

    fn relative<'s>(&'s self, href: &'s str) -> (&'s str, &'s str) {
        let (mut folder, mut rest) = (self.folder, href);
        loop {
            if let Some(below) = rest.strip_prefix("../") {
                let above = folder.trim_end_matches('/').rfind('/').map_or(0, |slash| slash + 1);
                folder = if above > self.origin { &folder[..above] } else { &folder[..=self.origin] };
                rest = below;
            } else if let Some(below) = rest.strip_prefix("./") {
                rest = below;
            } else {
                return (folder, rest);
            }
        }
    }
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

/// Writes a part of an address that no bracket or space may end.
fn in_brackets(out: &mut String, part: &str) {
    let ends = |byte: u8| byte.is_ascii_control() | matches!(byte, b'(' | b')' | b'<' | b'>' | b'\\' | b' ');
    // Without a branch in it, so that many bytes are compared at once.
    if !part.bytes().fold(false, |any, byte| any | ends(byte)) {
        return out.push_str(part);
    }
    for c in part.chars() {
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
            let mut full = String::new();
            PageAddress::new(page).write(&mut full, href);
            assert_eq!(full, expected, "{href}");
        }
    }
}
