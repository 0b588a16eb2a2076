//! Which names there are of one kind, and what is wrong with those that there are not.
//!
//! Comes in: entries, or names that are used where nothing is described. Goes out: a [`NameTable`] that looks names up
//! and complains of those it does not know. Does not know: what the things are.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::name_index::NameIndex;
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::content::{DraftEntry, Entry, Kind, Name, kind_of};
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::{Diagnostic, Fix, suggest};

/// The rule of an old name that something else has.
pub const ALIAS_TAKEN: &str = "alias-taken";
/// The rule of two files with one name.
pub const DUPLICATE_SLUG: &str = "duplicate-slug";

/// The words and rules for complaints about one kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct KindWords {
    pub(super) kind: Kind,
    pub(super) unknown_rule: &'static str,
    /// What to do about an unknown name, where none is near.
    pub(super) remedy: &'static str,
}

impl KindWords {
    /// `theme`.
    pub(super) fn one(self) -> &'static str {
        self.kind.info().word
    }

    /// `a theme`, `an interview`.
    fn with_article(self) -> String {
        let article = if self.one().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.one())
    }
}

/// The names of one kind.
#[derive(Debug)]
pub(super) struct NameTable<I> {
    pub(super) words: KindWords,
    pub(super) names: NameIndex<I>,
    /// Files that are left out, by their slugs.
    drafts: FxHashMap<Slug, SourcePath>,
    /// Files that count nowhere, by their slugs, each with why.
    set_aside: FxHashMap<Slug, &'static str>,
    /// Slugs that are only implied by their use, in order, each as it was written first; then every name is known once it
    /// is made a slug.
    pub(super) implied: Vec<(Slug, String)>,
}

/// The longest name, in bytes, that file systems hold: a page lies in a folder of its name.
pub(super) const LONGEST: usize = 255;

/// Where a name was taken.
struct TakenBy {
    place: Place,
    alias: bool,
}

impl<I: Id> NameTable<I> {
    /// The slugs and aliases of entries. One that is taken already is complained of and stays with the first.
    /// Of names that would be known if drafts were not left out something else is said.
    pub(super) fn described<K>(
        words: KindWords,
        entries: &[Arc<Entry<K>>],
        drafts: &[DraftEntry],
        complaints: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut names = NameIndex::default();
        let mut taken: FxHashMap<String, TakenBy> = FxHashMap::default();
        for (index, entry) in entries.iter().enumerate() {
            let place = entry.place(entry.slug_span);
            if let Some(first) = taken.get(entry.slug.as_str()) {
                complaints.push(taken_slug(words, entry.slug.as_str(), place, first));
            } else {
                taken.insert(entry.slug.to_string(), TakenBy { place, alias: false });
                names.slug(&entry.slug, I::from_index(index));
            }
        }
        for (index, entry) in entries.iter().enumerate() {
            for alias in &entry.aliases {
                let place = entry.place(alias.span);
                let Some(slug) = Slug::from_written(&alias.value) else {
                    complaints.push(no_slug(alias, place));
                    continue;
                };
                if let Some(first) = taken.get(slug.as_str()) {
                    complaints.push(taken_alias(words, alias, place, first));
                    continue;
                }
                taken.insert(slug.to_string(), TakenBy { place, alias: true });
                names.alias(&slug, &alias.value, I::from_index(index));
            }
        }
        let drafts = drafts.iter().filter(|draft| kind_of(&draft.path) == Some(words.kind));
        let drafts = drafts.map(|draft| (draft.slug.clone(), draft.path.clone())).collect();
        Self { words, names, drafts, set_aside: FxHashMap::default(), implied: Vec::new() }
    }

    /// The same, where what is called one of some names counts nowhere: who names it hears why.
    pub(super) fn leaving_out(self, set_aside: impl Iterator<Item = (Slug, &'static str)>) -> Self {
        Self { set_aside: set_aside.collect(), ..self }
    }

    /// The names that are used, where no entry describes any.
    pub(super) fn implied<'n>(words: KindWords, names: impl Iterator<Item = &'n Name>) -> Self {
        let mut seen = FxHashSet::default();
        let slug = |name: &'n Name| Some((Slug::from_text(&name.value)?, name.value.clone()));
        let mut implied: Vec<(Slug, String)> =
            names.filter(|name| seen.insert(name.value.as_str())).filter_map(slug).collect();
        // A stable sort: of those with one slug the first stays.
        implied.sort_by(|(one, _), (other, _)| one.cmp(other));
        implied.dedup_by(|(one, _), (other, _)| one == other);
        let mut names = NameIndex::default();
        implied.iter().enumerate().for_each(|(index, (slug, _))| names.slug(slug, I::from_index(index)));
        Self { words, names, drafts: FxHashMap::default(), set_aside: FxHashMap::default(), implied }
    }

    /// Whether files describe the things of this kind: then a name that none of them has is wrong.
    pub(super) fn is_described(&self) -> bool {
        self.implied.is_empty() && self.names.known().next().is_some()
    }

    /// Whether a name stands for something.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.find(name).is_some()
    }

    /// What a name stands for; an unknown one is complained of, with the nearest that is known.
    pub(super) fn find(&self, name: &Name, path: &SourcePath, complaints: &mut Vec<Diagnostic>) -> Option<I> {
        let place = || Place::new(path, name.span);
        if let Some(id) = self.names.find(&name.value) {
            let implied = self.implied.get(id.index()).map(|(slug, _)| slug.as_str());
            let Some(slug) = implied.filter(|slug| slug.len() > LONGEST) else { return Some(id) };
            complaints.push(too_long(self.words, slug, place()));
            return None;
        }
        let place = place();
        if let Some(draft) = Slug::from_written(&name.value).and_then(|slug| self.drafts.get(&slug)) {
            let message = format!("the {} `{}` is a draft, which is left out", self.words.one(), name.value);
            let help = format!("remove `draft: true` from {draft}, or read drafts too, as `cairn check --drafts` does");
            complaints.push(Diagnostic::error(self.words.unknown_rule, place, message).help(help));
            return None;
        }
        if let Some(why) = Slug::from_written(&name.value).and_then(|slug| self.set_aside.get(&slug)) {
            let message = format!("the {} `{}` {why}", self.words.one(), name.value);
            let help = "name one that counts, or change `practice` or `stage` in its file";
            complaints.push(Diagnostic::error(self.words.unknown_rule, place, message).help(help));
            return None;
        }
        let message = format!("there is no {} `{}`", self.words.one(), name.value);
        let help = suggest::did_you_mean(&name.value, self.names.around(&name.value), self.words.remedy);
        let fix = self.only_meant(name).map(|meant| Fix::new(format!("write `{meant}`"), place.clone(), meant));
        complaints.push(Diagnostic::error(self.words.unknown_rule, place, message).help(help).fix(fix));
        None
    }

    /// The one name that a wrong one can have been meant for: a slip away, and no other as near. None where the name is
    /// written in a way (escapes, several lines) that its bytes are not simply it.
    fn only_meant(&self, name: &Name) -> Option<&str> {
        let written = name.span.range().len();
        let plain = written == name.value.len() || written == name.value.len() + "''".len();
        let mut near = suggest::slips(&name.value, self.names.around(&name.value)).into_iter();
        let (meant, others) = (near.next()?, near);
        let id = self.names.find(meant);
        let same = others.into_iter().all(|other| self.names.find(other) == id);
        (plain && same).then_some(meant)
    }

    /// What several names stand for, each once, in the order written.
    pub(super) fn find_all(
        &self,
        names: &[Name],
        path: &SourcePath,
        complaints: &mut Vec<Diagnostic>,
    ) -> SmallVec<[I; 4]> {
        each_once(names.iter().filter_map(|name| self.find(name, path, complaints)).collect())
    }
}

/// What is there, each once, in its order. A handful of things is looked through faster than a set is made.
fn each_once<I: Id>(mut found: SmallVec<[I; 4]>) -> SmallVec<[I; 4]> {
    const HANDFUL: usize = 16;
    if found.len() > HANDFUL {
        let mut seen = FxHashSet::default();
        found.retain(|id| seen.insert(id.index()));
        return found;
    }
    let mut once = SmallVec::new();
    found.into_iter().for_each(|id| {
        if !once.contains(&id) {
            once.push(id);
        }
    });
    once
}

fn too_long(words: KindWords, slug: &str, place: Place) -> Diagnostic {
    let message = format!(
        "the name `{}` of this {} has {} bytes in an address, and file systems hold {LONGEST}",
        shorten(slug),
        words.one(),
        slug.len()
    );
    Diagnostic::error("address-too-long", place, message).help("give it a shorter name")
}

fn taken_slug(words: KindWords, slug: &str, place: Place, first: &TakenBy) -> Diagnostic {
    let message = format!("there is already {} with the slug `{slug}`: {}", words.with_article(), first.place.path);
    Diagnostic::error(DUPLICATE_SLUG, place, message)
        .label(first.place.clone(), "the first one")
        .help("rename one of the files, or give it a `slug:` of its own")
}

fn taken_alias(words: KindWords, alias: &Name, place: Place, first: &TakenBy) -> Diagnostic {
    let what = if first.alias { "an alias" } else { "the slug" };
    let message = format!("the alias `{}` is {what} of another {}: {}", alias.value, words.one(), first.place.path);
    Diagnostic::error(ALIAS_TAKEN, place, message)
        .label(first.place.clone(), "taken here")
        .help("remove the alias: an address leads to one place")
}

fn no_slug(alias: &Name, place: Place) -> Diagnostic {
    let message = format!("the alias `{}` cannot have been a slug", alias.value);
    Diagnostic::error("no-slug", place, message).help("write the old slug: letters, digits and hyphens")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_stay_once_in_their_order_however_many_they_are() {
        use crate::knowledge::ThemeId;
        for many in [3, 300] {
            let ids = (0..many).rev().chain(0..many).map(ThemeId::from_index);
            let once: Vec<ThemeId> = (0..many).rev().map(ThemeId::from_index).collect();
            assert_eq!(each_once(ids.collect()).into_vec(), once, "{many}");
        }
    }

    #[test]
    fn a_kind_has_its_article() {
        let words = |kind| KindWords { kind, unknown_rule: "", remedy: "" };
        for (kind, expected) in
            [(Kind::Theme, "a theme"), (Kind::Interview, "an interview"), (Kind::Outcome, "an outcome")]
        {
            assert_eq!(words(kind).with_article(), expected);
        }
    }
}
