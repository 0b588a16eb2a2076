//! Random texts with limited passages, and what each audience sees of them.
//!
//! Comes in: random numbers. Goes out: nothing. Does not know: how passages are found or left out: each word has a name of its
//! own, and who may read it is known from how the text was made.

use proptest::prelude::*;

use super::tests::{withheld, written_for};
use crate::markdown::well_formed::misfit;
use crate::site::testing::{Study, as_markdown_in_two_ways};

const AUDIENCES: [&str; 3] = ["x", "y", "z"];

/// A word of the text, and who may read it.
struct PlantedWord {
    name: String,
    readers: Vec<&'static str>,
    /// What it stands in that is left out whole, if in anything.
    whole: Option<usize>,
}

/// A text while it is made.
struct TranscriptMaker {
    random: u64,
    text: String,
    words: Vec<PlantedWord>,
    /// The readers of the limited passages around.
    around: Vec<Vec<&'static str>>,
    wholes: usize,
    /// Whether the body marks themes, as only an interview does.
    marks: bool,
}

impl TranscriptMaker {
    fn new(seed: u64, marks: bool) -> Self {
        Self { random: seed | 1, text: String::new(), words: Vec::new(), around: Vec::new(), wholes: 0, marks }
    }

    fn below(&mut self, most: u64) -> u64 {
        // Xorshift: the same numbers for the same seed.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % most
    }

    fn some_readers(&mut self) -> Vec<&'static str> {
        let mask = self.below(7) + 1;
        (0..3).filter(|bit| mask & (1 << bit) != 0).map(|bit| AUDIENCES[bit]).collect()
    }

    fn word(&mut self, whole: Option<usize>) {
        let name = format!("w{}e", self.words.len());
        let may_read = |audience: &&&str| self.around.iter().all(|readers| readers.contains(*audience));
        let readers = AUDIENCES.iter().filter(may_read).copied().collect();
        self.text.push_str(&name);
        self.words.push(PlantedWord { name, readers, whole });
    }

    fn words_in(&mut self, before: &str, whole: Option<usize>, after: &str) {
        self.text.push_str(before);
        self.word(whole);
        self.text.push(' ');
        self.word(whole);
        self.text.push_str(after);
    }

    fn next_whole(&mut self) -> Option<usize> {
        self.wholes += 1;
        Some(self.wholes)
    }

    /// Words with a space between; in a link there is no other.
    fn inlines(&mut self, depth: u64, whole: Option<usize>) {
        for index in 0..=self.below(3) {
            if index > 0 {
                self.text.push(' ');
            }
            match self.below(if depth > 3 { 3 } else { 10 }) {
                0..3 => self.word(whole),
                3 => self.around_inlines("*", depth, whole, "*"),
                4 => self.around_inlines("**", depth, whole, "**"),
                5 => {
                    let code = whole.or_else(|| self.next_whole());
                    self.words_in("`", code, "`");
                }
                6 if whole.is_none() => {
                    let link = self.next_whole();
                    self.around_inlines("[", depth, link, "](https://e.example)");
                }
                7 if whole.is_none() => {
                    let picture = self.next_whole();
                    self.words_in("![", picture, "](https://e.example/p.png)");
                }
                8 if self.marks => self.around_inlines("[", depth, whole, "]{.slow}"),
                _ => self.limited(depth, whole),
            }
        }
    }

    fn around_inlines(&mut self, before: &str, depth: u64, whole: Option<usize>, after: &str) {
        self.text.push_str(before);
        self.inlines(depth + 1, whole);
        self.text.push_str(after);
    }

    fn limited(&mut self, depth: u64, whole: Option<usize>) {
        let readers = self.some_readers();
        let named = readers.join(" ");
        let theme = if self.marks && self.below(2) == 0 { ".slow " } else { "" };
        self.around.push(readers);
        self.around_inlines("[", depth, whole, &format!("]{{{theme}for=\"{named}\"}}"));
        self.around.pop();
    }

    fn block(&mut self) {
        match self.below(6) {
            0 => {
                for _ in 0..2 {
                    self.text.push_str("- ");
                    self.inlines(0, None);
                    self.text.push('\n');
                }
            }
            1 => self.around_block("> ", "\n"),
            2 => self.around_block("## ", "\n"),
            3 => {
                let code = self.next_whole();
                self.words_in("```sh\n", code, "\n```\n");
            }
            4 => self.around_block("| a |\n|---|\n| ", " |\n"),
            _ => self.around_block("", "\n"),
        }
        self.text.push('\n');
    }

    fn around_block(&mut self, before: &str, after: &str) {
        self.text.push_str(&before.replace("| a |", "| Head |"));
        self.inlines(0, None);
        self.text.push_str(after);
    }

    /// Limits words beside the text, from one to another: with them goes whatever can only be left out whole.
    fn limit_beside(&mut self, from: usize, to: usize, readers: &[&'static str]) {
        let wholes: Vec<usize> = self.words[from..=to].iter().filter_map(|word| word.whole).collect();
        for (index, word) in self.words.iter_mut().enumerate() {
            if (from..=to).contains(&index) || word.whole.is_some_and(|whole| wholes.contains(&whole)) {
                word.readers.retain(|reader| readers.contains(reader));
            }
        }
    }
}

/// What an audience may read is there and nothing else, in HTML that is well formed.
fn check(html: &str, words: &[PlantedWord], audience: &str, text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(misfit(html), None, "{}\n{}", text, html);
    for word in words {
        let shown = html.contains(&word.name);
        prop_assert_eq!(shown, word.readers.contains(&audience), "{} for {}\n{}\n{}", word.name, audience, text, html);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_page_shows_what_its_audience_may_read(seed in any::<u64>()) {
        let mut maker = TranscriptMaker::new(seed, false);
        for _ in 0..=maker.below(4) {
            maker.block();
        }
        let (study, complaints) = Study::read(&[("content/about.md", &maker.text)]);
        // Emphasis may begin or end elsewhere than it was meant to; that is complained of, and there is nothing to see.
        prop_assume!(complaints.iter().all(|complaint| !complaint.is_error()));
        let page = study.page(study.planned("/about/"));
        let about = page.context.released().pages().next().expect("there is one");
        let limits = &study.knowledge.pages[0].limits;
        for audience in AUDIENCES {
            let html = page.context.prose_without(about.body(), about.file(), withheld(limits, audience));
            check(&html, &maker.words, audience, &maker.text)?;
        }
        let all = page.context.prose_without(about.body(), about.file(), |_| false);
        prop_assert!(!all.contains("withheld") && maker.words.iter().all(|word| all.contains(&word.name)));
    }

    #[test]
    fn a_transcript_shows_what_its_audience_may_read(seed in any::<u64>(), standoffs in 0..3_usize) {
        let mut maker = TranscriptMaker::new(seed, true);
        for _ in 0..=maker.below(3) {
            maker.text.push_str("**P07:** ");
            maker.word(None);
            maker.text.push_str("\n\n");
            maker.block();
        }
        let mut front = "---\nparticipant: P07\nquotes:\n".to_owned();
        for _ in 0..standoffs {
            let from = maker.below(maker.words.len() as u64) as usize;
            let to = (from + maker.below(6) as usize).min(maker.words.len() - 1);
            let readers = maker.some_readers();
            let exact: Vec<&str> = maker.words[from..=to].iter().map(|word| word.name.as_str()).collect();
            front.push_str(&format!("  - {{exact: {}, themes: [s], for: [{}]}}\n", exact.join(" "), readers.join(", ")));
            maker.limit_beside(from, to, &readers);
        }
        let text = format!("{front}---\n{}", maker.text);
        let (study, complaints) = Study::read(&[("content/interviews/p07.md", &text)]);
        prop_assume!(complaints.iter().all(|complaint| !complaint.is_error()));
        for audience in AUDIENCES {
            let html = written_for(&study, audience);
            check(&html.text, &maker.words, audience, &text)?;
            let [known, read] = as_markdown_in_two_ways(html);
            prop_assert_eq!(known, read, "{}", text);
        }
    }
}
