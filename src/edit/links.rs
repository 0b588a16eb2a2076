//! Links to files that get another path lead there.
//!
//! Comes in: which files move, and all texts that may link to them. Goes out: edits of the links' targets.
//! Does not know: why the files move.

use super::change_set::{ChangeSet, Destination};
use crate::base::edit::Edit;
use crate::base::path::{CONTENT, SourcePath};
use crate::base::span::Place;
use crate::base::{fold, link};
use crate::diagnostic::StudyRefusal;
use crate::knowledge::Knowledge;
use crate::markdown::{front_matter, links};

/// Rewrites the links in all files to those that leave their paths.
pub(super) fn follow(knowledge: &Knowledge, changes: &mut ChangeSet<'_>) -> Result<(), StudyRefusal> {
    let leaving = changes.leaving();
    if leaving.is_empty() {
        return Ok(());
    }
    for path in knowledge.files().into_iter().map(|file| file.path) {
        let goes =
            leaving.iter().any(|(file, destination)| file == path && matches!(destination, Destination::MergedInto(_)));
        let Some(text) = changes.text_unkept(path).filter(|text| !goes && may_link(text, &leaving)) else { continue };
        let edits = in_text(&text, path, path, &leaving)?;
        if !edits.is_empty() {
            changes.edit(path, edits)?;
        }
    }
    Ok(())
}

/// The edits of links in a text that stands in one file and will stand in another.
pub(super) fn in_text(
    text: &str,
    path: &SourcePath,
    will_be: &SourcePath,
    leaving: &[(SourcePath, Destination)],
) -> Result<Vec<Edit>, StudyRefusal> {
    let folder = |path: &SourcePath| path.folder().strip_prefix(CONTENT).unwrap_or_default().to_owned();
    let (here, there) = (folder(path), folder(will_be));
    let body = front_matter::split(text, path).value.body;
    let mut edits = Vec::new();
    for target in links::find(text, body).targets {
        let (written, rest) = link::split(&target.value);
        if written.contains(':') {
            continue;
        }
        let Some(meant) = link::joined(&here, written) else { continue };
        let moved =
            leaving.iter().find(|(file, _)| file.below_content().is_some_and(|below| fold::is_same(below, &meant)));
        let to = match moved {
            Some((_, Destination::MovesTo(to) | Destination::MergedInto(to))) => to.below_content().unwrap_or_default(),
            _ if here != there && !written.starts_with('/') => meant.as_str(),
            _ => continue,
        };
        if target.span.start == target.span.end {
            return Err(StudyRefusal::asked(format!(
                "`{path}` has a link to `{written}` that is spelt with escapes: write it plainly, then try again"
            )));
        }
        let new = if written.starts_with('/') { format!("/{to}") } else { retold(written, &there, to) };
        edits.push(Edit::new(Place::new(path, target.span), format!("{new}{rest}")));
    }
    Ok(edits)
}

/// A relative path to another file, as near to what was written as can be: `./a.md` becomes `./b.md`.
fn retold(written: &str, folder: &str, to: &str) -> String {
    let (before, _) = written.rsplit_once('/').map_or(("", written), |(before, name)| (before, name));
    let name = to.rsplit('/').next().unwrap_or(to);
    let beside = if before.is_empty() { name.to_owned() } else { format!("{before}/{name}") };
    if link::joined(folder, &beside).as_deref() == Some(to) { beside } else { link::relative(folder, to) }
}

/// Whether a text may name one of the files; a name may be spelt with `%` and escapes, or be typed in another form.
fn may_link(text: &str, leaving: &[(SourcePath, Destination)]) -> bool {
    let has_link = text.contains("](") || text.contains("]:");
    has_link
        && (text.contains(['%', '&', '\\'])
            || leaving.iter().any(|(file, _)| !file.file_name().is_ascii() || text.contains(file.file_name())))
}

/// Where a file goes that is called by the slug of its entry.
pub(super) fn renamed(path: &SourcePath, slug: &crate::base::slug::Slug) -> SourcePath {
    SourcePath::new(&format!("{}/{slug}.md", path.folder()))
}
