//! The cairn: a pile with a stone for each person, solid where they said what it costs, hollow where they only spoke of it.
//!
//! Comes in: what the pile is of, how many people. Goes out: the pile, the same for the same thing every time. Does not know:
//! who the people are, what they said.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::stone::Stone;
use super::units::{marks, marks_of, per_mark};

/// A pile of stones.
#[derive(Debug, Clone, Copy)]
pub struct Cairn<'a> {
    /// What names it; without, it is decoration.
    pub caption: Option<Caption<'a>>,
    /// What it is of, as the slug of a theme: decides the shape of each stone.
    pub of: &'a str,
    /// How many people said what it costs them.
    pub costs: usize,
    /// How many more spoke of it.
    pub talks: usize,
    /// How many people were interviewed: piles of different themes have the same scale.
    pub interviewed: usize,
}

/// A higher pile is no longer counted at a glance.
const MOST_STONES: usize = 12;

const WIDTH: f64 = 38.0;
const STONE_HEIGHT: f64 = 8.4;
/// From one stone's top to the next one's.
const STEP: f64 = 9.3;
/// Above the highest stone, for the line around a hollow one.
const TOP: f64 = 0.9;
/// Above and below all stones.
const EDGES: f64 = 1.0;
const LOWEST_WIDTH: f64 = 32.0;
/// By how much each stone is narrower than the one below it.
const TAPER: f64 = 2.5;
/// By how much all stones of a pile may taper.
const MOST_TAPER: f64 = 22.0;
/// How much a stone's width varies.
const VARIES: f64 = 2.0;
/// How far a stone lies to the side.
const SHIFTS: f64 = 1.6;

/// How many people one stone is where so many were interviewed, for the key to the piles.
pub fn people_per_stone(interviewed: usize) -> usize {
    per_mark(interviewed, MOST_STONES)
}

/// How high a pile is; nothing where nobody spoke of it.
pub fn height(cairn: &Cairn<'_>) -> f64 {
    match stones(cairn) {
        (0, _) => 0.0,
        (stones, _) => STEP * stones as f64 + EDGES,
    }
}

/// How many stones a pile has, and how many of them are solid.
fn stones(cairn: &Cairn<'_>) -> (usize, usize) {
    let people = cairn.costs.saturating_add(cairn.talks);
    let per_stone = people_per_stone(cairn.interviewed.max(people));
    (marks(people, per_stone), marks_of(cairn.costs, people, per_stone))
}

/// Draws a pile; nobody is no pile.
pub fn cairn(cairn: &Cairn<'_>) -> String {
    let (stones, solid) = stones(cairn);
    if stones == 0 {
        return String::new();
    }
    let height = height(cairn);
    let mut chart = ChartWriter::begin("cairn", cairn.caption, ChartRole::Image, ChartSize::Own(WIDTH, height));
    for place in 0..stones {
        let stone = Stone::new(cairn.of, place);
        let class = if place < solid { stone.class() } else { "stone hollow" };
        let (left, top, width) = place_of(&stone, place, stones);
        let outline = stone.outline((left, top), (width, STONE_HEIGHT));
        chart.svg.empty("path", &[("class", class.into()), ("d", (&outline).into())]);
    }
    chart.end()
}

/// Where the stone at a place lies, and how wide it is. All of a high pile taper less, so that the highest is no pebble.
fn place_of(stone: &Stone, place: usize, stones: usize) -> (f64, f64, f64) {
    let taper = TAPER.min(MOST_TAPER / (stones.max(2) - 1) as f64);
    let width = LOWEST_WIDTH - taper * place as f64 - VARIES * stone.narrows();
    let middle = WIDTH / 2.0 + SHIFTS * stone.leans();
    (middle - width / 2.0, TOP + STEP * (stones - 1 - place) as f64, width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    fn pile(costs: usize, talks: usize) -> Drawn {
        pile_among(0, costs, talks)
    }

    fn pile_among(interviewed: usize, costs: usize, talks: usize) -> Drawn {
        Drawn::of(&cairn(&Cairn { caption: None, of: "slow-builds", costs, talks, interviewed }))
    }

    fn counts(drawn: &Drawn) -> (usize, usize) {
        let hollow = drawn.count("path", "hollow");
        (drawn.count("path", "stone") - hollow, hollow)
    }

    #[test]
    fn a_stone_is_a_person() {
        for (costs, talks) in [(1, 0), (0, 1), (4, 1), (7, 0), (0, 6), (12, 0), (5, 7)] {
            assert_eq!(counts(&pile(costs, talks)), (costs, talks));
        }
    }

    #[test]
    fn more_people_are_no_lower_pile() {
        // Of 40 people a stone is ⌈40/12⌉ = 4, also in the pile of twelve.
        assert_eq!(counts(&pile_among(40, 12, 0)), (3, 0));
        assert_eq!(counts(&pile_among(40, 13, 0)), (4, 0));
    }

    #[test]
    fn above_twelve_people_a_stone_is_several() {
        // ⌈13/12⌉ = 2 people a stone: 7 stones. ⌈40/12⌉ = 4: 10 stones, of which 30/4 = 7.5, rounded up, are solid.
        assert_eq!(counts(&pile(13, 0)), (7, 0));
        assert_eq!(counts(&pile(30, 10)), (8, 2));
        // One of 600 is one stone of ⌈600/50⌉ = 12, and so is the one who only spoke of it.
        assert_eq!(counts(&pile(1, 599)), (1, 11));
        assert_eq!(counts(&pile(599, 1)), (11, 1));
        assert_eq!((people_per_stone(12), people_per_stone(40), people_per_stone(600)), (1, 4, 50));
        assert_eq!(counts(&pile(usize::MAX, 0)).0, 12);
    }

    #[test]
    fn nobody_is_no_pile() {
        assert_eq!(cairn(&Cairn { caption: None, of: "a", costs: 0, talks: 0, interviewed: 7 }), "");
    }

    #[test]
    fn stones_lie_one_on_the_other_and_hollow_ones_on_top() {
        // Four stones: 4 · 9.3 + 1 = 38.2 high. The lowest lies from .9 + 3 · 9.3 = 28.8 to 28.8 + 8.4 = 37.2.
        let drawn = pile(3, 1);
        assert_eq!(drawn.view_box(), [0.0, 0.0, 38.0, 38.2]);
        let stones = drawn.bounds("path", "stone");
        let ys: Vec<(f64, f64)> = stones.iter().map(|stone| (stone.top, stone.bottom)).collect();
        assert_eq!(ys, [(28.8, 37.2), (19.5, 27.9), (10.2, 18.6), (0.9, 9.3)]);
        assert_eq!(drawn.bounds("path", "hollow")[0].top, 0.9);
        // Each is 2.5 narrower than the one below it, give or take the 2 by which a width varies; the lowest at most 32.
        for (place, stone) in stones.iter().enumerate() {
            let widest = 32.0 - 2.5 * place as f64;
            let width = stone.right - stone.left;
            assert!(width <= widest + 0.1 && width >= widest - 2.1, "{width} of {widest}");
            let middle = f64::midpoint(stone.left, stone.right);
            assert!((middle - 19.0).abs() <= 1.7, "{middle}");
        }
    }

    #[test]
    fn the_same_thing_has_the_same_stones_however_many_there_are() {
        let at_ground = |drawn: &Drawn| {
            let stone = drawn.bounds("path", "stone")[0];
            (stone.left, stone.right)
        };
        assert_eq!(at_ground(&pile(3, 0)), at_ground(&pile(9, 0)));
        let other = Drawn::of(&cairn(&Cairn { caption: None, of: "old-docs", costs: 3, talks: 0, interviewed: 3 }));
        assert_ne!(at_ground(&pile(3, 0)), at_ground(&other));
        let tones = |drawn: &Drawn| ["stone-1", "stone-2", "stone-3"].map(|tone| drawn.count("path", tone));
        assert_eq!(tones(&pile(12, 0)).iter().sum::<usize>(), 12);
        assert!(tones(&pile(12, 0)).iter().all(|stones| *stones > 0), "a pile has several tones");
    }
}
