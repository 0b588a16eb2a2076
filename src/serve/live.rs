//! What makes an open page follow: a script in each page, and a stream of news for each that is open.
//!
//! Comes in: moments, and the page that somebody looks at. Goes out: events, and pages with the script in them.
//! Does not know: what changed, or why.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use tokio::sync::watch::Receiver;

use super::http::{Answer, Site};
use super::moment::{Moment, Problem};
use crate::base::path::OutPath;
use crate::pipeline::Followed;

/// Where the parts of this module are found. No content is published below a name that begins with `_`.
pub(super) const SCRIPT: &str = "/_cairn/live.js";
pub(super) const STYLE: &str = "/_cairn/live.css";
pub(super) const EVENTS: &str = "/_cairn/live";

/// How often an open page is told that we are still here.
const STILL_HERE: Duration = Duration::from_secs(15);
/// How soon an open page should ask again that hears nothing any more.
const RETRY: Duration = Duration::from_secs(1);

/// What a page is to do about the newest moment; it decides for itself what of this is news to it.
#[derive(Debug, Serialize)]
struct News<'n> {
    /// Stands for the page's bytes, but for what its style sheets are called, and for the scripts: another one means that
    /// the page must be asked for again. Empty where there is no page to ask for.
    page: String,
    /// The addresses of the style sheets, which change with what is in them.
    styles: &'n [String],
    /// Stands for the last change: who was told of it need not be told again.
    change: u64,
    /// What is wrong.
    problems: &'n [Problem],
    /// Counts the quotes that were followed.
    followed: u64,
    /// Where this page should go for the last of them.
    go: Option<&'n str>,
}

/// The pages that somebody looks at.
#[derive(Debug, Default)]
pub(super) struct Open {
    seats: Mutex<Seats>,
}

#[derive(Debug, Default)]
struct Seats {
    /// The one opened last at the end.
    pages: BTreeMap<u64, OutPath>,
    next: u64,
    /// Which quote was followed last, and the page that must leave to show it. It is decided when the first page is
    /// told, while all are still there: those that show the quote are about to be asked for again.
    leaves: (u64, Option<u64>),
}

/// One open page; dropped, it is closed.
struct Seat {
    open: Arc<Open>,
    id: u64,
}

impl Open {
    fn take_seat(self: &Arc<Self>, page: OutPath) -> Seat {
        let mut seats = self.lock();
        let id = seats.next;
        seats.next += 1;
        seats.pages.insert(id, page);
        Seat { open: Arc::clone(self), id }
    }

    fn lock(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.open.lock().pages.remove(&self.id);
    }
}

impl Seat {
    /// Where this page should go to see what was written: to its place on the page; where no open page has one, the
    /// page that was opened last goes to the transcript.
    fn destination<'m>(&self, page: &OutPath, (count, places): &'m (u64, Vec<Followed>)) -> Option<&'m str> {
        let mut seats = self.open.lock();
        if seats.leaves.0 != *count {
            let shown = seats.pages.values().any(|page| places.iter().any(|place| place.path == *page));
            let newest = seats.pages.last_key_value().map(|(id, _)| *id);
            seats.leaves = (*count, newest.filter(|_| !shown));
        }
        let leaves = seats.leaves.1 == Some(self.id);
        let own = places.iter().find(|place| place.path == *page);
        own.or(places.first().filter(|_| leaves)).map(|place| place.href.as_str())
    }
}

/// The news for one open page, from now on.
pub(super) fn news(site: Site, page: OutPath) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut moments: Receiver<Arc<Moment>> = site.moments.clone();
    moments.mark_changed();
    let seat = site.open.take_seat(page.clone());
    let events = stream::unfold((moments, site, Arc::new(seat)), move |(mut moments, site, seat)| {
        let page = page.clone();
        async move {
            moments.changed().await.ok()?;
            let moment = Arc::clone(&moments.borrow_and_update());
            let work = (site.clone(), Arc::clone(&seat));
            let told = tokio::task::spawn_blocking(move || tell(&work.0, &work.1, &page, &moment)).await.ok()?;
            Some((Ok(told), (moments, site, seat)))
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(STILL_HERE))
}

fn tell(site: &Site, seat: &Seat, page: &OutPath, moment: &Moment) -> Event {
    let version = site.version(moment, page);
    let mut problems = moment.problems.clone();
    problems.extend(version.problem);
    let news = News {
        page: version.page,
        styles: moment.site.as_ref().map_or(&[], |site| &site.look.styles),
        change: moment.number,
        problems: &problems,
        followed: moment.followed.0,
        go: seat.destination(page, &moment.followed),
    };
    let text = serde_json::to_string(&news).expect("news has text for keys");
    Event::default().retry(RETRY).data(text)
}

/// A page with the script in it, which knows what the page is.
pub(super) fn with_script(page: &[u8], answer: &Answer) -> Vec<u8> {
    let script = format!("<script src=\"{SCRIPT}\" data-page=\"{}\" defer></script>\n", answer.page);
    let at = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    let mut out = Vec::with_capacity(page.len() + script.len());
    out.extend_from_slice(&page[..at]);
    out.extend_from_slice(script.as_bytes());
    out.extend_from_slice(&page[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str) -> OutPath {
        OutPath::new(path).unwrap()
    }

    fn followed(count: u64, paths: &[&str]) -> (u64, Vec<Followed>) {
        let place = |path: &&str| Followed { path: page(path), href: format!("/{path}#q") };
        (count, paths.iter().map(place).collect())
    }

    #[test]
    fn a_page_that_shows_the_quote_keeps_the_others_where_they_are_though_it_is_asked_for_again() {
        let open = Arc::new(Open::default());
        let theme = open.take_seat(page("theme"));
        let about = open.take_seat(page("about"));
        let first = followed(1, &["transcript", "theme"]);
        assert_eq!(theme.destination(&page("theme"), &first), Some("/theme#q"));
        drop(theme);
        assert_eq!(about.destination(&page("about"), &first), None);
        let second = followed(2, &["transcript", "theme"]);
        assert_eq!(about.destination(&page("about"), &second), Some("/transcript#q"));
    }
}
