//! Stand-off quotes as they are written down: in the front matter, or beside the transcript in `<slug>.quotes.yaml`.
//!
//! Comes in: a list of keys and values. Goes out: [`StandoffQuote`]s whose words are still to be found.
//! Does not know: the transcript.

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Spanned};
use crate::content::Name;
use crate::content::fields::{FieldReader, NamesOf};
use crate::content::interview::StandoffQuote;
use crate::content::interview::coding::{check_id, kind, themes_twice, too_many_themes};
use crate::content::interview::{Coding, SpeaksTo};
use crate::content::limits;
use crate::diagnostic::{Checked, Diagnostic};
use crate::markdown::limit_blocks;
use crate::markdown::yaml::{self, Map, Value};

const QUOTES: &str = "quotes";

/// Reads `quotes` from an interview's front matter.
pub(in crate::content::interview) fn read(front: &mut FieldReader<'_>) -> Vec<StandoffQuote> {
    front.maps(QUOTES, quote)
}

/// Reads the text of a `.quotes.yaml` file: a list, or a list below the key `quotes`.
pub(in crate::content::interview) fn read_file(text: &str, path: &SourcePath) -> Checked<Vec<StandoffQuote>> {
    let mut diagnostics = Vec::new();
    let root = yaml::parse(text, path).report_into(&mut diagnostics);
    diagnostics.extend(root.iter().flat_map(|root| limit_blocks::in_yaml(root, path)));
    let mut quotes = Vec::new();
    match &root {
        None => {}
        Some(yaml::Node { value: Value::Map(map), .. }) if map.iter().any(|(key, _)| key.value == QUOTES) => {
            let mut fields = FieldReader::new(map, path);
            quotes = read(&mut fields);
            diagnostics.extend(fields.finish());
        }
        Some(yaml::Node { value: Value::List(items), .. }) => {
            let no_keys = Map::new();
            let mut fields = FieldReader::new(&no_keys, path);
            quotes = fields.read_items(QUOTES, items, quote);
            diagnostics.extend(fields.finish());
        }
        Some(node) => {
            let message = "a file of quotes must be a list, each quote an item that begins with `-`";
            let help = "begin each quote with `- exact: …`, and give it `themes: […]`";
            diagnostics.push(Diagnostic::error("wrong-type", Place::new(path, node.span), message).help(help));
        }
    }
    Checked::new(quotes, diagnostics)
}

fn quote(fields: &mut FieldReader<'_>) -> Option<StandoffQuote> {
    let exact = fields.passage("exact");
    let prefix = fields.passage("prefix").map(|prefix| prefix.value);
    let suffix = fields.passage("suffix").map(|suffix| suffix.value);
    let (id, coding, readers) = (id(fields), coding(fields), readers(fields));
    let exact = fields.require("exact", exact, "write the words as the transcript has them: `exact: …`");
    let themes = (!coding.themes.is_empty()).then_some(());
    let themes = fields.require("themes", themes, "name at least one theme: `themes: [new-service]`");
    exact.zip(themes).map(|(exact, ())| StandoffQuote { exact, prefix, suffix, id, coding, readers })
}

/// `for`: who may read it. A value that names nobody is an error, and so is a slip in the key; nobody reads the words then.
fn readers(fields: &mut FieldReader<'_>) -> Option<Vec<Name>> {
    const KEY: &str = "for";
    let Some(named) = fields.readers(KEY) else {
        return fields.keys().any(|key| fold::name(&key.value) == KEY).then(Vec::new);
    };
    let readers = limits::names(named);
    let key = fields.keys().find(|key| key.value == KEY).filter(|_| readers.is_empty());
    if let Some(key) = key {
        fields.complain(limits::no_readers(fields.place(key.span)));
    }
    Some(readers)
}

fn coding(fields: &mut FieldReader<'_>) -> Coding {
    Coding {
        themes: themes(fields),
        kind: fields.parsed("kind", kind).unwrap_or_default(),
        freq: fields.frequency("freq"),
        toil_hours: fields.hours("toil"),
        load: fields.load("load"),
        by: fields.name("by"),
        question: fields.name("q").as_ref().map(Spanned::folded),
        note: fields.text("note"),
        value: fields.name("value"),
        speaks_to: SpeaksTo {
            ask: fields.name("ask").as_ref().map(Spanned::folded),
            confirms: fields.name("confirms").as_ref().map(Spanned::folded),
            contradicts: fields.name("contradicts").as_ref().map(Spanned::folded),
        },
    }
}

fn themes(fields: &mut FieldReader<'_>) -> Vec<Name> {
    let mut themes = fields.one_or_more("themes");
    fields.doubt_lists(&themes, NamesOf::Slugs, "write each theme by itself, with commas between: `[slow, dear]`");
    if let Some(complaint) = too_many_themes(&mut themes, fields.path()) {
        fields.complain(complaint);
    }
    for complaint in themes_twice(&themes, fields.path()) {
        fields.complain(complaint);
    }
    themes
}

/// The name of a quote in addresses, under the same rules as after `#` in a transcript.
fn id(fields: &mut FieldReader<'_>) -> Option<Spanned<String>> {
    let id = fields.name("id")?.folded();
    match check_id(&id, fields.path()) {
        None => Some(id),
        Some(complaint) => {
            fields.complain(complaint);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::read_file as read_entry;
    use crate::content::interview::{QuoteKind, coding};
    use crate::content::units::{Frequency, Period};
    use crate::markdown::attributes::Attributes;

    const LIST: &str = "\
- exact: only one person
  prefix: \"for deploys, \"
  suffix: \", and she\"
  themes: [bus-factor]
  id: only-one
  kind: avoided
  freq: 3/week
  toil: 90m
  load: 4
  by: Ada
  q: last-time
  note: n
";

    fn whole_file(text: &str) -> (Vec<StandoffQuote>, Vec<(&'static str, String)>) {
        let Checked { value, diagnostics } = read_file(text, &SourcePath::new("content/interviews/p07.quotes.yaml"));
        let shown = |d: Diagnostic| (d.rule, text[d.place.span.range()].to_owned());
        (value, diagnostics.into_iter().map(shown).collect())
    }

    #[test]
    fn reads_all_keys() {
        let (quotes, complaints) = whole_file(LIST);
        assert_eq!(complaints, []);
        let [quote] = &quotes[..] else { panic!("one quote: {quotes:?}") };
        assert_eq!(&LIST[quote.exact.span.range()], "only one person");
        assert_eq!(quote.prefix.as_deref(), Some("for deploys, "));
        assert_eq!(quote.suffix.as_deref(), Some(", and she"));
        assert_eq!(&LIST[quote.coding.themes[0].span.range()], "bus-factor");
        assert_eq!(quote.id.as_ref().expect("it is given").value, "only-one");
        assert_eq!(quote.coding.kind, QuoteKind::Avoided);
        assert_eq!(quote.coding.freq, Some(Frequency { times: 3.0, period: Period::Week }));
        assert_eq!((quote.coding.toil_hours, quote.coding.load), (Some(1.5), Some(4)));
        assert_eq!(quote.coding.question.as_ref().expect("it is given").value, "last-time");
        assert_eq!(
            (quote.coding.by.as_ref().map(|by| by.value.as_str()), quote.coding.note.as_deref()),
            (Some("Ada"), Some("n"))
        );
    }

    #[test]
    fn the_list_may_stand_below_a_key_or_in_front_matter() {
        let below: String = LIST.lines().map(|line| format!("  {line}\n")).collect();
        let (quotes, complaints) = whole_file(&format!("# coded by Ada\nquotes:\n{below}"));
        assert_eq!((quotes.len(), complaints), (1, vec![]));
        let (entry, complaints) = read_entry("content/interviews/x.md", &format!("quotes:\n{below}"), read);
        assert_eq!((entry.kind.len(), complaints), (1, vec![]));
        let (entry, complaints) = read_entry("content/interviews/x.md", "quotes: []\n", read);
        assert_eq!((entry.kind.len(), complaints), (0, vec![]));
        for empty in ["", "# nothing yet\n", "[]", "quotes:\n"] {
            assert_eq!(whole_file(empty), (vec![], vec![]), "{empty}");
        }
    }

    #[test]
    fn words_and_a_theme_are_needed() {
        let (quotes, complaints) =
            whole_file("- themes: [a]\n- exact: b\n- {exact: c, themes: []}\n- {exact: d, themes: e}\n");
        assert_eq!(quotes.len(), 1);
        assert_eq!(quotes[0].coding.themes[0].value, "e");
        let expected = [("missing-key", "themes"), ("missing-key", "exact"), ("missing-key", "exact")];
        assert_eq!(complaints, expected.map(|(rule, passage)| (rule, passage.to_owned())));
    }

    #[test]
    fn each_slip_is_complained_of() {
        let text =
            "- {exact: a, themes: [b], id: two weeks, kind: pian, freq: x, toil: 3, load: 5, theme: c}\n- words\n";
        let (quotes, complaints) = whole_file(text);
        assert_eq!((quotes.len(), quotes[0].coding.kind, quotes[0].id.is_none()), (1, QuoteKind::Pain, true));
        let mut expected = vec![("bad-id", "two weeks".to_owned())];
        expected.extend(["pian", "x", "3", "5"].map(|passage| ("bad-value", passage.to_owned())));
        expected.extend([("unknown-key", "theme".to_owned()), ("wrong-type", "words".to_owned())]);
        assert_eq!(complaints, expected);
        assert_eq!(whole_file("just words").1, [("wrong-type", "just words".to_owned())]);
        assert_eq!(whole_file("quotes: {exact: a}").1, [("wrong-type", "{exact: a}".to_owned())]);
        assert_eq!(whole_file("qoutes: []").1, [("wrong-type", "qoutes: []".to_owned())]);
        assert_eq!(whole_file("exact: a\nthemes: [b]").1, [("wrong-type", "exact: a\nthemes: [b]".to_owned())]);
    }

    #[test]
    fn beside_the_text_and_in_it_one_coding_is_read() {
        for [themes, kind, freq, toil, load, by, question, note] in [
            ["a b", "praise", "weekly", "3h", "2", "Ada", "last-time", "a memo"],
            ["a b", " praise ", " weekly ", " 3h ", " 2 ", " Ada ", " last-time ", " a memo "],
            ["a", "", "", "", "", "", "", ""],
            ["a", " ", " ", " ", " ", " ", " ", " "],
            ["a a", "pian", "weakly", "3", "5", "", "", ""],
            ["a b a a", "Praise", "daily/week", "-3h", "04", "", "", ""],
            ["a", "pain", "0/day", "0", "+4", "", "", ""],
        ] {
            let path = SourcePath::new("content/interviews/p07.md");
            let rest = [("kind", kind), ("freq", freq), ("toil", toil), ("load", load), ("by", by), ("note", note)];
            let pairs = || rest.into_iter().chain([("q", question)]);
            let told = |complaints: Vec<Diagnostic>| -> Vec<_> {
                let mut told: Vec<_> = complaints.into_iter().map(|d| (d.rule, d.message, d.help)).collect();
                told.sort();
                told
            };
            let plain = |coding: &Coding| {
                let values = |names: &[Name]| names.iter().map(|name| name.value.clone()).collect::<Vec<_>>();
                let Coding { themes, kind, freq, toil_hours, load, by, question, note, .. } = coding.clone();
                let [by, question] = [by, question].map(|name| name.map(|name| name.value));
                (values(&themes), kind, freq, toil_hours, load, by, question, note)
            };

            let attributes: String = pairs().map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
            let text = format!("{{themes=\"{themes}\"{attributes}}}");
            let attributes = Attributes::parse(&text, 0, text.len()).expect("it is well-formed");
            let mut complaints = Vec::new();
            let within = coding::read(&text, &attributes, &path, &mut complaints);
            // In YAML a key may wait for its value; in the text none does.
            complaints.retain(|complaint| !complaint.message.ends_with("has no value"));

            let keys: String = pairs().map(|(key, value)| format!("  {key}: \"{value}\"\n")).collect();
            let listed = themes.replace(' ', ", ");
            let beside = read_file(&format!("- exact: words\n  themes: [{listed}]\n{keys}"), &path);

            assert_eq!(plain(&beside.value[0].coding), plain(&within.1), "{text}");
            assert_eq!(told(beside.diagnostics), told(complaints), "{text}");
        }
    }
}
