//! A listener's file: somebody of the platform's side, who interviews, sits in, listens to recordings or codes.
//!
//! Comes in: front matter and the body as HTML. Goes out: a [`Listener`]. Does not know: which interviews they heard.

use crate::content::fields::FieldReader;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose};

/// A listener. Their name, as labels and `by` write it, is the title of the file.
#[derive(Debug, Clone)]
pub struct Listener {
    /// `team`: a platform team's slug.
    pub team: Option<Name>,
    /// `role`.
    pub role: Option<String>,
    /// What is said about them.
    pub description: Prose,
}

impl ProseKind for Listener {
    const INFO: KindInfo = KindInfo {
        word: "listener",
        folder: "listeners",
        nests: false,
        about: "Somebody who interviews, listens or codes",
        template: include_str!("new/listener.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self { team: front.name("team"), role: front.short("role").map(|role| role.value), description: body }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/listeners/mira.md";

    fn reader(front: &mut FieldReader<'_>) -> Listener {
        Listener::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let entry = read_good(PATH, "title: Mira\naliases: [Mira O.]\nteam: foundations\nrole: engineer\n", reader);
        assert_eq!(entry.title(), Some("Mira"));
        assert_eq!(entry.kind.team.expect("it is given").value, "foundations");
        assert_eq!(entry.kind.role.as_deref(), Some("engineer"));
    }

    #[test]
    fn a_slip_is_named_at_its_place() {
        let (_, complaints) = read_file(PATH, "rol: engineer\n", reader);
        assert_eq!(complaints, [("unknown-key", "rol".to_owned())]);
    }
}
