//! The one test binary. Unit tests stand beside the code; here is what needs the whole, or more than the crate.

#![expect(clippy::disallowed_methods, reason = "tests look at files as anybody would")]
mod architecture;
mod audience_rules;
mod audiences;
mod cache;
mod charts;
mod check;
mod cli;
mod codebook;
mod commonmark;
mod corpus;
mod counts;
mod demonstration;
mod dialects;
mod direction;
mod docs;
mod faults;
mod fixes;
mod folder;
mod fuzz_corpus;
mod generated;
mod growth;
mod hosting;
mod killed;
mod limits;
mod links;
mod markup_cases;
mod named_commands;
mod nginx;
mod payloads;
mod published;
mod released;
mod rules;
mod security;
mod serve;
mod shared;
mod site;
mod speakers;
#[path = "../../benches/study/mod.rs"]
mod study;
mod thresholds;
mod typed;
mod who_may_read;
mod withheld;
mod words;
mod wrong_input;
