//! What becomes of each element.
//!
//! Comes in: tags and texts. Goes out: calls of the writer. Does not know: how Markdown is written.
//!
//! What people do with a page is left out, and so are pictures of numbers: the numbers stand beside them. Where a class says what
//! a part is, the parts are set apart as the styles would.

mod known_parts;

use std::borrow::Cow;
use std::ops::Range;

use super::card::Foot;
use super::html_tokens::{HtmlToken, HtmlTokens, StartTag, decoded};
use super::links::PageAddress;
use super::markdown_page::MarkdownPage;
use super::markdown_writer::{MarkdownWriter, OpenLink};
use crate::site::page_html::{KnownPart, PageHtml};
use crate::site::route::write_place;

/// Reads HTML and writes Markdown.
pub(super) struct Converter<'c> {
    page: MarkdownPage<'c>,
    address: PageAddress<'c>,
    tokens: HtmlTokens<'c>,
    writer: MarkdownWriter<'c>,
    open: Vec<OpenElement<'c>>,
    /// For each list around the number of its next item, if it has numbers.
    lists: Vec<Option<u32>>,
    /// For each list of terms around whether an item of it is open.
    terms: Vec<bool>,
    /// Where the last link ended.
    link_end: usize,
    /// Whether the next paragraph goes on with the line: the first of a turn stands behind its speaker.
    goes_on: bool,
    /// The table around.
    table: Option<OpenTable>,
    /// The place of the card around.
    card: Option<Cow<'c, str>>,
    /// An element that is left out and has not ended yet, and how many of its name are open.
    left_out: Option<(Cow<'c, str>, usize)>,
}

struct OpenElement<'c> {
    name: Cow<'c, str>,
    end: End<'c>,
}

/// What is to be done at the end of an element.
enum End<'c> {
    Nothing,
    Block,
    Line,
    Text(&'static str),
    Sign(&'static str),
    Heading,
    Quote,
    List,
    Item,
    Term,
    Terms,
    Speaker,
    Strong,
    StrongBlock,
    Link(OpenLink, Cow<'c, str>),
    Cell,
    Row,
    Table,
    Card,
}

#[derive(Default)]
struct OpenTable {
    /// Where the row began, whether it says anything, and how many cells it has.
    row: usize,
    says: bool,
    cell: usize,
    cells: usize,
    has_heads: bool,
}

/// How far down an element is looked for that ends.
const DEEPEST: usize = 256;

impl<'c> Converter<'c> {
    pub(super) fn new(page: MarkdownPage<'c>, out: &'c mut String) -> Self {
        Self {
            page,
            address: PageAddress::new(page.address),
            tokens: HtmlTokens::new(""),
            writer: MarkdownWriter::new(out),
            open: Vec::new(),
            lists: Vec::new(),
            terms: Vec::new(),
            link_end: 0,
            goes_on: false,
            table: None,
            card: None,
            left_out: None,
        }
    }

    /// Reads a stretch of a page. What is known of its parts is said as it would be if they were read: most of a long page is
    /// tags around turns.
    pub(super) fn run(mut self, html: &'c PageHtml, within: Range<usize>) {
        let mut read = within.start;
        let parts = html.parts.iter().filter(|part| within.start <= part.range.start && part.range.end <= within.end);
        for KnownPart { range, is } in parts {
            self.html(&html.text[read..range.start]);
            if self.left_out.is_none() {
                self.part(&html.text, is);
            }
            read = range.end;
        }
        self.html(&html.text[read..within.end]);
        while let Some(element) = self.open.pop() {
            self.finish(element.end);
        }
        self.writer.finish();
    }

    fn html(&mut self, html: &'c str) {
        self.tokens = HtmlTokens::new(html);
        if let Some((name, open)) = self.left_out.take() {
            self.leave_out(name, open);
        }
        while let Some(token) = self.tokens.next() {
            match token {
                HtmlToken::Text(text) => self.words(text),
                HtmlToken::Start(tag) => self.start(tag),
                HtmlToken::End(name) => self.end(&name),
            }
        }
    }

    /// A text, as it is written in HTML.
    fn words(&mut self, text: &str) {
        self.writer.text(&decoded(text));
    }

    fn leave_out(&mut self, name: Cow<'c, str>, open: usize) {
        let open = self.tokens.skip_to_end_of(&name, open);
        self.left_out = (open > 0).then_some((name, open));
    }

    fn start(&mut self, tag: StartTag<'c>) {
        if self.is_left_out(&tag) {
            if !is_void(&tag.name) {
                self.leave_out(tag.name, 1);
            }
            return;
        }
        let end = self.begin(&tag);
        if !is_void(&tag.name) {
            self.open.push(OpenElement { name: tag.name, end });
        }
    }

    fn is_left_out(&self, tag: &StartTag<'_>) -> bool {
        match &*tag.name {
            "script" | "style" | "template" | "svg" | "nav" | "button" | "dialog" | "select" | "textarea" | "audio"
            | "video" | "iframe" | "object" | "canvas" | "noscript" | "label" | "output" | "input" | "copy-link" => {
                true
            }
            // A table has no room for what opens.
            "details" if self.table.is_some() => true,
            "a" if tag.has_class("turn-link") => true,
            // What is counted there stands there.
            "ul" if tag.has_class("kinds") => true,
            // The list has numbers of its own.
            "span" if tag.has_class("rank") => matches!(self.lists.last(), Some(Some(_))),
            _ => tag.has_any(|name, value| match name {
                "role" => value == "status",
                _ => matches!(name, "hidden" | "data-no-markdown"),
            }),
        }
    }

    fn begin(&mut self, tag: &StartTag<'c>) -> End<'c> {
        match &*tag.name {
            "p" => self.paragraph(tag),
            "a" => self.link(tag),
            "mark" | "strong" | "b" => {
                self.writer.strong();
                End::Strong
            }
            "span" => self.span(tag),
            "div" => self.division(tag),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = tag.name.bytes().nth(1).map_or(1, |digit| usize::from(digit - b'0'));
                if self.writer.heading(level) { End::Heading } else { End::Nothing }
            }
            "ul" | "ol" => self.list(tag),
            "li" => self.item(),
            "dl" => {
                self.writer.block();
                self.terms.push(false);
                End::Terms
            }
            "dt" => self.term(),
            "dd" => self.definition(),
            "blockquote" => {
                if self.writer.quote() {
                    End::Quote
                } else {
                    End::Nothing
                }
            }
            "article" => {
                self.writer.block();
                if tag.has_class("card") {
                    self.card = tag.attribute("id");
                    return End::Card;
                }
                End::Block
            }
            "table" | "tr" | "td" | "th" => self.part_of_table(&tag.name),
            _ => self.other(tag),
        }
    }

    fn other(&mut self, tag: &StartTag<'c>) -> End<'c> {
        match &*tag.name {
            "pre" => {
                let code = self.raw_text("pre");
                self.writer.code_block(code.strip_prefix('\n').unwrap_or(&code));
            }
            "code" => {
                let code = self.raw_text("code");
                self.writer.code(&code);
            }
            "br" => self.writer.text(" "),
            "hr" => {
                self.writer.block();
                self.writer.sign("---");
                self.writer.block();
            }
            "img" => self.picture(tag),
            "del" | "s" => {
                self.writer.sign("~~");
                return End::Sign("~~");
            }
            "q" => {
                self.writer.text("“");
                return End::Text("”");
            }
            "summary" => {
                self.writer.block();
                self.writer.strong();
                return End::StrongBlock;
            }
            name if is_block(name) || name.contains('-') => {
                self.writer.block();
                if tag.has_class("transcript") {
                    self.label(tag);
                }
                return End::Block;
            }
            _ => {}
        }
        End::Nothing
    }

    /// What is said of an element only to those who do not see it.
    fn label(&mut self, tag: &StartTag<'_>) {
        if let Some(label) = tag.attribute("aria-label")
            && self.writer.heading(2)
        {
            self.writer.text(&label);
            self.writer.end_heading();
        }
    }

    fn paragraph(&mut self, tag: &StartTag<'c>) -> End<'c> {
        if self.card.is_some() && tag.has_class("card-foot") {
            let foot = Foot::read(&mut self.tokens);
            let id = self.card.clone();
            self.foot(&foot, || id);
            return End::Block;
        }
        self.begin_paragraph();
        End::Block
    }

    /// Who said a quote, and where: in its transcript, else on its card, which has an id.
    fn foot(&mut self, foot: &Foot<'_>, id: impl FnOnce() -> Option<Cow<'c, str>>) {
        let (mut place, mut address) = (String::new(), String::new());
        let (name, href) = match &foot.transcript {
            Some(href) => ("copy.transcript", href.as_ref()),
            None => {
                write_place(&mut place, &id().unwrap_or_default());
                ("copy.quote", place.as_str())
            }
        };
        address.extend(["([", self.page.words.text(name), "]("]);
        self.address.write(&mut address, href);
        address.push_str("))");
        let is_apart = self.writer.quote();
        self.writer.text("— ");
        self.writer.text(foot.who.trim());
        if let Some(date) = &foot.date {
            self.writer.punctuation(",");
            self.writer.text(date);
        }
        self.writer.text(" ");
        self.writer.sign(&address);
        if is_apart {
            self.writer.end_quote();
        }
    }

    fn begin_paragraph(&mut self) {
        if std::mem::take(&mut self.goes_on) {
            self.writer.go_on();
        } else {
            self.writer.block();
        }
    }

    fn division(&mut self, tag: &StartTag<'c>) -> End<'c> {
        if self.open.last().is_some_and(|element| element.name == "dl") {
            return End::Nothing;
        }
        if tag.has_class("turn-words") {
            self.goes_on = true;
            return End::Block;
        }
        self.writer.block();
        End::Block
    }

    /// The parts of a quote are said in a row, and what is marked in a transcript by whom.
    fn span(&mut self, tag: &StartTag<'c>) -> End<'c> {
        if tag.has_class("speaker") {
            self.writer.strong();
            return End::Speaker;
        }
        if tag.has_class("fact") {
            self.writer.punctuation(",");
        } else if tag.has_class("clip") {
            self.writer.punctuation(":");
        } else if tag.has_class("line-meta") {
            self.writer.text(" — ");
        } else if tag.has_class("count") {
            self.writer.text(" · ");
        } else if tag.has_class("withheld") {
            self.writer.text("[");
            return End::Text("]");
        }
        End::Nothing
    }

    fn link(&mut self, tag: &StartTag<'c>) -> End<'c> {
        let Some(href) = tag.attribute("href") else { return End::Nothing };
        if tag.has_class("chip") {
            self.part_from_last_link();
        }
        self.writer.link().map_or(End::Nothing, |open| End::Link(open, href))
    }

    fn part_from_last_link(&mut self) {
        if self.link_end > 0 && self.link_end == self.writer.position() {
            self.writer.punctuation(",");
        }
    }

    fn picture(&mut self, tag: &StartTag<'_>) {
        let words = tag.attribute("alt").unwrap_or_default();
        if let Some(source) = tag.attribute("src").filter(|_| !words.is_empty()) {
            let address = self.address;
            self.writer.picture(&words, |out| address.write(out, &source));
        }
    }

    fn list(&mut self, tag: &StartTag<'c>) -> End<'c> {
        if self.lists.is_empty() || !matches!(self.open.last(), Some(OpenElement { end: End::Item, .. })) {
            self.writer.block();
        } else {
            self.writer.line();
        }
        let first = || tag.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        self.lists.push((tag.name == "ol").then(first));
        End::List
    }

    fn item(&mut self) -> End<'c> {
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                Cow::Owned(marker)
            }
            _ => Cow::Borrowed("- "),
        };
        if self.writer.list_item(marker) { End::Item } else { End::Nothing }
    }

    /// A term and what is said of it are an item.
    fn term(&mut self) -> End<'c> {
        self.end_term();
        let is_item = self.writer.list_item(Cow::Borrowed("- "));
        self.terms.iter_mut().next_back().into_iter().for_each(|open| *open = is_item);
        End::Term
    }

    fn end_term(&mut self) {
        if self.terms.last_mut().is_some_and(std::mem::take) {
            self.writer.end_list_item();
        }
    }

    fn definition(&mut self) -> End<'c> {
        self.writer.go_on();
        End::Line
    }

    fn part_of_table(&mut self, name: &str) -> End<'c> {
        match (name, &mut self.table) {
            ("table", None) if self.writer.has_lines() => {
                self.writer.block();
                self.table = Some(OpenTable::default());
                return End::Table;
            }
            ("tr", Some(table)) if self.writer.has_lines() => {
                self.writer.line();
                (table.row, table.says, table.cells) = (self.writer.position(), false, 0);
                return End::Row;
            }
            ("td" | "th", Some(table)) if self.writer.has_lines() => {
                self.writer.cell();
                table.cells += 1;
                table.cell = self.writer.position();
                return End::Cell;
            }
            _ => self.writer.block(),
        }
        End::Block
    }

    fn end(&mut self, name: &str) {
        let within = self.open.len().saturating_sub(DEEPEST);
        let Some(at) = self.open[within..].iter().rposition(|element| element.name == name) else { return };
        while self.open.len() > within + at
            && let Some(element) = self.open.pop()
        {
            self.finish(element.end);
        }
    }

    fn finish(&mut self, end: End<'_>) {
        match end {
            End::Nothing => {}
            End::Block => self.writer.block(),
            End::Line => self.writer.line(),
            End::Text(text) => self.writer.text(text),
            End::Sign(sign) => self.writer.sign(sign),
            End::Heading => self.writer.end_heading(),
            End::Quote => self.writer.end_quote(),
            End::Item => self.writer.end_list_item(),
            End::List => {
                self.lists.pop();
                if self.lists.is_empty() { self.writer.block() } else { self.writer.line() }
            }
            End::Term => self.writer.punctuation(":"),
            End::Terms => {
                self.end_term();
                self.terms.pop();
                self.writer.block();
            }
            End::Speaker => {
                self.writer.punctuation(":");
                self.writer.end_strong();
            }
            End::Strong => self.writer.end_strong(),
            End::StrongBlock => {
                self.writer.end_strong();
                self.writer.block();
            }
            End::Link(open, href) => self.end_link(&open, &href),
            End::Cell => self.end_cell(),
            End::Row => self.end_row(),
            End::Table => {
                self.table = None;
                self.writer.block();
            }
            End::Card => {
                self.card = None;
                self.writer.block();
            }
        }
    }

    fn end_link(&mut self, open: &OpenLink, href: &str) {
        let address = self.address;
        self.writer.end_link(open, |out| address.write(out, href));
        self.link_end = self.writer.position();
    }

    fn end_cell(&mut self) {
        if let Some(table) = &mut self.table {
            table.says |= self.writer.position() > table.cell;
        }
        self.writer.end_cell();
    }

    fn end_row(&mut self) {
        let Some(table) = &mut self.table else { return };
        if table.cells == 0 {
            return;
        }
        if table.says {
            self.writer.end_row((!table.has_heads).then_some(table.cells));
            table.has_heads = true;
        } else {
            self.writer.drop_row(table.row, table.has_heads);
        }
    }

    /// The text up to the end of an element that has begun.
    fn raw_text(&mut self, name: &str) -> String {
        let mut text = String::new();
        for token in self.tokens.by_ref() {
            match token {
                HtmlToken::Text(part) => text.push_str(&decoded(part)),
                HtmlToken::End(ended) if ended == name => break,
                _ => {}
            }
        }
        text
    }
}

/// Elements that have no end.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr" | "img" | "input" | "wbr" | "link" | "meta" | "source" | "col" | "area" | "embed" | "track"
    ) || matches!(name, "pre" | "code")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "main"
            | "section"
            | "header"
            | "footer"
            | "aside"
            | "figure"
            | "figcaption"
            | "details"
            | "form"
            | "fieldset"
            | "caption"
            | "address"
            | "hgroup"
    )
}
