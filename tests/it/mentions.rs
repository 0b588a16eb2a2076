//! "Mentioned in": the way back from a page to those that link to it, for whoever may see them.

use crate::site::Site;

#[test]
fn a_page_ends_with_what_links_to_it() {
    let site = Site::small()
        .file("content/method.md", "# How we work\n\nWe look for [toil](themes/toil.md).\n")
        .file(
            "content/outcomes/slow.md",
            "---\ntitle: Slower\nweight: 1\n---\nSee [it](../outcomes/faster.md), [how](/method/).\n",
        )
        .build();
    let mentioned = |page: &str| {
        let html = scraper::Html::parse_document(&site.output(page));
        let selector = scraper::Selector::parse(".mentions a").expect("it is one");
        html.select(&selector).map(|link| link.text().collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(mentioned("themes/toil/index.html"), ["How we work"]);
    assert_eq!(mentioned("outcomes/faster/index.html"), ["Slower"]);
    assert_eq!(mentioned("method/index.html"), ["Slower"]);
    for page in ["teams/payments/index.html", "index.html", "outcomes/index.html", "404.html"] {
        assert!(!site.output(page).contains("Mentioned in"), "{page}");
    }
}

#[test]
fn an_audience_is_told_of_no_page_and_no_passage_that_it_may_not_see() {
    let site = Site::small()
        .file("site.toml", "audience = \"all\"\n[audiences.all]\nshows = [\"themes\", \"pages\"]\n[audiences.few]\n")
        .file("content/shown.md", "# Shown\n\n[Toil](themes/toil.md)\n")
        .file("content/partly.md", "# Partly\n\n[of [toil](themes/toil.md)]{for=few} and [of it](shown.md)\n")
        .file("content/hidden.md", "---\naudience: [few]\n---\n# Hidden\n\n[Toil](themes/toil.md) [and](shown.md)\n")
        .file("content/outcomes/slow.md", "---\ntitle: Slower\nweight: 1\n---\n[Toil](../themes/toil.md)\n")
        .build_into_public();
    let page = site.output("themes/toil/index.html");
    let mentions = page.split("class=\"mentions\"").nth(1).expect("it is mentioned").to_owned();
    let mentions = mentions.split("</section>").next().expect("it ends");
    assert_eq!(mentions.matches("<li>").count(), 1, "{mentions}");
    assert!(mentions.contains(">Shown<"), "{mentions}");
    let page = site.output("shown/index.html");
    assert_eq!(page.split("class=\"mentions\"").nth(1).map(|rest| rest.contains("Hidden")), Some(false), "{page}");
}

#[test]
fn a_new_link_makes_the_page_again_that_it_leads_to() {
    let site = Site::small().file("content/method.md", "# How\n\nWords.\n").build();
    assert!(!site.output("themes/toil/index.html").contains("Mentioned in"));
    let site = site.file("content/method.md", "# How\n\n[Toil](themes/toil.md)\n").build();
    assert!(site.output("themes/toil/index.html").contains("Mentioned in"));
}
