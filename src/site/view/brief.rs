//! The page for leaders, on two sheets of paper: what the study is for, who was heard, what matters most, what is new, what will
//! not be done, what is not known.
//!
//! Comes in: the site's context. Goes out: [`BriefPage`]. Does not know: how it looks, or who reads it.

mod changed;
mod heard;
mod not_done;
mod open_questions;
mod tier;

#[cfg(test)]
mod tests;

use serde::Serialize;

use self::changed::{Changed, changed};
use self::heard::{WhoWasHeard, heard};
use self::not_done::{NotDone, not_done};
use self::open_questions::open_questions;
use self::tier::{FirstTier, first_tier};
use super::block::Blocks;
use super::frame::{Head, NavGroup, Section};
use super::parts::contents::{self, ContentsLine};
use super::parts::context::PageContext;
use super::parts::short_list::ShortList;
use crate::release::{BRIEF, Released, ReleasedHome};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Words;

/// How many of a sort are named: with more of each the page would not fit on two sheets.
const MOST_NAMED: usize = 6;

/// The page for leaders in the navigation.
static SECTION: Section =
    Section { order: 5, name: "brief", group: NavGroup::Decisions, address: Route::brief, is_shown: has_brief };

/// `/brief/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page for leaders",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| if has_brief(released) { WantedPage::only(Route::brief()) } else { Vec::new() },
    content: PageContent::Template("brief.html", |context, _| Some(brief(context))),
};

/// The page for leaders.
#[derive(Debug, Serialize)]
struct BriefPage<'a> {
    /// What stands where on a long page.
    contents: Vec<ContentsLine>,
    /// What made somebody do it.
    why: Option<&'a str>,
    /// What the study is for.
    purpose: Option<&'a str>,
    /// What it looks at.
    focus: Vec<&'a str>,
    /// Who was heard.
    heard: WhoWasHeard<'a>,
    /// What matters most; none where that may not be shown, or nothing is scored.
    first: Option<FirstTier<'a>>,
    /// What is new since the last brief.
    changed: Option<Changed<'a>>,
    /// What will not be done.
    not_done: Option<NotDone<'a>>,
    /// What is not known.
    open: Vec<ShortList<'a>>,
}

/// Whether there is anything to say to leaders, and it may be said.
pub(super) fn has_brief(released: Released<'_>) -> bool {
    let has_charter = || released.home().is_some_and(|home| home.purpose().is_some() || home.focus().next().is_some());
    let has_entries = || {
        released.interview_ids().next().is_some()
            || released.opportunities().next().is_some()
            || released.themes().next().is_some()
    };
    released.shows_summary(BRIEF) && (has_entries() || has_charter())
}

fn brief<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let home = context.released().home();
    let mut blocks = Blocks::default();
    let mut view = BriefPage {
        contents: Vec::new(),
        why: context.why(),
        purpose: home.and_then(ReleasedHome::purpose),
        focus: home.into_iter().flat_map(ReleasedHome::focus).collect(),
        heard: heard(context),
        first: first_tier(context, &mut blocks),
        changed: context.site.settings.study.brief.since.and_then(|since| changed(context, since)),
        not_done: not_done(context),
        open: open_questions(context),
    };
    view.contents = contents(context.words(), &view);
    let head = Head {
        title: context.words().text("nav.brief").to_owned(),
        description: Some(context.words().text("brief.description").to_owned()),
        ..Head::default()
    };
    PageParts { blocks, ..PageParts::new(head, view) }
}

/// What the page has below its head, each with its place.
fn contents(words: &Words, view: &BriefPage<'_>) -> Vec<ContentsLine> {
    let mut lines = Vec::new();
    if view.first.is_some() {
        lines.push(contents::section("first", words.text("brief.first")));
    }
    if let Some(changed) = &view.changed {
        lines.push(contents::section("changed", &changed.title(words)));
    }
    if view.not_done.is_some() {
        lines.push(contents::section("not-done", words.text("brief.not_done")));
    }
    if !view.open.is_empty() {
        lines.push(contents::section("open", words.text("brief.open")));
    }
    contents::of_lines(lines)
}
