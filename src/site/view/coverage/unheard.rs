//! What may not have been heard yet: an estimate of how many themes, and the themes that few people spoke of.
//!
//! Comes in: the site's context, the coded interviews. Goes out: [`UnheardThemes`]. Does not know: teams.

use serde::Serialize;

use crate::analysis::coded::CodedInterview;
use crate::analysis::richness::{Richness, voices};
use crate::analysis::sample_size::{chance_of_hearing, people_needed};
use crate::knowledge::ThemeId;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::number::{about, number, percent};
use crate::site::words::Words;

/// How many thin themes are named.
const MOST_THEMES: usize = 60;
/// So many voices, or fewer, are thin.
const THIN: u32 = 2;
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
        expected: richness.expected_of_next().map(|next| words.count_with("coverage.expected", &about(next), &[])),
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

    #[test]
    fn sixteen_people_hear_what_one_in_ten_holds() {
        let words = Words::new("en");
        assert!(needed(&words, 16).starts_with("16 people"), "{}", needed(&words, 16));
        assert!(needed(&words, 14).starts_with("2 more people"), "{}", needed(&words, 14));
    }
}
