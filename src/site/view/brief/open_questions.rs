//! What is not known: what cannot be scored yet and why, teams that nobody was heard of, findings that rest on one person.
//!
//! Comes in: the site's context. Goes out: [`ShortList`]s. Does not know: whom to ask next.

use super::MOST_NAMED;
use crate::analysis::priority::PriorityRow;
use crate::knowledge::ThemeId;
use crate::release::{PRIORITIES, ReleasedTheme};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::short_list::{ListedLink, ShortList};

/// What cannot be scored yet, teams of which nobody was interviewed, themes that one person alone spoke of: those of which there
/// are any.
pub(super) fn open_questions<'a>(context: &PageContext<'a>) -> Vec<ShortList<'a>> {
    let lists = [
        context.short_list("brief.unscored", unscored(context), MOST_NAMED),
        context.short_list("brief.unheard", teams(context), MOST_NAMED),
        context.short_list("brief.one_person", one_person(context), MOST_NAMED),
    ];
    lists.into_iter().flatten().collect()
}

fn unscored<'a>(context: &PageContext<'a>) -> Vec<ListedLink<'a>> {
    if !context.released().shows_summary(PRIORITIES) {
        return Vec::new();
    }
    let rows = context.shown_rows().filter(|row| row.priority.is_none() && row.part_of.is_none() && !row.is_decided);
    rows.filter_map(|row| Some(ListedLink { link: context.candidate(row.candidate)?, said: missing(context, row) }))
        .collect()
}

/// "asks only; nobody said how often it happens, or what it costs each time".
fn missing(context: &PageContext<'_>, row: &PriorityRow) -> String {
    let words = context.words();
    let missing: Vec<&str> = row.terms.missing.iter().map(|each| words.missing(*each).word).collect();
    let missing = words.fill("brief.missing", &[("what", &missing.join(words.text("brief.or")))]);
    let label = row.terms.label.map(|label| words.label(label).word);
    label.map_or(missing.clone(), |label| format!("{label}; {missing}"))
}

fn teams<'a>(context: &PageContext<'a>) -> Vec<ListedLink<'a>> {
    let unheard = context.site.index.themes.teams.iter().filter(|team| team.people == 0);
    unheard.filter_map(|team| context.team(team.id).map(ListedLink::alone)).collect()
}

fn one_person<'a>(context: &PageContext<'a>) -> Vec<ListedLink<'a>> {
    let is_of_one = |id: &ThemeId| {
        let heard = &context.site.numbers.coverage.themes[*id];
        heard.people == 1 && heard.own_quotes > 0
    };
    let themes = context.released().themes().map(ReleasedTheme::id).filter(is_of_one);
    themes.filter_map(|id| context.theme(id).map(ListedLink::alone)).collect()
}
