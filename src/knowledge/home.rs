//! The home page's own words, linked.
//!
//! Comes in: the home page's file, all that it may name. Goes out: a [`LinkedHome`], with complaints about findings that name
//! what is not there. Does not know: what the home page shows beside.

use std::sync::Arc;

use super::name_table::DUPLICATE_SLUG;
use super::quote_link;
use crate::base::span::Place;
use crate::content::Entry;
use crate::content::brief::{FindingSubject, WrittenFinding, WrittenQuoteLink};
use crate::content::page::Page;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{Knowledge, NameTables, OpportunityId, QuoteId, ThemeId};

/// The home page's own words, linked.
#[derive(Debug)]
pub struct LinkedHome {
    /// As the file has it.
    pub entry: Arc<Entry<Page>>,
    /// `brief`: the findings that it opens with, as far as all that they name is there.
    pub brief: Vec<LinkedFinding>,
}

/// A finding, linked.
#[derive(Debug)]
pub struct LinkedFinding {
    /// One sentence.
    pub finding: String,
    /// What it is about.
    pub about: FindingSubject<ThemeId, OpportunityId>,
    /// The quote that stands below it, where one is named.
    pub quote: Option<QuoteId>,
}

/// The home page's own words; a second file for them is complained of.
pub(super) fn link(
    homes: Vec<Arc<Entry<Page>>>,
    tables: &NameTables,
    knowledge: &Knowledge,
    complaints: &mut Vec<Diagnostic>,
) -> Option<LinkedHome> {
    let mut homes = homes.into_iter();
    let entry = homes.next()?;
    complaints.extend(homes.map(|second| {
        let message = format!("the home page's own words are in {} already", entry.path);
        Diagnostic::error(DUPLICATE_SLUG, Place::start_of(&second.path), message)
            .help("keep one of the two files, or give this one another name")
    }));
    let brief = entry.kind.brief.iter();
    let brief = brief.filter_map(|written| finding(written, &entry, tables, knowledge, complaints)).collect();
    Some(LinkedHome { brief, entry })
}

fn finding(
    written: &WrittenFinding,
    entry: &Entry<Page>,
    tables: &NameTables,
    knowledge: &Knowledge,
    complaints: &mut Vec<Diagnostic>,
) -> Option<LinkedFinding> {
    let about = match &written.about {
        FindingSubject::Theme(theme) => tables.themes.find(theme, &entry.path, complaints).map(FindingSubject::Theme),
        FindingSubject::Opportunity(opportunity) => {
            tables.opportunities.find(opportunity, &entry.path, complaints).map(FindingSubject::Opportunity)
        }
    };
    let quote = written.quote.as_ref().map(|link| {
        let quote = quote_link::find(link, tables, knowledge, &entry.path, complaints)?;
        speaks_to(about?, link, quote, entry, knowledge, complaints)
    });
    // One with a quote that is not there is left out: with another quote it would say what nobody wrote.
    let quote = quote.map_or(Some(None), |found| found.map(Some))?;
    Some(LinkedFinding { finding: written.finding.value.clone(), about: about?, quote })
}

/// A quote, where it is marked with a theme of what the finding is about.
fn speaks_to(
    about: FindingSubject<ThemeId, OpportunityId>,
    link: &WrittenQuoteLink,
    quote: QuoteId,
    entry: &Entry<Page>,
    knowledge: &Knowledge,
    complaints: &mut Vec<Diagnostic>,
) -> Option<QuoteId> {
    let (themes, what) = match &about {
        FindingSubject::Theme(id) => (std::slice::from_ref(id), format!("the theme `{}`", knowledge.themes[*id].slug)),
        FindingSubject::Opportunity(id) => {
            let opportunity = &knowledge.opportunities[*id];
            (opportunity.themes.as_slice(), format!("a theme of `{}`", opportunity.entry.slug))
        }
    };
    if quote_link::is_of(knowledge, quote, themes) {
        return Some(quote);
    }
    complaints.push(quote_link::of_another_theme(link, &what, knowledge, quote, entry));
    None
}
