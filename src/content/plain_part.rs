//! The words of a body as a reader sees them, cut where the turn, a quote or who may read them changes.
//!
//! Comes in: HTML of ours in pieces. Goes out: [`PlainPart`]s, that know where their words stand in the file. Does not know:
//! who may read anything.

use std::ops::Range;

use crate::base::span::Span;
use crate::content::limits::LimitId;
use crate::markdown::html::{Edge, Piece};

/// Words without markup.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainPart {
    /// The words; where a block ends there is a space.
    pub text: String,
    /// Who may read them, where that is not everybody who may read the file.
    pub limit: Option<LimitId>,
    /// The turn that they are in, from 0.
    pub turn: Option<usize>,
    /// The quotes that they are in, by their numbers in the file.
    pub quotes: Vec<usize>,
    copies: Vec<Copied>,
}

/// A stretch of the text that is one of the file.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Copied {
    /// Where it begins in the text.
    at: usize,
    /// Where in the file.
    span: Span,
}

/// Elements that do not part words.
const INLINE: [&str; 11] = ["a", "em", "strong", "code", "del", "span", "mark", "b", "i", "u", "sub"];

impl PlainPart {
    /// Where words of it stand in the file, if they are written as they are shown; else near that, or nobody knows.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let (start, end) = (self.offset(range.start)?, self.offset(range.end)?);
        (start < end).then(|| Span::new(start, end))
    }

    /// Where words of it stand in the file, if they stand there as they are shown.
    pub fn copied(&self, range: Range<usize>) -> Option<Span> {
        let before = self.copies.partition_point(|copied| copied.at <= range.start);
        let copied = self.copies[..before].last()?;
        let start = copied.span.range().start + range.start - copied.at;
        let span = Span::new(start, start + range.len());
        (span.end <= copied.span.end).then_some(span)
    }

    /// The byte of the file that stands at a byte of the text, or the nearest that is copied from there.
    fn offset(&self, at: usize) -> Option<usize> {
        let before = self.copies.partition_point(|copied| copied.at <= at);
        let Some(copied) = self.copies[..before].last() else { return Some(self.copies.first()?.span.range().start) };
        let span = copied.span.range();
        Some((span.start + at - copied.at).min(span.end))
    }

    /// Words that stand in the file as they are shown are handed on as stretches of it: where in memory they lie says where.
    fn words(&mut self, words: &str, file: &str) {
        let start = words.as_ptr().addr().checked_sub(file.as_ptr().addr());
        if let Some(start) = start.filter(|start| !words.is_empty() && start + words.len() <= file.len()) {
            self.copies.push(Copied { at: self.text.len(), span: Span::new(start, start + words.len()) });
        }
        self.text.push_str(words);
    }
}

/// How the tag around the number of a footnote begins, where it is called and where it stands.
const NOTE_NUMBER: &str = "sup class=\"footnote-";

/// HTML of ours, read as words.
#[derive(Debug, Default)]
pub struct PlainReader {
    /// The tag that was begun, as far as it was written.
    tag: Option<String>,
    /// Whether it is in the number of a footnote, which nobody has said.
    is_in_number: bool,
}

/// What a reader sees of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainPiece<'h> {
    /// Words, as they stand there.
    Words {
        /// What is said.
        text: &'h str,
        /// The place in the HTML that was given.
        at: usize,
    },
    /// A letter that is written as an entity.
    Letter(char),
    /// The edge of something that parts words.
    Space(WordBreak),
}

/// What parts words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordBreak {
    /// A heading begins.
    Heading,
    /// A paragraph, an item or another block begins or ends.
    Block,
    /// A cell of a table begins.
    Cell,
    /// Something within a line.
    Space,
}

impl PlainReader {
    /// Reads on in HTML that may begin and end within a tag.
    pub fn read<'h>(&mut self, html: &'h str, mut each: impl FnMut(PlainPiece<'h>)) {
        let mut rest = html;
        while !rest.is_empty() {
            rest = match self.tag.take() {
                Some(tag) => self.in_tag(tag, rest, &mut each),
                None => self.between_tags(rest, html.len() - rest.len(), &mut each),
            };
        }
    }

    /// Reads on in a tag; what follows on it.
    fn in_tag<'h>(&mut self, mut tag: String, html: &'h str, each: &mut impl FnMut(PlainPiece<'h>)) -> &'h str {
        let Some((inside, rest)) = html.split_once('>') else {
            tag.push_str(html);
            self.tag = Some(tag);
            return "";
        };
        tag.push_str(inside);
        self.tag(&tag, each);
        rest
    }

    /// Reads words up to the next tag, and that where all of it is there; what follows on it.
    fn between_tags<'h>(&mut self, html: &'h str, at: usize, each: &mut impl FnMut(PlainPiece<'h>)) -> &'h str {
        let plain = memchr::memchr2(b'<', b'&', html.as_bytes()).unwrap_or(html.len());
        let (text, rest) = html.split_at(plain);
        if !text.is_empty() && !self.is_in_number {
            each(PlainPiece::Words { text, at });
        }
        if let Some(inside) = rest.strip_prefix('<') {
            let Some((tag, rest)) = inside.split_once('>') else {
                self.tag = Some(String::new());
                return inside;
            };
            self.tag(tag, each);
            return rest;
        }
        let Some(entity) = rest.strip_prefix('&') else { return rest };
        let known = [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("#39;", '\''), ("#x27;", '\'')];
        let found = known.iter().find_map(|(name, letter)| Some((entity.strip_prefix(name)?, *letter)));
        let (rest, letter) = found.unwrap_or((entity, '&'));
        each(PlainPiece::Letter(letter));
        rest
    }

    /// Reads a whole tag, given what stands between its brackets.
    fn tag<'h>(&mut self, tag: &str, each: &mut impl FnMut(PlainPiece<'h>)) {
        if tag.starts_with(NOTE_NUMBER) || self.is_in_number {
            self.is_in_number = tag != "/sup";
        } else if let Some(parted) = word_break(tag) {
            each(PlainPiece::Space(parted));
        }
    }
}

/// What a tag, given what stands between its brackets, parts words by; nothing where it parts none.
fn word_break(tag: &str) -> Option<WordBreak> {
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match name {
        name if INLINE.contains(&name) => None,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !tag.starts_with('/') => Some(WordBreak::Heading),
        "td" | "th" if !tag.starts_with('/') => Some(WordBreak::Cell),
        "br" | "img" | "input" | "sup" | "td" | "th" => Some(WordBreak::Space),
        _ => Some(WordBreak::Block),
    }
}

/// Cuts HTML of a file into parts.
pub(super) struct PartCutter<'t> {
    file: &'t str,
    part: PlainPart,
    done: Vec<PlainPart>,
    reader: PlainReader,
}

impl<'t> PartCutter<'t> {
    /// For the HTML of a file's text.
    pub(super) fn new(file: &'t str) -> Self {
        Self { file, part: PlainPart::default(), done: Vec::new(), reader: PlainReader::default() }
    }

    /// The next piece. What stands in a slot that is not filled is no word.
    pub(super) fn piece<S>(&mut self, piece: &Piece<'_, S>, slot: impl FnOnce(&mut Self, &S)) {
        match piece {
            Piece::Words(html) | Piece::Html(html) => {
                let Self { file, part, reader, .. } = self;
                reader.read(html, |piece| match piece {
                    PlainPiece::Words { text, .. } => part.words(text, file),
                    PlainPiece::Letter(letter) => part.text.push(letter),
                    PlainPiece::Space(_) => part.text.push(' '),
                });
            }
            Piece::Slot(what, _) => slot(self, what),
            Piece::Edge(Edge::LimitStart(number) | Edge::LimitedNote(number)) => {
                self.cut(|part| part.limit = Some(LimitId::from_number(*number)));
            }
            Piece::Edge(Edge::LimitEnd) => self.cut(|part| part.limit = None),
            Piece::Edge(Edge::LinkStart | Edge::LinkEnd | Edge::BackToCall) => {}
        }
    }

    /// All parts that have words.
    pub(super) fn finish(mut self) -> Vec<PlainPart> {
        self.cut(|_| ());
        self.done
    }

    /// Ends a part, and begins one that differs in something.
    pub(super) fn cut(&mut self, change: impl FnOnce(&mut PlainPart)) {
        let PlainPart { limit, turn, quotes, .. } = &self.part;
        let mut next = PlainPart { limit: *limit, turn: *turn, quotes: quotes.clone(), ..PlainPart::default() };
        change(&mut next);
        let part = std::mem::replace(&mut self.part, next);
        if !part.text.trim().is_empty() {
            self.done.push(part);
        } else if let Some(before) = self.done.last_mut().filter(|_| !part.text.is_empty()) {
            // White space alone is no part, but it parts the words around it.
            before.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::base::path::SourcePath;
    use crate::content::AnyEntry;
    use crate::content::read::{self, Parsed, TextFile};

    /// Each part of a transcript: its turn, its quotes, whether it is limited, its words.
    fn parts(text: &str) -> Vec<(Option<usize>, Vec<usize>, bool, String)> {
        let path = SourcePath::new("content/interviews/a.md");
        let Parsed { script, .. } = read::read(TextFile { path: &path, text }, None).value;
        let parts = script.expect("it is an interview").parts(text).into_iter();
        parts.map(|part| (part.turn, part.quotes, part.limit.is_some(), part.text.trim().to_owned())).collect()
    }

    #[test]
    fn a_transcript_is_cut_at_turns_quotes_and_limits() {
        let text = "Before.\n\n**Mira:** Why *not*?\n\n**P07:** It [took [two]{for=x} weeks]{.toil} & more `<b>`.\n";
        assert_eq!(
            parts(text),
            [
                (None, vec![], false, "Before.".to_owned()),
                (Some(0), vec![], false, "Why not?".to_owned()),
                (Some(1), vec![], false, "It".to_owned()),
                (Some(1), vec![0], false, "took".to_owned()),
                (Some(1), vec![0], true, "two".to_owned()),
                (Some(1), vec![0], false, "weeks".to_owned()),
                (Some(1), vec![], false, "& more <b>.".to_owned()),
            ]
        );
    }

    #[test]
    fn the_number_of_a_footnote_is_no_word() {
        let text = "**P07:** It [took two[^1] weeks]{.toil}[^1].\n\n[^1]: Or three.\n";
        let said: Vec<String> = parts(text).into_iter().map(|(.., words)| words).collect();
        assert_eq!(
            said.join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
            "P07: It took two weeks . Or three."
        );
    }

    #[test]
    fn a_quote_across_paragraphs_keeps_their_words_apart() {
        let text =
            "---\nparticipant: P07\nquotes: [{exact: one two, themes: [a]}]\n---\n**P07:** Here one\n\ntwo there.\n";
        let path = SourcePath::new("content/interviews/a.md");
        let Parsed { script, .. } = read::read(TextFile { path: &path, text }, None).value;
        let parts = script.expect("it is an interview").parts(text);
        let said: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(said.split_whitespace().collect::<Vec<_>>(), ["Here", "one", "two", "there."]);
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "---\ntitle: A\n---\n# Head\n\nSome words of a paragraph [are *long* enough](b.md) to be worth a step of its own, & then still some more words of it.\n";
        let path = SourcePath::new("content/about.md");
        let Parsed { entry, .. } = read::read(TextFile { path: &path, text }, None).value;
        let AnyEntry::Page(page) = entry else { panic!("it is a page") };
        let parts = page.kind.body.parts();
        let [part] = parts.as_slice() else { panic!("{parts:?}") };
        for word in ["Some words of a paragraph", "to be worth a step of its own", "then still some more words of it"] {
            let at = part.text.find(word).expect("it is shown");
            let span = part.span(at..at + word.len()).expect("it is copied");
            assert_eq!(&text[span.range()], word);
        }
    }
}
