//! `[brief]`: what the page for leaders says beside the findings.
//!
//! Comes in: the section. Goes out: [`BriefSettings`]. Does not know: what has changed since a day.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};
use crate::base::Date;

/// `[brief]`: what the page for leaders says beside the findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BriefSettings {
    /// `since`: the day of the last brief; the page says what is new since then, that day included.
    pub since: Option<Date>,
}

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> BriefSettings {
    BriefSettings { since: section.read("since", since) }
}

fn since(value: SettingValue<'_>) -> Result<Date, ExpectedValue> {
    value.day().ok_or_else(|| ExpectedValue::new("a day, YYYY-MM-DD", "2026-05-01"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::complaints;
    use crate::base::path::SourcePath;

    #[test]
    fn reads_a_day_of_toml_and_one_in_quotes() {
        for value in ["2026-05-01", "\"2026-05-01\"", "'2026-05-01'"] {
            let text = format!("[brief]\nsince = {value}\n");
            let read = crate::config::read(&text, &SourcePath::new("site.toml"));
            assert_eq!((read.value.study.brief.since, read.diagnostics), (Some(date(2026, 5, 1)), vec![]), "{value}");
        }
    }

    #[test]
    fn refuses_what_is_no_day() {
        for value in
            ["2026", "\"May\"", "\"2026-02-30\"", "2026-05-01T10:00:00", "10:00:00", "\"2026-05-01 \"", "\"\"", "true"]
        {
            let text = format!("[brief]\nsince = {value}\n");
            assert_eq!(complaints(&text), [format!("bad-setting: {value}")]);
        }
        assert_eq!(complaints("[brief]\nsinse = 2026-05-01\n"), ["unknown-setting: sinse"]);
    }
}
