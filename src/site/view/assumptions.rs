//! The ledger of assumptions: what was believed, by whom, and what people say of it.
//!
//! Comes in: the site's context. Goes out: [`AssumptionList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, Section};
use super::parts::assumed::AssumptionLine;
use super::parts::context::PageContext;
use crate::analysis::assumptions::AssumptionState;
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::release::{Released, ReleasedAssumption};
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The assumptions in the navigation.
pub(super) static SECTION: Section =
    Section { order: 9, name: "assumptions", address: || Route::list(Kind::Assumption), is_shown: has_assumptions };

/// `/assumptions/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of assumptions",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkBase::Page,
    is_slow: false,
    addresses: |released| match has_assumptions(released) {
        true => WantedPage::only(Route::list(Kind::Assumption)),
        false => Vec::new(),
    },
    content: PageContent::Template("assumptions.html", |context, _| Some(assumptions(context))),
};

/// How many assumptions of one state the ledger lists; the data have all of them.
const MOST_OF_STATE: usize = 250;

/// All assumptions.
#[derive(Debug, Serialize)]
struct AssumptionList<'a> {
    /// How many there are, in words.
    lead: String,
    /// How many people decide, in words.
    enough: String,
    /// The assumptions by state.
    groups: Vec<AssumptionGroup<'a>>,
}

/// The assumptions of one state.
#[derive(Debug, Serialize)]
struct AssumptionGroup<'a> {
    /// The state.
    key: &'static str,
    /// What it is called.
    title: &'a str,
    /// The assumptions, the oldest first.
    assumptions: Vec<AssumptionLine<'a>>,
    /// How many more there are.
    more: usize,
}

fn has_assumptions(released: Released<'_>) -> bool {
    released.assumptions().next().is_some()
}

fn assumptions<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let mut all: Vec<ReleasedAssumption<'a>> = context.released().assumptions().collect();
    all.sort_by_key(|it| (it.date().is_none(), it.date()));
    let of_state = |state| -> Vec<ReleasedAssumption<'a>> {
        all.iter().copied().filter(|it| context.standing(*it).state == state).collect()
    };
    let untested = of_state(AssumptionState::NotHeard).len();
    let list = AssumptionList {
        lead: context.words().count_of("assumptions.lead", narrow(all.len()), &[("untested", &untested)]),
        enough: context.words().count("assumptions.enough", context.site.settings.study.assumptions.enough),
        groups: AssumptionState::ALL.iter().filter_map(|state| group(context, *state, &of_state(*state))).collect(),
    };
    PageParts::new(Head::of_list(context, Kind::Assumption), list)
}

fn group<'a>(
    context: &PageContext<'a>,
    state: AssumptionState,
    all: &[ReleasedAssumption<'a>],
) -> Option<AssumptionGroup<'a>> {
    let shown = all.iter().take(MOST_OF_STATE).filter_map(|it| context.assumption_line(*it));
    let group = AssumptionGroup {
        key: state.word(),
        title: context.words().text_in("assumptions.group", state.word()),
        assumptions: shown.collect(),
        more: all.len().saturating_sub(MOST_OF_STATE),
    };
    (!group.assumptions.is_empty()).then_some(group)
}
