//! A first list of the names in transcripts, for somebody to edit.
//!
//! Comes in: what is said, and under which labels. Goes out: the text of a `names.toml`. Does not know: files, formats; which of
//! the words are names.
//!
//! A list that is proposed cannot be used before somebody has read it: each speaker's role is left to be filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::given_names::is_given_name;
use super::likely::{self, LikelyKind, LikelyName};
use super::list::TO_FILL_IN;
use super::trade_words::is_trade_word;
use super::written_words::WrittenWords;
use super::{free_pseudonyms, label_key, parts};
use crate::import::label_words::holds;
use crate::import::options::ImportFacts;
use crate::import::raw_transcript::Segment;

const HEAD: &str = "\
# Names that must not reach git, and what stands in their place. Proposed by cairn: read each line, fill in what a speaker is
# called and does (`interviewer`, `participant` or `observer`), take out what is no name, add what is missing, such as
# nicknames. Pseudonyms go on behind the last one of the study: give whoever was interviewed before the one of then. Who asks gets
# none: write what the study calls them. Keep this file out of the repository.

[speakers]
# Labels as the recorder writes them. A name is found in all its forms; a part of it only where it is capitalised.
";

const WORDS: &str = "
[words]
# Everything else, whole words in any case.
";

/// What is known of those who speak, before the list is.
pub(in crate::import) struct KnownPeople<'p> {
    /// What somebody typed of who was there.
    pub(in crate::import) facts: &'p ImportFacts,
    /// Who asked or listened in the study so far.
    pub(in crate::import) askers: &'p [String],
    /// The pseudonyms that somebody has.
    pub(in crate::import) taken: &'p [String],
}

/// What a speaker is to be called, as far as anybody can say.
enum ProposedSpeaker {
    /// Who asks, or sits in, under this name.
    Ours(String, &'static str),
    /// Who seems to ask, under a name that somebody has to fill in.
    Asks,
    /// Anybody else: the next pseudonym.
    Other,
}

/// The text of a first list for the pieces of some transcripts, in which nobody has one of the pseudonyms that are taken.
pub(in crate::import) fn propose(transcripts: &[Vec<Segment>], people: &KnownPeople<'_>) -> String {
    let segments = || transcripts.iter().flatten();
    let mut labels: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for segment in segments() {
        if let Some(label) = segment.speaker.as_deref() {
            labels.entry(label_key(label)).or_insert((label, 0)).1 += 1;
        }
    }
    let words = found_in(transcripts);
    let askers: BTreeSet<String> = transcripts.iter().filter_map(|segments| seeming_asker(segments, people)).collect();
    let mut free = free_pseudonyms(people.taken.iter().map(String::as_str));
    let mut list = HEAD.to_owned();
    for (key, (label, count)) in &labels {
        let (name, role, note) = match proposed(label, people, askers.contains(key)) {
            ProposedSpeaker::Ours(name, role) => (name, role, ""),
            ProposedSpeaker::Asks => (TO_FILL_IN.to_owned(), TO_FILL_IN, ", asks most of the questions"),
            ProposedSpeaker::Other => (free.next().unwrap_or_default(), TO_FILL_IN, ""),
        };
        let (label, name, times) = (quoted(label), quoted(&name), times(*count));
        list += &format!("{label} = {{name = {name}, role = \"{role}\"}}  # {times}{note}\n");
    }
    list += WORDS;
    let spoken_for: BTreeSet<String> = labels.values().flat_map(|(label, _)| letters_of(label)).collect();
    let written = WrittenWords::of(segments().map(|segment| segment.text.as_str()));
    for FoundWord { name, count, .. } in words.values().filter(|found| is_worth_it(found, &spoken_for, &written)) {
        let kind = if is_given_name(&name.text) { LikelyKind::Phrase } else { name.kind };
        list += &format!("{} = \"{}\"  # {}\n", quoted(&name.text), kind.placeholder(), times(*count));
    }
    list
}

/// What looks like a name in all transcripts.
struct FoundWord {
    name: LikelyName,
    count: usize,
    /// How often where a capital says something: in a language in which not every noun has one.
    telling: usize,
}

/// What looks like a name, by its small letters. Each transcript is in a language of its own.
fn found_in(transcripts: &[Vec<Segment>]) -> BTreeMap<String, FoundWord> {
    let mut words: BTreeMap<String, FoundWord> = BTreeMap::new();
    for segments in transcripts {
        let written = WrittenWords::of(segments.iter().map(|segment| segment.text.as_str()));
        for name in segments.iter().flat_map(|segment| likely::names_in(&segment.text)) {
            let is_titled = name.kind == LikelyKind::Titled;
            let key = name.text.to_lowercase();
            let found = words.entry(key).or_insert(FoundWord { name, count: 0, telling: 0 });
            found.count += 1;
            found.telling += usize::from(!written.has_noun_capitals);
            if is_titled {
                found.name.kind = LikelyKind::Titled;
            }
        }
    }
    words
}

/// Who somebody is whom the command line names, or the study knows.
fn proposed(label: &str, people: &KnownPeople<'_>, seems_to_ask: bool) -> ProposedSpeaker {
    let KnownPeople { facts, askers, .. } = people;
    let named = |names: &[String]| names.iter().find(|name| holds(label, name)).cloned();
    if let Some(name) = named(&facts.interviewers).or_else(|| named(askers)) {
        return ProposedSpeaker::Ours(name, "interviewer");
    }
    match named(&facts.observers) {
        Some(name) => ProposedSpeaker::Ours(name, "observer"),
        None if seems_to_ask => ProposedSpeaker::Asks,
        None => ProposedSpeaker::Other,
    }
}

/// The label under which most of the questions of a transcript are asked, where nobody says who asks. It decides nothing: the name and the
/// role are left to whoever reads the list.
fn seeming_asker(segments: &[Segment], people: &KnownPeople<'_>) -> Option<String> {
    let mut questions: BTreeMap<String, usize> = BTreeMap::new();
    for segment in segments {
        let label = segment.speaker.as_deref()?;
        if matches!(proposed(label, people, false), ProposedSpeaker::Ours(_, "interviewer")) {
            return None;
        }
        *questions.entry(label_key(label)).or_default() += segment.text.matches(['?', '？']).count();
    }
    let all: usize = questions.values().sum();
    let is_among_several = questions.len() > 1;
    questions.into_iter().find(|(_, count)| is_among_several && count * 2 > all).map(|(label, _)| label)
}

/// Whether a proposal is worth reading: a word that comes once is mostly none, unless it is a frequent given name; one that also stands in
/// small letters is a word, and so is one of the trade; and a speaker is listed already.
fn is_worth_it(found: &FoundWord, spoken_for: &BTreeSet<String>, written: &WrittenWords) -> bool {
    let FoundWord { name: LikelyName { text, kind }, telling, .. } = found;
    let letters = letters_of(text);
    let is_speaker = letters.iter().all(|part| spoken_for.contains(part));
    let is_likely = match kind {
        LikelyKind::Word if is_given_name(text) => true,
        LikelyKind::Word => *telling > 1 && !written.has_small(text) && !is_trade_word(text),
        LikelyKind::Phrase => !is_trade_word(text),
        _ => true,
    };
    is_likely && !is_speaker && !letters.is_empty()
}

fn letters_of(name: &str) -> Vec<String> {
    parts::parts(name).into_iter().map(|part| part.letters).collect()
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// A text as TOML writes it between quotation marks.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted += &format!("\\u{:04X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;
    use crate::import::NamesList;

    fn said(label: &str, text: &str) -> Segment {
        Segment { speaker: Some(label.to_owned()), text: text.to_owned(), ..Segment::default() }
    }

    /// The list where somebody typed these interviewers, and these people ask in the study.
    fn list(segments: &[Segment], typed: &[&str], askers: &[&str], taken: &[&str]) -> String {
        let owned = |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
        let facts = ImportFacts { interviewers: owned(typed), ..ImportFacts::default() };
        propose(&[segments.to_vec()], &KnownPeople { facts: &facts, askers: &owned(askers), taken: &owned(taken) })
    }

    fn entries(segments: &[Segment]) -> Vec<String> {
        speakers_and_words(&list(segments, &[], &[], &[]))
    }

    fn speakers_and_words(list: &str) -> Vec<String> {
        list.lines().filter(|line| line.starts_with('"')).map(str::to_owned).collect()
    }

    #[test]
    fn speakers_and_likely_names_are_listed_with_their_counts() {
        let segments = [
            said("Lena Fischer", "Who did you ask, Sam? Was it Jenkins again?"),
            said("Sam \"Ace\" O'Neil", "Yes, I asked Jenkins, and Priya Raman of Acme Corp. Mail priya@acme.example."),
            said(
                "lena fischer",
                "And the ticket ABC-123? I called +49 170 1234567, see https://acme.example/x or @priya.",
            ),
            said("Sam \"Ace\" O'Neil", "Friday was Once. I said so to Acme Corp on Friday, and Sam knows."),
        ];
        let expected = [
            r#""Lena Fischer" = {name = "?", role = "?"}  # 2 times, asks most of the questions"#,
            r#""Sam \"Ace\" O'Neil" = {name = "P01", role = "?"}  # 2 times"#,
            r##""+49 170 1234567" = "[phone]"  # once"##,
            r#""@priya" = "[handle]"  # once"#,
            r#""ABC-123" = "[ticket]"  # once"#,
            r#""Acme Corp" = "[name]"  # 2 times"#,
            r#""https://acme.example/x" = "[url]"  # once"#,
            r#""Jenkins" = "[word]"  # 2 times"#,
            r#""Priya Raman" = "[name]"  # once"#,
            r#""priya@acme.example" = "[e-mail]"  # once"#,
        ];
        assert_eq!(entries(&segments), expected);
    }

    #[test]
    fn nobody_gets_a_pseudonym_that_somebody_has() {
        let list = list(&[said("Lena", "Yes."), said("Sam", "No.")], &[], &[], &["P07", "p12"]);
        assert!(list.contains("\"Lena\" = {name = \"P13\"") && list.contains("\"Sam\" = {name = \"P14\""), "{list}");
    }

    #[test]
    fn who_asks_has_a_name_and_no_number() {
        let segments =
            [said("Ines Okafor", "Why?"), said("Jonas Weber", "Why not? And why?"), said("Ada Byron", "So.")];
        let speakers = |typed: &[&str], askers: &[&str]| -> Vec<String> {
            speakers_and_words(&list(&segments, typed, askers, &["P04"]))
        };
        let ada = r#""Ada Byron" = {name = "P05", role = "?"}  # once"#;
        let jonas = r#""Jonas Weber" = {name = "P06", role = "?"}  # once"#;
        for (typed, askers, name) in [
            (&["Ines Okafor"][..], &[][..], "Ines Okafor"),
            (&[], &["Ines", "Mira"], "Ines"),
            (&["Okafor, Ines"], &[], "Okafor, Ines"),
        ] {
            let ines = format!(r#""Ines Okafor" = {{name = "{name}", role = "interviewer"}}  # once"#);
            assert_eq!(speakers(typed, askers), [ada, &ines, jonas], "{typed:?} {askers:?}");
        }
        // Nobody says who asks: whoever asks most of the questions is to be named by whoever reads the list.
        let ines = r#""Ines Okafor" = {name = "P06", role = "?"}  # once"#;
        let jonas = r#""Jonas Weber" = {name = "?", role = "?"}  # once, asks most of the questions"#;
        assert_eq!(speakers(&[], &[]), [ada, ines, jonas]);
    }

    #[test]
    fn a_given_name_is_proposed_where_it_comes_once_and_a_word_never() {
        let segments =
            [said("P07", "Then Petra, and then We did. So We do, we do. Ask Okonjo."), said("P07", "I asked Okonjo.")];
        let words = |segments: &[Segment]| -> Vec<String> { entries(segments).split_off(1) };
        assert_eq!(words(&segments), [r#""Okonjo" = "[word]"  # 2 times"#, r#""Petra" = "[name]"  # once"#]);
        let german = [said("P07", "Ich habe das mit Petra auf dem Server und nicht auf dem anderen Server gesehen.")];
        assert_eq!(words(&german), [r#""Petra" = "[name]"  # once"#]);
    }

    #[test]
    fn words_of_the_trade_are_not_proposed_and_who_has_a_title_is() {
        let text = "Dr. Weber opened the Pull Request, and Frau Schmidt a Pull Request too. Ask Priya Raman.";
        let expected =
            [r#""Priya Raman" = "[name]"  # once"#, r#""Schmidt" = "[name]"  # once"#, r#""Weber" = "[name]"  # once"#];
        assert_eq!(entries(&[said("P07", text)]).split_off(1), expected);
    }

    #[test]
    fn each_transcript_is_in_a_language_of_its_own() {
        let german = "Ich habe das auf dem Server und nicht auf dem anderen Server gesehen, und es ist auf dem Server.";
        let english = "We asked Okonjo, and then Okonjo said that all of it is done by the other team in the end.";
        let facts = ImportFacts::default();
        let people = KnownPeople { facts: &facts, askers: &[], taken: &[] };
        let both = [vec![said("P07", german)], vec![said("P07", english)]];
        let expected = [r#""Okonjo" = "[word]"  # 2 times"#];
        assert_eq!(speakers_and_words(&propose(&both, &people)).split_off(1), expected);
    }

    #[test]
    fn a_proposal_stops_an_import_until_it_is_edited() {
        let list = list(&[said("Lena\\ \"Fischer\"\u{7f}", "Of Acme Corp.")], &[], &[], &[]);
        let read = |text: &str| NamesList::read(text, &SourcePath::new("names.toml")).diagnostics;
        let said: Vec<String> = read(&list).into_iter().map(|it| it.message).collect();
        assert_eq!(said, ["the role of this speaker is still to be filled in"]);
        assert_eq!(read(&list.replace("\"?\"", "\"interviewer\"")), []);
    }
}
