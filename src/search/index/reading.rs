//! Reads an index in tests, in a way of its own.
//!
//! Comes in: the files of an index. Goes out: what is in them. Does not know: how they were made.

use std::collections::BTreeMap;

use serde_json::Value;

use super::SearchIndex;
use crate::search::integers::Integers;

/// The files of an index, each by its name.
pub(super) struct IndexReading {
    pub(super) files: BTreeMap<String, Value>,
}

/// A document of a term: its group, its number, its code, and its positions.
pub(super) type ReadDocument = (u64, u64, u64, Vec<u64>);

/// A term as the dictionary has it.
#[derive(Debug, Clone)]
pub(super) struct ReadTerm {
    pub(super) term: String,
    /// The stem of its family.
    pub(super) stem: Option<String>,
    /// Whether it is there for its family alone.
    pub(super) is_compound: bool,
    pub(super) df: [u64; 3],
    pub(super) lists: [Vec<ReadDocument>; 3],
    /// How many blocks its turns have, and what is said of those behind the first.
    pub(super) blocks: Vec<(u64, u64)>,
}

fn numbers(value: &Value) -> Vec<u64> {
    Integers::new(value.as_str().expect("numbers are text")).collect()
}

pub(super) fn documents(list: &str) -> Vec<ReadDocument> {
    let mut numbers = Integers::new(list);
    let (mut documents, mut group) = (Vec::new(), 0);
    let mut first = true;
    while let Some(delta) = numbers.next() {
        group = if first { delta - 1 } else { group + delta };
        first = false;
        let mut next = || numbers.next().expect("a list is whole");
        let mut number = 0;
        for at in 0..next() {
            let delta = next();
            number = if at == 0 { delta } else { number + delta };
            let code = next();
            let mut position = 0;
            let positions = (0..next()).map(|_| {
                position += next();
                position
            });
            documents.push((group, number, code, positions.collect()));
        }
    }
    documents
}

impl IndexReading {
    pub(super) fn new(index: &SearchIndex) -> Self {
        let files = index.files.iter().map(|(path, bytes)| {
            let name = path.as_str().rsplit('/').next().and_then(|name| name.strip_suffix(".js")).expect("a name");
            let text = std::str::from_utf8(bytes).expect("it is text");
            let json =
                text.strip_prefix(&format!("cairnSearch(\"{name}\",")).and_then(|rest| rest.strip_suffix(");\n"));
            (name.to_owned(), serde_json::from_str(json.expect("it is a call")).expect("it is JSON"))
        });
        Self { files: files.collect() }
    }

    pub(super) fn manifest(&self) -> &Value {
        &self.files["manifest"]
    }

    fn shard(&self, name: &Value) -> &Value {
        &self.files[name.as_str().expect("names are text")]
    }

    /// All terms of the dictionary, shard by shard.
    pub(super) fn terms(&self) -> Vec<ReadTerm> {
        let shards = self.manifest()["dictionary"].as_array().expect("it is a list");
        shards.iter().flat_map(|row| self.terms_of(self.shard(&row[1]))).collect()
    }

    fn terms_of(&self, shard: &Value) -> Vec<ReadTerm> {
        let (family, df) = (numbers(&shard["family"]), numbers(&shard["df"]));
        let mut at = numbers(&shard["at"]).into_iter();
        let coded = shard["terms"].as_array().expect("it is a list");
        let own = coded.len() - usize::try_from(shard["also"].as_u64().expect("a number")).expect("small");
        let mut before: Vec<u16> = Vec::new();
        let terms = coded.iter().enumerate().map(|(index, coded)| {
            let coded = coded.as_str().expect("terms are text");
            let shared = Integers::new(coded).next().expect("a number comes first");
            let digits = if shared < 32 { 1 } else { 2 };
            before.truncate(usize::try_from(shared).expect("small"));
            before.extend(coded[digits..].encode_utf16());
            let mut next = || at.next().expect("each term has a place");
            let string = |shard_number: u64, index: u64| {
                let strings = self.shard(&shard["shards"][usize::try_from(shard_number).expect("small")]);
                strings[usize::try_from(index).expect("small")].as_str().expect("postings are text")
            };
            let df = [df[index * 3], df[index * 3 + 1], df[index * 3 + 2]];
            let mut lists: [Vec<ReadDocument>; 3] = Default::default();
            if df[..2] != [0, 0] {
                let (quotes, entries) = string(next(), next()).split_once(';').expect("there are two");
                (lists[0], lists[1]) = (documents(quotes), documents(entries));
            }
            let mut blocks = Vec::new();
            if df[2] > 0 {
                lists[2] = documents(string(next(), next()));
                for _ in 0..next() {
                    let further = documents(string(next(), next()));
                    let (first, best) = (next(), next());
                    assert_eq!(further[0].0, first);
                    lists[2].extend(further);
                    blocks.push((first, best));
                }
            }
            ReadTerm {
                term: String::from_utf16(&before).expect("it is text"),
                stem: family[index]
                    .checked_sub(1)
                    .map(|it| shard["stems"][usize::try_from(it).expect("small")].as_str().expect("text").to_owned()),
                is_compound: index >= own,
                df,
                lists,
                blocks,
            }
        });
        terms.collect()
    }

    /// A term that is in the dictionary for itself.
    pub(super) fn term(&self, term: &str) -> Option<ReadTerm> {
        self.terms().into_iter().find(|it| it.term == term && !it.is_compound)
    }

    /// The shard of the interview with a number, from 1.
    pub(super) fn interview(&self, group: usize) -> &Value {
        let names = self.manifest()["groups"]["digests"].as_str().expect("it is text");
        &self.files[&names[(group - 1) * 10..group * 10]]
    }

    /// The shards with quotes alone: the group, the first quote, and what is in each.
    pub(super) fn further(&self) -> Vec<(u64, u64, &Value)> {
        let groups = &self.manifest()["groups"];
        let names = groups["further"].as_str().expect("it is text");
        let mut group = 0;
        let rows = numbers(&groups["furtherAt"]);
        let rows = rows.chunks(2).enumerate().map(|(at, row)| {
            group += row[0];
            (group, row[1], &self.files[&names[at * 10..(at + 1) * 10]])
        });
        rows.collect()
    }
}
