//! A file that git runs: written once, never over another.
//!
//! Comes in: its path and its text. Goes out: the file, which may be run, or what lies there already. Does not know: what it does.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::OutputError;
use super::error::failed;

/// What became of a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookFile {
    /// It was written.
    Written,
    /// There is one already, with this text; it was not touched.
    There(String),
}

/// Writes a hook, unless there is one.
///
/// # Errors
///
/// Where the system does not let us.
pub fn write_hook(path: &Path, text: &str) -> Result<HookFile, OutputError> {
    let cannot = |source| failed("write", path)(source);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o755);
    match options.open(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).map_err(cannot)?;
            Ok(HookFile::Written)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Ok(HookFile::There(fs::read_to_string(path).unwrap_or_default()))
        }
        Err(error) => Err(cannot(error)),
    }
}
