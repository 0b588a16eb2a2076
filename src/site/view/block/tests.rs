//! Blocks as they are written, and placeholders for them.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: templates.

use proptest::prelude::*;

use super::*;
use crate::base::hash::{Digest, Hasher};
use crate::release::Audience;
use crate::site::PageData;
use crate::site::page_html::{KnownPart, PartIs};
use crate::site::testing::{Study, as_markdown_in_two_ways};

const QUOTE: &str = "[It's \"two\" <b>weeks</b> & more.]{.slow .x-y #two kind=avoided freq=weekly toil=2h load=3 note=\"<i>hm</i>\" by=\"'me'\"}";

const FRONT: &str = "---\nparticipant: \"<i>P07</i>\"\nteam: Payments\nrole: SRE & co\ndate: 2026-03-04\nrecording: https://x.example/a?b&c\n---\n";

fn files(quote: &str) -> [(&'static str, String); 4] {
    [
        ("content/interviews/p07.md", format!("{FRONT}**<i>P07</i>:** [00:12:34] {quote}\n")),
        ("content/themes/slow.md", "---\ntitle: \"Slow's\"\n---\n<!--cairn:0--> `<!--cairn:0-->`\n".to_owned()),
        ("content/themes/x-y.md", "---\ntitle: X & y\n---\n".to_owned()),
        ("content/about.md", "# About\n\n<!--cairn:0-->\n".to_owned()),
    ]
}

fn study(quote: &str) -> Study {
    let files = files(quote);
    Study::of(&files.each_ref().map(|(path, text)| (*path, text.as_str())))
}

fn made<T>(study: &Study, route: &str, of: impl FnOnce(&PageData<'_>) -> T) -> T {
    of(&study.page(study.planned(route)))
}

fn filled(study: &Study, route: &str, html: &str) -> String {
    made(study, route, |page| {
        let mut out = PageHtml { text: "…".to_owned(), ..PageHtml::default() };
        page.fill(html, &mut out).unwrap();
        out.text
    })
}

fn digest(study: &Study, route: &str) -> Digest {
    let mut hasher = Hasher::new();
    made(study, route, |page| page.hash_into(&mut hasher));
    hasher.finish()
}

/// Of what stands in the place of placeholders, and nothing else.
fn blocks_digest(study: &Study, route: &str) -> Digest {
    let mut hasher = Hasher::new();
    made(study, route, |page| page.blocks.hash_into(&page.context, page.quotes, &mut hasher));
    hasher.finish()
}

#[test]
fn a_card_has_all_that_is_known_of_a_quote_and_no_text_becomes_a_tag() {
    let study = study(QUOTE);
    let lead = study.shown("/themes/slow/").0["lead"]["cards_html"].take();
    assert_eq!(lead, "<!--cairn:0-->");
    let expected = "\
…<div class=\"cards\">
<article class=\"card kind-avoided\" id=\"p07.two\" data-kind=\"avoided\">
<p class=\"card-head\"><span class=\"kind kind-avoided\">Avoided</span> <span class=\"fact\">weekly</span> \
<span class=\"fact\">2 h each time</span> <span class=\"fact\">load 3: one tool or system fewer</span>
<copy-link></copy-link></p>
<blockquote dir=\"auto\" cite=\"../../interviews/p07/#two\"><p>It&#39;s &quot;two&quot; &lt;b&gt;weeks&lt;/b&gt; &amp; more.</p></blockquote>
<p class=\"card-foot\"><span class=\"who\">&lt;i&gt;P07&lt;/i&gt;</span>, <bdi>SRE &amp; co</bdi>, \
<a href=\"../../teams/payments/\">Payments</a> · <time datetime=\"2026-03-04\">4 Mar 2026</time> · \
<a class=\"time\" href=\"https://x.example/a?b&amp;c#t=754\">12:34</a>
<span class=\"way\"> · <a class=\"in-transcript\" href=\"../../interviews/p07/#two\">in the transcript</a></span></p>
<p class=\"chips\"><a class=\"chip\" href=\"../x-y/\">X &amp; y</a> </p>
<p class=\"note\" dir=\"auto\"><a href=\"../../listeners/me/\"><bdi>&#39;me&#39;</bdi></a>: &lt;i&gt;hm&lt;/i&gt;</p>
</article>
</div>";
    assert_eq!(filled(&study, "/themes/slow/", "<!--cairn:0-->"), expected);
    let of_the_team = filled(&study, "/teams/payments/", "<!--cairn:0-->");
    assert!(of_the_team.contains("<a class=\"chip\" href=\"../../themes/slow/\">Slow&#39;s</a> "), "{of_the_team}");
}

#[test]
fn the_card_of_an_interviewers_words_counts_nobody() {
    let file =
        "---\nparticipant: P07\ninterviewer: Mira\n---\n**Mira:** [So?]{.slow #a}\n\n**P07:** [It is.]{.slow #b}\n";
    let (study, _) = Study::read(&[("content/interviews/p07.md", file)]);
    let cards = filled(&study, "/themes/slow/", "<!--cairn:0--><!--cairn:1-->");
    assert!(cards.contains("<article class=\"card kind-pain not-counted\" id=\"p07.a\""), "{cards}");
    assert!(cards.contains("<article class=\"card kind-pain\" id=\"p07.b\""), "{cards}");
}

#[test]
fn what_nobody_said_is_not_written() {
    let study = Study::of(&[("content/interviews/p07.md", "**P07:** [It took two weeks.]{.slow #two}\n")]);
    let card = filled(&study, "/themes/slow/", "<!--cairn:0-->");
    let expected =
        "<p class=\"card-foot\"><span class=\"who\">p07</span>\n<span class=\"way\"> · <a class=\"in-transcript\"";
    assert!(card.contains(expected), "{card}");
    for absent in ["chips", "note", "fact", "time"] {
        assert!(!card.contains(&format!("class=\"{absent}")), "{absent} in {card}");
    }
}

#[test]
fn quotes_stand_beside_their_transcript_and_explain_numbers() {
    let study = study(QUOTE);
    let text = "It&#39;s &quot;two&quot; &lt;b&gt;weeks&lt;/b&gt; &amp; more.";
    let page = filled(&study, "/interviews/p07/", "<!--cairn:1-->");
    let line = format!(
        "<ol class=\"quote-index\">\n<li data-said-by=\"&lt;i&gt;P07&lt;/i&gt;, SRE &amp; co, Payments, 2026-03-04\"><a href=\"#two\"><span class=\"kind kind-avoided\">Avoided</span> \
         <span class=\"clip\">{text}</span></a></li>\n</ol>"
    );
    assert_eq!(page, format!("…{line}"));
    let numbers = study.shown("/themes/slow/").0["score"]["numbers"].take();
    let share = numbers.as_array().unwrap().iter().find(|number| number["key"] == "share").unwrap();
    let said = filled(&study, "/themes/slow/", share["said_html"].as_str().unwrap());
    let who = "<span class=\"who\">&lt;i&gt;P07&lt;/i&gt;</span>, <bdi>SRE &amp; co</bdi>, <a href=\"../../teams/payments/\">Payments</a>";
    let quote = format!("<a class=\"said-quote\" href=\"../../interviews/p07/#two\"><q>{text}</q></a>");
    assert_eq!(said, format!("…<ul class=\"said\">\n<li>{who} {quote}</li>\n</ul>"));
}

#[test]
fn a_block_is_written_wherever_its_mark_stands_and_what_is_no_mark_stays() {
    let study = study(QUOTE);
    let about = filled(&study, "/about/", "<!--cairn:0-->|<!--cairn:0-->");
    let (one, other) = about.trim_start_matches('…').split_once('|').unwrap();
    assert!(one.starts_with("<h1 id=\"about\">About</h1>"), "{about}");
    assert_eq!(one, other);
    for text in
        ["<!--cairn:1-->", "<!--cairn:-->", "<!--cairn:0 -->", "<!--cairn:0", "<!--cairn:99999999999999999999-->"]
    {
        assert_eq!(filled(&study, "/about/", text), format!("…{text}"));
    }
}

#[test]
fn no_content_writes_a_mark() {
    let study = study(&QUOTE.replace("more", "<!--cairn:0-->"));
    for planned in study.pages() {
        made(&study, planned.route.as_str(), |page| {
            let mut html = PageHtml::default();
            let mut out = PageWriter::new(&page.context, page.quotes, &mut html);
            page.blocks.0.iter().for_each(|block| block.write(&mut out).unwrap());
            assert!(!html.text.contains(OPEN), "{html:?}");
        });
    }
    let definition = study.shown("/themes/slow/").0["definition_html"].take();
    assert!(!definition.as_str().unwrap().contains(OPEN), "{definition}");
}

#[test]
fn other_words_in_a_block_make_another_page() {
    let (one, other) = (study(QUOTE), study(&QUOTE.replace("two", "six").replace("#six", "#two")));
    let route = "/themes/slow/";
    assert_eq!(one.shown(route).0, other.shown(route).0);
    assert_eq!(digest(&one, route), digest(&study(QUOTE), route));
    assert_ne!(digest(&one, route), digest(&other, route));
}

/// A page is kept as it stands where the digests of its quotes are the same: whatever a card shows must be part of its own.
#[test]
fn what_makes_another_card_makes_another_digest() {
    let made = |files: &[(&str, String)]| {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        // Who is taken for an interviewer is a warning.
        let (study, _) = Study::read(&files);
        (filled(&study, "/themes/slow/", "<!--cairn:0-->"), blocks_digest(&study, "/themes/slow/"))
    };
    let (card, digest) = made(&files(QUOTE));
    for (from, to) in [
        ("more.]", "less.]"),
        ("#two", "#three"),
        ("kind=avoided", "kind=pain"),
        ("freq=weekly", "freq=monthly"),
        ("freq=weekly", "freq=2/week"),
        ("freq=weekly ", ""),
        ("toil=2h", "toil=3h"),
        ("toil=2h ", ""),
        ("load=3", "load=2"),
        ("load=3 ", ""),
        ("<i>hm</i>", "<i>ho</i>"),
        ("'me'", "'you'"),
        (".slow .x-y", ".slow"),
        ("participant: \"<i>P07</i>\"", "participant: Ann"),
        ("participant: ", "slug: other\nparticipant: "),
        ("team: Payments", "team: Billing"),
        ("team: Payments\n", ""),
        ("role: SRE & co", "role: SRE"),
        ("role: ", "interviewer: \"<i>P07</i>\"\nrole: "),
        ("2026-03-04", "2026-03-05"),
        ("date: 2026-03-04\n", ""),
        ("x.example/a?", "x.example/b?"),
        ("recording: https://x.example/a?b&c\n", ""),
        ("00:12:34", "00:12:35"),
        ("[00:12:34] ", ""),
        ("title: X & y", "title: X"),
        ("title: X & y", "title: X & y\nslug: z\naliases: [x-y]"),
    ] {
        let changed = files(QUOTE).map(|(path, text)| (path, text.replace(from, to)));
        let (other_card, other_digest) = made(&changed);
        assert_ne!(other_card, card, "{from:?} {to:?}: the card does not show it");
        assert_ne!(other_digest, digest, "{from:?} {to:?}");
    }
}

const AUDIENCE: &str = "[audiences.x]\nshows = [\"themes\", \"teams\"]\n";

/// All blocks of a page as Markdown, wherever a template puts them.
fn blocks_in_two_ways(study: &Study, route: &str) -> Vec<[String; 2]> {
    let around = [
        ("", ""),
        ("<p>a</p><ul><li>b", "</ul>"),
        ("<div hidden>", "</div>"),
        ("<ul><li hidden>", "</li><li>b</li></ul>"),
        ("<article hidden>", "</article>d"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<div class=turn-words>", "</div>"),
    ];
    let written = around.map(|(before, behind)| {
        made(study, route, |page| {
            let mut html = PageHtml::default();
            let blocks: String = (0..page.blocks.0.len()).map(|block| Placeholder(block).to_string()).collect();
            page.fill(&format!("<main>{before}{blocks}{behind}<p>c</p></main>"), &mut html).unwrap();
            let is_of_quote = |part: &KnownPart| matches!(part.is, PartIs::Card(_) | PartIs::IndexLine { .. });
            assert!(html.parts.iter().any(is_of_quote), "{html:?}");
            as_markdown_in_two_ways(html)
        })
    });
    written.into()
}

/// The words of a study, the signs of Markdown and of HTML among them.
fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c *_#&<>'|:.~é0-9—·!(+-]{1,12}", "[a-c ]{1,6}", "a · b"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_is_known_of_quotes_is_what_is_read_of_them(
        (said, note, role, title) in (words(), words(), words(), words()),
        coding in prop::sample::subsequence(
            vec!["freq=weekly", "toil=2h", "load=3", "by=me", ".x-y", ".slow"],
            0..6,
        ),
        front in prop::sample::subsequence(
            vec!["team: Payments\n", "date: 2026-03-04\n", "recording: https://x.example/a?b&c\n"],
            0..3,
        ),
        time in prop::sample::select(vec!["", "[00:12:34] "]),
        is_shown in any::<bool>(),
    ) {
        let reader = if is_shown { "audience" } else { "quotes_for" };
        let said: String = said.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect();
        let front = front.concat();
        let interview = format!(
            "---\nparticipant: P07\nrole: '{}'\n{front}{reader}: x\n---\n**P07:** {time}[a{said}b [c]{{for=y}} d]{{.z #q kind=ask {} note=\"{note}\"}} e\n",
            role.replace('\'', "''"),
            coding.join(" "),
        );
        let title = format!("---\ntitle: 'T {}'\n---\n", title.replace('\'', "''"));
        let files = [
            ("site.toml", AUDIENCE),
            ("content/interviews/p07.md", &interview),
            ("content/themes/slow.md", &title),
            ("content/themes/x-y.md", "---\nparent: slow\n---\n"),
            ("content/themes/z.md", "---\nparent: slow\n---\n"),
        ];
        let (study, _) = Study::read_for(&Audience::Named("x".to_owned()), &files);
        let themes = ["/themes/slow/", "/themes/z/"];
        let team = (front.contains("team")).then_some("/teams/payments/");
        let interview_page = is_shown.then_some("/interviews/p07/");
        for route in themes.into_iter().chain(team).chain(interview_page) {
            for [known, read] in blocks_in_two_ways(&study, route) {
                prop_assert_eq!(known, read, "{} {}", route, interview);
            }
        }
    }
}
