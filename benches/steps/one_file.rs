//! Steps that see one file: front matter, Markdown, marks, HTML, the whole interview.
//!
//! Comes in: one generated interview. Goes out: times, and how many bytes that is a second. Does not know: any second
//! file.

use cairn::base::path::SourcePath;
use cairn::content::read::{self, TextFile};
use cairn::content::{Kind, kind_of};
use cairn::markdown::document::Document;
use cairn::markdown::html::{self, Edits};
use cairn::markdown::{bracketed, front_matter};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn interview() -> (SourcePath, String) {
    let is_one = |(path, _): &(SourcePath, String)| kind_of(path) == Some(Kind::Interview);
    crate::markdown(1).into_iter().find(is_one).expect("there is one")
}

/// Times a step from an interview's text.
fn from_text<T>(bencher: Bencher<'_, '_>, step: impl Fn(&str, &SourcePath) -> T) {
    let (path, text) = interview();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| step(black_box(&text), &path));
}

/// Times a step from a parsed document.
fn from_document<T>(bencher: Bencher<'_, '_>, step: impl Fn(&Document<'_>, &SourcePath) -> T) {
    let (path, text) = interview();
    let document = Document::parse(&text, front_matter::split(&text, &path).value.body);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| step(black_box(&document), &path));
}

/// What pulldown-cmark takes for text to HTML, with nothing kept of what it read.
#[divan::bench]
fn floor(bencher: Bencher<'_, '_>) {
    from_text(bencher, |text, _| {
        let mut page = String::with_capacity(text.len() * 5 / 4);
        pulldown_cmark::html::push_html(&mut page, pulldown_cmark::Parser::new(text));
        page
    });
}

#[divan::bench]
fn split_front_matter(bencher: Bencher<'_, '_>) {
    from_text(bencher, front_matter::split);
}

#[divan::bench]
fn parse_markdown(bencher: Bencher<'_, '_>) {
    from_text(bencher, |text, _| black_box(Document::parse(text, 0).blocks().len()));
}

#[divan::bench]
fn find_marks(bencher: Bencher<'_, '_>) {
    from_document(bencher, bracketed::find);
}

#[divan::bench]
fn render_html(bencher: Bencher<'_, '_>) {
    from_document(bencher, |document, _| html::render(document, Edits::default(), str::to_owned));
}

/// All of these, with turns, times and quotes: they can be reached from outside only together.
#[divan::bench]
fn read_interview(bencher: Bencher<'_, '_>) {
    from_text(bencher, |text, path| read::read(TextFile { path, text }, None));
}
