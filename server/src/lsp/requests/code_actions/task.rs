//! `codeAction/resolve`: edits that take time to work out, for when somebody chooses their action.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeAction, Uri};

use super::asked::Asked;
use crate::features::actions::Refusal;
use crate::features::actions::fix_all::fix_all;
use crate::features::silence::silence_one;
use crate::fix::Edit;
use crate::lsp::errors;
use crate::lsp::session::Session;
use crate::rules;
use crate::workspace::Workspace;

/// What stands in a comment until the writer says why.
const REASON: &str = "reason to be given";

/// Something that takes time to work out.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Task {
    /// All safe fixes of the document.
    FixAll,
    /// A comment that silences the finding of a rule at a place.
    Ignore {
        rule: String,
        message: String,
        start: usize,
    },
}

/// What an action carries, so that its edits can be asked for.
#[derive(Serialize, Deserialize)]
pub(super) struct Ticket {
    uri: Uri,
    /// The editor's number for the text that it was offered for.
    version: Option<i32>,
    task: Task,
}

impl Ticket {
    pub(super) fn new(asked: &Asked<'_>, task: Task) -> Self {
        Self {
            uri: asked.uri.clone(),
            version: asked.wording.snapshot.version(asked.path),
            task,
        }
    }
}

impl Task {
    /// The edits of the document.
    ///
    /// # Errors
    /// Why there are none.
    pub(super) fn edits(
        &self,
        workspace: &Workspace,
        path: &Path,
    ) -> std::result::Result<Vec<Edit>, Refusal> {
        match self {
            Self::FixAll => Ok(fix_all(workspace, &path.into())),
            Self::Ignore {
                rule,
                message,
                start,
            } => {
                let gone = || "this is no longer found".to_owned();
                let article = workspace.article(path).ok_or_else(gone)?;
                let findings = rules::check(workspace, path);
                let meant = findings.iter().position(|finding| {
                    let place = finding.place.range.start;
                    (finding.rule.name, place) == (rule, *start) && finding.message == *message
                });
                let meant = meant.ok_or_else(gone)?;
                let edits = silence_one(workspace, article, &findings, meant, REASON);
                edits.map_err(|left| left.reason().to_owned())
            }
        }
    }
}

/// The same action with its edits.
///
/// # Errors
/// `ContentModified` where the text has changed since the action was offered; why nothing can be done.
pub(in crate::lsp) fn resolve(session: &Session, action: CodeAction) -> Result<CodeAction> {
    let Some(data) = &action.data else {
        // Its edits were there from the beginning.
        return Ok(action);
    };
    let ticket = Ticket::deserialize(data);
    let ticket = ticket.map_err(|_| Error::invalid_params("this is no action of this server"))?;
    session.ask_further(&ticket.uri, ticket.version, |wording, path| {
        let edits = ticket.task.edits(&wording.snapshot.workspace, path);
        let edits = edits.map_err(errors::refused)?;
        Ok(CodeAction {
            edit: wording.edits([(path, edits.as_slice())]),
            ..action
        })
    })
}
