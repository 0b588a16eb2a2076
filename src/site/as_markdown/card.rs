//! Who said a quote: the last line of its card, as it is pasted elsewhere.
//!
//! Comes in: the foot of a card. Goes out: `> — P03, staff engineer, Freight, 2025-11-18 ([transcript](…))`.
//! Does not know: the words.

use super::html_tokens::{HtmlToken, HtmlTokens, StartTag, decoded};
use super::links::absolute;
use super::markdown_page::MarkdownPage;
use super::markdown_writer::MarkdownWriter;
use crate::site::route::write_place;

/// What parts the facts in the foot of a card.
const PARTS: &str = " · ";

/// What the foot of a card says.
#[derive(Default)]
pub(super) struct Foot {
    /// Who, in words.
    who: String,
    date: Option<String>,
    transcript: Option<String>,
    /// The place of the card, as a link to it.
    place: String,
}

impl Foot {
    /// Reads the foot of a card, which has begun, to its end.
    pub(super) fn read(tokens: &mut HtmlTokens<'_>, card: &str) -> Self {
        let (mut foot, mut depth, mut is_who) = (Self::default(), 0_usize, true);
        write_place(&mut foot.place, card);
        for token in tokens {
            match token {
                HtmlToken::Text(text) => {
                    let text = decoded(text);
                    // Between the facts, and not within one.
                    let who = text.split_once(PARTS).filter(|_| depth == 0).map(|(who, _)| who);
                    if is_who {
                        foot.who.push_str(who.unwrap_or(&text));
                        is_who = who.is_none();
                    }
                }
                HtmlToken::Start(tag) => {
                    depth += 1;
                    foot.note(&tag);
                }
                HtmlToken::End(name) if name == "p" => break,
                HtmlToken::End(_) => depth = depth.saturating_sub(1),
            }
        }
        foot
    }

    fn note(&mut self, tag: &StartTag<'_>) {
        if tag.name == "time" && self.date.is_none() {
            self.date = tag.attribute("datetime").map(Into::into);
        }
        if tag.has_class("in-transcript") {
            self.transcript = tag.attribute("href").map(Into::into);
        }
    }

    /// Writes who said a quote, and leads to it.
    pub(super) fn write(self, page: MarkdownPage<'_>, writer: &mut MarkdownWriter<'_>) {
        let (name, href) = match self.transcript {
            Some(href) => ("copy.transcript", href),
            None => ("copy.quote", self.place),
        };
        let is_apart = writer.quote();
        writer.text("— ");
        writer.text(self.who.trim());
        if let Some(date) = self.date {
            writer.punctuation(",");
            writer.text(&date);
        }
        writer.text(" ");
        writer.sign(&format!("([{}]({}))", page.words.text(name), absolute(page.address, &href)));
        if is_apart {
            writer.end_quote();
        }
    }
}
