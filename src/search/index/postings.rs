//! Where the terms of one interview stand, packed as they will lie in the index.
//!
//! Comes in: documents, one after the other. Goes out: [`PostingsPack`]s: for each term its documents in each of the three
//! lists. Does not know: other interviews, what they are called.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::shown_text::ShownText;
use super::term_table::TermTable;
use crate::search::format::{DocumentCode, DocumentList, HEAD_END, LISTS};
use crate::search::integers::{self, Integers};
use crate::search::words::{Token, TokenReader, without_article};

/// Terms lie in so many parts by their hashes, so that all cores can put those of many interviews together.
pub(super) const PARTS: usize = 64;

/// The documents of a list that have words, and how many words those have in all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ListTotals {
    pub(super) documents: u64,
    pub(super) words: u64,
}

/// Terms of one interview, each with its documents. A group has two: one of quotes and entries, one of turns, which stay as
/// they are while somebody marks and names.
#[derive(Debug, Default, Clone)]
pub(super) struct PostingsPack {
    /// A term after the other: the length of the term and of each of its three lists, then these.
    packed: PackedBytes,
    /// Where each part ends.
    ends: Vec<u32>,
    pub(super) totals: [ListTotals; LISTS],
}

/// Bytes that may be a part of more.
#[derive(Debug, Default, Clone)]
pub(super) struct PackedBytes {
    all: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl PackedBytes {
    pub(super) fn new(all: Arc<Vec<u8>>, range: Range<usize>) -> Self {
        Self { all, range }
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        &self.all[self.range.clone()]
    }
}

/// The group that a pack is of: the first is the study's own, which has no turns.
pub(super) fn group_of(pack: u32) -> u32 {
    pack.div_ceil(2)
}

/// A term of one interview.
#[derive(Debug, Clone, Copy)]
pub(super) struct GroupTerm<'g> {
    pub(super) term: &'g str,
    /// Its documents in each list, as they will lie in the index: how many, then each. Empty where there are none.
    pub(super) lists: [&'g [u8]; LISTS],
}

impl PostingsPack {
    /// One that was packed before, given where each of its parts ends.
    pub(super) fn new(packed: PackedBytes, ends: Vec<u32>, totals: [ListTotals; LISTS]) -> Self {
        Self { packed, ends, totals }
    }

    /// What it is made of.
    pub(super) fn parts(&self) -> (&[u8], &[u32]) {
        (self.packed.as_slice(), &self.ends)
    }

    /// The terms of a part.
    pub(super) fn part(&self, part: usize) -> impl Iterator<Item = GroupTerm<'_>> {
        // One of no interview has no parts.
        let end = |part: usize| self.ends.get(part).copied().unwrap_or(0);
        let (mut at, end) = (part.checked_sub(1).map_or(0, end), end(part));
        std::iter::from_fn(move || {
            let ([term, lists @ ..], next) = (at < end).then(|| self.read(at))?;
            let term = std::str::from_utf8(term).expect("what is packed is read as it was packed");
            at = next;
            Some(GroupTerm { term, lists })
        })
    }

    /// The term at a place and its lists, and where the next begins.
    fn read(&self, at: u32) -> ([&[u8]; 1 + LISTS], u32) {
        let (mut at, packed) = (at as usize, self.packed.as_slice());
        let lengths: [usize; 1 + LISTS] = std::array::from_fn(|_| {
            let (length, next) = read_length(packed, at);
            at = next;
            length
        });
        let pieces = lengths.map(|length| {
            let range = at..at + length;
            at = range.end;
            &packed[range]
        });
        (pieces, u32::try_from(at).expect("the words of one interview are less than 4 GiB"))
    }
}

/// Writes a length, seven bits a byte, the lowest first.
fn write_length(out: &mut Vec<u8>, length: usize) {
    let mut rest = length;
    while rest > 0x7f {
        out.push(u8::try_from(rest & 0x7f).expect("it has seven bits") | 0x80);
        rest >>= 7;
    }
    out.push(u8::try_from(rest).expect("it has seven bits"));
}

fn read_length(packed: &[u8], at: usize) -> (usize, usize) {
    let (mut length, mut shift) = (0, 0);
    for (byte, next) in packed[at..].iter().zip(at + 1..) {
        length |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return (length, next);
        }
    }
    (length, packed.len())
}

/// How many documents the list of a term has.
pub(super) fn count(list: &[u8]) -> u64 {
    Integers::new(list).next().unwrap_or(0)
}

/// Takes in the documents of an interview. What it takes them into is used for all interviews of a thread.
#[derive(Debug, Default)]
pub(super) struct PostingsWriter {
    reader: TokenReader,
    terms: TermTable,
    documents: Vec<WrittenDocument>,
    /// Each word: its term, its document among those, its position.
    words: Vec<[u32; 3]>,
    totals: [ListTotals; LISTS],
}

#[derive(Debug, Clone, Copy)]
struct WrittenDocument {
    list: DocumentList,
    number: u32,
    code: DocumentCode,
}

impl PostingsWriter {
    /// Begins another interview.
    pub(super) fn begin(&mut self) {
        self.terms.clear();
        self.documents.clear();
        self.words.clear();
        self.totals = Default::default();
    }

    /// Takes in a turn, where it has words; the speaker is one by the number among those of the interview.
    pub(super) fn turn(&mut self, number: u32, speaker: usize, text: &ShownText) -> bool {
        let document = self.next_document();
        let Self { reader, terms, words, .. } = self;
        let length = text.read(reader, 0, |token| add(terms, words, document, &token));
        let speaker = u32::try_from(speaker).expect("few speak");
        if length > 0 {
            self.end(DocumentList::Turns, number, length, speaker);
        }
        length > 0
    }

    /// Takes in a quote, where it has words, with the number of its kind: quotes can be put in order by that.
    pub(super) fn quote(&mut self, number: u32, kind: u32, head: &[&str], body: &ShownText) {
        if let Some(length) = self.head_and_body(head, body) {
            self.end(DocumentList::Quotes, number, length, kind);
        }
    }

    /// Takes in a document, where it has words. Lists are to be taken in one after the other, and in each the
    /// documents in the order of their numbers.
    pub(super) fn document(&mut self, list: DocumentList, number: u32, head: &[&str], body: &ShownText) {
        if let Some(length) = self.head_and_body(head, body) {
            self.end(list, number, length, 0);
        }
    }

    /// Takes in the words of a document; how many are in its body, if there are any at all.
    fn head_and_body(&mut self, head: &[&str], body: &ShownText) -> Option<u32> {
        let document = self.next_document();
        let Self { reader, terms, words, .. } = self;
        let mut position = 0;
        for text in head {
            position = reader.read(text, position, |token| {
                if token.position < HEAD_END {
                    add(terms, words, document, &token);
                }
            });
        }
        let length = body.read(reader, HEAD_END, |token| add(terms, words, document, &token));
        (length > 0 || position > 0).then_some(length)
    }

    fn next_document(&self) -> u32 {
        u32::try_from(self.documents.len()).expect("a file of less than 4 GiB has fewer documents")
    }

    fn end(&mut self, list: DocumentList, number: u32, length: u32, speaker_or_kind: u32) {
        let totals = &mut self.totals[list as usize];
        totals.documents += 1;
        totals.words += u64::from(length);
        self.documents.push(WrittenDocument { list, number, code: DocumentCode::new(speaker_or_kind, length) });
    }

    /// Packs what was taken in.
    pub(super) fn finish(&mut self) -> PostingsPack {
        let ranges = self.sorted_words();
        let parts = self.terms_by_part();
        let mut packed = Vec::with_capacity(self.words.len() * 4 + self.terms.len() * 12);
        let (mut ends, mut lists) = (Vec::with_capacity(PARTS), [const { Vec::new() }; LISTS]);
        for part in parts {
            for number in part {
                self.pack(&self.words[ranges[number].clone()], &mut lists);
                let term = self.terms.get(number);
                write_length(&mut packed, term.len());
                lists.iter().for_each(|list| write_length(&mut packed, list.len()));
                packed.extend_from_slice(term.as_bytes());
                lists.iter().for_each(|list| packed.extend_from_slice(list));
            }
            ends.push(u32::try_from(packed.len()).expect("the words of one interview are less than 4 GiB"));
        }
        let range = 0..packed.len();
        PostingsPack { packed: PackedBytes::new(Arc::new(packed), range), ends, totals: self.totals }
    }

    /// Sorts the words by their terms, and gives those of each term; they stay in their order otherwise.
    fn sorted_words(&mut self) -> Vec<Range<usize>> {
        let mut counts = vec![0; self.terms.len()];
        self.words.iter().for_each(|[term, ..]| counts[*term as usize] += 1);
        let mut end = 0;
        let starts = counts.iter().map(|count| {
            end += count;
            end - count
        });
        let mut next: Vec<usize> = starts.collect();
        let mut sorted = vec![[0; 3]; self.words.len()];
        for word in &self.words {
            let place = &mut next[word[0] as usize];
            sorted[*place] = *word;
            *place += 1;
        }
        self.words = sorted;
        next.into_iter().zip(counts).map(|(end, count)| end - count..end).collect()
    }

    fn terms_by_part(&self) -> Vec<Vec<usize>> {
        let mut parts = vec![Vec::new(); PARTS];
        for number in 0..self.terms.len() {
            // The lowest bits have chosen a place in the table already.
            let part = (self.terms.hash(number) >> 32) as usize % PARTS;
            parts[part].push(number);
        }
        parts
    }

    /// Writes down the words of one term, in each list document by document.
    fn pack(&self, words: &[[u32; 3]], lists: &mut [Vec<u8>; LISTS]) {
        let list_of = |word: &[u32; 3]| self.documents[word[1] as usize].list;
        lists.iter_mut().for_each(Vec::clear);
        // One list was taken in after the other.
        for words in words.chunk_by(|a, b| list_of(a) == list_of(b)) {
            let out = &mut lists[list_of(&words[0]) as usize];
            let documents = || words.chunk_by(|a, b| a[1] == b[1]);
            let count = documents().count();
            integers::write(out, count as u64);
            let mut before = 0;
            for words in documents() {
                let WrittenDocument { number, code, .. } = self.documents[words[0][1] as usize];
                [number - before, code.0].iter().for_each(|number| integers::write(out, u64::from(*number)));
                integers::write(out, words.len() as u64);
                before = number;
                let mut position_before = 0;
                for [.., position] in words {
                    integers::write(out, u64::from(position - position_before));
                    position_before = *position;
                }
            }
        }
    }
}

fn add(terms: &mut TermTable, words: &mut Vec<[u32; 3]>, document: u32, token: &Token<'_>) {
    // A word with its article is also found without it, and the other way round.
    for term in std::iter::once(token.term).chain(without_article(token.term)) {
        let term = u32::try_from(terms.number(term)).expect("a file of less than 4 GiB has fewer terms");
        words.push([term, document, token.position]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(postings: &PostingsPack) -> Vec<String> {
        let terms = (0..PARTS).flat_map(|part| postings.part(part));
        let mut terms: Vec<String> = terms
            .map(|GroupTerm { term, lists }| {
                let shown =
                    lists.map(|list| Integers::new(list).map(|it| it.to_string()).collect::<Vec<_>>().join(","));
                format!("{term} {}", shown.join(" "))
            })
            .collect();
        terms.sort();
        terms
    }

    #[test]
    fn a_term_has_its_documents_by_list() {
        let mut writer = PostingsWriter::default();
        for _ in 0..2 {
            writer.begin();
            writer.document(DocumentList::Quotes, 4, &["Payments", "P07"], &ShownText::of("two weeks, two"));
            writer.document(DocumentList::Quotes, 9, &[], &ShownText::of("two"));
            writer.document(DocumentList::Entries, 1, &[], &ShownText::of("weeks"));
            writer.document(DocumentList::Entries, 2, &[], &ShownText::default());
            writer.turn(0, 1, &ShownText::of("on-call on"));
            writer.turn(7, 0, &ShownText::of("two on"));
            writer.turn(8, 0, &ShownText::of("—"));
            // In quotes: 2 documents; the first is 4, of length 3 (code 1), with 2 places, 64 and 66.
            assert_eq!(
                terms(&writer.finish()),
                [
                    "call   1,0,17,1,1",
                    "on   2,0,17,2,0,2,7,0,1,1",
                    "oncall   1,0,17,1,0",
                    "p07 1,4,1,1,1  ",
                    "payments 1,4,1,1,0  ",
                    "two 2,4,1,2,64,2,5,0,1,64  1,7,0,1,0",
                    "weeks 1,4,1,1,65 1,1,0,1,64 ",
                ]
            );
        }
        let totals = writer.finish().totals.map(|it| (it.documents, it.words));
        assert_eq!(totals, [(2, 4), (1, 1), (2, 5)]);
    }

    #[test]
    fn a_head_is_cut() {
        let mut writer = PostingsWriter::default();
        writer.begin();
        let long = "x ".repeat(70) + "end";
        writer.document(DocumentList::Entries, 0, &[&long], &ShownText::of("body"));
        let shown = terms(&writer.finish());
        assert_eq!(shown[0], "body  1,0,0,1,64 ");
        assert!(shown.len() == 2 && shown[1].starts_with("x  1,0,0,64,0,1,1,"), "{shown:?}");
    }
}
