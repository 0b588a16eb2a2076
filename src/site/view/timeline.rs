//! The timeline above a transcript: who spoke when, where its quotes are, and when each turn began, for the script that moves
//! the head.
//!
//! Comes in: an interview and its transcript. Goes out: HTML that no template touches. Does not know: the recording.

use serde::Serialize;

use super::conversation::{Conversation, TimeUnit};
use super::escape::escaped;
use super::parts::number;
use crate::base::hash::Digest;
use crate::content::interview::{QuoteKind, SpeakerRole};
use crate::content::limits::LimitId;
use crate::release::{ReleasedInterview, ReleasedQuote, ReleasedSpeaker};
use crate::site::chart::Caption;
use crate::site::chart::timeline::{self, Timeline, TimelineQuote, TimelineTurn};
use crate::site::route;
use crate::site::site_context::SiteContext;
use crate::site::transcripts::Transcript;
use crate::site::view::withheld;
use crate::site::words::Words;

/// So many letters of a quote say which it is.
const FIRST_WORDS: usize = 60;

/// All that a timeline shows beside its own file.
#[derive(Debug, Serialize)]
pub struct TimelineContext<'a> {
    /// The words of the site's language: they are part of the look's digest.
    #[serde(skip)]
    words: &'a Words,
    /// The digest of the file, and of all that was made of it.
    file: Digest,
    /// What it shows, in words.
    description: String,
    /// For each quote of the file what is shown of it; nothing of one that is withheld.
    quotes: Vec<Option<NamedQuote<'a>>>,
    /// The limits of the file whose passages are withheld.
    withheld: Vec<LimitId>,
}

/// A quote as its mark on the timeline names it.
#[derive(Debug, Serialize)]
struct NamedQuote<'a> {
    anchor: &'a str,
    kind: QuoteKind,
    first_words: String,
}

impl<'a> TimelineContext<'a> {
    pub(super) fn new(site: &SiteContext<'a>, interview: ReleasedInterview<'a>, description: String) -> Self {
        let named = |quote: ReleasedQuote<'a>| NamedQuote {
            anchor: quote.anchor(),
            kind: quote.kind(),
            first_words: first_words(site.words, quote),
        };
        Self {
            words: site.words,
            file: site.transcripts.digest(interview.transcript()),
            description,
            quotes: (0..interview.quote_count()).map(|index| interview.nth_quote(index).map(named)).collect(),
            withheld: interview.file().withheld().collect(),
        }
    }
}

/// How a quote begins.
fn first_words(words: &Words, quote: ReleasedQuote<'_>) -> String {
    let text = withheld::text(words, quote);
    let Some((end, _)) = text.char_indices().nth(FIRST_WORDS) else { return text.into_owned() };
    format!("{}…", &text[..text[..end].rfind(char::is_whitespace).unwrap_or(end)])
}

/// Writes the timeline of an interview, and how long it is. Goes out: how many bytes of that are the picture.
pub(super) fn write(
    context: &TimelineContext<'_>,
    interview: ReleasedInterview<'_>,
    transcript: &Transcript<'_>,
    out: &mut String,
) -> usize {
    let conversation = Conversation::of(&transcript.places(|limit| context.withheld.contains(&limit)));
    let roles: Vec<SpeakerRole> = interview.speakers().map(ReleasedSpeaker::role).collect();
    let turns = conversation.turns.iter().enumerate().map(|(number, (speaker, start))| TimelineTurn {
        role: roles.get(*speaker).copied().unwrap_or(SpeakerRole::Unknown),
        start: *start,
        end: conversation.end_of(number),
    });
    let marks: Vec<(f64, QuoteKind, String, String)> = conversation
        .quotes
        .iter()
        .filter_map(|(index, at)| {
            let quote = context.quotes.get(*index)?.as_ref()?;
            let mut href = String::new();
            route::write_place(&mut href, quote.anchor);
            Some((*at, quote.kind, label(context.words, quote, conversation.is_known(*at).then_some(*at)), href))
        })
        .collect();
    let quotes = marks.iter().map(|(at, kind, label, href)| TimelineQuote { at: *at, kind: *kind, label, href });
    let chart = timeline::timeline(&Timeline {
        caption: Caption {
            id: ":timeline",
            title: context.words.text("interview.timeline"),
            description: &context.description,
        },
        length: conversation.end,
        turns: &turns.collect::<Vec<_>>(),
        quotes: &quotes.collect::<Vec<_>>(),
    });
    out.push_str(&chart);
    times(&conversation, out);
    chart.len()
}

/// "12:34 Pain: It took two weeks and I had to…"
fn label(words: &Words, quote: &NamedQuote<'_>, known_at: Option<f64>) -> String {
    let named = format!("{}: {}", words.kind_word(quote.kind), quote.first_words);
    match known_at {
        Some(at) => format!("{} {named}", number::time(at as u64)),
        None => named,
    }
}

/// Writes when each turn began and when all ended, in seconds or turns: what the script knows of time. People read the end.
fn times(conversation: &Conversation, out: &mut String) {
    let (scale, unit) = match conversation.unit {
        TimeUnit::Milliseconds => (1000.0, "seconds"),
        TimeUnit::Turns => (1.0, "turns"),
    };
    out.extend(["<span class=\"length\" data-unit=\"", unit, "\" data-end=\""]);
    tenths(out, conversation.end / scale);
    out.push_str("\" data-starts=\"");
    for (number, (_, start)) in conversation.turns.iter().enumerate() {
        out.push_str(if number == 0 { "" } else { " " });
        tenths(out, start / scale);
    }
    if let Some(last) = conversation.known_to {
        out.push_str("\" data-guessed=\"");
        tenths(out, last / scale);
    }
    out.push_str("\">");
    // A script puts in what the recording itself says.
    if conversation.is_known(conversation.end) {
        escaped(out, &number::time(conversation.end as u64));
    }
    out.push_str("</span>");
}

/// Writes a time with at most one decimal.
fn tenths(out: &mut String, time: f64) {
    let tenths = (time * 10.0).round() as u64;
    let mut digits = itoa::Buffer::new();
    out.push_str(digits.format(tenths / 10));
    if !tenths.is_multiple_of(10) {
        out.extend([".", digits.format(tenths % 10)]);
    }
}

#[cfg(test)]
mod tests {
    use crate::site::PageHtml;
    use crate::site::testing::Study;
    use crate::site::transcripts::ShownPlace;

    fn study(text: &str) -> Study {
        let front = "---\nparticipant: P07\ninterviewer: Mira\n---\n";
        Study::of(&[("content/interviews/p07.md", &format!("{front}{text}"))])
    }

    /// The timeline of a study's only interview.
    fn timeline(text: &str) -> String {
        let study = study(text);
        let page = study.page(study.planned("/interviews/p07/"));
        let view = serde_json::to_value(&page.view).unwrap();
        let mut html = PageHtml::default();
        page.fill(view["timeline_html"].as_str().expect("somebody speaks"), &mut html)
            .expect("its transcript is there");
        html.text
    }

    #[test]
    fn a_mark_says_when_what_and_the_first_words_and_leads_there() {
        let words = "and so on ".repeat(9);
        let html = timeline(&format!(
            "**Mira:** [00:00] How?\n\n**P07:** [01:00] [It's <slow>, {words}.]{{.slow #a}}\n\n**Mira:** [02:00] So?\n"
        ));
        // 60 letters would end within "and": the word is left out.
        let first = "It's &lt;slow&gt;, and so on and so on and so on and so on and so…";
        assert!(html.contains(&format!("<title>1:00 Pain: {first}</title>")), "{html}");
        assert!(html.contains("href=\"#a\""), "{html}");
        assert!(html.contains(">3 turns, 1 quote</desc>"), "{html}");
        assert!(html.contains("<span class=\"length\" data-unit=\"seconds\" data-end=\"12"), "{html}");
        assert!(html.contains(" data-starts=\"0 60 120\">2:0"), "{html}");
    }

    #[test]
    fn a_mark_behind_the_last_time_of_a_few_names_none() {
        let html = timeline(&format!(
            "**P07:** [00:00] [Slow.]{{.slow #a}}\n\n**Mira:** [00:02] {}\n\n**P07:** [Dear.]{{.slow #b}}\n",
            "And so on. ".repeat(30)
        ));
        assert!(
            html.contains("<title>0:00 Pain: Slow.</title>") && html.contains("<title>Pain: Dear.</title>"),
            "{html}"
        );
        assert!(html.contains("\" data-guessed=\"2\"></span>"), "{html}");
    }

    #[test]
    fn without_times_it_goes_by_turns_and_names_none() {
        let html = timeline("**Mira:** How?\n\n**P07:** [Slow.]{.slow #a}\n");
        assert!(html.contains("<title>Pain: Slow.</title>"), "{html}");
        assert!(
            html.contains("<span class=\"length\" data-unit=\"turns\" data-end=\"2\" data-starts=\"0 1\"></span>"),
            "{html}"
        );
    }

    #[test]
    fn what_is_withheld_has_no_length_and_no_time() {
        let places = |secret: &str| {
            let study = study(&format!("**P07:** [00:10] a [{secret}]{{for=x}} b [c]{{.slow #c}}\n\n**Mira:** Oh.\n"));
            let page = study.page(study.planned("/interviews/p07/"));
            let interview = page.context.released().interviews().next().expect("there is one");
            let transcript = page.context.site.transcripts.transcript(interview.transcript()).expect("it is there");
            [true, false].map(|withholds| transcript.places(|_| withholds))
        };
        let [[hidden, shown], [hidden_too, shown_too]] =
            [places("secret"), places("far more [00:30] secrets than before")];
        assert_eq!(hidden, hidden_too);
        assert_ne!(shown, shown_too);
        assert!(hidden.0.iter().all(|(_, place)| *place != ShownPlace::Time(30_000)));
    }
}
