//! A statement that asks to be confirmed.
//!
//! Comes in: questions. Goes out: those that end in "…, right?". Does not know: whether it was.

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::{Question, Study};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "tag-question",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("tag_question.md"),
    find,
};

const HELP: &str = "ask it open: \"how was that?\", \"what did you do then?\"";
const TAGS: [&str; 38] = [
    ", right",
    ", correct",
    ", yes",
    ", yeah",
    ", no",
    ", huh",
    ", eh",
    ", true",
    ", isn't it",
    ", wasn't it",
    ", aren't they",
    ", weren't they",
    ", isn't that right",
    ", is it",
    ", was it",
    ", don't you",
    ", didn't you",
    ", aren't you",
    ", weren't you",
    ", haven't you",
    ", do you",
    ", did you",
    ", doesn't it",
    ", didn't it",
    ", don't they",
    ", didn't they",
    ", can't you",
    ", couldn't you",
    ", wouldn't you",
    ", won't you",
    ", hasn't it",
    ", shouldn't it",
    ", wouldn't it",
    ", isn't he",
    ", isn't she",
    ", isn't there",
    ", wasn't there",
    ", am i right",
];
/// "Sorry, right?" is talk and no question.
const FEWEST_WORDS: usize = 4;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let tagged = study.questions().filter_map(|question| Some((question, tag(&question.words)?)));
    let finding = |(question, tag): (&Question, &str)| {
        let message = format!("this tells people what to say, and then asks \"…{tag}?\"");
        Finding::new(question.place.clone(), message, HELP)
    };
    tagged.map(finding).collect()
}

fn tag(words: &PlainWords) -> Option<&'static str> {
    let tag = TAGS.into_iter().find(|tag| words.ends(&format!(" {tag}").as_str()[1..]))?;
    // What begins as a question is one: "what would you do, if not that, right?" is left alone.
    let is_statement = !["what", "how", "who", "when", "where", "which", "whom"].iter().any(|word| words.begins(word));
    (is_statement && words.words().filter(|word| *word != ",").count() > FEWEST_WORDS).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_stands_behind_a_comma_at_the_end() {
        for tagged in
            ["So that took a week, right?", "You found it in the end, didn’t you?", "It was the pipeline again, no?"]
        {
            assert!(tag(&PlainWords::new(tagged)).is_some(), "{tagged}");
        }
        for fine in [
            "Was that right?",
            "Right?",
            "Sorry, right?",
            "Did you turn left, or was it right?",
            "What was it like, right?",
        ] {
            assert!(tag(&PlainWords::new(fine)).is_none(), "{fine}");
        }
    }
}
