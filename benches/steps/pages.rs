//! Steps that make one page: what it shows, then its bytes; and the data files.
//!
//! Comes in: a generated study. Goes out: times by kind of page. Does not know: where the bytes go.

use cairn::base::hash::Hasher;
use cairn::content::Kind;
use cairn::site::data::DataFile;
use cairn::site::{self, Page, Planned};
use divan::{Bencher, black_box};

use crate::{SIZES, Study};

/// The kinds of page that are large, or many.
const PAGES: [&str; 6] = ["interview", "theme", "team", "opportunity", "priorities", "interviews"];
/// Of a study of this size; a page about one interview is the same in all of them.
const INTERVIEWS: usize = SIZES[1];

/// The first page of a kind.
fn page<'s>(study: &'s Study, kind: &str) -> &'s Planned {
    let is_it = |planned: &&Planned| match planned.page {
        Page::Interview(_) => kind == "interview",
        Page::Theme(_) => kind == "theme",
        Page::Team(_) => kind == "team",
        Page::Opportunity(_) => kind == "opportunity",
        Page::Priorities => kind == "priorities",
        Page::List(list) => kind == "interviews" && list == Kind::Interview,
        _ => false,
    };
    study.plan.pages.iter().find(is_it).expect("a generated study has each kind of page")
}

/// What a page shows.
#[divan::bench(args = PAGES)]
fn view(bencher: Bencher<'_, '_>, kind: &str) {
    let study = Study::of(INTERVIEWS);
    let planned = page(&study, kind);
    bencher.bench_local(|| site::sheet(black_box(study.facts()), &study.quotes, planned));
}

/// What stands for what a page shows: a server makes this in place of the bytes.
#[divan::bench(args = PAGES)]
fn hash(bencher: Bencher<'_, '_>, kind: &str) {
    let study = Study::of(INTERVIEWS);
    let sheet = site::sheet(study.facts(), &study.quotes, page(&study, kind));
    bencher.bench_local(|| {
        let mut hasher = Hasher::new();
        black_box(&sheet).hash_into(&mut hasher);
        hasher.finish()
    });
}

/// A page's bytes.
#[divan::bench(args = PAGES)]
fn render(bencher: Bencher<'_, '_>, kind: &str) {
    let study = Study::of(INTERVIEWS);
    let sheet = site::sheet(study.facts(), &study.quotes, page(&study, kind));
    let mut page = String::new();
    bencher.bench_local(|| {
        page.clear();
        study.look.render(black_box(&sheet), &mut page).expect("the built-in look can be filled");
    });
}

#[divan::bench(args = SIZES)]
fn data(bencher: Bencher<'_, '_>, interviews: usize) {
    let study = Study::of(interviews);
    bencher.bench_local(|| DataFile::ALL.map(|file| file.write(black_box(&study.facts()))));
}
