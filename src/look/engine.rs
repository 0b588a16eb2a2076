//! Templates, read once and filled for each page.
//!
//! Comes in: the templates of a look and the names of its other files, then pages. Goes out: pages as bytes.
//! Does not know: what the pages say.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::complaint::{self, Template};
use super::limits::{self, Limits};
use super::name::{Asset, FOLDER};
use super::overlay::Files;
use super::probe::{NUMBER, Probed, STEP};
use super::words;
use crate::base::direction;
use crate::config::Settings;
use crate::diagnostic::Diagnostic;
use crate::site::words::Words;
use crate::site::{PageData, PageHtml};

/// Templates that are ready to be filled.
pub(super) struct Engine {
    tera: Tera,
    /// The files behind the templates, for complaints.
    templates: Vec<Template>,
    /// What a page may cost where the study has templates of its own.
    pub(super) limits: Limits,
    /// The template whose page was too much, with the complaint: no other page of it is tried.
    stopped: OnceLock<(&'static str, Diagnostic)>,
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
    /// Whether others can reach it there.
    has_address: bool,
}

impl Engine {
    /// Reads the templates; where one is broken, the built-in ones alone.
    pub(super) fn new(
        settings: &Settings,
        words: &Arc<Words>,
        files: &Files<'_>,
        assets: &[Asset],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let (engine, mut complaints) = match Self::read(settings, words, files, assets) {
            Ok(engine) => {
                let own = engine.templates.iter().filter(|template| template.own);
                diagnostics.extend(own.flat_map(|template| complaint::plain_names(template, assets)));
                return engine;
            }
            Err(complaints) => (Self::read(settings, words, &Files::built_in(), assets), complaints),
        };
        diagnostics.append(&mut complaints);
        engine.unwrap_or_else(|_| Self::of(empty(settings, words, assets), Vec::new()))
    }

    fn of(tera: Tera, templates: Vec<Template>) -> Self {
        Self { tera, templates, limits: Limits::OWN, stopped: OnceLock::new() }
    }

    fn read(
        settings: &Settings,
        words: &Arc<Words>,
        files: &Files<'_>,
        assets: &[Asset],
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut complaints = Vec::new();
        let mut templates: Vec<Template> = Vec::new();
        let mut steps = 0;
        for (name, file) in files.below("templates") {
            match file.text() {
                Some(text) => {
                    let probed = if file.own { Probed::new(text, steps) } else { Probed::default() };
                    steps += probed.steps.len();
                    templates.push(Template {
                        name: name.to_owned(),
                        path: file.path.clone(),
                        own: file.own,
                        text: text.to_owned(),
                        probed,
                    });
                }
                None => complaints.push(complaint::not_text(&file.path)),
            }
        }
        // The engine stops at the first template that it cannot read: to report all, each of the site's own is read alone.
        let own = templates.iter().filter(|template| template.own);
        complaints.extend(own.filter_map(complaint::syntax));
        complaints.extend(complaint::too_deep(&templates));
        if !complaints.is_empty() {
            return Err(complaints);
        }
        let mut tera = empty(settings, words, assets);
        match tera.add_raw_templates(templates.iter().map(|template| (&template.name, template.source()))) {
            Ok(()) => Ok(Self::of(tera, templates)),
            Err(error) => Err(complaint::of(&error, &templates)),
        }
    }

    /// Whether any template is the site's own.
    pub(super) fn has_own_templates(&self) -> bool {
        self.templates.iter().any(|template| template.own)
    }

    /// Writes a page.
    pub(super) fn render(&self, page: &PageData<'_>, out: &mut PageHtml) -> Result<(), Box<Diagnostic>> {
        let template = page.template;
        let failed = |error: &tera::Error| {
            let mut complaints = complaint::of(error, &self.templates).into_iter();
            Box::new(complaints.next().unwrap_or_else(|| complaint::unplaced(error, template, &self.templates)))
        };
        let mut context = Context::from_serialize(&page.view).map_err(|error| failed(&error))?;
        context.insert("page", &page.frame);
        if let Some(body) = &page.body {
            context.insert_value("body", Value::safe_string(&body.to_string()));
        }
        if self.has_own_templates() {
            return self.render_within(page, &context, out);
        }
        let html = self.tera.render(template, &context).map_err(|error| failed(&error))?;
        page.fill(&for_machines(template, html), out)
    }

    /// Writes a page that may be too much.
    fn render_within(&self, page: &PageData<'_>, context: &Context, out: &mut PageHtml) -> Result<(), Box<Diagnostic>> {
        let template = page.template;
        if let Some((_, complaint)) = self.stopped.get().filter(|(stopped, _)| *stopped == template) {
            return Err(Box::new(complaint.clone()));
        }
        let written = limits::within(self.limits, |writer| self.tera.render_to(template, context, writer));
        let too_much = |why: &str| {
            let complaint = complaint::too_much(why, written.step, template, &self.templates);
            Box::new(self.stopped.get_or_init(|| (template, complaint.clone())).1.clone())
        };
        match (&written.excess, written.result) {
            (Some(why), _) => return Err(too_much(why)),
            (None, Err(error)) => {
                let mut complaints = complaint::of(&error, &self.templates).into_iter();
                let unplaced = || complaint::at_step(&error, written.step, template, &self.templates);
                return Err(Box::new(complaints.next().unwrap_or_else(unplaced)));
            }
            (None, Ok(())) => {}
        }
        // The engine writes parts of texts, and only whole characters of them.
        let html = String::from_utf8_lossy(&written.bytes).into_owned();
        let most = out.text.len().saturating_add(self.limits.bytes);
        page.fill_at_most(&for_machines(template, html), most, out)?;
        if out.text.len() > most { Err(too_much(&self.limits.too_large())) } else { Ok(()) }
    }
}

/// A page as it may stand in its kind of file.
fn for_machines(template: &str, mut html: String) -> String {
    if template.ends_with(".xml") {
        html.retain(is_for_xml);
    }
    html
}

/// XML cannot hold most control characters, however they are written.
fn is_for_xml(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r')
}

fn empty(settings: &Settings, words: &Arc<Words>, assets: &[Asset]) -> Tera {
    let mut tera = Tera::default();
    tera.register_function("asset", asset_by_name(assets));
    tera.register_function(STEP, |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let number: usize = arguments.must_get(NUMBER)?;
        limits::step(number).map_err(tera::Error::message)?;
        Ok(Value::safe_string(""))
    });
    let site = Site {
        title: &settings.title,
        description: settings.description.as_deref(),
        language: &settings.language,
        direction: direction::of(&settings.language),
        base_url: &settings.base_url,
        has_address: settings.has_address(),
    };
    tera.global_context().insert("site", &site);
    words::add(&mut tera, words);
    tera
}

/// `asset(name="cairn.css")` in a template: where that file of the look lies, from the site's root.
fn asset_by_name(assets: &[Asset]) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    let below = |name: &str| name.strip_prefix(FOLDER).unwrap_or(name).to_owned();
    // A value is made once: to give it out again needs no fresh memory, and each page asks for a dozen.
    let address = |asset: &Asset| (below(asset.name.as_str()), Value::safe_string(&asset.address()));
    let addresses: BTreeMap<String, Value> = assets.iter().map(address).collect();
    move |arguments, _| {
        let name: &str = arguments.must_get("name")?;
        addresses.get(name).cloned().ok_or_else(|| {
            // In the words of the engine for what it misses itself.
            let all: Vec<&str> = addresses.keys().map(String::as_str).collect();
            tera::Error::message(format!("The look has no file `{name}`. Available fields: {}", all.join(", ")))
        })
    }
}
