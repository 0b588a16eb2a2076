//! Several themes become one: its file keeps what it says and takes in the definitions of the others.
//!
//! Comes in: knowledge, the files, names as they were typed. Goes out: a plan, or why not: nothing that somebody wrote
//! is dropped, and where two files say different things under one key, somebody has to decide.
//! Does not know: how a file is renamed.

use super::change_set::{ChangeSet, Destination};
use super::front_matter_editor::FrontMatterEditor;
use super::leads::{self, NewTree};
use super::merge_fields::{choices, conflict, key_of, take_over};
use super::rename::{self, EntryFile, find, new_slug};
use super::{ChangePlan, NameKind, links, names};
use crate::base::edit::{Edit, spliced};
use crate::base::path::SourcePath;
use crate::base::slug::{Slug, title_of};
use crate::base::span::{Place, Span};
use crate::content::Entry;
use crate::content::theme::Theme;
use crate::diagnostic::{Diagnostic, StudyRefusal};
use crate::knowledge::{Knowledge, ThemeId};

/// Several themes become one.
pub(super) fn merge(
    knowledge: &Knowledge,
    mut changes: ChangeSet<'_>,
    from: &[String],
    into: &str,
) -> Result<ChangePlan, StudyRefusal> {
    let names = &knowledge.names.themes;
    let mut merged: Vec<ThemeId> = Vec::new();
    for name in from {
        let id = find(names, NameKind::Theme, name)?;
        if !merged.contains(&id) {
            merged.push(id);
        }
    }
    let target = names.find(into);
    let home = target.or(merged.first().copied()).ok_or_else(|| StudyRefusal::asked("name the themes to merge"))?;
    let others: Vec<ThemeId> = merged.iter().copied().filter(|id| *id != home).collect();
    if others.is_empty() {
        let alone = from.first().map_or("", String::as_str);
        return Err(StudyRefusal::asked(match target {
            Some(_) => "these names stand for one theme: name two or more, or use `cairn theme rename`".to_owned(),
            None => format!(
                "there is no theme `{into}`, and these names stand for one theme: name two or more, or use `cairn theme rename {alone} {into}`"
            ),
        }));
    }
    let slug = match target {
        Some(home) => knowledge.themes[home].slug.clone(),
        None => new_slug(NameKind::Theme, into)?,
    };
    let is_meant = |name: &str| names.find(name).is_some_and(|id| id == home || others.contains(&id));
    let title = target.is_none().then(|| title_of(into.trim()));
    let parent = parent_above(knowledge, home, &others)?;
    let merge = Merge { knowledge, home, others: &others, parent, slug: &slug, title };
    match &knowledge.themes[home].entry {
        Some(entry) => {
            merge.rewrite_names(&mut changes, &is_meant, entry)?;
            merge.merge_files(&mut changes, entry)?;
            merge.update_leads(&mut changes)?;
        }
        None => {
            names::rewrite(knowledge, &mut changes, NameKind::Theme, &is_meant, &slug)?;
            changes.note("no file describes these themes, so their old addresses lead nowhere from now on".to_owned());
        }
    }
    links::follow(knowledge, &mut changes)?;
    changes.finish()
}

/// The nearest theme above that is not merged; no other may stand between two that are.
fn parent_above(knowledge: &Knowledge, home: ThemeId, others: &[ThemeId]) -> Result<Option<ThemeId>, StudyRefusal> {
    let is_merged = |id: &ThemeId| *id == home || others.contains(id);
    let above: Vec<ThemeId> = knowledge.themes_above(home).collect();
    let first_other = above.iter().position(|id| !is_merged(id)).unwrap_or(above.len());
    if above[first_other..].iter().any(is_merged) {
        let between = &knowledge.themes[above[first_other]].slug;
        return Err(StudyRefusal::asked(format!(
            "`{between}` stands between themes that are merged, so the parents would lead in a circle: move it first"
        )));
    }
    Ok(above.get(first_other).copied())
}

/// What the file that stays takes over from those that go.
#[derive(Default)]
struct MergedParts {
    aliases: Vec<Slug>,
    /// Lines of front matter.
    lines: Vec<String>,
    definitions: Vec<String>,
    /// Complaints about keys that say different things.
    conflicts: Vec<Diagnostic>,
}

struct Merge<'k> {
    knowledge: &'k Knowledge,
    /// The theme whose file stays.
    home: ThemeId,
    /// The themes whose files go.
    others: &'k [ThemeId],
    /// What it stands under from now on.
    parent: Option<ThemeId>,
    slug: &'k Slug,
    /// What the theme is called from now on, where it has a new name.
    title: Option<String>,
}

impl<'k> Merge<'k> {
    /// All names, but not the parent of the file that stays: it may not name itself.
    fn rewrite_names(
        &self,
        changes: &mut ChangeSet<'_>,
        is_meant: &dyn Fn(&str) -> bool,
        entry: &Entry<Theme>,
    ) -> Result<(), StudyRefusal> {
        let stays = self.knowledge.themes[self.home].parent == self.parent;
        if !stays {
            let text = changes.text(&entry.path)?.to_owned();
            let front = FrontMatterEditor::read(&text, &entry.path);
            let edit = match self.parent {
                Some(parent) => Some(front.set("parent", &self.knowledge.themes[parent].slug)),
                None => front.remove("parent"),
            };
            changes.edit(&entry.path, edit)?;
        }
        let own = if stays { None } else { entry.kind.parent.as_ref().map(|parent| (&entry.path, parent.span)) };
        names::rewrite_but(self.knowledge, changes, is_meant, self.slug, own)
    }

    /// Themes that open with a quote of one that is not below them any more open with another.
    fn update_leads(&self, changes: &mut ChangeSet<'_>) -> Result<(), StudyRefusal> {
        let becomes = |theme| if self.others.contains(&theme) { self.home } else { theme };
        let parent =
            |theme| if theme == self.home { self.parent } else { self.knowledge.themes[theme].parent.map(becomes) };
        leads::follow(self.knowledge, changes, &NewTree { becomes: &becomes, parent: &parent })
    }

    /// The file that stays takes in what the others have, and those go.
    fn merge_files(&self, changes: &mut ChangeSet<'_>, home: &'k Entry<Theme>) -> Result<(), StudyRefusal> {
        let path = &home.path;
        let text = changes.text(path)?.to_owned();
        let front = FrontMatterEditor::read(&text, path);
        let is_renamed = home.slug != *self.slug;
        let moves = is_renamed && home.slug_span == Span::default();
        let target = if moves { links::renamed(path, self.slug) } else { path.clone() };
        let described = |id: &ThemeId| Some((*id, self.knowledge.themes[*id].entry.as_deref()?));
        let going: Vec<(ThemeId, &Entry<Theme>)> = self.others.iter().filter_map(described).collect();
        for (_, entry) in &going {
            changes.decide(&entry.path, Destination::MergedInto(target.clone()))?;
        }
        let mut parts = MergedParts::default();
        if is_renamed {
            parts.aliases.push(home.slug.clone());
            let file = EntryFile { path, slug_span: home.slug_span, aliases: &[] };
            rename::rename_file(changes, &file, self.slug, None, &[])?;
        }
        for (id, entry) in going {
            self.take_over_file(changes, &front, entry, &target, &mut parts)?;
            self.note_lost_parent_and_title(changes, id, entry);
        }
        if !parts.conflicts.is_empty() {
            return Err(StudyRefusal::Errors(parts.conflicts));
        }
        let mut edits = front.aliases(None, &parts.aliases);
        edits.extend(self.retitle(changes, &front, home));
        edits.extend(parts.lines.iter().map(|line| front.insert(line)));
        edits.extend(appended(&front, &parts.definitions));
        changes.edit(path, edits)
    }

    /// Adds what the file of one theme gives to the one that stays.
    fn take_over_file(
        &self,
        changes: &mut ChangeSet<'_>,
        home: &FrontMatterEditor<'_>,
        entry: &Entry<Theme>,
        target: &SourcePath,
        parts: &mut MergedParts,
    ) -> Result<(), StudyRefusal> {
        let text = changes.text(&entry.path)?.to_owned();
        let other = FrontMatterEditor::read(&text, &entry.path);
        parts.aliases.push(entry.slug.clone());
        parts.aliases.extend(entry.aliases.iter().filter_map(|alias| Slug::from_written(&alias.value)));
        for told in choices(home, &other) {
            changes.note(format!("`{}` had {told} stays", entry.slug));
        }
        for line in take_over(home, &other, &mut parts.conflicts)? {
            let key = key_of(&line);
            if parts.lines.contains(&line) {
                continue;
            }
            if parts.lines.iter().any(|taken| key_of(taken) == key) {
                parts.conflicts.push(conflict(&other, key, None));
            }
            changes.note(format!("`{key}` of `{}` is `{}`'s now", entry.slug, self.slug));
            parts.lines.push(line);
        }
        parts.definitions.extend(definition(changes, &other, entry, target, home.line_end())?);
        Ok(())
    }

    /// A new name is a new title: the one of the file that stays was for one of the themes.
    fn retitle(&self, changes: &mut ChangeSet<'_>, front: &FrontMatterEditor<'_>, home: &Entry<Theme>) -> Option<Edit> {
        let (new, old) = (self.title.as_deref()?, home.title()?);
        let edit = front.replace("title", new).filter(|_| new != old)?;
        changes.note(format!("`{}` had the title “{old}”; `{}` is “{new}” now", home.slug, self.slug));
        Some(edit)
    }

    fn note_lost_parent_and_title(&self, changes: &mut ChangeSet<'_>, id: ThemeId, entry: &Entry<Theme>) {
        let parent_of = |id: ThemeId| self.knowledge.themes[id].parent;
        let outside = |parent: &ThemeId| *parent != self.home && !self.others.contains(parent);
        if let Some(parent) = parent_of(id).filter(outside)
            && parent_of(self.home) != Some(parent)
        {
            let parent = &self.knowledge.themes[parent].slug;
            changes.note(format!("`{}` stood under `{parent}`; `{}` stays where it is", entry.slug, self.slug));
        }
        if let Some(title) = entry.title().filter(|_| entry.kind.definition.html().trim().is_empty()) {
            changes.note(format!("`{}` had the title “{title}” and no definition", entry.slug));
        }
    }
}

/// Puts definitions behind that of a file.
fn appended(front: &FrontMatterEditor<'_>, definitions: &[String]) -> Option<Edit> {
    if definitions.is_empty() {
        return None;
    }
    let (text, line_end) = (front.text, front.line_end());
    let end = text.trim_end().len().max(front.front.body);
    let gap = if end == 0 || text[..end].ends_with('\n') { line_end.to_owned() } else { line_end.repeat(2) };
    Some(Edit::new(Place::new(front.path, end..text.len()), gap + &definitions.join(line_end)))
}

/// A definition under its title, as it is put behind another one.
fn definition(
    changes: &ChangeSet<'_>,
    other: &FrontMatterEditor<'_>,
    entry: &Entry<Theme>,
    target: &SourcePath,
    line_end: &str,
) -> Result<Option<String>, StudyRefusal> {
    let body = other.front.body;
    if other.text[body..].trim().is_empty() {
        return Ok(None);
    }
    let edits = links::in_text(other.text, other.path, target, &changes.leaving())?;
    let text = spliced(other.text, &edits).unwrap_or_else(|| other.text.to_owned());
    let words = text[body..].trim_end().trim_start_matches(['\r', '\n']);
    let words = words.lines().collect::<Vec<_>>().join(line_end);
    let title = entry.shown_title();
    let title = title.replace(['\r', '\n'], " ");
    Ok(Some(format!("## {title}{line_end}{line_end}{words}{line_end}")))
}
