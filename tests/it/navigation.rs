//! Where one is: breadcrumbs on every page but home, and what the navigation calls the current page.

use scraper::{Element, ElementRef, Html, Selector};

use crate::site::{Site, files_below};

fn selected<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("it is one")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn study() -> Site {
    Site::small()
        .file("site.toml", "title = \"Ours\"\n")
        .file("content/themes/nights.md", "---\ntitle: Nights\nparent: toil\n---\n")
        .file("content/method.md", "# Method\n")
        .file("content/method/coding.md", "# Coding\n")
        .file("content/method/coding/words/long.md", "# Long words\n")
        .file("content/opportunities/o.md", "---\ntitle: O\nthemes: [toil]\n---\n")
        .build()
}

/// The breadcrumbs of a page, each with where it leads; the last one leads nowhere.
fn crumbs(site: &Site, page: &str) -> Vec<String> {
    let html = Html::parse_document(&site.output(page));
    let link = Selector::parse("a").expect("it is one");
    let crumbs = selected(&html, ".crumbs li").into_iter();
    crumbs
        .map(|crumb| match crumb.select(&link).next() {
            Some(link) => format!("{} {}", text(crumb), link.attr("href").expect("it leads somewhere")),
            None => text(crumb),
        })
        .collect()
}

#[test]
fn breadcrumbs_lead_from_home_to_the_page_itself() {
    let site = study();
    for (page, expected) in [
        ("index.html", &[][..]),
        ("themes/index.html", &["Home ../", "Themes"]),
        ("themes/nights/index.html", &["Home ../../", "Themes ../", "Toil ../toil/", "Nights"]),
        ("interviews/p07/index.html", &["Home ../../", "Interviews ../", "P07, Payments"]),
        ("guides/g1/index.html", &["Home ../../", "Guides ../", "G1"]),
        ("priorities/index.html", &["Home ../", "Priorities"]),
        ("method/index.html", &["Home ../", "Method"]),
        ("method/coding/index.html", &["Home ../../", "Method ../", "Coding"]),
        (
            "method/coding/words/long/index.html",
            &["Home ../../../../", "Method ../../../", "Coding ../../", "Long words"],
        ),
        ("404.html", &["Home /", "Page not found"]),
    ] {
        assert_eq!(crumbs(&site, page), expected, "{page}");
    }
}

#[test]
fn every_page_says_once_where_one_is() {
    let site = study();
    // What pages of others show has nothing of the site around it.
    let is_page = |path: &str| path.ends_with("index.html") && !path.ends_with("embed/index.html");
    for (path, bytes) in files_below(&site.public()).iter().filter(|(path, _)| is_page(path)) {
        let html = Html::parse_document(&String::from_utf8_lossy(bytes));
        if selected(&html, "meta[http-equiv=refresh]").is_empty() {
            let current = selected(&html, ".crumbs [aria-current=page]");
            assert_eq!(current.len(), usize::from(path != "index.html"), "{path}");
            assert!(current.iter().all(|last| last.next_sibling_element().is_none()), "{path}");
            assert!(selected(&html, ".site-nav [aria-current]").len() <= 1, "{path}");
        }
    }
}

#[test]
fn the_navigation_tells_the_page_from_what_is_in_it() {
    let site = study();
    for (page, expected) in [
        ("index.html", &["page Ours"][..]),
        ("themes/index.html", &["page Themes"]),
        ("themes/toil/index.html", &["true Themes"]),
        ("interviews/p07/index.html", &["true Interviews"]),
        ("priorities/index.html", &["page Priorities"]),
        ("opportunities/o/index.html", &["true Opportunities"]),
        ("method/index.html", &["page Method"]),
        ("method/coding/index.html", &[]),
    ] {
        let html = Html::parse_document(&site.output(page));
        let current = selected(&html, ".site-header [aria-current], .site-footer [aria-current]").into_iter();
        let current: Vec<String> = current
            .map(|link| format!("{} {}", link.attr("aria-current").expect("it was asked for"), text(link)))
            .collect();
        assert_eq!(current, expected, "{page}");
    }
}
