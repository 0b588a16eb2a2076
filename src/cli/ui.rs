//! How the program talks: messages, complaints and progress on standard error, results on standard output.
//!
//! Comes in: what there is to say. Goes out: text, coloured where the terminal shows colours and `NO_COLOR` is not set.
//! Does not know: what any of it is about.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::Zoned;

use crate::base::Date;
use crate::base::path::{SourcePath, shown};
use crate::base::plural::counted;
use crate::diagnostic::show::brief::{self, BriefLine};
use crate::diagnostic::show::human::{self, Colour};
use crate::diagnostic::show::{Naming, TextCache};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::Progress;
use crate::source;

/// Says one thing. That a terminal has gone away is no reason to stop.
pub(super) fn say(message: impl Display) {
    let _ = writeln!(anstream::stderr().lock(), "{message}");
}

/// Puts a result on standard output, for a program, or for a pager that may be closed early: then there is nobody to tell.
pub(super) fn print(text: impl AsRef<[u8]>) -> Result<(), String> {
    print_to(&mut std::io::stdout().lock(), text.as_ref())
}

/// The same for people: with styles where the terminal shows them.
pub(super) fn print_styled(text: impl AsRef<str>) -> Result<(), String> {
    print_to(&mut anstream::stdout().lock(), text.as_ref().as_bytes())
}

fn print_to(output: &mut impl Write, text: &[u8]) -> Result<(), String> {
    match output.write_all(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("standard output cannot be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// A path as a shell takes it for one word, and a program for no option.
pub(super) fn quoted(path: &Path) -> String {
    // Behind a link `..` may lead elsewhere than it seems to.
    let clean = shown(path);
    let path = if source::is_one_place(path, Path::new(&clean)) { clean.into() } else { path.to_string_lossy() };
    let path = if path.starts_with('-') { Cow::from(format!("./{path}")) } else { path };
    word(&path)
}

/// A text as a shell takes it for one word.
pub(super) fn word(text: &str) -> String {
    // Only a character of nothing cannot be quoted, and nobody types one.
    shlex::try_quote(text).map_or_else(|_| text.to_owned(), Cow::into_owned)
}

/// Says why the program could not run.
pub(super) fn say_error(message: impl Display) {
    say(format_args!("\u{1b}[1m\u{1b}[91merror\u{1b}[0m: {message}"));
}

/// Says what is doubtful and stops nothing.
pub(super) fn say_warning(message: impl Display) {
    say(format_args!("\u{1b}[1m\u{1b}[93mwarning\u{1b}[0m: {message}"));
}

/// Asks something on the line that the answer is typed on.
pub(super) fn ask(question: impl Display) {
    let mut terminal = anstream::stderr().lock();
    let _ = write!(terminal, "{question}: ");
    let _ = terminal.flush();
}

/// Shows complaints by place, of each rule the first few, then how many there were of each and in all.
pub(super) fn show(diagnostics: &[Diagnostic], text_of: &dyn Fn(&SourcePath) -> Option<String>, naming: Naming<'_>) {
    show_few(diagnostics, text_of, naming);
    say_count(diagnostics);
}

/// Shows complaints by place, of each rule the first few.
pub(super) fn show_few(
    diagnostics: &[Diagnostic],
    text_of: &dyn Fn(&SourcePath) -> Option<String>,
    naming: Naming<'_>,
) {
    let mut texts = TextCache::new(text_of);
    for line in brief::brief(diagnostics) {
        match line {
            BriefLine::Full(diagnostic) => show_one(diagnostic, &mut texts, naming),
            BriefLine::Rest(text) => say(format_args!("{text}\n")),
        }
    }
}

/// Shows all complaints by place.
pub(super) fn show_each(
    diagnostics: &[Diagnostic],
    text_of: &dyn Fn(&SourcePath) -> Option<String>,
    naming: Naming<'_>,
) {
    let mut texts = TextCache::new(text_of);
    diagnostics.iter().for_each(|diagnostic| show_one(diagnostic, &mut texts, naming));
}

fn show_one(diagnostic: &Diagnostic, texts: &mut TextCache<'_>, naming: Naming<'_>) {
    say(format_args!("{}\n", human::show(diagnostic, texts, naming, Colour::Always)));
}

/// Says how many complaints there were of each rule, and in all.
pub(super) fn say_count(diagnostics: &[Diagnostic]) {
    if let Some(table) = brief::table(diagnostics) {
        say(format_args!("{table}\n"));
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => {}
        (0, warnings) => say(counted(warnings, "warning")),
        (errors, 0) => say(counted(errors, "error")),
        (errors, warnings) => say(format_args!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))),
    }
}

/// A duration as people say it: `0.42 s`, `12 ms`.
pub(super) fn spoken(duration: Duration) -> String {
    if duration < Duration::from_millis(100) {
        format!("{} ms", duration.as_millis())
    } else {
        format!("{:.2} s", duration.as_secs_f64())
    }
}

/// Which day it is where the program runs.
pub(super) fn clock_day() -> Date {
    Zoned::now().date()
}

/// A progress bar where standard error is a terminal, nothing elsewhere.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{msg:>10} {bar:40} {pos}/{len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }
}

impl Bar {
    /// Takes the bar away, so that something can be said.
    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Progress for Bar {
    fn begin(&self, phase: &'static str, steps: usize) {
        if steps == 0 {
            return;
        }
        // The length before the name: each change may draw the bar, and one of nothing would look full.
        self.0.set_length(steps as u64);
        self.0.set_position(0);
        self.0.set_message(phase);
    }

    fn step(&self, _: u64) {
        self.0.inc(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_durations_read_well() {
        for (path, expected) in [("study", "study"), ("my study", "'my study'"), ("-x", "./-x"), ("a$b", "'a$b'")] {
            assert_eq!(quoted(Path::new(path)), expected);
        }
        assert_eq!(counted(1, "page"), "1 page");
        assert_eq!(counted(2, "page"), "2 pages");
        assert_eq!(counted(0, "opportunity"), "0 opportunities");
        assert_eq!(counted(3, "address"), "3 addresses");
        assert_eq!(spoken(Duration::from_millis(42)), "42 ms");
        assert_eq!(spoken(Duration::from_millis(1234)), "1.23 s");
    }
}
