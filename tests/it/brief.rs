//! The page for leaders, from the command line: what is on it, and what of it is not for an audience.
//!
//! Comes in: a small study. Goes out: nothing. Does not know: which quotes are strongest.

use crate::site::Site;

/// Two people of a team that may be named, and one of a team that is small.
fn study(settings: &str) -> Site {
    let interview = |person: &str, team: &str, date: &str, said: &str| {
        format!(
            "---\nparticipant: {person}\nteam: {team}\ndate: {date}\naudience: [leaders]\n---\n\n**{person}:** {said}\n"
        )
    };
    Site::empty()
        .file("site.toml", settings)
        .file(
            "content/_index.md",
            "---\npurpose: To know what slows us.\nfocus: [The last time, What Divers do]\nnot: [Rank teams., Ask Quayside again.]\n---\n",
        )
        .file("content/teams/freight.md", "---\ntitle: Freight\nheadcount: 9\n---\n")
        .file("content/teams/divers.md", "---\ntitle: Divers\nheadcount: 2\n---\n")
        .file("content/teams/quayside.md", "---\ntitle: Quayside\nheadcount: 7\n---\n")
        .file("content/themes/logs.md", "---\ntitle: Searching the logs\n---\n")
        .file("content/themes/keys.md", "---\ntitle: Rotating keys\n---\n")
        .file("content/opportunities/box.md", "---\ntitle: One box\nstatus: invalidated\nvalidations:\n  - {date: 2026-05-02, verdict: contradicts, note: It was no faster.}\n---\n")
        .file("content/interviews/p1.md", interview("P1", "freight", "2026-01-02", "[I search for hours.]{.logs freq=weekly toil=2h}"))
        .file("content/interviews/p2.md", interview("P2", "divers", "2026-05-01", "[Keys expire.]{.keys toil=1h}"))
}

fn built(settings: &str) -> Site {
    let site = study(settings);
    let run = site.run(&["build", "--out", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

const SINCE: &str = "[brief]\nsince = 2026-05-01\n";

const EVERY_KIND: &str = "\"themes\", \"teams\", \"pages\", \"opportunities\", \"priorities\", \"brief\"";

fn for_leaders(shows: &str, more: &str) -> Site {
    built(&format!("audience = \"leaders\"\n\n{more}\n[audiences.leaders]\nshows = [{shows}]\n"))
}

const HEADINGS: [&str; 5] = [
    "What matters most",
    "What is new since 1 May 2026",
    "What we will not do",
    "What we do not know",
    "Who was heard",
];

#[test]
fn leaders_have_a_page_in_the_navigation_and_as_markdown() {
    let site = for_leaders(EVERY_KIND, SINCE);
    let page = site.output("brief/index.html");
    for part in HEADINGS.into_iter().chain([
        "To know what slows us.",
        "What Divers do",
        "Rank teams.",
        "It was no faster.",
        "I search for hours.",
    ]) {
        assert!(page.contains(part), "{part} is missing: {page}");
    }
    assert!(
        page.contains("2 of 18 people and 2 of 3 teams were interviewed.</b> Between 2 Jan 2026 and 1 May 2026."),
        "{page}"
    );
    for (path, link) in [("index.html", "href=\"brief/\""), ("themes/logs/index.html", "href=\"../../brief/\"")] {
        assert!(site.output(path).contains(link), "{path} leads there");
    }
    let markdown = site.output("brief/index.md");
    assert!(
        markdown.contains("## What we will not do\n\n- Rank teams.") && markdown.contains("> I search for hours."),
        "{markdown}"
    );
    assert!(
        !for_leaders(EVERY_KIND, "").output("brief/index.html").contains("What is new since"),
        "nobody said since when"
    );
}

#[test]
fn an_audience_that_is_not_shown_the_brief_has_no_way_to_it() {
    let site = for_leaders("\"themes\", \"teams\", \"pages\", \"priorities\"", SINCE);
    assert!(!site.root().join("public/brief").exists());
    for path in ["index.html", "priorities/index.html", "sitemap.xml", "llms.txt"] {
        assert!(!site.output(path).contains("brief/"), "{path} leads to nothing");
    }
}

#[test]
fn each_part_follows_what_the_audience_may_see() {
    let every = EVERY_KIND;
    let parts = |shows: &str, said: &str| {
        let settings = format!("audience = \"leaders\"\n\n{SINCE}[audiences.leaders]\nshows = [{shows}]\n{said}\n");
        let page = built(&settings).output("brief/index.html");
        (HEADINGS.map(|part| page.contains(part)), page)
    };
    assert_eq!(parts(every, "").0, [true; 5]);
    let (found, page) = parts("\"teams\", \"brief\"", "");
    assert_eq!(found, [false, true, false, true, true], "no themes, no priorities, no opportunities, no home page");
    assert!(!page.contains("To know what slows us") && !page.contains("earching the logs"), "{page}");
    // Days may not be said: only what was tested has one that leaders may read.
    let (found, page) = parts(every, "attribution = [\"pseudonym\", \"role\", \"team\"]");
    assert_eq!(found, [true; 5]);
    assert!(
        page.contains(">One box</bdi>")
            && !page.contains("Between 2 Jan")
            && !page.contains("Heard for the first time"),
        "{page}"
    );
    // Divers are too few to be named, so what names them is left out.
    let (found, page) = parts(every, "smallest_team = 5");
    assert_eq!(found, [true; 5]);
    assert!(page.contains("The last time") && page.contains("Rank teams.") && !page.contains("Divers"), "{page}");
    // Nobody's team may be named.
    let (found, page) = parts(every, "attribution = [\"pseudonym\", \"date\"]");
    assert_eq!(found, [true, true, true, true, false]);
    assert!(!page.contains("Freight") && !page.contains("Quayside"), "{page}");
}
