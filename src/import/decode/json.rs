//! JSON told from text.
//!
//! Comes in: text. Goes out: its value, none where it is no JSON, or a refusal of what is meant as JSON and broken: read as
//! text, its brackets would be words. Does not know: which program wrote it.

use serde_json::Value;
use serde_json::error::Category;

use super::limits::MAX_JSON_VALUES;
use super::refusal::Refusal;

/// The value of a text, where it is an object or an array of JSON.
pub(super) fn json_of(text: &str) -> Result<Option<Value>, Refusal> {
    let mut signs = text.chars().filter(|c| !c.is_ascii_whitespace());
    let signs = [signs.next(), signs.next(), signs.next()];
    let (may_be, must_be) = match signs {
        [Some('{'), Some('"'), _] | [Some('['), Some('{'), Some('"')] => (true, true),
        // Texts begin with a bracket too: `[00:03] Mira: …`, `{inaudible}`.
        [Some('{' | '['), ..] => (true, false),
        _ => (false, false),
    };
    if !may_be {
        return Ok(None);
    }
    require_few_values(text)?;
    match serde_json::from_str(text) {
        Ok(value) => Ok(Some(value)),
        Err(error) if must_be || is_too_deep(&error) => Err(broken(&error)),
        Err(_) => Ok(None),
    }
}

fn require_few_values(text: &str) -> Result<(), Refusal> {
    let values = memchr::memchr3_iter(b',', b':', b'[', text.as_bytes()).take(MAX_JSON_VALUES + 1).count();
    if values <= MAX_JSON_VALUES || values_outside_strings(text) <= MAX_JSON_VALUES {
        return Ok(());
    }
    let message = format!("this JSON has more than {MAX_JSON_VALUES} values, too many for a transcript");
    Err(Refusal::new(message, "ask the transcriber for one file a conversation, or without each single word"))
}

fn is_too_deep(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("recursion limit")
}

fn values_outside_strings(text: &str) -> usize {
    let (mut is_string, mut is_escaped, mut values) = (false, false, 0);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            b',' | b':' | b'[' if !is_string => values += 1,
            _ => {}
        }
    }
    values
}

fn broken(error: &serde_json::Error) -> Refusal {
    let (line, column) = (error.line(), error.column());
    let refusal = match error.classify() {
        Category::Eof => Refusal::new("this JSON ends before it is complete", "get the whole file: it was cut off"),
        _ if is_too_deep(error) => {
            Refusal::new("this JSON is nested too deep", "no transcriber writes such a file; name the transcript")
        }
        _ if error.to_string().starts_with("trailing characters") => Refusal::new(
            format!("more follows behind the end of the JSON, at column {column}"),
            "write one file a conversation, each with one value",
        ),
        _ => Refusal::new(
            format!("this begins as JSON and is none from column {column} on"),
            "export it once more; if it is text, put a line of text before it",
        ),
    };
    refusal.at(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_from_text() {
        for text in
            ["", "WEBVTT", "[00:03] Mira: yes", "{inaudible}", "[[00:03]] Mira", "[\"Mira\"] yes", "{", "12", "\"x\""]
        {
            assert_eq!(json_of(text), Ok(None), "{text}");
        }
        assert_eq!(json_of(" [{\"a\": 1}]"), Ok(Some(serde_json::json!([{"a": 1}]))));
        assert_eq!(json_of("{}"), Ok(Some(serde_json::json!({}))));
    }

    #[test]
    fn broken_json_is_refused_with_its_line() {
        let cut = json_of("{\"a\":\n[1, ").expect_err("it is cut off");
        assert_eq!((cut.line, cut.message.contains("ends before")), (Some(2), true), "{cut}");
        let wrong = json_of("{\"a\":\n\n x}").expect_err("it is none");
        assert_eq!((wrong.line, wrong.message.contains("column 2")), (Some(3), true), "{wrong}");
        let lines = json_of("{\"a\": 1}\n{\"a\": 2}").expect_err("these are two");
        assert_eq!((lines.line, lines.message.contains("more follows")), (Some(2), true), "{lines}");
    }

    #[test]
    fn deep_and_wide_json_is_refused() {
        let deep = json_of(&"[".repeat(100_000)).expect_err("it is deep");
        assert!(deep.message.contains("nested too deep"), "{deep}");
        let wide = json_of(&format!("[[{}1]]", "1,".repeat(MAX_JSON_VALUES))).expect_err("it is wide");
        assert!(wide.message.contains("values"), "{wide}");
        assert_eq!(values_outside_strings("[\"a,b:[\\\",\", 1]: ,"), 4, "those in strings are none");
    }
}
