//! One text, however it was typed: composed or not, with spaces of other kinds, with what nobody sees.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::site::{Site, files_below};

/// An interview of one person in which these words are marked.
fn interview(participant: &str, words: &str) -> String {
    format!("---\nparticipant: \"{participant}\"\n---\n\n**{participant}:** {words}\n")
}

#[test]
fn one_person_is_counted_once() {
    let site = Site::of(&[
        ("content/interviews/a1.md", &interview("Ada", "[It took weeks.]{.slow #a}")),
        ("content/interviews/a2.md", &interview("ADA", "[It took weeks.]{.slow #a}")),
        ("content/interviews/b1.md", &interview("Jose\u{301} Díaz", "[It took weeks.]{.slow #a}")),
        ("content/interviews/b2.md", &interview("José\u{a0}Di\u{301}az", "[It took weeks.]{.slow #a}")),
        ("content/interviews/c1.md", &interview("P\u{200b}07", "[It took weeks.]{.slow #a}")),
        ("content/interviews/c2.md", &interview("ｐ07\u{200e}", "[It took weeks.]{.slow #a}")),
    ])
    .build();
    assert_eq!(site.data("priorities")[0]["people"], 3);
    assert_eq!(site.data("priorities")[0]["interviewed"], 3);
    // What is shown is what was written first.
    let shown: Vec<String> = site.data("interviews").iter().map(|it| it["participant"].to_string()).collect();
    assert_eq!(shown[2], shown[3]);
    assert_eq!(shown[2], "\"Jose\u{301} Díaz\"");
}

#[test]
fn an_interviewer_is_known_however_typed() {
    let text = "---\ninterviewer: [Zoë, Jo Lind]\n---\n\n**ZOE\u{308}:** [Why?]{.slow}\n\n**P07:** [Slow.]{.slow}\n\n\
                **Jo\u{a0}Lind:** [And?]{.slow}\n\n**Zoë\u{200b}:** [So?]{.slow}\n\n**Zoe:** [Me too.]{.slow}\n";
    let site = Site::of(&[("content/interviews/p07.md", text)]);
    assert_eq!(site.run(&["build"]).code, 0);
    let evidence: Vec<bool> = site.data("quotes").iter().map(|quote| quote["evidence"] == true).collect();
    assert_eq!(evidence, [false, true, false, false, true]);
}

#[test]
fn marks_are_read_however_typed() {
    let words = "[It is big.]{.gro\u{308}ße}\n\n[It is wide.]{.größe\u{a0}kind=workaround}\n\n[Big.]{themes=\"GRÖSSE\u{3000}weit\u{200b}e\" #a\u{308}}";
    let site = Site::of(&[("content/interviews/p07.md", &interview("P07", words))]).build();
    let quotes = site.data("quotes");
    assert_eq!(quotes.iter().map(|quote| quote["themes"][0].as_str()).collect::<Vec<_>>(), [Some("grosse"); 3]);
    assert_eq!((quotes[1]["kind"].as_str(), quotes[2]["id"].as_str()), (Some("workaround"), Some("ä")));
    let titles: Vec<String> = site.data("themes").iter().map(|theme| theme["title"].to_string()).collect();
    assert_eq!(titles, ["\"gro\u{308}ße\"", "\"weit\u{200b}e\""]);
    let twice = Site::of(&[("content/interviews/p07.md", &interview("P07", "[Big.]{.größe .gro\u{308}ße}"))]);
    twice.fails_with(&["duplicate-theme"]);
}

/// An interview with stand-off quotes of one theme.
fn with_standoff(exact: &[&str], words: &str) -> String {
    let quotes: String = exact.iter().map(|exact| format!("  - {{exact: '{exact}', themes: [slow]}}\n")).collect();
    format!("---\nparticipant: P07\nquotes:\n{quotes}---\n\n**P07:** {words}\n")
}

#[test]
fn standoff_words_are_found_however_typed() {
    let site = Site::of(&[
        (
            "content/interviews/a.md",
            &with_standoff(&["über die Größe"], "U\u{308}ber u\u{308}ber die Gro\u{308}ße reden."),
        ),
        (
            "content/interviews/b.md",
            &with_standoff(&["to coordinate everything"], "Hard to co\u{ad}ordinate every\u{200b}thing."),
        ),
        (
            "content/interviews/c.md",
            &with_standoff(&["it \"really\" took"], "Well, it «\u{a0}really\u{a0}» took two weeks."),
        ),
        ("content/interviews/d.md", &with_standoff(&["二日 かかります"], "承認に二日\nかかります。")),
    ])
    .build();
    let texts: Vec<String> = site.data("quotes").iter().map(|quote| quote["text"].to_string()).collect();
    // Verbatim, as the transcript has it.
    let expected = [
        "u\u{308}ber die Gro\u{308}ße",
        "to co\u{ad}ordinate every\u{200b}thing",
        "it « really » took",
        "二日かかります",
    ];
    assert_eq!(texts, expected.map(|text| format!("\"{text}\"")));
}

#[test]
fn links_lead_to_files_however_their_names_are_typed() {
    let text = interview("P07", "[It is big.]{.größe} See [size](../themes/Größe.md) ![](../img/ü.png).");
    let site = Site::of(&[
        ("content/interviews/p07.md", &text),
        ("content/themes/Gro\u{308}ße.md", "Big.\n"),
        ("content/img/u\u{308}.png", "a picture"),
    ])
    .build();
    let page = site.output("interviews/p07/index.html");
    assert!(page.contains("href=\"../../themes/grosse/\"") && page.contains("src=\"../../img/u%CC%88.png\""), "{page}");
    let check = site.run(&["check"]);
    assert!(!check.stderr.contains("broken-link") && !check.stderr.contains("missing-picture"), "{}", check.stderr);
    // Two that look alike are one file on many systems.
    let twins = site.file("content/img/ü.png", "another");
    twins.fails_with(&["error[only-case-differs]", "differ only in how their letters are put together"]);
}

/// A text as somebody else would type it: by turns its letters apart from their accents, another kind of space, and
/// something that nobody sees; whatever `choices` say at each character.
fn retyped(text: &str, choices: &[u8]) -> String {
    let mut typed = String::new();
    for (c, choice) in text.chars().zip(choices.iter().cycle()) {
        match (c, choice % 5) {
            (' ', 1) => typed.push('\u{a0}'),
            (' ', 2) => typed.push_str(" \u{3000}"),
            ('“' | '”', 1 | 2) => typed.push('"'),
            ('“', 3) => typed.push_str("«\u{202f}"),
            ('”', 3) => typed.push_str("\u{202f}»"),
            (_, 1 | 2) => typed.extend(c.nfd()),
            (_, 3) => typed.extend([c, '\u{200b}']),
            (_, 4) => typed.extend(['\u{ad}', c]),
            _ => typed.push(c),
        }
    }
    typed
}

/// A study in which one interview is typed by somebody else, wherever what it writes is not what is shown: names that were
/// written before, themes, ids, paths, stand-off words. (Data files tell columns, so nothing stands before a quote's bracket.)
fn study(type_name: impl Fn(&str) -> String, type_words: impl Fn(&str) -> String) -> Site {
    let (jose, zoe, theme) = (type_name("José Díaz"), type_name("Zoë Ågren"), type_words("größe"));
    let words = type_words("sagte “das dauert zwei Wochen” und ging");
    let second = format!(
        "---\ntitle: Second\nparticipant: \"{jose}\"\ninterviewer: Zoë Ågren\nteam: \"{}\"\ntags: [\"{theme}\"]\nquotes:\n  \
         - {{exact: '{words}', themes: [\"{theme}\"], id: \"{}\"}}\n---\n\n**Zoë Ågren:** Warum?\n\n\
         **José Díaz:** [Es ist groß.]{{.{theme}{}kind=workaround}}\n\n**{zoe}:** Und dann?\n\n**{jose}:** Ja.\n\n\
         Er sagte “das dauert zwei Wochen” und ging, siehe [Größe](../themes/{}.md).\n",
        type_words("zahlungen"),
        type_words("zwei-wöchen"),
        type_words(" "),
        type_words("Größe"),
    );
    let first = "---\ntitle: First\nparticipant: José Díaz\nteam: zahlungen\n---\n\n**José Díaz:** [Groß.]{.größe}\n";
    Site::of(&[
        ("content/interviews/a.md", first),
        ("content/interviews/b.md", &second),
        ("content/themes/Größe.md", "Was zu groß ist.\n"),
    ])
    .build()
}

/// That study as it is typed first.
static PLAIN: LazyLock<BTreeMap<String, Vec<u8>>> =
    LazyLock::new(|| files_below(&study(str::to_owned, str::to_owned).public()));

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn how_names_and_words_are_typed_changes_no_byte(choices in prop::collection::vec(0..10_u8, 7..40)) {
        let type_name = |name: &str| {
            let typed = retyped(name, &choices);
            if choices[0] < 5 { typed.to_uppercase() } else { typed }
        };
        let other = study(type_name, |words| retyped(words, &choices));
        let (plain, other) = (&*PLAIN, files_below(&other.public()));
        for (path, bytes) in plain {
            let same = other.get(path) == Some(bytes);
            prop_assert!(same, "{}: {} / {}", path, String::from_utf8_lossy(bytes), String::from_utf8_lossy(&other[path]));
        }
        prop_assert_eq!(plain.len(), other.len());
    }
}

#[test]
fn messages_name_what_nobody_sees() {
    for (file, named) in [
        (interview("P07", "[It is slow.]\u{200b}{.slow}"), "remove U+200B, a space of no width, between `]` and `{`"),
        (interview("P07", "[It is slow.]\u{a0}{.slow}"), "remove U+00A0, a no-break space, between `]` and `{`"),
        ("---\nparti\u{ad}cipant: P07\n---\n".to_owned(), "`participant`? There is U+00AD, a soft hyphen"),
    ] {
        let site = Site::of(&[("content/interviews/p07.md", &file)]);
        let run = site.run(&["build"]);
        assert!(run.stderr.contains(named), "{named} is not in {}", run.stderr);
    }
}

/// A study in which all of an interview is typed in one way.
fn all_typed(choices: &[u8]) -> Site {
    let name = retyped("José Díaz", choices);
    let words = |words: &str| retyped(words, choices);
    let text = format!(
        "---\nparticipant: \"{name}\"\ninterviewer: Mira\n---\n\n**Mira:** [00:00] Warum?\n\n**{name}:** {} [Es ist groß.]{{.toil #a}} \
         {}\n\n**Mira:** [02:00] {}\n",
        words("Das ist schön und dauert lange, sagte er"),
        words("Überall müssen wir dafür anstehen"),
        words("Aha, schön")
    );
    Site::of(&[("content/interviews/a.md", &text), ("content/themes/toil.md", "Toil.\n")]).build()
}

/// The pictures of a page, without the words in them.
fn drawn(site: &Site, page: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&site.output(page));
    let shapes =
        scraper::Selector::parse("svg path, svg rect, svg circle, svg line, .length").expect("it is a selector");
    let attributes = |shape: scraper::ElementRef<'_>| {
        let of_shape = shape.value().attrs().filter(|(name, _)| !matches!(*name, "href" | "id" | "aria-label"));
        of_shape.map(|(name, value)| format!("{name}={value} ")).collect::<String>()
    };
    html.select(&shapes).map(attributes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Names and words are shown as they are typed, and drawn as they are compared.
    #[test]
    fn how_names_and_words_are_typed_moves_nothing_that_is_drawn(choices in prop::collection::vec(0..10_u8, 7..40)) {
        let (plain, other) = (all_typed(&[0]), all_typed(&choices));
        for page in ["index.html", "interviews/a/index.html"] {
            let shapes = drawn(&plain, page);
            prop_assert!(shapes.len() > 1, "{} draws nothing", page);
            prop_assert_eq!(shapes, drawn(&other, page), "{}", page);
        }
    }
}
