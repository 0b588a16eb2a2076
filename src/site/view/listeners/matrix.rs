//! Who did what with which interview, as a table.
//!
//! Comes in: the site's context, the listeners in their order. Goes out: a [`HearingTable`]. Does not know: the rest of the page.

use serde::Serialize;

use crate::content::hearer_role::{HearerRole, HearerRoles};
use crate::knowledge::{InterviewId, ListenerId};
use crate::release::ReleasedListener;
use crate::site::view::parts::context::{Link, PageContext};

/// How many people have a column: more are no table any more, but a page of their own has each.
const MOST_COLUMNS: usize = 30;
/// How many cells the table has: each is some eighty bytes of page, and more are too heavy for a phone.
const MOST_CELLS: usize = 2000;
/// How many interviews have a row, the newest.
const MOST_ROWS: usize = 150;

/// The key of who coded an interview again.
const AGAIN: &str = "again";

/// Who did what with which interview.
#[derive(Debug, Serialize)]
pub(super) struct HearingTable<'a> {
    /// The marks, and what each means.
    key: Vec<RoleMark<'a>>,
    /// The people, who heard most first; who heard nobody has an empty column.
    columns: Vec<Link<'a>>,
    /// How many more people there are.
    more_columns: usize,
    /// The newest interviews.
    rows: Vec<HearingRow<'a>>,
    /// How many more interviews there are.
    more_rows: usize,
}

/// A mark in the table.
#[derive(Debug, Serialize)]
struct RoleMark<'a> {
    /// A letter.
    mark: &'a str,
    /// What it stands for.
    word: &'a str,
}

/// An interview, and who did what with it.
#[derive(Debug, Serialize)]
struct HearingRow<'a> {
    /// The interview.
    #[serde(flatten)]
    link: Link<'a>,
    /// When it was.
    date: Option<&'a str>,
    /// How many people heard it.
    heard: u32,
    /// One for each column.
    cells: Vec<RoleCell>,
}

/// What somebody did with an interview; empty where nothing.
#[derive(Debug, Serialize)]
struct RoleCell {
    /// A letter for each role.
    marks: String,
    /// The same in words.
    words: String,
    /// Whether they coded it again, which is no role: it counts nowhere.
    #[serde(skip)]
    is_second: bool,
}

/// The table of the listeners, in their order.
pub(super) fn table<'a>(context: &PageContext<'a>, ordered: &[ReleasedListener<'a>]) -> HearingTable<'a> {
    let listening = &context.site.numbers.listening;
    let people = &ordered[..ordered.len().min(MOST_COLUMNS)];
    let most = (MOST_CELLS / people.len().max(1)).min(MOST_ROWS);
    let newest = context.site.index.newest.iter().copied();
    let interviews: Vec<InterviewId> = newest.filter(|id| listening.interviews[*id].is_counted).collect();
    let rows: Vec<HearingRow<'a>> = interviews.iter().take(most).filter_map(|id| row(context, *id, people)).collect();
    let has_second = rows.iter().any(|row| row.cells.iter().any(|cell| cell.is_second));
    let mark = |role| RoleMark {
        mark: context.words().text_in("listeners.mark", role),
        word: context.words().text_in("listeners.role", role),
    };
    HearingTable {
        key: HearerRole::ALL.into_iter().map(HearerRole::word).chain(has_second.then_some(AGAIN)).map(mark).collect(),
        columns: people.iter().filter_map(|listener| context.listener(listener.id())).collect(),
        more_columns: ordered.len() - people.len(),
        rows,
        more_rows: interviews.len().saturating_sub(most),
    }
}

fn row<'a>(context: &PageContext<'a>, id: InterviewId, people: &[ReleasedListener<'a>]) -> Option<HearingRow<'a>> {
    let again: Vec<ListenerId> =
        context.released().interview(id).map(|it| it.coded_again_by().collect()).unwrap_or_default();
    let words = context.words();
    let cell = |listener: &ReleasedListener<'_>| {
        let is_second = again.contains(&listener.id());
        let roles = listener.roles_in(id);
        let marks = keys(roles, is_second).map(|role| words.text_in("listeners.mark", role)).collect();
        RoleCell { marks, words: context.roles(roles, is_second), is_second }
    };
    Some(HearingRow {
        link: context.interview(id)?,
        date: context.site.index.interviews[id].date.as_deref(),
        heard: context.site.numbers.listening.interviews[id].people,
        cells: people.iter().map(cell).collect(),
    })
}

/// The keys of what somebody did with an interview; `is_second` where they coded it again.
fn keys(roles: HearerRoles, is_second: bool) -> impl Iterator<Item = &'static str> {
    let of_roles: Vec<&'static str> = roles.iter().map(HearerRole::word).collect();
    of_roles.into_iter().chain(is_second.then_some(AGAIN))
}

impl PageContext<'_> {
    /// "asked, coded"; also "coded again, to compare" where they did.
    pub(in crate::site::view) fn roles(&self, roles: HearerRoles, is_second: bool) -> String {
        let words = keys(roles, is_second).map(|role| self.words().text_in("listeners.role", role));
        words.collect::<Vec<&str>>().join(", ")
    }
}
