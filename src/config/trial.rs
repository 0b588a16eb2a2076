//! Settings that are tried out for once: `scoring.point_value=300`.
//!
//! Comes in: a key and a value as somebody typed them. Goes out: the settings with that one changed, or what is wrong. Does not
//! know: what the settings are for. Values are read as those of `site.toml` are.

use super::Settings;
use super::syntax::INVALID_TOML;
use crate::base::Date;
use crate::base::path::SourcePath;

/// What somebody wants to try.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedChange {
    /// Keys of the settings and weights of outcomes, each with its value: `scoring.point_value=300`.
    pub policy: Vec<String>,
    /// Only interviews from this day on count.
    pub since: Option<Date>,
    /// Teams that are left out, by name.
    pub without_teams: Vec<String>,
}

impl WantedChange {
    /// Whether there is nothing to try.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A value that no key takes.
const ANY_TEXT: &str = "\"\"";

/// Takes one setting over from other settings.
type Take = fn(&mut Settings, Settings);

/// The settings that the numbers follow from.
const KEYS: [(&str, Take); 16] = [
    ("scoring.point_value", |to, from| to.scoring.point_value = from.scoring.point_value),
    ("scoring.hours", |to, from| to.scoring.hours = from.scoring.hours),
    ("scoring.load", |to, from| to.scoring.load = from.scoring.load),
    ("scoring.modifiers", |to, from| to.scoring.modifiers = from.scoring.modifiers),
    ("scoring.recall", |to, from| to.scoring.recall = from.scoring.recall),
    ("scoring.seed", |to, from| to.scoring.seed = from.scoring.seed),
    ("scoring.calendar.daily", |to, from| to.scoring.calendar.daily = from.scoring.calendar.daily),
    ("scoring.calendar.weekly", |to, from| to.scoring.calendar.weekly = from.scoring.calendar.weekly),
    ("scoring.calendar.fortnightly", |to, from| to.scoring.calendar.fortnightly = from.scoring.calendar.fortnightly),
    ("scoring.calendar.monthly", |to, from| to.scoring.calendar.monthly = from.scoring.calendar.monthly),
    ("scoring.calendar.quarterly", |to, from| to.scoring.calendar.quarterly = from.scoring.calendar.quarterly),
    ("scoring.calendar.yearly", |to, from| to.scoring.calendar.yearly = from.scoring.calendar.yearly),
    ("study.population", |to, from| to.study.population = from.study.population),
    ("study.maturity", |to, from| to.study.maturity = from.study.maturity),
    ("study.risk", |to, from| to.study.risk = from.study.risk),
    ("study.complexity", |to, from| to.study.complexity = from.study.complexity),
];

/// The keys that can be tried out.
pub fn trial_keys() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(key, _)| *key)
}

impl Settings {
    /// The same with one of [`trial_keys`] changed; none where the key is not one of them.
    ///
    /// # Errors
    ///
    /// What the value should be, as a sentence.
    pub fn with_trial(self, key: &str, value: &str) -> Option<Result<Self, String>> {
        let (key, take) = KEYS.iter().find(|(known, _)| *known == key)?;
        let read_as = |value: &str| super::read(&format!("{key} = {value}\n"), &SourcePath::new("site.toml"));
        let read = read_as(value);
        // Whoever types no value at all wants to know what one is, and not how a file is written.
        let is_no_value = read.diagnostics.iter().any(|complaint| complaint.rule == INVALID_TOML);
        let read = if is_no_value { read_as(ANY_TEXT) } else { read };
        Some(match read.diagnostics.first() {
            Some(complaint) => {
                let help = complaint.help.as_deref().unwrap_or_default();
                Err(format!("`{key}={value}`: {}: {help}", complaint.message))
            }
            None => {
                let mut changed = self;
                take(&mut changed, read.value);
                Ok(changed)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(key: &str, value: &str) -> Result<Settings, String> {
        Settings::default().with_trial(key, value).unwrap()
    }

    #[test]
    fn each_key_changes_itself_alone() {
        let values = |key: &str| match key {
            "scoring.load" => "[0, 1, 2, 3, 4]",
            "scoring.modifiers" => "[0.5, 1, 2]",
            "scoring.recall" => "[1, 3]",
            "scoring.seed" | "study.population" => "77",
            key if key.starts_with("study.") => "-1",
            _ => "7.5",
        };
        for key in trial_keys() {
            let text = format!("{key} = {}\n", values(key));
            let expected = crate::config::read(&text, &SourcePath::new("site.toml"));
            assert_eq!(expected.diagnostics, [], "{key}");
            assert_ne!(expected.value, Settings::default(), "{key}");
            assert_eq!(tried(key, values(key)), Ok(expected.value), "{key}");
        }
    }

    #[test]
    fn what_is_not_tried_stays_as_it_is() {
        let own = crate::config::read("[scoring]\nhours = 400\nseed = 5\n", &SourcePath::new("site.toml")).value;
        let changed = own.clone().with_trial("scoring.point_value", "300").unwrap().unwrap();
        assert_eq!(changed.scoring.point_value, Some(300.0));
        assert_eq!((changed.scoring.hours, changed.scoring.seed), (400.0, 5));
        assert!(own.with_trial("title", "\"x\"").is_none());
    }

    #[test]
    fn a_wrong_value_says_what_it_should_be() {
        for (key, value, part) in [
            ("scoring.point_value", "-1", "must be a number of hours"),
            ("scoring.load", "[1]", "a list of five numbers"),
            ("study.risk", "2", "must be -1, 0 or 1"),
            ("study.population", "", "must be a whole number"),
            ("scoring.point_value", "abc", "must be a number of hours"),
            ("scoring.load", "1,2", "a list of five numbers"),
            ("scoring.seed", "1\nhours = 3", "hours"),
            ("scoring.seed", "many", "must be a whole number"),
        ] {
            let error = tried(key, value).unwrap_err();
            assert!(error.starts_with(&format!("`{key}={value}`: ")) && error.contains(part), "{error}");
        }
    }
}
