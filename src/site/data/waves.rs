//! `/data/waves.json`; the keys and their order are documented.
//!
//! Comes in: the site's context. Goes out: a row per theme and wave. Does not know: the other files.

use serde::Serialize;

use super::{data_file, rows, slug_of_theme};
use crate::analysis::change::{PartOfPeople, ShareChange};
use crate::base::slug::Slug;
use crate::release::WAVES;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/waves.json`; it is there where the page is.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.shows_of_interviews(WAVES) {
        true => WantedPage::only(Route::own_file("data/waves.json")),
        false => Vec::new(),
    },
    |site, _| pieces(site),
);

#[derive(Serialize)]
struct WaveRow<'a> {
    theme: &'a Slug,
    wave: &'a str,
    people: u32,
    interviewed: u32,
    interval: Option<(f64, f64)>,
    change: Option<&'static str>,
}

fn pieces(site: &SiteContext<'_>) -> Vec<Vec<u8>> {
    let named = &site.settings.study.waves;
    let counts = site.analysis.waves(named);
    let in_wave = counts.themes.iter().flat_map(|theme| {
        let changes = std::iter::once(None).chain(theme.changes.iter().copied());
        let parts = named.iter().zip(theme.parts.iter().copied()).zip(changes);
        parts.filter_map(|((wave, part), change)| Some((slug_of_theme(site, theme.theme)?, &*wave.name, part, change)))
    });
    rows(in_wave, row)
}

fn row<'a>((theme, wave, part, change): (&'a Slug, &'a str, PartOfPeople, Option<ShareChange>)) -> WaveRow<'a> {
    WaveRow {
        theme,
        wave,
        people: part.part,
        interviewed: part.people,
        interval: (part.people > 0).then(|| part.interval()),
        change: change.map(word),
    }
}

fn word(change: ShareChange) -> &'static str {
    match change {
        ShareChange::New => "new",
        ShareChange::Risen => "risen",
        ShareChange::Fallen => "fallen",
        ShareChange::Gone => "gone",
    }
}
