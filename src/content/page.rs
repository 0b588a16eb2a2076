//! Any other page's file, and the home page's own words.
//!
//! Comes in: front matter and the body as HTML. Goes out: a [`Page`]. Does not know: which other pages there are.

use crate::base::path::CONTENT;
use crate::base::slug::Slug;
use crate::base::span::Span;
use crate::content::brief::{self, WrittenFinding};
use crate::content::charter::{self, Charter};
use crate::content::entry;
use crate::content::fields::FieldReader;
use crate::content::path::{below_content, is_index};
use crate::content::prose_kind::ProseKind;
use crate::content::{Kind, KindInfo, Prose};
use crate::diagnostic::Diagnostic;

/// Any other page, also the home page's own words.
#[derive(Debug, Clone)]
pub struct Page {
    /// Below `content/`, without `.md`, each part a slug: `method/coding`; empty for `content/_index.md`.
    pub address: String,
    /// `brief`, of the home page: what it opens with.
    pub brief: Vec<WrittenFinding>,
    /// `purpose`, `focus` and `not`, of the home page: what the study is for.
    pub charter: Charter,
    /// What it says.
    pub body: Prose,
}

impl ProseKind for Page {
    const INFO: KindInfo = KindInfo {
        word: "page",
        folder: "",
        nests: true,
        about: "Any other page",
        template: include_str!("new/page.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        let address = address(front);
        misplaced(front);
        let is_home = address.is_empty();
        let brief = if is_home { brief::read(front) } else { Vec::new() };
        let charter = if is_home { charter::read(front) } else { Charter::default() };
        Self { address, brief, charter, body }
    }

    fn prose(&self) -> &Prose {
        &self.body
    }
}

/// The keys that only an interview has, of those that say who was there.
const OF_INTERVIEWS: [&str; 3] = ["participant", "participants", "interviewer"];

/// Complains of what would be an interview or another entry if it lay where those do: as a page it is published as it stands, with
/// real names and marks, for whoever may see pages.
fn misplaced(front: &mut FieldReader<'_>) {
    let folder = |kind: Kind| format!("{CONTENT}/{}/", kind.folder());
    if let Some(key) = front.keys().find(|key| OF_INTERVIEWS.contains(&key.value.as_str())) {
        let message =
            format!("only an interview has `{}`, and this file is a page: all of it would be published", key.value);
        let help = format!("move it to {}, or take the key out if nobody was interviewed", folder(Kind::Interview));
        front.complain(Diagnostic::error("misplaced-entry", front.place(key.span), message).help(help));
        return;
    }
    let Some((first, _)) = below_content(front.path()).split_once('/') else { return };
    let is_nearly = |kind: &Kind| first != kind.folder() && first.to_lowercase() == kind.folder();
    if let Some(kind) = Kind::ALL.iter().copied().find(is_nearly) {
        let message =
            format!("this folder is not {}, so this file is a page: all of it would be published", folder(kind));
        let help = format!("move it to {}", folder(kind));
        front.complain(Diagnostic::error("misplaced-entry", front.place(Span::default()), message).help(help));
    }
}

/// The path below `content/` in slugs, the last one from `slug:` if it is there; of an index, its folder's.
fn address(front: &mut FieldReader<'_>) -> String {
    let own_slug = front.text("slug").filter(|slug| Slug::from_written(slug).is_some());
    let path = below_content(front.path());
    let mut parts: Vec<&str> = path.split('/').collect();
    if is_index(front.path()) {
        parts.pop();
    }
    if let (Some(last), Some(slug)) = (parts.last_mut(), &own_slug) {
        *last = slug;
    }
    // What nothing of can stand in an address is complained of here; but the last part where the entry's slug is read.
    let folders = parts.len().saturating_sub(1);
    for folder in parts[..folders].iter().filter(|folder| Slug::from_text(folder).is_none()) {
        entry::complain_of(front, Span::default(), folder);
    }
    let slugs: Vec<Slug> = parts.iter().map(|part| Slug::from_text(part).unwrap_or_else(entry::unnamed)).collect();
    let slugs: Vec<&str> = slugs.iter().map(Slug::as_str).collect();
    slugs.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    fn reader(front: &mut FieldReader<'_>) -> Page {
        Page::read_fields(front, Prose::default())
    }

    #[test]
    fn the_address_is_the_path_in_slugs() {
        for (path, keys, address) in [
            ("content/about.md", "", "about"),
            ("content/How We Work/Coding Quotes.md", "", "how-we-work/coding-quotes"),
            ("content/method/coding.md", "slug: How To\n", "method/how-to"),
            ("content/method/index.md", "", "method"),
            ("content/method/index.md", "slug: approach\n", "approach"),
            ("content/_index.md", "title: Home\n", ""),
            ("content/index.md", "", ""),
            ("content/teams/notes/history.md", "", "teams/notes/history"),
        ] {
            assert_eq!(read_good(path, keys, reader).kind.address, address, "{path} {keys}");
        }
    }

    #[test]
    fn what_would_be_another_entry_elsewhere_is_no_page() {
        for (path, keys, at) in [
            ("content/Interviews/p30.md", "participant: P30\n", "participant"),
            ("content/Interviews/p30.md", "", ""),
            ("content/THEMES/toil.md", "title: Toil\n", ""),
            ("content/interviews2/p30.md", "title: A\nparticipants: [P30]\n", "participants"),
            ("content/notes.md", "interviewer: Mira\n", "interviewer"),
        ] {
            let (_, complaints) = read_file(path, keys, reader);
            assert_eq!(complaints, [("misplaced-entry", at.to_owned())], "{path} {keys}");
        }
    }

    #[test]
    fn each_part_must_leave_a_slug() {
        let (entry, complaints) = read_file("content/…/x.md", "", reader);
        assert_eq!((entry.kind.address.as_str(), complaints), ("unnamed/x", vec![("no-slug", String::new())]));
        let (entry, complaints) = read_file("content/x/….md", "", reader);
        assert_eq!((entry.kind.address.as_str(), complaints), ("x/unnamed", vec![("no-slug", String::new())]));
        let (entry, complaints) = read_file("content/x/y.md", "slug: '…'\n", reader);
        assert_eq!((entry.kind.address.as_str(), complaints), ("x/y", vec![("no-slug", "'…'".to_owned())]));
    }
}
