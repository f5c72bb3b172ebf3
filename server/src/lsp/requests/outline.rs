//! `textDocument/documentSymbol`: the outline, nested or in a row as the client can show it.

use std::path::Path;

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind, SymbolTag,
};

use crate::features::outline::{Entry, EntryKind, outline as ask};
use crate::lsp::convert::Wording;

/// The outline of an article.
pub(in crate::lsp) fn outline(
    wording: Wording<'_>,
    path: &Path,
    _: DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let workspace = &wording.snapshot.workspace;
    let entries = ask(workspace, workspace.article(path)?);
    let writer = Writer { wording, path };
    Some(match wording.profile.symbols.nested {
        true => DocumentSymbolResponse::Nested(writer.nested(entries)),
        false => DocumentSymbolResponse::Flat(writer.flat(entries)),
    })
}

struct Writer<'a> {
    wording: Wording<'a>,
    path: &'a Path,
}

impl Writer<'_> {
    /// Recursion ends where the reader of the markup ends it: headings and claims nest only so deep.
    fn nested(&self, entries: Vec<Entry>) -> Vec<DocumentSymbol> {
        let entries = entries.into_iter().filter_map(|entry| {
            #[expect(deprecated, reason = "the type has the field")]
            let symbol = DocumentSymbol {
                kind: kind(entry.kind),
                tags: self.tags(&entry),
                deprecated: None,
                range: self.wording.range(self.path, &entry.range)?,
                selection_range: self.wording.range(self.path, &entry.words)?,
                name: entry.name,
                detail: entry.detail,
                children: Some(self.nested(entry.entries)),
            };
            Some(symbol)
        });
        entries.collect()
    }

    /// In the order of the text, each with what it stands in.
    fn flat(&self, entries: Vec<Entry>) -> Vec<SymbolInformation> {
        let mut flat = Vec::new();
        let waiting = entries.into_iter().rev();
        let mut waiting: Vec<_> = waiting.map(|entry| (None::<String>, entry)).collect();
        while let Some((container_name, entry)) = waiting.pop() {
            let within = entry.entries.iter().rev().cloned();
            waiting.extend(within.map(|inner| (Some(entry.name.clone()), inner)));
            flat.extend(self.information(container_name, entry));
        }
        flat
    }

    fn information(
        &self,
        container_name: Option<String>,
        entry: Entry,
    ) -> Option<SymbolInformation> {
        let uri = self.wording.uri(self.path)?;
        let range = self.wording.range(self.path, &entry.range)?;
        #[expect(deprecated, reason = "the type has the field")]
        let information = SymbolInformation {
            kind: kind(entry.kind),
            tags: self.tags(&entry),
            deprecated: None,
            location: Location { uri, range },
            name: entry.name,
            container_name,
        };
        Some(information)
    }

    fn tags(&self, entry: &Entry) -> Option<Vec<SymbolTag>> {
        let is_struck_out = entry.is_superseded && self.wording.profile.symbols.deprecated;
        is_struck_out.then(|| vec![SymbolTag::DEPRECATED])
    }
}

/// Kinds that the first version of the protocol knew. A claim is true or false.
fn kind(kind: EntryKind) -> SymbolKind {
    match kind {
        EntryKind::Section => SymbolKind::STRING,
        EntryKind::Claim => SymbolKind::BOOLEAN,
    }
}
