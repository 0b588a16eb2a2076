//! `[audiences.NAME]`: whom sites are made for, and what each of them may see.
//!
//! Comes in: the sections. Goes out: [`Audiences`]. Does not know: what a study holds, who is named in its files.

use std::fmt;

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};
use crate::base::fold;
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::diagnostic::suggest::did_you_mean;

/// `[audiences.*]`, and `audience`: the one that is meant where none is named.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Audiences {
    /// In the order of their names.
    pub all: Vec<AudienceSettings>,
    /// `audience`, which is one of them.
    pub default: Option<String>,
}

/// `[audiences.NAME]`: what an audience may see.
#[derive(Debug, Clone, PartialEq)]
pub struct AudienceSettings {
    /// What it is called in files and on the command line.
    pub name: String,
    /// Where that was written.
    pub place: Place,
    /// `title`: what people call it.
    pub title: Option<String>,
    /// `shows`: kinds that are shown whole, by their words in [`SHOWN`].
    pub shows: Vec<&'static str>,
    /// `attribution`: what may be said of who spoke.
    pub attribution: Attribution,
    /// `smallest_team`: how many people a team has at least that is shown as itself.
    pub smallest_team: u32,
}

/// What may be said of who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// The pseudonym, and all other names of people in a conversation.
    pub pseudonym: bool,
    /// The role.
    pub role: bool,
    /// The team.
    pub team: bool,
    /// The day.
    pub date: bool,
    /// For how long they are there.
    pub tenure: bool,
}

/// What `shows` may name: kinds of entry by their folders, plain pages, and pages that are made. Interviews are not among
/// them: each says itself who may read it.
pub const SHOWN: [&str; 17] = [
    "themes",
    "teams",
    "opportunities",
    "outcomes",
    "guides",
    "pages",
    "priorities",
    "listeners",
    "asks",
    "assumptions",
    "tools",
    "workflows",
    "brief",
    "coverage",
    "agreement",
    "waves",
    "plan",
];

/// What `attribution` may name.
const SAID: [&str; 5] = ["pseudonym", "role", "team", "date", "tenure"];

impl Attribution {
    /// Everything may be said.
    pub const ALL: Self = Self { pseudonym: true, role: true, team: true, date: true, tenure: true };
    /// Nothing may.
    pub const NONE: Self = Self { pseudonym: false, role: false, team: false, date: false, tenure: false };

    /// Whether names in addresses say nothing that may not be said.
    pub fn allows_names_in_addresses(self) -> bool {
        self.pseudonym && self.date
    }

    fn of(words: &[&str]) -> Self {
        let has = |word| words.contains(&word);
        Self {
            pseudonym: has("pseudonym"),
            role: has("role"),
            team: has("team"),
            date: has("date"),
            tenure: has("tenure"),
        }
    }
}

impl Audiences {
    /// The audience of a name, however it is typed.
    pub fn get(&self, name: &str) -> Option<&AudienceSettings> {
        self.all.iter().find(|audience| fold::is_same(&audience.name, name))
    }

    /// The audience of a name, where there is a name.
    pub fn of_name(&self, name: Option<&str>) -> Option<&AudienceSettings> {
        self.get(name?)
    }

    /// What to write in place of a name that no audience has.
    pub fn instead_of(&self, name: &str) -> String {
        if self.all.is_empty() {
            return "site.toml describes no audience: add a section `[audiences.NAME]`".to_owned();
        }
        let names = self.all.iter().map(|audience| audience.name.as_str());
        did_you_mean(name, names, "or describe it in site.toml: `[audiences.NAME]`")
    }
}

impl AudienceSettings {
    /// Its title, or its name.
    pub fn shown_title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }

    /// Whether a kind is shown whole, or a page that is made is there.
    pub fn shows(&self, what: &str) -> bool {
        self.shows.contains(&what)
    }
}

impl fmt::Display for AudienceSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown_title())
    }
}

/// `[audiences]`, with a section each; and at the top of the file `audience`.
pub(super) fn read(file: &mut ConfigSection<'_, '_>) -> Audiences {
    let mut section = file.section("audiences");
    let names = section.keys();
    let mut all = Vec::new();
    for name in names {
        let place = section.place(name.span);
        if Slug::from_text(&name.value).is_none_or(|slug| slug.as_str() != name.value) {
            section.complain(
                name.span,
                format!("`{}` cannot be the name of an audience", name.value),
                "use small letters, digits and hyphens: folders and files have the name in theirs; `title` is what people read",
            );
        }
        all.push(audience(&mut section.section(&name.value), name.value, place));
    }
    let known: Vec<String> = all.iter().map(|audience: &AudienceSettings| audience.name.clone()).collect();
    let default = file.read("audience", |value| {
        let name = value.text().and_then(|name| known.iter().find(|known| fold::is_same(known, name)));
        name.cloned().ok_or_else(|| ExpectedValue::new("the name of an audience that has a section", "\"engineering\""))
    });
    Audiences { all, default }
}

fn audience(section: &mut ConfigSection<'_, '_>, name: String, place: Place) -> AudienceSettings {
    let said = section.read("attribution", |value| words(value, &SAID, "[\"role\", \"team\"]"));
    AudienceSettings {
        name,
        place,
        title: section.read("title", super::site::title),
        shows: section.read("shows", |value| words(value, &SHOWN, "[\"themes\", \"pages\"]")).unwrap_or_default(),
        // Where the key is wrong the build stops; until then nothing is said.
        attribution: match (said, section.has("attribution")) {
            (Some(words), _) => Attribution::of(&words),
            (None, true) => Attribution::NONE,
            (None, false) => Attribution::ALL,
        },
        smallest_team: section.read("smallest_team", people).unwrap_or(1),
    }
}

/// A list of words, each one of those that mean something.
fn words(
    value: SettingValue<'_>,
    known: &[&'static str],
    example: &'static str,
) -> Result<Vec<&'static str>, ExpectedValue> {
    let what =
        || format!("a list of {}", known.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", "));
    let list = value.list().ok_or_else(|| ExpectedValue::new(what(), example))?;
    let word = |value: SettingValue<'_>| {
        let found = value.text().and_then(|text| known.iter().find(|known| **known == text));
        found.copied().ok_or_else(|| {
            let what = match value.text() {
                Some("interviews") => {
                    "a list without `\"interviews\"`: each interview names its audiences itself, `audience: [NAME]`"
                        .to_owned()
                }
                _ => what(),
            };
            ExpectedValue { span: Some(value.span()), ..ExpectedValue::new(what, example) }
        })
    };
    list.map(word).collect()
}

fn people(value: SettingValue<'_>) -> Result<u32, ExpectedValue> {
    let people = value.whole().and_then(|people| u32::try_from(people).ok()).filter(|people| *people > 0);
    people.ok_or_else(|| ExpectedValue::new("a whole number of people, 1 or more", "5"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use super::*;
    use crate::base::path::SourcePath;

    fn audiences(text: &str) -> Audiences {
        let read = crate::config::read(text, &SourcePath::new("site.toml"));
        assert_eq!(read.diagnostics, [], "{text}");
        read.value.audiences
    }

    #[test]
    fn reads_all_keys() {
        let text = "audience = \"engineering\"\n[audiences.engineering]\ntitle = \"All engineers\"\nshows = [\"themes\", \"priorities\"]\n\
                    attribution = [\"role\", \"team\"]\nsmallest_team = 5\n[audiences.directors]\n";
        let read = audiences(text);
        assert_eq!(read.default.as_deref(), Some("engineering"));
        let [directors, engineering] = read.all.as_slice() else { panic!("{read:?}") };
        assert_eq!((engineering.shown_title(), engineering.smallest_team), ("All engineers", 5));
        assert!(engineering.shows("themes") && engineering.shows("priorities") && !engineering.shows("teams"));
        let said = Attribution { role: true, team: true, ..Attribution::NONE };
        assert_eq!(engineering.attribution, said);
        assert_eq!((directors.shown_title(), directors.smallest_team), ("directors", 1));
        assert_eq!((directors.attribution, directors.shows.len()), (Attribution::ALL, 0));
        assert_eq!(audiences("[audiences.x]\nattribution = []\n").all[0].attribution, Attribution::NONE);
    }

    #[test]
    fn other_values_are_errors() {
        for (text, passage) in [
            ("audience = \"x\"\n", "\"x\""),
            ("audience = \"y\"\n[audiences.x]\n", "\"y\""),
            ("[audiences.x]\nshows = \"themes\"\n", "\"themes\""),
            ("[audiences.x]\nshows = [\"themes\", \"theme\"]\n", "\"theme\""),
            ("[audiences.x]\nshows = [\"interviews\"]\n", "\"interviews\""),
            ("[audiences.x]\nattribution = [\"name\"]\n", "\"name\""),
            ("[audiences.x]\nsmallest_team = 0\n", "0"),
            ("[audiences.x]\ntitle = 3\n", "3"),
            ("[audiences]\nx = 3\n", "3"),
            ("[audiences.\"All engineers\"]\n", "\"All engineers\""),
        ] {
            assert_eq!(complaints(text), [format!("bad-setting: {passage}")], "{text}");
        }
        assert_eq!(complaints("[audiences.x]\nshow = []\n"), ["unknown-setting: show"]);
    }

    #[test]
    fn an_unknown_audience_has_a_way_out() {
        let read = audiences("[audiences.engineering]\n[audiences.directors]\n");
        assert_eq!(read.instead_of("enginering"), "did you mean `engineering`?");
        assert!(read.get("engineering").is_some() && read.get("public").is_none());
        assert!(Audiences::default().instead_of("x").contains("[audiences.NAME]"));
    }
}
