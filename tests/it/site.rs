//! A small site in a folder of its own, and verbs to change, build and look at it.
//!
//! A test reads as a chain: make a site, build it, look at a file, change one, build again. Only this file knows how the
//! program is called; it runs with a cleared environment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A site's folder, removed when the test ends.
pub(crate) struct Site {
    dir: TempDir,
}

/// What a run of the program said.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Site {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { dir: tempfile::tempdir().expect("there is a temporary folder") }
    }

    /// A site of these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        files.iter().fold(Self::empty(), |site, (path, text)| site.file(path, text))
    }

    /// A site with one theme, one team, one outcome, one guide and one interview with one quote.
    pub(crate) fn small() -> Self {
        Self::of(&[
            ("content/themes/toil.md", "---\ntitle: Toil\naliases: [drudgery]\n---\nWhat hurts.\n"),
            ("content/teams/payments.md", "---\ntitle: Payments\nheadcount: 12\n---\n"),
            ("content/outcomes/faster.md", "---\ntitle: Faster\nweight: 1\n---\n"),
            (
                "content/guides/g1.md",
                "---\ntitle: G1\nsections:\n  - questions:\n      - {id: last, text: When last?}\n---\n",
            ),
            (
                "content/interviews/p07.md",
                "---\nparticipant: P07\nteam: payments\ninterviewer: Mira\nguide: g1\n---\n\n**Mira:** How?\n\n\
                 **P07:** [It took two weeks.]{.toil #two-weeks freq=monthly toil=3h q=last} So.\n",
            ),
        ])
    }

    /// Writes a file.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
        self
    }

    /// Removes a file.
    pub(crate) fn without(self, path: &str) -> Self {
        std::fs::remove_file(self.root().join(path)).expect("the file is there");
        self
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The output folder.
    pub(crate) fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Runs the program in the site's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        cairn(self.root(), arguments)
    }

    /// Builds; it must go well and say nothing but how it went.
    #[track_caller]
    pub(crate) fn build(self) -> Self {
        self.build_with(&["build"])
    }

    /// The same for the study's own audience, whose site has a folder of its own unless that is named.
    #[track_caller]
    pub(crate) fn build_into_public(self) -> Self {
        self.build_with(&["build", "--out", "public"])
    }

    #[track_caller]
    fn build_with(self, arguments: &[&str]) -> Self {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
        self
    }

    /// Builds; it must fail with exit code 1, say all of `expected`, and leave the output folder as it was.
    #[track_caller]
    pub(crate) fn fails_with(self, expected: &[&str]) -> Self {
        let before = files_below(&self.public());
        let run = self.run(&["build"]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        for expected in expected {
            assert!(run.stderr.contains(expected), "{expected:?} is not in:\n{}", run.stderr);
        }
        assert!(files_below(&self.public()) == before, "the output folder was touched");
        self
    }

    /// A file of the output as text.
    #[track_caller]
    pub(crate) fn output(&self, path: &str) -> String {
        let file = self.public().join(path);
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A data file.
    #[track_caller]
    pub(crate) fn data(&self, name: &str) -> Vec<serde_json::Value> {
        serde_json::from_str(&self.output(&format!("data/{name}.json"))).expect("it is an array")
    }
}

/// Runs the program in a folder, with nothing of the environment that could change what it says.
pub(crate) fn cairn(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_cairn"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Run {
        code: output.status.code().expect("it ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// All files below a folder with their bytes; none where there is no such folder.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files =
        walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let name = entry.path().strip_prefix(folder).expect("it is below").to_string_lossy().into_owned();
        (name, std::fs::read(entry.path()).expect("it can be read"))
    });
    named.collect()
}
