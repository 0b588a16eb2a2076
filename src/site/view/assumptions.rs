//! The ledger of assumptions: what was believed, by whom, and what people say of it.
//!
//! Comes in: the site's context. Goes out: [`AssumptionList`]. Does not know: how it looks.

use serde::Serialize;

use super::block::{Block, Blocks, Placeholder};
use super::frame::{Head, NavGroup, Section};
use super::parts::context::{Link, PageContext};
use crate::analysis::assumptions::AssumptionState;
use crate::analysis::count::narrow;
use crate::content::Kind;
use crate::knowledge::QuoteId;
use crate::release::{Released, ReleasedAssumption};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The assumptions in the navigation.
pub(super) static SECTION: Section = Section {
    order: 9,
    name: "assumptions",
    group: NavGroup::Decisions,
    address: || Route::list(Kind::Assumption),
    is_shown: has_assumptions,
};

/// `/assumptions/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of assumptions",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |released| match has_assumptions(released) {
        true => WantedPage::only(Route::list(Kind::Assumption)),
        false => Vec::new(),
    },
    content: PageContent::Template("assumptions.html", |context, _| Some(assumptions(context))),
};

/// How many assumptions of one state the ledger lists; the data have all of them.
const MOST_OF_STATE: usize = 250;
/// How many of one state have a quote of each side beside them: each has all of them on its page.
const MOST_WITH_QUOTES: usize = 50;
/// Where the page of listeners says what surprised them.
const SURPRISES: &str = ":surprises";

/// All assumptions.
#[derive(Debug, Serialize)]
struct AssumptionList<'a> {
    /// How many there are, in words.
    lead: String,
    /// How many people decide, in words.
    enough: String,
    /// Where it is said what surprised those who listened; none where nothing did.
    surprises: Option<SurprisesLink>,
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
    /// Why they have it, in words.
    why: String,
    /// The assumptions, the oldest first.
    assumptions: Vec<LedgerLine<'a>>,
    /// How many more there are.
    more: usize,
}

/// An assumption, below its state.
#[derive(Debug, Serialize)]
struct LedgerLine<'a> {
    /// The assumption.
    #[serde(flatten)]
    link: Link<'a>,
    /// Who believed it.
    by: Option<&'a str>,
    /// Since when.
    date: Option<String>,
    /// How many people say what of it, in words, and why that leaves it open where it does; none where nobody says anything.
    people: Option<String>,
    /// What the strongest voice of each side says: against it, then for it.
    voices: Vec<SideVoice<'a>>,
}

/// A quote that stands for a side.
#[derive(Debug, Serialize)]
struct SideVoice<'a> {
    /// What the side says.
    side: &'a str,
    /// The quote.
    quote_html: Placeholder,
}

/// Where surprises are, and how many.
#[derive(Debug, Serialize)]
struct SurprisesLink {
    href: String,
    count: usize,
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
    let mut blocks = Blocks::default();
    let mut groups = Vec::new();
    for state in AssumptionState::ALL {
        groups.extend(group(context, &mut blocks, state, &of_state(state)));
    }
    let list = AssumptionList {
        lead: [("assumptions.lead", all.len()), ("assumptions.not_heard", untested)]
            .map(|(key, count)| context.words().count(key, narrow(count)))
            .join(" "),
        enough: context.words().count("assumptions.enough", enough(context)),
        surprises: surprises(context),
        groups,
    };
    PageParts { blocks, ..PageParts::new(Head::of_list(context, Kind::Assumption), list) }
}

/// The key of why assumptions have a state.
fn why(state: AssumptionState) -> &'static str {
    match state {
        AssumptionState::NotHeard => "assumptions.why.not-heard",
        AssumptionState::Open => "assumptions.why.open",
        AssumptionState::Contradicted => "assumptions.why.contradicted",
        AssumptionState::Confirmed => "assumptions.why.confirmed",
    }
}

/// How many people decide.
fn enough(context: &PageContext<'_>) -> u32 {
    context.site.settings.study.assumptions.enough
}

fn group<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    state: AssumptionState,
    all: &[ReleasedAssumption<'a>],
) -> Option<AssumptionGroup<'a>> {
    let mut shown = Vec::new();
    for (index, assumption) in all.iter().take(MOST_OF_STATE).enumerate() {
        let Some(line) = line(context, *assumption) else { continue };
        let voices = if index < MOST_WITH_QUOTES { voices(context, blocks, *assumption) } else { Vec::new() };
        shown.push(LedgerLine { voices, ..line });
    }
    let group = AssumptionGroup {
        key: state.word(),
        title: context.words().text_in("assumptions.group", state.word()),
        why: context.words().count(why(state), enough(context)),
        assumptions: shown,
        more: all.len().saturating_sub(MOST_OF_STATE),
    };
    (!group.assumptions.is_empty()).then_some(group)
}

fn line<'a>(context: &PageContext<'a>, assumption: ReleasedAssumption<'a>) -> Option<LedgerLine<'a>> {
    let standing = context.standing(assumption);
    let (people, why) = (context.people_on_assumption(standing), context.why_open(standing));
    Some(LedgerLine {
        link: context.assumption(assumption.id())?,
        by: assumption.by(),
        date: assumption.date().map(|date| date.to_string()),
        people: people.map(|people| match &why {
            Some(why) => context.words().fill("assumptions.said", &[("state", why), ("people", &people)]),
            None => people,
        }),
        voices: Vec::new(),
    })
}

/// The strongest quote against it, and the strongest for it, in a participant's own words.
fn voices<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    assumption: ReleasedAssumption<'a>,
) -> Vec<SideVoice<'a>> {
    let (confirmed, contradicted) = context.site.analysis.quotes_of_assumption(assumption.id());
    // Who wrote both at one quote has it on one side alone, as on its page.
    let against: Vec<QuoteId> = contradicted.iter().copied().filter(|quote| !confirmed.contains(quote)).collect();
    let sides: [(&'static str, &[QuoteId]); 2] = [("assumptions.against", &against), ("assumptions.for", confirmed)];
    let voice = |(key, quotes): (&'static str, &[QuoteId])| {
        let strongest = context.site.quote_selection().strongest(quotes)?;
        Some(SideVoice { side: context.words().text(key), quote_html: blocks.add(Block::Evidence(vec![strongest])) })
    };
    sides.into_iter().filter_map(voice).collect()
}

/// The surprises stand where those are who had them.
fn surprises(context: &PageContext<'_>) -> Option<SurprisesLink> {
    let route = Route::list(Kind::Listener);
    let (count, has_page) = (context.released().surprises().count(), context.site.addresses.has_page(&route));
    (count > 0 && has_page).then(|| SurprisesLink { href: context.link_base.link_at(&route, SURPRISES), count })
}
