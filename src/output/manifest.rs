//! The list of what is ours in the output folder: a line that says what it is, then a line for each file, sorted: the digest
//! of its bytes, a space, its path.
//!
//! Comes in: the folder. Goes out: paths and digests; no list where there is none. Does not know: whether the files are
//! there.
//!
//! Anybody may have written it, or a line of it. So a file that is only listed is not ours yet: none is removed whose bytes
//! have not the digest that is listed for it ([`super::owned`]).

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use smallvec::SmallVec;

use super::OutputError;
use super::error::failed;
use crate::base::beneath::{OpenFolder, PathKind};
use crate::base::hash::Digest;
use crate::base::path::OutPath;

/// What a manifest is called, in the output folder.
pub(super) const NAME: &str = ".cairn-manifest";
/// Manifests on their way, in the staging folder: of a folder that is being changed, and of the site that will be.
pub(super) const INTERIM: &str = "cairn-claim";
pub(super) const FINAL: &str = "cairn-seal";
/// Its first line; the number changes when an older cairn could no longer read the rest.
const HEAD: &str = "cairn-manifest 2";
/// That of an older cairn, which listed paths alone.
const WITHOUT_DIGESTS: &str = "cairn-manifest 1";
/// In the place of a digest that is not known.
const UNKNOWN: &str = "-";
/// More than a site of ten million files needs.
const MOST_BYTES: u64 = 1 << 30;

/// What is ours in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeMap<OutPath, Digests>);

/// What the bytes of a file may be: one digest, two while it is replaced, none where an older cairn has listed it.
pub(super) type Digests = SmallVec<[Digest; 1]>;

impl Manifest {
    /// Whether a path is listed.
    pub(super) fn contains(&self, path: &OutPath) -> bool {
        self.0.contains_key(path)
    }

    /// The paths, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &OutPath> {
        self.0.keys()
    }

    /// What the bytes at a path are, where that is one thing.
    pub(super) fn digest(&self, path: &OutPath) -> Option<Digest> {
        if let [digest] = self.digests(path) { Some(*digest) } else { None }
    }

    /// What the bytes at a path may be.
    pub(super) fn digests(&self, path: &OutPath) -> &[Digest] {
        self.0.get(path).map_or(&[], |digests| digests)
    }

    /// All that one of two lists, each path with all digests of both.
    pub(super) fn with(&self, other: &Self) -> Self {
        let lines = self.lines().chain(other.lines());
        lines.map(|(path, digest)| (path.clone(), digest)).collect()
    }

    /// What is written down.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (path, digest) in self.lines() {
            let digest = digest.map_or_else(|| UNKNOWN.to_owned(), |digest| digest.to_string());
            text.extend([&digest, " ", path.as_str(), "\n"]);
        }
        text
    }

    fn lines(&self) -> impl Iterator<Item = (&OutPath, Option<Digest>)> {
        self.0.iter().flat_map(|(path, digests)| {
            let unknown = digests.is_empty().then_some((path, None));
            unknown.into_iter().chain(digests.iter().map(move |digest| (path, Some(*digest))))
        })
    }
}

impl FromIterator<(OutPath, Option<Digest>)> for Manifest {
    fn from_iter<T: IntoIterator<Item = (OutPath, Option<Digest>)>>(lines: T) -> Self {
        let mut lines: Vec<_> = lines.into_iter().collect();
        // Most often they are sorted already, and a map is made of sorted ones at once.
        lines.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut paths: Vec<(OutPath, Digests)> = Vec::with_capacity(lines.len());
        for (path, digest) in lines {
            match paths.last_mut().filter(|(last, _)| *last == path) {
                Some((_, digests)) => digests.extend(digest.filter(|digest| !digests.contains(digest))),
                None => paths.push((path, digest.into_iter().collect())),
            }
        }
        Self(paths.into_iter().collect())
    }
}

/// The manifest of a folder.
pub(super) fn read(folder: &Path) -> Result<Option<Manifest>, OutputError> {
    match OpenFolder::open(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        opened => read_in(&opened.map_err(failed("look into", folder))?),
    }
}

/// The same of a folder that is open.
pub(super) fn read_in(folder: &OpenFolder) -> Result<Option<Manifest>, OutputError> {
    let file = folder.path().join(NAME);
    match folder.status(NAME).map_err(failed("read", &file))? {
        None => return Ok(None),
        Some(found) if found.kind != PathKind::File || found.length > MOST_BYTES => {
            return Err(OutputError::UnknownManifest(file));
        }
        Some(_) => {}
    }
    let bytes = folder.bytes(NAME, MOST_BYTES).map_err(failed("read", &file))?;
    let manifest = std::str::from_utf8(&bytes).ok().and_then(parse);
    manifest.ok_or(OutputError::UnknownManifest(file)).map(Some)
}

/// The list; none where this is no manifest. A path that could lead out makes it none: it is not from us.
fn parse(text: &str) -> Option<Manifest> {
    let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
    match head {
        HEAD => rest.lines().map(line).collect(),
        WITHOUT_DIGESTS => rest.lines().map(|path| Some((OutPath::new(path)?, None))).collect(),
        _ => None,
    }
}

fn line(line: &str) -> Option<(OutPath, Option<Digest>)> {
    let (digest, path) = line.split_once(' ')?;
    let digest = if digest == UNKNOWN { None } else { Some(digest.parse().ok()?) };
    // No build writes there, and the bytes of a fresh repository are known to everybody.
    let is_gits = path.split('/').any(|part| part.eq_ignore_ascii_case(".git"));
    OutPath::new(path).filter(|_| !is_gits).map(|path| (path, digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[(&str, Option<&str>)]) -> Manifest {
        let line = |(path, text): &(&str, Option<&str>)| {
            (OutPath::new(path).unwrap(), text.map(|it| Digest::of(it.as_bytes())))
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn reads_what_it_writes() {
        let manifest = of(&[("a b/é.html", Some("")), ("a/index.html", Some("abc"))]);
        let text = manifest.to_text();
        // The digests are what xxHash's own `xxhsum -H2` says.
        let expected = "cairn-manifest 2\n99aa06d3014798d86001c324468d497f a b/é.html\n\
                        06b05ab6733a618578af5f94892f3950 a/index.html\n";
        assert_eq!(text, expected);
        assert_eq!(parse(&text), Some(manifest));
        assert_eq!(parse("cairn-manifest 2\n"), Some(Manifest::default()));
        let both = of(&[("a", Some("1")), ("a", Some("2")), ("b", None)]);
        assert_eq!(parse(&both.to_text()), Some(both.clone()));
        assert_eq!((both.digests(&OutPath::new("a").unwrap()).len(), both.to_text().lines().count()), (2, 4));
    }

    #[test]
    fn reads_the_list_of_an_older_cairn() {
        assert_eq!(parse("cairn-manifest 1\na b/é.html\na\n"), Some(of(&[("a b/é.html", None), ("a", None)])));
    }

    #[test]
    fn refuses_what_it_did_not_write() {
        for text in [
            "",
            "a\n",
            "cairn-manifest 3\na\n",
            "cairn-manifest 1\n../a\n",
            "cairn-manifest 1\n/etc/passwd\n",
            "cairn-manifest 2\na\n",
            "cairn-manifest 2\n- ../a\n",
            "cairn-manifest 2\nx a\n",
            "cairn-manifest 2\n06B05AB6733A618578AF5F94892F3950 a\n",
            "cairn-manifest 2\n06b05ab6733a618578af5f94892f3950  a/\n",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn of_two_both_are_known() {
        let both = of(&[("a", Some("1")), ("b", None)]).with(&of(&[("a", Some("2")), ("c", Some("3"))]));
        assert_eq!(both, of(&[("a", Some("1")), ("a", Some("2")), ("b", None), ("c", Some("3"))]));
    }
}
