//! `cairn search`: who said that, in a terminal or for a program.
//!
//! Comes in: what was typed. Goes out: results on standard output; what was done with the query on standard error. Does not know:
//! how anything is found.

mod explain;
mod hints;
mod human;
mod json;

use std::io::BufRead;

use super::args::search::{SearchArgs, SearchFormat};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::path::site_folder;
use crate::diagnostic::Checked;
use crate::pipeline::{self, BuildCache, BuildOptions, SearchedSite};
use crate::search::query::{
    AskedFilter, AskedQuery, FilterKey, IndexError, IndexReader, SearchAnswer, SearchLimits, doubts, found_apart,
    parse, search,
};

pub(super) fn run(args: &SearchArgs) -> CommandResult {
    let asked = asked(args);
    if asked.is_empty() && !args.each_line {
        return Err(hints::why_empty(&asked, &doubts(&args.query.join(" "))).into());
    }
    let study = StudyFolder::find(&args.root);
    let scanned = study.open()?;
    let audience = pipeline::shown_to(&scanned, &args.audience.asked())?;
    let out = study.root().join(site_folder(audience.name()));
    let options = BuildOptions { history: true, ..BuildOptions::for_site(audience, ui::clock_day()) };
    let bar = ui::Bar::new();
    let cache = BuildCache::of_study(study.root());
    let Checked { value: site, diagnostics } = pipeline::searched(&scanned, &options, &out, &cache, &bar);
    bar.clear();
    // What could only be half read may be what is looked for.
    if study.refuse(&scanned.value, &diagnostics) {
        return Ok(ExitStatus::CouldNotRun);
    }
    let index = site.index()?;
    if args.each_line {
        // What an option names holds for each query, so that it is said once.
        asked.filters.iter().try_for_each(|filter| {
            index.meaning_of(filter).map_err(|known| hints::nothing_called_so(filter, &known))
        })?;
        answer_each(args, &index)
    } else {
        answer(args, &asked, &index, &SearchedIndex { site: &site, study: &study })
    }
}

/// Where what is found comes from.
struct SearchedIndex<'s> {
    site: &'s SearchedSite,
    study: &'s StudyFolder,
}

/// What is printed of each result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ResultDetail {
    /// What it is, and where.
    Results,
    /// Also how it came to its score.
    Explained,
}

/// What somebody wants, with what is said by options.
fn asked(args: &SearchArgs) -> AskedQuery {
    with_options(args, parse(&args.query.join(" ")))
}

fn with_options(args: &SearchArgs, mut asked: AskedQuery) -> AskedQuery {
    let options = [(FilterKey::Theme, &args.theme), (FilterKey::Team, &args.team), (FilterKey::Kind, &args.kind)];
    for (key, values) in options {
        let filters = values.iter().map(|value| AskedFilter { key, value: value.clone(), is_not: false });
        asked.filters.extend(filters);
    }
    asked
}

fn answer(args: &SearchArgs, asked: &AskedQuery, index: &IndexReader<'_>, source: &SearchedIndex<'_>) -> CommandResult {
    let unasked = match args.format {
        SearchFormat::Human => SearchLimits::FIRST,
        SearchFormat::Json => SearchLimits::ALL,
    };
    let typed = asked.filters.len() - args.theme.len() - args.team.len() - args.kind.len();
    let mut is_meant = true;
    for (number, filter) in asked.filters.iter().enumerate() {
        match index.meaning_of(filter).map_err(|known| hints::nothing_called_so(filter, &known)) {
            Err(why) if number < typed => {
                ui::say(why);
                is_meant = false;
            }
            meaning => meaning?,
        }
    }
    let answer = limited(index, asked, args.limit, unasked)?;
    say_changes(&answer);
    let doubts = doubts(&args.query.join(" "));
    doubts.iter().filter_map(|doubt| hints::doubt(doubt, answer.total())).for_each(ui::say);
    match args.format {
        SearchFormat::Json => ui::print(json::array(&answer)?)?,
        SearchFormat::Human if answer.total() == 0 => {
            // A filter that means nothing is why.
            let apart = if is_meant { found_apart(index, asked)? } else { None };
            ui::say(apart.as_ref().map_or_else(|| "nothing was found".to_owned(), hints::apart));
        }
        SearchFormat::Human => {
            let detail = if args.explain { ResultDetail::Explained } else { ResultDetail::Results };
            ui::print_styled(human::text(&answer, source, detail))?;
        }
    }
    Ok(if answer.total() == 0 { ExitStatus::NothingFound } else { ExitStatus::Done })
}

/// At most so many results, or what is shown where nobody says how many.
fn limited(
    index: &IndexReader<'_>,
    asked: &AskedQuery,
    limit: Option<usize>,
    unasked: SearchLimits,
) -> Result<SearchAnswer, IndexError> {
    let Some(limit) = limit else { return search(index, asked, unasked) };
    let mut answer = search(index, asked, SearchLimits { quotes: limit, others: limit })?;
    answer.results.truncate(limit);
    Ok(answer)
}

/// Says what was not done as it was typed.
fn say_changes(answer: &SearchAnswer) {
    for (from, to) in &answer.corrected {
        ui::say(format_args!("nothing was found for `{from}`; these are results for `{to}`"));
    }
    if answer.is_left_out {
        ui::say("the query is too long: its first 32 words of at most 1,000 characters were looked for");
    }
}

/// Answers queries until there are no more, so that the index is opened once for all.
fn answer_each(args: &SearchArgs, index: &IndexReader<'_>) -> CommandResult {
    for line in std::io::stdin().lock().lines() {
        let asked = with_options(args, parse(&line?));
        ui::print(json::array(&limited(index, &asked, args.limit, SearchLimits::ALL)?)?)?;
    }
    Ok(ExitStatus::Done)
}
