//! The entries of the study itself: themes, opportunities, outcomes, teams, asks, tools, the questions of guides, and pages.
//!
//! Comes in: the site's context. Goes out: each with its title, text and address. Does not know: terms, shards.

use super::shown_text::ShownText;
use crate::content::Prose;
use crate::knowledge::EntryId;
use crate::release::{
    ReleasedAsk, ReleasedAssumption, ReleasedFile, ReleasedListener, ReleasedOpportunity, ReleasedOutcome,
    ReleasedPage, ReleasedTeam, ReleasedTheme, ReleasedTool, ReleasedWorkflow,
};
use crate::search::ResultKind;
use crate::site::SiteContext;
use crate::site::route::Route;

/// An entry of the study itself.
#[derive(Debug)]
pub(super) struct StudyEntry {
    pub(super) kind: ResultKind,
    pub(super) title: String,
    pub(super) text: ShownText,
    /// From the site's root, without the slash that begins it.
    pub(super) url: String,
}

/// The kinds of entries of the study, in their order in lists of results.
pub(super) const STUDY_KINDS: [ResultKind; 8] = [
    ResultKind::Theme,
    ResultKind::Opportunity,
    ResultKind::Outcome,
    ResultKind::Team,
    ResultKind::Ask,
    ResultKind::Tool,
    ResultKind::Question,
    ResultKind::Page,
];

/// All entries of the study that may be shown, kind by kind.
pub(super) fn entries(context: &SiteContext<'_>) -> Vec<StudyEntry> {
    let released = context.released;
    let themes = released.themes().filter_map(|it| theme(context, it));
    let opportunities = released.opportunities().filter_map(|it| opportunity(context, it));
    let outcomes = released.outcomes().filter_map(|it| outcome(context, it));
    let teams = released.teams().filter_map(|it| team(context, it));
    let pages = released.pages().filter_map(|it| page(context, it));
    let asks = released.asks().filter_map(|it| ask(context, it));
    let tools = released.tools().filter_map(|it| tool(context, it));
    let assumptions = released.assumptions().filter_map(|it| assumption(context, it));
    let workflows = released.workflows().filter_map(|it| workflow(context, it));
    let listeners = released.listeners().filter_map(|it| listener(context, it));
    let scored = themes.chain(opportunities).chain(outcomes).chain(teams);
    let named = scored.chain(asks).chain(tools).chain(questions(context));
    // A kind that is not asked for by a word of its own is found as a page.
    named.chain(assumptions).chain(workflows).chain(listeners).chain(pages).collect()
}

fn entry(kind: ResultKind, title: &str, route: &Route) -> StudyEntry {
    StudyEntry { kind, title: title.to_owned(), text: ShownText::default(), url: url(&route.href()) }
}

/// An address from the site's root as it is written in the index.
pub(super) fn url(href: &str) -> String {
    href.trim_start_matches('/').to_owned()
}

fn of_entry<I: EntryId>(context: &SiteContext<'_>, kind: ResultKind, id: I, title: &str) -> Option<StudyEntry> {
    Some(entry(kind, title, context.addresses.entry(id)?))
}

impl StudyEntry {
    fn with(mut self, file: Option<ReleasedFile<'_>>, prose: Option<&Prose>) -> Self {
        if let Some((file, prose)) = file.zip(prose) {
            self.text.prose(file, prose);
        }
        self
    }

    fn saying<'t>(mut self, texts: impl IntoIterator<Item = Option<&'t str>>) -> Self {
        texts.into_iter().flatten().for_each(|text| self.text.paragraph(text));
        self
    }
}

fn theme(context: &SiteContext<'_>, theme: ReleasedTheme<'_>) -> Option<StudyEntry> {
    Some(of_entry(context, ResultKind::Theme, theme.id(), theme.title())?.with(theme.file(), theme.definition()))
}

fn opportunity(context: &SiteContext<'_>, it: ReleasedOpportunity<'_>) -> Option<StudyEntry> {
    let entry = of_entry(context, ResultKind::Opportunity, it.id(), it.title())?;
    let entry = entry.saying([it.problem(), it.hypothesis(), it.solution(), it.eliminates()]);
    Some(entry.with(Some(it.file()), Some(it.description())))
}

fn outcome(context: &SiteContext<'_>, it: ReleasedOutcome<'_>) -> Option<StudyEntry> {
    let entry = of_entry(context, ResultKind::Outcome, it.id(), it.title())?.saying([it.sponsor()]);
    Some(entry.with(Some(it.file()), Some(it.description())))
}

fn team(context: &SiteContext<'_>, team: ReleasedTeam<'_>) -> Option<StudyEntry> {
    Some(of_entry(context, ResultKind::Team, team.id(), team.title())?.with(team.file(), team.description()))
}

fn ask(context: &SiteContext<'_>, it: ReleasedAsk<'_>) -> Option<StudyEntry> {
    Some(
        of_entry(context, ResultKind::Ask, it.id(), it.title())?
            .saying([it.because()])
            .with(it.file(), it.description()),
    )
}

fn tool(context: &SiteContext<'_>, it: ReleasedTool<'_>) -> Option<StudyEntry> {
    let entry = of_entry(context, ResultKind::Tool, it.id(), it.title())?;
    let entry = entry.saying(it.names().filter(|name| *name != it.title()).map(Some).chain([it.sort()]));
    Some(entry.with(Some(it.file()), Some(it.description())))
}

fn assumption(context: &SiteContext<'_>, it: ReleasedAssumption<'_>) -> Option<StudyEntry> {
    Some(of_entry(context, ResultKind::Page, it.id(), it.title())?.with(it.file(), it.description()))
}

fn workflow(context: &SiteContext<'_>, it: ReleasedWorkflow<'_>) -> Option<StudyEntry> {
    let entry = of_entry(context, ResultKind::Page, it.id(), it.title())?;
    let entry = entry.saying(it.steps().map(|step| Some(step.action)));
    Some(entry.with(Some(it.file()), Some(it.description())))
}

/// One who is described: of the others there is nothing to find but who they heard.
fn listener(context: &SiteContext<'_>, it: ReleasedListener<'_>) -> Option<StudyEntry> {
    let file = it.file()?;
    Some(of_entry(context, ResultKind::Page, it.id(), it.title())?.with(Some(file), it.description()))
}

/// The questions of all guides; beside each the guide's title.
fn questions<'a>(context: &SiteContext<'a>) -> impl Iterator<Item = StudyEntry> + use<'a> {
    let SiteContext { released, addresses, .. } = *context;
    released.guides().flat_map(move |guide| {
        let questions = guide.sections().iter().flat_map(|section| &section.questions);
        questions.filter_map(move |question| {
            let url = url(&addresses.entry(guide.id())?.href_at(&question.id.value));
            let text = ShownText::of(guide.title());
            Some(StudyEntry { kind: ResultKind::Question, title: question.text.clone(), text, url })
        })
    })
}

fn page(context: &SiteContext<'_>, page: ReleasedPage<'_>) -> Option<StudyEntry> {
    let (title, route) = context.plain_page(page)?;
    Some(entry(ResultKind::Page, title, route).with(Some(page.file()), Some(page.body())))
}
