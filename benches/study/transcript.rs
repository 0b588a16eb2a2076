//! The words of an interview: turns of four speakers, with passages marked in them.
//!
//! Comes in: who speaks, about what, sentences to say. Goes out: Markdown, for some also a quote to be written beside
//! it. Does not know: front matter, files.

use super::Sentences;
use super::random::Random;

/// Questions and answers in turn.
const TURNS: usize = 140;
/// At least and at most, so that [`TURNS`] turns have 56 KB.
const SENTENCES_OF_AN_ANSWER: (usize, usize) = (5, 16);
const SENTENCES_OF_A_PARAGRAPH: usize = 6;
const QUOTES: (usize, usize) = (10, 20);
/// Where the notation has the speaker on a line of their own, people also break lines.
const COLUMNS: usize = 115;
/// How fast people talk, in letters a second.
const LETTERS_A_SECOND: usize = 14;

pub(super) const INTERVIEWERS: [&str; 2] = ["Mira", "Kofi"];

// What the braces of a quote may say; nothing is said as often as there are empty words.
const KINDS: [&str; 9] = ["", "", "", "pain", "workaround", "workflow", "avoided", "ask", "praise"];
const FREQS: [&str; 9] = ["", "", "daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "3/week"];
const TOILS: [&str; 9] = ["", "", "15m", "30m", "45m", "1h", "1.5h", "3h", "1d"];
const LOADS: [&str; 7] = ["", "", "0", "1", "2", "3", "4"];
const CODERS: [&str; 6] = ["", "", "", "", "Ada", "Jun"];

const CODE: &str = "\
```python
def stubborn(fetch, tries=3):
    for _ in range(tries):
        try:
            return fetch()
        except SessionExpired:
            log_in_again()
```";

/// What a transcript is made of.
pub(super) struct Talk<'a> {
    pub(super) participant: &'a str,
    /// What the quotes are coded with.
    pub(super) themes: &'a [&'a str],
    /// The ids of the guide's questions.
    pub(super) questions: &'a [String],
    pub(super) sentences: &'a Sentences,
}

/// What was said.
pub(super) struct Text {
    pub(super) words: String,
    /// A list of stand-off quotes.
    pub(super) beside: Option<String>,
}

/// Writes a transcript.
pub(super) fn write(talk: &Talk<'_>, random: &mut Random) -> Text {
    let notation = if random.once_in(4) { Notation::OwnLine } else { Notation::Bold };
    let mut said = Deck::new(&talk.sentences.said, random);
    let mut asked = Deck::new(&talk.sentences.asked, random);
    let mut standoff = random.once_in(5);
    let mut code = random.once_in(20);
    let answers: Vec<usize> = (0..TURNS / 2).collect();
    let quotes = random.between(QUOTES.0, QUOTES.1);
    let quoted: Vec<usize> = random.shuffled(&answers).into_iter().take(quotes).copied().collect();
    let mut text = Text { words: String::new(), beside: None };
    let mut seconds = 4;
    for answer in answers {
        let question = format!("{} {}", said.draw(random), asked.draw(random));
        let asker = random.pick_early(&INTERVIEWERS);
        notation.turn(&mut text.words, asker, &mut seconds, &[question]);

        let count = random.between(SENTENCES_OF_AN_ANSWER.0, SENTENCES_OF_AN_ANSWER.1);
        let sentences: Vec<String> = (0..count).map(|_| said.draw(random).to_owned()).collect();
        let mut paragraphs: Vec<Vec<String>> = sentences.chunks(SENTENCES_OF_A_PARAGRAPH).map(<[_]>::to_vec).collect();
        if standoff && paragraphs.len() > 1 {
            standoff = false;
            let theme = random.pick(talk.themes);
            text.beside = Some(across(&mut paragraphs, theme));
        }
        if let Some(number) = quoted.iter().position(|quoted| *quoted == answer) {
            let paragraph = random.below(paragraphs.len());
            mark(&mut paragraphs[paragraph], &braces(talk, number, random), random);
        }
        let mut blocks: Vec<String> = paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
        if std::mem::take(&mut code) {
            blocks.push(CODE.to_owned());
        }
        if random.once_in(TURNS) {
            blocks.push(format!("- {}\n- *{}*", said.draw(random), said.draw(random)));
        }
        notation.turn(&mut text.words, talk.participant, &mut seconds, &blocks);
    }
    text
}

/// How a transcript says who speaks.
#[derive(Clone, Copy)]
enum Notation {
    Bold,
    OwnLine,
}

impl Notation {
    fn turn(self, text: &mut String, speaker: &str, seconds: &mut usize, blocks: &[String]) {
        let (hours, minutes, rest) = (*seconds / 3600, *seconds / 60 % 60, *seconds % 60);
        let time = format!("{hours:02}:{minutes:02}:{rest:02}");
        match self {
            Self::Bold => *text += &format!("**{speaker}:** [{time}] {}\n\n", blocks.join("\n\n")),
            Self::OwnLine => {
                let blocks: Vec<String> = blocks.iter().map(|block| wrapped(block)).collect();
                *text += &format!("{speaker} ({time}):\n{}\n\n", blocks.join("\n\n"));
            }
        }
        *seconds += 2 + blocks.iter().map(String::len).sum::<usize>() / LETTERS_A_SECOND;
    }
}

/// A paragraph in lines; lists and code have theirs.
fn wrapped(block: &str) -> String {
    if block.contains('\n') {
        return block.to_owned();
    }
    let (mut text, mut column) = (String::with_capacity(block.len()), 0);
    for word in block.split(' ') {
        // A line that begins with a number or a sign could be a list.
        let may_begin_a_line = word.starts_with(|first: char| first.is_ascii_alphabetic());
        if column + word.len() >= COLUMNS && may_begin_a_line {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push(' ');
        }
        text.push_str(word);
        column += word.len() + 1;
    }
    text
}

/// Marks one or two sentences of a paragraph.
fn mark(paragraph: &mut [String], braces: &str, random: &mut Random) {
    let first = random.below(paragraph.len());
    let last = (first + random.below(2)).min(paragraph.len() - 1);
    paragraph[first].insert(0, '[');
    paragraph[last] += &format!("]{{{braces}}}");
}

/// What stands in the braces of the quote with this number.
fn braces(talk: &Talk<'_>, number: usize, random: &mut Random) -> String {
    let theme = random.pick(talk.themes);
    let mut braces = format!(".{theme}");
    if random.once_in(5) {
        let other = talk.themes.iter().find(|other| *other != theme);
        other.iter().for_each(|other| braces += &format!(" .{other}"));
    }
    if !random.once_in(3) {
        braces += &format!(" #q{}", number + 1);
    }
    for (key, values) in [("kind", &KINDS[..]), ("freq", &FREQS), ("toil", &TOILS), ("load", &LOADS), ("by", &CODERS)] {
        let value = random.pick(values);
        if !value.is_empty() {
            braces += &format!(" {key}={value}");
        }
    }
    if random.once_in(4) {
        braces += &format!(" q={}", random.pick(talk.questions));
    }
    if random.once_in(8) {
        braces += &format!(" note=\"{}\"", random.pick(&talk.sentences.said));
    }
    braces
}

/// A quote that crosses a paragraph, so it stands beside the text. One of its sentences is nowhere else in it.
fn across(paragraphs: &mut [Vec<String>], theme: &str) -> String {
    let only = "That was number four thousand and seven.";
    let exact = format!("{only} {}", paragraphs[1][0]);
    paragraphs[0].push(only.to_owned());
    format!("- exact: \"{exact}\"\n  themes: [{theme}]\n  id: across\n  freq: monthly\n")
}

/// Sentences in another order, again and again: none is said twice before all were said.
struct Deck<'s> {
    all: &'s [String],
    left: Vec<&'s String>,
}

impl<'s> Deck<'s> {
    fn new(all: &'s [String], random: &mut Random) -> Self {
        Self { all, left: random.shuffled(all) }
    }

    fn draw(&mut self, random: &mut Random) -> &'s str {
        if self.left.is_empty() {
            self.left = random.shuffled(self.all);
        }
        self.left.pop().map_or("", String::as_str)
    }
}
