//! The study's day: what ages are counted to. No clock is asked, so a site is the same whenever it is built.
//!
//! Comes in: knowledge, and the day that somebody says. Goes out: a day. Does not know: what has an age.

use crate::base::Date;
use crate::config::StudySettings;
use crate::content::interview::{Interview, SetAsideReason};
use crate::knowledge::Knowledge;

/// The day that ages are counted to: the one that somebody says, else the newest one in the study.
pub fn today(knowledge: &Knowledge, settings: &StudySettings) -> Option<Date> {
    settings.today.or_else(|| study_day(knowledge))
}

/// The newest day on which anything happened: an interview was held, something was tested, an ask was heard or answered. What
/// is planned has not happened, and neither has what nobody has said a word in.
pub fn study_day(knowledge: &Knowledge) -> Option<Date> {
    let held = knowledge.interviews.iter().map(|interview| &interview.entry.kind).filter(|it| has_words(it));
    let aside = knowledge.set_aside.iter().filter(|it| has_happened(it.reason, &it.entry.kind));
    let interviews = held.chain(aside.map(|it| &it.entry.kind)).filter_map(|interview| interview.meta.date);
    let tested = knowledge.opportunities.iter().flat_map(|it| &it.entry.kind.validations).filter_map(|it| it.date);
    let asks = knowledge.asks.iter().filter_map(|ask| Some(&ask.entry.as_ref()?.kind));
    let asks = asks.flat_map(|ask| [ask.since.as_ref(), ask.answered.as_ref()]).flatten().map(|day| day.value);
    interviews.chain(tested).chain(asks).max()
}

fn has_happened(reason: SetAsideReason, interview: &Interview) -> bool {
    match reason {
        SetAsideReason::Held => true,
        SetAsideReason::Practice => has_words(interview),
        SetAsideReason::Planned => false,
    }
}

/// Whether anybody has said anything in it, as far as the file shows, or it says itself that somebody has.
pub(super) fn has_words(interview: &Interview) -> bool {
    interview.turns > 0 || !interview.quotes.is_empty() || interview.meta.stage.is_some()
}
