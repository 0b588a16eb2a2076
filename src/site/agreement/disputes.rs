//! The turns where coders differ, each with what every coder marked there.
//!
//! Comes in: the site's context. Goes out: [`DisputedTurns`]. Does not know: how many of them are shown, and where.

use crate::analysis::agreement::{Agreement, Dispute};
use crate::content::interview::turn_id::TurnId;
use crate::knowledge::{CoderId, ThemeId};
use crate::release::{CodedPassage, QuotePiece, ReleasedInterview, ShownCoder};
use crate::site::site_context::SiteContext;
use crate::site::words::Words;

/// The turns where coders differ, as far as they may be shown.
#[derive(Debug)]
pub(in crate::site) struct DisputedTurns<'a> {
    /// In the order of the themes that coders differ over most often.
    pub(in crate::site) shown: Vec<ShownDispute<'a>>,
    /// How many more there are whose words or themes are withheld.
    pub(in crate::site) withheld: usize,
}

/// A turn where coders differ.
#[derive(Debug)]
pub(in crate::site) struct ShownDispute<'a> {
    /// Its interview.
    pub(in crate::site) interview: ReleasedInterview<'a>,
    /// Its number among all turns there, from 0.
    pub(in crate::site) turn: usize,
    /// What they differ over; at least one theme.
    pub(in crate::site) themes: Vec<ThemeId>,
    /// Into the turns that codings are compared over.
    compared: usize,
}

impl<'a> DisputedTurns<'a> {
    /// Of a site.
    pub(in crate::site) fn of(site: &SiteContext<'a>, agreement: &Agreement) -> Self {
        let shown: Vec<ShownDispute<'a>> =
            agreement.disputes.iter().filter_map(|it| ShownDispute::of(site, it)).collect();
        Self { withheld: agreement.disputes.len() - shown.len(), shown }
    }
}

impl<'a> ShownDispute<'a> {
    fn of(site: &SiteContext<'a>, dispute: &Dispute) -> Option<Self> {
        let interview = site.released.interview(dispute.interview)?;
        let themes = dispute.themes.iter().copied().filter(|theme| site.released.theme(*theme).is_some());
        let themes: Vec<ThemeId> = themes.collect();
        let shown = Self { interview, turn: interview.compared_turn(dispute.turn)?, themes, compared: dispute.turn };
        let has_words = shown.by_coder().any(|(_, passages)| !passages.is_empty());
        (!shown.themes.is_empty() && has_words).then_some(shown)
    }

    /// What each coder marked there, if anything.
    pub(in crate::site) fn by_coder(&self) -> impl Iterator<Item = (CoderId, Vec<CodedPassage<'a>>)> {
        let (interview, turn) = (self.interview, self.compared);
        let coders = interview.coders().iter().enumerate();
        coders.map(move |(index, coder)| (*coder, interview.marked_by(index, turn)))
    }

    /// What a coder is called beside what they marked there.
    pub(in crate::site) fn coder_name(
        &self,
        site: &SiteContext<'a>,
        (index, coder): (usize, CoderId),
        marked: &[CodedPassage<'a>],
    ) -> String {
        let mut first = each_named_once(marked.iter().map(|passage| passage.coder));
        if first.is_empty() {
            first = each_named_once(self.interview.own_coders());
        }
        coder_name(site, coder, index, &first)
    }

    /// The id of the turn on its page.
    pub(in crate::site) fn anchor(&self) -> String {
        TurnId::of(self.turn).to_string()
    }
}

/// What a coder is called: by their number among those of an interview where they may not be named. Whoever coded it first has the
/// name of those whom it names.
fn coder_name(site: &SiteContext<'_>, coder: CoderId, index: usize, first: &[&str]) -> String {
    match site.released.coder(coder) {
        ShownCoder::First if first.is_empty() => site.words.text("agreement.first_coding").to_owned(),
        ShownCoder::First => site.words.fill("agreement.first_by", &[("names", &first.join(", "))]),
        ShownCoder::Named(name) => name.to_owned(),
        ShownCoder::Withheld => site.words.fill("agreement.coder", &[("number", &(index + 1))]),
    }
}

/// What the coders of an interview are called.
pub(in crate::site) fn coder_names(site: &SiteContext<'_>, interview: ReleasedInterview<'_>) -> Vec<String> {
    let first = each_named_once(interview.own_coders());
    let coders = interview.coders().iter().enumerate();
    coders.map(|(index, coder)| coder_name(site, *coder, index, &first)).collect()
}

/// Whom quotes name as their coders, each once; nobody where one of them names nobody: it may be anybody's.
fn each_named_once<'k>(coders: impl Iterator<Item = Option<&'k str>>) -> Vec<&'k str> {
    let mut names: Vec<&str> = Vec::new();
    for coder in coders {
        let Some(name) = coder else { return Vec::new() };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The words of a passage; in brackets where some are withheld.
pub(in crate::site) fn passage_text(words: &Words, passage: &CodedPassage<'_>) -> String {
    let piece = |piece: &QuotePiece<'_>| match piece {
        QuotePiece::Words(said) => (*said).to_owned(),
        QuotePiece::Withheld => format!("[{}]", words.text("withheld.passage")),
    };
    passage.pieces.iter().map(piece).collect()
}
