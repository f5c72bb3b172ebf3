//! `textDocument/foldingRange`.

use std::path::Path;

use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::features::folds::{Fold, FoldKind, folds as ask};
use crate::lsp::convert::Wording;
use crate::text::{Encoding, Text};

/// What can be folded away in a document; where the client takes only so many, what is highest comes first.
pub(in crate::lsp) fn folds(
    wording: Wording<'_>,
    path: &Path,
    _: FoldingRangeParams,
) -> Option<Vec<FoldingRange>> {
    let article = wording.snapshot.workspace.article(path)?;
    let abilities = wording.profile.folding;
    let mut folds = ask(article);
    if let Some(most) = abilities.most.filter(|most| *most < folds.len()) {
        folds.sort_by_key(|fold| fold.kind);
        folds.truncate(most);
        folds.sort_by_key(|fold| fold.range.start);
    }
    let folds = folds.into_iter();
    Some(
        folds
            .filter_map(|fold| written(wording, path, &article.text, &fold))
            .collect(),
    )
}

fn written(wording: Wording<'_>, path: &Path, text: &Text, fold: &Fold) -> Option<FoldingRange> {
    let abilities = wording.profile.folding;
    let mut range = wording.range(path, &fold.range)?;
    if abilities.whole_lines {
        // Whole lines would take along what stands behind the end.
        let last = text.position(fold.range.end, Encoding::Utf8).line;
        let behind = text.slice(fold.range.end..text.line(last).end);
        if !behind.trim().is_empty() {
            range.end.line = range.end.line.checked_sub(1)?;
        }
    }
    let is_attributes = fold.kind == FoldKind::Attributes;
    (range.start.line < range.end.line).then(|| FoldingRange {
        start_line: range.start.line,
        start_character: (!abilities.whole_lines).then_some(range.start.character),
        end_line: range.end.line,
        end_character: (!abilities.whole_lines).then_some(range.end.character),
        // So that all annotations can be folded at once.
        kind: is_attributes.then_some(FoldingRangeKind::Region),
        collapsed_text: (is_attributes && abilities.words).then(|| "{…}".to_owned()),
    })
}
