//! Which interview follows up which.
//!
//! Comes in: what interviews say of it, the table of their names. Goes out: the interview that each follows, with complaints
//! about names that lead nowhere, and circles. Does not know: days, who was interviewed.

use std::sync::Arc;

use crate::base::id::Id;
use crate::base::span::{Place, Span};
use crate::content::interview::Interview;
use crate::content::{Entry, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{InterviewId, NameTables};

/// For each interview the one that it follows. What closes a circle is left out.
pub(super) fn link(
    entries: &[Arc<Entry<Interview>>],
    tables: &NameTables,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<Option<InterviewId>> {
    let mut follows: Vec<Option<InterviewId>> =
        entries.iter().map(|entry| followed(entry, tables, complaints)).collect();
    // Each walk marks its way with its own number: what an earlier walk has seen leads into no new circle.
    let mut seen = vec![usize::MAX; follows.len()];
    for start in 0..follows.len() {
        let mut at = start;
        while seen[at] == usize::MAX {
            seen[at] = start;
            let Some(first) = follows[at] else { break };
            if seen[first.index()] == start {
                complaints.push(circle(entries, &follows, at));
                follows[at] = None;
                break;
            }
            at = first.index();
        }
    }
    follows
}

fn followed(entry: &Entry<Interview>, tables: &NameTables, complaints: &mut Vec<Diagnostic>) -> Option<InterviewId> {
    let name = entry.kind.meta.follows.as_ref()?;
    if tables.is_withdrawn(name) {
        let message = format!("the interview `{}` was withdrawn by its participant", name.value);
        let help = "nothing of it is shown, here neither: remove `follows:`";
        complaints.push(Diagnostic::warning("unknown-interview", entry.place(name.span), message).help(help));
        return None;
    }
    tables.interviews.find(name, &entry.path, complaints)
}

fn circle(entries: &[Arc<Entry<Interview>>], follows: &[Option<InterviewId>], closing: usize) -> Diagnostic {
    let place = |index: usize| {
        let name: Option<&Name> = entries[index].kind.meta.follows.as_ref();
        Place::new(&entries[index].path, name.map_or(Span::default(), |name| name.span))
    };
    let message = "the interviews that this one follows lead back to it";
    let mut complaint =
        Diagnostic::error("follows-circle", place(closing), message).help("remove one `follows:` of the circle");
    let mut at = follows[closing].map(Id::index);
    while let Some(index) = at.filter(|index| *index != closing) {
        complaint = complaint.label(place(index), "by way of this one");
        at = follows[index].map(Id::index);
    }
    complaint
}
