//! Which kind of entry a file is: its folder says so.
//!
//! Comes in: a path. Goes out: a [`Kind`]. Does not know: what the file holds.

use crate::base::path::SourcePath;

/// The kinds of entry.
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
    /// Everything else, also the home page's own words.
    Page,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Interview, Self::Theme, Self::Team, Self::Outcome, Self::Opportunity, Self::Guide, Self::Page];

    /// The folder below `content/` that its files lie in; pages lie anywhere else.
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Self::Interview => Some("interviews"),
            Self::Theme => Some("themes"),
            Self::Team => Some("teams"),
            Self::Outcome => Some("outcomes"),
            Self::Opportunity => Some("opportunities"),
            Self::Guide => Some("guides"),
            Self::Page => None,
        }
    }

    /// Whether its files may lie in folders of the folder too.
    fn nests(self) -> bool {
        matches!(self, Self::Interview | Self::Theme)
    }
}

/// The kind of a Markdown file below `content/`.
pub fn kind_of(path: &SourcePath) -> Kind {
    let Some((folder, rest)) = below_content(path).split_once('/') else { return Kind::Page };
    let is_kind = |kind: &Kind| kind.folder() == Some(folder) && (kind.nests() || !rest.contains('/'));
    let kind = Kind::ALL.into_iter().find(is_kind).filter(|_| path.file_name() != "_index.md");
    kind.unwrap_or(Kind::Page)
}

/// The path below `content/`, without `.md`.
pub(super) fn below_content(path: &SourcePath) -> &str {
    let below = path.below_content().unwrap_or(path.as_str());
    below.strip_suffix(".md").unwrap_or(below)
}

/// Whether a page speaks for its folder.
pub(super) fn is_index(path: &SourcePath) -> bool {
    matches!(path.file_name(), "index.md" | "_index.md") && kind_of(path) == Kind::Page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_says_it() {
        for (path, kind) in [
            ("content/interviews/p07.md", Kind::Interview),
            ("content/interviews/2026/03/p07.md", Kind::Interview),
            ("content/themes/new-service.md", Kind::Theme),
            ("content/themes/deploys/canary.md", Kind::Theme),
            ("content/teams/payments.md", Kind::Team),
            ("content/teams/notes/history.md", Kind::Page),
            ("content/outcomes/faster.md", Kind::Outcome),
            ("content/opportunities/templates.md", Kind::Opportunity),
            ("content/guides/2026.md", Kind::Guide),
            ("content/_index.md", Kind::Page),
            ("content/themes/_index.md", Kind::Page),
            ("content/about.md", Kind::Page),
            ("content/interviews.md", Kind::Page),
            ("content/method/themes/x.md", Kind::Page),
        ] {
            assert_eq!(kind_of(&SourcePath::new(path)), kind, "{path}");
        }
    }
}
