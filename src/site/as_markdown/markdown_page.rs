//! What is said in Markdown that stands nowhere in the HTML.
//!
//! Comes in: the address of a page, the words of its site. Goes out: both. Does not know: the page.

use crate::site::words::Words;

/// The page that Markdown is made of.
#[derive(Debug, Clone, Copy)]
pub(in crate::site) struct MarkdownPage<'p> {
    /// Its full address.
    pub(in crate::site) address: &'p str,
    /// The words of the site's language.
    pub(in crate::site) words: &'p Words,
}
