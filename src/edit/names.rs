//! Every place that names a theme or a team, and the same places with another name.
//!
//! Comes in: knowledge, and which things one slug is to stand for. Goes out: edits in all files that name one of them.
//! Does not know: the files of the things themselves.

use super::NameKind;
use super::change_set::ChangeSet;
use super::marks::{self, NameChange};
use super::yaml_splice;
use crate::base::edit::Edit;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::{Place, Span};
use crate::content::Name;
use crate::content::brief::FindingSubject;
use crate::content::interview::Quote;
use crate::content::interview::coded_again::SecondQuote;
use crate::diagnostic::StudyRefusal;
use crate::knowledge::Knowledge;
use crate::markdown::yaml::{Node, Value};
use crate::markdown::{front_matter, yaml};

/// Names that stand side by side: one thing is named in them once.
struct NameList<'k> {
    path: &'k SourcePath,
    names: Vec<&'k Name>,
    /// Where the attribute block may begin that holds them; else they are YAML.
    block: Option<usize>,
}

/// Writes `slug` wherever one of the things is named; where it is named twice side by side, once. `is_meant` tells by
/// what was written.
pub(super) fn rewrite(
    knowledge: &Knowledge,
    changes: &mut ChangeSet<'_>,
    kind: NameKind,
    is_meant: &dyn Fn(&str) -> bool,
    slug: &Slug,
) -> Result<(), StudyRefusal> {
    rewrite_in(changes, &lists(knowledge, kind), is_meant, slug)
}

/// The same for themes, but for one name that is dealt with already.
pub(super) fn rewrite_but(
    knowledge: &Knowledge,
    changes: &mut ChangeSet<'_>,
    is_meant: &dyn Fn(&str) -> bool,
    slug: &Slug,
    but: Option<(&SourcePath, Span)>,
) -> Result<(), StudyRefusal> {
    let is_other = |list: &NameList<'_>| {
        but.is_none_or(|(path, span)| list.path != path || !list.names.iter().any(|name| name.span == span))
    };
    let lists: Vec<NameList<'_>> = themes_lists(knowledge).into_iter().filter(is_other).collect();
    rewrite_in(changes, &lists, is_meant, slug)
}

fn rewrite_in(
    changes: &mut ChangeSet<'_>,
    lists: &[NameList<'_>],
    is_meant: &dyn Fn(&str) -> bool,
    slug: &Slug,
) -> Result<(), StudyRefusal> {
    for list in lists {
        let mut meant = list.names.iter().copied().filter(|name| is_meant(&name.value));
        let Some(first) = meant.next() else { continue };
        let mut in_list: Vec<NameChange<'_>> =
            meant.map(|name| NameChange { name: name.span, becomes: None }).collect();
        if first.value != slug.as_str() {
            in_list.push(NameChange { name: first.span, becomes: Some(slug) });
        }
        if !in_list.is_empty() {
            let edits = edits(changes.text(list.path)?, list, &in_list)?;
            changes.edit(list.path, edits)?;
        }
    }
    Ok(())
}

fn lists(knowledge: &Knowledge, kind: NameKind) -> Vec<NameList<'_>> {
    match kind {
        NameKind::Theme => themes_lists(knowledge),
        NameKind::Team => team_lists(knowledge),
    }
}

fn themes_lists<'k>(knowledge: &'k Knowledge) -> Vec<NameList<'k>> {
    let mut lists = Vec::new();
    for interview in &knowledge.interviews {
        let entry = &interview.entry;
        lists.push(NameList { path: &entry.path, names: entry.kind.meta.tags.iter().collect(), block: None });
        let of_people = entry.kind.meta.people.iter().filter(|person| !person.tags.is_empty());
        lists.extend(of_people.map(|person| NameList {
            path: &entry.path,
            names: person.tags.iter().collect(),
            block: None,
        }));
        lists.extend(entry.kind.quotes.iter().map(|quote| of_quote(quote, &entry.path)));
        let again = entry.kind.coded_again.iter().flat_map(|again| &again.codings);
        lists.extend(again.flat_map(|coding| {
            let of_second = |quote: &'k SecondQuote| quote.themes.iter().collect();
            coding.quotes.iter().map(move |quote| NameList { path: &coding.path, names: of_second(quote), block: None })
        }));
    }
    for entry in knowledge.themes.iter().filter_map(|theme| theme.entry.as_ref()) {
        lists.push(NameList { path: &entry.path, names: entry.kind.parent.iter().collect(), block: None });
    }
    let listed = knowledge.themes_named();
    lists.extend(listed.map(|(path, names)| NameList { path, names: names.iter().collect(), block: None }));
    lists.extend(findings(knowledge));
    lists
}

/// The themes that the home page's findings are about.
fn findings(knowledge: &Knowledge) -> impl Iterator<Item = NameList<'_>> {
    let homes = knowledge.home.iter().map(|home| &home.entry);
    let findings = homes.flat_map(|entry| entry.kind.brief.iter().map(|finding| (&entry.path, &finding.about)));
    findings.filter_map(|(path, about)| match about {
        FindingSubject::Theme(theme) => Some(NameList { path, names: vec![theme], block: None }),
        FindingSubject::Opportunity(_) => None,
    })
}

fn team_lists(knowledge: &Knowledge) -> Vec<NameList<'_>> {
    let mut lists = Vec::new();
    let mut add = |path, name: Option<_>| lists.push(NameList { path, names: name.into_iter().collect(), block: None });
    for entry in knowledge.interviews.iter().map(|interview| &interview.entry) {
        entry.kind.meta.people.iter().for_each(|person| add(&entry.path, person.team.as_ref()));
    }
    knowledge.owners_named().for_each(|(path, owner)| add(path, Some(owner)));
    for entry in knowledge.teams.iter().filter_map(|team| team.entry.as_ref()) {
        add(&entry.path, entry.kind.parent.as_ref());
    }
    for entry in knowledge.listeners.iter().filter_map(|listener| listener.entry.as_ref()) {
        add(&entry.path, entry.kind.team.as_ref());
    }
    for entry in knowledge.workflows.iter().map(|workflow| &workflow.entry) {
        entry.kind.steps.iter().for_each(|step| add(&entry.path, step.team.as_ref()));
    }
    for entry in knowledge.opportunities.iter().map(|opportunity| &opportunity.entry) {
        let graduates = entry.kind.graduates.as_ref();
        add(&entry.path, graduates.map(|it| &it.from));
        add(&entry.path, graduates.and_then(|it| it.to.as_ref()));
    }
    lists
}

/// A quote that was marked in the text has its names right behind itself; one beside the text has them elsewhere.
fn of_quote<'k>(quote: &'k Quote, interview: &SourcePath) -> NameList<'k> {
    let is_marked =
        quote.mark.coded_in == *interview && quote.coding.themes.iter().all(|name| name.span.start > quote.span.end);
    let block = is_marked.then(|| quote.span.range().end);
    NameList { path: &quote.mark.coded_in, names: quote.coding.themes.iter().collect(), block }
}

fn edits(text: &str, list: &NameList<'_>, changes: &[NameChange<'_>]) -> Result<Vec<Edit>, StudyRefusal> {
    let in_block = list.block.and_then(|start| marks::edits(text, start, changes));
    let edits = in_block.or_else(|| in_yaml(text, list.path, changes));
    let edits =
        edits.ok_or_else(|| StudyRefusal::asked(format!("`{}` changed while it was read: try again", list.path)))?;
    Ok(edits.into_iter().map(|(span, text)| Edit::new(Place::new(list.path, span), text)).collect())
}

fn in_yaml(text: &str, path: &SourcePath, changes: &[NameChange<'_>]) -> Option<Vec<(Span, String)>> {
    let mut tree = None;
    let mut edit = |change: &NameChange<'_>| match change.becomes {
        Some(slug) => {
            text.get(change.name.range())?;
            let all = yaml_splice::whole(text, change.name);
            Some((all, yaml_splice::word(&text[all.range()], slug)))
        }
        None => {
            let tree = tree.get_or_insert_with(|| tree_of(text, path));
            Some((yaml_splice::removal(text, tree, change.name)?, String::new()))
        }
    };
    changes.iter().map(&mut edit).collect()
}

/// What a file has in YAML: all of it, or its front matter.
fn tree_of(text: &str, path: &SourcePath) -> Node {
    let nothing = Node { span: Span::default(), value: Value::Null };
    if path.as_str().ends_with(".md") {
        return Node { value: Value::Map(front_matter::split(text, path).value.map), ..nothing };
    }
    yaml::parse(text, path).value.unwrap_or(nothing)
}
