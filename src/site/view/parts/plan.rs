//! How far the study is, in words and by team: the page of the plan, its data and the terminal say the same.
//!
//! Comes in: the site's context. Goes out: [`PlanPart`]. Does not know: which page shows it.

use serde::Serialize;

use super::context::PageContext;
use super::number::number;
use crate::analysis::plan::{NextToSchedule, StudyPlan, TeamPlan, WantedInterviews};
use crate::analysis::priority::NamedTeam;
use crate::base::Date;
use crate::release::{PLAN, Released};

/// How far the study is, in sentences.
#[derive(Debug, Serialize)]
pub struct PlanPart {
    /// "12 of 40 interviews that are wanted were held".
    pub held: String,
    /// "3 more are planned"; none where none is.
    pub planned: Option<String>,
    /// How many days it is since the study began, and until it ends.
    pub days: Vec<String>,
    /// "2 rehearsals, counted nowhere"; none where there were none.
    pub practice: Option<String>,
    /// Why the team that is next is.
    pub because: Option<String>,
}

/// Whether there is a plan to show, and it may be shown.
pub fn has_plan(released: Released<'_>) -> bool {
    released.shows_summary(PLAN) && (released.interview_ids().next().is_some() || released.has_interviews_set_aside())
}

/// How many interviews are wanted of a team: its aim, or its share of the heads to a tenth.
pub fn wanted(row: &TeamPlan) -> Option<String> {
    row.aim.map(|aim| aim.to_string()).or_else(|| row.share.map(tenths))
}

fn tenths(share: f64) -> String {
    number((share * 10.0).round() / 10.0)
}

impl PageContext<'_> {
    /// How far the study is, by the teams that may be named; none where it may not be shown.
    pub fn study_plan(&self) -> Option<StudyPlan> {
        let released = self.released();
        let named = released.teams().filter(|team| team.names_its_people());
        let named = named.map(|team| NamedTeam { team: team.id(), counted: team.counted() });
        let named: Vec<NamedTeam> = named.collect();
        let plan = has_plan(released).then(|| self.site.analysis.plan(self.site.settings, &named))?;
        if self.may_say_newest_day() {
            return Some(plan);
        }
        Some(StudyPlan { day: None, since_begin: None, until_end: None, ..plan })
    }

    /// Whether the newest day may be said: not where it may be that of something that is withheld.
    fn may_say_newest_day(&self) -> bool {
        let released = self.released();
        let is_whole = || {
            released.attribution().date
                && released.interviews().count() == released.interview_ids().count()
                && released.shows_all_set_aside()
        };
        self.site.settings.study.today.is_some() || is_whole()
    }

    /// The same in sentences.
    pub fn plan_in_words(&self, plan: &StudyPlan) -> PlanPart {
        let words = self.words();
        let done = plan.all.done();
        let counted = |key: &str, count: u32| (count > 0).then(|| words.count(key, count));
        PlanPart {
            held: match plan.aim {
                Some(aim) => words.count_of("plan.of_aim", aim, &[("held", &done)]),
                None => words.count("plan.were_held", done),
            },
            planned: counted("plan.more_planned", plan.all.planned),
            days: self.days_of_study(plan),
            practice: counted("plan.rehearsals", plan.practice),
            because: plan.next.as_ref().map(|next| self.because(next)),
        }
    }

    fn days_of_study(&self, plan: &StudyPlan) -> Vec<String> {
        let settings = &self.site.settings.study.plan;
        let said = |keys: [&str; 2], days: Option<i32>, date: Option<Date>| {
            let (days, date) = (days?, date?);
            let day = self.words().day(&date.to_string());
            Some(self.words().count_of(keys[usize::from(days < 0)], days.unsigned_abs(), &[("day", &day)]))
        };
        let begun = said(["plan.since_begin", "plan.until_begin"], plan.since_begin, settings.begins);
        let ends = said(["plan.until_end", "plan.since_end"], plan.until_end, settings.ends);
        begun.into_iter().chain(ends).collect()
    }

    fn because(&self, next: &NextToSchedule) -> String {
        let words = self.words();
        match next.wanted {
            WantedInterviews::Aim(aim) => words.count_of("plan.next_by_aim", aim, &[("agreed", &next.agreed)]),
            WantedInterviews::Share { heads, all_heads, interviews, share } => {
                let share = tenths(share);
                let values: [(&str, &dyn std::fmt::Display); 4] =
                    [("agreed", &next.agreed), ("heads", &heads), ("all_heads", &all_heads), ("share", &share)];
                words.count_of("plan.next_by_share", interviews, &values)
            }
        }
    }
}
