//! A terminal for the program to write to.

use std::fs::File;
use std::io::Read;
use std::process::{Child, Command, Stdio};

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// The side of a terminal that a person sits at.
pub(crate) struct Terminal {
    seen: File,
    far_end: Option<File>,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        let near = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&near).expect("a terminal of ours");
        unlockpt(&near).expect("a terminal of ours");
        let name = ptsname(&near, Vec::new()).expect("its name");
        let flags = OFlags::RDWR | OFlags::NOCTTY;
        let far = rustix::fs::open(name, flags, Mode::empty()).expect("its far end");
        let size = Winsize {
            ws_row: 24,
            ws_col: 80,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&near, size).expect("a size");
        Self {
            seen: near.into(),
            far_end: Some(far.into()),
        }
    }

    /// A stream that ends here.
    pub(crate) fn stream(&self) -> Stdio {
        let far = self
            .far_end
            .as_ref()
            .expect("a terminal that nothing has been started on");
        far.try_clone().expect("a stream").into()
    }

    /// Starts a program whose streams have been set.
    pub(crate) fn start(&mut self, command: &mut Command) -> Child {
        let child = command.spawn().expect("the program runs");
        // What is read ends when the program does.
        self.far_end = None;
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        child
    }

    /// What is shown until a text is, or the program ends.
    pub(crate) fn read_until(&mut self, text: &str) -> String {
        let mut seen = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            // A terminal that nobody writes to any more ends with an error.
            match self.seen.read(&mut buffer) {
                Ok(0) | Err(_) => break,
                Ok(length) => seen.extend_from_slice(&buffer[..length]),
            }
            if !text.is_empty() && String::from_utf8_lossy(&seen).contains(text) {
                break;
            }
        }
        String::from_utf8_lossy(&seen).into_owned()
    }

    /// What is shown until the program ends.
    pub(crate) fn read_to_end(&mut self) -> String {
        self.read_until("")
    }
}
