//! The words of a Word document, and the comments on them.
//!
//! Comes in: a transcript. Goes out: two XML files. Does not know: what else a document holds.

use rustc_hash::FxHashMap;

use super::parts::xml;
use crate::export::quote_notes::lines;
use crate::export::text::label;
use crate::export::transcript::{Paragraph, ReleasedTranscript};
use crate::site::SiteContext;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// The two files that hold what is said.
pub(super) struct DocumentParts {
    pub(super) document: String,
    pub(super) comments: String,
}

pub(super) fn parts(site: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>) -> DocumentParts {
    let numbers: FxHashMap<usize, usize> =
        transcript.quotes.iter().enumerate().map(|(number, quote)| (*quote, number)).collect();
    let mut document = format!("{HEAD}<w:document {NAMESPACE}><w:body>");
    for turn in &transcript.turns {
        document.extend(label(transcript, turn).map(|label| paragraph("Speaker", &run(&label))));
        for words in &turn.paragraphs {
            let style = if words.is_heading { "Heading2" } else { "Normal" };
            document.push_str(&paragraph(style, &commented(words, &numbers)));
        }
    }
    document.push_str("</w:body></w:document>\n");
    DocumentParts { document, comments: comments(site, transcript) }
}

fn paragraph(style: &str, content: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{content}</w:p>")
}

fn run(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", xml(words))
    }
}

/// The words of a paragraph, with where each comment begins and ends.
fn commented(paragraph: &Paragraph, numbers: &FxHashMap<usize, usize>) -> String {
    let mut edges: Vec<(usize, bool, usize)> = Vec::new();
    for words in &paragraph.quotes {
        let Some(number) = numbers.get(&words.quote) else { continue };
        edges.extend(words.begins.then_some((words.range.start, true, *number)));
        edges.extend(words.ends.then_some((words.range.end, false, *number)));
    }
    edges.sort_unstable();
    let (mut out, mut at) = (String::new(), 0);
    for (next, begins, number) in edges {
        out.push_str(&run(&paragraph.text[at..next]));
        at = next;
        out.push_str(&match begins {
            true => format!("<w:commentRangeStart w:id=\"{number}\"/>"),
            false => {
                format!("<w:commentRangeEnd w:id=\"{number}\"/><w:r><w:commentReference w:id=\"{number}\"/></w:r>")
            }
        });
    }
    out.push_str(&run(&paragraph.text[at..]));
    out
}

/// A comment for each quote. It has no date: it would be that of the export.
fn comments(site: &SiteContext<'_>, transcript: &ReleasedTranscript<'_>) -> String {
    let mut out = format!("{HEAD}<w:comments {NAMESPACE}>");
    for (number, quote) in transcript.quotes.iter().enumerate() {
        let Some(quote) = transcript.interview.nth_quote(*quote) else { continue };
        let author = xml(quote.coder().unwrap_or("cairn"));
        let said = [lines(quote), vec![site.quote_text(quote).into_owned()]].concat();
        let said: String = said.iter().map(|line| format!("<w:p>{}</w:p>", run(line))).collect();
        out.push_str(&format!(
            "<w:comment w:id=\"{number}\" w:author=\"{author}\" w:initials=\"c\">{said}</w:comment>"
        ));
    }
    out.push_str("</w:comments>\n");
    out
}
