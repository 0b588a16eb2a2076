//! Somebody whom an audience can tell from what is said of them: nobody else in the study has it.
//!
//! Comes in: the people of all interviews, with what an audience may be told of them. Goes out: those of shown interviews of
//! whom only they have it. Does not know: how many such people the company has.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::super::audience_view::AudienceView;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::fold;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::{InterviewId, Knowledge, ParticipantId};
use crate::release::{InterviewAccess, ShownTeam};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "one-of-a-kind",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("one_of_a_kind.md"),
    find,
};

/// Combinations of attributes, by their numbers in [`Told`], the small ones first.
const COMBINATIONS: [&[usize]; 7] = [&[0], &[1], &[2], &[0, 1], &[0, 2], &[1, 2], &[0, 1, 2]];

/// What the attributes are called, and what widens each.
const WORDS: [(&str, &str); 3] = [
    ("team", "raise `smallest_team`"),
    ("role", "write a wider role"),
    ("tenure", "leave `tenure` out of `attribution`"),
];

/// What an audience may be told of somebody: team, role and tenure, as it is shown.
type Told = [Option<String>; 3];

/// Some of what may be told, in the form in which it is compared.
type Combination = (usize, Vec<String>);

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(view) = study.audience.filter(|view| !view.is_whole(study.knowledge, study.settings)) else {
        return Vec::new();
    };
    let k = study.knowledge;
    let mut people: BTreeMap<Combination, FxHashSet<ParticipantId>> = BTreeMap::new();
    for (id, person) in seats(k) {
        let who = k.interviews[id].people[person].participant;
        for combination in combinations(&told(view, k, id, person)) {
            people.entry(combination).or_default().insert(who);
        }
    }
    let shown = seats(k).filter(|(id, person)| is_shown(view, k, *id, *person));
    let finding = |(id, person): (InterviewId, usize)| {
        let told = told(view, k, id, person);
        let alone = combinations(&told).find(|combination| people.get(combination).is_some_and(|who| who.len() == 1));
        alone.map(|(number, _)| say(view, k, id, COMBINATIONS[number], &told))
    };
    shown.filter_map(finding).collect()
}

/// Everybody in every interview.
fn seats(knowledge: &Knowledge) -> impl Iterator<Item = (InterviewId, usize)> {
    let interviews = knowledge.interviews.enumerate();
    interviews.flat_map(|(id, interview)| (0..interview.people.len()).map(move |person| (id, person)))
}

/// Whether the transcript of somebody is shown, or a quote of theirs.
fn is_shown(view: AudienceView<'_>, knowledge: &Knowledge, id: InterviewId, person: usize) -> bool {
    match view.released.access(id) {
        InterviewAccess::Transcript => true,
        InterviewAccess::Nothing => false,
        InterviewAccess::Quotes => {
            let quotes = knowledge.interviews[id].quotes.iter();
            quotes
                .copied()
                .any(|quote| knowledge.quotes[quote].person == Some(person) && view.released.quote(quote).is_some())
        }
    }
}

fn told(view: AudienceView<'_>, knowledge: &Knowledge, id: InterviewId, person: usize) -> Told {
    let interview = &knowledge.interviews[id];
    let (who, described) = (&interview.people[person], &interview.entry.kind.meta.people[person]);
    let said = view.audience.attribution;
    let team = who.team.and_then(|team| view.released.team_of_speaker(team)).map(|team| match team {
        ShownTeam::Team(team) => knowledge.teams[team].title.clone(),
        ShownTeam::Small => "a small team".to_owned(),
    });
    // The role of another interview is told where this one names none.
    let role = described.role.as_ref().or(knowledge.participants[who.participant].role.as_ref());
    [team, role.filter(|_| said.role).cloned(), described.tenure.clone().filter(|_| said.tenure)]
}

/// What may be told, alone and together, the smallest combination first.
fn combinations(told: &Told) -> impl Iterator<Item = Combination> {
    COMBINATIONS.iter().enumerate().filter_map(|(number, attributes)| {
        let value = |attribute: &usize| told[*attribute].as_deref().map(|told| fold::name(told).into_owned());
        Some((number, attributes.iter().map(value).collect::<Option<Vec<String>>>()?))
    })
}

fn say(view: AudienceView<'_>, knowledge: &Knowledge, id: InterviewId, attributes: &[usize], told: &Told) -> Finding {
    let words: Vec<&str> = attributes.iter().map(|attribute| WORDS[*attribute].0).collect();
    let values: Vec<&str> = attributes.iter().filter_map(|attribute| told[*attribute].as_deref()).collect();
    let remedies: Vec<&str> = attributes.iter().map(|attribute| WORDS[*attribute].1).collect();
    let message = format!(
        "`{}` may be told the {} of somebody here, and nobody else in this study has {}: {}",
        view.audience.name,
        listed(&words, " and "),
        if attributes.len() == 1 { "it" } else { "them" },
        values.join(", ")
    );
    Finding::new(knowledge.interviews[id].entry.place(Span::default()), message, listed(&remedies, ", or "))
}

/// `a, b and c`.
fn listed(words: &[&str], last: &str) -> String {
    match words {
        [others @ .., one] if !others.is_empty() => format!("{}{last}{one}", others.join(", ")),
        words => words.concat(),
    }
}
