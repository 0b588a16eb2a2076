//! `cairn serve` over the wire: what is served, that it follows each save, and whom it refuses.

mod audience;
pub(crate) mod client;
mod draws;
mod unkind;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::site::{Site, files_below};
use client::Server;

const INTERVIEW: &str = "content/interviews/p07.md";

/// The line that makes a page follow.
fn without_script(page: &str) -> String {
    page.lines().filter(|line| !line.contains("/_cairn/live.js")).map(|line| format!("{line}\n")).collect()
}

fn edit(site: &Site, path: &str, from: &str, to: &str) {
    let file = site.root().join(path);
    let text = std::fs::read_to_string(&file).expect("the file is there");
    assert!(text.contains(from), "{from:?} is not in {text}");
    std::fs::write(file, text.replace(from, to)).expect("the file can be written");
}

#[test]
fn what_is_served_is_what_is_built() {
    let site =
        Site::small().file("content/interviews/p07.mp3", [0, 159, 146, 150]).file("content/about.md", "# About\n");
    let site = site.file("content/notes.md", "[What is heard](interviews/p07.mp3)\n");
    let server = Server::start(site.root(), &[]);
    let same_as_built = || {
        let run = site.run(&["build", "--base-url", &format!("http://127.0.0.1:{}/", server.port)]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let built: BTreeMap<String, Vec<u8>> = files_below(&site.public());
        for (path, bytes) in built.iter().filter(|(path, _)| !path.starts_with('.')) {
            let reply = server.get(&format!("/{}", path.strip_suffix("index.html").unwrap_or(path)));
            assert_eq!(reply.status, 200, "{path}");
            if path.ends_with(".html") {
                let served = String::from_utf8(reply.body).expect("it is text");
                assert_eq!(served.matches("/_cairn/live.js").count(), 1, "{path}");
                assert_eq!(without_script(&served).as_bytes(), bytes, "{path}");
            } else {
                assert_eq!(&reply.body, bytes, "{path}");
            }
        }
        // How many files an index has follows from the words in it.
        built.keys().filter(|path| !path.starts_with("search/shards/")).count()
    };
    let first = same_as_built();
    edit(&site, INTERVIEW, "two weeks", "three days");
    edit(&site, "content/themes/toil.md", "title: Toil", "title: Drudgery");
    std::fs::write(site.root().join("site.toml"), "title = \"Other\"\n").expect("it can be written");
    server.page_with("/", "Other");
    server.page_with("/themes/toil/", "three days");
    assert_eq!(same_as_built(), first);
    std::fs::remove_file(site.root().join("content/about.md")).expect("it is there");
    server.page_with("/about/", "Page not found");
    // The page, and the same as Markdown.
    assert_eq!(same_as_built(), first - 2);
}

#[test]
fn the_study_above_is_served_and_followed() {
    let site = Site::small();
    let server = Server::start(&site.root().join("content/interviews"), &[]);
    assert!(server.page("/themes/toil/").contains("two weeks"));
    edit(&site, INTERVIEW, "two weeks", "ten days");
    server.page_with("/themes/toil/", "ten days");
}

#[test]
fn a_save_is_told_to_the_pages_that_it_changes_and_to_no_other() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let mut interview = server.open("/interviews/p07/");
    let mut theme = server.open("/themes/toil/");
    let (first, other) = (interview.next(), theme.next());
    assert_eq!(first["problems"], serde_json::json!([]));
    edit(&site, INTERVIEW, "So.", "So it was.");
    let changed = interview.until(|news| news["page"] != first["page"]);
    assert_eq!(theme.next()["page"], other["page"], "no word of it is on the theme's page");
    assert!(server.page("/interviews/p07/").contains("So it was."));
    let script = server.page("/interviews/p07/");
    assert!(script.contains(changed["page"].as_str().expect("it is text")), "the page knows what it is");
    edit(&site, INTERVIEW, "two weeks", "ten days");
    theme.until(|news| news["page"] != other["page"]);
    assert!(server.page("/themes/toil/").contains("ten days"));
}

#[test]
fn however_an_editor_saves_it_is_seen() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let path = site.root().join(INTERVIEW);
    let text = std::fs::read_to_string(&path).expect("it is there");
    let beside = |name: &str| path.with_file_name(name);
    // Renamed over, as vim and most others do.
    std::fs::write(beside(".p07.md.swp"), "x").expect("it can be written");
    std::fs::write(beside("4913"), "").expect("it can be written");
    std::fs::remove_file(beside("4913")).expect("it is there");
    std::fs::write(beside("p07.md~"), text.replace("So.", "Renamed.")).expect("it can be written");
    std::fs::rename(beside("p07.md~"), &path).expect("it can be renamed");
    server.page_with("/interviews/p07/", "Renamed.");
    // Moved away, then written anew.
    std::fs::rename(&path, beside("p07.md~")).expect("it can be renamed");
    std::fs::write(&path, text.replace("So.", "Written anew.")).expect("it can be written");
    server.page_with("/interviews/p07/", "Written anew.");
    // In place, the same length, in the same instant as the last time.
    std::fs::write(&path, text.replace("So.", "Written agai.")).expect("it can be written");
    server.page_with("/interviews/p07/", "Written agai.");
    // With its old times, as a copy that keeps them.
    std::fs::write(beside("copy.md~"), text.replace("So.", "Copied over..")).expect("it can be written");
    let old = std::fs::metadata(&path).and_then(|found| found.modified()).expect("it has a time");
    let copy = std::fs::File::options().write(true).open(beside("copy.md~")).expect("it is there");
    copy.set_modified(old).expect("it can be set");
    std::fs::rename(beside("copy.md~"), &path).expect("it can be renamed");
    server.page_with("/interviews/p07/", "Copied over..");
    // The stand-off list beside it.
    std::fs::write(beside("p07.quotes.yaml"), "- exact: Copied over..\n  themes: [toil]\n").expect("it can be written");
    server.page_with("/themes/toil/", "Copied over..");
    std::fs::remove_file(beside("p07.quotes.yaml")).expect("it is there");
    let mut theme = server.open("/themes/toil/");
    theme.until(|_| !server.page("/themes/toil/").contains("Copied over.."));
}

#[test]
fn folders_come_go_and_move() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let content = site.root().join("content");
    let new = content.join("interviews/2026/march");
    std::fs::create_dir_all(&new).expect("it can be made");
    std::fs::write(new.join("p08.md"), "---\nparticipant: P08\n---\n\n**P08:** [Deep down]{.toil}.\n")
        .expect("it can be written");
    server.page_with("/interviews/p08/", "Deep down");
    std::fs::rename(content.join("interviews/2026"), content.join("interviews/2027")).expect("it can be renamed");
    std::fs::write(
        content.join("interviews/2027/march/p08.md"),
        "---\nparticipant: P08\n---\n\n**P08:** [Elsewhere]{.toil}.\n",
    )
    .expect("it can be written");
    server.page_with("/interviews/p08/", "Elsewhere");
    // All of it goes, and comes back: the new folder is another one.
    std::fs::rename(&content, site.root().join("away")).expect("it can be renamed");
    server.page_with("/interviews/p08/", "Page not found");
    std::fs::rename(site.root().join("away"), &content).expect("it can be renamed");
    server.page_with("/interviews/p08/", "Elsewhere");
    edit(&site, "content/interviews/2027/march/p08.md", "Elsewhere", "Watched again");
    server.page_with("/interviews/p08/", "Watched again");
}

#[test]
fn a_burst_is_one_rebuild() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    // The first build looks once more when the files have settled; that says nothing.
    for index in 0..300 {
        let text = format!("---\nparticipant: Q{index}\n---\n\n**Q{index}:** [Number {index}]{{.toil}}.\n");
        std::fs::write(site.root().join(format!("content/interviews/q{index}.md")), text).expect("it can be written");
    }
    server.page_with("/interviews/q299/", "Number 299");
    let said = server.hears_until_quiet(Duration::from_millis(700));
    let builds = said.iter().filter(|line| line.contains("ready in")).count();
    assert!((1..=3).contains(&builds), "{said:?}");
    assert!(said.iter().any(|line| line.contains(" more: ready in")), "{said:?}");
}

#[test]
fn errors_lie_over_the_last_good_site() {
    let site = Site::small().file("site.toml", "[serve]\neditor = \"vscode://file{path}:{line}:{column}\"\n");
    let server = Server::start(site.root(), &[]);
    let mut page = server.open("/interviews/p07/");
    let good = page.next();
    edit(&site, INTERVIEW, "{.toil", "{.toyl");
    let bad = page.until(|news| news["problems"] != serde_json::json!([]));
    assert_eq!(bad["page"], good["page"], "the last good page stays");
    let problem = &bad["problems"][0];
    assert_eq!(problem["place"], "content/interviews/p07.md:10:32");
    let text = problem["text"].as_str().expect("it is text");
    assert!(text.contains("error[unknown-theme]") && text.contains("did you mean `toil`?"), "{text}");
    let file = site.root().canonicalize().expect("it is there").join(INTERVIEW);
    assert_eq!(problem["href"], format!("vscode://file{}:10:32", file.display()));
    assert!(server.page("/interviews/p07/").contains("two weeks"));
    server.hears("the last good site stays");
    edit(&site, INTERVIEW, "{.toyl", "{.toil");
    page.until(|news| news["problems"] == serde_json::json!([]) && news["page"] == good["page"]);
}

#[test]
fn a_site_that_was_never_good_shows_why() {
    let site = Site::small();
    edit(&site, INTERVIEW, "{.toil", "{.toyl");
    let server = Server::start(site.root(), &[]);
    let reply = server.get("/");
    assert_eq!(reply.status, 503);
    assert!(String::from_utf8_lossy(&reply.body).contains("/_cairn/live.js"));
    let mut page = server.open("/");
    assert_eq!(page.next()["problems"].as_array().map(Vec::len), Some(1));
    edit(&site, INTERVIEW, "{.toyl", "{.toil");
    page.until(|news| news["page"] != "");
    server.page_with("/", "Research");
}

#[test]
fn the_look_is_followed_too() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let mut page = server.open("/");
    let first = page.next();
    let write = |path: &str, text: &str| {
        let path = site.root().join("themes/default").join(path);
        std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("it can be made");
        std::fs::write(path, text).expect("it can be written");
    };
    write("static/css/mine.css", "p { color: red }\n");
    let styled = page.until(|news| news["styles"] != first["styles"]);
    assert_eq!(styled["page"], first["page"], "a style sheet is swapped");
    let style = styled["styles"][0].as_str().expect("there is one");
    assert!(String::from_utf8_lossy(&server.get(style).body).contains("color: red"));
    assert!(server.page("/").contains(&format!("href=\".{style}\"")), "who comes now gets the new one");
    let old = first["styles"][0].as_str().expect("there was one");
    assert_eq!(server.get(old).body, server.get(style).body, "who is still on the way is not sent away");
    write("static/js/mine.js", "1;\n");
    let scripted = page.until(|news| news["page"] != first["page"]);
    write("templates/404.html", "<p>{{ page.nothing.at.all }}</p>");
    let broken = page.until(|news| news["problems"] != serde_json::json!([]));
    assert_eq!(broken["page"], scripted["page"]);
    assert!(broken["problems"][0]["text"].as_str().is_some_and(|text| text.contains("404.html")), "{broken}");
    write("templates/404.html", "<p>{{ page.title }}</p>");
    page.until(|news| news["problems"] == serde_json::json!([]));
    assert_eq!(server.get("/nowhere/").status, 404);
}

#[test]
fn the_browser_follows_what_is_written() {
    let site = Site::small();
    let server = Server::start(site.root(), &["--follow"]);
    let (mut theme, mut home) = (server.open("/themes/toil/"), server.open("/"));
    theme.next();
    home.next();
    edit(&site, INTERVIEW, "So.", "[So it was.]{.toil #so}");
    let news = theme.until(|news| news["followed"] != 0);
    assert_eq!(news["go"], "/themes/toil/#p07.so");
    assert_eq!(home.until(|news| news["followed"] != 0)["go"], serde_json::Value::Null, "it is seen already");
    drop(theme);
    // The server notices that a page was closed when it has something to tell it.
    std::fs::write(site.root().join("content/about.md"), "x").expect("it can be written");
    home.next();
    std::fs::write(site.root().join("content/about.md"), "y").expect("it can be written");
    home.next();
    std::thread::sleep(Duration::from_millis(100));
    edit(&site, INTERVIEW, "[So it was.]", "[So it is.]");
    assert_eq!(home.until(|news| news["followed"] == 2)["go"], "/interviews/p07/#so");
}

#[test]
fn answers_are_what_a_browser_expects() {
    let site = Site::small().file("content/interviews/p07.mp3", b"0123456789").file("content/bild größe.svg", "<svg/>");
    let site = site.file("content/notes.md", "[What is heard](interviews/p07.mp3)\n");
    let server = Server::start(site.root(), &[]);
    let style = server.open("/").next()["styles"][0].as_str().expect("there is one").to_owned();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/data/quotes.json", "application/json; charset=utf-8"),
        ("/interviews/p07.mp3", "audio/mpeg"),
        ("/bild%20gr%C3%B6%C3%9Fe.svg", "image/svg+xml; charset=utf-8"),
        (&style, "text/css; charset=utf-8"),
    ] {
        let reply = server.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert!(reply.header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'")));
        assert_eq!(reply.header("access-control-allow-origin"), None);
    }
    let tag = server.get("/").header("etag").expect("it has one").to_owned();
    let again = server.get_with("/", &format!("If-None-Match: W/\"x\", {tag}\r\n"));
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(server.get_with("/", "If-None-Match: \"x\"\r\n").status, 200);
    let part = server.get_with("/interviews/p07.mp3", "Range: bytes=3-5\r\n");
    assert_eq!((part.status, part.header("content-range"), &*part.body), (206, Some("bytes 3-5/10"), &b"345"[..]));
    assert_eq!(server.get_with("/interviews/p07.mp3", "Range: bytes=20-30\r\n").status, 416);
    let folder = server.get("/themes/toil?x=1");
    assert_eq!((folder.status, folder.header("location")), (307, Some("/themes/toil/?x=1")));
    let missing = server.get("/nowhere/");
    assert_eq!(missing.status, 404);
    assert!(String::from_utf8_lossy(&missing.body).contains("Page not found"));
    let head = server.ask(&format!("HEAD / HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", server.port));
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn nobody_comes_in_who_was_not_meant_to() {
    let site = Site::small().file("secret.txt", "secret");
    let server = Server::start(site.root(), &[]);
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/a/%00", "//evil.example/", "/./", "/\\x"]
    {
        assert_eq!(server.get(path).status, 400, "{path}");
    }
    assert_eq!(server.get("/site.toml").status, 404);
    assert_eq!(server.get(&format!("/{}", "a".repeat(5000))).status, 414);
    let port = server.port;
    let ask = |request: &str| server.ask(&format!("{request}\r\nConnection: close\r\n\r\n"));
    assert_eq!(ask(&format!("GET / HTTP/1.1\r\nHost: evil.example:{port}")).status, 421);
    assert_eq!(ask("GET / HTTP/1.1\r\nHost: 127.0.0.1").status, 421);
    assert_eq!(ask(&format!("GET http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}")).status, 400);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let reply = ask(&format!("{method} / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0"));
        assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    assert_eq!(server.get("/_cairn/live?path=/../x").status, 400);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    let site = Site::small();
    let outside = tempfile::tempdir().expect("there is a temporary folder");
    std::fs::write(outside.path().join("secret.md"), "secret").expect("it can be written");
    let server = Server::start(site.root(), &[]);
    std::os::unix::fs::symlink(outside.path().join("secret.md"), site.root().join("content/leak.md"))
        .expect("it can be made");
    server.hears("link");
    assert_eq!(server.get("/leak/").status, 404);
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let site = Site::small();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has one").port();
    let server = Server::start_on(site.root(), port, &[]);
    assert!(server.port > port || port > 65_000, "{port} {}", server.port);
    assert_eq!(server.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_pages_open() {
    let site = Site::small();
    let mut server = Server::start(site.root(), &[]);
    let mut page = server.open("/");
    page.next();
    assert_eq!(server.interrupt(), Some(0));
    assert!(page.ends());
}

#[test]
fn what_cannot_be_served_is_said() {
    let site = Site::small();
    let run = site.run(&["serve", "--host", "203.0.113.7"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("cannot listen on 203.0.113.7:4040"), "{}", run.stderr);
}

#[test]
fn many_ask_while_files_change_and_nobody_gets_half_a_page() {
    const CONNECTIONS: usize = 50;
    const EACH: usize = 200;
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let done = std::sync::atomic::AtomicBool::new(false);
    let edits = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let asking: Vec<_> =
            (0..CONNECTIONS).map(|number| scope.spawn(move || ask_again_and_again(server.port, number))).collect();
        scope.spawn(|| {
            let text = std::fs::read_to_string(site.root().join(INTERVIEW)).expect("it is there");
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                let number = edits.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let text = text.replace("two weeks", &format!("{number} weeks"));
                write_whole(site.root(), INTERVIEW, &text);
                std::thread::sleep(Duration::from_millis(15));
            }
        });
        let answers: usize = asking.into_iter().map(|thread| thread.join().expect("no answer was wrong")).sum();
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        assert_eq!(answers, CONNECTIONS * EACH);
    });
    assert!(edits.into_inner() > 3);

    /// Renamed over, so that no reader sees half of it.
    fn write_whole(root: &Path, path: &str, text: &str) {
        let beside = root.join("content/interviews/p07.md~");
        std::fs::write(&beside, text).expect("it can be written");
        std::fs::rename(beside, root.join(path)).expect("it can be renamed");
    }

    fn ask_again_and_again(port: u16, number: usize) -> usize {
        let pages = ["/interviews/p07/", "/themes/toil/", "/", "/teams/payments/", "/priorities/"];
        let answers = (0..EACH).map(|turn| {
            let path = pages[(number + turn) % pages.len()];
            let reply = client::ask(
                port,
                &format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"),
            );
            assert_eq!(reply.status, 200, "{path}");
            let page = String::from_utf8(reply.body).expect("it is text");
            assert!(page.trim_end().ends_with("</html>"), "half a page of {path}");
        });
        answers.count()
    }
}

#[test]
fn memory_stays_what_it_is_over_many_edits() {
    let site = Site::small();
    let server = Server::start(site.root(), &[]);
    let mut page = server.open("/interviews/p07/");
    page.next();
    let mut edit_times = |times: std::ops::Range<usize>| {
        for number in times {
            let text = format!("---\nparticipant: P07\n---\n\n**P07:** [It took {number} weeks.]{{.toil}} So.\n");
            std::fs::write(site.root().join(INTERVIEW), text).expect("it can be written");
            page.next();
        }
    };
    edit_times(0..50);
    let Some(before) = server.memory() else { return };
    edit_times(50..250);
    let after = server.memory().expect("it still runs");
    assert!(after < before + 12_000, "{before} kB became {after} kB");
}
