//! `brief`: the findings that the home page opens with.
//!
//! Comes in: front matter. Goes out: [`WrittenFinding`]s. Does not know: which themes, opportunities and quotes there are.

use crate::base::fold;
use crate::base::span::Spanned;
use crate::content::Name;
use crate::content::fields::FieldReader;
use crate::diagnostic::Diagnostic;

/// A page that opens with more findings opens with none.
pub const MOST_FINDINGS: usize = 3;

/// A finding as the front matter has it.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenFinding {
    /// `finding`: one sentence.
    pub finding: Name,
    /// `theme` or `opportunity`.
    pub about: FindingSubject<Name, Name>,
    /// `quote`.
    pub quote: Option<WrittenQuoteLink>,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingSubject<T, O> {
    /// A theme.
    Theme(T),
    /// An opportunity.
    Opportunity(O),
}

/// A quote as front matter names it: `<interview>#<quote>`.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenQuoteLink {
    /// The interview, by its slug.
    pub interview: Name,
    /// The quote's id in it.
    pub quote: String,
}

/// Reads `brief`. What is wrong with a finding leaves that one out.
pub(super) fn read(front: &mut FieldReader<'_>) -> Vec<WrittenFinding> {
    let mut findings = front.maps("brief", finding);
    if let Some(fourth) = findings.get(MOST_FINDINGS) {
        let message = format!("the home page opens with {MOST_FINDINGS} findings at most, and this is one more");
        let help = "keep those that matter most; the others can stand in the page's own words";
        front.refuse(fourth.finding.span, message, help);
        findings.truncate(MOST_FINDINGS);
    }
    findings
}

fn finding(fields: &mut FieldReader<'_>) -> Option<WrittenFinding> {
    let finding = fields.short("finding");
    let finding = fields.require("finding", finding, "say in one sentence what was found: `finding: …`");
    let (theme, opportunity) = (fields.name("theme"), fields.name("opportunity"));
    let about = subject(fields, theme, opportunity);
    let quote = fields.name("quote").and_then(|written| quote_link(fields, &written));
    Some(WrittenFinding { finding: finding?, about: about?, quote })
}

fn subject(
    fields: &mut FieldReader<'_>,
    theme: Option<Name>,
    opportunity: Option<Name>,
) -> Option<FindingSubject<Name, Name>> {
    match (theme, opportunity) {
        (Some(theme), None) => Some(FindingSubject::Theme(theme)),
        (None, Some(opportunity)) => Some(FindingSubject::Opportunity(opportunity)),
        (Some(_), Some(opportunity)) => {
            let message = "this finding is about a theme and an opportunity, and its number is that of one thing";
            fields.refuse(opportunity.span, message, "keep `theme` or `opportunity`, and remove the other");
            None
        }
        (None, None) => {
            let place = fields.place(fields.start());
            let message = "this finding names neither `theme` nor `opportunity`";
            let help = "add `theme:` with a theme's slug, or `opportunity:` with an opportunity's: its number comes from there";
            fields.complain(Diagnostic::error("missing-key", place, message).help(help));
            None
        }
    }
}

/// A quote's interview and id.
pub(super) fn quote_link(fields: &mut FieldReader<'_>, written: &Name) -> Option<WrittenQuoteLink> {
    let parts = written.value.split_once('#');
    let parts = parts.map(|(interview, quote)| (interview.trim().to_owned(), fold::text(quote).into_owned()));
    match parts.filter(|(interview, quote)| !interview.is_empty() && !quote.is_empty()) {
        Some((interview, quote)) => Some(WrittenQuoteLink { interview: Spanned::new(interview, written.span), quote }),
        None => {
            let message = format!("`{}` names no quote", written.value);
            fields.refuse(
                written.span,
                message,
                "write `<interview>#<quote>`, the end of the quote's address: `2026-03-p07#two-weeks`",
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const HOME: &str = "content/_index.md";

    #[test]
    fn reads_findings_in_order() {
        let keys = "\
brief:
  - {finding: It is slow., theme: toil, quote: 2026-03-p07#two-weeks}
  - finding: >-
      Nobody asked
      for it.
    opportunity: one-log-in
";
        let found = read_good(HOME, keys, read).kind;
        let [first, second] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(first.finding.value, "It is slow.");
        assert!(matches!(&first.about, FindingSubject::Theme(theme) if theme.value == "toil"));
        let quote = first.quote.as_ref().expect("it is given");
        assert_eq!((quote.interview.value.as_str(), quote.quote.as_str()), ("2026-03-p07", "two-weeks"));
        assert_eq!(second.finding.value, "Nobody asked for it.");
        assert!(matches!(&second.about, FindingSubject::Opportunity(id) if id.value == "one-log-in"));
        assert_eq!(second.quote, None);
    }

    #[test]
    fn each_slip_is_named_at_its_place() {
        for (item, rule, passage) in [
            ("{theme: toil}", "missing-key", "theme"),
            ("{finding: So.}", "missing-key", "finding"),
            ("{finding: So., theme: toil, opportunity: o}", "bad-value", "o"),
            ("{finding: So., theme: toil, quote: p07}", "bad-value", "p07"),
            ("{finding: So., theme: toil, quote: 'p07#'}", "bad-value", "'p07#'"),
            ("{finding: So., theme: toil, quote: '#a'}", "bad-value", "'#a'"),
            ("{finding: So., theme: toil, qoute: p07#a}", "unknown-key", "qoute"),
            ("{finding: [a], theme: toil}", "wrong-type", "[a]"),
            ("So.", "wrong-type", "So."),
        ] {
            let (_, complaints) = read_file(HOME, &format!("brief:\n  - {item}\n"), read);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{item}");
        }
        let (_, complaints) = read_file(HOME, "brief: So.\n", read);
        assert_eq!(complaints, [("wrong-type", "So.".to_owned())]);
    }

    #[test]
    fn a_fourth_finding_is_one_too_many() {
        let keys: String = (1..=5).map(|n| format!("  - {{finding: F{n}., theme: toil}}\n")).collect();
        let (found, complaints) = read_file(HOME, &format!("brief:\n{keys}"), read);
        assert_eq!(complaints, [("bad-value", "F4.".to_owned())]);
        assert_eq!(found.kind.len(), 3);
    }
}
