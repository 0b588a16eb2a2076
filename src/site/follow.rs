//! What somebody has just written: the quote that is new or other than before, and every page that shows it.
//!
//! Comes in: the facts before an edit and after it. Goes out: addresses. Does not know: who looks at which page.

use rustc_hash::FxHashMap;

use super::facts::Facts;
use super::route::Route;
use crate::content::interview;
use crate::knowledge::{InterviewId, QuoteId};

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The page.
    pub route: Route,
    /// The quote's place on it.
    pub anchor: String,
}

/// Where the first quote is shown that changed from one state of a study to the next: in its transcript, then on the
/// page of each of its themes. None where no quote changed, or many interviews did: then it was not one person writing.
pub fn changed_quote(before: &Facts<'_>, after: &Facts<'_>) -> Option<Vec<Target>> {
    const TOO_MANY: usize = 4;
    let mut known: FxHashMap<&str, InterviewId> = FxHashMap::default();
    known.extend(before.knowledge.interviews.enumerate().map(|(id, it)| (it.entry.path.as_str(), id)));
    let changed = after.knowledge.interviews.enumerate().filter(|(_, interview)| {
        let earlier = known.get(interview.entry.path.as_str());
        let is_same =
            |id: &InterviewId| std::sync::Arc::ptr_eq(&before.knowledge.interviews[*id].entry, &interview.entry);
        !earlier.is_some_and(is_same)
    });
    let changed: Vec<_> = changed.take(TOO_MANY).collect();
    if changed.len() == TOO_MANY {
        return None;
    }
    let quote = changed.into_iter().find_map(|(id, interview)| {
        let earlier = known.get(interview.entry.path.as_str());
        let earlier = earlier.map_or(&[][..], |id| &before.knowledge.interviews[*id].entry.kind.quotes);
        let other = |quote: &QuoteId| {
            let now = after.knowledge.words(*quote);
            !earlier.iter().any(|then| reads_the_same(then, now))
        };
        after.knowledge.interviews[id].quotes.iter().copied().find(other)
    });
    quote.map(|quote| targets(after, quote))
}

/// Whether two quotes say the same, wherever in the file they stand.
fn reads_the_same(one: &interview::Quote, other: &interview::Quote) -> bool {
    let said = |quote: &interview::Quote| (quote.kind, quote.freq, quote.toil_hours, quote.load);
    let names = |quote: &interview::Quote| quote.themes.iter().map(|name| name.value.clone()).collect::<Vec<_>>();
    one.id == other.id
        && one.text == other.text
        && one.note == other.note
        && said(one) == said(other)
        && names(one) == names(other)
}

fn targets(facts: &Facts<'_>, quote: QuoteId) -> Vec<Target> {
    let (knowledge, plan) = (facts.knowledge, facts.plan);
    let interview = knowledge.quotes[quote].interview;
    let card = facts.card_id(quote);
    let transcript = Target { route: plan.interviews[interview].clone(), anchor: knowledge.words(quote).id.clone() };
    let themes = knowledge.quotes[quote].themes.iter();
    let cards = themes.map(|theme| Target { route: plan.themes[*theme].clone(), anchor: card.clone() });
    std::iter::once(transcript).chain(cards).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Study;

    const INTERVIEW: &str = "[One thing]{.a #one} and [another]{.b #two}.\n";

    /// Where the changed quote is shown, as addresses.
    fn changed(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<String> {
        let (before, after) = (Study::of(before), Study::of(after));
        let found = changed_quote(&before.facts(), &after.facts()).unwrap_or_default();
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
