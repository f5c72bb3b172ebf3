//! `textDocument/selectionRange`.

use std::path::Path;

use tower_lsp::ls_types::{SelectionRange, SelectionRangeParams};

use crate::features::selections::selections as ask;
use crate::lsp::convert::Wording;

/// What a selection grows to from each of some places.
pub(in crate::lsp) fn selections(
    wording: Wording<'_>,
    path: &Path,
    params: SelectionRangeParams,
) -> Option<Vec<SelectionRange>> {
    let article = wording.snapshot.workspace.article(path)?;
    let positions = params.positions.into_iter();
    let chains = positions.map(|position| {
        let offset = wording.offset(path, position)?;
        let steps = ask(article, offset).into_iter().rev();
        steps.fold(None, |parent, range| {
            Some(SelectionRange {
                range: wording.range(path, &range)?,
                parent: parent.map(Box::new),
            })
        })
    });
    // One for each place, or the client would take one for another.
    chains.collect()
}
