//! What the client can do, read once from its first message, and what its user wants.

mod actions;
mod completion;
mod diagnostics;
mod folding;
mod symbols;
mod tokens;

use serde::Deserialize;
use tower_lsp::ls_types::{
    ClientCapabilities, GotoCapability, InitializeParams, MarkupKind, PositionEncodingKind,
    WorkspaceClientCapabilities,
};

pub(super) use actions::Actions;
pub(super) use completion::{ASK_AGAIN, Completion};
pub(super) use diagnostics::Diagnostics;
pub(super) use folding::Folding;
pub(super) use symbols::Symbols;
pub(super) use tokens::Tokens;

use super::settings::Settings;
use crate::text::Encoding;

/// The abilities of a client that decide what it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Profile {
    /// How it counts columns.
    pub(super) encoding: Encoding,
    /// It reads Markdown in hovers.
    pub(super) markdown: bool,
    /// It wants to know the origin of a jump to a definition.
    pub(super) definition_links: bool,
    /// It wants to know the origin of a jump to a declaration.
    pub(super) declaration_links: bool,
    /// It wants to know the origin of a jump to the declaration of a sort.
    pub(super) type_definition_links: bool,
    /// It wants to know the origin of a jump to related claims.
    pub(super) implementation_links: bool,
    /// How it takes what is found.
    pub(super) diagnostics: Diagnostics,
    /// It shows the progress of work that nobody asked for.
    pub(super) progress: bool,
    /// It watches files on request.
    pub(super) watches_files: bool,
    /// How it takes what can be done.
    pub(super) actions: Actions,
    /// It wants to be told when what is known of the claims may have changed.
    pub(super) changed_notifications: bool,
    /// It asks what would be renamed before it asks for a new name.
    pub(super) prepares_rename: bool,
    /// It can tell whether an edit is about the text it has.
    pub(super) versioned_edits: bool,
    /// How it takes what can be written at a place.
    pub(super) completion: Completion,
    /// How it takes outlines and what a search finds.
    pub(super) symbols: Symbols,
    /// How it takes what stretches of text mean.
    pub(super) tokens: Tokens,
    /// How it folds.
    pub(super) folding: Folding,
    /// It shows words at a link.
    pub(super) link_tooltips: bool,
    /// It answers what its settings are.
    pub(super) is_asked_for_configuration: bool,
    /// It tells of changed settings where it is asked to.
    pub(super) registers_configuration: bool,
    /// What it can be told to ask for again.
    pub(super) refreshes: Refreshes,
    /// It has the command that shows places in a list or beside the text.
    pub(super) shows_references: bool,
    /// What its user wants to see.
    pub(super) settings: Settings,
}

/// What a client can be told to ask for again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Refreshes {
    pub(super) inlay_hints: bool,
    pub(super) code_lenses: bool,
    pub(super) tokens: bool,
}

impl Refreshes {
    fn new(client: &WorkspaceClientCapabilities) -> Self {
        let hints = client.inlay_hint.as_ref();
        let lenses = client.code_lens.as_ref();
        let tokens = client.semantic_tokens.as_ref();
        Self {
            inlay_hints: hints.is_some_and(|hints| hints.refresh_support == Some(true)),
            code_lenses: lenses.is_some_and(|lenses| lenses.refresh_support == Some(true)),
            tokens: tokens.is_some_and(|tokens| tokens.refresh_support == Some(true)),
        }
    }
}

/// The command with which an editor shows places: a document, a position in it, and the places.
pub(super) const SHOW_REFERENCES: &str = "claimlint.showReferences";

/// The commands of its own that a client lets itself be asked to run, as it lists them in its options.
fn client_commands(client: &InitializeParams) -> Vec<String> {
    let options = client.initialization_options.as_ref();
    let listed = options.and_then(|options| options.get("clientCommands"));
    let listed = listed.and_then(|listed| Vec::deserialize(listed).ok());
    listed.unwrap_or_default()
}

impl Profile {
    pub(super) fn new(client: &InitializeParams) -> Self {
        let ClientCapabilities {
            workspace,
            text_document,
            window,
            general,
            ..
        } = client.capabilities.clone();
        let workspace = workspace.unwrap_or_default();
        let documents = text_document.unwrap_or_default();
        let offered = general.and_then(|general| general.position_encodings);
        let hover = documents
            .hover
            .unwrap_or_default()
            .content_format
            .unwrap_or_default();
        let links = |jump: Option<GotoCapability>| {
            jump.and_then(|jump| jump.link_support).unwrap_or_default()
        };
        let refreshes = Refreshes::new(&workspace);
        let watching = workspace.did_change_watched_files;
        let commands = client_commands(client);
        Self {
            encoding: negotiate(&offered.unwrap_or_default()),
            markdown: hover.first() == Some(&MarkupKind::Markdown),
            definition_links: links(documents.definition),
            declaration_links: links(documents.declaration),
            type_definition_links: links(documents.type_definition),
            implementation_links: links(documents.implementation),
            diagnostics: Diagnostics::new(
                documents.publish_diagnostics,
                documents.diagnostic,
                workspace.diagnostics,
            ),
            progress: window
                .and_then(|window| window.work_done_progress)
                .unwrap_or_default(),
            actions: Actions::new(documents.code_action),
            changed_notifications: asks_for(client, "changedNotifications"),
            prepares_rename: (documents.rename)
                .and_then(|rename| rename.prepare_support)
                .unwrap_or_default(),
            versioned_edits: (workspace.workspace_edit)
                .and_then(|edits| edits.document_changes)
                .unwrap_or_default(),
            is_asked_for_configuration: workspace.configuration.unwrap_or_default(),
            registers_configuration: (workspace.did_change_configuration)
                .and_then(|changes| changes.dynamic_registration)
                .unwrap_or_default(),
            refreshes,
            shows_references: commands.iter().any(|command| command == SHOW_REFERENCES),
            settings: Settings::default(),
            tokens: Tokens::new(documents.semantic_tokens),
            folding: Folding::new(documents.folding_range),
            link_tooltips: (documents.document_link)
                .and_then(|links| links.tooltip_support)
                .unwrap_or_default(),
            symbols: Symbols::new(documents.document_symbol, workspace.symbol),
            completion: Completion::new(documents.completion, &commands),
            watches_files: watching
                .and_then(|watching| watching.dynamic_registration)
                .unwrap_or_default(),
        }
    }

    /// The name of the encoding in the protocol.
    pub(super) fn encoding_kind(&self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// Whether a client that knows Claimlint asks for something beyond the protocol.
fn asks_for(client: &InitializeParams, what: &str) -> bool {
    let options = client.initialization_options.as_ref();
    let asked = options.and_then(|options| options.get(what)?.as_bool());
    asked.unwrap_or_default()
}

/// Bytes where the client can count them, since that is how we count; UTF-16, which every client
/// knows, where it offers nothing else.
fn negotiate(offered: &[PositionEncodingKind]) -> Encoding {
    let preferred = [
        (PositionEncodingKind::UTF8, Encoding::Utf8),
        (PositionEncodingKind::UTF32, Encoding::Utf32),
    ];
    let agreed = preferred
        .into_iter()
        .find(|(kind, _)| offered.contains(kind));
    agreed.map_or(Encoding::Utf16, |(_, encoding)| encoding)
}
