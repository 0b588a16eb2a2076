//! Which names there are of one kind, and what each stands for.
//!
//! Comes in: slugs and old slugs. Goes out: [`NameIndex`] that look up what somebody wrote. Does not know: what the things
//! are, or what to say of a name that is unknown.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::base::id::Id;
use crate::base::slug::Slug;
use crate::diagnostic::suggest;

/// The names of one kind.
#[derive(Debug)]
pub struct NameIndex<I> {
    by_name: FxHashMap<String, I>,
    /// All of them in order, made when a name is first not found: many may not be.
    sorted: OnceLock<Vec<String>>,
}

impl<I> Default for NameIndex<I> {
    fn default() -> Self {
        Self { by_name: FxHashMap::default(), sorted: OnceLock::new() }
    }
}

impl<I: Id> NameIndex<I> {
    /// A slug leads to a thing.
    pub(super) fn slug(&mut self, slug: &Slug, id: I) {
        self.by_name.insert(slug.to_string(), id);
        self.sorted = OnceLock::new();
    }

    /// A slug that a thing had before leads to it, also as it was spelt then.
    pub(super) fn alias(&mut self, slug: &Slug, spelt: &str, id: I) {
        self.slug(slug, id);
        self.by_name.entry(spelt.to_owned()).or_insert(id);
    }

    /// What a name stands for.
    pub fn find(&self, name: &str) -> Option<I> {
        // A name is folded as the slug was: `größe.md` is meant by `.größe`, whatever its slug became.
        self.by_name.get(name).or_else(|| self.by_name.get(Slug::from_text(name)?.as_str())).copied()
    }

    /// All that can be looked up, sorted.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.sorted().iter().map(String::as_str)
    }

    /// Those to compare a wrong name with, sorted: all, or where there are very many those around its place in the order.
    pub fn around(&self, wrong: &str) -> impl Iterator<Item = &str> {
        suggest::around(wrong, self.sorted()).iter().map(String::as_str)
    }

    fn sorted(&self) -> &[String] {
        self.sorted.get_or_init(|| {
            let mut sorted: Vec<String> = self.by_name.keys().cloned().collect();
            sorted.sort_unstable();
            sorted
        })
    }
}
