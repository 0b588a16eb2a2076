//! The front matter of an exported interview: what may be said of it, and the quotes that no mark in the text can hold.
//!
//! Comes in: a transcript, which quotes are marked in its text. Goes out: YAML between `---` lines. Does not know: the text.

use crate::base::slug::Slug;
use crate::export::markdown::listening;
use crate::export::markdown::mark::{Marks, texts};
use crate::export::markdown::yaml::{key, quoted, scalar};
use crate::export::quote_notes::working_time;
use crate::export::transcript::ReleasedTranscript;
use crate::release::{ReleasedGuide, ReleasedPerson, ReleasedQuote};
use crate::site::SiteContext;
use crate::site::data::team_slug;

/// The front matter, `---` lines included.
pub(super) fn written(site: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>, marks: &Marks) -> String {
    let interview = transcript.interview;
    let mut lines = vec![format!("title: {}", scalar(transcript.title))];
    lines.extend(interview.date().map(|date| format!("date: {date}")));
    let people: Vec<Vec<String>> =
        interview.people().enumerate().map(|(index, person)| said_of(site, transcript, index, person)).collect();
    match people.as_slice() {
        [person] => lines.extend(person.iter().cloned()),
        people => {
            lines.push("participants:".to_owned());
            let named =
                |person: &Vec<String>| format!("  - {{{}}}", person.join(", ").replacen("participant:", "name:", 1));
            lines.extend(people.iter().map(named));
        }
    }
    for (key, names) in [("interviewer", list(interview.interviewers())), ("observers", list(interview.observers()))] {
        lines.extend(names.map(|names| format!("{key}: {names}")));
    }
    let guide = interview.guide().and_then(|guide| site.released.guide(guide)).map(ReleasedGuide::slug);
    lines.extend(guide.map(|guide| format!("guide: {}", scalar(guide.as_str()))));
    let tags = interview.tags().filter_map(|theme| site.released.theme(theme)).map(|theme| theme.slug().as_str());
    lines.extend(list(tags).map(|tags| format!("tags: {tags}")));
    let takeaways: String = interview.takeaways().map(|takeaway| format!("\n  - {}", quoted(takeaway))).collect();
    lines.extend((!takeaways.is_empty()).then(|| format!("takeaways:{takeaways}")));
    lines.extend(listening::lines(interview));
    let beside = transcript.quotes.iter().filter(|quote| !marks.is_in_text(**quote));
    let beside: Vec<String> =
        beside.filter_map(|quote| interview.nth_quote(*quote)).filter_map(|quote| listed(site, quote)).collect();
    if !beside.is_empty() {
        lines.push("quotes:".to_owned());
        lines.extend(beside);
    }
    format!("---\n{}\n---\n", lines.join("\n"))
}

/// What is said of somebody who was interviewed, as `key: value`.
fn said_of(
    site: &SiteContext<'_>,
    transcript: &ReleasedTranscript<'_>,
    index: usize,
    person: ReleasedPerson<'_>,
) -> Vec<String> {
    let team = person.team().and_then(|team| team_slug(site, team)).map(Slug::as_str);
    let said =
        [("participant", person.name()), ("team", team), ("role", person.written_role()), ("tenure", person.tenure())];
    let answers = transcript.interview.written_answers(index);
    let answers: Vec<String> = answers.map(|(id, text)| format!("{}: {}", key(id), scalar(text))).collect();
    let answers = (!answers.is_empty()).then(|| format!("answers: {{{}}}", answers.join(", ")));
    said.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", scalar(value?)))).chain(answers).collect()
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<String> = names.map(scalar).collect();
    (!names.is_empty()).then(|| format!("[{}]", names.join(", ")))
}

/// A stand-off quote; none where none of its themes may be shown.
fn listed(site: &SiteContext<'_>, quote: ReleasedQuote<'_>) -> Option<String> {
    let themes: Vec<&str> = quote.theme_slugs().map(Slug::as_str).collect();
    if themes.is_empty() {
        return None;
    }
    let mut keys = vec![
        format!("exact: {}", quoted(&site.quote_text(quote))),
        format!("themes: [{}]", themes.iter().map(|theme| scalar(theme)).collect::<Vec<_>>().join(", ")),
        format!("id: {}", scalar(quote.anchor())),
        format!("kind: {}", quote.kind().word()),
    ];
    keys.extend(quote.freq().map(|freq| format!("freq: {freq}")));
    keys.extend(quote.toil_hours().map(|hours| format!("toil: {}", working_time(hours))));
    keys.extend(quote.load().map(|load| format!("load: {load}")));
    keys.extend(texts(quote).map(|(key, text)| format!("{key}: {}", scalar(text))));
    Some(format!("  - {}", keys.join("\n    ")))
}
