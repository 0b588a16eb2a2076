//! A word of a query: what may stand in a text where it is found.
//!
//! Comes in: what is between two spaces, or between quotation marks. Goes out: terms, alone or one behind the other. Does not know:
//! any index.

use std::fmt;
use std::ops::Range;

use crate::search::words::{is_unspaced, tokens};

/// Shorter words of a script with spaces are no beginnings of others.
const SHORTEST_BEGINNING: usize = 2;

/// A term of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseTerm {
    /// The folded word.
    pub term: String,
    /// How many positions it stands behind the first.
    pub offset: u32,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedWord {
    /// As it was typed.
    pub text: String,
    /// The term that it is.
    pub term: Option<String>,
    /// What terms may begin with that are as good, nearly.
    pub begins: Option<String>,
    /// Terms one behind the other that are as good.
    pub phrase: Option<Vec<PhraseTerm>>,
    /// How many positions it covers.
    pub parts: u32,
    /// Whether other forms of the term are as good, nearly.
    pub has_forms: bool,
}

impl AskedWord {
    /// How many terms are looked for.
    pub fn cost(&self) -> usize {
        match (&self.term, &self.phrase) {
            (None, Some(phrase)) => phrase.len(),
            _ => 1,
        }
    }

    /// Leaves only the first terms of a phrase.
    pub(super) fn cut(&mut self, terms: usize) {
        if let Some(phrase) = &mut self.phrase {
            phrase.truncate(terms);
        }
    }
}

/// In short, for tests and for whoever debugs: `~` with its forms, `*` as a beginning, a phrase in brackets.
impl fmt::Display for AskedWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let term = self.term.as_ref().map(|term| format!("{term}{}", if self.has_forms { "~" } else { "" }));
        let begins = self.begins.as_ref().map(|term| format!("{term}*"));
        let phrase = self.phrase.as_ref().map(|phrase| {
            let terms: Vec<String> = phrase.iter().map(|it| format!("{} {}", it.term, it.offset)).collect();
            format!("[{}]", terms.join(", "))
        });
        let all: Vec<String> = [term, begins, phrase].into_iter().flatten().collect();
        let parts = if self.parts > 1 { format!("×{}", self.parts) } else { String::new() };
        write!(f, "{}{parts}", all.join(" "))
    }
}

/// Whether somebody may still be typing a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Nothing follows it.
    Open,
    /// A space follows it, or a sign.
    Closed,
}

/// A term with where it is in its text.
struct AskedTerm {
    term: String,
    position: u32,
    parts: u32,
    range: Range<usize>,
}

/// A chain of words, a run of letters without spaces, or a word alone.
pub(super) struct QueryElement {
    all: Vec<AskedTerm>,
    joined: Option<AskedTerm>,
    is_run: bool,
}

impl QueryElement {
    fn range(&self) -> Range<usize> {
        match &self.joined {
            Some(joined) => joined.range.clone(),
            None => self.all[0].range.start..self.all[self.all.len() - 1].range.end,
        }
    }

    /// Whether its joined term is nothing but its parts together.
    fn is_plain(&self, joined: &AskedTerm) -> bool {
        let together = self.all.iter().flat_map(|part| part.term.chars()).take(crate::search::words::LONGEST_TERM);
        together.eq(joined.term.chars())
    }

    /// Whether a term of a run goes on with this one.
    fn goes_on(&self) -> bool {
        self.is_run && self.all.last().is_some_and(|last| last.parts == 2)
    }
}

/// What a text is made of. No element is empty.
pub(super) fn elements(text: &str) -> Vec<QueryElement> {
    let mut found: Vec<QueryElement> = Vec::new();
    for (term, position, parts, range) in tokens(text) {
        let is_run = text[range.start..].starts_with(is_unspaced);
        let token = AskedTerm { term, position, parts, range };
        match found.last_mut() {
            // The joined term of a chain stands behind that of its first part.
            Some(last) if last.all[0].position == token.position => last.joined = Some(token),
            Some(last) if last.joined.as_ref().is_some_and(|it| token.position < it.position + it.parts) => {
                last.all.push(token);
            }
            Some(last) if is_run && last.goes_on() => last.all.push(token),
            _ => found.push(QueryElement { all: vec![token], joined: None, is_run }),
        }
    }
    found
}

/// What an element asks for by itself.
pub(super) fn word(element: &QueryElement, text: &str, ending: Ending) -> AskedWord {
    let begins = |term: &str| {
        (ending == Ending::Open && term.chars().nth(SHORTEST_BEGINNING - 1).is_some()).then(|| term.to_owned())
    };
    let (first, text) = (&element.all[0], text[element.range()].to_owned());
    let single = |term: &AskedTerm, begins: Option<String>| AskedWord {
        text: text.clone(),
        term: Some(term.term.clone()),
        begins,
        phrase: None,
        parts: 1,
        has_forms: false,
    };
    match &element.joined {
        Some(joined) => AskedWord {
            phrase: element.is_plain(joined).then(|| phrase(&element.all)),
            parts: joined.parts,
            ..single(joined, begins(&joined.term))
        },
        // A letter alone is as good as all that it begins.
        None if element.is_run && element.all.len() == 1 => single(first, Some(first.term.clone())),
        None if element.is_run => AskedWord {
            term: None,
            phrase: Some(phrase(&element.all[..element.all.len() - 1])),
            parts: u32::try_from(element.all.len()).unwrap_or(u32::MAX),
            ..single(first, None)
        },
        None => AskedWord { has_forms: true, ..single(first, begins(&first.term)) },
    }
}

fn phrase<'t>(terms: impl IntoIterator<Item = &'t AskedTerm>) -> Vec<PhraseTerm> {
    let mut first = None;
    let offset = |position: u32, first: &mut Option<u32>| position - *first.get_or_insert(position);
    terms.into_iter().map(|it| PhraseTerm { term: it.term.clone(), offset: offset(it.position, &mut first) }).collect()
}

/// What is asked for between quotation marks; nothing where there is no word.
pub(super) fn quoted(text: &str) -> Option<AskedWord> {
    let all = elements(text);
    if let [only] = &all[..]
        && only.is_run
    {
        return Some(word(only, text, Ending::Closed));
    }
    let (first, last) = (all.first()?.all.first()?, all.last()?.all.last()?);
    let parts = last.position + last.parts - first.position;
    let terms = all.iter().flat_map(|element| match &element.joined {
        Some(joined) if !element.is_plain(joined) => std::slice::from_ref(joined),
        // The last letter of a run is in its last pair.
        _ if element.is_run && element.all.len() > 1 => &element.all[..element.all.len() - 1],
        _ => &element.all,
    });
    let phrase = phrase(terms);
    Some(AskedWord {
        text: text.trim().to_owned(),
        term: None,
        begins: None,
        phrase: Some(phrase),
        parts,
        has_forms: false,
    })
}
