//! What a human guesses about a theme or an opportunity, and what either does for outcomes.
//!
//! Comes in: front matter. Goes out: an [`Estimate`] and [`StrategicPoints`], each number within its limits.
//! Does not know: which outcomes there are, or what the numbers come to.

use std::ops::RangeInclusive;

use crate::base::span::Span;
use crate::content::Name;
use crate::content::fields::FieldReader;
use crate::content::units::Frequency;

/// What a human guesses where evidence is thin; every key is optional. Scoring says what each does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Estimate {
    /// `reach`: the share of the population that is affected, 0 to 1.
    pub reach: Option<f64>,
    /// `worth`: how many interviews the guess is worth, ≥ 0.
    pub worth: Option<f64>,
    /// `freq`: events an affected person.
    pub freq: Option<Frequency>,
    /// `latent`: events that an affected person avoids, and would have if they cost nothing.
    pub latent: Option<Frequency>,
    /// `toil`: hands-on hours per event.
    pub toil_hours: Option<f64>,
    /// `removes`: the share of the toil that would be gone, 0 to 1.
    pub removes: Option<f64>,
    /// `load`: cognitive load relieved, 0 to 4.
    pub load: Option<u8>,
    /// `maturity`, −1 to 1.
    pub maturity: Option<i8>,
    /// `risk`, −1 to 1.
    pub risk: Option<i8>,
    /// `complexity`, −1 to 1.
    pub complexity: Option<i8>,
    /// Where the numbers that evidence can contradict were written.
    pub written: WrittenAt,
}

/// Where some numbers of an estimate were written.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct WrittenAt {
    /// `reach`.
    pub reach: Span,
    /// `freq`.
    pub freq: Span,
    /// `latent`.
    pub latent: Span,
    /// `toil`.
    pub toil: Span,
}

/// `strategic: {outcome: points}`: what an entry does for one outcome; `{outcome: {points, by, because}}` says who thinks so.
#[derive(Debug, Clone, PartialEq)]
pub struct StrategicPoints {
    /// An outcome's slug.
    pub outcome: Name,
    /// 0 to 5.
    pub points: f64,
    /// `by`: who said so.
    pub by: Option<String>,
    /// `because`: why.
    pub because: Option<String>,
}

/// What maturity, risk and complexity may be.
const STEPS: RangeInclusive<i64> = -1..=1;

/// What is a share of something.
const SHARE: RangeInclusive<f64> = 0.0..=1.0;

/// More is a slip, and a product of such numbers would be none.
const MOST_WORTH: f64 = 1e9;

const POINTS: RangeInclusive<f64> = 0.0..=5.0;

/// Reads `estimate`.
pub(super) fn read(front: &mut FieldReader<'_>) -> Estimate {
    let estimate = front.map("estimate", |fields| Estimate {
        reach: fields.number("reach", SHARE).map(|reach| reach.value),
        worth: fields.number("worth", 0.0..=MOST_WORTH).map(|worth| worth.value),
        freq: fields.frequency("freq"),
        latent: fields.frequency("latent"),
        toil_hours: fields.hours("toil"),
        removes: fields.number("removes", SHARE).map(|removes| removes.value),
        load: fields.load("load"),
        maturity: fields.whole("maturity", STEPS),
        risk: fields.whole("risk", STEPS),
        complexity: fields.whole("complexity", STEPS),
        written: WrittenAt {
            reach: fields.span_of("reach"),
            freq: fields.span_of("freq"),
            latent: fields.span_of("latent"),
            toil: fields.span_of("toil"),
        },
    });
    estimate.unwrap_or_default()
}

/// Reads `strategic`.
pub(super) fn read_strategic(front: &mut FieldReader<'_>) -> Vec<StrategicPoints> {
    let plain = |points| (points, None, None);
    let written = front.numbers("strategic", POINTS, plain, |fields| {
        let (points, by, because) = (fields.number("points", POINTS), fields.text("by"), fields.text("because"));
        let points = fields.require("points", points, "say how many, 0 to 5: `points: 3`")?;
        Some((points.value, by, because))
    });
    let points = written.into_iter();
    points.map(|(outcome, (points, by, because))| StrategicPoints { outcome, points, by, because }).collect()
}
