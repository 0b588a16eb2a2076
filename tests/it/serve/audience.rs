//! Whom `cairn serve` shows a study to: by the command line, by what is chosen on a page, and by nobody else's choice.

use super::client::{Reply, Server};
use super::edit;
use crate::audiences::study;
use crate::site::Site;

/// Chooses an audience as the script of a page does; it may come from elsewhere.
fn choose(server: &Server, origin: Option<&str>, name: &str) -> Reply {
    let own = format!("127.0.0.1:{}", server.port);
    let origin = origin.map(|origin| format!("Origin: {}\r\n", origin.replace("OWN", &own))).unwrap_or_default();
    let length = name.len();
    server.ask(&format!(
        "POST /_cairn/audience HTTP/1.1\r\nHost: {own}\r\n{origin}Content-Length: {length}\r\nConnection: close\r\n\r\n{name}"
    ))
}

const CLOSED: &str = "/interviews/closed/";

#[test]
fn an_audience_that_is_named_is_shown_what_is_for_it() {
    let site = study();
    let server = Server::start(site.root(), &["--audience", "directors"]);
    assert_eq!(server.get(CLOSED).status, 404);
    assert_eq!(server.get("/interviews/open/").status, 200);
    let first = server.open(CLOSED).next();
    let all = serde_json::json!([["directors", "directors"], ["engineering", "All engineers"]]);
    assert_eq!(first["audience"], serde_json::json!({"shown": "directors", "all": all, "choice": true}));
    assert_eq!(first["missing"], true);
    let everything = Server::start(site.root(), &[]);
    assert_eq!(everything.get(CLOSED).status, 200);
    assert_eq!(everything.open(CLOSED).next()["audience"]["shown"], "");
    let without = Site::small();
    assert!(Server::start(without.root(), &[]).open("/").next()["audience"].is_null());
}

#[test]
fn another_audience_can_be_chosen_and_every_open_page_hears_of_it() {
    let site = study();
    let server = Server::start(site.root(), &[]);
    let mut home = server.open("/");
    let first = home.next();
    for (name, status) in [("directors", 404), ("engineering", 200), ("directors", 404), ("", 200)] {
        assert_eq!(choose(&server, Some("http://OWN"), name).status, 204, "{name}");
        let news = home.until(|news| news["audience"]["shown"] == name);
        assert_eq!(news["page"] == first["page"], name.is_empty(), "an open page is another one for another audience");
        assert_eq!(server.get(CLOSED).status, status, "{name}");
    }
}

#[test]
fn nobody_else_chooses() {
    let site = study();
    let server = Server::start(site.root(), &["--audience", "directors"]);
    for origin in [None, Some("https://evil.example"), Some("http://evil.example"), Some("null"), Some("https://OWN")] {
        assert_eq!(choose(&server, origin, "").status, 403, "{origin:?}");
    }
    assert_eq!(choose(&server, Some("http://OWN"), "nobody").status, 403, "there is no such audience");
    assert_eq!(server.get("/_cairn/audience").status, 405);
    assert_eq!(server.get(CLOSED).status, 404);
    // Whom others can reach, they may see more by choosing, so there they cannot.
    let open = Server::start(site.root(), &["--audience", "directors", "--host", "0.0.0.0"]);
    assert_eq!(open.open("/").next()["audience"]["choice"], false);
    assert_eq!(choose(&open, Some("http://OWN"), "").status, 403);
    assert_eq!(open.get(CLOSED).status, 404);
}

#[test]
fn an_audience_that_is_gone_is_an_error_and_shows_nothing_more() {
    let site = study();
    let server = Server::start(site.root(), &["--audience", "directors"]);
    let mut home = server.open("/");
    home.next();
    edit(&site, "site.toml", "[audiences.directors]", "[audiences.leads]");
    let news = home.until(|news| news["problems"] != serde_json::json!([]));
    let problems = news["problems"].as_array().expect("there are some");
    let is_it = |problem: &serde_json::Value| {
        problem["text"]
            .as_str()
            .is_some_and(|text| text.contains("there is no audience `directors`, for which this site"))
    };
    assert!(problems.iter().any(|problem| problem["place"] == "site.toml:1:1" && is_it(problem)), "{problems:?}");
    assert_eq!(server.get(CLOSED).status, 404, "the last good site stays");
    edit(&site, "site.toml", "[audiences.leads]", "[audiences.directors]");
    home.until(|news| news["problems"] == serde_json::json!([]));
}

#[test]
fn others_are_not_told_what_is_wrong_in_files_that_are_not_for_them() {
    let site = study();
    let open = Server::start(site.root(), &["--audience", "directors", "--host", "0.0.0.0"]);
    let mut home = open.open("/");
    assert_eq!(home.next()["audience"]["all"], serde_json::json!([["directors", "directors"]]));
    edit(&site, "content/interviews/closed.md", "---\nparticipant", "---\naudiense: [directors]\nparticipant");
    let news = home.until(|news| news["problems"] != serde_json::json!([]));
    assert_eq!(news["problems"].as_array().map(Vec::len), Some(1), "{news}");
    assert!(!news.to_string().contains("closed") && !news.to_string().contains("audiense"), "{news}");
    edit(&site, "content/interviews/closed.md", "audiense: [directors]\n", "");
    home.until(|news| news["problems"] == serde_json::json!([]));
}

#[test]
fn the_default_of_the_settings_is_followed() {
    let site = study();
    let server = Server::start(site.root(), &[]);
    let mut home = server.open("/");
    assert_eq!(home.next()["audience"]["shown"], "");
    edit(&site, "site.toml", "[audiences.engineering]", "audience = \"directors\"\n[audiences.engineering]");
    home.until(|news| news["audience"]["shown"] == "directors");
    assert_eq!(server.get(CLOSED).status, 404);
}

#[test]
fn consent_that_has_ended_is_shown_over_the_last_good_page() {
    let site = study();
    let server = Server::start(site.root(), &["--audience", "directors"]);
    let mut home = server.open("/");
    home.next();
    edit(&site, "content/interviews/closed.md", "---\nparticipant", "---\nconsent: {until: 2020-02-29}\nparticipant");
    let news = home.until(|news| news["problems"] != serde_json::json!([]));
    assert!(
        news["problems"][0]["text"].as_str().is_some_and(|text| text.starts_with("error[consent-ended]")),
        "{news}"
    );
}
