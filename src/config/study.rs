//! `[study]`: facts about the company and defaults for estimates; its waves; `[validation]`; and `[brief]`.
//!
//! Comes in: the file. Goes out: [`StudySettings`]. Does not know: what an estimate is.

use super::brief::{self, BriefSettings};
use super::section::ConfigSection;
use super::validation::{self, ValidationSettings};
use super::value::{ExpectedValue, SettingValue};
use super::waves::{self, Wave};

/// `[study]`: facts about the company and defaults for estimates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StudySettings {
    /// `population`: people there are; otherwise the sum of headcounts.
    pub population: Option<u32>,
    /// `maturity`, −1 to 1: where an estimate names none.
    pub maturity: i8,
    /// `risk`, −1 to 1.
    pub risk: i8,
    /// `complexity`, −1 to 1.
    pub complexity: i8,
    /// `[[study.waves]]`: the times in which it asked, in order.
    pub waves: Vec<Wave>,
    /// `[validation]`: how much it takes before something is validated.
    pub validation: ValidationSettings,
    /// `[brief]`: what leaders read of it.
    pub brief: BriefSettings,
}

pub(super) fn read(file: &mut ConfigSection<'_, '_>) -> StudySettings {
    let default = StudySettings::default();
    let validation = validation::read(&mut file.section("validation"));
    let brief = brief::read(&mut file.section("brief"));
    let mut section = file.section("study");
    StudySettings {
        population: section.read("population", people),
        maturity: section.read("maturity", condition).unwrap_or(default.maturity),
        risk: section.read("risk", condition).unwrap_or(default.risk),
        complexity: section.read("complexity", condition).unwrap_or(default.complexity),
        waves: waves::read(&mut section),
        validation,
        brief,
    }
}

fn people(value: SettingValue<'_>) -> Result<u32, ExpectedValue> {
    let people = value.whole().and_then(|people| u32::try_from(people).ok());
    people.ok_or_else(|| ExpectedValue::new("a whole number of people, 0 or more", "120"))
}

fn condition(value: SettingValue<'_>) -> Result<i8, ExpectedValue> {
    match value.whole() {
        Some(-1) => Ok(-1),
        Some(0) => Ok(0),
        Some(1) => Ok(1),
        _ => Err(ExpectedValue::new("-1, 0 or 1", "0")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn reads_all_keys() {
        let text = "[study]\npopulation = 120\nmaturity = -1\nrisk = 1\ncomplexity = +1\n";
        let settings = crate::config::read(text, &SourcePath::new("site.toml")).value;
        let validation = ValidationSettings::default();
        let brief = BriefSettings::default();
        let expected = StudySettings {
            population: Some(120),
            maturity: -1,
            risk: 1,
            complexity: 1,
            waves: Vec::new(),
            validation,
            brief,
        };
        assert_eq!(settings.study, expected);
    }

    #[test]
    fn refuses_what_is_no_number_of_people() {
        for value in ["-1", "1.5", "\"120\"", "4294967296", "true", "99999999999999999999"] {
            let text = format!("[study]\npopulation = {value}\n");
            assert_eq!(complaints(&text), [format!("bad-setting: {value}")]);
        }
    }

    #[test]
    fn refuses_what_is_no_condition() {
        for value in ["2", "-2", "0.5", "1.0", "\"high\"", "[1]"] {
            let text = format!("[study]\nrisk = {value}\n");
            assert_eq!(complaints(&text), [format!("bad-setting: {value}")]);
        }
    }
}
