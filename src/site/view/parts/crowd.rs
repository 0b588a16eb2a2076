//! How many of all people a theme or an opportunity affects: who told us, and how many more are inferred.
//!
//! Comes in: the site's context and a share. Goes out: [`PeopleCrowd`]. Does not know: how the interval is inferred.

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::priority::Share;
use crate::release::PRIORITIES;
use crate::site::chart::Caption;
use crate::site::chart::crowd::{self, Crowd};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::grouped;
use crate::site::words::Words;

/// Everybody there is, by how likely something affects them.
#[derive(Debug, Serialize)]
pub struct PeopleCrowd {
    /// How many people there are, in words.
    title: String,
    /// Everybody, as SVG.
    chart_html: String,
    /// What the dots are.
    legend: Vec<LegendLine>,
    /// How many people a dot is.
    per_dot: usize,
}

/// What some of the dots are.
#[derive(Debug, Serialize)]
pub struct LegendLine {
    /// Their class in the chart.
    class: &'static str,
    /// How many people, with what is known of them.
    words: String,
}

/// The crowd of something that somebody is affected by, where the priorities may be seen, which these numbers are of.
pub fn crowd(context: &PageContext<'_>, share: &Share) -> Option<PeopleCrowd> {
    let population = &context.site.numbers.priorities.population;
    let is_shown = context.released().shows_summary(PRIORITIES) && population.people > 0 && share.affected > 0;
    is_shown.then_some(())?;
    let people = f64::from(population.people);
    let whole = |people: f64| people.round() as usize;
    let told = share.affected as usize;
    let [least, likely, most] =
        [share.interval.0 * people, share.people, share.interval.1 * people].map(|people| whole(people).max(told));
    let words = context.words();
    let all = population.people as usize;
    let description = described(words, [told, least, likely, most, all]);
    let caption = Caption { id: "crowd", title: words.text("theme_crowd.name"), description: &description };
    Some(PeopleCrowd {
        title: words.count("theme_crowd.title", population.people),
        chart_html: crowd::crowd(&Crowd { caption: Some(caption), told, least, likely, most, people: all }),
        legend: legend(
            words,
            [
                ("theme_crowd.told", told),
                ("theme_crowd.least", least),
                ("theme_crowd.likely", likely),
                ("theme_crowd.most", most),
            ],
        ),
        per_dot: crowd::people_per_dot(all),
    })
}

/// "4 of 112 people told us; between 27 and 96 are affected, most likely 63."
fn described(words: &Words, numbers: [usize; 5]) -> String {
    let [told, least, likely, most, all] = numbers.map(|number| grouped(&number.to_string()));
    let key = if numbers[1] == numbers[3] { "theme_crowd.all_told" } else { "theme_crowd.described" };
    words.fill(key, &[("told", &told), ("least", &least), ("likely", &likely), ("most", &most), ("all", &all)])
}

/// What each sort of dots is, by the key of its words, which ends with its class; none of those that there are none of.
fn legend(words: &Words, counts: [(&'static str, usize); 4]) -> Vec<LegendLine> {
    let mut before = 0;
    let lines = counts.into_iter().filter(|(_, people)| *people > std::mem::replace(&mut before, *people));
    let line = |(key, people): (&'static str, usize)| LegendLine {
        class: key.split_once('.').map_or(key, |(_, class)| class),
        words: words.count(key, narrow(people)),
    };
    lines.map(line).collect()
}
