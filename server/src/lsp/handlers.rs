//! One line for each request: who answers it.
//!
//! Text changes never come here, since [`super::ingress`] applies them. Every answer is worked out on
//! a blocking thread, so that reading and cancelling go on meanwhile.

mod answering;
mod parts;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoImplementationParams,
    GotoImplementationResponse, GotoTypeDefinitionParams, GotoTypeDefinitionResponse,
};
// A table of what is asked names types from all over the protocol.
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

use super::capabilities::capabilities;
use super::diagnostics::WorkspaceReport;
use super::outgoing::Outgoing;
use super::requests::*;
use super::session::Session;
use super::{changed, configuring, diagnostics, errors, refreshing, uri, watching};

/// Answers an editor's requests.
#[derive(Clone, Debug)]
pub struct Handlers {
    session: Arc<Session>,
    client: Client,
    outgoing: Outgoing,
}

impl Handlers {
    pub(super) fn new(session: Arc<Session>, client: Client, outgoing: Outgoing) -> Self {
        Self {
            session,
            client,
            outgoing,
        }
    }

    /// Keeps the client's diagnostics up to date from now on.
    pub(super) fn publish_diagnostics(&self) -> impl Future<Output = ()> + use<> {
        let changes = self.session.changes();
        diagnostics::keep_current(self.session.clone(), self.client.clone(), changes)
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
        self.until_complete(None).await?;
        let answer = self.answer(move |session| files::renaming(session, &params));
        let (edit, losses) = answer.await?;
        self.warn(losses).await;
        Ok(edit)
    }

    async fn will_delete_files(&self, params: DeleteFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.until_complete(None).await?;
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
        execute_command(ExecuteCommandParams) -> LSPAny = commands::execute;
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let parts = params.partial_result_params.partial_result_token.clone();
        let found = self.ask(params, navigation::references).await?;
        self.in_parts(parts, found).await
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        let parts = params.partial_result_params.partial_result_token.clone();
        let found = self.ask_all(params, symbol_search::search).await?;
        Ok(Some(match found {
            Some(WorkspaceSymbolResponse::Flat(found)) => self
                .in_parts(parts, Some(found))
                .await?
                .unwrap_or_default()
                .into(),
            Some(WorkspaceSymbolResponse::Nested(found)) => self
                .in_parts(parts, Some(found))
                .await?
                .unwrap_or_default()
                .into(),
            None => return Ok(None),
        }))
    }

    /// Waits for all articles: what seems to silence nothing may silence what is found together with one that has not
    /// been read yet.
    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.edit(params, |wording, path, params| {
            Ok(code_actions::code_actions(wording, path, params))
        })
        .await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.until_known(None).await?;
        let answer = self.answer(move |session| code_actions::resolve(session, action));
        answer.await?
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let path = uri::to_path(&params.text_document.uri);
        if !self.until_known(Some(path.clone())).await? {
            return Err(errors::not_before_told());
        }
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
        let parts = params.partial_result_params.partial_result_token;
        let previous = params.previous_result_ids;
        let begin = move |session: &Session| WorkspaceReport::begin(session, previous);
        let report = self.answer(begin).await?;
        let items = self.report_in_parts(parts, report).await?;
        Ok(WorkspaceDiagnosticReport { items }.into())
    }
}
