//! What git's log says of files.
//!
//! Comes in: a log. Goes out: a [`History`]: a day and a number for each file. Does not know: how the log was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use rustc_hash::FxHashMap;

use crate::base::Date;
use crate::base::history::{FileHistory, History};
use crate::base::path::SourcePath;

/// Before each entry of the log; a letter that no status of a file is.
const ENTRY: char = '\u{1}';

/// What became of a name later in its life.
enum Fate {
    /// It is still that of the file.
    Stays,
    /// There is no file of that name any more.
    Gone,
    /// The file is called so now, or was called so next.
    Renamed(SourcePath),
}

/// The changes of one file.
#[derive(Default)]
struct Changes {
    day: Option<Date>,
    people: BTreeSet<u32>,
}

/// Reads a log, the newest change first: for each its day and who made it, then which files, each with what was done to it.
/// All parts end with a zero byte.
pub(super) fn read(head: String, log: &[u8]) -> History {
    let mut fates: FxHashMap<SourcePath, Fate> = FxHashMap::default();
    let mut changes: BTreeMap<SourcePath, Changes> = BTreeMap::new();
    let mut people: FxHashMap<String, u32> = FxHashMap::default();
    let (mut day, mut person) = (None, 0);
    let mut parts = log.split(|byte| *byte == 0).map(|part| String::from_utf8_lossy(part));
    while let Some(part) = parts.next() {
        let part = part.trim_start_matches('\n');
        if let Some((written, who)) = part.strip_prefix(ENTRY).and_then(|entry| entry.split_once(' ')) {
            let next = u32::try_from(people.len()).unwrap_or(u32::MAX);
            (day, person) = (Date::from_str(written).ok(), *people.entry(who.to_owned()).or_insert(next));
            continue;
        }
        let mut path = || parts.next().map(|path| SourcePath::new(&path));
        let Some(mut file) = path().filter(|_| !part.is_empty()) else { continue };
        // Of all that was done with a name, the last counts: it may have been used for several files.
        match part.as_bytes()[0] {
            b'R' => {
                let Some(new) = path() else { continue };
                fates.entry(new.clone()).or_insert(Fate::Stays);
                fates.entry(file).or_insert(Fate::Renamed(new.clone()));
                file = new;
            }
            b'D' => drop(fates.entry(file.clone()).or_insert(Fate::Gone)),
            _ => drop(fates.entry(file.clone()).or_insert(Fate::Stays)),
        }
        let changed = changes.entry(file).or_default();
        changed.day = changed.day.max(day);
        changed.people.insert(person);
    }
    History::new(head, by_last_name(&fates, changes))
}

/// The changes of each file under the name that it has now; those of files that are no more are left out.
fn by_last_name(
    fates: &FxHashMap<SourcePath, Fate>,
    changes: BTreeMap<SourcePath, Changes>,
) -> BTreeMap<SourcePath, FileHistory> {
    let mut files: BTreeMap<SourcePath, Changes> = BTreeMap::new();
    for (name, changed) in changes {
        let Some(last) = last_name(fates, name) else { continue };
        let file = files.entry(last).or_default();
        file.day = file.day.max(changed.day);
        file.people.extend(changed.people);
    }
    let told = |(file, Changes { day, people }): (SourcePath, Changes)| {
        let people = u32::try_from(people.len()).unwrap_or(u32::MAX);
        Some((file, FileHistory { day: day?, people }))
    };
    files.into_iter().filter_map(told).collect()
}

/// How often a file is followed from name to name: many names of one file take no time of note so.
const MOST_NAMES: usize = 100;

fn last_name(fates: &FxHashMap<SourcePath, Fate>, mut name: SourcePath) -> Option<SourcePath> {
    for _ in 0..MOST_NAMES {
        match fates.get(&name)? {
            Fate::Stays => return Some(name),
            Fate::Gone => return None,
            Fate::Renamed(next) => name = next.clone(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The history that a log tells, its parts split at `|`, as `file day people`.
    fn told(log: &str) -> Vec<String> {
        let log = log.replace('@', "\u{1}").replace('|', "\0");
        let history = read("head".to_owned(), log.as_bytes());
        history.files().map(|(file, FileHistory { day, people })| format!("{file} {day} {people}")).collect()
    }

    #[test]
    fn a_file_has_its_last_day_and_all_its_people() {
        let log = "@2026-11-03 a@x|\nM|content/a.md|@2026-11-01 b@x|\nM|content/a.md|A|content/b.md|@2026-10-01 a@x|\nA|content/a.md|";
        assert_eq!(told(log), ["content/a.md 2026-11-03 2", "content/b.md 2026-11-01 1"]);
    }

    #[test]
    fn the_last_day_is_not_that_of_the_first_entry_where_days_are_out_of_order() {
        assert_eq!(told("@2026-10-01 a@x|\nM|a|@2026-11-03 b@x|\nA|a|"), ["a 2026-11-03 2"]);
    }

    #[test]
    fn a_file_keeps_its_history_under_a_new_name() {
        let log = "@2026-11-03 a@x|\nM|c|@2026-11-02 b@x|\nR100|b|c|@2026-11-01 c@x|\nR080|a|b|@2026-10-01 d@x|\nA|a|";
        assert_eq!(told(log), ["c 2026-11-03 4"]);
        // The old name was used again for another file.
        let again = format!("@2026-11-09 e@x|\nA|a|{log}");
        assert_eq!(told(&again), ["a 2026-11-09 2", "c 2026-11-03 3"]);
    }

    #[test]
    fn what_is_gone_has_no_history() {
        assert_eq!(told("@2026-11-03 a@x|\nD|a|@2026-11-01 a@x|\nA|a|A|b|"), ["b 2026-11-01 1"]);
    }

    #[test]
    fn a_name_that_was_given_back_is_that_of_the_file() {
        assert_eq!(
            told("@2026-11-03 a@x|\nD|c|@2026-11-02 a@x|\nR100|a|b|@2026-11-01 a@x|\nR100|b|a|"),
            ["b 2026-11-02 1"]
        );
    }

    proptest::proptest! {
        #[test]
        fn no_log_makes_it_panic(log in "(\\x01|\\x00|\n|R100\\x00|M\\x00|D\\x00|2026-11-03 |[ab]\\x00){0,30}") {
            read(String::new(), log.as_bytes());
        }
    }
}
