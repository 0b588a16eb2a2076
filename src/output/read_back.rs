//! Reads a file of a site that we have laid down, while it is still that file.
//!
//! Comes in: a folder, a path in it, the file's footprint. Goes out: its bytes. Does not know: what they are.

use std::fs;
use std::path::Path;

use super::Footprint;
use crate::base::path::OutPath;

/// The bytes of a file; nothing where another lies there now.
pub fn read_back(folder: &Path, path: &OutPath, footprint: &Footprint) -> Option<Vec<u8>> {
    let file = folder.join(path.as_str());
    let is_same = || Footprint::of(&file).as_ref() == Some(footprint);
    // Behind the bytes too: it may have been written meanwhile.
    is_same().then(|| fs::read(&file).ok()).flatten().filter(|_| is_same())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::footprints;

    #[test]
    fn a_file_that_is_another_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = OutPath::new("search/a.js").unwrap();
        fs::create_dir(folder.path().join("search")).unwrap();
        fs::write(folder.path().join("search/a.js"), "one").unwrap();
        let Some(footprint) = footprints(folder.path(), &[&path]).remove(0) else { return };
        assert_eq!(read_back(folder.path(), &path, &footprint).as_deref(), Some(b"one".as_slice()));
        fs::write(folder.path().join("search/a.js"), "other").unwrap();
        assert_eq!(read_back(folder.path(), &path, &footprint), None);
        fs::remove_file(folder.path().join("search/a.js")).unwrap();
        assert_eq!(read_back(folder.path(), &path, &footprint), None);
    }
}
