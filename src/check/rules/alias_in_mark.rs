//! A mark that uses a theme's old name.
//!
//! Comes in: the names in marks and tags. Goes out: those that are aliases, with a fix. Does not know: when it was renamed.

use super::super::rule::{Finding, Rule, RuleGroup};
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
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("alias_in_mark.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let mut found = Vec::new();
    for interview in &k.interviews {
        let entry = &interview.entry;
        found.extend(old_names(study, &entry.path, &entry.kind.meta.tags, Twice::Fine));
        for quote in &entry.kind.quotes {
            let twice = if quote.mark.attributes.is_some() { Twice::Mendable } else { Twice::Wrong };
            found.extend(old_names(study, &quote.mark.coded_in, &quote.coding.themes, twice));
        }
    }
    for opportunity in &k.opportunities {
        found.extend(old_names(study, &opportunity.entry.path, &opportunity.entry.kind.themes, Twice::Fine));
    }
    found
}

/// What becomes of a name that stands in a list twice once the old name is written as the new one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twice {
    /// It counts once.
    Fine,
    /// It is an error, with a repair of its own.
    Mendable,
    /// It is an error that somebody would have to mend by hand.
    Wrong,
}

fn old_names(study: &Study<'_>, path: &SourcePath, names: &[Name], twice: Twice) -> Vec<Finding> {
    let finding = |name: &Name| {
        let finding = old_name(study, path, name)?;
        // A name that is unknown may be mended into the same.
        let others = names.iter().filter(|other| other.span != name.span);
        let clashes = others.map(|other| study.theme(other)).any(|other| other.is_none() || other == study.theme(name));
        Some(if clashes && twice == Twice::Wrong { Finding { fix: None, ..finding } } else { finding })
    };
    names.iter().filter_map(finding).collect()
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
    let mut finding = Finding::new(place.clone(), message, format!("write `{}`", theme.slug));
    if let Some(alias) = entry.aliases.iter().find(|alias| alias.value == name.value) {
        finding = finding.label(entry.place(alias.span), "here it is called old");
    }
    // A text over several lines, or with escapes, is left to its author.
    let is_plain = name.span.range().len() <= name.value.len() + "''".len();
    Some(if is_plain {
        finding.fix(Fix::new(format!("write `{}`", theme.slug), place, theme.slug.to_string()))
    } else {
        finding
    })
}
