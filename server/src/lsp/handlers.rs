//! One method for each request: ask the feature, word the answer.
//!
//! Text changes never come here, since [`super::ingress`] applies them. Every answer is worked out on
//! a blocking thread, so that reading and cancelling go on meanwhile.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::request::{GotoImplementationParams, GotoImplementationResponse};
use tower_lsp::ls_types::{
    CodeActionParams, CodeActionResponse, DiagnosticOptions, DiagnosticServerCapabilities,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, GotoDefinitionParams, GotoDefinitionResponse, Hover,
    HoverParams, HoverProviderCapability, ImplementationProviderCapability, InitializeParams,
    InitializeResult, InitializedParams, Location, OneOf, ReferenceParams, ServerCapabilities,
    ServerInfo, TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult, WorkspaceFolder, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};
use tower_lsp::{Client, LanguageServer};

use super::convert::Wording;
use super::session::Session;
use super::{code_actions, diagnostics, uri, watching};
use crate::features::definition::definition;
use crate::features::hover::hover;
use crate::features::implementation::implementation;
use crate::features::references::references;

/// How long an answer may wait for the articles around. Most folders are read by then, and who
/// points at a claim in a larger one gets what is known so far.
const WORTH_WAITING: Duration = Duration::from_secs(1);

/// Answers an editor's requests.
#[derive(Clone, Debug)]
pub struct Handlers {
    session: Arc<Session>,
    client: Client,
}

impl Handlers {
    pub(super) fn new(session: Arc<Session>, client: Client) -> Self {
        Self { session, client }
    }

    /// Keeps the client's diagnostics up to date from now on.
    pub(super) fn publish_diagnostics(&self) -> impl Future<Output = ()> + use<> {
        let changes = self.session.changes();
        diagnostics::keep_current(self.session.clone(), self.client.clone(), changes)
    }

    /// Works out an answer on a blocking thread.
    async fn answer<Answer: Send + 'static>(
        &self,
        work: impl FnOnce(&Session) -> Answer + Send + 'static,
    ) -> Result<Answer> {
        let session = self.session.clone();
        let answer = spawn_blocking(move || work(&session)).await;
        answer.map_err(|_| Error::internal_error())
    }

    /// Asks a feature about a place; nothing is known of files that are none of ours. While the
    /// articles around are being read, the answer waits for them, but not for long.
    async fn ask<Answer: Send + 'static>(
        &self,
        place: TextDocumentPositionParams,
        ask: impl FnOnce(Wording<'_>, &Path, usize) -> Option<Answer> + Send + 'static,
    ) -> Result<Option<Answer>> {
        let path = uri::to_path(&place.text_document.uri);
        let _ = timeout(WORTH_WAITING, self.until_known(Some(path.clone()))).await;
        self.answer(move |session| {
            let snapshot = session.snapshot(&path)?;
            let wording = Wording {
                snapshot: &snapshot,
                profile: session.profile(),
            };
            ask(wording, &path, wording.offset(&path, place.position)?)
        })
        .await
    }

    /// Waits until a file's whole workspace is known, because before that references to other
    /// articles would be taken for wrong.
    async fn until_known(&self, path: Option<PathBuf>) -> Result<()> {
        let mut changes = self.session.changes();
        loop {
            let path = path.clone();
            let is_indexing = self.answer(move |session| match path {
                Some(path) => session.is_indexing(&path),
                None => session.is_indexing_anything(),
            });
            if !is_indexing.await? || changes.changed().await.is_err() {
                return Ok(());
            }
        }
    }
}

impl LanguageServer for Handlers {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let profile = self.session.profile();
        let diagnostics = DiagnosticOptions {
            identifier: Some("claimlint".to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..DiagnosticOptions::default()
        };
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        };
        Ok(InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(profile.encoding_kind()),
                text_document_sync: Some(TextDocumentSyncCapability::Options(
                    TextDocumentSyncOptions {
                        open_close: Some(true),
                        change: Some(TextDocumentSyncKind::INCREMENTAL),
                        ..TextDocumentSyncOptions::default()
                    },
                )),
                hover_provider: Some(HoverProviderCapability::Simple(true)),
                definition_provider: Some(OneOf::Left(true)),
                references_provider: Some(OneOf::Left(true)),
                code_action_provider: code_actions::capability(profile),
                implementation_provider: Some(ImplementationProviderCapability::Simple(true)),
                diagnostic_provider: profile
                    .pulls_diagnostics
                    .then_some(DiagnosticServerCapabilities::Options(diagnostics)),
                workspace: Some(WorkspaceServerCapabilities {
                    workspace_folders: Some(folders),
                    ..WorkspaceServerCapabilities::default()
                }),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "claimlint".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        match self.session.profile().watches_files {
            true => watching::register(self.client.clone()),
            false => watching::watch(self.session.clone()),
        }
        self.session.something_changed();
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.session.files_changed(
            params
                .changes
                .iter()
                .map(|change| uri::to_path(&change.uri)),
        );
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: Vec<WorkspaceFolder>| {
            folders
                .into_iter()
                .map(|folder| uri::to_path(&folder.uri))
                .collect::<Vec<_>>()
        };
        let (added, removed) = (paths(params.event.added), paths(params.event.removed));
        // Without an answer there is nobody to tell of a failure.
        let _ = self
            .answer(move |session| session.roots_changed(added, removed))
            .await;
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.ask(
            params.text_document_position_params,
            |wording, path, offset| {
                wording.hover(path, hover(&wording.snapshot.workspace, path, offset)?)
            },
        )
        .await
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        self.ask(
            params.text_document_position_params,
            |wording, path, offset| {
                let jump = definition(&wording.snapshot.workspace, path, offset)?;
                Some(wording.jump(path, jump, wording.profile.definition_links))
            },
        )
        .await
    }

    async fn goto_implementation(
        &self,
        params: GotoImplementationParams,
    ) -> Result<Option<GotoImplementationResponse>> {
        self.ask(
            params.text_document_position_params,
            |wording, path, offset| {
                let jump = implementation(&wording.snapshot.workspace, path, offset)?;
                Some(wording.jump(path, jump, wording.profile.implementation_links))
            },
        )
        .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let with_definition = params.context.include_declaration;
        self.ask(
            params.text_document_position,
            move |wording, path, offset| {
                let jump = references(&wording.snapshot.workspace, path, offset, with_definition)?;
                Some(wording.locations(jump))
            },
        )
        .await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.answer(move |session| Some(code_actions::actions(session, &params)))
            .await
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let path = uri::to_path(&params.text_document.uri);
        self.until_known(Some(path.clone())).await?;
        self.answer(move |session| {
            let previous = params.previous_result_id.as_deref();
            diagnostics::document_report(session, &path, previous).into()
        })
        .await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        self.until_known(None).await?;
        self.answer(move |session| {
            let items = diagnostics::workspace_report(session, params.previous_result_ids);
            WorkspaceDiagnosticReport { items }.into()
        })
        .await
    }
}
