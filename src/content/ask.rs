//! An ask's file: a request as people spoke it, and what was answered.
//!
//! Comes in: front matter and the body as HTML. Goes out: an [`Ask`]. Does not know: who asked.

use crate::base::Date;
use crate::base::span::Spanned;
use crate::content::choice::choices;
use crate::content::fields::FieldReader;
use crate::content::interview::meta::is_on_the_web;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose};

/// An ask: shown and answered, never scored.
#[derive(Debug, Clone)]
pub struct Ask {
    /// `themes`: slugs.
    pub themes: Vec<Name>,
    /// `status`; at the start of the file where it is not given.
    pub status: Spanned<AskStatus>,
    /// `because`: why, above all why not.
    pub because: Option<String>,
    /// `since`: the day it was first heard.
    pub since: Option<Spanned<Date>>,
    /// `answered`: the day it was answered.
    pub answered: Option<Spanned<Date>>,
    /// `owner`: the team that answers.
    pub owner: Option<Name>,
    /// `tickets`: addresses.
    pub tickets: Vec<Name>,
    /// What is said about it.
    pub description: Prose,
}

choices! {
    /// What became of an ask.
    AskStatus {
        /// Nobody has answered.
        #[default]
        Open = "open",
        /// It will be done.
        Planned = "planned",
        /// It was done.
        Done = "done",
        /// It will not be done.
        Declined = "declined",
    }
}

impl ProseKind for Ask {
    const INFO: KindInfo = KindInfo {
        word: "ask",
        folder: "asks",
        nests: false,
        about: "A request as people spoke it, and its answer",
        template: include_str!("new/ask.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self {
            themes: front.slugs("themes"),
            status: Spanned::new(front.choice("status").unwrap_or_default(), front.span_of("status")),
            because: front.text("because"),
            since: front.day("since"),
            answered: front.day("answered"),
            owner: front.name("owner"),
            tickets: tickets(front),
            description: body,
        }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }

    fn themes(&self) -> &[Name] {
        &self.themes
    }

    fn owner(&self) -> Option<&Name> {
        self.owner.as_ref()
    }
}

/// They become links, so each is an address on the web; of others is complained.
fn tickets(front: &mut FieldReader<'_>) -> Vec<Name> {
    let mut tickets = front.names("tickets");
    tickets.retain(|ticket| {
        let is_address = is_on_the_web(&ticket.value);
        if !is_address {
            let help = "write the whole address, which begins with `https://`";
            front.refuse(ticket.span, format!("`{}` is no address of a ticket", ticket.value), help);
        }
        is_address
    });
    tickets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/asks/portal.md";

    fn reader(front: &mut FieldReader<'_>) -> Ask {
        Ask::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let keys = "title: A portal\nthemes: [showing-work]\nstatus: declined\nbecause: Nobody would look.\n\
                    since: 2026-02-03\nanswered: 2026-04-01\nowner: foundations\ntickets: [https://t.example/1]\n";
        let ask = read_good(PATH, keys, reader).kind;
        assert_eq!(ask.themes[0].value, "showing-work");
        assert_eq!((ask.status.value, ask.because.as_deref()), (AskStatus::Declined, Some("Nobody would look.")));
        assert_eq!(ask.since.map(|day| day.value), Some(jiff::civil::date(2026, 2, 3)));
        assert_eq!(ask.answered.map(|day| day.value), Some(jiff::civil::date(2026, 4, 1)));
        assert_eq!((ask.owner.expect("it is given").value, ask.tickets.len()), ("foundations".to_owned(), 1));
        assert_eq!(read_good(PATH, "", reader).kind.status.value, AskStatus::Open);
    }

    #[test]
    fn each_slip_is_named_at_its_place() {
        for (keys, rule, passage) in [
            ("status: refused\n", "bad-value", "refused"),
            ("tickets: [PLAT-1]\n", "bad-value", "PLAT-1"),
            ("tickets: [\"javascript:x\"]\n", "bad-value", "\"javascript:x\""),
            ("since: soon\n", "wrong-type", "soon"),
        ] {
            let (_, complaints) = read_file(PATH, keys, reader);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }
}
