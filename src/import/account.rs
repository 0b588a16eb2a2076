//! What became of the letters of an input: each is among the words, in a label or a time, or left out with a reason.
//!
//! Comes in: stretches of text, each with what a reader made of it. Goes out: an [`Account`], and whether it adds up.
//! Does not know: any format.

use std::collections::BTreeMap;
use std::ops::Range;

/// How many letters and digits (`char::is_alphanumeric`) of an input there are, and what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// All that the input has, counted by whoever opened it, not by the format's reader.
    pub seen: u64,
    /// Those that are among the words of a segment.
    pub words: u64,
    /// Those that name a speaker.
    pub labels: u64,
    /// Those of times.
    pub times: u64,
    /// Those that were left out, by the reason: `caption numbers`, `style blocks`, `words said again by the next caption`.
    pub dropped: BTreeMap<&'static str, u64>,
    /// Those of lines that the reader does not understand.
    pub not_understood: u64,
}

impl Account {
    /// Letters that nobody accounts for: more than none is a fault of the reader, and nothing is imported.
    pub fn missing(&self) -> u64 {
        let known = self.words + self.labels + self.times + self.not_understood + self.dropped.values().sum::<u64>();
        self.seen.abs_diff(known)
    }

    /// Adds letters that are left out for a reason.
    pub fn drop_letters(&mut self, reason: &'static str, count: u64) {
        if count > 0 {
            *self.dropped.entry(reason).or_default() += count;
        }
    }
}

/// The letters and digits of a text.
pub(super) fn letters(text: &str) -> u64 {
    text.chars().map(|c| u64::from(c.is_alphanumeric())).sum()
}

/// The account of a text whose reader says of each stretch what it is. What is not spoken of is missing.
#[derive(Debug)]
pub struct SpanAccount<'t> {
    text: &'t str,
    /// Where the stretch that was spoken of last ends: stretches come in order and never overlap.
    end: usize,
    account: Account,
}

impl<'t> SpanAccount<'t> {
    /// None of the text is accounted for yet.
    pub fn new(text: &'t str) -> Self {
        Self { text, end: 0, account: Account { seen: letters(text), ..Account::default() } }
    }

    /// A stretch that is among the words.
    pub fn words(&mut self, span: Range<usize>) {
        self.account.words += self.take(span);
    }

    /// A stretch that names who speaks.
    pub fn label(&mut self, span: Range<usize>) {
        self.account.labels += self.take(span);
    }

    /// A stretch that is a time.
    pub fn time(&mut self, span: Range<usize>) {
        self.account.times += self.take(span);
    }

    /// A stretch that is left out for a reason.
    pub fn dropped(&mut self, reason: &'static str, span: Range<usize>) {
        let count = self.take(span);
        self.account.drop_letters(reason, count);
    }

    /// A stretch that the reader does not understand.
    pub fn not_understood(&mut self, span: Range<usize>) {
        self.account.not_understood += self.take(span);
    }

    /// What became of all of it.
    pub fn finish(self) -> Account {
        self.account
    }

    /// A stretch counts once, however often it is spoken of.
    fn take(&mut self, span: Range<usize>) -> u64 {
        let start = span.start.max(self.end);
        if start >= span.end {
            return 0;
        }
        self.end = span.end;
        letters(&self.text[start..span.end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_counts_once_and_none_is_forgotten() {
        let text = "1\n00:01 Mira: Grüße, P7!\n";
        let mut account = SpanAccount::new(text);
        account.dropped("caption numbers", 0..1);
        account.time(2..7);
        account.label(8..13);
        let words = text.find("Grü").expect("it is there")..text.len();
        account.words(words.clone());
        account.words(words);
        let account = account.finish();
        assert_eq!((account.seen, account.words, account.labels, account.times), (16, 7, 4, 4));
        assert_eq!((account.dropped["caption numbers"], account.missing()), (1, 0));
    }

    #[test]
    fn what_nobody_speaks_of_is_missing() {
        let mut account = SpanAccount::new("Mira: words");
        account.label(0..4);
        assert_eq!(account.finish().missing(), 5);
    }
}
