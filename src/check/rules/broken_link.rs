//! A link that leads to nothing that the site has.
//!
//! Comes in: the links of files. Goes out: those that lead nowhere. Does not know: addresses; somebody else does.

use super::super::links::Links;
use super::super::rule::{Finding, Rule, RuleGroup};
use crate::base::fold;
use crate::base::link;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::Level;
use crate::diagnostic::shorten::shorten;
use crate::knowledge::{Knowledge, KnownFile};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "broken-link",
    group: RuleGroup::Site,
    level: Level::Error,
    page: include_str!("broken_link.md"),
    find: |study| find_in(study.knowledge, study.links),
};

pub(super) fn find_in(knowledge: &Knowledge, leads: &dyn Links) -> Vec<Finding> {
    let mut found = Vec::new();
    for KnownFile { path, links, .. } in knowledge.files() {
        let broken = links.iter().filter(|link| !link.picture && leads.lead_nowhere(path, &link.target));
        found.extend(broken.map(|link| {
            let place = Place::new(path, link.span);
            if is_without_page(knowledge, path, &link.target) {
                let message = format!("`{}` is planned or only held, and has no page", shorten(&link.target));
                return Finding::new(place, message, "link to `/plan/`, or take the link out until it is transcribed");
            }
            if let Some((why, help)) = unpublished(knowledge, path, &link.target) {
                let message = format!("`{}` is not published: {why}", shorten(&link.target));
                return Finding::new(place, message, help);
            }
            let message = format!("there is nothing at `{}`", shorten(&link.target));
            let help =
                "name a file by its path from this one, like `../themes/toil.md`, or an address like `/priorities/`";
            Finding::new(place, message, help)
        }));
    }
    found
}

/// Why the file that a link leads to is not published, and what to do.
fn unpublished(knowledge: &Knowledge, from: &SourcePath, target: &str) -> Option<(&'static str, &'static str)> {
    let (file, _) = link::named_file(from, target)?;
    if knowledge.drafts.iter().any(|draft| draft.path.below_content().is_some_and(|path| fold::is_same(path, &file))) {
        return Some(("it is a draft", "take `draft: true` out of it, or take the link out until then"));
    }
    let name = file.rsplit('/').next().unwrap_or(&file);
    if name.eq_ignore_ascii_case("readme.md") {
        return Some((
            "a README is for whoever works in its folder",
            "give the file another name, or take the link out",
        ));
    }
    let is_hidden = |part: &str| part.starts_with(['_', '.']);
    file.split('/').any(is_hidden).then_some((
        "no file or folder whose name begins with `_` or `.` is",
        "give it another name if everybody may read it, or take the link out",
    ))
}

/// Whether a link leads to the file of an interview that counts nowhere.
fn is_without_page(knowledge: &Knowledge, from: &SourcePath, target: &str) -> bool {
    let file = link::named_file(from, target).map(|(file, _)| file);
    file.is_some_and(|file| knowledge.files_set_aside().any(|aside| aside.path.below_content() == Some(&*file)))
}
