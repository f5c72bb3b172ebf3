//! What the server tells of itself, in the client's log and, for who wants to follow what it does, in a trace.
//!
//! Anybody may tell something at any time, without waiting; it is sent in order as soon as there is a client.

use std::sync::{Mutex, PoisonError};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::ls_types::notification::LogTrace;
use tower_lsp::ls_types::{LogTraceParams, MessageType, TraceValue};

use super::settings::LogLevel;

/// Something to be told.
#[derive(Debug)]
enum Line {
    Log(LogLevel, String),
    Trace(LogTraceParams),
}

/// Lines that wait to be sent.
#[derive(Debug)]
pub(super) struct Log {
    sender: UnboundedSender<Line>,
    /// Until somebody sends them.
    receiver: Mutex<Option<UnboundedReceiver<Line>>>,
    /// How much the client wants to follow.
    trace: Mutex<TraceValue>,
}

impl Default for Log {
    fn default() -> Self {
        let (sender, receiver) = unbounded_channel();
        Self {
            sender,
            receiver: Mutex::new(Some(receiver)),
            trace: Mutex::new(TraceValue::Off),
        }
    }
}

impl Log {
    /// Adds a line.
    pub(super) fn tell(&self, level: LogLevel, line: String) {
        // Without a receiver the session is over.
        let _ = self.sender.send(Line::Log(level, line));
    }

    /// Takes how much the client wants to follow from now on.
    pub(super) fn set_trace(&self, trace: TraceValue) {
        *self.trace.lock().unwrap_or_else(PoisonError::into_inner) = trace;
    }

    /// Adds a line to the trace, and more for who wants to know it all. Nothing is worded for who wants none.
    pub(super) fn trace(&self, line: impl FnOnce() -> String, more: impl FnOnce() -> String) {
        let trace = *self.trace.lock().unwrap_or_else(PoisonError::into_inner);
        if trace != TraceValue::Off {
            let _ = self.sender.send(Line::Trace(LogTraceParams {
                message: line(),
                verbose: (trace == TraceValue::Verbose).then(more),
            }));
        }
    }

    /// Sends all lines to a client from now on; returns at once.
    pub(super) fn send_to(&self, client: Client) {
        let mut receiver = self.receiver.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut receiver) = receiver.take() else {
            return;
        };
        tokio::spawn(async move {
            while let Some(line) = receiver.recv().await {
                match line {
                    Line::Log(level, line) => client.log_message(kind(level), line).await,
                    Line::Trace(line) => client.send_notification::<LogTrace>(line).await,
                }
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
