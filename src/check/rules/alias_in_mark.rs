//! A mark that uses a theme's old name.
//!
//! Comes in: the names in marks and tags. Goes out: those that are aliases, with a fix. Does not know: when it was renamed.

use super::super::rule::{Finding, Group, Rule};
use super::super::study::Study;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::Name;
use crate::diagnostic::Fix;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "alias-in-mark",
    group: Group::Coding,
    level: Level::Warn,
    page: include_str!("alias_in_mark.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let mut found = Vec::new();
    for interview in &k.interviews {
        let entry = &interview.entry;
        let marks = entry.kind.quotes.iter().flat_map(|quote| quote.themes.iter().map(|name| (&quote.coded_in, name)));
        let tags = entry.kind.meta.tags.iter().map(|name| (&entry.path, name));
        found.extend(tags.chain(marks).filter_map(|(path, name)| old_name(study, path, name)));
    }
    for opportunity in &k.opportunities {
        let entry = &opportunity.entry;
        found.extend(entry.kind.themes.iter().filter_map(|name| old_name(study, &entry.path, name)));
    }
    found
}

fn old_name(study: &Study<'_>, path: &SourcePath, name: &Name) -> Option<Finding> {
    let theme = &study.knowledge.themes[study.theme(name)?];
    let entry = theme.entry.as_ref()?;
    // `.Toil` for `toil`, or a name that became this slug, is another spelling and no old name.
    if name.value == theme.slug.as_str() || Slug::from_text(&name.value).as_ref() == Some(&theme.slug) {
        return None;
    }
    let place = Place::new(path, name.span);
    let message = format!("`{}` is an old name of `{}`", name.value, theme.slug);
    let finding = Finding::new(place.clone(), message, format!("write `{}`", theme.slug));
    let alias = entry.aliases.iter().find(|alias| alias.value == name.value);
    let finding = match alias {
        Some(alias) => finding.label(entry.place(alias.span), "here it is called old"),
        None => finding,
    };
    Some(finding.fix(Fix::new(format!("write `{}`", theme.slug), place, theme.slug.to_string())))
}
