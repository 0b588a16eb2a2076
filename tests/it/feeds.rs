//! Feeds: what RFC 4287 asks of one, which quotes are in them, and that their pages name them.

use std::collections::BTreeSet;
use std::fmt::Write;

use roxmltree::{Document, Node};

use crate::site::{Site, files_below};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// An interview on a day, with quotes of one theme.
fn interview(day: &str, participant: &str, ids: &[&str]) -> String {
    let quotes: String = ids.iter().fold(String::new(), |mut text, id| {
        write!(text, "[Words & {id}]{{.toil #{id}}} ").expect("a string takes all");
        text
    });
    let date = if day.is_empty() { String::new() } else { format!("date: {day}\n") };
    format!("---\nparticipant: {participant}\nteam: payments\n{date}---\n\n**{participant}:** {quotes}\n")
}

fn study() -> Site {
    Site::small()
        .without("content/interviews/p07.md")
        .file("site.toml", "title = \"Ours & yours\"\nbase_url = \"https://x.example/r/\"\n")
        .file("content/themes/none.md", "---\ntitle: Nothing said\n---\n")
        .file("content/interviews/a.md", interview("2026-03-02", "P01", &["one", "two"]))
        .file("content/interviews/b.md", interview("2026-03-04", "P02", &["three"]))
        .file("content/interviews/c.md", interview("2026-03-02", "P03", &["four"]))
        .file("content/interviews/d.md", interview("", "P04", &["undated"]))
}

fn child<'d, 'i>(of: Node<'d, 'i>, name: &str) -> Node<'d, 'i> {
    let found = of.children().find(|child| child.has_tag_name((ATOM, name)));
    found.unwrap_or_else(|| panic!("<{}> has no <{name}>", of.tag_name().name()))
}

/// What every feed and entry must have: <https://www.rfc-editor.org/rfc/rfc4287#section-4.1>.
fn valid<'d>(node: Node<'d, '_>) -> (&'d str, &'d str) {
    let text = |name| child(node, name).text().unwrap_or_default();
    for name in ["id", "title", "updated"] {
        assert_eq!(node.children().filter(|child| child.has_tag_name((ATOM, name))).count(), 1, "{name}");
    }
    url::Url::parse(text("id")).expect("an id is an address");
    let day = text("updated").strip_suffix("T00:00:00Z").expect("it is a time in UTC");
    assert!(day.parse::<jiff::civil::Date>().is_ok(), "{day}");
    assert!(child(child(node, "author"), "name").text().is_some_and(|name| !name.is_empty()));
    (text("id"), day)
}

/// The addresses of the entries behind the last slash but one, and their days.
fn entries(site: &Site, path: &str) -> Vec<(String, String)> {
    let text = site.output(path);
    let document = Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let (own, newest) = valid(feed);
    assert_eq!(own, format!("https://x.example/r/{path}"));
    let entries = feed.children().filter(|child| child.has_tag_name((ATOM, "entry")));
    let entries: Vec<(String, String)> = entries
        .map(|entry| {
            let (id, day) = valid(entry);
            let id = id.strip_prefix("https://x.example/r/").expect("it is of the site");
            (id.to_owned(), day.to_owned())
        })
        .collect();
    let ids: BTreeSet<&String> = entries.iter().map(|(id, _)| id).collect();
    assert_eq!(ids.len(), entries.len(), "an id is one entry's");
    assert_eq!(newest, entries.first().map_or("1970-01-01", |(_, day)| day));
    entries
}

#[test]
fn a_theme_and_a_team_have_a_feed_of_their_quotes_the_newest_first() {
    let site = study().build();
    let expected = [
        ("interviews/b/#three", "2026-03-04"),
        ("interviews/c/#four", "2026-03-02"),
        ("interviews/a/#one", "2026-03-02"),
        ("interviews/a/#two", "2026-03-02"),
    ];
    for path in ["themes/toil/feed.xml", "teams/payments/feed.xml"] {
        let found = entries(&site, path);
        let found: Vec<(&str, &str)> = found.iter().map(|(id, day)| (id.as_str(), day.as_str())).collect();
        assert_eq!(found, expected, "{path}");
    }
    assert_eq!(entries(&site, "themes/none/feed.xml"), []);
    assert_eq!(entries(&site, "feed.xml").len(), 3, "interviews with a day");
    let feed = site.output("themes/toil/feed.xml");
    for text in ["<title>Toil · Ours &amp; yours</title>", "<summary>Words &amp; three</summary>", "<name>P02</name>"]
    {
        assert!(feed.contains(text), "{text} is not in {feed}");
    }
}

#[test]
fn a_feed_has_no_more_than_thirty() {
    let ids: Vec<String> = (0..40).map(|index| format!("q{index}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let site = study().file("content/interviews/e.md", interview("2026-04-01", "P05", &ids)).build();
    let found = entries(&site, "themes/toil/feed.xml");
    assert_eq!((found.len(), found[29].0.as_str()), (30, "interviews/e/#q29"));
}

#[test]
fn a_page_names_its_feed_and_that_of_the_site() {
    let site = study().build();
    for (page, feeds, seen) in [
        ("themes/toil/index.html", &["../../feed.xml", "feed.xml"][..], true),
        ("teams/payments/index.html", &["../../feed.xml", "feed.xml"], true),
        ("interviews/a/index.html", &["../../feed.xml"], false),
        ("index.html", &["feed.xml"], false),
    ] {
        let html = scraper::Html::parse_document(&site.output(page));
        let of = |selector: &str| -> Vec<String> {
            let selector = scraper::Selector::parse(selector).expect("it is one");
            html.select(&selector).map(|link| link.attr("href").expect("it leads somewhere").to_owned()).collect()
        };
        assert_eq!(of("link[rel=alternate][type='application/atom+xml']"), feeds, "{page}");
        assert_eq!(!of(".page-foot a[href='feed.xml']").is_empty(), seen, "{page}");
    }
}

#[test]
fn an_audience_has_only_its_quotes_and_its_days_in_feeds() {
    let site = |said: &str| {
        let shown = interview("2026-03-02", "P01", &["one", "two"]).replacen("---\n", "---\naudience: [all]\n", 1);
        let shown = shown.replace("#two", "#two for=few");
        let settings = format!(
            "base_url = \"https://x.example/r/\"\naudience = \"all\"\n\
             [audiences.all]\nshows = [\"themes\", \"teams\"]\nattribution = [{said}]\n[audiences.few]\n"
        );
        let site = study().file("site.toml", settings).file("content/interviews/a.md", shown);
        // Addresses without names are to be listed, which a build says and does not wait for.
        let run = site.run(&["build", "--out", "public"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site
    };
    let whole = site("\"pseudonym\", \"date\", \"team\"");
    let one = [("interviews/a/#one".to_owned(), "2026-03-02".to_owned())];
    assert_eq!(entries(&whole, "themes/toil/feed.xml"), one);
    assert_eq!(entries(&whole, "teams/payments/feed.xml"), one);
    let without_team = site("\"pseudonym\", \"date\"");
    assert_eq!(entries(&without_team, "themes/toil/feed.xml"), one);
    assert!(!without_team.public().join("teams/payments/feed.xml").exists(), "it would be empty for ever");
    let without_day = site("\"pseudonym\", \"team\"");
    assert!(!without_day.public().join("themes/toil/feed.xml").exists(), "it would be empty for ever");
    assert!(!without_day.output("themes/toil/index.html").contains("Feed of new quotes"));
    for (path, bytes) in files_below(&without_day.public()) {
        assert!(!String::from_utf8_lossy(&bytes).contains("2026-03"), "{path}");
    }
}
