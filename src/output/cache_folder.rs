//! Files that a build leaves for the next one: they may be lost, damaged or deleted at any time, and nothing is missed.
//!
//! Comes in: names and bytes. Goes out: the bytes again, or nothing. Does not know: what they are worth, whether they are
//! still right.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process;

use crate::base::beneath::{FileStatus, OpenFolder, PathKind};

/// Tells other programs, backups for instance, what the folder is: <https://bford.info/cachedir/>.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# What cairn remembers between builds. It may be deleted at any time.\n",
);
/// Nobody wants it in git, and nobody should have to say so.
const IGNORE: (&str, &str) = (".gitignore", "*\n");
/// What a file is called while it is written.
const NEW: &str = ".new";

/// A folder for such files; it is made when the first one is written. What is a link, or behind one, is as good as not
/// there: it leads to what is somebody else's.
#[derive(Debug, Clone)]
pub struct CacheFolder(PathBuf);

impl CacheFolder {
    /// The one at a place.
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// What was written; none where it is not there or cannot be read.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.folder().ok()?.bytes(name, u64::MAX - 1).ok()
    }

    /// Writes a file, whole or not at all. The next build does without what cannot be written.
    pub fn write(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        let new = format!("{name}.{}{NEW}", process::id());
        let Ok(folder) = self.make_folder() else { return };
        drop(folder.remove_file(&new));
        let written = folder.create_new(&new).and_then(|mut file| fill(&mut file));
        if written.and_then(|()| folder.rename(&new, &folder, name)).is_err() {
            drop(folder.remove_file(new));
        }
    }

    /// Adds to the end of a file; where what was added begins, none where it could not be added whole.
    pub fn append(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Option<u64> {
        let mut file = self.folder().ok()?.append(name).ok()?;
        // With a second name it is somebody's file elsewhere.
        let FileStatus { length, names: 1, .. } = FileStatus::of(&file).ok()? else { return None };
        fill(&mut file).ok().map(|()| length)
    }

    /// Removes a file, where it is there.
    pub fn remove(&self, name: &str) {
        drop(self.folder().and_then(|folder| folder.remove_file(name)));
    }

    /// The names of all files, sorted; those that a killed build has left unfinished are cleared away.
    pub fn names(&self) -> Vec<String> {
        let Ok(entries) = self.folder().and_then(|folder| folder.entries()) else { return Vec::new() };
        let files = entries.into_iter().filter(|(_, kind)| *kind == PathKind::File);
        let mut names: Vec<String> = files.filter_map(|(name, _)| name.into_string().ok()).collect();
        names.iter().filter(|name| is_unfinished(name)).for_each(|name| self.remove(name));
        names.retain(|name| !is_unfinished(name) && ![TAG.0, IGNORE.0].contains(&name.as_str()));
        names
    }

    /// Which folder it is, where the system tells: another one of the same name and content, a copy or a clone, is another.
    pub fn id(&self) -> Option<(u64, u64)> {
        let around = OpenFolder::open(self.0.parent()?).ok()?;
        around.status(self.0.file_name()?).ok()?.and_then(|found| found.id)
    }

    /// The folder, where it is there and no link.
    fn folder(&self) -> io::Result<OpenFolder> {
        let name = self.0.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        OpenFolder::open(self.0.parent().ok_or(io::ErrorKind::InvalidInput)?)?.folder(name)
    }

    fn make_folder(&self) -> io::Result<OpenFolder> {
        if let Ok(folder) = self.folder()
            && folder.status(IGNORE.0)?.is_some()
        {
            return Ok(folder);
        }
        let (around, name) = self.0.parent().zip(self.0.file_name()).ok_or(io::ErrorKind::InvalidInput)?;
        // The way to the study is whoever's who named it.
        fs::create_dir_all(around)?;
        let around = OpenFolder::open(around)?;
        around.make_folders(name)?;
        let folder = around.folder(name)?;
        for (name, text) in [TAG, IGNORE] {
            match folder.create_new(name) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => made?.write_all(text.as_bytes())?,
            }
        }
        Ok(folder)
    }
}

/// Whether a name is that of a file while a run writes it: `files.4711.new`.
fn is_unfinished(name: &str) -> bool {
    let stem = name.strip_suffix(NEW).and_then(|name| name.rsplit_once('.'));
    stem.is_some_and(|(_, id)| id.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read_and_lost() {
        let place = tempfile::tempdir().unwrap();
        let cache = CacheFolder::at(place.path().join("a/.cache"));
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
        let cache = CacheFolder::at(place.path().join("file"));
        cache.write("x", |file| file.write_all(b"1"));
        assert_eq!((cache.read("x"), cache.names()), (None, vec![]));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_read_written_or_removed_through_a_link() {
        use std::os::unix::fs::symlink;
        let place = tempfile::tempdir().unwrap();
        let outside = place.path().join("outside");
        fs::create_dir(&outside).unwrap();
        for name in ["x", "x.7.new", "work.new"] {
            fs::write(outside.join(name), "mine").unwrap();
        }
        symlink("outside", place.path().join("link")).unwrap();
        let real = place.path().join("real");
        fs::create_dir(&real).unwrap();
        fs::write(real.join("work.new"), "mine").unwrap();
        for name in ["x", "x.7.new", ".gitignore"] {
            symlink(outside.join("x"), real.join(name)).unwrap();
        }
        fs::hard_link(outside.join("x"), real.join("hard")).unwrap();
        for folder in ["link", "real"] {
            let cache = CacheFolder::at(place.path().join(folder));
            assert_eq!((cache.read("x"), cache.append("x", |file| file.write_all(b"1"))), (None, None));
            assert_eq!(cache.append("hard", |file| file.write_all(b"1")), None);
            cache.write("x", |file| file.write_all(b"1"));
            cache.write("hard", |file| file.write_all(b"1"));
            cache.names();
            cache.remove("x");
        }
        let mut left: Vec<_> = fs::read_dir(&outside).unwrap().map(|it| it.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["work.new", "x", "x.7.new"]);
        assert!(left.iter().all(|name| fs::read(outside.join(name)).unwrap() == b"mine"));
        assert!(real.join("work.new").exists(), "no run of ours writes under this name");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_waited_for() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("x");
        assert!(process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let cache = CacheFolder::at(place.path().to_owned());
        assert_eq!((cache.read("x"), cache.append("x", |file| file.write_all(b"1"))), (None, None));
    }
}
