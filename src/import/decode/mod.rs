//! From the bytes of a file to its text.
//!
//! Comes in: bytes. Goes out: an [`InputText`]. Does not know: formats.

mod refusal;

pub use refusal::Refusal;

use super::account::Account;
use super::input_text::InputText;

/// The text of a file.
///
/// # Errors
///
/// Where it is no UTF-8.
pub fn decode(name: Option<&str>, bytes: &[u8]) -> Result<InputText, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::new("this is not UTF-8", "save it as UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    Ok(InputText {
        name: name.map(str::to_owned),
        json: serde_json::from_str(&text).ok().filter(|it: &serde_json::Value| it.is_object() || it.is_array()),
        text,
        container: "UTF-8 text",
        beside: Account::default(),
    })
}
