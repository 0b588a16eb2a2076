//! A row of the priorities on a line.
//!
//! Comes in: a row that may be shown. Goes out: a [`RankingLine`]. Does not know: the other rows, or how it is printed.

use crate::analysis::priority::PriorityRow;
use crate::site::ranked_thing::RankedThing;
use crate::site::route::{Route, absolute};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::about;

/// A row of the priorities.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingLine<'a> {
    /// What it is about.
    pub thing: RankedThing<'a>,
    /// What that is called, on one line.
    pub title: String,
    /// The full address of its row on the page of priorities.
    pub address: String,
    /// From 1; none for parts, for what is decided and for what cannot be scored.
    pub rank: Option<u32>,
    /// Its band, from 1.
    pub tier: Option<u32>,
    /// Whether it is a part of another row.
    pub is_part: bool,
    /// Whether nothing is to be decided about it any more.
    pub is_decided: bool,
    /// "8 of 10 interviewed".
    pub people: String,
    /// What it comes to; none where it cannot be scored.
    pub hours: Option<LineHours>,
    /// What must be known before it can be scored.
    pub missing: Vec<&'a str>,
    /// What kind of thing it is.
    pub label: Option<&'a str>,
    /// What its tests speak against: "its problem does not hold".
    pub doubt: Option<&'a str>,
}

/// What a row comes to, in equivalent hours per quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct LineHours {
    /// L · I + S.
    pub priority: f64,
    /// S.
    pub strategic: f64,
    /// Its 95 % interval, where it was drawn.
    pub interval: Option<(f64, f64)>,
    /// P in two digits that say something: "1,800".
    pub about: String,
    /// The same in words: "about 1,800", "up to 670".
    pub in_words: String,
    /// Whether it is so much at most, as nobody said how much would be gone.
    pub is_at_most: bool,
    /// The interval, in the same way: "1,300 to 2,100".
    pub range: Option<String>,
}

/// A row as a line; none where it may not be shown.
pub(super) fn line<'a>(context: &PageContext<'a>, row: &'a PriorityRow) -> Option<RankingLine<'a>> {
    let thing = RankedThing::of(context.released(), row.candidate)?;
    let words = context.words();
    let place = Route::priorities().href_at(&thing.page_id());
    Some(RankingLine {
        thing,
        title: on_one_line(thing.title),
        address: absolute(&context.site.settings.base_url, &place),
        rank: row.rank,
        tier: row.certainty.as_ref().and_then(|certainty| certainty.tier),
        is_part: row.part_of.is_some(),
        is_decided: row.is_decided,
        people: context.of_interviewed(row.share.affected),
        hours: hours(context, row),
        missing: row.terms.missing.iter().map(|missing| words.missing(*missing).word).collect(),
        label: row.terms.label.map(|label| words.label(label).word),
        doubt: context.site.fallen_step_of(row).map(|step| words.fallen_step(step)),
    })
}

fn hours(context: &PageContext<'_>, row: &PriorityRow) -> Option<LineHours> {
    let interval = row.certainty.as_ref().map(|certainty| certainty.interval);
    let range =
        |(low, high): (f64, f64)| context.words().fill("bar.range", &[("low", &about(low)), ("high", &about(high))]);
    let priority = row.priority?;
    Some(LineHours {
        priority,
        strategic: row.terms.strategic,
        interval,
        about: about(priority),
        in_words: context.priority_in_words(row)?,
        is_at_most: row.is_at_most(),
        range: interval.map(range),
    })
}

/// A text without what a terminal would take for a command, or for the end of the line.
pub fn on_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
