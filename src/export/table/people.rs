//! The rows of participants, as far as they may be named: where they may not, a row would tell who is the same.
//!
//! Comes in: what is released. Goes out: rows. Does not know: CSV.

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use crate::base::slug::Slug;
use crate::knowledge::ParticipantId;
use crate::release::{ReleasedInterview, ReleasedParticipant};
use crate::site::SiteContext;
use crate::site::data::team_slug;

pub(super) fn rows(site: &SiteContext<'_>) -> Option<Vec<Value>> {
    let mut quotes: FxHashMap<ParticipantId, u32> = FxHashMap::default();
    for quote in site.released.quotes().filter(|quote| quote.is_by_participant()) {
        if let Some(who) = quote.participant() {
            *quotes.entry(who).or_default() += 1;
        }
    }
    let row = |person: ReleasedParticipant<'_>| {
        let interviews = person.interviews().filter_map(|id| site.released.interview(id)).map(ReleasedInterview::slug);
        Some(json!({
            "participant": person.name()?,
            "role": person.role(),
            "team": person.team().and_then(|team| team_slug(site, team)).map(Slug::as_str),
            "interviews": interviews.map(Slug::as_str).collect::<Vec<_>>(),
            "quotes": quotes.get(&person.id()).copied().unwrap_or_default(),
        }))
    };
    Some(site.released.participants().filter_map(row).collect())
}
