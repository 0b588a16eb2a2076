//! Whether a coded interview means the same after its marks have moved to another transcript.
//!
//! Comes in: the interview before and after, and what became of each quote. Goes out: what differs. Does not know: how marks were
//! moved, what is done about it.

use super::QuoteFate;
use crate::base::fold;
use crate::base::path::SourcePath;
use crate::content::Entry;
use crate::content::interview::coded_again::SecondQuote;
use crate::content::interview::{Coding, Interview, Quote};
use crate::diagnostic::{Diagnostic, StudyRefusal};

/// The quotes that somebody else says now, as a sentence: a question may have become evidence.
pub fn other_speakers(before: &Entry<Interview>, after: &Entry<Interview>) -> Option<String> {
    let speaker = |entry: &'_ Entry<Interview>, quote: &Quote| -> String {
        quote.speaker.map_or_else(|| "nobody".to_owned(), |speaker| entry.kind.speakers[speaker].name.clone())
    };
    let now = |quote: &Quote| after.kind.quotes.iter().find(|other| other.id == quote.id && other.speaker.is_some());
    let changed = before.kind.quotes.iter().filter_map(|quote| {
        let (was, is) = (speaker(before, quote), speaker(after, now(quote)?));
        (!fold::is_same_name(&was, &is)).then(|| format!("{} ({is}, was {was})", quote.id))
    });
    let changed: Vec<String> = changed.collect();
    let what = if changed.len() == 1 { "a quote is" } else { "quotes are" };
    (!changed.is_empty()).then(|| format!("{what} of somebody else now, compare: {}", changed.join(", ")))
}

/// Whether a passage of a second coding has other themes than before, or is gone without a complaint.
pub fn second_codings_differ(before: &Entry<Interview>, after: &Entry<Interview>, complaints: &[Diagnostic]) -> bool {
    let codings = |entry: &'_ Entry<Interview>| -> Vec<(SourcePath, Vec<Vec<String>>)> {
        let again = entry.kind.coded_again.iter().flat_map(|again| &again.codings);
        let themes = |quote: &SecondQuote| quote.themes.iter().map(|theme| theme.value.clone()).collect();
        let all = again.map(|coding| {
            let mut quotes: Vec<&SecondQuote> = coding.quotes.iter().collect();
            quotes.sort_by_key(|quote| quote.written.start);
            (coding.path.clone(), quotes.into_iter().map(themes).collect())
        });
        all.collect()
    };
    let (then, now) = (codings(before), codings(after));
    then.len() != now.len()
        || then.iter().zip(&now).any(|((path, then), (_, now))| {
            let lost = complaints.iter().filter(|complaint| complaint.place.path == *path).count();
            let mut left = then.iter();
            now.len() + lost != then.len() || !now.iter().all(|themes| left.any(|other| other == themes))
        })
}

/// The quotes that are not there any more, by their numbers. One that is there must be coded as before.
///
/// # Errors
///
/// A quote would be coded otherwise, or there would be one that is none now.
pub fn misread(
    before: &Entry<Interview>,
    after: &Entry<Interview>,
    fates: &[QuoteFate],
) -> Result<Vec<usize>, StudyRefusal> {
    let mut misread = Vec::new();
    for (index, quote) in before.kind.quotes.iter().enumerate() {
        match after.kind.quotes.iter().find(|other| other.id == quote.id) {
            Some(other) if is_same_coding(quote, other) => {}
            Some(_) => {
                let why = format!("the quote `{}` would be coded otherwise; nothing was changed", quote.id);
                return Err(StudyRefusal::Asked(why));
            }
            None if fates[index] == QuoteFate::NotFound => {}
            None => misread.push(index),
        }
    }
    let is_known = |quote: &&Quote| before.kind.quotes.iter().any(|other| other.id == quote.id);
    match after.kind.quotes.iter().find(|quote| !is_known(quote)) {
        Some(new) => Err(StudyRefusal::Asked(format!("there would be a quote `{}` that is none now", new.id))),
        None => Ok(misread),
    }
}

fn is_same_coding(one: &Quote, other: &Quote) -> bool {
    fn said(coding: &Coding) -> impl PartialEq + use<'_> {
        let themes: Vec<&str> = coding.themes.iter().map(|theme| theme.value.as_str()).collect();
        let [question, by] = [&coding.question, &coding.by].map(|name| name.as_ref().map(|name| name.value.clone()));
        (themes, coding.kind, coding.freq, coding.toil_hours, coding.load, by, question, &coding.note)
    }
    said(&one.coding) == said(&other.coding) && one.limit.is_some() == other.limit.is_some()
}
