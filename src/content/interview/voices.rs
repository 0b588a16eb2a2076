//! Who speaks where, and when: the turns of one transcript, with what can be asked of them.
//!
//! Comes in: a parsed document and the front matter's names. Goes out: [`Voices`], with complaints.
//! Does not know: quotes.

use rustc_hash::FxHashMap;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::Name;
use crate::content::interview::transcript::{TimeMark, time_marks};
use crate::content::interview::turn::{Opening, Turns};
use crate::content::interview::{Meta, Slot, Speaker, SpeakerRole, Turn, number};
use crate::diagnostic::{Checked, Diagnostic, suggest};
use crate::markdown::document::{BlockKind, Document};
use crate::markdown::html::{Cling, Edits, Insert};

/// The turns of a transcript.
#[derive(Debug, Default)]
pub(super) struct Voices {
    pub(super) speakers: Vec<Speaker>,
    pub(super) turns: Vec<Turn>,
    /// Labels, with the whole paragraph where nothing else stands in it.
    pub(super) hidden: Vec<Span>,
    /// All times, in order.
    pub(super) times: Vec<TimeMark>,
    /// Where each turn begins.
    starts: Vec<u32>,
    /// Headings belong to no turn.
    headings: Vec<Span>,
    path: Option<SourcePath>,
}

impl Voices {
    /// Finds turns, speakers and times.
    pub(super) fn hear(
        document: &Document<'_>,
        heard: &Turns<'_>,
        path: &SourcePath,
        meta: &Meta,
        participant: &str,
    ) -> Checked<Self> {
        let headings = document.blocks().iter().filter(|block| block.kind == BlockKind::Heading);
        let mut voices = Self {
            headings: headings.map(|block| block.span).collect(),
            times: time_marks(document),
            turns: Vec::with_capacity(heard.openings.len()),
            starts: Vec::with_capacity(heard.openings.len()),
            hidden: Vec::with_capacity(heard.openings.len()),
            path: Some(path.clone()),
            ..Self::default()
        };
        let mut complaints = Vec::new();
        let mut known = Known::default();
        let mut last_speaker = None;
        for opening in &heard.openings {
            let name = opening.name.as_deref();
            let speaker = match (name, last_speaker) {
                (None, Some(speaker)) => speaker,
                _ => voices.speaker(name.unwrap_or(participant), meta, &mut known),
            };
            last_speaker = Some(speaker);
            voices.open(document, opening, speaker);
            if voices.speakers[speaker].role == SpeakerRole::Observer {
                complaints.push(observer_speaks(path, opening));
            }
        }
        voices.date_turns();
        complaints.extend(voices.silent_interviewers(path, meta));
        complaints.extend(heard.stray.map(|label| mixed_labels(path, label)));
        Checked::new(voices, complaints)
    }

    fn speaker<'n>(&mut self, name: &'n str, meta: &Meta, known: &mut Known<'n>) -> usize {
        *known.as_written.entry(name).or_insert_with(|| {
            *known.folded.entry(fold::name(name).into_owned()).or_insert_with_key(|key| {
                self.speakers.push(Speaker { name: name.to_owned(), role: role(key, meta) });
                self.speakers.len() - 1
            })
        })
    }

    /// A warning for each interviewer who has no turn, where the questions may have become evidence: somebody else speaks
    /// beside the participant, perhaps the same name in another spelling, or no label is read as one.
    fn silent_interviewers<'v>(
        &'v self,
        path: &'v SourcePath,
        meta: &'v Meta,
    ) -> impl Iterator<Item = Diagnostic> + 'v {
        let speaks = |name: &str| self.speakers.iter().any(|speaker| fold::is_same_name(&speaker.name, name));
        let participants = self.speakers.iter().filter(|speaker| speaker.role == SpeakerRole::Participant).count();
        let doubtful = participants > 1 || (self.hidden.is_empty() && !self.turns.is_empty());
        let silent = meta.interviewers.iter().filter(move |name| doubtful && !speaks(&name.value));
        silent.map(move |name| {
            let message =
                format!("the interviewer {} has no turn, so no words are told from the participant's", name.value);
            let names = self.speakers.iter().map(|speaker| speaker.name.as_str());
            let otherwise =
                "write the name as the labels have it, each label like `**Mira:**` in a paragraph of its own";
            Diagnostic::warning("silent-interviewer", Place::new(path, name.span), message).help(suggest::did_you_mean(
                &name.value,
                names,
                otherwise,
            ))
        })
    }

    fn open(&mut self, document: &Document<'_>, opening: &Opening<'_>, speaker: usize) {
        if let Some(before) = self.turns.last_mut() {
            before.span.end = opening.paragraph.start;
        }
        self.turns.push(Turn {
            speaker,
            start_ms: None,
            label_ms: opening.start_ms,
            label: trimmed(document.text(), opening.label),
            span: Span::new(opening.paragraph.range().start, document.text().len()),
            words: 0,
        });
        self.starts.push(opening.paragraph.start);
        let hidden = if opening.is_alone { opening.paragraph } else { opening.label };
        if hidden.start < hidden.end {
            self.hidden.push(hidden);
        }
        self.take_label_time(opening);
    }

    /// The time of a label is kept apart from those between the words.
    fn take_label_time(&mut self, opening: &Opening<'_>) {
        let first = self.times.partition_point(|mark| mark.span.start < opening.label.start);
        for mark in self.times[first..].iter_mut().take_while(|mark| mark.span.end <= opening.label.end) {
            mark.in_label = true;
        }
    }

    /// A turn begins at the time of its label, or else at the first time between its words.
    fn date_turns(&mut self) {
        for index in 0..self.turns.len() {
            let first = self.times.partition_point(|mark| mark.span.start < self.starts[index]);
            let next_start = self.starts.get(index + 1).copied().unwrap_or(u32::MAX);
            let inside = self.times.get(first).filter(|mark| mark.span.start < next_start);
            let turn = &mut self.turns[index];
            turn.start_ms = turn.label_ms.or(inside.map(|mark| mark.ms));
        }
    }

    /// Puts the heads of the turns, and their ends, before the paragraphs that open them.
    pub(super) fn insert_turns(&self, edits: &mut Edits<Slot>) {
        for (turn, start) in self.starts.iter().enumerate() {
            let at = *start as usize;
            if turn > 0 {
                edits.inserts.push(Insert { at, cling: Cling::Block, what: Slot::TurnEnd });
            }
            edits.inserts.push(Insert { at, cling: Cling::Block, what: Slot::TurnStart(number(turn)) });
        }
        if !self.starts.is_empty() {
            edits.inserts.push(Insert { at: usize::MAX, cling: Cling::Block, what: Slot::TurnEnd });
        }
    }

    /// The turn that a byte is in; none before the first and in headings.
    pub(super) fn turn_at(&self, offset: u32) -> Option<usize> {
        let heading = self.headings.partition_point(|heading| heading.end <= offset);
        if self.headings.get(heading).is_some_and(|heading| heading.start <= offset) {
            return None;
        }
        self.starts.partition_point(|start| *start <= offset).checked_sub(1)
    }

    /// The last time at or before a byte in its turn, else when the turn begins.
    pub(super) fn time_at(&self, offset: u32, turn: Option<usize>) -> Option<u64> {
        let turn = turn?;
        let before = self.times.partition_point(|mark| mark.span.start <= offset).checked_sub(1);
        let last = before.map(|index| self.times[index]).filter(|mark| mark.span.start >= self.starts[turn]);
        last.map(|mark| mark.ms).or(self.turns[turn].start_ms)
    }

    /// Whether all the turns that a passage touches are a participant's.
    pub(super) fn is_participants(&self, passage: Span) -> bool {
        self.turns_of(passage).is_some_and(|turns| self.stranger(turns).is_none())
    }

    /// A warning where the words of a quote are not a participant's.
    pub(super) fn doubt(&self, passage: Span) -> Option<Diagnostic> {
        let place = Place::new(self.path.as_ref()?, passage);
        let Some(turns) = self.turns_of(passage) else {
            let message = "this quote begins or ends in no turn: it is no evidence";
            let complaint = Diagnostic::warning("quote-outside-turns", place, message);
            return Some(complaint.help("mark words of a participant; a turn begins with a label like `**P07:**`"));
        };
        let name = &self.stranger(turns)?.name;
        let message = format!("this quote holds words of {name}, who was not interviewed: it is no evidence");
        let complaint = Diagnostic::warning("interviewer-quote", place, message);
        Some(complaint.help("mark the participant's words instead"))
    }

    /// The turns that a passage touches; none where it begins or ends outside all.
    fn turns_of(&self, passage: Span) -> Option<&[Turn]> {
        let last = passage.end.saturating_sub(1).max(passage.start);
        let (first, last) = (self.turn_at(passage.start)?, self.turn_at(last)?);
        self.turns.get(first..=last)
    }

    /// The first who speaks in some turns and was not interviewed.
    fn stranger(&self, turns: &[Turn]) -> Option<&Speaker> {
        let speakers = turns.iter().map(|turn| &self.speakers[turn.speaker]);
        speakers.into_iter().find(|speaker| speaker.role != SpeakerRole::Participant)
    }
}

/// The speakers by their names. Labels name the same few again and again.
#[derive(Default)]
struct Known<'n> {
    as_written: FxHashMap<&'n str, usize>,
    folded: FxHashMap<String, usize>,
}

/// What somebody is whose name is given as names are compared.
fn role(name: &str, meta: &Meta) -> SpeakerRole {
    let is_one_of = |names: &[Name]| names.iter().any(|named| fold::name(&named.value) == name);
    if is_one_of(&meta.interviewers) {
        SpeakerRole::Interviewer
    } else if is_one_of(&meta.observers) {
        SpeakerRole::Observer
    } else {
        SpeakerRole::Participant
    }
}

/// A label without the space behind it.
fn trimmed(text: &str, label: Span) -> Span {
    Span::new(label.range().start, label.range().start + text[label.range()].trim_end().len())
}

fn mixed_labels(path: &SourcePath, label: Span) -> Diagnostic {
    let message = "this label is in another form than most of this transcript's, so it is read as words";
    Diagnostic::warning("mixed-labels", Place::new(path, label), message)
        .help("write all labels of a file alike: `**Mira:**`, or `Mira (00:12:34):` on a line of its own")
}

fn observer_speaks(path: &SourcePath, opening: &Opening<'_>) -> Diagnostic {
    let label = if opening.label.start < opening.label.end { opening.label } else { opening.paragraph };
    Diagnostic::warning("observer-turn", Place::new(path, label), "an observer speaks: their words are no evidence")
        .help("name them under `interviewer:` if they asked questions")
}
