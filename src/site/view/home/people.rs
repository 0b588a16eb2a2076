//! Who was heard: the people as one large pile, and the teams as rows of heads.
//!
//! Comes in: the site's context. Goes out: the pile, and [`HeardTeams`]. Does not know: where they stand.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::analysis::count::narrow;
use crate::knowledge::ParticipantId;
use crate::release::{ReleasedParticipant, ReleasedTeam};
use crate::site::chart::Caption;
use crate::site::chart::crew::{Crew, crew, heads_per_dot};
use crate::site::chart::people_pile::{PeoplePile, PersonStone, people_pile};
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::{Link, PageContext, Person};

/// How many teams the home page has; the list of teams has all.
const MOST_TEAMS: usize = 12;

/// What the pile says of somebody.
struct PileLine {
    name: String,
    beside: String,
    quotes: usize,
    label: String,
    href: String,
}

/// The people as a pile. Where people are not named there is none: a stone would be the same person's in two interviews.
pub(super) fn pile<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>) -> Option<Placeholder> {
    let mut quotes: FxHashMap<ParticipantId, usize> = FxHashMap::default();
    for quote in context.released().quotes().filter(|quote| quote.is_by_participant()) {
        *quotes.entry(quote.participant()).or_default() += 1;
    }
    let people = context.released().participants();
    let people: Vec<PileLine> = people.filter_map(|person| pile_line(context, person, &quotes)).collect();
    let stones: Vec<PersonStone<'_>> = people.iter().map(stone).collect();
    let all = narrow(people.len());
    let title = context.words().count("home.pile", all);
    let note = context.words().count("home.pile_note", all);
    let caption = Caption { id: ":people", title: &title, description: "" };
    let pile = people_pile(&PeoplePile { caption, people: &stones, note: &note });
    (!pile.is_empty()).then(|| blocks.add(Block::Markup(pile)))
}

fn stone(line: &PileLine) -> PersonStone<'_> {
    let PileLine { name, beside, quotes, label, href } = line;
    PersonStone { name, beside, quotes: *quotes, label, href }
}

/// Somebody with an interview that can be read, which their stone leads to: the newest, where days may be said.
fn pile_line(
    context: &PageContext<'_>,
    participant: ReleasedParticipant<'_>,
    quotes: &FxHashMap<ParticipantId, usize>,
) -> Option<PileLine> {
    let Person { name, team, .. } = context.participant(participant.id())?;
    let mut interviews = participant.interviews().filter_map(|id| context.interview(id));
    let newest = if context.released().attribution().date { interviews.next_back() } else { interviews.next() };
    let quotes = quotes.get(&participant.id()).copied().unwrap_or_default();
    let beside = team.map_or("", |team| team.title);
    let who = if beside.is_empty() { name.to_owned() } else { format!("{name}, {beside}") };
    let label = format!("{who}: {}", context.words().count("count.quotes", narrow(quotes)));
    Some(PileLine { name: name.to_owned(), beside: beside.to_owned(), quotes, label, href: newest?.href })
}

/// The teams, by how many people they have.
#[derive(Debug, Serialize)]
pub(super) struct HeardTeams<'a> {
    /// The largest.
    teams: Vec<TeamHeads<'a>>,
    /// How many heads a dot is.
    key: String,
    /// How many people were interviewed, of all.
    people: String,
    /// How many more teams there are, in words.
    more: Option<String>,
}

/// A team, with how many of it were heard.
#[derive(Debug, Serialize)]
struct TeamHeads<'a> {
    /// The team.
    #[serde(flatten)]
    link: Link<'a>,
    /// A dot for each head.
    crew_html: String,
    /// The same in words.
    heard: String,
    /// Whether nobody was.
    unheard: bool,
}

/// The teams; none where nobody's team may be named.
pub(super) fn teams<'a>(context: &PageContext<'a>) -> Option<HeardTeams<'a>> {
    let named = context.released().teams().filter(|team| team.names_its_people());
    let sized = named.map(|team| {
        let heard = context.site.analysis.heard_from(&team.counted()).people;
        (team, heard, team.headcount().unwrap_or_default().max(heard))
    });
    let mut sized: Vec<(ReleasedTeam<'a>, u32, u32)> = sized.filter(|(.., heads)| *heads > 0).collect();
    sized.sort_by_key(|(_, _, heads)| Reverse(*heads));
    let largest = sized.first()?.2;
    let more = sized.len().saturating_sub(MOST_TEAMS);
    let line = |(team, heard, heads): (ReleasedTeam<'a>, u32, u32)| {
        let (heard_dots, heads_dots) = (heard as usize, heads as usize);
        let caption = None;
        Some(TeamHeads {
            link: context.team(team.id())?,
            crew_html: crew(&Crew { caption, heard: heard_dots, heads: heads_dots, largest: largest as usize }),
            heard: context.part_of("people.heard", heard, heads),
            unheard: heard == 0,
        })
    };
    let population = &context.site.numbers.priorities.population;
    Some(HeardTeams {
        teams: sized.into_iter().take(MOST_TEAMS).filter_map(line).collect(),
        key: context.words().count("home.dot", narrow(heads_per_dot(largest as usize))),
        people: context.part_of("people.heard", population.interviewed, population.people),
        more: (more > 0).then(|| context.words().count("home.more_teams", narrow(more))),
    })
}
