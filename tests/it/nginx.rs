//! The configurations for nginx in the documentation, tried: a real nginx with them serves the demonstration.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cairn::base::headers::{ALWAYS, KEPT, OF_PICTURES, framed_policy};

use crate::serve::client::{self, Reply};
use crate::site::{cairn, files_below};

/// How long nginx may take to begin.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where nginx is when it is not on the path of whoever is not root.
const PLACES: [&str; 3] = ["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"];

/// A running nginx, stopped when the test ends.
struct Nginx {
    process: Child,
    port: u16,
    site: PathBuf,
    _folder: tempfile::TempDir,
}

impl Nginx {
    /// Serves the demonstration, with more in the `server` of the configuration; none, said aloud, where there is no nginx.
    fn start(more: &str) -> Option<Self> {
        let Some(program) = PLACES.into_iter().find(|place| Command::new(place).arg("-v").output().is_ok()) else {
            // Not `eprintln!`: the test runner keeps what that prints to itself when a test passes.
            let _ = writeln!(std::io::stderr(), "skipped: this test runs nginx, which is not there");
            return None;
        };
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let site = folder.path().join("site");
        let run = cairn(
            Path::new(env!("CARGO_MANIFEST_DIR")),
            &["build", "--out", site.to_str().expect("it is UTF-8"), "--base-url", "https://research.example/"],
        );
        assert_eq!(run.code, 0, "{}", run.stderr);
        std::fs::write(folder.path().join("secret.txt"), "secret").expect("it can be written");
        // Somebody else may take the port before nginx does.
        for _ in 0..5 {
            let port = free_port();
            let mut process = run_nginx(program, (folder.path(), &site), port, more);
            if answers(&mut process, port) {
                return Some(Self { process, port, site, _folder: folder });
            }
        }
        panic!("nginx does not run: {}", std::fs::read_to_string(folder.path().join("error.log")).unwrap_or_default());
    }

    fn ask(&self, line: &str, headers: &str) -> Reply {
        client::ask(
            self.port,
            &format!("{line} HTTP/1.1\r\nHost: research.example\r\n{headers}Connection: close\r\n\r\n"),
        )
    }

    fn get(&self, path: &str) -> Reply {
        self.ask(&format!("GET {path}"), "")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has one").port()
}

/// Runs nginx as whoever runs the test, with the documentation's file and what it says to add to its `server`.
fn run_nginx(program: &str, (folder, site): (&Path, &Path), port: u16, more: &str) -> Child {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting/nginx.conf");
    let config = std::fs::read_to_string(config).expect("it is there");
    let replaced = |text: String, from: &str, to: &str| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    };
    let config = replaced(config, "listen 80;", &format!("listen 127.0.0.1:{port};"));
    let config = replaced(config, "listen [::]:80;", "");
    let config = replaced(config, "root /srv/research;", &format!("root {};", site.display()));
    let config = replaced(config, "server_tokens off;", &format!("server_tokens off;\n{more}"));
    let here = folder.display();
    // One process, which stays who it is: a worker of root's would become somebody who cannot read the folder.
    let around = format!(
        "daemon off;\nmaster_process off;\npid {here}/nginx.pid;\nerror_log {here}/error.log;\nevents {{}}\nhttp {{\n\
         access_log off;\nclient_body_temp_path {here}/body;\nproxy_temp_path {here}/proxy;\n\
         fastcgi_temp_path {here}/fastcgi;\nuwsgi_temp_path {here}/uwsgi;\nscgi_temp_path {here}/scgi;\n\
         default_type application/octet-stream;\ninclude site.conf;\n}}\n"
    );
    std::fs::write(folder.join("site.conf"), config).expect("it can be written");
    std::fs::write(folder.join("nginx.conf"), around).expect("it can be written");
    std::fs::copy("/etc/nginx/mime.types", folder.join("mime.types")).expect("nginx brings its types");
    Command::new(program)
        .args(["-p", folder.to_str().expect("it is UTF-8"), "-c", "nginx.conf", "-e", "error.log"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it was there a moment ago")
}

/// Waits until nginx answers; not if it ends.
fn answers(process: &mut Child, port: u16) -> bool {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end && process.try_wait().expect("it is our child").is_none() {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = process.kill();
    let _ = process.wait();
    false
}

#[test]
fn nginx_serves_the_demonstration_as_the_documentation_says() {
    let Some(nginx) = Nginx::start("") else { return };
    every_file_is_served(&nginx);
    kinds_are_said(&nginx);
    folders_without_a_slash_lead_on(&nginx);
    what_is_not_for_readers_is_not_there(&nginx);
    nothing_outside_is_reached(&nginx);
    browsers_need_not_load_again(&nginx);
}

/// What the documentation adds for embed pages opens those to the frames that it names, and says all else as the site does.
#[test]
fn nginx_lets_embed_pages_be_held_in_frames_as_the_documentation_says() {
    let sharing = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sharing.md");
    let sharing = std::fs::read_to_string(sharing).expect("it is there");
    let (_, snippet) = sharing.split_once("```nginx\n").expect("it has a snippet for nginx");
    let (snippet, _) = snippet.split_once("```\n").expect("the snippet ends");
    let Some(nginx) = Nginx::start(snippet) else { return };
    let framed = framed_policy(&["https://wiki.example".to_owned()]);
    let embeds =
        ["/themes/new-service/embed/", "/opportunities/one-log-in-a-day/embed/", "/interviews/2025-11-p03/embed/"];
    for (paths, policy) in [(&embeds[..], framed.as_str()), (&["/themes/new-service/", "/"], ALWAYS[0].1)] {
        for path in paths {
            let reply = nginx.get(path);
            assert_eq!((reply.status, reply.header("content-security-policy")), (200, Some(policy)), "{path}");
            for (name, value) in &ALWAYS[1..] {
                assert_eq!(reply.header(name), Some(*value), "{name} of {path}");
            }
            assert_eq!(reply.header("cache-control"), Some("no-cache"), "{path}");
        }
    }
}

/// Each with the headers of the site's own list, and with the time that its name allows.
fn every_file_is_served(nginx: &Nginx) {
    let files = files_below(&nginx.site);
    let shown = files.iter().filter(|(path, _)| !matches!(path.as_str(), ".cairn-manifest" | "_headers" | "404.html"));
    let mut kept = 0;
    for (path, bytes) in shown {
        let reply = nginx.get(&format!("/{}", path.strip_suffix("index.html").unwrap_or(path)));
        assert_eq!((reply.status, &reply.body), (200, bytes), "{path}");
        for (name, value) in ALWAYS {
            let is_shown_elsewhere = path.ends_with("/badge.svg") || path.ends_with("/preview.png");
            let value = if is_shown_elsewhere && name == OF_PICTURES.0 { OF_PICTURES.1 } else { value };
            assert_eq!(reply.header(name), Some(value), "{name} of {path}");
        }
        let is_named = ["assets/", "search/shards/"].iter().any(|folder| path.starts_with(folder));
        let cache = if is_named { KEPT } else { "no-cache" };
        assert_eq!(reply.header("cache-control"), Some(cache), "{path}");
        kept += usize::from(cache == KEPT);
    }
    assert!(kept > 4, "{kept}");
}

fn kinds_are_said(nginx: &Nginx) {
    let files = files_below(&nginx.site);
    let named = |start: &str, end: &str| {
        let mut names = files.keys().filter(|path| path.starts_with(start) && path.ends_with(end));
        format!("/{}", names.next().expect("the look has one"))
    };
    for (path, kinds) in [
        ("/".to_owned(), &["text/html; charset=utf-8"][..]),
        ("/feed.xml".to_owned(), &["text/xml; charset=utf-8"]),
        ("/data/quotes.json".to_owned(), &["application/json; charset=utf-8"]),
        ("/robots.txt".to_owned(), &["text/plain; charset=utf-8"]),
        ("/themes/index.md".to_owned(), &["text/markdown; charset=utf-8"]),
        (named("assets/cairn.", ".css"), &["text/css; charset=utf-8"]),
        (named("assets/icon.", ".svg"), &["image/svg+xml; charset=utf-8"]),
        // Newer ones say what the standard says now.
        (
            named("assets/copy-link.", ".js"),
            &["application/javascript; charset=utf-8", "text/javascript; charset=utf-8"],
        ),
    ] {
        let reply = nginx.get(&path);
        let kind = reply.header("content-type").unwrap_or_default();
        assert!(kinds.contains(&kind), "{path}: {kind}");
    }
    let small = nginx.ask("GET /", "Accept-Encoding: gzip\r\n");
    assert_eq!((small.header("content-encoding"), small.header("vary")), (Some("gzip"), Some("Accept-Encoding")));
    assert!(small.body.len() * 2 < nginx.get("/").body.len());
}

fn folders_without_a_slash_lead_on(nginx: &Nginx) {
    for (path, location) in
        [("/themes", "/themes/"), ("/themes/new-service", "/themes/new-service/"), ("/teams?x=1", "/teams/?x=1")]
    {
        let reply = nginx.get(path);
        assert_eq!((reply.status, reply.header("location")), (301, Some(location)), "{path}");
    }
}

fn what_is_not_for_readers_is_not_there(nginx: &Nginx) {
    let page = std::fs::read(nginx.site.join("404.html")).expect("it was built");
    for path in [
        "/nowhere/",
        "/themes/nowhere",
        "/assets/cairn.css",
        "/assets/cairn.0123456789.css",
        "/assets/",
        "/data/",
        "/.cairn-manifest",
        "/_headers",
        "/404.html",
    ] {
        let reply = nginx.get(path);
        assert_eq!((reply.status, &reply.body), (404, &page), "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-cache"), "{path}: what is missing may come");
        assert!(reply.header("content-security-policy").is_some(), "{path}");
    }
    assert_eq!(nginx.ask("POST /", "Content-Length: 0\r\n").status, 405);
}

fn nothing_outside_is_reached(nginx: &Nginx) {
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/themes/../../secret.txt", "/..%2fsecret.txt", "/a%00"] {
        let reply = nginx.get(path);
        assert_eq!(reply.status, 400, "{path}");
    }
    for path in ["//evil.example/", "/themes/../secret.txt", "/themes/%2e%2e/secret.txt"] {
        let reply = nginx.get(path);
        assert!(matches!(reply.status, 400 | 404), "{path}: {}", reply.status);
        assert_eq!(reply.header("location"), None, "{path}");
    }
}

fn browsers_need_not_load_again(nginx: &Nginx) {
    let tag = nginx.get("/").header("etag").expect("it has one").to_owned();
    let again = nginx.ask("GET /", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((again.status, again.body.len()), (304, 0));
    let part = nginx.ask("GET /feed.xml", "Range: bytes=0-4\r\n");
    assert_eq!((part.status, part.body.as_slice()), (206, &b"<?xml"[..]));
}
