//! `textDocument/codeLens` and `codeLens/resolve`: which lines have something above them, and what it says.

use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeLens, CodeLensOptions, CodeLensParams, Command, Location, Uri};

use super::commands;
use crate::features::Jump;
use crate::features::lenses::{Seen, View, article_lens, claim_lenses, view};
use crate::lsp::convert::Wording;
use crate::lsp::errors;
use crate::lsp::profile::SHOW_REFERENCES;
use crate::lsp::session::Session;
use crate::text::{Encoding, Text};

/// What a lens carries, so that its words can be asked for where it is shown.
#[derive(Serialize, Deserialize)]
struct Ticket {
    uri: Uri,
    /// The editor's number for the text that the lens stands in.
    version: Option<i32>,
    /// The number of its claim; none for the whole article.
    claim: Option<usize>,
    /// Whether the claim needs its name.
    named: bool,
}

/// What a client is told of lenses.
pub(in crate::lsp) fn capability() -> CodeLensOptions {
    CodeLensOptions {
        resolve_provider: Some(true),
    }
}

/// Which lines of a document have something above them.
pub(in crate::lsp) fn lenses(
    wording: Wording<'_>,
    path: &Path,
    params: CodeLensParams,
) -> Option<Vec<CodeLens>> {
    let workspace = &wording.snapshot.workspace;
    let article = workspace.article(path)?;
    let wanted = wording.profile.settings.code_lens;
    let over_article = wanted.article.then(|| article_lens(article)).flatten();
    let over_claims = wanted.claims.then(|| claim_lenses(workspace, article));
    let lenses = over_article
        .into_iter()
        .chain(over_claims.into_iter().flatten());
    let version = wording.snapshot.version(path);
    let lenses = lenses.filter_map(|lens| {
        let (claim, named) = match lens.about {
            Seen::Article => (None, false),
            Seen::Claim { index, is_named } => (Some(index), is_named),
        };
        let ticket = Ticket {
            uri: params.text_document.uri.clone(),
            version,
            claim,
            named,
        };
        Some(CodeLens {
            range: wording.range(path, &first_line(&article.text, &lens.range))?,
            command: None,
            data: serde_json::to_value(ticket).ok(),
        })
    });
    Some(lenses.collect())
}

/// A lens stands above one line, so it is about no more than that.
fn first_line(text: &Text, range: &Range<usize>) -> Range<usize> {
    let line = text.position(range.start, Encoding::Utf8).line;
    range.start..range.end.min(text.line(line).end).max(range.start)
}

/// The same lens with its words, and what happens when somebody chooses it.
///
/// # Errors
/// `ContentModified` where the text has changed since the lens was told of.
pub(in crate::lsp) fn resolve(session: &Session, lens: CodeLens) -> Result<CodeLens> {
    let ticket = lens
        .data
        .as_ref()
        .and_then(|data| Ticket::deserialize(data).ok());
    let ticket = ticket.ok_or_else(|| Error::invalid_params("a lens of this server has `data`"))?;
    let about = match ticket.claim {
        None => Seen::Article,
        Some(index) => Seen::Claim {
            index,
            is_named: ticket.named,
        },
    };
    session.ask_further(&ticket.uri, ticket.version, |wording, path| {
        let workspace = &wording.snapshot.workspace;
        let article = workspace.article(path).ok_or_else(errors::modified)?;
        let view = view(workspace, article, about).ok_or_else(errors::modified)?;
        Ok(CodeLens {
            command: Some(command(wording, &ticket, &lens, view)),
            ..lens
        })
    })
}

/// Shows the claims that a lens speaks of: with the client's own command, where it has one, else with ours.
fn command(wording: Wording<'_>, ticket: &Ticket, lens: &CodeLens, view: View) -> Command {
    let position = lens.range.start;
    let (command, arguments) = match (wording.profile.shows_references, ticket.claim) {
        (true, _) => {
            let jump = Jump {
                origin: 0..0,
                goals: view.goals,
            };
            let locations: Vec<Location> = wording.locations(jump);
            let arguments = vec![json!(ticket.uri), json!(position), json!(locations)];
            (SHOW_REFERENCES, arguments)
        }
        (false, Some(_)) => {
            let place = json!({"uri": ticket.uri, "position": position});
            (commands::RELATED_CLAIMS, vec![place])
        }
        (false, None) => (commands::CLAIMS, vec![json!({"uri": ticket.uri})]),
    };
    Command {
        title: view.title,
        command: command.to_owned(),
        arguments: Some(arguments),
    }
}
