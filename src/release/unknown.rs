//! Names of audiences in files that the settings do not describe.
//!
//! Comes in: a study, the audiences that the settings describe. Goes out: complaints. Does not know: what any audience may
//! see.

use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::Audiences;
use crate::content::Name;
use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;

/// Complains of each name of a reader that no audience has: a slip in it would withhold, and nobody would see why.
pub fn unknown_audiences(knowledge: &Knowledge, audiences: &Audiences) -> Vec<Diagnostic> {
    let named = named(knowledge).filter(|(_, name)| audiences.get(&name.value).is_none());
    let complaint = |(path, name): (&SourcePath, &Name)| {
        let message = format!("there is no audience `{}`", name.value);
        let help = audiences.instead_of(&name.value);
        // No fix: who may read something is nobody's guess.
        Diagnostic::error("unknown-audience", Place::new(path, name.span), message).help(help)
    };
    named.map(complaint).collect()
}

/// Every name of a reader, with its file.
fn named(knowledge: &Knowledge) -> impl Iterator<Item = (&SourcePath, &Name)> {
    let of_files = knowledge.files().into_iter().chain(knowledge.files_set_aside()).flat_map(|file| {
        let whole = file.audience.unwrap_or_default().iter();
        whole.map(move |name| (file.path, name)).chain(file.limits.named())
    });
    let of_quotes = knowledge
        .interview_entries()
        .flat_map(|entry| entry.kind.meta.quotes_for.iter().map(|name| (&entry.path, name)));
    of_files.chain(of_quotes)
}
