//! What is planned, and what cannot be.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: what stands on a page.

use std::collections::BTreeSet;

use crate::diagnostic::Severity;
use crate::site::addresses::Answer;
use crate::site::testing::Study;

const INTERVIEW: (&str, &str) = ("content/interviews/p07.md", "**P07:** [It took two weeks.]{.new-service}\n");

fn addresses(files: &[(&str, &str)]) -> Vec<String> {
    Study::of(files).plan.pages.iter().map(|planned| planned.route.as_str().to_owned()).collect()
}

fn complaints(files: &[(&str, &str)]) -> Vec<String> {
    let (_, complaints) = Study::read(files);
    let taken = complaints.iter().filter(|complaint| complaint.rule == "address-taken");
    taken.map(|complaint| format!("{}: {}", complaint.place.path, complaint.message)).collect()
}

#[test]
fn every_address_of_the_format_is_there() {
    let planned = addresses(&[
        INTERVIEW,
        ("content/teams/payments.md", "---\nheadcount: 3\n---\n"),
        ("content/outcomes/speed.md", "---\nsponsor: Ada\n---\n"),
        ("content/opportunities/one.md", "---\nthemes: [new-service]\n---\n"),
        ("content/guides/g.md", "---\ntitle: G\n---\n"),
        ("content/method/coding.md", "How.\n"),
    ]);
    for address in [
        "/",
        "/interviews/",
        "/interviews/p07/",
        "/themes/",
        "/themes/new-service/",
        "/teams/",
        "/teams/payments/",
        "/opportunities/",
        "/opportunities/one/",
        "/outcomes/",
        "/outcomes/speed/",
        "/guides/",
        "/guides/g/",
        "/priorities/",
        "/method/coding/",
        "/404.html",
        "/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/llms.txt",
        "/_headers",
    ] {
        assert!(planned.iter().any(|planned| planned == address), "{address} is not in {planned:?}");
    }
}

#[test]
fn pages_for_machines_are_not_counted_among_those_for_people() {
    let study = Study::of(&[INTERVIEW, ("content/about.md", "---\naliases: [us]\n---\n")]);
    let read: Vec<&str> = study.plan.for_people().map(|planned| planned.route.as_str()).collect();
    let own = [
        "/",
        "/interviews/",
        "/themes/",
        "/opportunities/",
        "/outcomes/",
        "/teams/",
        "/guides/",
        "/priorities/",
        "/brief/",
        "/coverage/",
        "/plan/",
    ];
    assert_eq!(read, [&own[..], &["/interviews/p07/", "/themes/new-service/", "/about/"]].concat());
}

#[test]
fn an_old_name_leads_on() {
    let study = Study::of(&[
        ("content/themes/new-service.md", "---\naliases: [scaffolding]\n---\n"),
        ("content/method/coding.md", "---\naliases: [codes, /how]\n---\n"),
    ]);
    let target = |address: &str| {
        let page = study.plan.addresses.public.iter().find(|page| page.route.as_str() == address);
        match &page.expect("it is planned").answer {
            Answer::Redirect(to) => to.as_str().to_owned(),
            answer => panic!("{answer:?}"),
        }
    };
    assert_eq!(target("/themes/scaffolding/"), "/themes/new-service/");
    assert_eq!(target("/method/codes/"), "/method/coding/");
    assert_eq!(target("/how/"), "/method/coding/");
    assert_eq!(study.shown("/themes/scaffolding/").0["to"], "../new-service/");
}

#[test]
fn two_things_cannot_have_one_address() {
    let file = ("content/feed.xml", "");
    let expected = "content/feed.xml: the address `/feed.xml` is taken by the feed";
    assert_eq!(complaints(&[INTERVIEW, file]), [expected]);
    let (about, index) = (("content/about.md", "Us.\n"), ("content/about/index.html", ""));
    let expected = "content/about/index.html: the address `/about/index.html` is already taken by `content/about.md`";
    assert_eq!(complaints(&[about, index]), [expected]);
}

#[test]
fn a_page_of_ones_own_wins_over_a_list_or_a_made_page() {
    for (path, address, what) in [
        ("content/themes.md", "/themes/", "the list of themes"),
        ("content/plan/index.md", "/plan/", "the page of the plan"),
        ("content/priorities.md", "/priorities/", "the page of priorities"),
    ] {
        let (study, complaints) = Study::read(&[INTERVIEW, (path, "Ours.\n")]);
        let said: Vec<(&str, bool, &str)> =
            complaints.iter().map(|it| (it.rule, it.severity == Severity::Warning, it.message.as_str())).collect();
        let expected = format!("this page is at `{address}` in place of {what}");
        assert_eq!(said, [("page-replaced", true, expected.as_str())]);
        let there = study.plan.pages.iter().filter(|planned| planned.route.as_str() == address);
        assert_eq!(there.map(|planned| planned.kind.name).collect::<Vec<_>>(), ["a page"], "{path}");
    }
    // Home has its own words, and is not replaced; what lies deeper is nobody's but its own.
    let files = [INTERVIEW, ("content/_index.md", "Ours.\n"), ("content/method/plan.md", "Ours.\n")];
    assert_eq!(Study::read(&files).1, []);
}

#[test]
fn a_page_that_nothing_describes_has_its_address_too() {
    let file = ("content/themes/new-service/index.html", "");
    let expected = "content/themes/new-service/index.html: the address `/themes/new-service/index.html` is taken by a \
                    page that is implied by its use";
    assert_eq!(complaints(&[INTERVIEW, file]), [expected]);
}

#[test]
fn what_was_said_of_two_entries_of_a_kind_is_not_said_again() {
    let (toil, again) = (("content/themes/toil.md", ""), ("content/themes/x.md", "---\nslug: toil\n---\n"));
    let alias = ("content/themes/y.md", "---\naliases: [toil, x]\n---\n");
    let (_, said) = Study::read(&[toil, again, alias]);
    assert_eq!(said.iter().map(|complaint| complaint.rule).collect::<Vec<_>>(), ["duplicate-slug", "alias-taken"]);
    let file = ("content/themes/toil/index.html", "");
    let expected = "content/themes/toil/index.html: the address `/themes/toil/index.html` is already taken by \
                    `content/themes/toil.md`";
    assert_eq!(complaints(&[toil, file]), [expected]);
}

#[test]
fn no_address_has_two_pages_where_entries_share_a_slug() {
    for folder in ["interviews", "themes", "opportunities"] {
        let paths = [format!("content/{folder}/a.md"), format!("content/{folder}/b.md")];
        let both = "---\nslug: other\nthemes: [toil]\n---\n";
        let (study, said) = Study::read(&[(&paths[0], both), (&paths[1], both), INTERVIEW]);
        assert!(said.iter().any(|complaint| complaint.rule == "duplicate-slug"), "{folder}");
        let routes: Vec<&str> = study.plan.pages.iter().map(|page| page.route.as_str()).collect();
        let distinct: BTreeSet<&str> = routes.iter().copied().collect();
        assert_eq!(routes.len(), distinct.len(), "{folder}: {routes:?}");
    }
}

#[test]
fn a_file_cannot_be_a_folder_too() {
    let (about, file) = (("content/about.md", "Us.\n"), ("content/about", ""));
    let expected = "content/about: the address `/about` is already taken by `content/about.md`";
    assert_eq!(complaints(&[about, file]), [expected]);
    let own = complaints(&[("content/data", "")]);
    assert_eq!(own, ["content/data: the address `/data` is taken by a data file"]);
}
