//! A theme that is renamed and gets its name again, in files that are written in many ways.
//!
//! Comes in: random studies. Goes out: a failure where more is other than the alias. Does not know: the disk.

use proptest::prelude::*;

use super::{Files, changed, rename};

/// A way to write each place of a name: `@` is the theme, `%` another.
const MARKS: &[&str] = &[
    "[w]{.@}",
    "[w]{.% .@ #q@}",
    "[w]{themes=\"% @\"}",
    "[w]{themes='@'}",
    "[a [b]{.@} c]{.%}",
    "[w]{.%}",
    "`[w]{.@}`",
    "[w]{ .@\r\n freq=weekly }",
    "\\[w]{.@}",
    "@",
    "[@](../themes/@.md)",
    "[é *w*]{.@ note=\"@ é\"}",
];
const KEYS: &[&str] = &[
    "tags: [%, @]",
    "tags:\n- @ # @\n- '%'",
    "tags: [\"@\"]",
    "quotes:\n  - exact: plain words\n    themes: [@]\n    id: s1",
    "title: '@'",
    "# @",
    "takeaways: ['@']",
    "tags:\n  - '@'",
];
const THEMES: &[&str] = &[
    "",
    "Words.\n",
    "---\ntitle: x\n---\n",
    "---\naliases: [z]\n---\nW [x](%.md)\n",
    "---\naliases:\n- z # z\n---\n",
    "---\naliases: z\n---\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn renaming_there_and_back_changes_nothing_but_the_alias(
        marks in prop::collection::vec(prop::sample::select(MARKS), 0..6),
        key in prop::sample::select(KEYS),
        theme in prop::sample::select(THEMES),
        crlf in any::<bool>(),
        bom in any::<bool>(),
        (old, new) in prop::sample::select(&[("abc", "xyz"), ("a", "null"), ("x-1", "x"), ("2fa", "1e3"), ("true", "b-c")][..]),
    ) {
        let fill = |text: &str| {
            let text = text.replace("#q@", "#qq").replace('@', old).replace('%', "other").replace("\r\n", "\n");
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            if bom { format!("\u{feff}{text}") } else { text }
        };
        let quoted = |text: &str| text.replace("[@]", "['@']").replace(", @]", ", \"@\"]").replace("- @", "- '@'");
        let ids = marks.iter().filter(|mark| mark.contains("#q")).count();
        prop_assume!(ids < 2);
        let words: Vec<String> = marks.iter().map(|mark| format!("{mark} word")).collect();
        let interview = fill(&format!("---\n{}\n---\n\n**P:** plain words\n\n**P:** {}\n", quoted(key), words.join(" ")));
        let before: Files = [
            (format!("content/themes/{old}.md"), fill(theme)),
            ("content/themes/other.md".to_owned(), fill("---\nparent: '@'\n---\n")),
            ("content/opportunities/o.md".to_owned(), fill("---\nthemes: ['@', other]\n---\n[x](../themes/@.md)\n")),
            ("content/interviews/p.md".to_owned(), interview),
            ("content/interviews/p.quotes.yaml".to_owned(), fill("# @\n- {exact: plain words, themes: ['@']}\n")),
        ].into();
        let (there, _) = match changed(&before, &rename(old, new)) {
            Ok(changed) => changed,
            Err(reason) => return Err(TestCaseError::fail(reason)),
        };
        prop_assert!(there != before);
        let (mut back, _) = changed(&there, &rename(new, old)).map_err(TestCaseError::fail)?;
        let path = format!("content/themes/{old}.md");
        let file = back.remove(&path).expect("it has its name again");
        prop_assert!(file.contains(new), "{}", file);
        let (alias, file) = (new, file.replace(&format!("\"{new}\""), new));
        let line = if crlf { "\r\n" } else { "\n" };
        let expected = match theme {
            "" | "Words.\n" => {
                let line = if theme.is_empty() { "\n" } else { line };
                file.replace(&format!("---{line}aliases: [{alias}]{line}---{line}"), "")
            }
            _ => file
                .replace(&format!("aliases: [{alias}]{line}"), "")
                .replace(&format!(", {alias}]"), "]")
                .replace(&format!("- {alias}{line}"), ""),
        };
        let theme = fill(theme).replace("aliases: z", "aliases: [z]");
        prop_assert_eq!(expected, theme);
        let mut rest = before.clone();
        rest.remove(&path);
        prop_assert_eq!(back, rest);
    }
}
