//! How requests are answered: on a blocking thread, for as long as somebody waits, and on as many articles as the
//! question takes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::MessageType;

use super::Handlers;
use crate::lsp::about::{self, ASKED_AT, About};
use crate::lsp::convert::Wording;
use crate::lsp::session::{SearchOf, Session};
use crate::lsp::{errors, uri, work};

/// How long an answer may wait for the articles around. Most folders are read by then, and who
/// points at a claim in a larger one gets what is known so far.
const WORTH_WAITING: Duration = Duration::from_secs(1);

impl Handlers {
    /// Works out an answer on a blocking thread. Who no longer waits for it drops the future, and the work is told.
    pub(super) async fn answer<Answer: Send + 'static>(
        &self,
        question: impl FnOnce(&Session) -> Answer + Send + 'static,
    ) -> Result<Answer> {
        let session = self.session.clone();
        let asked_at = about::asked_at();
        let cancelled = CancellationToken::new();
        let _cancels_when_dropped = cancelled.clone().drop_guard();
        let answer = spawn_blocking(move || {
            // By the time there is a thread nobody may wait any more.
            let is_waited_for = !cancelled.is_cancelled();
            let question = || ASKED_AT.sync_scope(asked_at, || question(&session));
            is_waited_for.then(|| work::cancellable(cancelled, question))
        });
        match answer.await {
            Ok(answer) => answer.ok_or_else(Error::request_cancelled),
            // A panic is the loss of this answer only.
            Err(_) => Err(Error::internal_error()),
        }
    }

    /// Answers a request about one document; nothing is known of files that are none of ours. While the
    /// articles around are being read, the answer waits for them, but not for long.
    ///
    /// # Errors
    /// `ContentModified` where the text has changed since the client asked.
    pub(super) async fn ask<Parameters: About + Send + 'static, Answer: Send + 'static>(
        &self,
        parameters: Parameters,
        question: fn(Wording<'_>, &Path, Parameters) -> Option<Answer>,
    ) -> Result<Option<Answer>> {
        let path = uri::to_path(parameters.document());
        let _ = timeout(WORTH_WAITING, self.until_known(Some(path.clone()))).await;
        let answer = self.answer(move |session| {
            session.ask(&path, |wording| Ok(question(wording, &path, parameters)))
        });
        answer.await?
    }

    /// Answers a request for edits in the workspace of a document. Who knows half of the articles would make half of
    /// the edits, so the answer waits for all of them.
    ///
    /// # Errors
    /// Why nothing can be edited; `ContentModified` where the text has changed since the client asked.
    pub(super) async fn edit<Parameters: About + Send + 'static, Answer: Send + 'static>(
        &self,
        parameters: Parameters,
        question: fn(Wording<'_>, &Path, Parameters) -> Result<Option<Answer>>,
    ) -> Result<Option<Answer>> {
        let path = uri::to_path(parameters.document());
        self.until_complete(Some(path.clone())).await?;
        let answer = self.answer(move |session| {
            session.ask(&path, |wording| question(wording, &path, parameters))
        });
        answer.await?
    }

    /// Answers a request that is about no document in particular. While articles are being read, the answer waits
    /// for them, but not for long.
    ///
    /// # Errors
    /// Where the question cannot be answered as it is asked.
    pub(super) async fn ask_all<Parameters: Send + 'static, Answer: Send + 'static>(
        &self,
        parameters: Parameters,
        question: fn(&Session, Parameters) -> Result<Option<Answer>>,
    ) -> Result<Option<Answer>> {
        let _ = timeout(WORTH_WAITING, self.until_known(None)).await;
        self.answer(move |session| question(session, parameters))
            .await?
    }

    /// Tells people something that they may regret.
    pub(super) async fn warn(&self, messages: Vec<String>) {
        for message in messages {
            self.client
                .show_message(MessageType::WARNING, message)
                .await;
        }
    }

    /// Waits until a file's whole workspace is known, or all are, because before that references to other
    /// articles would be taken for wrong. Says whether it is: somebody may have cancelled the search for it.
    pub(super) async fn until_known(&self, path: Option<PathBuf>) -> Result<bool> {
        let mut changes = self.session.changes();
        loop {
            let path = path.clone();
            let progress = self.answer(move |session| session.search_of(path.as_deref()));
            match progress.await? {
                SearchOf::Done => return Ok(true),
                SearchOf::Stopped => return Ok(false),
                SearchOf::UnderWay if changes.changed().await.is_err() => return Ok(false),
                SearchOf::UnderWay => {}
            }
        }
    }

    /// The same for who cannot be helped with less: where somebody has cancelled the search, it begins again.
    ///
    /// # Errors
    /// Where it is cancelled once more.
    pub(super) async fn until_complete(&self, path: Option<PathBuf>) -> Result<()> {
        if !self.until_known(path.clone()).await? {
            let around = path.clone();
            let resume = move |session: &Session| session.resume_search(around.as_deref());
            self.answer(resume).await?;
            if !self.until_known(path).await? {
                return Err(errors::unread());
            }
        }
        Ok(())
    }
}
