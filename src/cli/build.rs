//! `cairn build`: the study becomes a folder of files.
//!
//! Comes in: what was typed. Goes out: a site in its folder, or complaints and an untouched folder.
//! Does not know: how a site is made.

use std::path::Path;
use std::time::{Duration, Instant};

use super::args::BuildArgs;
use super::study::StudyFolder;
use super::timings::Clock;
use super::{CommandResult, ExitStatus, ui};
use crate::base::path::{SourcePath, shown, site_folder};
use crate::base::plural::counted;
use crate::base::span::Place;
use crate::config;
use crate::diagnostic::Diagnostic;
use crate::output::FileCounts;
use crate::pipeline::{self, BuildCache, BuildOptions, Publication, Summary};

/// The error is why the program could not run; what is wrong with the content has been shown.
pub(super) fn run(args: &BuildArgs) -> CommandResult {
    let started = Instant::now();
    let base_url = args.base_url.as_deref().map(config::base_url).transpose()?;
    let study = StudyFolder::find(&args.root);
    let root = study.root();
    let bar = ui::Bar::new();
    let clock = Clock::new(&bar, "looking");
    let mut scanned = study.open()?;
    let audience = pipeline::published_for(&scanned, &args.audience.asked(), "build")?;
    let out = args.out.clone().unwrap_or_else(|| root.join(site_folder(audience.name())));
    let options = BuildOptions {
        drafts: args.drafts,
        base_url,
        count_day: args.day.count_day,
        history: true,
        ..BuildOptions::for_site(audience, ui::clock_day())
    };
    let misplaced = scanned.value.name_among_files(&out);
    scanned.diagnostics.extend(misplaced.map(|name| out_among_files(&name)));
    let link = scanned.value.link_on_way_to(&out);
    scanned.diagnostics.extend(link.map(|name| out_behind_link(&name)));
    if scanned.diagnostics.is_empty() && scanned.value.is_empty() {
        let root = shown(root);
        ui::say(format_args!("there is nothing to build in {root}: `cairn init DIR` lays down a study to start from"));
        return Ok(ExitStatus::Done);
    }
    let cache = (!args.no_cache).then(|| BuildCache::of_study(root));
    let Publication { diagnostics, published } = pipeline::publish(&scanned, &options, &out, cache.as_ref(), &clock)?;
    bar.clear();
    if args.timings {
        ui::say(clock.table());
    }
    ui::show(&diagnostics, &|path| scanned.value.excerpt(path), &|path| study.name(path));
    Ok(match published {
        Some((summary, counts)) => {
            ui::say(closing_line(summary, counts, &out, started.elapsed()));
            ExitStatus::Done
        }
        None => ExitStatus::ContentErrors,
    })
}

fn out_among_files(name: &SourcePath) -> Diagnostic {
    let message = match name.as_str().split('/').next() {
        Some("content" | "themes") => {
            "the output folder lies among the study's own files: the next build would publish it again"
        }
        _ => "the output folder lies where git or cairn keep files of their own",
    };
    Diagnostic::error("output-inside-study", Place::start_of(name), message)
        .help("name a folder outside `content/` and `themes/` with `--out`")
}

fn out_behind_link(name: &SourcePath) -> Diagnostic {
    let message =
        "the output folder is this symbolic link, or lies behind it, and a link of the study may lead anywhere";
    Diagnostic::error("output-behind-link", Place::start_of(name), message)
        .help("name the folder that it leads to with `--out`, or remove the link")
}

fn closing_line(made: Summary, counts: FileCounts, out: &Path, took: Duration) -> String {
    let interviews = counted(made.interviews, "interview");
    let quotes = counted(made.quotes, "quote");
    let mut themes = counted(made.themes, "theme");
    if made.groups > 0 {
        themes = format!("{themes} in {}", counted(made.groups, "group"));
    }
    let pages = counted(made.pages, "page");
    let FileCounts { written, unchanged, removed } = counts;
    let written = counted(written, "file");
    format!(
        "{interviews}, {quotes}, {themes}: {pages} in {} ({written} written, {unchanged} unchanged, {removed} \
         removed) in {}",
        shown(out),
        ui::spoken(took)
    )
}
