//! `cairn serve`: the site in a browser while somebody works on it.
//!
//! Comes in: what was typed. Goes out: a site that follows each save, until Ctrl-C. Does not know: how a site is made or
//! served.

use std::sync::{Arc, Mutex, PoisonError};

use super::args::ServeArgs;
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::Date;
use crate::base::plural::counted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::{self, Progress};
use crate::serve::{self, BuildReason, Built, Observer, Options, Serving};

pub(super) fn run(args: &ServeArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    let options = Options {
        root: study.root().to_owned(),
        host: args.host,
        port: args.port,
        drafts: args.drafts,
        follow: args.follow,
        audience: args.audience.asked(),
        count_day: args.day.count_day,
    };
    // A name that nobody has is said at once.
    pipeline::shown_to(&study.open()?, &options.audience)?;
    let observer: Arc<dyn Observer> = Arc::new(Terminal::new(study, args.open));
    serve::run(&options, &observer)?;
    Ok(ExitStatus::Done)
}

/// Says on the terminal what happens.
struct Terminal {
    study: StudyFolder,
    bar: ui::Bar,
    open: bool,
    /// What was wrong with the last build: a warning that stays is said once.
    said: Mutex<Vec<Diagnostic>>,
}

impl Terminal {
    fn new(study: StudyFolder, open: bool) -> Self {
        Self { study, bar: ui::Bar::new(), open, said: Mutex::default() }
    }
}

impl Observer for Terminal {
    fn progress(&self) -> &dyn Progress {
        &self.bar
    }

    fn clock_day(&self) -> Date {
        ui::clock_day()
    }

    fn built(&self, built: &Built<'_>) {
        self.bar.clear();
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let is_news = |complaint: &&Diagnostic| complaint.severity == Severity::Error || !said.contains(complaint);
        let news: Vec<Diagnostic> = built.diagnostics.iter().filter(is_news).cloned().collect();
        ui::show(&news, &|path| built.snapshot.excerpt(path), &|path| self.study.name(path));
        *said = built.diagnostics.to_vec();
        let took = ui::spoken(built.took);
        match (built.summary, pipeline::has_errors(built.diagnostics)) {
            (None, true) => ui::say("there is no site to show until this is fixed"),
            (Some(_), true) => ui::say("the last good site stays until this is fixed"),
            (Some(_), false) if built.reason == BuildReason::Draws => {
                ui::say("how sure the order of the priorities is: worked out");
            }
            (summary, false) => {
                let of = match (built.touched, summary) {
                    ([], Some(made)) => {
                        let interviews = counted(made.interviews, "interview");
                        format!("{interviews}, {}", counted(made.pages, "page"))
                    }
                    ([], None) => return,
                    ([one], _) => one.clone(),
                    ([first, rest @ ..], _) => format!("{first} and {} more", rest.len()),
                };
                ui::say(format_args!("{of}: ready in {took}"));
            }
        }
    }

    fn serving(&self, serving: &Serving) {
        if let Some(port) = serving.taken {
            ui::say(format_args!("port {port} is taken by another program, so the next free one is used"));
        }
        if serving.open_to_others {
            ui::say("everybody who can reach this machine can read the site, unpublished interviews included");
        }
        ui::say(format_args!("serving {} (Ctrl-C stops)", serving.url));
        if self.open
            && let Err(error) = open::that_detached(&serving.url)
        {
            ui::say(format_args!("no browser could be opened ({error}): open {} yourself", serving.url));
        }
    }

    fn warn(&self, message: &str) {
        self.bar.clear();
        ui::say(message);
    }
}
