//! Sentences to make transcripts of: those of the demonstration study's interviews.
//!
//! Comes in: transcripts. Goes out: the plain sentences in them, questions apart. Does not know: who said them.

use include_dir::{Dir, include_dir};

static INTERVIEWS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/interviews");

/// Shorter ones are no sentences to tell a story with.
const SHORTEST: usize = 15;
/// Longer ones are mostly several that end in something else than a point.
const LONGEST: usize = 240;

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

/// A paragraph without the name and the time that it opens with.
fn unlabelled(paragraph: &str) -> &str {
    let paragraph = paragraph.trim_start();
    let bold = paragraph.strip_prefix("**").and_then(|rest| rest.split_once("] "));
    let above = paragraph.split_once('\n').filter(|(line, _)| line.ends_with("):"));
    bold.or(above).map_or(paragraph, |(_, words)| words)
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
                P1 (00:00:21):\nThe boat comes and I wait.\n";
    let Sentences { said, asked } = Sentences::of([text].into_iter());
    assert_eq!(asked, ["Is that the whole of it?"]);
    assert_eq!(said, ["It took two weeks.", "But nobody knows which one.", "The boat comes and I wait."]);
}

#[test]
fn the_demonstration_has_enough_to_say() {
    let Sentences { said, asked } = Sentences::of_the_demonstration();
    assert!(said.len() > 300 && asked.len() > 60, "{} said, {} asked", said.len(), asked.len());
}
