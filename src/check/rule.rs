//! What a rule is, and what it finds.
//!
//! Comes in: nothing, these are the types. Goes out: [`Rule`], [`Finding`]. Does not know: any rule.

use super::study::Study;
use crate::base::span::Place;
use crate::config::Level;
use crate::diagnostic::Fix;

/// A pattern that is allowed and doubtful.
pub(super) struct Rule {
    /// What is found, in kebab case, so that "allow …" reads right.
    pub(super) name: &'static str,
    /// What it is about.
    pub(super) group: RuleGroup,
    /// Its weight where the settings say nothing.
    pub(super) level: Level,
    /// Its page.
    pub(super) page: &'static str,
    /// Finds it.
    pub(super) find: fn(&Study<'_>) -> Vec<Finding>,
}

/// What a rule is about; also the order of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleGroup {
    /// What is marked in transcripts.
    Coding,
    /// The themes.
    Codebook,
    /// How it was asked, and who was there.
    Interviews,
    /// Who may read what.
    Audiences,
    /// What follows from it.
    Priorities,
    /// Links and pictures.
    Site,
    /// What a file is called, and what may stand in it.
    Files,
}

impl RuleGroup {
    /// All groups, in order.
    pub const ALL: [Self; 7] =
        [Self::Coding, Self::Codebook, Self::Interviews, Self::Audiences, Self::Priorities, Self::Site, Self::Files];

    /// Its heading in the reference.
    pub fn title(self) -> &'static str {
        match self {
            Self::Coding => "Coding",
            Self::Codebook => "The codebook",
            Self::Interviews => "Interviews and guides",
            Self::Audiences => "Who may read what",
            Self::Priorities => "Priorities",
            Self::Site => "Links and pictures",
            Self::Files => "Files, keys and settings",
        }
    }
}

/// One place where a rule's pattern is.
pub(super) struct Finding {
    pub(super) place: Place,
    /// What is wrong: one sentence, lower case, no full stop.
    pub(super) message: String,
    /// What to do next.
    pub(super) help: String,
    pub(super) labels: Vec<(Place, String)>,
    pub(super) fix: Option<Fix>,
    /// An error, unless the settings say otherwise.
    pub(super) grave: bool,
}

impl Finding {
    pub(super) fn new(place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place, message: message.into(), help: help.into(), labels: Vec::new(), fix: None, grave: false }
    }

    /// Adds another place that explains it.
    pub(super) fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push((place, text.into()));
        self
    }

    /// Adds a change that mends it.
    pub(super) fn fix(self, fix: Fix) -> Self {
        Self { fix: Some(fix), ..self }
    }

    /// Makes it an error, unless the settings say otherwise.
    pub(super) fn grave(self, grave: bool) -> Self {
        Self { grave, ..self }
    }
}
