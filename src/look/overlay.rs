//! The built-in look, and a site's own files over it.
//!
//! Comes in: the files of `themes/<look>/`. Goes out: one file for each relative path, the site's own before the
//! built-in one. Does not know: what a template is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

use super::LookFile;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::diagnostic::{Checked, Diagnostic};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The folder that the built-in files are named after in complaints.
const BUILT_IN_FOLDER: &str = "themes/default";

const TEMPLATES: &str = "templates/";
/// The folder of what is published as it lies.
pub(super) const STATIC: &str = "static/";

/// A file of the look.
#[derive(Debug, Clone)]
pub(super) struct File<'a> {
    /// Where it lies; a built-in one lies in the program's own folder.
    pub(super) path: SourcePath,
    /// Whether it is the site's own.
    pub(super) own: bool,
    /// What is in it.
    pub(super) bytes: Cow<'a, [u8]>,
}

impl File<'_> {
    /// What is in it, where that is text.
    pub(super) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

/// Whether a file, by its path below the look's folder, is what the program brings: also where a study has a copy of it.
pub(super) fn is_as_built_in(path: &str, file: &File<'_>) -> bool {
    BUILT_IN.get_file(path).is_some_and(|built_in| built_in.contents() == &*file.bytes)
}

/// All files of a look, by their path below its folder: `templates/theme.html`.
#[derive(Debug, Clone, Default)]
pub(super) struct Files<'a> {
    by_path: BTreeMap<String, File<'a>>,
}

impl<'a> Files<'a> {
    /// The files below a folder, by their path there.
    pub(super) fn below<'f>(&'f self, folder: &'f str) -> impl Iterator<Item = (&'f str, &'f File<'a>)> {
        let files = self.by_path.iter();
        files.filter_map(move |(path, file)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, file)))
    }

    /// Only the built-in files.
    pub(super) fn built_in() -> Files<'static> {
        let mut by_path = BTreeMap::new();
        collect(&BUILT_IN, &mut by_path);
        Files { by_path }
    }
}

/// Puts a site's own files over the built-in ones. What is neither a template nor a static file is left out, with a word
/// about it.
pub(super) fn overlay<'a>(folder: &str, own: &[LookFile<'a>]) -> Checked<Files<'a>> {
    let mut files: Files<'a> = Files::built_in();
    let mut diagnostics = Vec::new();
    for file in own {
        let Some(path) = file.path.below(folder) else { continue };
        if !path.starts_with(TEMPLATES) && !path.starts_with(STATIC) {
            diagnostics.push(misplaced(&file.path));
            continue;
        }
        let own = File { path: file.path.clone(), own: true, bytes: Cow::Borrowed(file.bytes) };
        files.by_path.insert(path.to_owned(), own);
    }
    Checked::new(files, diagnostics)
}

/// Whether a file of a look is filled, not copied.
pub(super) fn is_template(folder: &str, file: &LookFile<'_>) -> bool {
    file.path.below(folder).is_some_and(|path| path.starts_with(TEMPLATES))
}

fn misplaced(path: &SourcePath) -> Diagnostic {
    Diagnostic::warning("misplaced-look-file", Place::start_of(path), "a look has only `templates/` and `static/`")
        .help("move the file into one of them, or out of the look")
}

fn collect(dir: &'static Dir<'static>, files: &mut BTreeMap<String, File<'_>>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, files),
            DirEntry::File(file) => {
                // The folder's separator is the building machine's.
                let path = file.path().to_string_lossy().replace('\\', "/");
                let source = SourcePath::new(&format!("{BUILT_IN_FOLDER}/{path}"));
                files.insert(path, File { path: source, own: false, bytes: Cow::Borrowed(file.contents()) });
            }
        }
    }
}
