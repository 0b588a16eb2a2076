//! Several themes become one: its file keeps what it says and takes in the definitions of the others.
//!
//! Comes in: knowledge, the files, names as they were typed. Goes out: a plan, or why not: nothing that somebody wrote
//! is dropped, and where two files say different things under one key, somebody has to decide.
//! Does not know: how a file is renamed.

use super::change_set::{ChangeSet, Destination};
use super::keys::{FrontEditor, line_end};
use super::rename::{self, File, find, new_slug};
use super::{ChangePlan, NameKind, RefactorError, links, names};
use crate::base::edit::{Edit, spliced};
use crate::base::path::SourcePath;
use crate::base::slug::{Slug, title_of};
use crate::base::span::{Place, Span};
use crate::content::Entry;
use crate::content::theme::Theme;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{Knowledge, ThemeId};
use crate::markdown::yaml::{Node, Value};

/// Keys that belong to one name or one place in the tree and end with it, or that are dealt with on their own.
const OWN: [&str; 4] = ["title", "slug", "aliases", "parent"];
/// Keys that say something also where they are absent.
const DEFAULTS: [(&str, &str); 2] = [("status", "open"), ("draft", "false")];
/// Keys whose value is a word to choose, not work to lose: the file that stays has the say, and the other's is told.
const CHOICES: [&str; 2] = ["status", "owner"];

/// Several themes become one.
pub(super) fn merge(
    knowledge: &Knowledge,
    mut changes: ChangeSet<'_>,
    from: &[String],
    into: &str,
) -> Result<ChangePlan, RefactorError> {
    let names = &knowledge.theme_names;
    let mut merged: Vec<ThemeId> = Vec::new();
    for name in from {
        let id = find(names, NameKind::Theme, name)?;
        if !merged.contains(&id) {
            merged.push(id);
        }
    }
    let target = names.find(into);
    let home = target.or(merged.first().copied()).ok_or_else(|| RefactorError::asked("name the themes to merge"))?;
    let others: Vec<ThemeId> = merged.iter().copied().filter(|id| *id != home).collect();
    if others.is_empty() {
        return Err(RefactorError::asked(
            "these names stand for one theme: name two or more, or use `cairn theme rename`",
        ));
    }
    let slug = match target {
        Some(home) => knowledge.themes[home].slug.clone(),
        None => new_slug(NameKind::Theme, into)?,
    };
    let is_meant = |name: &str| names.find(name).is_some_and(|id| id == home || others.contains(&id));
    let title = target.is_none().then(|| title_of(into.trim()));
    let merge = Merge { knowledge, home, others: &others, slug: &slug, title };
    match &knowledge.themes[home].entry {
        Some(entry) => {
            merge.rewrite_names(&mut changes, &is_meant, entry)?;
            merge.files(&mut changes, entry)?;
        }
        None => {
            names::rewrite(knowledge, &mut changes, NameKind::Theme, &is_meant, &slug)?;
            changes.note("no file describes these themes, so their old addresses lead nowhere from now on".to_owned());
        }
    }
    links::follow(knowledge, &mut changes)?;
    changes.finish()
}

struct Merge<'k> {
    knowledge: &'k Knowledge,
    /// The theme whose file stays.
    home: ThemeId,
    /// The themes whose files go.
    others: &'k [ThemeId],
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
    ) -> Result<(), RefactorError> {
        let parent = self.parent()?;
        let stays = knowledge_parent_is(self.knowledge, self.home, parent);
        if !stays {
            let text = changes.text(&entry.path)?.to_owned();
            let front = FrontEditor::of(&text, &entry.path);
            let edit = match parent {
                Some(parent) => Some(front.set("parent", &self.knowledge.themes[parent].slug)),
                None => front.remove("parent"),
            };
            changes.edit(&entry.path, edit)?;
        }
        let own = if stays { None } else { entry.kind.parent.as_ref().map(|parent| (&entry.path, parent.span)) };
        names::rewrite_but(self.knowledge, changes, is_meant, self.slug, own)
    }

    /// The nearest theme above that is not merged; no other may stand between two that are.
    fn parent(&self) -> Result<Option<ThemeId>, RefactorError> {
        let is_merged = |id: &ThemeId| *id == self.home || self.others.contains(id);
        let above: Vec<ThemeId> = self.knowledge.themes_above(self.home).collect();
        let first_other = above.iter().position(|id| !is_merged(id)).unwrap_or(above.len());
        if above[first_other..].iter().any(is_merged) {
            let between = &self.knowledge.themes[above[first_other]].slug;
            return Err(RefactorError::asked(format!(
                "`{between}` stands between themes that are merged, so the parents would lead in a circle: move it first"
            )));
        }
        Ok(above.get(first_other).copied())
    }

    fn files(&self, changes: &mut ChangeSet<'_>, home: &'k Entry<Theme>) -> Result<(), RefactorError> {
        let path = &home.path;
        let text = changes.text(path)?.to_owned();
        let front = FrontEditor::of(&text, path);
        let target = if home.slug_span == Span::default() { links::renamed(path, self.slug) } else { path.clone() };
        let target = if home.slug == *self.slug { path.clone() } else { target };
        let mut aliases: Vec<Slug> = Vec::new();
        if home.slug != *self.slug {
            aliases.push(home.slug.clone());
        }
        let mut conflicts = Vec::new();
        let mut taken_over: Vec<String> = Vec::new();
        let mut appended: Vec<String> = Vec::new();
        let going: Vec<&Entry<Theme>> =
            self.others.iter().filter_map(|id| self.knowledge.themes[*id].entry.as_deref()).collect();
        for entry in &going {
            changes.decide(&entry.path, Destination::MergedInto(target.clone()))?;
        }
        if home.slug != *self.slug {
            let file = File { path, slug_span: home.slug_span, aliases: &[] };
            rename::rename_file(changes, &file, self.slug, None, &[])?;
        }
        for entry in going {
            let other_text = changes.text(&entry.path)?.to_owned();
            let other = FrontEditor::of(&other_text, &entry.path);
            aliases.push(entry.slug.clone());
            aliases.extend(entry.aliases.iter().filter_map(|alias| Slug::from_written(&alias.value)));
            for told in choices(&front, &other) {
                changes.note(format!("`{}` had {told} stays", entry.slug));
            }
            for line in take_over(&front, &other, &mut conflicts)? {
                let key = key_of(&line);
                if taken_over.contains(&line) {
                    continue;
                }
                if taken_over.iter().any(|taken| key_of(taken) == key) {
                    conflicts.push(conflict(&other, key, None));
                }
                changes.note(format!("`{key}` of `{}` is `{}`'s now", entry.slug, self.slug));
                taken_over.push(line);
            }
            self.tell_what_ends(changes, entry);
            appended.extend(definition(changes, &other, entry, &target, line_end(&text))?);
        }
        if !conflicts.is_empty() {
            return Err(RefactorError::Study(conflicts));
        }
        let mut edits = front.aliases(None, &aliases);
        edits.extend(self.retitle(changes, &front, home));
        edits.extend(taken_over.iter().map(|line| front.insert(line)));
        if !appended.is_empty() {
            let end = text.trim_end().len().max(front.front.body);
            let line_end = line_end(&text);
            let gap = if end == 0 || text[..end].ends_with('\n') { line_end.to_owned() } else { line_end.repeat(2) };
            edits.push(Edit::new(Place::new(path, end..text.len()), gap + &appended.join(line_end)));
        }
        changes.edit(path, edits)
    }

    /// A new name is a new title: the one of the file that stays was for one of the themes.
    fn retitle(&self, changes: &mut ChangeSet<'_>, front: &FrontEditor<'_>, home: &Entry<Theme>) -> Option<Edit> {
        let (new, old) = (self.title.as_ref()?, home.title.as_ref()?);
        let edit = front.replace("title", new).filter(|_| new != old)?;
        changes.note(format!("`{}` had the title “{old}”; `{}` is “{new}” now", home.slug, self.slug));
        Some(edit)
    }

    fn tell_what_ends(&self, changes: &mut ChangeSet<'_>, entry: &Entry<Theme>) {
        let parent_of = |id: ThemeId| self.knowledge.themes[id].parent;
        let Some(id) = self.others.iter().copied().find(|id| self.knowledge.themes[*id].slug == entry.slug) else {
            return;
        };
        let outside = |parent: &ThemeId| *parent != self.home && !self.others.contains(parent);
        if let Some(parent) = parent_of(id).filter(outside)
            && parent_of(self.home) != Some(parent)
        {
            let parent = &self.knowledge.themes[parent].slug;
            changes.note(format!("`{}` stood under `{parent}`; `{}` stays where it is", entry.slug, self.slug));
        }
        if let Some(title) = entry.title.as_ref().filter(|_| entry.kind.definition.html().trim().is_empty()) {
            changes.note(format!("`{}` had the title “{title}” and no definition", entry.slug));
        }
    }
}

fn knowledge_parent_is(knowledge: &Knowledge, theme: ThemeId, parent: Option<ThemeId>) -> bool {
    knowledge.themes[theme].parent == parent
}

/// The key of a line in front matter.
fn key_of(line: &str) -> &str {
    line.split(':').next().unwrap_or(line)
}

/// The lines of a file's keys that another one lacks, to be put there; keys that both have and that differ are
/// complained of.
fn take_over(
    home: &FrontEditor<'_>,
    other: &FrontEditor<'_>,
    conflicts: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, RefactorError> {
    let mut lines = Vec::new();
    let keys = home.front.map.iter().filter(|(name, _)| DEFAULTS.iter().any(|(key, _)| *key == name.value));
    let mut keys: Vec<&str> = keys.map(|(name, _)| name.value.as_str()).collect();
    keys.extend(other.front.map.iter().map(|(name, _)| name.value.as_str()));
    keys.sort_unstable();
    keys.dedup();
    for key in keys.into_iter().filter(|key| !OWN.contains(key)) {
        match (value(home, key), value(other, key)) {
            (ours, theirs) if ours == theirs => {}
            (Some(_), Some(_)) if CHOICES.contains(&key) => {}
            (_, None) => {}
            (None, Some(_)) if !other.is_flow() && !home.is_flow() => {
                // The lines of a key that is there and empty would be a second one.
                if home.front.map.iter().any(|(name, _)| name.value == key) {
                    conflicts.push(conflict(other, key, Some(home)));
                } else {
                    lines.extend(other.lines_of(key).map(str::to_owned));
                }
            }
            _ => conflicts.push(conflict(other, key, Some(home))),
        }
    }
    if lines.iter().any(|line| line.contains('\n')) && home.indent() != other.indent() {
        return Err(RefactorError::asked(format!(
            "`{}` and `{}` indent their keys differently",
            home.path, other.path
        )));
    }
    Ok(lines)
}

/// What a key says, by itself or by being absent.
fn value(front: &FrontEditor<'_>, key: &str) -> Option<String> {
    let entry = front.front.map.iter().find(|(name, _)| name.value == key);
    let default = DEFAULTS.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned());
    entry.map(|(_, node)| plain(node)).filter(|value| !value.is_empty()).or(default)
}

/// Choices of a file that end with it, each beside the one that stays.
fn choices(home: &FrontEditor<'_>, other: &FrontEditor<'_>) -> Vec<String> {
    let differ = |key: &&str| {
        let (ours, theirs) = (value(home, key)?, value(other, key)?);
        (ours != theirs).then(|| format!("`{key}: {theirs}`; `{key}: {ours}`"))
    };
    CHOICES.iter().filter_map(differ).collect()
}

/// A value without its way of being written, for comparing.
fn plain(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Scalar(scalar) => scalar.text.trim().to_owned(),
        Value::List(items) if items.is_empty() => String::new(),
        Value::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join("\u{0}")),
        Value::Map(map) if map.is_empty() => String::new(),
        Value::Map(map) => {
            let mut entries: Vec<String> =
                map.iter().map(|(key, node)| format!("{}\u{1}{}", key.value, plain(node))).collect();
            entries.sort_unstable();
            format!("{{{}}}", entries.join("\u{0}"))
        }
    }
}

fn conflict(other: &FrontEditor<'_>, key: &str, home: Option<&FrontEditor<'_>>) -> Diagnostic {
    let span =
        |front: &FrontEditor<'_>| front.front.map.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.span);
    let place = Place::new(other.path, span(other).unwrap_or_default());
    let kept = home.map(|home| Place::new(home.path, span(home).unwrap_or_default()));
    let message = format!("`{key}` is not the same in the themes that are merged");
    let complaint = Diagnostic::error("merge-conflict", place, message)
        .help("decide: make the two alike, or take the key out of the file that goes; then merge again");
    kept.into_iter().fold(complaint, |complaint, place| complaint.label(place, "the file that stays"))
}

/// A definition under its title, as it is put behind another one.
fn definition(
    changes: &ChangeSet<'_>,
    other: &FrontEditor<'_>,
    entry: &Entry<Theme>,
    target: &SourcePath,
    line_end: &str,
) -> Result<Option<String>, RefactorError> {
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
