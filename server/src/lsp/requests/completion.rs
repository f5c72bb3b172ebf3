//! `textDocument/completion` and `completionItem/resolve`.

use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    Command, CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList,
    CompletionOptions, CompletionOptionsCompletionItem, CompletionParams, CompletionResponse,
    CompletionTextEdit, CompletionTriggerKind, Documentation, InsertReplaceEdit, InsertTextFormat,
    MarkupContent, MarkupKind, TextEdit, Uri,
};

use crate::features::completion::{Explained, Item, ItemKind, Manner, completion as ask, explain};
use crate::features::prose::Format;
use crate::lsp::convert::Wording;
use crate::lsp::profile::{ASK_AGAIN, Profile};
use crate::lsp::session::Session;
use crate::lsp::uri;

/// What makes a client ask: where an annotation, its id, class, value or next item begins. In prose all of these are
/// answered with nothing.
const TRIGGERS: [&str; 9] = ["{", "#", ".", "\"", "=", " ", "@", ">", ";"];

/// What an item carries, so that more can be asked about it: the document it was offered in, and what it names.
#[derive(Serialize, Deserialize)]
struct Ticket {
    uri: Uri,
    about: Explained,
}

/// What a client is told of completion.
pub(in crate::lsp) fn capability() -> CompletionOptions {
    CompletionOptions {
        trigger_characters: Some(TRIGGERS.map(str::to_owned).into()),
        resolve_provider: Some(true),
        completion_item: Some(CompletionOptionsCompletionItem {
            label_details_support: Some(true),
        }),
        ..CompletionOptions::default()
    }
}

/// What can be written at a place.
pub(in crate::lsp) fn completion(
    wording: Wording<'_>,
    path: &Path,
    params: CompletionParams,
) -> Option<CompletionResponse> {
    let offset = wording.offset(path, params.text_document_position.position)?;
    let text = wording.snapshot.text(path)?;
    let trigger = params.context.map(|context| context.trigger_kind);
    let manner = Manner {
        snippets: wording.profile.completion.snippets,
        is_invoked: trigger.is_none_or(|kind| kind == CompletionTriggerKind::INVOKED),
    };
    let workspace = &wording.snapshot.workspace;
    let found = ask(workspace, path, text, offset, manner)?;
    let document = params.text_document_position.text_document.uri;
    let slot = Slot {
        wording,
        path,
        document,
        word: found.word,
        cursor: offset,
    };
    let items = found.items.into_iter().enumerate();
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: found.is_incomplete,
        items: items
            .filter_map(|(place, item)| slot.item(place, item))
            .collect(),
    }))
}

/// The same item with its explanation.
pub(in crate::lsp) fn resolve(session: &Session, item: CompletionItem) -> Result<CompletionItem> {
    let documentation = item.data.as_ref().and_then(|ticket| {
        let ticket = Ticket::deserialize(ticket).ok()?;
        let path = uri::to_path(&ticket.uri);
        let snapshot = session.snapshot(&path)?;
        let wording = Wording::new(session, &snapshot);
        documentation(wording, &path, &ticket.about)
    });
    Ok(CompletionItem {
        documentation: documentation.or(item.documentation),
        ..item
    })
}

fn documentation(wording: Wording<'_>, path: &Path, about: &Explained) -> Option<Documentation> {
    let prose = explain(&wording.snapshot.workspace, path, about)?;
    let address = |path: &Path| wording.uri(path).map(|uri| uri.as_str().to_owned());
    let (kind, format) = match wording.profile.completion.markdown {
        true => (MarkupKind::Markdown, Format::Markdown(&address)),
        false => (MarkupKind::PlainText, Format::Plain),
    };
    Some(Documentation::MarkupContent(MarkupContent {
        kind,
        value: prose.render(format),
    }))
}

/// Where items are written, and for whom.
struct Slot<'a> {
    wording: Wording<'a>,
    path: &'a Path,
    document: Uri,
    word: Range<usize>,
    cursor: usize,
}

impl Slot<'_> {
    fn item(&self, place: usize, item: Item) -> Option<CompletionItem> {
        let Profile { completion, .. } = self.wording.profile;
        let (label_details, detail) = match completion.label_details {
            true => {
                let description = item.hint.clone();
                let details = CompletionItemLabelDetails {
                    detail: None,
                    description,
                };
                (item.hint.is_some().then_some(details), item.detail.clone())
            }
            false => {
                let both = item.hint.iter().chain(&item.detail).cloned();
                let both: Vec<_> = both.collect();
                (None, Some(both.join(": ")).filter(|both| !both.is_empty()))
            }
        };
        let format = match item.is_snippet {
            true => InsertTextFormat::SNIPPET,
            false => InsertTextFormat::PLAIN_TEXT,
        };
        let asks_again = item.goes_on && completion.asks_again;
        let about = item.explained.clone();
        let explained = about.as_ref().filter(|_| !completion.resolves);
        Some(CompletionItem {
            label: item.label.clone(),
            label_details,
            kind: Some(kind(item.kind)),
            detail,
            documentation: explained
                .and_then(|about| documentation(self.wording, self.path, about)),
            // The order in which they were found: by nearness, then by place.
            sort_text: Some(format!("{place:04}")),
            filter_text: item.filter.clone(),
            insert_text_format: Some(format),
            text_edit: Some(self.edit(item.insert)?),
            command: asks_again.then(|| Command {
                title: "Complete".to_owned(),
                command: ASK_AGAIN.to_owned(),
                arguments: None,
            }),
            data: about.and_then(|about| {
                let uri = self.document.clone();
                serde_json::to_value(Ticket { uri, about }).ok()
            }),
            ..CompletionItem::default()
        })
    }

    /// The edit that writes an item: in the place of the whole word that is begun, and of its part before the cursor
    /// for those who would rather insert.
    fn edit(&self, new_text: String) -> Option<CompletionTextEdit> {
        let replace = self.wording.range(self.path, &self.word)?;
        if !self.wording.profile.completion.inserts_and_replaces {
            return Some(CompletionTextEdit::Edit(TextEdit::new(replace, new_text)));
        }
        let insert = self
            .wording
            .range(self.path, &(self.word.start..self.cursor))?;
        Some(CompletionTextEdit::InsertAndReplace(InsertReplaceEdit {
            new_text,
            insert,
            replace,
        }))
    }
}

/// How editors show an item; the kinds that the first version of the protocol knew.
fn kind(kind: ItemKind) -> CompletionItemKind {
    match kind {
        ItemKind::Claim => CompletionItemKind::REFERENCE,
        ItemKind::Article => CompletionItemKind::MODULE,
        ItemKind::Person => CompletionItemKind::VARIABLE,
        ItemKind::Source => CompletionItemKind::FILE,
        ItemKind::Topic => CompletionItemKind::FIELD,
        ItemKind::Attribute => CompletionItemKind::PROPERTY,
        ItemKind::Verb => CompletionItemKind::METHOD,
        ItemKind::Word => CompletionItemKind::VALUE,
        ItemKind::Rule => CompletionItemKind::KEYWORD,
        ItemKind::Snippet => CompletionItemKind::SNIPPET,
    }
}
