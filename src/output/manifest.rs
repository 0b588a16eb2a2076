//! The list of what is ours in the output folder: a line that says what it is, then a path a line, sorted.
//!
//! Comes in: the folder. Goes out: paths; no list where there is none. Does not know: whether the files are there.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::OutputError;
use super::error::failed;
use crate::base::path::OutPath;

/// The file's name.
pub(super) const NAME: &str = ".cairn-manifest";
/// Manifests on their way, in the staging folder: of a folder that is being changed, and of the site that will be.
pub(super) const CLAIM: &str = "cairn-claim";
pub(super) const SEAL: &str = "cairn-seal";
/// Its first line; the number changes when an older cairn could no longer read the rest.
const HEAD: &str = "cairn-manifest 1";

/// The manifest of a folder.
pub(super) fn read(folder: &Path) -> Result<Option<BTreeSet<OutPath>>, OutputError> {
    let file = folder.join(NAME);
    match fs::symlink_metadata(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Ok(found) if !found.is_file() => return Err(OutputError::UnknownManifest(file)),
        _ => {}
    }
    let bytes = fs::read(&file).map_err(failed("read", &file))?;
    let paths = std::str::from_utf8(&bytes).ok().and_then(parse);
    paths.ok_or(OutputError::UnknownManifest(file)).map(Some)
}

/// The paths; none where this is no manifest. A path that could lead out makes it none: it is not from us.
fn parse(text: &str) -> Option<BTreeSet<OutPath>> {
    let mut lines = text.lines();
    lines.next().filter(|head| *head == HEAD)?;
    lines.map(OutPath::new).collect()
}

/// What a manifest says.
pub(super) fn to_text<'a>(paths: impl Iterator<Item = &'a OutPath>) -> String {
    let mut text = format!("{HEAD}\n");
    for path in paths {
        text.push_str(path.as_str());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let paths: BTreeSet<_> = ["a b/é.html", "a/index.html"].map(|path| OutPath::new(path).unwrap()).into();
        let text = to_text(paths.iter());
        assert_eq!(text, "cairn-manifest 1\na b/é.html\na/index.html\n");
        assert_eq!(parse(&text), Some(paths));
        assert_eq!(parse("cairn-manifest 1\n"), Some(BTreeSet::new()));
    }

    #[test]
    fn refuses_what_it_did_not_write() {
        for text in ["", "a\n", "cairn-manifest 2\na\n", "cairn-manifest 1\n../a\n", "cairn-manifest 1\n/etc/passwd\n"]
        {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
