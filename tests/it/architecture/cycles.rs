//! No file needs, through others, itself: who reads one file need not have read another first that needs this one.
//!
//! A module and the modules within it count as one here: a folder's `mod.rs` names its parts, and they use what it declares.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::names::{Crate, Meaning, Mention, Names};

/// For each module the others that it needs, and where it first says so.
type Needs<'c> = BTreeMap<&'c Names, BTreeMap<&'c Names, &'c Mention>>;

fn needs(house: &Crate) -> Needs<'_> {
    let mut needs = Needs::new();
    for (from, module) in &house.modules {
        for mention in &module.mentions {
            let Some(Meaning::Ours(to, _)) = house.resolve(from, &mention.path) else { continue };
            if !to.starts_with(from) && !from.starts_with(&to) {
                let (to, _) = house.modules.get_key_value(&to).expect("what is resolved is a module");
                needs.entry(from).or_default().entry(to).or_insert(mention);
            }
        }
    }
    needs
}

/// The shortest way from a module through others back to itself.
fn cycle<'c>(needs: &Needs<'c>, start: &'c Names) -> Option<Vec<&'c Names>> {
    let mut before: BTreeMap<&Names, &Names> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for &next in needs.get(at).into_iter().flatten().map(|(next, _)| next) {
            if next == start {
                let mut way = vec![at];
                way.extend(std::iter::successors(before.get(at), |at| before.get(**at)).copied());
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(next) {
                before.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}

#[test]
fn no_file_needs_itself_through_others() {
    let house = super::house();
    let needs = needs(house);
    let mut ways: Vec<Vec<&Names>> = needs.keys().filter_map(|start| cycle(&needs, start)).collect();
    ways.sort_by_key(Vec::len);
    // Who needs whom in a cycle that was told; one that has a part in common with it most often ends with it.
    let mut told = BTreeSet::new();
    let mut wrong = Vec::new();
    for way in ways {
        let steps: Vec<_> = way.iter().copied().zip(way.iter().skip(1).chain(way.first()).copied()).collect();
        if steps.iter().any(|step| told.contains(step)) {
            continue;
        }
        told.extend(steps.iter().copied());
        wrong.push(format!("an import cycle of {} files:", way.len()));
        wrong.extend(steps.into_iter().map(|(from, to)| {
            let mention = needs[from][to];
            let (path, to) = (mention.path.join("::"), super::shown(&house.modules[to].file));
            format!("  {}:{} needs {to}, by `{path}`", super::shown(&house.modules[from].file), mention.line)
        }));
    }
    super::fail_with(&wrong, "move what both need into a file below both, or pass it as an argument");
}

#[test]
fn a_re_export_hides_no_cycle() {
    let needs_of = |from: &str| {
        let house = super::house();
        let names: Names = from.split("::").map(str::to_owned).collect();
        let to: Vec<String> = needs(house)[&names].keys().map(|to| to.join("::")).collect();
        to
    };
    // `knowledge` re-exports what its files declare, and `crate::content::Entry` is in a file of its own.
    let described = needs_of("release::described");
    assert!(described.contains(&"knowledge::theme".to_owned()), "{described:?}");
    assert!(described.contains(&"content::entry".to_owned()), "{described:?}");
}
