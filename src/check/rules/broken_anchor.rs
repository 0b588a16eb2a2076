//! A link to a place in a page that the page does not have.
//!
//! Comes in: links with a `#`. Goes out: those whose page has no such place, as far as the files tell. Does not know: what
//! templates add.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::link::LinkTarget;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::interview::turn_id::TurnId;
use crate::content::{Anchors, Kind, Prose, kind_of};
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::suggest;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "broken-anchor",
    group: RuleGroup::Site,
    level: Level::Warn,
    page: include_str!("broken_anchor.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let pages = PageAnchors::new(study);
    let mut found = Vec::new();
    for (path, links) in study.files() {
        for link in links {
            let LinkTarget::File(to, Some(anchor)) = study.lead(path, link) else { continue };
            if pages.has(&to, &anchor) != Some(false) {
                continue;
            }
            let message = format!("there is no `#{}` in {to}", shorten(&anchor));
            let help = pages.instead(&to, &anchor);
            found.push(Finding::new(Place::new(path, link.span), message, help));
        }
    }
    found
}

/// What can be linked to in some pages.
struct PageAnchors<'s> {
    anchors: BTreeMap<&'s SourcePath, &'s dyn Anchors>,
    /// The anchors of a page, sorted, once looked for: many links may lead to it.
    found: RefCell<BTreeMap<SourcePath, Option<Vec<String>>>>,
}

impl<'s> PageAnchors<'s> {
    fn new(study: &Study<'s>) -> Self {
        let files = study.knowledge.files().into_iter();
        Self { anchors: files.map(|file| (file.path, file.anchors)).collect(), found: RefCell::default() }
    }

    /// Whether a page has an anchor; none where only its template can tell.
    fn has(&self, path: &SourcePath, anchor: &str) -> Option<bool> {
        // What a template makes begins so.
        if anchor.is_empty() || anchor.starts_with(':') {
            return None;
        }
        let turns = self.anchors.get(path).map_or(0, |page| page.turns());
        let is_turn = TurnId::read(anchor, turns).is_some();
        let mut found = self.found.borrow_mut();
        let anchors = found.entry(path.clone()).or_insert_with(|| self.anchors(path).map(sorted)).as_ref();
        let is_there = |anchors: &Vec<String>| anchors.binary_search_by(|other| other.as_str().cmp(anchor)).is_ok();
        let has = anchors.map(|anchors| is_turn || is_there(anchors));
        // Pages that show cards have ids of their own: those hold a dot or a colon.
        let shows_cards = !matches!(kind_of(path), None | Some(Kind::Interview | Kind::Guide));
        has.filter(|has| *has || !shows_cards || !anchor.contains(['.', ':']))
    }

    /// All anchors of a page, but for those of turns, of which the number says whether they are there.
    fn anchors(&self, path: &SourcePath) -> Option<Vec<String>> {
        let page = self.anchors.get(path)?;
        let in_body = page.prose().map(Prose::html);
        let in_body = in_body.iter().flat_map(|html| in_html(html));
        Some(page.ids().into_iter().map(str::to_owned).chain(in_body).collect())
    }

    /// What to write instead of an anchor that a page does not have.
    fn instead(&self, path: &SourcePath, anchor: &str) -> String {
        let found = self.found.borrow();
        let anchors = found.get(path).and_then(Option::as_deref).unwrap_or_default();
        let names = suggest::around(anchor, anchors).iter().map(String::as_str);
        suggest::did_you_mean(anchor, names, "link to the page as a whole")
    }
}

fn sorted(mut anchors: Vec<String>) -> Vec<String> {
    anchors.sort_unstable();
    anchors.dedup();
    anchors
}

/// The anchors in HTML of ours: headings and footnotes.
fn in_html(html: &str) -> impl Iterator<Item = String> {
    let ids = html.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    ids.map(|(id, _)| id.to_owned())
}
