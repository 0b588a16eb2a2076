//! A page as Markdown, for whoever pastes it elsewhere, or reads it with a program.
//!
//! Comes in: the HTML of a finished page, so that no more is said than it shows, in whatever look. Goes out: what stands in its
//! `main` as Markdown with full addresses. `js/as-markdown.js` of the look does the same in a browser; a test compares them.
//! Does not know: the study.

mod card;
mod elements;
mod emphasis;
mod html_tokens;
mod links;
mod markdown_page;
mod markdown_writer;

use memchr::memmem;

use self::elements::Converter;

pub(super) use self::markdown_page::MarkdownPage;
use super::page_html::PageHtml;

/// Writes a page.
pub(super) fn write(page: MarkdownPage<'_>, html: &PageHtml, out: &mut String) {
    let text = html.text.as_bytes();
    let start = memmem::find(text, b"<main").unwrap_or_default();
    let end = memmem::rfind(&text[start..], b"</main>").map_or(text.len(), |end| start + end);
    Converter::new(page, out).run(html, start..end);
}

#[cfg(test)]
mod tests;
