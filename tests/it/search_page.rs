//! The page of the search and what leads to it: for whoever has no scripts, for browsers that add the site to their own search,
//! and for each audience.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: what is found; that is for the tests of the index and of browsers.

use std::collections::BTreeMap;

use roxmltree::Document;
use scraper::{Html, Selector};

use crate::audiences;
use crate::site::{Site, files_below};

const OPEN_SEARCH: &str = "http://a9.com/-/spec/opensearch/1.1/";

fn with_address() -> Site {
    Site::small()
        .file("site.toml", "title = \"Ours & \\\"yours\\\", a study\"\nbase_url = \"https://x.example/r/\"\n")
        .build()
}

fn selected<'h>(html: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("it is a selector");
    html.select(&selector).collect()
}

#[test]
fn browsers_can_add_the_site_where_it_has_an_address() {
    let site = with_address();
    let text = site.output("opensearch.xml");
    let document = Document::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let root = document.root_element();
    assert!(root.has_tag_name((OPEN_SEARCH, "OpenSearchDescription")));
    let texts: BTreeMap<&str, &str> =
        root.children().filter_map(|child| Some((child.tag_name().name(), child.text()?.trim()))).collect();
    // At most 16 characters: "Ours & "yours"," has 15, with "a" it would have 17.
    assert_eq!(texts["ShortName"], "Ours & \"yours\",");
    assert_eq!(texts["Description"], "Ours & \"yours\", a study");
    assert_eq!(texts["InputEncoding"], "UTF-8");
    assert!(texts["Image"].starts_with("https://x.example/r/assets/icon."), "{}", texts["Image"]);
    let urls: BTreeMap<_, _> = root
        .children()
        .filter(|child| child.has_tag_name((OPEN_SEARCH, "Url")))
        .map(|url| (url.attribute("type").unwrap_or_default(), url.attribute("template").unwrap_or_default()))
        .collect();
    assert_eq!(urls["text/html"], "https://x.example/r/search/?q={searchTerms}");
    assert_eq!(urls["application/opensearchdescription+xml"], "https://x.example/r/opensearch.xml");
}

#[test]
fn every_page_names_it_there_and_nowhere_else() {
    let link = "link[rel=search][type=\"application/opensearchdescription+xml\"]";
    let site = with_address();
    for (page, href) in [
        ("index.html", "./opensearch.xml"),
        ("themes/toil/index.html", "../../opensearch.xml"),
        ("404.html", "/r/opensearch.xml"),
    ] {
        let html = Html::parse_document(&site.output(page));
        let links = selected(&html, link);
        assert_eq!(links.iter().map(|link| link.attr("href")).collect::<Vec<_>>(), [Some(href)], "{page}");
    }
    let local = Site::small().build();
    assert!(!local.public().join("opensearch.xml").exists(), "where others cannot reach it there is nothing to add");
    assert!(selected(&Html::parse_document(&local.output("index.html")), link).is_empty());
}

#[test]
fn the_page_leads_to_the_lists_and_shows_no_dead_control() {
    let site = Site::small().build();
    let html = Html::parse_document(&site.output("search/index.html"));
    assert_eq!(selected(&html, "meta[name=robots][content=noindex]").len(), 1);
    let shown: Vec<_> =
        selected(&html, "main .without-scripts a").iter().filter_map(|link| link.attr("href")).collect();
    for list in ["../", "../interviews/", "../themes/", "../teams/"] {
        assert!(shown.contains(&list), "{list} is in {shown:?}");
    }
    assert!(selected(&html, "main :is(form, input, button)").iter().all(|control| {
        control.ancestors().filter_map(scraper::ElementRef::wrap).any(|above| above.attr("hidden").is_some())
    }));
    for page in ["index.html", "search/index.html", "404.html"] {
        let html = Html::parse_document(&site.output(page));
        let buttons = selected(&html, ".search-open");
        assert_eq!(buttons.len(), 1, "{page}");
        assert!(buttons[0].attr("hidden").is_some(), "{page}: a script shows it");
    }
    assert!(!site.output("sitemap.xml").contains("/search/"), "search engines have no use for it");
    let not_found = Html::parse_document(&site.output("404.html"));
    assert_eq!(selected(&not_found, "search-address[hidden]").len(), 1);
}

#[test]
fn the_settings_name_files_that_are_there_and_every_word() {
    let site = Site::small().build();
    let text = site.output("search/settings.js");
    let json = text.strip_prefix("globalThis.searchSettings = ").and_then(|text| text.trim_end().strip_suffix(';'));
    let settings: serde_json::Value = serde_json::from_str(json.expect("it is one assignment")).expect("it is JSON");
    let files = settings["files"].as_object().expect("there are files");
    assert!(files.len() >= 5);
    for address in files.values().filter_map(serde_json::Value::as_str).flat_map(|all| all.split(' ')) {
        assert!(site.public().join(address).is_file(), "{address}");
    }
    let words = settings["words"].as_object().expect("there are words");
    for kind in "quote theme opportunity outcome team ask tool question takeaway page interview turn".split(' ') {
        assert!(words.contains_key(&format!("search.kinds.{kind}")), "{kind}");
    }
    for kind in "pain workaround workflow avoided praise ask counter".split(' ') {
        assert!(words.contains_key(&format!("kind.{kind}")), "{kind}");
    }
    assert_eq!(words["search.people"]["one"], "{count} person");
    assert_eq!(words["month.9"], "Sep");
}

#[test]
fn each_audience_has_a_search_of_its_own() {
    let site = audiences::study();
    for name in ["engineering", "directors"] {
        let run = site.run(&["build", "--audience", name]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let files = files_below(&site.root().join(format!("public-{name}")));
        assert!(files.contains_key("search/index.html") && files.contains_key("search/settings.js"), "{name}");
    }
}

#[test]
fn a_page_of_ones_own_at_that_address_wins_with_a_warning() {
    let site = Site::small().file("content/search.md", "---\ntitle: Ours\n---\n");
    let run = site.run(&["build", "--out", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("content/search.md") && run.stderr.contains("the search"), "{}", run.stderr);
    assert!(site.output("search/index.html").contains("<title>Ours"), "{}", run.stderr);
}
