//! What follows from what is said: which commitments exclude each other, and what a chain rests on.
//!
//! Pure functions on plain data. Where claims come from is left to [`crate::workspace`], how a
//! conclusion is told to the rules.

mod chain;
mod commitment;
mod cycles;
mod grounds;
mod units;
mod values;

pub use chain::shortest_chain;
pub use commitment::{Commitment, Opposition};
pub use cycles::{Circle, Cycles, shortest_round};
pub use grounds::Grounds;
pub use units::common_unit;
pub use values::{Clash, Position, clashes};
