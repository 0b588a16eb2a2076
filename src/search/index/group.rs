//! One group of an index: its documents become postings, and shards with their texts.
//!
//! Comes in: an interview, or the study's own entries. Goes out: postings, and the name of what shows the documents. Does not
//! know: other groups.

use super::entries::{StudyEntry, url};
use super::groups::IndexGroup;
use super::memory::{IndexMemory, IndexedTurns};
use super::postings::{DocumentList, PostingsPack, PostingsWriter};
use super::shard::{IndexSink, ShardName, ShardWriter, json};
use super::shown_text::ShownText;
use super::texts::{InterviewShard, TextBlocks};
use super::turns::each_turn;
use crate::base::hash::{Digest, Hasher};
use crate::diagnostic::Diagnostic;
use crate::release::{ReleasedInterview, ReleasedPerson, ReleasedQuote, ReleasedSpeaker, ReleasedTeam, ShownTeam};
use crate::site::SiteContext;
use crate::site::route::Route;
use crate::site::speaker_names::speaker_names;

/// An interview that was indexed.
#[derive(Debug)]
pub(super) struct IndexedGroup {
    /// Of its quotes and entries.
    pub(super) pack: PostingsPack,
    /// Its turns, by the digest of what they were made from.
    pub(super) turns: Option<(Digest, IndexedTurns)>,
    /// Of the shard that shows its documents.
    pub(super) name: ShardName,
    /// Why its transcript is not there.
    pub(super) complaint: Option<Diagnostic>,
}

/// The turns of an interview by the digest of what they were made from, or why they cannot be had.
type ReadTurns = Result<(Digest, IndexedTurns), Box<Diagnostic>>;

/// What all interviews are indexed with.
pub(super) struct GroupIndexer<'i, 'a, S> {
    pub(super) context: &'i SiteContext<'a>,
    /// How many there are.
    pub(super) groups: usize,
    /// The turns of an earlier build.
    pub(super) before: &'i IndexMemory,
    pub(super) out: &'i ShardWriter<'i, S>,
}

/// The study's own entries.
pub(super) fn index_study<E, S>(
    entries: &[StudyEntry],
    out: &ShardWriter<'_, S>,
) -> Result<(PostingsPack, Vec<(u32, ShardName)>), E>
where
    S: IndexSink<Error = E>,
{
    let (mut writer, mut blocks) = (PostingsWriter::default(), TextBlocks::of_study());
    writer.begin();
    for (StudyEntry { kind, title, text, url }, number) in entries.iter().zip(0..) {
        writer.document(DocumentList::Entries, number, &[title], text);
        blocks.add(number, &(kind, title, url, text.clone().finish()), out)?;
    }
    blocks.finish(out)?;
    Ok((writer.finish(), blocks.blocks))
}

impl<S: IndexSink> GroupIndexer<'_, '_, S> {
    /// Indexes an interview.
    pub(super) fn index(&self, group: &IndexGroup<'_>, writer: &mut PostingsWriter) -> Result<IndexedGroup, S::Error> {
        let context = self.context;
        writer.begin();
        let quotes = quotes(context, group, writer);
        if let Some(interview) = group.interview {
            entries(context, interview, writer);
        }
        let pack = writer.finish();
        let (turns, complaint) = match group.interview.map(|interview| self.turns(interview, writer)).transpose()? {
            Some(Ok(turns)) => (Some(turns), None),
            Some(Err(complaint)) => (None, Some(*complaint)),
            None => (None, None),
        };
        let address = group.interview.and_then(|interview| context.addresses.entry(interview.id()));
        let speakers = group.interview.map(|interview| speaker_names(context.words, interview)).unwrap_or_default();
        let shard = InterviewShard {
            slug: group.slug.as_str(),
            title: group.interview.map_or("", |interview| context.interview_title(interview.id())),
            url: address.map(Route::href).as_deref().map(url).unwrap_or_default(),
            date: group.date.map(|date| date.to_string()),
            speakers,
            takeaways: group.interview.map(ReleasedInterview::takeaways).unwrap_or_default(),
            quotes,
            turns: turns.as_ref().map(|(_, turns)| turns.blocks.as_slice()).unwrap_or_default(),
        };
        let name = self.out.shard(&json(&shard))?;
        Ok(IndexedGroup { pack, turns, name, complaint })
    }

    /// The turns of an interview: those of an earlier build where they were made from the same and lie there, else anew. The
    /// inner error is why they cannot be had.
    fn turns(&self, interview: ReleasedInterview<'_>, writer: &mut PostingsWriter) -> Result<ReadTurns, S::Error> {
        let mut blocks = TextBlocks::of_interview(self.groups);
        let key = self.key(interview, &blocks);
        if let Some(turns) = self.before.turns(key)
            && self.out.keep(turns.blocks.iter().map(|(_, name)| *name))?
        {
            return Ok(Ok((key, turns.clone())));
        }
        let transcript = match self.context.transcripts.transcript(interview.transcript()) {
            Ok(transcript) => transcript,
            Err(complaint) => return Ok(Err(complaint)),
        };
        writer.begin();
        let mut failed = None;
        each_turn(&transcript, interview.file(), |turn, speaker, text| {
            let number = u32::try_from(turn).expect("a file of less than 4 GiB has fewer turns");
            if failed.is_none() && writer.turn(number, speaker, text) {
                let row = (number, format!("t{}", turn + 1), speaker, text.finish());
                failed = blocks.add(number, &row, self.out).err();
            }
        });
        failed.map_or(Ok(()), Err)?;
        blocks.finish(self.out)?;
        Ok(Ok((key, IndexedTurns { pack: writer.finish(), blocks: blocks.blocks })))
    }

    /// The digest of all that the turns of an interview are made from.
    fn key(&self, interview: ReleasedInterview<'_>, blocks: &TextBlocks) -> Digest {
        let mut hasher = Hasher::new();
        hasher.digest(self.context.transcripts.digest(interview.transcript()));
        hasher.value(&interview.file().withheld().collect::<Vec<_>>());
        hasher.value(&blocks.size());
        hasher.finish()
    }
}

/// Takes in the quotes; gives the number, the text, and the address of each.
fn quotes(
    context: &SiteContext<'_>,
    group: &IndexGroup<'_>,
    writer: &mut PostingsWriter,
) -> Vec<(u32, String, String)> {
    let quotes = group.quotes.iter().map(|(number, quote)| {
        let mut text = ShownText::of_quote(*quote);
        writer.document(DocumentList::Quotes, *number, &about(context, *quote), &text);
        let address = match group.interview {
            Some(_) => quote.anchor().to_owned(),
            None => url(&context.quote_address(*quote).unwrap_or_default()),
        };
        (*number, text.finish().to_owned(), address)
    });
    quotes.collect()
}

/// What a quote is about: the team of who said it, their name and role, and its themes.
fn about<'a>(context: &SiteContext<'a>, quote: ReleasedQuote<'a>) -> Vec<&'a str> {
    let title = |team| match team {
        ShownTeam::Team(team) => context.released.team(team).map(ReleasedTeam::title),
        ShownTeam::Small => None,
    };
    let said_by = if quote.is_by_participant() {
        let person = quote.person();
        [person.team().and_then(title), person.name(), person.role()]
    } else {
        [None, quote.speaker().and_then(ReleasedSpeaker::name), None]
    };
    let themes = quote.themes().filter_map(|theme| Some(context.released.theme(theme)?.title()));
    said_by.into_iter().flatten().chain(themes).collect()
}

/// Takes in the interview itself, and its takeaways.
fn entries<'a>(context: &SiteContext<'a>, interview: ReleasedInterview<'a>, writer: &mut PostingsWriter) {
    let title = std::iter::once(context.interview_title(interview.id()));
    let head: Vec<&str> = title.chain(interview.people().filter_map(ReleasedPerson::name)).collect();
    writer.document(DocumentList::Entries, 0, &head, &ShownText::default());
    for (takeaway, number) in interview.takeaways().iter().zip(1..) {
        writer.document(DocumentList::Entries, number, &[], &ShownText::of(takeaway));
    }
}
