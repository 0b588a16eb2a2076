//! What the search needs on whichever page it is opened: where its scripts lie, and the words of its dialog.
//!
//! Comes in: the site's context. Goes out: what its template is filled with, a script that leaves the settings behind: pages
//! need not hold them, and a page that is a file may fetch nothing else. Does not know: what is found.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Words;

/// `/search/settings.js`
pub(super) static FILE: PageKind = PageKind {
    name: "the settings of the search",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::search_settings()),
    content: PageContent::Template("search-settings.js", |context, _| Some(settings(context))),
};

/// The sections of the words that the search shows.
const SECTIONS: [&str; 6] = ["kind", "search", "search.kinds", "search.narrow", "search.is", "speaker"];
/// The texts of it that count.
const COUNTED: [&str; 6] =
    ["count.quotes", "search.people", "search.others", "search.texts", "search.more", "search.completions"];
/// How a day is written.
const DATE: [&str; 2] = ["date", "month"];

/// The settings of the search.
#[derive(Debug, Serialize)]
struct SettingsFile {
    /// The words by their keys, as JSON: a text, or its forms where it counts.
    words_json: String,
}

/// A text, or its forms where it counts.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ScriptText<'w> {
    Text(&'w str),
    Forms(BTreeMap<&'w str, &'w str>),
}

fn settings<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let words_json = serde_json::to_string(&words(context.words())).expect("texts by keys are JSON");
    PageParts::new(Head::default(), SettingsFile { words_json })
}

fn words(words: &Words) -> BTreeMap<String, ScriptText<'_>> {
    let is_shown = |section: &str| SECTIONS.contains(&section) || DATE.contains(&section);
    let texts = words.texts().filter(|(section, ..)| is_shown(section));
    let texts = texts.map(|(section, name, text)| (format!("{section}.{name}"), ScriptText::Text(text)));
    let counted =
        COUNTED.iter().filter_map(|key| Some((key.to_string(), ScriptText::Forms(words.forms(key)?.collect()))));
    texts.chain(counted).collect()
}
