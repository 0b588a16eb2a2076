//! Reads an interview: its front matter, its transcript, and the lists of quotes beside it.
//!
//! Comes in: a file whose front matter and Markdown were told apart. Goes out: an [`Interview`] as an entry.
//! Does not know: how a transcript is read.

use crate::base::path::SourcePath;
use crate::content::interview::coded_again::CoderList;
use crate::content::interview::standoff::read as standoff;
use crate::content::interview::transcript::TranscriptLists;
use crate::content::interview::{Interview, StandoffQuote, meta, transcript};
use crate::content::kind::{Anchors, EntryKind, KindInfo};
use crate::content::read::{ListFiles, Parsed, ParsedFile};
use crate::content::{Entry, Prose, allow, entry};
use crate::diagnostic::Checked;

impl EntryKind for Interview {
    const INFO: KindInfo = KindInfo {
        word: "interview",
        folder: "interviews",
        nests: true,
        about: "A transcript",
        template: include_str!("../new/interview.md"),
    };

    fn read(parsed: ParsedFile<'_>) -> Checked<Parsed<Entry<Self>>> {
        let ParsedFile { file, lists: ListFiles { own: beside_file, second }, front, document } = parsed;
        let mut complaints = Vec::new();
        let read = entry::read(&front, file.path, |fields| (meta::read(fields), standoff::read(fields)));
        let read = read.report_into(&mut complaints);
        let beside: Option<(&SourcePath, Vec<StandoffQuote>)> = beside_file.map(|beside| {
            let quotes = standoff::read_file(beside.text, beside.path).report_into(&mut complaints);
            (beside.path, quotes)
        });
        let mut allowed = allow::read(file.text, file.path);
        allowed.extend(beside_file.iter().chain(second).flat_map(|list| allow::read(list.text, list.path)));
        let read = Entry { allowed, ..read };
        let (meta, own) = &read.kind;
        let mut lists = vec![(file.path, own.as_slice())];
        lists.extend(beside.as_ref().map(|(path, quotes)| (*path, quotes.as_slice())));
        let again: Vec<CoderList> =
            second.iter().map(|list| CoderList::read(*list, file.path).report_into(&mut complaints)).collect();
        let lists = TranscriptLists { own: &lists, again: &again };
        let transcript = transcript::read(document, file.path, meta, read.slug.as_str(), lists);
        let transcript::ParsedTranscript {
            speakers,
            quotes,
            coded_again,
            bare_ids,
            footnotes,
            headings,
            limits,
            links,
            script,
        } = transcript.report_into(&mut complaints);
        let keys = meta::keys(&front);
        let (turns, last_ms) = (script.turns.len(), script.last_ms());
        let entry = Entry { limits, links, ..read }.map_kind(|(meta, _)| Self {
            meta,
            keys,
            speakers,
            turns,
            last_ms,
            quotes,
            coded_again,
            bare_ids,
            footnotes,
            headings,
        });
        Checked::new(Parsed { entry, script: Some(script) }, complaints)
    }
}

impl Anchors for Interview {
    fn prose(&self) -> Option<&Prose> {
        None
    }

    fn ids(&self) -> Vec<&str> {
        let quotes = self.quotes.iter().map(|quote| quote.id.as_str());
        quotes.chain(self.footnotes.iter().chain(&self.headings).map(|id| &**id)).collect()
    }

    fn turns(&self) -> usize {
        self.turns
    }
}
