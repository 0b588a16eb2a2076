//! What may not have been heard yet: an estimate of how many themes, and the themes that few people spoke of.
//!
//! Comes in: the site's context, the coded interviews. Goes out: [`UnheardThemes`]. Does not know: teams.

use serde::Serialize;

use crate::analysis::coded::CodedInterview;
use crate::analysis::richness::{Richness, voices};
use crate::analysis::sample_size::{chance_of_hearing, people_needed};
use crate::analysis::saturation::{NewestBrought, newest};
use crate::knowledge::ThemeId;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::number::{about, number, percent};
use crate::site::words::Words;

/// How many thin themes are named.
const MOST_THEMES: usize = 60;
/// So many voices, or fewer, are thin.
const THIN: u32 = 2;
/// As many themes or more that one more person may be expected to bring are a sign of more.
const SOME: f64 = 0.5;
/// The share of people who hold a theme that is not to be missed.
const SHARE: f64 = 0.1;
/// How sure it is to be heard.
const CHANCE: f64 = 0.8;

/// What may not have been heard yet.
#[derive(Debug, Serialize)]
pub(super) struct UnheardThemes<'a> {
    /// How many themes were heard, and how many more there may be.
    estimate: String,
    /// How many themes that nobody spoke of one more person may bring; none of fewer than two people.
    expected: Option<String>,
    /// How likely a theme that one in ten holds was missed.
    missed: String,
    /// How many people it takes to hear it.
    needed: String,
    /// The themes that few people spoke of, fewest first.
    thin: Vec<ThinTheme<'a>>,
    /// How many more there are.
    more: usize,
}

/// A theme that few people spoke of.
#[derive(Debug, Serialize)]
struct ThinTheme<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// How many did.
    voices: String,
}

/// None where no interview is coded.
pub(super) fn unheard<'a>(context: &PageContext<'a>, coded: &[CodedInterview]) -> Option<UnheardThemes<'a>> {
    if coded.is_empty() {
        return None;
    }
    let words = context.words();
    let richness = Richness::of(coded);
    let thin = thin(context, coded);
    Some(UnheardThemes {
        estimate: estimate(words, richness),
        expected: expected(words, richness, newest(&context.site.numbers.saturation.new_themes)),
        missed: missed(words, richness.people),
        needed: needed(words, richness.people),
        more: thin.len().saturating_sub(MOST_THEMES),
        thin: thin.into_iter().take(MOST_THEMES).collect(),
    })
}

fn estimate(words: &Words, richness: Richness) -> String {
    let Some(unheard) = richness.unheard() else {
        let people = words.count("count.people", richness.people);
        let key = if richness.once == 0 { "coverage.no_single_voice" } else { "coverage.one_person" };
        return words.count_of(key, richness.seen, &[("people", &people)]);
    };
    let more = unheard.themes - f64::from(richness.seen);
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("seen", &words.count("count.themes", richness.seen)),
        ("coverage", &number((unheard.coverage * 100.0).round() / 100.0)),
        ("percent", &percent(unheard.coverage)),
    ];
    words.count_with("coverage.estimate", &number(more.round()), &values)
}

/// What one more person may bring, held against what the newest interviews brought: where the one says that there is more and the
/// other does not, it is said why both may be.
fn expected(words: &Words, richness: Richness, newest: NewestBrought) -> Option<String> {
    let expected = richness.expected_of_next()?;
    let key = match newest {
        NewestBrought::Nothing(_) if expected >= SOME => "coverage.expected_all_the_same",
        NewestBrought::New { .. } if expected < SOME => "coverage.not_expected_any_more",
        _ => "coverage.expected",
    };
    let values: [(&str, &dyn std::fmt::Display); 2] = [("once", &richness.once), ("people", &richness.people)];
    Some(words.count_with(key, &about(expected), &values))
}

fn missed(words: &Words, people: u32) -> String {
    let chance = percent(1.0 - chance_of_hearing(people, 1, SHARE));
    words.count_of("coverage.missed", people, &[("chance", &chance)])
}

fn needed(words: &Words, people: u32) -> String {
    let needed = people_needed(1, SHARE, CHANCE).unwrap_or_default();
    let chance = percent(CHANCE);
    match needed.saturating_sub(people) {
        0 => words.count_of("coverage.enough_people", needed, &[("chance", &chance)]),
        more => words.count_of("coverage.more_people", more, &[("needed", &needed), ("chance", &chance)]),
    }
}

/// Those that may be named, by how many spoke of them, then in the codebook's order.
fn thin<'a>(context: &PageContext<'a>, coded: &[CodedInterview]) -> Vec<ThinTheme<'a>> {
    let mut thin: Vec<(u32, ThemeId)> = voices(coded)
        .into_iter()
        .filter(|(_, voices)| *voices <= THIN)
        .map(|(theme, voices)| (voices, theme))
        .collect();
    thin.sort_unstable();
    let line = |(voices, theme): (u32, ThemeId)| {
        Some(ThinTheme { link: context.theme(theme)?, voices: context.words().count("coverage.voices", voices) })
    };
    thin.into_iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of ten people one theme has a single voice, so a tenth of a theme may be expected; of two people four have, so two may be.
    #[test]
    fn what_may_be_expected_does_not_contradict_what_the_newest_brought() {
        let words = Words::new("en");
        let said = |people, voices: &[u32], newest| {
            expected(&words, Richness::of_voices(people, voices.iter().copied()), newest)
                .expect("there are several people")
        };
        let (quiet, bringing) = (NewestBrought::Nothing(2), NewestBrought::New { interviews: 1, of: 3 });
        let (few, many) = ((10, &[1, 2][..]), (2, &[1, 1, 1, 1][..]));
        assert_eq!(
            said(few.0, few.1, quiet),
            "About 0.1 themes that nobody has spoken of may be expected of one more person."
        );
        assert!(said(few.0, few.1, bringing).starts_with("But of one more person only about 0.1"));
        assert!(said(many.0, many.1, bringing).starts_with("About 2 themes that nobody has spoken of may be expected"));
        assert!(said(many.0, many.1, quiet).starts_with("Though the newest interviews brought none, about 2 themes"));
    }

    #[test]
    fn sixteen_people_hear_what_one_in_ten_holds() {
        let words = Words::new("en");
        assert!(needed(&words, 16).starts_with("Hearing 16 people is enough"), "{}", needed(&words, 16));
        assert!(needed(&words, 14).starts_with("With 2 more people, 16 in all"), "{}", needed(&words, 14));
    }
}
