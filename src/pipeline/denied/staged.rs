//! Listed names in what the next commit adds.
//!
//! Comes in: the staged files. Goes out: what was found. Does not know: git, the study.

use super::{DeniedNames, DenyList, FileNames, in_file, readable};
use crate::source::{AddedLines, StagedFile};

const HELP: &str =
    "write what stands in its place there, and stage the file again: what is committed stays in the history";

pub(super) fn find(list: &DenyList, files: &[StagedFile]) -> DeniedNames {
    DeniedNames::of(files.iter().filter_map(|file| in_staged(list, file)))
}

fn in_staged(list: &DenyList, file: &StagedFile) -> Option<FileNames> {
    let text = match &file.added {
        AddedLines::Lines(stretches) => at_their_lines(stretches),
        AddedLines::Whole(bytes) => readable::text_of(file.path.file_name(), bytes).unwrap_or_default().into_owned(),
    };
    in_file(list, &file.path, &text, HELP)
}

/// A text in which the new lines stand where they stand in the file, and all others are empty.
fn at_their_lines(stretches: &[(u32, String)]) -> String {
    let mut text = String::new();
    let mut line = 1;
    for (first, stretch) in stretches {
        text.extend(std::iter::repeat_n('\n', (*first).saturating_sub(line) as usize));
        text.push_str(stretch);
        line = (*first).max(line) + u32::try_from(memchr::memchr_iter(b'\n', stretch.as_bytes()).count()).unwrap_or(0);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_stand_where_they_do_in_the_file() {
        let stretches = [(2, "b\nc\n".to_owned()), (5, "e".to_owned())];
        assert_eq!(at_their_lines(&stretches), "\nb\nc\n\ne");
    }
}
