//! Every command that a message, a page of a rule or the documentation names exists, with the options that it is named
//! with.

use std::path::Path;

use clap::CommandFactory;
use clap::error::ErrorKind;

use cairn::cli::args::Args;

/// What names a command without saying all of it, or asks for help.
const WHOLE_ENOUGH: [ErrorKind; 5] = [
    ErrorKind::MissingRequiredArgument,
    ErrorKind::MissingSubcommand,
    ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
    ErrorKind::DisplayHelp,
    ErrorKind::DisplayVersion,
];

/// The commands in a text: between backticks, at a prompt, and in the examples of `--help`.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("`cairn ") {
        let rest = &text[at + 1..];
        // A command may go on in the next line of a comment or of a string.
        let end = rest.find('`').filter(|end| *end < 200);
        found.extend(end.map(|end| rest[..end].lines().map(without_margin).collect::<Vec<_>>().join(" ")));
    }
    for line in text.lines() {
        // Prose may begin a line with the name too: an example is set in by two spaces.
        let marks = ["$ ", "next: ", "Example: ", "  "];
        let after = marks.iter().find_map(|mark| line.strip_prefix(mark)?.strip_prefix("cairn "));
        // Behind two spaces stands what an example does.
        found.extend(after.map(|rest| format!("cairn {}", rest.split("  ").next().unwrap_or(rest))));
        let help = line.split_once("after_help = \"Example: ").map(|(_, rest)| rest.split('"').next().unwrap_or(rest));
        found.extend(help.map(str::to_owned));
    }
    found
}

fn without_margin(line: &str) -> &str {
    line.trim()
        .trim_start_matches("//")
        .trim_start_matches(['/', '!'])
        .trim_start_matches("# ")
        .trim_end_matches('\\')
        .trim()
}

/// The words of a command, without what a shell does with it and with a word for what is filled in.
fn words(command: &str) -> Option<Vec<String>> {
    let command = command.split([';', '>', '|', '&']).next().unwrap_or(command).split("$(").next().unwrap_or(command);
    let mut filled = String::new();
    let mut rest = command;
    while let Some((before, behind)) = rest.split_once('{') {
        filled += before;
        // ` --root DIR` may be filled in behind a word, a name only as a word of its own.
        filled += if before.ends_with([' ', '=']) { "x" } else { "" };
        rest = behind.split_once('}')?.1;
    }
    filled += rest;
    Some(shlex::split(&filled)?.into_iter().filter(|word| word != "…").collect())
}

fn files(folder: &str) -> impl Iterator<Item = std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let named = |path: &Path| {
        path.extension().is_some_and(|end| ["rs", "md", "html", "toml", "yml"].iter().any(|it| end == *it))
    };
    walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(move |path| named(path))
}

#[test]
fn every_command_that_is_named_exists() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for path in
        ["src", "docs", "content", "themes", "README.md", "CONTRIBUTING.md", "site.toml"].into_iter().flat_map(files)
    {
        let text = std::fs::read_to_string(&path).expect("it can be read");
        for command in commands(&text) {
            let Some(words) = words(&command) else {
                wrong.push(format!("{}: {command}: no shell reads it", path.display()));
                continue;
            };
            tried += 1;
            if let Err(error) = Args::command().try_get_matches_from(&words)
                && !WHOLE_ENOUGH.contains(&error.kind())
                && !error.to_string().contains("a value is required for")
            {
                wrong.push(format!(
                    "{}: {command}: {}",
                    path.display(),
                    error.to_string().lines().next().unwrap_or("")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried > 100, "only {tried} commands were found");
}

#[test]
fn a_command_that_is_none_is_found_out() {
    let text =
        "say `cairn biuld` or `cairn check --fixx{root}`\n$ cairn theme split a\nExample: cairn new interwiev x\n";
    let found = commands(text);
    assert_eq!(found.len(), 4, "{found:?}");
    for command in found {
        let error =
            Args::command().try_get_matches_from(words(&command).expect("a shell reads it")).expect_err(&command);
        assert!(!WHOLE_ENOUGH.contains(&error.kind()), "{command}: {error}");
    }
}
