//! The steps of a build one by one, through the library's public functions: `cargo bench --bench steps`.
//!
//! Comes in: generated studies. Goes out: divan's table of times; `cargo bench --bench steps -- link` makes a part of
//! it. Does not know: the command line, whole builds: those are measured by `sites`.

mod draws;
mod files;
mod one_file;
mod pages;
#[path = "../study/mod.rs"]
mod study;
mod together;

use std::borrow::Cow;
use std::collections::BTreeMap;

use cairn::analysis::{self, Analysis, Numbers};
use cairn::base::hash::Digest;
use cairn::base::history::History;
use cairn::base::path::SourcePath;
use cairn::config::Settings;
use cairn::content::Entries;
use cairn::content::Entry;
use cairn::content::interview::{Interview, Script};
use cairn::content::read::{self, TextFile};
use cairn::diagnostic::Diagnostic;
use cairn::knowledge::{self, Knowledge};
use cairn::look::Look;
use cairn::release::{Permissions, release};
use cairn::site::quote_selection::QuoteSelection;
use cairn::site::{self, PageReaders, Plan, PlanInputs, QuoteCache, SiteContext, SiteIndex, Transcript, Transcripts};

/// How many interviews there are for steps that need more than one.
const SIZES: [usize; 2] = [100, 1000];

fn main() {
    divan::main();
}

/// The Markdown files of a study, in the order in which a build reads them.
fn markdown(interviews: usize) -> Vec<(SourcePath, String)> {
    let sentences = study::Sentences::of_the_demonstration();
    let files = study::files(&sentences, interviews).filter(|(path, _)| path.ends_with(".md"));
    let mut files: Vec<_> = files.map(|(path, text)| (SourcePath::new(&path), text)).collect();
    files.sort();
    files
}

fn entries(interviews: usize) -> Entries {
    let mut entries = Entries::default();
    for (path, text) in &markdown(interviews) {
        entries.add(read::read(TextFile { path, text }, None).value.entry);
    }
    entries
}

/// The texts of all files, with their scripts.
fn texts(interviews: usize) -> Texts {
    let texts = markdown(interviews).into_iter();
    Texts(
        texts
            .map(|(path, text)| {
                (path.clone(), (read::read(TextFile { path: &path, text: &text }, None).value.script, text))
            })
            .collect(),
    )
}

/// A study with nothing left to do but its pages.
struct Study {
    settings: Settings,
    look: Look,
    knowledge: Knowledge,
    numbers: Numbers,
    plan: Plan,
    index: SiteIndex,
    quotes: QuoteCache,
    texts: Texts,
    history: History,
    readers: PageReaders,
}

/// The texts of all files.
#[derive(Debug)]
struct Texts(BTreeMap<SourcePath, (Option<Script>, String)>);

impl Transcripts for Texts {
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>> {
        let (script, text) = &self.0[&interview.path];
        let script = script.as_ref().expect("it is an interview");
        Ok(Transcript { text: Cow::Borrowed(text), script: Cow::Borrowed(script) })
    }

    fn digest(&self, interview: &Entry<Interview>) -> Digest {
        Digest::of(self.0[&interview.path].1.as_bytes())
    }
}

impl Study {
    fn of(interviews: usize) -> Self {
        let settings = Settings::default();
        let look = Look::load(&settings, &[]).value;
        let knowledge = knowledge::link(entries(interviews)).value;
        let numbers = analysis::numbers(&knowledge, &settings);
        let released = release(&knowledge, &Permissions::EVERYTHING);
        let own = look.look_assets();
        let inputs = PlanInputs { settings: &settings, assets: &[], look: &own, withdrawn: Vec::new() };
        let plan = site::plan(released, inputs).value;
        let index = SiteIndex::new(
            &QuoteSelection {
                released,
                analysis: Analysis::new(&knowledge, &numbers),
                numbers: &numbers,
                calendar: &settings.scoring.calendar,
            },
            &plan.addresses,
            look.words(),
        );
        let quotes = QuoteCache::new(knowledge.interviews.len());
        let history = History::default();
        let (readers, texts) = (PageReaders::default(), texts(interviews));
        Self { settings, look, knowledge, numbers, plan, index, readers, quotes, texts, history }
    }

    fn site_context(&self) -> SiteContext<'_> {
        let Self { settings, look, knowledge, numbers, plan, index, readers, texts, history, .. } = self;
        let released = release(knowledge, &Permissions::EVERYTHING);
        let analysis = Analysis::new(knowledge, numbers);
        let (words, addresses) = (look.words(), &plan.addresses);
        let transcripts = texts;
        SiteContext { released, numbers, analysis, settings, words, addresses, index, readers, transcripts, history }
    }
}
