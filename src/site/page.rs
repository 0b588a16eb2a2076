//! One page as data, for whoever fills templates.
//!
//! Comes in: the site's context, the quotes that were written already, and which page is meant. Goes out: a [`PageData`].
//! Does not know: templates.

use std::sync::LazyLock;

use super::as_markdown::{self, MarkdownPage};
use super::page_html::PageHtml;
use super::page_kind::{LinkStyle, PageContent, PageParts, PictureFormat, View};
use super::plan::Planned;
use super::route::{LinkBase, MARKDOWN, Route};
use super::site_context::SiteContext;
use super::view::block::{Blocks, Placeholder, QuoteCache};
use super::view::frame::{self, Frame, Head, Navigation, Section};
use super::view::parts::context::PageContext;
use super::view::sections;
use crate::base::hash::Hasher;
use crate::diagnostic::Diagnostic;

/// A page as data.
pub struct PageData<'a> {
    /// Its address.
    pub route: Route,
    /// The template that it is written for.
    pub template: &'static str,
    /// What every page has: title, navigation, the way home.
    pub frame: Frame<'a>,
    /// What this one has.
    pub view: View<'a>,
    /// The block that the template has as `{{ body }}`.
    pub body: Option<Placeholder>,
    /// Its full address, where it lies beside as Markdown.
    markdown: Option<String>,
    pub(super) blocks: Blocks<'a>,
    pub(super) context: PageContext<'a>,
    pub(super) quotes: &'a QuoteCache,
}

/// A planned file, before it is written.
pub enum Content<'a> {
    /// To be filled into a template.
    Page(Box<PageData<'a>>),
    /// Bytes, in pieces that are written one behind the other.
    Bytes(Vec<Vec<u8>>),
    /// A picture as SVG, and what is to be made of it.
    Picture(PictureFormat, String),
}

/// Makes what was planned.
pub fn content<'a>(site: SiteContext<'a>, quotes: &'a QuoteCache, planned: &Planned) -> Content<'a> {
    match &planned.kind.content {
        PageContent::Bytes(pieces) => Content::Bytes(pieces(&site, planned.subject)),
        PageContent::Picture(format, svg) => Content::Picture(*format, svg(&site, planned.subject)),
        PageContent::Template(template, parts) => {
            let link_base = match planned.kind.links {
                LinkStyle::Root => LinkBase::anywhere(&site.settings.base_url),
                LinkStyle::Page => LinkBase::Page(planned.route.clone()),
            };
            let context = PageContext { site, link_base };
            // What is planned is released, so there is nothing to show only where a template is asked for nothing.
            let parts = parts(&context, planned.subject).unwrap_or_else(PageParts::empty);
            let navigation = Navigation { here: planned.kind.section, shown: site.sections(&SECTIONS) };
            let markdown = planned.markdown().map(|_| planned.route.absolute(&site.settings.base_url));
            Content::Page(Box::new(PageData {
                frame: Frame {
                    markdown: markdown.is_some().then_some(MARKDOWN),
                    ..frame::frame(&context, &planned.route, planned.source.as_ref(), parts.head, &navigation)
                },
                markdown,
                template,
                view: parts.view,
                body: parts.body,
                blocks: parts.blocks,
                route: planned.route.clone(),
                context,
                quotes,
            }))
        }
    }
}

/// The parts of the navigation, in their order.
static SECTIONS: LazyLock<Vec<&'static Section>> = LazyLock::new(|| {
    let mut sections: Vec<&'static Section> = sections().collect();
    sections.sort_by_key(|section| (section.order, section.name));
    sections.dedup_by_key(|section| section.name);
    sections
});

impl PageParts<'_> {
    /// A page that shows nothing.
    fn empty() -> Self {
        Self::new(Head::default(), std::collections::BTreeMap::<(), ()>::new())
    }
}

impl PageData<'_> {
    /// Adds all that the page shows; what has the same digest looks the same in the same look.
    pub fn hash_into(&self, hasher: &mut Hasher) {
        hasher.bytes(self.template.as_bytes());
        hasher.value(&self.frame);
        hasher.value(&self.view);
        hasher.value(&self.body);
        self.blocks.hash_into(&self.context, self.quotes, hasher);
    }

    /// Writes the page: what a template made of the view, and each block in the place of its placeholder. The error is a
    /// complaint about a file that is needed for it.
    pub fn fill(&self, html: &str, out: &mut PageHtml) -> Result<(), Box<Diagnostic>> {
        self.fill_at_most(html, usize::MAX, out)
    }

    /// Writes the page as Markdown, made from its HTML; nothing of one that does not lie beside as such.
    pub fn write_markdown(&self, html: &PageHtml, out: &mut String) {
        if let Some(address) = &self.markdown {
            as_markdown::write(MarkdownPage { address, words: self.context.words() }, html, out);
        }
    }

    /// The same, which ends early behind the block with which there are more than so many bytes: a template may put each
    /// block in many places.
    pub fn fill_at_most(&self, html: &str, most: usize, out: &mut PageHtml) -> Result<(), Box<Diagnostic>> {
        self.blocks.fill(&self.context, self.quotes, html, most, out)
    }
}
