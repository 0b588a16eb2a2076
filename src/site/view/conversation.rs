//! A conversation in time: when each turn began, and when each quote was said.
//!
//! Comes in: the places of a transcript that may be shown, with the times that it names. Goes out: milliseconds, or the
//! numbers of turns where no time is named. Does not know: the words, how it is drawn.

use crate::site::transcripts::ShownPlace;

/// Who speaks says about so many bytes a second: where one time is all that there is, the rest follows from it.
const BYTES_PER_SECOND: f64 = 15.0;
const MS: f64 = 1000.0;

/// A conversation in time.
#[derive(Debug, PartialEq)]
pub(super) struct Conversation {
    /// What its numbers count.
    pub(super) unit: TimeUnit,
    /// Each turn: its speaker's number, and when it began.
    pub(super) turns: Vec<(usize, f64)>,
    /// Each quote that has a place: its number in the file, and when it was said.
    pub(super) quotes: Vec<(usize, f64)>,
    /// When it ended.
    pub(super) end: f64,
    /// The last time that the transcript names, where most of its length is a guess: that is before half of it.
    pub(super) known_to: Option<f64>,
}

/// What a number of a conversation counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeUnit {
    /// Milliseconds since it began.
    Milliseconds,
    /// Turns, since it names no times.
    Turns,
}

impl Conversation {
    /// Of places, each with how many bytes are shown before it, and how many are shown in all.
    pub(super) fn of((places, shown): &(Vec<(usize, ShownPlace)>, usize)) -> Self {
        let unit = if places.iter().any(|(_, place)| time(*place).is_some()) {
            TimeUnit::Milliseconds
        } else {
            TimeUnit::Turns
        };
        let clock = match unit {
            TimeUnit::Milliseconds => SpeechClock::of_times(places),
            TimeUnit::Turns => SpeechClock::of_turns(places, *shown),
        };
        let mut conversation =
            Self { unit, turns: Vec::new(), quotes: Vec::new(), end: clock.at(*shown), known_to: None };
        for (at, place) in places {
            match *place {
                ShownPlace::Turn { speaker, .. } => conversation.turns.push((speaker, clock.at(*at))),
                ShownPlace::Quote(quote) => conversation.quotes.push((quote, clock.at(*at))),
                ShownPlace::Time(_) => {}
            }
        }
        let named = clock.known.last().map_or(0.0, |(_, time)| *time);
        conversation.end = conversation.end.max(named);
        conversation.known_to = (named < conversation.end / 2.0).then_some(named);
        conversation
    }

    /// Whether a time of it is known from the transcript, and not only guessed.
    pub(super) fn is_known(&self, time: f64) -> bool {
        self.unit == TimeUnit::Milliseconds && self.known_to.is_none_or(|last| time <= last)
    }

    /// When a turn ended: as the next one began.
    pub(super) fn end_of(&self, turn: usize) -> f64 {
        self.turns.get(turn + 1).map_or(self.end, |(_, start)| *start)
    }
}

fn time(place: ShownPlace) -> Option<u64> {
    match place {
        ShownPlace::Turn { label_ms, .. } => label_ms,
        ShownPlace::Time(ms) => Some(ms),
        ShownPlace::Quote(_) => None,
    }
}

/// Tells the time by how much was said before: between two times that are known it runs evenly.
struct SpeechClock {
    /// How much was said, and the time; both only grow.
    known: Vec<(usize, f64)>,
    /// How long a byte takes before the first and behind the last of them.
    pace: f64,
}

impl SpeechClock {
    /// By the times that are named, but for those that run backwards.
    fn of_times(places: &[(usize, ShownPlace)]) -> Self {
        let mut known: Vec<(usize, f64)> = Vec::new();
        for (at, place) in places {
            let Some(ms) = time(*place) else { continue };
            let ms = ms as f64;
            match known.last_mut() {
                // Of two turns at one place, the first said nothing.
                Some((before, last)) if before == at => *last = last.max(ms),
                Some((_, last)) if *last >= ms => {}
                _ => known.push((*at, ms)),
            }
        }
        let pace = match (known.first(), known.last()) {
            (Some((first, from)), Some((last, to))) if last > first => (to - from) / (last - first) as f64,
            _ => MS / BYTES_PER_SECOND,
        };
        Self { known, pace }
    }

    /// By the numbers of turns, each as long as any other.
    fn of_turns(places: &[(usize, ShownPlace)], shown: usize) -> Self {
        let turns = places.iter().filter(|(_, place)| matches!(place, ShownPlace::Turn { .. }));
        let mut known: Vec<(usize, f64)> = turns.enumerate().map(|(number, (at, _))| (*at, number as f64)).collect();
        known.push((shown, known.len() as f64));
        Self { known, pace: 0.0 }
    }

    fn at(&self, said: usize) -> f64 {
        let next = self.known.partition_point(|(at, _)| *at <= said);
        match (next.checked_sub(1).map(|last| self.known[last]), self.known.get(next)) {
            (Some((from, start)), Some((to, end))) => start + (end - start) * (said - from) as f64 / (to - from) as f64,
            (Some((from, start)), None) => start + self.pace * (said - from) as f64,
            (None, Some((to, end))) => (end - self.pace * (to - said) as f64).max(0.0),
            (None, None) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(label_ms: Option<u64>) -> ShownPlace {
        ShownPlace::Turn { speaker: 0, label_ms }
    }

    fn starts(conversation: &Conversation) -> Vec<f64> {
        conversation.turns.iter().map(|(_, start)| *start).collect()
    }

    #[test]
    fn a_quote_is_said_at_its_share_of_its_turn() {
        // The first turn says 100 bytes in 10 s; a quarter of the way into the second, which says 200 until 40 s, a quote.
        let places =
            vec![(0, turn(Some(0))), (100, turn(Some(10_000))), (150, ShownPlace::Quote(3)), (300, turn(Some(40_000)))];
        let conversation = Conversation::of(&(places, 330));
        assert_eq!(conversation.unit, TimeUnit::Milliseconds);
        assert_eq!(starts(&conversation), [0.0, 10_000.0, 40_000.0]);
        assert_eq!(conversation.quotes, [(3, 17_500.0)]);
        // The last 30 bytes at the pace of the 300 before: 40 s / 300 each.
        assert_eq!(conversation.end, 44_000.0);
        assert_eq!([0, 1, 2].map(|turn| conversation.end_of(turn)), [10_000.0, 40_000.0, 44_000.0]);
    }

    #[test]
    fn a_turn_without_a_time_lies_between_those_that_have_one() {
        let places =
            vec![(0, turn(None)), (50, turn(Some(10_000))), (100, turn(None)), (150, ShownPlace::Time(30_000))];
        // 100 bytes in 20 s: the 50 before the first time took 10 s.
        let conversation = Conversation::of(&(places, 150));
        assert_eq!(starts(&conversation), [0.0, 10_000.0, 20_000.0]);
        assert_eq!(conversation.end, 30_000.0);
    }

    #[test]
    fn times_that_run_backwards_and_turns_without_words_do_no_harm() {
        let places =
            vec![(0, turn(Some(5_000))), (0, turn(Some(9_000))), (10, turn(Some(1_000))), (20, turn(Some(11_000)))];
        let conversation = Conversation::of(&(places, 20));
        assert_eq!(starts(&conversation), [9_000.0, 9_000.0, 10_000.0, 11_000.0]);
        // One time alone: 15 bytes a second from there on.
        let conversation = Conversation::of(&(vec![(0, turn(Some(60_000)))], 150));
        assert_eq!((conversation.turns[0].1, conversation.end), (60_000.0, 70_000.0));
        assert!(conversation.known_to.is_none(), "ten seconds of seventy are");
    }

    #[test]
    fn a_length_is_a_guess_where_the_times_end_before_half_of_it() {
        let guessed = |places: Vec<(usize, ShownPlace)>| Conversation::of(&(places, 150)).known_to.is_some();
        // 150 bytes at 15 a second are 10 s.
        assert!(guessed(vec![(0, turn(Some(0))), (75, turn(None))]));
        assert!(!guessed(vec![(0, turn(Some(0))), (75, turn(Some(5_000)))]), "half of it");
        assert!(guessed(vec![(0, turn(Some(0))), (74, turn(Some(5_000)))]));
        assert!(!guessed(vec![(0, turn(None)), (75, turn(None))]), "turns are counted");
    }

    #[test]
    fn without_times_turns_are_counted() {
        let places = vec![(0, turn(None)), (40, turn(None)), (60, ShownPlace::Quote(0)), (80, turn(None))];
        let conversation = Conversation::of(&(places, 100));
        assert_eq!(conversation.unit, TimeUnit::Turns);
        assert_eq!(starts(&conversation), [0.0, 1.0, 2.0]);
        assert_eq!((conversation.quotes[0].1, conversation.end), (1.5, 3.0));
        let nothing = Conversation::of(&(Vec::new(), 10));
        assert_eq!((nothing.turns, nothing.end), (Vec::new(), 0.0));
    }
}
