//! The pieces of a transcript become turns: one speaker's uninterrupted speech, in paragraphs.
//!
//! Comes in: segments in the order of the file, and who speaks in each. Goes out: [`SpokenTurn`]s. Does not know: formats,
//! names.

use super::one_line::append;
use super::raw_transcript::Segment;

/// When a paragraph ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnRules {
    /// A pause that is longer begins a new paragraph, in milliseconds.
    pub gap_ms: u64,
    /// A paragraph of so many words takes no further piece; with 0 each piece is one.
    pub longest_paragraph: usize,
}

impl Default for TurnRules {
    /// Two seconds are a breath, and a hundred and twenty words a thought.
    fn default() -> Self {
        Self { gap_ms: 2000, longest_paragraph: 120 }
    }
}

/// One speaker's uninterrupted speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenTurn {
    /// Who speaks, a number among the speakers; none where nobody is known.
    pub speaker: Option<usize>,
    /// At least one.
    pub paragraphs: Vec<SpokenParagraph>,
}

/// A part of a turn: a thought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenParagraph {
    /// When it starts, in milliseconds from the start of the recording.
    pub start_ms: Option<u64>,
    /// What is said, in one line.
    pub text: String,
}

/// A paragraph that may go on.
struct OpenParagraph {
    /// The greatest end so far in its turn; none where a piece did not say when it ends.
    end_ms: Option<u64>,
    words: usize,
}

/// Joins segments to turns, and their texts to paragraphs.
pub(super) fn join<'s>(
    segments: impl Iterator<Item = (Option<usize>, &'s Segment)> + Clone,
    rules: TurnRules,
) -> Vec<SpokenTurn> {
    // Where ends are written and one is not, or makes no sense, all that is known of it is when it starts.
    let has_ends = segments.clone().any(|(_, segment)| segment.end_ms.is_some());
    let end_of = |segment: &Segment| segment.end_ms.or(segment.start_ms.filter(|_| has_ends));
    let mut turns: Vec<SpokenTurn> = Vec::new();
    let mut open = OpenParagraph { end_ms: None, words: 0 };
    for (speaker, segment) in segments {
        let words = segment.text.split_whitespace().count();
        let paragraph = || SpokenParagraph { start_ms: segment.start_ms, text: segment.text.clone() };
        match turns.last_mut().filter(|turn| turn.speaker == speaker) {
            None => {
                turns.push(SpokenTurn { speaker, paragraphs: vec![paragraph()] });
                open = OpenParagraph { end_ms: end_of(segment), words };
                continue;
            }
            Some(turn) => match turn.paragraphs.last_mut().filter(|_| open.takes(segment, rules)) {
                Some(last) => {
                    append(&mut last.text, &segment.text);
                    open.words += words;
                }
                None => {
                    turn.paragraphs.push(paragraph());
                    open.words = words;
                }
            },
        }
        open.end_ms = open.end_ms.max(end_of(segment)).filter(|_| end_of(segment).is_some());
    }
    turns
}

impl OpenParagraph {
    /// Whether a segment of the same speaker goes on in the paragraph.
    fn takes(&self, segment: &Segment, rules: TurnRules) -> bool {
        let pauses = match (self.end_ms, segment.start_ms) {
            (Some(end), Some(start)) => start.saturating_sub(end) > rules.gap_ms,
            _ => false,
        };
        !segment.paragraph && !pauses && self.words < rules.longest_paragraph
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(start: u64, end: u64, text: &str) -> Segment {
        Segment { start_ms: Some(start), end_ms: Some(end), text: text.to_owned(), ..Segment::default() }
    }

    /// `speaker | start | text` a paragraph.
    fn joined(segments: &[(Option<usize>, Segment)], rules: TurnRules) -> Vec<String> {
        let turns = join(segments.iter().map(|(speaker, segment)| (*speaker, segment)), rules);
        let line = |turn: &SpokenTurn| {
            let speaker = turn.speaker.map_or("-".to_owned(), |number| number.to_string());
            let paragraphs = turn.paragraphs.iter();
            let paragraphs = paragraphs.map(|it| format!("{} {}", it.start_ms.unwrap_or(0), it.text));
            format!("{speaker} | {}", paragraphs.collect::<Vec<_>>().join(" / "))
        };
        turns.iter().map(line).collect()
    }

    #[test]
    fn a_speakers_captions_are_one_turn_and_a_long_pause_a_paragraph() {
        let segments = [
            (Some(0), segment(0, 1000, "One")),
            (Some(0), segment(3000, 4000, "two.")),
            (Some(0), segment(6001, 7000, "Three.")),
            (Some(1), segment(7000, 8000, "Four.")),
            (Some(0), segment(8000, 9000, "Five.")),
        ];
        assert_eq!(
            joined(&segments, TurnRules::default()),
            ["0 | 0 One two. / 6001 Three.", "1 | 7000 Four.", "0 | 8000 Five."]
        );
    }

    #[test]
    fn an_overlap_never_lowers_an_end() {
        let segments = [
            (Some(0), segment(0, 10_000, "One")),
            (Some(0), segment(2000, 3000, "two")),
            (Some(0), segment(11_000, 12_000, "three")),
        ];
        assert_eq!(joined(&segments, TurnRules::default()), ["0 | 0 One two three"]);
    }

    #[test]
    fn where_no_end_is_known_there_is_no_pause() {
        let open = |start| Segment { end_ms: None, ..segment(start, 0, "x") };
        let segments = [(None, open(0)), (None, open(60_000)), (None, Segment { paragraph: true, ..open(61_000) })];
        assert_eq!(joined(&segments, TurnRules::default()), ["- | 0 x x / 61000 x"]);
    }

    #[test]
    fn where_one_end_is_lost_its_start_counts() {
        let lost = Segment { end_ms: None, ..segment(5000, 0, "One.") };
        let segments = [(Some(0), lost), (Some(0), segment(1_805_000, 1_808_000, "Half an hour later."))];
        assert_eq!(joined(&segments, TurnRules::default()), ["0 | 5000 One. / 1805000 Half an hour later."]);
    }

    #[test]
    fn a_long_paragraph_takes_no_further_piece() {
        let words = |count: usize| vec!["w"; count].join(" ");
        let segments = [119, 1, 1].map(|count| (Some(0), segment(0, 0, &words(count))));
        let joined_words = |rules| {
            let turns = join(segments.iter().map(|(speaker, segment)| (*speaker, segment)), rules);
            turns[0].paragraphs.iter().map(|it| it.text.split(' ').count()).collect::<Vec<_>>()
        };
        assert_eq!(joined_words(TurnRules::default()), [120, 1]);
        assert_eq!(joined_words(TurnRules { longest_paragraph: 0, ..TurnRules::default() }), [119, 1, 1]);
    }

    #[test]
    fn scripts_without_spaces_get_none() {
        let segments = [(None, segment(0, 1, "東京は")), (None, segment(1, 2, "遅い")), (None, segment(2, 3, "API"))];
        assert_eq!(joined(&segments, TurnRules::default()), ["- | 0 東京は遅い API"]);
    }
}
