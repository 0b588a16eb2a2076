//! What is released leaves as other programs read it: transcripts with their quotes, and tables.
//!
//! Comes in: what an audience may see. Goes out: the bytes of a file. Does not know: pages, disk, terminals.
