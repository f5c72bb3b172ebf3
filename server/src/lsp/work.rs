//! The work for a request under way, and whether anybody still waits for it.
//!
//! Who no longer waits gets an answer at once, and what is worked out meanwhile is thrown away. So long work looks up
//! from time to time and ends early, with whatever it has.

use tokio_util::sync::CancellationToken;

tokio::task_local! {
    static CANCELLED: CancellationToken;
}

/// Does work that somebody may cancel.
pub(super) fn cancellable<Answer>(
    cancelled: CancellationToken,
    work: impl FnOnce() -> Answer,
) -> Answer {
    CANCELLED.sync_scope(cancelled, work)
}

/// Cancelled as soon as nobody waits for the work under way.
pub(super) fn cancelled() -> CancellationToken {
    CANCELLED.try_with(Clone::clone).unwrap_or_default()
}
