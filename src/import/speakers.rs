//! Who speaks, under the names that are written: pseudonyms in the place of a recorder's labels. Nobody is guessed.
//!
//! Comes in: labels in the order of the file, and what somebody says about who was there. Goes out: [`ImportedSpeakers`].
//! Does not know: what is said, formats.

use rustc_hash::{FxHashMap, FxHashSet};

use super::label_words::{bare, is_turned_round, listed_labels};
use super::nameless::is_placeholder;
use super::names::NamesList;
use super::options::{ImportOptions, LabelPolicy};
use super::raw_transcript::Segment;
use super::report::LabelTaken;
use crate::base::fold;
use crate::content::interview::SpeakerRole;

/// Whoever speaks where the recorder does not say who.
const NOBODY: &str = "?";
/// More characters are no name to who reads the interview.
const LONGEST_NAME: usize = 80;

/// Somebody who speaks, as the interview names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSpeaker {
    /// The name in their labels.
    pub name: String,
    /// What they are in the conversation, as far as somebody said so.
    pub role: SpeakerRole,
}

/// All who speak in a transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedSpeakers {
    /// In the order in which they are heard first.
    pub all: Vec<ImportedSpeaker>,
    /// What is doubtful, each a sentence. One names labels only where somebody typed a name that is none of them.
    pub doubts: Vec<String>,
    /// By label, in the form in which names are compared; the empty one for whoever is not named.
    numbers: FxHashMap<String, usize>,
    /// By the name that is written, in the same form.
    by_name: FxHashMap<String, usize>,
}

impl ImportedSpeakers {
    /// Gives each label of a transcript its name. Where no segment has a label, nobody is named.
    pub(super) fn name(segments: &[Segment], options: &ImportOptions) -> Self {
        let labels = labels(segments);
        let mut speakers = Self::default();
        if labels.is_empty() {
            return speakers;
        }
        let shown = match (&options.names, options.labels) {
            (Some(list), _) => listed(&labels, list),
            (None, LabelPolicy::AsRecorded) => as_recorded(&labels, options),
            (None, LabelPolicy::Pseudonyms) => pseudonyms(&labels, options, &mut speakers.doubts),
        };
        speakers.doubts.extend(silent_interviewer(&labels, &shown, options));
        speakers.doubts.extend(turned_round(&labels, options));
        for (label, shown) in labels.iter().zip(shown) {
            let number = speakers.number_of(shown);
            speakers.numbers.insert(label.form.clone(), number);
        }
        if segments.iter().any(|segment| segment.speaker.is_none()) {
            let nobody = ImportedSpeaker { name: NOBODY.to_owned(), role: SpeakerRole::Unknown };
            let number = speakers.number_of(nobody);
            speakers.numbers.insert(String::new(), number);
        }
        speakers
    }

    /// Who speaks in a segment.
    pub(super) fn number(&self, segment: &Segment) -> Option<usize> {
        let form = segment.speaker.as_deref().map_or_else(String::new, form);
        self.numbers.get(&form).copied()
    }

    /// What each label became of which nobody said whose it is, in the order in which they come first.
    pub(super) fn taken(&self, segments: &[Segment]) -> Vec<LabelTaken> {
        let mut times: FxHashMap<String, usize> = FxHashMap::default();
        let spoken = segments.iter().filter_map(|segment| segment.speaker.as_deref());
        spoken.for_each(|label| *times.entry(form(label)).or_default() += 1);
        let taken = labels(segments).into_iter().filter_map(|label| {
            let speaker = self.all.get(*self.numbers.get(&label.form)?)?;
            if speaker.role != SpeakerRole::Unknown || form(&speaker.name) == label.form {
                return None;
            }
            let times = times.get(&label.form).copied().unwrap_or_default();
            Some(LabelTaken { label: label.written.to_owned(), became: speaker.name.clone(), times })
        });
        taken.collect()
    }

    /// Who was interviewed, where it is one and they speak.
    pub(super) fn only_participant(&self) -> Option<&str> {
        let mut participants = self.all.iter().filter(|speaker| speaker.role == SpeakerRole::Participant);
        participants.next().filter(|_| participants.next().is_none()).map(|speaker| speaker.name.as_str())
    }

    /// Two labels may become one name.
    fn number_of(&mut self, speaker: ImportedSpeaker) -> usize {
        let next = self.all.len();
        let number = *self.by_name.entry(form(&speaker.name)).or_insert(next);
        if number == next {
            self.all.push(speaker);
        }
        number
    }
}

/// A recorder's label.
pub(super) struct RecordedLabel<'s> {
    /// As the recorder writes it.
    pub(super) written: &'s str,
    /// As names are compared.
    pub(super) form: String,
}

fn form(label: &str) -> String {
    fold::name(label).into_owned()
}

/// The labels in the order in which they come first.
pub(super) fn labels(segments: &[Segment]) -> Vec<RecordedLabel<'_>> {
    let (mut known, mut forms) = (FxHashSet::<&str>::default(), FxHashSet::<String>::default());
    let written = segments.iter().filter_map(|segment| segment.speaker.as_deref());
    let new = written.filter(|written| known.insert(written)).filter_map(|written| {
        let form = form(written);
        forms.insert(form.clone()).then_some(RecordedLabel { written, form })
    });
    new.collect()
}

/// The name of somebody whom the command line names, if a label is theirs: `Lena Fischer (she/her)` and `Fischer, Lena` are Lena
/// Fischer. Who is named as the label has it goes before.
pub(super) fn named<'n>(label: &RecordedLabel<'_>, names: impl IntoIterator<Item = &'n String>) -> Option<&'n String> {
    let bare = form(bare(label.written));
    let is_it = |name: &String| {
        let name = form(name);
        name == label.form || bare == name
    };
    let names: Vec<&String> = names.into_iter().collect();
    let exact = names.iter().copied().find(|name| is_it(name));
    exact.or_else(|| names.into_iter().find(|name| is_turned_round(label.written, name)))
}

/// Whom the command line says a label to be.
fn said(label: &RecordedLabel<'_>, options: &ImportOptions) -> Option<ImportedSpeaker> {
    let facts = &options.facts;
    let is = |role| move |name: &String| ImportedSpeaker { name: name.clone(), role };
    let interviewer = named(label, &facts.interviewers).map(is(SpeakerRole::Interviewer));
    let observer = || named(label, &facts.observers).map(is(SpeakerRole::Observer));
    let participant = || named(label, &facts.participant).map(is(SpeakerRole::Participant));
    interviewer.or_else(observer).or_else(participant)
}

/// The names of a list that knows each label.
fn listed(labels: &[RecordedLabel<'_>], list: &NamesList) -> Vec<ImportedSpeaker> {
    let shown = labels.iter().map(|label| match list.speaker(label.written) {
        Some(speaker) => ImportedSpeaker { name: speaker.name.clone(), role: speaker.role },
        None => ImportedSpeaker { name: NOBODY.to_owned(), role: SpeakerRole::Unknown },
    });
    shown.collect()
}

fn as_recorded(labels: &[RecordedLabel<'_>], options: &ImportOptions) -> Vec<ImportedSpeaker> {
    let shown = labels.iter().map(|label| {
        let role = said(label, options).map_or(SpeakerRole::Unknown, |speaker| speaker.role);
        ImportedSpeaker { name: as_a_name(label.written), role }
    });
    let mut shown: Vec<ImportedSpeaker> = shown.collect();
    // Nobody was named: who speaks alone is who was interviewed.
    if let ([only], None) = (shown.as_mut_slice(), &options.facts.participant)
        && only.role == SpeakerRole::Unknown
    {
        only.role = SpeakerRole::Participant;
    }
    shown
}

fn pseudonyms(labels: &[RecordedLabel<'_>], options: &ImportOptions, doubts: &mut Vec<String>) -> Vec<ImportedSpeaker> {
    let said: Vec<Option<ImportedSpeaker>> = labels.iter().map(|label| said(label, options)).collect();
    let others = said.iter().filter(|speaker| speaker.is_none()).count();
    let is_participant = |speaker: &ImportedSpeaker| speaker.role == SpeakerRole::Participant;
    let free = options.facts.participant.as_ref().filter(|_| !said.iter().flatten().any(is_participant));
    if let Some(participant) = free.filter(|_| others == 1) {
        let only = ImportedSpeaker { name: participant.clone(), role: SpeakerRole::Participant };
        return said.into_iter().map(|speaker| speaker.unwrap_or_else(|| only.clone())).collect();
    }
    doubts.extend(free.filter(|_| others > 1).map(|participant| {
        format!(
            "{others} labels are neither an interviewer's nor an observer's, and nobody says which of them is \
             {participant}: change them in the file, or say it in a list of names (`--speakers`)"
        )
    }));
    let is_anybody_said = free.is_some() || said.iter().any(Option::is_some) || !options.facts.interviewers.is_empty();
    doubts.extend((others > 1 && !is_anybody_said).then(|| {
        "nobody says who was interviewed and who asked: write `--participant P07`, and `--interviewer` with the whole name, as the \
         recorder's labels have it, or name everybody in a list (`--speakers`)"
            .to_owned()
    }));
    let mut numbered = NumberedSpeakers::new(labels, options);
    let shown = labels.iter().zip(said).map(|(label, speaker)| speaker.unwrap_or_else(|| numbered.next(label)));
    shown.collect()
}

/// Numbers in the place of names.
struct NumberedSpeakers {
    taken: FxHashSet<String>,
    last: usize,
}

impl NumberedSpeakers {
    fn new(labels: &[RecordedLabel<'_>], options: &ImportOptions) -> Self {
        let facts = &options.facts;
        let given = facts.participant.iter().chain(&facts.interviewers).chain(&facts.observers);
        let kept = labels.iter().filter(|label| is_placeholder(&label.form)).map(|label| label.form.clone());
        Self { taken: given.map(|name| form(name)).chain(kept).collect(), last: 0 }
    }

    fn next(&mut self, label: &RecordedLabel<'_>) -> ImportedSpeaker {
        let name = if is_placeholder(&label.form) { as_a_name(label.written) } else { self.free_number() };
        ImportedSpeaker { name, role: SpeakerRole::Unknown }
    }

    fn free_number(&mut self) -> String {
        loop {
            self.last += 1;
            let name = format!("Speaker {}", self.last);
            if !self.taken.contains(&form(&name)) {
                return name;
            }
        }
    }
}

/// A label as a name that cairn reads again: in one line, without emphasis and colons around it, and not too long.
fn as_a_name(label: &str) -> String {
    let folded = fold::text(label);
    let bare = folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':' | '：'));
    let name: String = bare.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if name.trim().is_empty() { NOBODY.to_owned() } else { name.trim().to_owned() }
}

/// A doubt where an interviewer was named who says nothing. Where there is a list of names, labels are names, and not said.
fn silent_interviewer(
    labels: &[RecordedLabel<'_>],
    shown: &[ImportedSpeaker],
    options: &ImportOptions,
) -> Option<String> {
    let names = &options.facts.interviewers;
    let speaks = shown.iter().any(|speaker| speaker.role == SpeakerRole::Interviewer);
    let are =
        if options.names.is_some() { "no label is an interviewer's".to_owned() } else { not_among(names, labels) };
    (!speaks && !names.is_empty())
        .then(|| format!("{are}: write `--interviewer` with the whole name, as the recorder's labels have it"))
}

/// That names are no labels, with the labels that there are.
pub(super) fn not_among(names: &[String], labels: &[RecordedLabel<'_>]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let are = if labels.len() == 1 { "label is" } else { "labels are" };
    let all = listed_labels(labels.iter().map(|label| label.written));
    format!("no label is {}; the {are} {all}", names.join(" or "))
}

/// A remark on each interviewer and observer whose label has the last name first.
fn turned_round(labels: &[RecordedLabel<'_>], options: &ImportOptions) -> Vec<String> {
    let facts = &options.facts;
    let names = facts.interviewers.iter().chain(&facts.observers).filter(|_| options.names.is_none());
    let is_turned = |name: &&String| {
        let theirs = |label: &RecordedLabel<'_>| named(label, [*name]).is_some();
        labels.iter().any(|label| theirs(label) && is_turned_round(label.written, name))
    };
    let remark = |name: &String| {
        format!("a label has the words of `{name}` in another order, with a comma: it was taken for theirs")
    };
    names.filter(is_turned).map(remark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ImportFacts;

    fn options(participant: Option<&str>, interviewers: &[&str]) -> ImportOptions {
        let facts = ImportFacts {
            participant: participant.map(str::to_owned),
            interviewers: interviewers.iter().map(|name| (*name).to_owned()).collect(),
            ..ImportFacts::default()
        };
        ImportOptions { facts, ..ImportOptions::default() }
    }

    fn segments(labels: &[&str]) -> Vec<Segment> {
        let speaker = |label: &str| (!label.is_empty()).then(|| label.to_owned());
        labels
            .iter()
            .map(|label| Segment { speaker: speaker(label), text: "x".to_owned(), ..Segment::default() })
            .collect()
    }

    /// The name that each label becomes, and how many doubts there are.
    fn named(labels: &[&str], options: &ImportOptions) -> (Vec<String>, usize) {
        let segments = segments(labels);
        let speakers = ImportedSpeakers::name(&segments, options);
        let name = |segment: &Segment| {
            speakers.number(segment).map_or("-".to_owned(), |number| speakers.all[number].name.clone())
        };
        (segments.iter().map(name).collect(), speakers.doubts.len())
    }

    #[test]
    fn the_interviewer_stays_and_the_only_other_is_the_participant() {
        let options = options(Some("P07"), &["Lena Fischer"]);
        for labels in
            [["Lena Fischer", "Sam O'Neil"], ["LENA  FISCHER", "Sam O'Neil"], ["Lena Fischer (she/her)", "Sam"]]
        {
            assert_eq!(named(&labels, &options), (vec!["Lena Fischer".to_owned(), "P07".to_owned()], 0), "{labels:?}");
        }
    }

    #[test]
    fn who_says_nothing_of_who_was_there_is_told_how() {
        for (labels, options, doubts) in [
            (&["Lena", "Sam"][..], options(None, &[]), 1),
            (&["Lena", "Sam"], options(None, &["Lena"]), 0),
            (&["Lena", "Sam"], options(Some("P07"), &["Lena"]), 0),
            (&["Sam"], options(None, &[]), 0),
        ] {
            assert_eq!(named(labels, &options).1, doubts, "{labels:?} {:?}", options.facts);
        }
    }

    #[test]
    fn nobody_is_guessed() {
        let lena = options(Some("P07"), &["Lena"]);
        assert_eq!(
            named(&["Sam", "Lena", "Ada", "Sam", ""], &lena),
            (["Speaker 1", "Lena", "Speaker 2", "Speaker 1", "?"].map(str::to_owned).to_vec(), 1)
        );
        // A label that is the pseudonym already is the participant's, and then the others are others.
        assert_eq!(
            named(&["P07", "Sam"], &options(Some("p07"), &[])),
            (["p07", "Speaker 1"].map(str::to_owned).to_vec(), 0)
        );
        // An interviewer whom no label names is doubtful.
        assert_eq!(named(&["Sam"], &lena).1, 1);
    }

    #[test]
    fn each_label_that_nobody_knows_is_said_with_what_it_became() {
        let segments = segments(&["Lena", "Sam", "", "LENA", "sam", "Speaker 4"]);
        let speakers = ImportedSpeakers::name(&segments, &options(None, &["Lena"]));
        let taken =
            |label: &str, became: &str, times| LabelTaken { label: label.to_owned(), became: became.to_owned(), times };
        assert_eq!(speakers.taken(&segments), [taken("Sam", "Speaker 1", 2)]);
    }

    #[test]
    fn what_names_nobody_stays_and_its_number_is_not_given_again() {
        let none = options(None, &[]);
        let shown = named(&["Speaker 2", "Sam", "Ada", "Speaker A"], &none).0;
        assert_eq!(shown, ["Speaker 2", "Speaker 1", "Speaker 3", "Speaker A"]);
        assert_eq!(named(&["", ""], &none).0, ["-", "-"]);
    }

    #[test]
    fn labels_stay_where_that_is_asked_for() {
        let keep = ImportOptions { labels: LabelPolicy::AsRecorded, ..options(Some("P07"), &["lena"]) };
        assert_eq!(named(&["Lena", "**Sam:**", "*"], &keep).0, ["Lena", "Sam", "?"]);
    }
}
