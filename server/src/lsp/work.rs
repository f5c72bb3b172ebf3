//! The work for a request under way, and whether anybody still waits for it.
//!
//! Who no longer waits gets an answer at once, and what is worked out meanwhile is thrown away. So long work looks up
//! from time to time and ends early, with whatever it has. Then it lets others have their turn as well: the thread that reads
//! and writes messages may be waiting for this very core, and the system itself may look only some milliseconds later.

use std::cell::Cell;
use std::time::{Duration, Instant};

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

/// How long work goes on before it lets others have their turn.
const TURN: Duration = Duration::from_micros(500);

/// Work that looks up: whether anybody still waits, and whether others want their turn.
pub(super) struct LookingUp {
    cancelled: CancellationToken,
    turn_began: Cell<Instant>,
}

impl LookingUp {
    /// For the work under way.
    pub(super) fn now() -> Self {
        Self {
            cancelled: cancelled(),
            turn_began: Cell::new(Instant::now()),
        }
    }

    /// Whether nobody waits for the work any more. Lets others go first where the work has gone on for a while.
    pub(super) fn is_cancelled(&self) -> bool {
        if self.turn_began.get().elapsed() >= TURN {
            std::thread::yield_now();
            self.turn_began.set(Instant::now());
        }
        self.cancelled.is_cancelled()
    }
}
