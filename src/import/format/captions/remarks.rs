//! What was mended on the way, one sentence for each kind of mistake however many lines have it.
//!
//! Comes in: a line and what is wrong there. Goes out: sentences. Does not know: any format.

/// So many lines are named; of the others the number.
const NAMED_LINES: usize = 3;

/// What was mended, by its kind, in the order in which each kind was met first.
#[derive(Debug, Default)]
pub(in crate::import::format) struct Remarks(Vec<Mended>);

#[derive(Debug)]
struct Mended {
    what: &'static str,
    first: Vec<usize>,
    count: usize,
}

impl Remarks {
    /// Adds that something was mended in a line.
    pub(in crate::import::format) fn add(&mut self, line: usize, what: &'static str) {
        let at = self.0.iter().position(|mended| mended.what == what).unwrap_or_else(|| {
            self.0.push(Mended { what, first: Vec::new(), count: 0 });
            self.0.len() - 1
        });
        let mended = &mut self.0[at];
        mended.count += 1;
        if mended.first.len() < NAMED_LINES && mended.first.last() != Some(&line) {
            mended.first.push(line);
        }
    }

    /// The sentences, where a place is called what it is: `line`, `caption`.
    pub(in crate::import::format) fn sentences(&self, place: &str) -> Vec<String> {
        self.0.iter().map(|mended| sentence(mended, place)).collect()
    }
}

fn sentence(mended: &Mended, place: &str) -> String {
    let numbers: Vec<String> = mended.first.iter().map(usize::to_string).collect();
    let more = mended.count - numbers.len();
    let where_it_is = match (numbers.split_last(), more) {
        (Some((only, [])), 0) => format!("{place} {only}"),
        (Some((last, others)), 0) => format!("{place}s {} and {last}", others.join(", ")),
        _ => format!("{place}s {} and {more} more", numbers.join(", ")),
    };
    format!("{where_it_is}: {}", mended.what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_mistake_is_one_sentence() {
        let mut remarks = Remarks::default();
        for line in 1..=9 {
            remarks.add(line, "a");
            if line <= 2 {
                remarks.add(line, "b");
            }
        }
        remarks.add(4, "c");
        assert_eq!(remarks.sentences("line"), ["lines 1, 2, 3 and 6 more: a", "lines 1 and 2: b", "line 4: c"]);
    }
}
