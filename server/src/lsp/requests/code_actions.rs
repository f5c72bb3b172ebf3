//! What can be done about the findings at a place: a quick fix for each that can be mended.
//!
//! The fixes are the rules'; here they only become actions.

use std::path::Path;

use tower_lsp::ls_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOptions, CodeActionOrCommand,
    CodeActionParams, CodeActionProviderCapability, CodeActionResponse,
};

use crate::fix::Applicability;
use crate::lsp::convert::{self, Wording};
use crate::lsp::diagnostics;
use crate::lsp::profile::Profile;

/// What a client is told of the actions; nothing where it could not take them.
pub(in crate::lsp) fn capability(profile: Profile) -> Option<CodeActionProviderCapability> {
    let options = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
        ..CodeActionOptions::default()
    };
    let capability = CodeActionProviderCapability::Options(options);
    profile.code_actions.then_some(capability)
}

/// The actions for the findings that touch a range.
pub(in crate::lsp) fn code_actions(
    wording: Wording<'_>,
    path: &Path,
    params: CodeActionParams,
) -> Option<CodeActionResponse> {
    let Wording { snapshot, profile } = wording;
    if !profile.code_actions || !wants_fixes(&params.context) {
        return Some(Vec::new());
    }
    let asked = convert::byte_range(snapshot.text(path)?, params.range, profile.encoding);
    let report = diagnostics::report(snapshot, profile, path);
    let near = report.fixable.iter().filter(|(_, finding)| {
        let found = &finding.place.range;
        found.start <= asked.end && asked.start <= found.end
    });
    let fixes = near.flat_map(|(place, finding)| {
        let fixes = finding.fixes.iter();
        fixes.map(move |fix| (place, finding, fix))
    });
    let actions = fixes.filter_map(|(place, finding, fix)| {
        let is_only = finding.fixes.len() == 1;
        Some(CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: report.diagnostics.get(*place).map(|one| vec![one.clone()]),
            edit: Some(wording.workspace_edit(Path::new(&*finding.place.path), fix)?),
            // Clients make the preferred one without asking which.
            is_preferred: (is_only && fix.applicability == Applicability::Safe).then_some(true),
            ..CodeAction::default()
        })
    });
    Some(actions.map(CodeActionOrCommand::CodeAction).collect())
}

/// Whether a client asks for fixes, or for all there is.
fn wants_fixes(context: &CodeActionContext) -> bool {
    let Some(only) = &context.only else {
        return true;
    };
    // A kind stands for all below it, and the empty one for all.
    only.iter().any(|kind| {
        let kind = kind.as_str();
        kind.is_empty() || kind == CodeActionKind::QUICKFIX.as_str()
    })
}
