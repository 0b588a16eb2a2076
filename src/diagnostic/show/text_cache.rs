//! The texts that complaints are about, each read once where complaints come sorted by file.
//!
//! Comes in: a way to look at a file. Goes out: its text, as often as it is asked for.
//! Does not know: what is shown of it.

use std::fmt;
use std::rc::Rc;

use crate::base::lines::LineIndex;
use crate::base::path::SourcePath;

/// How many texts are kept: the file that the complaints are about, and those that their labels lead to.
const KEPT: usize = 4;

/// A text with its lines.
pub type Lines = LineIndex<Rc<str>>;

/// The texts that were asked for last.
pub struct TextCache<'r> {
    read: &'r dyn Fn(&SourcePath) -> Option<String>,
    /// The one asked for last at the end.
    kept: Vec<(SourcePath, Option<Rc<Lines>>)>,
}

impl<'r> TextCache<'r> {
    /// `read` gives a file's text, or `None` where it cannot be shown.
    pub fn new(read: &'r dyn Fn(&SourcePath) -> Option<String>) -> Self {
        Self { read, kept: Vec::with_capacity(KEPT) }
    }

    /// A file's text with its lines, found once however many places in it are asked for.
    pub fn lines(&mut self, path: &SourcePath) -> Option<Rc<Lines>> {
        let entry = match self.kept.iter().position(|(kept, _)| kept == path) {
            Some(at) => self.kept.remove(at),
            None => {
                if self.kept.len() == KEPT {
                    self.kept.remove(0);
                }
                (path.clone(), (self.read)(path).map(|text| Rc::new(LineIndex::new(Rc::from(text)))))
            }
        };
        let lines = entry.1.clone();
        self.kept.push(entry);
        lines
    }
}

impl fmt::Debug for TextCache<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.kept.iter().map(|(path, _)| path.as_str())).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn what_is_asked_for_often_is_read_once() {
        let read = RefCell::new(String::new());
        let look = |path: &SourcePath| {
            read.borrow_mut().push_str(path.as_str());
            (path.as_str() != "x").then(|| path.to_string())
        };
        let mut texts = TextCache::new(&look);
        for path in ["a", "b", "a", "x", "x", "a", "c", "d", "a", "b"] {
            let text = texts.lines(&SourcePath::new(path));
            assert_eq!(text.as_ref().map(|lines| &**lines.text()), (path != "x").then_some(path));
        }
        assert_eq!(*read.borrow(), "abxcdb");
    }
}
