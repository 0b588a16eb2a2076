//! Where the files of a study are for those who work on it: addresses outside the site.
//!
//! Comes in: the settings of the repository, files and lines. Goes out: full addresses. Does not know: who may be told where
//! something stands.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::base::path::SourcePath;
use crate::config::Repository;

/// What stands in an address as something else than itself: everything but letters, digits, these signs and the slashes
/// between folders.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Where a file is edited.
pub(super) fn edit(repository: &Repository, file: &SourcePath) -> Option<String> {
    Some(filled(repository.edit.as_deref()?, repository, file, None))
}

/// Where a line of a file is read.
pub(super) fn line(repository: &Repository, file: &SourcePath, line: u32) -> Option<String> {
    Some(filled(repository.source.as_deref()?, repository, file, Some(line)))
}

/// An address with everything in its place. One pass, so that nothing is put into a file's name.
fn filled(pattern: &str, repository: &Repository, file: &SourcePath, line: Option<u32>) -> String {
    let mut address = String::with_capacity(pattern.len() + repository.path.len() + file.as_str().len());
    let mut rest = pattern;
    while let Some((before, (place, behind))) =
        rest.split_once('{').and_then(|(before, from)| Some((before, from.split_once('}')?)))
    {
        address += before;
        match place {
            "branch" => address.extend(encoded(&repository.branch)),
            "line" => address += &line.map(|line| line.to_string()).unwrap_or_default(),
            _ => {
                if !repository.path.is_empty() {
                    address.extend(encoded(&repository.path));
                    address.push('/');
                }
                address.extend(encoded(file.as_str()));
            }
        }
        rest = behind;
    }
    address + rest
}

fn encoded(text: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(text, ENCODED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_cannot_hold_is_encoded() {
        let repository = Repository {
            branch: "new/words & more".to_owned(),
            path: "stud ies/ü".to_owned(),
            edit: Some("https://x.example/edit/{branch}/{path}?at={branch}".to_owned()),
            source: Some("https://x.example/{path}#L{line}".to_owned()),
            ..Repository::default()
        };
        let file = SourcePath::new("content/interviews/100% {line} #1?.md");
        assert_eq!(
            edit(&repository, &file).as_deref(),
            Some(
                "https://x.example/edit/new/words%20%26%20more/stud%20ies/%C3%BC/content/interviews/\
                 100%25%20%7Bline%7D%20%231%3F.md?at=new/words%20%26%20more"
            )
        );
        assert_eq!(
            line(&repository, &SourcePath::new("content/a.md"), 41).as_deref(),
            Some("https://x.example/stud%20ies/%C3%BC/content/a.md#L41")
        );
        assert_eq!(edit(&Repository::default(), &file), None);
    }
}
