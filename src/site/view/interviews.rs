//! The list of interviews, on as many pages as it takes.
//!
//! Comes in: the site's context, which of the pages. Goes out: [`InterviewList`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::{Head, NavGroup, Section};
use super::parts::context::{InterviewLine, PageContext};
use crate::content::Kind;
use crate::release::Released;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many interviews a page lists. With fifty quotes each, a line has less than 2 KB, so that a page has less than 300.
const ON_A_PAGE: usize = 150;

/// The interviews in the navigation.
pub(super) static SECTION: Section = Section {
    order: 0,
    name: "interviews",
    group: NavGroup::Row,
    address: || Route::list(Kind::Interview),
    is_shown: |_| true,
};

/// `/interviews/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the list of interviews",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::list(Kind::Interview)),
    content: PageContent::Template("interviews.html", |context, _| Some(interviews(context, 0))),
};

/// `/interviews/page/2/` and so on. Which interviews are there changes with each new one, so nobody should keep their addresses.
pub(super) static MORE: PageKind = PageKind {
    name: "more of the list of interviews",
    readers: Readers::Others,
    addresses: more,
    content: PageContent::Template("interviews.html", |context, page| Some(interviews(context, page))),
    ..PAGE
};

/// Interviews, newest first.
#[derive(Debug, Serialize)]
struct InterviewList<'a> {
    /// The interviews on this page.
    interviews: Vec<InterviewLine<'a>>,
    /// How many people were interviewed, in words.
    people: String,
    /// All pages of the list; none where there is one.
    pages: Vec<ListPage<'a>>,
}

/// One of several pages of a list.
#[derive(Debug, Serialize)]
struct ListPage<'a> {
    /// Its number, from 1.
    number: usize,
    /// Where it is.
    href: String,
    /// Whether it is this one.
    here: bool,
    /// The day of its newest interview, and of its oldest one.
    days: [Option<&'a str>; 2],
}

fn more(released: Released<'_>) -> Vec<WantedPage> {
    let pages = released.interviews().count().div_ceil(ON_A_PAGE);
    let page = |subject| WantedPage::ours(subject, address(subject));
    (1..pages).map(page).collect()
}

/// Where a page of the list is, by its number from 0.
fn address(page: usize) -> Route {
    if page == 0 { Route::list(Kind::Interview) } else { Route::list_page(Kind::Interview, page + 1) }
}

fn interviews<'a>(context: &PageContext<'a>, page: usize) -> PageParts<'a> {
    let mut pages = context.site.index.newest.chunks(ON_A_PAGE);
    let listed = pages.clone().nth(page).unwrap_or_default();
    let day = |id| context.site.index.interviews[id].date.as_deref();
    let of_several = |(number, ids): (usize, &[_])| ListPage {
        number: number + 1,
        href: context.href(&address(number)),
        here: number == page,
        days: [ids.first(), ids.last()].map(|id| day(*id?)),
    };
    let view = InterviewList {
        interviews: context.drawn_interview_lines(listed.iter().copied()),
        people: context.words().count("people.interviewed", context.site.numbers.priorities.population.interviewed),
        pages: if pages.len() > 1 { pages.by_ref().enumerate().map(of_several).collect() } else { Vec::new() },
    };
    PageParts::new(head(context, page), view)
}

fn head<'a>(context: &PageContext<'a>, page: usize) -> Head<'a> {
    let head = Head::of_list(context, Kind::Interview);
    if page == 0 {
        return head;
    }
    let title = context.words().fill("interviews.page", &[("title", &head.title), ("number", &(page + 1))]);
    Head { title, crumbs: vec![context.list(Kind::Interview)], hidden: true, ..head }
}

#[cfg(test)]
mod tests {
    use crate::site::testing::Study;

    /// A study with so many interviews, a day each.
    fn study(interviews: u32) -> Study {
        let files: Vec<(String, String)> = (0..interviews)
            .map(|number| {
                let (year, month, day) = (2020 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
                let text = format!(
                    "---\nparticipant: P{number}\ndate: {year}-{month:02}-{day:02}\n---\n**P{number}:** [Slow.]{{.slow}}\n"
                );
                (format!("content/interviews/p{number}.md"), text)
            })
            .collect();
        Study::of(&files.iter().map(|(path, text)| (&**path, &**text)).collect::<Vec<_>>())
    }

    fn titles(study: &Study, route: &str) -> Vec<String> {
        let lines = study.shown(route).0["interviews"].take();
        lines.as_array().unwrap().iter().map(|line| line["title"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_list_that_fits_is_one_page() {
        let study = study(150);
        assert!(study.plan.pages.iter().all(|page| !page.route.as_str().contains("/page/")));
        assert_eq!(study.shown("/interviews/").0["pages"], serde_json::json!([]));
    }

    #[test]
    fn a_long_list_goes_on_and_each_interview_is_on_one_page() {
        let study = study(301);
        let pages = ["/interviews/", "/interviews/page/2/", "/interviews/page/3/"];
        let all = pages.map(|page| titles(&study, page));
        assert_eq!(all.each_ref().map(Vec::len), [150, 150, 1]);
        assert_eq!([&all[0][0], &all[1][0], &all[2][0]], ["p300", "p150", "p0"]);
        let second = study.shown("/interviews/page/2/").0["pages"].take();
        assert_eq!(second[0]["href"], "../../");
        assert_eq!(second[2]["href"], "../3/");
        let here = second.as_array().unwrap().iter().map(|page| page["here"] == true);
        assert_eq!(here.collect::<Vec<_>>(), [false, true, false]);
        // P150 was 150 days after the first, in months of 28: the 11th of the sixth.
        assert_eq!(second[1]["days"], serde_json::json!(["2020-06-11", "2020-01-02"]));
        let kept: Vec<&str> = study.plan.for_people().map(|page| page.route.as_str()).collect();
        assert!(kept.contains(&"/interviews/"), "{kept:?}");
        assert!(!kept.iter().any(|route| route.contains("/page/")), "who is there changes: {kept:?}");
    }

    #[test]
    fn a_line_shows_where_the_quotes_are() {
        let study = study(1);
        let line = study.shown("/interviews/").0["interviews"][0].take();
        let drawn = line["fingerprint_html"].as_str().unwrap();
        // One quote in one turn: its tick in the middle of 1,000, 15 wide.
        assert!(drawn.contains("<path class=\"kind-pain\" d=\"M493 2h15v13h-15z\"/>"), "{drawn}");
        assert_eq!(line["quoted"], 1);
    }
}
