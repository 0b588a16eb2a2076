//! What somebody has just written: the quote that is new or other than before, and every page that shows it.
//!
//! Comes in: the site before an edit and after it. Goes out: addresses. Does not know: who looks at which page.

use rustc_hash::FxHashMap;

use super::route::Route;
use super::site_context::{SiteContext, card_id};
use crate::release::{ReleasedInterview, ReleasedQuote};

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePlace {
    /// The page.
    pub route: Route,
    /// The quote's place on it.
    pub anchor: String,
}

/// Where the first quote is shown that changed from one state of a study to the next: in its transcript, then on the
/// page of each of its themes. None where no quote changed, or many interviews did: then it was not one person writing.
pub fn changed_quote(before: &SiteContext<'_>, after: &SiteContext<'_>) -> Option<Vec<PagePlace>> {
    const TOO_MANY: usize = 4;
    let known = before.released.interviews().map(|interview| (interview.file().path().as_str(), interview));
    let known: FxHashMap<&str, ReleasedInterview<'_>> = known.collect();
    let earlier = |now: ReleasedInterview<'_>| known.get(now.file().path().as_str()).copied();
    let changed = after.released.interviews();
    let changed = changed.filter(|now| !earlier(*now).is_some_and(|then| now.is_same_reading(then)));
    let changed: Vec<ReleasedInterview<'_>> = changed.take(TOO_MANY).collect();
    if changed.len() == TOO_MANY {
        return None;
    }
    let quote = changed.into_iter().find_map(|interview| {
        let earlier: Vec<ReleasedQuote<'_>> =
            earlier(interview).into_iter().flat_map(ReleasedInterview::quotes).collect();
        let is_known = |now: &ReleasedQuote<'_>| earlier.iter().any(|then| reads_the_same(*then, *now));
        interview.quotes().find(|now| !is_known(now))
    });
    quote.map(|quote| places(after, quote))
}

/// Whether two quotes say the same, wherever in the file they stand.
fn reads_the_same(one: ReleasedQuote<'_>, other: ReleasedQuote<'_>) -> bool {
    let said = |quote: ReleasedQuote<'_>| (quote.kind(), quote.freq(), quote.toil_hours(), quote.load());
    one.anchor() == other.anchor()
        && one.pieces().eq(other.pieces())
        && one.note() == other.note()
        && said(one) == said(other)
        && one.theme_slugs().eq(other.theme_slugs())
}

fn places(site: &SiteContext<'_>, quote: ReleasedQuote<'_>) -> Vec<PagePlace> {
    let place = |route: Option<&Route>, anchor: String| Some(PagePlace { route: route?.clone(), anchor });
    let transcript = place(site.addresses.entry(quote.interview()), quote.anchor().to_owned());
    let cards = quote.themes().filter_map(|theme| place(site.card_route(theme, quote.id()), card_id(quote)));
    transcript.into_iter().chain(cards).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Study;

    const INTERVIEW: &str = "[One thing]{.a #one} and [another]{.b #two}.\n";

    /// Where the changed quote is shown, as addresses.
    fn changed(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<String> {
        let (before, after) = (Study::of(before), Study::of(after));
        let found = changed_quote(&before.site_context(), &after.site_context()).unwrap_or_default();
        found.iter().map(|target| target.route.href_at(&target.anchor)).collect()
    }

    #[test]
    fn a_quote_that_is_new_or_other_is_followed_to_every_page_that_shows_it() {
        let text = format!("**P:** {INTERVIEW}");
        let now = |from: &str, to: &str| text.replace(from, to);
        let shown = |text: &str| {
            changed(
                &[("content/interviews/p.md", &format!("**P:** {INTERVIEW}"))],
                &[("content/interviews/p.md", text)],
            )
        };
        assert_eq!(shown(&text), [""; 0]);
        assert_eq!(shown(&now("and", "or, further down,")), [""; 0], "prose, and a quote that only moved");
        assert_eq!(shown(&now("another", "no other")), ["/interviews/p/#two", "/themes/b/#p.two"]);
        assert_eq!(
            shown(&now(".a #one", ".a .c #one kind=ask")),
            ["/interviews/p/#one", "/themes/a/#p.one", "/themes/c/#p.one"]
        );
        assert_eq!(shown("**P:** Nothing."), [""; 0]);
    }

    #[test]
    fn another_branch_is_not_followed() {
        let paths: Vec<String> = (0..5).map(|index| format!("content/interviews/{index}.md")).collect();
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "**P:** [One]{.a}")).collect();
        assert_eq!(changed(&[], &files), [""; 0]);
        assert_eq!(changed(&[], &files[..1]), ["/interviews/0/#one", "/themes/a/#0.one"]);
    }
}
