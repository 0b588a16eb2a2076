//! The site while somebody works on it: built in memory, shown in a browser, and following each save.
//!
//! Comes in: a study's folder and how it is to be shown. Goes out: answers to a browser, until somebody says stop.
//! Does not know: how any page is made, where messages are printed.

mod address;
mod answer;
mod audience_switch;
mod builder;
mod connections;
mod draws;
mod http;
mod live;
mod open_pages;
mod state;
mod watch;

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::watch as latest;

use crate::base::Date;
use crate::diagnostic::Diagnostic;
use crate::pipeline::{AskedAudience, Progress, Summary};
use crate::source::{Snapshot, SourceError};
use audience_switch::{AudienceSwitch, Chooser};
use builder::{Builder, BuilderParts};
use state::ServedState;
use watch::ChangeWatcher;

/// What is to be shown, and to whom.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the study.
    pub root: PathBuf,
    /// The address that is listened on.
    pub host: IpAddr,
    /// The port; where it is taken the next free one. 0 is any.
    pub port: u16,
    /// Show drafts too.
    pub drafts: bool,
    /// Bring the browser to the quote that was written last.
    pub follow: bool,
    /// Whom it is for.
    pub audience: AskedAudience,
    /// The day that ages are counted to, in place of the newest one in the study.
    pub count_day: Option<Date>,
}

/// Hears what the server does.
pub trait Observer: Send + Sync {
    /// Who hears how far the first build is.
    fn progress(&self) -> &dyn Progress;
    /// Which day it is.
    fn clock_day(&self) -> Date;
    /// A build is done.
    fn built(&self, built: &Built<'_>);
    /// The site can be looked at.
    fn serving(&self, serving: &Serving);
    /// Something does not work as it should, and goes on in another way.
    fn warn(&self, message: &str);
}

/// A build that is done.
#[derive(Debug)]
pub struct Built<'b> {
    /// What was wrong; with an error among it, the site before stays.
    pub diagnostics: &'b [Diagnostic],
    /// The files as they were, for excerpts.
    pub snapshot: &'b Snapshot,
    /// What is shown now.
    pub summary: Option<Summary>,
    /// Why it was built.
    pub reason: BuildReason,
    /// The files that somebody touched and a build reads, below the root; none for the first build.
    pub touched: &'b [String],
    /// From the moment the change was noticed until the new site can be asked for.
    pub took: Duration,
}

/// Why a site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildReason {
    /// Somebody may have changed the study, or it is the first time.
    Study,
    /// It became known how sure the order of the priorities is.
    Draws,
}

/// Where the site can be looked at.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The address, for a browser on this machine.
    pub url: String,
    /// The port that was asked for, where that was taken.
    pub taken: Option<u16>,
    /// Whether others on the network can look as well.
    pub open_to_others: bool,
}

/// Why a site cannot be served.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The folder cannot be looked at.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// No port is to be had.
    #[error("cannot listen on {address} ({source}): choose another `--port`, or another `--host`")]
    Listen {
        /// What was asked for.
        address: SocketAddr,
        /// The system's words.
        source: io::Error,
    },
    /// The system does not let us.
    #[error("the server cannot run: {0}")]
    Run(#[from] io::Error),
}

/// How many ports are tried from the one that was asked for.
const PORTS: u16 = 50;
/// How many threads make pages and read files: however many listen, they are told by these.
const MAKERS: usize = 16;
/// How long one of them stays that has nothing to do.
const IDLE: Duration = Duration::from_secs(2);
/// How long answers that are under way may take when somebody has said stop.
const GRACE: Duration = Duration::from_millis(500);

/// Shows a study until somebody says stop (Ctrl-C, or a request of the system to end).
///
/// # Errors
///
/// Where there is no such study, or nothing can be listened on. What is wrong with its content is shown, not returned.
pub fn run(options: &Options, observer: &Arc<dyn Observer>) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(MAKERS)
        .thread_keep_alive(IDLE)
        .enable_all()
        .build()?;
    let (listener, taken) = runtime.block_on(listen(SocketAddr::new(options.host, options.port)))?;
    let address = listener.local_addr()?;
    let url = format!("http://{}/", SocketAddr::new(nearest(address.ip()), address.port()));
    let (sender, receiver) = latest::channel(Arc::new(ServedState::default()));
    let (changes, notifier) = ChangeWatcher::start(&options.root, &**observer);
    let is_here = address.ip().is_loopback();
    let chooser = if is_here { Chooser::Anybody } else { Chooser::Nobody };
    let switch = Arc::new(AudienceSwitch::new(options.audience.clone(), notifier.clone(), chooser));
    let mut builder = Builder::new(BuilderParts {
        options: options.clone(),
        url: url.clone(),
        switch: Arc::clone(&switch),
        observer: Arc::clone(observer),
        states: sender,
        changes,
        notifier: notifier.clone(),
    });
    builder.first()?;
    observer.serving(&Serving { url, taken: taken.then_some(options.port), open_to_others: !is_here });
    let builder = std::thread::spawn(move || builder.run());
    let app = http::router(answer::AppState::new(receiver, address, switch));
    runtime.block_on(async {
        let stopped = async move {
            stop_signal().await;
            // The last sender goes with the builder, and with it everything that waits for news.
            notifier.stop();
        };
        tokio::select! {
            () = connections::serve(listener, app, stopped) => {}
            () = async { stop_signal().await; tokio::time::sleep(GRACE).await } => {}
        }
    });
    // A builder that panicked has said so; there is nothing left to clean up.
    let _ = builder.join();
    runtime.shutdown_timeout(GRACE);
    Ok(())
}

/// Listens on a port, or on the next one that is free; tells whether the first was taken.
async fn listen(address: SocketAddr) -> Result<(TcpListener, bool), ServeError> {
    let last = if address.port() == 0 { 0 } else { address.port().saturating_add(PORTS) };
    let mut port = address.port();
    loop {
        match TcpListener::bind(SocketAddr::new(address.ip(), port)).await {
            Ok(listener) => return Ok((listener, port != address.port())),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < last => port += 1,
            Err(source) => return Err(ServeError::Listen { address, source }),
        }
    }
}

/// The address for a browser on this machine: what listens on all addresses is here too.
fn nearest(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        address => address,
    }
}

/// Ctrl-C, or what a system sends to end a program.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut end) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = end.recv() => {}
            }
            return;
        }
    }
    // Without a way to hear of Ctrl-C the system ends the program by itself.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
