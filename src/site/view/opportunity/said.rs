//! What people said on the themes of an opportunity: a few voices for it and against it, then all by team.
//!
//! Comes in: the site's context and quotes. Goes out: [`OpportunityQuotes`]. Does not know: the rest of the page.

use serde::Serialize;

use crate::content::interview::QuoteKind;
use crate::knowledge::QuoteId;
use crate::release::ReleasedQuote;
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::group::{KindCount, TeamGroup};

/// How many quotes stand for all of them.
const STRONGEST: usize = 3;
/// How many quotes its page shows in full; all are on the pages of its themes.
const MOST_QUOTES: usize = 100;
/// How many quotes against it stand on its page; each is on the page of its theme too.
const MOST_AGAINST: usize = 5;

/// What people said on the themes of an opportunity.
#[derive(Debug, Serialize)]
pub(super) struct OpportunityQuotes<'a> {
    /// The strongest evidence.
    strongest_html: Option<Placeholder>,
    /// What speaks against it.
    against_html: Option<Placeholder>,
    /// Which kinds of quotes there are.
    kinds: Vec<KindCount<'a>>,
    /// The quotes of all its themes, by team.
    groups: Vec<TeamGroup<'a>>,
    /// How many more there are than are shown.
    more: usize,
}

impl OpportunityQuotes<'_> {
    /// Whether a few of them stand for all.
    pub(super) fn has_strongest(&self) -> bool {
        self.strongest_html.is_some()
    }

    /// Whether something speaks against it.
    pub(super) fn has_against(&self) -> bool {
        self.against_html.is_some()
    }

    /// Whether there is any.
    pub(super) fn has_groups(&self) -> bool {
        !self.groups.is_empty()
    }
}

/// What people said of an opportunity: a few voices, then all by team.
pub(super) fn quotes<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    said: &[QuoteId],
) -> OpportunityQuotes<'a> {
    let readable = context.shown(said);
    let mut shown = context.quotes_with_room(&readable, MOST_QUOTES);
    shown.sort_unstable();
    let (groups, more) = (groups(context, blocks, said, &shown), readable.len() - shown.len());
    let mut lines = |quotes: Vec<QuoteId>| (!quotes.is_empty()).then(|| blocks.add(Block::Evidence(quotes)));
    OpportunityQuotes {
        // Few enough are all seen below.
        strongest_html: lines(if said.len() > STRONGEST { strongest(context, said) } else { Vec::new() }),
        against_html: lines(context.quotes_with_room(&against(context, said), MOST_AGAINST)),
        kinds: context.kinds(&shown),
        groups,
        more,
    }
}

/// A few quotes that say what it costs.
fn strongest(context: &PageContext<'_>, said: &[QuoteId]) -> Vec<QuoteId> {
    let selection = context.site.quote_selection();
    let is_evidence = |id: &QuoteId| context.released().quote(*id).is_some_and(ReleasedQuote::is_evidence);
    let evidence: Vec<QuoteId> = said.iter().copied().filter(is_evidence).collect();
    selection.spread(&selection.strongest_first(&evidence), STRONGEST)
}

/// Those that speak against it.
fn against(context: &PageContext<'_>, said: &[QuoteId]) -> Vec<QuoteId> {
    let is_against = |id: &QuoteId| context.released().quote(*id).is_some_and(|it| it.kind() == QuoteKind::Counter);
    said.iter().copied().filter(is_against).collect()
}

/// The quotes that are shown by team, each with the counts of all that its people said.
fn groups<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    said: &[QuoteId],
    shown: &[QuoteId],
) -> Vec<TeamGroup<'a>> {
    let all = context.by_team(&mut Blocks::default(), said, None);
    let mut groups = context.by_team(blocks, shown, None);
    for group in &mut groups {
        if let Some(TeamGroup { people, quotes, .. }) = all.iter().find(|whole| whole.id == group.id) {
            group.people.clone_from(people);
            group.quotes.clone_from(quotes);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::site::PageHtml;
    use crate::site::testing::Study;

    /// A study of one opportunity, and what each of some people said of it; every third is of another team.
    fn shown(said: &[String]) -> Value {
        let interview = |(n, said): (usize, &String)| {
            let team = if n % 3 == 2 { "u" } else { "t" };
            (
                format!("content/interviews/p{n:03}.md"),
                format!("---\nparticipant: P{n}\nteam: {team}\n---\n\n**P{n}:** {said}\n"),
            )
        };
        let interviews: Vec<(String, String)> = said.iter().enumerate().map(interview).collect();
        let interviews = interviews.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let files = [("content/opportunities/o.md", "---\nthemes: [a]\n---\n"), ("content/themes/a.md", "---\n---\n")];
        let study = Study::of(&interviews.chain(files).collect::<Vec<_>>());
        let (view, _) = study.shown("/opportunities/o/");
        let page = study.page(study.planned("/opportunities/o/"));
        let block = |name: &str| {
            let mut html = PageHtml::default();
            page.fill(view[name].as_str().unwrap_or_default(), &mut html).unwrap();
            html.text
        };
        json!({"strongest": block("strongest_html"), "against": block("against_html"), "view": view})
    }

    fn words(html: &Value) -> Vec<String> {
        let quotes = html.as_str().unwrap().split("<q>").skip(1);
        quotes.map(|rest| rest.split("</q>").next().unwrap().to_owned()).collect()
    }

    #[test]
    fn three_quotes_stand_for_many_and_what_speaks_against_it_is_apart() {
        let said = [
            // Per quarter 13 · 8, twice, 13 · 2, 13 · 1, of two teams: the strongest of each, then somebody else of the first.
            "[A day.]{.a freq=weekly toil=8h} [Another day.]{.a freq=weekly toil=8h}",
            "[Two hours.]{.a freq=weekly toil=2h}",
            "[An hour.]{.a freq=weekly toil=1h} [It is fine.]{.a kind=counter}",
            "[Nothing much.]{.a}",
        ]
        .map(str::to_owned);
        let found = shown(&said);
        assert_eq!(words(&found["strongest"]), ["A day.", "An hour.", "Two hours."]);
        assert_eq!(words(&found["against"]), ["It is fine."]);
        let few = shown(&said[1..2]);
        assert_eq!((&few["strongest"], &few["against"]), (&json!(""), &json!("")), "all of it is seen anyhow");
    }

    #[test]
    fn a_hundred_quotes_are_shown_with_the_counts_of_all() {
        let view = shown(&vec!["[So it is.]{.a} [And so on.]{.a}".to_owned(); 60])["view"].take();
        assert_eq!(view["more"], 20);
        let groups = view["groups"].as_array().unwrap();
        let counts = groups.iter().map(|group| format!("{} {}", group["people"], group["quotes"]).replace('"', ""));
        // Of 60 people every third is of the other team.
        let expected = ["40 people spoke of it 80 quotes", "20 people spoke of it 40 quotes"];
        assert_eq!(counts.collect::<Vec<_>>(), expected);
        assert_eq!(view["kinds"][0]["count"], 100);
        assert_eq!(shown(&vec!["[So it is.]{.a}".to_owned(); 100])["view"]["more"], 0);
    }

    #[test]
    fn what_is_scored_has_a_bar_with_its_range() {
        let scored = shown(&["[A day.]{.a freq=weekly toil=8h}".to_owned()]);
        let bar = &scored["view"]["rank"]["bar"];
        assert!(bar["chart_html"].as_str().unwrap().contains("class=\"interval\""), "{bar}");
        // One person was asked, of one: 13 · 8 h, where both may be half or twice as much, each as in one of five draws.
        assert_eq!(bar["range"], "26 to 420");
        assert_eq!(shown(&["[A day.]{.a}".to_owned()])["view"]["rank"]["bar"], Value::Null);
    }
}
