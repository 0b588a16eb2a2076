//! Which kind of entry a file is: its folder says so.
//!
//! Comes in: a path. Goes out: a [`Kind`], or none for a plain page. Does not know: what the file holds.

use crate::base::path::SourcePath;

/// The kinds of entry that have a list of their own and a page for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `content/interviews/**/*.md`.
    Interview,
    /// `content/themes/**/*.md`.
    Theme,
    /// `content/teams/*.md`.
    Team,
    /// `content/outcomes/*.md`.
    Outcome,
    /// `content/opportunities/*.md`.
    Opportunity,
    /// `content/guides/*.md`.
    Guide,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Interview, Self::Theme, Self::Team, Self::Outcome, Self::Opportunity, Self::Guide];

    /// The folder that its files lie in, below `content/` and in addresses.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Interview => "interviews",
            Self::Theme => "themes",
            Self::Team => "teams",
            Self::Outcome => "outcomes",
            Self::Opportunity => "opportunities",
            Self::Guide => "guides",
        }
    }

    /// What the list of them is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Interview => "Interviews",
            Self::Theme => "Themes",
            Self::Team => "Teams",
            Self::Outcome => "Outcomes",
            Self::Opportunity => "Opportunities",
            Self::Guide => "Guides",
        }
    }

    /// Whether its files may lie in folders of the folder too.
    fn nests(self) -> bool {
        matches!(self, Self::Interview | Self::Theme)
    }
}

/// The kind of a Markdown file below `content/`; none for a plain page and for the home page's own words.
pub fn kind_of(path: &SourcePath) -> Option<Kind> {
    let (folder, rest) = below_content(path).split_once('/')?;
    let is_kind = |kind: &Kind| kind.folder() == folder && (kind.nests() || !rest.contains('/'));
    Kind::ALL.into_iter().find(is_kind).filter(|_| path.file_name() != "_index.md")
}

/// The path below `content/`, without `.md`.
pub(super) fn below_content(path: &SourcePath) -> &str {
    let below = path.below_content().unwrap_or(path.as_str());
    below.strip_suffix(".md").unwrap_or(below)
}

/// Whether a page speaks for its folder.
pub(super) fn is_index(path: &SourcePath) -> bool {
    matches!(path.file_name(), "index.md" | "_index.md") && kind_of(path).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_says_it() {
        for (path, kind) in [
            ("content/interviews/p07.md", Some(Kind::Interview)),
            ("content/interviews/2026/03/p07.md", Some(Kind::Interview)),
            ("content/themes/new-service.md", Some(Kind::Theme)),
            ("content/themes/deploys/canary.md", Some(Kind::Theme)),
            ("content/teams/payments.md", Some(Kind::Team)),
            ("content/teams/notes/history.md", None),
            ("content/outcomes/faster.md", Some(Kind::Outcome)),
            ("content/opportunities/templates.md", Some(Kind::Opportunity)),
            ("content/guides/2026.md", Some(Kind::Guide)),
            ("content/_index.md", None),
            ("content/themes/_index.md", None),
            ("content/about.md", None),
            ("content/interviews.md", None),
            ("content/method/themes/x.md", None),
        ] {
            assert_eq!(kind_of(&SourcePath::new(path)), kind, "{path}");
        }
    }
}
