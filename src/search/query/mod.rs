//! Queries over an index.
//!
//! Comes in: what somebody typed, and the files of an index. Goes out: what is found. Does not know: how the index is made.
