//! `claimlint check`: what the rules find, in the form that is asked for.

use super::baseline::Choice;
use super::fixing::{self, Fixing};
use super::formats::Destination;
use super::inspect::{Inspection, Scope};
use super::{CheckArguments, Outcome, add_ignore, formats, statistics, stdin, terminal, watch};

pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    if arguments.fixes.unsafe_fixes && !arguments.fixes.are_wanted() {
        let message =
            "--unsafe-fixes says which fixes are made: add --fix, or --diff to look at them first";
        return Err(message.to_owned());
    }
    let destinations = Destination::all(&arguments.output)?;
    let filename = arguments.stdin_filename.as_deref();
    let mut scope = match stdin::read(&arguments.paths, filename)? {
        Some(stand_in) => Scope::of_stdin(stand_in, &arguments.selection)?,
        None => Scope::new(&arguments.paths, &arguments.selection)?,
    };
    scope.fail_on(arguments.verdict.fail_on());
    scope.set_baseline(Choice::of_check(&arguments.known, scope.here()));
    let show = |inspection: &mut Inspection| show(arguments, &scope, &destinations, inspection);
    match arguments.watch {
        true => watch::run(&scope, show),
        false => show(&mut scope.inspect()?),
    }
}

/// Shows what the rules find, and mends what is wanted.
fn show(
    arguments: &CheckArguments,
    scope: &Scope,
    destinations: &[Destination],
    inspection: &mut Inspection,
) -> Result<Outcome, String> {
    for destination in destinations {
        destination.spare_input(scope, inspection)?;
    }
    let mut fixing = match arguments.fixes.are_wanted() {
        true => fixing::fix(scope, inspection, arguments.fixes.unsafe_fixes)?,
        false => Fixing::none(scope, inspection)?,
    };
    let silencing = match &arguments.known.add_ignore {
        Some(reason) => Some(add_ignore::run(&mut fixing, scope, inspection, reason)?),
        None => None,
    };
    write_fixed(arguments, scope, &fixing)?;
    let report = &mut fixing.report;
    match &silencing {
        _ if arguments.fixes.diff => {}
        Some(told) => terminal::print(told)?,
        None if arguments.verdict.statistics => statistics::print(report)?,
        None => formats::write(destinations, &arguments.output, report, scope.here())?,
    }
    tell(arguments, scope, inspection, &fixing);
    let fails = match arguments.fixes.diff {
        true => fixing.made > 0 && !arguments.verdict.exit_zero,
        false => fixing.report.fails(),
    };
    Ok(match (fixing.report.errors.is_empty(), fails) {
        (false, _) => Outcome::Incomplete,
        (true, true) => Outcome::Findings,
        (true, false) => Outcome::Clean,
    })
}

/// Tells what is to be known besides the findings.
fn tell(arguments: &CheckArguments, scope: &Scope, inspection: &Inspection, fixing: &Fixing) {
    if let Some(warning) = inspection.explain_left_out(scope) {
        terminal::warning(&warning);
    }
    for warning in &fixing.left_alone {
        terminal::warning(warning);
    }
    for note in fixing.notes.iter().chain(&fixing.summary(arguments)) {
        terminal::note(note);
    }
    for error in &fixing.report.errors {
        terminal::error(error);
    }
}

/// Writes what was fixed to its files, or to standard output where it came from standard input; or shows it.
fn write_fixed(arguments: &CheckArguments, scope: &Scope, fixing: &Fixing) -> Result<(), String> {
    if arguments.fixes.diff {
        return fixing.changes.print_diff(scope.here());
    }
    match scope.stand_in().filter(|_| arguments.fixes.fix) {
        Some(stand_in) => {
            let bytes = fixing.changes.bytes(&stand_in.path);
            terminal::print_file(bytes.unwrap_or(&stand_in.bytes))
        }
        None => fixing.changes.write(scope.here()),
    }
}
