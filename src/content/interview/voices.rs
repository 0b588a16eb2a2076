//! Who speaks where, and when: the turns of one transcript, with what can be asked of them.
//!
//! Comes in: a parsed document and the front matter's names. Goes out: [`Voices`], with complaints.
//! Does not know: quotes.

mod nearly;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::interview::cast::{Cast, CastRole};
use crate::content::interview::label::without_role;
use crate::content::interview::script::number;
use crate::content::interview::time::TimeMark;
use crate::content::interview::turn::{Opening, Turns, person};
use crate::content::interview::unread::{self, UnreadLabels};
use crate::content::interview::{Slot, Speaker, SpeakerRole, Turn};
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
    times: Vec<TimeMark>,
    /// Where each turn begins.
    starts: Vec<u32>,
    /// Headings belong to no turn.
    headings: Vec<Span>,
    path: Option<SourcePath>,
    /// What looks like labels and is read as words.
    unread: Option<UnreadLabels>,
}

impl Voices {
    /// Finds turns and speakers, and which times stand in labels.
    pub(super) fn hear(
        document: &Document<'_>,
        (heard, times): (&Turns<'_>, Vec<TimeMark>),
        path: &SourcePath,
        cast: &Cast<'_>,
    ) -> Checked<Self> {
        let headings = document.blocks().iter().filter(|block| block.kind == BlockKind::Heading);
        let mut voices = Self {
            headings: headings.map(|block| block.span).collect(),
            times,
            turns: Vec::with_capacity(heard.openings.len()),
            starts: Vec::with_capacity(heard.openings.len()),
            hidden: Vec::with_capacity(heard.openings.len()),
            path: Some(path.clone()),
            ..Self::default()
        };
        let mut complaints = Vec::new();
        let mut speakers = Speakers::new(cast);
        let mut last_speaker = None;
        for opening in &heard.openings {
            let speaker = match (opening.name.as_deref(), last_speaker) {
                (None, Some(speaker)) => speaker,
                (name, _) => speakers.number(name),
            };
            last_speaker = Some(speaker);
            voices.open(document, opening, speaker);
            if speakers.all[speaker].role == SpeakerRole::Observer {
                complaints.push(observer_speaks(path, opening));
            }
        }
        voices.date_turns();
        let adopted = speakers.adopt();
        voices.speakers = speakers.all;
        voices.unread = unread::find(document, heard, cast, &voices.speakers);
        let strangers = voices.strangers(path, cast, adopted);
        let before = complaints.len();
        if strangers.is_none() && voices.unread.is_none() {
            complaints.extend(voices.silent_interviewers(path, cast));
        }
        // Of an interviewer without a turn it is said already who may be meant.
        let nearly = if complaints.len() == before { voices.nearly_named(path, cast) } else { None };
        complaints.extend(strangers.or(nearly));
        Checked::new(voices, complaints)
    }

    /// The complaint about what looks like labels and is read as words; `quotes` are the marked passages.
    pub(super) fn unread(&self, quotes: &[Span]) -> Option<Diagnostic> {
        let speaker = |turn: usize| Some(self.speakers[self.turns.get(turn)?.speaker].name.as_str());
        Some(self.unread.as_ref()?.complaint(self.path.as_ref()?, quotes, speaker))
    }

    /// A warning where somebody speaks whom the front matter does not name, although it names participants. `adopted` is
    /// who was taken for the participant.
    fn strangers(&self, path: &SourcePath, cast: &Cast<'_>, adopted: Option<usize>) -> Option<Diagnostic> {
        let is_strange =
            |turn: &&Turn| adopted == Some(turn.speaker) || self.speakers[turn.speaker].role == SpeakerRole::Unknown;
        let turn = self.turns.iter().find(is_strange)?;
        let is_unlabelled = turn.label.start == turn.label.end;
        if is_unlabelled && self.unread.is_some() {
            return None;
        }
        let name = &self.speakers[turn.speaker].name;
        let place = Place::new(path, if is_unlabelled { turn.span } else { turn.label });
        let others =
            self.speakers.iter().filter(|speaker| speaker.role == SpeakerRole::Unknown && speaker.name != *name);
        let others: Vec<&str> = others.map(|speaker| speaker.name.as_str()).collect();
        let message = match (adopted, cast.only_participant()) {
            (Some(_), Some(participant)) => {
                format!(
                    "the front matter does not name {name}, who is taken for the participant {participant}, since {participant} has no turn"
                )
            }
            _ if is_unlabelled => {
                "no label says which of the participants speaks, so these words are no evidence".to_owned()
            }
            _ => format!("the front matter does not name {}, so their words are no evidence", one_of(name, &others)),
        };
        let otherwise =
            "name them as the labels do, under `participant:` or `participants:`, `interviewer:` or `observers:`";
        let help = match is_unlabelled {
            true => "begin each turn with a label: `**P20:**`".to_owned(),
            false => suggest::did_you_mean(name, cast.names(), otherwise),
        };
        Some(Diagnostic::warning("unknown-speaker", place, message).help(help))
    }

    /// A warning where a label is nearly a name of the front matter, which does not say who was interviewed: the words of an
    /// interviewer would be evidence.
    fn nearly_named(&self, path: &SourcePath, cast: &Cast<'_>) -> Option<Diagnostic> {
        if cast.names_participants() || !cast.is_named() {
            return None;
        }
        let turns = |speaker: usize| self.turns.iter().filter(|turn| turn.speaker == speaker).count();
        let meant = |(index, speaker): (usize, &Speaker)| {
            let meant = nearly::meant(&speaker.name, turns(index), cast)?;
            let turn = self.turns.iter().find(|turn| turn.speaker == index && turn.label.start < turn.label.end)?;
            let message =
                format!("the front matter does not name {}, so their words count as the participant's", speaker.name);
            let help = format!(
                "did you mean `{meant}`? A role stands in brackets: `**{meant} (PM):**`; somebody else is named under `participant:` or `participants:`"
            );
            Some(Diagnostic::warning("unknown-speaker", Place::new(path, turn.label), message).help(help))
        };
        self.speakers.iter().enumerate().find_map(meant)
    }

    /// A warning for each interviewer who has no turn, where the questions may have become evidence: somebody else speaks
    /// beside the participant, perhaps the same name in another spelling, or no label is read as one.
    fn silent_interviewers<'v>(
        &'v self,
        path: &'v SourcePath,
        cast: &'v Cast<'_>,
    ) -> impl Iterator<Item = Diagnostic> + 'v {
        let doubted = !cast.meta().hearers.interviewers.is_empty();
        let speakers = self.speakers.iter().filter(|_| doubted).map(|speaker| fold::name(&speaker.name).into_owned());
        let speaking: FxHashSet<String> = speakers.collect();
        let participants = self.speakers.iter().filter(|speaker| speaker.role == SpeakerRole::Participant).count();
        let doubtful = participants > 1 || (self.hidden.is_empty() && !self.turns.is_empty());
        let silent = cast
            .meta()
            .hearers
            .interviewers
            .iter()
            .filter(move |name| doubtful && !speaking.contains(&*fold::name(&name.value)));
        silent.map(move |name| {
            let message =
                format!("the interviewer {} has no turn, so no words are told from the participant's", name.value);
            let names = self.speakers.iter().map(|speaker| speaker.name.as_str()).take(suggest::COMPARED);
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
            before.span.end = opening.block.start;
        }
        self.turns.push(Turn {
            speaker,
            start_ms: None,
            label_ms: opening.start_ms,
            label: trimmed(document.text(), opening.label),
            span: Span::new(opening.block.range().start, document.text().len()),
            words: 0,
        });
        self.starts.push(opening.block.start);
        if opening.hidden.start < opening.hidden.end {
            self.hidden.push(opening.hidden);
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

    /// The headings, in order: they are in no turn.
    pub(super) fn headings(&self) -> &[Span] {
        &self.headings
    }

    /// The times that stand between the words.
    pub(super) fn times_between_words(&self) -> impl Iterator<Item = TimeMark> {
        self.times.iter().filter(|mark| !mark.in_label).copied()
    }

    /// The last time that begins at a byte or before it, and goes on behind it.
    pub(super) fn time_around(&self, offset: usize) -> Option<TimeMark> {
        let before = self.times.partition_point(|mark| mark.span.range().start <= offset);
        self.times[..before].last().filter(|mark| offset < mark.span.range().end).copied()
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

    /// The last time at or before a byte in its turn, that of the label among them, else the first in the turn; `is_others` says of
    /// the byte of a time that not all who are shown the answer may read it.
    pub(super) fn time_at(&self, offset: u32, turn: Option<usize>, is_others: impl Fn(u32) -> bool) -> Option<u64> {
        let turn = turn?;
        let end = self.starts.get(turn + 1).copied().unwrap_or(u32::MAX);
        let from = |at: u32| self.times.partition_point(|mark| mark.span.start < at);
        let (start, end, here) = (from(self.starts[turn]), from(end), from(offset + 1));
        let (before, after) = self.times[start..end].split_at(here.clamp(start, end) - start);
        let is_its_own = |mark: &&TimeMark| !is_others(mark.span.start);
        let ms = |mark: &TimeMark| mark.ms;
        let last = before.iter().rev().find(is_its_own).map(ms);
        // In round brackets a time is one in a label alone, and no mark.
        let Turn { label, label_ms, .. } = &self.turns[turn];
        let of_label = || label_ms.filter(|_| !is_others(label.start));
        last.or_else(of_label).or_else(|| after.iter().find(is_its_own).map(ms))
    }

    /// Whether all the turns that a passage touches are one participant's.
    pub(super) fn is_participants(&self, passage: Span) -> bool {
        self.turns_of(passage).is_some_and(|turns| self.stranger(turns).is_none() && self.second(turns).is_none())
    }

    /// A warning where the words of a quote are not a participant's.
    pub(super) fn doubt(&self, passage: Span) -> Option<Diagnostic> {
        let place = Place::new(self.path.as_ref()?, passage);
        let Some(turns) = self.turns_of(passage) else {
            let message = "this quote begins or ends in no turn: it is no evidence";
            let complaint = Diagnostic::warning("quote-outside-turns", place, message);
            return Some(complaint.help("mark words of a participant; a turn begins with a label like `**P07:**`"));
        };
        let Some(Speaker { name, role, .. }) = self.stranger(turns) else {
            let (first, second) = self.second(turns)?;
            let message = format!("this quote holds words of {first} and of {second}: it is no evidence");
            let complaint = Diagnostic::warning("quote-of-two", place, message);
            return Some(complaint.help("make two quotes, one of each person's words"));
        };
        // Who is not known at all is complained of once a file.
        let message = format!("this quote holds words of {name}, who was not interviewed: it is no evidence");
        let complaint =
            (*role != SpeakerRole::Unknown).then(|| Diagnostic::warning("interviewer-quote", place, message));
        Some(complaint?.help("mark the participant's words instead"))
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

    /// The names of the first who speaks in some turns and of whoever else of the participants does.
    fn second(&self, turns: &[Turn]) -> Option<(&str, &str)> {
        let mut speakers = turns.iter().map(|turn| &self.speakers[turn.speaker]);
        let first = speakers.next()?;
        let second = speakers.find(|speaker| speaker.person != first.person)?;
        Some((&first.name, &second.name))
    }
}

/// The speakers of one transcript, numbered as they first speak. Labels name the same few again and again.
struct Speakers<'n> {
    cast: &'n Cast<'n>,
    all: Vec<Speaker>,
    as_written: FxHashMap<&'n str, usize>,
    by_form: FxHashMap<String, usize>,
}

impl<'n> Speakers<'n> {
    fn new(cast: &'n Cast<'n>) -> Self {
        Self { cast, all: Vec::new(), as_written: FxHashMap::default(), by_form: FxHashMap::default() }
    }

    /// The number of whom a label names; of the participant where none does.
    fn number(&mut self, name: Option<&'n str>) -> usize {
        let Some(name) = name else { return self.unnamed() };
        if let Some(number) = self.as_written.get(name) {
            return *number;
        }
        let form = person(name, self.cast).into_owned();
        let number = match self.by_form.get(&form) {
            Some(number) => *number,
            // The name as the first label has it, without a role.
            None if form == fold::name(name) => self.add(name, form),
            None => self.add(without_comma(without_role(name)), form),
        };
        self.as_written.insert(name, number);
        number
    }

    /// Whoever speaks without a label: the only participant, or nobody can say who.
    fn unnamed(&mut self) -> usize {
        let name = self.cast.only_participant().map_or_else(|| self.cast.all_participants(), str::to_owned);
        let form = fold::name(&name).into_owned();
        match self.by_form.get(&form) {
            Some(number) => *number,
            None => self.add(&name, form),
        }
    }

    fn add(&mut self, name: &str, form: String) -> usize {
        let unnamed = match self.cast.names_participants() {
            true => CastRole { role: SpeakerRole::Unknown, person: None },
            false => CastRole { role: SpeakerRole::Participant, person: Some(0) },
        };
        let CastRole { role, person } = self.cast.part(&form).unwrap_or(unnamed);
        self.all.push(Speaker { name: name.to_owned(), role, person });
        self.by_form.insert(form, self.all.len() - 1);
        self.all.len() - 1
    }

    /// Takes the only speaker whom the front matter does not name for the only participant, if that one has no turn.
    fn adopt(&mut self) -> Option<usize> {
        self.cast.only_participant()?;
        let mut unknown = (0..self.all.len()).filter(|number| self.all[*number].role == SpeakerRole::Unknown);
        let only = unknown.next().filter(|_| unknown.next().is_none())?;
        if self.all.iter().any(|speaker| speaker.person.is_some()) {
            return None;
        }
        (self.all[only].role, self.all[only].person) = (SpeakerRole::Participant, Some(0));
        Some(only)
    }
}

/// A name without the role behind a comma.
fn without_comma(name: &str) -> &str {
    name.split_once(',').map_or(name, |(name, _)| name).trim_end()
}

/// Names as a sentence has them: `Jane`, `Jane or Kim`, `Jane, Kim or Lee`; of many the first ones, and how many more there are.
fn one_of(first: &str, others: &[&str]) -> String {
    const MOST: usize = 8;
    match others {
        [] => first.to_owned(),
        many if many.len() > MOST => {
            format!("{} or {} more", [&[first], &many[..MOST]].concat().join(", "), many.len() - MOST)
        }
        [between @ .., last] => format!("{} or {last}", [&[first], between].concat().join(", ")),
    }
}

/// A label without the space behind it.
fn trimmed(text: &str, label: Span) -> Span {
    Span::new(label.range().start, label.range().start + text[label.range()].trim_end().len())
}

fn observer_speaks(path: &SourcePath, opening: &Opening<'_>) -> Diagnostic {
    let label = if opening.label.start < opening.label.end { opening.label } else { opening.block };
    Diagnostic::warning("observer-turn", Place::new(path, label), "an observer speaks: their words are no evidence")
        .help("name them under `interviewer:` if they asked questions")
}
