//! Names of interviews in addresses that say nothing of who was interviewed, or when.
//!
//! Comes in: what is released, the names that were published before. Goes out: a name for each.
//! Does not know: where names are kept, what is at an address.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Released, ReleasedInterview};
use crate::base::hash::{Digest, Hasher};
use crate::base::id::{Id, IdVec};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::content::WithdrawnInterview;
use crate::knowledge::InterviewId;

/// How many letters a name has.
const LETTERS: usize = 8;

/// A name for each interview. One that was published goes on; any other is made from nothing but what is released, so that
/// neither names nor days, nor anything else that is withheld, decide it. Nobody gets the name of one that was withdrawn.
/// `transcript` is asked for the digest of the shown words of interviews that are alike in all else.
pub fn opaque_names(
    released: Released<'_>,
    published: impl Fn(&SourcePath) -> Option<Slug>,
    withdrawn: &[WithdrawnInterview],
    transcript: impl Fn(ReleasedInterview<'_>) -> Option<Digest>,
) -> IdVec<InterviewId, Slug> {
    let knowledge = released.knowledge;
    let pinned: Vec<Option<Slug>> = knowledge.interviews.iter().map(|it| published(&it.entry.path)).collect();
    let mut taken: FxHashSet<Slug> = pinned.iter().flatten().cloned().collect();
    taken.extend(withdrawn.iter().filter_map(|interview| published(&interview.path)));
    let digests: Vec<Digest> = knowledge.interviews.ids().map(|id| digest_of_shown(released, id)).collect();
    let order = in_order(released, &digests, transcript);
    // Interviews of which nothing is shown all have the same letters.
    let mut last_numbers: FxHashMap<String, usize> = FxHashMap::default();
    let mut names = pinned;
    for index in order {
        names[index].get_or_insert_with(|| {
            let letters = letters_of(&digests[index]);
            let last_number = last_numbers.entry(letters.clone()).or_default();
            free_name(&letters, last_number, &taken)
        });
    }
    names.into_iter().map(|name| name.expect("the order has each interview once")).collect()
}

/// The order in which names are given: by what is shown, never by files, where that tells two apart.
fn in_order(
    released: Released<'_>,
    digests: &[Digest],
    transcript: impl Fn(ReleasedInterview<'_>) -> Option<Digest>,
) -> Vec<usize> {
    let mut count: FxHashMap<&Digest, usize> = FxHashMap::default();
    digests.iter().for_each(|digest| *count.entry(digest).or_default() += 1);
    let words = |index: usize| {
        let is_alike = count[&digests[index]] > 1;
        released.interview(InterviewId::from_index(index)).filter(|_| is_alike).and_then(&transcript)
    };
    let words = |index: usize| words(index).map(|digest| digest.as_bytes().to_vec());
    let mut order: Vec<usize> = (0..digests.len()).collect();
    order.sort_by_cached_key(|index| (words(*index), *index));
    order
}

/// The digest of what an audience may read of an interview without the words of its transcript, which are not in memory.
fn digest_of_shown(released: Released<'_>, id: InterviewId) -> Digest {
    let mut hasher = Hasher::new();
    if let Some(interview) = released.interview(id) {
        let takeaways: Vec<&str> = interview.takeaways().collect();
        hasher.value(&(interview.title(), takeaways, interview.turns()));
        let said = interview.people().map(|person| (person.written_role(), person.tenure()));
        hasher.value(&said.collect::<Vec<_>>());
    }
    for quote in released.quotes_of(id).flatten() {
        hasher.value(&(quote.kind(), quote.shown_words()));
    }
    hasher.finish()
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
    use crate::knowledge::link;
    use crate::release::{Permissions, release};

    /// Interviews of a folder, each with its name.
    fn names(files: &[(&str, &str)], published: &[(&str, &str)]) -> Vec<String> {
        let mut entries = Entries::default();
        for (path, text) in files {
            let path = SourcePath::new(&format!("content/interviews/{path}.md"));
            entries.add(read::read(TextFile { path: &path, text }, None).value.entry);
        }
        let settings = crate::config::read("[audiences.a]\nattribution = []\n", &SourcePath::new("site.toml")).value;
        let knowledge = link(entries).value;
        let permissions = Permissions::new(&knowledge, settings.audiences.all[0].clone(), None);
        let published = |path: &SourcePath| {
            let found = published.iter().find(|(file, _)| path.as_str().ends_with(&format!("/{file}.md")));
            found.and_then(|(_, name)| Slug::from_text(name))
        };
        let withdrawn = WithdrawnInterview {
            path: SourcePath::new("content/interviews/withdrawn.md"),
            slug: Slug::from_text("withdrawn").expect("letters make a slug"),
            aliases: Vec::new(),
        };
        let names = opaque_names(release(&knowledge, &permissions), published, &[withdrawn], |_| None);
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
