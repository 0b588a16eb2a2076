//! The lists of quotes that lie beside interviews.
//!
//! Comes in: a snapshot. Goes out: which lists belong to which interview, and a complaint for each that belongs to none.
//! Does not know: what is in them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::{Kind, kind_of};
use crate::diagnostic::Diagnostic;
use crate::source::{self, Snapshot, SourceFile};

/// The lists of quotes, by the path of the interview that each lies beside, without its ending.
pub(super) struct QuoteLists<'s> {
    by_stem: BTreeMap<&'s str, InterviewLists<'s>>,
    strays: Vec<Stray<'s>>,
}

/// The lists of quotes beside an interview.
#[derive(Debug, Clone, Default)]
pub(super) struct InterviewLists<'s> {
    /// Its own.
    pub(super) own: Option<&'s SourceFile>,
    /// Those of whoever coded it again, in path order.
    pub(super) second: Vec<&'s SourceFile>,
}

impl<'s> InterviewLists<'s> {
    /// All of them.
    pub(super) fn files(&self) -> impl Iterator<Item = &'s SourceFile> {
        self.own.into_iter().chain(self.second.iter().copied())
    }
}

/// A list that lies beside no interview: its path without its ending, and the file.
type Stray<'s> = (&'s str, &'s SourceFile);

/// The interviews of a study, each as its path without its ending.
struct InterviewStems<'s> {
    snapshot: &'s Snapshot,
    /// By the form in which names are compared; made where a list has no interview of just its name.
    folded: OnceCell<BTreeMap<Cow<'s, str>, &'s str>>,
}

impl<'s> InterviewStems<'s> {
    fn new(snapshot: &'s Snapshot) -> Self {
        Self { snapshot, folded: OnceCell::new() }
    }

    /// The interview with a name, however the two were typed.
    fn find(&self, stem: &str) -> Option<&'s str> {
        let files = &self.snapshot.markdown;
        let path = SourcePath::new(&format!("{stem}.md"));
        let exact = files.binary_search_by(|file| file.path.cmp(&path)).ok().and_then(|at| stem_of(&files[at].path));
        exact.or_else(|| {
            let folded = || files.iter().filter_map(|file| stem_of(&file.path)).map(|stem| (fold::text(stem), stem));
            self.folded.get_or_init(|| folded().collect()).get(&fold::text(stem)).copied()
        })
    }
}

/// The path of an interview without its ending.
fn stem_of(path: &SourcePath) -> Option<&str> {
    path.as_str().strip_suffix(MARKDOWN).filter(|_| kind_of(path) == Some(Kind::Interview))
}

/// How the name of an interview ends.
const MARKDOWN: &str = ".md";

impl<'s> QuoteLists<'s> {
    pub(super) fn new(snapshot: &'s Snapshot) -> Self {
        let mut lists = Self { by_stem: BTreeMap::new(), strays: Vec::new() };
        let stems = InterviewStems::new(snapshot);
        for file in &snapshot.quotes {
            let Some(stem) = file.path.as_str().strip_suffix(source::QUOTES) else { continue };
            if let Some(interview) = stems.find(stem) {
                lists.by_stem.entry(interview).or_default().own = Some(file);
            } else if let Some(coded) =
                shorter(stem).filter(|_| !names_markdown(stem)).find_map(|stem| stems.find(stem))
            {
                lists.by_stem.entry(coded).or_default().second.push(file);
            } else {
                lists.strays.push((stem, file));
            }
        }
        lists
    }

    /// The lists beside an interview.
    pub(super) fn beside(&self, interview: &SourcePath) -> InterviewLists<'s> {
        let lists = interview.as_str().strip_suffix(MARKDOWN).and_then(|stem| self.by_stem.get(stem));
        lists.cloned().unwrap_or_default()
    }

    /// A complaint for each list that lies beside no interview: its quotes would be lost.
    pub(super) fn strays(&self) -> Vec<Diagnostic> {
        self.strays.iter().map(|(stem, file)| stray(stem, &file.path)).collect()
    }
}

/// What stands before each dot in the name of a file, the longest first: what is behind it may be who coded the interview again.
fn shorter(stem: &str) -> impl Iterator<Item = &str> {
    let name = stem.rfind('/').map_or(0, |slash| slash + 1);
    stem[name..].rmatch_indices('.').map(move |(dot, _)| &stem[..name + dot])
}

/// Whether a list is named after a file with its ending: `p07.md.quotes.yaml`. Nobody who codes is called `md`.
fn names_markdown(stem: &str) -> bool {
    stem.ends_with(MARKDOWN) || stem.contains(".md.")
}

fn stray(stem: &str, path: &SourcePath) -> Diagnostic {
    if names_markdown(stem) {
        let right = path.as_str().replace(".md.", ".");
        return Diagnostic::error(
            "quotes-without-interview",
            Place::start_of(path),
            "these quotes lie beside no interview: the name of a list has no `.md` in it",
        )
        .help(format!("name it `{right}`"));
    }
    if let Some(interview) = shorter(stem).next().filter(|stem| !stem.ends_with('/')) {
        let message =
            format!("this second coding lies beside no interview: there is no `{interview}.md`, nor `{stem}.md`");
        return Diagnostic::warning("second-coding-without-interview", Place::start_of(path), message)
            .help("name the file after the interview, then a dot and who coded it");
    }
    let message = format!("these quotes lie beside no interview: there is no `{stem}.md` in content/interviews");
    Diagnostic::error("quotes-without-interview", Place::start_of(path), message)
        .help("name the file after the interview that it belongs to")
}
