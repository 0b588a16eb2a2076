//! Follows every link of a built site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use scraper::{Html, Selector};

use crate::site::files_below;

/// The links of a built site that lead nowhere, each as `page -> link`. Links are followed as a browser does that finds
/// the site at `base_url`; those that leave it are not followed.
pub(crate) fn broken(public: &Path, base_url: &str) -> Vec<String> {
    let base = url::Url::parse(base_url).expect("it is an address");
    let files = files_below(public);
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name.as_str(), Page::read(&String::from_utf8_lossy(bytes))))
        .collect();
    let mut broken = Vec::new();
    for (name, page) in &pages {
        let here = base.join(name.strip_suffix("index.html").unwrap_or(name)).expect("a name is an address");
        for link in &page.links {
            let Ok(target) = here.join(link) else {
                broken.push(format!("{name} -> {link}"));
                continue;
            };
            if !target.as_str().starts_with(base.as_str()) {
                if target.origin() == base.origin() {
                    broken.push(format!("{name} -> {link} (leaves the site's path)"));
                }
                continue;
            }
            let below = decoded(&target.path()[base.path().len()..]);
            let file = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below };
            let anchor = target.fragment().map(decoded).filter(|anchor| !anchor.is_empty());
            let found = match (pages.get(file.as_str()), anchor) {
                (Some(page), Some(anchor)) => page.ids.contains(&anchor),
                (None, Some(anchor)) => is_moment(&anchor) && files.contains_key(&file),
                (_, None) => files.contains_key(&file),
            };
            if !found {
                broken.push(format!("{name} -> {link}"));
            }
        }
    }
    broken
}

/// Whether an anchor is a moment of a recording, which has no anchors of its own.
fn is_moment(anchor: &str) -> bool {
    anchor.strip_prefix("t=").is_some_and(|seconds| seconds.parse::<f64>().is_ok())
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// What a page links to, and what can be linked to in it.
struct Page {
    links: BTreeSet<String>,
    ids: BTreeSet<String>,
}

impl Page {
    fn read(html: &str) -> Self {
        let html = Html::parse_document(html);
        let all = |selector: &str, attribute: &str| -> BTreeSet<String> {
            let selector = Selector::parse(selector).expect("it is a selector");
            html.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
        };
        let mut links = all("[href]", "href");
        links.extend(all("[src]", "src"));
        Self { links, ids: all("[id]", "id") }
    }
}
