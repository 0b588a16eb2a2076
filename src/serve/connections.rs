//! Connections of browsers: taken one by one, and none is held by somebody who never asks.
//!
//! Comes in: a listener, what answers, and when to stop. Goes out: nothing. Does not know: what is asked or answered.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

/// How long the head of a request may take to come in, and how long a connection may lie idle.
const HEAD: Duration = Duration::from_secs(10);
/// How long to wait where the system has no more connections to give.
const EXHAUSTED: Duration = Duration::from_millis(200);

/// Answers until it is told to stop, and what is asked by then to its end.
pub(super) async fn serve(listener: TcpListener, app: Router, stopped: impl Future<Output = ()>) {
    let mut server = Builder::new(TokioExecutor::new()).http1_only();
    server.http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    // Each connection has a receiver: all are answered when the last of them is gone.
    let (ending, end) = watch::channel(());
    let mut stopped = pin!(stopped);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopped => break,
        };
        match accepted {
            Ok((stream, _)) => {
                tokio::spawn(answer(server.clone(), stream, app.clone(), end.clone()));
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(_) => tokio::time::sleep(EXHAUSTED).await,
        }
    }
    // Nobody else is let in while the others are answered.
    drop((listener, end));
    ending.send_replace(());
    ending.closed().await;
}

/// Answers one connection, to its end; at the end of all, only what was asked already.
async fn answer(server: Builder<TokioExecutor>, stream: TcpStream, app: Router, mut end: watch::Receiver<()>) {
    let service = TowerToHyperService::new(app.map_request(|request: Request<_>| request.map(Body::new)));
    let mut connection = pin!(server.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        // Whoever went away needs no answer.
        _ = connection.as_mut() => return,
        _ = end.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// Whether the error says nothing of the connections to come.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}
