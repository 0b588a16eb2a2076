//! The keys before the first section: what the site is called, where it stands and what it wears.
//!
//! Comes in: one key's value. Goes out: texts that need no second look. Does not know: who puts them where.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::value::{ExpectedValue, SettingValue};

/// The longest text that stands on every page, in bytes.
const LONGEST: usize = 1000;

pub(super) fn title(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let text = value.text().filter(|text| text.len() <= LONGEST).map(str::to_owned);
    text.ok_or_else(|| ExpectedValue::new("a text of at most 1000 bytes", "\"Developer experience 2026\""))
}

pub(super) fn description(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let text = value.text().filter(|text| text.len() <= LONGEST).map(str::to_owned);
    text.ok_or_else(|| ExpectedValue::new("a text of at most 1000 bytes", "\"What slows our engineers down\""))
}

/// A language tag as far as its shape tells: `de`, `pt-BR`, `zh-Hant-TW`.
pub(super) fn language(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let is_tag = |tag: &&str| {
        let mut parts = tag.split('-');
        let first = parts.next().unwrap_or_default();
        let is_language = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
        let mut is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        is_language && parts.all(&mut is_part)
    };
    let tag = value.text().filter(is_tag).map(str::to_owned);
    tag.ok_or_else(|| ExpectedValue::new("a language tag (BCP 47)", "\"en\""))
}

pub(super) fn truth(value: SettingValue<'_>) -> Result<bool, ExpectedValue> {
    value.truth().ok_or_else(|| ExpectedValue::new("`true` or `false`", "false"))
}

/// The name of one folder: it is looked up below `themes/` and must not lead elsewhere.
pub(super) fn look(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let is_plain =
        |name: &&str| !name.starts_with('.') && !name.contains(|c: char| c.is_control() || "/\\:".contains(c));
    let name = value.text().filter(is_plain).map(str::to_owned);
    name.ok_or_else(|| ExpectedValue::new("the name of a folder in `themes/`", "\"default\""))
}

/// The address that the site will stand at, with a `/` at the end.
pub(super) fn base_url(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    const EXAMPLE: &str = "\"https://research.example/\"";
    let text = value.text().ok_or_else(|| ExpectedValue::new("an address", EXAMPLE))?;
    check_base_url(text).map_err(|why| ExpectedValue::new(format!("an address {why}"), EXAMPLE))
}

/// An address that a site can stand at, with a slash at its end; or what an address must be and this is not.
pub(super) fn check_base_url(url: &str) -> Result<String, &'static str> {
    const SCHEME: &str = "that begins with `https://` or `http://`";
    let (scheme, rest) = url.trim().split_once("://").ok_or(SCHEME)?;
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https") {
        return Err(SCHEME);
    }
    if rest.contains(['?', '#']) {
        return Err("without `?` and `#`");
    }
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !is_authority(authority) {
        return Err("with a host, and no user name (a host in other scripts is written as `xn--…`)");
    }
    let path = path.trim_end_matches('/');
    if !is_path(path) {
        return Err("whose path is plain (characters that an address cannot hold are written as `%20`)");
    }
    let slash = if path.is_empty() { "" } else { "/" };
    Ok(format!("{scheme}://{}/{path}{slash}", authority.to_ascii_lowercase()))
}

/// Whether an address leads to whoever asks for it.
pub(super) fn is_this_machine(base_url: &str) -> bool {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let host = authority.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(authority, |(host, _)| host);
    host == "localhost" || host == "[::1]" || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

/// `host`, `host:8080`, `[::1]:8080`.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    is_host(host) && port.is_none_or(is_port)
}

fn is_host(host: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => host.split('.').all(is_label),
    }
}

fn is_path(path: &str) -> bool {
    let is_allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%".contains(&b);
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && part.bytes().all(is_allowed);
    path.is_empty() || path.split('/').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use crate::base::path::SourcePath;
    use crate::config::{Settings, read};

    fn settings(text: &str) -> Settings {
        read(text, &SourcePath::new("site.toml")).value
    }

    #[test]
    fn an_address_ends_with_a_slash() {
        for (written, expected) in [
            ("https://x.example", "https://x.example/"),
            ("https://x.example/", "https://x.example/"),
            ("HTTPS://X.Example/Research", "https://x.example/Research/"),
            ("http://x.example:8080/a/b//", "http://x.example:8080/a/b/"),
            ("http://localhost", "http://localhost/"),
            ("http://[::1]:3000/x", "http://[::1]:3000/x/"),
            (" https://x.example/a%20b ", "https://x.example/a%20b/"),
        ] {
            let text = format!("base_url = \"{written}\"");
            assert_eq!(complaints(&text), [] as [&str; 0], "{text}");
            assert_eq!(settings(&text).base_url, expected);
        }
    }

    #[test]
    fn refuses_what_is_no_address() {
        for url in [
            "",
            "x.example",
            "/research/",
            "ftp://x.example/",
            "javascript://x.example/",
            "https://",
            "https:///research",
            "https://x.example/?a",
            "https://x.example/#a",
            "https://me@x.example/",
            "https://x..example/",
            "https://x.example:/",
            "https://x.example:99999/",
            "https://x.example:+80/",
            "https://[::1/",
            "https://x.example/a b",
            "https://x.example/../a",
            "https://x.example/a//b",
            "https://x.example/<a>",
            "https://münchen.example/",
        ] {
            let text = format!("base_url = \"{url}\"");
            assert_eq!(complaints(&text), [format!("bad-setting: \"{url}\"")]);
        }
    }

    #[test]
    fn this_machine_is_no_address_for_others() {
        for (url, has_address) in [
            ("http://localhost/", false),
            ("http://localhost:8000/research/", false),
            ("http://127.0.0.1:8000/", false),
            ("http://[::1]:3000/x/", false),
            ("https://localhost.example/", true),
            ("http://10.0.0.7/", true),
            ("https://research.example:8443/a/", true),
        ] {
            assert_eq!(settings(&format!("base_url = \"{url}\"")).has_address(), has_address, "{url}");
        }
    }

    #[test]
    fn a_look_is_one_folder() {
        for look in ["", " ", ".", "..", "a/b", "a\\\\b", "/etc", ".hidden", "C:"] {
            assert_eq!(complaints(&format!("look = \"{look}\"")).len(), 1, "{look}");
        }
        assert_eq!(settings("look = \"Our look 2\"").look, "Our look 2");
    }

    #[test]
    fn a_language_has_the_shape_of_a_tag() {
        for tag in ["en", "pt-BR", "zh-Hant-TW", "gsw", "de-1996"] {
            assert_eq!(settings(&format!("language = \"{tag}\"")).language, tag);
        }
        for tag in ["", "e", "english language", "de_DE", "de-", "1a", "en-\\\"><script>"] {
            assert_eq!(complaints(&format!("language = \"{tag}\"")).len(), 1, "{tag}");
        }
    }

    #[test]
    fn a_title_is_a_text() {
        assert_eq!(complaints("title = 3"), ["bad-setting: 3"]);
        assert_eq!(complaints("title = \" \""), ["bad-setting: \" \""]);
        assert_eq!(settings("title = \"Ours\"\ndescription = \"d\"").description.as_deref(), Some("d"));
    }
}
