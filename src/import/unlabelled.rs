//! Names that somebody typed, where no paragraph of a text is labelled: whoever asks is taken for nobody then.
//!
//! Comes in: a text, what somebody says about it. Goes out: a doubt, with what may be labels. Does not know: formats, who speaks.

use super::input_text::InputText;
use super::label_words::listed_labels;
use super::options::ImportOptions;
use crate::base::fold;
use crate::content::interview::labelled::{SpeakerLine, find};

/// The doubt about interviewers and observers of a text in which nobody is labelled.
pub(super) fn doubt(input: &InputText, options: &ImportOptions) -> Option<String> {
    let facts = &options.facts;
    let typed: Vec<String> =
        facts.interviewers.iter().chain(&facts.observers).map(|name| format!("`{name}`")).collect();
    if typed.is_empty() || options.names.is_some() {
        return None;
    }
    let typed = typed.join(" or ");
    let may_be = may_be_labels(input);
    Some(match may_be.as_slice() {
        [] => format!("no paragraph is labelled {typed}: write the names before what is said, as in `Mira: And then?`"),
        names => format!(
            "no paragraph is labelled {typed}; what may be labels, and comes too seldom to be known as one: {}. Write \
             `--interviewer` with the name as it stands there",
            listed_labels(names.iter().copied())
        ),
    })
}

/// The names before colons that come too seldom, each as it is written first.
fn may_be_labels(input: &InputText) -> Vec<&str> {
    let lines: Vec<&str> = input.text.lines().collect();
    let mut names: Vec<&str> = Vec::new();
    for line in find(&lines, |_| true, &[]).doubtful.iter().map(|index| lines[*index]) {
        let name = SpeakerLine::read(line).map(|read| read.name_in(line));
        names.extend(name.filter(|name| !names.iter().any(|known| fold::is_same_name(known, name))));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::options::ImportFacts;

    fn said(text: &str, interviewers: &[&str]) -> Option<String> {
        let facts = ImportFacts {
            interviewers: interviewers.iter().map(|name| (*name).to_owned()).collect(),
            ..ImportFacts::default()
        };
        doubt(&InputText::plain("a.txt", text), &ImportOptions { facts, ..ImportOptions::default() })
    }

    #[test]
    fn a_name_that_no_paragraph_has_is_doubted_with_what_may_be_labels() {
        let text = "Lena: How is it going?\n\nSam: Fine it is.\n";
        assert_eq!(
            said(text, &["Mira"]).as_deref(),
            Some(
                "no paragraph is labelled `Mira`; what may be labels, and comes too seldom to be known as one: `Lena`, `Sam`. \
                 Write `--interviewer` with the name as it stands there"
            )
        );
        assert_eq!(
            said("How is it going?\n", &["Mira", "Ines"]).as_deref(),
            Some(
                "no paragraph is labelled `Mira` or `Ines`: write the names before what is said, as in `Mira: And then?`"
            )
        );
        assert_eq!(said(text, &[]), None);
    }
}
