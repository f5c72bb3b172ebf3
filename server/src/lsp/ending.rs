//! When the server ends, and whether in order: `shutdown` then `exit`, or less politely.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use waitpid_any::WaitHandle;

/// How long answers may take to reach a client that has said `exit`. A client that no longer reads
/// must not keep the process alive.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// What is known of the end.
#[derive(Debug, Default)]
pub(super) struct Ending {
    shut_down: AtomicBool,
    exit: Notify,
    orphaned: Notify,
}

impl Ending {
    /// The client asked for a shutdown.
    pub(super) fn shut_down(&self) {
        self.shut_down.store(true, Ordering::Relaxed);
    }

    /// Whether the client asked for a shutdown.
    pub(super) fn is_orderly(&self) -> bool {
        self.shut_down.load(Ordering::Relaxed)
    }

    /// The client said `exit`.
    pub(super) fn exit(&self) {
        self.exit.notify_one();
    }

    /// The client is gone.
    pub(super) fn orphan(&self) {
        self.orphaned.notify_one();
    }

    /// Waits until the server must end, whatever it is doing.
    pub(super) async fn is_forced(&self) {
        tokio::select! {
            () = self.orphaned.notified() => {}
            () = async {
                self.exit.notified().await;
                tokio::time::sleep(LAST_WORDS).await;
            } => {}
        }
    }
}

/// Calls `then` when a process ends. A process that cannot be found is not waited for: the client
/// may live in another container, and then only the closing of our input tells of its end.
pub(super) fn when_process_ends(process: u32, then: impl FnOnce() + Send + 'static) {
    let Some(mut process) = i32::try_from(process)
        .ok()
        .and_then(|process| WaitHandle::open(process).ok())
    else {
        return;
    };
    std::thread::spawn(move || {
        if process.wait().is_ok() {
            then();
        }
    });
}
