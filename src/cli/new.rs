//! `cairn new`: starts a file of the study, filled in as far as it can be.
//!
//! Comes in: a kind and a slug. Goes out: one new file; one that is there is never touched.
//! Does not know: what the other files of the study say.

use std::error::Error;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::NewArgs;
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::edit::FileChange;
use crate::base::path::{CONTENT, SourcePath};
use crate::base::slug::{self, Slug};
use crate::content::{KindInfo, kind_of};
use crate::output::study_files;
use crate::pipeline::{self, NoProgress};

/// What somebody typed as the name of a file may end so.
const ENDINGS: [&str; 2] = [".md", ".markdown"];

/// The one name, but for hidden ones, that a slug can have and no build reads.
const README: &str = "readme";

pub(super) fn run(args: &NewArgs) -> CommandResult {
    ui::say(start(args)?);
    Ok(ExitStatus::Done)
}

/// Writes the file, and says what to do next.
fn start(args: &NewArgs) -> Result<String, Box<dyn Error>> {
    let study = StudyFolder::find(&args.root);
    study.require()?;
    let KindInfo { template, folder, .. } = args.kind;
    let typed = name_in_folder(&study, folder, &args.slug);
    let (within, name) = within(args.kind, &typed);
    let parts = address(args.kind, name).filter(|_| within.is_none_or(is_plain_folder));
    let parts = parts.ok_or_else(|| refusal(args.kind, &args.slug))?;
    let folders = [Some(CONTENT), Some(*folder), within].into_iter().flatten().filter(|part| !part.is_empty());
    let names: Vec<&str> = folders.chain(parts.iter().map(Slug::as_str)).collect();
    let path = SourcePath::new(&format!("{}.md", names.join("/")));
    let slug = parts.last().expect("an address has at least one part");
    let date = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let text = template
        .replace("{title}", &title(name))
        .replace("{participant}", &pseudonym(slug.as_str()))
        .replace("{date}", &date.to_string());
    if slug.as_str() == README {
        return Err(
            format!("no build reads {path}: a README is for whoever works in its folder; choose another name").into()
        );
    }
    study.finish_change()?;
    refuse_taken(&study, args.kind, &path, &text)?;
    study_files::create_new(study.root(), Path::new(path.as_str()), text.as_bytes())?;
    let name = study.name(&path);
    let build = format!("`cairn build{}`", study.option());
    Ok(if is_draft(template) {
        format!("{name} is started as a draft: fill it in, take out `draft: true`, then run {build}")
    } else {
        format!("{name} is started: fill it in, then run {build}")
    })
}

/// An error where the file would be of another kind than was asked for, or where its name is taken: the study would not build any
/// more.
fn refuse_taken(study: &StudyFolder, kind: &KindInfo, path: &SourcePath, text: &str) -> Result<(), Box<dyn Error>> {
    if let Some(other) = kind_of(path).filter(|_| kind.is_page()) {
        let (folder, word) = (path.folder(), other.info().word);
        return Err(format!("a file in {folder}/ is no page: ask for `{word}` in the place of `page`").into());
    }
    let scanned = study.scan()?;
    // That it is there already is said by whoever does not write over it.
    if scanned.value.markdown.iter().any(|file| file.path == *path) {
        return Ok(());
    }
    let file = FileChange::in_place(path.clone(), None, text);
    let conflict = pipeline::new_file_conflict(&scanned, &file, &NoProgress);
    conflict.map_or(Ok(()), |conflict| Err(format!("{}: nothing was written", conflict.message).into()))
}

/// Whether a new file is left out until somebody says that it is filled in: it would move a number.
fn is_draft(template: &str) -> bool {
    template.lines().any(|line| line.starts_with("draft: true"))
}

/// What was typed as the name of a file.
enum Typed {
    /// A name, or the path of a page.
    Name(String),
    /// A path below the folder of its kind.
    Below(String),
}

/// A name without its ending: somebody may have typed the path of the file.
fn name_in_folder(study: &StudyFolder, folder: &str, typed: &str) -> Typed {
    let lower = typed.to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(*ending)).map_or(0, |ending| ending.len());
    let name = &typed[..typed.len() - ending];
    if ending == 0 && !name.contains('/') {
        return Typed::Name(name.to_owned());
    }
    let below = |path: String| {
        let below = path.strip_prefix(CONTENT)?.strip_prefix('/')?;
        let below = if folder.is_empty() { below } else { below.strip_prefix(folder)?.strip_prefix('/')? };
        Some(below.to_owned())
    };
    study.typed(name).find_map(below).map_or_else(|| Typed::Name(name.to_owned()), Typed::Below)
}

/// The folder below the one of its kind, where it may lie in one and somebody typed it, and the rest.
fn within<'t>(kind: &KindInfo, typed: &'t Typed) -> (Option<&'t str>, &'t str) {
    match typed {
        Typed::Below(path) if kind.nests && !kind.is_page() => {
            path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name))
        }
        Typed::Below(name) | Typed::Name(name) => (None, name),
    }
}

/// Whether files of the study may lie in a folder of this name.
fn is_plain_folder(folder: &str) -> bool {
    folder.split('/').all(|part| !part.is_empty() && !part.contains('\\') && !part.starts_with(['.', '_']))
}

/// Who was interviewed, as the name of the file has it behind the date: `2026-03-p07` is P07's.
fn pseudonym(slug: &str) -> String {
    let is_date = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let name: Vec<&str> = slug.split('-').skip_while(is_date).collect();
    match name.as_slice() {
        [] => slug.to_owned(),
        [one] if is_letter_and_number(one) => one.to_uppercase(),
        name => name.join("-"),
    }
}

fn is_letter_and_number(name: &str) -> bool {
    let number = name.strip_prefix(|c: char| c.is_ascii_lowercase());
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The title of what is called so, as YAML.
fn title(written: &str) -> String {
    let title = slug::title_of(written.rsplit('/').next().unwrap_or(written));
    let plain = |c: char| c.is_alphanumeric() || c == ' ';
    if title.chars().all(plain) { title } else { serde_json::Value::from(title).to_string() }
}

/// The parts of an address: one, or for a page several. `None` where it would lead elsewhere or nothing is left.
fn address(kind: &KindInfo, text: &str) -> Option<Vec<Slug>> {
    let parts: Vec<&str> = text.split('/').collect();
    let fits = (kind.is_page() || parts.len() == 1) && is_plain_folder(text);
    if fits { parts.into_iter().map(Slug::from_text).collect() } else { None }
}

fn refusal(kind: &KindInfo, text: &str) -> String {
    let path = if kind.is_page() { ", with `/` between the parts of a path" } else { "" };
    format!("`{text}` cannot be a slug: use letters, digits and hyphens{path}, like `new-service`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::file_kinds;

    #[test]
    fn a_title_is_what_was_typed_and_never_other_yaml() {
        for (typed, yaml) in [
            ("new-service", "New service"),
            ("Größe", "Größe"),
            ("method/日本語", "日本語"),
            ("On: call # now", "\"On: call # now\""),
        ] {
            assert_eq!(title(typed), yaml);
        }
    }

    #[test]
    fn a_pseudonym_is_what_stands_behind_the_date() {
        for (slug, name) in [
            ("2026-09-p20", "P20"),
            ("2026-09-30-p20", "P20"),
            ("p7", "P7"),
            ("2026-07-kiosks", "kiosks"),
            ("2026-07-the-crew", "the-crew"),
            ("2026-07", "2026-07"),
            ("2026-größe", "größe"),
            ("p", "p"),
        ] {
            assert_eq!(pseudonym(slug), name);
        }
    }

    #[test]
    fn an_address_never_leads_out() {
        let kind = |word: &str| file_kinds().find(|kind| kind.word == word).expect("it is one");
        let text =
            |word, text| address(kind(word), text).map(|parts| parts.iter().map(Slug::to_string).collect::<Vec<_>>());
        assert_eq!(text("theme", "New service"), Some(vec!["new-service".to_owned()]));
        assert_eq!(text("page", "method/Coding"), Some(vec!["method".to_owned(), "coding".to_owned()]));
        for bad in ["../../etc", "/etc/passwd", "a/b", "..", "", "?!", "a\\b", ".hidden"] {
            assert_eq!(text("theme", bad), None, "{bad}");
        }
        for bad in ["../x", "a//b", "a/../b", "/a"] {
            assert_eq!(text("page", bad), None, "{bad}");
        }
    }
}
