//! A transcript becomes turns, quotes and HTML.
//!
//! Comes in: a parsed document, who is who, and the quotes that were written down beside it. Goes out: a
//! [`ParsedTranscript`], with complaints. Does not know: front matter, whether the themes exist.

use rustc_hash::FxHashSet;

use crate::base::fold;
use crate::base::lines::LineWalk;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, apart};
use crate::content::InnerLink;
use crate::content::interview::cast::Cast;
use crate::content::interview::coded_again::{CodedAgain, CoderList, TranscriptToCompare};
use crate::content::interview::coding;
use crate::content::interview::ids::{self, Wanted};
use crate::content::interview::passage::{self, MarkedPassage, QuoteLimit, StandoffReader, insert_quotes};
use crate::content::interview::script::number;
use crate::content::interview::time::{self, TimeMark};
use crate::content::interview::turn_id::is_turn_id;
use crate::content::interview::voices::Voices;
use crate::content::interview::{
    BareId, Meta, Moment, Quote, QuoteMark, Script, Slot, Speaker, StandoffQuote, asked, turn,
};
use crate::content::limits::{LimitedPassage, ReadingLimits};
use crate::content::links::links;
use crate::diagnostic::{Checked, Diagnostic};
use crate::markdown::bracketed::{self, AttributesIn, Bracketed};
use crate::markdown::document::Document;
use crate::markdown::headings::{self, TakenIds};
use crate::markdown::html::{self, Cling, Edits, Insert};

/// What a transcript comes to.
#[derive(Debug)]
pub(in crate::content) struct ParsedTranscript {
    pub(in crate::content) speakers: Vec<Speaker>,
    pub(in crate::content) quotes: Vec<Quote>,
    pub(in crate::content) coded_again: Option<Box<CodedAgain>>,
    pub(in crate::content) bare_ids: Box<[BareId]>,
    pub(in crate::content) footnotes: Box<[Box<str>]>,
    pub(in crate::content) headings: Box<[Box<str>]>,
    pub(in crate::content) limits: ReadingLimits,
    pub(in crate::content) links: Vec<InnerLink>,
    pub(in crate::content) script: Script,
}

/// The quotes that were written down beside a transcript.
#[derive(Clone, Copy)]
pub(in crate::content) struct TranscriptLists<'l> {
    /// Those of its own coding, each list with the file that it stands in.
    pub(in crate::content) own: &'l [(&'l SourcePath, &'l [StandoffQuote])],
    /// Those of whoever coded it again.
    pub(in crate::content) again: &'l [CoderList],
}

/// Reads a transcript. `unnamed` is what a participant is called whom the front matter does not name.
pub(in crate::content) fn read(
    document: Document<'_>,
    path: &SourcePath,
    meta: &Meta,
    unnamed: &str,
    lists: TranscriptLists<'_>,
) -> Checked<ParsedTranscript> {
    let cast = Cast::new(meta, unnamed);
    let (mut whole, turns) = turn::read(document, &cast);
    let document = &whole;
    let mut complaints = Vec::new();
    let times = time::marks(document);
    let wordless: Vec<Span> = times.iter().map(|time| time.wordless).collect();
    let brackets =
        bracketed::find_all(document, path, AttributesIn { wordless: &wordless, meaning: Some(coding::meaning) });
    let times = outside_attributes(times, &brackets.value.0);
    let mut voices = Voices::hear(document, (&turns, times), path, &cast).report_into(&mut complaints);
    let (marked, unmarked) = brackets.report_into(&mut complaints);
    let times = || voices.times_between_words();
    let marks = marked.iter().flat_map(Bracketed::hidden);
    let hidden = apart(voices.hidden.iter().copied().chain(marks).chain(times().map(|time| time.wordless)).collect());
    asked::count_words(document.text(), &hidden, &mut voices.turns);
    let questions = asked::questions(document, &hidden, &voices);

    let mut finder = StandoffReader { document, path, hidden: &hidden, complaints: &mut complaints };
    let PassagesInOrder { passages, mut limits } = all_passages(&mut finder, marked, lists.own, &voices.hidden);
    complaints.extend(voices.unread(&passages.iter().map(|passage| passage.span).collect::<Vec<_>>()));

    let footnotes: FxHashSet<String> = document.footnotes().map(str::to_owned).collect();
    let quote_limits: Vec<QuoteLimit> =
        passages.iter().map(|passage| QuoteLimit::new(passage, document, &hidden, &mut limits)).collect();
    let wanted: Vec<Wanted<'_>> =
        passages.iter().zip(&quote_limits).map(|(passage, limit)| passage.wanted_id(limit)).collect();
    let ids = ids::ids(&wanted, footnotes, &mut complaints);
    let footnotes: Box<[Box<str>]> = document.footnotes().map(Into::into).collect();
    let places = || open_ids(&wanted, &ids).chain(footnotes.iter().map(ToString::to_string)).collect();
    let headings =
        headings::name(&mut whole, &limits.with_hidden(&hidden), TakenIds { places, is_reserved: is_turn_id });
    complaints.extend(ids::in_the_way(&wanted, &ids, &headings));
    let document = &whole;
    let to_compare = TranscriptToCompare { document, path, hidden: &hidden, voices: &voices, limits: &limits };
    let own = passages.iter().map(|passage| passage.span);
    let coded_again = to_compare.coded_again(own, lists.again, &mut complaints);
    let mut edits = Edits { hidden, limits: limits.numbered(), ..Edits::default() };
    voices.insert_turns(&mut edits);
    insert_quotes(&passages, &mut edits);
    let moments = insert_times(&voices, &mut edits);
    let mut targets: Vec<Box<str>> = Vec::new();
    let body = html::render(document, edits, |target| {
        targets.push(target.into());
        Slot::Link(number(targets.len() - 1))
    });
    let quotes = quotes(document, passages.into_iter().zip(quote_limits), ids, &voices, &limits, &mut complaints);
    let Voices { speakers, turns, .. } = voices;
    let script = Script { turns: turns.into(), questions: questions.into(), body, moments, targets: targets.into() };
    let bare_ids = coding::bare_ids(&unmarked);
    let links = links(document, &limits);
    let transcript =
        ParsedTranscript { speakers, quotes, coded_again, bare_ids, footnotes, headings, limits, links, script };
    Checked::new(transcript, complaints)
}

/// The ids of the quotes that every reader of the file may read.
fn open_ids<'q>(wanted: &'q [Wanted<'_>], ids: &'q [String]) -> impl Iterator<Item = String> + 'q {
    let open = wanted.iter().zip(ids).filter(|(quote, _)| quote.readers.is_none());
    open.map(|(_, id)| id.clone())
}

/// All passages that are marked, and whom they limit.
struct PassagesInOrder {
    /// By where they begin; of two that begin at one place the longer first.
    passages: Vec<MarkedPassage>,
    limits: ReadingLimits,
}

/// The passages that are marked in the text and those that are written down beside it.
fn all_passages(
    beside: &mut StandoffReader<'_, '_>,
    marked: Vec<Bracketed>,
    own: &[(&SourcePath, &[StandoffQuote])],
    labels: &[Span],
) -> PassagesInOrder {
    let document = beside.document;
    let (mut passages, mut limited) = marked_passages(document, beside.path, marked, beside.complaints);
    beside.complaints.extend(limits_in_labels(&limited, labels, beside.path));
    passages.extend(beside.find(own));
    limited.extend(passage::limited(&mut passages, document));
    let limits = ReadingLimits::new(document, limited);
    passages.sort_by_key(|passage| (passage.span.start, std::cmp::Reverse(passage.span.end)));
    PassagesInOrder { passages, limits }
}

/// What the bracketed spans mark, and whom they limit.
fn marked_passages(
    document: &Document<'_>,
    path: &SourcePath,
    marked: Vec<Bracketed>,
    complaints: &mut Vec<Diagnostic>,
) -> (Vec<MarkedPassage>, Vec<LimitedPassage>) {
    let (mut passages, mut limited) = (Vec::with_capacity(marked.len()), Vec::new());
    for bracketed in marked {
        limited.extend(LimitedPassage::marked(document, path, &bracketed, complaints));
        if !bracketed.is_marked() {
            complaints.extend(coding::check_limit(&bracketed.attributes, path));
            continue;
        }
        let coding = coding::read(document.text(), &bracketed.attributes, path, complaints);
        if fold::is_blank(&bracketed.text) {
            // Of a limited passage that is said already where it holds nothing at all.
            let is_blank = fold::is_blank(&document.text()[bracketed.inner().range()]);
            complaints.extend((!bracketed.is_limited() || !is_blank).then(|| empty_quote(path, bracketed.span)));
        } else {
            passages.push(MarkedPassage::marked(bracketed, coding, path));
        }
    }
    (passages, limited)
}

/// Complaints about limits that hold part of a label: who speaks is shown with the turn, so they limit nothing there.
fn limits_in_labels(limited: &[LimitedPassage], labels: &[Span], path: &SourcePath) -> Vec<Diagnostic> {
    let complaint = |passage: &LimitedPassage| {
        let first = labels.partition_point(|label| label.end <= passage.span.start);
        labels.get(first).filter(|label| label.start < passage.span.end).map(|_| {
            let message = "a label cannot be limited, and this passage holds part of one";
            Diagnostic::error("unread-limit", Place::new(path, passage.span), message)
                .help("write a pseudonym in the label, and limit words alone: `**P07:** [the words]{for=audience}`")
        })
    };
    limited.iter().filter_map(complaint).collect()
}

fn empty_quote(path: &SourcePath, span: Span) -> Diagnostic {
    Diagnostic::error("empty-quote", Place::new(path, span), "this quote holds no words")
        .help("put the participant's words between the brackets, or remove the mark")
}

/// Times between the words are no words, and lead into the recording where there is one; those in labels are shown with the
/// speaker.
fn insert_times(voices: &Voices, edits: &mut Edits<Slot>) -> Box<[Moment]> {
    let moments = voices.times_between_words().enumerate().map(|(index, mark)| {
        let at = mark.span.range().start;
        edits.inserts.push(Insert { at, cling: Cling::Words, what: Slot::Time(number(index)) });
        Moment { ms: mark.ms, span: mark.wordless }
    });
    moments.collect()
}

/// The times but for those that a coder wrote into the attributes of a quote, as in a note: both lists are in order.
fn outside_attributes(mut times: Vec<TimeMark>, marked: &[Bracketed]) -> Vec<TimeMark> {
    let blocks = apart(marked.iter().map(|bracketed| bracketed.attributes.span).collect());
    times.retain(|time| {
        let before = blocks.partition_point(|block| block.start <= time.span.start);
        blocks[..before].last().is_none_or(|block| block.end <= time.span.start)
    });
    times
}

fn quotes(
    document: &Document<'_>,
    passages: impl Iterator<Item = (MarkedPassage, QuoteLimit)>,
    ids: Vec<String>,
    voices: &Voices,
    limits: &ReadingLimits,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<Quote> {
    let mut lines = LineWalk::new(document.text());
    let quote = |((passage, limit), id): ((MarkedPassage, QuoteLimit), String)| {
        let MarkedPassage { span, text, given_id, coding, coded_in, attributes, .. } = passage;
        let turn = voices.turn_at(span.start);
        complaints.extend(voices.doubt(span));
        // A limited time is of what begins under the same limit, and has no other readers.
        let around = limits.at(span.start);
        let is_others = |at| limits.at(at).is_some_and(|time| Some(time) != around || Some(time) != limit.limit);
        Quote {
            id,
            position: lines.position(span.start),
            span,
            text,
            turn,
            speaker: turn.map(|turn| voices.turns[turn].speaker),
            start_ms: voices.time_at(span.start, turn, is_others),
            by_participant: voices.is_participants(span),
            mark: QuoteMark { coded_in, attributes, id_given: given_id.is_some() },
            coding,
            limit: limit.limit,
            limited: limit.limited,
        }
    };
    passages.zip(ids).map(quote).collect()
}

#[cfg(test)]
mod tests;
