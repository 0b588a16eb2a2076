//! What the home page opens with: up to three findings, each with its number and somebody's words.
//!
//! Comes in: the findings that somebody wrote, else the first rows of the priorities. Goes out: [`FindingLine`]s. Does not know:
//! how they look.

use serde::Serialize;

use crate::analysis::priority::{Candidate, PriorityRow};
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::{PRIORITIES, ReleasedFinding, ReleasedHome, ReleasedOpportunity, ReleasedSubject};
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::doubt::Doubt;
use crate::site::view::parts::number::about;

/// How many rows of the priorities stand for the findings that nobody wrote.
const ROWS: usize = 3;

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct FindingLine<'a> {
    /// What it is about.
    #[serde(flatten)]
    link: Link<'a>,
    /// What its tests speak against.
    doubt: Option<Doubt<'a>>,
    /// The people who spoke of that, as a pile of stones.
    cairn_html: String,
    /// Its number, and what it is one of.
    number: BriefNumber<'a>,
    /// The finding, in a sentence.
    finding: String,
    /// A quote of it; none where there is none that may be shown.
    quote_html: Option<Placeholder>,
}

/// What a finding comes to.
#[derive(Debug, Serialize)]
struct BriefNumber<'a> {
    /// Whether it is about so much, or up to so much.
    about: Option<&'a str>,
    /// Equivalent hours per quarter; none where it cannot be scored.
    hours: Option<String>,
    /// How far off that may be.
    range: Option<String>,
    /// How many people are affected, or spoke of it.
    people: String,
}

/// The findings of the home page's file that may be shown; where it has none, the first rows of the priorities.
pub(super) fn brief<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>) -> Vec<FindingLine<'a>> {
    let written = context.released().home().into_iter().flat_map(ReleasedHome::brief);
    let written: Vec<FindingLine<'a>> = written.filter_map(|finding| written_line(context, blocks, finding)).collect();
    if !written.is_empty() {
        return written;
    }
    if !context.released().shows_summary(PRIORITIES) {
        return Vec::new();
    }
    let first = context.shown_rows().filter(|row| row.rank.is_some()).take(ROWS);
    first.filter_map(|row| line(context, blocks, row.candidate, made_from(context, row), None)).collect()
}

fn written_line<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    finding: ReleasedFinding<'a>,
) -> Option<FindingLine<'a>> {
    let about = match finding.about {
        ReleasedSubject::Theme(id) => Candidate::Theme(id),
        ReleasedSubject::Opportunity(id) => Candidate::Opportunity(id),
    };
    line(context, blocks, about, finding.finding.to_owned(), finding.quote)
}

/// A sentence where nobody wrote one: the problem that an opportunity is for, else what the number is made of.
fn made_from(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let problem = match row.candidate {
        Candidate::Opportunity(id) => context.released().opportunity(id).and_then(ReleasedOpportunity::problem),
        Candidate::Theme(_) => None,
    };
    let saved = row.priority.unwrap_or_default() - row.terms.strategic;
    let key = if saved < row.terms.strategic { "home.mostly_strategic" } else { "home.mostly_saved" };
    let hours = about(saved.max(row.terms.strategic));
    problem.map_or_else(|| context.words().fill(key, &[("hours", &hours)]), str::to_owned)
}

fn line<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    about: Candidate,
    finding: String,
    quote: Option<QuoteId>,
) -> Option<FindingLine<'a>> {
    let themes = themes_of(context, about);
    let quotes = context.site.numbers.rollup.quotes_of(&themes);
    let selection = context.site.quote_selection();
    let quote = quote.or_else(|| match about {
        Candidate::Theme(id) => selection.lead_of(id),
        Candidate::Opportunity(_) => selection.strongest(&quotes),
    });
    Some(FindingLine {
        link: context.candidate(about)?,
        doubt: context.doubt(about),
        cairn_html: context.candidate_cairn(about, &quotes),
        number: number_of(context, about, &quotes),
        finding,
        quote_html: quote.map(|id| blocks.add(Block::Excerpt(id))),
    })
}

fn themes_of(context: &PageContext<'_>, about: Candidate) -> Vec<ThemeId> {
    match about {
        Candidate::Theme(id) => vec![id],
        Candidate::Opportunity(id) => {
            context.released().opportunity(id).into_iter().flat_map(ReleasedOpportunity::themes).collect()
        }
    }
}

/// Its hours where it has a row with a number, else how many people spoke of it.
fn number_of<'a>(context: &PageContext<'a>, candidate: Candidate, quotes: &[QuoteId]) -> BriefNumber<'a> {
    let row = context.site.numbers.priorities.row(candidate).filter(|_| context.released().shows_summary(PRIORITIES));
    let scored = row.and_then(|row| Some((row.priority?, context.top_row(row)?, row)));
    match scored {
        Some((priority, top, row)) => BriefNumber {
            about: Some(top.about),
            hours: Some(about(priority)),
            range: context.range_or_pending(row),
            people: top.people,
        },
        None => BriefNumber { about: None, hours: None, range: None, people: context.heard_in_words(quotes) },
    }
}
