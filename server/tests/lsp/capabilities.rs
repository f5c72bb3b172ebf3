//! The table of capabilities says what the server announces, no more and no less.

use std::collections::BTreeSet;

use expect_test::expect;
use serde_json::{Value, json};

use crate::client::Client;
use crate::folder::Folder;

const PAGE: &str = include_str!("../../docs/capabilities.md");

/// Where the answer to `initialize` says that a request is answered. Requests of the protocol that are not meant
/// stand here as well, so that none is announced without a row.
const ANNOUNCED: &[(&str, &[&str])] = &[
    (
        "/callHierarchyProvider",
        &[
            "textDocument/prepareCallHierarchy",
            "callHierarchy/incomingCalls",
            "callHierarchy/outgoingCalls",
        ],
    ),
    ("/codeActionProvider", &["textDocument/codeAction"]),
    (
        "/codeActionProvider/resolveProvider",
        &["codeAction/resolve"],
    ),
    ("/codeLensProvider", &["textDocument/codeLens"]),
    ("/codeLensProvider/resolveProvider", &["codeLens/resolve"]),
    (
        "/colorProvider",
        &[
            "textDocument/documentColor",
            "textDocument/colorPresentation",
        ],
    ),
    ("/completionProvider", &["textDocument/completion"]),
    (
        "/completionProvider/resolveProvider",
        &["completionItem/resolve"],
    ),
    ("/declarationProvider", &["textDocument/declaration"]),
    ("/definitionProvider", &["textDocument/definition"]),
    ("/diagnosticProvider", &["textDocument/diagnostic"]),
    (
        "/diagnosticProvider/workspaceDiagnostics",
        &["workspace/diagnostic"],
    ),
    ("/documentFormattingProvider", &["textDocument/formatting"]),
    (
        "/documentHighlightProvider",
        &["textDocument/documentHighlight"],
    ),
    ("/documentLinkProvider", &["textDocument/documentLink"]),
    (
        "/documentLinkProvider/resolveProvider",
        &["documentLink/resolve"],
    ),
    (
        "/documentOnTypeFormattingProvider",
        &["textDocument/onTypeFormatting"],
    ),
    (
        "/documentRangeFormattingProvider",
        &["textDocument/rangeFormatting"],
    ),
    ("/documentSymbolProvider", &["textDocument/documentSymbol"]),
    ("/executeCommandProvider", &["workspace/executeCommand"]),
    ("/foldingRangeProvider", &["textDocument/foldingRange"]),
    ("/hoverProvider", &["textDocument/hover"]),
    ("/implementationProvider", &["textDocument/implementation"]),
    ("/inlayHintProvider", &["textDocument/inlayHint"]),
    ("/inlayHintProvider/resolveProvider", &["inlayHint/resolve"]),
    ("/inlineValueProvider", &["textDocument/inlineValue"]),
    (
        "/linkedEditingRangeProvider",
        &["textDocument/linkedEditingRange"],
    ),
    ("/monikerProvider", &["textDocument/moniker"]),
    ("/referencesProvider", &["textDocument/references"]),
    ("/renameProvider", &["textDocument/rename"]),
    (
        "/renameProvider/prepareProvider",
        &["textDocument/prepareRename"],
    ),
    ("/selectionRangeProvider", &["textDocument/selectionRange"]),
    (
        "/semanticTokensProvider/full",
        &["textDocument/semanticTokens/full"],
    ),
    (
        "/semanticTokensProvider/full/delta",
        &["textDocument/semanticTokens/full/delta"],
    ),
    (
        "/semanticTokensProvider/range",
        &["textDocument/semanticTokens/range"],
    ),
    ("/signatureHelpProvider", &["textDocument/signatureHelp"]),
    (
        "/textDocumentSync/willSaveWaitUntil",
        &["textDocument/willSaveWaitUntil"],
    ),
    ("/typeDefinitionProvider", &["textDocument/typeDefinition"]),
    (
        "/typeHierarchyProvider",
        &[
            "textDocument/prepareTypeHierarchy",
            "typeHierarchy/supertypes",
            "typeHierarchy/subtypes",
        ],
    ),
    (
        "/workspace/fileOperations/willCreate",
        &["workspace/willCreateFiles"],
    ),
    (
        "/workspace/fileOperations/willDelete",
        &["workspace/willDeleteFiles"],
    ),
    (
        "/workspace/fileOperations/willRename",
        &["workspace/willRenameFiles"],
    ),
    ("/workspaceSymbolProvider", &["workspace/symbol"]),
    (
        "/workspaceSymbolProvider/resolveProvider",
        &["workspaceSymbol/resolve"],
    ),
];

/// What is announced and is no request.
const OTHERS: [&str; 3] = ["positionEncoding", "textDocumentSync", "workspace"];

/// A client that can take everything the server heeds.
fn able() -> Value {
    json!({
        "workspace": {
            "diagnostics": {"refreshSupport": true},
            "symbol": {"resolveSupport": {"properties": ["location.range"]}},
            "fileOperations": {"willRename": true, "didRename": true},
        },
        "textDocument": {
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
                "dataSupport": true,
                "resolveSupport": {"properties": ["edit"]},
            },
            "diagnostic": {},
            "rename": {"prepareSupport": true},
            "semanticTokens": {
                "requests": {"range": true, "full": {"delta": true}},
                "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"],
            },
        },
    })
}

async fn announced(abilities: Value) -> Value {
    let folder = Folder::new("//- a.md\n[a]{.claim}\n");
    let mut client = Client::connect();
    let parameters = json!({"capabilities": abilities, "rootUri": folder.uri("")});
    client.request("initialize", parameters).await["capabilities"].take()
}

/// The requests that the page lists.
fn listed() -> BTreeSet<&'static str> {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| `"));
    let names = rows.filter_map(|row| row.split('`').next());
    names.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_lists_what_is_announced() {
    let announced = announced(able()).await;
    let is_announced = |place: &str| {
        let value = announced.pointer(place);
        value.is_some_and(|value| !matches!(value, Value::Null | Value::Bool(false)))
    };
    let places = ANNOUNCED.iter().filter(|(place, _)| is_announced(place));
    let methods: BTreeSet<_> = places
        .flat_map(|(_, methods)| methods.iter().copied())
        .collect();
    assert_eq!(methods, listed());
    let known = |key: &str| {
        let mut places = ANNOUNCED.iter().map(|(place, _)| place.split('/').nth(1));
        OTHERS.contains(&key) || places.any(|place| place == Some(key))
    };
    let keys = announced.as_object().expect("capabilities").keys();
    let unknown: Vec<_> = keys.filter(|key| !known(key)).collect();
    assert!(unknown.is_empty(), "announced without a row: {unknown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_can_take_nothing_is_told_of_less() {
    let (all, some) = (announced(able()).await, announced(json!({})).await);
    let keys = all.as_object().expect("capabilities").keys();
    let less: Vec<_> = keys
        .filter(|key| some.get(key.as_str()).is_none())
        .cloned()
        .collect();
    expect!["codeActionProvider semanticTokensProvider diagnosticProvider"]
        .assert_eq(&less.join(" "));
}

#[test]
fn each_request_has_one_row() {
    let rows = PAGE.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, listed().len());
}
