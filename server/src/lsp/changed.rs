//! Tells a client that wants to know when what is known of the claims may have changed, so that it can
//! ask anew for what it shows.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;
use tower_lsp::Client;
use tower_lsp::ls_types::notification::Notification;

use super::session::Session;

/// At most so often, since typing changes something with every key.
const INTERVAL: Duration = Duration::from_millis(500);

enum Changed {}

impl Notification for Changed {
    type Params = Value;
    const METHOD: &'static str = "claimlint/changed";
}

/// Tells a client of every change from now on; returns at once.
pub(super) fn tell(session: &Session, client: Client) {
    let mut changes = session.changes();
    tokio::spawn(async move {
        while changes.changed().await.is_ok() {
            client.send_notification::<Changed>(json!({})).await;
            sleep(INTERVAL).await;
        }
    });
}
