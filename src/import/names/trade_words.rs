//! Words of the trade that are written like names: `Pull Request`, `Scrum Master`, `API`.
//!
//! Comes in: what looks like a name. Goes out: whether it is such a word. Does not know: products, which are worth a line in a list
//! of names: a rare one may say who somebody works for.

use crate::base::fold;

/// In one form, without an `s` at the end.
const TRADE_WORDS: [&str; 77] = [
    "access token",
    "agile coach",
    "api",
    "backlog",
    "business analyst",
    "change request",
    "ci",
    "cd",
    "ceo",
    "cli",
    "code review",
    "continuous delivery",
    "continuous deployment",
    "continuous integration",
    "cto",
    "daily standup",
    "design review",
    "dev op",
    "developer experience",
    "developer portal",
    "devop",
    "engineering manager",
    "feature branch",
    "feature flag",
    "feature request",
    "feature toggle",
    "go live",
    "golden path",
    "help desk",
    "html",
    "http",
    "https",
    "incident review",
    "integration test",
    "internal server error",
    "json",
    "kanban",
    "knowledge base",
    "kpi",
    "load balancer",
    "load test",
    "machine learning",
    "merge request",
    "okr",
    "open source",
    "platform engineering",
    "platform team",
    "post mortem",
    "pr",
    "product manager",
    "product owner",
    "project manager",
    "pull request",
    "qa",
    "quality assurance",
    "release candidate",
    "release note",
    "release train",
    "root cause",
    "root cause analysis",
    "scrum",
    "scrum master",
    "service desk",
    "single sign on",
    "site reliability",
    "sla",
    "slo",
    "smoke test",
    "software engineer",
    "sprint",
    "sprint planning",
    "sql",
    "staff engineer",
    "stack trace",
    "team lead",
    "tech lead",
    "unit test",
];

/// Whether what looks like a name is a word of the trade.
pub(super) fn is_trade_word(text: &str) -> bool {
    let form = fold::name(text);
    let form = form.replace('-', " ");
    TRADE_WORDS.contains(&form.as_str()) || form.strip_suffix('s').is_some_and(|one| TRADE_WORDS.contains(&one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_trade_are_known_in_the_plural() {
        for text in ["Pull Request", "Pull Requests", "Pull-Request", "API", "APIs", "Scrum Master"] {
            assert!(is_trade_word(text), "{text}");
        }
        for text in ["Priya Raman", "New Relic", "Jenkins", "Pull", ""] {
            assert!(!is_trade_word(text), "{text}");
        }
    }
}
