//! `site.toml` as settings: every key has a default, a study without the file builds.
//!
//! Comes in: the file's text. Goes out: [`Settings`] and complaints with places.
//! Does not know: the file system, the phases that use the settings.
//!
//! A new section is one file and its name here: a `mod` line, a field of [`Settings`], a line in `settings`. The tests
//! then ask for its keys in `default.toml`.

mod assumptions;
mod audiences;
mod brief;
mod check;
mod plan;
mod publishing;
mod repository;
mod scoring;
mod section;
mod serve;
mod site;
mod study;
mod syntax;
mod trial;
mod validation;
mod value;
mod waves;

pub use assumptions::AssumptionSettings;
pub use audiences::{Attribution, AudienceSettings, Audiences, SHOWN};
pub use brief::BriefSettings;
pub use check::{Check, Level, SetLevel};
pub use plan::{Aim, AimedTeam, PlanSettings};
pub use publishing::Publishing;
pub use repository::Repository;
pub use scoring::{Calendar, Scoring};
pub use serve::Serve;
pub use study::StudySettings;
pub use trial::{WantedChange, trial_keys};
pub use validation::ValidationSettings;
pub use waves::Wave;

use toml::de::DeTable;

use crate::base::path::SourcePath;
use crate::diagnostic::Checked;
use section::{ConfigSection, Notes};
use syntax::BrokenLines;

/// Every key with its default and what it means: the file that people read, and that a new study begins with.
pub const DEFAULT: &str = include_str!("default.toml");

/// All settings of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// `title` of the site.
    pub title: String,
    /// `description`: one sentence for search engines and the feed.
    pub description: Option<String>,
    /// `base_url`: where the site will stand, `http` or `https`, ends with `/`; a path is allowed.
    pub base_url: String,
    /// `language` of the site's content, a BCP 47 tag.
    pub language: String,
    /// `look`: the folder below `themes/` whose files go before the built-in ones.
    pub look: String,
    /// `publish_html`, `frame_ancestors` and `previews`.
    pub publishing: Publishing,
    /// `[study]`, `[validation]`, `[assumptions]` and `[brief]`.
    pub study: StudySettings,
    /// `[scoring]`.
    pub scoring: Scoring,
    /// `[check]`.
    pub check: Check,
    /// `[repository]`.
    pub repository: Repository,
    /// `[serve]`.
    pub serve: Serve,
    /// `[audiences.*]` and `audience`.
    pub audiences: Audiences,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: "Research".to_owned(),
            description: None,
            base_url: "http://localhost/".to_owned(),
            language: "en".to_owned(),
            look: "default".to_owned(),
            publishing: Publishing::default(),
            study: StudySettings::default(),
            scoring: Scoring::default(),
            check: Check::default(),
            repository: Repository::default(),
            serve: Serve::default(),
            audiences: Audiences::default(),
        }
    }
}

impl Settings {
    /// Whether the site has an address that others can reach: then what needs full addresses to be of use is made.
    pub fn has_address(&self) -> bool {
        !site::is_this_machine(&self.base_url)
    }
}

/// Reads `site.toml`; a key that is missing, unknown or wrong leaves its default, and the last two are errors.
pub fn read(text: &str, path: &SourcePath) -> Checked<Settings> {
    let (table, broken) = DeTable::parse_recoverable(text);
    let broken = BrokenLines::new(text, &broken);
    let mut notes = Notes::new(path);
    let settings = settings(&mut ConfigSection::whole_file(table.get_ref(), &mut notes));
    if !broken.has_heading() {
        notes.complain_of_unknown_keys(table.get_ref());
    }
    let mut diagnostics = notes.into_diagnostics();
    diagnostics.retain(|complaint| !broken.contain(complaint.place.span));
    diagnostics.extend(broken.complaints(path));
    diagnostics.sort_by_key(|complaint| complaint.place.span);
    Checked::new(settings, diagnostics)
}

/// Reads an address that a site can stand at, as `base_url` in `site.toml` has it.
///
/// # Errors
///
/// What is wrong with it, as a sentence.
pub fn base_url(url: &str) -> Result<String, String> {
    site::check_base_url(url).map_err(|why| format!("`{url}` is no address {why}"))
}

fn settings(file: &mut ConfigSection<'_, '_>) -> Settings {
    let default = Settings::default();
    Settings {
        title: file.read("title", site::title).unwrap_or(default.title),
        description: file.read("description", site::description),
        base_url: file.read("base_url", site::base_url).unwrap_or(default.base_url),
        language: file.read("language", site::language).unwrap_or(default.language),
        look: file.read("look", site::look).unwrap_or(default.look),
        publishing: publishing::read(file),
        study: study::read(file),
        scoring: scoring::read(&mut file.section("scoring")),
        check: check::read(&mut file.section("check")),
        repository: repository::read(&mut file.section("repository")),
        serve: serve::read(&mut file.section("serve")),
        audiences: audiences::read(file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Checked<Settings> {
        super::read(text, &SourcePath::new("site.toml"))
    }

    /// The complaints as `rule: what stands there`.
    pub(super) fn complaints(text: &str) -> Vec<String> {
        let Checked { diagnostics, .. } = read(text);
        diagnostics.iter().map(|found| format!("{}: {}", found.rule, &text[found.place.span.range()])).collect()
    }

    /// `default.toml` with the keys that have no default switched on.
    fn default_with_all_keys() -> String {
        let switched_on = |line: &str| match line.strip_prefix("#   ").or_else(|| line.strip_prefix("# ")) {
            Some(rest) if rest.starts_with('[') => rest.to_owned(),
            Some(rest) if rest.split_once(" = ").is_some_and(|(key, _)| !key.contains(' ')) => rest.to_owned(),
            _ => line.to_owned(),
        };
        DEFAULT.lines().map(switched_on).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn no_key_is_needed() {
        let Checked { value, diagnostics } = read("");
        assert_eq!(value, Settings::default());
        assert_eq!(diagnostics, []);
    }

    #[test]
    fn the_default_file_holds_the_defaults() {
        let Checked { value, diagnostics } = read(DEFAULT);
        assert_eq!(diagnostics, []);
        assert_eq!(value, Settings::default());
    }

    #[test]
    fn the_default_file_holds_every_key() {
        let text = default_with_all_keys();
        assert_eq!(complaints(&text), [] as [&str; 0]);
        let table = DeTable::parse(&text).expect("it has just been read without a complaint");
        let mut notes = Notes::new(&SourcePath::new("site.toml"));
        settings(&mut ConfigSection::whole_file(table.get_ref(), &mut notes));
        assert_eq!(notes.keys_left_out(table.get_ref()), [] as [&str; 0]);
    }

    #[test]
    fn all_complaints_come_at_once_in_the_order_of_the_file() {
        let text = "titel = \"x\"\nlook = \"a/b\"\n[study]\nrisk = 2\nmaturty = 1\n[scorings]\nhours = 1\n";
        let expected = [
            "unknown-setting: titel",
            "bad-setting: \"a/b\"",
            "bad-setting: 2",
            "unknown-setting: maturty",
            "unknown-setting: scorings",
        ];
        assert_eq!(complaints(text), expected);
    }

    #[test]
    fn reads_what_an_editor_on_windows_writes() {
        let Checked { value, diagnostics } = read("\u{feff}title = \"Ours\"\r\n[study]\r\nrisk = 1\r\n");
        assert_eq!(diagnostics, []);
        assert_eq!((value.title.as_str(), value.study.risk), ("Ours", 1));
    }

    #[test]
    fn a_broken_line_does_not_hide_the_others() {
        let text = "title = Research\nlook = \"\"\n[study]\nmaturity = high\nrisk = 2\nriks = 1\n";
        let expected = [
            "invalid-toml: Research",
            "bad-setting: \"\"",
            "invalid-toml: high",
            "bad-setting: 2",
            "unknown-setting: riks",
        ];
        assert_eq!(complaints(text), expected);
    }

    #[test]
    fn a_broken_heading_is_one_complaint() {
        assert_eq!(complaints("[study\npopulation = 3\n"), ["invalid-toml: "]);
        assert_eq!(complaints("title = \n"), ["invalid-toml: "]);
    }

    #[test]
    fn a_key_given_twice_is_a_complaint() {
        assert_eq!(complaints("title = \"a\"\ntitle = \"b\"\n"), ["invalid-toml: title"]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(?s)(.|[a-z_\\[\\]=\".,\n{}' 0-9é-]|title = |\\[study\\]\n|risk = ){0,40}") {
            let Checked { diagnostics, .. } = read(&text);
            for found in diagnostics {
                proptest::prop_assert!(text.get(found.place.span.range()).is_some());
            }
        }
    }
}
