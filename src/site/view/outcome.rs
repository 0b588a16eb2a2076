//! An outcome: who needs it, how much it weighs, and what serves it.
//!
//! Comes in: the site's context. Goes out: [`OutcomePage`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::Head;
use super::outcomes;
use super::parts::context::{Link, PageContext};
use super::parts::number::{about, number, percent};
use crate::analysis::service::{RaisedRank, Service};
use crate::base::id::Id;
use crate::content::{Extra, Kind};
use crate::knowledge::OutcomeId;
use crate::release::{PRIORITIES, Released};
use crate::site::chart::Caption;
use crate::site::chart::bar::{BarScale, PriorityBar, priority_bar};
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::words::Word;

/// An outcome.
#[derive(Debug, Serialize)]
struct OutcomePage<'a> {
    /// Its title.
    title: &'a str,
    /// The leader who needs it.
    sponsor: Option<&'a str>,
    /// Its weight among all, in per cent.
    share: String,
    /// When it was said.
    date: Option<String>,
    /// Where it was said.
    source: Option<&'a str>,
    /// What is said about it.
    description_html: String,
    /// What serves it, the most points first.
    served_by: Vec<ServingRow<'a>>,
    /// The numbers above the bars, as SVG.
    axis_html: String,
    /// What all of it is worth, in equivalent hours per quarter.
    worth: String,
    /// What the front matter has beside.
    extra: &'a Extra,
}

/// What serves an outcome.
#[derive(Debug, Serialize)]
struct ServingRow<'a> {
    /// The opportunity or theme.
    #[serde(flatten)]
    link: Link<'a>,
    /// What became of it, where it is decided: "Shipped".
    status: Option<Word<'a>>,
    /// Its row on the page of priorities.
    row: String,
    /// Its points, 0 to 5.
    points: String,
    /// Their share of all points for the outcome, in per cent.
    share: String,
    /// What they are worth, in equivalent hours per quarter.
    worth: String,
    /// What that is of its priority, in words; none where it cannot be scored.
    of_priority: Option<String>,
    /// Where it would stand without strategy, in words; none where that is no later.
    raised: Option<String>,
    /// What they are worth as a bar, as SVG.
    bar_html: String,
}

/// `/outcomes/<slug>/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of an outcome",
    readers: Readers::People,
    section: Some(&outcomes::SECTION),
    links: LinkStyle::Page,
    is_slow: false,
    addresses,
    content: PageContent::Template("outcome.html", |context, subject| outcome(context, OutcomeId::from_index(subject))),
};

fn addresses(released: Released<'_>) -> Vec<WantedPage> {
    let all = released.outcomes();
    all.map(|it| WantedPage::entry(Kind::Outcome, it.id(), it.slug(), Some(it.file()))).collect()
}

fn outcome<'a>(context: &PageContext<'a>, id: OutcomeId) -> Option<PageParts<'a>> {
    let outcome = context.released().outcome(id)?;
    let serving = context.serving(id);
    let scale = BarScale::to_hold(serving.iter().map(|service| service.worth));
    let view = OutcomePage {
        title: outcome.title(),
        sponsor: outcome.sponsor(),
        share: percent(outcome.share()),
        date: outcome.date().map(|date| date.to_string()),
        source: outcome.source(),
        description_html: context.prose(outcome.description(), outcome.file()),
        served_by: serving.iter().filter_map(|service| row(context, scale, *service)).collect(),
        axis_html: context.bar_axis(scale),
        worth: about(serving.iter().map(|service| service.worth).sum()),
        extra: outcome.file().extra(),
    };
    Some(PageParts::new(Head::of_entry(context, Kind::Outcome, outcome.title()), view))
}

/// What serves an outcome by what, with a bar of that alone.
fn row<'a>(context: &PageContext<'a>, scale: BarScale, service: Service) -> Option<ServingRow<'a>> {
    let (points, worth) = (number(service.points), about(service.worth));
    let said = context.words().fill("outcome.bar", &[("points", &points), ("worth", &worth)]);
    let caption = Caption { id: &context.score_id(service.candidate)?, title: &said, description: "" };
    let strategic = service.worth;
    let bar = PriorityBar { caption, saved: 0.0, strategic, interval: None, half: None, scale };
    Some(ServingRow {
        link: context.candidate(service.candidate)?,
        status: context.decided_as(service.candidate),
        row: context.score_href(service.candidate)?,
        bar_html: priority_bar(&bar),
        points,
        share: percent(service.share),
        worth,
        of_priority: context.of_priority(service),
        raised: context.raised(service),
    })
}

impl PageContext<'_> {
    /// What serves an outcome, the most points first, as far as it and its worth may be shown.
    pub(super) fn serving(&self, outcome: OutcomeId) -> Vec<Service> {
        let all = self.site.analysis.served_by(outcome).into_iter();
        let is_shown = self.released().shows_summary(PRIORITIES);
        all.filter(|service| is_shown && self.candidate(service.candidate).is_some()).collect()
    }

    /// "57 % of its priority".
    pub(super) fn of_priority(&self, service: Service) -> Option<String> {
        let share = percent(service.of_priority?);
        Some(self.words().fill("outcome.of_priority", &[("share", &share)]))
    }

    /// "Third with strategy, ninth without", where it would come later without.
    pub(super) fn raised(&self, service: Service) -> Option<String> {
        let RaisedRank { with, without } = service.raised?;
        let words = self.words();
        Some(words.fill("outcome.raised", &[("with", &words.ordinal(with)), ("without", &words.ordinal(without))]))
    }
}

#[cfg(test)]
mod tests {
    use crate::site::testing::Study;

    #[test]
    fn what_serves_an_outcome_has_a_bar_of_its_points_alone() {
        let study = Study::of(&[
            ("content/outcomes/calm.md", "---\ntitle: Calm\n---\n"),
            ("content/teams/t.md", "---\nheadcount: 100\n---\n"),
            ("content/themes/a.md", "---\nestimate: {freq: weekly, toil: 1h}\nstrategic: {calm: 4}\n---\n"),
            ("content/opportunities/b.md", "---\nthemes: [c]\nstrategic: {calm: 1}\n---\n"),
            ("content/themes/c.md", "---\n---\n"),
        ]);
        let view = study.shown("/outcomes/calm/").0;
        let rows = view["served_by"].as_array().unwrap();
        let said: Vec<_> = rows.iter().map(|row| [&row["title"], &row["points"], &row["worth"]]).collect();
        // A point is worth .005 · 100 · 480 h = 240 h.
        assert_eq!(said, [["A", "4", "960"], ["B", "1", "240"]]);
        assert_eq!(view["worth"], "1,200");
        // The scale ends at 1,000: 96 and 24 per cent, and nothing else is in them.
        for (row, width) in rows.iter().zip(["96%", "24%"]) {
            let bar = row["bar_html"].as_str().unwrap();
            assert!(bar.contains(&format!("width=\"{width}\"")) && bar.contains("class=\"strategic\""), "{bar}");
            assert!(!bar.contains("interval"), "{bar}");
        }
        let of_all: Vec<_> = rows.iter().map(|row| (&row["share"], &row["of_priority"], &row["raised"])).collect();
        let none = serde_json::Value::Null;
        // `a` has reach ½, so it saves 100 · ½ · 13 · 1 h = 650 h, of 1,610 h in all; `b` cannot be scored.
        assert_eq!(of_all, [(&"80".into(), &"60 % of its priority".into(), &none), (&"20".into(), &none, &none)]);
        let list = &study.shown("/outcomes/").0["outcomes"][0];
        assert_eq!((&list["serving"], &list["worth"]), (&2.into(), &"1,200".into()));
        let named = list["served_by"]["items"].as_array().unwrap().iter();
        let named: Vec<_> = named.map(|each| (&each["title"], &each["said"])).collect();
        let said = ["960 eh per quarter, 60 % of its priority", "240 eh per quarter"].map(serde_json::Value::from);
        assert_eq!(named, [(&"A".into(), &said[0]), (&"B".into(), &said[1])]);
    }

    #[test]
    fn what_was_given_up_serves_nothing_and_what_is_built_says_so() {
        let opportunity = |status: &str| format!("---\nstatus: {status}\nthemes: [t]\nstrategic: {{calm: 2}}\n---\n");
        let all = ["draft", "shipped", "invalidated", "dropped"]
            .map(|status| (format!("content/opportunities/{status}.md"), opportunity(status)));
        let mut files = vec![
            ("content/outcomes/calm.md", "---\ntitle: Calm\n---\n"),
            ("content/teams/t.md", "---\nheadcount: 100\n---\n"),
            ("content/themes/t.md", "---\n---\n"),
        ];
        files.extend(all.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let view = Study::of(&files).shown("/outcomes/calm/").0;
        let rows = view["served_by"].as_array().unwrap().iter();
        let said: Vec<_> = rows.map(|row| (&row["title"], &row["status"]["word"], &row["share"])).collect();
        let none = serde_json::Value::Null;
        let half = "50".into();
        assert_eq!(said, [(&"Draft".into(), &none, &half), (&"Shipped".into(), &"Shipped".into(), &half)]);
        // Two points each, of 240 h a point.
        assert_eq!(view["worth"], "960");
    }

    #[test]
    fn what_wins_by_strategy_alone_says_so() {
        let study = Study::of(&[
            ("content/outcomes/calm.md", "---\ntitle: Calm\n---\n"),
            ("content/teams/t.md", "---\nheadcount: 100\n---\n"),
            ("content/themes/a.md", "---\nestimate: {reach: 0.5, freq: weekly, toil: 1h}\nstrategic: {calm: 1}\n---\n"),
            (
                "content/themes/b.md",
                "---\nestimate: {reach: 0.5, freq: monthly, toil: 1h}\nstrategic: {calm: 5}\n---\n",
            ),
            ("content/themes/c.md", "---\nestimate: {reach: 0.5, freq: weekly, toil: 2h}\n---\n"),
        ]);
        let view = study.shown("/outcomes/calm/").0;
        // Saved: 650, 150 and 1,300 h; in all 890, 1,350 and 1,300 h.
        assert_eq!(view["served_by"][0]["raised"], "first with strategy, third without");
        assert_eq!(view["served_by"][1]["raised"], serde_json::Value::Null, "third with strategy, second without");
        let said = study.shown("/outcomes/").0["outcomes"][0]["served_by"]["items"][0]["said"].clone();
        assert_eq!(said, "1,200 eh per quarter, 89 % of its priority, first with strategy, third without");
    }
}
