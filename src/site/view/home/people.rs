//! Who was heard: the people as one large pile.
//!
//! Comes in: the site's context. Goes out: the pile. Does not know: where it stands.

use rustc_hash::FxHashMap;

use crate::analysis::count::narrow;
use crate::knowledge::ParticipantId;
use crate::release::ReleasedParticipant;
use crate::site::chart::Caption;
use crate::site::chart::people_pile::{PeoplePile, PersonStone, people_pile};
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::{PageContext, Person};

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
        if let Some(who) = quote.participant() {
            *quotes.entry(who).or_default() += 1;
        }
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
