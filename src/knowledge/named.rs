//! Which interview somebody means who types a name of it.
//!
//! Comes in: what was typed, and what it may be as a path below the study. Goes out: an id, where one is meant. Does not know: who
//! asks, what is said where none is.

use super::{InterviewId, Knowledge, SetAsideId};
use crate::base::fold;
use crate::base::id::Id;
use crate::base::slug::Slug;
use crate::content::Entry;
use crate::content::interview::Interview;

/// Whether an interview is meant by a name.
type IsNamed = fn(&Entry<Interview>, &str) -> bool;

/// What an interview may be named by; what comes first is meant first.
const NAMES: [IsNamed; 4] = [has_slug, has_path, had_slug, has_file_name];

impl Knowledge {
    /// The interview that is meant: named by its slug, its path, a slug that it had, or the name of its file, which one file alone has.
    pub fn interview_named(&self, typed: &[String]) -> Option<InterviewId> {
        let interviews = self.interviews.enumerate().map(|(id, interview)| (id, &*interview.entry));
        named(&interviews.collect::<Vec<_>>(), typed)
    }

    /// The interview that counts nowhere and is meant, named in the same way.
    pub fn set_aside_named(&self, typed: &[String]) -> Option<SetAsideId> {
        let interviews = self.set_aside.enumerate().map(|(id, interview)| (id, &*interview.entry));
        named(&interviews.collect::<Vec<_>>(), typed)
    }
}

fn named<I: Id>(interviews: &[(I, &Entry<Interview>)], typed: &[String]) -> Option<I> {
    let mut ways = typed.iter().flat_map(|typed| NAMES.map(|is_named| (typed, is_named)));
    ways.find_map(|(typed, is_named)| {
        let mut found = interviews.iter().copied().filter(|(_, entry)| is_named(entry, typed));
        let (first, _) = found.next()?;
        found.next().is_none().then_some(first)
    })
}

fn has_slug(entry: &Entry<Interview>, typed: &str) -> bool {
    Slug::from_text(typed).is_some_and(|slug| slug == entry.slug)
}

fn has_path(entry: &Entry<Interview>, typed: &str) -> bool {
    fold::is_same(entry.path.as_str(), typed)
}

fn had_slug(entry: &Entry<Interview>, typed: &str) -> bool {
    let slug = Slug::from_text(typed);
    let is_it = |alias: &str| alias == typed || slug.is_some() && Slug::from_text(alias) == slug;
    entry.aliases.iter().any(|alias| is_it(&alias.value))
}

fn has_file_name(entry: &Entry<Interview>, typed: &str) -> bool {
    let file = entry.path.file_name();
    [Some(file), file.strip_suffix(".md")].into_iter().flatten().any(|name| fold::is_same(name, typed))
}

#[cfg(test)]
mod tests {
    use crate::knowledge::tests::linked;

    /// Which file is meant by what was typed.
    fn meant(typed: &[&str]) -> Option<String> {
        let knowledge = linked(&[
            ("interviews/a/p1", "---\nslug: first\naliases: [One of Old]\n---\n**P:** So.\n"),
            ("interviews/b/p1", "---\nslug: second\n---\n**P:** So.\n"),
            ("interviews/b/p2", "---\nslug: third\naliases: [second]\n---\n**P:** So.\n"),
            ("interviews/grün", "**P:** So.\n"),
        ]);
        let typed: Vec<String> = typed.iter().map(|typed| (*typed).to_owned()).collect();
        knowledge.interview_named(&typed).map(|id| knowledge.path(id).to_string())
    }

    #[test]
    fn an_interview_is_named_in_four_ways() {
        for typed in ["first", "First", "one-of-old", "One of Old", "content/interviews/a/p1.md"] {
            assert_eq!(meant(&[typed]).as_deref(), Some("content/interviews/a/p1.md"), "{typed}");
        }
        for typed in ["third", "p2", "p2.md"] {
            assert_eq!(meant(&[typed]).as_deref(), Some("content/interviews/b/p2.md"), "{typed}");
        }
        for typed in ["grün", "gru\u{308}n.md", "content/interviews/gru\u{308}n.md"] {
            assert_eq!(meant(&[typed]).as_deref(), Some("content/interviews/grün.md"), "{typed}");
        }
    }

    #[test]
    fn who_has_a_slug_is_meant_before_who_had_it_and_a_name_of_two_files_means_neither() {
        assert_eq!(meant(&["second"]).as_deref(), Some("content/interviews/b/p1.md"));
        assert_eq!(meant(&["p1"]), None);
        assert_eq!(meant(&["p1.md", "content/interviews/b/p1.md"]).as_deref(), Some("content/interviews/b/p1.md"));
        assert_eq!(meant(&["p3"]), None);
        assert_eq!(meant(&[]), None);
    }
}
