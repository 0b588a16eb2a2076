//! The study's day: what ages are counted to. No clock is asked, so a site is the same whenever it is built.
//!
//! Comes in: knowledge. Goes out: a day. Does not know: what has an age.

use crate::base::Date;
use crate::knowledge::Knowledge;

/// The newest day on which anything happened: an interview was held, something was tested, an ask was heard or answered.
pub fn study_day(knowledge: &Knowledge) -> Option<Date> {
    let interviews = knowledge.interviews.iter().filter_map(|interview| interview.entry.kind.meta.date);
    let tested = knowledge.opportunities.iter().flat_map(|it| &it.entry.kind.validations).filter_map(|it| it.date);
    let asks = knowledge.asks.iter().filter_map(|ask| Some(&ask.entry.as_ref()?.kind));
    let asks = asks.flat_map(|ask| [ask.since.as_ref(), ask.answered.as_ref()]).flatten().map(|day| day.value);
    interviews.chain(tested).chain(asks).max()
}
