//! Answers to a browser: the files of the newest good site, and nothing else.
//!
//! Comes in: requests. Goes out: responses, each from one state. Does not know: how a page is made.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::address::{self, Refused};
use super::answer::{AppState, PageResponse, ResponseBody};
use super::live;
use super::state::ServedState;
use crate::base::hash::{Digest, Hasher};
use crate::base::headers::ALWAYS;
use crate::base::path::{OutPath, SourcePath};

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

/// The routes: the server's own events, script and style, and any file of the site.
pub(super) fn router(app: AppState) -> Router {
    Router::new()
        .route(live::EVENTS, get(events))
        .route(live::AUDIENCE, post(choose))
        .route(live::SCRIPT, get(|| async { own("text/javascript", include_str!("live.js")) }))
        .route(live::STYLE, get(|| async { own("text/css", include_str!("live.css")) }))
        .fallback(answer)
        .layer(middleware::from_fn_with_state(app.clone(), guard))
        .with_state(app)
}

fn own(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))], text).into_response()
}

/// Lets nobody in who was not meant to come, and puts the headers on whatever goes out.
async fn guard(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    let mut response = if hosts.next().is_some() {
        refuse(StatusCode::BAD_REQUEST, "a request is to one host\n")
    } else if !host.is_some_and(|host| address::is_ours(host, app.listening)) {
        refuse(StatusCode::MISDIRECTED_REQUEST, "this is not the site that you asked for: ask for localhost\n")
    } else if request.uri().authority().is_some() {
        refuse(StatusCode::BAD_REQUEST, "this is no proxy\n")
    } else if request.uri().path() == live::AUDIENCE {
        next.run(request).await
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
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
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

/// Shows the site to another audience, whose name is sent; nothing is everything. A page of somebody else's can send this
/// too, but not without saying where it comes from.
async fn choose(State(app): State<AppState>, headers: HeaderMap, name: String) -> Response {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let is_own = text(header::ORIGIN).zip(text(header::HOST)).is_some_and(|(origin, host)| {
        origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
    });
    let state = Arc::clone(&app.states.borrow());
    match &state.site {
        Some(site) if is_own && app.switch.choose(&name, site) => StatusCode::NO_CONTENT.into_response(),
        _ => refuse(StatusCode::FORBIDDEN, "there is no such audience, or it is not yours to choose\n"),
    }
}

#[derive(Deserialize)]
struct LiveQuery {
    path: String,
}

async fn events(State(app): State<AppState>, Query(query): Query<LiveQuery>) -> Response {
    match address::file(&query.path) {
        Ok(page) => live::news(app, page).into_response(),
        Err(why) => refused(why),
    }
}

async fn answer(State(app): State<AppState>, request: Request) -> Response {
    let path = match address::file(request.uri().path()) {
        Ok(path) => path,
        Err(why) => return refused(why),
    };
    let state = Arc::clone(&app.states.borrow());
    let made = {
        let state = Arc::clone(&state);
        // Pages are made by the processor, not waited for.
        tokio::task::spawn_blocking(move || app.answer(&state, &path)).await
    };
    match made {
        Ok(answer) => respond(request, answer, &state).await,
        Err(_) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "the page could not be made\n"),
    }
}

async fn respond(request: Request, answer: PageResponse, state: &ServedState) -> Response {
    match &answer.body {
        ResponseBody::Bytes { path, digest, bytes } => {
            let mut response = bytes_of(&request, &answer, state, path, *digest, bytes);
            let own = state.site.iter().flat_map(|good| good.files.own_headers(path));
            for (name, value) in own {
                // The settings hold nothing that no header can.
                response
                    .headers_mut()
                    .extend(HeaderValue::from_str(&value).map(|value| (HeaderName::from_static(name), value)));
            }
            response
        }
        ResponseBody::File(file) => file_of(request, state, file).await,
        ResponseBody::Folder => to_folder(request.uri()),
        ResponseBody::None => {
            let body = live::with_script(NOTHING_YET.as_bytes(), &answer);
            (answer.status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
        }
    }
}

fn bytes_of(
    request: &Request,
    answer: &PageResponse,
    state: &ServedState,
    path: &OutPath,
    digest: Digest,
    bytes: &Arc<Vec<u8>>,
) -> Response {
    let is_page = path.as_str().ends_with(".html");
    let tag = tag(digest, answer, state);
    let headers = [(header::ETAG, tag.clone()), (header::CONTENT_TYPE, content_type(path.as_str()))];
    if answer.status == StatusCode::OK && none_match(request.headers(), &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let body = if is_page {
        Body::from(live::with_script(bytes, answer))
    } else {
        Body::from(Bytes::from_owner(SharedBytes(Arc::clone(bytes))))
    };
    (answer.status, headers, body).into_response()
}

/// The digest of what goes out: a page says where the styles are too, and another program puts in another script.
fn tag(digest: Digest, answer: &PageResponse, state: &ServedState) -> String {
    let mut hasher = Hasher::new();
    hasher.digest(digest);
    hasher.bytes(answer.page.as_bytes());
    state.site.iter().for_each(|good| hasher.value(&good.look.styles));
    hasher.bytes(env!("CARGO_PKG_VERSION").as_bytes());
    format!("\"{}\"", hasher.finish())
}

/// Bytes that are shared with whoever else is answered with them.
struct SharedBytes(Arc<Vec<u8>>);

impl AsRef<[u8]> for SharedBytes {
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
async fn file_of(mut request: Request, state: &ServedState, file: &SourcePath) -> Response {
    if !asks_for_one_part(request.headers()) {
        request.headers_mut().remove(header::RANGE);
    }
    let disk = state.site.as_ref().and_then(|good| good.snapshot.disk_path(file));
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
