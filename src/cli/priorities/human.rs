//! The rows for people: in bands, each with a bar, its range and who is affected.
//!
//! Comes in: the rows, and what they were before something was tried. Goes out: text in columns. Does not know: how a row came
//! about.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::cli::columns::ColumnLine;
use crate::diagnostic::shorten::shorten;
use crate::site::ranking::{LineHours, Ranking, RankingLine};

/// How many characters a bar has at most.
const BAR: usize = 24;

/// What stands above some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowSection {
    Band(Option<u32>),
    Unscored,
    Decided,
}

/// How wide the columns are, and what the longest bar is.
struct Columns {
    title: usize,
    about: usize,
    range: usize,
    longest: f64,
}

pub(super) fn table(ranking: &Ranking<'_>, before: Option<&[RankingLine<'_>]>) -> String {
    let lines = ranking.lines();
    let columns = Columns::of(&lines);
    let mut text = format!("In equivalent hours per quarter, with 95 % ranges; {}.\n", ranking.asked());
    let mut section = None;
    for line in &lines {
        // A part stands below what it is a part of.
        let own = if line.is_part { section } else { Some(section_of(line)) };
        if let Some(new) = own.filter(|own| Some(*own) != section) {
            let _ = write!(text, "\n{}\n", heading(new, ranking.bands()));
            section = own;
        }
        row(&mut text, &columns, line, before);
    }
    if lines.is_empty() {
        text += "\nThere is nothing to rank yet.\n";
    } else if before.is_none() {
        text += "\nRows overlap, so they do not add up.\n";
    }
    text
}

fn section_of(line: &RankingLine<'_>) -> RowSection {
    match (line.is_decided, &line.hours) {
        (true, _) => RowSection::Decided,
        (false, Some(_)) => RowSection::Band(line.tier),
        (false, None) => RowSection::Unscored,
    }
}

/// What a band is called says how sure the order is: no line can be drawn between the rows within it.
fn heading(section: RowSection, bands: usize) -> &'static str {
    match section {
        RowSection::Decided => "Decided",
        RowSection::Unscored => "Cannot be scored yet",
        RowSection::Band(Some(1)) if bands > 1 => "Ahead of the rest",
        RowSection::Band(Some(band)) if band as usize == bands && bands > 1 => "Behind",
        RowSection::Band(Some(_)) => "Too close to call",
        RowSection::Band(None) => "Too many to say how sure their order is",
    }
}

impl Columns {
    fn of(lines: &[RankingLine<'_>]) -> Self {
        let hours = || lines.iter().filter_map(|line| line.hours.as_ref());
        let longest = hours().map(end).fold(0.0, f64::max);
        Self {
            title: lines.iter().map(|line| title(line).width()).max().unwrap_or_default(),
            about: hours().map(|hours| sized(hours).width()).max().unwrap_or_default(),
            range: hours().map(|hours| hours.range.as_deref().unwrap_or_default().width()).max().unwrap_or_default(),
            longest,
        }
    }
}

/// Where the bar of a row ends, with its range.
fn end(hours: &LineHours) -> f64 {
    hours.interval.map_or(hours.priority, |(_, high)| high.max(hours.priority))
}

/// What a row is called; a part is set in.
fn title<'l>(line: &'l RankingLine<'_>) -> Cow<'l, str> {
    let title = shorten(&line.title);
    if line.is_part { Cow::Owned(format!("  {title}")) } else { title }
}

fn row(text: &mut String, columns: &Columns, line: &RankingLine<'_>, before: Option<&[RankingLine<'_>]>) {
    let rank = line.rank.map(|rank| rank.to_string()).unwrap_or_default();
    let named = ColumnLine::new(text).right(&rank, 3).left(&title(line), columns.title);
    let said = match &line.hours {
        Some(hours) => named
            .right(sized(hours), columns.about)
            .left(hours.range.as_deref().unwrap_or_default(), columns.range)
            .left(&bar(hours, columns.longest), BAR)
            .left(&line.people, 0),
        None => named.left(&line.people, 0).left(&format!("missing: {}", line.missing.join(", ")), 0),
    };
    let more = [line.doubt.map(Cow::from), before.map(|before| moved(line, before).into())];
    more.iter().flatten().fold(said, |said, more| said.left(more, 0)).end();
}

/// Its number, with a word before it where it is the most that it may be.
fn sized(hours: &LineHours) -> &str {
    if hours.is_at_most { &hours.in_words } else { &hours.about }
}

/// What is saved, then what is strategic, then up to where the range ends.
fn bar(hours: &LineHours, longest: f64) -> String {
    let place = |value: f64| if longest > 0.0 { (value / longest * BAR as f64).round() as usize } else { 0 };
    let (saved, all, end) = (place(hours.priority - hours.strategic), place(hours.priority), place(end(hours)));
    let character = |at: usize| match at {
        _ if at < saved => '█',
        _ if at < all => '▒',
        _ if at + 1 == end => '┤',
        _ => '─',
    };
    (0..end).map(character).collect()
}

/// By how many places a row has moved.
fn moved(line: &RankingLine<'_>, before: &[RankingLine<'_>]) -> String {
    let was = before.iter().find(|was| was.thing.page_id() == line.thing.page_id()).and_then(|was| was.rank);
    match (was, line.rank) {
        (Some(was), Some(now)) if was > now => format!("▲ {}", was - now),
        (Some(was), Some(now)) if was < now => format!("▼ {}", now - was),
        (Some(was), None) => format!("was {was}"),
        (None, Some(_)) => "had no rank".to_owned(),
        _ => String::new(),
    }
}
