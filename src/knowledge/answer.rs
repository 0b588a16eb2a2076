//! Answers to a guide's questions, linked: who answered what, in the front matter or with a quote.
//!
//! Comes in: an interview as it was read, its guide. Goes out: [`LinkedAnswer`]s, with complaints about what answers nothing.
//! Does not know: what the answers come to.

use rustc_hash::FxHashMap;

use crate::base::span::Place;
use crate::content::answer::{self, AnswerValue};
use crate::content::guide::Guide;
use crate::content::interview::{Interview, Quote};
use crate::content::question::GuideQuestion;
use crate::content::{Entry, Name};
use crate::diagnostic::{Diagnostic, suggest};

/// What one person answered to one question of the guide that their interview followed.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedAnswer {
    /// The question, counted through the guide's sections from 0.
    pub question: usize,
    /// Who, into the interview's people.
    pub person: usize,
    /// What they answered.
    pub value: AnswerValue,
    /// Whether the interview's front matter says so; else the quote does.
    pub is_in_front_matter: bool,
    /// The quote that says so, else the first that answers it, into the interview's quotes; none where only the front matter does.
    pub quote: Option<usize>,
}

/// An answer, with where it was written.
struct WrittenAnswer<'a> {
    value: AnswerValue,
    text: &'a str,
    place: Place,
    /// The quote that it stands with; none in front matter.
    quote: Option<usize>,
}

/// The answers of an interview, by question, then by person; those whose question the guide does not ask are complained of where
/// quotes are looked up, but for those of the front matter.
pub(super) fn link(
    entry: &Entry<Interview>,
    guide: Option<&Entry<Guide>>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<LinkedAnswer> {
    let questions = Questions::new(guide);
    let mut written: FxHashMap<(usize, usize), WrittenAnswer<'_>> = FxHashMap::default();
    for (person, (id, text)) in in_front_matter(&entry.kind) {
        let Some(question) = questions.find(id) else {
            complaints.push(unknown_question(id, guide, entry));
            continue;
        };
        let answer = questions.read(question, text, Place::new(&entry.path, text.span), complaints);
        written.extend(answer.map(|answer| ((question, person), answer)));
    }
    let mut quotes: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for (index, quote) in entry.kind.quotes.iter().enumerate() {
        let question = quote.coding.question.as_ref().and_then(|id| questions.find(id));
        complaints.extend(without_question(quote));
        let (Some(question), Some(person)) = (question, answering(&entry.kind, quote)) else { continue };
        let key = (question, person);
        quotes.entry(key).or_insert(index);
        let Some(text) = &quote.coding.value else { continue };
        let place = Place::new(&quote.mark.coded_in, text.span);
        let Some(answer) = questions.read(question, text, place, complaints) else { continue };
        match written.get(&key) {
            Some(first) if first.value != answer.value => complaints.push(differing(first, &answer)),
            Some(_) => {}
            None => drop(written.insert(key, WrittenAnswer { quote: Some(index), ..answer })),
        }
    }
    in_order(written, &quotes)
}

/// What the front matter says, by whom.
fn in_front_matter(interview: &Interview) -> impl Iterator<Item = (usize, &(Name, Name))> {
    let people = interview.meta.people.iter().enumerate();
    people.flat_map(|(person, described)| described.answers.iter().map(move |answer| (person, answer)))
}

/// Who answers with a quote: a participant, not whoever asks.
fn answering(interview: &Interview, quote: &Quote) -> Option<usize> {
    let speaker = quote.speaker.map(|speaker| &interview.speakers[speaker]);
    quote.by_participant.then(|| speaker.and_then(|speaker| speaker.person).unwrap_or(0))
}

fn in_order(
    mut written: FxHashMap<(usize, usize), WrittenAnswer<'_>>,
    quotes: &FxHashMap<(usize, usize), usize>,
) -> Vec<LinkedAnswer> {
    let mut keys: Vec<(usize, usize)> = written.keys().chain(quotes.keys()).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let answers = keys.into_iter().map(|key| {
        let (written, first) = (written.remove(&key), quotes.get(&key).copied());
        LinkedAnswer {
            question: key.0,
            person: key.1,
            is_in_front_matter: written.as_ref().is_some_and(|answer| answer.quote.is_none()),
            quote: written.as_ref().and_then(|answer| answer.quote).or(first),
            value: written.map_or(AnswerValue::Words, |answer| answer.value),
        }
    });
    answers.collect()
}

/// The questions of a guide, by id.
struct Questions<'g> {
    all: Vec<&'g GuideQuestion>,
    by_id: FxHashMap<&'g str, usize>,
}

impl<'g> Questions<'g> {
    fn new(guide: Option<&'g Entry<Guide>>) -> Self {
        let all: Vec<&GuideQuestion> = guide.into_iter().flat_map(|guide| guide.kind.questions()).collect();
        let by_id = all.iter().enumerate().rev().map(|(index, question)| (question.id.value.as_str(), index)).collect();
        Self { all, by_id }
    }

    fn find(&self, id: &Name) -> Option<usize> {
        self.by_id.get(id.value.as_str()).copied()
    }

    fn read<'a>(
        &self,
        question: usize,
        text: &'a Name,
        place: Place,
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<WrittenAnswer<'a>> {
        match answer::read(self.all[question], &text.value) {
            Ok(value) => Some(WrittenAnswer { value, text: &text.value, place, quote: None }),
            Err(unreadable) => {
                complaints.push(unreadable.complaint(place));
                None
            }
        }
    }
}

fn unknown_question(id: &Name, guide: Option<&Entry<Guide>>, entry: &Entry<Interview>) -> Diagnostic {
    let place = Place::new(&entry.path, id.span);
    let Some(guide) = guide else {
        let message = format!("`{}` is answered, but the interview names no guide", id.value);
        let help = "add `guide:` with the guide's slug, or remove the answer";
        return Diagnostic::error("unknown-question", place, message).help(help);
    };
    let ids = guide.kind.questions().map(|question| &*question.id.value).take(suggest::COMPARED);
    let message = format!("the guide `{}` has no question `{}`", guide.slug, id.value);
    let help = suggest::did_you_mean(&id.value, ids, &format!("the questions are in {}", guide.path));
    Diagnostic::error("unknown-question", place, message).help(help)
}

/// A value that answers no question is read by nobody.
fn without_question(quote: &Quote) -> Option<Diagnostic> {
    let value = quote.coding.value.as_ref().filter(|_| quote.coding.question.is_none())?;
    let message = format!("`value={}` answers no question", value.value);
    let help = "name the guide's question with `q=`, or remove `value=`";
    Some(
        Diagnostic::warning("answer-without-question", Place::new(&quote.mark.coded_in, value.span), message)
            .help(help),
    )
}

fn differing(first: &WrittenAnswer<'_>, second: &WrittenAnswer<'_>) -> Diagnostic {
    let message = format!("the answer here is `{}`, and `{}` elsewhere; that one counts", second.text, first.text);
    Diagnostic::warning("answers-differ", second.place.clone(), message)
        .label(first.place.clone(), "this one counts")
        .help("listen again, and write the same in both places or in one")
}
