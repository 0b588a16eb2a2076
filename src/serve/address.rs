//! Who asks, and for what: the parts of a request that could be meant badly.
//!
//! Comes in: the path and the `Host` of a request. Goes out: a file of the site, or why there is no answer.
//! Does not know: which files there are.

use std::net::{IpAddr, SocketAddr};

use axum::http::uri::Authority;
use percent_encoding::percent_decode_str;

use crate::base::path::OutPath;

/// Longer addresses are nobody's.
const LONGEST: usize = 4096;

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is too long.
    TooLong,
    /// It is not the address of any file, and was not written by a browser that follows a link.
    Malformed,
}

/// The file that an address stands for: a page's `index.html` where it ends with `/`.
pub(super) fn file(path: &str) -> Result<OutPath, Refused> {
    if path.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    let below = path.strip_prefix('/').ok_or(Refused::Malformed)?;
    // A slash that is written in code would become a part of its own.
    let parts = below.split('/').map(|part| {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        (!part.contains('/')).then(|| part.into_owned())
    });
    let parts: Option<Vec<String>> = parts.collect();
    let path = parts.ok_or(Refused::Malformed)?.join("/");
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    OutPath::new(&path).ok_or(Refused::Malformed)
}

/// Whether a request is meant for us. A page of somebody else's can make a browser ask us under a name of its own; an
/// address in numbers cannot be one, and `localhost` is this machine.
pub(super) fn is_ours(host: &str, listening: SocketAddr) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    if authority.as_str().contains('@') || authority.port_u16().unwrap_or(80) != listening.port() {
        return false;
    }
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    match name.parse::<IpAddr>() {
        Ok(ip) if listening.ip().is_loopback() => ip.is_loopback(),
        Ok(_) => true,
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_file() {
        for (path, expected) in [
            ("/", "index.html"),
            ("/themes/new-service/", "themes/new-service/index.html"),
            ("/feed.xml", "feed.xml"),
            ("/themes/x", "themes/x"),
            ("/bilder/gr%C3%B6%C3%9Fe%20x.png", "bilder/größe x.png"),
            ("/a...b/", "a...b/index.html"),
        ] {
            assert_eq!(file(path).unwrap().as_str(), expected, "{path}");
        }
    }

    #[test]
    fn what_leads_elsewhere_is_refused() {
        for path in [
            "/../site.toml",
            "/a/../../site.toml",
            "/%2e%2e/site.toml",
            "/%2E%2E%2fsite.toml",
            "/a%2fb",
            "/..%5c..%5csite.toml",
            "//evil.example/",
            "/a//b",
            "/./x",
            "/x%00.html",
            "/x%0d%0aa",
            "/%ff",
            "C:/windows",
            "",
            "*",
        ] {
            assert_eq!(file(path), Err(Refused::Malformed), "{path}");
        }
        assert_eq!(file(&format!("/{}", "a".repeat(5000))), Err(Refused::TooLong));
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let here: SocketAddr = "127.0.0.1:4040".parse().unwrap();
        for host in ["127.0.0.1:4040", "localhost:4040", "LOCALHOST:4040", "[::1]:4040", "127.0.0.2:4040"] {
            assert!(is_ours(host, here), "{host}");
        }
        for host in [
            "evil.example:4040",
            "localhost.evil.example:4040",
            "127.0.0.1.evil.example:4040",
            "127.0.0.1",
            "127.0.0.1:80",
            "192.168.1.7:4040",
            "a@127.0.0.1:4040",
            "",
            "a b",
        ] {
            assert!(!is_ours(host, here), "{host}");
        }
        let everywhere: SocketAddr = "0.0.0.0:4040".parse().unwrap();
        assert!(is_ours("192.168.1.7:4040", everywhere));
        assert!(!is_ours("evil.example:4040", everywhere));
        assert!(is_ours("localhost", "127.0.0.1:80".parse().unwrap()));
    }
}
