//! Where everything is shown a page says for which audiences it is published; where an audience's site is, nothing is said.
//!
//! Comes in: a small study with two audiences. Goes out: nothing. Does not know: how an audience is chosen.

use super::*;
use crate::release::Audience;
use crate::site::Content;

const FILES: [(&str, &str); 4] = [
    ("site.toml", "[audiences.all]\ntitle = \"All engineers\"\nshows = [\"themes\"]\n[audiences.leads]\n"),
    ("content/interviews/a.md", "---\nparticipant: P1\naudience: [all, leads]\n---\n**P1:** [Slow.]{.slow}\n"),
    ("content/interviews/b.md", "---\nparticipant: P2\nquotes_for: [all]\n---\n**P2:** [Slow.]{.slow}\n"),
    ("content/outcomes/o.md", "---\ntitle: O\n---\n"),
];

/// What stands at the end of each page that people read, by its address.
fn said(files: &[(&str, &str)], audience: Audience) -> BTreeMap<String, Option<String>> {
    let options = BuildOptions::for_site(audience, DAY);
    let planned = Memo::new().planned(&scan(&self::files(files)), &options, &NoProgress).value;
    let pages = planned.plan.pages.iter().filter_map(|page| match planned.content(page) {
        Content::Page(data) => Some((page.route.as_str().to_owned(), data.frame.foot.readers)),
        Content::Bytes(_) | Content::Picture(..) => None,
    });
    pages.collect()
}

#[test]
fn a_page_says_for_whom_it_is_published_where_everything_is_shown() {
    let everything = said(&FILES, Audience::Everybody);
    let of = |route: &str| everything[route].as_deref();
    assert_eq!(of("/interviews/a/"), Some("Also published for: All engineers, leads"));
    assert_eq!(of("/interviews/b/"), Some("Published for no audience"), "its quotes alone are shown");
    assert_eq!(of("/themes/slow/"), Some("Also published for: All engineers"), "leads are shown no themes");
    assert_eq!(of("/outcomes/o/"), Some("Published for no audience"));
    assert_eq!(of("/"), Some("Also published for: All engineers, leads"));
    assert_eq!(of("/404.html"), None, "it is where nothing is");
    // The same as what their own sites have.
    for (name, title) in [("all", "All engineers"), ("leads", "leads")] {
        let own = said(&FILES, Audience::Named(name.to_owned()));
        for (route, readers) in everything.iter().filter_map(|(route, readers)| Some((route, readers.as_ref()?))) {
            assert_eq!(own.contains_key(route), readers.contains(title), "{route} for {name}");
        }
    }
}

#[test]
fn an_audience_is_not_told_who_else_there_is() {
    assert!(said(&FILES, Audience::Named("all".to_owned())).values().all(Option::is_none));
    let without = said(&FILES[1..2], Audience::Everybody);
    assert!(without.len() > 3 && without.values().all(Option::is_none), "there are no audiences");
}
