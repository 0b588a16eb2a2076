//! Draws, by what the next person who is asked says of two rows.
//!
//! Comes in: one draw after the other. Goes out: chances. Does not know: who that person is. It counts in whole numbers, so that the
//! order in which draws are added cannot show.

use serde::{Deserialize, Serialize};

/// What somebody says of two rows: whether they are affected by the upper one, and by the lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AffectedBy {
    /// Affected by the upper row.
    pub upper: bool,
    /// Affected by the lower row.
    pub lower: bool,
}

impl AffectedBy {
    /// All that somebody may say.
    pub const ALL: [Self; 4] = [
        Self { upper: false, lower: false },
        Self { upper: true, lower: false },
        Self { upper: false, lower: true },
        Self { upper: true, lower: true },
    ];

    fn place(self) -> usize {
        usize::from(self.upper) + 2 * usize::from(self.lower)
    }
}

/// The draws in which the first person says the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredDraws {
    /// How many there are.
    pub draws: u32,
    /// Twice those in which the upper row is above the lower one, once those in which they are equal.
    twice_above: u32,
}

/// The draws by what the first person says of two rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstAnswers([AnsweredDraws; 4]);

impl AnsweredDraws {
    /// How likely the upper row is above the lower one, ties half, where somebody says this; none where nobody ever does.
    pub fn above(self) -> Option<f64> {
        (self.draws > 0).then(|| f64::from(self.twice_above) / f64::from(2 * self.draws))
    }
}

impl FirstAnswers {
    /// The draws in which the first person says this.
    pub fn of(&self, answer: AffectedBy) -> AnsweredDraws {
        self.0[answer.place()]
    }

    /// How many draws have a first person: none where everybody was asked.
    pub fn draws(&self) -> u32 {
        self.0.iter().map(|answered| answered.draws).sum()
    }

    /// Counts a draw, given the priorities of both rows in it.
    pub(super) fn add(&mut self, answer: AffectedBy, (upper, lower): (f64, f64)) {
        let answered = &mut self.0[answer.place()];
        answered.draws += 1;
        answered.twice_above += u32::from(upper > lower) + u32::from(upper >= lower);
    }

    /// Both counts together.
    pub(super) fn merge(mut self, more: &Self) -> Self {
        for (answered, more) in self.0.iter_mut().zip(more.0) {
            answered.draws += more.draws;
            answered.twice_above += more.twice_above;
        }
        self
    }
}
