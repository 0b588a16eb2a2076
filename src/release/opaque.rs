//! Names of interviews in addresses that say nothing of who was interviewed, or when.
//!
//! Comes in: interviews as they were read, an audience, the names that were published before. Goes out: a name for each.
//! Does not know: where names are kept, what is at an address.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::permissions::{InterviewAccess, access};
use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::config::AudienceSettings;
use crate::content::interview::{Interview, Quote};
use crate::content::limits::LimitId;
use crate::content::{Entry, WithdrawnInterview};

/// How many letters a name has.
const LETTERS: usize = 8;

/// A name for each interview. One that was published goes on; any other is made from nothing but what the audience may read,
/// so that neither names nor days, nor anything else that is withheld, decide it. Nobody gets the name of one that was withdrawn.
pub fn opaque_names(
    interviews: &[Arc<Entry<Interview>>],
    audience: &AudienceSettings,
    published: impl Fn(&SourcePath) -> Option<Slug>,
    withdrawn: &[WithdrawnInterview],
) -> Vec<Slug> {
    let pinned: Vec<Option<Slug>> = interviews.iter().map(|interview| published(&interview.path)).collect();
    let mut taken: FxHashSet<Slug> = pinned.iter().flatten().cloned().collect();
    taken.extend(withdrawn.iter().filter_map(|interview| published(&interview.path)));
    // Interviews of which nothing is shown all have the same letters.
    let mut last_numbers: FxHashMap<String, usize> = FxHashMap::default();
    let named = interviews.iter().zip(pinned).map(|(interview, pinned)| {
        pinned.unwrap_or_else(|| {
            let letters = letters_of(&digest_of_shown(interview, &audience.name));
            let last_number = last_numbers.entry(letters.clone()).or_default();
            free_name(&letters, last_number, &taken)
        })
    });
    named.collect()
}

/// The digest of what an audience may read of an interview without its transcript: that is not kept in memory.
fn digest_of_shown(interview: &Entry<Interview>, audience: &str) -> Digest {
    let mut hasher = Hasher::new();
    let access = access(interview, audience);
    if access == InterviewAccess::Transcript {
        hasher.value(&interview.kind.meta.takeaways);
        hasher.value(&interview.kind.turns);
    }
    if access != InterviewAccess::Nothing {
        let may_read = |limit| interview.limits.allows(limit, audience);
        for quote in interview.kind.quotes.iter().filter(|quote| quote.limit.is_none_or(may_read)) {
            hasher.value(&(quote.coding.kind, shown_words(quote, may_read)));
        }
    }
    hasher.finish()
}

/// The words of a quote without those that somebody may not read.
fn shown_words(quote: &Quote, may_read: impl Fn(LimitId) -> bool) -> String {
    let withheld = quote.limited.iter().filter(|words| !may_read(words.limit)).map(|words| words.range.range());
    let is_withheld = |at: usize| withheld.clone().any(|range| range.contains(&at));
    quote.text.char_indices().filter(|(at, _)| !is_withheld(*at)).map(|(_, letter)| letter).collect()
}

fn letters_of(digest: &Digest) -> String {
    digest.as_bytes().iter().take(LETTERS).map(|byte| char::from(b'a' + byte % 26)).collect()
}

/// The first name of these letters that is not taken, with a number behind the last one that was given.
fn free_name(letters: &str, last_number: &mut usize, taken: &FxHashSet<Slug>) -> Slug {
    loop {
        *last_number += 1;
        let name = if *last_number == 1 { letters.to_owned() } else { format!("{letters}-{last_number}") };
        let name = Slug::from_text(&name).expect("letters make a slug");
        if !taken.contains(&name) {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Entries;
    use crate::content::read::{self, TextFile};

    /// Interviews of a folder, each with its name.
    fn names(files: &[(&str, &str)], published: &[(&str, &str)]) -> Vec<String> {
        let mut entries = Entries::default();
        for (path, text) in files {
            let path = SourcePath::new(&format!("content/interviews/{path}.md"));
            entries.add(read::read(TextFile { path: &path, text }, None).value.entry);
        }
        let settings = crate::config::read("[audiences.a]\n", &SourcePath::new("site.toml")).value;
        let published = |path: &SourcePath| {
            let found = published.iter().find(|(file, _)| path.as_str().ends_with(&format!("/{file}.md")));
            found.and_then(|(_, name)| Slug::from_text(name))
        };
        let withdrawn = WithdrawnInterview {
            path: SourcePath::new("content/interviews/withdrawn.md"),
            slug: Slug::from_text("withdrawn").expect("letters make a slug"),
            aliases: Vec::new(),
        };
        let names = opaque_names(&entries.interviews, &settings.audiences.all[0], published, &[withdrawn]);
        names.iter().map(ToString::to_string).collect()
    }

    const SHOWN: &str = "---\naudience: a\nparticipant: P07\ndate: 2026-03-12\n---\n**P07:** [Two weeks.]{.slow}\n";

    #[test]
    fn a_name_is_letters_that_follow_from_what_is_shown() {
        let [name] = <[String; 1]>::try_from(names(&[("2026-03-p07", SHOWN)], &[])).expect("there is one");
        assert!(name.len() == LETTERS && name.bytes().all(|byte| byte.is_ascii_lowercase()), "{name}");
        let other = SHOWN.replace("P07", "P99").replace("2026-03-12", "2019-01-01");
        assert_eq!(
            names(&[("another", &other)], &[]),
            std::slice::from_ref(&name),
            "neither file, name nor day decide"
        );
        assert_ne!(names(&[("another", &SHOWN.replace("Two", "Three"))], &[]), [name]);
    }

    #[test]
    fn what_was_published_goes_on_and_nobody_else_gets_it() {
        let [derived, _] = <[String; 2]>::try_from(names(&[("a", SHOWN), ("b", "x")], &[])).expect("there are two");
        assert_eq!(names(&[("a", &SHOWN.replace("Two", "Ten"))], &[("a", &derived)]), std::slice::from_ref(&derived));
        assert_eq!(names(&[("a", SHOWN)], &[("withdrawn", &derived)]), [format!("{derived}-2")]);
        let both = names(&[("a", SHOWN), ("b", SHOWN)], &[("b", &derived)]);
        assert_eq!(both, [format!("{derived}-2"), derived]);
    }

    #[test]
    fn what_is_withheld_decides_nothing() {
        let hidden = |words: &str| format!("**P07:** [{words}]{{.slow}}\n");
        assert_eq!(names(&[("a", &hidden("One"))], &[]), names(&[("a", &hidden("Other"))], &[]));
    }
}
