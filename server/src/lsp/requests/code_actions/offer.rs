//! One thing that can be done, and how a client is offered it.

use tower_lsp::ls_types::{
    CodeAction, CodeActionDisabled, CodeActionKind, Diagnostic, WorkspaceEdit,
};

use super::asked::Asked;
use super::task::{Task, Ticket};
use crate::features::actions::{Action, Refusal};
use crate::fix::Edit;

/// One thing that can be done.
pub(super) struct Offer {
    pub(super) title: String,
    pub(super) change: Change,
    /// The finding that is done with by it.
    pub(super) diagnostic: Option<Diagnostic>,
    /// Whether clients may make it without asking which.
    pub(super) is_preferred: bool,
}

/// What becomes of the document.
pub(super) enum Change {
    /// These edits.
    Now(Vec<Edit>),
    /// Edits that take time to work out.
    Later(Task),
    /// None, for a reason.
    Never(Refusal),
}

impl Offer {
    pub(super) fn new(title: impl Into<String>, change: Change) -> Self {
        Self {
            title: title.into(),
            change,
            diagnostic: None,
            is_preferred: false,
        }
    }

    /// The offer as the client takes it; `None` where it could do nothing with it.
    pub(super) fn action(self, asked: &Asked<'_>, kind: CodeActionKind) -> Option<CodeAction> {
        let abilities = asked.wording.profile.actions;
        let mut action = CodeAction {
            title: self.title,
            kind: Some(kind),
            diagnostics: self.diagnostic.map(|one| vec![one]),
            is_preferred: (self.is_preferred && abilities.prefers).then_some(true),
            ..CodeAction::default()
        };
        match self.change {
            Change::Now(edits) => action.edit = Some(edit(asked, &edits)?),
            Change::Later(task) if abilities.resolves_edits => {
                let ticket = Ticket::new(asked, task);
                action.data = Some(serde_json::to_value(ticket).ok()?);
            }
            Change::Later(task) => {
                let workspace = &asked.wording.snapshot.workspace;
                let edits = task.edits(workspace, asked.path).ok()?;
                action.edit = Some(edit(asked, &edits)?);
            }
            Change::Never(reason) if abilities.shows_reasons => {
                action.disabled = Some(CodeActionDisabled { reason });
            }
            Change::Never(_) => return None,
        }
        Some(action)
    }
}

impl From<Action> for Offer {
    fn from(action: Action) -> Self {
        Self::new(action.title, Change::Now(action.edits))
    }
}

fn edit(asked: &Asked<'_>, edits: &[Edit]) -> Option<WorkspaceEdit> {
    asked.wording.edits([(asked.path, edits)])
}
