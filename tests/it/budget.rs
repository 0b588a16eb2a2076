//! What a first visit to a page loads beside its words: styles and scripts, packed as hosts pack them.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use scraper::{Html, Selector};

use crate::site::{cairn, files_below};

/// How many bytes of styles a page may load.
const STYLES: usize = 11 * 1024;
/// How many bytes of scripts.
const SCRIPTS: usize = 7 * 1024;

fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}

/// The files of a look that a page names so.
fn named(page: &str, name: &str, html: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let base = url::Url::parse("https://x.example/").expect("it is an address");
    let here = base.join(name).expect("a name is an address");
    let selector = Selector::parse(selector).expect("it is a selector");
    let found = html.select(&selector).map(|element| {
        let link = element.attr(attribute).unwrap_or_else(|| panic!("{name} names a file: {page}"));
        here.join(link).expect("it is an address").path()[1..].to_owned()
    });
    found.collect()
}

#[test]
fn what_a_first_visit_to_any_page_loads_is_small() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let out = folder.path().to_str().expect("it is UTF-8");
    let run = cairn(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--out", out]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = files_below(folder.path());
    let sizes: BTreeMap<&str, usize> = files
        .iter()
        .filter(|(name, _)| name.starts_with("assets/"))
        .map(|(name, bytes)| (&**name, packed(bytes)))
        .collect();
    let total = |names: &[String]| names.iter().map(|name| sizes[name.as_str()]).sum::<usize>();
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        let html = Html::parse_document(&text);
        let styles = named(&text, name, &html, "link[rel=stylesheet]", "href");
        assert!(!styles.is_empty(), "{name} has no style");
        let scripts = named(&text, name, &html, "script[src]", "src");
        let kind = name.split('/').next().unwrap_or_default().to_owned();
        let largest = kinds.entry(kind).or_default();
        *largest = (largest.0.max(total(&styles)), largest.1.max(total(&scripts)));
    }
    assert!(kinds.len() > 9, "there are pages of each kind: {kinds:?}");
    println!("styles and scripts, packed: {kinds:#?}");
    for (kind, (styles, scripts)) in &kinds {
        assert!(*styles <= STYLES, "{kind}: {styles} bytes of styles; {STYLES} are allowed");
        assert!(*scripts <= SCRIPTS, "{kind}: {scripts} bytes of scripts; {SCRIPTS} are allowed");
    }
}
