//! How much of anything a file may hold: a file is somebody else's, and opening it must cost little whatever is in it.
//!
//! Comes in: nothing. Goes out: limits, each with its reason. Does not know: formats.

const MIB: u64 = 1024 * 1024;

/// The bytes of a file. A transcript of eight hours with a time at each word has 10 MB; the study's own files have the same
/// limit.
pub const MAX_FILE_BYTES: u64 = 64 * MIB;

/// The bytes of all parts of an archive that are read, once unpacked. A document of 20 hours has some 20 MB of XML.
pub const MAX_UNPACKED_BYTES: u64 = 128 * MIB;

/// How many times larger than packed a part may be, once it has more than [`FREE_UNPACKED_BYTES`]. The XML of documents
/// shrinks to a tenth or a thirtieth; what was made to burst, to a thousandth.
pub const MAX_RATIO: u64 = 300;

/// Below this a part may be packed as well as it likes: a short document with a long table is packed very well.
pub const FREE_UNPACKED_BYTES: u64 = 8 * MIB;

/// The entries of an archive. A document has twenty, and one for each picture.
pub const MAX_ENTRIES: usize = 4096;

/// How deep elements of XML, or groups of RTF, may lie in each other. Tables in tables in boxes come to some fifty.
pub const MAX_DEPTH: usize = 1000;

/// The values of a JSON file, which take some 150 bytes each. A word with two times and how sure it is has five: that is
/// 40 hours of talk.
pub const MAX_JSON_VALUES: usize = 2_000_000;
