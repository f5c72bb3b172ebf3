//! One line for each request: who answers it.
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
use tower_lsp::ls_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoImplementationParams,
    GotoImplementationResponse, GotoTypeDefinitionParams, GotoTypeDefinitionResponse,
};
// A table of what is asked names types from all over the protocol.
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

use super::about::{self, ASKED_AT, About};
use super::capabilities::capabilities;
use super::convert::Wording;
use super::requests::*;
use super::session::Session;
use super::{changed, configuring, diagnostics, refreshing, uri, watching};

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
        let asked_at = about::asked_at();
        let work = move || ASKED_AT.sync_scope(asked_at, || work(&session));
        let answer = spawn_blocking(work).await;
        answer.map_err(|_| Error::internal_error())
    }

    /// Answers a request about one document; nothing is known of files that are none of ours. While the
    /// articles around are being read, the answer waits for them, but not for long.
    ///
    /// # Errors
    /// `ContentModified` where the text has changed since the client asked.
    async fn ask<Parameters: About + Send + 'static, Answer: Send + 'static>(
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
    async fn edit<Parameters: About + Send + 'static, Answer: Send + 'static>(
        &self,
        parameters: Parameters,
        question: fn(Wording<'_>, &Path, Parameters) -> Result<Option<Answer>>,
    ) -> Result<Option<Answer>> {
        let path = uri::to_path(parameters.document());
        self.until_known(Some(path.clone())).await?;
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
    async fn ask_all<Parameters: Send + 'static, Answer: Send + 'static>(
        &self,
        parameters: Parameters,
        question: fn(&Session, Parameters) -> Result<Option<Answer>>,
    ) -> Result<Option<Answer>> {
        let _ = timeout(WORTH_WAITING, self.until_known(None)).await;
        self.answer(move |session| question(session, parameters))
            .await?
    }

    /// Tells people something that they may regret.
    async fn warn(&self, messages: Vec<String>) {
        for message in messages {
            self.client
                .show_message(MessageType::WARNING, message)
                .await;
        }
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

/// Requests about one document, each with what answers it.
macro_rules! requests {
    ($($method:ident($parameters:ty) -> $answer:ty = $question:path;)*) => { $(
        async fn $method(&self, parameters: $parameters) -> Result<Option<$answer>> {
            self.ask(parameters, $question).await
        }
    )* };
}

/// Requests for edits around one document, each with what makes them.
macro_rules! edits {
    ($($method:ident($parameters:ty) -> $answer:ty = $question:path;)*) => { $(
        async fn $method(&self, parameters: $parameters) -> Result<Option<$answer>> {
            self.edit(parameters, $question).await
        }
    )* };
}

/// Requests about no document in particular, each with what answers it.
macro_rules! general_requests {
    ($($method:ident($parameters:ty) -> $answer:ty = $question:path;)*) => { $(
        async fn $method(&self, parameters: $parameters) -> Result<Option<$answer>> {
            self.ask_all(parameters, $question).await
        }
    )* };
}

/// Requests for the rest of something that was answered in part, each with what adds it.
macro_rules! resolutions {
    ($($method:ident($part:ty) = $question:path;)*) => { $(
        async fn $method(&self, part: $part) -> Result<$part> {
            self.answer(move |session| $question(session, part)).await?
        }
    )* };
}

impl LanguageServer for Handlers {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult {
            capabilities: capabilities(self.session.profile()),
            server_info: Some(ServerInfo {
                name: "claimlint".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.session.send_log(self.client.clone());
        configuring::begin(self.session.clone(), self.client.clone());
        match self.session.profile().watches_files {
            true => watching::register(self.client.clone()),
            false => watching::watch(self.session.clone()),
        }
        if self.session.profile().changed_notifications {
            changed::tell(&self.session, self.client.clone());
        }
        refreshing::keep_current(self.session.clone(), self.client.clone());
        self.session.something_changed();
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_change_configuration(&self, _: DidChangeConfigurationParams) {
        configuring::changed(self.session.clone(), self.client.clone());
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.until_known(None).await?;
        let answer = self.answer(move |session| files::renaming(session, &params));
        let (edit, losses) = answer.await?;
        self.warn(losses).await;
        Ok(edit)
    }

    async fn will_delete_files(&self, params: DeleteFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.until_known(None).await?;
        let answer = self.answer(move |session| files::deleting(session, &params));
        self.warn(answer.await?).await;
        Ok(None)
    }

    requests! {
        hover(HoverParams) -> Hover = hover::hover;
        goto_definition(GotoDefinitionParams) -> GotoDefinitionResponse = navigation::definition;
        goto_declaration(GotoDeclarationParams) -> GotoDeclarationResponse = navigation::declaration;
        goto_type_definition(GotoTypeDefinitionParams) -> GotoTypeDefinitionResponse = navigation::type_definition;
        document_highlight(DocumentHighlightParams) -> Vec<DocumentHighlight> = navigation::highlight;
        linked_editing_range(LinkedEditingRangeParams) -> LinkedEditingRanges = rename::linked;
        prepare_call_hierarchy(CallHierarchyPrepareParams) -> Vec<CallHierarchyItem> = hierarchy::prepare_calls;
        incoming_calls(CallHierarchyIncomingCallsParams) -> Vec<CallHierarchyIncomingCall> = hierarchy::incoming;
        outgoing_calls(CallHierarchyOutgoingCallsParams) -> Vec<CallHierarchyOutgoingCall> = hierarchy::outgoing;
        prepare_type_hierarchy(TypeHierarchyPrepareParams) -> Vec<TypeHierarchyItem> = hierarchy::prepare_types;
        supertypes(TypeHierarchySupertypesParams) -> Vec<TypeHierarchyItem> = hierarchy::supertypes;
        subtypes(TypeHierarchySubtypesParams) -> Vec<TypeHierarchyItem> = hierarchy::subtypes;
        goto_implementation(GotoImplementationParams) -> GotoImplementationResponse = navigation::implementation;
        references(ReferenceParams) -> Vec<Location> = navigation::references;
        code_action(CodeActionParams) -> CodeActionResponse = code_actions::code_actions;
        completion(CompletionParams) -> CompletionResponse = completion::completion;
        document_symbol(DocumentSymbolParams) -> DocumentSymbolResponse = outline::outline;
        folding_range(FoldingRangeParams) -> Vec<FoldingRange> = folds::folds;
        selection_range(SelectionRangeParams) -> Vec<SelectionRange> = selections::selections;
        document_link(DocumentLinkParams) -> Vec<DocumentLink> = links::links;
        code_lens(CodeLensParams) -> Vec<CodeLens> = lenses::lenses;
        formatting(DocumentFormattingParams) -> Vec<TextEdit> = formatting::document;
        range_formatting(DocumentRangeFormattingParams) -> Vec<TextEdit> = formatting::range;
        on_type_formatting(DocumentOnTypeFormattingParams) -> Vec<TextEdit> = formatting::on_type;
        inlay_hint(InlayHintParams) -> Vec<InlayHint> = hints::hints;
        semantic_tokens_range(SemanticTokensRangeParams) -> SemanticTokensRangeResult = tokens::range;
    }

    resolutions! {
        code_action_resolve(CodeAction) = code_actions::resolve;
        completion_resolve(CompletionItem) = completion::resolve;
        symbol_resolve(WorkspaceSymbol) = symbol_search::resolve;
        code_lens_resolve(CodeLens) = lenses::resolve;
    }

    edits! {
        prepare_rename(TextDocumentPositionParams) -> PrepareRenameResponse = rename::prepare;
        rename(RenameParams) -> WorkspaceEdit = rename::rename;
    }

    general_requests! {
        semantic_tokens_full(SemanticTokensParams) -> SemanticTokensResult = tokens::full;
        semantic_tokens_full_delta(SemanticTokensDeltaParams) -> SemanticTokensFullDeltaResult = tokens::delta;
        symbol(WorkspaceSymbolParams) -> WorkspaceSymbolResponse = symbol_search::search;
        execute_command(ExecuteCommandParams) -> LSPAny = commands::execute;
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
