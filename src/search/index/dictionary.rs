//! The dictionary: which terms there are, which are forms of one word, and where the postings of each lie.
//!
//! Comes in: all terms. Goes out: dictionary shards, each with shards of postings of its own, so that a change in one does not
//! move what is in another. Does not know: documents.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::merge::{StudyTerm, order};
use super::posting_shards::{PostingsPlace, write_postings};
use super::shard::{IndexSink, ShardName, ShardWriter, json};
use super::sizes::ShardSizes;
use crate::search::forms::TermShardForm;
use crate::search::integers;
use crate::search::words::Stems;

/// What a term takes beside its letters, about: its family, counts, and where it is.
const BESIDE: usize = 16;

/// Only so long terms are looked through for another at their end.
const SHORTEST_COMPOUND: usize = 9;
/// And only so long terms are found there,
const SHORTEST_TAIL: usize = 5;
/// behind so many characters.
const SHORTEST_BEFORE: usize = 3;

/// A dictionary shard before it is written.
struct PlannedShard<'t, 'g> {
    terms: &'t [StudyTerm<'g>],
    places: Vec<PostingsPlace>,
    /// The stem of each term.
    stems: Vec<Option<String>>,
}

/// Writes the dictionary with all postings; gives the first letters of each shard with its name.
pub(super) fn write_dictionary<E: Send, S>(
    terms: &[StudyTerm<'_>],
    stems: &Stems,
    average_turn: u64,
    sizes: ShardSizes,
    out: &ShardWriter<'_, S>,
) -> Result<Vec<(String, ShardName)>, E>
where
    S: IndexSink<Error = E>,
{
    let cuts = cuts(terms, sizes.terms);
    let planned = cuts.par_iter().with_max_len(1).map(|(_, range)| {
        let terms = &terms[range.clone()];
        let places = write_postings(terms, average_turn, sizes.postings, out)?;
        Ok(PlannedShard { terms, places, stems: terms.iter().map(|it| stems.stem(it.term)).collect() })
    });
    let planned: Vec<PlannedShard<'_, '_>> = planned.collect::<Result<_, E>>()?;
    let compounds = if stems.has_compounds() { compounds(&planned) } else { Compounds::default() };
    let written = planned.par_iter().enumerate().with_max_len(1).map(|(shard, it)| {
        let also = compounds.get(&shard).map(Vec::as_slice).unwrap_or_default();
        out.shard(&json(&dictionary_shard(it, also, &planned)))
    });
    let names: Vec<ShardName> = written.collect::<Result<_, E>>()?;
    Ok(cuts.into_iter().map(|(start, _)| start).zip(names).collect())
}

/// Where the dictionary is cut: the first letters of each shard, and its terms. Those with the same first character are one shard,
/// where that is not too large; else it is cut where the second character changes. What has the same two is never cut.
fn cuts(terms: &[StudyTerm<'_>], largest: usize) -> Vec<(String, Range<usize>)> {
    let mut cuts = Vec::new();
    for run in runs(terms, 0..terms.len(), 1) {
        if size(&terms[run.clone()]) <= largest {
            cuts.push((first_letters(terms[run.start].term, 1), run));
        } else {
            let parts = joined(terms, runs(terms, run, 2), largest);
            cuts.extend(parts.into_iter().map(|run| (first_letters(terms[run.start].term, 2), run)));
        }
    }
    cuts
}

/// Stretches that follow each other, put together as long as they are not too large.
fn joined(terms: &[StudyTerm<'_>], runs: Vec<Range<usize>>, largest: usize) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if size(&terms[last.start..run.end]) <= largest => last.end = run.end,
            _ => joined.push(run),
        }
    }
    joined
}

/// The stretches of terms that begin with the same characters, so many of them.
fn runs(terms: &[StudyTerm<'_>], range: Range<usize>, letters: usize) -> Vec<Range<usize>> {
    let mut start = range.start;
    let same = |a: &StudyTerm<'_>, b: &StudyTerm<'_>| a.term.chars().take(letters).eq(b.term.chars().take(letters));
    let runs = terms[range].chunk_by(same).map(|run| {
        let range = start..start + run.len();
        start = range.end;
        range
    });
    runs.collect()
}

fn first_letters(term: &str, letters: usize) -> String {
    term.chars().take(letters).collect()
}

/// About how many bytes some terms take in the dictionary.
fn size(terms: &[StudyTerm<'_>]) -> usize {
    let before = std::iter::once("").chain(terms.iter().map(|it| it.term));
    terms.iter().zip(before).map(|(it, before)| it.term.len() - shared(before, it.term) + BESIDE).sum()
}

/// How many bytes two terms share at their beginning, as whole characters.
fn shared(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// For a shard the terms of others that are compounds with one of its terms at their end: the index of that, and the shard and
/// index of the compound.
type Compounds = FxHashMap<usize, Vec<(usize, (usize, usize))>>;

fn compounds(planned: &[PlannedShard<'_, '_>]) -> Compounds {
    let all = || {
        planned.iter().enumerate().flat_map(|(shard, it)| it.terms.iter().enumerate().map(move |(at, _)| (shard, at)))
    };
    let has_forms = |(shard, at): (usize, usize)| planned[shard].stems[at].is_some();
    let is_long = |term: &str, least: usize| term.chars().nth(least - 1).is_some();
    let tails = all().filter(|at| has_forms(*at)).map(|(shard, at)| (planned[shard].terms[at].term, (shard, at)));
    let tails: FxHashMap<&str, (usize, usize)> = tails.filter(|(term, _)| is_long(term, SHORTEST_TAIL)).collect();
    let mut compounds = Compounds::default();
    for (shard, at) in all().filter(|at| has_forms(*at)) {
        let term = planned[shard].terms[at].term;
        if !is_long(term, SHORTEST_COMPOUND) {
            continue;
        }
        for (start, _) in term.char_indices().skip(SHORTEST_BEFORE) {
            if let Some((of, tail)) = tails.get(&term[start..]) {
                compounds.entry(*of).or_default().push((*tail, (shard, at)));
            }
        }
    }
    compounds
}

fn dictionary_shard(
    planned: &PlannedShard<'_, '_>,
    also: &[(usize, (usize, usize))],
    all: &[PlannedShard<'_, '_>],
) -> TermShardForm<ShardName> {
    let families = Families::of(planned);
    // In families, then in the order of terms, whatever the order in which they were found.
    let of_family = also.iter().map(|(tail, (shard, at))| (families.of_term[*tail], &all[*shard], *at));
    let mut also: Vec<_> = of_family.collect();
    let term = |(_, shard, at): &(usize, &PlannedShard<'_, '_>, usize)| shard.terms[*at].term.to_owned();
    also.sort_by(|a, b| order(&term(a), &term(b)).then(a.0.cmp(&b.0)));
    also.dedup_by(|a, b| a.0 == b.0 && term(a) == term(b));
    let own = planned.terms.iter().zip(&planned.places);
    let others = also.iter().map(|(_, shard, at)| (&shard.terms[*at], &shard.places[*at]));
    let rows: Vec<(&StudyTerm<'_>, &PostingsPlace)> = own.chain(others).collect();
    let mut shards = Vec::new();
    let at = integers::list(rows.iter().flat_map(|(_, place)| place.numbers(&mut shards)).collect::<Vec<_>>());
    let family = families.of_term.iter().chain(also.iter().map(|(family, ..)| family)).map(|family| *family as u64);
    TermShardForm {
        terms: front_coded(rows.iter().map(|(term, _)| term.term)),
        family: integers::list(family),
        also: also.len(),
        df: integers::list(rows.iter().flat_map(|(term, _)| term.counts)),
        at,
        shards,
        stems: families.stems,
    }
}

/// The families of a shard: for each term the number of its own, from 1, or 0; and their stems.
struct Families {
    of_term: Vec<usize>,
    stems: Vec<String>,
}

impl Families {
    fn of(planned: &PlannedShard<'_, '_>) -> Self {
        let mut numbers: FxHashMap<(&str, String), usize> = FxHashMap::default();
        let mut stems = Vec::new();
        let of_term = planned.terms.iter().zip(&planned.stems).map(|(term, stem)| {
            let Some(stem) = stem else { return 0 };
            *numbers.entry((stem, first_letters(term.term, 2))).or_insert_with(|| {
                stems.push(stem.clone());
                stems.len()
            })
        });
        Self { of_term: of_term.collect(), stems }
    }
}

/// Each term as how many 16-bit units it shares with the one before, and the rest.
fn front_coded<'t>(terms: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut before = "";
    let coded = terms.map(|term| {
        let shared = shared(before, term);
        let units = term[..shared].encode_utf16().count();
        before = term;
        integers::list([units as u64]) + &term[shared..]
    });
    coded.collect()
}

#[cfg(test)]
mod tests {
    use super::super::term_lists::WrittenTermLists;
    use super::*;
    use crate::search::format::LISTS;

    fn term(term: &str) -> StudyTerm<'_> {
        StudyTerm { term, counts: [0; LISTS], lists: WrittenTermLists::default() }
    }

    #[test]
    fn terms_share_what_they_begin_with() {
        let coded = front_coded(["deploy", "deployed", "de🚀", "de🚀a", "x"].into_iter());
        // 6 is G, 2 is C; 🚀 has two units, so 4 is E.
        assert_eq!(coded, ["Adeploy", "Ged", "C🚀", "Ea", "Ax"]);
    }

    #[test]
    fn a_shard_that_grows_too_large_is_cut_by_the_second_letter() {
        let many: Vec<String> =
            (0..700).map(|number| format!("a{}{number:04}", char::from(b'a' + (number / 350) as u8))).collect();
        let mut terms: Vec<StudyTerm<'_>> = vec![term("a")];
        terms.extend(many.iter().map(|it| term(it)));
        terms.push(term("b"));
        terms.push(term("bc"));
        let cut = |largest: usize| -> Vec<String> {
            cuts(&terms, largest).into_iter().map(|(start, range)| format!("{start} {range:?}")).collect()
        };
        // `aa` and `ab` have 350 terms each of about 20 bytes; what is small is put to what is before it.
        assert_eq!(cut(8 << 10), ["a 0..351", "ab 351..701", "b 701..703"]);
        assert_eq!(cut(4 << 10), ["a 0..1", "aa 1..351", "ab 351..701", "b 701..703"]);
        assert_eq!(cut(16 << 10), ["a 0..701", "b 701..703"]);
    }
}
