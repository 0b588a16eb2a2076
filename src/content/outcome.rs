//! An outcome's file: what a named leader says the business needs.
//!
//! Comes in: front matter and the body as HTML. Goes out: an [`Outcome`]. Does not know: the sum of all weights.

use crate::base::Date;
use crate::base::span::Spanned;
use crate::content::fields::FieldReader;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Prose};

/// Larger weights would make a sum that is no number; shares of such sizes mean nothing anyway.
const MAX_WEIGHT: f64 = 1e9;

/// An outcome: what a named leader says the business needs.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// `sponsor`: the leader.
    pub sponsor: Option<String>,
    /// `weight`, ≥ 0; divided by the sum of all.
    pub weight: Option<Spanned<f64>>,
    /// `date` it was said.
    pub date: Option<Spanned<Date>>,
    /// `source`: where.
    pub source: Option<String>,
    /// What is said about it.
    pub description: Prose,
}

impl ProseKind for Outcome {
    const INFO: KindInfo = KindInfo {
        word: "outcome",
        folder: "outcomes",
        nests: false,
        about: "What a leader says the business needs",
        template: include_str!("new/outcome.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self {
            sponsor: front.text("sponsor"),
            weight: front.number("weight", 0.0..=MAX_WEIGHT),
            date: front.day("date"),
            source: front.text("source"),
            description: body,
        }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    fn reader(front: &mut FieldReader<'_>) -> Outcome {
        Outcome::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let keys = "title: Faster launches\nsponsor: Ines\nweight: 0.6\ndate: 2026-01-15\nsource: town hall\n";
        let outcome = read_good("content/outcomes/x.md", keys, reader).kind;
        assert_eq!(outcome.weight, Some(Spanned::new(0.6, 49..52)));
        assert_eq!(outcome.date.map(|day| day.value), Some(jiff::civil::date(2026, 1, 15)));
        assert_eq!((outcome.sponsor.as_deref(), outcome.source.as_deref()), (Some("Ines"), Some("town hall")));
    }

    #[test]
    fn a_weight_is_not_negative_and_finite() {
        assert!(read_good("content/outcomes/x.md", "weight: 0\n", reader).kind.weight.is_some());
        for (weight, rule) in [("-0.1", "bad-value"), (".inf", "wrong-type"), (".nan", "wrong-type")] {
            let (_, complaints) = read_file("content/outcomes/x.md", &format!("weight: {weight}\n"), reader);
            assert_eq!(complaints, [(rule, weight.to_owned())]);
        }
    }
}
