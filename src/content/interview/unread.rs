//! Labels that are not read: lines that begin with a speaker's name in a form that is no label.
//!
//! Comes in: a parsed document, its turns, and who was there. Goes out: an [`UnreadLabels`], one for a file. Does not know: which
//! passages are marked.

mod before;
mod ends;
mod line;
mod signs;
mod starts;

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::interview::Speaker;
use crate::content::interview::cast::Cast;
use crate::content::interview::label::{COLONS, Dialect};
use crate::content::interview::lookalike::{self, Form};
use crate::content::interview::turn::{Opening, Turns};
use crate::diagnostic::Diagnostic;
use crate::markdown::document::{BlockKind, Document};

pub(super) use ends::LineStart;
pub(super) use line::SpeakerNames;
pub(super) use signs::{is_colon, is_sign, says};

use signs::is_mark;
use starts::{Starts, is_in_block};

/// The rule of labels in another form than the others of the file.
pub const MIXED_LABELS: &str = "mixed-labels";
/// The rule of a name that begins a line as a label does, and is read as words.
pub const UNREAD_LABEL: &str = "unread-label";

/// What looks like labels in one file, and is read as words.
#[derive(Debug)]
pub(super) struct UnreadLabels {
    /// Each place, in order.
    places: Vec<Span>,
    /// Where the turns begin.
    starts: Vec<u32>,
    what: UnreadKind,
    /// Whether somebody is known by one of the names, or they open most paragraphs.
    is_certain: bool,
}

#[derive(Debug)]
enum UnreadKind {
    /// Lines that begin with the name of somebody who speaks.
    Name(Vec<UnreadName>, Option<Dialect>),
    /// Labels in another dialect than the file's.
    Stray,
    /// Lines in a form that nobody reads, in a file without labels.
    Form(Form),
}

/// A name that a line begins with.
#[derive(Debug)]
struct UnreadName {
    /// As it was written.
    name: String,
    follows: Follows,
}

/// What stands behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    Colon,
    /// A passage in brackets, with attributes.
    Mark,
    /// `]:`, so that Markdown takes the words for the target of a link.
    Target,
    /// Another sign, or nothing.
    Other,
}

/// Finds what looks like a label and is none. `speakers` are all who have a turn.
pub(super) fn find(
    document: &Document<'_>,
    turns: &Turns<'_>,
    cast: &Cast<'_>,
    speakers: &[Speaker],
) -> Option<UnreadLabels> {
    let forms = speakers.iter().map(|speaker| fold::name(&speaker.name).into_owned());
    let known = SpeakerNames::new(forms.chain(cast.folded().map(str::to_owned)).collect());
    let mut places = turns.strays.clone();
    places.extend(Starts::new(document, turns, &known).names());
    // A stable sort: where two say the same, the whole label stays.
    places.sort_by_key(|span| span.start);
    let bold = names_in_bold(document, turns, &known);
    let is_new = |strong: &Span| {
        let first = places.partition_point(|place| place.start < strong.start);
        places.get(first).is_none_or(|place| place.start >= strong.end)
    };
    let bold: Vec<Span> = bold.filter(is_new).collect();
    places.extend(bold);
    places.sort_by_key(|span| span.start);
    places.dedup_by_key(|span| span.start);
    let starts = turns.openings.iter().map(|opening| opening.block.start).collect();
    let Some(first) = places.first() else {
        let is_certain = open_most(document, turns);
        return looks_alike(document, turns).map(|(places, what)| UnreadLabels { places, starts, what, is_certain });
    };
    let what = if turns.strays.iter().any(|stray| stray.start == first.start) {
        UnreadKind::Stray
    } else {
        let name = |place: &Span| {
            let text = document.text();
            let name = document.plain(*place, &[]).trim_matches(COLONS).to_owned();
            if name.is_empty() || !is_in_block(document, place.range().start) {
                return UnreadName { name: text[place.range()].to_owned(), follows: Follows::Target };
            }
            UnreadName { name, follows: follows(&text[place.range()], &text[place.range().end..]) }
        };
        UnreadKind::Name(places.iter().map(name).collect(), turns.dialect)
    };
    Some(UnreadLabels { places, starts, what, is_certain: true })
}

/// What looks like labels of names that nobody knows.
fn looks_alike(document: &Document<'_>, turns: &Turns<'_>) -> Option<(Vec<Span>, UnreadKind)> {
    if turns.dialect.is_none() {
        return lookalike::find(document).map(|found| (found.places, UnreadKind::Form(found.form)));
    }
    turns.doubtful.first()?;
    let names = turns.doubtful.iter().map(|label| {
        let name = label.name.as_deref().unwrap_or_default().to_owned();
        UnreadName { name, follows: Follows::Colon }
    });
    Some((turns.doubtful.iter().map(|label| label.span).collect(), UnreadKind::Name(names.collect(), turns.dialect)))
}

/// Whether plain labels that are read and names that nobody knows open half of the paragraphs together, and such a name comes again, so
/// that hardly one is a word.
fn open_most(document: &Document<'_>, turns: &Turns<'_>) -> bool {
    let names: FxHashSet<_> = turns.doubtful.iter().filter_map(|label| label.name.as_deref()).map(fold::name).collect();
    let paragraphs = document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    let comes_again = names.len() < turns.doubtful.len();
    comes_again
        && turns.dialect == Some(Dialect::Plain)
        && (turns.openings.len() + turns.doubtful.len()) * 2 >= paragraphs
}

/// What stands behind a name, which may be a whole label with its colon.
fn follows(name: &str, behind: &str) -> Follows {
    let behind = behind.trim_start_matches(['*', '_', ' ', '\u{a0}']);
    if name.contains(COLONS) || behind.starts_with(COLONS) {
        return Follows::Colon;
    }
    if is_mark(behind) { Follows::Mark } else { Follows::Other }
}

/// Where a known name stands in bold with a colon, behind other words: `Ok. **Mira:** …`.
fn names_in_bold<'d>(
    document: &'d Document<'_>,
    turns: &'d Turns<'_>,
    known: &'d SpeakerNames,
) -> impl Iterator<Item = Span> + 'd {
    let labels: &[Opening<'_>] = if turns.dialect.is_some() { &turns.openings } else { &[] };
    let first = labels.first().map_or(0, |opening| opening.block.start);
    let mut spans = labels.iter().map(|opening| opening.label).peekable();
    let behind = move |strong: &&Span| {
        while spans.next_if(|label| label.end <= strong.start).is_some() {}
        strong.start >= first && spans.peek().is_none_or(|label| label.start > strong.start)
    };
    document
        .strong()
        .iter()
        .filter(behind)
        .filter(|strong| {
            let words = &document.text()[strong.range()];
            let words = words.trim_matches(['*', '_']);
            let followed = document.text()[strong.range().end..].starts_with(COLONS);
            let name = words.strip_suffix(COLONS).or_else(|| followed.then_some(words));
            name.is_some_and(|name| known.contains(&fold::name(name)))
        })
        .copied()
}

impl UnreadLabels {
    /// The complaint, an error where a quote stands in the words that would be somebody else's. `quotes` are all marked
    /// passages, `speaker` who speaks in a turn.
    pub(super) fn complaint<'s>(
        &self,
        path: &SourcePath,
        quotes: &[Span],
        speaker: impl Fn(usize) -> Option<&'s str>,
    ) -> Diagnostic {
        let quoted = (0..self.places.len()).find(|place| self.holds_quote(*place, quotes));
        let place = quoted.unwrap_or(0);
        let at = Place::new(path, self.places[place]);
        let message = self.message(place, self.turn_at(place).and_then(speaker));
        // A name that nobody knows in a file of other labels may be a word.
        let may_be_word = !self.is_certain && matches!(self.what, UnreadKind::Name(..));
        let complaint = match quoted {
            Some(_) if !may_be_word => Diagnostic::error(self.rule(), at, message),
            _ => Diagnostic::warning(self.rule(), at, message),
        };
        complaint.help(format!("{}; {}", self.help(place), self.command(path)))
    }

    fn rule(&self) -> &'static str {
        match self.what {
            UnreadKind::Stray => MIXED_LABELS,
            UnreadKind::Name(..) | UnreadKind::Form(_) => UNREAD_LABEL,
        }
    }

    /// Whether no label is read, so that each paragraph is a turn.
    fn is_unlabelled(&self) -> bool {
        matches!(self.what, UnreadKind::Form(_) | UnreadKind::Name(_, None))
    }

    /// The turn that a place is in; where no label is read all turns are one person's, and a heading may stand before the
    /// first.
    fn turn_at(&self, place: usize) -> Option<usize> {
        let turn = self.starts.partition_point(|start| *start <= self.places[place].start).checked_sub(1);
        turn.or_else(|| self.is_unlabelled().then_some(0))
    }

    /// Whether a quote stands between a place and the next turn, or the next place where no label is read.
    fn holds_quote(&self, place: usize, quotes: &[Span]) -> bool {
        let start = self.places[place].start;
        let end = match self.is_unlabelled() {
            true => self.places.get(place + 1).map(|next| next.start),
            false => self.starts.get(self.starts.partition_point(|next| *next <= start)).copied(),
        };
        let end = end.unwrap_or(u32::MAX);
        quotes.iter().any(|quote| start < quote.end && quote.start < end)
    }

    fn message(&self, place: usize, speaker: Option<&str>) -> String {
        let others = match self.places.len() - 1 {
            0 => String::new(),
            1 => " (and one more line is like it)".to_owned(),
            more => format!(" (and {more} more lines are like it)"),
        };
        let so = speaker.map_or_else(|| "belong to no turn".to_owned(), |name| format!("count as {name}'s"));
        match &self.what {
            UnreadKind::Stray => {
                format!("this label is in another form than most of this transcript's, so it is read as words{others}")
            }
            UnreadKind::Name(names, _) => {
                let UnreadName { name, follows } = &names[place];
                if *follows == Follows::Target {
                    return format!(
                        "this is read as the target of a link, so what {name} says is shown nowhere{others}"
                    );
                }
                let tried = if *follows == Follows::Mark { ", with a mark behind it in place of a colon," } else { "" };
                let is_theirs = speaker.is_some_and(|speaker| fold::is_same_name(speaker, name));
                let so = match is_theirs {
                    true if self.is_unlabelled() => format!("so the name counts as one of {name}'s words"),
                    true => "so no turn begins here".to_owned(),
                    false => format!("so the words behind it {so}"),
                };
                format!("this begins with {name}'s name{tried} and is not read as a label, {so}{others}")
            }
            UnreadKind::Form(form) => {
                format!("{} and is not read as one, so all words {so}{others}", form.sentence())
            }
        }
    }

    /// The command that writes the labels.
    fn command(&self, path: &SourcePath) -> String {
        let file = shlex::try_quote(path.as_str()).unwrap_or(Cow::Borrowed("FILE"));
        match self.what {
            UnreadKind::Form(Form::Subtitle) => {
                format!("`cairn import {file} --slug NAME` makes an interview of subtitles")
            }
            _ => format!("`cairn import --in-place {file}` writes all labels of the file so that can be nothing else"),
        }
    }

    fn help(&self, place: usize) -> String {
        match &self.what {
            UnreadKind::Stray => {
                "write all labels of a file alike: `**Mira:**`, or `Mira (00:12:34):` on a line of its own, or `Mira:`"
                    .to_owned()
            }
            UnreadKind::Name(names, dialect) => {
                let UnreadName { name, follows } = &names[place];
                let label = dialect.unwrap_or(Dialect::Bold).written(name);
                match follows {
                    Follows::Colon => {
                        format!("write `{label}` at the start of a paragraph; where it is no label, write `{name}\\:`")
                    }
                    Follows::Mark => format!(
                        "write `{label}` in place of the name, before the mark; where it is no label, begin the line with another word"
                    ),
                    Follows::Target | Follows::Other => format!(
                        "write `{label}` at the start of a paragraph; where it is no label, begin the line with another word"
                    ),
                }
            }
            UnreadKind::Form(_) => {
                "write `**Mira:**` before the words of each speaker, a time behind it like `[00:12:34]`".to_owned()
            }
        }
    }
}
