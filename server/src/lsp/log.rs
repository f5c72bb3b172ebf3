//! What the server tells of itself, in the client's log.
//!
//! Anybody may tell something at any time, without waiting; it is sent in order as soon as there is a client.

use std::sync::{Mutex, PoisonError};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;

use super::settings::LogLevel;

/// Lines that wait to be sent.
#[derive(Debug)]
pub(super) struct Log {
    sender: UnboundedSender<(LogLevel, String)>,
    /// Until somebody sends them.
    receiver: Mutex<Option<UnboundedReceiver<(LogLevel, String)>>>,
}

impl Default for Log {
    fn default() -> Self {
        let (sender, receiver) = unbounded_channel();
        Self {
            sender,
            receiver: Mutex::new(Some(receiver)),
        }
    }
}

impl Log {
    /// Adds a line.
    pub(super) fn tell(&self, level: LogLevel, line: String) {
        // Without a receiver the session is over.
        let _ = self.sender.send((level, line));
    }

    /// Sends all lines to a client from now on; returns at once.
    pub(super) fn send_to(&self, client: Client) {
        let mut receiver = self.receiver.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut receiver) = receiver.take() else {
            return;
        };
        tokio::spawn(async move {
            while let Some((level, line)) = receiver.recv().await {
                client.log_message(kind(level), line).await;
            }
        });
    }
}

fn kind(level: LogLevel) -> MessageType {
    match level {
        LogLevel::Error => MessageType::ERROR,
        LogLevel::Warn => MessageType::WARNING,
        LogLevel::Info => MessageType::INFO,
        LogLevel::Debug => MessageType::LOG,
    }
}
