//! `textDocument/codeAction` and `codeAction/resolve`: what can be done about findings, with claims and with words.
//!
//! Each sort is one file and one line of [`SORTS`]. What it does to a text is a feature's business; how it is offered to a
//! client, and when its edits are worked out, is settled in [`offer`].

mod asked;
mod canonical;
mod cite;
mod fix_all;
mod ignoring;
mod name;
mod offer;
mod quick_fixes;
mod relate;
mod task;
mod wrap;

use std::path::Path;

use tower_lsp::ls_types::{
    CodeActionContext, CodeActionKind, CodeActionOptions, CodeActionOrCommand, CodeActionParams,
    CodeActionProviderCapability, CodeActionResponse, CodeActionTriggerKind,
};

use crate::lsp::convert::Wording;
use crate::lsp::profile::Profile;
use asked::Asked;
use offer::Offer;
pub(in crate::lsp) use task::resolve;

/// Everything that can be mended in a file; editors do it on saving where somebody wants that.
const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.claimlint");

/// A claim of what is selected: a kind of its own, so that a key or an extension can ask for it. Nothing is taken elsewhere,
/// so that it is not `extract`.
const WRAP: CodeActionKind = CodeActionKind::new("refactor.rewrite.wrap");

/// What of a sort can be done at a place.
type Offers = fn(&Asked<'_>) -> Vec<Offer>;

/// What can be done, by kind and in the order of a menu.
const SORTS: [(CodeActionKind, Offers); 9] = [
    (CodeActionKind::QUICKFIX, quick_fixes::offers),
    (CodeActionKind::QUICKFIX, cite::fixes),
    (CodeActionKind::QUICKFIX, ignoring::offers),
    (WRAP, wrap::offers),
    (CodeActionKind::REFACTOR_REWRITE, name::offers),
    (CodeActionKind::REFACTOR_REWRITE, cite::offers),
    (CodeActionKind::REFACTOR_REWRITE, relate::offers),
    (CodeActionKind::REFACTOR_REWRITE, canonical::offers),
    (FIX_ALL, fix_all::offers),
];

/// What a client is told of the actions; nothing where it could not take them.
pub(in crate::lsp) fn capability(profile: Profile) -> Option<CodeActionProviderCapability> {
    let mut kinds: Vec<_> = SORTS.into_iter().map(|(kind, _)| kind).collect();
    kinds.dedup();
    let options = CodeActionOptions {
        code_action_kinds: Some(kinds),
        resolve_provider: Some(profile.actions.resolves_edits),
        ..CodeActionOptions::default()
    };
    let capability = CodeActionProviderCapability::Options(options);
    profile.actions.literals.then_some(capability)
}

/// What can be done at a range.
pub(in crate::lsp) fn code_actions(
    wording: Wording<'_>,
    path: &Path,
    params: CodeActionParams,
) -> Option<CodeActionResponse> {
    if !wording.profile.actions.literals {
        return Some(Vec::new());
    }
    let context = params.context.clone();
    let asked = Asked::new(wording, path, params)?;
    let wanted = SORTS
        .into_iter()
        .filter(|(kind, _)| is_wanted(kind, &context));
    let mut titles = Vec::new();
    let mut actions = Vec::new();
    for (kind, offers) in wanted {
        for offer in offers(&asked) {
            // What mends a finding can be a thing to do without one; twice in a menu, it is two riddles.
            if kind != CodeActionKind::QUICKFIX && titles.contains(&offer.title) {
                continue;
            }
            titles.push(offer.title.clone());
            actions.extend(offer.action(&asked, kind.clone()));
        }
    }
    Some(
        actions
            .into_iter()
            .map(CodeActionOrCommand::CodeAction)
            .collect(),
    )
}

/// Whether a client asks for a kind: it names some, each of which stands for all below it, or it wants all there is. A
/// client that asks of itself, as a cursor moves, wants what there is at that place: it has not to wait until every fix of the
/// file is judged.
fn is_wanted(kind: &CodeActionKind, context: &CodeActionContext) -> bool {
    let Some(only) = &context.only else {
        let is_automatic = context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC);
        return !is_automatic || *kind != FIX_ALL;
    };
    only.iter().any(|asked| {
        let below = kind.as_str().strip_prefix(asked.as_str());
        let is_below = below.is_some_and(|below| below.is_empty() || below.starts_with('.'));
        asked.as_str().is_empty() || is_below
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_stands_for_all_below_it() {
        let is_wanted = |only: &'static str| {
            let context = CodeActionContext {
                only: Some(vec![CodeActionKind::new(only)]),
                ..CodeActionContext::default()
            };
            is_wanted(&FIX_ALL, &context)
        };
        for only in ["", "source", "source.fixAll", "source.fixAll.claimlint"] {
            assert!(is_wanted(only), "{only}");
        }
        for only in [
            "quickfix",
            "source.fix",
            "source.fixAll.other",
            "source.fixAll.claimlint.x",
        ] {
            assert!(!is_wanted(only), "{only}");
        }
    }
}
