//! Asks and assumptions, from the command line: their pages, their data, and that no number knows of them.
//!
//! Comes in: a small study. Goes out: nothing. Does not know: how people are counted.

use serde_json::json;

use crate::site::Site;

const ENOUGH: &str = "[assumptions]\nenough = 2\n";
const AUDIENCE: &str = "[audiences.all]\nshows = [\"themes\", \"asks\"]\n";

/// Of each person the day, whether everybody may read it, and what they said.
const INTERVIEWS: [(&str, &str, bool, &str); 3] = [
    (
        "p1",
        "2026-01-02",
        true,
        "[Give us a portal.]{.portal #give kind=ask} \
         [It took two weeks.]{.forms #two freq=monthly toil=8h contradicts=quick}",
    ),
    (
        "p2",
        "2026-02-01",
        true,
        "[One page for all of it.]{.portal #one kind=ask} [A week it took me.]{.forms #week contradicts=quick}",
    ),
    (
        "p3",
        "2026-03-04",
        false,
        "[Secret portal.]{.portal #secret kind=ask} [Rights, please.]{.forms #rights kind=ask ask=rights}",
    ),
];

const PORTAL: &str = "---\ntitle: One portal\nthemes: [portal]\nstatus: declined\n\
                      because: We try smaller things first.\nanswered: 2026-03-01\n\
                      tickets: [https://t.example/7]\nowner: pay\n---\n";
const QUICK: &str = "---\ntitle: Forms are quick\nby: Mira\ndate: 2025-12-01\nthemes: [forms]\n---\n";

/// The study without its asks, assumptions and what names them.
fn bare(settings: &str, as_written: impl Fn(&str) -> String) -> Site {
    let site = Site::empty()
        .file("site.toml", settings)
        .file("content/themes/portal.md", "---\ntitle: A portal\n---\n")
        .file("content/themes/forms.md", "---\ntitle: Forms\n---\n")
        .file("content/teams/pay.md", "---\nheadcount: 12\n---\n");
    INTERVIEWS.iter().fold(site, |site, (name, date, is_open, said)| {
        let audience = if *is_open && settings.contains("audiences") { "audience: [all]\n" } else { "" };
        let front = format!("---\nparticipant: {name}\nteam: pay\ndate: {date}\n{audience}---\n");
        site.file(&format!("content/interviews/{name}.md"), format!("{front}\n**{name}:** {}\n", as_written(said)))
    })
}

/// The study with them.
fn study(settings: &str) -> Site {
    bare(settings, str::to_owned)
        .file("content/asks/portal.md", PORTAL)
        .file("content/asks/rights.md", "---\ntitle: Rights\n---\n")
        .file("content/assumptions/quick.md", QUICK)
}

fn built(site: &Site, arguments: &[&str]) {
    let run = site.run(&[&["build", "--out", "public"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_build_has_their_pages_and_data() {
    let site = study(ENOUGH);
    built(&site, &[]);
    let asks = site.data("asks");
    // From 2 January to 1 March: 29 + 28 + 1 = 58 days. The newest day is 4 March, when the rights were asked for.
    assert_eq!(
        asks[0],
        json!({
            "slug": "portal", "title": "One portal", "themes": ["portal"], "status": "declined",
            "because": "We try smaller things first.", "since": "2026-01-02", "answered": "2026-03-01", "days": 58,
            "owner": "pay", "tickets": ["https://t.example/7"], "people": 3, "quotes": ["p1#give", "p2#one", "p3#secret"],
            "url": "/asks/portal/", "source": "content/asks/portal.md",
        })
    );
    assert_eq!((&asks[1]["status"], &asks[1]["days"], &asks[1]["people"]), (&json!("open"), &json!(0), &json!(1)));
    assert_eq!(
        site.data("assumptions"),
        [json!({
            "slug": "quick", "title": "Forms are quick", "themes": ["forms"], "by": "Mira", "date": "2025-12-01",
            "state": "contradicted", "confirm": 0, "contradict": 2, "confirmed_by": [],
            "contradicted_by": ["p1#two", "p2#week"],
            "url": "/assumptions/quick/", "source": "content/assumptions/quick.md",
        })]
    );
    let page = site.output("asks/portal/index.html");
    for shown in
        ["3 people asked", "We try smaller things first.", "https://t.example/7", "Secret portal.", "1 Mar 2026"]
    {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(site.output("assumptions/quick/index.html").contains("2 people contradict it, nobody confirms it"));
    let theme = site.output("themes/forms/index.html");
    assert!(theme.contains("href=\"../../assumptions/quick/\""), "its card and its side lead there");
    assert!(site.output("index.html").contains("href=\"asks/\""), "the navigation leads there");
}

#[test]
fn an_audience_reads_no_word_that_is_not_for_it() {
    let site = study(AUDIENCE);
    built(&site, &["--audience", "all"]);
    let page = site.output("asks/portal/index.html");
    assert!(page.contains("3 people asked") && page.contains("1 more not for this audience"), "all are counted");
    for withheld in ["Secret portal", "interviews/p3"] {
        assert!(!page.contains(withheld), "{withheld}");
    }
    assert_eq!(site.data("asks")[0]["quotes"], json!(["p1#give", "p2#one"]));
    assert!(!site.public().join("assumptions").exists() && !site.public().join("data/assumptions.json").exists());
    let theme = site.output("themes/forms/index.html");
    assert!(!theme.contains("assumptions") && !theme.contains("Forms are quick"), "not shown, so not named");
}

#[test]
fn no_number_knows_of_asks_and_assumptions() {
    let unnamed = |said: &str| said.replace(" contradicts=quick", "").replace(" ask=rights", "");
    let (with, without) = (study(ENOUGH), bare("", unnamed));
    built(&with, &[]);
    built(&without, &[]);
    for file in ["priorities", "stability", "themes", "teams", "quotes", "interviews"] {
        let path = format!("data/{file}.json");
        assert_eq!(with.output(&path), without.output(&path), "{file}");
    }
}
