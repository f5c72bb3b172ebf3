//! The documents open in the editor: their text, kept in step with the editor's.

use std::path::{Path, PathBuf};

use dashmap::DashMap;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    TextDocumentContentChangeEvent, Uri,
};

use super::Session;
use crate::lsp::convert;
use crate::lsp::uri;
use crate::syntax::Document;
use crate::text::{Encoding, Text};

/// Open documents, by normalised path.
#[derive(Debug, Default)]
pub(in crate::lsp) struct Documents {
    open: DashMap<PathBuf, OpenDocument>,
}

#[derive(Debug)]
struct OpenDocument {
    file: OpenFile,
    document: Document,
}

/// An open document as the editor knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lsp) struct OpenFile {
    /// The editor's own spelling of its URI.
    pub(in crate::lsp) uri: Uri,
    /// The editor's number for the text.
    pub(in crate::lsp) version: i32,
}

impl Documents {
    /// The paths of all open documents.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.open.iter().map(|open| open.key().clone()).collect()
    }

    /// Whether a document is open.
    pub(in crate::lsp) fn is_open(&self, path: &Path) -> bool {
        self.open.contains_key(path)
    }

    /// The version of an open document.
    pub(in crate::lsp) fn version(&self, path: &Path) -> Option<i32> {
        self.open.get(path).map(|open| open.file.version)
    }

    /// The text of an open document.
    pub(super) fn text(&self, path: &Path) -> Option<Text> {
        self.open.get(path).map(|open| open.document.text().clone())
    }

    /// Reads an open document. What was parsed is kept for the next time, so that a parse costs
    /// only what has changed; the document stays unlocked meanwhile.
    pub(super) fn read<T>(
        &self,
        path: &Path,
        read: impl FnOnce(&mut Document) -> T,
    ) -> Option<(OpenFile, T)> {
        let (file, mut document) = {
            let open = self.open.get(path)?;
            (open.file.clone(), open.document.clone())
        };
        let answer = read(&mut document);
        if let Some(mut open) = self.open.get_mut(path)
            && open.file == file
            && open.document.text().is_clone_of(document.text())
        {
            open.document = document;
        }
        Some((file, answer))
    }
}

/// What a client says of its texts. Called in the order in which the messages came.
impl Session {
    /// Takes the text of a document that the editor has opened.
    pub(in crate::lsp) fn open(&self, message: DidOpenTextDocumentParams) {
        let opened = message.text_document;
        let path = uri::to_path(&opened.uri);
        let mut document = Document::new(Text::default());
        document.replace(0..0, &opened.text);
        let file = OpenFile {
            uri: opened.uri,
            version: opened.version,
        };
        self.documents
            .open
            .insert(path.clone(), OpenDocument { file, document });
        self.files_changed([path]);
    }

    /// Makes the changes that the editor has made in a document.
    pub(in crate::lsp) fn change(&self, message: DidChangeTextDocumentParams) {
        let path = uri::to_path(&message.text_document.uri);
        let encoding = self.profile().encoding;
        let Some(mut open) = self.documents.open.get_mut(&path) else {
            return;
        };
        open.file.version = message.text_document.version;
        for change in message.content_changes {
            apply(&mut open.document, &change, encoding);
        }
        drop(open);
        self.files_changed([path]);
    }

    /// Forgets a document that the editor has closed.
    pub(in crate::lsp) fn close(&self, message: DidCloseTextDocumentParams) {
        let path = uri::to_path(&message.text_document.uri);
        self.documents.open.remove(&path);
        self.tokens.remove(&path);
        self.files_changed([path]);
    }
}

/// Applies one change; each of several refers to the text as the one before it left it.
fn apply(document: &mut Document, change: &TextDocumentContentChangeEvent, encoding: Encoding) {
    let range = match change.range {
        Some(range) => convert::byte_range(document.text(), range, encoding),
        None => 0..document.text().len(),
    };
    document.replace(range, &change.text);
}
