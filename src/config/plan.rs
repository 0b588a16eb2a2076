//! What `[study]` says of the plan: why the study is done, from when to when, and how many interviews are wanted.
//!
//! Comes in: the section. Goes out: [`PlanSettings`]. Does not know: which teams there are, what was held.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};
use crate::base::Date;
use crate::base::span::{Place, Span, Spanned};

/// The plan of a study.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanSettings {
    /// `why`: what made somebody do it.
    pub why: Option<String>,
    /// `begins`: its first day.
    pub begins: Option<Date>,
    /// `ends`: its last day.
    pub ends: Option<Date>,
    /// `aim`: how many interviews are wanted.
    pub aim: Option<Aim>,
}

/// How many interviews are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// In all.
    Whole(u32),
    /// Of each team that is named, in the order of the names.
    ByTeam(Vec<AimedTeam>),
}

/// How many interviews with a team are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AimedTeam {
    /// The team, as it was written.
    pub team: String,
    /// Where that was written.
    pub place: Place,
    /// How many.
    pub interviews: u32,
}

impl PlanSettings {
    /// Whether anything is planned: a reason alone is no plan.
    pub fn is_given(&self) -> bool {
        self.begins.is_some() || self.ends.is_some() || self.aim.is_some()
    }
}

impl Aim {
    /// How many interviews are wanted in all.
    pub fn total(&self) -> u32 {
        match self {
            Self::Whole(interviews) => *interviews,
            Self::ByTeam(teams) => teams.iter().fold(0, |sum, team| sum.saturating_add(team.interviews)),
        }
    }

    /// The teams of which some are wanted.
    pub fn teams(&self) -> &[AimedTeam] {
        match self {
            Self::Whole(_) => &[],
            Self::ByTeam(teams) => teams,
        }
    }
}

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> PlanSettings {
    let (begins, ends) = (section.read("begins", day), section.read("ends", last_day));
    if let (Some(begins), Some((ends, span))) = (begins, ends)
        && ends < begins
    {
        section.complain(span, "`ends` is before `begins`".to_owned(), "write the last day of the study");
    }
    PlanSettings {
        why: section.read("why", why),
        begins,
        ends: ends.map(|(day, _)| day),
        aim: section.read("aim", aim).map(|aim| match aim {
            WrittenAim::Whole(interviews) => Aim::Whole(interviews),
            WrittenAim::ByTeam(teams) => {
                let team = |(name, interviews): (Spanned<String>, u32)| AimedTeam {
                    place: section.place(name.span),
                    team: name.value,
                    interviews,
                };
                Aim::ByTeam(teams.into_iter().map(team).collect())
            }
        }),
    }
}

/// As it stands in the section, which alone knows its file.
enum WrittenAim {
    Whole(u32),
    ByTeam(Vec<(Spanned<String>, u32)>),
}

fn why(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let text = value.text().ok_or_else(|| ExpectedValue::new("a sentence", "\"A new service takes weeks\""))?;
    Ok(text.to_owned())
}

fn day(value: SettingValue<'_>) -> Result<Date, ExpectedValue> {
    value.day().ok_or_else(|| ExpectedValue::new("a day, YYYY-MM-DD", "2026-05-01"))
}

fn last_day(value: SettingValue<'_>) -> Result<(Date, Span), ExpectedValue> {
    Ok((day(value)?, value.span()))
}

fn aim(value: SettingValue<'_>) -> Result<WrittenAim, ExpectedValue> {
    let interviews = |value: SettingValue<'_>| value.whole().and_then(|number| u32::try_from(number).ok());
    let Some(table) = value.table() else { return interviews(value).map(WrittenAim::Whole).ok_or_else(wrong_aim) };
    let teams = table.map(|(team, value)| {
        let number = interviews(value).ok_or_else(|| ExpectedValue { span: Some(value.span()), ..wrong_aim() })?;
        Ok((team, number))
    });
    Ok(WrittenAim::ByTeam(teams.collect::<Result<_, ExpectedValue>>()?))
}

fn wrong_aim() -> ExpectedValue {
    ExpectedValue::new("a whole number of interviews, or one for each team", "40, or `aim = {payments = 3}`")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::complaints;
    use super::*;
    use crate::base::path::SourcePath;

    fn plan(text: &str) -> PlanSettings {
        let read = crate::config::read(text, &SourcePath::new("site.toml"));
        assert_eq!(read.diagnostics, [], "{text}");
        read.value.study.plan
    }

    #[test]
    fn reads_all_keys() {
        let read = plan("[study]\nwhy = \"It takes weeks\"\nbegins = 2026-02-01\nends = \"2026-08-31\"\naim = 40\n");
        assert_eq!((read.why.as_deref(), read.begins), (Some("It takes weeks"), Some(date(2026, 2, 1))));
        assert_eq!((read.ends, read.aim), (Some(date(2026, 8, 31)), Some(Aim::Whole(40))));
        assert!(!plan("[study]\nwhy = \"x\"\n").is_given());
    }

    #[test]
    fn an_aim_may_be_by_team() {
        for text in ["[study]\naim = {search = 2, payments = 3}\n", "[study.aim]\nsearch = 2\npayments = 3\n"] {
            let aim = plan(text).aim.expect("it is given");
            let teams: Vec<(&str, u32)> = aim.teams().iter().map(|it| (it.team.as_str(), it.interviews)).collect();
            assert_eq!((teams, aim.total()), (vec![("payments", 3), ("search", 2)], 5));
            assert_eq!(&text[aim.teams()[0].place.span.range()], "payments");
        }
    }

    #[test]
    fn refuses_what_is_no_plan() {
        for (keys, complaint) in [
            ("why = 3", "bad-setting: 3"),
            ("begins = \"May\"", "bad-setting: \"May\""),
            ("begins = 2026-05-02\nends = 2026-05-01", "bad-setting: 2026-05-01"),
            ("aim = -1", "bad-setting: -1"),
            ("aim = 1.5", "bad-setting: 1.5"),
            ("aim = {a = 1, b = \"two\"}", "bad-setting: \"two\""),
        ] {
            assert_eq!(complaints(&format!("[study]\n{keys}\n")), [complaint]);
        }
    }
}
