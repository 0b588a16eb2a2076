//! Stand-off quotes: finds in a transcript the words that somebody wrote down elsewhere.
//!
//! Comes in: what a reader sees of a transcript, and the words to find. Goes out: the bytes where they stand, or what
//! is nearest to them. Does not know: where the words were written down.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

use memchr::memmem;

use crate::base::letters::{ends_unspaced, is_of_word, is_unspaced};
use crate::base::span::Span;
use crate::content::interview::folded::{Folded, is_joined, letter_length};
use crate::content::interview::time;
use crate::markdown::document::Document;

/// A transcript in a form in which words can be found however they were typed.
#[derive(Debug)]
pub(in crate::content::interview) struct Haystack {
    folded: Folded,
    /// What the bytes of `folded` came from, in order.
    pieces: Vec<FoldedPiece>,
    /// What a reader sees, before it was folded.
    seen: String,
    /// The words, made when something is first not found.
    words: OnceCell<Vec<(Span, String)>>,
    /// How many times more the nearest text is looked for: each time all of the transcript is gone over.
    looks: Cell<usize>,
}

/// For how many quotes of one transcript the nearest text is looked for: where more are not found, it is another
/// transcript, or was made anew.
const LOOKS: usize = 50;

/// A piece of the folded text.
#[derive(Debug, Clone, Copy)]
struct FoldedPiece {
    /// Where it begins; it ends where the next one begins.
    at: usize,
    /// What it came from: byte for byte if it is plain, else all of that is behind each of its bytes.
    origin: Origin,
    plain: bool,
}

/// What a byte of the folded text came from.
#[derive(Debug, Clone, Copy)]
struct Origin {
    /// Bytes of the file; of what cannot be told apart (an entity, code over several lines) all bytes.
    file: Span,
    /// Bytes of what a reader sees.
    seen: Span,
}

/// The words to find, with what stands right before and after them where that is needed to tell.
#[derive(Debug, Clone, Copy)]
pub(in crate::content::interview) struct Needle<'n> {
    pub(in crate::content::interview) exact: &'n str,
    pub(in crate::content::interview) prefix: Option<&'n str>,
    pub(in crate::content::interview) suffix: Option<&'n str>,
}

/// What was found. Spans are bytes of the file.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::content::interview) enum Found {
    /// Where, and the words as they stand there, white space folded.
    Once(Span, String),
    /// More than once, and `prefix` and `suffix` do not tell which.
    Several(Vec<Span>),
    /// Not at all; the stretch that shares the most words, if it shares half of them.
    Nowhere(Option<Span>),
}

impl Haystack {
    /// What a reader sees of a document, but for the hidden stretches (labels, and the marks of other quotes).
    pub(in crate::content::interview) fn new(document: &Document<'_>, hidden: &[Span]) -> Self {
        let length = document.text().len();
        let (folded, seen) = (Folded::with_capacity(length), String::with_capacity(length));
        let mut haystack = Self { folded, pieces: Vec::new(), seen, words: OnceCell::new(), looks: Cell::new(LOOKS) };
        for run in document.runs(Span::new(0, length), hidden) {
            let mut rest = run.text;
            while !rest.is_empty() {
                let at = run.span.range().start + run.text.len() - rest.len();
                let plain = if run.literal { haystack.folded.plain_length(rest) } else { 0 };
                let (piece, after) = rest.split_at(if plain > 0 { plain } else { letter_length(rest) });
                let file = if run.literal { Span::new(at, at + piece.len()) } else { run.span };
                haystack.add(piece, file, if plain > 0 { None } else { Some(after) });
                rest = after;
            }
        }
        haystack
    }

    /// Adds what is seen: a plain stretch, or a single letter with what follows it.
    fn add(&mut self, text: &str, file: Span, after: Option<&str>) {
        let origin = Origin { file, seen: Span::new(self.seen.len(), self.seen.len() + text.len()) };
        self.seen.push_str(text);
        let at = match after {
            None => self.folded.push_plain(text),
            Some(after) => self.folded.push(text, after),
        };
        match self.pieces.last_mut() {
            _ if self.folded.as_str().len() > at => {
                // A space whose place is taken.
                self.pieces.pop_if(|last| last.at >= at);
                self.pieces.push(FoldedPiece { at, origin, plain: after.is_none() });
            }
            // A dash after a dash adds nothing, but belongs to what was said.
            Some(last) if !text.starts_with(char::is_whitespace) => {
                last.origin.file.end = origin.file.end;
                last.origin.seen.end = origin.seen.end;
            }
            _ => {}
        }
    }

    /// What a byte of the folded text came from.
    fn origin_of(&self, byte: usize) -> Origin {
        let next = self.pieces.partition_point(|piece| piece.at <= byte);
        // The first piece begins with the first byte.
        let FoldedPiece { at, origin: Origin { file, seen }, plain } = self.pieces[next - 1];
        if !plain {
            return Origin { file, seen };
        }
        let one = |span: Span| Span::new(span.range().start + byte - at, span.range().start + byte - at + 1);
        Origin { file: one(file), seen: one(seen) }
    }

    /// Finds the words; where they were copied with the times between them, which are no words, without those.
    pub(in crate::content::interview) fn find(&self, needle: Needle<'_>) -> Found {
        let (as_written, words) = (Folded::fold(needle.exact), folded_words(needle.exact));
        let (as_written, words) = (as_written.trim(), words.trim());
        if words.is_empty() {
            return Found::Nowhere(None);
        }
        let (exact, matches) = match self.matches(as_written) {
            none if none.is_empty() && words != as_written => (words, self.matches(words)),
            matches => (as_written, matches),
        };
        let fits = |start: &&usize| {
            let (before, after) = self.around(**start, exact.len());
            needle.prefix.is_none_or(|prefix| before.trim_end().ends_with(folded_words(prefix).trim()))
                && needle.suffix.is_none_or(|suffix| after.trim_start().starts_with(folded_words(suffix).trim()))
        };
        let fitting: Vec<usize> = matches.iter().filter(fits).copied().collect();
        match (matches.as_slice(), fitting.as_slice()) {
            ([], _) => Found::Nowhere(self.nearest(exact)),
            ([start], _) | (_, [start]) => {
                Found::Once(self.origin(*start, exact.len()), self.words_at(*start, exact.len()))
            }
            (all, []) => Found::Several(self.all_origins(all, exact)),
            (_, several) => Found::Several(self.all_origins(several, exact)),
        }
    }

    /// Where the words stand as whole words; only where they do nowhere, also within others. No letter is found without
    /// its marks. Where a script does not part its words, all are whole.
    fn matches(&self, exact: &str) -> Vec<usize> {
        let found = memmem::find_iter(self.folded.as_str().as_bytes(), exact.as_bytes());
        let all: Vec<usize> = found.filter(|at| !self.around(*at, exact.len()).1.starts_with(is_joined)).collect();
        let is_within_word = |at: usize| {
            let (before, after) = self.around(at, 0);
            before.ends_with(is_of_word)
                && after.starts_with(is_of_word)
                && !ends_unspaced(before)
                && !after.starts_with(is_unspaced)
        };
        let whole = all.iter().copied().filter(|at| !is_within_word(*at) && !is_within_word(at + exact.len()));
        let whole: Vec<usize> = whole.collect();
        if whole.is_empty() { all } else { whole }
    }

    /// The plain form of what stands before and after a stretch.
    fn around(&self, start: usize, length: usize) -> (&str, &str) {
        let folded = self.folded.as_str();
        (&folded[..start], &folded[start + length..])
    }

    fn all_origins(&self, starts: &[usize], exact: &str) -> Vec<Span> {
        starts.iter().map(|start| self.origin(*start, exact.len())).collect()
    }

    fn origin(&self, start: usize, length: usize) -> Span {
        Span { start: self.origin_of(start).file.start, end: self.origin_of(start + length - 1).file.end }
    }

    fn words_at(&self, start: usize, length: usize) -> String {
        let seen = Span { start: self.origin_of(start).seen.start, end: self.origin_of(start + length - 1).seen.end };
        self.seen[seen.range()].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The stretch of as many words that shares the most of them, in any order: one pass with a moving count.
    fn nearest(&self, exact: &str) -> Option<Span> {
        self.looks.set(self.looks.get().checked_sub(1)?);
        let mut missing: HashMap<String, isize> = HashMap::new();
        let wanted: Vec<String> = words(exact).map(|(_, word)| plain_word(word)).collect();
        for word in &wanted {
            *missing.entry(word.clone()).or_default() += 1;
        }
        let words = self.words.get_or_init(|| self.words());
        let mut shared = 0;
        let mut best = (wanted.len().div_ceil(2), None);
        for (index, (_, word)) in words.iter().enumerate() {
            if let Some(count) = missing.get_mut(word) {
                shared += usize::from(*count > 0);
                *count -= 1;
            }
            if let Some(left) = index.checked_sub(wanted.len())
                && let Some(count) = missing.get_mut(&words[left].1)
            {
                *count += 1;
                shared -= usize::from(*count > 0);
            }
            if shared >= best.0 && (best.1.is_none() || shared > best.0) {
                best = (shared, Some((index + 1).saturating_sub(wanted.len())..=index));
            }
        }
        let window = best.1?;
        let (first, last) = (&words[*window.start()].0, &words[*window.end()].0);
        Some(Span { start: first.start, end: last.end })
    }

    /// The words with the bytes of the file that they came from.
    fn words(&self) -> Vec<(Span, String)> {
        words(self.folded.as_str()).map(|(at, word)| (self.origin(at, word.len()), plain_word(word))).collect()
    }
}

/// The plain form of words that were copied from a transcript, without the times between them.
fn folded_words(copied: &str) -> String {
    Folded::fold(&time::without_times(copied))
}

/// The words of a text in its plain form, with where they begin; of a script that does not part them, the letters.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        let end = rest.find(|c| c == ' ' || is_unspaced(c)).unwrap_or(rest.len());
        let end = if end == 0 { letter_length(rest) } else { end };
        let (word, after) = rest.split_at(end);
        let at = text.len() - rest.len();
        rest = after;
        (!word.is_empty()).then_some((at, word))
    })
}

fn plain_word(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Result<String, usize> {
        let document = Document::parse(text, 0);
        match Haystack::new(&document, &[]).find(Needle { exact, prefix, suffix }) {
            Found::Once(span, _) => Ok(text[span.range()].to_owned()),
            Found::Several(spans) => Err(spans.len()),
            Found::Nowhere(_) => Err(0),
        }
    }

    #[test]
    fn finds_words_however_they_were_typed() {
        for (text, exact, found) in [
            ("He said “it’s fine” — twice…", "\"it's fine\" -- twice...", "“it’s fine” — twice…"),
            ("one *two*\nthree", "one two three", "one *two*\nthree"),
            ("one\n\ntwo", "one two", "one\n\ntwo"),
            ("a &amp; b", "a & b", "a &amp; b"),
            ("run `make deploy` now", "make   deploy", "make deploy"),
            ("u\u{308}ber die Gro\u{308}ße reden", "über die Größe", "u\u{308}ber die Gro\u{308}ße"),
            ("über die Größe", "u\u{308}ber die Gro\u{308}ße", "über die Größe"),
            ("hard to co\u{ad}ordinate\u{200b} it", "coordinate it", "co\u{ad}ordinate\u{200b} it"),
            ("it\u{a0}«\u{202f}really\u{202f}» took", "it \"really\" took", "it\u{a0}«\u{202f}really\u{202f}» took"),
            ("dit « oui » et »ja«", "« oui » et", "« oui » et"),
            ("dit « oui » et", "\"oui\" et", "« oui » et"),
            ("二日\nかか *り* ます", "二日かかります", "二日\nかか *り* ます"),
            ("二日かかります", "二日 かかり\nます", "二日かかります"),
            ("カ\u{3099}イト\u{3099}\nブック", "ガイドブック", "カ\u{3099}イト\u{3099}\nブック"),
        ] {
            assert_eq!(find(text, exact, None, None), Ok(found.to_owned()), "{text}");
        }
    }

    #[test]
    fn prefix_and_suffix_decide() {
        let text = "for deploys, one person. For rollbacks, one person again.";
        assert_eq!(find(text, "one person", None, None), Err(2));
        assert_eq!(find(text, "one person", Some("for deploys, "), None), Ok("one person".to_owned()));
        assert_eq!(find(text, "one person", None, Some("again")), Ok("one person".to_owned()));
        assert_eq!(find(text, "one person", Some("for nothing"), None), Err(2));
        assert_eq!(find(text, "two people", None, None), Err(0));
    }

    #[test]
    fn whole_words_go_first_and_dashes_belong_to_them() {
        assert_eq!(find("The concat saturated. The cat sat.", "cat sat", None, None), Ok("cat sat".to_owned()));
        assert_eq!(find("one word, two words", "word", None, None), Ok("word".to_owned()));
        assert_eq!(find("我们每天都要重新登录", "每天", None, None), Ok("每天".to_owned()));
        assert_eq!(find("I was going to -- well", "I was going to --", None, None), Ok("I was going to --".to_owned()));
        assert_eq!(find("I was going to -- well", "going to - well", None, None), Ok("going to -- well".to_owned()));
    }

    #[test]
    fn a_letter_is_found_with_its_marks_only() {
        assert_eq!(find("a cafe\u{301}", "cafe", None, None), Err(0));
        assert_eq!(find("a café and a cafe", "cafe", None, None), Ok("cafe".to_owned()));
        assert_eq!(find("각 가", "가", None, None), Ok("가".to_owned()));
        assert_eq!(find("हिन्दी", "हिन्द", None, None), Err(0));
        assert_eq!(find("été. t", "t", None, None), Ok("t".to_owned()));
    }

    #[test]
    fn where_nothing_parts_words_all_are_whole() {
        let text = "承認。承認が遅い";
        assert_eq!(find(text, "承認", None, None), Err(2));
        assert_eq!(find(text, "承認", None, Some("が")), Ok("承認".to_owned()));
    }

    #[test]
    fn shows_what_is_nearest_where_nothing_parts_words() {
        let text = "はい。リリースの承認に二日かかります。以上です。";
        let document = Document::parse(text, 0);
        let needle = Needle { exact: "リリースの承認に三日かかります", prefix: None, suffix: None };
        let Found::Nowhere(Some(span)) = Haystack::new(&document, &[]).find(needle) else { panic!("it is near") };
        assert_eq!(&text[span.range()], "リリースの承認に二日かかります");
    }

    #[test]
    fn shows_what_is_nearest() {
        let text = "Well. Only one person understands the pipeline, and she is away. Yes.";
        let document = Document::parse(text, 0);
        let found = Haystack::new(&document, &[]).find(Needle {
            exact: "only one engineer understands the pipeline",
            prefix: None,
            suffix: None,
        });
        let Found::Nowhere(Some(span)) = found else { panic!("{found:?}") };
        assert_eq!(&text[span.range()], "Only one person understands the pipeline,");
    }
}
