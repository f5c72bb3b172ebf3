//! `textDocument/inlayHint`: what stands behind claims within the text.

use std::path::Path;

use tower_lsp::ls_types::{
    InlayHint, InlayHintLabel, InlayHintLabelPart, InlayHintLabelPartTooltip, InlayHintParams,
};

use crate::features::hints::{Hint, Part, Wanted, hints as ask};
use crate::lsp::convert::{self, Wording};
use crate::rules::Place;

/// The hints of a stretch of a document, as the settings want them.
pub(in crate::lsp) fn hints(
    wording: Wording<'_>,
    path: &Path,
    params: InlayHintParams,
) -> Option<Vec<InlayHint>> {
    let workspace = &wording.snapshot.workspace;
    let article = workspace.article(path)?;
    let settings = wording.profile.settings.inlay_hints;
    let wanted = Wanted {
        speaker: settings.speaker,
        source: settings.source,
        status: settings.status,
    };
    let within = convert::byte_range(&article.text, params.range, wording.profile.encoding);
    let hints = ask(workspace, article, &within, wanted).into_iter();
    Some(
        hints
            .filter_map(|hint| written(wording, path, hint))
            .collect(),
    )
}

fn written(wording: Wording<'_>, path: &Path, hint: Hint) -> Option<InlayHint> {
    let position = wording.range(path, &(hint.offset..hint.offset))?.start;
    let mut parts = Vec::new();
    for (place, part) in hint.parts.into_iter().enumerate() {
        let before = if place == 0 { "— " } else { " · " };
        parts.push(InlayHintLabelPart {
            value: before.to_owned(),
            ..InlayHintLabelPart::default()
        });
        parts.push(label(wording, part));
    }
    Some(InlayHint {
        position,
        label: InlayHintLabel::LabelParts(parts),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    })
}

fn label(wording: Wording<'_>, part: Part) -> InlayHintLabelPart {
    let place = part.goal.map(|goal| Place {
        path: goal.place.path,
        range: goal.name,
    });
    InlayHintLabelPart {
        value: part.words,
        tooltip: Some(InlayHintLabelPartTooltip::String(part.reason)),
        location: place.and_then(|place| wording.location(&place)),
        command: None,
    }
}
