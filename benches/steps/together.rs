//! Steps that see the whole study: link, score, plan.
//!
//! Comes in: generated studies of several sizes. Goes out: times. Does not know: pages.

use std::sync::Arc;

use cairn::analysis::{self, cooccurrence, coverage, priority};
use cairn::knowledge;
use cairn::site::{self, PlanInputs, SiteIndex};
use divan::{Bencher, black_box};

use crate::{SIZES, Study, entries};

#[divan::bench(args = SIZES)]
fn link(bencher: Bencher<'_, '_>, interviews: usize) {
    let entries = entries(interviews);
    bencher.with_inputs(|| entries.clone()).bench_local_values(knowledge::link);
}

/// Everything that is counted, on all cores.
#[divan::bench(args = SIZES)]
fn score(bencher: Bencher<'_, '_>, interviews: usize) {
    let study = Study::of(interviews);
    bencher.bench_local(|| analysis::numbers(black_box(&study.knowledge), &study.settings));
}

#[divan::bench(args = SIZES)]
fn score_priorities(bencher: Bencher<'_, '_>, interviews: usize) {
    let Study { knowledge, numbers, settings, .. } = Study::of(interviews);
    bencher.bench_local(|| priority::priorities(black_box(&knowledge), &numbers.rollup, &settings, |_| Arc::default()));
}

#[divan::bench(args = SIZES)]
fn score_coverage(bencher: Bencher<'_, '_>, interviews: usize) {
    let Study { knowledge, numbers, .. } = Study::of(interviews);
    bencher.bench_local(|| coverage::coverage(black_box(&knowledge), &numbers.rollup));
}

#[divan::bench(args = SIZES)]
fn score_cooccurrence(bencher: Bencher<'_, '_>, interviews: usize) {
    let Study { knowledge, numbers, .. } = Study::of(interviews);
    bencher.bench_local(|| cooccurrence::cooccurrence(black_box(&knowledge), &numbers.rollup));
}

#[divan::bench(args = SIZES)]
fn plan(bencher: Bencher<'_, '_>, interviews: usize) {
    let study = Study::of(interviews);
    let own = study.look.look_assets();
    bencher.bench_local(|| {
        let inputs = PlanInputs { settings: &study.settings, assets: &[], look: &own, withdrawn: Vec::new() };
        site::plan(black_box(study.site_context().released), inputs)
    });
}

/// What pages look things up in.
#[divan::bench(args = SIZES)]
fn index(bencher: Bencher<'_, '_>, interviews: usize) {
    let study = Study::of(interviews);
    bencher.bench_local(|| {
        SiteIndex::new(black_box(&study.site_context().quote_selection()), &study.plan.addresses, study.look.words())
    });
}
