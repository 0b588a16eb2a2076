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
use crate::config::Settings;
use crate::diagnostic::Diagnostic;
use crate::site::Sheet;

/// What stands for a page's body while its template is filled. Text from content is escaped and HTML from content has no
/// comments, so nothing but `{{ body }}` can write it.
const BODY: &str = "<!--cairn:body-->";

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

    /// A page's bytes.
    pub(super) fn render(&self, sheet: &Sheet<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
        let template = sheet.view.template();
        let failed = |error: &tera::Error| {
            let mut complaints = complaint::of(error, &self.templates).into_iter();
            Box::new(complaints.next().unwrap_or_else(|| complaint::unplaced(error, template, &self.templates)))
        };
        let mut context = Context::from_serialize(&sheet.view).map_err(|error| failed(&error))?;
        context.insert("page", &sheet.page);
        if sheet.body.is_some() {
            context.insert_value("body", Value::safe_string(BODY));
        }
        let mut html = Vec::with_capacity(16 * 1024);
        self.tera.render_to(template, &context, &mut html).map_err(|error| failed(&error))?;
        Ok(match &sheet.body {
            Some(body) => spliced(&html, body),
            None if template.ends_with(".xml") => without_control_characters(html),
            None => html,
        })
    }
}

/// XML cannot hold most control characters, however they are written.
fn without_control_characters(mut xml: Vec<u8>) -> Vec<u8> {
    xml.retain(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r'));
    match String::from_utf8(xml) {
        Ok(text) => text.replace(['\u{fffe}', '\u{ffff}'], "").into_bytes(),
        Err(broken) => broken.into_bytes(),
    }
}

fn empty(settings: &Settings, assets: &[Asset]) -> Tera {
    let mut tera = Tera::default();
    tera.register_function("asset", asset_by_name(assets));
    let site = Site {
        title: &settings.title,
        description: settings.description.as_deref(),
        language: &settings.language,
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

/// Puts the body wherever the template left a mark for it.
fn spliced(html: &[u8], body: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(html.len() + body.len());
    let mut rest = html;
    while let Some(at) = memchr::memmem::find(rest, BODY.as_bytes()) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(body.as_bytes());
        rest = &rest[at + BODY.len()..];
    }
    out.extend_from_slice(rest);
    out
}
