//! The words of the interface, as templates name them.
//!
//! Comes in: the words of a site's language. Goes out: `words.nav.themes` and `word(key="score.more", count=3)` in every
//! template. Does not know: which language it is.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::site::words::{Words, fill};

/// How the key of a text ends that is HTML.
const HTML: &str = "_html";

/// Lets templates name the words.
pub(super) fn add(tera: &mut Tera, words: &Arc<Words>) {
    let mut sections: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for (section, name, text) in words.texts() {
        let value = if name.ends_with(HTML) { Value::safe_string(text) } else { Value::normal_string(text) };
        sections.entry(section.to_owned()).or_default().insert(name.to_owned(), value);
    }
    tera.global_context().insert_value("words", Value::from(sections));
    tera.register_function("word", word(Arc::clone(words)));
    tera.register_function("forms", forms(Arc::clone(words)));
    tera.register_function("day", day(Arc::clone(words)));
}

/// `word(key="people.affected", count=8, all=10)`: a text with what belongs in it.
fn word(words: Arc<Words>) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    move |arguments, state| {
        let key: &str = arguments.must_get("key")?;
        let is_html = key.ends_with(HTML);
        let mut values: Vec<(&str, String)> = Vec::new();
        for (name, value) in arguments.iter().filter_map(|(name, value)| Some((name.as_str()?, value))) {
            values.push((name, if is_html { state.escape_if_needed(value)? } else { value.to_string() }));
        }
        let shown = values.iter().find(|(name, _)| *name == "count").map_or("", |(_, shown)| shown);
        let text = words.form(key, shown).ok_or_else(|| missing(key))?;
        let values: Vec<(&str, &dyn Display)> = values.iter().map(|(name, value)| (*name, value as _)).collect();
        let text = fill(text, &values);
        Ok(if is_html { Value::safe_string(&text) } else { Value::from(text) })
    }
}

/// `forms(key="count.quotes")`: all forms of a text, as JSON for a script that counts.
fn forms(words: Arc<Words>) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    move |arguments, _| {
        let key: &str = arguments.must_get("key")?;
        let forms: BTreeMap<&str, &str> = words.forms(key).ok_or_else(|| missing(key))?.collect();
        Ok(Value::from(serde_json::to_string(&forms).map_err(tera::Error::message)?))
    }
}

/// `day(date=line.date)`: a day as people write it.
fn day(words: Arc<Words>) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    move |arguments, _| Ok(Value::from(words.day(arguments.must_get::<&str>("date")?)))
}

fn missing(key: &str) -> tera::Error {
    tera::Error::message(format!("There is no word `{key}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(template: &str) -> TeraResult<String> {
        let mut tera = Tera::default();
        add(&mut tera, &Arc::new(Words::new("en")));
        tera.add_raw_template("a.html", template)?;
        tera.render("a.html", &tera::Context::new())
    }

    #[test]
    fn a_template_names_words_and_what_belongs_in_them() {
        for (template, expected) in [
            ("{{ words.nav.themes }}", "Themes"),
            (
                "{{ word(key=\"count.quotes\", count=1) }}, {{ word(key=\"count.quotes\", count=2) }}",
                "1 quote, 2 quotes",
            ),
            ("{{ word(key=\"people.affected\", count=1, all=3) }}", "1 of 3 interviewed is affected"),
            ("{{ word(key=\"opportunity.effort\", effort=\"<3\") }}", "effort &lt;3"),
            ("{{ word(key=\"guide.version_html\", version=\"<3\") }}", "Version <bdi>&lt;3</bdi>"),
            (
                "{% set link %}<b>&</b>{% endset %}{{ word(key=\"guide.unit_html\", unit=link) }}",
                "in <bdi><b>&</b></bdi>",
            ),
            ("{{ day(date=\"2026-03-04\") }}", "4 Mar 2026"),
            ("{{ forms(key=\"count.teams\") | safe }}", "{\"one\":\"{count} team\",\"other\":\"{count} teams\"}"),
        ] {
            assert_eq!(rendered(template).unwrap(), expected, "{template}");
        }
    }

    #[test]
    fn a_word_that_is_not_there_is_an_error() {
        for template in ["{{ words.nav.nowhere }}", "{{ word(key=\"nav.nowhere\") }}", "{{ forms(key=\"nowhere\") }}"] {
            assert!(rendered(template).is_err(), "{template}");
        }
    }
}
