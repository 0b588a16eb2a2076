//! What makes an open page follow: a script in each page, and a stream of news for each that is open.
//!
//! Comes in: states, and the page that somebody looks at. Goes out: events, and pages with the script in them.
//! Does not know: what changed, or why.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use tokio::sync::watch::Receiver;

use super::answer::{AppState, PageResponse};
use super::audience_switch::AudienceNews;
use super::open_pages::OpenPage;
use super::state::{Problem, ServedState};
use crate::base::path::OutPath;

/// Where the parts of this module are found. No content is published below a name that begins with `_`.
pub(super) const SCRIPT: &str = "/_cairn/live.js";
pub(super) const STYLE: &str = "/_cairn/live.css";
pub(super) const EVENTS: &str = "/_cairn/live";
pub(super) const AUDIENCE: &str = "/_cairn/audience";

/// How often an open page is told that we are still here.
const STILL_HERE: Duration = Duration::from_secs(15);
/// How soon an open page should ask again that hears nothing any more.
const RETRY: Duration = Duration::from_secs(1);

/// What a page is to do about the newest state; it decides for itself what of this is news to it.
#[derive(Debug, Serialize)]
struct News<'n> {
    /// The digest of the page, but for what its style sheets are called, and of the scripts: another one means that the page
    /// must be asked for again. Empty where there is no page to ask for.
    page: String,
    /// Whether the site has no such page.
    missing: bool,
    /// Whom the page is for, in a study that has audiences.
    audience: Option<AudienceNews>,
    /// The addresses of the style sheets, which change with what is in them.
    styles: &'n [String],
    /// The number of the last change: who was told of it need not be told again.
    change: u64,
    /// The errors since the last good site.
    problems: &'n [Problem],
    /// Counts the quotes that were followed.
    followed: u64,
    /// Where this page should go for the last of them.
    go: Option<&'n str>,
}

/// The news for one open page, from now on.
pub(super) fn news(app: AppState, page: OutPath) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut states: Receiver<Arc<ServedState>> = app.states.clone();
    states.mark_changed();
    let open_page = app.open.add(page.clone());
    let events = stream::unfold((states, app, Arc::new(open_page)), move |(mut states, app, open_page)| {
        let page = page.clone();
        async move {
            states.changed().await.ok()?;
            let state = Arc::clone(&states.borrow_and_update());
            let work = (app.clone(), Arc::clone(&open_page));
            let told = tokio::task::spawn_blocking(move || tell(&work.0, &work.1, &page, &state)).await.ok()?;
            Some((Ok(told), (states, app, open_page)))
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(STILL_HERE))
}

fn tell(app: &AppState, open_page: &OpenPage, page: &OutPath, state: &ServedState) -> Event {
    let version = app.version(state, page);
    let mut problems = state.problems.clone();
    problems.extend(version.problem);
    if !problems.is_empty() && app.switch.hides_problems(state.site.as_ref()) {
        problems = vec![Problem::unspoken()];
    }
    let news = News {
        page: version.page,
        missing: !version.found,
        audience: state.site.as_ref().and_then(|site| app.switch.news(site)),
        styles: state.site.as_ref().map_or(&[], |site| &site.look.styles),
        change: state.number,
        problems: &problems,
        followed: state.followed.count,
        go: open_page.destination(page, &state.followed),
    };
    let text = serde_json::to_string(&news).expect("news has text for keys");
    Event::default().retry(RETRY).data(text)
}

/// A page with the script in it, which knows what the page is.
pub(super) fn with_script(page: &[u8], answer: &PageResponse) -> Vec<u8> {
    let script = format!("<script src=\"{SCRIPT}\" data-page=\"{}\" defer></script>\n", answer.page);
    let at = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    let mut out = Vec::with_capacity(page.len() + script.len());
    out.extend_from_slice(&page[..at]);
    out.extend_from_slice(script.as_bytes());
    out.extend_from_slice(&page[at..]);
    out
}
