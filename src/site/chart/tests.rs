//! What holds for every chart, whatever numbers and texts come in.

use proptest::prelude::*;
use roxmltree::Node;

use super::bar::{BarScale, PriorityBar, bar_axis, priority_bar};
use super::cairn::{Cairn, cairn};
use super::cells::{CellPeople, cell, cell_shapes};
use super::crew::{Crew, crew};
use super::crowd::{Crowd, crowd};
use super::dots::{PeopleDots, people_dots};
use super::fingerprint::{Fingerprint, fingerprint};
use super::people_pile::{PeoplePile, PersonStone, people_pile};
use super::rank_strip::{RankStrip, rank_axis, rank_strip};
use super::spark_line::{SparkLine, spark_line};
use super::testing::Drawn;
use super::timeline::{Timeline, TimelineQuote, TimelineTurn, timeline};
use super::{Caption, frame};
use crate::content::choice::Choice as _;
use crate::content::interview::{QuoteKind, SpeakerRole};

/// Anything that a study, a template or an address may say.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[<>&\"' \u{0}\u{1b}\u{fffe}a-z]{0,12}", Just("]]>".to_owned())]
}

/// Numbers as they come, and those that no chart can show.
fn hours() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..5000.0, any::<f64>(), Just(f64::NAN), Just(0.0)]
}

fn kind() -> impl Strategy<Value = QuoteKind> {
    prop::sample::select(QuoteKind::ALL)
}

fn role() -> impl Strategy<Value = SpeakerRole> {
    prop::sample::select(vec![SpeakerRole::Participant, SpeakerRole::Interviewer, SpeakerRole::Unknown])
}

/// What must hold: it is XML, all ids are its own and differ, no colour and no style stand in it, a group for what has links,
/// and everything lies inside.
fn holds(text: &str, id: &str) {
    if text.is_empty() {
        return;
    }
    let drawn = Drawn::of(text);
    drawn.with(|root| {
        assert!(root.has_tag_name("svg") && root.attribute("class").unwrap().starts_with("chart chart-"));
        let ids: Vec<&str> = root.descendants().filter_map(|node| node.attribute("id")).collect();
        let prefix = format!("{id}-");
        assert!(ids.iter().all(|own| own.starts_with(&prefix)), "{ids:?}");
        assert!(ids.iter().enumerate().all(|(at, own)| !ids[..at].contains(own)), "{ids:?}");
        root.descendants().for_each(|node| has_no_look_of_its_own(node));
        let has_links = root.descendants().any(|node| node.has_tag_name("a"));
        let named = root.attribute("aria-labelledby").is_some();
        match root.attribute("role") {
            Some("group") => assert!(has_links),
            Some("img") => assert!(named && !has_links),
            _ => assert!(root.attribute("aria-hidden") == Some("true") && !has_links && !named),
        }
        let labels = root.attribute("aria-labelledby").unwrap_or_default();
        assert!(labels.split_whitespace().all(|label| ids.contains(&label)), "{labels}");
        for link in root.descendants().filter(|node| node.has_tag_name("a")) {
            assert!(link.first_element_child().is_some(), "a link has something to hit");
        }
    });
    assert_eq!(drawn.outside(), [""; 0], "{text}");
    assert!(!text.contains("NaN") && !text.contains("inf\""), "{text}");
}

fn has_no_look_of_its_own(node: Node<'_, '_>) {
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        assert!(!matches!(name, "style" | "stroke" | "color" | "font-family") && !name.starts_with("on"), "{name}");
        assert!(name != "fill" || value.starts_with("url(#"), "{name}={value}");
    }
    assert!(!node.has_tag_name("script") && !node.has_tag_name("style"));
}

/// The number of marks of a chart that are people.
fn circles(text: &str) -> usize {
    text.matches("<circle").count()
}

proptest! {
    #[test]
    fn piles_and_dots_are_as_many_as_people(
        costs in 0_usize..30, talks in 0_usize..30, silent in 0_usize..30, of in text(), title in text(),
    ) {
        let caption = Some(Caption { id: "c", title: &title, description: "d" });
        let pile = cairn(&Cairn { caption, of: &of, costs, talks, interviewed: talks });
        holds(&pile, "c");
        let (people, stones) = (costs + talks, pile.matches("<path").count());
        prop_assert_eq!(stones, people.div_ceil(people.div_ceil(12).max(1)));
        let dots = people_dots(&PeopleDots { caption: None, costs, talks, silent });
        holds(&dots, "c");
        let people = costs + talks + silent;
        prop_assert_eq!(circles(&dots), if people > 12 { 0 } else { people });
        if people > 12 {
            let widths: Vec<f64> = ["costs", "talks", "silent"].iter().flat_map(|class| Drawn::of(&dots).numbers("rect", class, "width")).collect();
            prop_assert!((widths.iter().sum::<f64>() - 120.0).abs() < 0.02, "{widths:?}");
        }
    }

    #[test]
    fn crowds_and_crews_are_as_many_as_people(numbers in prop::array::uniform4(0_usize..1200), people in 0_usize..1200) {
        let [told, least, likely, most] = numbers;
        let all = crowd(&Crowd { caption: None, told, least, likely, most, people });
        holds(&all, "c");
        prop_assert_eq!(circles(&all), people.div_ceil(people.div_ceil(400).max(1)));
        let team = crew(&Crew { caption: None, heard: told, heads: people, largest: most });
        holds(&team, "c");
        prop_assert!(circles(&team) <= 60);
        if people.max(told).max(most) <= 60 {
            prop_assert_eq!(circles(&team), people.max(told));
        }
    }

    #[test]
    fn the_parts_of_a_bar_are_its_value_s_share(
        saved in hours(), strategic in hours(), interval in (hours(), hours()), half in (hours(), hours()), end in 1.0..9000.0,
        title in text(),
    ) {
        let scale = BarScale::to_hold([end, saved, strategic]);
        let caption = Caption { id: "c", title: &title, description: "d" };
        let bar = PriorityBar { caption, saved, strategic, interval: Some(interval), half: Some(half), scale };
        let text = priority_bar(&bar);
        holds(&text, "c");
        let drawn = Drawn::of(&text);
        let width = |class: &str| drawn.numbers("rect", class, "width").iter().sum::<f64>();
        let value = saved.max(0.0) + strategic.max(0.0);
        let share = if value.is_nan() { 0.0 } else { (value / scale.end()).min(1.0) * 100.0 };
        prop_assert!((width("saved") + width("strategic") - share).abs() < 0.02, "{} of {}", text, share);
        let labels = vec![title.as_str(); scale.ticks().len()];
        prop_assert!(scale.ticks().len() <= 7, "{:?}", scale);
        holds(&bar_axis(scale, &labels), "c");
    }

    #[test]
    fn strips_and_lines_stay_inside(
        shares in prop::collection::vec(0.0..1.0, 0..200), quarters in prop::collection::vec(prop::option::of(0_usize..90), 0..200),
        title in text(),
    ) {
        let titles = vec![title.as_str(); shares.len()];
        let caption = Some(Caption { id: "c", title: &title, description: &title });
        let strip = rank_strip(&RankStrip { caption, shares: &shares, titles: &titles });
        holds(&strip, "c");
        prop_assert!(strip.matches("<rect").count() <= 60);
        holds(&rank_axis(shares.len(), &titles), "c");
        holds(&spark_line(&SparkLine { caption, quarters: &quarters }), "c");
    }

    #[test]
    fn conversations_stay_inside(
        turns in prop::collection::vec((role(), hours(), hours()), 0..60), quotes in prop::collection::vec((hours(), kind()), 0..60),
        places in prop::collection::vec((0_usize..90, kind()), 0..90), label in text(), href in text(),
    ) {
        let turns: Vec<_> = turns.into_iter().map(|(role, start, end)| TimelineTurn { role, start, end }).collect();
        let quotes: Vec<_> =
            quotes.into_iter().map(|(at, kind)| TimelineQuote { at, kind, label: &label, href: &href }).collect();
        let caption = Caption { id: "c", title: "t", description: &label };
        let line = timeline(&Timeline { caption, length: 3600.0, turns: &turns, quotes: &quotes });
        holds(&line, "c");
        prop_assert!(line.matches("<a ").count() <= quotes.len());
        let ticks = fingerprint(&Fingerprint { turns: turns.len(), quotes: &places });
        holds(&ticks, "c");
    }

    #[test]
    fn each_cell_shows_a_shape_that_is_there(cells in prop::collection::vec((0_usize..30, 0_usize..40, 0_usize..50), 0..20)) {
        let cells = cells.into_iter().map(|(heard, people, costs)| CellPeople { heard, people, costs });
        let shapes = cell_shapes("c", cells.clone());
        holds(&shapes, "c");
        for people in cells {
            let text = cell("c", people);
            holds(&text, "c");
            let id = text.split("<use href=\"#").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            prop_assert!(shapes.contains(&format!("<g id=\"{id}\">")), "{}", id);
        }
    }

    #[test]
    fn a_pile_of_people_has_a_link_for_each(quotes in prop::collection::vec(0_usize..50, 0..20), name in text()) {
        let person = |quotes: &usize| PersonStone { name: &name, beside: &name, quotes: *quotes, label: &name, href: &name };
        let people: Vec<_> = quotes.iter().map(person).collect();
        let caption = Caption { id: "c", title: &name, description: "d" };
        let text = people_pile(&PeoplePile { caption, people: &people, note: &name });
        holds(&text, "c");
        prop_assert_eq!(text.matches("<a ").count(), people.len().min(12));
    }

    #[test]
    fn titles_are_text(title in text()) {
        let caption = Some(Caption { id: "c", title: &title, description: "d" });
        let text = frame::ChartWriter::begin("a", caption, frame::ChartRole::Image, frame::ChartSize::Wide(1.0)).end();
        let document = roxmltree::Document::parse(&text).unwrap();
        let said = document.descendants().find(|node| node.has_tag_name("title")).and_then(|node| node.text().map(str::to_owned));
        // XML has one kind of line break, and no most control characters.
        let is_plain = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
        let plain = |text: &str| text.chars().filter(is_plain).collect::<String>();
        match plain(&title).trim().is_empty() {
            true => {}
            false => prop_assert_eq!(plain(&said.unwrap()), plain(&title)),
        }
    }
}
