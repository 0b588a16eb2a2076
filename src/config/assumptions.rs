//! `[assumptions]`: how many people decide about what was believed.
//!
//! Comes in: the section. Goes out: [`AssumptionSettings`]. Does not know: who said what.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};

/// `[assumptions]`: how many people decide about what was believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssumptionSettings {
    /// `enough`: so many people on one side, and nobody on the other.
    pub enough: u32,
}

impl Default for AssumptionSettings {
    /// Three, since two may be chance.
    fn default() -> Self {
        Self { enough: 3 }
    }
}

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> AssumptionSettings {
    let default = AssumptionSettings::default();
    AssumptionSettings { enough: section.read("enough", enough).unwrap_or(default.enough) }
}

/// Nobody confirms nothing.
fn enough(value: SettingValue<'_>) -> Result<u32, ExpectedValue> {
    let count = value.whole().and_then(|count| u32::try_from(count).ok()).filter(|count| *count > 0);
    count.ok_or_else(|| ExpectedValue::new("a whole number of people, 1 or more", "3"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use crate::base::path::SourcePath;

    #[test]
    fn reads_how_many_people_are_enough() {
        let read = |text| crate::config::read(text, &SourcePath::new("site.toml")).value.study.assumptions.enough;
        assert_eq!((read("[assumptions]\nenough = 5\n"), read("")), (5, 3));
    }

    #[test]
    fn refuses_what_is_no_count_of_people() {
        for value in ["0", "-1", "1.5", "\"3\"", "4294967296"] {
            assert_eq!(complaints(&format!("[assumptions]\nenough = {value}\n")), [format!("bad-setting: {value}")]);
        }
    }
}
