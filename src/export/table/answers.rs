//! The rows of answers: quotes that answer a question of a guide.
//!
//! Comes in: what is released. Goes out: rows. Does not know: CSV. What somebody answered is in words; `value` and `state` are
//! there for answers that are more than that.

use serde_json::{Value, json};

use crate::release::{ReleasedGuide, ReleasedQuote};
use crate::site::SiteContext;

pub(super) fn rows(site: &SiteContext<'_>) -> Option<Vec<Value>> {
    let row = |quote: ReleasedQuote<'_>| {
        let question = quote.question()?;
        let guide = site.released.interview(quote.interview()).and_then(|it| it.guide());
        let guide = guide.and_then(|guide| site.released.guide(guide)).map(ReleasedGuide::slug);
        Some(json!({
            "guide": guide,
            "question": question,
            "interview": quote.interview_slug(),
            "participant": quote.person().name(),
            "value": null,
            "state": "given",
            "quote": quote.anchor(),
        }))
    };
    Some(site.released.quotes().filter_map(row).collect())
}
