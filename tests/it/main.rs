//! The one test binary. Unit tests stand beside the code; here is what needs the whole, or more than the crate.

mod architecture;
mod commonmark;
mod corpus;
mod demonstration;
mod links;
mod markup_cases;
mod shared;
mod site;
mod wrong_input;
