//! What themes, teams and what is ranked are called, for somebody who is typing a name.
//!
//! Comes in: a study's folder. Goes out: slugs and titles, sorted; none where it cannot be read, since nobody waits for a
//! complaint. Does not know: who asks.

use std::path::Path;

use super::memo::Memo;
use super::options::BuildOptions;
use super::progress::NoProgress;
use crate::content::Kind;
use crate::edit::NameKind;
use crate::knowledge::LinkedInterview;
use crate::source;

/// The slugs of all themes or teams, each with its title.
pub fn names(root: &Path, kind: NameKind) -> Vec<(String, String)> {
    let Ok(mut scanned) = source::scan(root) else { return Vec::new() };
    let folder = kind.kind().folder();
    let described = |path: &str| path.strip_prefix(folder).is_some_and(|below| below.starts_with('/'));
    let markdown = &mut scanned.value.markdown;
    // Only where nothing describes them are names implied by the interviews.
    if markdown.iter().any(|file| file.path.below_content().is_some_and(described)) {
        markdown.retain(|file| file.path.below_content().is_some_and(described));
    }
    let options = BuildOptions { drafts: true, withdrawn: true, ..BuildOptions::default() };
    let knowledge = Memo::new().known(&scanned, &options, &NoProgress).value.knowledge;
    let mut names: Vec<(String, String)> = match kind {
        NameKind::Theme => knowledge.themes.iter().map(|theme| (theme.slug.to_string(), theme.title.clone())).collect(),
        NameKind::Team => knowledge.teams.iter().map(|team| (team.slug.to_string(), team.title.clone())).collect(),
    };
    names.sort_unstable();
    names
}

/// The slugs of all interviews, each with its title or the name of its file.
pub fn interview_names(root: &Path) -> Vec<(String, String)> {
    let Ok(mut scanned) = source::scan(root) else { return Vec::new() };
    let folder = Kind::Interview.folder();
    let described = |path: &str| path.strip_prefix(folder).is_some_and(|below| below.starts_with('/'));
    scanned.value.markdown.retain(|file| file.path.below_content().is_some_and(described));
    let options = BuildOptions { drafts: true, ..BuildOptions::default() };
    let knowledge = Memo::new().known(&scanned, &options, &NoProgress).value.knowledge;
    let named =
        |it: &LinkedInterview| (it.entry.slug.to_string(), it.entry.title().unwrap_or(it.entry.name()).to_owned());
    let mut names: Vec<(String, String)> = knowledge.interviews.iter().map(named).collect();
    names.sort_unstable();
    names
}

/// The slugs of all themes and opportunities, each with its title: what may have a row among the priorities.
pub fn row_names(root: &Path) -> Vec<(String, String)> {
    let mut names = names(root, NameKind::Theme);
    let Ok(mut scanned) = source::scan(root) else { return names };
    let folder = Kind::Opportunity.folder();
    let described = |path: &str| path.strip_prefix(folder).is_some_and(|below| below.starts_with('/'));
    scanned.value.markdown.retain(|file| file.path.below_content().is_some_and(described));
    let knowledge = Memo::new().known(&scanned, &BuildOptions::default(), &NoProgress).value.knowledge;
    names.extend(knowledge.opportunities.iter().map(|it| (it.entry.slug.to_string(), it.title.clone())));
    names.sort_unstable();
    names
}
