//! Transcripts with everything in its place.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: the rest of the page.

use crate::site::testing::Study;

fn transcript(text: &str) -> String {
    let front = "---\nparticipant: P07\ninterviewer: Mira\nrecording: https://x.example/p07.mp4#t=9\n---\n";
    Study::of(&[("content/interviews/p07.md", &format!("{front}{text}"))]).shown("/interviews/p07/").1
}

fn contains(html: &str, parts: &[&str]) {
    let mut rest = html;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part}\nis not, or not in its place, in\n{html}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn turns_have_heads_with_times_that_lead_into_the_recording() {
    let html = transcript("**Mira:** [00:12:34] How?\n\n**P07:** Well.\n");
    contains(
        &html,
        &[
            "<div class=\"turn turn-interviewer\" id=\"t1\">",
            "<span class=\"speaker\">Mira</span>",
            "<a class=\"time\" href=\"https://x.example/p07.mp4#t=754\">12:34</a>",
            "href=\"#t1\"",
            "<p>How?</p>",
            "<div class=\"turn turn-participant\" id=\"t2\">",
        ],
    );
}

#[test]
fn quotes_are_marked_and_lead_to_their_cards() {
    let html = transcript("**P07:** Oh. [It took *two* weeks.]{.new-service .ownership #two-weeks kind=avoided} So.\n");
    contains(
        &html,
        &[
            "Oh. <mark class=\"quote kind-avoided\" data-kind=\"avoided\" id=\"two-weeks\">It took <em>two</em> weeks.</mark>",
            "<span class=\"kind kind-avoided\">Avoided</span>",
            "<a class=\"chip\" href=\"../../themes/new-service/#p07.two-weeks\">New service</a>",
            "<a class=\"chip\" href=\"../../themes/ownership/#p07.two-weeks\">Ownership</a></span> So.",
        ],
    );
}

#[test]
fn a_link_never_stands_in_a_link() {
    let html = transcript("**P07:** See [the [slow one]{.builds} again](https://x.example/a).\n");
    contains(
        &html,
        &["<a href=\"https://x.example/a\">the <mark", "slow one</mark> again</a><span class=\"quote-themes\">"],
    );
}

#[test]
fn a_footnote_leads_back() {
    let html = transcript("**P07:** It was fine[^1].\n\n[^1]: Not at all.\n\n**Mira:** Yes?\n");
    contains(
        &html,
        &[
            "fine<sup class=\"footnote-reference\"><a id=\"ref:1\" href=\"#1\">1</a></sup>",
            "id=\"1\"><sup",
            "<a href=\"#ref:1\"",
        ],
    );
}

#[test]
fn a_footnote_of_any_text_leads_back() {
    let files = [
        ("content/interviews/p.md", "**P:** [It is.]{.slow}\n"),
        ("content/themes/slow.md", "Here[^n].\n\n[^n]: Note.\n"),
    ];
    let definition = Study::of(&files).shown("/themes/slow/").0["definition_html"].take();
    contains(definition.as_str().unwrap(), &["<a id=\"ref:n\" href=\"#n\">1</a>", "<a href=\"#ref:n\""]);
}

#[test]
fn of_two_times_the_one_in_the_label_is_the_turns() {
    let html = transcript("**P07 [00:01:00]:** [00:02:00] Well.\n");
    contains(&html, &["class=\"speaker\">P07</span> <a class=\"time\"", "#t=60\">1:00</a>"]);
}

#[test]
fn a_name_is_as_long_as_its_letters_are_many() {
    let (longest, sentence) = ("\u{43f}".repeat(80), "\u{43f}".repeat(81));
    let speakers = |name: &str| {
        let file = format!("---\nparticipant: {name}\n---\n**{name}:** Well.\n\n**{name}:** So.\n");
        let html = Study::read(&[("content/interviews/p07.md", &file)]).0.shown("/interviews/p07/").1;
        html.matches(&format!("speaker\">{name}</span>")).count() == 2 && !html.contains(&format!("<strong>{name}"))
    };
    assert!(speakers(&longest), "160 bytes are 80 letters");
    assert!(!speakers(&sentence));
}

#[test]
fn what_people_say_is_text() {
    let html = transcript("**P07:** [a <script>alert(1)</script> & b]{.x #y} <img src=x onerror=alert(1)>\n");
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    contains(&html, &["a &lt;script&gt;"]);
}

#[test]
fn a_speaker_is_text() {
    let text = "**<b>P07</b>:** Well.\n\n**Mira:** So?\n\n**\"P\" & co:** Yes.\n";
    let html = Study::of(&[("content/interviews/p07.md", text)]).shown("/interviews/p07/").1;
    assert!(!html.contains("<b>"), "{html}");
}

#[test]
fn letters_go_on_after_the_last_one() {
    assert_eq!([0, 1, 25, 26, 51, 52, 701, 702].map(super::letters), ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}
