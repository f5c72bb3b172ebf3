//! Gets the settings from the client: asks for them where it can be asked, and again when it says that they have
//! changed. What depends on them is shown anew.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::timeout;
use tower_lsp::Client;
use tower_lsp::ls_types::{ConfigurationItem, MessageType, Registration};

use super::session::Session;
use super::settings::LogLevel;

/// The section of the client's configuration that is ours.
const SECTION: &str = "claimlint";
/// How long the client may take to answer. Until then, and without an answer, the settings hold that it gave before.
const PATIENCE: Duration = Duration::from_secs(10);

/// Gets the settings for the first time, and has changes told of; returns at once.
pub(super) fn begin(session: Arc<Session>, client: Client) {
    tokio::spawn(async move {
        let profile = session.profile();
        // What came with `initialize` may be wrong as well.
        tell(&session, &client).await;
        if profile.registers_configuration {
            let registration = Registration {
                id: "claimlint/settings".to_owned(),
                method: "workspace/didChangeConfiguration".to_owned(),
                register_options: Some(json!({"section": SECTION})),
            };
            let _ = timeout(PATIENCE, client.register_capability(vec![registration])).await;
        }
        if profile.is_asked_for_configuration {
            ask(&session, &client).await;
            show_anew(&session, &client).await;
        }
    });
}

/// Takes settings that a client sends, unless it is one to be asked. In the order of the wire.
pub(super) fn take(session: &Session, sent: &Value) {
    if !session.profile().is_asked_for_configuration {
        // Clients send all of their configuration, or our section of it.
        let own = sent.get(SECTION).unwrap_or(sent);
        session.preferences().set_configuration(own.clone());
    }
}

/// Sees to what has changed with the settings; returns at once.
pub(super) fn changed(session: Arc<Session>, client: Client) {
    tokio::spawn(async move {
        if session.profile().is_asked_for_configuration {
            ask(&session, &client).await;
        }
        tell(&session, &client).await;
        show_anew(&session, &client).await;
    });
}

async fn ask(session: &Session, client: &Client) {
    let _alone = session.asking().lock().await;
    let item = ConfigurationItem {
        scope_uri: None,
        section: Some(SECTION.to_owned()),
    };
    let answer = timeout(PATIENCE, client.configuration(vec![item])).await;
    if let Ok(Ok(settings)) = answer {
        let own = settings.into_iter().next().unwrap_or_default();
        session.preferences().set_configuration(own);
    }
}

async fn tell(session: &Session, client: &Client) {
    let complaints = session.preferences().take_complaints();
    for complaint in complaints {
        session.log(LogLevel::Warn, || complaint.clone());
        client.show_message(MessageType::WARNING, complaint).await;
    }
}

/// Has the client ask again for what the settings change.
async fn show_anew(session: &Session, client: &Client) {
    let before = session.preferences().take_shown();
    let (now, refreshes) = (session.profile().settings, session.profile().refreshes);
    if before.inlay_hints != now.inlay_hints && refreshes.inlay_hints {
        let _ = timeout(PATIENCE, client.inlay_hint_refresh()).await;
    }
    if before.code_lens != now.code_lens && refreshes.code_lenses {
        let _ = timeout(PATIENCE, client.code_lens_refresh()).await;
    }
}
