//! Times between the words: they are no words, with a recording and without one.
//!
//! Comes in: small transcripts. Goes out: nothing. Does not know: what a time leads to.

use super::*;

/// Each quote's text and id, and the transcript as it is shown.
fn quotes(text: &str, standoff: &[StandoffQuote]) -> (Vec<String>, String) {
    let Checked { value, diagnostics } = unrecorded(text, standoff);
    assert_eq!(diagnostics, [], "{text}");
    let quotes = value.quotes.iter().map(|quote| format!("{}: {}", quote.id, quote.text)).collect();
    (quotes, shown(text, &value.script))
}

/// The words of the only turn.
fn words(text: &str) -> String {
    let parts = unrecorded(text, &[]).value.script.parts(text);
    spaced(&parts.into_iter().filter(|part| part.turn == Some(0)).map(|part| part.text).collect::<Vec<_>>().join(" "))
}

#[test]
fn a_time_is_shown_and_is_no_word_of_a_quote() {
    for (text, quote, html) in [
        ("[One [12:50] two]{.x}", "one-two: One two", "«0One ‹[12:50]=770000› two0»"),
        ("[[12:50] One two]{.x}", "one-two: One two", "«0‹[12:50]=770000› One two0»"),
        ("[One two \\[12:50\\]]{.x}", "one-two: One two", "«0One two ‹[12:50]=770000›0»"),
        ("[One [12:50] [12:51] two]{.x}", "one-two: One two", "«0One ‹[12:50]=770000› ‹[12:51]=771000› two0»"),
        ("[One two [12:50].]{.x}", "one-two: One two.", "«0One two‹ [12:50]=770000›.0»"),
        ("[One *[12:50] two*]{.x}", "one-two: One two", "«0One <em>‹[12:50]=770000› two</em>0»"),
        ("[One\n[12:50]\ntwo]{.x}", "one-two: One two", "«0One\n‹[12:50]=770000›\ntwo0»"),
        ("[One `[12:50]`]{.x}", "one-12-50: One [12:50]", "«0One <code>[12:50]</code>0»"),
        ("[One ［12:50］]{.x}", "one-12-50: One ［12:50］", "«0One ［12:50］0»"),
        ("[One (12:50) two]{.x}", "one-12-50-two: One (12:50) two", "«0One (12:50) two0»"),
    ] {
        let text = format!("**P07:** {text}\n");
        assert_eq!(quotes(&text, &[]), (vec![quote.to_owned()], format!("‹0›<p>{html}</p>\n‹/›")), "{text}");
    }
}

#[test]
fn a_time_in_a_paragraph_of_its_own_is_no_words() {
    for (text, html) in [
        ("One.\n\n[12:50]\n\nTwo.\n", "<p>One.</p>\n<p>‹[12:50]=770000›</p>\n<p>Two.</p>\n"),
        ("One. Two.\n\n[12:50]", "<p>One. Two.</p>\n<p>‹[12:50]=770000›</p>\n"),
        (
            "One.\n\n\\[12:50\\] [12:51]\n\nTwo.\n",
            "<p>One.</p>\n<p>‹[12:50]=770000› ‹[12:51]=771000›</p>\n<p>Two.</p>\n",
        ),
        ("One.\n\n**[12:50]**\n\nTwo.\n", "<p>One.</p>\n<p><strong>‹[12:50]=770000›</strong></p>\n<p>Two.</p>\n"),
        ("One.\n\n- [12:50]\n- Two.\n", "<p>One.</p>\n<ul>\n<li>‹[12:50]=770000›</li>\n<li>Two.</li>\n</ul>\n"),
        (
            "One.\n\n| [12:50] | Two. |\n|-|-|\n",
            "<p>One.</p>\n<table><thead><tr><th>‹[12:50]=770000›</th><th>Two.</th></tr></thead><tbody>\n</tbody></table>\n",
        ),
    ] {
        let text = format!("**P07:** {text}");
        assert_eq!(quotes(&text, &[]).1, format!("‹0›{html}‹/›"), "{text}");
        assert_eq!(words(&text), "One. Two.", "{text}");
    }
}

#[test]
fn words_are_found_whether_or_not_they_were_copied_with_their_times() {
    let text = "**P07:** One two [12:50]. Three\n\n[13:00]\n\nfour\\[13:01\\] five `at [14:00]`.\n";
    for (exact, found) in [
        ("two. Three four five", "two-three-four-five: two. Three four five"),
        ("two [12:50]. Three [13:00] four[13:01] five", "two-three-four-five: two. Three four five"),
        ("\\[13:00\\] four", "four: four"),
        ("five at [14:00]", "five-at-14-00: five at [14:00]"),
    ] {
        assert_eq!(quotes(text, &[standoff(exact)]).0, [found], "{exact}");
    }
    let rules =
        |exact: &str| unrecorded(text, &[standoff(exact)]).diagnostics.iter().map(|it| it.rule).collect::<Vec<_>>();
    assert_eq!(rules("[12:50]"), ["quote-not-found"]);
    let around = StandoffQuote { prefix: Some("One [00:01]".to_owned()), ..standoff("two") };
    assert_eq!(quotes("**P07:** two. One [00:01] two.\n", &[around]).0, ["two: two"]);
}

#[test]
fn a_time_alone_is_no_quote_and_one_in_a_note_dates_nothing() {
    assert_eq!(rules("**P07:** One [12:50]{.x}\n", &[]), ["empty-quote"]);
    let text = "**P07:** [00:01] One [two]{.x note=\"see [12:50]\"} [three]{.x} [00:02] four\n";
    let quotes = unrecorded(text, &[]).value.quotes;
    assert_eq!(quotes.iter().map(|quote| quote.start_ms).collect::<Vec<_>>(), [Some(1000), Some(1000)]);
    assert_eq!(words(text), "One two three four");
}
