//! `claimlint check --watch`: the same check again whenever something has changed, until it is interrupted.
//!
//! What has changed is read again, and nothing else; how it is heard of is left to [`notice`].

mod notice;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use console::Term;

use super::inspect::{Inspection, Scope};
use super::report::{counted, relative};
use super::{Outcome, terminal};
use notice::Notice;

/// Names in a line on what has changed; more are counted.
const MOST_NAMED: usize = 3;

/// Shows what `show` does, now and after each change. Ends where nobody reads it any more; what interrupts a process
/// ends it as any other.
///
/// # Errors
/// When changes cannot be heard of.
pub(super) fn run(
    scope: &Scope,
    show: impl Fn(&mut Inspection) -> Result<Outcome, String>,
) -> Result<Outcome, String> {
    let mut notice = Notice::new()?;
    let mut inspection = look(scope, &mut notice);
    loop {
        let shown = inspection.and_then(|mut inspection| {
            show(&mut inspection)?;
            Ok(inspection)
        });
        if terminal::is_left() {
            return Ok(Outcome::Clean);
        }
        match &shown {
            Ok(inspection) => {
                let files = counted(inspection.count_files(), "file");
                terminal::remark(&format!("Waiting for changes in {files} (Ctrl-C ends)"));
            }
            Err(message) => {
                terminal::error(message);
                terminal::remark("Waiting for a change that mends this (Ctrl-C ends)");
            }
        }
        let changed;
        (changed, inspection) = next(scope, &mut notice, shown.ok())?;
        announce(scope, &changed);
    }
}

/// Waits until there is something else to be told: what has changed, and what is known now. Where nothing is known,
/// everything is looked at anew.
fn next(
    scope: &Scope,
    notice: &mut Notice,
    mut known: Option<Inspection>,
) -> Result<(BTreeSet<PathBuf>, Result<Inspection, String>), String> {
    loop {
        let changed = notice.next()?;
        let Some(mut inspection) = known.take() else {
            return Ok((changed, look(scope, notice)));
        };
        match refresh(scope, notice, &mut inspection, &changed) {
            Ok(other) if other.is_empty() => known = Some(inspection),
            Ok(other) => return Ok((other, Ok(inspection))),
            Err(message) => return Ok((changed, Err(message))),
        }
    }
}

/// Looks at everything, and hears of all changes from then on.
fn look(scope: &Scope, notice: &mut Notice) -> Result<Inspection, String> {
    notice.hear_of(scope.roots());
    let mut inspection = scope.inspect()?;
    // What has changed while it was read is read again.
    let nothing_yet = BTreeSet::new();
    refresh(scope, notice, &mut inspection, &nothing_yet)?;
    Ok(inspection)
}

/// Brings an inspection up to date, until there is no folder in it that nobody listens to. Returns what makes a
/// difference.
fn refresh(
    scope: &Scope,
    notice: &mut Notice,
    inspection: &mut Inspection,
    changed: &BTreeSet<PathBuf>,
) -> Result<BTreeSet<PathBuf>, String> {
    let mut other = scope.refresh(inspection, changed)?;
    loop {
        let new = notice.hear_of(scope.watched(inspection));
        if new.is_empty() {
            return Ok(other);
        }
        other.extend(scope.refresh(inspection, &inspection.files_in(&new))?);
    }
}

/// Clears a terminal, or says in a log what has changed.
fn announce(scope: &Scope, changed: &BTreeSet<PathBuf>) {
    if io::stdout().is_terminal() {
        // Where it cannot be cleared, what follows stands below.
        let _ = Term::stdout().clear_screen();
        return;
    }
    let names = changed.iter().take(MOST_NAMED);
    let names = names.map(|path| relative(&path.as_path().into(), scope.here()));
    let here = |name: String| {
        if name.is_empty() {
            ".".to_owned()
        } else {
            name
        }
    };
    let names = names.map(here).collect::<Vec<_>>().join(", ");
    terminal::remark(&match changed.len().saturating_sub(MOST_NAMED) {
        0 => format!("\nChanged: {names}"),
        more => format!("\nChanged: {names} and {more} more"),
    });
}
