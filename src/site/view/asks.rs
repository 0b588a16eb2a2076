//! The register of asks: what people asked for and what became of it, and beside it what matters most.
//!
//! Comes in: the site's context. Goes out: [`AskList`]. Does not know: how it looks.

pub(super) mod compared;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use serde::Serialize;

use self::compared::{AskedAndDerived, compared};
use super::frame::{Head, NavGroup, Section};
use super::parts::asked::AskLine;
use super::parts::context::PageContext;
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::content::ask::AskStatus;
use crate::release::{Released, ReleasedAsk};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The asks in the navigation.
pub(super) static SECTION: Section = Section {
    order: 8,
    name: "asks",
    group: NavGroup::Decisions,
    address: || Route::list(Kind::Ask),
    is_shown: has_asks,
};

/// `/asks/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of asks",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| if has_asks(released) { WantedPage::only(Route::list(Kind::Ask)) } else { Vec::new() },
    content: PageContent::Template("asks.html", |context, _| Some(asks(context))),
};

/// The order of the register: what somebody waits for comes first.
const STATUSES: [AskStatus; 4] = [AskStatus::Open, AskStatus::Planned, AskStatus::Declined, AskStatus::Done];
/// How many asks of one status the register lists; the data have all of them.
const MOST_OF_STATUS: usize = 250;

/// All asks.
#[derive(Debug, Serialize)]
struct AskList<'a> {
    /// How many there are, in words.
    lead: String,
    /// The day that ages are counted to, in words.
    today: Option<String>,
    /// The asks by status.
    groups: Vec<AskGroup<'a>>,
    /// The loudest beside what matters most.
    compared: Option<AskedAndDerived<'a>>,
}

/// The asks of one status.
#[derive(Debug, Serialize)]
struct AskGroup<'a> {
    /// The status.
    key: &'static str,
    /// What it is called.
    title: &'a str,
    /// The asks, those that stand longest first.
    asks: Vec<AskLine<'a>>,
    /// How many more there are.
    more: usize,
}

fn has_asks(released: Released<'_>) -> bool {
    released.asks().next().is_some()
}

fn asks<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let all: Vec<ReleasedAsk<'a>> = context.released().asks().collect();
    let open = all.iter().filter(|ask| ask.status() == AskStatus::Open).count();
    let words = context.words();
    let list = AskList {
        lead: words.count_of("asks.lead", narrow(all.len()), &[("open", &open)]),
        today: context.today().map(|day| words.fill("asks.today", &[("day", &words.day(&day.to_string()))])),
        groups: STATUSES.iter().filter_map(|status| group(context, &all, *status)).collect(),
        compared: compared(context),
    };
    PageParts::new(Head::of_list(context, Kind::Ask), list)
}

/// Those of one status: of the open ones the longest first, else the newest answer first.
fn group<'a>(context: &PageContext<'a>, all: &[ReleasedAsk<'a>], status: AskStatus) -> Option<AskGroup<'a>> {
    let mut asks: Vec<ReleasedAsk<'a>> = all.iter().copied().filter(|ask| ask.status() == status).collect();
    match status {
        AskStatus::Open => asks.sort_by_key(|ask| (ask.first_heard().is_none(), ask.first_heard())),
        _ => asks.sort_by_key(|ask| Reverse(ask.answered())),
    }
    let shown = asks.iter().take(MOST_OF_STATUS).filter_map(|ask| context.ask_line(*ask));
    let group = AskGroup {
        key: status.word(),
        title: context.words().text_in("asks.group", status.word()),
        asks: shown.collect(),
        more: asks.len().saturating_sub(MOST_OF_STATUS),
    };
    (!group.asks.is_empty()).then_some(group)
}
