//! Which quotes are on which page, and where their cards are, in studies that are worked out by hand.
//!
//! Comes in: studies with many quotes. Goes out: nothing. Does not know: how a page looks.

use super::MOST_QUOTES;
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::{Permissions, release};
use crate::site::PageHtml;
use crate::site::addresses::Answer;
use crate::site::follow::changed_quote;
use crate::site::lock::{GoneAddresses, Published, update};
use crate::site::route::Route;
use crate::site::testing::Study;

fn theme() -> ThemeId {
    ThemeId::from_index(0)
}

/// An interview of somebody of a team, with so many quotes of the theme, `q1` and so on.
fn interview(team: &str, quotes: usize, attributes: &str) -> String {
    let marks = (1..=quotes).map(|number| format!("[Words {number}.]{{.slow #q{number}{attributes}}}"));
    format!("---\nteam: {team}\n---\n**P:** {}\n", marks.collect::<Vec<_>>().join(" "))
}

/// 150 quotes of `big`, one of `small`, and an opportunity and a page beside.
fn large(files: &[(&str, &str)]) -> Study {
    let (big, small) = (interview("big", 150, ""), interview("small", 1, " freq=1/week toil=2h"));
    let own = [
        ("content/interviews/a.md", big.as_str()),
        ("content/interviews/b.md", small.as_str()),
        ("content/teams/big.md", ""),
        ("content/teams/small.md", ""),
    ];
    Study::of(&[&own, files].concat())
}

const SLOW_FILE: (&str, &str) = ("content/themes/slow.md", "---\naliases: [old]\n---\nSee [this](slow.md#a.q150).\n");

#[test]
fn a_page_has_a_hundred_and_every_team_is_on_the_first() {
    let study = large(&[SLOW_FILE]);
    let site = study.site_context();
    let pages = &site.index.themes.pages;
    let bounded = pages.bounded(theme()).expect("151 are more than a hundred");
    assert_eq!(bounded.first.len(), MOST_QUOTES);
    // The small team's only quote is the last of all; of the big team's the first 99 have room.
    let first = |number| bounded.first.contains(&QuoteId::from_index(number));
    assert!(first(150) && first(98) && !first(99));
    let behind: Vec<(&str, usize)> =
        bounded.pages.iter().map(|page| (page.route.as_str(), page.quotes.len())).collect();
    assert_eq!(behind, [("/themes/slow/all/", 51)]);
    assert_eq!(pages.behind(0), Some((theme(), 0)));
    assert_eq!(pages.behind(1), None);
}

#[test]
fn a_theme_that_has_room_is_one_page() {
    for (quotes, pages) in [(99, 0), (100, 0), (101, 1), (200, 1), (201, 2)] {
        let text = interview("t", quotes, "");
        let study = Study::of(&[
            ("content/interviews/a.md", &text),
            ("content/themes/slow.md", ""),
            ("content/teams/t.md", ""),
        ]);
        let all = study.plan.for_people().filter(|page| page.route.as_str().starts_with("/themes/slow/all/"));
        assert_eq!(all.count(), pages, "{quotes}");
        let bounded = study.site_context().index.themes.pages.bounded(theme()).map_or(0, |theme| theme.pages.len());
        assert_eq!(bounded, pages, "{quotes}");
    }
}

#[test]
fn every_card_is_on_one_page_and_all_that_leads_to_it_leads_there() {
    let study =
        large(&[SLOW_FILE, ("content/about.md", "[One](themes/slow.md#a.q150) [other](themes/slow.md#a.q1)\n")]);
    let site = study.site_context();
    let route = |number| site.card_route(theme(), QuoteId::from_index(number)).map(Route::as_str);
    assert_eq!(
        [0, 98, 99, 149, 150].map(route),
        [
            Some("/themes/slow/"),
            Some("/themes/slow/"),
            Some("/themes/slow/all/"),
            Some("/themes/slow/all/"),
            Some("/themes/slow/")
        ]
    );
    let (_, about) = study.shown("/about/");
    assert!(about.contains("href=\"../themes/slow/all/#a.q150\""), "{about}");
    assert!(about.contains("href=\"../themes/slow/#a.q1\""), "{about}");
    let definition = study.shown("/themes/slow/").0["definition_html"].take();
    assert!(definition.as_str().is_some_and(|html| html.contains("href=\"all/#a.q150\"")), "{definition}");
    let mut written = Vec::new();
    for address in ["/themes/slow/", "/themes/slow/all/"] {
        let page = study.page(study.planned(address));
        let mut html = PageHtml::default();
        let blocks = (0..4).map(|block| format!("<!--cairn:{block}-->")).collect::<String>();
        page.fill(&blocks, &mut html).expect("no transcript is on it");
        let html = html.text;
        written.extend(html.match_indices("<article").map(|(at, _)| {
            let id = html[at..].split_once(" id=\"").expect("a card has an id").1;
            id.split('"').next().unwrap_or_default().to_owned()
        }));
    }
    written.sort_unstable();
    let mut expected: Vec<String> = (1..=150).map(|number| format!("a.q{number}")).chain(["b.q1".to_owned()]).collect();
    expected.sort_unstable();
    assert_eq!(written, expected, "each once");
}

#[test]
fn what_somebody_wrote_is_followed_to_the_page_that_shows_it() {
    let study = large(&[SLOW_FILE]);
    let text = interview("big", 150, "").replace("[Words 150.]", "[Other words.]");
    let files = [("content/interviews/a.md", text.as_str())];
    let small = interview("small", 1, " freq=1/week toil=2h");
    let after = Study::of(
        &[
            &files[..],
            &[
                ("content/interviews/b.md", &small),
                SLOW_FILE,
                ("content/teams/big.md", ""),
                ("content/teams/small.md", ""),
            ],
        ]
        .concat(),
    );
    let found = changed_quote(&study.site_context(), &after.site_context()).expect("one changed");
    let found: Vec<String> = found.iter().map(|place| place.route.href_at(&place.anchor)).collect();
    assert_eq!(found, ["/interviews/a/#q150", "/themes/slow/all/#a.q150"]);
}

#[test]
fn pages_behind_have_redirects_are_in_the_site_map_and_are_not_kept() {
    let study = large(&[SLOW_FILE]);
    let public = &study.plan.addresses.public;
    let answer =
        |address: &str| public.iter().find(|page| page.route.as_str() == address).map(|page| page.answer.clone());
    assert_eq!(answer("/themes/slow/all/"), Some(Answer::Continued));
    let Some(Answer::Redirect(to)) = answer("/themes/old/all/") else { panic!("{public:?}") };
    assert_eq!(to.as_str(), "/themes/slow/all/");
    let sitemap = study.shown("/sitemap.xml").0.to_string();
    assert!(sitemap.contains("https://x.example/research/themes/slow/all/\""), "{sitemap}");
    let released = release(&study.knowledge, &Permissions::EVERYTHING);
    let published = Published::new(released, &study.plan.addresses);
    let lock = update(&published, &SourcePath::new("cairn.lock"), None, GoneAddresses::Keep).value.text;
    assert!(
        lock.contains("\n/themes/slow/\n") && lock.contains("\n/themes/old/\n") && !lock.contains("/all/"),
        "{lock}"
    );
}

#[test]
fn the_lead_is_the_one_that_the_file_names_else_the_one_with_the_most_hours() {
    let lead = |theme: &str, transcript: &str| {
        let study = Study::read(&[("content/interviews/p.md", transcript), ("content/themes/slow.md", theme)]).0;
        let selection = study.site_context().quote_selection();
        let quotes = selection.of_theme(self::theme());
        selection.lead(self::theme(), &quotes).map(|quote| study.knowledge.words(quote).id.clone())
    };
    let said = "**P:** [one]{.slow #a} [two]{.slow #b freq=monthly toil=1h} [three]{.slow #c freq=weekly toil=1h}\n";
    let named = |quote: &str| format!("---\nlead: p#{quote}\n---\n");
    // A week's hour is 13 a quarter, a month's 3.
    assert_eq!(lead("", said).as_deref(), Some("c"));
    assert_eq!(lead(&named("a"), said).as_deref(), Some("a"));
    assert_eq!(
        lead(&named("x"), said).as_deref(),
        Some("c"),
        "one that is not there is an error, and the page goes on"
    );
    assert_eq!(lead("", "**P:** [ask]{.slow #a kind=ask}\n").as_deref(), Some("a"), "nothing else was said");
    assert_eq!(lead("", "---\ninterviewer: Mira\nparticipant: P\n---\n**Mira:** [so]{.slow #a}\n\n**P:** No.\n"), None);
    assert_eq!(lead("", "**P:** Nothing.\n"), None);
}
