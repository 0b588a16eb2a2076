//! Templates, read once and filled for each page.
//!
//! Comes in: the templates of a look and the names of its other files, then sheets. Goes out: pages as bytes.
//! Does not know: what the pages say.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::complaint::{self, Template};
use super::name::{Asset, FOLDER};
use super::overlay::Files;
use crate::base::direction;
use crate::config::Settings;
use crate::diagnostic::Diagnostic;
use crate::site::Sheet;

/// Templates that are ready to be filled.
pub(super) struct Engine {
    tera: Tera,
    /// The files behind the templates, for complaints.
    templates: Vec<Template>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("templates", &self.templates.len()).finish_non_exhaustive()
    }
}

/// What every page knows of the site.
#[derive(Serialize)]
struct Site<'a> {
    title: &'a str,
    description: Option<&'a str>,
    language: &'a str,
    /// `rtl` where the language is written from right to left, else `ltr`.
    direction: &'static str,
    base_url: &'a str,
}

impl Engine {
    /// Reads the templates; where one is broken, the built-in ones alone.
    pub(super) fn new(
        settings: &Settings,
        files: &Files<'_>,
        assets: &[Asset],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let (engine, mut complaints) = match Self::read(settings, files, assets) {
            Ok(engine) => {
                let own = engine.templates.iter().filter(|template| template.own);
                diagnostics.extend(own.flat_map(|template| complaint::plain_names(template, assets)));
                return engine;
            }
            Err(complaints) => (Self::read(settings, &Files::built_in(), assets), complaints),
        };
        diagnostics.append(&mut complaints);
        engine.unwrap_or_else(|_| Self { tera: empty(settings, assets), templates: Vec::new() })
    }

    fn read(settings: &Settings, files: &Files<'_>, assets: &[Asset]) -> Result<Self, Vec<Diagnostic>> {
        let mut complaints = Vec::new();
        let mut templates = Vec::new();
        for (name, file) in files.below("templates") {
            match file.text() {
                Some(text) => templates.push(Template {
                    name: name.to_owned(),
                    path: file.path.clone(),
                    own: file.own,
                    text: text.to_owned(),
                }),
                None => complaints.push(complaint::not_text(&file.path)),
            }
        }
        // The engine stops at the first template that it cannot read: to report all, each of the site's own is read alone.
        let own = templates.iter().filter(|template| template.own);
        complaints.extend(own.filter_map(complaint::syntax));
        if !complaints.is_empty() {
            return Err(complaints);
        }
        let mut tera = empty(settings, assets);
        match tera.add_raw_templates(templates.iter().map(|template| (&template.name, &template.text))) {
            Ok(()) => Ok(Self { tera, templates }),
            Err(error) => Err(complaint::of(&error, &templates)),
        }
    }

    /// Whether any template is the site's own.
    pub(super) fn has_own_templates(&self) -> bool {
        self.templates.iter().any(|template| template.own)
    }

    /// Writes a page.
    pub(super) fn render(&self, sheet: &Sheet<'_>, out: &mut String) -> Result<(), Box<Diagnostic>> {
        let template = sheet.view.template();
        let failed = |error: &tera::Error| {
            let mut complaints = complaint::of(error, &self.templates).into_iter();
            Box::new(complaints.next().unwrap_or_else(|| complaint::unplaced(error, template, &self.templates)))
        };
        let mut context = Context::from_serialize(&sheet.view).map_err(|error| failed(&error))?;
        context.insert("page", &sheet.page);
        if let Some(body) = &sheet.body {
            context.insert_value("body", Value::safe_string(&body.to_string()));
        }
        let mut html = self.tera.render(template, &context).map_err(|error| failed(&error))?;
        if template.ends_with(".xml") {
            html.retain(is_for_xml);
        }
        sheet.fill(&html, out)
    }
}

/// XML cannot hold most control characters, however they are written.
fn is_for_xml(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r')
}

fn empty(settings: &Settings, assets: &[Asset]) -> Tera {
    let mut tera = Tera::default();
    tera.register_function("asset", asset_by_name(assets));
    let site = Site {
        title: &settings.title,
        description: settings.description.as_deref(),
        language: &settings.language,
        direction: direction::of(&settings.language),
        base_url: &settings.base_url,
    };
    tera.global_context().insert("site", &site);
    tera
}

/// `asset(name="cairn.css")` in a template: where that file of the look lies, from the site's root.
fn asset_by_name(assets: &[Asset]) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    let below = |name: &str| name.strip_prefix(FOLDER).unwrap_or(name).to_owned();
    let addresses: BTreeMap<String, String> =
        assets.iter().map(|asset| (below(asset.name.as_str()), asset.address())).collect();
    move |arguments, _| {
        let name: &str = arguments.must_get("name")?;
        let address = addresses.get(name).map(|address| Value::safe_string(address));
        address.ok_or_else(|| {
            // In the words of the engine for what it misses itself.
            let all: Vec<&str> = addresses.keys().map(String::as_str).collect();
            tera::Error::message(format!("The look has no file `{name}`. Available fields: {}", all.join(", ")))
        })
    }
}
