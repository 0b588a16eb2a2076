//! How large the shards of an index are.
//!
//! Comes in: how many interviews there are. Goes out: sizes in bytes. Does not know: what is in a shard.
//!
//! A query reads few shards, and of each more than it asks for: of a small study they are small. They grow with the study, so that there
//! are about as many of them, until they are as large as a phone takes in at once. Sizes double where a study does: one interview
//! more leaves nearly always all others as they are.

/// About how large the shards of an index are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ShardSizes {
    /// Texts of an interview, or of the study's entries.
    pub(super) texts: usize,
    /// Lists of where terms are; one list of turns is cut into blocks of this size.
    pub(super) postings: usize,
    /// Terms.
    pub(super) terms: usize,
}

impl ShardSizes {
    /// Those of a study with so many interviews.
    pub(super) fn of(interviews: usize) -> Self {
        let size = |each: usize, least: usize, most: usize| {
            interviews.next_power_of_two().saturating_mul(each).clamp(least << 10, most << 10)
        };
        Self { texts: size(32, 1, 16), postings: size(64, 2, 16), terms: size(96, 3, 8) }
    }
}

#[cfg(test)]
mod tests {
    use super::ShardSizes;

    #[test]
    fn shards_grow_with_a_study_and_have_an_end() {
        let sizes = [0, 20, 32, 33, 120, 2_000, 1_000_000].map(|interviews| {
            let ShardSizes { texts, postings, terms } = ShardSizes::of(interviews);
            [texts, postings, terms]
        });
        // 33 and 120 interviews are as good as 64 and 128.
        let expected =
            [[1024, 2048, 3072], [1024, 2048, 3072], [1024, 2048, 3072], [2048, 4096, 6144], [4096, 8192, 8192]];
        assert_eq!(sizes[..5], expected);
        assert_eq!(sizes[5..], [[16384, 16384, 8192]; 2]);
    }
}
