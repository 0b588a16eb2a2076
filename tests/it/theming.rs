//! Looks of one's own: the example in `examples/look/`, and that `docs/theming.md` names what there is and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::site::{Site, files_below};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(root(path)).expect("it is there")
}

/// A study in the look of the example.
fn example() -> Site {
    let files = files_below(&root("examples/look")).into_iter();
    files.fold(Site::small().file("site.toml", "look = \"ours\"\n"), |site, (path, bytes)| {
        site.file(&format!("themes/ours/{path}"), bytes)
    })
}

/// All files below a folder as texts, one behind the other.
fn all(folder: &str) -> String {
    files_below(&root(folder)).values().map(|bytes| String::from_utf8_lossy(bytes)).collect()
}

/// What stands between backticks in some lines of the page.
fn words(lines: impl Iterator<Item = String>) -> BTreeSet<String> {
    lines.flat_map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The rows of the table on the page whose heading begins so.
fn rows<'p>(page: &'p str, heading: &str) -> impl Iterator<Item = String> + use<'p> {
    let table = page.split(heading).nth(1).expect("the page has the table");
    table.lines().skip(1).take_while(|line| line.starts_with('|')).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

#[test]
fn the_example_changes_variables_and_a_template() {
    let site = example().build();
    let styles = files_below(&site.public().join("assets"));
    let styles = styles.iter().find(|(name, _)| name.starts_with("cairn.") && name.ends_with(".css"));
    let styles = String::from_utf8_lossy(styles.expect("it is published").1).into_owned();
    let own = styles.find("--lichen: light-dark(#7a2e8e, #d9a6e8)").expect("the example's colour is in it");
    assert!(styles.find("--lichen: light-dark(#566400").is_some_and(|built_in| built_in < own), "and the built-in one");
    let page = site.output("404.html");
    assert!(page.contains("There is nothing at this address") && page.contains("class=\"site-header\""), "{page}");
    assert!(page.contains("begin <a href=\"/\">at the front</a>"), "{page}");
    assert!(site.output("themes/toil/index.html").contains("It took two weeks."), "the others are as they were");
}

#[test]
fn the_page_shows_the_example_as_it_is() {
    let page = text("docs/theming.md");
    for file in ["static/css/own.css", "templates/404.html"] {
        assert!(page.contains(&format!("\n{}```", text(&format!("examples/look/{file}")))), "{file}");
    }
}

#[test]
fn a_slip_in_a_template_of_ones_own_has_its_place_and_a_way_out() {
    let slip = text("examples/look/templates/404.html").replace("{{ home }}", "{{ hom }}");
    example().file("themes/ours/templates/404.html", slip).fails_with(&[
        "error[template]",
        "--> themes/ours/templates/404.html:5:",
        "home",
        "help: ",
    ]);
}

#[test]
fn every_template_and_everything_that_all_pages_receive_is_documented() {
    let page = text("docs/theming.md");
    let named = words(page.lines().map(str::to_owned));
    for template in fs::read_dir(root("themes/default/templates")).expect("it is a folder") {
        let template = template.expect("it can be listed");
        let name = template.file_name().to_string_lossy().into_owned();
        assert!(template.path().is_dir() || named.contains(&name), "docs/theming.md does not name {name}");
    }
    // What a component is called with has names of its own.
    let templates = files_below(&root("themes/default/templates")).into_iter();
    let templates = templates.filter(|(path, _)| !path.starts_with("parts/"));
    let templates: String = templates.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).collect();
    let fields = templates.split("page.").skip(1).map(|rest| {
        let is_name = |c: &char| c.is_ascii_lowercase() || *c == '_';
        rest.chars().take_while(is_name).collect::<String>()
    });
    for field in fields.filter(|field| !field.is_empty() && field != "html") {
        assert!(named.contains(&field), "docs/theming.md does not name `page.{field}`");
    }
}

#[test]
fn the_classes_and_variables_on_the_page_are_there() {
    let page = text("docs/theming.md");
    let styles = all("themes/default/static/css");
    let written = styles.clone() + &all("themes/default/templates") + &all("src/site/view");
    let classes = words(rows(&page, "| part | classes |"));
    assert!(classes.len() > 30, "{classes:?}");
    for class in classes.iter().filter(|class| !class.starts_with('-')) {
        for part in class.split(['.', ' ']) {
            assert!(written.contains(part), "docs/theming.md names the class {class}, which is nowhere");
        }
    }
    let variables = words(rows(&page, "| variables | are |"));
    for variable in variables.iter().filter(|variable| variable.starts_with("--")) {
        assert!(styles.contains(&format!("{variable}:")), "docs/theming.md names {variable}, which is nowhere");
    }
}
