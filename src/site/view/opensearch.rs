//! How a browser adds the site to its own search.
//!
//! Comes in: the site's context. Goes out: an OpenSearch description. Does not know: what is found.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many characters of a title the format takes.
const SHORT_NAME: usize = 16;

/// `/opensearch.xml`, where the site has an address: in it every address is a full one.
pub(super) static FILE: PageKind = PageKind {
    name: "how browsers search the site",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::opensearch()),
    content: PageContent::Template("opensearch.xml", |context, _| Some(description(context))),
};

/// The description of a search.
#[derive(Debug, Serialize)]
struct OpenSearchFile {
    /// What a browser calls it.
    short_name: String,
    /// The full address of the page with results; the words follow.
    search: String,
    /// The full address of the site, with a slash at its end.
    root: String,
}

fn description<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let settings = context.site.settings;
    let view = OpenSearchFile {
        short_name: short(&settings.title),
        search: Route::search().absolute(&settings.base_url),
        root: Route::home().absolute(&settings.base_url),
    };
    PageParts::new(Head::default(), view)
}

/// As many whole words as fit; of a first word that is too long, its beginning.
fn short(title: &str) -> String {
    let mut short = String::new();
    for word in title.split_whitespace() {
        let length = short.chars().count() + word.chars().count() + usize::from(!short.is_empty());
        if length > SHORT_NAME {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() { title.trim().chars().take(SHORT_NAME).collect() } else { short }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_short_name_is_made_of_whole_words() {
        for (title, name) in [
            ("Skerrow platform study", "Skerrow platform"),
            ("What slows us down", "What slows us"),
            ("Entwicklungsplattform", "Entwicklungsplat"),
            ("Study", "Study"),
            ("  A \n study ", "A study"),
            ("開発者体験についての研究の記録とその考察", "開発者体験についての研究の記録と"),
        ] {
            assert_eq!(short(title), name);
            assert!(name.chars().count() <= 16);
        }
    }
}
