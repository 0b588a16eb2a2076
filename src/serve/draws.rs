//! The draws that say how sure the order of the priorities is, made while the site is shown without them.
//!
//! Comes in: draws that a study waits for. Goes out: what came of them, and the word to look again. Does not know: what they say,
//! what is built of them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::watch::Notifier;
use crate::pipeline::{FinishedDraws, PendingDraws};

/// Draws that are made on a thread of their own, one study's at a time.
pub(super) struct BackgroundDraws {
    notifier: Notifier,
    running: Option<RunningDraws>,
    finished: Arc<Mutex<Option<FinishedDraws>>>,
}

/// Draws that are being made; to drop them stops them.
struct RunningDraws {
    draws: Arc<PendingDraws>,
    is_stopped: Arc<AtomicBool>,
}

impl Drop for RunningDraws {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }
}

impl BackgroundDraws {
    /// With nothing to do.
    pub(super) fn new(notifier: Notifier) -> Self {
        Self { notifier, running: None, finished: Arc::default() }
    }

    /// Begins with the draws that a study waits for now. What an earlier one waited for is stopped, unless it is the same.
    pub(super) fn follow(&mut self, pending: Option<Arc<PendingDraws>>) {
        let is_same = |running: &RunningDraws| pending.as_ref().is_some_and(|pending| pending.is(&running.draws));
        if !self.running.as_ref().is_some_and(is_same) {
            self.running = pending.map(|draws| self.begin(draws));
        }
    }

    /// What came of draws since the last time that somebody asked.
    pub(super) fn finished(&self) -> Option<FinishedDraws> {
        self.finished.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn begin(&self, draws: Arc<PendingDraws>) -> RunningDraws {
        let running = RunningDraws { draws: Arc::clone(&draws), is_stopped: Arc::default() };
        let (is_stopped, finished) = (Arc::clone(&running.is_stopped), Arc::clone(&self.finished));
        let notifier = self.notifier.clone();
        std::thread::spawn(move || {
            if let Some(made) = draws.make(&is_stopped) {
                *finished.lock().unwrap_or_else(PoisonError::into_inner) = Some(made);
                notifier.look_again();
            }
        });
        running
    }
}
