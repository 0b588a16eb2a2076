//! What was typed after `cairn theme` and `cairn team`.
//!
//! Comes in: arguments. Goes out: [`ThemeArgs`] and [`TeamArgs`]. Does not know: what a command does.

use clap::{ArgGroup, Args as ClapArgs, Subcommand};

use super::{RootArgs, candidates};

/// `cairn theme`
#[derive(Debug, ClapArgs)]
pub struct ThemeArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: ThemeCommand,
}

/// What can be done to a theme.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ThemeCommand {
    /// Give a theme another slug, wherever it is named
    ///
    /// Its file, and every mark, tag, stand-off quote, parent, opportunity, ask, assumption, workflow and finding of the
    /// home page that names it, change at once; the old slug becomes an alias, so that its address redirects.
    #[command(after_help = "Example: cairn theme rename scaffolding new-service --dry-run")]
    Rename {
        /// The slug that it has, or an alias
        #[arg(add = candidates::themes())]
        old: String,
        /// The slug that it gets
        new: String,
        #[command(flatten)]
        common: CommonArgs,
    },
    /// Make several themes one
    ///
    /// Quotes of all of them become quotes of the one; the others' slugs become its aliases, and their definitions go
    /// below its own. Where their files say different things under one key, nothing changes and the places are shown; but `status`, `owner` and
    /// `lead` stay as the remaining file has them, and a note says what ends.
    #[command(after_help = "Example: cairn theme merge slow-pipeline flaky-tests --into waiting-for-tests")]
    Merge {
        /// Two or more themes
        #[arg(required = true, num_args = 1.., add = candidates::themes())]
        themes: Vec<String>,
        /// What they become: one of them, another theme, or a new slug
        #[arg(long, value_name = "THEME", add = candidates::themes())]
        into: String,
        #[command(flatten)]
        common: CommonArgs,
    },
    /// Put a theme below another one, or at the top
    #[command(after_help = "Example: cairn theme move flaky-tests --under shipping")]
    #[command(group(ArgGroup::new("place").required(true).args(["under", "to_top"])))]
    Move {
        /// The theme that moves, with all below it
        #[arg(add = candidates::themes())]
        theme: String,
        /// The theme that becomes its parent
        #[arg(long, value_name = "THEME", add = candidates::themes())]
        under: Option<String>,
        /// Remove its parent
        #[arg(long, conflicts_with = "under")]
        to_top: bool,
        #[command(flatten)]
        common: CommonArgs,
    },
}

/// `cairn team`
#[derive(Debug, ClapArgs)]
pub struct TeamArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: TeamCommand,
}

/// What can be done to a team.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TeamCommand {
    /// Give a team another slug, wherever it is named
    ///
    /// Its file, and every interview, listener, theme, ask, tool, workflow, opportunity and team that names it, change at
    /// once; the old slug becomes an alias. `with` of a validation, and `aim` in site.toml, keep it.
    #[command(after_help = "Example: cairn team rename infra foundations")]
    Rename {
        /// The slug that it has, or an alias
        #[arg(add = candidates::teams())]
        old: String,
        /// The slug that it gets
        new: String,
        #[command(flatten)]
        common: CommonArgs,
    },
}

/// What all of them have.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct CommonArgs {
    /// Print what would change, as `git diff` does, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[command(flatten)]
    pub(in crate::cli) root: RootArgs,
}
