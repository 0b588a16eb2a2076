//! Questions that silent observers passed to the interviewer: who, what, and whether it was asked.
//!
//! Comes in: the site's context. Goes out: [`PassedLine`]s. Does not know: which page asks.

use serde::Serialize;

use super::context::{Link, PageContext};
use super::number;
use super::surprises::ListenerName;
use crate::content::interview::notes::PassedOn;
use crate::content::interview::turn_id::TurnId;
use crate::knowledge::InterviewId;
use crate::release::ReleasedPassed;

/// A question that somebody passed to the interviewer.
#[derive(Debug, Serialize)]
pub struct PassedLine<'a> {
    /// Who.
    by: Option<ListenerName<'a>>,
    /// The question.
    text: &'a str,
    /// Whether it was asked, in words; none where nobody says.
    asked: Option<String>,
    /// The time at which it was.
    time: Option<String>,
    /// That moment, in the recording or in the transcript.
    href: Option<String>,
    /// The interview.
    interview: Link<'a>,
}

impl<'a> PageContext<'a> {
    /// A question that was passed on.
    pub fn passed(&self, passed: ReleasedPassed<'a>) -> Option<PassedLine<'a>> {
        let key = match passed.asked {
            PassedOn::Unknown => None,
            PassedOn::NotAsked => Some("passed.not_asked"),
            PassedOn::Asked => Some("passed.asked"),
            PassedOn::AskedAt(_) => Some("passed.asked_at"),
        };
        let at = if let PassedOn::AskedAt(ms) = passed.asked { Some(ms) } else { None };
        Some(PassedLine {
            by: passed.by.map(|by| self.listener_name(by)),
            text: passed.text,
            asked: key.map(|key| self.words().text(key).to_owned()),
            time: at.map(number::time),
            href: at.and_then(|ms| self.moment(passed.interview, ms).or_else(|| self.turn_at(passed.interview, ms))),
            interview: self.interview(passed.interview)?,
        })
    }

    /// The turn that was spoken at a time; none where the transcript names no time before it, and where a part of it is withheld,
    /// since that turn may be.
    fn turn_at(&self, id: InterviewId, ms: u64) -> Option<String> {
        let interview = self.released().interview(id).filter(|it| it.file().withheld().next().is_none())?;
        let transcript = self.site.transcripts.transcript(interview.transcript()).ok()?;
        let turn = transcript.script.turns.iter().rposition(|turn| turn.start_ms.is_some_and(|start| start <= ms))?;
        let route = self.site.addresses.entry(id)?;
        Some(self.link_base.link_at(route, &TurnId::of(turn).to_string()))
    }
}
