//! `[validation]`: how much it takes before an opportunity counts as validated.
//!
//! Comes in: the section. Goes out: [`ValidationSettings`]. Does not know: what a validation is.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};

/// `[validation]`: how much it takes before an opportunity counts as validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationSettings {
    /// `supports`: so many validations must support it.
    pub supports: u32,
    /// `teams`: they must be with so many different teams.
    pub teams: u32,
}

impl Default for ValidationSettings {
    /// Three, since two may be chance; of two teams, since one may be peculiar.
    fn default() -> Self {
        Self { supports: 3, teams: 2 }
    }
}

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> ValidationSettings {
    let default = ValidationSettings::default();
    ValidationSettings {
        supports: section.read("supports", at_least_one).unwrap_or(default.supports),
        teams: section.read("teams", count).unwrap_or(default.teams),
    }
}

/// Nothing is validated by nobody.
fn at_least_one(value: SettingValue<'_>) -> Result<u32, ExpectedValue> {
    let count = whole(value).filter(|count| *count > 0);
    count.ok_or_else(|| ExpectedValue::new("a whole number, 1 or more", "3"))
}

fn count(value: SettingValue<'_>) -> Result<u32, ExpectedValue> {
    whole(value).ok_or_else(|| ExpectedValue::new("a whole number, 0 or more", "2"))
}

fn whole(value: SettingValue<'_>) -> Option<u32> {
    value.whole().and_then(|count| u32::try_from(count).ok())
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use super::*;
    use crate::base::path::SourcePath;

    #[test]
    fn reads_both_keys() {
        let settings = crate::config::read("[validation]\nsupports = 5\nteams = 0\n", &SourcePath::new("site.toml"));
        assert_eq!(settings.value.study.validation, ValidationSettings { supports: 5, teams: 0 });
    }

    #[test]
    fn refuses_what_is_no_count() {
        for value in ["-1", "1.5", "\"3\"", "4294967296", "true"] {
            for key in ["supports", "teams"] {
                let text = format!("[validation]\n{key} = {value}\n");
                assert_eq!(complaints(&text), [format!("bad-setting: {value}")]);
            }
        }
        assert_eq!(complaints("[validation]\nsupports = 0\n"), ["bad-setting: 0"]);
    }
}
