//! What stands at the top of the repository for others to drop into their own CI: it is run here as it runs there, with a
//! server on this machine in the place of the published releases.
#![cfg(unix)]

mod action;
mod guide;
mod installer;
mod job;
mod release;
mod releases;
