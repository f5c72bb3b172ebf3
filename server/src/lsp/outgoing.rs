//! Messages to the client that must be on their way before what is said next: progress, and parts of an answer, which
//! nobody takes any more once the answer is there.
//!
//! tower-lsp has one queue for answers and one for everything else, and takes from both as it likes. So these messages
//! have a queue of their own, and who sends one waits until it is taken: neither can an answer overtake it, nor
//! does work run ahead of a client that is slow to read.

use std::pin::Pin;

use futures_util::stream::{self, Stream, StreamExt};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types::ProgressToken;
use tower_lsp::{ClientSocket, Loopback};

/// A message, and whom to tell that it is on its way.
type Parcel = (Request, oneshot::Sender<()>);

/// Sends messages, each ahead of what is said next.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    queue: mpsc::Sender<Parcel>,
}

/// Both ways to the client besides answers: tower-lsp's and ours.
pub(super) struct Connection {
    socket: ClientSocket,
    queue: mpsc::Receiver<Parcel>,
}

impl Outgoing {
    /// The sender, and what is to be sent.
    pub(super) fn new() -> (Self, mpsc::Receiver<Parcel>) {
        let (queue, waiting) = mpsc::channel(1);
        (Self { queue }, waiting)
    }

    /// Tells how something goes on, to whoever gave the token for it.
    pub(super) async fn tell_progress(&self, token: &ProgressToken, value: Value) {
        let message = Request::build("$/progress").params(json!({"token": token, "value": value}));
        let (taken, is_taken) = oneshot::channel();
        // Who is no longer there misses nothing.
        if self.queue.send((message.finish(), taken)).await.is_ok() {
            let _ = is_taken.await;
        }
    }
}

impl Connection {
    pub(super) fn new(socket: ClientSocket, queue: mpsc::Receiver<Parcel>) -> Self {
        Self { socket, queue }
    }
}

impl Loopback for Connection {
    type RequestStream = Pin<Box<dyn Stream<Item = Request> + Send>>;
    type ResponseSink = <ClientSocket as Loopback>::ResponseSink;

    fn split(self) -> (Self::RequestStream, Self::ResponseSink) {
        let Self { socket, mut queue } = self;
        let (others, responses) = socket.split();
        let own = stream::poll_fn(move |context| {
            queue.poll_recv(context).map(|parcel| {
                let (message, taken) = parcel?;
                // Nobody else is asked for a message before this one is written.
                let _ = taken.send(());
                Some(message)
            })
        });
        (stream::select(own, others).boxed(), responses)
    }
}
