//! Pages in their dress, and looks that do not fit.
//!
//! Comes in: small studies and templates. Goes out: nothing. Does not know: the disk.

use std::time::{Duration, Instant};

use super::limits::Limits;
use super::*;
use crate::diagnostic::Severity;
use crate::site::testing::Study;

fn load(own: &[(&str, &str)]) -> Checked<Look> {
    let own: Vec<LookFile<'_>> = own
        .iter()
        .map(|(path, text)| LookFile {
            path: SourcePath::new(&format!("themes/default/{path}")),
            bytes: text.as_bytes(),
        })
        .collect();
    Look::load(&Settings::default(), &own)
}

fn page(look: &Look, study: &Study, route: &str) -> Result<String, Box<Diagnostic>> {
    let mut page = PageHtml::default();
    look.render(&study.page(study.planned(route)), &mut page).map(|()| page.text)
}

fn study() -> Study {
    Study::of(&[
        (
            "content/interviews/p07.md",
            "---\ntitle: \"<script>alert('t')</script>\"\nparticipant: \"<i>P07</i>\"\ntakeaways: [\"<u>one</u>\"]\n---\n\
             [It <script>took</script> \"two\" weeks.]{.slow note=\"<b>hm</b>\"}\n",
        ),
        ("content/about.md", "# About\n\n{{ page }} &lt;!--cairn:0--&gt;\n"),
    ])
}

/// The first complaint: its place as the text it points at, its message and its help.
fn complaint(name: &str, text: &str) -> (String, String, String) {
    let loaded = load(&[(name, text)]);
    let found = match loaded.diagnostics.into_iter().next() {
        Some(found) => found,
        None => *page(&loaded.value, &study(), "/themes/slow/").unwrap_err(),
    };
    assert_eq!((found.rule, found.severity), ("template", Severity::Error));
    assert_eq!(found.place.path.as_str(), format!("themes/default/{name}"));
    (text[found.place.span.range()].to_owned(), found.message, found.help.unwrap_or_default())
}

/// Each name and title opens a tag, would be a character if it were not escaped, and ends an attribute.
const HOSTILE: &str = "&copy;<u>\"'";

#[test]
fn whatever_people_call_things_is_text_on_every_page() {
    let title = format!("title: '{}'\n", HOSTILE.replace('\'', "''"));
    let named = |rest: &str| format!("---\n{title}{rest}---\n");
    let interview = named(
        "participant: P07\nteam: pay\nrole: '&copy;<u>'\ndate: 2026-03-04\nguide: g\ntags: [slow]\nrecording: \
         'https://x.example/a?b&copy;<u>'\n",
    ) + "**P07:** [00:01:00] [Two weeks.]{.slow .other #two freq=weekly toil=2h q=last} [Link [here]{.slow}](/themes/slow/).\n";
    let files = [
        ("content/interviews/p07.md", interview),
        ("content/interviews/p08.md", named("participant: P07\ndate: 2026-03-05\n") + "**P07:** Well.\n"),
        ("content/themes/slow.md", named("parent: other\nowner: pay\naliases: [old]\n")),
        ("content/themes/other.md", named("")),
        ("content/teams/pay.md", named("headcount: 9\n")),
        ("content/teams/web.md", named("parent: pay\n")),
        ("content/outcomes/fast.md", named("sponsor: '&copy;<u>'\nsource: '&copy;<u>'\n")),
        ("content/opportunities/o.md", named("themes: [slow]\nproblem: '&copy;<u>'\nstrategic: {fast: 3}\n")),
        (
            "content/guides/g.md",
            named(
                "version: '&copy;<u>'\nsections: [{title: '&copy;<u>', questions: [{id: last, text: '&copy;<u>'}]}]\n",
            ),
        ),
        ("content/about.md", named("") + "Words.\n"),
    ];
    let study = Study::of(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    let look = load(&[]).value;
    let mut shown = 0;
    for planned in study.pages() {
        let html = page(&look, &study, planned.route.as_str()).unwrap_or_else(|error| panic!("{error:?}"));
        shown += html.matches("&amp;copy;&lt;u&gt;").count();
        for bad in ["<u>", "&copy;", "<u&gt;"] {
            assert!(!html.contains(bad), "{bad} in {}:\n{html}", planned.route.as_str());
        }
    }
    assert!(shown > 60, "each page names itself and others: {shown}");
}

#[test]
fn a_character_that_no_xml_can_hold_is_left_out_of_the_feed() {
    let file = "---\ntitle: \"One\\x01\\x0B\\uFFFE two\"\ndate: 2026-03-04\n---\n**P07:** Well.\n";
    let study = Study::of(&[("content/interviews/p07.md", file)]);
    assert!(study.shown("/feed.xml").0.to_string().contains("\\u0001"), "the title has it");
    let feed = page(&load(&[]).value, &study, "/feed.xml").unwrap();
    assert!(feed.contains("<title>One two</title>"), "{feed}");
    // What XML 1.0 calls a Char.
    let is_char =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(feed.chars().all(is_char), "{feed:?}");
}

#[test]
fn every_page_can_be_written_and_no_text_becomes_a_tag() {
    let (look, study) = (load(&[]).value, study());
    for planned in study.pages() {
        let html = page(&look, &study, planned.route.as_str()).unwrap_or_else(|error| panic!("{error:?}"));
        for bad in ["<script>", "<i>", "<u>", "<b>hm", "alert('t')</script>"] {
            assert!(!html.contains(bad), "{bad} in {}:\n{html}", planned.route.as_str());
        }
    }
}

#[test]
fn a_body_is_written_through_as_it_is() {
    let html = page(&load(&[]).value, &study(), "/about/").unwrap();
    assert!(html.contains("<h1 id=\"about\">About</h1>\n<p>{{ page }} &lt;!--cairn:0--&gt;</p>"), "{html}");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
}

#[test]
fn quotes_are_written_where_the_template_puts_them() {
    let own = "{% if lead %}<div>{{ lead.cards_html | safe }}</div>{% endif %}";
    let html = page(&load(&[("templates/theme.html", own)]).value, &study(), "/themes/slow/").unwrap();
    assert!(html.starts_with("<div><div class=\"cards\">\n<article class=\"card kind-pain\""), "{html}");
    assert!(html.ends_with("</article>\n</div></div>"), "{html}");
}

#[test]
fn a_sites_own_file_goes_before_the_built_in_one() {
    let Checked { value: look, diagnostics } = load(&[
        ("templates/page.html", "<p>Mine {{ title | default(value=\"\") }}</p>{{ body }}"),
        ("static/css/own.css", "i {}"),
        ("static/logo.svg", "<svg/>"),
    ]);
    assert_eq!(diagnostics, []);
    assert!(page(&look, &study(), "/about/").unwrap().starts_with("<p>Mine </p><h1 id=\"about\">About"));
    let asset =
        |name: &str| look.assets().iter().find(|asset| asset.name.as_str() == name).map(|asset| asset.bytes.clone());
    assert_eq!(asset("assets/logo.svg").unwrap(), b"<svg/>");
    let styles = String::from_utf8(asset("assets/cairn.css").unwrap()).unwrap();
    assert!(styles.find("@layer base, layout").unwrap() < styles.find(":root").unwrap());
    assert!(styles.contains("i {}"));
}

#[test]
fn styles_of_some_pages_are_files_of_their_own() {
    let asset = |look: &Look, name: &str| {
        let found = look.assets().iter().find(|asset| asset.name.as_str() == name);
        found.map(|asset| String::from_utf8(asset.bytes.clone()).unwrap())
    };
    let built_in = load(&[]).value;
    assert!(!asset(&built_in, "assets/cairn.css").unwrap().contains(".turn-words"));
    assert!(asset(&built_in, "assets/pages/transcript.css").unwrap().contains(".turn-words"));
    let own = load(&[("static/css/pages/transcript.css", "/* mine */\ni {}"), ("static/css/pages/new.css", "b {}")]);
    assert_eq!(own.diagnostics, []);
    assert_eq!(asset(&own.value, "assets/pages/transcript.css").unwrap(), " \ni {}\n");
    assert_eq!(asset(&own.value, "assets/pages/new.css").unwrap(), "b {}\n");
    let html = page(&own.value, &study(), "/interviews/p07/").unwrap();
    let style = own.value.assets().iter().find(|asset| asset.name.as_str() == "assets/pages/transcript.css").unwrap();
    let (all_pages, some_pages) = (html.find("assets/cairn.").unwrap(), html.find(style.path.as_str()).unwrap());
    assert!(all_pages < some_pages, "the one that orders the layers comes first");
    assert!(!page(&own.value, &study(), "/about/").unwrap().contains("assets/pages/"));
}

#[test]
fn a_slip_in_a_template_is_shown_where_it_is() {
    let (text, message, _) = complaint("templates/theme.html", "<p>{% if %}</p>\n");
    assert_eq!((text.as_str(), message.is_empty()), ("%}", false));
    let (text, message, help) = complaint("templates/theme.html", "é\n{{ tilte }}");
    assert_eq!((text.as_str(), message.as_str()), ("tilte", "variable `tilte` is not defined"));
    assert_eq!(help, "did you mean `title`?");
    let (text, message, help) = complaint("templates/theme.html", "{{ site.titel }}");
    assert_eq!((text.as_str(), message.as_str()), ("titel", "field `titel` is not defined"));
    assert_eq!(help, "did you mean `title`?");
}

#[test]
fn names_of_other_things_are_checked_when_all_are_there() {
    let (_, message, _) = complaint("templates/theme.html", "<p>\n  {{ title | shout }}");
    assert_eq!(message, "unknown filter `shout`");
    let (text, message, help) = complaint("templates/theme.html", "{% extends \"bse.html\" %}");
    assert_eq!((text.as_str(), message.as_str()), ("bse.html", "the template extends `bse.html`, which is not there"));
    assert_eq!(help, "did you mean `base.html`?");
    let (_, message, _) = complaint("templates/theme.html", "{% include \"parts/nothing.html\" %}");
    assert_eq!(message, "unknown template `parts/nothing.html`");
    let (_, message, _) = complaint("templates/mine.html", "{% component person(who) %}{% endcomponent %}");
    assert!(message.contains("is defined in both"), "{message}");
}

#[test]
fn a_template_asks_for_a_file_of_the_look_by_its_name() {
    let own = [
        ("templates/page.html", "<img src=\"{{ page.root }}{{ asset(name=\"a b.svg\") }}\">"),
        ("static/a b.svg", "<svg/>"),
    ];
    let look = load(&own).value;
    let picture = look.assets().iter().find(|asset| asset.name.as_str() == "assets/a b.svg").unwrap();
    let address = picture.path.as_str().replace(' ', "%20");
    assert_eq!(page(&look, &study(), "/about/").unwrap(), format!("<img src=\"../{address}\">"));
    let (text, message, help) = complaint("templates/theme.html", "{{ asset(name=\"cairm.css\") }}");
    assert!(text.contains("asset"), "{text}");
    assert_eq!(message, "the look has no file `cairm.css`");
    assert_eq!(help, "did you mean `cairn.css`?");
    let (_, message, _) = complaint("templates/theme.html", "{{ asset(nam=\"cairn.css\") }}");
    assert!(message.contains("name"), "{message}");
}

#[test]
fn a_name_that_nothing_is_published_under_is_complained_of() {
    let text = "<link href=\"{{ page.root }}assets/cairn.css\"><i>assets/cairn.cssx assets/</i> my assets/icon.svg?x";
    let Checked { value: look, diagnostics } = load(&[("templates/page.html", text)]);
    let said = |at: usize| (&text[diagnostics[at].place.span.range()], diagnostics[at].help.as_deref().unwrap());
    assert_eq!(diagnostics.len(), 2, "{diagnostics:?}");
    assert_eq!(said(0), ("assets/cairn.css", "write `{{ asset(name=\"cairn.css\") }}`"));
    assert_eq!(said(1), ("assets/icon.svg", "write `{{ asset(name=\"icon.svg\") }}`"));
    assert!(diagnostics.iter().all(|complaint| complaint.severity == Severity::Warning));
    assert!(look.has_own_templates(), "it is a warning");
}

#[test]
fn another_style_makes_other_bytes_of_the_same_page() {
    let (one, other) = (load(&[("static/css/own.css", "i {}")]).value, load(&[("static/css/own.css", "b {}")]).value);
    let of = |look: &Look| page(look, &study(), "/about/").unwrap().into_bytes();
    assert_ne!(of(&one), of(&other));
    assert_eq!(one.digest_but_for_styles(&of(&one)), other.digest_but_for_styles(&of(&other)));
    assert_eq!(one.templates_digest(), other.templates_digest());
    assert_ne!(one.pages_digest(), other.pages_digest());
    let scripted = load(&[("static/css/own.css", "i {}"), ("static/js/copy-link.js", "1")]).value;
    assert_ne!(one.digest_but_for_styles(&of(&one)), scripted.digest_but_for_styles(&of(&scripted)));
    assert_ne!(one.templates_digest(), load(&[("static/x.svg", "")]).value.templates_digest(), "there is more to name");
}

#[test]
fn all_broken_templates_are_told_at_once_and_the_built_in_look_stands_in() {
    let Checked { value: look, diagnostics } =
        load(&[("templates/theme.html", "{% if %}"), ("templates/team.html", "{{ a b }}"), ("notes.txt", "x")]);
    let rules: Vec<&str> = diagnostics.iter().map(|complaint| complaint.rule).collect();
    assert_eq!(rules, ["misplaced-look-file", "template", "template"]);
    assert!(page(&look, &study(), "/themes/slow/").unwrap().contains("<h1>Slow</h1>"));
}

const SOON: Limits = Limits { bytes: usize::MAX, time: Duration::from_millis(200) };
const SMALL: Limits = Limits { bytes: 1 << 20, time: Duration::MAX };

/// The complaint about a theme's page that may not cost much, with the text that it points at.
fn too_much(limits: Limits, text: &str) -> (String, String) {
    let name = "templates/theme.html";
    let mut loaded = load(&[(name, text)]);
    assert_eq!(loaded.diagnostics, []);
    loaded.value.engine.limits = limits;
    let study = study();
    let begun = Instant::now();
    let found = *page(&loaded.value, &study, "/themes/slow/").unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(20), "{found:?}");
    assert_eq!(found.place.path.as_str(), format!("themes/default/{name}"));
    // The same, at once, for each page that it concerns.
    assert_eq!(*page(&loaded.value, &study, "/themes/slow/").unwrap_err(), found);
    (text[found.place.span.range()].to_owned(), found.message)
}

#[test]
fn a_page_that_never_ends_is_a_complaint_at_what_repeats() {
    let slow = "this page takes longer than 0.2 seconds to write";
    let inner = "{% for j in range(end=100000) %}";
    let silent = format!("{{% for i in range(end=100000) %}}\n{inner}{{% set x = i %}}{{% endfor %}}{{% endfor %}}");
    assert_eq!(too_much(SOON, &silent), (inner.to_owned(), slow.to_owned()));
    let component = "{% component twice(n: integer) %}";
    let twice = "{% if n > 0 %}{{ <twice n={n - 1} /> }}{{ <twice n={n - 1} /> }}{% endif %}";
    let doubled = format!("{component}{twice}{{% endcomponent twice %}}{{{{ <twice n={{18}} /> }}}}");
    assert_eq!(too_much(SOON, &doubled), (component.to_owned(), slow.to_owned()));
}

#[test]
fn a_page_that_is_too_large_is_a_complaint_at_what_repeats() {
    let large = "this page has more than 1 MB".to_owned();
    let inner = "{%- for j in range(end=100000) -%}";
    let text = format!("{{% for i in range(end=100000) %}}\n{inner} four {{% endfor %}}{{% endfor %}}");
    assert_eq!(too_much(SMALL, &text), (inner.to_owned(), large.clone()));
    // Each block is put where the template says, also in a thousand places.
    let outer = "{% for i in range(end=10000) %}";
    let text = format!("{outer}{{% for all in [lead] %}}{{{{ all.cards_html | safe }}}}{{% endfor %}}{{% endfor %}}");
    let (place, message) = too_much(SMALL, &text);
    assert_eq!((place.as_str(), message), ("{% for all in [lead] %}", large));
}

#[test]
fn templates_lie_in_each_other_only_so_deep() {
    let names: Vec<String> = (0..500).map(|number| format!("templates/t{number}.html")).collect();
    let includes: Vec<String> = (1..=500).map(|number| format!("é {{% include \"t{number}.html\" %}}")).collect();
    let mut files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(includes.iter().map(String::as_str)).collect();
    files[20].1 = "end";
    assert_eq!(load(&files[..21]).diagnostics, []);
    files[20].1 = &includes[20];
    files[499].1 = "end";
    let found = load(&files).diagnostics;
    assert!(found.iter().all(|complaint| complaint.rule == "template" && complaint.place.span.start == 3));
    assert!(found.iter().any(|complaint| complaint.message == "`t1.html` lies more than 20 templates deep"));
    let (place, message, _) =
        complaint("templates/theme.html", "{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}");
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("{% component a() %}", "maximum render recursion depth for components exceeded")
    );
}

#[test]
fn steps_change_no_byte_of_a_page() {
    let built_in = overlay::overlay("themes/default", &[]).report_into(&mut Vec::new());
    let names =
        built_in.below("templates").map(|(name, file)| (format!("templates/{name}"), file.text().unwrap().to_owned()));
    let names: Vec<(String, String)> = names.collect();
    let own: Vec<(&str, &str)> = names.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (look, same, study) = (load(&[]).value, load(&own), study());
    assert_eq!(same.diagnostics, []);
    assert!(same.value.has_own_templates());
    for planned in study.pages() {
        let written = |look| page(look, &study, planned.route.as_str()).unwrap();
        assert_eq!(written(&look), written(&same.value), "{}", planned.route.as_str());
    }
}
