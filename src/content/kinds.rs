//! What each kind of entry but the interview holds, as its front matter has it.
//!
//! Comes in: a parsed file. Goes out: plain values. Does not know: whether the names in them exist.

use crate::base::Date;
use crate::base::span::Written;
use crate::content::Name;
use crate::content::interview::Frequency;
use crate::markdown::html::Body;

/// The body of an entry that is no transcript: HTML with places for relative links, as they were written.
pub type Prose = Body<String>;

/// A theme: a finding that quotes are gathered under.
#[derive(Debug, Clone)]
pub struct Theme {
    /// `parent`: a theme's slug.
    pub parent: Option<Name>,
    /// `owner`: a platform team's slug.
    pub owner: Option<Name>,
    /// `status`.
    pub status: ThemeStatus,
    /// `estimate`.
    pub estimate: Estimate,
    /// `strategic`.
    pub strategic: Vec<StrategicPoints>,
    /// What belongs here and what does not.
    pub definition: Prose,
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeStatus {
    /// Nothing is done about it yet.
    #[default]
    Open,
    /// Known and looked at.
    Watching,
    /// Something was done about it.
    Addressed,
}

/// What a human guesses where evidence is thin; every key is optional. Scoring says what each does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Estimate {
    /// `reach`: the share of the population that is affected, 0 to 1.
    pub reach: Option<f64>,
    /// `worth`: how many interviews the guess is worth, ≥ 0.
    pub worth: Option<f64>,
    /// `freq`: events an affected person.
    pub freq: Option<Frequency>,
    /// `toil`: hands-on hours an event.
    pub toil_hours: Option<f64>,
    /// `removes`: the share of the toil that would be gone, 0 to 1.
    pub removes: Option<f64>,
    /// `load`: cognitive load relieved, 0 to 4.
    pub load: Option<u8>,
    /// `maturity`, −1 to 1.
    pub maturity: Option<i8>,
    /// `risk`, −1 to 1.
    pub risk: Option<i8>,
    /// `complexity`, −1 to 1.
    pub complexity: Option<i8>,
}

/// `strategic: {outcome: points}`: what an entry does for one outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct StrategicPoints {
    /// An outcome's slug.
    pub outcome: Name,
    /// 0 to 5.
    pub points: f64,
}

/// A team: a group of engineers with a head-count.
#[derive(Debug, Clone)]
pub struct Team {
    /// `headcount`: people.
    pub headcount: Option<u32>,
    /// `kind`.
    pub kind: TeamKind,
    /// `parent`: a team's slug, the vertical or group.
    pub parent: Option<Name>,
    /// `maturity`, −1 to 1.
    pub maturity: i8,
    /// `risk`, −1 to 1.
    pub risk: i8,
    /// `complexity`, −1 to 1.
    pub complexity: i8,
    /// What is said about it.
    pub description: Prose,
}

/// What a team is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TeamKind {
    /// Builds what customers use.
    #[default]
    Product,
    /// Builds what engineers use.
    Platform,
    /// Does platform work for one part of the company.
    LocalCentral,
}

/// An outcome: what a named leader says the business needs.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// `sponsor`: the leader.
    pub sponsor: Option<String>,
    /// `weight`, ≥ 0; divided by the sum of all.
    pub weight: Option<Written<f64>>,
    /// `date` it was said.
    pub date: Option<Date>,
    /// `source`: where.
    pub source: Option<String>,
    /// What is said about it.
    pub description: Prose,
}

/// An opportunity: something the platform could do about one or more themes.
#[derive(Debug, Clone)]
pub struct Opportunity {
    /// `themes`: slugs.
    pub themes: Vec<Name>,
    /// `problem`.
    pub problem: Option<String>,
    /// `hypothesis`.
    pub hypothesis: Option<String>,
    /// `solution`.
    pub solution: Option<String>,
    /// `eliminates`: the class of work that would be gone.
    pub eliminates: Option<String>,
    /// `stage`.
    pub stage: Stage,
    /// `status`.
    pub status: OpportunityStatus,
    /// `validations`.
    pub validations: Vec<Validation>,
    /// `estimate`.
    pub estimate: Estimate,
    /// `strategic`.
    pub strategic: Vec<StrategicPoints>,
    /// `effort`, in working hours (a day is 8 h, a week 40 h).
    pub effort_hours: Option<f64>,
    /// What is said about it.
    pub description: Prose,
}

/// How far an opportunity is thought through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// The problem is understood.
    #[default]
    Problem,
    /// A solution is sketched.
    Concept,
    /// A solution is being built.
    Feature,
}

/// Where an opportunity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OpportunityStatus {
    /// Written down.
    #[default]
    Draft,
    /// Being tried with people.
    Testing,
    /// It held.
    Validated,
    /// It did not hold.
    Invalidated,
    /// Built.
    Shipped,
    /// Given up.
    Dropped,
}

/// One test of an opportunity with people.
#[derive(Debug, Clone, PartialEq)]
pub struct Validation {
    /// `date`.
    pub date: Option<Date>,
    /// `with`: whom.
    pub with: Option<String>,
    /// `stage`: what was tested.
    pub stage: ValidationStage,
    /// `verdict`.
    pub verdict: Verdict,
    /// `note`.
    pub note: Option<String>,
}

/// What a validation tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ValidationStage {
    /// Whether the problem is there.
    #[default]
    Problem,
    /// Whether the solution helps.
    Solution,
}

/// What a validation said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verdict {
    /// It speaks for it.
    Supports,
    /// It speaks against it.
    Contradicts,
    /// Neither.
    #[default]
    Unclear,
}

/// A guide: what to ask in an interview.
#[derive(Debug, Clone)]
pub struct Guide {
    /// `version`.
    pub version: Option<String>,
    /// `sections`.
    pub sections: Vec<Section>,
    /// What is said about it.
    pub description: Prose,
}

/// A part of a guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// `title`.
    pub title: Option<String>,
    /// `questions`.
    pub questions: Vec<Question>,
}

/// A question of a guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// `id`: what `q=` names; unique in the guide.
    pub id: Name,
    /// `text`.
    pub text: String,
    /// `kind`, free: `open`, `number`, `scale` …
    pub kind: Option<String>,
    /// `unit` of a number.
    pub unit: Option<String>,
    /// `baseline`: what was answered before.
    pub baseline: Option<String>,
}

/// Any other page, also the home page's own words.
#[derive(Debug, Clone)]
pub struct Page {
    /// Below `content/`, without `.md`, each part a slug: `method/coding`; empty for `content/_index.md`.
    pub address: String,
    /// What it says.
    pub body: Prose,
}
