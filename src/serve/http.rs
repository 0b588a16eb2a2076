//! Answers to a browser: the files of the newest good site, and nothing else.
//!
//! Comes in: requests. Goes out: responses, each from one moment. Does not know: how a page is made.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::watch::Receiver;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::address::{self, Refused};
use super::live::{self, Open};
use super::moment::{Good, Moment, Problem, problems};
use crate::base::hash::{Digest, Hasher};
use crate::base::headers::ALWAYS;
use crate::base::path::{OutPath, SourcePath};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{Made, Pages};

/// The page that answers what is not there.
const NOT_FOUND: &str = "404.html";

/// What stands where there is no good page yet.
const NOTHING_YET: &str = "\
<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<link rel=\"icon\" href=\"data:,\">
<title>cairn</title>
</head>
<body>
<main><h1>There is no page to show yet</h1></main>
</body>
</html>
";

/// All that answers need.
#[derive(Clone)]
pub(super) struct Site {
    pub(super) moments: Receiver<Arc<Moment>>,
    pub(super) open: Arc<Open>,
    pages: Arc<Pages>,
    listening: SocketAddr,
}

/// What answers an address.
pub(super) struct Answer {
    status: StatusCode,
    /// Stands for the bytes of a page, and for the scripts that it uses. Empty where there is no such page.
    pub(super) page: String,
    found: Found,
}

enum Found {
    Bytes {
        path: OutPath,
        digest: Digest,
        bytes: Arc<Vec<u8>>,
    },
    File(SourcePath),
    /// At the same address with a slash at its end.
    Folder,
    Nothing,
}

/// What an open page is compared with.
pub(super) struct Version {
    /// As [`Answer::page`].
    pub(super) page: String,
    /// Why the page cannot be made.
    pub(super) problem: Option<Problem>,
}

impl Site {
    pub(super) fn new(moments: Receiver<Arc<Moment>>, listening: SocketAddr) -> Self {
        Self { moments, open: Arc::default(), pages: Arc::default(), listening }
    }

    /// What stands for the page at a path, so that one that is open can be told from it.
    pub(super) fn version(&self, moment: &Moment, path: &OutPath) -> Version {
        let Some(good) = &moment.site else { return Version { page: String::new(), problem: None } };
        let own = self.pages.digest(&good.shown, path);
        let found = own.and_then(|own| match own {
            Some(own) => Ok(Some(own)),
            None => self.pages.digest(&good.shown, &not_found()),
        });
        match found {
            Ok(digest) => Version { page: version(good, digest), problem: None },
            Err(complaint) => Version { page: String::new(), problem: problem_of(good, &complaint) },
        }
    }

    /// What answers a path.
    fn answer(&self, moment: &Moment, path: &OutPath) -> Answer {
        let nothing = |status, page| Answer { status, page, found: Found::Nothing };
        let Some(good) = &moment.site else { return nothing(StatusCode::SERVICE_UNAVAILABLE, String::new()) };
        let made = |path: &OutPath| self.pages.get(&good.shown, path);
        // What a page names that went out a moment ago may have changed, and has another name then.
        let path = good.shown.study.look_file(path).unwrap_or(path);
        match made(path) {
            Ok(Some(Made::Bytes(digest, bytes))) => found(good, StatusCode::OK, path, digest, bytes),
            Ok(Some(Made::Copy(file))) => {
                Answer { status: StatusCode::OK, page: String::new(), found: Found::File(file) }
            }
            Ok(None) => match folder_of(path).filter(|index| matches!(made(index), Ok(Some(_)))) {
                Some(_) => Answer { status: StatusCode::TEMPORARY_REDIRECT, page: String::new(), found: Found::Folder },
                None => match made(&not_found()) {
                    Ok(Some(Made::Bytes(digest, bytes))) => {
                        found(good, StatusCode::NOT_FOUND, &not_found(), digest, bytes)
                    }
                    Ok(_) => nothing(StatusCode::NOT_FOUND, version(good, None)),
                    Err(_) => nothing(StatusCode::INTERNAL_SERVER_ERROR, String::new()),
                },
            },
            Err(_) => nothing(StatusCode::INTERNAL_SERVER_ERROR, String::new()),
        }
    }
}

fn found(good: &Good, status: StatusCode, path: &OutPath, digest: Digest, bytes: Arc<Vec<u8>>) -> Answer {
    let page = version(good, Some(digest));
    Answer { status, page, found: Found::Bytes { path: path.clone(), digest, bytes } }
}

fn not_found() -> OutPath {
    OutPath::new(NOT_FOUND).expect("it is a plain path")
}

/// The page of a folder whose address lacks the last slash.
fn folder_of(path: &OutPath) -> Option<OutPath> {
    OutPath::new(&format!("{path}/index.html"))
}

fn version(good: &Good, page: Option<Digest>) -> String {
    let mut hasher = Hasher::new();
    page.iter().for_each(|digest| hasher.digest(*digest));
    hasher.digest(good.look.others);
    hasher.finish().to_string()
}

fn problem_of(good: &Good, complaint: &Diagnostic) -> Option<Problem> {
    problems(std::slice::from_ref(complaint), &good.snapshot, good.shown.study.editor()).pop()
}

/// All addresses.
pub(super) fn router(site: Site) -> Router {
    Router::new()
        .route(live::EVENTS, get(events))
        .route(live::SCRIPT, get(|| async { own("text/javascript", include_str!("live.js")) }))
        .route(live::STYLE, get(|| async { own("text/css", include_str!("live.css")) }))
        .fallback(answer)
        .layer(middleware::from_fn_with_state(site.clone(), guard))
        .with_state(site)
}

fn own(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))], text).into_response()
}

/// Lets nobody in who was not meant to come, and puts the headers on whatever goes out.
async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    let mut response = if hosts.next().is_some() {
        refuse(StatusCode::BAD_REQUEST, "a request is to one host\n")
    } else if !host.is_some_and(|host| address::is_ours(host, site.listening)) {
        refuse(StatusCode::MISDIRECTED_REQUEST, "this is not the site that you asked for: ask for localhost\n")
    } else if request.uri().authority().is_some() {
        refuse(StatusCode::BAD_REQUEST, "this is no proxy\n")
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = refuse(StatusCode::METHOD_NOT_ALLOWED, "the site can only be read\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    // A browser asks again each time, which costs nothing where nothing changed.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

fn refuse(status: StatusCode, why: &'static str) -> Response {
    (status, why).into_response()
}

fn refused(why: Refused) -> Response {
    match why {
        Refused::TooLong => refuse(StatusCode::URI_TOO_LONG, "the address is too long\n"),
        Refused::Malformed => refuse(StatusCode::BAD_REQUEST, "this is not the address of a page\n"),
    }
}

#[derive(Deserialize)]
struct Looking {
    path: String,
}

async fn events(State(site): State<Site>, Query(looking): Query<Looking>) -> Response {
    match address::file(&looking.path) {
        Ok(page) => live::news(site, page).into_response(),
        Err(why) => refused(why),
    }
}

async fn answer(State(site): State<Site>, request: Request) -> Response {
    let path = match address::file(request.uri().path()) {
        Ok(path) => path,
        Err(why) => return refused(why),
    };
    let moment = Arc::clone(&site.moments.borrow());
    let made = {
        let moment = Arc::clone(&moment);
        // Pages are made by the processor, not waited for.
        tokio::task::spawn_blocking(move || site.answer(&moment, &path)).await
    };
    match made {
        Ok(answer) => respond(request, answer, &moment).await,
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "the page could not be made\n"),
    }
}

async fn respond(request: Request, answer: Answer, moment: &Moment) -> Response {
    match &answer.found {
        Found::Bytes { path, digest, bytes } => bytes_of(&request, &answer, moment, (path, *digest, bytes)),
        Found::File(file) => file_of(request, moment, file).await,
        Found::Folder => to_folder(request.uri()),
        Found::Nothing => {
            let body = live::with_script(NOTHING_YET.as_bytes(), &answer);
            (answer.status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
        }
    }
}

fn bytes_of(
    request: &Request,
    answer: &Answer,
    moment: &Moment,
    (path, digest, bytes): (&OutPath, Digest, &Arc<Vec<u8>>),
) -> Response {
    let is_page = path.as_str().ends_with(".html");
    let tag = tag(digest, answer, moment);
    let headers = [(header::ETAG, tag.clone()), (header::CONTENT_TYPE, content_type(path.as_str()))];
    if answer.status == StatusCode::OK && none_match(request.headers(), &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let body = if is_page {
        Body::from(live::with_script(bytes, answer))
    } else {
        Body::from(Bytes::from_owner(Owned(Arc::clone(bytes))))
    };
    (answer.status, headers, body).into_response()
}

/// Stands for what goes out: a page says where the styles are too, and another program puts in another script.
fn tag(digest: Digest, answer: &Answer, moment: &Moment) -> String {
    let mut hasher = Hasher::new();
    hasher.digest(digest);
    hasher.bytes(answer.page.as_bytes());
    moment.site.iter().for_each(|good| hasher.value(&good.look.styles));
    hasher.bytes(env!("CARGO_PKG_VERSION").as_bytes());
    format!("\"{}\"", hasher.finish())
}

/// Bytes that are shared with whoever else is answered with them.
struct Owned(Arc<Vec<u8>>);

impl AsRef<[u8]> for Owned {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Whether a browser has these bytes already.
fn none_match(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| {
        let known = known.trim();
        known == "*" || known.trim_start_matches("W/") == tag
    })
}

/// A file of the content, or the part of it that was asked for: recordings are long.
async fn file_of(mut request: Request, moment: &Moment, file: &SourcePath) -> Response {
    if !asks_for_one_part(request.headers()) {
        request.headers_mut().remove(header::RANGE);
    }
    let disk = moment.site.as_ref().and_then(|good| good.snapshot.disk_path(file));
    let Some(disk) = disk else { return refuse(StatusCode::NOT_FOUND, "the file is not there any more\n") };
    match ServeFile::new(disk).oneshot(request).await {
        Ok(mut response) => {
            let kind = HeaderValue::from_str(&content_type(file.as_str()));
            if let (true, Ok(kind)) = (response.headers().contains_key(header::CONTENT_TYPE), kind) {
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
            }
            response.into_response()
        }
        Err(never) => match never {},
    }
}

/// Whether one part is asked for, in bytes: whatever else a `Range` says, all of the file is an answer to it.
fn asks_for_one_part(headers: &HeaderMap) -> bool {
    let mut ranges = headers.get_all(header::RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return false };
    let Some((unit, part)) = range.to_str().ok().and_then(|range| range.split_once('=')) else { return false };
    let Some((first, last)) = part.trim().split_once('-') else { return false };
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| !text.starts_with('+'));
    let is_part = match (first, last) {
        ("", last) => number(last).is_some(),
        (first, "") => number(first).is_some(),
        (first, last) => number(first).zip(number(last)).is_some_and(|(first, last)| first <= last),
    };
    unit.trim().eq_ignore_ascii_case("bytes") && is_part
}

/// The same address with a slash at its end.
fn to_folder(uri: &Uri) -> Response {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let location = format!("{}/{query}", uri.path());
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response()
}

fn content_type(path: &str) -> String {
    let guessed = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = guessed.type_() == "text"
        || matches!(guessed.subtype().as_str(), "json" | "javascript" | "xml")
        || guessed.suffix().is_some_and(|suffix| suffix == "xml");
    if is_text { format!("{guessed}; charset=utf-8") } else { guessed.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_in_bytes_is_asked_for_or_the_whole() {
        let asks = |ranges: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for range in ranges {
                headers.append(header::RANGE, HeaderValue::from_static(range));
            }
            asks_for_one_part(&headers)
        };
        for range in ["bytes=0-", "bytes=3-5", "bytes=-5", "Bytes=3-3", "bytes= 3-5", "bytes=20-30"] {
            assert!(asks(&[range]), "{range}");
        }
        for range in
            ["lines=1-2", "bytes", "bytes=", "bytes=-", "bytes=5-3", "bytes=0-1,3-4", "bytes=x-1", "bytes=+1-2"]
        {
            assert!(!asks(&[range]), "{range}");
        }
        assert!(!asks(&[]));
        assert!(!asks(&["bytes=0-1", "bytes=3-4"]));
    }
}
