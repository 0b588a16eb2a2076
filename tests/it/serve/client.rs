//! A running `cairn serve`, and a browser without a window: requests as they go over the wire.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

/// How long anything may take before a test fails: machines that run many tests at once are slow.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server that is stopped when the test ends.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
    said: Receiver<String>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

/// The news of one open page.
pub(crate) struct News(BufReader<TcpStream>);

impl Server {
    /// Serves a folder on any free port.
    pub(crate) fn start(root: &Path, arguments: &[&str]) -> Self {
        Self::start_on(root, 0, arguments)
    }

    pub(crate) fn start_on(root: &Path, port: u16, arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_cairn"))
            .args(["serve", "--port", &port.to_string()])
            .args(arguments)
            .current_dir(root)
            .env_clear()
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be run");
        let stderr = process.stderr.take().expect("it is piped");
        let (tell, said) = mpsc::channel();
        std::thread::spawn(move || {
            BufReader::new(stderr)
                .lines()
                .map_while(Result::ok)
                .take_while(|line| tell.send(line.clone()).is_ok())
                .count()
        });
        let mut server = Self { process, port: 0, said };
        let address = server.hears("serving http://");
        let port = address.split("serving http://").nth(1).and_then(|rest| rest.split([':', '/']).nth(1));
        let port = port.expect("it has a port");
        server.port = port.parse().expect("it is a number");
        server
    }

    /// Waits until the server says something that holds a text; gives all it said on the way.
    #[track_caller]
    pub(crate) fn hears(&self, text: &str) -> String {
        let end = Instant::now() + PATIENCE;
        let mut heard = String::new();
        while !heard.contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            let line = self.said.recv_timeout(left);
            heard += &line.unwrap_or_else(|_| panic!("{text:?} was never said, only:\n{heard}"));
            heard.push('\n');
        }
        heard
    }

    /// What was said and not yet heard, once nothing more comes for a while.
    pub(crate) fn hears_until_quiet(&self, quiet: Duration) -> Vec<String> {
        std::iter::from_fn(|| self.said.recv_timeout(quiet).ok()).collect()
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.get_with(path, "")
    }

    /// Asks with more header lines, each ended with `\r\n`.
    pub(crate) fn get_with(&self, path: &str, headers: &str) -> Reply {
        let host = format!("127.0.0.1:{}", self.port);
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n"))
    }

    /// Sends a request as it is written.
    pub(crate) fn ask(&self, request: &str) -> Reply {
        ask(self.port, request)
    }

    /// A page as text.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> String {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}");
        String::from_utf8(reply.body).expect("it is text")
    }

    /// Waits until a page holds a text.
    #[track_caller]
    pub(crate) fn page_with(&self, path: &str, text: &str) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let reply = self.get(path);
            let page = String::from_utf8_lossy(&reply.body).into_owned();
            if page.contains(text) {
                return page;
            }
            assert!(Instant::now() < end, "{path} never held {text:?}:\n{page}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Opens a page and listens.
    pub(crate) fn open(&self, page: &str) -> News {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
        let request = format!("GET /_cairn/live?path={page} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("it listens");
        News(BufReader::new(stream))
    }

    /// The server's memory in kilobytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// How many threads the server has, where the system tells.
    pub(crate) fn threads(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        status.lines().find_map(|line| line.strip_prefix("Threads:"))?.trim().parse().ok()
    }

    /// Presses Ctrl-C, and gives the exit code.
    #[cfg(unix)]
    pub(crate) fn interrupt(&mut self) -> Option<i32> {
        let id = self.process.id().to_string();
        let sent = Command::new("sh").args(["-c", &format!("kill -INT {id}")]).status().expect("there is a shell");
        assert!(sent.success());
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.process.try_wait().expect("it is our child") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it does not stop")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Sends a request as it is written, and reads to the end.
pub(crate) fn ask(port: u16, request: &str) -> Reply {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
    stream.write_all(request.as_bytes()).expect("it listens");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("it answers");
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("there is a head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("it has a status");
    Reply { status, head, body: bytes[end + 4..].to_vec() }
}

impl Reply {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

impl News {
    /// The next news.
    #[track_caller]
    pub(crate) fn next(&mut self) -> serde_json::Value {
        self.next_before(Instant::now() + PATIENCE)
    }

    /// The server sends a sign of life every now and then, so to read a line in time is not to hear news in time.
    #[track_caller]
    fn next_before(&mut self, end: Instant) -> serde_json::Value {
        loop {
            assert!(Instant::now() < end, "no such news came in time");
            let mut line = String::new();
            let read = self.0.read_line(&mut line).expect("news comes in time");
            assert!(read > 0, "the stream has ended");
            // Between news come the lengths of the chunks that it is sent in.
            if let Some(news) = line.strip_prefix("data: ") {
                return serde_json::from_str(news).expect("it is JSON");
            }
        }
    }

    /// Waits for news that is as it should be.
    #[track_caller]
    pub(crate) fn until(&mut self, fits: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let news = self.next_before(end);
            if fits(&news) {
                return news;
            }
        }
    }

    /// Whether the stream ends instead of going on.
    pub(crate) fn ends(&mut self) -> bool {
        let mut rest = String::new();
        self.0.read_to_string(&mut rest).is_ok() && !rest.contains("data: ")
    }
}
