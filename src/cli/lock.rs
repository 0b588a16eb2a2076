//! `cairn lock`: which addresses are published, for later sites to be held to.
//!
//! Comes in: what was typed. Goes out: `cairn.lock` with what is new; complaints about what is gone.
//! Does not know: what an address is.

use super::args::LockArgs;
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::edit::FileChange;
use crate::base::path::SourcePath;
use crate::base::plural::counted;
use crate::diagnostic::{Checked, Diagnostic};
use crate::output::study_files;
use crate::pipeline::{self, BuildOptions, Memo};
use crate::site::lock::{ADDRESS_GONE, GoneAddresses, LockUpdate};
use crate::source::LOCK;

pub(super) fn run(args: &LockArgs) -> CommandResult {
    let study_folder = StudyFolder::find(&args.root);
    let scanned = if args.check { study_folder.open()? } else { study_folder.open_to_write()? };
    let audience = pipeline::published_for(&scanned, &args.audience.asked(), "lock")?;
    let options = BuildOptions::for_site(audience, ui::clock_day());
    let bar = ui::Bar::new();
    let Checked { value: site, mut diagnostics } = Memo::new().planned(&scanned, &options, &bar);
    drop(bar);
    // Where something cannot be read its addresses seem to be gone.
    let (mut written, mut let_go, mut changes) = (None, 0, Vec::new());
    if !pipeline::has_errors(&diagnostics) {
        let gone = if args.prune { GoneAddresses::Prune } else { GoneAddresses::Keep };
        let (before, locked) = site.updated_lock(&scanned.value, gone).report_into(&mut diagnostics);
        if !pipeline::has_errors(&diagnostics) {
            let_go = site.let_go(&scanned.value);
            if !args.check && before.as_ref() != Some(&locked.text) {
                changes.push(FileChange::in_place(SourcePath::new(LOCK), before, locked.text.clone()));
                study_files::replace_all(study_folder.root(), &changes)?;
            }
            written = Some(locked);
        }
    }
    // Whoever reads the complaints has the new file before them.
    let snapshot = scanned.value.with(&changes);
    if written.is_some() && !args.prune {
        diagnostics.extend(site.gone(&snapshot));
    }
    ui::show(&diagnostics, &|path| snapshot.excerpt(path), &|path| study_folder.name(path));
    if let Some(locked) = &written {
        let name = study_folder.name(&SourcePath::new(LOCK));
        tell(&name, locked, args.check, &diagnostics);
        if let_go > 0 {
            let what = counted(let_go, "address");
            ui::say(format_args!("{name}: {what} let go, since participants have withdrawn"));
        }
    }
    Ok(if pipeline::has_errors(&diagnostics) { ExitStatus::ContentErrors } else { ExitStatus::Done })
}

fn tell(name: &str, locked: &LockUpdate, only_looked: bool, diagnostics: &[Diagnostic]) {
    let LockUpdate { added, removed, .. } = locked;
    let added = counted(*added, "address");
    if only_looked {
        let gone = diagnostics.iter().filter(|complaint| complaint.rule == ADDRESS_GONE).count();
        ui::say(format_args!("{name}: {gone} gone, {added} not recorded yet"));
    } else {
        ui::say(format_args!("{name}: {added} recorded, {removed} given up"));
    }
}
