//! A quotation explained: which sources and copies it was looked for in, and where it stands.

use std::path::Path;
use std::sync::Arc;

use crate::features::prose::{Address, Prose, Span, code, text};
use crate::features::words;
use crate::quotation::{LocalCopy, Quotation};
use crate::text::Encoding;
use crate::workspace::{ClaimRef, Workspace};

/// What is known of the words a claim quotes, source by source.
pub(super) fn describe(workspace: &Workspace, claim: ClaimRef<'_>) -> Prose {
    let mut prose = Prose::default();
    let quote = claim.claim.quote.as_ref();
    let quotation = quote.and_then(|quote| Quotation::new(&quote.value));
    let sources = workspace.quoted_sources(claim);
    if sources.is_empty() {
        prose.paragraph(vec![text(
            "Quotes no source that is known, so there is nothing to compare it with.",
        )]);
    }
    for (file, source) in sources {
        let mut line = vec![text("Quotes ")];
        line.extend(words::reference(source));
        prose.paragraph(line);
        if source.files.is_empty() {
            prose.paragraph(vec![
                text("Not compared: the entry "),
                code(&source.key),
                text(" names no local copy."),
            ]);
        }
        for path in file.copies(source) {
            prose.item(outcome(workspace, claim, quotation.as_ref(), &path));
        }
    }
    prose
}

/// What came of looking for a quotation in one copy.
fn outcome(
    workspace: &Workspace,
    claim: ClaimRef<'_>,
    quotation: Option<&Quotation>,
    path: &Path,
) -> Vec<Span> {
    let searched = workspace.is_searched(claim.article, path);
    let copy = workspace.copy(path).filter(|_| searched);
    let mut line = vec![words::file(&path.into())];
    let (Some(copy), Some(quotation)) = (copy, quotation) else {
        let reason = match (searched, quotation) {
            (true, None) => ": nothing is quoted that could be compared",
            _ if *path == *claim.article.path => ": not compared, as it is this article",
            _ => ": not compared, as only plain text, Markdown and HTML can be",
        };
        line.push(text(reason));
        return line;
    };
    if let Some(cause) = copy.cause() {
        line.push(text(format!(": could not be read ({cause})")));
        return line;
    }
    let passages = copy.passages(quotation);
    for (number, passage) in passages.iter().take(words::LONGEST_LIST).enumerate() {
        let before = if number == 0 {
            ": stands there in "
        } else {
            ", "
        };
        line.extend([text(before), place(copy, passage.start)]);
    }
    if passages.len() > words::LONGEST_LIST {
        line.push(text(" and further down"));
    }
    if passages.is_empty() {
        line.push(text(": does not stand there"));
        if let Some(nearest) = copy.nearest(quotation) {
            let alike = format!("; the nearest passage, {} % alike, in ", nearest.percent());
            let passage = format!(": “{}”", words::shorten(&nearest.words));
            let place = place(copy, nearest.range.start);
            line.extend([text(alike), place, text(passage)]);
        }
    }
    line
}

/// The line of a passage, leading there.
fn place(copy: &Arc<LocalCopy>, offset: usize) -> Span {
    let line = copy
        .text()
        .map_or(0, |text| text.position(offset, Encoding::Utf32).line);
    Span::Link(
        format!("line {}", line + 1),
        Address::File(copy.path().clone(), Some(line)),
    )
}
