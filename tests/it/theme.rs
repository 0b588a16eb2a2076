//! The page of a theme, from the command line: what it opens with, for whom, and how many quotes it has.
//!
//! Comes in: small studies, and one with many quotes. Goes out: nothing. Does not know: how the page looks.

use scraper::{Html, Selector};

use crate::site::{Site, files_below};

/// What elements that a selector finds have as an attribute.
fn attributes(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("it is a selector");
    let html = Html::parse_document(html);
    html.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

const AUDIENCES: &str =
    "[audiences.all]\nshows = [\"themes\", \"teams\"]\nsmallest_team = 5\n\n[audiences.us]\nshows = [\"themes\"]\n";

fn study() -> Site {
    Site::of(&[
        ("site.toml", AUDIENCES),
        ("content/themes/toil.md", "---\ntitle: Toil\nlead: p07#quiet\n---\nWhat hurts.\n"),
        ("content/teams/pay.md", "---\nheadcount: 30\n---\n"),
        ("content/teams/web.md", "---\nheadcount: 20\n---\n"),
        ("content/teams/two.md", "---\nheadcount: 2\n---\n"),
        ("content/teams/ops.md", "---\nheadcount: 9\n---\n"),
        (
            "content/interviews/p07.md",
            "---\nteam: pay\naudience: [all]\n---\n**P:** [A quiet word.]{.toil #quiet for=us} \
             [Every week.]{.toil #loud freq=weekly toil=8h} [Once.]{.toil #rare freq=yearly toil=8h}\n",
        ),
        ("content/interviews/p08.md", "---\nteam: web\naudience: [all]\n---\n**P:** Nothing.\n"),
        ("content/interviews/p09.md", "---\nteam: two\naudience: [all]\n---\n**P:** Nothing.\n"),
    ])
}

/// The same for everybody: nobody is named in it.
fn everybodys() -> Site {
    let mut site = study().without("site.toml");
    for (path, bytes) in files_below(&site.root().join("content")) {
        let text = String::from_utf8(bytes).expect("it is text");
        site = site.file(&format!("content/{path}"), text.replace("audience: [all]\n", "").replace(" for=us", ""));
    }
    site
}

fn lead(html: &str) -> Vec<String> {
    attributes(html, ".lead-quote .card", "id")
}

#[test]
fn a_theme_opens_with_the_quote_that_its_file_names() {
    let site = everybodys().build();
    let page = site.output("themes/toil/index.html");
    assert_eq!(lead(&page), ["p07.quiet"]);
    assert_eq!(attributes(&page, ".group .card", "id"), ["p07.loud", "p07.rare"], "each card once");
    for silent in [
        "Web</bdi></a>: the one person interviewed did not speak of it",
        "Two</bdi></a>: the one person interviewed did not speak of it",
        "Ops</bdi></a>",
    ] {
        assert!(page.contains(silent), "{silent} is not in {page}");
    }
    everybodys().file("content/themes/toil.md", "---\nlead: p07#qiet\n---\n").fails_with(&[
        "unknown-quote",
        "content/themes/toil.md:2:7",
        "did you mean `quiet`",
    ]);
}

#[test]
fn an_audience_that_may_not_read_the_lead_sees_the_next_and_nothing_of_hidden_teams() {
    let site = study();
    let run = site.run(&["build", "--audience", "all"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = files_below(&site.root().join("public-all"));
    let page = String::from_utf8_lossy(&files["themes/toil/index.html"]).into_owned();
    assert_eq!(lead(&page), ["p07.loud"]);
    assert!(!page.contains("quiet"), "{page}");
    // The team of two is not there; to hide it from who subtracts, neither is the next smallest, of nine.
    assert!(page.contains("Web</bdi></a>: the one person interviewed did not speak of it"), "{page}");
    assert!(!page.contains("Two") && !page.contains("Ops"), "{page}");
    // Where teams may not be told, nothing is told of any.
    let site =
        study().file("site.toml", AUDIENCES.replace("smallest_team", "attribution = [\"pseudonym\"]\nsmallest_team"));
    assert_eq!(site.run(&["build", "--audience", "all"]).code, 0);
    let files = files_below(&site.root().join("public-all"));
    let page = String::from_utf8_lossy(&files["themes/toil/index.html"]).into_owned();
    assert!(!page.contains("speak of it") && !page.contains("Q2") && !page.contains("teams, told us"), "{page}");
}

/// Quotes of one theme in interviews of different people and teams: so many each.
fn large(interviews: &[(&str, usize)]) -> Site {
    let mut site = Site::of(&[("content/themes/toil.md", "---\ntitle: Toil\naliases: [drudgery]\n---\nWhat hurts.\n")]);
    for (number, (team, quotes)) in interviews.iter().enumerate() {
        let marks: String = (1..=*quotes).map(|quote| format!("[Words {quote}.]{{.toil #q{quote}}} ")).collect();
        site = site
            .file(&format!("content/interviews/p{number}.md"), format!("---\nteam: {team}\n---\n**P:** {marks}\n"))
            .file(&format!("content/teams/{team}.md"), "");
    }
    site
}

#[test]
fn a_theme_with_many_quotes_has_several_pages_and_every_card_is_on_one() {
    // The first page has the five others', and 95 of the first one's 240; 145 are left for two pages.
    let site = large(&[("pay", 240), ("web", 2), ("ops", 3)]).build();
    let pages = ["themes/toil/index.html", "themes/toil/all/index.html", "themes/toil/all/2/index.html"];
    let cards = pages.map(|page| attributes(&site.output(page), ".card", "id"));
    assert_eq!(cards.each_ref().map(Vec::len), [100, 100, 45]);
    for card in ["p0.q1", "p0.q95", "p1.q1", "p1.q2", "p2.q3"] {
        assert!(cards[0].iter().any(|id| id == card), "{card}");
    }
    let mut all = cards.concat();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 245);
    let links = attributes(&site.output(pages[0]), ".quote-pages a", "href");
    assert_eq!(links, ["./", "all/", "all/2/"], "without scripts");
    assert!(site.output(pages[0]).contains("240 quotes, 95 of them on this page"));
    let data = site.data("quotes");
    assert_eq!(data.len(), 245);
    assert!(site.output("sitemap.xml").contains("/themes/toil/all/2/"));
    assert!(site.output("themes/drudgery/all/2/index.html").contains("../../../toil/all/2/"));
    assert!(files_below(&site.public()).values().all(|bytes| bytes.len() < 1_500_000));
}

#[test]
fn a_theme_with_fifty_quotes_is_a_small_page() {
    let site = large(&[("pay", 20), ("web", 20), ("ops", 10)]).build();
    let page = site.output("themes/toil/index.html");
    assert!(page.len() < 120_000, "{} bytes", page.len());
    assert!(!site.public().join("themes/toil/all").exists());
}
