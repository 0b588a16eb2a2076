//! Transcripts as they are read, and slips in them.
//!
//! Comes in: small transcripts. Goes out: nothing. Does not know: pages.

mod times;

use super::*;
use crate::base::span::Spanned;
use crate::content::Name;
use crate::content::interview::meta::{Hearers, InterviewRecording};
use crate::content::interview::{Coding, InterviewedPerson, QuoteKind, SpeakerRole};
use crate::markdown::html::Piece;

fn meta() -> Meta {
    Meta {
        hearers: Hearers {
            interviewers: vec![Name::new("Mira".to_owned(), 0..0)],
            observers: vec![Name::new("Kofi".to_owned(), 0..0)],
            listeners: Vec::new(),
        },
        recording: InterviewRecording { address: Some("https://e.example/p07.mp4".to_owned()), hours: None },
        ..Meta::default()
    }
}

fn lists<'l>(own: &'l [(&'l SourcePath, &'l [StandoffQuote])]) -> TranscriptLists<'l> {
    TranscriptLists { own, again: &[] }
}

fn read_with(text: &str, standoff: &[StandoffQuote]) -> Checked<ParsedTranscript> {
    let path = SourcePath::new("content/interviews/p07.md");
    super::read(Document::parse(text, 0), &path, &meta(), "P07", lists(&[(&path, standoff)]))
}

/// The same of an interview that names no recording.
fn unrecorded(text: &str, standoff: &[StandoffQuote]) -> Checked<ParsedTranscript> {
    let path = SourcePath::new("content/interviews/p07.md");
    let meta = Meta { recording: InterviewRecording::default(), ..meta() };
    super::read(Document::parse(text, 0), &path, &meta, "P07", lists(&[(&path, standoff)]))
}

fn read(text: &str) -> ParsedTranscript {
    let checked = read_with(text, &[]);
    assert_eq!(checked.diagnostics, [], "{text}");
    checked.value
}

fn rules(text: &str, standoff: &[StandoffQuote]) -> Vec<&'static str> {
    read_with(text, standoff).diagnostics.iter().map(|complaint| complaint.rule).collect()
}

fn standoff(exact: &str) -> StandoffQuote {
    let coding = Coding { themes: vec![Name::new("x".to_owned(), 0..0)], ..Coding::default() };
    StandoffQuote {
        exact: Spanned::new(exact.to_owned(), 0..0),
        prefix: None,
        suffix: None,
        id: None,
        coding,
        readers: None,
    }
}

/// The HTML with each slot as a word.
fn shown(text: &str, script: &Script) -> String {
    let piece = |piece: Piece<'_, Slot>| match piece {
        Piece::Words(html) | Piece::Html(html) => html.to_owned(),
        Piece::Slot(Slot::TurnStart(turn), _) => format!("‹{turn}›"),
        Piece::Edge(_) => String::new(),
        Piece::Slot(Slot::TurnEnd, _) => "‹/›".to_owned(),
        Piece::Slot(Slot::QuoteStart { quote, first }, _) => format!("«{quote}{}", if *first { "" } else { "+" }),
        Piece::Slot(Slot::QuoteEnd { quote, last }, _) => format!("{quote}{}»", if *last { "" } else { "+" }),
        Piece::Slot(Slot::Time(index), _) => {
            let Moment { ms, span } = script.moments[*index as usize];
            format!("‹{}={ms}›", text[span.range()].replace('\\', ""))
        }
        Piece::Slot(Slot::Link(index), _) => format!("‹{}›", script.targets[*index as usize]),
    };
    script.body.pieces(text).map(piece).collect()
}

#[test]
fn turns_quotes_and_times() {
    let text = "Intro.\n\n**Mira:** [00:12:34] How?\n\n**P07:** Well. [It took *two* weeks]{.new-service #two-weeks \
                freq=monthly toil=3h load=2} So \\[12:50\\] there.\n\n[And then some more days of waiting]{.x}\n";
    let transcript = read(text);
    let [first, second] = transcript.quotes.as_slice() else { panic!("{:?}", transcript.quotes) };
    assert_eq!((first.id.as_str(), first.text.as_str()), ("two-weeks", "It took two weeks"));
    assert_eq!((first.position.line, first.position.column), (5, 16));
    assert_eq!((first.turn, first.start_ms, first.by_participant), (Some(1), Some(770_000), true));
    assert_eq!((first.coding.toil_hours, first.coding.load, first.coding.kind), (Some(3.0), Some(2), QuoteKind::Pain));
    assert_eq!((second.id.as_str(), second.start_ms), ("and-then-some-more-days-of", Some(770_000)));
    assert_eq!(
        shown(text, &transcript.script),
        "<p>Intro.</p>\n‹0›<p>How?</p>\n‹/›‹1›<p>Well. «0It took <em>two</em> weeks0» So ‹[12:50]=770000› there.</p>\n\
         <p>«1And then some more days of waiting1»</p>\n‹/›"
    );
}

#[test]
fn a_time_in_a_limited_passage_is_of_what_is_in_it_alone() {
    let text = "**P07:** [00:01] One [two [00:02] [three]{.x}]{for=a} [four]{.x} [[00:03] five]{for=b} [six]{.x}\n\n\
                **P07:** [[00:04] seven]{for=a} [eight]{.x} [00:05] nine.\n";
    let times: Vec<_> = read(text).quotes.iter().map(|quote| (quote.text.clone(), quote.start_ms)).collect();
    let expected = [("three", 2000), ("four", 1000), ("six", 1000), ("eight", 5000)];
    assert_eq!(times, expected.map(|(text, ms)| (text.to_owned(), Some(ms))));
}

#[test]
fn a_time_that_not_all_readers_of_a_quote_may_read_is_not_its_own() {
    let text = "**P07:** [[00:03] one]{for=a} two [00:09] three\n";
    let quotes = read_with(text, &[standoff("one two"), standoff("one")]).value.quotes;
    let times: Vec<_> = quotes.iter().map(|quote| (quote.text.as_str(), quote.start_ms)).collect();
    assert_eq!(times, [("one two", Some(9000)), ("one", Some(3000))]);
}

#[test]
fn a_quote_has_the_last_time_before_it_in_its_turn() {
    for (text, ms) in [
        ("**P07:** [Two weeks]{.x} and then. [05:00] Later.", Some(300_000)),
        ("**P07:** [00:12] [Two weeks]{.x} and then. [05:00] Later.", Some(12_000)),
        ("**P07:** [00:12] One. [05:00] [Two weeks]{.x} later.", Some(300_000)),
        ("**Mira:** [00:03] How?\n\n**P07:** [Two weeks]{.x}.", None),
        // That of the label, whatever its brackets are.
        ("P07 (00:12):\n[Two weeks]{.x}", Some(12_000)),
        ("**P07** (00:12): [Two weeks]{.x}", Some(12_000)),
        ("P07 (00:12): [Two weeks]{.x}\n\nP07 (05:00): Yes.", Some(12_000)),
        ("(00:12) P07: One.\n\n[Two weeks]{.x}", Some(12_000)),
        ("**P07（00:12）：** [Two weeks]{.x} [05:00]", Some(12_000)),
        ("**P07 (engineer, 00:12):** [Two weeks]{.x} [05:00]", Some(12_000)),
        ("**P07 (engineer, 00:12)** [Two weeks]{.x} [05:00]", Some(12_000)),
        ("P07 (00:12 · engineer):\n[Two weeks]{.x}", Some(12_000)),
        ("**P07:** One.\n\n(00:12): [Two weeks]{.x}", None),
        ("P07 (00:03):\nOne.\n\n(00:12):\n[Two weeks]{.x}", Some(12_000)),
    ] {
        let times: Vec<_> = read(text).quotes.iter().map(|quote| quote.start_ms).collect();
        assert_eq!(times, [ms], "{text}");
    }
}

/// So recorders write it who put the time above the name.
#[test]
fn a_time_alone_before_a_label_is_of_the_turn_that_follows() {
    for (text, starts, quoted) in [
        ("[00:03]\n\n**Mira:** How?\n\n[00:12]\n\n**P07:** [Two weeks]{.x}", [3000, 12_000], 12_000),
        ("[00:03]\n**Mira:** How?\n\n[00:12]\n**P07:** [Two weeks]{.x}", [3000, 12_000], 12_000),
        ("\\[00:03\\]\n\nMira:\nHow?\n\n\\[00:12\\]\n\nP07:\n[Two weeks]{.x}", [3000, 12_000], 12_000),
        // A label that has one keeps it, and the other stays where it stands.
        ("**Mira:** [00:03] How?\n\n[00:09]\n\n**P07:** [00:12] [Two weeks]{.x}", [3000, 12_000], 12_000),
        ("**Mira:** [00:03] How?\n\n[00:09]\n\nAnd?\n\n**P07:** [00:12] [Two weeks]{.x}", [3000, 12_000], 12_000),
    ] {
        let transcript = read(text);
        let times: Vec<_> = transcript.script.turns.iter().map(|turn| turn.start_ms).collect();
        assert_eq!(times, starts.map(Some), "{text}");
        assert_eq!(transcript.quotes[0].start_ms, Some(quoted), "{text}");
    }
}

#[test]
fn a_label_alone_leaves_no_paragraph() {
    let text = "Mira (00:01):\n\nHow?\n\nP07 (00:02):\nFine.\n\n(00:03):\nYes.";
    let transcript = read(text);
    assert_eq!(shown(text, &transcript.script), "‹0›<p>How?</p>\n‹/›‹1›<p>Fine.</p>\n‹/›‹2›<p>Yes.</p>\n‹/›");
    let speakers: Vec<&str> =
        transcript.script.turns.iter().map(|t| transcript.speakers[t.speaker].name.as_str()).collect();
    assert_eq!(speakers, ["Mira", "P07", "P07"]);
}

#[test]
fn without_labels_the_participant_speaks() {
    let Checked { value: transcript, diagnostics } = read_with("One.\n\n[Two words]{.x}", &[]);
    assert_eq!(diagnostics.iter().map(|complaint| complaint.rule).collect::<Vec<_>>(), ["silent-interviewer"]);
    assert_eq!(
        transcript.speakers,
        [Speaker { name: "P07".to_owned(), role: SpeakerRole::Participant, person: Some(0) }]
    );
    assert_eq!(transcript.quotes[0].turn, Some(1));
}

#[test]
fn ids_are_unique() {
    let transcript = read("**P07:** [a b]{.x} [a b]{.y} [c]{.x #a-b-2} [T1]{.x} [!?]{.x}");
    let ids: Vec<&str> = transcript.quotes.iter().map(|quote| quote.id.as_str()).collect();
    assert_eq!(ids, ["a-b", "a-b-3", "a-b-2", "quote-t1", "quote"]);
}

#[test]
fn standoff_quotes_cross_paragraphs_and_overlap() {
    let text = "**P07:** One *two* three.\n\nFour five.\n";
    let checked = read_with(text, &[standoff("two three. Four"), standoff("three. Four five")]);
    assert_eq!(checked.diagnostics, []);
    let texts: Vec<&str> = checked.value.quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(texts, ["two three. Four", "three. Four five"]);
    assert_eq!(
        shown(text, &checked.value.script),
        "‹0›<p>One <em>«0two0+»</em>«0+ 0+»«0+«1three.1+»0+»</p>\n<p>«0+«1+Four1+»0»«1+ five1».</p>\n‹/›"
    );
}

#[test]
fn what_nobody_sees_cannot_be_quoted() {
    let text = "**P07:** One.\n\n<!-- coder: P07 is\nJane Doe -->\n\nTwo. <!-- or not --> Three.\n";
    assert_eq!(rules(text, &[standoff("Jane Doe")]), ["quote-not-found"]);
    let across = read_with(text, &[standoff("One. Two. Three.")]);
    assert_eq!(across.value.quotes[0].text, "One. Two. Three.");
    assert!(!shown(text, &across.value.script).contains("Jane"));
}

#[test]
fn a_highlighted_passage_has_no_empty_marks() {
    let text = "**P07:** One [12:50] \\[two\\] three.\n";
    let checked = read_with(text, &[standoff("One [12:50] [two] three.")]);
    assert_eq!(shown(text, &checked.value.script), "‹0›<p>«0One 0+»‹[12:50]=770000›«0+ [two] three.0»</p>\n‹/›");
}

#[test]
fn the_warning_names_who_was_not_interviewed() {
    let checked = read_with("**P07:** One.\n\n**Mira:** Two.\n", &[standoff("One. Two.")]);
    let [complaint] = checked.diagnostics.as_slice() else { panic!("{:?}", checked.diagnostics) };
    assert!(complaint.message.contains("words of Mira"), "{}", complaint.message);
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest::proptest! {
    /// A stand-off quote is verbatim: what it is found as reads like what was asked for.
    #[test]
    fn a_found_quote_reads_as_it_was_written(
        pieces in proptest::collection::vec(proptest::sample::select(&[
            "one ", "two", " three", "*", "`", "--", "—", "“", "\"", "\n", "\n\n", "\\[", "]", "[03:59]", "&amp;", "…", "<b>",
            "<!-- no -->", "- ", "> ", "**P07:** ", "[a b]{.x}",
        ][..]), 1..40),
        from in 0_usize..40,
        length in 1_usize..20,
    ) {
        let text = pieces.concat();
        let document = Document::parse(&text, 0);
        let seen = document.plain(Span::new(0, text.len()), &[]);
        let words: Vec<&str> = seen.split(' ').skip(from).take(length).collect();
        let exact = words.join(" ");
        let checked = read_with(&text, &[standoff(&exact)]);
        for quote in checked.value.quotes.iter().filter(|quote| quote.coding.themes[0].span == Span::default()) {
            let folded = |text: &str| spaced(&time::without_times(text)).replace("---", "-").replace("--", "-").replace(['—', '“'], "?").replace(['-', '"'], "?");
            proptest::prop_assert_eq!(folded(&quote.text).replace('…', "..."), folded(exact.trim()).replace('…', "..."));
        }
    }
}

#[test]
fn a_standoff_quote_inside_a_marked_one() {
    let text = "**P07:** [One two three]{.a}.\n";
    let checked = read_with(text, &[standoff("two three")]);
    assert_eq!(checked.diagnostics, []);
    assert_eq!(shown(text, &checked.value.script), "‹0›<p>«0One «1two three1»0».</p>\n‹/›");
}

#[test]
fn slips_in_quotes() {
    for (text, rule) in [
        ("**P07:** []{.x}", "empty-quote"),
        ("**P07:** [ ]{.x}", "empty-quote"),
        ("**P07:** Fine [\u{200b}]{.x}.", "empty-quote"),
        ("**P07:** [\u{ad}]{.x}", "empty-quote"),
        ("**P07:** [\u{feff} \u{2060}]{.x}", "empty-quote"),
        ("**P07:** [&shy;*&#x200b;*]{.x}", "empty-quote"),
        ("**P07:** [<!-- so -->]{.x}", "empty-quote"),
        ("**P07:** [a]{.x note=\"\u{200b}\"}", "bad-value"),
        ("**P07:** [a]{.x #a} [b]{.x #a}", "duplicate-id"),
        ("**P07:** [a]{.x #n} b[^n]\n\n[^n]: c", "duplicate-id"),
        ("**P07:** [a]{.x .x}", "duplicate-theme"),
        ("**P07:** [a]{.x .X}", "duplicate-theme"),
        ("**P07:** [a]{.new-service .new_service}", "duplicate-theme"),
        ("**P07:** [a]{.größe .groesse .grosse}", "duplicate-theme"),
        ("**P07:** [a]{themes=x,x}", "duplicate-theme"),
        ("**Mira:** a\n\n**[Jane]{for=a}:** b", "unread-limit"),
        ("**Mira:** a\n\n**[Jane]{for=a} Roe:** b", "unread-limit"),
        ("**Mira:** a\n\n**P08 [[00:12]]{for=a}:** b", "unread-limit"),
        ("**P07:** [a]{.x #a #b}", "second-id"),
        ("**P07:** [a]{.x #t12}", "bad-id"),
        ("**P07:** [a]{.x #a.b}", "bad-id"),
        ("**P07:** [a]{.x mood=bad}", "unknown-attribute"),
        ("**P07:** [a]{.x kind=pian}", "bad-value"),
        ("**P07:** [a]{.x freq=often}", "bad-value"),
        ("**P07:** [a]{.x toil=-3h}", "bad-value"),
        ("**P07:** [a]{.x load=5}", "bad-value"),
        ("**P07:** [a]{.x freq= toil=3h}", "bad-value"),
        ("**P07:** [a]{.x note=}", "bad-value"),
        ("**P07:** [a]{.x themes=}", "bad-value"),
        ("**P07:** [a]{.x freq=\"\"}", "bad-value"),
        ("**P07:** [a]{.x toil=' '}", "bad-value"),
        ("**P07:** [a]{.x load=\"\"}", "bad-value"),
        ("**P07:** [a]{.x kind=“”}", "bad-value"),
        ("**P07:** [a]{.x note=\"\"}", "bad-value"),
        ("**P07:** [a]{.x mood=}", "unknown-attribute"),
        ("**P07:** [a]{.x for=}", "unread-limit"),
        ("**P07:** [a]{.x load=1 load=2}", "duplicate-attribute"),
        ("**P07:** [a]{themes=\"\"}", "quote-without-theme"),
        ("**P07:** [a]{themes=}", "quote-without-theme"),
        ("**Mira:** [a]{.x}", "interviewer-quote"),
        ("**Mira:** Hm.\n\n**Kofi:** Hm.", "observer-turn"),
        ("**Myra:** How?\n\n**P07:** Well.", "silent-interviewer"),
        ("Mira, how?\n\nP07, well.", "silent-interviewer"),
        ("[a]{.x}\n\n**P07:** b", "quote-outside-turns"),
        ("# [a]{.x}\n\n**P07:** b", "quote-outside-turns"),
        ("**P07:** b\n\n**P07:** c\n\nMira (00:01):\nd", "mixed-labels"),
    ] {
        assert_eq!(rules(text, &[]), [rule], "{text}");
    }
    assert_eq!(rules("**P07:** a b", &[standoff("c d")]), ["quote-not-found"]);
    assert_eq!(rules("**P07:** a b, a b", &[standoff("a b")]), ["ambiguous-quote"]);
    assert_eq!(rules("**P07:** a b", &[standoff("P07")]), ["quote-not-found"]);
}

#[test]
fn what_nobody_sees_is_named_where_it_decides() {
    let help = |exact: &str| {
        let complaints = read_with("**P07:** only one person understands the pipeline", &[standoff(exact)]).diagnostics;
        complaints.first().and_then(|complaint| complaint.help.clone())
    };
    assert_eq!(help("one\u{200b} person\u{a0}understands"), None);
    let named = help("only one per\u{8}son understands").expect("it is not found");
    assert!(named.contains("; one of the two holds U+0008, a control character; the nearest"), "{named}");
}

/// What a value with spaces is made of where its complaint is followed.
#[test]
fn a_value_with_spaces_is_mended_so_that_it_is_read() {
    for (written, mended) in [
        ("toil=40 min", "toil=40m"),
        ("toil=half an hour freq=weekly", "toil=30m freq=weekly"),
        ("toil=1h 30m", "toil=1h30m"),
        ("freq=3 per week", "freq=3/week"),
        ("freq=3x/week toil = 2h", "freq=3x/week toil=2h"),
        ("freq=every day", "freq=daily"),
        ("freq= weekly", "freq=weekly"),
        ("freq = every other week load=2", "freq=fortnightly load=2"),
        ("load = 3", "load=3"),
        ("kind=work around", "kind=workaround"),
        ("by=Ada Roe", "by=\"Ada Roe\""),
        ("note=they said \"no\" twice", "note=\"they said \\\"no\\\" twice\""),
        ("note = \"so it is\"", "note=\"so it is\""),
        ("ask=a portal", "ask=a-portal"),
    ] {
        let text = format!("**P07:** [a]{{.x {written}}}");
        let complaints = read_with(&text, &[]).diagnostics;
        let [complaint] = complaints.as_slice() else { panic!("{written}: {complaints:?}") };
        let fix = complaint.fix.as_deref().unwrap_or_else(|| panic!("{written}: {complaint:?}"));
        let after = crate::base::edit::spliced(&text, &fix.edits).expect("it fits");
        assert_eq!(after, format!("**P07:** [a]{{.x {mended}}}"), "{written}");
        let still = read_with(&after, &[]).diagnostics;
        assert!(still.iter().all(|complaint| written.contains("3x/week") && complaint.fix.is_some()), "{still:?}");
    }
    for (written, help) in [
        ("freq=1/2 weeks", "`fortnightly` is once in 2 weeks"),
        ("toil=30 seconds", "count it in `m`"),
        ("load=3 of 4", "write a whole number from 0 to 4"),
        ("mood=very bad", "`mood=\"very bad\"`"),
    ] {
        let complaints = read_with(&format!("**P07:** [a]{{.x {written}}}"), &[]).diagnostics;
        let [complaint] = complaints.as_slice() else { panic!("{written}: {complaints:?}") };
        assert!(
            complaint.fix.is_none() && complaint.help.as_deref().is_some_and(|it| it.contains(help)),
            "{complaint:?}"
        );
    }
}

#[test]
fn words_of_two_participants_are_no_evidence() {
    let name = |name: &str| InterviewedPerson { name: Some(Name::new(name.to_owned(), 0..0)), ..Default::default() };
    let meta = Meta { people: vec![name("P20"), name("P21")], ..meta() };
    let path = SourcePath::new("content/interviews/g.md");
    let text = "**Mira:** So?\n\n**P20:** It took two whole weeks.\n\n**P21:** For me it was a day.\n\n\
                **P21:** And more.\n\n**P22:** Hm, no.\n";
    for (exact, is_evidence, rules) in [
        ("two whole weeks. For me it was a day", false, &["quote-of-two"][..]),
        ("So? It took two whole weeks. For me it was a day", false, &["interviewer-quote"]),
        ("a day. And more", true, &[]),
        ("And more. Hm", false, &[]),
    ] {
        let quotes = [standoff(exact)];
        let checked = super::read(Document::parse(text, 0), &path, &meta, "g", lists(&[(&path, &quotes)]));
        let found: Vec<&str> = checked.diagnostics.iter().map(|complaint| complaint.rule).collect();
        let found: Vec<&str> = found.into_iter().filter(|rule| *rule != "unknown-speaker").collect();
        assert_eq!((checked.value.quotes[0].by_participant, found.as_slice()), (is_evidence, rules), "{exact}");
    }
    // Where nobody is named, whoever is no interviewer speaks as the one participant.
    let checked = read_with("**P07:** It took two.\n\n**Jo:** For me.\n", &[standoff("two. For me")]);
    assert!(checked.value.quotes[0].by_participant);
}

#[test]
fn interviewers_words_are_no_evidence() {
    let checked = read_with("**Mira:** [a b]{.x}\n\n**P07:** c d\n\n**Mira:** e\n", &[standoff("c d e")]);
    assert!(checked.value.quotes.iter().all(|quote| !quote.by_participant));
}
