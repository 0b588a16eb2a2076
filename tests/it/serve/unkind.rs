//! Requests that no browser sends, and those that few do.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::client::{News, Server};
use super::edit;
use crate::site::Site;

#[test]
fn whoever_never_ends_a_request_is_let_go() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let begun = Instant::now();
    let starts = ["", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "];
    let mut streams = starts.map(|start| {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(40))).expect("it can be set");
        stream.write_all(start.as_bytes()).expect("it listens");
        stream
    });
    assert_eq!(server.get("/").status, 200, "others are answered in between");
    for stream in &mut streams {
        let mut rest = Vec::new();
        // An end or a reset: the connection is gone either way.
        let _ = stream.read_to_end(&mut rest);
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}

#[test]
fn a_request_is_to_one_host() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let port = server.port;
    for (first, second) in [("localhost", "localhost"), ("localhost", "evil.example"), ("evil.example", "localhost")] {
        let request =
            format!("GET / HTTP/1.1\r\nHost: {first}:{port}\r\nHost: {second}:{port}\r\nConnection: close\r\n\r\n");
        assert_eq!(server.ask(&request).status, 400, "{first} {second}");
    }
}

#[test]
fn what_is_no_single_part_in_bytes_is_answered_whole() {
    let site = Site::small().file("content/talk.mp3", b"0123456789");
    let server = Server::start(site.root(), &[]);
    for range in ["lines=1-2", "bytes=0-1,3-4", "bytes=5-3", "nonsense"] {
        let reply = server.get_with("/talk.mp3", &format!("Range: {range}\r\n"));
        assert_eq!((reply.status, &*reply.body), (200, &b"0123456789"[..]), "{range}");
        assert_eq!(reply.header("content-range"), None, "{range}");
    }
    let reply = server.get_with("/talk.mp3", "Range: bytes=-3\r\n");
    assert_eq!((reply.status, &*reply.body), (206, &b"789"[..]));
    assert_eq!(server.get_with("/", "Range: bytes=0-1\r\n").status, 200, "a page comes whole");
}

#[test]
fn a_browser_asks_whether_what_it_has_still_holds() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let asked = |path: &str, known: &str| server.get_with(path, &format!("If-None-Match: {known}\r\n")).status;
    let tag = |path: &str| server.get(path).header("etag").expect("it has one").to_owned();
    let home = tag("/");
    assert_eq!(asked("/", "*"), 304);
    assert_eq!(asked("/", &format!("W/{home}")), 304);
    let missing = tag("/nowhere/");
    assert_eq!(asked("/nowhere/", &missing), 404, "what is not there is not there, whatever was shown");
    assert_eq!(asked("/nowhere/", "*"), 404);
    let style = server.open("/").next()["styles"][0].clone();
    let css = site.root().join("themes/default/static/css/mine.css");
    std::fs::create_dir_all(css.parent().expect("it has a folder")).expect("it can be made");
    std::fs::write(&css, "p { color: red }\n").expect("it can be written");
    server.open("/").until(|news| news["styles"][0] != style);
    assert_eq!(asked("/", &home), 200, "the page names another style");
}

#[test]
fn many_listeners_leave_no_threads_behind() {
    const LISTENERS: usize = 400;
    const FEW: usize = 40;
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let mut open: Vec<News> = (0..LISTENERS).map(|_| server.open("/interviews/p07/")).collect();
    open.iter_mut().for_each(|page| drop(page.next()));
    edit(&site, super::INTERVIEW, "So.", "So it was.");
    open.iter_mut().for_each(|page| drop(page.next()));
    let Some(threads) = server.threads() else { return };
    assert!(threads <= FEW, "{threads} threads tell {LISTENERS} pages");
    drop(open);
    assert_eq!(server.get("/").status, 200);
}
