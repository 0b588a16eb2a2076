//! What a local central team built that could become everybody's, as an opportunity's front matter says it.
//!
//! Comes in: the key `graduates`. Goes out: a [`Graduation`]. Does not know: which teams there are.

use crate::content::Name;
use crate::content::choice::choices;
use crate::content::fields::FieldReader;

/// Something that moves from the team that built it to one that runs it for everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct Graduation {
    /// `from`: the local central team that built it.
    pub from: Name,
    /// `to`: the platform team that takes it, where that is known.
    pub to: Option<Name>,
    /// `state`: how far it has moved.
    pub state: GraduationState,
    /// `unlocks`: what others can do once it is everybody's.
    pub unlocks: Option<String>,
}

choices! {
    /// How far something has moved from the team that built it.
    GraduationState {
        /// Somebody thinks it should.
        #[default]
        Proposed = "proposed",
        /// It is on its way.
        Moving = "moving",
        /// It is everybody's.
        Done = "done",
    }
}

/// Reads `graduates`.
pub(super) fn read(front: &mut FieldReader<'_>) -> Option<Graduation> {
    let read = |fields: &mut FieldReader<'_>| {
        let from = fields.name("from");
        let from = fields.require("from", from, "name the team that built it: `graduates: {from: harbour-tooling}`");
        let to = fields.name("to");
        let state = fields.choice("state").unwrap_or_default();
        let unlocks = fields.text("unlocks");
        Some(Graduation { from: from?, to, state, unlocks })
    };
    front.map("graduates", read).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/opportunities/o.md";

    #[test]
    fn reads_all_keys() {
        let keys = "graduates: {from: quay, to: foundations, state: moving, unlocks: Builds for devices}\n";
        let graduation = read_good(PATH, keys, read).kind.expect("it is given");
        assert_eq!((&*graduation.from.value, graduation.state), ("quay", GraduationState::Moving));
        assert_eq!(graduation.to.expect("it is given").value, "foundations");
        assert_eq!(graduation.unlocks.as_deref(), Some("Builds for devices"));
        assert_eq!(read_good(PATH, "", read).kind, None);
    }

    #[test]
    fn each_slip_is_named_at_its_place() {
        for (keys, rule, passage) in [
            ("graduates: quay\n", "wrong-type", "quay"),
            ("graduates: {to: foundations}\n", "missing-key", "to"),
            ("graduates: {from: quay, state: gone}\n", "bad-value", "gone"),
            ("graduates: {from: quay, unlock: x}\n", "unknown-key", "unlock"),
        ] {
            let (_, complaints) = read_file(PATH, keys, read);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }
}
