//! How sure the order of the priorities is: the draws of a large study.
//!
//! Comes in: a study of 60 candidates, 1,000 participants and 3,000 people. Goes out: times. Does not know: pages.

use std::fmt::Write as _;
use std::sync::Arc;

use cairn::analysis;
use cairn::analysis::priority::draws::{self, DrawInputs};
use cairn::base::path::SourcePath;
use cairn::config::Settings;
use cairn::content::Entries;
use cairn::content::read::{self, TextFile};
use cairn::knowledge;
use divan::{Bencher, black_box};

use crate::study::random::Random;

const CANDIDATES: usize = 60;
const PARTICIPANTS: usize = 1000;
const TEAMS: usize = 20;
/// The head-count of a team: 3,000 people in all.
const OF_A_TEAM: usize = 150;
/// How many quotes each participant has.
const QUOTES: usize = 13;

fn inputs() -> DrawInputs {
    let mut entries = Entries::default();
    let mut add = |path: String, text: String| {
        entries.add(read::read(TextFile { path: &SourcePath::new(&path), text: &text }, None).value.entry);
    };
    for team in 0..TEAMS {
        add(format!("content/teams/t{team}.md"), format!("---\nheadcount: {OF_A_TEAM}\n---\n"));
    }
    let mut random = Random::new(0x6472_6177, 0);
    for person in 0..PARTICIPANTS {
        let mut text = format!("---\nparticipant: P{person}\nteam: t{}\n---\n**P{person}:** So.", person % TEAMS);
        for quote in 0..QUOTES {
            let (theme, minutes) = (random.below(CANDIDATES), random.between(2, 300));
            let freq = random.pick(&["daily", "weekly", "monthly", "quarterly"]);
            let _ = write!(text, " [Words {quote}.]{{.c{theme} freq={freq} toil={minutes}m}}");
        }
        add(format!("content/interviews/p{person}.md"), text + "\n");
    }
    let knowledge = knowledge::link(entries).value;
    let mut inputs = None;
    let drawn = |of: &DrawInputs| {
        inputs = Some(of.clone());
        Arc::default()
    };
    analysis::numbers_with(&knowledge, &Settings::default(), drawn);
    inputs.expect("draws are asked for")
}

/// On all cores.
#[divan::bench(sample_count = 10)]
fn draw(bencher: Bencher<'_, '_>) {
    let inputs = inputs();
    bencher.bench_local(|| draws::draw(black_box(&inputs)));
}
