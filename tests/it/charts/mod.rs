//! The pictures of charts in the documentation: drawn by the program from the numbers in `pictures.rs`, in the colours of the
//! built-in look.

mod picture;
mod pictures;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use roxmltree::Document;

use pictures::pictures;

/// Set to write the pictures anew in place of complaining.
const UPDATE: &str = "CAIRN_UPDATE_DOCS";

fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

/// The layers of the style sheets of charts: of the one that all pages have, and of those that one kind of page has.
fn styles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static/css");
    let of_some_pages =
        ["chart-cells", "chart-people", "chart-spark", "chart-timeline", "sum"].map(|name| format!("pages/{name}.css"));
    let sheets = ["parts/charts.css".to_owned()].into_iter().chain(of_some_pages);
    sheets.map(|path| std::fs::read_to_string(folder.join(path)).expect("it is there")).collect()
}

#[test]
fn the_pictures_in_the_docs_are_what_is_drawn() {
    for picture in pictures() {
        let text = picture.to_svg(&styles());
        let path = docs("pictures").join(format!("{}.svg", picture.name));
        if std::env::var_os(UPDATE).is_some() {
            std::fs::write(&path, &text).expect("it can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == text, "{} is not what is drawn: run {UPDATE}=1 cargo test charts", path.display());
    }
}

#[test]
fn the_page_shows_each_picture_and_nothing_else_lies_there() {
    let page = std::fs::read_to_string(docs("charts.md")).expect("it is there");
    let names: BTreeSet<String> = pictures().iter().map(|picture| format!("{}.svg", picture.name)).collect();
    for name in &names {
        assert!(page.contains(&format!("](pictures/{name})")), "docs/charts.md does not show {name}");
    }
    let files = std::fs::read_dir(docs("pictures")).expect("it is a folder");
    let files = files.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned());
    assert_eq!(files.collect::<BTreeSet<_>>(), names);
}

/// A picture is shown alone, so it must hold all that it refers to, and no two ids in it may be the same.
#[test]
fn a_picture_stands_alone() {
    for picture in pictures() {
        let text = picture.to_svg(&styles());
        let document = Document::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", picture.name));
        let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{}: {ids:?}", picture.name);
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let fill = node.attribute("fill").and_then(|fill| fill.strip_prefix("url(#")?.strip_suffix(')'));
            let used = node.attribute("href").filter(|_| node.has_tag_name("use")).map(|href| &href[1..]);
            for id in fill.into_iter().chain(used) {
                assert!(ids.contains(&id), "{} has no {id}", picture.name);
            }
            assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{node:?}");
        }
        let style =
            text.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("it has a style");
        for name in style.split("var(").skip(1).map(|rest| rest.split([')', ',']).next().unwrap_or_default()) {
            assert!(style.contains(&format!("{name}:")), "{} has no {name}", picture.name);
        }
    }
}

/// What charts write and the styles do not know would be black.
#[test]
fn every_class_of_a_mark_is_in_the_styles() {
    let styles = styles();
    let has_rule = |class: &str| styles.iter().any(|sheet| sheet.contains(&format!(".{class}")));
    let mut classes = BTreeSet::new();
    for picture in pictures() {
        let text = picture.to_svg(&styles);
        let document = Document::parse(&text).expect("it is XML");
        let in_charts = document.descendants().filter(|node| {
            node.ancestors().any(|node| node.attribute("class").is_some_and(|class| class.starts_with("chart ")))
        });
        let all = in_charts.filter_map(|node| node.attribute("class")).flat_map(|class| class.split(' '));
        // Kinds have their colours in another part.
        classes.extend(all.filter(|class| !class.starts_with("kind-")).map(str::to_owned));
    }
    let unknown: Vec<&String> = classes.iter().filter(|class| !has_rule(class)).collect();
    assert!(classes.len() > 30 && unknown.is_empty(), "{unknown:?} of {classes:?}");
}
