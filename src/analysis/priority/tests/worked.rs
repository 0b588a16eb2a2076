//! The scoring contract's worked example.

use crate::analysis::testing::{Study, per_quarter};
use crate::content::estimate::Estimate;

/// Exact values, as the worked example says: worth 0 interviews. Of the reach they say nothing.
pub(in crate::analysis::priority) fn estimate(freq: f64, toil: f64) -> Estimate {
    Estimate { worth: Some(0.0), freq: Some(per_quarter(freq)), toil_hours: Some(toil), ..Estimate::default() }
}

/// Ten people, theme `a` in 1–8, `b` in 4–8, `c` in 9; N = 120.
pub(in crate::analysis::priority) fn example() -> Study {
    let study = Study::default()
        .themes("a b c")
        .team("everybody", 120)
        .outcome("o1", 0.6)
        .outcome("o2", 0.4)
        .strategic("a", "o1", 2.0)
        .strategic("b", "o2", 4.0)
        .strategic("c", "o1", 5.0);
    let marks = |person| match person {
        1..=3 => "a",
        4..=8 => "a b",
        9 => "c",
        _ => "",
    };
    let study = study
        .estimate("a", Estimate { load: Some(3), maturity: Some(1), ..estimate(0.5, 24.0) })
        .estimate("b", Estimate { load: Some(4), risk: Some(1), ..estimate(2.0, 1.5) })
        .estimate("c", Estimate { load: Some(2), ..estimate(13.0, 0.25) });
    (1..=10).fold(study, |study, person| {
        let marks: Vec<&str> = marks(person).split_whitespace().collect();
        study.interview(&format!("p{person}"), &marks)
    })
}
