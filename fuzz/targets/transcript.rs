//! Fuzzes [`entries::transcript`].
#![no_main]

#[path = "../src/entries.rs"]
#[allow(dead_code, reason = "each target uses one of the entries")]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entries::transcript(bytes));
