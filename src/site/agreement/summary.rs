//! How far coders agree, for whoever prints it.
//!
//! Comes in: the site's context. Goes out: an [`AgreementSummary`]: names, numbers and words. Does not know: columns, colours.

use super::{DisputedTurns, LetterAgreement, ShownDispute, passage_text};
use crate::analysis::agreement::{Agreement, Measures};
use crate::base::path::SourcePath;
use crate::knowledge::ThemeId;
use crate::release::{AGREEMENT, CodedPassage, ReleasedTheme};
use crate::site::site_context::SiteContext;

/// How far coders agree.
#[derive(Debug)]
pub struct AgreementSummary<'a> {
    /// The numbers.
    pub agreement: &'a Agreement,
    /// Agreement over letters, of all themes.
    pub alpha_u: Option<f64>,
    /// The themes that may be shown, those first that coders differ over most often.
    pub themes: Vec<ThemeAgreementLine<'a>>,
    /// The turns where coders differ.
    pub disputes: Vec<DisputeLine<'a>>,
}

/// How far coders agree over a theme.
#[derive(Debug)]
pub struct ThemeAgreementLine<'a> {
    /// Its slug.
    pub slug: &'a str,
    /// In how many turns coders differ over it.
    pub disputed: u32,
    /// How many of all judgements are yes.
    pub prevalence: f64,
    /// The measures.
    pub measures: Measures,
    /// Agreement over letters.
    pub alpha_u: Option<f64>,
}

/// A turn where coders differ.
#[derive(Debug)]
pub struct DisputeLine<'a> {
    /// The interview's slug, and the turn's place on its page.
    pub place: (&'a str, String),
    /// The file and the line where the first passage begins, where that may be said.
    pub source: Option<(&'a SourcePath, u32)>,
    /// What coders differ over.
    pub themes: Vec<&'a str>,
    /// What each marked.
    pub coders: Vec<CoderLine<'a>>,
}

/// What a coder marked in a turn.
#[derive(Debug)]
pub struct CoderLine<'a> {
    /// What they are called.
    pub name: String,
    /// The words of each passage, with its themes.
    pub passages: Vec<(String, Vec<&'a str>)>,
}

impl<'a> AgreementSummary<'a> {
    /// Of a site; none where nothing was coded twice, or its readers may not have it.
    pub fn of(site: &SiteContext<'a>) -> Option<Self> {
        let agreement = site.numbers.agreement.as_ref().filter(|_| site.released.shows_summary(AGREEMENT))?;
        let letters = LetterAgreement::of(site, agreement);
        let themes = agreement.themes.iter().filter_map(|it| {
            Some(ThemeAgreementLine {
                slug: slug(site, it.theme)?,
                disputed: it.disputed,
                prevalence: it.prevalence,
                measures: it.measures,
                alpha_u: letters.themes.get(&it.theme).copied(),
            })
        });
        let disputes = DisputedTurns::of(site, agreement).shown;
        Some(Self {
            alpha_u: letters.overall,
            themes: themes.collect(),
            disputes: disputes.iter().map(|dispute| line(site, dispute)).collect(),
            agreement,
        })
    }
}

fn line<'a>(site: &SiteContext<'a>, dispute: &ShownDispute<'a>) -> DisputeLine<'a> {
    let slugs = |themes: &[ThemeId]| themes.iter().filter_map(|theme| slug(site, *theme)).collect();
    let mut source = None;
    let mut passage = |passage: &CodedPassage<'a>| {
        let here = passage.source;
        source = source.or(here);
        (passage_text(site.words, passage), slugs(&passage.themes))
    };
    let coders = dispute.by_coder().enumerate().map(|(index, (coder, passages))| CoderLine {
        name: dispute.coder_name(site, (index, coder), &passages),
        passages: passages.iter().map(&mut passage).collect(),
    });
    let coders: Vec<CoderLine<'a>> = coders.collect();
    let place = (dispute.interview.slug().as_str(), dispute.anchor());
    DisputeLine { place, source, themes: slugs(&dispute.themes), coders }
}

fn slug<'a>(site: &SiteContext<'a>, theme: ThemeId) -> Option<&'a str> {
    site.released.theme(theme).map(ReleasedTheme::slug).map(crate::base::slug::Slug::as_str)
}
