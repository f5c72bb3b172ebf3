//! Standard input and output as streams that the server's own thread can wait on.
//!
//! Tokio's read and write on threads of their own, so that every message passes through two more threads, each of which
//! must get its turn on a machine that is busy. Editors hand us pipes (Neovim, Emacs) or sockets (Node, so VS Code), both
//! of which the system itself can watch; anything else, a terminal or a file, is left to Tokio's.

use tokio::io::{AsyncRead, AsyncWrite};

/// Standard input.
pub(super) fn input() -> Box<dyn AsyncRead + Send + Unpin> {
    #[cfg(unix)]
    if let Some(input) = watched::input() {
        return input;
    }
    Box::new(tokio::io::stdin())
}

/// Standard output.
pub(super) fn output() -> Box<dyn AsyncWrite + Send + Unpin> {
    #[cfg(unix)]
    if let Some(output) = watched::output() {
        return output;
    }
    Box::new(tokio::io::stdout())
}

#[cfg(unix)]
mod watched {
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::net;

    use tokio::io::{AsyncRead, AsyncWrite};
    use tokio::net::UnixStream;
    use tokio::net::unix::pipe::{Receiver, Sender};

    pub(super) fn input() -> Option<Box<dyn AsyncRead + Send + Unpin>> {
        let input = || io::stdin().as_fd().try_clone_to_owned();
        if let Ok(pipe) = input().and_then(Receiver::from_owned_fd) {
            return Some(Box::new(pipe));
        }
        Some(Box::new(input().and_then(socket).ok()?))
    }

    pub(super) fn output() -> Option<Box<dyn AsyncWrite + Send + Unpin>> {
        let output = || io::stdout().as_fd().try_clone_to_owned();
        if let Ok(pipe) = output().and_then(Sender::from_owned_fd) {
            return Some(Box::new(pipe));
        }
        Some(Box::new(output().and_then(socket).ok()?))
    }

    /// # Errors
    /// Where it is no Unix socket.
    fn socket(file: OwnedFd) -> io::Result<UnixStream> {
        let socket = net::UnixStream::from(file);
        socket.local_addr()?;
        socket.set_nonblocking(true)?;
        UnixStream::from_std(socket)
    }
}
