//! The charts of the documentation, from numbers that are written down here.

use cairn::content::interview::{QuoteKind, SpeakerRole};
use cairn::site::chart::Caption;
use cairn::site::chart::bar::{BarScale, PriorityBar, bar_axis, priority_bar};
use cairn::site::chart::cairn::{Cairn, cairn};
use cairn::site::chart::cells::{CellPeople, cell, cell_shapes};
use cairn::site::chart::crew::{Crew, crew};
use cairn::site::chart::crowd::{Crowd, crowd};
use cairn::site::chart::dots::{PeopleDots, people_dots};
use cairn::site::chart::fingerprint::{Fingerprint, fingerprint};
use cairn::site::chart::people_pile::{PeoplePile, PersonStone, people_pile};
use cairn::site::chart::rank_strip::{RankStrip, rank_axis, rank_strip};
use cairn::site::chart::spark_line::{SparkLine, spark_line};
use cairn::site::chart::timeline::{Timeline, TimelineQuote, TimelineTurn, timeline};

use super::picture::Picture;

/// Every picture that the page shows.
pub(super) fn pictures() -> Vec<Picture> {
    vec![
        cairns(),
        everybody(),
        bars(),
        ranks(),
        dots(),
        the_crowd(),
        crews(),
        conversation(),
        fingerprints(),
        themes_by_teams(),
        quarters(),
    ]
}

fn caption<'a>(id: &'a str, description: &'a str) -> Caption<'a> {
    Caption { id, title: "", description }
}

fn cairns() -> Picture {
    let pile = |id, of, costs, talks, description| {
        cairn(&Cairn { caption: Some(caption(id, description)), of, costs, talks, interviewed: 7 })
    };
    let charts = vec![
        (24, 16, 38, pile("a", "logging-in", 7, 0, "7 people said what it costs")),
        (184, 35, 38, pile("b", "laptop", 3, 2, "3 people said what it costs, 2 more spoke of it")),
        (344, 26, 38, pile("c", "portal", 0, 6, "6 people spoke of it, nobody said what it costs")),
        (504, 73, 38, pile("d", "ramp", 1, 0, "1 person said what it costs")),
    ];
    let words = vec![
        (16, 104, "Logging in again"),
        (176, 104, "Running it here"),
        (336, 104, "A portal"),
        (496, 104, "The ramp"),
    ];
    Picture { name: "cairn", size: (640, 120), charts, words }
}

fn everybody() -> Picture {
    let person = |name, beside, quotes, label| PersonStone { name, beside, quotes, label, href: "#interview" };
    let people = [
        person("P01", "Booking", 13, "P01, Booking: 13 quotes"),
        person("P02", "Booking", 11, "P02, Booking: 11 quotes"),
        person("P03", "Freight", 23, "P03, Freight: 23 quotes"),
        person("P04", "Harbour tooling", 6, "P04, Harbour tooling: 6 quotes"),
        person("P05", "Boarding", 9, "P05, Boarding: 9 quotes"),
    ];
    let caption = caption("a", "The five people, a stone for each, as wide as they are quoted");
    let chart = people_pile(&PeoplePile { caption, people: &people, note: "" });
    Picture { name: "people-pile", size: (640, 182), charts: vec![(16, 16, 300, chart)], words: Vec::new() }
}

fn bars() -> Picture {
    let scale = BarScale::to_hold([1794.0]);
    let bar = |id, saved, strategic, interval, half, description| {
        let caption = caption(id, description);
        priority_bar(&PriorityBar { caption, saved, strategic, interval: Some(interval), half: Some(half), scale })
    };
    let first = "1,433 equivalent hours per quarter: 1,343 saved and 90 strategic; 95 % between 1,124 and 1,516";
    let second = "1,101 equivalent hours per quarter: 160 saved and 941 strategic; 95 % between 983 and 1,794";
    let charts = vec![
        (168, 12, 440, bar_axis(scale, &["0", "500", "1,000", "1,500"])),
        (168, 32, 440, bar("a", 1343.0, 90.0, (1124.0, 1516.0), (1400.0, 1507.0), first)),
        (168, 72, 440, bar("b", 160.0, 941.0, (983.0, 1794.0), (1097.0, 1394.0), second)),
    ];
    let words = vec![(16, 48, "One log-in a day"), (16, 88, "From tin to wire")];
    Picture { name: "bar", size: (640, 116), charts, words }
}

fn ranks() -> Picture {
    let strip = |id, shares: &[f64], description| {
        rank_strip(&RankStrip { caption: Some(caption(id, description)), shares, titles: &[] })
    };
    let sure = [0.77, 0.22, 0.01, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let unsure = [0.01, 0.11, 0.50, 0.16, 0.09, 0.06, 0.04, 0.02, 0.01, 0.0, 0.0, 0.0];
    let charts = vec![
        (168, 12, 220, rank_axis(12, &["1", "5", "10", "12"])),
        (168, 32, 220, strip("a", &sure, "Rank 1 to 2 in 95 % of draws; most often 1")),
        (168, 62, 220, strip("b", &unsure, "Rank 2 to 8 in 95 % of draws; most often 3")),
    ];
    let words = vec![(16, 44, "One log-in a day"), (16, 74, "A service by lunch"), (404, 44, "1–2"), (404, 74, "2–8")];
    Picture { name: "rank-strip", size: (640, 92), charts, words }
}

fn dots() -> Picture {
    let dots = |costs, talks, silent| people_dots(&PeopleDots { caption: None, costs, talks, silent });
    let charts = vec![(16, 16, 130, dots(4, 1, 2)), (16, 46, 130, dots(4, 6, 13))];
    let words = vec![(152, 26, "4 of 7"), (152, 56, "4 of 23")];
    Picture { name: "people-dots", size: (640, 72), charts, words }
}

fn the_crowd() -> Picture {
    let description = "4 of 112 told us; between 27 and 96 are, most likely 63";
    let numbers =
        Crowd { caption: Some(caption("a", description)), told: 4, least: 27, likely: 63, most: 96, people: 112 };
    let words = vec![
        (248, 32, "4 told us"),
        (248, 56, "27 at the least"),
        (248, 80, "63 most likely"),
        (248, 104, "96 at the most"),
    ];
    Picture { name: "crowd", size: (640, 126), charts: vec![(16, 18, 207, crowd(&numbers))], words }
}

fn crews() -> Picture {
    let row = |id, heard, heads, description| {
        crew(&Crew { caption: Some(caption(id, description)), heard, heads, largest: 34 })
    };
    let charts = vec![
        (136, 16, 306, row("a", 2, 34, "2 of 34 people heard")),
        (136, 42, 306, row("b", 0, 14, "0 of 14 people heard")),
        (136, 68, 306, row("c", 1, 6, "1 of 6 people heard")),
    ];
    let words = vec![
        (16, 26, "Booking"),
        (16, 52, "Foundations"),
        (16, 78, "Harbour tooling"),
        (456, 26, "2 of 34"),
        (456, 52, "nobody of 14"),
        (456, 78, "1 of 6"),
    ];
    Picture { name: "crew", size: (640, 94), charts, words }
}

/// When each turn ended, in seconds; two people take turns, and the interviewer begins.
const ENDS: [u16; 18] = [16, 22, 24, 33, 67, 100, 106, 136, 140, 165, 180, 264, 270, 305, 310, 352, 360, 410];

fn conversation() -> Picture {
    let starts = [0].iter().chain(&ENDS);
    let turns: Vec<TimelineTurn> = starts
        .zip(&ENDS)
        .enumerate()
        .map(|(order, (start, end))| {
            let role = if order.is_multiple_of(2) { SpeakerRole::Interviewer } else { SpeakerRole::Participant };
            TimelineTurn { role, start: f64::from(*start), end: f64::from(*end) }
        })
        .collect();
    let quote = |at, kind, label, href| TimelineQuote { at, kind, label, href };
    let quotes = [
        quote(80.0, QuoteKind::Pain, "1:20 Pain: every quarter something of yours moves", "#off-the-pavement"),
        quote(150.0, QuoteKind::Workaround, "2:30 Workaround: it types the code for me", "#keep-me-in"),
        quote(195.0, QuoteKind::Workflow, "3:15 Workflow: four pages every week", "#four-pages"),
        quote(230.0, QuoteKind::Avoided, "3:50 Avoided: so I wrote a page instead", "#a-page"),
        quote(250.0, QuoteKind::Pain, "4:10 Pain: once a month I get a call", "#kitchen-table"),
        quote(290.0, QuoteKind::Praise, "4:50 Praise: it was never wrong", "#the-list"),
        quote(335.0, QuoteKind::Ask, "5:35 Ask: one page for everything", "#one-page"),
        quote(385.0, QuoteKind::Counter, "6:25 Counter: mine never breaks", "#never-breaks"),
    ];
    let caption = caption("a", "Where in the conversation its 8 quotes are");
    let chart = timeline(&Timeline { caption, length: 420.0, turns: &turns, quotes: &quotes });
    Picture { name: "timeline", size: (640, 68), charts: vec![(16, 16, 608, chart)], words: Vec::new() }
}

fn fingerprints() -> Picture {
    use QuoteKind::{Ask, Avoided, Counter, Pain, Praise, Workaround, Workflow};
    let early =
        [(3, Pain), (5, Pain), (7, Workflow), (8, Workflow), (10, Counter), (11, Praise), (13, Avoided), (17, Pain)];
    let late = [(14, Pain), (16, Workaround), (17, Ask), (18, Pain)];
    let chart = |turns, quotes: &[(usize, QuoteKind)]| fingerprint(&Fingerprint { turns, quotes });
    let charts = vec![(216, 14, 200, chart(20, &early)), (216, 44, 200, chart(20, &late))];
    let words = vec![
        (16, 28, "Half a year later"),
        (16, 58, "The sound of a monitor"),
        (432, 28, "8 quotes"),
        (432, 58, "4 quotes"),
    ];
    Picture { name: "fingerprint", size: (640, 74), charts, words }
}

fn themes_by_teams() -> Picture {
    let heard = [2, 5, 1, 20];
    let spoke = [[2, 5, 1, 15], [0, 3, 0, 6], [1, 0, 1, 0]];
    let people = |row: [usize; 4]| {
        heard.into_iter().zip(row).map(|(heard, people)| CellPeople { heard, people, costs: people / 2 })
    };
    let shapes = cell_shapes("a", spoke.into_iter().flat_map(people));
    let mut charts = vec![(0, 0, 1, shapes)];
    for (y, row) in [40, 72, 104].into_iter().zip(spoke) {
        charts
            .extend([240, 330, 420, 540].into_iter().zip(people(row)).map(|(x, people)| (x, y, 60, cell("a", people))));
    }
    let words = vec![
        (244, 26, "Booking"),
        (334, 26, "Freight"),
        (424, 26, "Harbour tooling"),
        (544, 26, "Boarding"),
        (16, 58, "Getting in"),
        (30, 90, "Logging in again"),
        (30, 122, "Asking for permission"),
    ];
    Picture { name: "cells", size: (640, 144), charts, words }
}

fn quarters() -> Picture {
    let line = |id, quarters: &[Option<usize>], description| {
        spark_line(&SparkLine { caption: Some(caption(id, description)), quarters })
    };
    let growing = [Some(0), Some(1), Some(1), Some(3), Some(4), Some(6)];
    let fading = [Some(5), Some(4), None, None, Some(2), Some(1)];
    let charts = vec![
        (216, 14, 120, line("a", &growing, "From nobody in the first quarter to 6 people in the last")),
        (
            216,
            50,
            120,
            line("b", &fading, "From 5 people in the first quarter to 1 in the last; two quarters without interviews"),
        ),
    ];
    let words = vec![
        (16, 32, "Logging in again"),
        (16, 68, "Waiting for a server"),
        (352, 32, "6 people this quarter"),
        (352, 68, "1 person this quarter"),
    ];
    Picture { name: "spark-line", size: (640, 86), charts, words }
}
