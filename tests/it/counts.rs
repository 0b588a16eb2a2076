//! Numbers of people: the same count is the same number on every page, and each number says which count it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use scraper::{ElementRef, Html, Selector};
use url::Url;

use crate::site::{Site, cairn, files_below};

/// What pages say of one thing, such as `theme.slow`: a count in words, and the pages that show it.
type Shown = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Five people, of whom different ones spoke of things and are affected by them.
fn study() -> Site {
    let interview = |person: &str, team: &str, more: &str, said: &str| {
        format!(
            "---\nparticipant: {person}\nteam: {team}\ninterviewer: Mira\nguide: g\n{more}---\n\n**Mira:** [So it is slow?]\
             {{.slow q=last}}\n\n**{person}:** {said}\n"
        )
    };
    let files = [
        (
            "p1",
            "pay",
            "",
            "[It is slow.]{.slow freq=weekly toil=2h q=last} [Nice.]{.slow kind=praise} [A]{.other kind=ask}",
        ),
        ("p2", "pay", "", "[I like that.]{.slow kind=praise}"),
        ("p3", "web", "tags: [slow]\n", "Nothing."),
        ("p4", "web", "", "[Builds.]{.build freq=weekly toil=1h} [Other.]{.other freq=weekly toil=1h}"),
        ("p5", "web", "", "[Make it fast.]{.slow kind=ask}"),
    ];
    let site = files.iter().fold(Site::empty(), |site, (person, team, more, said)| {
        site.file(&format!("content/interviews/{person}.md"), interview(&person.to_uppercase(), team, more, said))
    });
    site.file("content/themes/build.md", "---\ntitle: Building\n---\n")
        .file("content/themes/slow.md", "---\ntitle: Slow\nparent: build\n---\n")
        .file("content/themes/other.md", "---\ntitle: Other\n---\n")
        .file("content/opportunities/o.md", "---\ntitle: O\nthemes: [other]\n---\n")
        .file("content/guides/g.md", "---\ntitle: G\nsections:\n  - questions: [{id: last, text: When last?}]\n---\n")
}

#[test]
fn the_same_count_is_the_same_number_on_every_page() {
    let site = study();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let shown = shown(&site.public());
    // By hand. Slow: P1, P2 and P5 have quotes, Mira's make nobody anything; P1 has evidence and P3 a tag. Building stands
    // over it, and P4 has evidence. Other: P1 asks and P4 has evidence.
    for (what, counts) in [
        ("theme.slow", ["3 people spoke of it", "2 of 5 interviewed are affected"]),
        ("theme.build", ["4 people spoke of it", "3 of 5 interviewed are affected"]),
        ("theme.slow#team:pay", ["2 people spoke of it", ""]),
        ("theme.slow#team:web", ["1 person spoke of it", ""]),
        ("theme.build#team:web", ["2 people spoke of it", ""]),
        ("theme.other", ["2 people spoke of it", ""]),
        ("opportunity.o", ["2 people spoke of it", "1 of 5 interviewed is affected"]),
    ] {
        let found: Vec<&str> = shown[what].keys().map(String::as_str).collect();
        let mut expected: Vec<&str> = counts.into_iter().filter(|count| !count.is_empty()).collect();
        expected.sort_unstable();
        assert_eq!(found, expected, "{what}: {:?}", shown[what]);
    }
    let pages = |what: &str, count: &str| shown[what][count].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(pages("theme.slow", "3 people spoke of it"), ["/themes/", "/themes/build/", "/themes/slow/"]);
    assert_eq!(pages("theme.slow", "2 of 5 interviewed are affected"), ["/priorities/", "/themes/slow/"]);
    assert_eq!(pages("theme.build", "4 people spoke of it"), ["/themes/", "/themes/build/"]);
    assert_eq!(
        pages("theme.build", "3 of 5 interviewed are affected"),
        ["/", "/brief/", "/priorities/", "/themes/build/"]
    );
    assert_eq!(pages("theme.other", "2 people spoke of it"), ["/opportunities/o/", "/themes/", "/themes/other/"]);
    assert_eq!(pages("theme.slow#team:pay", "2 people spoke of it"), ["/teams/pay/", "/themes/slow/"]);
    // P4 of it, and P5 of what is below it.
    assert_eq!(pages("theme.build#team:web", "2 people spoke of it"), ["/teams/web/", "/themes/build/"]);
    let of_o = ["/", "/opportunities/", "/opportunities/o/", "/priorities/", "/themes/other/"];
    assert_eq!(pages("opportunity.o", "1 of 5 interviewed is affected"), of_o);
    assert!(site.output("guides/g/index.html").contains("<b>1 person answered</b>"), "Mira's questions are no answers");
    assert!(site.output("index.html").contains("<li>5 people interviewed</li>"));
    assert!(site.output("interviews/index.html").contains("5 people interviewed. Newest"));
    assert!(site.output("teams/pay/index.html").contains("<b>2 people interviewed</b>"));
}

#[test]
fn the_demonstration_counts_alike_everywhere() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let out = folder.path().join("site");
    let run = cairn(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--out", out.to_str().expect("it is UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let shown = shown(&out);
    let seen: usize = shown.values().flat_map(BTreeMap::values).map(BTreeSet::len).sum();
    assert!(seen > 60, "the walk sees too little: {seen}");
    for (what, counts) in shown {
        for ending in ["of it", "affected"] {
            let of_kind = counts.keys().filter(|count| count.ends_with(ending)).collect::<Vec<_>>();
            assert!(of_kind.len() <= 1, "{what}: {counts:?}");
        }
    }
}

/// Walks all pages of a site: each number of people must say what it counts; what is said of themes and opportunities is
/// gathered.
fn shown(out: &Path) -> Shown {
    let mut shown = Shown::new();
    for (path, bytes) in files_below(out).iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Url::parse("http://x/").and_then(|root| root.join(path.strip_suffix("index.html").unwrap_or(path)));
        let page = page.expect("paths are plain");
        let html = Html::parse_document(&String::from_utf8_lossy(bytes));
        assert_eq!(bare_counts(&html), [""; 0], "{path}");
        for (what, text) in lines(&page, &html) {
            for count in counts(&text) {
                shown.entry(what.clone()).or_default().entry(count).or_default().insert(page.path().to_owned());
            }
        }
    }
    shown
}

/// What a page says of themes and opportunities: which, and the text that may hold numbers.
fn lines(page: &Url, html: &Html) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for title in all(html, "a.line-title") {
        let meta = title.next_siblings().filter_map(ElementRef::wrap).find(|it| it.attr("class") == Some("line-meta"));
        found.extend(meta.and_then(|meta| Some((thing(page, title)?, text(meta)))));
    }
    for row in all(html, ".ranking > tbody[id]") {
        let affected = text(first(row, "td[data-label=Affected]"));
        let are = if affected.starts_with("1 of") { "is" } else { "are" };
        found.extend(thing(page, first(row, "th a")).map(|what| (what, format!("{affected} {are} affected"))));
    }
    for standing in all(html, ".standing") {
        let row =
            standing.select(&selector("a")).find_map(|link| Some(link.attr("href")?.split_once("priorities/#")?.1));
        found.extend(row.map(|row| (row.to_owned(), text(standing))));
    }
    let here = page_of(page);
    found.extend(all(html, ".page-head .meta b").next().and_then(|count| Some((here.clone()?, text(count)))));
    for group in all(html, "filter-quotes .group") {
        let id = group.attr("id").expect("a group can be linked to");
        let theme = here.as_ref().filter(|here| here.starts_with("theme."));
        found.extend(theme.map(|here| (format!("{here}#{id}"), text(first(group, ".count")))));
    }
    found
}

/// `theme.slow` or `opportunity.o`, with the team where a link leads to the words of one.
fn thing(page: &Url, link: ElementRef<'_>) -> Option<String> {
    let to = page.join(link.attr("href")?).ok()?;
    let team = to.fragment().filter(|place| place.starts_with("team:")).map(|place| format!("#{place}"));
    Some(page_of(&to)? + &team.unwrap_or_default())
}

fn page_of(page: &Url) -> Option<String> {
    let path = page.path();
    let [folder, slug] = *path.trim_matches('/').split('/').collect::<Vec<_>>() else { return None };
    match folder {
        "themes" => Some(format!("theme.{slug}")),
        "opportunities" => Some(format!("opportunity.{slug}")),
        _ => None,
    }
}

/// The counts of people in a text that are of one thing alone.
fn counts(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let trimmed = |word: &str| word.trim_end_matches([':', '.', ',']).to_owned();
    let ends_with = |at: usize, ending: &[&str]| {
        at + 1 >= ending.len() && words[at + 1 - ending.len()..=at].iter().zip(ending).all(|(a, b)| trimmed(a) == *b)
    };
    let from = |at: usize, length: usize| {
        words[(at + 1).saturating_sub(length)..=at].iter().map(|word| trimmed(word)).collect::<Vec<_>>().join(" ")
    };
    (0..words.len())
        .filter_map(|at| match () {
            () if ends_with(at, &["nobody", "spoke", "of", "it"]) => Some(from(at, 4)),
            () if ends_with(at, &["spoke", "of", "it"]) => Some(from(at, 5)),
            () if ends_with(at, &["interviewed", "are", "affected"])
                || ends_with(at, &["interviewed", "is", "affected"]) =>
            {
                Some(from(at, 6))
            }
            () => None,
        })
        .collect()
}

/// Numbers of people on a page that do not say which people; what somebody wrote or said is left out.
fn bare_counts(html: &Html) -> Vec<String> {
    const NAMED: [&str; 25] = [
        "spoke of",
        "interviewed",
        "answered",
        "said",
        "and 4 of",
        "in the team",
        "it affects",
        "told us",
        "asked and did",
        "person asked",
        "people asked",
        "contradict",
        "confirm",
        "say so",
        "says so",
        "heard it",
        "name it",
        "names it",
        "coded it",
        "coded them",
        "heard in",
        "heard as",
        "hear it",
        "was heard",
        "people in",
    ];
    let skip = selector("blockquote, q, .clip, .prose, .takeaways, .statement, script, style, .lead");
    let own: Vec<_> = html.select(&skip).flat_map(|part| part.descendants().map(|node| node.id())).collect();
    let own: BTreeSet<_> = own.into_iter().collect();
    let words: String = html
        .tree
        .nodes()
        .filter(|node| !own.contains(&node.id()))
        .filter_map(|node| node.value().as_text().map(|text| format!("{} ", text.trim())))
        .collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_count = |pair: &[&str]| {
        pair[0].bytes().all(|b| b.is_ascii_digit() || b == b',')
            && ["people", "person"].contains(&pair[1].trim_end_matches(['.', ',', ':']))
    };
    let counts = words.windows(2).enumerate().filter(|(_, pair)| is_count(pair));
    let with_rest = counts.map(|(at, _)| words[at..words.len().min(at + 9)].join(" "));
    with_rest.filter(|text| !NAMED.iter().any(|name| text.contains(name))).collect()
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("it is a selector")
}

fn all<'h>(html: &'h Html, what: &str) -> impl Iterator<Item = ElementRef<'h>> {
    html.select(&selector(what)).collect::<Vec<_>>().into_iter()
}

fn first<'h>(of: ElementRef<'h>, what: &str) -> ElementRef<'h> {
    of.select(&selector(what)).next().unwrap_or_else(|| panic!("there is no {what} in {}", of.html()))
}

fn text(of: ElementRef<'_>) -> String {
    of.text().collect::<Vec<_>>().join("")
}
