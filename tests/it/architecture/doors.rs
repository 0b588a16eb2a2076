//! What may be reached only from certain rooms: the study's files, the output, the readers of content, words of content.
//!
//! Names are followed to where they are declared, so that no re-export leads past a door. Does not know: methods, such as
//! `Path::exists`; `clippy.toml` forbids those, and the files that may use them all the same are counted here.

use super::names::{Crate, Meaning, Mention, Module, Names};

/// What a door leads to, who may go through it, and why nobody else may.
struct Door {
    leads_to: &'static [&'static str],
    /// Folders or files below `src`.
    rooms: &'static [&'static str],
    reason: &'static str,
}

const DOORS: &[Door] = &[
    Door {
        leads_to: &["std::fs", "rustix::fs", "walkdir"],
        rooms: &["source", "output", "base/beneath"],
        reason: "a study is read through `source`, and files are written through `output`",
    },
    Door {
        leads_to: &["crate::content::read::read", "crate::content::read::read_with"],
        rooms: &["pipeline/file_texts.rs"],
        reason: "a file is read as content once, and remembered: take the entries of the stage before",
    },
    Door {
        leads_to: &["crate::content::read", "crate::content::fields", "crate::content::prose_kind"],
        rooms: &["content", "pipeline/file_texts.rs", "pipeline/files.rs", "pipeline/cache"],
        reason: "only `content` reads files as entries",
    },
    Door {
        leads_to: &["crate::markdown::front_matter", "crate::markdown::yaml"],
        rooms: &["markdown", "content", "edit"],
        reason: "front matter is read by `content`, and edited by `edit`",
    },
    Door {
        leads_to: &["pulldown_cmark", "syntect"],
        rooms: &["markdown"],
        reason: "only `markdown` handles its events",
    },
    Door { leads_to: &["tera"], rooms: &["look"], reason: "only `look` fills templates" },
    Door {
        leads_to: &["png", "resvg"],
        rooms: &["look/picture.rs", "look/png_writer.rs"],
        reason: "only `look` makes pixels",
    },
    Door {
        leads_to: &["ttf_parser"],
        rooms: &["site/picture"],
        reason: "pictures have one font, and nothing else has any",
    },
    Door {
        leads_to: &["tokio", "axum", "hyper_util", "tower", "tower_http", "notify", "std::net::TcpListener"],
        rooms: &["serve"],
        reason: "only `serve` has sockets and waits for changes",
    },
    Door {
        leads_to: &["clap", "clap_complete", "anstream", "indicatif", "std::io::stdout", "std::io::stderr"],
        rooms: &["cli"],
        reason: "only `cli` talks to a terminal",
    },
    Door {
        leads_to: &["std::process::Command", "std::process::Child", "std::process::Stdio"],
        rooms: &["source/git.rs"],
        reason: "only `source` starts another program, git, and in such a way that a study cannot choose what runs",
    },
    Door { leads_to: &["open"], rooms: &["cli/serve.rs"], reason: "a browser is opened where somebody asked for it" },
    Door {
        leads_to: &["std::time::SystemTime", "std::time::Instant", "jiff::Zoned", "jiff::Timestamp"],
        rooms: &["source", "output", "serve", "cli", "look/limits.rs"],
        reason: "no clock reaches the output",
    },
];

/// Types of files, which may be handed on anywhere; they open nothing.
const HANDLES: &[&str] = &["std::fs::File", "std::fs::Metadata"];

/// What `site`, `search`, `look` and `export` may know of content: its kinds, choices from fixed lists, and types that `release` gives values of.
const SHOWN: &[&str] = &[
    "crate::content::Kind",
    "crate::content::choice::Choice",
    "crate::content::path::kind_of",
    "crate::content::extra::Extra",
    "crate::content::prose::Prose",
    "crate::content::answer::AnswerValue",
    "crate::content::ask::AskStatus",
    "crate::content::question",
    "crate::content::guide::GuideSection",
    // A number, for which `release` says whether it is withheld.
    "crate::content::limits::readers::LimitId",
    "crate::content::hearer_role",
    "crate::content::interview::SpeakerRole",
    "crate::content::interview::notes::PassedOn",
    "crate::content::interview::quote::QuoteKind",
    "crate::content::graduation::GraduationState",
    "crate::content::opportunity::OpportunityStatus",
    "crate::content::opportunity::Stage",
    "crate::content::opportunity::Validation",
    "crate::content::opportunity::ValidationStage",
    "crate::content::opportunity::Verdict",
    "crate::content::team::TeamKind",
    "crate::content::theme::ThemeStatus",
    "crate::content::units",
    // Reads HTML that somebody has already.
    "crate::content::plain_part",
    // Functions of a name alone.
    "crate::content::interview::ids",
    "crate::content::interview::meta",
    "crate::content::interview::turn_id",
    "crate::content::interview::time",
];

/// What only those know who write transcripts, which have all words of an interview.
const TRANSCRIPT: &[&str] = &["crate::content::entry::Entry", "crate::content::interview"];

/// The files that write transcripts, or index them.
const WRITES_TRANSCRIPTS: &[&str] = &[
    "export/reader.rs",
    "search/index/turns.rs",
    "site/transcripts.rs",
    "site/turn_words.rs",
    "site/view/transcript.rs",
];

/// The files that may use what `clippy.toml` forbids.
const EXCEPTIONS: &[&str] = &[
    "base/beneath/portable.rs",
    "output/mod.rs",
    "source/disk.rs",
    "source/locate.rs",
    "source/names_file.rs",
    "source/outside.rs",
    "source/outside_folder.rs",
];

/// Where a path leads, written from the root of its crate.
fn target(house: &Crate, module: &Names, mention: &Mention) -> Option<String> {
    match house.resolve(module, &mention.path)? {
        Meaning::Ours(module, item) => {
            Some(["crate".to_owned()].into_iter().chain(module).chain(item).collect::<Vec<_>>().join("::"))
        }
        Meaning::Foreign(path) => Some(path.join("::")),
    }
}

fn is_within(path: &str, outer: &str, separator: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(separator))
}

/// Each path that code writes: the file below `src`, the module, what is written, and where it leads.
fn for_each_path(house: &Crate, mut with: impl FnMut(&str, &Module, &Mention, &str)) {
    for (names, module) in &house.modules {
        let file = super::shown(&module.file);
        let file = file.trim_start_matches("src/");
        for mention in &module.mentions {
            if let Some(target) = target(house, names, mention) {
                with(file, module, mention, &target);
            }
        }
    }
}

#[test]
fn doors_are_used_from_their_rooms_only() {
    let house = super::house();
    let mut wrong = Vec::new();
    for_each_path(house, |file, _, mention, target| {
        let line = mention.line;
        for door in DOORS {
            let leads = door.leads_to.iter().any(|outer| is_within(target, outer, "::"));
            let may = door.rooms.iter().any(|room| is_within(file, room, "/"));
            if leads && !may && !HANDLES.contains(&target) {
                wrong.push(format!("src/{file}:{line}: `{target}` is used here: {}", door.reason));
            }
        }
    });
    super::fail_with(&wrong, "ask the room that has the door, or pass what it gives as an argument");
}

#[test]
fn nothing_is_exported_that_another_room_declares() {
    let house = super::house();
    let mut wrong = Vec::new();
    for_each_path(house, |file, _, mention, target| {
        let room = file.split('/').next().unwrap_or_default();
        let (line, own) = (mention.line, format!("crate::{room}"));
        if mention.is_exported && is_within(target, "crate", "::") && !is_within(target, &own, "::") {
            wrong.push(format!("src/{file}:{line}: `{target}` is exported again, and is not of `{room}`"));
        }
    });
    super::fail_with(&wrong, "let whoever wants it import it from where it is declared");
}

#[test]
fn what_is_shown_takes_words_of_content_from_release_alone() {
    let house = super::house();
    let mut wrong = Vec::new();
    for_each_path(house, |file, _, mention, target| {
        let shows = ["site", "search", "look", "export"].iter().any(|room| is_within(file, room, "/"));
        let known = is_within(target, "crate::knowledge", "::") && !is_within(target, "crate::knowledge::ids", "::");
        let may = if WRITES_TRANSCRIPTS.contains(&file) { [SHOWN, TRANSCRIPT].concat() } else { SHOWN.to_vec() };
        let content =
            is_within(target, "crate::content", "::") && !may.iter().any(|outer| is_within(target, outer, "::"));
        if shows && (known || content) {
            wrong.push(format!("src/{file}:{}: takes `{target}`", mention.line));
        }
    });
    super::fail_with(&wrong, "take it from `release`, which knows what the audience may see");
}

#[test]
fn what_clippy_forbids_is_used_where_we_know_it() {
    let house = super::house();
    let files = house.modules.values().filter(|module| {
        let text = std::fs::read_to_string(&module.file).expect("it can be read");
        let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
        text[..tests].contains("disallowed_methods")
    });
    let files: Vec<String> =
        files.map(|module| super::shown(&module.file).trim_start_matches("src/").to_owned()).collect();
    let mut known = EXCEPTIONS.to_vec();
    known.sort_unstable();
    let mut found: Vec<&str> = files.iter().map(String::as_str).collect();
    found.sort_unstable();
    assert_eq!(found, known, "which files may reach past `clippy.toml` is listed in tests/it/architecture/doors.rs");
}
