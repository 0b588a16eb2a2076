//! Where the study is, as it was typed.
//!
//! Comes in: arguments. Goes out: [`RootArgs`]. Does not know: whether there is a study.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Where the study is.
#[derive(Debug, ClapArgs)]
pub struct RootArgs {
    /// The study: the folder that holds content/ and site.toml [default: the current folder, or the nearest above it
    /// that is a study]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) root: Option<PathBuf>,
}

impl RootArgs {
    /// The study that is named among words of which not all are typed yet.
    pub(super) fn among(words: &[OsString]) -> Self {
        const OPTION: &str = "--root";
        let behind = words.windows(2).find(|two| two[0] == OPTION).map(|two| PathBuf::from(&two[1]));
        let joined = words.iter().find_map(|word| word.to_str()?.strip_prefix(OPTION)?.strip_prefix('='));
        Self { root: behind.or_else(|| joined.map(PathBuf::from)) }
    }
}
