//! A page for each rule, also for what the reading phases complain of: what it means, why it matters, and what to write
//! instead.
//!
//! Comes in: nothing, the pages are part of the program. Goes out: [`RulePage`]s. Does not know: what is wrong in any study.

use super::rule::RuleGroup;
use super::rules;
use crate::config::Level;

/// What there is to say about a rule.
#[derive(Debug, Clone, Copy)]
pub struct RulePage {
    /// The rule's name.
    pub name: &'static str,
    /// What it is about.
    pub group: RuleGroup,
    /// How much it weighs where the settings say nothing.
    pub level: Level,
    /// Whether the settings, and comments, can change that.
    pub settable: bool,
    /// Markdown: the name as a heading, what it complains of, why, and examples.
    pub text: &'static str,
}

impl RulePage {
    /// What it complains of, in one sentence.
    pub fn summary(&self) -> &'static str {
        let body = self.text.split_once("\n\n").map_or("", |(_, body)| body);
        body.split("\n\n").next().unwrap_or(body).trim()
    }

    /// What follows on the heading.
    pub fn body(&self) -> &'static str {
        self.text.split_once("\n\n").map_or("", |(_, body)| body).trim_end()
    }
}

/// All pages, by group, then by name.
pub fn pages() -> impl Iterator<Item = RulePage> {
    let own = rules::ALL.iter().map(|rule| RulePage {
        name: rule.name,
        group: rule.group,
        level: rule.level,
        settable: true,
        text: rule.page,
    });
    let mut pages: Vec<RulePage> = own.chain(READING.iter().copied()).collect();
    pages.sort_by_key(|page| (page.group, page.name));
    pages.into_iter()
}

/// The page of a rule.
pub fn find(name: &str) -> Option<RulePage> {
    let own = rules::ALL.iter().find(|rule| rule.name == name);
    let own = own.map(|rule| RulePage {
        name: rule.name,
        group: rule.group,
        level: rule.level,
        settable: true,
        text: rule.page,
    });
    own.or_else(|| READING.iter().copied().find(|page| page.name == name))
}

/// A page in `pages/`.
macro_rules! page {
    ($group:ident, error $name:literal) => {
        RulePage {
            name: $name,
            group: RuleGroup::$group,
            level: Level::Error,
            settable: false,
            text: include_str!(concat!("pages/", $name, ".md")),
        }
    };
    ($group:ident, warning $name:literal) => {
        RulePage {
            name: $name,
            group: RuleGroup::$group,
            level: Level::Warn,
            settable: true,
            text: include_str!(concat!("pages/", $name, ".md")),
        }
    };
}

/// What the phases before complain of: they say it themselves, here it is explained.
const READING: &[RulePage] = &[
    page!(Coding, error "ambiguous-quote"),
    page!(Coding, warning "answer-without-question"),
    page!(Coding, warning "answers-differ"),
    page!(Coding, warning "ask-without-kind"),
    page!(Coding, error "bad-id"),
    page!(Coding, error "bad-value"),
    page!(Coding, error "crossing-quote"),
    page!(Coding, error "detached-attributes"),
    page!(Coding, error "duplicate-attribute"),
    page!(Coding, error "duplicate-id"),
    page!(Coding, error "duplicate-theme"),
    page!(Coding, error "empty-quote"),
    page!(Coding, warning "interviewer-quote"),
    page!(Coding, error "malformed-attributes"),
    page!(Coding, error "nested-too-deep"),
    page!(Coding, error "quote-not-found"),
    page!(Coding, warning "quote-of-two"),
    page!(Coding, warning "quote-outside-turns"),
    page!(Coding, warning "quote-without-theme"),
    page!(Coding, error "quote-of-another-theme"),
    page!(Coding, error "quotes-without-interview"),
    page!(Coding, error "second-attributes"),
    page!(Coding, warning "second-coding-without-interview"),
    page!(Coding, error "second-id"),
    page!(Coding, error "too-many-themes"),
    page!(Coding, warning "unattached-attributes"),
    page!(Coding, error "unclosed-quote"),
    page!(Coding, error "unknown-ask"),
    page!(Coding, error "unknown-assumption"),
    page!(Coding, error "unknown-attribute"),
    page!(Coding, error "unknown-question"),
    page!(Coding, error "unknown-quote"),
    page!(Coding, error "unknown-theme"),
    page!(Coding, error "unopened-quote"),
    page!(Coding, error "unread-limit"),
    page!(Codebook, error "alias-taken"),
    page!(Codebook, error "duplicate-slug"),
    page!(Codebook, error "merge-conflict"),
    page!(Codebook, error "no-slug"),
    page!(Codebook, error "parent-circle"),
    page!(Codebook, error "parents-too-deep"),
    page!(Codebook, warning "themes-without-end"),
    page!(Codebook, error "too-many-opportunities"),
    page!(Codebook, error "unknown-opportunity"),
    page!(Codebook, error "unknown-participant"),
    page!(Codebook, error "unknown-tool"),
    page!(Interviews, error "follows-circle"),
    page!(Interviews, warning "mixed-labels"),
    page!(Interviews, warning "observer-turn"),
    page!(Interviews, error "repeated-question"),
    page!(Interviews, warning "silent-interviewer"),
    page!(Interviews, error "unknown-guide"),
    page!(Interviews, error "unknown-interview"),
    page!(Interviews, warning "unknown-listener"),
    page!(Interviews, warning "unknown-speaker"),
    page!(Interviews, error "unknown-team"),
    page!(Interviews, warning "unread-label"),
    page!(Audiences, error "consent-ended"),
    page!(Audiences, error "no-such-audience"),
    page!(Audiences, error "unknown-audience"),
    page!(Audiences, warning "unpinned-address"),
    page!(Priorities, error "unknown-outcome"),
    page!(Priorities, error "weights-sum-to-zero"),
    page!(Files, error "address-gone"),
    page!(Files, error "address-taken"),
    page!(Files, warning "script-left-out"),
    page!(Files, error "address-too-long"),
    page!(Files, error "bad-lock-line"),
    page!(Files, error "bad-names-list"),
    page!(Files, error "bad-setting"),
    page!(Files, error "cannot-read"),
    page!(Files, error "changed-meanwhile"),
    page!(Files, error "control-character"),
    page!(Files, error "denied-name"),
    page!(Files, error "duplicate-key"),
    page!(Files, error "file-too-large"),
    page!(Files, error "fixed-rule"),
    page!(Files, error "front-matter-not-closed"),
    page!(Files, error "front-matter-not-first"),
    page!(Files, error "front-matter-not-keys"),
    page!(Files, error "front-matter-not-read"),
    page!(Files, error "invalid-toml"),
    page!(Files, error "invalid-yaml"),
    page!(Files, error "link-out-of-site"),
    page!(Files, error "link-to-folder"),
    page!(Files, error "link-to-hidden"),
    page!(Files, error "lock-conflict"),
    page!(Files, error "misplaced-entry"),
    page!(Files, error "misplaced-look-file"),
    page!(Files, error "missing-key"),
    page!(Files, error "name-not-utf8"),
    page!(Files, warning "list-as-text"),
    page!(Files, warning "no-history"),
    page!(Files, error "no-such-look"),
    page!(Files, error "not-utf8"),
    page!(Files, warning "odd-ending"),
    page!(Files, error "odd-name"),
    page!(Files, error "only-case-differs"),
    page!(Files, error "output-behind-link"),
    page!(Files, error "output-inside-study"),
    page!(Files, warning "page-replaced"),
    page!(Files, warning "plain-asset-name"),
    page!(Files, error "repeated-lock-line"),
    page!(Files, warning "shared-pseudonym"),
    page!(Files, error "template"),
    page!(Files, warning "unknown-key"),
    page!(Files, error "unknown-rule"),
    page!(Files, error "unknown-setting"),
    page!(Files, warning "unlinked-file"),
    page!(Files, error "wrong-type"),
];
