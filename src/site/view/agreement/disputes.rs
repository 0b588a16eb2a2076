//! The passages where coders differ, by the theme that they differ over and its definition, each with what every coder marked.
//!
//! Comes in: the site's context, the turns where coders differ. Goes out: [`DisputeGroup`]s, no more than a page holds. Does not know:
//! measures.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::knowledge::ThemeId;
use crate::release::CodedPassage;
use crate::site::agreement::{ShownDispute, passage_text};
use crate::site::source_links;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::first_block::first_block;

/// How many passages a theme shows: who has settled so many sees the others.
const MOST_OF_THEME: usize = 20;
/// How many passages are shown at all.
const MOST: usize = 200;
/// How many bytes of words are shown at all: a page is no transcript.
const MOST_BYTES: usize = 300_000;
/// How many bytes of definitions.
const MOST_DEFINED_BYTES: usize = 200_000;

/// The passages where coders differ over a theme, and over no theme that stands before it.
#[derive(Debug, Serialize)]
pub(super) struct DisputeGroup<'a> {
    /// The theme.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its place on the page.
    pub(super) id: String,
    /// What its passages are over: it, and themes behind it.
    #[serde(skip)]
    pub(super) over: Vec<ThemeId>,
    /// What is written of what belongs to the theme, and to those behind it that have no group of their own.
    definitions: Vec<ThemeDefinition<'a>>,
    /// The passages.
    passages: Vec<DisputeView<'a>>,
    /// How many more there are of this theme.
    more: usize,
}

impl DisputeGroup<'_> {
    /// Its place on the page, and what it is called.
    pub(super) fn place(&self) -> (&str, &str) {
        (&self.id, self.link.title)
    }
}

/// How the definition of a theme begins.
#[derive(Debug, Serialize)]
struct ThemeDefinition<'a> {
    /// The theme.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its first paragraph; none where nobody wrote one.
    definition_html: Option<String>,
    /// Whether there is more on its page.
    goes_on: bool,
}

/// A turn where coders differ.
#[derive(Debug, Serialize)]
struct DisputeView<'a> {
    /// The interview, and the turn in it.
    #[serde(flatten)]
    link: Link<'a>,
    /// Which turn it is, from 1.
    turn: usize,
    /// Where its line can be read, by those who may know it.
    source: Option<String>,
    /// What coders differ over.
    over: Vec<Link<'a>>,
    /// What each marked.
    coders: Vec<CoderColumn<'a>>,
}

/// What a coder marked.
#[derive(Debug, Serialize)]
struct CoderColumn<'a> {
    /// What they are called.
    name: String,
    /// The passages.
    passages: Vec<PassageView<'a>>,
}

/// A passage that a coder marked.
#[derive(Debug, Serialize)]
struct PassageView<'a> {
    /// The words.
    text: String,
    /// The themes.
    themes: Vec<DisputedTheme<'a>>,
    /// The coder's memo.
    note: Option<&'a str>,
}

/// A theme of a passage.
#[derive(Debug, Serialize)]
struct DisputedTheme<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// Whether coders differ over it.
    disputed: bool,
}

/// The groups in the order of their themes, and how many passages they show.
pub(super) fn groups<'a>(context: &PageContext<'a>, disputes: &[ShownDispute<'a>]) -> (Vec<DisputeGroup<'a>>, usize) {
    let mut groups = Vec::new();
    let (mut shown, mut bytes) = (0, 0);
    // They come with those first that differ over the first of the themes; of withheld ones the next is said.
    let mut by_theme: Vec<(ThemeId, Vec<&ShownDispute<'a>>)> = Vec::new();
    for dispute in disputes {
        match by_theme.iter_mut().find(|(theme, _)| *theme == dispute.themes[0]) {
            Some((_, of_theme)) => of_theme.push(dispute),
            None => by_theme.push((dispute.themes[0], vec![dispute])),
        }
    }
    for (theme, of_theme) in by_theme {
        let (Some(link), Some(released)) = (context.theme(theme), context.released().theme(theme)) else { continue };
        let (mut passages, mut over) = (Vec::new(), vec![theme]);
        for dispute in of_theme.iter().take(MOST_OF_THEME) {
            let Some(view) = view(context, dispute).filter(|_| shown < MOST && bytes < MOST_BYTES) else { break };
            shown += 1;
            bytes += view.bytes();
            passages.push(view);
            over.extend(&dispute.themes);
        }
        if !passages.is_empty() {
            let id = format!("over-{}", released.slug());
            let more = of_theme.len() - passages.len();
            groups.push(DisputeGroup { link, id, over, definitions: Vec::new(), more, passages });
        }
    }
    let mut defined: BTreeSet<ThemeId> = groups.iter().map(|group| group.over[0]).collect();
    let mut defined_bytes = 0;
    for group in &mut groups {
        let others = group.over[1..].iter().filter(|theme| defined.insert(**theme));
        let themes = group.over[..1].iter().chain(others);
        for definition in themes.filter_map(|theme| definition(context, *theme)) {
            // Who needs more of them reads the themes' own pages, which the headings lead to.
            defined_bytes += definition.definition_html.as_ref().map_or(0, String::len);
            if defined_bytes > MOST_DEFINED_BYTES {
                break;
            }
            group.definitions.push(definition);
        }
    }
    (groups, shown)
}

/// The definition stands where the passages of its theme begin: who settles them reads both.
fn definition<'a>(context: &PageContext<'a>, id: ThemeId) -> Option<ThemeDefinition<'a>> {
    let (link, theme) = (context.theme(id)?, context.released().theme(id)?);
    let written = context.prose_of(theme.file(), theme.definition());
    let block = first_block(&written, &link.href);
    let goes_on = block.as_ref().is_some_and(|block| block.goes_on);
    Some(ThemeDefinition { link, definition_html: block.map(|block| block.html), goes_on })
}

fn view<'a>(context: &PageContext<'a>, dispute: &ShownDispute<'a>) -> Option<DisputeView<'a>> {
    let id = dispute.interview.id();
    let link = context.interview(id)?;
    let route = context.site.addresses.entry(id)?;
    let mut source = None;
    let coders = dispute.by_coder().enumerate().map(|(index, (coder, passages))| {
        source = source.or_else(|| passages.iter().find_map(|passage| passage.source));
        CoderColumn {
            name: dispute.coder_name(&context.site, (index, coder), &passages),
            passages: passages.iter().map(|it| passage(context, it, &dispute.themes)).collect(),
        }
    });
    let coders: Vec<CoderColumn<'a>> = coders.collect();
    let source = source.and_then(|(file, line)| source_links::line(&context.site.settings.repository, file, line));
    Some(DisputeView {
        link: Link { href: context.link_base.link_at(route, &dispute.anchor()), ..link },
        turn: dispute.turn + 1,
        source,
        over: dispute.themes.iter().filter_map(|theme| context.theme(*theme)).collect(),
        coders,
    })
}

fn passage<'a>(context: &PageContext<'a>, passage: &CodedPassage<'a>, over: &[ThemeId]) -> PassageView<'a> {
    let theme = |theme: &ThemeId| Some(DisputedTheme { link: context.theme(*theme)?, disputed: over.contains(theme) });
    PassageView {
        text: passage_text(context.words(), passage),
        themes: passage.themes.iter().filter_map(theme).collect(),
        note: passage.note,
    }
}

impl DisputeView<'_> {
    fn bytes(&self) -> usize {
        self.coders.iter().flat_map(|coder| &coder.passages).map(|passage| passage.text.len()).sum()
    }
}
