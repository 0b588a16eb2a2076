//! What a file holds, once its encoding and its container are opened: text, and what it says about itself.
//!
//! Comes in: nothing, this is the type. Goes out: an [`InputText`]. Does not know: which format it is in.

use serde_json::Value;

use super::account::Account;

/// The text of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct InputText {
    /// Its name without folders, where it has one: `GMT20260312-140000_Recording.transcript.vtt`.
    pub name: Option<String>,
    /// The text with line ends as `\n`; of a document (`.docx`, `.odt`, `.rtf`, HTML) its paragraphs, a blank line between two,
    /// a line break within one as one line end, cells of a table apart by tabs.
    pub text: String,
    /// The same as JSON, where it is JSON.
    pub json: Option<Value>,
    /// What it was opened from, for the report: `UTF-16 text`, `Word document (.docx)`.
    pub container: &'static str,
    /// How it was opened, each a short sentence for the report: `it begins with the byte order mark of UTF-8`.
    pub notes: Vec<String>,
    /// What the container holds beside the text (comments, page headers, markup), already accounted for.
    pub beside: Account,
    /// Who speaks in it for sure, as somebody has typed or listed them: their labels count however seldom they come.
    pub speakers: Vec<String>,
}

impl InputText {
    /// Plain text, as tests and readers of documents make it.
    pub fn plain(name: &str, text: &str) -> Self {
        Self {
            name: Some(name.to_owned()),
            text: text.to_owned(),
            json: serde_json::from_str(text).ok().filter(|value: &Value| value.is_object() || value.is_array()),
            container: "plain text",
            notes: Vec::new(),
            beside: Account::default(),
            speakers: Vec::new(),
        }
    }

    /// The ending of its name in lower case, without the dot.
    pub fn ending(&self) -> Option<String> {
        let name = self.name.as_deref()?;
        name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())
    }
}
