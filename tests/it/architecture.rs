//! The house rules that the compiler does not check: which module may import which, and how long a file may be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Longer files have grown a second subject.
const MAX_LINES: usize = 600;

/// For each module of the table in ARCHITECTURE.md, what it may import.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).expect("it is there");
    let table = text.split("## Layers").nth(1).expect("it has the table").split("\n## ").next().expect("it ends");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let module = cells[1].trim_matches('`').to_owned();
        (module, cells[3].split_whitespace().filter(|word| *word != "–").map(str::to_owned).collect())
    })
    .collect()
}

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).expect("it is a folder").map(|entry| entry.expect("it can be read").path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files
}

/// The modules that a file's code, not its tests, names as `crate::…`.
fn imports(text: &str) -> BTreeSet<String> {
    let code = without_tests(text).filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let names = code.split("crate::").skip(1).flat_map(|rest| {
        let list = rest.strip_prefix('{').and_then(|list| list.split('}').next());
        let heads: Vec<String> = match list {
            Some(list) => list.split(',').map(|item| head(item.trim())).collect(),
            None => vec![head(rest)],
        };
        heads
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// The lines of a file but those of modules for tests.
fn without_tests(text: &str) -> impl Iterator<Item = &str> {
    let mut before = "";
    let mut within = false;
    text.lines().filter(move |line| {
        let begins = before == "#[cfg(test)]" && line.contains("mod ") && line.ends_with('{');
        before = line;
        within = (within || begins) && *line != "}";
        !within
    })
}

fn head(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether a file is compiled for tests only; a test may put together what the code must not.
fn is_test(file: &Path) -> bool {
    let parts =
        file.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "testing" | "testing.rs")));
    parts || file.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("tests"))
}

fn module_of(file: &Path) -> String {
    let below = file.strip_prefix(Path::new(ROOT).join("src")).expect("it is below src");
    let first = below.components().next().expect("it has a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn modules_import_what_the_table_says_and_no_less() {
    let allowed = allowed();
    let mut wrong = Vec::new();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in rust_files(&Path::new(ROOT).join("src")) {
        let module = module_of(&file);
        if matches!(module.as_str(), "lib" | "main") || is_test(&file) {
            continue;
        }
        let may = allowed.get(&module).unwrap_or_else(|| panic!("ARCHITECTURE.md does not name `{module}`"));
        let text = std::fs::read_to_string(&file).expect("it can be read");
        for import in imports(&text).into_iter().filter(|import| allowed.contains_key(import) && *import != module) {
            if !may.contains(&import) {
                wrong.push(format!("{}: `{module}` imports `{import}`", file.display()));
            }
            used.entry(module.clone()).or_default().insert(import);
        }
    }
    for (module, may) in &allowed {
        let unused = may.iter().filter(|import| !used.get(module).is_some_and(|used| used.contains(*import)));
        wrong.extend(unused.map(|import| format!("`{module}` may import `{import}` and does not: take it out")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first names behind `crate::<module>::` in a file's code, not its tests.
fn names_from(module: &str, text: &str) -> BTreeSet<String> {
    let code = without_tests(text).filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let start = format!("crate::{module}::");
    let names = code.split(start.as_str()).skip(1).flat_map(|rest| {
        let list = rest.strip_prefix('{').and_then(|list| list.split('}').next());
        let most = if list.is_some() { usize::MAX } else { 1 };
        list.unwrap_or(rest).split(',').take(most).map(|item| head(item.trim()))
    });
    names.filter(|name| !name.is_empty()).collect()
}

#[test]
fn what_is_shown_takes_nothing_but_ids_from_knowledge() {
    let src = Path::new(ROOT).join("src");
    let mut wrong = Vec::new();
    for file in rust_files(&src) {
        if !["site", "look"].contains(&module_of(&file).as_str()) || is_test(&file) {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("it can be read");
        let others = names_from("knowledge", &text).into_iter().filter(|name| !name.ends_with("Id"));
        wrong.extend(others.map(|name| format!("{}: words come from `release`, not `{name}`", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_lower_imports_upward() {
    let table = std::fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).expect("it is there");
    let allowed = allowed();
    let row = |module: &str| table.find(&format!("\n| `{module}` |")).expect("each module has a row");
    for (module, may) in &allowed {
        for import in may {
            assert!(row(import) < row(module), "`{import}` is not below `{module}`");
        }
    }
}

#[test]
fn the_table_names_the_modules_there_are() {
    let lib = std::fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).expect("it is there");
    let modules: BTreeSet<String> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect();
    assert_eq!(modules, allowed().into_keys().collect());
}

#[test]
fn files_are_short_and_open_with_a_header() {
    let mut wrong = Vec::new();
    for file in rust_files(&Path::new(ROOT).join("src")) {
        let text = std::fs::read_to_string(&file).expect("it can be read");
        let lines = text.lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("{}: {lines} lines, more than {MAX_LINES}", file.display()));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: no header", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
