//! Sentences to make transcripts of: those of the demonstration study's interviews.
//!
//! Comes in: transcripts. Goes out: the plain sentences in them, questions apart. Does not know: who said them.

use include_dir::{Dir, include_dir};

static INTERVIEWS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/interviews");

/// Shorter ones are no sentences to tell a story with.
const SHORTEST: usize = 17;
/// Longer ones are mostly several that end in something else than a point.
const LONGEST: usize = 280;

/// What there is to say and to ask.
pub(crate) struct Sentences {
    pub(super) said: Vec<String>,
    pub(super) asked: Vec<String>,
}

impl Sentences {
    /// Those of the demonstration study.
    pub(crate) fn of_the_demonstration() -> Self {
        let files = INTERVIEWS.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "md"));
        Self::of(files.filter_map(include_dir::File::contents_utf8))
    }

    /// Those of some transcripts, in their order, each once.
    pub(crate) fn of<'t>(transcripts: impl Iterator<Item = &'t str>) -> Self {
        let mut sentences = Self { said: Vec::new(), asked: Vec::new() };
        for transcript in transcripts {
            let body = transcript.split_once("\n---").map_or(transcript, |(_, body)| body).replace('\r', "");
            for sentence in body.split("\n\n").flat_map(of_a_paragraph) {
                let list = if sentence.ends_with('?') { &mut sentences.asked } else { &mut sentences.said };
                if !list.contains(&sentence) {
                    list.push(sentence);
                }
            }
        }
        sentences
    }
}

fn of_a_paragraph(paragraph: &str) -> Vec<String> {
    let (mut found, mut sentence) = (Vec::new(), String::new());
    for word in unmarked(unlabelled(paragraph)).split_whitespace() {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        if word.ends_with(['.', '?', '!']) {
            found.push(std::mem::take(&mut sentence));
        }
    }
    found.retain(|sentence| is_plain(sentence));
    found
}

/// A paragraph without the name and the time that it opens with, in any order and on one line or two.
fn unlabelled(paragraph: &str) -> &str {
    let mut words = paragraph.trim_start();
    while let Some(rest) = after_time(words).or_else(|| after_name(words)) {
        words = rest.trim_start();
    }
    words
}

/// What follows `[00:00:07]`.
fn after_time(words: &str) -> Option<&str> {
    let (time, rest) = words.strip_prefix('[')?.split_once(']')?;
    time.starts_with(|first: char| first.is_ascii_digit()).then_some(rest)
}

/// What follows `**Mira:**`, `Mira:`, `Mira (00:00:07):` or `(00:00:07):`.
fn after_name(words: &str) -> Option<&str> {
    let (label, rest) =
        words.split_once(':').filter(|(label, _)| !label.contains('(')).or_else(|| words.split_once("):"))?;
    let name = label.trim_start_matches("**").split(" (").next().filter(|name| !name.contains(' '))?;
    name.starts_with(|first: char| first.is_ascii_uppercase() || first == '(').then(|| rest.trim_start_matches("**"))
}

/// A paragraph without the brackets and the braces of its quotes.
fn unmarked(paragraph: &str) -> String {
    let mut pieces = paragraph.split("]{");
    let first = pieces.next().unwrap_or_default().to_owned();
    let words = pieces.filter_map(|piece| piece.split_once('}')).map(|(_, words)| words);
    words.fold(first, |text, words| text + words).replace('[', "")
}

/// Whether it is a sentence that means the same wherever it stands: no markup, and nothing that opens a turn.
fn is_plain(sentence: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&sentence.len())
        && sentence.starts_with(|first: char| first.is_ascii_uppercase())
        && sentence.chars().all(|c| c.is_ascii_alphanumeric() || " ,;:'-.?!".contains(c))
        && !sentence.contains(" -")
}

#[test]
fn finds_sentences_within_labels_and_marks() {
    let text = "---\ntitle: x\n---\n**Mira:** [00:00:07] Is that the whole of it? Yes.\n\n**P1:** [00:00:09] So. [It \
                took\ntwo weeks.]{.a #b note=\"C.\"} And I had *three* of them. But [nobody knows]{.c} which one.\n\n\
                P1 (00:00:21):\nThe boat comes and I wait.\n\nP1: Then it goes up again.\n\n\
                [00:00:31] P1: It is raining again.\n\nP1:\nThe rest of us are wet.\n";
    let Sentences { said, asked } = Sentences::of([text].into_iter());
    assert_eq!(asked, ["Is that the whole of it?"]);
    let expected = [
        "It took two weeks.",
        "But nobody knows which one.",
        "The boat comes and I wait.",
        "Then it goes up again.",
        "It is raining again.",
        "The rest of us are wet.",
    ];
    assert_eq!(said, expected);
}

#[test]
fn the_demonstration_has_enough_to_say() {
    let Sentences { said, asked } = Sentences::of_the_demonstration();
    assert!(said.len() > 300 && asked.len() > 60, "{} said, {} asked", said.len(), asked.len());
}
