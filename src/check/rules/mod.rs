//! The rules, one file each, each with its page beside it.
//!
//! Comes in: a study. Goes out: findings. Does not know: how much a rule weighs in this study.

mod agree_with_me;
mod aim_without_team;
mod alias_in_mark;
mod answer_out_of_range;
mod answered_before_asked;
mod ask_without_quote;
mod assumption_unheard;
mod audience_without_interview;
mod blaming_theme;
mod broken_anchor;
mod broken_link;
mod date_to_come;
mod declined_without_because;
mod double_barrelled_question;
mod duration_unlike_times;
mod far_off_estimate;
mod feature_without_problem;
mod follows_later;
mod for_widens;
mod frequency_and_toil_apart;
mod graduation_between_wrong_teams;
mod hardly_an_interview;
mod headcount_below_heard;
mod hypothesis_about_us;
mod hypothetical_question;
mod inseparable_themes;
mod interview_without_audience;
mod invalidated_without_contradiction;
mod link_becomes_words;
mod loaded_question;
mod long_quote;
mod missing_picture;
mod missing_recording;
mod misspelt_speaker;
mod more_hours_than_a_day;
mod no_listener;
mod no_takeaways;
mod one_name_two_teams;
mod one_of_a_kind;
mod only_asks;
mod opening_not_shown;
mod opportunity_without_evidence;
mod orphan_page;
mod planned_in_the_past;
mod points_without_reason;
mod priority_without_outcome;
mod quote_without_id;
mod recording_for_audience;
mod same_words_twice;
mod second_coding_without_overlap;
mod shadowing_alias;
mod short_quote;
mod similar_themes;
mod solution_shaped_theme;
mod step_without_time;
mod tag_question;
mod tag_without_quote;
mod talkative_interviewer;
mod theme_from_one_person;
mod theme_without_definition;
mod theme_without_quote;
mod time_goes_back;
mod tool_never_mentioned;
mod unanswered_question;
mod uncoded_interview;
mod unsaid_name;
mod validated_without_problem;
mod validated_without_support;
mod validation_with_nobody;
mod wave_without_interviews;
mod why_you;
mod withheld_words_shown;
mod words_set_aside;
mod workflow_of_somebody_else;

use super::links::Links;
use super::rule::{Finding, Rule};
use crate::knowledge::Knowledge;

/// All rules, in the order of the alphabet.
pub(super) const ALL: &[Rule] = &[
    agree_with_me::RULE,
    aim_without_team::RULE,
    alias_in_mark::RULE,
    answer_out_of_range::RULE,
    answered_before_asked::RULE,
    ask_without_quote::RULE,
    assumption_unheard::RULE,
    audience_without_interview::RULE,
    blaming_theme::RULE,
    broken_anchor::RULE,
    broken_link::RULE,
    date_to_come::RULE,
    declined_without_because::RULE,
    double_barrelled_question::RULE,
    duration_unlike_times::RULE,
    far_off_estimate::RULE,
    feature_without_problem::RULE,
    follows_later::RULE,
    for_widens::RULE,
    frequency_and_toil_apart::RULE,
    graduation_between_wrong_teams::RULE,
    hardly_an_interview::RULE,
    headcount_below_heard::RULE,
    hypothesis_about_us::RULE,
    hypothetical_question::RULE,
    inseparable_themes::RULE,
    interview_without_audience::RULE,
    invalidated_without_contradiction::RULE,
    link_becomes_words::RULE,
    loaded_question::RULE,
    long_quote::RULE,
    missing_picture::RULE,
    missing_recording::RULE,
    misspelt_speaker::RULE,
    more_hours_than_a_day::RULE,
    no_listener::RULE,
    no_takeaways::RULE,
    one_name_two_teams::RULE,
    one_of_a_kind::RULE,
    only_asks::RULE,
    opening_not_shown::RULE,
    opportunity_without_evidence::RULE,
    orphan_page::RULE,
    planned_in_the_past::RULE,
    points_without_reason::RULE,
    priority_without_outcome::RULE,
    quote_without_id::RULE,
    recording_for_audience::RULE,
    same_words_twice::RULE,
    second_coding_without_overlap::RULE,
    shadowing_alias::RULE,
    short_quote::RULE,
    similar_themes::RULE,
    solution_shaped_theme::RULE,
    step_without_time::RULE,
    tag_question::RULE,
    tag_without_quote::RULE,
    talkative_interviewer::RULE,
    theme_from_one_person::RULE,
    theme_without_definition::RULE,
    theme_without_quote::RULE,
    time_goes_back::RULE,
    tool_never_mentioned::RULE,
    unanswered_question::RULE,
    uncoded_interview::RULE,
    unsaid_name::RULE,
    validated_without_problem::RULE,
    validated_without_support::RULE,
    validation_with_nobody::RULE,
    wave_without_interviews::RULE,
    why_you::RULE,
    withheld_words_shown::RULE,
    words_set_aside::RULE,
    workflow_of_somebody_else::RULE,
];

/// Rules about what leads nowhere: a build says what they find too, since nobody else would before a reader does.
pub(super) const LINK_RULES: &[(Rule, FindByLinks)] = &[
    (broken_link::RULE, broken_link::find_in),
    (missing_picture::RULE, missing_picture::find_in),
    (missing_recording::RULE, missing_recording::find_in),
];

/// Finds what leads nowhere, for which nothing need be counted.
pub(super) type FindByLinks = fn(&Knowledge, &dyn Links) -> Vec<Finding>;

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn a_rule_is_called_as_its_file() {
        let mut files: Vec<String> = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules"))
            .into_iter()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter_map(|name| name.strip_suffix(".rs").map(|stem| stem.replace('_', "-")))
            .filter(|name| name != "mod")
            .collect();
        files.sort();
        assert_eq!(ALL.iter().map(|rule| rule.name).collect::<Vec<_>>(), files);
    }
}
