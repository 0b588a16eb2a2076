//! `[scoring]`: the policy of the formula.
//!
//! Comes in: the section. Goes out: [`Scoring`]. Does not know: the formula.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};

/// `[scoring]`: the policy of the formula; defaults from the scoring contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    /// `point_value` (U): what one strategic point is worth, in equivalent hours per quarter; by default
    /// 0.005 · N · H.
    pub point_value: Option<f64>,
    /// `hours` (H): working hours per person and quarter; 480.
    pub hours: f64,
    /// `load` (κ): equivalent hours per event, by cognitive load 0 to 4; 0, 0.1, 0.25, 0.5, 1.
    pub load: [f64; 5],
    /// `modifiers` (m): factors for −1, 0 and 1; 0.8, 1, 1.25.
    pub modifiers: [f64; 3],
    /// `recall`: by how much people may be wrong where they say how often and how long, each factor as likely as the others;
    /// ½, ⅔, 1, 3/2, 2.
    pub recall: Vec<f64>,
    /// `seed`: where the draws begin that say how sure the order is; 1.
    pub seed: u32,
    /// `[scoring.calendar]`.
    pub calendar: Calendar,
}

/// `[scoring.calendar]`: how many events per quarter each word means.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// `daily`; 65.
    pub daily: f64,
    /// `weekly`; 13.
    pub weekly: f64,
    /// `fortnightly`; 6.5.
    pub fortnightly: f64,
    /// `monthly`; 3.
    pub monthly: f64,
    /// `quarterly`; 1.
    pub quarterly: f64,
    /// `yearly`; 0.25.
    pub yearly: f64,
}

impl Scoring {
    /// The factor (m) of a condition.
    pub fn factor(&self, condition: i8) -> f64 {
        let [low, middle, high] = self.modifiers;
        match condition {
            ..0 => low,
            0 => middle,
            1.. => high,
        }
    }
}

impl Default for Scoring {
    fn default() -> Self {
        Self {
            point_value: None,
            hours: 480.0,
            load: [0.0, 0.1, 0.25, 0.5, 1.0],
            modifiers: [0.8, 1.0, 1.25],
            recall: vec![0.5, 2.0 / 3.0, 1.0, 1.5, 2.0],
            seed: 1,
            calendar: Calendar::default(),
        }
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self { daily: 65.0, weekly: 13.0, fortnightly: 6.5, monthly: 3.0, quarterly: 1.0, yearly: 0.25 }
    }
}

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> Scoring {
    let default = Scoring::default();
    Scoring {
        point_value: section.read("point_value", point_value),
        hours: section.read("hours", hours).unwrap_or(default.hours),
        load: section.read("load", load).unwrap_or(default.load),
        modifiers: section.read("modifiers", modifiers).unwrap_or(default.modifiers),
        recall: section.read("recall", recall).unwrap_or(default.recall),
        seed: section.read("seed", seed).unwrap_or(default.seed),
        calendar: calendar(&mut section.section("calendar")),
    }
}

fn calendar(section: &mut ConfigSection<'_, '_>) -> Calendar {
    let default = Calendar::default();
    let mut events = |key, default| section.read(key, events).unwrap_or(default);
    Calendar {
        daily: events("daily", default.daily),
        weekly: events("weekly", default.weekly),
        fortnightly: events("fortnightly", default.fortnightly),
        monthly: events("monthly", default.monthly),
        quarterly: events("quarterly", default.quarterly),
        yearly: events("yearly", default.yearly),
    }
}

fn point_value(value: SettingValue<'_>) -> Result<f64, ExpectedValue> {
    let hours = value.number().filter(|hours| *hours >= 0.0);
    hours.ok_or_else(|| ExpectedValue::new("a number of hours, 0 or more", "300"))
}

fn hours(value: SettingValue<'_>) -> Result<f64, ExpectedValue> {
    let hours = value.number().filter(|hours| *hours > 0.0);
    hours.ok_or_else(|| ExpectedValue::new("a number of hours, 0.000001 at least", "480"))
}

fn events(value: SettingValue<'_>) -> Result<f64, ExpectedValue> {
    let events = value.number().filter(|events| *events > 0.0);
    events.ok_or_else(|| ExpectedValue::new("a number of events per quarter, 0.000001 at least", "13"))
}

fn load(value: SettingValue<'_>) -> Result<[f64; 5], ExpectedValue> {
    let wrong = |span| ExpectedValue {
        span,
        ..ExpectedValue::new("a list of five numbers from 0 up, none below the one before it", "[0, 0.1, 0.25, 0.5, 1]")
    };
    let hours = value.numbers(|hours| hours >= 0.0).map_err(wrong)?;
    if hours.is_sorted() { Ok(hours) } else { Err(wrong(None)) }
}

fn modifiers(value: SettingValue<'_>) -> Result<[f64; 3], ExpectedValue> {
    let wrong = |span| ExpectedValue {
        span,
        ..ExpectedValue::new("a list of three numbers, 0.000001 at least", "[0.8, 1, 1.25]")
    };
    value.numbers(|factor| factor > 0.0).map_err(wrong)
}

/// More factors say no more than these.
const MOST_FACTORS: usize = 100;

fn recall(value: SettingValue<'_>) -> Result<Vec<f64>, ExpectedValue> {
    let wrong = |span| ExpectedValue {
        span,
        ..ExpectedValue::new("a list of 1 to 100 factors, 0.000001 at least", "[0.5, 0.667, 1, 1.5, 2]")
    };
    let mut factors = Vec::new();
    for factor in value.list().ok_or_else(|| wrong(None))? {
        factors.push(factor.number().filter(|factor| *factor > 0.0).ok_or_else(|| wrong(Some(factor.span())))?);
    }
    if (1..=MOST_FACTORS).contains(&factors.len()) { Ok(factors) } else { Err(wrong(None)) }
}

fn seed(value: SettingValue<'_>) -> Result<u32, ExpectedValue> {
    let seed = value.whole().and_then(|seed| u32::try_from(seed).ok());
    seed.ok_or_else(|| ExpectedValue::new("a whole number from 0 to 4294967295", "1"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn reads_all_keys() {
        let text = "[scoring]\npoint_value = 0\nhours = 400\nload = [0, 0.5, 0.5, 1, 2]\nmodifiers = [0.5, 1, 2]\n\
                    recall = [1]\nseed = 7\ncalendar = { daily = 60, yearly = 0.5 }\n";
        let scoring = crate::config::read(text, &SourcePath::new("site.toml")).value.scoring;
        let expected = Scoring {
            point_value: Some(0.0),
            hours: 400.0,
            load: [0.0, 0.5, 0.5, 1.0, 2.0],
            modifiers: [0.5, 1.0, 2.0],
            recall: vec![1.0],
            seed: 7,
            calendar: Calendar { daily: 60.0, yearly: 0.5, ..Calendar::default() },
        };
        assert_eq!(scoring, expected);
    }

    #[test]
    fn refuses_what_one_cannot_calculate_with() {
        for value in ["nan", "inf", "-inf", "1e999", "1e10", "-1", "\"480\"", "1979-05-27", "10000000000"] {
            for key in ["point_value", "hours"] {
                let text = format!("[scoring]\n{key} = {value}\n");
                assert_eq!(complaints(&text), [format!("bad-setting: {value}")]);
            }
        }
    }

    #[test]
    fn refuses_what_is_too_small_to_divide_by() {
        for text in [
            "[scoring]\nhours = 5e-324",
            "[scoring]\npoint_value = 1e-300",
            "[scoring]\nload = [0, 1e-310, 1, 1, 1]",
            "[scoring]\nmodifiers = [1e-9, 1, 1]",
            "[scoring.calendar]\ndaily = 4.9e-7",
        ] {
            assert_eq!(complaints(text).len(), 1, "{text}");
        }
        assert_eq!(complaints("[scoring]\nhours = 0.000001\npoint_value = 0"), [""; 0]);
    }

    #[test]
    fn refuses_zero_where_it_divides_or_forgets() {
        for text in ["[scoring]\nhours = 0", "[scoring]\nhours = -0.0", "[scoring.calendar]\nweekly = 0"] {
            assert_eq!(complaints(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_wrong_number_in_a_list_is_shown_itself() {
        for (text, expected) in [
            ("load = [0, 1, nan, 3, 4]", "nan"),
            ("load = [0, -1, 2, 3, 4]", "-1"),
            ("load = [0, 2, 1, 3, 4]", "[0, 2, 1, 3, 4]"),
            ("load = [0, 1, 2, 3]", "[0, 1, 2, 3]"),
            ("modifiers = [0, 1, 2]", "0"),
            ("modifiers = [1, 1, 2, 3]", "[1, 1, 2, 3]"),
            ("modifiers = \"1\"", "\"1\""),
            ("recall = [1, 0]", "0"),
            ("recall = []", "[]"),
            ("recall = 1", "1"),
            ("seed = -1", "-1"),
            ("seed = 1.5", "1.5"),
            ("seed = 4294967296", "4294967296"),
        ] {
            assert_eq!(complaints(&format!("[scoring]\n{text}\n")), [format!("bad-setting: {expected}")]);
        }
    }
}
