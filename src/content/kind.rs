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

const CONTENT: &str = "content";

/// The kind of a Markdown file below `content/`.
pub fn kind_of(path: &SourcePath) -> Kind {
    let Some((folder, rest)) = below_content(path).split_once('/') else { return Kind::Page };
    let direct = !rest.contains('/');
    match folder {
        _ if path.file_name() == "_index.md" => Kind::Page,
        "interviews" => Kind::Interview,
        "themes" => Kind::Theme,
        "teams" if direct => Kind::Team,
        "outcomes" if direct => Kind::Outcome,
        "opportunities" if direct => Kind::Opportunity,
        "guides" if direct => Kind::Guide,
        _ => Kind::Page,
    }
}

/// The path below `content/`, without `.md`.
pub(super) fn below_content(path: &SourcePath) -> &str {
    let below = path.below(CONTENT).unwrap_or(path.as_str());
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
