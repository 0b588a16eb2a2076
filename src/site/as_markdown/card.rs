//! Who said a quote: the last line of its card, as it is pasted elsewhere.
//!
//! Comes in: the foot of a card. Goes out: `> — P03, staff engineer, Freight, 2025-11-18 ([transcript](…))`.
//! Does not know: the words.

use std::borrow::Cow;

use super::html_tokens::{HtmlToken, HtmlTokens, StartTag, decoded};
use crate::site::page_html::CardParts;

/// What parts the facts in the foot of a card.
const PARTS: &str = " · ";

/// What the foot of a card says.
#[derive(Default)]
pub(super) struct Foot<'h> {
    /// Who, in words.
    pub(super) who: String,
    /// The day.
    pub(super) date: Option<Cow<'h, str>>,
    /// The link to its place in the transcript.
    pub(super) transcript: Option<Cow<'h, str>>,
}

impl<'h> Foot<'h> {
    /// Reads the foot of a card, which has begun, to its end.
    pub(super) fn read(tokens: &mut HtmlTokens<'h>) -> Self {
        let (mut foot, mut depth, mut is_who) = (Self::default(), 0_usize, true);
        for token in tokens {
            match token {
                HtmlToken::Text(text) if is_who => {
                    let text = decoded(text);
                    // Between the facts, and not within one.
                    let who = text.split_once(PARTS).filter(|_| depth == 0).map(|(who, _)| who);
                    foot.who.push_str(who.unwrap_or(&text));
                    is_who = who.is_none();
                }
                HtmlToken::Text(_) => {}
                HtmlToken::Start(tag) => {
                    depth += 1;
                    // Where it leads is no part of who said it.
                    is_who &= !tag.has_class("way");
                    foot.note(&tag);
                }
                HtmlToken::End(name) if name == "p" => break,
                HtmlToken::End(_) => depth = depth.saturating_sub(1),
            }
        }
        foot
    }

    /// The foot of a card whose parts are known.
    pub(super) fn of_parts(html: &'h str, CardParts { who, when, transcript, .. }: &CardParts) -> Self {
        let mut foot = Self { transcript: transcript.clone().map(|href| decoded(&html[href])), ..Self::default() };
        for token in HtmlTokens::new(&html[who.clone()]) {
            if let HtmlToken::Text(text) = token {
                foot.who.push_str(&decoded(text));
            }
        }
        foot.date = HtmlTokens::new(&html[when.clone()]).find_map(|token| match token {
            HtmlToken::Start(tag) if tag.name == "time" => tag.attribute("datetime"),
            _ => None,
        });
        foot
    }

    fn note(&mut self, tag: &StartTag<'h>) {
        if tag.name == "time" && self.date.is_none() {
            self.date = tag.attribute("datetime");
        }
        if tag.has_class("in-transcript") {
            self.transcript = tag.attribute("href");
        }
    }
}
