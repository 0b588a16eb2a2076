//! `/data/agreement.json`; the keys and their order are documented.
//!
//! Comes in: the site's context. Goes out: one object: how far coders agree, of all themes and of each. Does not know: the other
//! files, where coders differ.

use serde::Serialize;

use super::{data_file, slug_of_theme};
use crate::analysis::agreement::{Agreement, Measures, ThemeAgreement};
use crate::analysis::count::narrow;
use crate::base::slug::Slug;
use crate::release::AGREEMENT;
use crate::site::agreement::LetterAgreement;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/agreement.json`; it is not there where nothing was coded twice.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.has_second_codings() && released.shows_summary(AGREEMENT) {
        true => WantedPage::only(Route::own_file("data/agreement.json")),
        false => Vec::new(),
    },
    |site, _| object(site).into_iter().collect(),
);

#[derive(Serialize)]
struct AgreementObject<'a> {
    interviews: u32,
    share: f64,
    coders: u32,
    overall: OverallKeys,
    themes: Vec<ThemeKeys<'a>>,
}

#[derive(Serialize)]
struct OverallKeys {
    #[serde(flatten)]
    measures: MeasureKeys,
    alpha_interval: Option<(f64, f64)>,
}

#[derive(Serialize)]
struct ThemeKeys<'a> {
    slug: &'a Slug,
    prevalence: f64,
    #[serde(flatten)]
    measures: MeasureKeys,
}

#[derive(Serialize)]
struct MeasureKeys {
    percent: Option<f64>,
    cohen: Option<f64>,
    fleiss: Option<f64>,
    alpha: Option<f64>,
    alpha_u: Option<f64>,
}

/// What it holds.
pub(super) fn object(site: &SiteContext<'_>) -> Option<Vec<u8>> {
    let agreement = site.numbers.agreement.as_ref().filter(|_| site.released.shows_summary(AGREEMENT))?;
    let letters = LetterAgreement::of(site, agreement);
    let mut json =
        serde_json::to_vec(&keys(site, agreement, &letters)).expect("names are text, and numbers are finite");
    json.push(b'\n');
    Some(json)
}

fn keys<'a>(site: &SiteContext<'a>, agreement: &Agreement, letters: &LetterAgreement) -> AgreementObject<'a> {
    let theme = |it: &ThemeAgreement| {
        let measures = measures(it.measures, letters.themes.get(&it.theme).copied());
        Some(ThemeKeys { slug: slug_of_theme(site, it.theme)?, prevalence: it.prevalence, measures })
    };
    AgreementObject {
        interviews: narrow(agreement.interviews.len()),
        share: agreement.share(),
        coders: narrow(agreement.coders.len()),
        overall: OverallKeys {
            measures: measures(agreement.overall, letters.overall),
            alpha_interval: agreement.alpha_interval,
        },
        themes: agreement.themes.iter().filter_map(theme).collect(),
    }
}

fn measures(measures: Measures, alpha_u: Option<f64>) -> MeasureKeys {
    let Measures { percent, cohen, fleiss, alpha } = measures;
    MeasureKeys { percent, cohen, fleiss, alpha, alpha_u }
}
