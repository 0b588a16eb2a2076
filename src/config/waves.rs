//! `[[study.waves]]`: the times in which a study asked, so that one can be compared with the other.
//!
//! Comes in: the section `[study]`. Goes out: [`Wave`]s in the order of their days. Does not know: interviews.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};
use crate::base::span::Place;
use crate::base::{Date, fold};

/// A wave: all interviews from one day to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    /// `name`.
    pub name: String,
    /// `from`: its first day.
    pub from: Date,
    /// `to`: its last day.
    pub to: Date,
    /// Where it was written.
    pub place: Place,
}

impl Wave {
    /// A wave that no file has.
    #[cfg(test)]
    pub(crate) fn new(name: &str, from: Date, to: Date) -> Self {
        let file = crate::base::path::SourcePath::new("site.toml");
        Self { name: name.to_owned(), from, to, place: Place::new(&file, crate::base::span::Span::default()) }
    }

    /// Whether a day is in it.
    pub fn holds(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// Those that are whole; of two that share a day or a name the later in the file is left out.
pub(super) fn read(study: &mut ConfigSection<'_, '_>) -> Vec<Wave> {
    let mut waves: Vec<Wave> = Vec::new();
    for wave in study.tables("waves", wave).into_iter().flatten() {
        match complaint(&waves, &wave) {
            Some((message, help)) => study.complain(wave.place.span, message, help),
            None => waves.push(wave),
        }
    }
    waves.sort_by_key(|wave| wave.from);
    waves
}

fn wave(section: &mut ConfigSection<'_, '_>) -> Option<Wave> {
    let name = section.require("name", text);
    let from = section.require("from", day);
    let to = section.require("to", day);
    let place = section.place(section.span_of("name"));
    Some(Wave { name: name?, from: from?, to: to?, place })
}

/// What is wrong with a wave beside those before it.
fn complaint(others: &[Wave], wave: &Wave) -> Option<(String, &'static str)> {
    let name = &wave.name;
    if wave.from > wave.to {
        let message = format!("the wave `{name}` ends on {}, before it begins on {}", wave.to, wave.from);
        return Some((message, "`from` is the first day of the wave, and `to` is its last"));
    }
    if others.iter().any(|other| fold::is_same_name(&other.name, name)) {
        return Some((format!("there are two waves `{name}`"), "give each wave a name of its own"));
    }
    let other = others.iter().find(|other| other.from <= wave.to && wave.from <= other.to)?;
    let message = format!("the wave `{name}` shares days with the wave `{}`", other.name);
    Some((message, "an interview is in one wave: let the later one begin after the last day of the other"))
}

fn text(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    value.text().map(str::to_owned).ok_or_else(|| ExpectedValue::new("a text", "\"before the new platform\""))
}

fn day(value: SettingValue<'_>) -> Result<Date, ExpectedValue> {
    value.day().ok_or_else(|| ExpectedValue::new("a day", "2026-03-31"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::complaints;
    use crate::base::path::SourcePath;

    fn waves(text: &str) -> Vec<(String, String, String)> {
        let read = super::super::read(text, &SourcePath::new("site.toml")).value.study.waves;
        read.into_iter().map(|wave| (wave.name, wave.from.to_string(), wave.to.to_string())).collect()
    }

    #[test]
    fn waves_come_in_the_order_of_their_days() {
        let text = "[[study.waves]]\nname = \"after\"\nfrom = 2026-04-01\nto = \"2026-06-30\"\n\
                    [[study.waves]]\nname = \"before\"\nfrom = 2026-01-01\nto = 2026-03-31\n";
        assert_eq!(complaints(text), [] as [&str; 0]);
        let expected = [("before", "2026-01-01", "2026-03-31"), ("after", "2026-04-01", "2026-06-30")];
        assert_eq!(waves(text), expected.map(|(name, from, to)| (name.to_owned(), from.to_owned(), to.to_owned())));
    }

    #[test]
    fn both_ends_are_in_it() {
        let wave = super::Wave::new("w", date(2026, 1, 1), date(2026, 1, 31));
        let held =
            [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1)].map(|day| wave.holds(day));
        assert_eq!(held, [false, true, true, false]);
    }

    #[test]
    fn what_is_wrong_is_said_and_left_out() {
        let first = "[[study.waves]]\nname = \"one\"\nfrom = 2026-01-01\nto = 2026-03-31\n";
        for (second, expected) in [
            ("name = \"two\"\nfrom = 2026-03-31\nto = 2026-04-30\n", "bad-setting: \"two\""),
            ("name = \"One\"\nfrom = 2026-05-01\nto = 2026-05-30\n", "bad-setting: \"One\""),
            ("name = \"two\"\nfrom = 2026-05-02\nto = 2026-05-01\n", "bad-setting: \"two\""),
            ("name = \"two\"\nfrom = 2026-05-02\n", "bad-setting: [[study.waves]]"),
            ("from = 2026-05-02\nto = 2026-05-03\n", "bad-setting: [[study.waves]]"),
            ("name = \"two\"\nfrom = \"soon\"\nto = 2026-05-03\n", "bad-setting: \"soon\""),
            ("name = \"two\"\nfrom = 2026-05-02\nto = 2026-05-03\nuntil = 1\n", "unknown-setting: until"),
        ] {
            let text = format!("{first}[[study.waves]]\n{second}");
            assert_eq!(complaints(&text), [expected], "{second}");
            let left = if expected.starts_with("unknown") { 2 } else { 1 };
            assert_eq!(waves(&text).len(), left, "{second}");
        }
        assert_eq!(complaints("[study]\nwaves = 3\n"), ["bad-setting: 3"]);
        assert_eq!(complaints("[study]\nwaves = [1]\n"), ["bad-setting: 1"]);
    }
}
