//! How far coders agree on where passages begin and end, over the letters that may be read.
//!
//! Comes in: what is released. Goes out: α_U by theme, and their mean. Does not know: how it is shown.

use std::collections::BTreeMap;

use crate::analysis::agreement::unitizing::{CodedText, disagreement};
use crate::analysis::agreement::{Agreement, mean};
use crate::knowledge::ThemeId;
use crate::release::{ReadableLetters, ReleasedInterview};
use crate::site::site_context::SiteContext;

/// Krippendorff's α for units on a continuum.
#[derive(Debug, Default)]
pub(in crate::site) struct LetterAgreement {
    /// The mean of the themes where it is defined.
    pub(in crate::site) overall: Option<f64>,
    /// Of the themes where it is defined.
    pub(in crate::site) themes: BTreeMap<ThemeId, f64>,
}

impl LetterAgreement {
    /// Of a site.
    pub(in crate::site) fn of(site: &SiteContext<'_>, agreement: &Agreement) -> Self {
        let interviews = agreement.interviews.iter().filter_map(|compared| site.released.interview(compared.id));
        let texts: Vec<ReadableLetters> = interviews.filter_map(ReleasedInterview::readable_letters).collect();
        let alpha = |theme: ThemeId| {
            let marked: Vec<CodedText> = texts.iter().map(|text| of_theme(text, theme)).collect();
            Some((theme, disagreement(&marked).alpha()?))
        };
        let themes: BTreeMap<ThemeId, f64> = agreement.themes.iter().filter_map(|it| alpha(it.theme)).collect();
        Self { overall: mean(themes.values().copied()), themes }
    }
}

fn of_theme(text: &ReadableLetters, theme: ThemeId) -> CodedText {
    let marked = text.marked.iter().map(|marked| {
        let with_it = marked.iter().filter(|(with, _)| *with == theme);
        with_it.map(|(_, range)| range.clone()).collect()
    });
    CodedText { letters: text.letters, coders: marked.collect() }
}
