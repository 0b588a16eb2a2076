//! Attribute blocks: `{.theme #id key=value}`, read from the source as Pandoc reads them.
//!
//! Comes in: text and the place of a `{`. Goes out: names and values with their places, or what is wrong.
//! Does not know: which classes and keys mean something.

use unicode_normalization::char::is_combining_mark;

use crate::base::fold;
use crate::base::span::{Span, Spanned};

/// What stands between braces.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attributes {
    /// Braces included.
    pub span: Span,
    /// `.class`, without the dot.
    pub classes: Vec<Spanned<String>>,
    /// `#id`, without the hash; more than one is for the reader to refuse.
    pub ids: Vec<Spanned<String>>,
    /// `key=value`, unquoted.
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
}

/// Why something that looks like an attribute block is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The characters that do not fit; empty at the end of the text.
    pub span: Span,
    /// What was expected, as a sentence.
    pub message: String,
    /// The value that would be read but for its spaces, where there is one.
    pub spaced: Option<SpacedValue>,
}

/// A value that holds spaces and no quotation marks, or that has them around its `=`: `toil=40 min`, `toil = 2h`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpacedValue {
    /// The key that it stands behind.
    pub key: String,
    /// The value, with its spaces.
    pub words: String,
    /// The key and the value.
    pub span: Span,
}

/// What somebody meant by a value with spaces, for whoever knows the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpacedMeaning {
    /// This value and nothing else; it is written without spaces, or in quotation marks.
    Surely(String),
    /// Something else: what to write.
    Unclear(String),
}

impl Malformed {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), spaced: None }
    }
}

/// What opens a value, and what closes it: some editors make typographic marks of straight ones, and not both alike.
const QUOTATION: [(&str, &str); 4] = [("\"", "\""), ("'", "'"), ("“”„‟", "“”„‟\""), ("‘’‚‛", "‘’‚‛'")];

impl Attributes {
    /// Reads the block that begins with `{` at `start`; it must close before `end` and before a blank line.
    ///
    /// # Errors
    ///
    /// The first thing that does not fit.
    pub fn parse(text: &str, start: usize, end: usize) -> Result<Self, Malformed> {
        let mut parser = Parser { text: &text[..end], at: start + 1 };
        let mut attributes = Self::default();
        loop {
            let spaced = parser.skip_space();
            match parser.peek() {
                Some('}') => {
                    attributes.span = Span::new(start, parser.at + 1);
                    return Ok(attributes);
                }
                None => {
                    return Err(Malformed::new(Span::new(start, start + 1), "`{` is never closed"));
                }
                Some(_) if !spaced && !attributes.is_empty() => {
                    let read = &text[start..parser.at];
                    let last = &read[read.rfind(char::is_whitespace).unwrap_or(0)..];
                    let unseen = fold::first_unseen(last).map_or_else(String::new, |unseen| format!(", not {unseen}"));
                    return Err(parser.unexpected(&format!("a space was expected between attributes{unseen}")));
                }
                Some('.') => attributes.classes.push(parser.marked_name("a theme")?),
                Some('#') => attributes.ids.push(parser.marked_name("an id")?),
                Some(_) => match parser.pair() {
                    Ok(pair) => attributes.pairs.push(pair),
                    Err(malformed) => return Err(parser.with_spaced_value(malformed, attributes.pairs.last())),
                },
            }
        }
    }

    /// The value of a key, the first where it is given twice.
    pub fn get(&self, key: &str) -> Option<&Spanned<String>> {
        self.pairs.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    /// The words of a value, each with the bytes that it stands on, whatever line ends, commas and escapes are between them.
    pub fn words(text: &str, value: &Spanned<String>) -> Vec<Spanned<String>> {
        let mut words: Vec<Spanned<String>> = Vec::new();
        let (start, inner) = within_quotes(text, value.span);
        let mut chars = inner.char_indices();
        let mut open = false;
        while let Some((offset, c)) = chars.next() {
            let (c, end) = match c {
                '\r' => continue,
                '\\' => chars.next().map_or((' ', offset + 1), |(at, escaped)| (escaped, at + escaped.len_utf8())),
                _ => (c, offset + c.len_utf8()),
            };
            if c.is_whitespace() || matches!(c, ',' | ';' | '，' | '、') {
                open = false;
                continue;
            }
            match words.last_mut().filter(|_| open) {
                Some(word) => {
                    word.value.push(c);
                    word.span = Span::new(word.span.range().start, start + end);
                }
                None => words.push(Spanned::new(c.to_string(), start + offset..start + end)),
            }
            open = true;
        }
        words
    }

    /// Whether nothing stands between the braces.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty() && self.ids.is_empty() && self.pairs.is_empty()
    }
}

/// A value without its quotation marks, and where it begins.
fn within_quotes(text: &str, span: Span) -> (usize, &str) {
    let (start, value) = (span.range().start, &text[span.range()]);
    let inner = value.chars().next().and_then(|opened| {
        let inner = &value[opened.len_utf8()..];
        let inner = inner.strip_suffix(|c| closing(opened).is_some_and(|marks| marks.contains(c)))?;
        Some((start + opened.len_utf8(), inner))
    });
    inner.unwrap_or((start, value))
}

/// The marks that close a value which this one opened; none where it opens none.
fn closing(opened: char) -> Option<&'static str> {
    QUOTATION.iter().find(|(marks, _)| marks.contains(opened)).map(|(_, closing)| *closing)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Skips spaces of every kind and line ends, up to a blank line, and what nobody sees between them; whether there was
    /// a space.
    fn skip_space(&mut self) -> bool {
        let mut spaced = false;
        let mut lines = 0;
        while let Some(c) = self.peek().filter(|c| c.is_whitespace() || fold::is_unseen(*c)) {
            lines += usize::from(c == '\n');
            if lines > 1 {
                break;
            }
            spaced |= c.is_whitespace();
            self.at += c.len_utf8();
        }
        spaced
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> Spanned<String> {
        let rest = &self.text[self.at..];
        let length = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        Spanned::new(rest[..length].to_owned(), start..self.at)
    }

    /// `.name` or `#name`.
    fn marked_name(&mut self, what: &str) -> Result<Spanned<String>, Malformed> {
        self.at += 1;
        let first = self.text[self.at..].chars().find(|c| !fold::is_unseen(*c));
        let starts_well = first.is_some_and(char::is_alphanumeric);
        let name = if starts_well { self.take_while(is_name) } else { Spanned::new(String::new(), Span::at(self.at)) };
        if name.value.is_empty() { Err(self.unexpected(&format!("the name of {what} was expected"))) } else { Ok(name) }
    }

    fn pair(&mut self) -> Result<(Spanned<String>, Spanned<String>), Malformed> {
        let start = self.at;
        let mut key = self.take_while(is_name);
        if key.value.is_empty() {
            return Err(self.unexpected("`.theme`, `#id` or `key=value` was expected"));
        }
        if self.peek() != Some('=') {
            let span = Span::new(start, self.at);
            let message = format!("`{}` is neither `.theme` nor `#id` nor `key=value`", key.value);
            return Err(Malformed::new(span, message));
        }
        self.at += 1;
        key.value = fold::text(&key.value).into_owned();
        let value = match self.peek().and_then(|opened| Some((opened, closing(opened)?))) {
            Some((opened, closing)) => self.quoted(opened, closing)?,
            None => self.take_while(|c| !c.is_whitespace() && c != '}'),
        };
        Ok((key, value))
    }

    /// A value in quotation marks; a backslash takes the next character as it is. A typographic mark may be an apostrophe,
    /// so it closes only where the value can end; and one that is never closed is not looked for behind the next brace,
    /// or every brace of a text would be.
    fn quoted(&mut self, opened: char, closing: &str) -> Result<Spanned<String>, Malformed> {
        let start = self.at;
        let inner = start + opened.len_utf8();
        let mut value = String::new();
        let mut chars = self.text[inner..].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let can_end = c == opened && opened.is_ascii()
                || chars.peek().is_none_or(|(_, next)| next.is_whitespace() || *next == '}');
            match c {
                '{' if !opened.is_ascii() => break,
                '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
                _ if can_end && closing.contains(c) => {
                    self.at = inner + offset + c.len_utf8();
                    return Ok(Spanned::new(value, start..self.at));
                }
                '\r' => {}
                '\n' => value.push(' '),
                _ => value.push(c),
            }
        }
        Err(Malformed::new(Span::new(start, inner), format!("the value's {opened} is never closed")))
    }

    /// A word that does not fit may be a key with spaces before its `=`, or the rest of the value before it.
    fn with_spaced_value(&self, malformed: Malformed, last: Option<&(Spanned<String>, Spanned<String>)>) -> Malformed {
        let word = malformed.span.range();
        let spaced =
            self.behind_equals(word.end).and_then(|from| self.spaced_value(malformed.span, from)).or_else(|| {
                let (key, value) = last?;
                let before = value.span.range();
                let follows = self.text[before.end..word.start].chars().all(is_gap);
                let is_plain = within_quotes(self.text, value.span).0 == before.start;
                let from = if before.is_empty() { word.start } else { before.start };
                if follows && is_plain { self.spaced_value(key.span, from) } else { None }
            });
        Malformed { spaced: spaced.filter(|_| !word.is_empty()), ..malformed }
    }

    /// Where a value begins, if behind a place there are spaces and `=`.
    fn behind_equals(&self, at: usize) -> Option<usize> {
        let value = self.text[at..].trim_start_matches(is_gap).strip_prefix('=')?;
        Some(self.text.len() - value.trim_start_matches(is_gap).len())
    }

    /// The value from a place on: what stands between quotation marks, or all words up to the next attribute.
    fn spaced_value(&self, key: Span, from: usize) -> Option<SpacedValue> {
        let mut end = from;
        if let Some(inner) = self.text[from..].strip_prefix(['"', '\'']) {
            let mark = &self.text[from..=from];
            end = from + 1 + inner.find(mark).filter(|at| !inner[..*at].contains(['\n', '}']))? + 1;
        } else {
            loop {
                let rest = self.text[end..].trim_start_matches(is_gap);
                let word = &rest[..rest.find(|c: char| c.is_whitespace() || c == '}').unwrap_or(rest.len())];
                let at = self.text.len() - rest.len();
                let is_next =
                    word.starts_with(['.', '#']) || word.contains('=') || self.behind_equals(at + word.len()).is_some();
                if word.is_empty() || (end > from && is_next) {
                    break;
                }
                end = at + word.len();
            }
        }
        let key_words = fold::text(&self.text[key.range()]).into_owned();
        let words = self.text[from..end].to_owned();
        let span = Span::new(key.range().start, end);
        (end > from).then_some(SpacedValue { key: key_words, words, span })
    }

    fn unexpected(&self, message: &str) -> Malformed {
        let width = self.peek().map_or(0, char::len_utf8);
        Malformed::new(Span::new(self.at, self.at + width), message)
    }
}

/// A space within a line, of any kind.
fn is_gap(c: char) -> bool {
    c == ' ' || (c.is_whitespace() && !c.is_ascii())
}

/// Letters may be written with their marks apart, and with what nobody sees between them.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.') || is_combining_mark(c) || fold::is_unseen(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Attributes, Malformed> {
        Attributes::parse(text, 0, text.len())
    }

    #[test]
    fn reads_all_forms() {
        let text = "{  .toil .a:b #q1 freq=3/week note=\"say \\\"hi\\\"\" by='A b' empty= }";
        let attributes = parse(text).expect("it is well formed");
        let values = |list: &[Spanned<String>]| list.iter().map(|w| w.value.clone()).collect::<Vec<_>>();
        assert_eq!(values(&attributes.classes), ["toil", "a:b"]);
        assert_eq!(values(&attributes.ids), ["q1"]);
        assert_eq!(attributes.get("freq").map(|w| w.value.as_str()), Some("3/week"));
        assert_eq!(attributes.get("note").map(|w| w.value.as_str()), Some("say \"hi\""));
        assert_eq!(attributes.get("by").map(|w| w.value.as_str()), Some("A b"));
        assert_eq!(attributes.get("empty").map(|w| w.value.as_str()), Some(""));
        assert_eq!(attributes.span, Span::new(0, text.len()));
        assert_eq!(&text[attributes.classes[0].span.range()], "toil");
    }

    #[test]
    fn words_have_their_own_bytes() {
        for (text, expected) in [
            ("{themes=\"a  bc\"}", &[("a", "a"), ("bc", "bc")][..]),
            ("{themes='a\r\nb'}", &[("a", "a"), ("b", "b")]),
            ("{themes=\"a\\b \\\" c\"}", &[("ab", "a\\b"), ("\"", "\\\""), ("c", "c")]),
            ("{themes=a}", &[("a", "a")]),
            ("{themes=\"\"}", &[]),
            ("{themes=“a bc”}", &[("a", "a"), ("bc", "bc")]),
            ("{themes=\"a,bc, d\"}", &[("a", "a"), ("bc", "bc"), ("d", "d")]),
            ("{themes=a;b}", &[("a", "a"), ("b", "b")]),
        ] {
            let attributes = parse(text).expect(text);
            let words = Attributes::words(text, attributes.get("themes").expect("it is there"));
            let found: Vec<_> = words.iter().map(|word| (word.value.as_str(), &text[word.span.range()])).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn typographic_marks_are_quotation_marks() {
        for (text, expected) in [
            ("{.x note=“own words”}", "own words"),
            ("{.x note=„own words“ .y}", "own words"),
            ("{.x note=”own words”}", "own words"),
            ("{.x note=“own words\"}", "own words"),
            ("{.x note=‘own words’}", "own words"),
            ("{.x note=‘it’s mine’}", "it’s mine"),
            ("{.x note=\"the “big” one\"}", "the “big” one"),
            ("{.x note=it’s}", "it’s"),
        ] {
            let attributes = parse(text).expect(text);
            assert_eq!(attributes.get("note").map(|note| note.value.as_str()), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_value_goes_on_behind_its_spaces_up_to_the_next_attribute() {
        for (text, expected) in [
            ("{.x toil=40 min}", Some(("toil", "40 min", "toil=40 min"))),
            ("{.x freq=3 per week toil=2h}", Some(("freq", "3 per week", "freq=3 per week"))),
            ("{.x freq=3 × week .y}", Some(("freq", "3 × week", "freq=3 × week"))),
            ("{.x freq=every  day #id}", Some(("freq", "every  day", "freq=every  day"))),
            ("{.x toil = 2h}", Some(("toil", "2h", "toil = 2h"))),
            ("{toil =2h .x}", Some(("toil", "2h", "toil =2h"))),
            ("{.x toil= 2h}", Some(("toil", "2h", "toil= 2h"))),
            ("{.x toil = 40 min load=2}", Some(("toil", "40 min", "toil = 40 min"))),
            ("{.x freq=3x/week toil = 2h}", Some(("toil", "2h", "toil = 2h"))),
            ("{.x freq=3 times load = 2}", Some(("freq", "3 times", "freq=3 times"))),
            ("{.x note = \"so it is\" .y}", Some(("note", "\"so it is\"", "note = \"so it is\""))),
            ("{.x toil}", None),
            ("{.x toil =}", None),
            ("{.x note=\"a\" toil}", None),
            ("{.x toil=3h .y toil}", None),
            ("{.x toil=3h ", None),
        ] {
            let spaced = parse(text).expect_err(text).spaced;
            let found = spaced.as_ref().map(|it| (it.key.as_str(), it.words.as_str(), &text[it.span.range()]));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_line_end_in_a_quoted_value_is_a_space() {
        for text in ["{.a note=\"two\nwords\"}", "{.a note=\"two\r\nwords\"}", "{.a note='two\nwords'}"] {
            let attributes = parse(text).expect(text);
            assert_eq!(attributes.get("note").map(|note| note.value.as_str()), Some("two words"), "{text:?}");
        }
    }

    #[test]
    fn a_line_may_break_but_not_a_paragraph() {
        assert!(parse("{.a\n  .b}").is_ok());
        assert!(parse("{.a\n\n.b}").is_err());
    }

    #[test]
    fn it_does_not_matter_how_a_block_was_typed() {
        for (text, classes, by) in [
            ("{.gro\u{308}ße\u{a0}by=Ada}", &["gro\u{308}ße"][..], Some("Ada")),
            ("{.a\u{3000}.b\u{202f}b\u{200b}y=Ada}", &["a", "b"], Some("Ada")),
            ("{\u{feff}.हिन्दी \u{200e}}", &["हिन्दी"], None),
            ("{.\u{200f}שלום}", &["\u{200f}שלום"], None),
            ("{themes=\"a\u{a0}b\"}", &[], None),
        ] {
            let attributes = parse(text).expect(text);
            let found: Vec<&str> = attributes.classes.iter().map(|class| class.value.as_str()).collect();
            assert_eq!((found.as_slice(), attributes.get("by").map(|by| by.value.as_str())), (classes, by), "{text}");
            let themes = attributes.get("themes").map_or_else(Vec::new, |themes| Attributes::words(text, themes));
            assert!(themes.is_empty() || themes.len() == 2, "{text}");
        }
        // What nobody sees is no space.
        assert!(parse("{.a\u{200b}#b}").is_err());
    }

    #[test]
    fn says_what_does_not_fit() {
        for (text, at, message) in [
            ("{.toil/deploys}", 6, "a space was expected between attributes"),
            ("{toil}", 1, "`toil` is neither `.theme` nor `#id` nor `key=value`"),
            ("{.}", 2, "the name of a theme was expected"),
            ("{.x", 0, "`{` is never closed"),
            ("{.x note=\"a}", 9, "the value's \" is never closed"),
            ("{.x note=“a}", 9, "the value's “ is never closed"),
            ("{.x note=“a [b]{.x note=“c”}", 9, "the value's “ is never closed"),
            ("{?}", 1, "`.theme`, `#id` or `key=value` was expected"),
        ] {
            let malformed = parse(text).expect_err(text);
            assert_eq!((malformed.span.start, malformed.message.as_str()), (at, message), "{text}");
        }
    }
}
