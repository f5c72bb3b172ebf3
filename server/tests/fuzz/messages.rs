//! What an editor may send: texts, changes, questions and nonsense.

use fastrand::Rng;
use serde_json::{Value, json};

/// The files that sessions play with.
pub(crate) const FILES: [&str; 7] = [
    "a.md",
    "b.md",
    "in/c.md",
    "notes.md",
    "s.bib",
    "copy.txt",
    "claimlint.toml",
];

/// Pieces of articles, whole and broken.
const PIECES: [&str; 34] = [
    "[One]{#one .claim cite=\"s\"}",
    "[two 🎉]{#two .claim supports=\"a#one\" by=\"Bob\"}",
    "[x]{.claim undercuts=\"a#one->b#two\"}",
    "[y]{#y .claim about=\"t\" value=\"3\"}",
    "[z]{#z .claim about=\"t\" value='4 km' stance=denies}",
    "[w]{#w .claim entails=\"y z\" contradicts=\"one\" restates=\"b#two\"}",
    " quote=\"so be it\"",
    " date=\"2024-05\" valid=\"2022/..\"",
    "[",
    "]{.claim",
    "{#",
    "}",
    "\"",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "---\n",
    "---\nkey: b\nauthor: [Ann, Bob]\nsource: s\nbibliography: s.bib\n---\n",
    "<!-- claimlint-ignore uncited-claim: so -->\n",
    "<!-- claimlint-ignore-start all",
    "-->",
    "\u{feff}",
    "ä𝒳\u{301}",
    "\u{0}",
    "[@s, p. 3]",
    "@s",
    "#one",
    "# Heading\n",
    "> - ",
    "```\n",
    "\\",
    "supports=\"",
    ".claim",
];

pub(crate) fn text(rng: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..rng.usize(0..12) {
        text += rng.choice(PIECES).expect("a piece");
    }
    match rng.u8(0..30) {
        0 => text.repeat(300),
        _ => text,
    }
}

/// A text that fits a file, mostly.
pub(crate) fn text_of(name: &str, rng: &mut Rng) -> String {
    if rng.u8(0..5) == 0 {
        return text(rng);
    }
    match name {
        "claimlint.toml" => {
            let rest = [
                "",
                "[people.ann]\nname = \"Ann\"\n",
                "exclude = [\"in/\"]\n",
                "[topics.t]\n",
                "nonsense",
            ];
            format!(
                "bibliography = [\"s.bib\"]\n{}",
                rng.choice(rest).expect("a rest")
            )
        }
        "s.bib" => format!("@misc{{s, title = {{S{}}}}}\n", rng.u8(..)),
        _ => text(rng),
    }
}

/// What the editor says it can do.
pub(crate) fn abilities(rng: &mut Rng) -> Value {
    let encoding = *rng
        .choice(&["utf-8", "utf-16", "utf-32"])
        .expect("an encoding");
    let mut abilities = json!({
        "general": {"positionEncodings": [encoding]},
        "workspace": {
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceEdit": {"documentChanges": rng.bool()},
        },
        "window": {"workDoneProgress": rng.bool()},
        "textDocument": {
            "hover": {"contentFormat": ["markdown"]},
            "definition": {"linkSupport": rng.bool()},
            "rename": {"prepareSupport": rng.bool()},
        },
    });
    if rng.bool() {
        abilities["textDocument"]["diagnostic"] = json!({"relatedDocumentSupport": rng.bool()});
        abilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    }
    abilities
}

fn position(rng: &mut Rng) -> Value {
    let far = [1000, 4_294_967_295_u32];
    let mut number = |near: u32| match rng.u8(0..10) {
        0 => *rng.choice(&far).expect("a number"),
        _ => rng.u32(0..near),
    };
    json!({"line": number(6), "character": number(60)})
}

pub(crate) fn change(rng: &mut Rng) -> Value {
    let text = text(rng);
    match rng.u8(0..8) {
        0 => json!({"text": text}),
        1 => {
            json!({"text": "", "range": {"start": {"line": 0, "character": 0}, "end": position(rng)}})
        }
        _ => {
            let start = position(rng);
            let end = if rng.bool() {
                start.clone()
            } else {
                position(rng)
            };
            json!({"text": text, "range": {"start": start, "end": end}})
        }
    }
}

/// Questions about a place.
const AT_PLACE: [&str; 15] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/typeDefinition",
    "textDocument/implementation",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/prepareRename",
    "textDocument/linkedEditingRange",
    "textDocument/prepareCallHierarchy",
    "textDocument/prepareTypeHierarchy",
    "textDocument/completion",
    "textDocument/rename",
    "textDocument/signatureHelp",
    "textDocument/selectionRange",
];

/// Questions about a document or a stretch of it.
const ABOUT_DOCUMENT: [&str; 13] = [
    "textDocument/codeAction",
    "textDocument/diagnostic",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "textDocument/codeLens",
    "textDocument/documentLink",
    "textDocument/inlayHint",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
];

const COMMANDS: [&str; 5] = [
    "claimlint.relatedClaims",
    "claimlint.explain",
    "claimlint.map",
    "claimlint.claims",
    "claimlint.nothing",
];

/// A question that makes sense, about a place that may not exist; some are to be watched, or answered in parts.
pub(crate) fn question(uri: &str, rng: &mut Rng) -> (&'static str, Value) {
    let (method, mut params) = plain_question(uri, rng);
    for name in ["workDoneToken", "partialResultToken"] {
        if rng.u8(0..4) == 0 {
            params[name] = json!(rng.u8(..));
        }
    }
    (method, params)
}

fn plain_question(uri: &str, rng: &mut Rng) -> (&'static str, Value) {
    let document = json!({"uri": uri});
    match rng.u8(0..10) {
        0 => (
            "workspace/symbol",
            json!({"query": rng.choice(["", "one", "ä", "#"])}),
        ),
        1 => {
            let command = *rng.choice(&COMMANDS).expect("a command");
            let argument = match command {
                "claimlint.claims" => json!({}),
                _ => json!({"uri": uri, "position": position(rng)}),
            };
            (
                "workspace/executeCommand",
                json!({"command": command, "arguments": [argument]}),
            )
        }
        2 => {
            let (old, new) = (uri, uri.replace("a.md", "in/d.md"));
            (
                "workspace/willRenameFiles",
                json!({"files": [{"oldUri": old, "newUri": new}]}),
            )
        }
        3 => (
            "workspace/willDeleteFiles",
            json!({"files": [{"uri": uri}]}),
        ),
        4 => (
            "workspace/diagnostic",
            json!({"previousResultIds": [{"uri": uri, "value": "x"}]}),
        ),
        5..7 => {
            let method = *rng.choice(&ABOUT_DOCUMENT).expect("a method");
            let params = json!({
                "textDocument": document,
                "range": {"start": position(rng), "end": position(rng)},
                "position": position(rng),
                "ch": "}",
                "context": {"diagnostics": []},
                "options": {"tabSize": 4, "insertSpaces": true},
                "previousResultId": "1",
            });
            (method, params)
        }
        _ => {
            let method = *rng.choice(&AT_PLACE).expect("a method");
            let params = json!({
                "textDocument": document,
                "position": position(rng),
                "positions": [position(rng)],
                "context": {"includeDeclaration": rng.bool(), "triggerKind": 1},
                "newName": rng.choice(["fresh", "one", "no name", ""]),
            });
            (method, params)
        }
    }
}

/// What makes no sense at all.
pub(crate) fn nonsense(rng: &mut Rng) -> (&'static str, Value) {
    let methods = [
        "initialize",
        "initialized",
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/hover",
        "textDocument/dream",
        "workspace/didChangeConfiguration",
        "workspace/didChangeWorkspaceFolders",
        "workspace/executeCommand",
        "callHierarchy/incomingCalls",
        "typeHierarchy/supertypes",
        "completionItem/resolve",
        "codeAction/resolve",
        "workspaceSymbol/resolve",
        "$/setTrace",
        "$/progress",
        "$/nothing",
        "window/workDoneProgress/cancel",
        "",
    ];
    let params = [
        json!({}),
        json!([]),
        json!({"textDocument": {"uri": "no URI at all %%%"}, "position": {"line": -1}}),
        json!({"textDocument": 7}),
        json!({"item": {"uri": "file:///a.md", "name": "x"}}),
        json!({"settings": {"claimlint": {"inlayHints": "yes"}}}),
        json!({"event": {"added": [{"uri": "::", "name": ""}], "removed": []}}),
        json!({"command": "claimlint.map", "arguments": [[]]}),
        json!({"value": "verbose"}),
        json!({"token": 1, "value": {"kind": "end"}}),
    ];
    let method = *rng.choice(&methods).expect("a method");
    (method, rng.choice(params).expect("parameters"))
}
