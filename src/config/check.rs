//! `[check]`: how much each rule of `cairn check` weighs.
//!
//! Comes in: the section. Goes out: [`Check`]. Does not know: which rules there are.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};
use crate::base::span::Place;

/// `[check]`: what somebody set, in no order that matters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Check {
    /// One for each key.
    pub levels: Vec<SetLevel>,
}

/// The level that was set for a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLevel {
    /// The rule's name; nobody has looked whether there is such a rule.
    pub rule: String,
    /// Where the name was written.
    pub place: Place,
    /// The level.
    pub level: Level,
}

/// How much a rule weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It says nothing.
    Allow,
    /// What it finds is a warning.
    Warn,
    /// What it finds is an error.
    Error,
}

impl Level {
    /// The word that stands in the settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> Check {
    let levels = section.read_all(level).into_iter();
    let set = levels.map(|(rule, level)| SetLevel { place: section.place(rule.span), rule: rule.value, level });
    Check { levels: set.collect() }
}

fn level(value: SettingValue<'_>) -> Result<Level, ExpectedValue> {
    let word = value.text();
    let found = [Level::Allow, Level::Warn, Level::Error].into_iter().find(|level| Some(level.word()) == word);
    found.ok_or_else(|| ExpectedValue::new("`\"allow\"`, `\"warn\"` or `\"error\"`", "\"warn\""))
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use crate::base::path::SourcePath;

    #[test]
    fn any_name_may_be_set_to_one_of_three_words() {
        let text = "[check]\nlong-quote = \"allow\"\nno-such = \"error\"\n";
        let read = super::super::read(text, &SourcePath::new("site.toml"));
        assert_eq!(read.diagnostics, []);
        let set = read.value.check.levels;
        let shown: Vec<_> = set.iter().map(|set| (set.rule.as_str(), set.level.word())).collect();
        assert_eq!(shown, [("long-quote", "allow"), ("no-such", "error")]);
        assert_eq!(&text[set[1].place.span.range()], "no-such");
    }

    #[test]
    fn other_words_are_errors() {
        assert_eq!(complaints("[check]\nlong-quote = \"off\"\n"), ["bad-setting: \"off\""]);
        assert_eq!(complaints("[check]\nlong-quote = true\n"), ["bad-setting: true"]);
        assert_eq!(complaints("check = 3\n"), ["bad-setting: 3"]);
    }
}
