//! The ledger of an opportunity: its problem, hypothesis and solution, each with the tests that speak for it and against it.
//!
//! Comes in: the site's context and an opportunity. Goes out: [`LedgerStep`]s. Does not know: how a step's state follows from its
//! tests.

use serde::Serialize;

use super::context::{PageContext, Person, SpeakerTeam};
use crate::analysis::count::narrow;
use crate::analysis::validation::{Ledger, Shortfall, StepState, StepSupport};
use crate::content::opportunity::{OpportunityStatus, Validation, Verdict};
use crate::knowledge::OpportunityId;
use crate::release::{ReleasedOpportunity, ShownTester};
use crate::site::words::Word;

/// A step of an opportunity.
#[derive(Debug, Serialize)]
pub struct LedgerStep<'a> {
    /// Which, as a class too.
    key: &'static str,
    /// What it is called.
    name: &'a str,
    /// What the opportunity says of it.
    says: Option<&'a str>,
    /// How far it is validated; none for a step that is not tested by itself.
    state: Option<Word<'a>>,
    /// What that follows from: "2 of the 3 supports that are needed, from none of the 2 teams that are needed; 1 speaks against it".
    support: Option<String>,
    /// What else must be known of it.
    note: Option<&'a str>,
    /// Its tests, oldest first.
    tests: Vec<TestLine<'a>>,
}

/// One test with people.
#[derive(Debug, Serialize)]
pub struct TestLine<'a> {
    /// When.
    date: Option<String>,
    /// With whom.
    with: Option<TesterInWords<'a>>,
    /// What it said.
    verdict: Word<'a>,
    /// What else is to be said.
    note: Option<&'a str>,
}

/// Whom something was tested with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TesterInWords<'a> {
    /// Somebody who was interviewed.
    Person(Person<'a>),
    /// A team.
    Team(SpeakerTeam<'a>),
    /// Anybody else.
    Words(&'a str),
}

/// The steps of an opportunity that there is something to say of.
pub fn steps<'a>(
    context: &PageContext<'a>,
    opportunity: ReleasedOpportunity<'a>,
    ledger: &Ledger,
) -> Vec<LedgerStep<'a>> {
    let words = context.words();
    let said = |key: &'static str, says: Option<&'a str>| LedgerStep {
        key,
        name: words.text_in("opportunity", key),
        says,
        state: None,
        support: None,
        note: None,
        tests: Vec::new(),
    };
    let tested = |key, says, support: &StepSupport| LedgerStep {
        state: Some(words.step_state(support.state)),
        support: (!support.tests.is_empty() && may_be_counted(opportunity, support))
            .then(|| support_in_words(context, support)),
        tests: support.tests.iter().map(|test| line(context, opportunity, *test)).collect(),
        ..said(key, says)
    };
    let mut solution = tested("solution", opportunity.solution(), &ledger.solution);
    if ledger.problem.state == StepState::Invalidated && ledger.solution.state == StepState::Validated {
        solution.state = Some(words.step_state(StepState::Open));
        solution.note = Some(words.text("opportunity.without_problem"));
    }
    let all = [
        tested("problem", opportunity.problem(), &ledger.problem),
        said("hypothesis", opportunity.hypothesis()),
        solution,
        said("eliminates", opportunity.eliminates()),
    ];
    all.into_iter().filter(|step| step.says.is_some() || !step.tests.is_empty()).collect()
}

/// What is said in place of a status that says more than its tests: "2 of the 3 supports that are needed".
pub fn less_than_status(context: &PageContext<'_>, id: OpportunityId, ledger: &Ledger) -> Option<String> {
    let opportunity = context.released().opportunity(id)?;
    let step = ledger.step_at(opportunity.stage());
    let claims = matches!(opportunity.status(), OpportunityStatus::Validated | OpportunityStatus::Invalidated);
    Some(match ledger.shortfall.filter(|_| claims)? {
        Shortfall::Supports | Shortfall::Teams | Shortfall::Contradicted if !may_be_counted(opportunity, step) => {
            context.words().text("opportunity.not_enough").to_owned()
        }
        Shortfall::Supports | Shortfall::Teams => supports_in_words(context, step),
        Shortfall::Contradicted => support_in_words(context, step),
        Shortfall::NoProblem => context.words().text("opportunity.no_problem").to_owned(),
        Shortfall::NoContradiction => context.words().text("opportunity.no_contradiction").to_owned(),
    })
}

/// Whether it may be said how many tests of a step there are: how many differ would tell which of those that are not named are
/// one.
fn may_be_counted(opportunity: ReleasedOpportunity<'_>, support: &StepSupport) -> bool {
    let is_named = |test: &usize| {
        !matches!(opportunity.tested_with(*test), Some(ShownTester::SomeTeam | ShownTester::SomeParticipant))
    };
    support.tests.iter().all(is_named)
}

/// "2 of the 3 supports that are needed, from 1 of the 2 teams that are needed; 1 speaks against it".
fn support_in_words(context: &PageContext<'_>, support: &StepSupport) -> String {
    let supports = supports_in_words(context, support);
    match support.contradictions {
        0 => supports,
        some => context.words().count_of("opportunity.contradictions", some, &[("supports", &supports)]),
    }
}

/// "2 of the 3 supports that are needed, from 1 of the 2 teams that are needed"; of what is enough, only how much it is.
fn supports_in_words(context: &PageContext<'_>, support: &StepSupport) -> String {
    let needed = &context.site.settings.study.validation;
    let words = context.words();
    let supports = if support.supports < needed.supports {
        words.count_of("opportunity.supports_of", needed.supports, &[("some", &support.supports)])
    } else {
        words.count("opportunity.supports", support.supports)
    };
    if support.supports == 0 || !context.released().attribution().team {
        return supports;
    }
    // Teams that are shown as one count as one.
    let teams = context.released().count_teams(support.teams.iter().copied());
    if support.teams.len() < needed.teams as usize {
        let some = if teams == 0 { words.text("opportunity.none_of").to_owned() } else { teams.to_string() };
        return words.count_of("opportunity.from_of", needed.teams, &[("supports", &supports), ("some", &some)]);
    }
    let teams = narrow(teams);
    words.count_of("opportunity.from", teams, &[("supports", &supports)])
}

fn line<'a>(context: &PageContext<'a>, opportunity: ReleasedOpportunity<'a>, test: usize) -> TestLine<'a> {
    let validation: &'a Validation = &opportunity.validations()[test];
    TestLine {
        date: validation.date.map(|date| date.to_string()),
        with: opportunity.tested_with(test).map(|with| tester(context, with)),
        verdict: context.words().verdict(validation.verdict),
        note: validation.note.as_deref(),
    }
}

fn tester<'a>(context: &PageContext<'a>, with: ShownTester<'a>) -> TesterInWords<'a> {
    let words = context.words();
    let somebody = || TesterInWords::Words(words.text("opportunity.some_participant"));
    let some_team = || TesterInWords::Words(words.text("opportunity.some_team"));
    match with {
        ShownTester::Team(team) => context.speaker_team(team).map_or_else(some_team, TesterInWords::Team),
        ShownTester::Participant(id) => context.participant(id).map_or_else(somebody, TesterInWords::Person),
        ShownTester::Words(with) => TesterInWords::Words(with),
        ShownTester::SomeTeam => some_team(),
        ShownTester::SomeParticipant => somebody(),
        ShownTester::Somebody => TesterInWords::Words(words.text("opportunity.somebody")),
    }
}

/// Where the tests of an opportunity say why it was decided as it was.
pub fn why<'a>(context: &PageContext<'a>, id: OpportunityId, ledger: &Ledger) -> Option<(Option<String>, &'a str)> {
    let opportunity = context.released().opportunity(id)?;
    let wanted = match opportunity.status() {
        OpportunityStatus::Shipped => Verdict::Supports,
        status if status.is_given_up() => Verdict::Contradicts,
        _ => return None,
    };
    let validations = opportunity.validations();
    // The last word on the step that was decided; where it says nothing, that on the other.
    let tests = ledger.problem.tests.iter().chain(&ledger.solution.tests).rev();
    let mut fitting = tests.map(|test| &validations[*test]).filter(|it| it.verdict == wanted);
    let found = fitting.find(|it| it.note.is_some())?;
    Some((found.date.map(|date| date.to_string()), found.note.as_deref()?))
}
