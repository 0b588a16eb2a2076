//! The labels of one interview become canonical: `**Mira:** [00:12:34]`, and not a byte changes outside them.
//!
//! Comes in: an interview's text, with the list of quotes beside it. Goes out: the changed text, known to hold the same quotes
//! and turns, or the reason why not. Does not know: the disk.

use thiserror::Error;

use crate::base::edit::{Edit, FileChange, spliced};
use crate::base::fold;
use crate::base::lines::LineIndex;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::interview::relabel::{CanonicalLabel, relabel};
use crate::content::interview::spoken::{self, LabelledTurn, SpokenTranscript};
use crate::content::interview::{MIXED_LABELS, Quote, UNREAD_LABEL};
use crate::diagnostic::{Diagnostic, new_errors};

/// The rules that say of a label that it is not read.
const UNREAD: [&str; 2] = [MIXED_LABELS, UNREAD_LABEL];

/// What becomes of the labels of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelPlan {
    /// The file that changes; none where its labels are canonical.
    pub change: Option<FileChange>,
    /// How many labels it has.
    pub labels: usize,
    /// How many of them were not read before.
    pub newly_read: usize,
    /// What looks like a label and stays as it is, since it may be words: the first such line, from 1, and what is wrong with it.
    pub left: Option<(u32, String)>,
}

/// Why the labels of an interview stay as they are.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum LabelRefusal {
    /// Nothing in it is a label without a guess.
    #[error(
        "no labels were found that open at least half of the paragraphs, so nobody can be named; name who speaks in the front matter (`participant:`, `interviewer:`), or write `**Mira:**` before the words of each speaker"
    )]
    NoLabels,
    /// It is what a recorder wrote for players of films.
    #[error(
        "these are captions with their times, and no transcript: import them as a new interview, `cairn import FILE --slug NAME`, without `--in-place`"
    )]
    Captions,
    /// The changed text would be read otherwise.
    #[error(
        "with canonical labels this would be read otherwise: {0}; nothing was changed: write `**Mira:**` before the words of each speaker by hand"
    )]
    ReadsOtherwise(String),
}

/// Plans the labels of an interview anew. `quotes` is the list beside it, where there is one.
///
/// # Errors
///
/// Why they stay as they are.
pub fn with_canonical_labels(
    path: &SourcePath,
    text: &str,
    quotes: Option<(&SourcePath, &str)>,
) -> Result<LabelPlan, LabelRefusal> {
    if are_captions(text) {
        return Err(LabelRefusal::Captions);
    }
    let relabelled = relabel(path, text);
    if relabelled.labels.is_empty() {
        return Err(LabelRefusal::NoLabels);
    }
    let edits: Vec<Edit> =
        relabelled.edits.into_iter().map(|edit| Edit::new(Place::new(path, edit.span), edit.text)).collect();
    let touching = || LabelRefusal::ReadsOtherwise("two labels touch each other".to_owned());
    let changed = spliced(text, &edits).ok_or_else(touching)?;
    let before = spoken::read(path, text, quotes);
    let after = spoken::read(path, &changed, quotes);
    if let Some(what) = differs(&before, &after, &relabelled.labels) {
        return Err(LabelRefusal::ReadsOtherwise(what));
    }
    let unread = after.complaints.iter().find(|complaint| UNREAD.contains(&complaint.rule));
    let line = |complaint: &Diagnostic| LineIndex::new(changed.as_str()).position(complaint.place.span.start).line;
    let left = unread.map(|complaint| (line(complaint), complaint.message.clone()));
    let labelled = before.turns.iter().filter(|turn| turn.is_labelled).count();
    Ok(LabelPlan {
        labels: relabelled.labels.len(),
        newly_read: relabelled.labels.len().saturating_sub(labelled),
        left,
        change: (changed != text).then(|| FileChange::in_place(path.clone(), Some(text.to_owned()), changed)),
    })
}

/// Whether a text is captions: `00:00:03.000 --> 00:00:05.000` above each.
fn are_captions(text: &str) -> bool {
    /// Fewer may be an example in a transcript.
    const FEWEST: usize = 2;
    let is_time = |line: &&str| {
        let line = line.trim_start_matches(['[', ' ']);
        line.starts_with(|c: char| c.is_ascii_digit())
            && line.split_once("-->").is_some_and(|(time, _)| time.contains(':'))
    };
    text.lines().filter(is_time).nth(FEWEST - 1).is_some()
}

/// What is read otherwise after the change, as a phrase.
fn differs(before: &SpokenTranscript, after: &SpokenTranscript, labels: &[CanonicalLabel]) -> Option<String> {
    if before.quotes.len() != after.quotes.len() {
        return Some(format!("it had {} quotes, and would have {}", before.quotes.len(), after.quotes.len()));
    }
    let mut pairs = before.quotes.iter().zip(&after.quotes);
    if let Some((quote, _)) = pairs.find(|(then, now)| !is_same_quote(then, now)) {
        return Some(format!("the quote `{}` would have other words", quote.id));
    }
    turns_differ(before, after, labels).or_else(|| {
        // What is still no label is said to whoever asked, and stops nothing.
        let new = new_errors(&before.complaints, &after.complaints);
        Some(new.iter().find(|error| !UNREAD.contains(&error.rule))?.message.clone())
    })
}

/// Whether a quote has the same words, themes and id; its places in the file have moved.
fn is_same_quote(then: &Quote, now: &Quote) -> bool {
    let themes = |quote: &Quote| quote.coding.themes.iter().map(|theme| theme.value.clone()).collect::<Vec<_>>();
    (&then.id, &then.text, then.coding.kind) == (&now.id, &now.text, now.coding.kind) && themes(then) == themes(now)
}

fn turns_differ(before: &SpokenTranscript, after: &SpokenTranscript, labels: &[CanonicalLabel]) -> Option<String> {
    let is_meant = |(turn, label): (&LabelledTurn, &CanonicalLabel)| {
        turn.is_labelled && turn.label_ms == label.ms && is_name_of(&turn.name, &label.name)
    };
    if after.turns.len() != labels.len() || !after.turns.iter().zip(labels).all(is_meant) {
        return Some("not each label would open a turn with its name and its time".to_owned());
    }
    if before.turns.iter().any(|turn| !turn.is_labelled) {
        return None;
    }
    let mut now = after.turns.iter();
    let is_there = |then: &LabelledTurn| {
        now.any(|now| {
            now.name == then.name
                && (then.label_ms.is_none() || now.label_ms == then.label_ms)
                && is_begun(&then.words, &now.words)
        })
    };
    (!before.turns.iter().all(is_there)).then(|| "a turn that is read now would be another".to_owned())
}

/// Whether words begin with others, but for times between `#` and targets of times that were links, which are no words any more.
fn is_begun(then: &str, now: &str) -> bool {
    let is_no_word = |word: &str| {
        let is_hashed = word.len() > 1 && word.starts_with('#') && word.trim_end_matches(['.', ',']).ends_with('#');
        is_hashed || (word.starts_with('(') && word.contains("://"))
    };
    let mut then = then.split_whitespace();
    now.split_whitespace().all(|word| then.find(|it| *it == word || !is_no_word(it)) == Some(word))
}

/// Whether a speaker is whom a label names: speakers go by their first labels, roles are no part of a name.
fn is_name_of(speaker: &str, label: &str) -> bool {
    let form = |name: &str| fold::name(name.split(['(', '（', ',']).next().unwrap_or_default()).into_owned();
    form(speaker) == form(label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plan(text: &str) -> Result<LabelPlan, LabelRefusal> {
        with_canonical_labels(&SourcePath::new("content/interviews/p07.md"), text, None)
    }

    fn after(text: &str) -> String {
        let plan = plan(text).unwrap_or_else(|refusal| panic!("{text}\n{refusal}"));
        plan.change.and_then(|change| change.after).map_or_else(|| text.to_owned(), |(_, text)| text)
    }

    const TURNS: &str = "**Mira:** [00:00:03] Shall we begin?\n\n**P07:** [00:00:05] Yes.\n\n**Mira:** [00:00:08] [Is it \
                         not painful to wait all day]{.slow-tests freq=daily toil=1h}?\n\n**P07:** [00:00:12] Not really.\n";

    /// The turns in another form: `{name}`, `{time}` and `{words}` are put in.
    fn in_form(form: &str, names: [&str; 2]) -> String {
        let said = [
            ("0:03", "Shall we begin?"),
            ("0:05", "Yes."),
            ("0:08", "[Is it not painful to wait all day]{.slow-tests freq=daily toil=1h}?"),
            ("0:12", "Not really."),
        ];
        let turns = said.iter().enumerate().map(|(index, (time, words))| {
            form.replace("{name}", names[index % 2]).replace("{time}", time).replace("{words}", words)
        });
        turns.collect()
    }

    #[test]
    fn labels_of_any_form_become_canonical() {
        for form in [
            "**{name}** [0{time}]\n{words}\n\n",
            "{name}  {time}  \n{words}\n\n",
            "{name} {time}\n\n{words}\n\n",
            "[{name}] [0{time}] {words}\n",
            "\\[{name}\\] \\[0{time}\\] {words}\n\n",
            "{name} (0{time})\n\n{words}\n\n",
            "{name} (00:0{time}):\n{words}\n\n",
            "### {name} (0{time})\n\n{words}\n\n",
            "## [0{time}] {name}\n\n{words}\n\n",
            "[00:0{time}] **{name}:** {words}\n\n",
            "[00:0{time}] {name}: {words}\n\n",
            "{time} {name}\n{words}\n\n",
            "{time} - {name}\n{words}\n\n",
            "{name} - {time}\n\n{words}\n\n",
            "**{name}:** (0{time}) {words}\n\n",
            "**{name} (0{time}):** {words}\n\n",
            "*{name}:* [0{time}] {words}\n\n",
            "<b>{name}:</b> [0{time}] {words}\n\n",
            "**{name}** ([0{time}](https://e.example/p?t=3)) {words}\n\n",
        ] {
            let text = in_form(form, ["Mira", "P07"]);
            let found = after(&text);
            assert_eq!(found.trim_end(), TURNS.trim_end(), "{text}");
            assert_eq!(after(&found), found, "once is enough");
        }
    }

    #[test]
    fn labels_without_times_become_canonical() {
        let expected = TURNS
            .replace("[00:00:03] ", "")
            .replace("[00:00:05] ", "")
            .replace("[00:00:08] ", "")
            .replace("[00:00:12] ", "");
        let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n";
        for form in [
            "{name}: {words}\n\n",
            "{name}:\n\n{words}\n\n",
            "*{name}:* {words}\n\n",
            "**{name}**: {words}\n\n",
            "**{name};** {words}\n\n",
            "### {name}\n\n{words}\n\n",
        ] {
            let text = format!("{front}{}", in_form(form, ["Mira", "P07"]));
            assert_eq!(after(&text).trim_end(), format!("{front}{expected}").trim_end(), "{text}");
        }
    }

    #[test]
    fn times_between_hashes_are_in_brackets() {
        let text = "M: Shall we? #00:00:03-2#\n\nB: Yes. #00:00:05-8#\n\nM: [Is it]{.x}? #00:00:08-1#\n\nB: No. #00:00:12-0#\n";
        assert_eq!(
            after(text),
            "**M:** Shall we? [00:00:03.2]\n\n**B:** Yes. [00:00:05.8]\n\n**M:** [Is it]{.x}? [00:00:08.1]\n\n**B:** No. [00:00:12]\n"
        );
    }

    #[test]
    fn captions_are_imported() {
        for text in [
            "1\n00:00:03.000 --> 00:00:05.000\nMira: a?\n\n2\n00:00:05.000 --> 00:00:06.000\nP07: b.\n",
            "[00:00:00.000 --> 00:00:02.500]  (speaker 0) a?\n[00:00:02.600 --> 00:00:04.000]  (speaker 1) b.\n",
        ] {
            assert_eq!(plan(text), Err(LabelRefusal::Captions), "{text}");
        }
        assert_eq!(after("**Mira:** One --> two: 3 --> 4.\n\n**P07:** It --> is.\n").matches("-->").count(), 3);
    }

    #[test]
    fn times_that_stand_in_a_turn_are_no_words() {
        let text = "---\nparticipant: B\ninterviewer: I\n---\n\nI: How? #00:00:05-2#\n\nB: Two weeks.\n\nNobody knew. #00:00:09-8#\n\nNo, \
                    really.\n\nI: And then? #00:00:11-0#\n";
        assert!(after(text).contains("Nobody knew. [00:00:09.8]"), "{}", after(text));
        assert!(is_begun("a (https://x.example/?t=3) b #00:00:05-2# c", "a b c"));
        assert!(
            is_begun("a b c", "a b")
                && !is_begun("a b", "a c")
                && !is_begun("a b", "a b c")
                && !is_begun("a x b", "a b")
        );
    }

    #[test]
    fn what_may_be_a_sentence_stays_and_is_named() {
        let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** Hi?\n\n**P07:** Fine.\n\n";
        for line in ["MIRA. And then?", "@Mira so", "Mira says: so", "**Mira** was there.", "Mira [so]{.x}"] {
            let text = format!("{front}{line}\n\n{{Mira}}: So.\n");
            let plan = plan(&text).expect("it has labels");
            assert_eq!(plan.left.as_ref().map(|(line, _)| *line), Some(10), "{line}");
            assert_eq!((plan.labels, plan.newly_read), (3, 1), "{line}");
            assert!(after(&text).ends_with(&format!("{line}\n\n**Mira:** So.\n")), "{line}");
        }
        assert_eq!(plan(&format!("{front}Mira, could you …\n")).expect("it has labels").left, None);
    }

    #[test]
    fn names_in_front_of_half_of_the_paragraphs_are_labels_whatever_follows() {
        let alone = "---\nparticipant: P07\n---\n\nP07 [a]{.x} b.\n\nP07 [c]{.x}\n";
        assert!(after(alone).ends_with("**P07:** [a]{.x} b.\n\n**P07:** [c]{.x}\n"), "{}", after(alone));
        let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n";
        for form in ["{name}. {words}\n\n", "@{name} {words}\n\n", "{name} says: {words}\n\n", "<{name}> {words}\n\n"] {
            let found = after(&format!("{front}{}", in_form(form, ["Mira", "P07"])));
            assert_eq!(found.matches("**Mira:** ").count() + found.matches("**P07:** ").count(), 4, "{form}: {found}");
        }
    }

    #[test]
    fn nothing_else_changes() {
        let text = "---\ntitle: 'x'   # Mira: a\ninterviewer: Mira\n---\r\n# Mira and *P07*\r\n\r\n<!-- Mira: hidden -->\r\n\r\nMira (PM): How\\* was  it?\r\nAnd?\r\n\r\nNote: x\r\n\r\n```\r\nMira: code\r\n```\r\n\r\nP07  0:05\r\n- [a]{.x #id note=\"Mira: y\"}\r\n\r\n[n]: https://e.example\r\n";
        let expected =
            text.replace("Mira (PM): How", "**Mira (PM):** How").replace("P07  0:05\r\n", "**P07:** [00:00:05]\r\n");
        assert_eq!(after(text), expected);
    }

    #[test]
    fn a_known_name_in_a_form_that_is_not_read_opens_a_turn() {
        let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** Hi?\n\n**P07:** Fine.\n\n";
        let quote = "[Is it not painful to wait all day]{.slow-tests freq=daily toil=1h}";
        for label in
            ["Mira:", "*Mira:*", "**Mira** –", "[00:00:09] **Mira:**", "<b>Mira:</b>", "**Mira;**", "### Mira\n\n"]
        {
            let text = format!("{front}{label} {quote}\n\n**P07:** No.\n").replace("\n\n [", "\n\n[");
            let found = after(&text);
            let time = if label.contains("09") { "[00:00:09] " } else { "" };
            assert_eq!(found, format!("{front}**Mira:** {time}{quote}\n\n**P07:** No.\n"), "{text}");
            assert_eq!(plan(&text).map(|plan| plan.newly_read), Ok(usize::from(!label.contains("09"))), "{label}");
        }
        // What may be words stays.
        for words in ["**Mira** was there.", "Mira, who was there: no", "Ok. **Mira:** so", "- Mira"] {
            let text = format!("{front}{words}\n");
            assert_eq!(after(&text), text);
        }
    }

    #[test]
    fn labels_in_lists_and_block_quotes_stay_there() {
        let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n\n";
        let text = format!("{front}- Mira: When?\n- P07 (00:05):\n  Now.\n\n> Mira:\n> And?\n");
        assert_eq!(
            after(&text),
            format!("{front}- **Mira:** When?\n- **P07:** [00:00:05]\n  Now.\n\n> **Mira:**\n> And?\n")
        );
    }

    #[test]
    fn nobody_is_guessed() {
        for text in
            ["", "It took two weeks.\n", "Note: a\n\nb\n", "Q: a?\n\nA: b.\n", "We met at 10:30\n\nand left at 11:30\n"]
        {
            assert_eq!(plan(text), Err(LabelRefusal::NoLabels), "{text}");
        }
        let few = format!("Mira  0:03\na?\n\nP07  0:05\nb.\n\n{}", "More.\n\n".repeat(9));
        assert_eq!(plan(&few), Err(LabelRefusal::NoLabels));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

        /// Whatever a text holds, it reads the same afterwards, or stays.
        #[test]
        fn what_is_quoted_and_said_stays(pieces in prop::collection::vec(prop::sample::select(&[
            "Mira: ", "**Mira:** ", "P07 (00:05)\n", "P07 (00:05):\n", "[Mira] [00:03] ", "### Mira\n", "Mira  0:03\n", "0:05 P07\n",
            "(00:07):\n", "word ", "[a b]{.x}", "[", "]{.y}", "*", "**", "\n", "\n\n", "\n\n", "- ", "> ", "```\n", "<!-- ", " -->", "---\n",
            "#00:00:05-2#\n", "`", "[00:09] ", "    ", "| ", "1. ", "é", "\r\n", "[^1]: ",
        ][..]), 0..40)) {
            let text = pieces.concat();
            if let Ok(LabelPlan { change: Some(change), .. }) = plan(&text) {
                let path = SourcePath::new("content/interviews/p07.md");
                let (_, changed) = change.after.expect("the file stays");
                let quotes = |text: &str| spoken::read(&path, text, None).quotes.into_iter().map(|quote| quote.text).collect::<Vec<_>>();
                prop_assert_eq!(quotes(&text), quotes(&changed));
            }
        }
    }
}
