//! `[serve]`: what the site looks like while somebody works on it.
//!
//! Comes in: the section. Goes out: [`Serve`]. Does not know: how a site is served.

use super::section::ConfigSection;
use super::value::{ExpectedValue, SettingValue};

/// `[serve]`: what the site looks like while somebody works on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Serve {
    /// `editor`: an address that opens a file in an editor, with `{path}`, and `{line}` and `{column}` from 1.
    pub editor: Option<String>,
}

pub(super) fn read(section: &mut ConfigSection<'_, '_>) -> Serve {
    Serve { editor: section.read("editor", editor) }
}

/// Schemes that run or show what stands in the address itself.
const ACTIVE: [&str; 4] = ["javascript", "data", "vbscript", "blob"];

fn editor(value: SettingValue<'_>) -> Result<String, ExpectedValue> {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !ACTIVE.contains(&scheme.to_ascii_lowercase().as_str())
    };
    let fits =
        |text: &&str| text.contains("{path}") && text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme));
    let editor = value.text().filter(fits).map(str::to_owned);
    editor.ok_or_else(|| {
        ExpectedValue::new(
            "an address that opens a file in an editor, with `{path}`",
            "\"vscode://file/{path}:{line}:{column}\"",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::complaints;
    use crate::base::path::SourcePath;

    #[test]
    fn reads_an_editor() {
        let text = "[serve]\neditor = \"idea://open?file={path}&line={line}\"\n";
        let settings = crate::config::read(text, &SourcePath::new("site.toml")).value;
        assert_eq!(settings.serve.editor.as_deref(), Some("idea://open?file={path}&line={line}"));
    }

    #[test]
    fn refuses_what_opens_no_editor() {
        for value in ["\"vim\"", "\"vscode://file/\"", "\"javascript:alert('{path}')\"", "\" data:{path}\"", "true"] {
            let text = format!("[serve]\neditor = {value}\n");
            assert_eq!(complaints(&text), [format!("bad-setting: {value}")]);
        }
    }
}
