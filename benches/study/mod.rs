//! Studies of any size, made from the demonstration's sentences: the same bytes on every machine.
//!
//! Comes in: a number of interviews. Goes out: the files of a study that builds without a complaint and has something
//! for every kind of page, in the shape of real ones: an interview has 56 KB, 140 turns, 4 speakers and 15 quotes.
//! Does not know: cairn, the disk.
//!
//! Its tests run as part of `tests/it`. They stand in no module: in a benchmark that would be left behind without them.

mod codebook;
mod interview;
pub(crate) mod random;
mod sentences;
mod transcript;

use codebook::Codebook;
pub(crate) use sentences::Sentences;

/// Another one makes other studies of the same shape.
const SEED: u64 = 0x0063_6169_726e;

/// A file: its path below the study's folder, with `/`, and its text.
pub(crate) type File = (String, String);

/// The files of a study of so many interviews. An interview is the same in studies of all sizes.
pub(crate) fn files(sentences: &Sentences, interviews: usize) -> impl Iterator<Item = File> {
    let codebook = Codebook::new(sentences, SEED);
    let around = codebook.files();
    around.into_iter().chain((0..interviews).flat_map(move |index| interview::files(sentences, &codebook, SEED, index)))
}
