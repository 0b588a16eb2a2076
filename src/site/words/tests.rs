//! What the words say, in English and in a language with other forms.
//!
//! Comes in: keys, numbers, a small language. Goes out: texts, held against what is expected. Does not know: pages.

use std::fmt::Debug;

use super::catalogue::{Catalogue, TextForms};
use super::{LANGUAGES, Word, Words};
use crate::analysis::priority::{Label, Missing};
use crate::content::Kind;
use crate::content::choice::Choice;

/// A language that has four forms, and hardly any words.
const POLISH: &str = r#"
[nav]
themes = "Tematy"

[count]
quotes = { one = "{count} cytat", few = "{count} cytaty", many = "{count} cytatów", other = "{count} cytatu" }

[people]
answered = { few = "{count} osoby", other = "{count} osób" }
"#;

fn polish() -> Words {
    Words::of(Some(("pl", POLISH)))
}

#[test]
fn each_count_says_which_it_is() {
    let words = Words::new("en");
    let said = |key: &str, counts: &[u32]| counts.iter().map(|count| words.count(key, *count)).collect::<Vec<_>>();
    assert_eq!(
        said("people.spoke_of_it", &[0, 1, 1234]),
        ["nobody spoke of it", "1 person spoke of it", "1,234 people spoke of it"]
    );
    assert_eq!(said("people.answered", &[2]), ["2 people answered"]);
    let of = |count, all: &str| words.count_of("people.affected", count, &[("all", &all)]);
    assert_eq!(
        [of(1, "10"), of(8, "1,000")],
        ["1 of 10 interviewed is affected", "8 of 1,000 interviewed are affected"]
    );
    assert_eq!(
        said("people.interviewed", &[0, 1, 2]),
        ["nobody interviewed", "1 person interviewed", "2 people interviewed"]
    );
    assert_eq!(said("people.answered", &[0, 1, 2]), ["nobody answered", "1 person answered", "2 people answered"]);
}

#[test]
fn a_number_has_the_form_of_its_language_as_it_is_shown() {
    let words = polish();
    let counts = [1, 2, 5, 12, 22, 1_000, 1_002].map(|count| words.count("count.quotes", count));
    let expected = ["1 cytat", "2 cytaty", "5 cytatów", "12 cytatów", "22 cytaty", "1,000 cytatów", "1,002 cytaty"];
    assert_eq!(counts, expected);
    assert_eq!(words.count_with("count.quotes", "1.5", &[]), "1.5 cytatu");
    // A form that is not there is the one for all others.
    assert_eq!([1, 3].map(|count| words.count("people.answered", count)), ["1 osób", "3 osoby"]);
    let english = Words::new("en");
    assert_eq!(["1", "1.5"].map(|shown| english.count_with("effort.days", shown, &[])), ["1 day", "1.5 days"]);
}

#[test]
fn a_day_is_said_as_people_write_it() {
    let words = Words::new("en");
    for (date, said) in [("2026-03-04", "4 Mar 2026"), ("2025-11-18", "18 Nov 2025"), ("2026-12-31", "31 Dec 2026")] {
        assert_eq!(words.day(date), said);
    }
    for no_day in ["", "2026", "2026-03", "2026-00-04", "2026-13-04", "2026-03-4th", "some-day-soon"] {
        assert_eq!(words.day(no_day), no_day);
    }
}

#[test]
fn what_a_language_lacks_is_said_in_english() {
    let words = polish();
    assert_eq!([words.text("nav.themes"), words.text("nav.teams")], ["Tematy", "Teams"]);
    // With the forms of English, too: Polish has another for 22 than for 25.
    assert_eq!([1, 22, 25].map(|count| words.count("count.teams", count)), ["1 team", "22 teams", "25 teams"]);
    assert_eq!(Words::new("tlh").text("nav.themes"), "Themes");
    assert_eq!(Words::new("EN-gb").count("count.quotes", 1), "1 quote");
    assert_eq!(words.text("nav.nowhere"), "nav.nowhere");
}

#[test]
fn every_language_can_be_read_and_says_nothing_that_english_does_not() {
    let english = Words::new("en").english;
    for file in LANGUAGES.files() {
        let tag = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap();
        let language = Catalogue::read(tag, file.contents_utf8().unwrap()).unwrap();
        for (key, forms) in language.texts() {
            assert_eq!(english.get(key).map(TextForms::is_plural), Some(forms.is_plural()), "{tag}: {key}");
        }
    }
    for wrong in ["a = 1", "a = { one = \"x\", other = 1 }", "a = { seldom = \"x\", other = \"x\" }", "a"] {
        assert!(Catalogue::read("en", wrong).is_err(), "{wrong}");
    }
}

/// Checks that each choice has a word.
fn all_have_words<C: Choice + Debug>(section: &str) {
    has(section, C::ALL.iter().map(|choice| choice.word()));
}

/// Checks that a section has a text for each name, and no others.
fn has<'n>(section: &str, names: impl IntoIterator<Item = &'n str>) {
    let english = Words::new("en").english;
    let mut names: Vec<&str> = names.into_iter().collect();
    let mut found: Vec<&str> = english
        .texts()
        .filter_map(|(key, _)| key.rsplit_once('.'))
        .filter(|(known, _)| *known == section)
        .map(|(_, name)| name)
        .collect();
    names.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, names, "{section}");
}

#[test]
fn every_choice_has_a_word() {
    use crate::content::interview::QuoteKind;
    use crate::content::interview::SpeakerRole::{self, Interviewer, Observer, Participant, Unknown};
    use crate::content::opportunity::{OpportunityStatus, Stage, Verdict};
    all_have_words::<QuoteKind>("kind");
    all_have_words::<QuoteKind>("kind.meaning");
    all_have_words::<crate::content::theme::ThemeStatus>("theme_status");
    all_have_words::<crate::content::team::TeamKind>("team_kind");
    all_have_words::<Stage>("stage");
    all_have_words::<OpportunityStatus>("opportunity_status");
    all_have_words::<Verdict>("verdict");
    let missing = [Missing::Frequency, Missing::ToilOrLoad].map(super::missing_key);
    has("missing", missing);
    has("missing.meaning", missing);
    let labels = [
        Label::NotForAPlatformTeam,
        Label::LittleImpact,
        Label::Horizontal,
        Label::Strategic,
        Label::Mixed,
        Label::AsksOnly,
    ];
    has("label", labels.map(super::label_key));
    has("label.meaning", labels.map(super::label_key));
    has("speaker", [Interviewer, Observer, Participant, Unknown].map(SpeakerRole::word));
    has("load", ["0", "1", "2", "3", "4"]);
    has(
        "nav",
        Kind::ALL.iter().map(|kind| kind.folder()).chain([
            "priorities",
            "brief",
            "coverage",
            "waves",
            "plan",
            "agreement",
        ]),
    );
    let words = Words::new("en");
    assert!(QuoteKind::ALL.iter().all(|kind| words.kind(*kind).word == words.kind_word(*kind)));
    let stage = Word { key: "concept", word: "Concept", meaning: "" };
    assert_eq!(words.stage(Stage::Concept), stage);
}

#[test]
fn places_in_an_order_are_written_out_as_far_as_they_read_well() {
    let words = Words::new("en");
    assert_eq!([1, 3, 20, 21].map(|place| words.ordinal(place)), ["first", "third", "twentieth", "number 21"]);
}
