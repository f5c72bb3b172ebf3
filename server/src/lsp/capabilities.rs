//! What the server tells a client it can do, given what the client can take.

use serde_json::Value;
// A table of what can be asked names types from all over the protocol.
use tower_lsp::ls_types::*;

use super::profile::Profile;
use super::progress;
use super::requests::*;

/// The capabilities announced to a client.
pub(super) fn capabilities(profile: Profile) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(profile.encoding_kind()),
        text_document_sync: Some(text_sync()),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Right(ReferenceOptions {
            work_done_progress_options: progress::OPTIONS,
        })),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(rename::capability(profile)),
        linked_editing_range_provider: Some(LinkedEditingRangeServerCapabilities::Simple(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        implementation_provider: Some(ImplementationProviderCapability::Simple(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Right(WorkspaceSymbolOptions {
            resolve_provider: Some(profile.symbols.resolves_places),
            work_done_progress_options: progress::OPTIONS,
        })),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        document_link_provider: Some(links::capability()),
        code_lens_provider: Some(lenses::capability()),
        inlay_hint_provider: Some(OneOf::Left(true)),
        semantic_tokens_provider: tokens::capability(profile),
        completion_provider: Some(completion::capability()),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        document_on_type_formatting_provider: Some(formatting::on_type_capability()),
        code_action_provider: code_actions::capability(profile),
        execute_command_provider: Some(commands::capability()),
        diagnostic_provider: profile.diagnostics.pulls.then(diagnostics),
        workspace: Some(workspace()),
        ..ServerCapabilities::default()
    }
}

/// Adds to the answer to `initialize` what its types do not know yet.
pub(super) fn add_untyped(answer: &mut Value) {
    if let Some(capabilities) = answer.get_mut("capabilities") {
        capabilities["typeHierarchyProvider"] = true.into();
    }
}

fn text_sync() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        ..TextDocumentSyncOptions::default()
    })
}

fn diagnostics() -> DiagnosticServerCapabilities {
    DiagnosticServerCapabilities::Options(DiagnosticOptions {
        identifier: Some("claimlint".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: progress::OPTIONS,
    })
}

fn workspace() -> WorkspaceServerCapabilities {
    WorkspaceServerCapabilities {
        workspace_folders: Some(WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        }),
        file_operations: Some(files::capability()),
    }
}
