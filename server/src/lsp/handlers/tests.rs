//! What becomes of work that goes wrong, and of work that nobody waits for any more.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use tower_lsp::LspService;
use tower_lsp::jsonrpc::ErrorCode;

use super::*;
use crate::lsp::work;

/// How long anything may take before the test has failed.
const PATIENCE: Duration = Duration::from_secs(60);

fn handlers() -> Handlers {
    let begin = |client| Handlers::new(Arc::default(), client, Outgoing::new().0);
    LspService::new(begin).0.inner().clone()
}

#[tokio::test]
async fn work_that_panics_is_an_error_and_the_next_is_answered() {
    let handlers = handlers();
    let panic = handlers.answer(|_| -> usize { panic!("as the test wants it") });
    let error = panic.await.expect_err("no answer");
    assert_eq!(error.code, ErrorCode::InternalError);
    // It has let go of everything that others need.
    let locked = handlers.answer(|session| {
        let _all = session.snapshots();
        panic!("as the test wants it")
    });
    let locked: Result<()> = locked.await;
    assert!(locked.is_err());
    let roots = handlers.answer(|session| session.snapshots().len()).await;
    assert_eq!(roots, Ok(0));
}

#[tokio::test]
async fn work_that_nobody_waits_for_ends() {
    let handlers = handlers();
    let (sender, told) = channel();
    let answer = handlers.answer(move |_| {
        sender.send("begun").expect("the test waits");
        let work = work::LookingUp::now();
        while !work.is_cancelled() {}
        sender.send("ended").expect("the test waits");
    });
    let begun = tokio::task::spawn_blocking(move || (told.recv_timeout(PATIENCE), told));
    let (begun, told) = tokio::select! {
        biased;
        _ = answer => panic!("it never ends by itself"),
        begun = begun => begun.expect("no panic"),
    };
    assert_eq!(begun, Ok("begun"));
    // The request was cancelled: nobody waits for the future any more, and it was dropped.
    let ended = tokio::task::spawn_blocking(move || told.recv_timeout(PATIENCE)).await;
    assert_eq!(ended.expect("no panic"), Ok("ended"));
}

#[test]
fn work_that_nobody_waits_for_does_not_begin() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .max_blocking_threads(1)
        .build()
        .expect("a runtime");
    let begun = Arc::new(AtomicUsize::new(0));
    let (release, released) = channel::<()>();
    runtime.block_on(async {
        let handlers = handlers();
        let count = |begun: &Arc<AtomicUsize>| {
            let begun = begun.clone();
            move |_: &Session| begun.fetch_add(1, Ordering::Relaxed)
        };
        // The only thread is busy.
        let busy = handlers.answer(move |_| released.recv_timeout(PATIENCE).is_ok());
        let mut busy = std::pin::pin!(busy);
        let late = handlers.answer(count(&begun));
        tokio::select! {
            biased;
            _ = &mut busy => panic!("nothing was released"),
            _ = late => panic!("there is no thread"),
            () = std::future::ready(()) => {}
        }
        release.send(()).expect("somebody waits");
        assert_eq!(busy.await, Ok(true));
        assert_eq!(
            handlers.answer(count(&begun)).await,
            Ok(0),
            "the first to count"
        );
    });
}
