//! What is known of quotes, without their words: whose they are, of which kind, of which themes.
//!
//! Comes in: a file of facts, which is about some interviews. Goes out: quotes by interview. Does not know: any other file.

use serde::Deserialize;

use crate::search::integers::Integers;

/// No interview has more takeaways: a broken index says so, and they would all be listed.
const MOST_TAKEAWAYS: u32 = 100_000;

/// The file as it is written.
#[derive(Debug, Deserialize)]
pub(super) struct FactsFile {
    count: String,
    #[serde(default)]
    takeaways: String,
    number: String,
    kind: String,
    themes: String,
    person: String,
}

/// What is known of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QuoteFacts {
    /// Its number in its interview.
    pub(super) number: u32,
    /// Which of the manifest's kinds of quotes it is of.
    pub(super) kind: usize,
    pub(super) is_evidence: bool,
    pub(super) themes: Vec<u32>,
    /// Which of the interview's people said it.
    pub(super) person: Option<u32>,
}

/// The quotes of some interviews, and how many takeaways these have.
#[derive(Debug)]
pub(super) struct ReadFacts {
    first: u32,
    quotes: Vec<Vec<QuoteFacts>>,
    takeaways: Vec<u32>,
}

impl ReadFacts {
    pub(super) fn new(first: u32, file: &FactsFile) -> Option<Self> {
        let [mut number, mut kind, mut themes, mut person] =
            [&file.number, &file.kind, &file.themes, &file.person].map(Integers::new);
        let mut quotes = Vec::new();
        for count in Integers::new(&file.count) {
            let mut at = 0_u64;
            let mut quote = || {
                at = at.checked_add(number.next()?)?;
                let (coded, of) = (kind.next()?, themes.next()?);
                Some(QuoteFacts {
                    number: u32::try_from(at).ok()?,
                    kind: usize::try_from(coded / 2).ok()?,
                    is_evidence: coded % 2 == 1,
                    themes: (0..of).map(|_| u32::try_from(themes.next()?).ok()).collect::<Option<_>>()?,
                    person: person.next()?.checked_sub(1).and_then(|person| u32::try_from(person).ok()),
                })
            };
            quotes.push((0..count).map(|_| quote()).collect::<Option<_>>()?);
        }
        let takeaways =
            Integers::new(&file.takeaways).map(|count| u32::try_from(count).ok().filter(|it| *it < MOST_TAKEAWAYS));
        let takeaways = takeaways.collect::<Option<_>>()?;
        Some(Self { first, quotes, takeaways })
    }

    fn index(&self, group: u32) -> Option<usize> {
        group.checked_sub(self.first).map(|at| at as usize)
    }

    /// The quotes of an interview, by their numbers.
    pub(super) fn quotes(&self, group: u32) -> &[QuoteFacts] {
        self.index(group).and_then(|at| self.quotes.get(at)).map_or(&[], Vec::as_slice)
    }

    /// A quote of an interview.
    pub(super) fn quote(&self, group: u32, number: u32) -> Option<&QuoteFacts> {
        let all = self.quotes(group);
        all.binary_search_by_key(&number, |quote| quote.number).ok().map(|at| &all[at])
    }

    /// How many takeaways an interview has.
    pub(super) fn takeaways(&self, group: u32) -> u32 {
        self.index(group).and_then(|at| self.takeaways.get(at)).copied().unwrap_or_default()
    }
}
