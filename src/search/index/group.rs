//! One group of an index: its documents become postings, and shards with their texts.
//!
//! Comes in: an interview, or the study's own entries. Goes out: postings, and the name of what shows the documents. Does not
//! know: other groups.

use super::entries::{StudyEntry, url};
use super::facts::kind_of;
use super::groups::{IndexGroup, IndexTables};
use super::manifest::GroupShards;
use super::memory::{IndexMemory, IndexedTurns};
use super::postings::{PostingsPack, PostingsWriter};
use super::quote_blocks::quote_blocks;
use super::shard::{IndexSink, ShardName, ShardWriter, json};
use super::shown_text::ShownText;
use super::sizes::ShardSizes;
use super::texts::{FurtherQuotes, InterviewHead, InterviewShard, TextBlocks};
use super::turns::each_turn;
use crate::base::hash::{Digest, Hasher};
use crate::content::interview::turn_id::TurnId;
use crate::diagnostic::Diagnostic;
use crate::release::{ReleasedInterview, ReleasedPerson, ReleasedQuote, ReleasedSpeaker, ReleasedTeam, ShownTeam};
use crate::search::format::DocumentList;
use crate::site::SiteContext;
use crate::site::route::Route;
use crate::site::speaker_names::speaker_names;

/// The study's own entries are read one at a time: their blocks never grow larger.
const LARGEST_STUDY_BLOCK: usize = 4 << 10;

/// An interview that was indexed.
#[derive(Debug)]
pub(super) struct IndexedGroup {
    /// Of its quotes and entries.
    pub(super) pack: PostingsPack,
    /// Its turns, by the digest of what they were made from.
    pub(super) turns: Option<(Digest, IndexedTurns)>,
    /// What shows its documents.
    pub(super) shards: GroupShards,
    /// Why its transcript is not there.
    pub(super) complaint: Option<Diagnostic>,
}

/// The turns of an interview by the digest of what they were made from, or why they cannot be had.
type ReadTurns = Result<(Digest, IndexedTurns), Box<Diagnostic>>;

/// What all interviews are indexed with.
pub(super) struct GroupIndexer<'i, 'a, S> {
    pub(super) context: &'i SiteContext<'a>,
    pub(super) tables: &'i IndexTables<'a>,
    pub(super) sizes: ShardSizes,
    /// The turns of an earlier build.
    pub(super) before: &'i IndexMemory,
    pub(super) out: &'i ShardWriter<'i, S>,
}

/// The study's own entries.
pub(super) fn index_study<E, S>(
    entries: &[StudyEntry],
    sizes: ShardSizes,
    out: &ShardWriter<'_, S>,
) -> Result<(PostingsPack, Vec<(u32, ShardName)>), E>
where
    S: IndexSink<Error = E>,
{
    let (mut writer, mut blocks) = (PostingsWriter::default(), TextBlocks::new(sizes.texts.min(LARGEST_STUDY_BLOCK)));
    writer.begin();
    for (StudyEntry { kind, title, text, url }, number) in entries.iter().zip(0..) {
        writer.document(DocumentList::Entries, number, &[title], text);
        blocks.add(number, &(kind.word(), title, url, text.clone().finish()), out)?;
    }
    blocks.finish(out)?;
    Ok((writer.finish(), blocks.blocks))
}

impl<S: IndexSink> GroupIndexer<'_, '_, S> {
    /// Indexes an interview.
    pub(super) fn index(&self, group: &IndexGroup<'_>, writer: &mut PostingsWriter) -> Result<IndexedGroup, S::Error> {
        let context = self.context;
        writer.begin();
        take_in_quotes(context, group, writer);
        if let Some(interview) = group.interview {
            entries(context, interview, writer);
        }
        let pack = writer.finish();
        let (turns, complaint) = match group.interview.map(|interview| self.turns(interview, writer)).transpose()? {
            Some(Ok(turns)) => (Some(turns), None),
            Some(Err(complaint)) => (None, Some(*complaint)),
            None => (None, None),
        };
        let blocks = turns.as_ref().map(|(_, turns)| turns.blocks.as_slice()).unwrap_or_default();
        let shards = self.shards(group, blocks)?;
        Ok(IndexedGroup { pack, turns, shards, complaint })
    }

    /// Writes what shows the documents of a group, given where its turns are.
    fn shards(&self, group: &IndexGroup<'_>, turns: &[(u32, ShardName)]) -> Result<GroupShards, S::Error> {
        let context = self.context;
        let address = group.interview.and_then(|interview| context.addresses.entry(interview.id()));
        let head = InterviewHead {
            slug: group.slug.as_str(),
            title: group.interview.map_or("", |interview| context.interview_title(interview.id())),
            url: address.map(Route::href).as_deref().map(url).unwrap_or_default(),
            date: group.date.map(|date| date.to_string()),
        };
        let mut blocks = quote_blocks(context, self.tables, group, self.sizes.texts);
        // What fits into one block lies beside the rest; else who looks for turns would read quotes too.
        let own = if blocks.len() == 1 { blocks.pop() } else { None };
        let shard = InterviewShard {
            head: head.clone(),
            speakers: group.interview.map(|interview| speaker_names(context.words, interview)).unwrap_or_default(),
            takeaways: group.interview.into_iter().flat_map(ReleasedInterview::takeaways).collect(),
            turns,
            own: own.unwrap_or_default(),
        };
        let further = blocks.into_iter().map(|block| {
            let first = block.quotes.first().map_or(0, |(number, ..)| *number);
            Ok((first, self.out.shard(&json(&FurtherQuotes { head: head.clone(), block }))?))
        });
        Ok((self.out.shard(&json(&shard))?, further.collect::<Result<_, S::Error>>()?))
    }

    /// The turns of an interview: those of an earlier build where they were made from the same and lie there, else anew. The
    /// inner error is why they cannot be had.
    fn turns(&self, interview: ReleasedInterview<'_>, writer: &mut PostingsWriter) -> Result<ReadTurns, S::Error> {
        let mut blocks = TextBlocks::new(self.sizes.texts);
        let key = self.key(interview);
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
                let row = (number, TurnId::of(turn).to_string(), speaker, text.finish());
                failed = blocks.add(number, &row, self.out).err();
            }
        });
        failed.map_or(Ok(()), Err)?;
        blocks.finish(self.out)?;
        Ok(Ok((key, IndexedTurns { pack: writer.finish(), blocks: blocks.blocks })))
    }

    /// The digest of all that the turns of an interview are made from.
    fn key(&self, interview: ReleasedInterview<'_>) -> Digest {
        let mut hasher = Hasher::new();
        hasher.digest(self.context.transcripts.digest(interview.transcript()));
        hasher.value(&interview.file().withheld().collect::<Vec<_>>());
        hasher.value(&self.sizes.texts);
        hasher.finish()
    }
}

/// Takes in the quotes.
fn take_in_quotes(context: &SiteContext<'_>, group: &IndexGroup<'_>, writer: &mut PostingsWriter) {
    for (number, quote) in &group.quotes {
        writer.quote(*number, kind_of(*quote), &about(context, *quote), &ShownText::of_quote(*quote));
    }
}

/// What a quote is about: the team of who said it, their name and role, and its themes.
fn about<'a>(context: &SiteContext<'a>, quote: ReleasedQuote<'a>) -> Vec<&'a str> {
    let title = |team| match team {
        ShownTeam::Team(team) => context.released.team(team).map(ReleasedTeam::title),
        ShownTeam::Small => None,
    };
    let said_by = if quote.is_by_participant() {
        let person = quote.person();
        [quote.team().and_then(title), person.and_then(ReleasedPerson::name), person.and_then(ReleasedPerson::role)]
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
    for (takeaway, number) in interview.takeaways().zip(1..) {
        writer.document(DocumentList::Entries, number, &[], &ShownText::of(takeaway));
    }
}
