//! Which kind of entry a file is, and what it is called: its path says so.
//!
//! Comes in: a path. Goes out: a [`Kind`], or none for a plain page. Does not know: what the file holds.

use crate::base::path::SourcePath;
use crate::content::Kind;

/// The kind of a Markdown file below `content/`; none for a plain page and for the home page's own words.
pub fn kind_of(path: &SourcePath) -> Option<Kind> {
    let (folder, rest) = below_content(path).split_once('/')?;
    let is_kind = |kind: &&Kind| kind.folder() == folder && (kind.info().nests || !rest.contains('/'));
    Kind::ALL.iter().find(is_kind).copied().filter(|_| path.file_name() != "_index.md")
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
