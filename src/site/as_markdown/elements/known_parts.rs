//! What becomes of the parts of a page that are known: the same as if their tags were read, in much less time. Where an element
//! is left out they are skipped, so an element that begins in one ends in one.
//!
//! Comes in: a part, and where its parts are. Goes out: calls of the writer. Does not know: how Markdown is written.

use super::{Converter, End};
use crate::site::as_markdown::card::Foot;
use crate::site::as_markdown::html_tokens::{HtmlToken, HtmlTokens, decoded};
use crate::site::page_html::{CardParts, PartIs};

impl<'c> Converter<'c> {
    /// Says a part.
    pub(super) fn part(&mut self, text: &'c str, is: &PartIs) {
        match is {
            PartIs::Picture => {}
            PartIs::TurnHead { speaker, time } => {
                self.writer.block();
                self.writer.strong();
                self.words(&text[speaker.clone()]);
                self.finish(End::Speaker);
                self.writer.text(" ");
                self.html(&text[time.clone()]);
                self.writer.block();
                self.goes_on = true;
            }
            PartIs::Card(card) => self.card(text, card),
            PartIs::Chip { href, title } => {
                self.part_from_last_link();
                self.known_link(&text[href.clone()], |this| this.words(&text[title.clone()]));
            }
            PartIs::IndexLine { href, kind, words } => {
                let item = self.item();
                self.known_link(&text[href.clone()], |this| {
                    this.html(&text[kind.clone()]);
                    this.writer.punctuation(":");
                    this.html(&text[words.clone()]);
                });
                self.finish(item);
            }
            PartIs::Link { href, text: words } => {
                self.known_link(&text[href.clone()], |this| this.words(&text[words.clone()]));
            }
            PartIs::BlockEnd => self.writer.block(),
        }
    }

    fn known_link(&mut self, href: &'c str, words: impl FnOnce(&mut Self)) {
        let open = self.writer.link();
        words(self);
        if let Some(open) = open {
            self.end_link(&open, &decoded(href));
        }
    }

    /// A card, down to where its foot ends.
    fn card(&mut self, text: &'c str, card: &CardParts) {
        self.writer.block();
        self.begin_paragraph();
        for token in HtmlTokens::new(&text[card.facts.clone()]) {
            match token {
                HtmlToken::Text(text) => self.words(text),
                HtmlToken::Start(tag) if tag.has_class("fact") => self.writer.punctuation(","),
                HtmlToken::Start(_) | HtmlToken::End(_) => {}
            }
        }
        self.writer.block();
        let is_apart = self.writer.quote();
        self.begin_paragraph();
        self.html(&text[card.words.clone()]);
        self.writer.block();
        if is_apart {
            self.writer.end_quote();
        }
        let id = || {
            HtmlTokens::new(&text[card.head.clone()]).find_map(|token| match token {
                HtmlToken::Start(tag) => tag.attribute("id"),
                HtmlToken::Text(_) | HtmlToken::End(_) => None,
            })
        };
        self.foot(&Foot::of_parts(text, card), id);
        self.writer.block();
    }
}
