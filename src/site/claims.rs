//! Who has which address: two things that want one are a complaint.
//!
//! Comes in: addresses, each with who wants it. Goes out: complaints that name both.
//! Does not know: what stands at an address.

use std::collections::BTreeMap;

use super::route::{Kind, Route};
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
    /// An entry of a kind.
    Entry(Kind, Place),
    /// Any other file of the site.
    File(Place),
}

impl Owner {
    /// Where the site says so; nowhere for what is the program's.
    fn place(&self) -> Option<&Place> {
        match self {
            Self::Ours(_) => None,
            Self::Entry(_, place) | Self::File(place) => Some(place),
        }
    }
}

impl Claims {
    /// An address that the program itself needs; said before all others.
    pub(super) fn ours(&mut self, route: &Route, what: &str) {
        self.taken.insert(route.out_path(), Owner::Ours(what.to_owned()));
    }

    /// An address that an entry wants; whether it gets it. That two of one kind have one name was said when they were
    /// linked.
    pub(super) fn entry(&mut self, route: &Route, kind: Kind, place: Place) -> bool {
        match self.taken.get(&route.out_path()) {
            Some(Owner::Entry(first, _)) if *first == kind => false,
            _ => self.claim(route, Owner::Entry(kind, place.clone()), place),
        }
    }

    /// An address that any other file of the site wants; whether it gets it.
    pub(super) fn file(&mut self, route: &Route, place: Place) -> bool {
        self.claim(route, Owner::File(place.clone()), place)
    }

    fn claim(&mut self, route: &Route, owner: Owner, place: Place) -> bool {
        let path = route.out_path();
        if let Some(first) = self.taken.get(&path) {
            self.diagnostics.push(taken(route.as_str(), first, place));
            return false;
        }
        self.taken.insert(path, owner);
        true
    }

    /// The complaints, also about files that would have to be folders at the same time.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (path, owner) in &self.taken {
            for folder in path.folders() {
                if let Some(file) = self.taken.get(folder) {
                    let (place, other) = match (file.place(), owner.place()) {
                        (Some(place), _) => (place, owner),
                        (None, Some(place)) => (place, file),
                        (None, None) => continue,
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
        Owner::Entry(_, first) | Owner::File(first) => {
            let message = format!("the address `{address}` is already taken by `{}`", first.path);
            Diagnostic::error(RULE, place, message)
                .label(first.clone(), "the first to want it")
                .help("rename one of them, or give it another `slug` or alias")
        }
    }
}
