//! The people as one large pile: a stone each, as wide as they were quoted, with their names, linked to what they said.
//!
//! Comes in: names, how often each was quoted, addresses. Goes out: the pile, the most quoted at the ground. Does not know: what
//! they said.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::names::{letters_of, name};
use super::stone::Stone;

/// People who were interviewed.
#[derive(Debug, Clone, Copy)]
pub struct PeoplePile<'a> {
    /// What names it.
    pub caption: Caption<'a>,
    /// The people, in any order.
    pub people: &'a [PersonStone<'a>],
    /// What is written below the pile where it has not all of them, as "The twelve most quoted of 40".
    pub note: &'a str,
}

/// A person.
#[derive(Debug, Clone, Copy)]
pub struct PersonStone<'a> {
    /// Their pseudonym, which decides the shape of the stone.
    pub name: &'a str,
    /// What stands beside the stone, as their team.
    pub beside: &'a str,
    /// How many quotes they have.
    pub quotes: usize,
    /// The name of the link, as "P03, Freight: 23 quotes".
    pub label: &'a str,
    /// Where it leads.
    pub href: &'a str,
}

/// More stones are no pile that somebody looks at twice.
const MOST_STONES: usize = 12;
const WIDTH: f64 = 300.0;
const STONE_HEIGHT: f64 = 27.0;
/// From one stone's top to the next one's.
const STEP: f64 = 29.5;
/// The stones of who has no quotes, and of who has the most.
const WIDTHS: (f64, f64) = (46.0, 166.0);
/// The middle of the pile, and how far a stone may lie beside it.
const MIDDLE: (f64, f64) = (92.0, 5.0);
/// From a stone's top to the feet of its name.
const BASE: f64 = 18.0;
/// Where words beside a stone begin, and how many letters have room.
const BESIDE: (f64, usize) = (184.0, 17);
/// How wide a letter of a name on a stone is at most.
const LETTER: f64 = 8.5;
const NOTE_HEIGHT: f64 = 20.0;

/// Draws the pile; without people there is none.
pub fn people_pile(pile: &PeoplePile<'_>) -> String {
    let mut people: Vec<&PersonStone<'_>> = pile.people.iter().collect();
    people.sort_by_key(|person| std::cmp::Reverse(person.quotes));
    let has_note = people.len() > MOST_STONES && !pile.note.is_empty();
    people.truncate(MOST_STONES);
    let Some(most) = people.first().map(|person| person.quotes.max(1) as f64) else {
        return String::new();
    };
    let ground = STEP * people.len() as f64;
    let height = ground + 2.0 + if has_note { NOTE_HEIGHT } else { 0.0 };
    let mut chart = ChartWriter::begin("people", Some(pile.caption), ChartRole::Links, ChartSize::Own(WIDTH, height));
    for (place, person) in people.iter().enumerate() {
        let width = WIDTHS.0 + (WIDTHS.1 - WIDTHS.0) * person.quotes as f64 / most;
        stone(&mut chart, ground - STEP * (place + 1) as f64, width, person);
    }
    chart.svg.line("ground", (0.0, ground), (BESIDE.0, ground));
    if has_note {
        chart.svg.text("text", &[("x", 0.0.into()), ("y", (ground + BASE).into())], pile.note);
    }
    chart.end()
}

fn stone(chart: &mut ChartWriter, top: f64, width: f64, person: &PersonStone<'_>) {
    let shape = Stone::new(person.name, 0);
    let middle = MIDDLE.0 + MIDDLE.1 * shape.leans();
    let outline = shape.outline((middle - width / 2.0, top), (width, STONE_HEIGHT));
    let svg = &mut chart.svg;
    svg.open("a", &[("href", person.href.into())]);
    svg.text("title", &[], person.label);
    svg.empty("path", &[("class", shape.class().into()), ("d", (&outline).into())]);
    let base = ("y", (top + BASE).into());
    let on = [("class", "on".into()), ("x", middle.into()), base, ("text-anchor", "middle".into())];
    // A name that its stone has no room for is beside it, before the rest.
    let fits = letters_of(person.name) as f64 * LETTER <= width;
    let beside = match fits {
        true => person.beside.to_owned(),
        false => [person.name, person.beside].join(" ").trim_end().to_owned(),
    };
    if fits {
        svg.text("text", &on, person.name);
    }
    name(svg, &[("class", "name".into()), ("x", BESIDE.0.into()), base], &beside, BESIDE.1);
    svg.close("a");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    fn person(name: &'static str, quotes: usize) -> PersonStone<'static> {
        PersonStone { name, beside: "Freight", quotes, label: "somebody", href: "/interviews/a/" }
    }

    fn drawn(people: &[PersonStone<'_>], note: &str) -> Drawn {
        let caption = Caption { id: "p", title: "The people", description: "" };
        Drawn::of(&people_pile(&PeoplePile { caption, people, note }))
    }

    #[test]
    fn a_stone_is_as_wide_as_somebody_was_quoted_and_the_widest_lies_at_the_ground() {
        let pile = drawn(&[person("P01", 10), person("P03", 20), person("P02", 0)], "");
        // Three stones 29.5 apart above the ground at 88.5; 2 more for its line. 20 quotes are 166 wide, 10 are
        // 46 + 120/2 = 106, none 46.
        assert_eq!(pile.view_box(), [0.0, 0.0, 300.0, 90.5]);
        let stones = pile.bounds("path", "stone");
        let said: Vec<(f64, f64)> = stones.iter().map(|stone| (stone.top, stone.bottom)).collect();
        assert_eq!(said, [(59.0, 86.0), (29.5, 56.5), (0.0, 27.0)]);
        for (stone, width) in stones.iter().zip([166.0, 106.0, 46.0]) {
            assert!((stone.right - stone.left - width).abs() < 0.11, "{stone:?}");
        }
        assert_eq!(pile.outside(), [""; 0]);
        let names = pile.with(|root| {
            let names = root.descendants().filter(|node| node.attribute("class") == Some("on"));
            names.filter_map(|name| name.text().map(str::to_owned)).collect::<Vec<_>>()
        });
        assert_eq!(names, ["P03", "P01", "P02"]);
    }

    #[test]
    fn of_many_people_the_most_quoted_are_shown_and_it_is_said() {
        let people: Vec<_> = (0..40).map(|quotes| person("P", quotes)).collect();
        let pile = drawn(&people, "The twelve most quoted of 40");
        assert_eq!(pile.count("path", "stone"), 12);
        // 12 · 29.5 + 2 + 20.
        assert_eq!(pile.view_box()[3], 376.0);
        let text = pile.with(|root| root.last_element_child().and_then(|node| node.text().map(str::to_owned)));
        assert_eq!(text.as_deref(), Some("The twelve most quoted of 40"));
    }

    #[test]
    fn a_name_without_room_is_beside_its_stone() {
        // Eight letters take 68 of the 46 that a stone without quotes has.
        let pile = drawn(&[person("P01", 9), person("Margaret", 0)], "");
        assert_eq!((pile.count("text", "on"), pile.count("text", "name")), (1, 2));
        let caption = Caption { id: "p", title: "", description: "" };
        assert_eq!(people_pile(&PeoplePile { caption, people: &[], note: "" }), "");
    }
}
