//! What if: the sums that the page of priorities makes in a browser are those of the build, in thousands of random studies.
//!
//! Comes in: random studies, each with other policies, without some interviews, without a team. Goes out: nothing. Does not know:
//! the formula. The scripts of the look run in node; where there is none the test is skipped.

mod study;
mod terminal;

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use cairn::analysis::priority::{Candidate, FormulaInputs, PriorityRow};
use cairn::analysis::{self, Numbers, priority};
use cairn::base::path::SourcePath;
use cairn::config::{self, Settings};
use cairn::content::Entries;
use cairn::content::read::{self, TextFile};
use cairn::knowledge::{self, Knowledge};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::study::random::Random;
use study::{File, Policy, RandomStudy};

const SEED: u64 = 0x7768_6174_6966;
/// How many studies there are; each is tried as published and in four other ways.
const STUDIES: u64 = 600;

/// A study that was read, linked and counted.
pub(crate) struct Counted {
    pub(crate) knowledge: Knowledge,
    pub(crate) settings: Settings,
}

/// The entries and the settings of a study.
fn read_all(files: &[File]) -> (Entries, Settings) {
    let mut entries = Entries::default();
    let mut settings = Settings::default();
    for (path, text) in files {
        let path = SourcePath::new(path);
        if path.as_str() == "site.toml" {
            let read = config::read(text, &path);
            assert_eq!(read.diagnostics, [], "{text}");
            settings = read.value;
        } else {
            let read = read::read(TextFile { path: &path, text }, None);
            assert_eq!(read.diagnostics, [], "{text}");
            entries.add(read.value.entry);
        }
    }
    (entries, settings)
}

impl Counted {
    pub(crate) fn new(files: &[File]) -> Self {
        let (entries, settings) = read_all(files);
        Self { knowledge: knowledge::link(entries).value, settings }
    }

    /// Nothing is drawn: that says how sure the order is, which nobody tries here, and would take minutes.
    fn numbers(&self) -> Numbers {
        analysis::numbers_with(&self.knowledge, &self.settings, |_| Arc::default())
    }

    fn inputs(&self) -> FormulaInputs {
        let numbers = self.numbers();
        priority::inputs(&self.knowledge, &numbers.rollup, &self.settings)
    }

    /// The rows, as the build has them.
    fn rows(&self) -> Vec<Value> {
        let numbers = self.numbers();
        numbers.priorities.rows.iter().map(|row| self.row(row)).collect()
    }

    fn row(&self, row: &PriorityRow) -> Value {
        let name = match row.candidate {
            Candidate::Opportunity(id) => format!("opportunity.{}", self.knowledge.opportunities[id].entry.slug),
            Candidate::Theme(id) => format!("theme.{}", self.knowledge.themes[id].slug),
        };
        json!({
            "name": name,
            "rank": row.rank,
            "affected": row.share.affected,
            "share": row.share.value,
            "reached": row.share.people,
            "f": row.frequency.value,
            "latent": row.frequency.avoided.value,
            "toil": row.effect.toil.value,
            "load": row.effect.load.as_ref().map(|load| load.value),
            "modifier": row.effect.modifier,
            "impact": row.effect.impact,
            "strategic": row.terms.strategic,
            "priority": row.priority,
        })
    }

    /// What each candidate is called, in the order of the inputs.
    fn names(&self, inputs: &FormulaInputs) -> Vec<String> {
        let name = |candidate| match candidate {
            Candidate::Opportunity(id) => format!("opportunity.{}", self.knowledge.opportunities[id].entry.slug),
            Candidate::Theme(id) => format!("theme.{}", self.knowledge.themes[id].slug),
        };
        inputs.candidates.iter().map(|inputs| name(inputs.candidate)).collect()
    }
}

/// A study in all ways that are tried.
fn cases(seed: u64) -> Vec<Value> {
    let mut random = Random::new(SEED, seed);
    let random = &mut random;
    let study = RandomStudy::new(random, seed.is_multiple_of(2));
    let base = Counted::new(&study.files());
    let inputs = base.inputs();
    let names = base.names(&inputs);
    let mut tried: Vec<(&str, Value, RandomStudy)> = vec![("as published", json!({}), study.clone())];
    tried.push(other_policy(random, &study));
    if seed.is_multiple_of(2) {
        tried.push(fewer_interviews(random, &study, inputs.people));
        tried.push(only_since(&study, inputs.people));
    }
    tried.extend(without_a_team(random, &study, &inputs));
    let data = serde_json::to_value(&inputs).expect("it has text for keys");
    let case = |(name, choice, changed): (&str, Value, RandomStudy)| {
        let rows = Counted::new(&changed.files()).rows();
        json!({"name": format!("{seed}: {name}"), "names": &names, "data": &data, "choice": choice, "rows": rows})
    };
    tried.into_iter().map(case).collect()
}

/// The same with everything else that `site.toml` and the outcomes say.
fn other_policy(random: &mut Random, study: &RandomStudy) -> (&'static str, Value, RandomStudy) {
    let mut changed = study.clone();
    changed.policy = Policy::random(random, study.policy.weights.len(), 0);
    changed.policy.population = study.policy.population;
    let usual = Settings::default().scoring;
    let choice = json!({
        "point": changed.policy.point,
        "weights": changed.policy.weights,
        "load": changed.policy.load.unwrap_or(usual.load),
        "modifiers": changed.policy.modifiers.unwrap_or(usual.modifiers),
        "study": changed.policy.study,
    });
    ("another policy", choice, changed)
}

/// The same without some interviews: they change n alone, so N is stated.
fn fewer_interviews(random: &mut Random, study: &RandomStudy, people: u32) -> (&'static str, Value, RandomStudy) {
    let out: Vec<usize> = (0..study.interviews.len()).filter(|_| random.once_in(3)).collect();
    let changed = without_interviews(study, &out, people);
    ("without interviews", json!({"interviews": out}), changed)
}

/// The same with interviews of the second half of the year alone.
fn only_since(study: &RandomStudy, people: u32) -> (&'static str, Value, RandomStudy) {
    const DAY: &str = "2026-07-01";
    let is_older = |place: &usize| study.interviews[*place].date.as_deref().is_none_or(|date| date < DAY);
    let out: Vec<usize> = (0..study.interviews.len()).filter(is_older).collect();
    ("since a day", json!({"since": DAY}), without_interviews(study, &out, people))
}

fn without_interviews(study: &RandomStudy, out: &[usize], people: u32) -> RandomStudy {
    let mut changed = study.clone();
    changed.policy.population = Some(people);
    out.iter().for_each(|place| changed.interviews[*place].people.clear());
    changed
}

/// The same without a team that has none below it, and with its people's share of a population that is stated.
fn without_a_team(
    random: &mut Random,
    study: &RandomStudy,
    inputs: &FormulaInputs,
) -> Option<(&'static str, Value, RandomStudy)> {
    let is_above = |team: usize| study.teams.iter().any(|other| other.parent == Some(team));
    let lowest: Vec<usize> = (0..study.teams.len()).filter(|team| !is_above(*team)).collect();
    let team = *random.pick(&lowest);
    let left = &inputs.teams[team];
    let mut changed = study.without_team(team);
    let people = if left.counts { left.people } else { 0 };
    changed.policy.population = study.policy.population.map(|stated| stated.saturating_sub(people));
    Some(("without a team", json!({"teams": [team]}), changed))
}

/// Whether node is there; said aloud where it is not.
fn has_node() -> bool {
    let is_there = Command::new("node").arg("--version").output().is_ok_and(|run| run.status.success());
    if !is_there {
        let _ = writeln!(std::io::stderr(), "skipped: this test runs node, which is not there");
    }
    is_there
}

#[test]
fn the_sums_in_the_browser_are_those_of_the_build() {
    if !has_node() {
        return;
    }
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let file = folder.path().join("cases.jsonl");
    let cases: Vec<Value> = (0..STUDIES).into_par_iter().flat_map_iter(cases).collect();
    let lines: Vec<String> = cases.iter().map(Value::to_string).collect();
    std::fs::write(&file, lines.join("\n")).expect("it can be written");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = Command::new("node")
        .args([root.join("tests/it/what_if/compare.mjs"), root.join("themes/default/static/js"), file])
        .output()
        .expect("node is there");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(said.trim(), format!("{} cases are the same", cases.len()));
    assert!(cases.len() >= 2_000, "{}", cases.len());
}
