//! The one door to another program: git, asked for the history of a study, and for what its neighbours here ask.
//!
//! Comes in: the study's folder, a question. Goes out: a [`History`], an answer, or why there is none. Does not know: what it is
//! for.
//!
//! A study may be somebody else's, and what lies in its `.git` can name programs: for signatures, differences, hooks, pagers,
//! connections. So git is called with an environment of its own, without anybody's settings but the repository's; those of
//! them that start something are set over, and what is asked for needs none.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use super::git_log;
use crate::base::history::History;
use crate::diagnostic::shorten::shorten;

/// Why there is no history of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoHistory {
    /// There is no git.
    NoGit,
    /// The study is in no repository.
    NoRepository,
    /// The repository is another user's, and git does not look into it.
    NotOurs,
    /// The repository has the last changes only.
    Shallow,
    /// Nothing was ever committed.
    NoCommit,
    /// It took too long, or is too much.
    TooMuch,
    /// What else git has to say.
    Other(String),
}

/// Why, as the rest of a sentence.
impl fmt::Display for NoHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoGit => "there is no `git` here",
            Self::NoRepository => "the study is in no git repository",
            Self::NotOurs => "the repository belongs to somebody else, and git does not look into it",
            Self::Shallow => "this is a shallow clone, which has the last changes only",
            Self::NoCommit => "nothing was committed yet",
            Self::TooMuch => "git took more than a minute, or had more to say than fits",
            Self::Other(said) => return write!(f, "git says: {said}"),
        })
    }
}

/// How long a question may take. Twenty thousand changes take a second.
const PATIENCE: Duration = Duration::from_secs(60);
/// How much of an answer is read: far more than a hundred thousand changes have.
const MOST: u64 = 1 << 28;

/// What git calls the index of the commit that it is making, where that is another than the usual one.
const INDEX: &str = "GIT_INDEX_FILE";

/// A name of a file is no pattern.
const LITERALLY: [&str; 1] = ["--literal-pathspecs"];

/// Where nothing is, for settings that name a file.
const NOTHING: &str = "/dev/null";

/// What a repository's own settings may not say. What starts a program, reads a file of somebody else's choice, or changes
/// what is printed has a value here that does nothing.
const SETTINGS: [&str; 20] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.askPass=false",
    "core.alternateRefsCommand=false",
    "core.attributesFile=/dev/null",
    "credential.helper=",
    "protocol.allow=never",
    "diff.external=false",
    "diff.orderFile=/dev/null",
    "diff.relative=false",
    "gpg.program=false",
    "gpg.ssh.program=false",
    "log.showSignature=false",
    "log.follow=false",
    "mailmap.file=/dev/null",
    "mailmap.blob=",
    // A folder that looks like a repository from the inside is a part of somebody's study.
    "safe.bareRepository=explicit",
];

/// The history of the study in a folder. One that was read before is the same as long as the repository is.
pub(super) fn history(root: &Path, before: Option<History>) -> Result<History, NoHistory> {
    let head = head(root)?;
    if let Some(before) = before.filter(|before| before.head() == head) {
        return Ok(before);
    }
    let log = ask(
        root,
        &[
            "log",
            "-z",
            "--format=tformat:%x01%as %aE",
            "--name-status",
            "--relative",
            "--find-renames",
            "-l200",
            "--no-color",
            "--no-decorate",
            "--no-notes",
            "--no-show-signature",
            "--no-ext-diff",
            "--no-textconv",
            "--encoding=UTF-8",
            "HEAD",
            "--",
            "content",
        ],
    )?;
    Ok(git_log::read(head, &log))
}

/// What the history goes up to: the commit, and where in the repository the study lies.
fn head(root: &Path) -> Result<String, NoHistory> {
    let said = ask(root, &["rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD"])?;
    let said = String::from_utf8_lossy(&said);
    match said.split_once('\n') {
        Some(("false", head)) => Ok(head.trim_end().to_owned()),
        Some(("true", _)) => Err(NoHistory::Shallow),
        _ => Err(NoHistory::Other("this version of git is too old".to_owned())),
    }
}

/// Asks git something, in a folder.
pub(super) fn ask(root: &Path, question: &[&str]) -> Result<Vec<u8>, NoHistory> {
    let (status, said, complaint) = answer(&mut careful(root, &LITERALLY, question))?;
    if status.success() { Ok(said) } else { Err(refused(&String::from_utf8_lossy(&complaint))) }
}

/// Asks git something that it answers with yes or no by how it ends. Such questions take names as they are.
pub(super) fn agrees(root: &Path, question: &[&str]) -> Result<bool, NoHistory> {
    let (status, _, complaint) = answer(&mut careful(root, &[], question))?;
    match status.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        _ => Err(refused(&String::from_utf8_lossy(&complaint))),
    }
}

/// Asks git something about the commit that is being made: git itself says by its environment which index that is of.
pub(super) fn ask_of_commit(root: &Path, question: &[&str]) -> Result<Vec<u8>, NoHistory> {
    let mut git = careful(root, &LITERALLY, question);
    let index = std::env::var_os(INDEX).and_then(|index| std::path::absolute(index).ok());
    git.envs(index.map(|index| (INDEX, index)));
    let (status, said, complaint) = answer(&mut git)?;
    if status.success() { Ok(said) } else { Err(refused(&String::from_utf8_lossy(&complaint))) }
}

/// Asks git about its settings, or to set one, as whoever runs it has them: nothing is started by that.
pub(super) fn ask_of_settings(root: &Path, question: &[&str]) -> Result<Vec<u8>, NoHistory> {
    let mut git = Command::new("git");
    git.arg("--no-pager").args(question).current_dir(root);
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove(INDEX).env("LC_ALL", "C");
    git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (status, said, complaint) = answer(&mut git)?;
    if status.success() { Ok(said) } else { Err(refused(&String::from_utf8_lossy(&complaint))) }
}

/// Git, in such a way that no study chooses what runs.
fn careful(root: &Path, flags: &[&str], question: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.args(["--no-pager", "--no-replace-objects", "--no-optional-locks"]).args(flags);
    git.args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(question);
    git.env_clear().envs(environment()).current_dir(root);
    git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    git
}

/// What git sees of the world: where programs are, and nothing of who runs it.
fn environment() -> Vec<(&'static str, OsString)> {
    let fixed = [
        ("LC_ALL", "C"),
        ("HOME", NOTHING),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", NOTHING),
        ("GIT_ATTR_NOSYSTEM", "1"),
        ("GIT_TERMINAL_PROMPT", "0"),
        // What a repository lacks, since it was cloned in part, is not fetched.
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_ALLOW_PROTOCOL", "none"),
    ];
    let mut environment: Vec<(&'static str, OsString)> = fixed.map(|(name, value)| (name, value.into())).into();
    // Windows starts nothing without its root.
    environment.extend(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
    // A folder that is named from the current one may be the study's.
    let path = std::env::var_os("PATH").unwrap_or_else(|| "/usr/local/bin:/usr/bin:/bin".into());
    let absolute = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    environment.extend(std::env::join_paths(absolute).ok().map(|path| ("PATH", path)));
    environment
}

/// Runs git to its end, unless that takes too long or says too much: how it ended, and what it said.
fn answer(git: &mut Command) -> Result<(ExitStatus, Vec<u8>, Vec<u8>), NoHistory> {
    let other = |error: io::Error| NoHistory::Other(error.to_string());
    let mut running = git.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => NoHistory::NoGit,
        _ => other(error),
    })?;
    let said = running.stdout.take().map(read_beside);
    let complaint = running.stderr.take().map(read_beside);
    let said = said.and_then(|said| said.recv_timeout(PATIENCE).ok()).filter(|said| (said.len() as u64) < MOST);
    let Some(said) = said else {
        drop(running.kill());
        drop(running.wait());
        return Err(NoHistory::TooMuch);
    };
    let complaint = complaint.and_then(|complaint| complaint.recv_timeout(PATIENCE).ok()).unwrap_or_default();
    Ok((running.wait().map_err(other)?, said, complaint))
}

/// Reads what a program says while somebody else waits for it.
fn read_beside(from: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before it broke off is as good as a shorter answer.
        drop(from.take(MOST).read_to_end(&mut bytes));
        // Whoever waited may have lost patience.
        drop(send.send(bytes));
    });
    receive
}

/// What git means by its complaint.
fn refused(complaint: &str) -> NoHistory {
    let says = |words: &str| complaint.contains(words);
    if says("not a git repository") {
        NoHistory::NoRepository
    } else if says("dubious ownership") {
        NoHistory::NotOurs
    } else if says("ambiguous argument 'HEAD'") || says("does not have any commits") {
        NoHistory::NoCommit
    } else {
        let first = complaint.lines().next().unwrap_or_default();
        NoHistory::Other(shorten(first.trim_start_matches("fatal: ")).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_is_understood_when_it_refuses() {
        for (complaint, expected) in [
            ("fatal: not a git repository (or any of the parent directories): .git\n", NoHistory::NoRepository),
            ("fatal: detected dubious ownership in repository at '/s'\nTo add", NoHistory::NotOurs),
            ("fatal: ambiguous argument 'HEAD': unknown revision or path", NoHistory::NoCommit),
            ("fatal: bad object HEAD\n", NoHistory::Other("bad object HEAD".to_owned())),
            ("", NoHistory::Other(String::new())),
        ] {
            assert_eq!(refused(complaint), expected, "{complaint}");
        }
    }

    #[test]
    fn nothing_of_who_runs_it_reaches_git() {
        let environment = environment();
        let names: Vec<&str> = environment.iter().map(|(name, _)| *name).collect();
        assert!(!names.iter().any(|name| name.starts_with("GIT_DIR") || name.starts_with("GIT_CONFIG_COUNT")));
        let path = environment.iter().find(|(name, _)| *name == "PATH").map(|(_, path)| path.clone());
        assert!(path.is_some_and(|path| std::env::split_paths(&path).all(|folder| folder.is_absolute())));
    }
}
