//! The house rules that the compiler does not check.
//!
//! Here: which module may import which, as the table in ARCHITECTURE.md says, and how long a file may be. In the files
//! beside this one: import cycles among files, doors, and the map that is printed into ARCHITECTURE.md.

mod cycles;
mod doors;
mod map;
mod names;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use names::{Crate, Meaning};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Longer files have grown a second subject.
const MAX_LINES: usize = 600;

/// The crate's sources, without its tests.
fn house() -> &'static Crate {
    static HOUSE: LazyLock<Crate> = LazyLock::new(|| Crate::read(&Path::new(ROOT).join("src")));
    &HOUSE
}

fn architecture() -> String {
    std::fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).expect("it is there")
}

/// A file as it is named to people: from the project's folder.
fn shown(file: &Path) -> String {
    file.strip_prefix(ROOT).expect("it is of the project").to_string_lossy().replace('\\', "/")
}

/// Fails where something is wrong, and says what to do.
fn fail_with(wrong: &[String], help: &str) {
    assert!(wrong.is_empty(), "{}\nhelp: {help}", wrong.join("\n"));
}

/// For each module of the table in ARCHITECTURE.md, what it may import; in the table's order.
fn allowed() -> Vec<(String, BTreeSet<String>)> {
    let text = architecture();
    let table = text.split("## Layers").nth(1).expect("it has the table").split("\n## ").next().expect("it ends");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let module = cells[1].trim_matches('`').to_owned();
        (module, cells[3].split_whitespace().filter(|word| *word != "–").map(str::to_owned).collect())
    })
    .collect()
}

#[test]
fn modules_import_what_the_table_says_and_no_less() {
    let house = house();
    let mut wrong = Vec::new();
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let allowed = allowed();
    let may: BTreeMap<&str, &BTreeSet<String>> = allowed.iter().map(|(module, may)| (module.as_str(), may)).collect();
    for (from, module) in house.modules.iter().filter(|(from, _)| !from.is_empty()) {
        let may = may.get(from[0].as_str()).unwrap_or_else(|| panic!("ARCHITECTURE.md does not name `{}`", from[0]));
        for mention in &module.mentions {
            let Some(Meaning::Ours(to, _)) = house.resolve(from, &mention.path) else { continue };
            let Some(to) = to.into_iter().next().filter(|to| *to != from[0]) else { continue };
            if !may.contains(&to) {
                let (file, path) = (shown(&module.file), mention.path.join("::"));
                wrong.push(format!("{file}:{}: `{}` imports `{to}`, by `{path}`", mention.line, from[0]));
            }
            used.entry(&from[0]).or_default().insert(to);
        }
    }
    for (module, may) in &allowed {
        let unused = may.iter().filter(|import| !used.get(module.as_str()).is_some_and(|used| used.contains(*import)));
        wrong.extend(unused.map(|import| format!("`{module}` may import `{import}` and does not: take it out")));
    }
    fail_with(
        &wrong,
        "the table in ARCHITECTURE.md says who may import what: pass a value as an argument, or move the code",
    );
}

#[test]
fn nothing_lower_imports_upward() {
    let allowed = allowed();
    let row = |module: &str| allowed.iter().position(|(name, _)| name == module).expect("each module has a row");
    for (module, may) in &allowed {
        for import in may {
            assert!(row(import) < row(module), "`{import}` is not below `{module}` in the table in ARCHITECTURE.md");
        }
    }
}

#[test]
fn the_table_names_the_modules_there_are() {
    let lib = std::fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).expect("it is there");
    let modules = lib.lines().filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';')).map(str::to_owned);
    assert_eq!(modules.collect::<BTreeSet<_>>(), allowed().into_iter().map(|(module, _)| module).collect());
}

#[test]
fn files_are_short_and_open_with_a_header() {
    let mut wrong = Vec::new();
    let files = walkdir::WalkDir::new(Path::new(ROOT).join("src")).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("it can be read").into_path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        let text = std::fs::read_to_string(&file).expect("it can be read");
        let lines = text.lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("{}: {lines} lines, more than {MAX_LINES}", shown(&file)));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: no header", shown(&file)));
        }
    }
    // What a phase does not know is what keeps it apart from the others, so each file says it.
    for module in house().modules.iter().filter(|(names, _)| !names.is_empty()).map(|(_, module)| module) {
        let text = std::fs::read_to_string(&module.file).expect("it can be read");
        let header = text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join(" ");
        if !header.replace("//! ", "").contains("oes not know") {
            wrong.push(format!("{}: the header does not say what the file does not know", shown(&module.file)));
        }
    }
    fail_with(&wrong, "a file has one subject, and says in its first lines what comes in, goes out, and is not known");
}
