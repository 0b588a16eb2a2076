//! A new folder in the likeness of the one that it is to replace.
//!
//! Comes in: both. Goes out: whether the new one now has the owner, the permissions and the attributes of the old one.
//! Does not know: what the folders are for.

use std::io;
use std::path::Path;

/// Gives a new folder the owner, the group and the permissions of another; false where it still differs, also in an
/// access list or another attribute, which are better kept by keeping the folder.
#[cfg(unix)]
pub(super) fn copy(new: &Path, old: &Path) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, chown};
    let (before, wanted) = (std::fs::metadata(new)?, std::fs::metadata(old)?);
    if (before.uid(), before.gid()) != (wanted.uid(), wanted.gid()) {
        chown(new, Some(wanted.uid()), Some(wanted.gid()))?;
    }
    // After the owner, whose change takes the bit away by which a folder hands its group on.
    if before.mode() != wanted.mode() {
        std::fs::set_permissions(new, wanted.permissions())?;
    }
    Ok(std::fs::metadata(new)?.mode() == wanted.mode() && attributes(new)? == attributes(old)?)
}

/// What else a system hangs on a folder is inherited from the folder around it.
#[cfg(not(unix))]
pub(super) fn copy(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(true)
}

/// Names and values: access lists, security labels, what users attach.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn attributes(folder: &Path) -> io::Result<Vec<(Vec<u8>, Vec<u8>)>> {
    use rustix::fs::{getxattr, listxattr};
    use rustix::io::Errno;

    // The kernel's own limit for the list and for one value.
    const MOST: usize = 64 * 1024;
    let mut buffer = vec![0; MOST];
    let names = match listxattr(folder, &mut buffer[..]) {
        Ok(length) => buffer[..length].to_vec(),
        Err(Errno::OPNOTSUPP) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let length = getxattr(folder, name, &mut buffer[..])?;
        found.push((name.to_vec(), buffer[..length].to_vec()));
    }
    found.sort();
    Ok(found)
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
fn attributes(_: &Path) -> io::Result<Vec<(Vec<u8>, Vec<u8>)>> {
    Ok(Vec::new())
}
