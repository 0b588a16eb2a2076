//! Which pages link to a page: the way back from what is linked to.
//!
//! Comes in: what is released, with the links in it, and where they lead. Goes out: [`Mentions`], made once for all pages.
//! Does not know: where on a page they stand.

use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::Addresses;
use super::route::Route;
use crate::release::ReleasedFile;

/// For each page of an entry, and each plain page, the pages that link to it.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// All pages that link to any, in their order.
    from: Vec<MentioningPage>,
    /// For each page that is linked to, whose links those are: each once, in order.
    by_target: FxHashMap<Route, Vec<usize>>,
}

/// A page that links to others.
#[derive(Debug)]
pub(super) struct MentioningPage {
    /// What it is called.
    pub(super) title: String,
    /// Where it is.
    pub(super) route: Route,
}

impl Mentions {
    /// Follows the links in some files, each with the title of its page, to entries and to some plain pages. What may not be
    /// seen is no link of a released file.
    pub(super) fn new<'k, 'r>(
        addresses: &'r Addresses,
        plain: impl Iterator<Item = &'r Route>,
        files: impl Iterator<Item = (String, ReleasedFile<'k>)>,
    ) -> Self {
        let targets: FxHashSet<&Route> = addresses.of_entries().chain(plain).collect();
        let redirects: FxHashMap<&Route, &Route> = addresses.redirects().collect();
        let mut mentions = Self::default();
        for (title, file) in files {
            let Some(route) = addresses.of_file(file.path()) else { continue };
            let linked = file.links().filter_map(|link| Some(addresses.resolve(file.path(), link)?.route));
            let linked = linked.map(|to| redirects.get(to).copied().unwrap_or(to));
            let mut linked: Vec<&Route> = linked.filter(|to| *to != route && targets.contains(to)).collect();
            linked.sort_unstable();
            linked.dedup();
            if linked.is_empty() {
                continue;
            }
            for target in linked {
                mentions.by_target.entry(target.clone()).or_default().push(mentions.from.len());
            }
            mentions.from.push(MentioningPage { title, route: route.clone() });
        }
        mentions
    }

    /// The pages that link to a page.
    pub(super) fn of(&self, page: &Route) -> impl Iterator<Item = &MentioningPage> {
        self.by_target.get(page).into_iter().flatten().map(|index| &self.from[*index])
    }
}

#[cfg(test)]
mod tests {
    use crate::site::testing::Study;

    /// The titles of the pages that a page says it is mentioned in, shown ones and folded ones.
    fn mentioned(study: &Study, page: &str) -> (Vec<String>, Vec<String>) {
        let page = study.page(study.planned(page));
        let foot = serde_json::to_value(&page.frame.foot).unwrap();
        let titles = |key: &str| {
            let links = foot[key].as_array().expect("it is a list").iter();
            links
                .map(|link| format!("{} {}", link["title"].as_str().unwrap(), link["href"].as_str().unwrap()))
                .collect()
        };
        (titles("mentions"), titles("more_mentions"))
    }

    #[test]
    fn a_page_names_each_page_that_links_to_it_once() {
        let study = Study::of(&[
            ("content/_index.md", "[Toil](themes/toil.md)\n"),
            (
                "content/about.md",
                "# About us\n\n[Toil](themes/toil.md) and [again](/themes/toil/#p.one), [us](about.md), [ext](https://e.example/themes/toil/)\n",
            ),
            ("content/themes/toil.md", "---\naliases: [drudgery]\n---\n[Myself](toil.md), [all](/themes/)\n"),
            ("content/themes/other.md", "---\ntitle: Other\n---\nNot [toil](./toil.md)\n"),
            (
                "content/opportunities/o.md",
                "---\ntitle: O\nthemes: [toil]\n---\nBy its [old name](/themes/drudgery/)\n",
            ),
            (
                "content/interviews/p.md",
                "---\ntitle: Talk\n---\n**P:** [See](../themes/toil.md) [One thing]{.toil #one} ![x](../x.png)\n",
            ),
            ("content/x.png", ""),
        ]);
        let (mentions, more) = mentioned(&study, "/themes/toil/");
        assert_eq!(
            mentions,
            [
                "Home ../../",
                "About us ../../about/",
                "O ../../opportunities/o/",
                "Other ../other/",
                "Talk ../../interviews/p/"
            ]
        );
        assert_eq!(more, [""; 0]);
        for page in ["/about/", "/themes/", "/interviews/p/", "/"] {
            assert_eq!(mentioned(&study, page).0, [""; 0], "{page}");
        }
    }

    #[test]
    fn of_many_all_but_twenty_are_folded() {
        let pages: Vec<(String, &str)> =
            (0..32).map(|index| (format!("content/p{index:02}.md"), "[Toil](themes/toil.md)\n")).collect();
        let mut files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        files.push(("content/themes/toil.md", "What hurts.\n"));
        let (mentions, more) = mentioned(&Study::of(&files), "/themes/toil/");
        assert_eq!((mentions.len(), more.len()), (20, 12));
        assert_eq!((mentions[0].as_str(), more[11].as_str()), ("P00 ../../p00/", "P31 ../../p31/"));
    }
}
