//! What the template engine says, as complaints with a place.
//!
//! Comes in: the engine's errors and the templates they speak of. Goes out: diagnostics that point into the files.
//! Does not know: who filled which template.

use std::ops::Range;

use rustc_hash::FxHashMap;
use tera::{Error, ErrorKind, ReportError, Tera};

use super::name::{Asset, FOLDER};
use super::probe::Probed;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::did_you_mean;

/// The rule that complains.
const RULE: &str = "template";

/// A template and the file it came from.
#[derive(Debug)]
pub(super) struct Template {
    /// Its path below `templates/`, the name other templates use.
    pub(super) name: String,
    /// Its file.
    pub(super) path: SourcePath,
    /// Whether it is the site's own.
    pub(super) own: bool,
    /// What is in it.
    pub(super) text: String,
    /// The same with steps in it, if it is the site's own.
    pub(super) probed: Probed,
}

impl Template {
    /// What the engine reads.
    pub(super) fn source(&self) -> &str {
        if self.own { &self.probed.text } else { &self.text }
    }

    /// A place in what the engine reads, as one in the file.
    fn place(&self, range: Range<usize>) -> Place {
        let range = if self.own { self.probed.written(range) } else { range };
        Place::new(&self.path, clamped(range, &self.text))
    }
}

/// How many templates may lie inside each other: more is a slip, or meant badly.
const MAX_LEVELS: usize = 20;

/// Templates that include or extend others too deep, at the tag that leads too far.
pub(super) fn too_deep(templates: &[Template]) -> Vec<Diagnostic> {
    let by_name: FxHashMap<&str, usize> =
        templates.iter().enumerate().map(|(index, template)| (template.name.as_str(), index)).collect();
    // One more level in each round; what leads back to itself is the engine's to tell.
    let mut levels = vec![0; templates.len()];
    for _ in 0..=MAX_LEVELS {
        for (index, template) in templates.iter().enumerate() {
            let below = template.probed.named.iter().filter_map(|(name, _)| by_name.get(name.as_str()));
            levels[index] = below.map(|below| levels[*below] + 1).max().unwrap_or(0).min(MAX_LEVELS + 1);
        }
    }
    let mut found = Vec::new();
    for (template, level) in templates.iter().zip(&levels) {
        let deepest = template
            .probed
            .named
            .iter()
            .find(|(name, _)| by_name.get(name.as_str()).is_some_and(|below| levels[*below] >= MAX_LEVELS));
        if let (true, Some((name, tag))) = (*level > MAX_LEVELS, deepest) {
            let message = format!("`{name}` lies more than {MAX_LEVELS} templates deep");
            let place = Place::new(&template.path, tag.clone());
            found.push(
                Diagnostic::error(RULE, place, message)
                    .help("include fewer templates in each other, or none that leads back"),
            );
        }
    }
    found
}

/// A page that costs too much, at the step that was one too many.
pub(super) fn too_much(why: &str, step: Option<usize>, template: &str, templates: &[Template]) -> Diagnostic {
    Diagnostic::error(RULE, step_place(step, template, templates), why)
        .help("let the template repeat less: it goes on without end, or nearly")
}

/// An error without a place, at the step that was taken last.
pub(super) fn at_step(error: &Error, step: Option<usize>, template: &str, templates: &[Template]) -> Diagnostic {
    Diagnostic::error(RULE, step_place(step, template, templates), sentence(&error.to_string()))
}

/// The tag of a step; the start of a template where it took none.
fn step_place(step: Option<usize>, template: &str, templates: &[Template]) -> Place {
    let mut before = 0;
    for file in templates {
        let steps = &file.probed.steps;
        if let Some(step) = step.and_then(|step| steps.get(step.checked_sub(before)?)) {
            return Place::new(&file.path, step.tag.clone());
        }
        before += steps.len();
    }
    let own = templates.iter().find(|file| file.name == template);
    own.map_or_else(|| Place::start_of(&SourcePath::new(&format!("themes/default/templates/{template}"))), start)
}

/// A file that is no text.
pub(super) fn not_text(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("not-utf8", Place::start_of(path), "the template is not UTF-8 text").help("save it as UTF-8")
}

/// Files of the look that a template names as if nothing of their content were in their names: nothing is there.
pub(super) fn plain_names(template: &Template, assets: &[Asset]) -> Vec<Diagnostic> {
    let named = template.text.match_indices(FOLDER).filter_map(|(at, _)| {
        let rest = &template.text[at..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '(' | ')' | '?' | '#');
        let written = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let asset = assets.iter().find(|asset| asset.name.as_str() == written)?;
        let place = Place::new(&template.path, at..at + written.len());
        let message = format!("no file is published as `{}`: its name changes with what is in it", asset.name);
        let help = format!("write `{{{{ asset(name=\"{}\") }}}}`", &written[FOLDER.len()..]);
        Some(Diagnostic::warning("plain-asset-name", place, message).help(help))
    });
    named.collect()
}

/// What is wrong with one template's syntax, read on its own.
pub(super) fn syntax(template: &Template) -> Option<Diagnostic> {
    let error = Tera::default().add_raw_template(&template.name, &template.text).err()?;
    match error.kind() {
        // It was read without steps.
        ErrorKind::SyntaxError(report) => {
            let place = Place::new(&template.path, clamped(report.span().range.clone(), &template.text));
            Some(explained(place, report.message()))
        }
        // Anything else is about other templates, which are not there now.
        _ => None,
    }
}

/// Everything that an error says.
pub(super) fn of(error: &Error, templates: &[Template]) -> Vec<Diagnostic> {
    let find = |name: &str| templates.iter().find(|template| template.name == name);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            find(report.filename()).map(|template| placed(report, template)).into_iter().collect()
        }
        ErrorKind::MissingParent { current, parent } => find(current)
            .map(|template| {
                let message = format!("the template extends `{parent}`, which is not there");
                named(template, parent, message, templates)
            })
            .into_iter()
            .collect(),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => find(tpl)
            .map(|template| {
                Diagnostic::error(RULE, start(template), "the template leads back to itself")
                    .help("take out one of the steps")
            })
            .into_iter()
            .collect(),
        ErrorKind::Msg(text) => reports(text, templates),
        _ => Vec::new(),
    }
}

/// An error without a place, as a complaint about the template that was being filled.
pub(super) fn unplaced(error: &Error, template: &str, templates: &[Template]) -> Diagnostic {
    at_step(error, None, template, templates)
}

fn start(template: &Template) -> Place {
    Place::start_of(&template.path)
}

fn placed(report: &ReportError, template: &Template) -> Diagnostic {
    explained(template.place(report.span().range.clone()), report.message())
}

fn clamped(range: Range<usize>, text: &str) -> Span {
    let start = text.floor_char_boundary(range.start);
    Span::new(start, text.ceil_char_boundary(range.end).max(start))
}

/// The engine's message as a sentence of ours; the names it lists go into the help.
fn explained(place: Place, message: &str) -> Diagnostic {
    let lists = [" Available variables: ", " Available fields: "];
    let split = lists.iter().find_map(|list| message.split_once(list));
    let Some((what, names)) = split else {
        return Diagnostic::error(RULE, place, sentence(message)).help(syntax_help(message));
    };
    let wrong = what.split('`').nth(1).unwrap_or_default();
    let names: Vec<&str> = names.split(", ").collect();
    let all = format!("there are: {}", names.join(", "));
    Diagnostic::error(RULE, place, sentence(what)).help(did_you_mean(wrong, names.iter().copied(), &all))
}

fn syntax_help(message: &str) -> &'static str {
    if message.contains("is not defined") || message.contains("is undefined") {
        "nothing is known by this name here"
    } else {
        "templates are written in Tera's language: https://keats.github.io/tera/docs/"
    }
}

/// Lower case at the start, no full stop.
fn sentence(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut chars = message.chars();
    let first = chars.next();
    first.map(char::to_lowercase).into_iter().flatten().chain(chars).collect()
}

fn named(template: &Template, wrong: &str, message: String, templates: &[Template]) -> Diagnostic {
    let at = template.text.find(wrong).map_or(0..0, |at| at..at + wrong.len());
    let names = templates.iter().map(|template| template.name.as_str());
    let help = did_you_mean(wrong, names, "add the template");
    Diagnostic::error(RULE, Place::new(&template.path, at), message).help(help)
}

/// The engine checks the names of filters, components and blocks when all templates are there, and gives what it finds as
/// one text of reports, each `error: <message>` and ` --> <template>:<line>:<column>`: places are read back from it.
fn reports(text: &str, templates: &[Template]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(said) = line.strip_prefix("error: ") {
            message = Some(said);
        } else if let (Some(place), Some(said)) = (line.trim_start().strip_prefix("--> "), message) {
            found.extend(report_place(place, templates).map(|place| explained(place, said)));
            message = None;
        }
    }
    if found.is_empty() {
        // Two templates that define one component: the text names both.
        let template = templates.iter().find(|template| template.own && text.contains(&format!("`{}`", template.name)));
        found.extend(
            template
                .map(|template| Diagnostic::error(RULE, start(template), sentence(text)).help("rename one of them")),
        );
    }
    found
}

/// `theme.html:12:5` as a place.
fn report_place(text: &str, templates: &[Template]) -> Option<Place> {
    let mut parts = text.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let template = templates.iter().find(|template| template.name == name)?;
    let source = template.source();
    let start: usize = source.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = &source[start..];
    let at = rest.char_indices().nth(column.checked_sub(1)?).map_or(rest.len(), |(at, _)| at);
    Some(template.place(start + at..start + at))
}
