//! What something is, in a sentence or two.
//!
//! Comes in: a theme, an opportunity, an interview. Goes out: how much was heard, and one quote of it: of a theme
//! the one that its page opens with. Does not know: where it is read.

use super::context::PageContext;
use super::shareable::Shareable;
use crate::analysis::count::narrow;
use crate::knowledge::QuoteId;
use crate::release::ReleasedInterview;

/// How many characters of a quote stand in a sentence about something.
const QUOTED: usize = 160;

impl<'a> PageContext<'a> {
    /// Something in a sentence or two, for whoever shows where a link to it leads.
    pub fn described(&self, of: Shareable) -> Option<String> {
        match of {
            Shareable::Theme(id) => {
                let sentence = self.headline(of)?.sentence;
                Some(self.with_quote(sentence, self.site.quote_selection().lead_of(id)))
            }
            Shareable::Opportunity(id) => {
                let sentence = self.headline(of)?.sentence;
                Some(match self.released().opportunity(id)?.problem() {
                    Some(problem) => format!("{} {sentence}", beginning(problem, QUOTED)),
                    None => sentence,
                })
            }
            Shareable::Interview(id) => Some(self.interview_described(self.released().interview(id)?)),
        }
    }

    /// The first takeaway, else who spoke about how much, and the strongest of it.
    fn interview_described(&self, interview: ReleasedInterview<'a>) -> String {
        if let Some(takeaway) = interview.takeaways().next() {
            return takeaway.to_owned();
        }
        let people = self.words().count("people.interviewed", narrow(interview.people().len()));
        let ids = self.site.analysis.quotes_of_interview(interview.id());
        let strongest = self.site.quote_selection().strongest(ids);
        self.with_quote(format!("{people} · {}.", self.quotes(ids)), strongest)
    }

    /// A sentence, and behind it a quote, where there is one to show.
    fn with_quote(&self, sentence: String, quote: Option<QuoteId>) -> String {
        let Some(quote) = quote.and_then(|id| self.released().quote(id)) else { return sentence };
        let said = beginning(&quote.shown_words(), QUOTED);
        if said.is_empty() {
            return sentence;
        }
        self.words().fill("sharing.quote", &[("sentence", &sentence), ("words", &said)])
    }
}

/// The beginning of a text, up to the end of a word where there is one.
fn beginning(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let start = &text[..end];
    let whole_words = start.rfind(' ').filter(|space| space * 2 > end).map_or(start, |space| &start[..space]);
    format!("{}…", whole_words.trim_end_matches([' ', ',', '.', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_behind_a_word() {
        assert_eq!(beginning("It took two weeks.", 18), "It took two weeks.");
        assert_eq!(beginning("It took two weeks.", 17), "It took two…");
        assert_eq!(beginning("It took two, weeks", 14), "It took two…");
        assert_eq!(beginning("流水线太慢了", 4), "流水线太…");
        assert_eq!(beginning(" a \n b ", 9), "a b");
    }
}
