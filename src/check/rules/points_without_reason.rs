//! Many strategic points, and nobody says who gave them or why.
//!
//! Comes in: opportunities and themes. Goes out: those with points from 4 up that have no name or no reason. Does not know: what
//! the points come to.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Place;
use crate::config::Level;
use crate::content::estimate::StrategicPoints;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "points-without-reason",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("points_without_reason.md"),
    find,
};

/// From so many points on an outcome is said to hang on it.
const MANY: f64 = 4.0;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let opportunities = k.opportunities.iter().map(|it| (&it.entry.path, &it.entry.kind.strategic));
    let themes = k.themes.iter().filter_map(|it| it.entry.as_ref());
    let all = opportunities.chain(themes.map(|entry| (&entry.path, &entry.kind.strategic)));
    all.flat_map(|(path, points)| {
        points.iter().filter_map(move |points| Some((missing(points)?, points, path))).map(|(missing, points, path)| {
            let StrategicPoints { outcome, points, .. } = points;
            let message = format!("this has {points} points for `{}`, and nobody says {missing}", outcome.value);
            let help = format!("write `{}: {{points: {points}, by: a name, because: a reason}}`", outcome.value);
            Finding::new(Place::new(path, outcome.span), message, help)
        })
    })
    .collect()
}

/// What is not said of points that are many.
fn missing(points: &StrategicPoints) -> Option<&'static str> {
    match (&points.by, &points.because) {
        _ if points.points < MANY => None,
        (None, None) => Some("who gave them and why"),
        (None, Some(_)) => Some("who gave them"),
        (Some(_), None) => Some("why"),
        (Some(_), Some(_)) => None,
    }
}
