//! Who has which address: two things that want one are a complaint.
//!
//! Comes in: addresses, each with who wants it. Goes out: complaints that name both.
//! Does not know: what stands at an address.

use std::collections::BTreeMap;

use super::route::Route;
use crate::base::path::OutPath;
use crate::base::span::Place;
use crate::diagnostic::Diagnostic;

/// The rule that complains.
const RULE: &str = "address-taken";

/// All addresses that are taken so far, as files of the output.
#[derive(Debug, Default)]
pub(super) struct Claims {
    taken: BTreeMap<OutPath, Owner>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Clone)]
enum Owner {
    /// The program; the words say what it puts there.
    Ours(String),
    /// A file of the site.
    Theirs(Place),
}

impl Claims {
    /// An address that the program itself needs; said before all others.
    pub(super) fn ours(&mut self, route: &Route, what: &str) {
        self.taken.insert(route.out_path(), Owner::Ours(what.to_owned()));
    }

    /// An address that a file of the site wants; whether it gets it.
    pub(super) fn theirs(&mut self, route: &Route, place: Place) -> bool {
        let path = route.out_path();
        if let Some(owner) = self.taken.get(&path) {
            let complaint = taken(route.as_str(), owner, place);
            self.diagnostics.push(complaint);
            return false;
        }
        self.taken.insert(path, Owner::Theirs(place));
        true
    }

    /// The complaints, also about files that would have to be folders at the same time.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (path, owner) in &self.taken {
            let text = path.as_str();
            let folders = text.match_indices('/').filter_map(|(end, _)| OutPath::new(&text[..end]));
            for folder in folders {
                if let Some(file) = self.taken.get(&folder) {
                    let (place, other) = match (file, owner) {
                        (Owner::Theirs(place), other) | (other, Owner::Theirs(place)) => (place, other),
                        (Owner::Ours(_), Owner::Ours(_)) => continue,
                    };
                    self.diagnostics.push(taken(&format!("/{folder}"), other, place.clone()));
                }
            }
        }
        // A file in the place of a folder is in the way of everything in it.
        self.diagnostics.dedup();
        self.diagnostics
    }
}

fn taken(address: &str, owner: &Owner, place: Place) -> Diagnostic {
    match owner {
        Owner::Ours(what) => Diagnostic::error(RULE, place, format!("the address `{address}` is taken by {what}"))
            .help("rename the file, or give it another `slug`"),
        Owner::Theirs(first) => {
            let message = format!("the address `{address}` is already taken by `{}`", first.path);
            Diagnostic::error(RULE, place, message)
                .label(first.clone(), "the first to want it")
                .help("rename one of them, or give it another `slug` or alias")
        }
    }
}
