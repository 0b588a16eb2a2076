//! What themes, teams, interviews and what is ranked are called, for somebody who is typing a name.
//!
//! Comes in: a study's folder. Goes out: slugs and titles, sorted; none where it cannot be read, since nobody waits for a
//! complaint. Does not know: who asks.

use std::path::Path;

use super::audience::{audiences, titles};
use super::memo::Memo;
use super::options::ReadOptions;
use super::progress::NoProgress;
use crate::base::slug::Slug;
use crate::content::{Kind, kind_of};
use crate::edit::NameKind;
use crate::knowledge::Knowledge;
use crate::source;

/// What somebody may be about to type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameCandidate {
    /// The name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
}

/// All themes or teams.
pub fn name_candidates(root: &Path, kind: NameKind) -> Vec<NameCandidate> {
    let described = knowledge_of(root, Some(&[kind.kind()]), ReadOptions::as_written());
    // Only where no file describes them are names implied by the interviews.
    let knowledge = if of_kind(&described, kind).is_empty() {
        knowledge_of(root, None, ReadOptions::as_written())
    } else {
        described
    };
    sorted(of_kind(&knowledge, kind))
}

/// All interviews that count, drafts too.
pub fn interview_candidates(root: &Path) -> Vec<NameCandidate> {
    let options = ReadOptions { drafts: true, ..ReadOptions::default() };
    let knowledge = knowledge_of(root, Some(&[Kind::Interview]), options);
    let interviews = knowledge.interviews.iter().map(|it| &it.entry);
    sorted(interviews.map(|it| candidate(&it.slug, it.title_or_name())).collect())
}

/// All themes and opportunities: what may have a row among the priorities.
pub fn row_candidates(root: &Path) -> Vec<NameCandidate> {
    let mut rows = name_candidates(root, NameKind::Theme);
    let knowledge = knowledge_of(root, Some(&[Kind::Opportunity]), ReadOptions::default());
    rows.extend(knowledge.opportunities.iter().map(|it| candidate(&it.entry.slug, &it.title)));
    sorted(rows)
}

/// All audiences.
pub fn audience_candidates(root: &Path) -> Vec<NameCandidate> {
    let titles = source::scan(root).map(|scanned| titles(&audiences(&scanned.value).value)).unwrap_or_default();
    titles.into_iter().map(|(name, title)| NameCandidate { slug: name, title }).collect()
}

/// What is known of a study by the files of some kinds; by all its files where none are named.
fn knowledge_of(root: &Path, kinds: Option<&[Kind]>, options: ReadOptions) -> Knowledge {
    let Ok(mut scanned) = source::scan(root) else { return Knowledge::default() };
    if let Some(kinds) = kinds {
        let is_asked = |kind: Option<Kind>| kind.is_some_and(|kind| kinds.contains(&kind));
        scanned.value.markdown.retain(|file| is_asked(kind_of(&file.path)));
    }
    Memo::new().known(&scanned, options, &NoProgress).value.knowledge
}

fn of_kind(knowledge: &Knowledge, kind: NameKind) -> Vec<NameCandidate> {
    match kind {
        NameKind::Theme => knowledge.themes.iter().map(|theme| candidate(&theme.slug, &theme.title)).collect(),
        NameKind::Team => knowledge.teams.iter().map(|team| candidate(&team.slug, &team.title)).collect(),
    }
}

fn candidate(slug: &Slug, title: &str) -> NameCandidate {
    NameCandidate { slug: slug.to_string(), title: title.to_owned() }
}

fn sorted(mut candidates: Vec<NameCandidate>) -> Vec<NameCandidate> {
    candidates.sort_unstable();
    candidates
}
