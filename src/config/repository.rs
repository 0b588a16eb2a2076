//! `[repository]`: where those who work on the study find its files, and whether its history is told.
//!
//! Comes in: the section. Goes out: [`Repository`]: patterns of addresses, whatever site they lead to. Does not know: which
//! files there are, who may be shown where they lie.

use super::section::ConfigSection;
use super::site;
use super::value::{ExpectedValue, SettingValue};
use crate::base::span::{Place, Span};

/// `[repository]`: where those who work on the study find its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    /// `branch`.
    pub branch: String,
    /// `path`: the folder of the study in the repository, without outer slashes; empty for the root.
    pub path: String,
    /// Where a file is edited: an address with `{path}`, and perhaps `{branch}`. None where nothing says it.
    pub edit: Option<String>,
    /// Where a line of a file is read: an address with `{path}`, and perhaps `{branch}` and `{line}`.
    pub source: Option<String>,
    /// `history`, where that is wanted.
    pub history: Option<Place>,
}

impl Default for Repository {
    fn default() -> Self {
        Self { branch: "main".to_owned(), path: String::new(), edit: None, source: None, history: None }
    }
}

/// A kind of site that repositories stand on.
struct CodeHost {
    /// What it is called in `kind`, and in the names of hosts.
    names: &'static [&'static str],
    /// Behind the repository's address: where a file is edited.
    edit: &'static str,
    /// Behind the repository's address: where a line of a file is read. Markdown has lines only where it is not rendered.
    source: &'static str,
}

const CODE_HOSTS: [CodeHost; 4] = [
    CodeHost { names: &["github"], edit: "/edit/{branch}/{path}", source: "/blob/{branch}/{path}?plain=1#L{line}" },
    CodeHost { names: &["gitlab"], edit: "/-/edit/{branch}/{path}", source: "/-/blob/{branch}/{path}?plain=1#L{line}" },
    CodeHost {
        names: &["gitea", "forgejo", "codeberg"],
        edit: "/_edit/{branch}/{path}",
        source: "/src/branch/{branch}/{path}?display=source#L{line}",
    },
    CodeHost {
        names: &["bitbucket"],
        edit: "/src/{branch}/{path}?mode=edit&at={branch}",
        source: "/src/{branch}/{path}#lines-{line}",
    },
];

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> Repository {
    let default = Repository::default();
    let branch = section.read("branch", branch).unwrap_or(default.branch);
    let path = section.read("path", folder).unwrap_or_default();
    let kind = section.read("kind", kind);
    let url = section.read("url", url);
    let edit = section.read("edit", |value| pattern(value, &["path", "branch"], EDIT));
    let source = section.read("source", |value| pattern(value, &["path", "branch", "line"], SOURCE));
    let history = section.read("history", |value| Ok((site::truth(value)?, value.span())));
    let history = history.filter(|(is_wanted, _)| *is_wanted).map(|(_, span)| section.place(span));
    let made = url.as_ref().and_then(|(url, span)| host_of(section, url, *span, kind));
    if let (Some((_, span)), false) = (kind, section.has("url")) {
        section.complain(
            span,
            "`kind` says nothing without `url`".to_owned(),
            "add the address of the repository: `url = \"https://…\"`",
        );
    }
    let of_host = |end: fn(&CodeHost) -> &'static str| Some([&url.as_ref()?.0, end(made?)].concat());
    Repository {
        branch,
        path,
        edit: edit.or_else(|| of_host(|host| host.edit)),
        source: source.or_else(|| of_host(|host| host.source)),
        history,
    }
}

/// The site that a repository stands on: the one that is named, else the one that its host is called after. Where nobody can
/// tell, and the addresses are not written out either, that is a complaint.
fn host_of(
    section: &mut ConfigSection<'_, '_>,
    url: &str,
    span: Span,
    kind: Option<(&'static CodeHost, Span)>,
) -> Option<&'static CodeHost> {
    let host = url.split('/').nth(2).unwrap_or_default();
    let named = |host_name: &str| CODE_HOSTS.iter().find(|code_host| code_host.names.contains(&host_name));
    let found = kind.map(|(host, _)| host).or_else(|| host.split(|c: char| !c.is_ascii_alphabetic()).find_map(named));
    let is_told = ["kind", "edit", "source"].iter().any(|key| section.has(key));
    if found.is_none() && !is_told {
        section.complain(
            span,
            format!("what kind of site `{host}` is cannot be told from its name"),
            "say it, `kind = \"gitlab\"`, or write the addresses out: `edit = \"https://…/{branch}/{path}\"` and `source`",
        );
    }
    found
}

fn kind(value: SettingValue<'_>) -> Result<(&'static CodeHost, Span), ExpectedValue> {
    let named = |name: &str| CODE_HOSTS.iter().find(|host| host.names.contains(&name));
    let host = value.text().and_then(|text| named(&text.to_ascii_lowercase()));
    host.map(|host| (host, value.span())).ok_or_else(|| {
        let names: Vec<String> =
            CODE_HOSTS.iter().flat_map(|host| host.names).map(|name| format!("`\"{name}\"`")).collect();
        ExpectedValue::new(format!("one of {}", names.join(", ")), "\"gitlab\"")
    })
}

/// The address of a repository, without a slash or `.git` at its end.
fn url(value: SettingValue<'_>) -> Result<(String, Span), ExpectedValue> {
    const EXAMPLE: &str = "\"https://github.com/acme/research\"";
    let text = value.text().ok_or_else(|| ExpectedValue::new("the address of a repository", EXAMPLE))?;
    let address = site::check_base_url(text).map_err(|why| {
        ExpectedValue::new(format!("the address of a repository as a browser has it, {why}"), EXAMPLE)
    })?;
    let address = address.trim_end_matches('/');
    let address = address.strip_suffix(".git").unwrap_or(address);
    if address.split('/').filter(|part| !part.is_empty()).count() < 3 {
        return Err(ExpectedValue::new("the address of a repository, not only of the site that it is on", EXAMPLE));
    }
    Ok((address.to_owned(), value.span()))
}

/// A branch as git allows it, as far as its characters tell.
fn branch(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock");
    let is_branch = |text: &&str| {
        !text.contains(|c: char| c.is_whitespace() || c.is_control() || "~^:?*[\\".contains(c))
            && !text.contains("..")
            && !text.starts_with('-')
            && text.split('/').all(is_part)
    };
    let branch = value.text().filter(is_branch).map(str::to_owned);
    branch.ok_or_else(|| ExpectedValue::new("the name of a branch", "\"main\""))
}

/// A folder below the root of the repository.
fn folder(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let text = value.any_text().map(str::trim).map(|text| text.strip_prefix("./").unwrap_or(text));
    let text = text.map(|text| if text == "." { "" } else { text.trim_matches('/') });
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    let is_folder = |text: &&str| {
        text.is_empty() || !text.contains(|c: char| c.is_control() || c == '\\') && text.split('/').all(is_part)
    };
    text.filter(is_folder).map(str::to_owned).ok_or_else(|| {
        ExpectedValue::new("a folder of the repository, as its path from the root", "\"studies/platform\"")
    })
}

const EDIT: &str = "\"https://git.example/edit/{branch}/{path}\"";
const SOURCE: &str = "\"https://git.example/blob/{branch}/{path}#L{line}\"";

/// An address with places for what belongs to a file.
fn pattern(value: SettingValue<'_>, places: &[&str], example: &'static str) -> Result<String, ExpectedValue> {
    let expected = |what: String| ExpectedValue::new(what, example);
    let text = value.text().map(str::trim).ok_or_else(|| expected("an address with `{path}`".to_owned()))?;
    let known: Vec<String> = places.iter().map(|place| format!("`{{{place}}}`")).collect();
    let mut rest = text;
    while let Some((_, from)) = rest.split_once('{') {
        let place = from.split_once('}').filter(|(place, _)| places.contains(place));
        let (_, behind) = place.ok_or_else(|| {
            expected(format!("an address in which nothing but {} stands in curly brackets", known.join(", ")))
        })?;
        rest = behind;
    }
    if !text.contains("{path}") {
        return Err(expected("an address with `{path}`, where the path of a file belongs".to_owned()));
    }
    let host = text.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    // The host is checked as that of any other address; what stands behind it is anything that a browser takes as it is.
    let address = format!("{}://{}/", text.split("://").next().unwrap_or_default(), host.unwrap_or_default());
    site::check_base_url(&address).map_err(|why| expected(format!("an address {why}")))?;
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`|".contains(c) || !c.is_ascii()) {
        return Err(expected("an address (characters that one cannot hold are written as `%20`)".to_owned()));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use super::*;
    use crate::base::path::SourcePath;

    fn repository(keys: &str) -> Repository {
        crate::config::read(&format!("[repository]\n{keys}\n"), &SourcePath::new("site.toml")).value.repository
    }

    /// Where files are edited and read, without the address of the repository.
    fn addresses(keys: &str) -> (String, String) {
        let found = repository(keys);
        assert_eq!(complaints(&format!("[repository]\n{keys}\n")), [""; 0], "{keys}");
        (found.edit.unwrap_or_default(), found.source.unwrap_or_default())
    }

    #[test]
    fn a_host_is_known_by_its_name_or_is_named() {
        for (keys, edit, source) in [
            (
                "url = \"https://github.com/a/b\"",
                "https://github.com/a/b/edit/{branch}/{path}",
                "https://github.com/a/b/blob/{branch}/{path}?plain=1#L{line}",
            ),
            (
                "url = \"HTTPS://GitLab.acme.example/a/sub/b.git/\"",
                "https://gitlab.acme.example/a/sub/b/-/edit/{branch}/{path}",
                "https://gitlab.acme.example/a/sub/b/-/blob/{branch}/{path}?plain=1#L{line}",
            ),
            (
                "url = \"https://codeberg.org/a/b\"",
                "https://codeberg.org/a/b/_edit/{branch}/{path}",
                "https://codeberg.org/a/b/src/branch/{branch}/{path}?display=source#L{line}",
            ),
            (
                "url = \"http://code.example:3000/a/b\"\nkind = \"Forgejo\"",
                "http://code.example:3000/a/b/_edit/{branch}/{path}",
                "http://code.example:3000/a/b/src/branch/{branch}/{path}?display=source#L{line}",
            ),
            (
                "url = \"https://bitbucket.org/a/b\"",
                "https://bitbucket.org/a/b/src/{branch}/{path}?mode=edit&at={branch}",
                "https://bitbucket.org/a/b/src/{branch}/{path}#lines-{line}",
            ),
            (
                "url = \"https://code.example/a/b\"\nsource = \"https://x.example/{path}\"",
                "",
                "https://x.example/{path}",
            ),
            ("edit = \"https://x.example/?f={path}&b={branch}#top\"", "https://x.example/?f={path}&b={branch}#top", ""),
        ] {
            assert_eq!(addresses(keys), (edit.to_owned(), source.to_owned()), "{keys}");
        }
    }

    #[test]
    fn a_pattern_of_ones_own_goes_before_the_hosts() {
        let keys = "url = \"https://github.com/a/b\"\nedit = \"https://edit.example/{path}\"";
        let (edit, source) = addresses(keys);
        assert_eq!(edit, "https://edit.example/{path}");
        assert!(source.starts_with("https://github.com/a/b/blob/"));
    }

    #[test]
    fn a_folder_is_read_without_outer_slashes() {
        for (written, expected) in
            [("", ""), (".", ""), ("./", ""), ("/", ""), ("/studies/a/", "studies/a"), ("./a b", "a b")]
        {
            assert_eq!(repository(&format!("path = \"{written}\"")).path, expected, "{written}");
        }
        assert_eq!(repository("").branch, "main");
        assert_eq!(repository("branch = \"feature/new-words\"").branch, "feature/new-words");
    }

    #[test]
    fn what_is_no_setting_of_a_repository_is_complained_of_where_it_stands() {
        for (key, values) in [
            (
                "url",
                &[
                    "\"\"",
                    "3",
                    "\"git@github.com:a/b.git\"",
                    "\"ssh://git@github.com/a/b\"",
                    "\"https://me:secret@github.com/a/b\"",
                    "\"https://github.com\"",
                    "\"https://github.com/\"",
                    "\"https://github.com/a b\"",
                    "\"https://github.com/a?b\"",
                    "\"https://code.example/a/b\"",
                ][..],
            ),
            ("branch", &["\"\"", "\"a b\"", "\"a..b\"", "\"/a\"", "\"-a\"", "\"a:b\"", "\"a/.b\"", "true"]),
            ("path", &["\"..\"", "\"a/../b\"", "\"a//b\"", "'a\\b'", "[\"a\"]"]),
            ("kind", &["\"svn\"", "\"github\"", "1"]),
            (
                "edit",
                &[
                    "\"\"",
                    "\"https://x.example/\"",
                    "\"https://x.example/{file}\"",
                    "\"https://x.example/{path}#{line}\"",
                    "\"https://x.example/{path\"",
                    "\"javascript:alert('{path}')\"",
                    "\"{path}\"",
                    "\"https://{path}/\"",
                    "\"https://me@x.example/{path}\"",
                    "'https://x.example/\"{path}'",
                    "\"https://x.example/é/{path}\"",
                ],
            ),
            ("source", &["\"https://x.example/#L{line}\"", "\"ftp://x.example/{path}\"", "{}"]),
            ("history", &["\"yes\"", "1"]),
        ] {
            for value in values {
                let text = format!("[repository]\n{key} = {value}\n");
                assert_eq!(complaints(&text), [format!("bad-setting: {value}")], "{text}");
            }
        }
        assert_eq!(complaints("[repository]\nurls = \"x\"\n"), ["unknown-setting: urls"]);
        assert_eq!(complaints("repository = \"https://github.com/a/b\"\n").len(), 1);
    }

    #[test]
    fn history_is_off_unless_somebody_asks_for_it() {
        assert_eq!(repository("").history, None);
        assert_eq!(repository("history = false").history, None);
        let place = repository("history = true").history.expect("it is wanted");
        assert_eq!((place.span.start, place.path.as_str()), (23, "site.toml"));
    }
}
