//! The people of a team who were interviewed, with what they said.
//!
//! Comes in: the site's context, the teams that count as one. Goes out: [`Member`]s. Does not know: the rest of the page.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::analysis::teams::TeamMember;
use crate::base::slug::Slug;
use crate::knowledge::{InterviewId, QuoteId, TeamId};
use crate::release::InterviewAccess;
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::{InterviewLine, PageContext, Person};

/// How many quotes the page of a team shows, as long as everybody has a few.
const MOST_QUOTES: usize = 100;
/// How many quotes somebody has at least, if they said so many.
const FEWEST_EACH: usize = 3;

/// Somebody of a team, or all of it.
#[derive(Debug, Serialize)]
pub(super) struct Member<'a> {
    /// Who; none for all of it.
    who: Option<Person<'a>>,
    /// Their place on the page; none where nobody is named, or somebody before has a name like theirs.
    id: Option<String>,
    /// When.
    interviews: Vec<InterviewLine<'a>>,
    /// What they said.
    cards_html: Option<Placeholder>,
    /// How much more they said than is shown.
    more: usize,
}

impl Member<'_> {
    /// Their place on the page, and their name.
    pub(super) fn place(&self) -> Option<(&str, &str)> {
        Some((self.id.as_deref()?, self.who.as_ref()?.name))
    }
}

/// The people of the team's interviews: also those who have left it since. Where people are not named, all that they said is
/// together, so that nothing tells who is the same in two interviews.
pub(super) fn members<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>, teams: &[TeamId]) -> Vec<Member<'a>> {
    let members = context.site.analysis.of_teams(teams).members();
    if !context.released().attribution().pseudonym {
        let interviews: BTreeSet<InterviewId> = members.iter().flat_map(|member| &member.interviews).copied().collect();
        let quotes: BTreeSet<QuoteId> = members.into_iter().flat_map(|member| member.quotes).collect();
        let quotes: Vec<QuoteId> = quotes.into_iter().collect();
        let all = member(context, blocks, interviews.into_iter().collect(), &quotes, MOST_QUOTES);
        return if all.interviews.is_empty() && all.cards_html.is_none() { Vec::new() } else { vec![all] };
    }
    let most_each = MOST_QUOTES.checked_div(members.len()).unwrap_or_default().max(FEWEST_EACH);
    let said: usize = members.iter().map(|member| member.quotes.len()).sum();
    let most_each = if said <= MOST_QUOTES { MOST_QUOTES } else { most_each };
    let mut taken = BTreeSet::new();
    let named = members.into_iter().filter_map(|TeamMember { participant, interviews, quotes }| {
        let is_shown = |id: &InterviewId| context.released().access(*id) != InterviewAccess::Nothing;
        let shown: Vec<InterviewId> = interviews.into_iter().filter(is_shown).collect();
        // Their role as it was then: they may be elsewhere now. What is withheld does not decide which interview is the newest.
        let readable = shown.iter().filter_map(|id| context.released().interview(*id));
        let newest = readable.max_by_key(|interview| (interview.date(), interview.id()));
        let then = newest.and_then(|interview| context.interviewee(interview.id(), participant));
        let who = then.or_else(|| shown.first().and_then(|_| context.participant(participant)))?;
        let member = member(context, blocks, shown, &quotes, most_each);
        let id =
            Slug::from_text(who.name).filter(|slug| taken.insert(slug.clone())).map(|slug| format!("person:{slug}"));
        Some(Member { who: Some(Person { team: None, ..who }), id, ..member })
    });
    named.collect()
}

/// Somebody who is not named, with so many of their quotes.
fn member<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    interviews: Vec<InterviewId>,
    quotes: &[QuoteId],
    most: usize,
) -> Member<'a> {
    let readable = context.shown(quotes);
    // Where all is shown, cards of what is withheld are left out one by one, as on every page.
    let shown = if readable.len() <= most { quotes } else { &readable[..most] };
    Member {
        who: None,
        id: None,
        more: readable.len().saturating_sub(most),
        cards_html: (!shown.is_empty()).then(|| blocks.add(Block::Cards(shown.to_vec(), None))),
        interviews: context.interview_lines(interviews),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::site::testing::Study;

    fn members(people: usize, quotes: usize) -> Value {
        let said = "[So it is.]{.toil} ".repeat(quotes);
        let text = |n| format!("---\nparticipant: P{n}\nteam: t\n---\n\n**P{n}:** {said}\n");
        let files: Vec<(String, String)> =
            (0..people).map(|n| (format!("content/interviews/p{n}.md"), text(n))).collect();
        let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let files: Vec<(&str, &str)> = files.chain([("content/teams/t.md", "")]).collect();
        Study::of(&files).shown("/teams/t/").0["members"].take()
    }

    #[test]
    fn a_hundred_quotes_are_shown_and_of_more_everybody_has_a_few() {
        assert_eq!(members(2, 50)[0]["more"], json!(0), "a hundred in all");
        // 102 quotes: 100/2 = 50 each, and one more.
        assert_eq!(members(2, 51)[1]["more"], json!(1));
        // 40 people: 100/40 would be two; everybody has three, and one more.
        let many = members(40, 4);
        assert_eq!((many.as_array().map(Vec::len), &many[39]["more"]), (Some(40), &json!(1)));
    }
}
