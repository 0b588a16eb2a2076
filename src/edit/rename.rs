//! Renaming a theme or a team, and moving a theme below another.
//!
//! Comes in: knowledge, the files, names as they were typed. Goes out: a plan, or why not.
//! Does not know: merging.

use super::change_set::{ChangeSet, Destination};
use super::front_matter_editor::FrontMatterEditor;
use super::leads::{self, NewTree};
use super::{ChangePlan, NameKind, links, names};
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::Span;
use crate::content::Name;
use crate::diagnostic::{StudyRefusal, suggest};
use crate::knowledge::{Knowledge, NameIndex, ThemeId};

/// What renaming needs to know of a theme or a team.
pub(super) struct NamedEntry<'k> {
    pub(super) slug: &'k Slug,
    pub(super) file: Option<EntryFile<'k>>,
}

/// The file that describes a theme or a team.
pub(super) struct EntryFile<'k> {
    pub(super) path: &'k SourcePath,
    pub(super) slug_span: Span,
    pub(super) aliases: &'k [Name],
}

/// A theme gets another slug, or a team.
pub(super) fn rename(
    knowledge: &Knowledge,
    changes: ChangeSet<'_>,
    kind: NameKind,
    old: &str,
    new: &str,
) -> Result<ChangePlan, StudyRefusal> {
    match kind {
        NameKind::Theme => {
            rename_in(knowledge, changes, kind, &knowledge.names.themes, &|id| theme(knowledge, id), old, new)
        }
        NameKind::Team => {
            rename_in(knowledge, changes, kind, &knowledge.names.teams, &|id| team(knowledge, id), old, new)
        }
    }
}

pub(super) fn theme(knowledge: &Knowledge, id: ThemeId) -> NamedEntry<'_> {
    let theme = &knowledge.themes[id];
    let file =
        theme.entry.as_ref().map(|it| EntryFile { path: &it.path, slug_span: it.slug_span, aliases: &it.aliases });
    NamedEntry { slug: &theme.slug, file }
}

fn team(knowledge: &Knowledge, id: crate::knowledge::TeamId) -> NamedEntry<'_> {
    let team = &knowledge.teams[id];
    let file =
        team.entry.as_ref().map(|it| EntryFile { path: &it.path, slug_span: it.slug_span, aliases: &it.aliases });
    NamedEntry { slug: &team.slug, file }
}

fn rename_in<'k, I: Id>(
    knowledge: &'k Knowledge,
    mut changes: ChangeSet<'_>,
    kind: NameKind,
    names: &NameIndex<I>,
    entry: &dyn Fn(I) -> NamedEntry<'k>,
    old: &str,
    new: &str,
) -> Result<ChangePlan, StudyRefusal> {
    let id = find(names, kind, old)?;
    let slug = new_slug(kind, new)?;
    let renamed = entry(id);
    if *renamed.slug == slug {
        return Err(StudyRefusal::asked(format!("the {} is called `{slug}` already", kind.word())));
    }
    if let Some(other) = names.find(slug.as_str()).filter(|other| *other != id) {
        let taken = taken(kind, &slug, &entry(other));
        let help = if kind == NameKind::Theme { "; `cairn theme merge` makes one of the two" } else { "" };
        return Err(StudyRefusal::asked(format!("{taken}{help}")));
    }
    names::rewrite(knowledge, &mut changes, kind, &|name| names.find(name) == Some(id), &slug)?;
    match &renamed.file {
        Some(file) => {
            let gone = file.aliases.iter().any(|alias| Slug::from_written(&alias.value).as_ref() == Some(&slug));
            rename_file(&mut changes, file, &slug, gone.then_some(&slug), std::slice::from_ref(renamed.slug))?;
        }
        None => changes.note(format!(
            "no file describes the {}, so the old address `{}` leads nowhere from now on: a file in {}/ can keep it \
             with `aliases`",
            kind.word(),
            renamed.slug,
            kind.folder()
        )),
    }
    links::follow(knowledge, &mut changes)?;
    changes.finish()
}

/// Gives an entry's file another slug, by its name or its `slug:`, and more aliases; `gone` is one no more.
pub(super) fn rename_file(
    changes: &mut ChangeSet<'_>,
    file: &EntryFile<'_>,
    slug: &Slug,
    gone: Option<&Slug>,
    aliases: &[Slug],
) -> Result<(), StudyRefusal> {
    let text = changes.text(file.path)?.to_owned();
    let front = FrontMatterEditor::read(&text, file.path);
    let mut edits = front.aliases(gone, aliases);
    if file.slug_span == Span::default() {
        changes.decide(file.path, Destination::MovesTo(links::renamed(file.path, slug)))?;
    } else {
        edits.push(front.set("slug", slug));
    }
    changes.edit(file.path, edits)
}

/// A theme gets another parent, or none.
pub(super) fn reparent(
    knowledge: &Knowledge,
    mut changes: ChangeSet<'_>,
    name: &str,
    under: Option<&str>,
) -> Result<ChangePlan, StudyRefusal> {
    let names = &knowledge.names.themes;
    let id = find(names, NameKind::Theme, name)?;
    let moved = theme(knowledge, id);
    let Some(file) = &moved.file else { return Err(undescribed(moved.slug)) };
    let parent = under.map(|under| find(names, NameKind::Theme, under)).transpose()?;
    if knowledge.themes[id].parent == parent {
        let place = parent
            .map_or_else(|| "at the top".to_owned(), |parent| format!("under `{}`", knowledge.themes[parent].slug));
        return Err(StudyRefusal::asked(format!("`{}` is {place} already", moved.slug)));
    }
    let text = changes.text(file.path)?.to_owned();
    let front = FrontMatterEditor::read(&text, file.path);
    let edit = match parent {
        Some(parent) => {
            refuse_circle(knowledge, id, parent)?;
            Some(front.set("parent", &knowledge.themes[parent].slug))
        }
        None => front.remove("parent"),
    };
    changes.edit(file.path, edit)?;
    let above = |theme| if theme == id { parent } else { knowledge.themes[theme].parent };
    leads::follow(knowledge, &mut changes, &NewTree { becomes: &|theme| theme, parent: &above })?;
    changes.finish()
}

fn refuse_circle(knowledge: &Knowledge, theme: ThemeId, parent: ThemeId) -> Result<(), StudyRefusal> {
    let slug = |id: ThemeId| format!("`{}`", knowledge.themes[id].slug);
    if theme == parent {
        return Err(StudyRefusal::asked(format!("{} cannot be its own parent", slug(theme))));
    }
    let above: Vec<ThemeId> = std::iter::once(parent).chain(knowledge.themes_above(parent)).collect();
    let Some(depth) = above.iter().position(|above| *above == theme) else { return Ok(()) };
    let way: Vec<String> = above[..=depth].iter().map(|id| slug(*id)).collect();
    Err(StudyRefusal::asked(format!(
        "the parents would lead in a circle: {} is under {}",
        way[0],
        way[1..].join(", under ")
    )))
}

/// The entry that a name on the command line means.
pub(super) fn find<I: Id>(names: &NameIndex<I>, kind: NameKind, name: &str) -> Result<I, StudyRefusal> {
    names.find(name).ok_or_else(|| {
        let help = suggest::did_you_mean(name, names.known(), &format!("see {}/", kind.folder()));
        StudyRefusal::asked(format!("there is no {} `{name}`: {help}", kind.word()))
    })
}

/// A slug as it was typed for something new.
pub(super) fn new_slug(kind: NameKind, text: &str) -> Result<Slug, StudyRefusal> {
    Slug::from_written(text).ok_or_else(|| {
        let word = kind.word();
        StudyRefusal::asked(format!("`{text}` cannot be the slug of a {word}: use letters, digits and hyphens"))
    })
}

/// Why a slug is not to be had.
fn taken(kind: NameKind, slug: &Slug, by: &NamedEntry<'_>) -> String {
    let what = if by.slug == slug { "the slug" } else { "an alias" };
    let word = kind.word();
    match &by.file {
        Some(file) => format!("`{slug}` is {what} of another {word}: {}", file.path),
        None => format!("`{slug}` is another {word}"),
    }
}

pub(super) fn undescribed(slug: &Slug) -> StudyRefusal {
    StudyRefusal::asked(format!(
        "no file describes `{slug}`, so it can have no parent: write one in content/themes/ first"
    ))
}
