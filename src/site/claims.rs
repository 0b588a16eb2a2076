//! Who has which address: two things that want one are a complaint, and so is an address that some file system cannot
//! hold, wherever the site is built: it is published elsewhere.
//!
//! Comes in: addresses, each with who wants it. Goes out: complaints that name both.
//! Does not know: what stands at an address.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::route::Route;
use crate::base::path::OutPath;
use crate::base::span::Place;
use crate::content::Kind;
use crate::diagnostic::Diagnostic;

/// The rule that complains of two who want one address.
pub const ADDRESS_TAKEN: &str = "address-taken";
/// The longest name that file systems hold, in bytes.
const LONGEST_NAME: usize = 255;
/// How many letters of a longer one tell which it is.
const SHOWN: usize = 40;

/// All addresses that are taken so far, as files of the output.
#[derive(Debug, Default)]
pub(super) struct Claims {
    taken: BTreeMap<OutPath, Owner>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Clone)]
enum Owner {
    /// The program; the words say what it puts there.
    Ours(&'static str),
    /// The program, beside a page: whatever is in the way of both is said of the page.
    Beside,
    /// An entry of a kind.
    Entry(Kind, Place),
    /// Any other file of the site.
    File(Place),
}

impl Owner {
    /// Where the site says so; nowhere for what is the program's.
    fn place(&self) -> Option<&Place> {
        match self {
            Self::Ours(_) | Self::Beside => None,
            Self::Entry(_, place) | Self::File(place) => Some(place),
        }
    }
}

impl Claims {
    /// An address that the program itself needs; said before all others. It gets it, but not twice: what belongs to two
    /// entries of one slug, of which their linking complains, is there once.
    pub(super) fn ours(&mut self, route: &Route, what: &'static str) -> bool {
        !matches!(self.taken.insert(route.out_path(), Owner::Ours(what)), Some(Owner::Ours(_)))
    }

    /// The address of a page as Markdown.
    pub(super) fn beside_page(&mut self, route: &Route) {
        self.taken.insert(route.out_path(), Owner::Beside);
    }

    /// An address that the program needs only where nobody else does; whether it gets it.
    pub(super) fn left_over(&mut self, route: &Route, what: &'static str) -> bool {
        !self.taken.contains_key(&route.out_path()) && self.ours(route, what)
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
        if let Some(name) = path.as_str().split('/').find(|name| name.len() > LONGEST_NAME) {
            self.diagnostics.push(too_long(name, place));
            return false;
        }
        self.taken.insert(path, owner);
        true
    }

    /// The complaints, also about files that would have to be folders at the same time, and about names that are one
    /// where the case of letters does not count.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let mut by_folded: BTreeMap<String, Claim<'_>> = BTreeMap::new();
        for claim in &self.taken {
            if let Some(first) = by_folded.insert(one_file(claim.0.as_str()), claim) {
                self.diagnostics.extend(only_case(first, claim));
            }
        }
        for (path, owner) in self.taken.iter().filter(|(_, owner)| !matches!(owner, Owner::Beside)) {
            for folder in path.folders() {
                let Some((file, first)) = by_folded.get(&one_file(folder)) else { continue };
                let (place, other) = match (first.place(), owner.place()) {
                    (Some(place), _) => (place, owner),
                    (None, Some(place)) => (place, *first),
                    (None, None) => continue,
                };
                self.diagnostics.push(taken(&format!("/{file}"), other, place.clone()));
            }
        }
        // A file in the place of a folder is in the way of everything in it.
        self.diagnostics.dedup();
        self.diagnostics
    }
}

/// The same for all paths that are one file where `A` is `a`, and `ä` the same in one character as in two.
fn one_file(path: &str) -> String {
    // Nearly all paths are the program's own, and those are asked for at every build.
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.to_lowercase().nfc().collect() }
}

/// A path and who has it.
type Claim<'c> = (&'c OutPath, &'c Owner);

/// Two paths that overwrite each other where `A` is `a`.
fn only_case(first: Claim<'_>, second: Claim<'_>) -> Option<Diagnostic> {
    let (one, other) = (first.0, second.0);
    let only_case = one.as_str().to_lowercase() == other.as_str().to_lowercase();
    let what = if only_case { "in case" } else { "in how their letters are put together" };
    let message =
        format!("the addresses `/{one}` and `/{other}` differ only {what}: on many systems they are one file");
    let (place, other) = match (second.1.place(), first.1.place()) {
        (Some(place), other) => (place, other),
        (None, place) => (place?, None),
    };
    let complaint = Diagnostic::error("only-case-differs", place.clone(), message)
        .help("rename one of them, or give it another `slug` or alias");
    Some(match other {
        Some(other) => complaint.label(other.clone(), "the other one"),
        None => complaint,
    })
}

fn too_long(name: &str, place: Place) -> Diagnostic {
    let start: String = name.chars().take(SHOWN).collect();
    let message =
        format!("the name `{start}…` in the address has {} bytes, and file systems hold {LONGEST_NAME}", name.len());
    Diagnostic::error("address-too-long", place, message).help("give the file a shorter name, or a shorter `slug`")
}

fn taken(address: &str, owner: &Owner, place: Place) -> Diagnostic {
    match owner {
        Owner::Ours(what) => {
            Diagnostic::error(ADDRESS_TAKEN, place, format!("the address `{address}` is taken by {what}"))
                .help("rename the file, or give it another `slug`")
        }
        Owner::Beside => taken(address, &Owner::Ours("a page as Markdown"), place),
        Owner::Entry(_, first) | Owner::File(first) => {
            let message = format!("the address `{address}` is already taken by `{}`", first.path);
            Diagnostic::error(ADDRESS_TAKEN, place, message)
                .label(first.clone(), "the first to want it")
                .help("rename one of them, or give it another `slug` or alias")
        }
    }
}
