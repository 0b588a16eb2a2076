//! What is said beside the sum of a priority: what of it is sure, what it is of all time, who gave points, what it takes.
//!
//! Comes in: a row that has a number. Goes out: sentences. Does not know: the rows beside it.

use crate::analysis::priority::{Candidate, PriorityRow};
use crate::content::question::{QuestionKind, TimeKind};
use crate::release::{ReleasedOpportunity, ReleasedPoints, ReleasedTheme};
use crate::site::view::parts::answer::{against_baseline, amount};
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::about;

/// All of it, in the order of the sum.
pub(super) fn notes(context: &PageContext<'_>, row: &PriorityRow) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(at_most(context, row));
    notes.extend(answered(context, row));
    notes.extend(avoided(context, row));
    notes.extend(points(context, row));
    notes.extend(capacity(context, row));
    notes.extend(growth(context, row));
    notes.extend(effort(context, row));
    notes
}

/// "Up to: nobody said how much of it would be gone, so all of it is counted."
fn at_most(context: &PageContext<'_>, row: &PriorityRow) -> Option<String> {
    row.is_at_most().then(|| context.words().text("receipt.at_most").to_owned())
}

/// What the people who speak of it answered to the guides' questions, where that is a time that counts nowhere or can be
/// compared: "Elapsed time, which counts nowhere: asked “How long did you wait?”, the middle of 9 answers was 2 weeks. 2 weeks here, where
/// 15 minutes is usual elsewhere: 320 times as much."
fn answered(context: &PageContext<'_>, row: &PriorityRow) -> Vec<String> {
    let mut notes = Vec::new();
    for among in context.site.analysis.of_quotes(&row.evidence.quotes).answers() {
        let question = context.released().guide(among.guide).and_then(|guide| guide.questions().nth(among.question));
        let Some((question, spread)) = question.zip(among.answers.spread) else { continue };
        let is_elapsed = question.kind == QuestionKind::Duration && question.of == TimeKind::Elapsed;
        let compared = against_baseline(context, question, &among.answers);
        if is_elapsed || compared.is_some() {
            let key = if is_elapsed { "receipt.elapsed" } else { "receipt.answered" };
            let middle = amount(context, question, spread.middle);
            let values: [(&str, &dyn std::fmt::Display); 2] = [("question", &question.text), ("middle", &middle)];
            notes.push(context.words().count_of(key, spread.count, &values));
            notes.extend(compared);
        }
    }
    notes
}

fn avoided(context: &PageContext<'_>, row: &PriorityRow) -> Option<String> {
    let without = row.terms.without_avoided?;
    let key = if row.terms.is_mostly_avoided { "receipt.mostly_avoided" } else { "receipt.avoided" };
    Some(context.words().fill(key, &[("hours", &about(without))]))
}

/// A sentence for each outcome that somebody gave points for, where it is written who did, or why.
fn points(context: &PageContext<'_>, row: &PriorityRow) -> Vec<String> {
    let released = context.released();
    let given: Vec<ReleasedPoints<'_>> = match row.candidate {
        Candidate::Opportunity(id) => {
            released.opportunity(id).map(ReleasedOpportunity::given_points).unwrap_or_default()
        }
        Candidate::Theme(id) => released.theme(id).map(ReleasedTheme::given_points).unwrap_or_default(),
    };
    given.into_iter().filter_map(|points| said_of_points(context, points)).collect()
}

fn said_of_points(context: &PageContext<'_>, given: ReleasedPoints<'_>) -> Option<String> {
    let outcome = context.outcome(given.outcome)?.title;
    let points = about(given.points);
    let key = match (given.by, given.because) {
        (Some(_), Some(_)) => "receipt.by_because",
        (Some(_), None) => "receipt.by",
        (None, Some(_)) => "receipt.because",
        (None, None) => return None,
    };
    let (by, because) = (given.by.unwrap_or_default(), given.because.unwrap_or_default());
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("points", &points), ("outcome", &outcome), ("by", &by), ("because", &because)];
    Some(context.words().fill(key, &values))
}

/// "What would be saved is 2.7 % of everybody's time. That is 17,000 times 5 minutes per quarter." Strategic value is
/// nobody's time.
fn capacity(context: &PageContext<'_>, row: &PriorityRow) -> Option<String> {
    let words = context.words();
    let saved = row.terms.leverage? * row.effect.impact?;
    // The part of the share of everybody's time that is no points.
    let percent = row.terms.capacity_percent? * saved / row.priority?;
    if percent.is_nan() || percent <= 0.0 {
        return None;
    }
    let whole = words.fill("receipt.capacity", &[("percent", &about(percent))]);
    let pieces = row.terms.leverage.zip(row.effect.impact).filter(|(events, hours)| *events >= 1.0 && *hours > 0.0);
    Some(match pieces {
        Some((events, hours)) => {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("whole", &whole), ("each", &words.duration(hours))];
            words.count_with("receipt.pieces", &about(events), &values)
        }
        None => whole,
    })
}

/// What one more engineer adds, and what work would be gone.
fn growth(context: &PageContext<'_>, row: &PriorityRow) -> Option<String> {
    let people = context.site.numbers.priorities.population.people;
    let saved = row.terms.leverage? * row.effect.impact?;
    let words = context.words();
    let each = saved / f64::from(people);
    let added =
        (each > 0.0 && each.is_finite()).then(|| words.fill("receipt.growth", &[("hours", &words.duration(each))]))?;
    let eliminates = match row.candidate {
        Candidate::Opportunity(id) => context.released().opportunity(id).and_then(ReleasedOpportunity::eliminates),
        Candidate::Theme(_) => None,
    };
    Some(match eliminates {
        Some(work) => words.fill("receipt.growth_eliminates", &[("growth", &added), ("work", &work)]),
        None => added,
    })
}

fn effort(context: &PageContext<'_>, row: &PriorityRow) -> Option<String> {
    let Candidate::Opportunity(id) = row.candidate else { return None };
    let effort = context.released().opportunity(id)?.effort_hours()?;
    let back = row.terms.effort_multiplier?;
    let words = context.words();
    let key = if back < 1.0 { "receipt.back_below" } else { "receipt.back" };
    Some(words.fill(key, &[("effort", &words.effort(effort)), ("hours", &about(back))]))
}

#[cfg(test)]
mod tests {
    use crate::site::testing::Study;

    #[test]
    fn elapsed_time_and_the_baseline_stand_beside_the_hands_on_time() {
        let guide = "---\nsections:\n  - questions:\n      - {id: days, text: How long?, kind: duration, of: elapsed, baseline: \
                     15m}\n      - {id: sure, text: Sure?, kind: scale}\n---\n";
        let interview = "---\nparticipant: P1\nguide: g\n---\n**P1:** [Two weeks.]{.slow q=days value=2w freq=monthly \
                         toil=1h} [Three.]{.slow q=sure value=3}\n";
        let study = Study::of(&[("content/guides/g.md", guide), ("content/interviews/a.md", interview)]);
        let page = study.shown("/priorities/").0.to_string();
        // Two weeks of work are 80 hours, which are 320 quarters of an hour. A scale without a baseline says nothing here.
        for said in [
            "Elapsed time, which counts nowhere: asked “How long?”, the one answer was 2 weeks.",
            "2 weeks here, where 15 minutes is usual elsewhere: 320 times as much.",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("Sure?"), "{page}");
    }
}
