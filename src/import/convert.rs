//! The text of a file becomes an interview.
//!
//! Comes in: an [`InputText`], what somebody says about it. Goes out: a [`ConvertedInterview`], or a [`Refusal`]. Does not
//! know: disk, what lies beside it; whether cairn reads it again as it is meant.

use std::collections::BTreeSet;

use super::account::Account;
use super::decode::Refusal;
use super::default_names::{date_in_name, holds_name, slug};
use super::format::{FORMATS, Recognised, Sureness, TranscriptFormat, recognised};
use super::input_text::InputText;
use super::interview_file;
use super::label_words::bare;
use super::misspelt::require_labels;
use super::names::{KnownPeople, LeftTexts, NamesList, Replacements, names_left, propose};
use super::one_line::one_line;
use super::options::{ImportFacts, ImportOptions, LabelPolicy};
use super::pseudonyms::{in_facts, in_text, in_turns, require_known};
use super::raw_transcript::{RawTranscript, Segment};
use super::real_names::require_pseudonym;
use super::report::{ImportReport, LetterCounts, NameLeft, SpeakerShare};
use super::speakers::{ImportedSpeaker, ImportedSpeakers, labels, not_among};
use super::turns::{SpokenParagraph, SpokenTurn, join};
use super::unlabelled;
use crate::base::Date;
use crate::base::slug::Slug;
use crate::content::interview::SpeakerRole;

/// An interview that was made of a transcript.
#[derive(Debug)]
pub struct ConvertedInterview {
    /// What it is called in addresses.
    pub slug: Slug,
    /// The text of its file.
    pub text: String,
    /// What its front matter says.
    pub facts: ImportFacts,
    /// Who speaks.
    pub speakers: ImportedSpeakers,
    /// What is said.
    pub turns: Vec<SpokenTurn>,
    /// What became of everything.
    pub report: ImportReport,
}

/// Makes an interview of a transcript.
///
/// # Errors
///
/// Where it is in no format that is known, where there are no words in it, where not all letters are accounted for, or where a
/// name would get out.
pub fn convert(input: &InputText, options: &ImportOptions) -> Result<ConvertedInterview, Refusal> {
    let (format, why) = format_of(input, options)?;
    let mut transcript = (format.read)(input);
    require_whole(&transcript.account)?;
    tidy(&mut transcript.segments);
    if transcript.segments.is_empty() {
        return Err(Refusal::new(
            format!("nothing is said in it, read as {}", format.title),
            format!("look whether it is the transcript; `--format` says which format it is in: {}", format_words()),
        ));
    }
    let mut replacements = Replacements::default();
    let names = options.names.as_deref();
    let mut remarks = input.notes.clone();
    let mut facts = facts(input, options, &transcript, &mut remarks)?;
    if let Some(list) = names {
        require_known(list, &transcript.segments, input)?;
        in_facts(&mut facts, list, &mut replacements)?;
    } else {
        require_pseudonym(&transcript.segments, options)?;
        require_labels(&transcript.segments, options)?;
    }
    let speakers = ImportedSpeakers::name(&transcript.segments, options);
    if names.is_some() && facts.participant.is_none() {
        facts.participant = speakers.only_participant().map(str::to_owned);
    }
    let slug = slug(options, &facts, input.name.as_deref(), &transcript)?;
    let segments = transcript.segments.iter();
    let mut turns = join(segments.map(|segment| (speakers.number(segment), segment)), options.rules);
    if let Some(list) = names {
        in_turns(&mut turns, list, &mut replacements);
    }
    require_known_speaker(&facts, &speakers, &turns, &transcript.segments, names)?;
    let text = interview_file::write(&facts, &speakers, &turns);
    if speakers.all.is_empty() {
        remarks.push(unsaid(facts.participant.as_deref()));
        remarks.extend(unlabelled::doubt(input, options));
    }
    remarks.extend(speakers.doubts.iter().chain(&transcript.remarks).map(|remark| in_text(remark, names)));
    let report = ImportReport {
        format: format.word,
        format_title: format.title,
        why: in_text(&why.why, names),
        container: input.container,
        segments: transcript.segments.len(),
        speakers: shares(&speakers, &turns),
        labels: if names.is_some() { Vec::new() } else { speakers.taken(&transcript.segments) },
        letters: LetterCounts::of(&input.beside, &transcript.account),
        not_understood: transcript.not_understood,
        remarks,
        replacements: replacements.counts().map(|(became, count)| (became.to_owned(), count)).collect(),
        names_left: left_in(&turns, &text, &speakers, &transcript.segments, options),
    };
    Ok(ConvertedInterview { slug, text, facts, speakers, turns, report })
}

/// What may be a name and is still said. A part of a listed word does from the first time on: only the whole was replaced.
fn left_in(
    turns: &[SpokenTurn],
    text: &str,
    speakers: &ImportedSpeakers,
    segments: &[Segment],
    options: &ImportOptions,
) -> Vec<NameLeft> {
    let paragraphs: Vec<&str> =
        turns.iter().flat_map(|turn| &turn.paragraphs).map(|paragraph| paragraph.text.as_str()).collect();
    let first = interview_file::line_of_first_paragraph(text, paragraphs.len());
    let lines = (first..).step_by(interview_file::LINES_OF_PARAGRAPH);
    let labels: BTreeSet<&str> = segments.iter().filter_map(|segment| segment.speaker.as_deref()).collect();
    let listed = options.names.iter().flat_map(|list| list.words());
    names_left(&LeftTexts {
        paragraphs: lines.zip(paragraphs).collect(),
        recorded: labels.into_iter().chain(listed).collect(),
        written: speakers.all.iter().map(|speaker| speaker.name.as_str()).collect(),
        known: &options.known_words,
    })
}

/// The text of a first list of the names in some transcripts, to be edited: labels, and what else looks like a name. What is in no
/// format that is known is looked through as it is. Nobody gets one of the pseudonyms that are taken, and who asks gets none.
pub fn propose_names(inputs: &[InputText], options: &ImportOptions, taken: &[String], askers: &[String]) -> String {
    let read = |input: &InputText| match options.format.or_else(|| recognised(input).map(|(format, _)| format)) {
        Some(format) => (format.read)(input).segments,
        None => input.text.lines().map(|line| Segment { text: line.to_owned(), ..Segment::default() }).collect(),
    };
    let transcripts: Vec<Vec<Segment>> = inputs.iter().map(read).collect();
    propose(&transcripts, &KnownPeople { facts: &options.facts, askers, taken })
}

/// The names in the labels of a text, without brackets behind them, to ask whose they are.
pub fn labels_in(input: &InputText, format: Option<&'static TranscriptFormat>) -> Vec<String> {
    let format = format.or_else(|| recognised(input).map(|(format, _)| format));
    let segments = format.map(|format| (format.read)(input).segments).unwrap_or_default();
    let names = labels(&segments).into_iter().map(|label| bare(label.written).to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// The format that was asked for, or that the text is in.
fn format_of(input: &InputText, options: &ImportOptions) -> Result<(&'static TranscriptFormat, Recognised), Refusal> {
    if let Some(format) = options.format {
        let why = "`--format` says so".to_owned();
        return Ok((format, Recognised { sureness: Sureness::Certain, why }));
    }
    recognised(input).ok_or_else(|| {
        if input.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            return Refusal::new("the file is empty", "look whether the recorder is done with it, and export it again");
        }
        Refusal::new(
            "this is in no format of transcripts that is known",
            format!("say which one it is with `--format`: {}", format_words()),
        )
    })
}

fn format_words() -> String {
    FORMATS.iter().map(|format| format!("`{}`", format.word)).collect::<Vec<_>>().join(", ")
}

/// A reader that loses letters is at fault, and what it read is not to be trusted.
fn require_whole(account: &Account) -> Result<(), Refusal> {
    match account.missing() {
        0 => Ok(()),
        missing => Err(Refusal::new(
            format!("{missing} of its {} letters would be lost, which is a fault of cairn's", account.seen),
            "try another `--format`, and report it with a file of the same form that holds no names",
        )),
    }
}

/// Where each label comes once, and the front matter names others, or there is but one, they would be read as words in bold.
fn require_known_speaker(
    facts: &ImportFacts,
    speakers: &ImportedSpeakers,
    turns: &[SpokenTurn],
    segments: &[Segment],
    list: Option<&NamesList>,
) -> Result<(), Refusal> {
    let is_known = speakers.all.iter().any(|speaker| speaker.role != SpeakerRole::Unknown);
    let names_others = facts.participant.is_some() || !facts.interviewers.is_empty() || !facts.observers.is_empty();
    if speakers.all.is_empty() || is_known || turns.len() > speakers.all.len() || (!names_others && turns.len() > 1) {
        return Ok(());
    }
    let typed: Vec<String> = facts.interviewers.iter().chain(&facts.observers).cloned().collect();
    let why = match (typed.as_slice(), list) {
        ([_, ..], None) => not_among(&typed, &labels(segments)),
        _ => "nothing says who any of them is".to_owned(),
    };
    Err(Refusal::new(
        match speakers.all.len() {
            1 => format!("its only speaker has one turn, and {why}"),
            _ => format!("each of its speakers has one turn, and {why}"),
        },
        "say it, like `--participant P07`, or `--interviewer` with a name as the recorder's labels have it",
    ))
}

/// A remark where the file does not say who speaks: what was asked counts as an answer then.
fn unsaid(participant: Option<&str>) -> String {
    let whose = participant.map_or_else(|| "the participant's".to_owned(), |name| format!("{name}'s"));
    format!(
        "the file does not say who speaks: every word counts as {whose}, the questions too; write the labels before you mark \
         anything"
    )
}

/// Takes out what no reader sees and what ends lines; a piece of which nothing is left goes.
fn tidy(segments: &mut Vec<Segment>) {
    let is_plain = |text: &str| !text.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    for segment in segments.iter_mut().filter(|segment| !is_plain(&segment.text) || segment.text.contains("  ")) {
        segment.text = one_line(&segment.text);
    }
    for segment in segments.iter_mut().filter(|segment| segment.text.trim().len() < segment.text.len()) {
        segment.text = segment.text.trim().to_owned();
    }
    segments.retain(|segment| !segment.text.trim().is_empty());
}

/// What the front matter says: what was asked for, else what the recorder says, else what the file's name says.
fn facts(
    input: &InputText,
    options: &ImportOptions,
    transcript: &RawTranscript,
    remarks: &mut Vec<String>,
) -> Result<ImportFacts, Refusal> {
    let mut facts = options.facts.clone();
    if facts.date.is_none()
        && let Some((date, origin)) = date_found(input, transcript)
    {
        require_past(date, origin, options.newest_day)?;
        facts.date = Some(date);
        remarks.push(format!("the date is {origin}"));
    }
    if let (None, Some(title)) = (&facts.title, &transcript.title) {
        let is_safe = options.labels == LabelPolicy::AsRecorded || options.names.is_some();
        if is_safe || !holds_name(title, &transcript.segments) {
            facts.title = Some(title.clone());
            remarks.push("the title is the recorder's: look whether it names somebody".to_owned());
        } else {
            remarks.push("the recorder's title holds the name of somebody who speaks, and is left out".to_owned());
        }
    }
    Ok(facts)
}

/// The day that the recorder or else the file's name says, and which of them.
fn date_found(input: &InputText, transcript: &RawTranscript) -> Option<(Date, &'static str)> {
    let of_name = || Some((date_in_name(input.name.as_deref()?)?, "from the file's name"));
    transcript.date.map(|date| (date, "the recorder's")).or_else(of_name)
}

/// A recorder whose clock is wrong says a day that nobody has lived yet.
fn require_past(date: Date, origin: &str, newest: Option<Date>) -> Result<(), Refusal> {
    if newest.is_none_or(|newest| date <= newest) {
        return Ok(());
    }
    Err(Refusal::new(format!("{date} is still to come, and the date is {origin}"), "say the day it was with `--date`"))
}

/// How much each says; where nobody is named, how much is said.
fn shares(speakers: &ImportedSpeakers, turns: &[SpokenTurn]) -> Vec<SpeakerShare> {
    let share = |speaker: &ImportedSpeaker| SpeakerShare {
        name: Some(speaker.name.clone()),
        role: (speaker.role != SpeakerRole::Unknown).then(|| speaker.role.word()),
        turns: 0,
        words: 0,
    };
    let mut shares: Vec<SpeakerShare> = speakers.all.iter().map(share).collect();
    if shares.is_empty() {
        shares.push(SpeakerShare { name: None, role: None, turns: 0, words: 0 });
    }
    for turn in turns {
        let words = |paragraph: &SpokenParagraph| paragraph.text.split_whitespace().count();
        let share = &mut shares[turn.speaker.unwrap_or(0)];
        share.turns += 1;
        share.words += turn.paragraphs.iter().map(words).sum::<usize>();
    }
    shares
}
