//! What answers an address: a file of the newest good site, or that there is none.
//!
//! Comes in: a state, a path. Goes out: a [`PageResponse`], or the digest that an open page is compared with. Does not know: HTTP
//! headers, how a page is made.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::http::StatusCode;
use tokio::sync::watch::Receiver;

use super::audience_switch::AudienceSwitch;
use super::open_pages::OpenPages;
use super::state::{GoodSite, Problem, ServedState, problems};
use crate::base::hash::{Digest, Hasher};
use crate::base::path::{OutPath, SourcePath};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{PageCache, SiteFile};

/// The page that answers what is not there.
const NOT_FOUND: &str = "404.html";

/// All that answers need.
#[derive(Clone)]
pub(super) struct AppState {
    /// What there is to show, always the newest.
    pub(super) states: Receiver<Arc<ServedState>>,
    /// The pages that somebody looks at.
    pub(super) open: Arc<OpenPages>,
    pages: Arc<PageCache>,
    pub(super) listening: SocketAddr,
    /// Whom the site is shown to.
    pub(super) switch: Arc<AudienceSwitch>,
}

/// What answers an address.
pub(super) struct PageResponse {
    pub(super) status: StatusCode,
    /// The digest of a page, and of the scripts that it uses. Empty where there is no such page.
    pub(super) page: String,
    pub(super) body: ResponseBody,
}

/// What the answer holds.
pub(super) enum ResponseBody {
    /// A file of the site that is made.
    Bytes { path: OutPath, digest: Digest, bytes: Arc<Vec<u8>> },
    /// A file of the content.
    File(SourcePath),
    /// At the same address with a slash at its end.
    Folder,
    /// No page.
    None,
}

/// What an open page is compared with.
pub(super) struct Version {
    /// As [`PageResponse::page`].
    pub(super) page: String,
    /// Whether the site has the page.
    pub(super) found: bool,
    /// Why the page cannot be made.
    pub(super) problem: Option<Problem>,
}

impl AppState {
    pub(super) fn new(states: Receiver<Arc<ServedState>>, listening: SocketAddr, switch: Arc<AudienceSwitch>) -> Self {
        Self { states, open: Arc::default(), pages: Arc::default(), listening, switch }
    }

    /// The digest of the page at a path, so that one that is open can be told from it.
    pub(super) fn version(&self, state: &ServedState, path: &OutPath) -> Version {
        let Some(good) = &state.site else { return Version { page: String::new(), found: true, problem: None } };
        let own = self.pages.digest(&good.files, path);
        let shown = own.and_then(|own| match own {
            Some(own) => Ok((Some(own), true)),
            None => self.pages.digest(&good.files, &not_found()).map(|digest| (digest, false)),
        });
        match shown {
            Ok((digest, found)) => Version { page: version(good, digest), found, problem: None },
            Err(complaint) => Version { page: String::new(), found: true, problem: problem_of(good, &complaint) },
        }
    }

    /// What answers a path.
    pub(super) fn answer(&self, state: &ServedState, path: &OutPath) -> PageResponse {
        let nothing = |status, page| PageResponse { status, page, body: ResponseBody::None };
        let Some(good) = &state.site else { return nothing(StatusCode::SERVICE_UNAVAILABLE, String::new()) };
        let made = |path: &OutPath| self.pages.get(&good.files, path);
        // What a page names that went out a moment ago may have changed, and has another name then.
        let path = good.site().look_file(path).unwrap_or(path);
        match made(path) {
            Ok(Some(SiteFile::Bytes(digest, bytes))) => found(good, StatusCode::OK, path, digest, bytes),
            Ok(Some(SiteFile::Copy(file))) => {
                PageResponse { status: StatusCode::OK, page: String::new(), body: ResponseBody::File(file) }
            }
            Ok(None) => match folder_of(path).filter(|index| matches!(made(index), Ok(Some(_)))) {
                Some(_) => PageResponse {
                    status: StatusCode::TEMPORARY_REDIRECT,
                    page: String::new(),
                    body: ResponseBody::Folder,
                },
                None => match made(&not_found()) {
                    Ok(Some(SiteFile::Bytes(digest, bytes))) => {
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

fn found(good: &GoodSite, status: StatusCode, path: &OutPath, digest: Digest, bytes: Arc<Vec<u8>>) -> PageResponse {
    let page = version(good, Some(digest));
    PageResponse { status, page, body: ResponseBody::Bytes { path: path.clone(), digest, bytes } }
}

fn not_found() -> OutPath {
    OutPath::new(NOT_FOUND).expect("it is a plain path")
}

/// The page of a folder whose address lacks the last slash.
fn folder_of(path: &OutPath) -> Option<OutPath> {
    OutPath::new(&format!("{path}/index.html"))
}

fn version(good: &GoodSite, page: Option<Digest>) -> String {
    let mut hasher = Hasher::new();
    page.iter().for_each(|digest| hasher.digest(*digest));
    hasher.digest(good.look.others);
    // Pages of two audiences may have the same bytes, and say in their corners whom they are for.
    good.site().audience_name().iter().for_each(|name| hasher.bytes(name.as_bytes()));
    hasher.finish().to_string()
}

fn problem_of(good: &GoodSite, complaint: &Diagnostic) -> Option<Problem> {
    problems(std::slice::from_ref(complaint), &good.snapshot, good.site().editor()).pop()
}
