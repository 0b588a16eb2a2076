//! What one page may cost: a study's templates are somebody else's, and may never end.
//!
//! Comes in: what a template writes, and each step it takes. Goes out: the bytes, or why it must stop, and where it was.
//! Does not know: which template, or what a step stands in.

use std::cell::RefCell;
use std::io;
use std::time::{Duration, Instant};

/// How much a page may cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) bytes: usize,
    pub(super) time: Duration,
}

impl Limits {
    /// What a study's own templates may cost: a hundred times what the largest page of a large study does.
    pub(super) const OWN: Self = Self { bytes: 64 << 20, time: Duration::from_secs(30) };

    /// Why a page of so many bytes is too large.
    pub(super) fn too_large(self) -> String {
        format!("this page has more than {} MB", self.bytes >> 20)
    }

    fn too_slow(self) -> String {
        format!("this page takes longer than {} seconds to write", self.time.as_secs_f32())
    }
}

/// One page while it is written.
#[derive(Debug, Clone, Copy)]
struct Spent {
    limits: Limits,
    begun: Instant,
    bytes: usize,
    /// The step taken last.
    step: Option<usize>,
}

impl Spent {
    fn excess(&self) -> Option<String> {
        if self.bytes > self.limits.bytes {
            return Some(self.limits.too_large());
        }
        (self.begun.elapsed() > self.limits.time).then(|| self.limits.too_slow())
    }
}

thread_local! {
    /// The page that this thread writes. The engine calls its functions with nothing of ours, so they look here.
    static PAGE: RefCell<Option<Spent>> = const { RefCell::new(None) };
}

/// What came of a page.
#[derive(Debug)]
pub(super) struct WrittenPage<T> {
    pub(super) result: T,
    pub(super) bytes: Vec<u8>,
    /// Why it is too much, if it is.
    pub(super) excess: Option<String>,
    /// The step taken last.
    pub(super) step: Option<usize>,
}

/// Writes one page.
pub(super) fn within<T>(limits: Limits, write: impl FnOnce(&mut Writer) -> T) -> WrittenPage<T> {
    let spent = Spent { limits, begun: Instant::now(), bytes: 0, step: None };
    PAGE.set(Some(spent));
    let mut writer = Writer { bytes: Vec::new() };
    let result = write(&mut writer);
    let spent = PAGE.take().unwrap_or(spent);
    WrittenPage { result, bytes: writer.bytes, excess: spent.excess(), step: spent.step }
}

/// Takes a step; the error says why the page must stop here.
pub(super) fn step(number: usize) -> Result<(), String> {
    PAGE.with_borrow_mut(|page| {
        let Some(spent) = page else { return Ok(()) };
        spent.step = Some(number);
        spent.excess().map_or(Ok(()), Err)
    })
}

/// Keeps what fits and drops the rest: the next step says where that was.
#[derive(Debug)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl io::Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fits = PAGE.with_borrow_mut(|page| {
            let Some(spent) = page else { return true };
            spent.bytes = spent.bytes.saturating_add(bytes.len());
            spent.bytes <= spent.limits.bytes
        });
        if fits {
            self.bytes.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const SMALL: Limits = Limits { bytes: 1 << 20, time: Duration::from_millis(50) };

    #[test]
    fn what_fits_is_written_and_no_more_is_kept() {
        let written = within(SMALL, |writer| writer.write_all(&vec![b'a'; 1 << 20]).and_then(|()| writer.flush()));
        assert_eq!((written.bytes.len(), written.excess, written.step), (1 << 20, None, None));
        let written = within(SMALL, |writer| {
            let larger = writer.write_all(&vec![b'a'; 1 << 19]).and_then(|()| writer.write_all(&vec![b'a'; 1 << 20]));
            (larger.is_ok(), step(3))
        });
        let said = "this page has more than 1 MB".to_owned();
        assert_eq!(written.result, (true, Err(said.clone())));
        assert_eq!((written.bytes.len(), written.excess, written.step), (1 << 19, Some(said), Some(3)));
    }

    #[test]
    fn a_step_after_the_time_is_one_too_many() {
        let taken = within(SMALL, |_| {
            let first = step(1);
            std::thread::sleep(SMALL.time * 2);
            (first, step(2))
        });
        let said = "this page takes longer than 0.05 seconds to write".to_owned();
        assert_eq!(taken.result, (Ok(()), Err(said)));
        assert_eq!(step(1), Ok(()), "no page is written now");
    }
}
