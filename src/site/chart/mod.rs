//! Charts as SVG, one file a chart.
//!
//! Comes in: numbers, texts in the site's language, addresses. Goes out: an `<svg>` with classes for all colours, to be put
//! into a page. Does not know: the study, where a chart stands, what it looks like.
//!
//! A chart is an image with a title and a description; where a mark leads somewhere it is a group of links, since what is in
//! an image is hidden from screen readers; and where nothing names it, it is decoration beside words that say the same.

pub mod bar;
pub mod cairn;
pub mod cells;
pub mod columns;
pub mod crew;
pub mod crowd;
pub mod dots;
pub mod fingerprint;
pub mod people_pile;
pub mod rank_strip;
pub mod share_ranges;
pub mod spark_line;
pub mod steps;
pub mod strip_plot;
pub mod timeline;

mod frame;
mod kind_icon;
mod names;
mod pixels;
mod stone;
pub(in crate::site) mod svg;
mod units;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use frame::Caption;
