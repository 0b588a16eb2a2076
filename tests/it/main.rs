//! The one test binary. Unit tests stand beside the code; here is what needs the whole, or more than the crate.

#![expect(clippy::disallowed_methods, reason = "tests look at files as anybody would")]
mod architecture;
mod cli;
mod commonmark;
mod corpus;
mod demonstration;
mod docs;
mod hosting;
mod links;
mod markup_cases;
mod nginx;
mod serve;
mod shared;
mod site;
mod wrong_input;
