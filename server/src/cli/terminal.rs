//! Writing to the terminal: colours where they are wanted, silence where the reader has left.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

/// Writes text to standard output, without its colours where `NO_COLOR`, a pipe or a file wants
/// none. A reader that has closed the pipe, such as `head`, has seen enough.
pub(super) fn print(text: &str) -> Result<(), String> {
    let mut output = anstream::stdout().lock();
    match output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
    {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write the output: {error}"))
        }
        _ => Ok(()),
    }
}

/// Writes a line for people to standard error.
pub(super) fn tell(message: &str) {
    // Where nobody listens on standard error, there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Writes an error to standard error.
pub(super) fn error(message: &str) {
    labelled("error", AnsiColor::Red, message);
}

/// Writes a warning to standard error.
pub(super) fn warning(message: &str) {
    labelled("warning", AnsiColor::Yellow, message);
}

/// Writes a note to standard error: something worth knowing, and nothing to mend.
pub(super) fn note(message: &str) {
    labelled("note", AnsiColor::Green, message);
}

fn labelled(label: &str, colour: AnsiColor, message: &str) {
    let style = Style::new().bold().fg_color(Some(colour.into()));
    tell(&format!("{style}{label}{style:#}: {message}"));
}
