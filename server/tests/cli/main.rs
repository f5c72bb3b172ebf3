//! The command line from outside: the program is run on folders made for each test.

mod add_ignore;
mod bad_input;
mod baseline;
mod broken_pipe;
mod check;
mod colours;
mod completions;
mod configuration;
mod copies;
#[cfg(unix)]
mod diff;
mod disagreement;
mod documents;
mod fix;
mod fmt;
mod folder;
mod formats;
mod import;
mod init;
mod man;
mod promises;
#[cfg(unix)]
mod progress;
#[cfg(unix)]
mod pty;
mod quiet;
mod readme;
mod reference;
mod repository;
mod rule;
mod schema;
mod selection;
mod since;
mod stats;
mod stdin;
mod suppressions;
#[cfg(unix)]
mod unreadable;
mod version;
#[cfg(unix)]
mod watch;
