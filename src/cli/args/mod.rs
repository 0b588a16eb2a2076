//! What was typed: the command line as a value.
//!
//! Comes in: arguments. Goes out: [`Args`]. Does not know: what a command does.

pub mod agreement;
mod candidates;
pub mod export;
pub mod import;
pub mod listen;
pub mod priorities;
pub mod refactor;
mod root;
pub mod search;
mod value;

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub use root::RootArgs;

use crate::base::Date;
use crate::content::{KindInfo, file_kinds};
use crate::pipeline::AskedAudience;

/// What `--help` says below the list of commands.
const EXAMPLES: &str = "\
Examples:
  cairn init study && cd study     Write a small commented study …
  cairn build                      … and build it into public/
  cairn serve --open               … or look at it while you work on it
  cairn new interview 2026-03-p07  Start a transcript that is filled in as far as it can be
  cairn build --base-url https://docs.example/research/ --out site
  cairn priorities --explain new-service
                                   What matters most, and how a number adds up
  cairn theme rename scaffolding new-service --dry-run
                                   Show what another name for a theme would change

Exit codes: 0 fine, 1 the content has errors, 2 could not run.
NO_COLOR=1 turns colours off.";

/// What `cairn check --help` says below the options.
const CHECK_EXAMPLES: &str = "\
Examples:
  cairn check content/interviews/2026-03-p07.md   Complaints about one file; the whole study is read
  cairn check --fix --dry-run                     What would be fixed, as a patch
  cairn check --format github --deny warnings     Annotations on a pull request
  cairn check --deny-names ~/names.toml           Whether a name that may not be published stands anywhere
  cairn check --explain why-you                   What a rule means, with examples

Complaints for people go to standard error, those for programs to standard output.
Exit codes: 0 clean or only warnings, 1 errors (with `--deny warnings` also warnings), 2 could not run.";

/// Turns marked interview transcripts into a site of quotes, themes and priorities.
#[derive(Debug, Parser)]
#[command(name = "cairn", version, about, after_help = EXAMPLES, arg_required_else_help = true, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    ///
    /// Reads site.toml, content/ and themes/ below the root and writes the site. All errors are shown in one run; where
    /// there is one, the output folder is not touched. Warnings do not fail a build.
    Build(BuildArgs),
    /// Say what is wrong with a study, and what is doubtful, without building it
    ///
    /// Reports everything that `cairn build` would report, and what its own rules find: quotes too short to stand
    /// alone, leading questions, themes nobody spoke to. `[check]` in site.toml sets the levels of rules; `<!--
    /// cairn-allow: RULE -->` in a file allows one at one place.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Show the site in a browser while you work on it: each save shows immediately
    ///
    /// Builds in memory and serves on this machine only. An open page reloads when it changed and stays where you are;
    /// errors are shown over the last good page until they are fixed. `[serve] editor` in site.toml makes their places
    /// links into your editor.
    Serve(ServeArgs),
    /// Write a small commented study that builds right away
    Init(InitArgs),
    /// Start a file of the study, filled in; never overwrites
    New(NewArgs),
    /// Make interviews of what recorders write: Zoom, Teams, Meet, Otter, Whisper and others
    ///
    /// Joins captions to turns and paragraphs, puts pseudonyms in the place of the names in labels, and writes one Markdown file
    /// an interview, as a draft. The report says what became of each letter.
    #[command(after_help = import::EXAMPLES)]
    Import(Box<import::ImportArgs>),
    /// Rename, merge and move themes, in all files at once
    Theme(refactor::ThemeArgs),
    /// Rename teams, in all files at once
    Team(refactor::TeamArgs),
    /// Record which addresses are published, so that none is lost
    ///
    /// Writes what is new into cairn.lock, beside site.toml: a line for each page and each quote of a transcript. A
    /// line that no page answers any more is an error that says how to fix it.
    #[command(after_help = "To give an address up on purpose, remove its line, or all that are gone with --prune.")]
    Lock(LockArgs),
    /// Show what matters most, try another policy, and ask why
    ///
    /// The rows of the page of priorities. What is tried changes nothing in the study: settings of `[scoring]` and `[study]`,
    /// weights of outcomes, interviews from a day on, a team left out with its people. An audience sees what it may see, and
    /// tries nothing.
    #[command(after_help = priorities::EXAMPLES)]
    Priorities(priorities::PrioritiesArgs),
    /// Show how far those agree who coded the same interviews, and where they differ
    ///
    /// Compares second codings with the first, turn by turn of what participants say: percent agreement, Cohen's and Fleiss' kappa,
    /// Krippendorff's alpha, and the passages to settle, themes that need work first. An audience sees what it may see.
    #[command(after_help = agreement::EXAMPLES)]
    Agreement(agreement::AgreementArgs),
    /// Show what nobody has heard and what somebody should hear next, and write down that they have
    ///
    /// Who asked, sat in or listened since has heard an interview. The next one for a person is one that fewest people have heard; of
    /// these of the team that they have heard least of; of these the longest, or the shortest where they have heard more than the
    /// others.
    #[command(after_help = listen::EXAMPLES)]
    Listen(listen::ListenArgs),
    /// Find who said something, and everything else by its words
    ///
    /// The results of the site's search: quotes first, then themes, opportunities and all other entries, then turns, each kind with
    /// what answers best first. A word is found in its other forms too, and where nothing is found, one letter off. An audience
    /// finds what it may see.
    #[command(after_help = search::EXAMPLES)]
    Search(search::SearchArgs),
    /// Write a transcript or a table for other programs
    ///
    /// A transcript with its quotes as captions, text, Markdown or a Word document; or quotes, interviews, themes, people,
    /// priorities or answers as a table. An audience gets what it may see.
    #[command(after_help = export::EXAMPLES)]
    Export(export::ExportArgs),
    /// Show how far the study is: what is planned, held and coded, by team, and whom to ask next
    ///
    /// The numbers of the page of the plan. `[study] aim` in site.toml says how many interviews are wanted; `stage: planned` in
    /// the file of an interview announces one, and counts nowhere else.
    #[command(after_help = "Example: cairn status --today 2026-08-01")]
    Status(StatusArgs),
    /// Show who may read what: each interview, and what each audience is shown of it
    ///
    /// An audience is a section `[audiences.NAME]` of site.toml. An interview's transcript is for those whom its `audience`
    /// names, its quotes also for those in `quotes_for`.
    #[command(after_help = "Example: cairn audiences --format md > who-may-read-what.md")]
    Audiences(AudiencesArgs),
    /// Print a completion script for a shell
    #[command(after_help = "Example: cairn completions bash > ~/.local/share/bash-completion/completions/cairn")]
    Completions(CompletionsArgs),
}

/// `cairn build`
#[derive(Debug, ClapArgs)]
pub struct BuildArgs {
    #[command(flatten)]
    pub(super) root: RootArgs,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
    #[command(flatten)]
    pub(super) day: DayArgs,
    /// Where the site goes: a new or empty folder, or one that an earlier build wrote [default: public in the root, or
    /// public-NAME for an audience]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The address of the site, in place of site.toml's `base_url`; may have a path
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Publish entries marked `draft: true` too
    #[arg(long)]
    pub(super) drafts: bool,
    /// Make everything anew, and cache nothing for the next build
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Print how long each phase took, and for how many files and bytes
    #[arg(long)]
    pub(super) timings: bool,
}

/// `cairn serve`
#[derive(Debug, ClapArgs)]
pub struct ServeArgs {
    #[command(flatten)]
    pub(super) root: RootArgs,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
    #[command(flatten)]
    pub(super) day: DayArgs,
    /// The port; if it is taken, the next free one. 0 picks any free one
    #[arg(long, value_name = "N", default_value_t = 4040, value_parser = value::port)]
    pub(super) port: u16,
    /// The address to listen on. With any but this machine's own, others on the network can read the site, unpublished
    /// interviews included; 0.0.0.0 is all addresses
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_parser = value::ip_address)]
    pub(super) host: IpAddr,
    /// Open the site in your browser
    #[arg(long)]
    pub(super) open: bool,
    /// Bring the browser to the quote that you wrote last
    #[arg(long)]
    pub(super) follow: bool,
    /// Show entries marked `draft: true` too
    #[arg(long)]
    pub(super) drafts: bool,
}

/// `cairn lock`
#[derive(Debug, ClapArgs)]
pub struct LockArgs {
    /// Only check: write nothing, and fail if an address would be gone
    #[arg(long)]
    pub(super) check: bool,
    /// Give up the addresses that are gone
    #[arg(long, conflicts_with = "check")]
    pub(super) prune: bool,
    #[command(flatten)]
    pub(super) root: RootArgs,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
}

/// `cairn status`
#[derive(Debug, ClapArgs)]
pub struct StatusArgs {
    #[command(flatten)]
    pub(super) root: RootArgs,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
    #[command(flatten)]
    pub(super) day: DayArgs,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: StatusFormat,
}

/// How the state of a study is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// For people
    Human,
    /// The object of `data/plan.json`
    Json,
}

/// The day that ages are counted to.
#[derive(Debug, ClapArgs)]
pub struct DayArgs {
    /// The day that ages are counted to, YYYY-MM-DD [default: the newest day in the study on which anything happened]
    #[arg(long = "today", value_name = "DATE", value_parser = value::day)]
    pub(super) count_day: Option<Date>,
}

/// `cairn audiences`
#[derive(Debug, ClapArgs)]
pub struct AudiencesArgs {
    #[command(flatten)]
    pub(super) root: RootArgs,
    /// How the table is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: TableFormat,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people, in columns
    Human,
    /// A JSON array
    Json,
    /// A table in Markdown
    Md,
}

/// `cairn check`
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// Show only complaints about these files and folders; the whole study is read all the same
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) root: RootArgs,
    #[command(flatten)]
    pub(super) audience: AudienceArgs,
    #[command(flatten)]
    pub(super) day: DayArgs,
    /// How the complaints are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
    /// Show each complaint; otherwise the first few of each rule, and how many more there are
    #[arg(long)]
    pub(super) all: bool,
    /// Let warnings end the program with exit code 1 too
    #[arg(long, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// Fix what can be fixed without changing its meaning, and show what is left
    #[arg(long)]
    pub(super) fix: bool,
    /// Write nothing, print the changes as a patch, and show what would be left
    #[arg(long, requires = "fix")]
    pub(super) dry_run: bool,
    /// Check entries marked `draft: true` too
    #[arg(long)]
    pub(super) drafts: bool,
    #[command(flatten)]
    pub(super) names: DeniedNamesArgs,
    /// Print what a rule means, why, and what to write instead; without a name, list all rules
    #[arg(long, value_name = "RULE", num_args = 0..=1, exclusive = true, add = candidates::rules())]
    pub(super) explain: Option<Option<String>>,
}

/// Which names may stand nowhere.
#[derive(Debug, ClapArgs)]
pub struct DeniedNamesArgs {
    /// Let no name of this list stand in a file of the study or in its site, as `cairn import --speakers` takes it; the list
    /// must lie outside of the repository, or be ignored by git
    #[arg(long, value_name = "FILE", conflicts_with = "fix", value_parser = value::path_or_nothing())]
    pub(super) deny_names: Option<PathBuf>,
    /// Look for names in what the next commit adds, and at nothing else: for a hook
    #[arg(long, requires = "deny_names", conflicts_with = "paths")]
    pub(super) staged: bool,
}

/// How complaints are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, with the lines they are about
    Human,
    /// A JSON array
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// What is not let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings
    Warnings,
}

/// Whom it is for.
#[derive(Debug, ClapArgs)]
pub struct AudienceArgs {
    /// Whom it is for: one of the audiences that site.toml describes [default: `audience` in site.toml; without that `build`,
    /// `export` and `lock` need one, and the others see everything]
    #[arg(long, value_name = "NAME", add = candidates::audiences())]
    pub(super) audience: Option<String>,
}

impl AudienceArgs {
    /// The same for whoever looks it up.
    pub(super) fn asked(&self) -> AskedAudience {
        AskedAudience::typed(self.audience.as_deref())
    }
}

/// `cairn init`
#[derive(Debug, ClapArgs)]
pub struct InitArgs {
    /// The folder: new, or empty
    pub(super) dir: PathBuf,
}

/// `cairn new`
#[derive(Debug, ClapArgs)]
pub struct NewArgs {
    /// What to start
    #[arg(value_parser = file_kind())]
    pub(super) kind: &'static KindInfo,
    /// Its name in addresses, like `2026-03-p07` or `new-service`; for a page also a path, like `method/coding`
    pub(super) slug: String,
    #[command(flatten)]
    pub(super) root: RootArgs,
}

/// The words for what can be started, each with what it is and where it goes.
fn file_kind() -> impl TypedValueParser<Value = &'static KindInfo> {
    let folder = |kind: &KindInfo| if kind.is_page() { String::new() } else { format!("{}/", kind.folder) };
    let help = move |kind: &KindInfo| format!("{}, in content/{}", kind.about, folder(kind));
    let words = file_kinds().map(|kind| PossibleValue::new(kind.word).help(help(kind)));
    PossibleValuesParser::new(words)
        .map(|word| file_kinds().find(|kind| kind.word == word).expect("only these words are taken"))
}

/// `cairn completions`
#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// The shell
    pub(super) shell: Shell,
}
