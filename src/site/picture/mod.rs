//! Pictures that stand alone, on pages of others: no style sheet of the site reaches them.
//!
//! Comes in: titles, numbers in words, a pile of stones. Goes out: SVG that holds its own colours. Does not know: the study,
//! which page shows it, how SVG becomes pixels.

pub mod badge;
pub mod font;
pub mod preview;

mod colours;
mod room;

use crate::site::chart::svg::number;

/// What a picture says of a theme or an opportunity.
#[derive(Debug, Clone)]
pub struct PictureSummary<'a> {
    /// What it is called.
    pub title: &'a str,
    /// "4 of 7 people".
    pub people: &'a str,
    /// "903 eh per quarter (487 to 1,281)".
    pub hours: Option<String>,
    /// The pile of stones, as SVG with a size and without a name.
    pub cairn: String,
    /// How high that is.
    pub cairn_height: f64,
}

/// Moves something to a place, and makes it larger or smaller.
fn placed((x, y): (f64, f64), scale: f64) -> String {
    format!("translate({} {}) scale({})", number(x), number(y), number(scale))
}
