//! The names in a file's labels, each with a number.
//!
//! Comes in: names as labels have them. Goes out: [`NameId`]s, the same for a name however it was typed. Does not know: the
//! labels.

use std::borrow::Cow;
use std::ops::Index;
use std::slice;

use rustc_hash::FxHashMap;

use crate::base::fold;
use crate::content::interview::cast::Cast;
use crate::content::interview::label::{is_lead_in, is_prose, without_role};
use crate::content::interview::script::number;

/// A name in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameId(u32);

impl NameId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// The names of a file's labels.
#[derive(Debug, Clone)]
pub(super) struct LabelNames<'c> {
    cast: &'c Cast<'c>,
    /// Labels name the same few again and again, so they are looked up as they were written first.
    as_written: FxHashMap<String, NameId>,
    by_form: FxHashMap<String, NameId>,
    /// For each name whether it is somebody's for sure.
    known: Vec<bool>,
    /// For each name whether it is rather a word of prose …
    prose: Vec<bool>,
    /// … or one that leads into a paragraph in bold.
    lead_in: Vec<bool>,
}

/// How often each name comes.
pub(super) struct Times(Vec<usize>);

impl<'c> LabelNames<'c> {
    pub(super) fn new(cast: &'c Cast<'c>) -> Self {
        Self {
            cast,
            as_written: FxHashMap::default(),
            by_form: FxHashMap::default(),
            known: Vec::new(),
            prose: Vec::new(),
            lead_in: Vec::new(),
        }
    }

    /// The number of a name.
    pub(super) fn id(&mut self, written: &str) -> NameId {
        if let Some(id) = self.as_written.get(written) {
            return *id;
        }
        let form = person(written, self.cast);
        let next = NameId(number(self.known.len()));
        let id = *self.by_form.entry(form.clone().into_owned()).or_insert(next);
        if id == next {
            self.known.push(self.cast.part(&form).is_some());
            self.prose.push(is_prose(&form));
            self.lead_in.push(is_lead_in(&form));
        }
        self.as_written.insert(written.to_owned(), id);
        id
    }

    /// Whether the front matter or another label knows a name.
    pub(super) fn is_known(&self, name: NameId) -> bool {
        self.known[name.index()]
    }

    /// Whether a name is rather a word of prose.
    pub(super) fn is_prose(&self, name: NameId) -> bool {
        self.prose[name.index()]
    }

    /// Whether a name is rather a word that leads into a paragraph in bold.
    pub(super) fn is_lead_in(&self, name: NameId) -> bool {
        self.lead_in[name.index()]
    }

    /// From now on a name is somebody's.
    pub(super) fn learn(&mut self, name: NameId) {
        self.known[name.index()] = true;
    }

    /// How often each name comes among some.
    pub(super) fn count(&self, names: impl Iterator<Item = NameId>) -> Times {
        let mut times = vec![0; self.known.len()];
        names.for_each(|name| times[name.index()] += 1);
        Times(times)
    }
}

impl Index<NameId> for Times {
    type Output = usize;

    fn index(&self, name: NameId) -> &usize {
        &self.0[name.index()]
    }
}

impl Times {
    pub(super) fn iter(&self) -> slice::Iter<'_, usize> {
        self.0.iter()
    }
}

/// Whom a label names, in the form in which names are compared: without a role, unless somebody is called so.
pub(in crate::content::interview) fn person<'n>(written: &'n str, cast: &Cast<'_>) -> Cow<'n, str> {
    let whole = fold::name(written);
    let bare = without_role(written);
    // `Mira, PM` is Mira, if the front matter names her.
    if let Some((name, _)) = written.split_once(',')
        && cast.part(&whole).is_none()
        && cast.part(&fold::name(name)).is_some()
    {
        return fold::name(name);
    }
    if bare.len() == written.len() || cast.part(&whole).is_some() { whole } else { fold::name(bare) }
}
