//! Who said a quote: the last line of its card, as it is pasted elsewhere.
//!
//! Comes in: the foot of a card. Goes out: `> — P03, staff engineer, Freight, 2025-11-18 ([transcript](…))`.
//! Does not know: the words.

use super::elements::Converter;
use super::html_tokens::{HtmlToken, decoded};
use super::links::absolute;
use crate::site::route::write_place;

/// What parts the facts in the foot of a card.
const PARTS: &str = " · ";

/// What the foot of a card says.
#[derive(Default)]
struct Foot {
    /// Who, in words.
    who: String,
    date: Option<String>,
    transcript: Option<String>,
}

/// Writes who said a quote, and leads to it. The foot has begun; its end is read too.
pub(super) fn foot(converter: &mut Converter<'_>) {
    let foot = read(converter);
    let words = converter.page.words;
    let (name, href) = match (foot.transcript, &converter.card) {
        (Some(href), _) => (words.text("copy.transcript"), href),
        (None, card) => {
            let mut place = String::new();
            write_place(&mut place, card.as_deref().unwrap_or_default());
            (words.text("copy.quote"), place)
        }
    };
    let address = absolute(converter.page.address, &href);
    let writer = &mut converter.writer;
    let is_apart = writer.quote();
    writer.text("— ");
    writer.text(foot.who.trim());
    if let Some(date) = foot.date {
        writer.punctuation(",");
        writer.text(&date);
    }
    writer.text(" ");
    writer.sign(&format!("([{name}]({address}))"));
    if is_apart {
        writer.end_quote();
    }
}

fn read(converter: &mut Converter<'_>) -> Foot {
    let (mut foot, mut depth, mut is_who) = (Foot::default(), 0_usize, true);
    for token in converter.tokens.by_ref() {
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
                if tag.name == "time" && foot.date.is_none() {
                    foot.date = tag.attribute("datetime").map(Into::into);
                }
                if tag.has_class("in-transcript") {
                    foot.transcript = tag.attribute("href").map(Into::into);
                }
            }
            HtmlToken::End(name) if name == "p" => break,
            HtmlToken::End(_) => depth = depth.saturating_sub(1),
        }
    }
    foot
}
