//! `claimlint check`: what the rules find, in the form that is asked for.

use std::path::Path;

use super::baseline::Choice;
use super::formats::Destination;
use super::inspect::Scope;
use super::{CheckArguments, Outcome, add_ignore, baseline, formats, statistics, stdin, terminal};

pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    let destinations = Destination::all(&arguments.output)?;
    let filename = arguments.stdin_filename.as_deref();
    let mut scope = match stdin::read(&arguments.paths, filename)? {
        Some(stand_in) => Scope::of_stdin(stand_in, &arguments.selection)?,
        None => Scope::new(&arguments.paths, &arguments.selection)?,
    };
    scope.fail_on(arguments.verdict.fail_on());
    scope.set_baseline(Choice::of_check(&arguments.known, scope.here()));
    let inspection = scope.inspect()?;
    for destination in &destinations {
        destination.spare_input(&inspection)?;
    }
    let mut report = inspection.report(scope.here());
    let notes = baseline::hide_known(&mut report, &scope, &inspection)?;
    match &arguments.known.add_ignore {
        Some(reason) => add_ignore::run(&mut report, &inspection, scope.here(), reason)?,
        None if arguments.verdict.statistics => statistics::print(&report)?,
        None => formats::write(&destinations, &arguments.output, &mut report, scope.here())?,
    }
    let left_out = inspection.left_out.as_slice();
    if let [first, ..] = left_out
        && left_out.len() == scope.given()
    {
        terminal::warning(&explain_left_out(scope.here(), first, left_out.len()));
    }
    for note in &notes {
        terminal::note(note);
    }
    for error in &report.errors {
        terminal::error(error);
    }
    Ok(match (report.errors.is_empty(), report.fails()) {
        (false, _) => Outcome::Incomplete,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    })
}

fn explain_left_out(here: &Path, first: &Path, count: usize) -> String {
    let shown = first.strip_prefix(here).unwrap_or(first).display();
    let subject = match count {
        1 => format!("{shown} is"),
        _ => format!("{shown} and all other files given are"),
    };
    format!("nothing is checked: {subject} ignored by a .gitignore or excluded by `exclude`")
}
