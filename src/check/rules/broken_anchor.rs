//! A link to a place in a page that the page does not have.
//!
//! Comes in: links with a `#`. Goes out: those whose page has no such place, as far as the files tell. Does not know: what
//! templates add.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::super::rule::{Finding, Group, Rule};
use super::super::study::{Lead, Study};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::guide::Guide;
use crate::content::interview::Interview;
use crate::content::{Kind, Prose, kind_of};
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::suggest;
use crate::knowledge::Knowledge;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "broken-anchor",
    group: Group::Site,
    level: Level::Warn,
    page: include_str!("broken_anchor.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let pages = Pages::of(study);
    let mut found = Vec::new();
    for (path, links) in study.files() {
        for link in links {
            let Lead::File(to, Some(anchor)) = study.lead(path, link) else { continue };
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
struct Pages<'s> {
    interviews: BTreeMap<&'s SourcePath, &'s Interview>,
    guides: BTreeMap<&'s SourcePath, &'s Guide>,
    prose: BTreeMap<&'s SourcePath, &'s Prose>,
    /// The anchors of a page, sorted, once looked for: many links may lead to it.
    found: RefCell<BTreeMap<SourcePath, Option<Vec<String>>>>,
}

impl<'s> Pages<'s> {
    fn of(study: &Study<'s>) -> Self {
        let k = study.knowledge;
        Self {
            interviews: k.interviews.iter().map(|it| (&it.entry.path, &it.entry.kind)).collect(),
            guides: k.guides.iter().map(|it| (&it.entry.path, &it.entry.kind)).collect(),
            prose: words(k).into_iter().collect(),
            found: RefCell::default(),
        }
    }

    /// Whether a page has an anchor; none where only its template can tell.
    fn has(&self, path: &SourcePath, anchor: &str) -> Option<bool> {
        // What a template makes begins so.
        if anchor.is_empty() || anchor.starts_with(':') {
            return None;
        }
        let is_turn = self.interviews.get(path).is_some_and(|interview| {
            let turn = anchor.strip_prefix('t').and_then(|number| number.parse::<usize>().ok());
            turn.is_some_and(|number| (1..=interview.turns).contains(&number))
        });
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
        if let Some(interview) = self.interviews.get(path) {
            let quotes = interview.quotes.iter().map(|quote| quote.id.to_string());
            let in_words = interview.footnotes.iter().chain(&interview.headings).map(ToString::to_string);
            return Some(quotes.chain(in_words).collect());
        }
        if let Some(guide) = self.guides.get(path) {
            let questions = guide.sections.iter().flat_map(|section| &section.questions);
            let questions = questions.map(|question| question.id.value.clone());
            return Some(questions.chain(in_html(&guide.description.html())).collect());
        }
        self.prose.get(path).map(|prose| in_html(&prose.html()).collect())
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

/// The words of each file that is no transcript.
fn words(k: &Knowledge) -> Vec<(&SourcePath, &Prose)> {
    let mut words: Vec<(&SourcePath, &Prose)> = Vec::new();
    words.extend(k.pages.iter().chain(&k.home).map(|it| (&it.path, &it.kind.body)));
    words.extend(k.guides.iter().map(|it| (&it.entry.path, &it.entry.kind.description)));
    words.extend(k.themes.iter().filter_map(|it| it.entry.as_deref()).map(|it| (&it.path, &it.kind.definition)));
    words.extend(k.teams.iter().filter_map(|it| it.entry.as_deref()).map(|it| (&it.path, &it.kind.description)));
    words.extend(k.outcomes.iter().map(|it| (&it.entry.path, &it.entry.kind.description)));
    words.extend(k.opportunities.iter().map(|it| (&it.entry.path, &it.entry.kind.description)));
    words
}

/// The anchors in HTML of ours: headings and footnotes.
fn in_html(html: &str) -> impl Iterator<Item = String> {
    let ids = html.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    ids.map(|(id, _)| id.to_owned())
}
