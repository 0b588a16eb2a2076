//! What the template engine says, as complaints with a place.
//!
//! Comes in: the engine's errors and the templates they speak of. Goes out: diagnostics that point into the files.
//! Does not know: who filled which template.

use tera::{Error, ErrorKind, ReportError, Tera};

use super::name::{Asset, FOLDER};
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
        ErrorKind::SyntaxError(report) => Some(placed(report, template)),
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
    let file = templates.iter().find(|file| file.name == template);
    let place =
        file.map_or_else(|| Place::start_of(&SourcePath::new(&format!("themes/default/templates/{template}"))), start);
    Diagnostic::error(RULE, place, sentence(&error.to_string()))
}

fn start(template: &Template) -> Place {
    Place::start_of(&template.path)
}

fn placed(report: &ReportError, template: &Template) -> Diagnostic {
    let place = Place::new(&template.path, clamped(report.span().range.clone(), &template.text));
    explained(place, report.message())
}

fn clamped(range: std::ops::Range<usize>, text: &str) -> Span {
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
    let start: usize = template.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = &template.text[start..];
    let at = rest.char_indices().nth(column.checked_sub(1)?).map_or(rest.len(), |(at, _)| at);
    Some(Place::new(&template.path, Span::at(start + at)))
}
