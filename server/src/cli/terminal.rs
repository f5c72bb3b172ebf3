//! Writing to the terminal: colours where they are wanted, silence where the reader has left.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::arguments::{Color, TerminalArguments};
use super::visible::visible_lines;

/// Whether only what is found and what goes wrong is told, as the process was asked to.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Whether a file's bytes stand on standard output, so that nothing else can.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the reader of standard output has left.
static IS_LEFT: AtomicBool = AtomicBool::new(false);

/// Prints in colours where the environment wants them though there is no terminal. `NO_COLOR`, `CLICOLOR_FORCE` and
/// `CLICOLOR` are heeded by the streams themselves.
pub(super) fn heed_environment() {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_forced = is_set("FORCE_COLOR") && env::var_os("FORCE_COLOR").is_none_or(|it| it != "0");
    if is_forced && !is_set("NO_COLOR") {
        ColorChoice::Always.write_global();
    }
}

/// Heeds what the command line says of colours and quiet; it comes before the environment.
pub(super) fn heed(arguments: TerminalArguments) {
    if arguments.color != Color::Auto {
        ColorChoice::from(arguments.color).write_global();
    }
    QUIET.store(arguments.quiet, Ordering::Relaxed);
}

/// Whether only what is found and what goes wrong is told.
pub(super) fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// A text that is no finding, for whoever has not asked for quiet.
pub(super) fn unless_quiet(text: String) -> String {
    match is_quiet() {
        true => String::new(),
        false => text,
    }
}

/// Whether whoever read standard output has seen enough.
pub(super) fn is_left() -> bool {
    IS_LEFT.load(Ordering::Relaxed)
}

/// Writes text to standard output, without its colours where `NO_COLOR`, a pipe or a file wants
/// none; to standard error where something else has taken that. A reader that has closed the pipe,
/// such as `head`, has seen enough.
pub(super) fn print(text: &str) -> Result<(), String> {
    match IS_TAKEN.load(Ordering::Relaxed) {
        true => write(&mut anstream::stderr().lock(), text.as_bytes()),
        false => write(&mut anstream::stdout().lock(), text.as_bytes()),
    }
}

/// Writes a file's bytes to standard output, as they are. It is taken from now on.
pub(super) fn print_file(bytes: &[u8]) -> Result<(), String> {
    IS_TAKEN.store(true, Ordering::Relaxed);
    print_bytes(bytes)
}

/// Writes bytes to standard output, as they are: [`print()`] takes out what looks like a colour.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), String> {
    write(&mut io::stdout().lock(), bytes)
}

/// Whether people look at standard output, on a terminal or in colours, and not a file or a program.
pub(super) fn is_looked_at() -> bool {
    let output = io::stdout();
    output.is_terminal() || AutoStream::choice(&output) != ColorChoice::Never
}

fn write(output: &mut impl Write, bytes: &[u8]) -> Result<(), String> {
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            IS_LEFT.store(true, Ordering::Relaxed);
            Ok(())
        }
        written => written.map_err(|error| format!("cannot write the output: {error}")),
    }
}

/// Writes a line for people to standard error, unless they have asked for quiet.
pub(super) fn remark(message: &str) {
    if !is_quiet() {
        tell(&visible_lines(message));
    }
}

/// Writes a line for people to standard error.
fn tell(message: &str) {
    // Where nobody listens on standard error, there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Writes an error to standard error.
pub(super) fn error(message: &str) {
    labelled("error", AnsiColor::Red, message);
}

/// Writes a warning to standard error, unless quiet is asked for.
pub(super) fn warning(message: &str) {
    if !is_quiet() {
        labelled("warning", AnsiColor::Yellow, message);
    }
}

/// Writes a note to standard error, unless quiet is asked for: something worth knowing, and nothing to mend.
pub(super) fn note(message: &str) {
    if !is_quiet() {
        labelled("note", AnsiColor::Green, message);
    }
}

fn labelled(label: &str, colour: AnsiColor, message: &str) {
    let style = Style::new().bold().fg_color(Some(colour.into()));
    let message = visible_lines(message);
    tell(&format!("{style}{label}{style:#}: {message}"));
}
