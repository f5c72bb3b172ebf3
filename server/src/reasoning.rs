//! What follows from what is said: which commitments exclude each other, and what a chain rests on.
//!
//! Pure functions on plain data. Where claims come from is left to [`crate::workspace`], how a
//! conclusion is told to the rules.

mod basis;
mod chain;
mod commitment;
mod cycles;
mod grounds;
mod units;
mod values;
mod theory;
mod search;
mod standing;
mod incoherence;
mod conflict;

pub use basis::{Bases, Basis};
pub use chain::shortest_chain;
pub use commitment::{Commitment, Opposition};
pub use conflict::{Conclusions, Conflict, by_values, conclude, contests, opponents};
pub use cycles::{Circle, Cycles, shortest_round};
pub use grounds::Grounds;
pub use incoherence::Incoherence;
pub use standing::{Label, Labels, Standing};
pub use theory::{Link, Literal, Step, Theory};
pub use units::common_unit;
pub use values::{Clash, Position, clashes};
