//! Whom a site is for: what somebody asked for, or what the settings say where nobody did.
//!
//! Comes in: a snapshot, what was asked for. Goes out: an [`Audience`], or why there is none. Does not know: what an
//! audience may see, who asks.

use thiserror::Error;

use super::options::BuildOptions;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::config::{self, Audiences, Settings};
use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::release::Audience;
use crate::source::{self, Snapshot};

/// The rule that complains of an audience that the settings do not describe.
const RULE: &str = "no-such-audience";

/// What somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum AskedAudience {
    /// Nobody asked: the settings may name one.
    #[default]
    Default,
    /// All that there is.
    Everything,
    /// One, by its name.
    Named(String),
}

/// Why nobody knows whom a site is for.
#[derive(Debug, PartialEq, Eq, Error)]
pub enum NoAudience {
    /// The settings describe no such audience.
    #[error("there is no audience `{name}`: {help}")]
    Unknown {
        /// What was asked for.
        name: String,
        /// What to ask for instead.
        help: String,
    },
    /// The study has audiences, and none was named.
    #[error(
        "this study has audiences ({}), and this is for one of them: `{command} --audience {first}`, or `audience = \
         \"{first}\"` at the top of site.toml", quoted(.names), first = .names[0]
    )]
    Unnamed {
        /// What was typed: `cairn build`.
        command: String,
        /// All audiences, at least one.
        names: Vec<String>,
    },
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl AskedAudience {
    /// That of a name that was typed, or was not.
    pub fn typed(name: Option<&str>) -> Self {
        name.map_or(Self::Default, |name| Self::Named(name.to_owned()))
    }
}

/// Whom something is shown to that nobody publishes: all of it, where no audience is asked for and none is the default.
///
/// # Errors
///
/// Where the settings are read, and do not describe who is asked for.
pub fn shown_to(scanned: &Checked<Snapshot>, asked: &AskedAudience) -> Result<Audience, NoAudience> {
    let Checked { value: audiences, diagnostics } = audiences(&scanned.value);
    let name = match asked {
        AskedAudience::Everything => return Ok(Audience::Everybody),
        AskedAudience::Default => return Ok(audiences.default.map_or(Audience::Everybody, Audience::Named)),
        AskedAudience::Named(name) => name,
    };
    match audiences.get(name) {
        Some(found) => Ok(Audience::Named(found.name.clone())),
        // The file's own complaints say first what is wrong.
        None if !diagnostics.is_empty() || !scanned.diagnostics.is_empty() => Ok(Audience::Named(name.clone())),
        None => Err(NoAudience::Unknown { name: name.clone(), help: audiences.instead_of(name) }),
    }
}

/// The same while the settings may change: who is not described any more is shown nothing, and that is an error of the site.
pub fn shown_to_still(scanned: &Checked<Snapshot>, asked: &AskedAudience) -> Audience {
    shown_to(scanned, asked).unwrap_or_else(|_| match asked {
        AskedAudience::Named(name) => Audience::Named(name.clone()),
        AskedAudience::Default | AskedAudience::Everything => Audience::Nobody,
    })
}

/// Whom something is published for: in a study that has audiences, for one of them.
///
/// # Errors
///
/// Where none is named, or one that the settings do not describe.
pub fn published_for(
    scanned: &Checked<Snapshot>,
    asked: &AskedAudience,
    command: &str,
) -> Result<Audience, NoAudience> {
    let audience = shown_to(scanned, asked)?;
    let names: Vec<String> = audiences(&scanned.value).value.all.into_iter().map(|audience| audience.name).collect();
    if audience == Audience::Everybody && !names.is_empty() {
        return Err(NoAudience::Unnamed { command: ["cairn", command].join(" "), names });
    }
    Ok(audience)
}

/// The names of the audiences that settings describe, each with its title.
pub(super) fn titles(audiences: &Audiences) -> Vec<(String, String)> {
    audiences.all.iter().map(|audience| (audience.name.clone(), audience.shown_title().to_owned())).collect()
}

/// A complaint about an audience that a site was made for, and that the settings do not describe, or do not any more. Where
/// the settings cannot be read, that was `said`.
pub(super) fn undescribed(settings: &Settings, audience: &Audience, said: &[Diagnostic]) -> Option<Diagnostic> {
    if said.iter().any(|said| said.severity == Severity::Error && said.place.path.as_str() == source::SETTINGS) {
        return None;
    }
    let name = audience.name().filter(|name| settings.audiences.get(name).is_none())?;
    let message = format!("there is no audience `{name}`, for which this site is made");
    Some(Diagnostic::error(RULE, settings_place(), message).help(settings.audiences.instead_of(name)))
}

/// A complaint about a site with all that a study has, where that is to be published, and the study has audiences.
pub(super) fn unnamed(settings: &Settings, options: &BuildOptions) -> Option<Diagnostic> {
    let first = settings.audiences.all.first().filter(|_| options.audience == Audience::Everybody)?;
    let message = "this study is for several audiences, and the site is for none of them";
    let help = format!("name one: `cairn build --audience {}`", first.name);
    Some(Diagnostic::error(RULE, settings_place(), message).help(help))
}

fn settings_place() -> Place {
    Place::start_of(&SourcePath::new(source::SETTINGS))
}

pub(super) fn audiences(snapshot: &Snapshot) -> Checked<Audiences> {
    let mut complaints = Vec::new();
    let file = snapshot.settings.as_ref().map(|file| &file.path);
    let text = file.and_then(|path| Some((path, snapshot.text(path).report_into(&mut complaints)?)));
    let settings = text.map(|(path, text)| config::read(&text, path).report_into(&mut complaints));
    Checked::new(settings.map(|settings| settings.audiences).unwrap_or_default(), complaints)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;
    use crate::pipeline::{Memo, NoProgress};
    use crate::source::scan_memory;

    const TWO: &str = "[audiences.engineering]\ntitle = \"All engineers\"\n[audiences.directors]\n";

    fn study(settings: &str) -> Checked<Snapshot> {
        scan_memory([("site.toml", settings), ("content/about.md", "Us.\n")])
    }

    fn named(name: &str) -> AskedAudience {
        AskedAudience::typed(Some(name))
    }

    #[test]
    fn what_was_typed_goes_before_what_the_settings_say() {
        let with_default = format!("audience = \"directors\"\n{TWO}");
        for (settings, asked, expected) in [
            ("", AskedAudience::Default, Audience::Everybody),
            ("", AskedAudience::Everything, Audience::Everybody),
            (TWO, AskedAudience::Default, Audience::Everybody),
            (TWO, named("engineering"), Audience::Named("engineering".to_owned())),
            (&with_default, AskedAudience::Default, Audience::Named("directors".to_owned())),
            (&with_default, named("engineering"), Audience::Named("engineering".to_owned())),
            (&with_default, AskedAudience::Everything, Audience::Everybody),
        ] {
            assert_eq!(shown_to(&study(settings), &asked), Ok(expected), "{settings} {asked:?}");
        }
    }

    #[test]
    fn what_is_published_is_for_somebody_who_is_described() {
        let error = |settings: &str, asked| published_for(&study(settings), &asked, "build").unwrap_err().to_string();
        let unnamed = error(TWO, AskedAudience::Default);
        for part in ["`directors`, `engineering`", "`cairn build --audience directors`", "`audience = \"directors\"`"] {
            assert!(unnamed.contains(part), "{unnamed}");
        }
        assert_eq!(error(TWO, named("enginering")), "there is no audience `enginering`: did you mean `engineering`?");
        assert!(error("", named("x")).contains("site.toml describes no audience"));
        assert_eq!(published_for(&study(""), &AskedAudience::Default, "build"), Ok(Audience::Everybody));
    }

    #[test]
    fn an_audience_that_is_gone_is_an_error_of_the_site() {
        let options = BuildOptions::for_site(Audience::Named("engineering".to_owned()), Date::constant(2026, 3, 12));
        let rules = |settings: &str| -> Vec<&str> {
            let planned = Memo::new().planned(&study(settings), &options, &NoProgress);
            planned.diagnostics.iter().map(|complaint| complaint.rule).collect()
        };
        assert_eq!(rules(TWO), [""; 0]);
        assert_eq!(rules("[audiences.directors]\n"), ["no-such-audience"]);
        assert_eq!(rules("[audiences.x\n"), ["invalid-toml"]);
    }

    #[test]
    fn broken_settings_are_complained_of_first() {
        for settings in ["[audiences.x\n", "title = 3\n"] {
            assert_eq!(shown_to(&study(settings), &named("y")), Ok(Audience::Named("y".to_owned())), "{settings}");
        }
    }
}
