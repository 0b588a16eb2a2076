//! Steps that make one page: what it shows, then its bytes; and the data files.
//!
//! Comes in: a generated study. Goes out: times by kind of page. Does not know: where the bytes go.

use cairn::base::hash::Hasher;
use cairn::site::page_kind::PageContent;
use cairn::site::{self, Content, PageData, PageHtml, Planned};
use divan::{Bencher, black_box};

use crate::{SIZES, Study};

/// The templates of pages that are large, or many.
const PAGES: [&str; 6] =
    ["interview.html", "theme.html", "team.html", "opportunity.html", "priorities.html", "interviews.html"];
/// Of a study of this size; a page about one interview is the same in all of them.
const INTERVIEWS: usize = SIZES[1];

/// The first page with a template.
fn planned<'s>(study: &'s Study, template: &str) -> &'s Planned {
    let is_it = |planned: &&Planned| matches!(planned.kind.content, PageContent::Template(name, _) if name == template);
    study.plan.pages.iter().find(is_it).expect("a generated study has each kind of page")
}

fn page<'s>(study: &'s Study, template: &str) -> Box<PageData<'s>> {
    match site::content(study.site_context(), &study.quotes, planned(study, template)) {
        Content::Page(page) => page,
        Content::Bytes(_) | Content::Picture(..) => unreachable!("it has a template"),
    }
}

/// What a page shows.
#[divan::bench(args = PAGES)]
fn view(bencher: Bencher<'_, '_>, template: &str) {
    let study = Study::of(INTERVIEWS);
    let planned = planned(&study, template);
    bencher.bench_local(|| site::content(black_box(study.site_context()), &study.quotes, planned));
}

/// The digest of what a page shows: a server makes this in place of the bytes.
#[divan::bench(args = PAGES)]
fn hash(bencher: Bencher<'_, '_>, template: &str) {
    let study = Study::of(INTERVIEWS);
    let page = page(&study, template);
    bencher.bench_local(|| {
        let mut hasher = Hasher::new();
        black_box(&page).hash_into(&mut hasher);
        hasher.finish()
    });
}

/// A page's bytes.
#[divan::bench(args = PAGES)]
fn render(bencher: Bencher<'_, '_>, template: &str) {
    let study = Study::of(INTERVIEWS);
    let page = page(&study, template);
    let mut out = PageHtml::default();
    bencher.bench_local(|| {
        out.clear();
        study.look.render(black_box(&page), &mut out).expect("the built-in look can be filled");
    });
}

#[divan::bench(args = SIZES)]
fn data(bencher: Bencher<'_, '_>, interviews: usize) {
    let study = Study::of(interviews);
    let files: Vec<&Planned> =
        study.plan.pages.iter().filter(|planned| matches!(planned.kind.content, PageContent::Bytes(_))).collect();
    bencher.bench_local(|| {
        files.iter().for_each(|file| drop(black_box(site::content(study.site_context(), &study.quotes, file))));
    });
}
