//! Renaming a theme or a team, and moving a theme below another.
//!
//! Comes in: knowledge, the files, names as they were typed. Goes out: a plan, or why not.
//! Does not know: merging.

use super::keys::Front;
use super::sheets::{Fate, Sheets};
use super::{Noun, Plan, Refusal, links, names};
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::Span;
use crate::content::Name;
use crate::diagnostic::suggest;
use crate::knowledge::{Knowledge, Names, ThemeId};

/// What renaming needs to know of a thing.
pub(super) struct Thing<'k> {
    pub(super) slug: &'k Slug,
    pub(super) file: Option<File<'k>>,
}

/// The file that describes a thing.
pub(super) struct File<'k> {
    pub(super) path: &'k SourcePath,
    pub(super) slug_span: Span,
    pub(super) aliases: &'k [Name],
}

/// A theme gets another slug, or a team.
pub(super) fn rename(
    knowledge: &Knowledge,
    sheets: Sheets<'_>,
    noun: Noun,
    old: &str,
    new: &str,
) -> Result<Plan, Refusal> {
    match noun {
        Noun::Theme => {
            rename_in(knowledge, sheets, noun, &knowledge.theme_names(), &|id| theme(knowledge, id), old, new)
        }
        Noun::Team => rename_in(knowledge, sheets, noun, &knowledge.team_names(), &|id| team(knowledge, id), old, new),
    }
}

pub(super) fn theme(knowledge: &Knowledge, id: ThemeId) -> Thing<'_> {
    let theme = &knowledge.themes[id];
    let file = theme.entry.as_ref().map(|it| File { path: &it.path, slug_span: it.slug_span, aliases: &it.aliases });
    Thing { slug: &theme.slug, file }
}

fn team(knowledge: &Knowledge, id: crate::knowledge::TeamId) -> Thing<'_> {
    let team = &knowledge.teams[id];
    let file = team.entry.as_ref().map(|it| File { path: &it.path, slug_span: it.slug_span, aliases: &it.aliases });
    Thing { slug: &team.slug, file }
}

fn rename_in<'k, I: Id>(
    knowledge: &'k Knowledge,
    mut sheets: Sheets<'_>,
    noun: Noun,
    names: &Names<I>,
    thing: &dyn Fn(I) -> Thing<'k>,
    old: &str,
    new: &str,
) -> Result<Plan, Refusal> {
    let id = find(names, noun, old)?;
    let slug = new_slug(noun, new)?;
    let renamed = thing(id);
    if *renamed.slug == slug {
        return Err(Refusal::asked(format!("the {} is called `{slug}` already", noun.word())));
    }
    if let Some(other) = names.find(slug.as_str()).filter(|other| *other != id) {
        let taken = taken(noun, &slug, &thing(other));
        let help = if noun == Noun::Theme { "; `cairn theme merge` makes one of the two" } else { "" };
        return Err(Refusal::asked(format!("{taken}{help}")));
    }
    names::rewrite(knowledge, &mut sheets, noun, &|name| names.find(name) == Some(id), &slug)?;
    match &renamed.file {
        Some(file) => {
            let gone = file.aliases.iter().any(|alias| Slug::from_written(&alias.value).as_ref() == Some(&slug));
            rename_file(&mut sheets, file, &slug, gone.then_some(&slug), std::slice::from_ref(renamed.slug))?;
        }
        None => sheets.note(format!(
            "no file describes the {}, so the old address `{}` leads nowhere from now on: a file in {}/ can keep it \
             with `aliases`",
            noun.word(),
            renamed.slug,
            links::folder_of(noun)
        )),
    }
    links::follow(knowledge, &mut sheets)?;
    sheets.finish()
}

/// Gives a thing's file another slug, by its name or its `slug:`, and more aliases; `gone` is one no more.
pub(super) fn rename_file(
    sheets: &mut Sheets<'_>,
    file: &File<'_>,
    slug: &Slug,
    gone: Option<&Slug>,
    aliases: &[Slug],
) -> Result<(), Refusal> {
    let text = sheets.text(file.path)?.to_owned();
    let front = Front::of(&text, file.path);
    let mut edits = front.aliases(gone, aliases);
    if file.slug_span == Span::default() {
        sheets.decide(file.path, Fate::MovesTo(links::renamed(file.path, slug)))?;
    } else {
        edits.push(front.set("slug", slug));
    }
    sheets.edit(file.path, edits)
}

/// A theme gets another parent, or none.
pub(super) fn reparent(
    knowledge: &Knowledge,
    mut sheets: Sheets<'_>,
    name: &str,
    under: Option<&str>,
) -> Result<Plan, Refusal> {
    let names = knowledge.theme_names();
    let id = find(&names, Noun::Theme, name)?;
    let moved = theme(knowledge, id);
    let Some(file) = &moved.file else { return Err(undescribed(moved.slug)) };
    let parent = under.map(|under| find(&names, Noun::Theme, under)).transpose()?;
    if knowledge.themes[id].parent == parent {
        let place = parent
            .map_or_else(|| "at the top".to_owned(), |parent| format!("under `{}`", knowledge.themes[parent].slug));
        return Err(Refusal::asked(format!("`{}` is {place} already", moved.slug)));
    }
    let text = sheets.text(file.path)?.to_owned();
    let front = Front::of(&text, file.path);
    let edit = match parent {
        Some(parent) => {
            refuse_circle(knowledge, id, parent)?;
            Some(front.set("parent", &knowledge.themes[parent].slug))
        }
        None => front.remove("parent"),
    };
    sheets.edit(file.path, edit)?;
    sheets.finish()
}

fn refuse_circle(knowledge: &Knowledge, theme: ThemeId, parent: ThemeId) -> Result<(), Refusal> {
    let slug = |id: ThemeId| format!("`{}`", knowledge.themes[id].slug);
    if theme == parent {
        return Err(Refusal::asked(format!("{} cannot be its own parent", slug(theme))));
    }
    let above: Vec<ThemeId> = std::iter::once(parent).chain(knowledge.themes_above(parent)).collect();
    let Some(depth) = above.iter().position(|above| *above == theme) else { return Ok(()) };
    let way: Vec<String> = above[..=depth].iter().map(|id| slug(*id)).collect();
    Err(Refusal::asked(format!(
        "the parents would lead in a circle: {} is under {}",
        way[0],
        way[1..].join(", under ")
    )))
}

/// What a name on the command line stands for.
pub(super) fn find<I: Id>(names: &Names<I>, noun: Noun, name: &str) -> Result<I, Refusal> {
    names.find(name).ok_or_else(|| {
        let help = suggest::did_you_mean(name, names.known(), &format!("see {}/", links::folder_of(noun)));
        Refusal::asked(format!("there is no {} `{name}`: {help}", noun.word()))
    })
}

/// A slug as it was typed for something new.
pub(super) fn new_slug(noun: Noun, text: &str) -> Result<Slug, Refusal> {
    Slug::from_written(text).ok_or_else(|| {
        let word = noun.word();
        Refusal::asked(format!("`{text}` cannot be the slug of a {word}: use letters, digits and hyphens"))
    })
}

/// Why a slug is not to be had.
fn taken(noun: Noun, slug: &Slug, by: &Thing<'_>) -> String {
    let what = if by.slug == slug { "the slug" } else { "an alias" };
    let word = noun.word();
    match &by.file {
        Some(file) => format!("`{slug}` is {what} of another {word}: {}", file.path),
        None => format!("`{slug}` is another {word}"),
    }
}

pub(super) fn undescribed(slug: &Slug) -> Refusal {
    Refusal::asked(format!("no file describes `{slug}`, so it can have no parent: write one in content/themes/ first"))
}
