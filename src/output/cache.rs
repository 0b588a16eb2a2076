//! Files that a build leaves for the next one: they may be lost, damaged or deleted at any time, and nothing is missed.
//!
//! Comes in: names and bytes. Goes out: the bytes again, or nothing. Does not know: what they are worth, whether they are
//! still right.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process;

/// Tells other programs, backups for instance, what the folder is: <https://bford.info/cachedir/>.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# What cairn remembers between builds. It may be deleted at any time.\n",
);
/// Nobody wants it in git, and nobody should have to say so.
const IGNORE: (&str, &str) = (".gitignore", "*\n");
/// What a file is called while it is written.
const NEW: &str = ".new";

/// A folder for such files; it is made when the first one is written.
#[derive(Debug, Clone)]
pub struct Cache(PathBuf);

impl Cache {
    /// The one at a place.
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// What was written; none where it is not there or cannot be read.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.0.join(name)).ok()
    }

    /// Writes a file, whole or not at all. The next build does without what cannot be written.
    pub fn write(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        let new = self.0.join(format!("{name}.{}{NEW}", process::id()));
        let written = self.make_folder().and_then(|()| fill(&mut fs::File::create(&new)?));
        if written.and_then(|()| fs::rename(&new, self.0.join(name))).is_err() {
            drop(fs::remove_file(new));
        }
    }

    /// Adds to the end of a file; where what was added begins, none where it could not be added whole.
    pub fn append(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Option<u64> {
        let mut file = fs::OpenOptions::new().append(true).open(self.0.join(name)).ok()?;
        let start = file.metadata().ok()?.len();
        fill(&mut file).ok().map(|()| start)
    }

    /// Removes a file.
    pub fn remove(&self, name: &str) {
        drop(fs::remove_file(self.0.join(name)));
    }

    /// The names of all files, sorted; those that a killed build has left unfinished are cleared away.
    pub fn names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(&self.0) else { return Vec::new() };
        let mut names: Vec<String> = entries.flatten().filter_map(|it| it.file_name().into_string().ok()).collect();
        names.iter().filter(|name| name.ends_with(NEW)).for_each(|name| self.remove(name));
        names.retain(|name| !name.ends_with(NEW) && ![TAG.0, IGNORE.0].contains(&name.as_str()));
        names.sort();
        names
    }

    fn make_folder(&self) -> io::Result<()> {
        if self.0.join(IGNORE.0).exists() {
            return Ok(());
        }
        fs::create_dir_all(&self.0)?;
        [TAG, IGNORE].into_iter().try_for_each(|(name, text)| fs::write(self.0.join(name), text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read_and_lost() {
        let place = tempfile::tempdir().unwrap();
        let cache = Cache::at(place.path().join("a/.cache"));
        assert_eq!((cache.read("x"), cache.names()), (None, vec![]));
        cache.write("x", |file| file.write_all(b"12").and_then(|()| file.write_all(b"3")));
        cache.write("y", |_| Ok(()));
        cache.write("y2", |file| file.write_all(b"half").and_then(|()| Err(io::ErrorKind::StorageFull.into())));
        assert_eq!(cache.read("x").as_deref(), Some(&b"123"[..]));
        fs::write(place.path().join("a/.cache/z.77.new"), "half").unwrap();
        assert_eq!(cache.names(), ["x", "y"]);
        assert_eq!(cache.append("x", |file| file.write_all(b"45")), Some(3));
        assert_eq!(cache.read("x").as_deref(), Some(&b"12345"[..]));
        assert_eq!(cache.append("none", |file| file.write_all(b"45")), None);
        cache.remove("x");
        assert_eq!((cache.read("x"), cache.names()), (None, vec!["y".to_owned()]));
        assert!(!place.path().join("a/.cache/z.77.new").exists());
    }

    #[test]
    fn where_nothing_can_be_written_nothing_happens() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("file"), "").unwrap();
        let cache = Cache::at(place.path().join("file"));
        cache.write("x", |file| file.write_all(b"1"));
        assert_eq!((cache.read("x"), cache.names()), (None, vec![]));
    }
}
