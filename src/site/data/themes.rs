//! `/data/themes.json`. Counts are of the theme and all below it.
//!
//! Comes in: facts. Goes out: a row a theme. Does not know: the other files.

use serde::Serialize;

use crate::base::slug::Slug;
use crate::knowledge::ThemeId;
use crate::site::facts::Facts;
use crate::site::view::parts::words;

#[derive(Serialize)]
pub(super) struct Row<'a> {
    slug: &'a Slug,
    title: &'a str,
    parent: Option<&'a Slug>,
    aliases: Vec<&'a str>,
    owner: Option<&'a Slug>,
    status: &'static str,
    people: u32,
    quotes: u32,
    own_quotes: usize,
    url: String,
    source: Option<&'a str>,
}

pub(super) fn row<'a>(facts: &'a Facts<'a>, id: ThemeId) -> Row<'a> {
    let knowledge = facts.knowledge;
    let theme = &knowledge.themes[id];
    let entry = theme.entry.as_ref();
    let count = &facts.numbers.coverage.themes[id];
    let status = entry.map(|entry| entry.kind.status).unwrap_or_default();
    Row {
        slug: &theme.slug,
        title: &theme.title,
        parent: theme.parent.map(|parent| &knowledge.themes[parent].slug),
        aliases: entry
            .map(|entry| entry.aliases.iter().map(|alias| alias.value.as_str()).collect())
            .unwrap_or_default(),
        owner: theme.owner.map(|team| &knowledge.teams[team].slug),
        status: words::theme_status(status).key,
        people: count.people,
        quotes: count.quotes,
        own_quotes: theme.quotes.len(),
        url: facts.plan.themes[id].href(),
        source: entry.map(|entry| entry.path.as_str()),
    }
}
