//! Transcripts with everything in its place.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: the rest of the page.

use super::*;
use crate::content::limits::ReadingLimits;
use crate::site::speaker_names::letters;
use crate::site::testing::{Study, as_markdown_in_two_ways};

/// Which limits are withheld from an audience.
pub(super) fn withheld<'l>(limits: &'l ReadingLimits, audience: &'l str) -> impl Fn(LimitId) -> bool + 'l {
    move |limit| !limits.allows(limit, audience)
}

/// The transcript of a study's only interview as an audience sees it.
pub(super) fn written_for(study: &Study, audience: &str) -> PageHtml {
    let route = study.plan.pages.iter().find(|page| page.route.as_str().starts_with("/interviews/p"));
    let page = study.page(route.expect("there is one"));
    let interview = page.context.released().interviews().next().expect("there is one");
    let entry = interview.transcript();
    let transcript = page.context.site.transcripts.transcript(entry).expect("it is there");
    let is_withheld = withheld(&entry.limits, audience);
    let mut context = TranscriptContext::new(&page.context, interview);
    context.withheld = entry.limits.ids().filter(|limit| is_withheld(*limit)).collect();
    for (quote, marked) in entry.kind.quotes.iter().zip(&mut context.quotes) {
        marked.take_if(|_| quote.limit.is_some_and(&is_withheld));
    }
    let mut html = PageHtml::default();
    write(&context, &entry.kind, &transcript, &mut html);
    html
}

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
            " So.</p>\n</div>",
            "<ul class=\"notes\" aria-label=\"Quotes in this turn\"><li class=\"kind-avoided\" data-for=\"two-weeks\">",
            "<a class=\"kind-link\" href=\"#two-weeks\"><span class=\"kind kind-avoided\">Avoided</span></a>",
            "<a class=\"chip\" href=\"../../themes/new-service/#p07.two-weeks\">New service</a>",
            "<a class=\"chip\" href=\"../../themes/ownership/#p07.two-weeks\">Ownership</a></li></ul></div>",
        ],
    );
}

#[test]
fn a_link_never_stands_in_a_link() {
    let html = transcript("**P07:** See [the [slow one]{.builds} again](https://x.example/a).\n");
    contains(
        &html,
        &["<a href=\"https://x.example/a\">the <mark", "slow one</mark> again</a>.</p>\n</div>\n<ul class=\"notes\""],
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
    assert_eq!([0, 1, 25, 26, 51, 52, 701, 702].map(letters), ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}

/// The words of each turn as an audience sees them.
fn turns_for(audience: &str, text: &str) -> Vec<String> {
    let study = Study::of(&[("content/interviews/p07.md", text)]);
    let html = written_for(&study, audience).text;
    let turns = html.split("dir=\"auto\">\n").skip(1);
    turns.map(|turn| turn.split("\n</div></div>").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_is_known_of_its_parts_is_what_is_read_of_them() {
    let texts = [
        "Before.\n\n**P07 [00:01:00]:** [00:02:00] Well, [it\n*is* slow]{.slow}.\n\nSo.\n\n**Mira:**\n\n- a\n- b\n\n**P07:** [c](https://e.example)\n",
        "**P07:**\n\n> a\n\n| b |\n|---|\n| c |\n\n**Mira:** d[^1]\n\n[^1]: e\n\n```\nf\n```\n",
        "**A & B:** [a [b]{.slow} c]{.slow #x} * d\n\n**\\*P\\*:** # e\n\n**A & B:** f\n",
    ];
    for text in texts {
        let study = Study::of(&[(
            "content/interviews/p07.md",
            &format!("---\nrecording: https://x.example/r.mp4\n---\n{text}"),
        )]);
        let html = written_for(&study, "x");
        assert!(html.parts.len() >= 6, "each turn has parts that are known");
        let [known, read] = as_markdown_in_two_ways(html);
        assert_eq!(known, read);
        assert!(known.contains(":**"), "{known}");
        let page = study.page(study.planned("/interviews/p07/"));
        for around in [
            ["", ""],
            ["<div hidden>", "</div>"],
            ["<ul><li hidden>", "</li><li>c</li></ul>"],
            ["<table><tr><td>", "</td></tr></table>"],
            ["<ul><li>", ""],
        ] {
            let blocks: String = (0..3).map(|block| format!("<p>a</p><!--cairn:{block}-->")).collect();
            let mut html = PageHtml::default();
            page.fill(&format!("<main>{}{blocks}{}b</main>", around[0], around[1]), &mut html).unwrap();
            let [known, read] = as_markdown_in_two_ways(html);
            assert_eq!(known, read, "{around:?}");
        }
    }
}

const MARK: &str = "<span class=\"withheld\">a passage is not shown</span>";

#[test]
fn what_is_withheld_is_one_mark() {
    for (text, expected) in [
        ("a [b]{for=x} c", format!("<p>a {MARK} c</p>")),
        ("a [b *c* `d` [e](https://e.example)]{for=x} f", format!("<p>a {MARK} f</p>")),
        ("a [b]{for=x} [c]{for='x z'}", format!("<p>a {MARK} </p>")),
        ("a [b]{for=x} c [d]{for=x}", format!("<p>a {MARK} c {MARK}</p>")),
        (
            "a [b]{for=x} ![c](https://e.example/c.png) [d]{for=x}",
            format!("<p>a {MARK} <img src=\"https://e.example/c.png\" alt=\"c\" /> {MARK}</p>"),
        ),
        ("[see [b]{for=x}](https://e.example) c", format!("<p><a href=\"https://e.example\">see {MARK}</a> c</p>")),
        ("[a [b]{.slow #b kind=ask} c]{for=x}", format!("<p>{MARK}</p>")),
        ("[b]{.slow #b kind=ask for=x} c", format!("<p>{MARK} c</p>")),
    ] {
        assert_eq!(turns_for("y", &format!("---\nparticipant: P\n---\n**P:** {text}\n")), [expected], "{text}");
    }
}

#[test]
fn in_a_quote_that_is_shown_a_mark_stands_for_what_is_not() {
    let [turn] = &turns_for("y", "**P:** [a [b]{for=x} c]{.slow #q}\n")[..] else { panic!("one turn") };
    let expected = format!("<mark class=\"quote kind-pain\" data-kind=\"pain\" id=\"q\">a {MARK} c</mark>");
    assert!(turn.contains(&expected), "{turn}");
    let [turn] = &turns_for("x", "**P:** [a [b]{for=x} c]{.slow #q}\n")[..] else { panic!("one turn") };
    assert!(turn.contains(" id=\"q\">a b c</mark>"), "{turn}");
}

#[test]
fn each_turn_has_a_mark_of_its_own() {
    let text =
        "---\nquotes:\n  - {exact: b c d e f, themes: [s], for: x}\n---\n**P:** a b\n\nc *d*\n\n**P:** e\n\nf g\n";
    assert_eq!(turns_for("y", text), [format!("<p>a {MARK}</p>"), format!("{MARK}<p> g</p>")]);
}

#[test]
fn a_page_for_whom_something_else_is_withheld_has_another_digest() {
    let study = Study::of(&[("content/interviews/p07.md", "**P:** a [b]{for=x} [c]{for=y}\n")]);
    let page = study.page(study.planned("/interviews/p07/"));
    let interview = page.context.released().interviews().next().expect("there is one");
    let digest = |audience: &str| {
        let mut context = TranscriptContext::new(&page.context, interview);
        let limits = &interview.transcript().limits;
        context.withheld = limits.ids().filter(|limit| withheld(limits, audience)(*limit)).collect();
        let mut hasher = crate::base::hash::Hasher::new();
        hasher.value(&context);
        hasher.finish()
    };
    assert_ne!(digest("x"), digest("y"));
    assert_ne!(digest("x"), digest("z"));
}

#[test]
fn without_a_recording_times_are_shown_and_are_no_words_as_markdown() {
    let text = "---\nparticipant: P07\n---\n**P07:** [00:10] [Two weeks [00:20], *[00:22]* three.]{.slow}\n\n[00:40]\n\nSo [it \\[31:56\\] is](https://x.example/a).\n";
    let study = Study::of(&[("content/interviews/p07.md", text)]);
    let html = study.shown("/interviews/p07/").1;
    contains(
        &html,
        &[
            "class=\"speaker\">P07</span> <span class=\"time\">0:10</span> <a",
            ">Two weeks<span data-no-markdown> <span class=\"time\">[00:20]</span></span>, <em><span data-no-markdown>",
            "<p><span data-no-markdown><span class=\"time\">[00:40]</span></span></p>",
            "it <span data-no-markdown><span class=\"time\">[31:56]</span></span> is</a>",
        ],
    );
    let [known, read] = as_markdown_in_two_ways(written_for(&study, ""));
    assert_eq!(known, read);
    let expected = "**P07:** 0:10 **Two weeks, three.**";
    assert!(known.starts_with(expected) && !known.contains("0:40") && known.contains("So [it is]("), "{known}");
}
