//! Small studies for tests, from Markdown to the context of pages.
//!
//! Comes in: files as text. Goes out: a [`Study`] whose pages can be asked for. Does not know: the disk.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::as_markdown::{self, MarkdownPage};
use super::page_html::PageHtml;
use super::page_kind::PageContent;
use super::quote_selection::QuoteSelection;
use super::view::block::Placeholder;
use super::words::Words;
use super::{
    Content, PageData, PageReaders, Plan, PlanInputs, Planned, QuoteCache, SiteContext, SiteIndex, Transcript,
    Transcripts, content, plan,
};
use crate::analysis::{self, Analysis, Numbers};
use crate::base::hash::Digest;
use crate::base::history::History;
use crate::base::path::SourcePath;
use crate::config::{self, Settings};
use crate::content::Entries;
use crate::content::Entry;
use crate::content::interview::coded_again::coder_in;
use crate::content::interview::{Interview, Script};
use crate::content::read::{self, ListFiles, Parsed, TextFile};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{self, Knowledge};
use crate::release::{Audience, Permissions, release};

const SETTINGS: &str = "site.toml";

/// A study that was read and linked.
pub(crate) struct Study {
    pub(crate) settings: Settings,
    pub(crate) words: Words,
    pub(crate) knowledge: Knowledge,
    pub(crate) numbers: Numbers,
    pub(crate) plan: Plan,
    index: SiteIndex,
    quotes: QuoteCache,
    texts: Texts,
    permissions: Permissions,
    pub(crate) history: History,
    readers: PageReaders,
}

/// The texts of all files.
#[derive(Debug)]
struct Texts {
    texts: BTreeMap<SourcePath, String>,
    scripts: BTreeMap<SourcePath, Script>,
}

impl Transcripts for Texts {
    fn transcript<'a>(&'a self, interview: &'a Entry<Interview>) -> Result<Transcript<'a>, Box<Diagnostic>> {
        let Self { texts, scripts } = self;
        Ok(Transcript {
            text: Cow::Borrowed(&texts[&interview.path]),
            script: Cow::Borrowed(&scripts[&interview.path]),
        })
    }

    fn digest(&self, interview: &Entry<Interview>) -> Digest {
        Digest::of(self.texts[&interview.path].as_bytes())
    }
}

impl Study {
    /// Reads, links and plans; all complaints on the way. What is neither Markdown nor a list of quotes is an asset, but for
    /// `site.toml`.
    pub(crate) fn read(files: &[(&str, &str)]) -> (Self, Vec<Diagnostic>) {
        Self::read_for(&Audience::Everybody, files)
    }

    /// The same for an audience.
    pub(crate) fn read_for(audience: &Audience, files: &[(&str, &str)]) -> (Self, Vec<Diagnostic>) {
        let mut complaints = Vec::new();
        let mut entries = Entries::default();
        let mut scripts = BTreeMap::new();
        let (markdown, assets): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path.ends_with(".md"));
        for (path, text) in markdown {
            let path = SourcePath::new(path);
            let second = files.iter().map(|(list, text)| (SourcePath::new(list), *text));
            let second: Vec<(SourcePath, &str)> = second.filter(|(list, _)| coder_in(&path, list).is_some()).collect();
            let second: Vec<TextFile<'_>> = second.iter().map(|(path, text)| TextFile { path, text }).collect();
            let lists = ListFiles { own: None, second: &second };
            let Parsed { entry, script } =
                read::read_with(TextFile { path: &path, text }, lists).report_into(&mut complaints);
            entries.add(entry);
            scripts.extend(script.map(|script| (path, script)));
        }
        let own = files
            .iter()
            .find(|(path, _)| *path == SETTINGS)
            .map(|(path, text)| config::read(text, &SourcePath::new(path)).report_into(&mut complaints));
        let own = own.unwrap_or_default();
        let settings = Settings { base_url: "https://x.example/research/".to_owned(), ..own };
        let knowledge = knowledge::link(entries).report_into(&mut complaints);
        let numbers = analysis::numbers(&knowledge, &settings);
        let assets = assets.iter().filter(|(path, _)| *path != SETTINGS && !path.ends_with(".quotes.yaml"));
        let assets: Vec<SourcePath> = assets.map(|(path, _)| SourcePath::new(path)).collect();
        let permissions = match audience.settings(&settings.audiences) {
            Some(described) => Permissions::new(&knowledge, described, None),
            None if *audience == Audience::Everybody => Permissions::EVERYTHING,
            None => Permissions::NOTHING,
        };
        let released = release(&knowledge, &permissions);
        let inputs = PlanInputs { settings: &settings, assets: &assets, look: &[], withdrawn: Vec::new() };
        let plan = plan(released, inputs).report_into(&mut complaints);
        let words = Words::new("en");
        let analysis = Analysis::new(&knowledge, &numbers);
        let selection = QuoteSelection { released, analysis, numbers: &numbers, calendar: &settings.scoring.calendar };
        let index = SiteIndex::new(&selection, &plan.addresses, &words);
        let texts = files.iter().map(|(path, text)| (SourcePath::new(path), (*text).to_owned()));
        let texts = Texts { texts: texts.collect(), scripts };
        let quotes = QuoteCache::new(knowledge.interviews.len());
        let history = History::default();
        let readers = PageReaders::default();
        let study =
            Self { settings, words, knowledge, numbers, plan, index, quotes, texts, permissions, history, readers };
        (study, complaints)
    }

    /// A study without complaints.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let (study, complaints) = Self::read(files);
        assert_eq!(complaints, []);
        study
    }

    pub(crate) fn site_context(&self) -> SiteContext<'_> {
        let Self { settings, words, knowledge, numbers, plan, index, texts, history, readers, .. } = self;
        let released = release(knowledge, &self.permissions);
        let analysis = Analysis::new(knowledge, numbers);
        SiteContext {
            released,
            numbers,
            analysis,
            settings,
            words,
            addresses: &plan.addresses,
            index,
            transcripts: texts,
            history,
            readers,
        }
    }

    pub(crate) fn planned(&self, route: &str) -> &Planned {
        let found = self.plan.pages.iter().find(|planned| planned.route.as_str() == route);
        found.unwrap_or_else(|| panic!("no page at {route}"))
    }

    pub(crate) fn page(&self, planned: &Planned) -> Box<PageData<'_>> {
        match content(self.site_context(), &self.quotes, planned) {
            Content::Page(page) => page,
            Content::Bytes(_) | Content::Picture(..) => panic!("{} has no template", planned.route.as_str()),
        }
    }

    /// The pages that have a template.
    pub(crate) fn pages(&self) -> impl Iterator<Item = &Planned> {
        self.plan.pages.iter().filter(|planned| matches!(planned.kind.content, PageContent::Template(..)))
    }

    /// What a data file holds.
    pub(crate) fn data(&self, route: &str) -> String {
        match content(self.site_context(), &self.quotes, self.planned(route)) {
            Content::Bytes(pieces) => String::from_utf8(pieces.concat()).unwrap(),
            Content::Page(_) | Content::Picture(..) => panic!("{route} has a template, or is a picture"),
        }
    }

    /// What a page shows, as JSON, and its body.
    pub(crate) fn shown(&self, route: &str) -> (serde_json::Value, String) {
        let page = self.page(self.planned(route));
        (serde_json::to_value(&page.view).unwrap(), filled(&page, page.body))
    }
}

/// What a block is written as.
pub(crate) fn filled(page: &PageData<'_>, placeholder: Option<Placeholder>) -> String {
    let mut html = PageHtml::default();
    page.fill(&placeholder.map(|placeholder| placeholder.to_string()).unwrap_or_default(), &mut html)
        .expect("its transcripts are there");
    html.text
}

/// A page as Markdown, by what is known of its parts, and by its HTML alone.
pub(crate) fn as_markdown_in_two_ways(mut html: PageHtml) -> [String; 2] {
    let words = Words::new("en");
    let page = MarkdownPage { address: "https://x.example/interviews/p07/", words: &words };
    let markdown = |html: &PageHtml| {
        let mut out = String::new();
        as_markdown::write(page, html, &mut out);
        out
    };
    let known = markdown(&html);
    html.parts.clear();
    [known, markdown(&html)]
}
