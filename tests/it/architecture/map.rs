//! The map in ARCHITECTURE.md: every folder of the sources with what its header says, and the files in it.
//!
//! Comes in: the modules. Goes out: a text, written between two marks of the page, or held against what stands there. Sizes
//! are no part of it: it changes where a file comes or goes or has another subject, not with every line.

use std::path::Path;

use super::names::{Module, Names};
use super::{ROOT, allowed, architecture, house};

/// Set to write the map anew in place of complaining.
const UPDATE: &str = "CAIRN_UPDATE_DOCS";

const START: &str = "<!-- The map is made from the sources; a test keeps it so. -->\n";
const END: &str = "<!-- Here ends the map. -->\n";

const WIDTH: usize = 118;

/// Of more files than these the map names the first and the last.
const MOST_FILES: usize = 30;

/// The first sentence of a file's header.
fn subject(file: &Path) -> String {
    let text = std::fs::read_to_string(file).expect("it can be read");
    let header =
        text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).take_while(|line| !line.is_empty());
    let header = header.collect::<Vec<_>>().join(" ").replace("[`", "").replace("`]", "").replace('`', "");
    header.split_once(". ").map_or(header.trim_end_matches('.'), |(first, _)| first).to_owned()
}

/// A folder's lines, then those of the folders in it, in the order in which its module names them.
fn folder(names: &Names, module: &Module, out: &mut String) {
    let child = |name: &String| [names.as_slice(), std::slice::from_ref(name)].concat();
    let is_folder =
        |name: &&String| house().modules.get(&child(name)).is_some_and(|module| !module.children.is_empty());
    let indent = "  ".repeat(names.len() - 1);
    let (path, subject) = (names.join("/"), subject(&module.file));
    let is_long = indent.len() + path.len() + subject.len() + 3 > WIDTH;
    let subject = if is_long { subject.split(": ").next().unwrap_or_default() } else { &subject };
    wrap(&format!("{path}/  {subject}"), &indent, out);
    let (folders, files): (Vec<&String>, Vec<&String>) = module.children.iter().partition(is_folder);
    let files = match &files[..] {
        [first, .., last] if files.len() > MOST_FILES => format!("{first} … {last}, {} files", files.len()),
        _ => files.into_iter().map(String::as_str).collect::<Vec<_>>().join(" "),
    };
    if !files.is_empty() {
        wrap(&files, &format!("{indent}    "), out);
    }
    for name in folders {
        folder(&child(name), &house().modules[&child(name)], out);
    }
}

/// Adds a paragraph in lines of a width; all but the first are further in.
fn wrap(text: &str, indent: &str, out: &mut String) {
    let mut line = indent.to_owned();
    for word in text.split(' ') {
        if line.chars().count() + word.chars().count() > WIDTH {
            *out += line.trim_end();
            *out += "\n";
            line = format!("{indent}      ");
        }
        line += word;
        line += " ";
    }
    *out += line.trim_end();
    *out += "\n";
}

fn map() -> String {
    let mut map = String::from("```text\n");
    for (module, _) in allowed() {
        let names = vec![module];
        folder(&names, &house().modules[&names], &mut map);
    }
    map + "```\n"
}

#[test]
fn the_map_in_the_docs_is_of_the_sources() {
    let page = architecture();
    let (before, rest) = page.split_once(START).expect("the map has a start");
    let (written, behind) = rest.split_once(END).expect("the map has an end");
    let map = map();
    if std::env::var_os(UPDATE).is_some() {
        let page = [before, START, &map, END, behind].concat();
        std::fs::write(Path::new(ROOT).join("ARCHITECTURE.md"), page).expect("it can be written");
    } else {
        assert!(written == map, "the map in ARCHITECTURE.md is of other sources: run {UPDATE}=1 cargo test docs");
    }
}
