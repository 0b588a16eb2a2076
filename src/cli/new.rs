//! `cairn new`: starts a file of the study, filled in as far as it can be.
//!
//! Comes in: a kind and a slug. Goes out: one new file; one that is there is never touched.
//! Does not know: what the other files of the study say.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::{Kind, New};
use super::{Outcome, study, ui};
use crate::base::slug::{self, Slug};
use crate::output::edit;

pub(super) fn run(args: &New) -> Outcome {
    let Some(parts) = address(args.kind, &args.slug) else {
        ui::say_error(refusal(args.kind, &args.slug));
        return Outcome::CouldNotRun;
    };
    let (template, folder) = kind_of_file(args.kind);
    let name: Vec<&str> = parts.iter().map(Slug::as_str).collect();
    let below = Path::new("content").join(folder).join(format!("{}.md", name.join("/")));
    let root = &args.root.root;
    let slug = parts.last().expect("an address has at least one part");
    let date = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let text = template
        .replace("{title}", &title(&args.slug))
        .replace("{slug}", slug.as_str())
        .replace("{date}", &date.to_string());
    let created = study::finish_change(root).and_then(|()| Ok(edit::create_new(root, &below, text.as_bytes())?));
    match created {
        Ok(()) => {
            let path = root.join(below);
            ui::say(format_args!("{} is started: fill it in, then run `cairn build`", path.display()));
            Outcome::Done
        }
        Err(error) => {
            ui::say_error(error);
            Outcome::CouldNotRun
        }
    }
}

/// The title of what is called so, as YAML.
fn title(written: &str) -> String {
    let title = slug::title_of(written.rsplit('/').next().unwrap_or(written));
    let plain = |c: char| c.is_alphanumeric() || c == ' ';
    if title.chars().all(plain) { title } else { serde_json::Value::from(title).to_string() }
}

/// The parts of an address: one, or for a page several. `None` where it would lead elsewhere or nothing is left.
fn address(kind: Kind, text: &str) -> Option<Vec<Slug>> {
    let parts: Vec<&str> = text.split('/').collect();
    let plain = |part: &str| !part.contains('\\') && !part.starts_with(['.', '_']);
    let fits = (kind == Kind::Page || parts.len() == 1) && parts.iter().all(|part| plain(part));
    if fits { parts.into_iter().map(Slug::from_text).collect() } else { None }
}

fn refusal(kind: Kind, text: &str) -> String {
    let path = if kind == Kind::Page { ", with `/` between the parts of a path" } else { "" };
    format!("`{text}` cannot be a slug: use letters, digits and hyphens{path}, like `new-service`")
}

/// What a new file of a kind holds, and the folder below `content/` that it goes to.
fn kind_of_file(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Interview => (include_str!("new/interview.md"), "interviews"),
        Kind::Theme => (include_str!("new/theme.md"), "themes"),
        Kind::Team => (include_str!("new/team.md"), "teams"),
        Kind::Outcome => (include_str!("new/outcome.md"), "outcomes"),
        Kind::Opportunity => (include_str!("new/opportunity.md"), "opportunities"),
        Kind::Guide => (include_str!("new/guide.md"), "guides"),
        Kind::Page => (include_str!("new/page.md"), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_what_was_typed_and_never_other_yaml() {
        for (typed, yaml) in [
            ("new-service", "New service"),
            ("Größe", "Größe"),
            ("method/日本語", "日本語"),
            ("On: call # now", "\"On: call # now\""),
        ] {
            assert_eq!(title(typed), yaml);
        }
    }

    #[test]
    fn an_address_never_leads_out() {
        let text = |kind, text| address(kind, text).map(|parts| parts.iter().map(Slug::to_string).collect::<Vec<_>>());
        assert_eq!(text(Kind::Theme, "New service"), Some(vec!["new-service".to_owned()]));
        assert_eq!(text(Kind::Page, "method/Coding"), Some(vec!["method".to_owned(), "coding".to_owned()]));
        for bad in ["../../etc", "/etc/passwd", "a/b", "..", "", "?!", "a\\b", ".hidden"] {
            assert_eq!(text(Kind::Theme, bad), None, "{bad}");
        }
        for bad in ["../x", "a//b", "a/../b", "/a"] {
            assert_eq!(text(Kind::Page, bad), None, "{bad}");
        }
    }
}
