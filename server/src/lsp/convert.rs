//! Between plain answers and the protocol's types, in both directions: places, jumps, findings, edits. What only one
//! request needs is worded with it.

use std::ops::Range;
use std::path::Path;
use std::str::FromStr;

use tower_lsp::ls_types::{
    self as lsp, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, DocumentChanges, GotoDefinitionResponse, Location, LocationLink, NumberOrString,
    OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::profile::Profile;
use super::session::{Session, Snapshot};
use super::{uri, work};
use crate::config::Level;
use crate::features::{Goal, Jump};
use crate::fix::Edit;
use crate::loader::BadConfig;
use crate::rules::{Finding, Place, Rule};
use crate::text::{Encoding, Position, Text};

/// The name under which editors show our diagnostics.
const SOURCE: &str = "claimlint";
/// The rule whose findings do nothing where they stand, so that editors may fade them.
const UNNECESSARY: &str = "unknown-attribute";

/// The byte offset of a client's position; what lies outside is clamped.
pub(super) fn offset(text: &Text, position: lsp::Position, encoding: Encoding) -> usize {
    let number = |number| usize::try_from(number).unwrap_or(usize::MAX);
    let position = Position {
        line: number(position.line),
        column: number(position.character),
    };
    text.offset(position, encoding)
}

/// The bytes of a client's range; empty where it ends before it begins.
pub(super) fn byte_range(text: &Text, range: lsp::Range, encoding: Encoding) -> Range<usize> {
    let start = offset(text, range.start, encoding);
    let end = offset(text, range.end, encoding);
    start..end.max(start)
}

/// Words answers for one client, about one snapshot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wording<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) profile: Profile,
}

impl<'a> Wording<'a> {
    /// Words answers about a snapshot for the client of a session.
    pub(super) fn new(session: &Session, snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            profile: session.profile(),
        }
    }

    /// The byte offset of a position in a file.
    pub(super) fn offset(&self, path: &Path, position: lsp::Position) -> Option<usize> {
        let text = self.snapshot.text(path)?;
        Some(offset(text, position, self.profile.encoding))
    }

    /// A file's URI: as the client spells it, where it has the file open.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        let open = self.snapshot.open(path).map(|file| file.uri.clone());
        open.or_else(|| uri::from_path(path))
    }

    /// A jump, with its origin where the client wants to know it.
    pub(super) fn jump(
        &self,
        path: &Path,
        jump: Jump,
        with_origin: bool,
    ) -> GotoDefinitionResponse {
        if !with_origin {
            return GotoDefinitionResponse::Array(self.locations(jump));
        }
        let origin = self.range(path, &jump.origin);
        let links = jump.goals.iter().filter_map(|goal| self.link(origin, goal));
        GotoDefinitionResponse::Link(links.collect())
    }

    /// The places of a jump, without its origin; those so far where nobody waits for them any more.
    pub(super) fn locations(&self, jump: Jump) -> Vec<Location> {
        let goals = jump.goals.into_iter();
        let names = goals.map(|goal| Place {
            path: goal.place.path,
            range: goal.name,
        });
        let cancelled = work::cancelled();
        let names = names.take_while(|_| !cancelled.is_cancelled());
        names.filter_map(|place| self.location(&place)).collect()
    }

    /// A finding, with as much of it as the client can show.
    pub(super) fn diagnostic(&self, finding: &Finding) -> Option<Diagnostic> {
        let related = finding.related.iter().filter_map(|related| {
            let location = self.location(&related.place)?;
            let message = related.message.clone();
            Some(DiagnosticRelatedInformation { location, message })
        });
        let shown = self.profile.diagnostics;
        let related = shown.related_information.then(|| related.collect());
        let fades = shown.fades && finding.rule.name == UNNECESSARY;
        Some(Diagnostic {
            range: self.range(&finding.place.path, &finding.place.range)?,
            severity: severity(finding.level),
            code: Some(NumberOrString::String(finding.rule.name.to_owned())),
            code_description: shown.code_links.then(|| page(finding.rule)).flatten(),
            source: Some(SOURCE.to_owned()),
            message: finding.message.clone(),
            related_information: related.filter(|related: &Vec<_>| !related.is_empty()),
            tags: fades.then(|| vec![DiagnosticTag::UNNECESSARY]),
            data: None,
        })
    }

    /// Edits of one file, without saying of which.
    pub(super) fn text_edits(&self, path: &Path, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let edits = edits.iter().map(|edit| {
            let range = self.range(path, &edit.range)?;
            Some(TextEdit::new(range, edit.text.clone()))
        });
        edits.collect()
    }

    /// Edits of several files: each of the version that the client has open, where it can tell versions apart.
    pub(super) fn edits<'e>(
        &self,
        files: impl IntoIterator<Item = (&'e Path, &'e [Edit])>,
    ) -> Option<WorkspaceEdit> {
        let worded = files.into_iter().map(|(path, edits)| {
            let version = self.snapshot.version(path);
            Some((self.uri(path)?, version, self.text_edits(path, edits)?))
        });
        let worded: Vec<_> = worded.collect::<Option<_>>()?;
        if !self.profile.versioned_edits {
            let changes = worded.into_iter().map(|(uri, _, edits)| (uri, edits));
            return Some(WorkspaceEdit::new(changes.collect()));
        }
        let documents = worded
            .into_iter()
            .map(|(uri, version, edits)| TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
                edits: edits.into_iter().map(OneOf::Left).collect(),
            });
        Some(WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(documents.collect())),
            ..WorkspaceEdit::default()
        })
    }

    /// A configuration that cannot be used, at the place that is wrong.
    pub(super) fn bad_config(&self, bad: &BadConfig) -> Option<Diagnostic> {
        Some(Diagnostic {
            range: self.range(&bad.path, &bad.error.range)?,
            severity: Some(DiagnosticSeverity::ERROR),
            source: Some(SOURCE.to_owned()),
            message: format!(
                "{}; until this is mended, the defaults hold",
                bad.error.message
            ),
            ..Diagnostic::default()
        })
    }

    /// A place in whatever file it is.
    pub(super) fn location(&self, place: &Place) -> Option<Location> {
        Some(Location {
            uri: self.uri(&place.path)?,
            range: self.range(&place.path, &place.range)?,
        })
    }

    fn link(&self, origin: Option<lsp::Range>, goal: &Goal) -> Option<LocationLink> {
        let path = &goal.place.path;
        Some(LocationLink {
            origin_selection_range: origin,
            target_uri: self.uri(path)?,
            target_range: self.range(path, &goal.place.range)?,
            target_selection_range: self.range(path, &goal.name)?,
        })
    }

    /// A stretch of a file as the client counts.
    pub(super) fn range(&self, path: &Path, range: &Range<usize>) -> Option<lsp::Range> {
        let text = self.snapshot.text(path)?;
        let position = |offset| {
            let position = text.position(offset, self.profile.encoding);
            let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
            lsp::Position::new(number(position.line), number(position.column))
        };
        Some(lsp::Range::new(position(range.start), position(range.end)))
    }
}

fn severity(level: Level) -> Option<DiagnosticSeverity> {
    match level {
        Level::Off => None,
        Level::Info => Some(DiagnosticSeverity::INFORMATION),
        Level::Warning => Some(DiagnosticSeverity::WARNING),
        Level::Error => Some(DiagnosticSeverity::ERROR),
    }
}

/// The address of a rule's page.
fn page(rule: &Rule) -> Option<CodeDescription> {
    let href = Uri::from_str(&rule.page_url()).ok()?;
    Some(CodeDescription { href })
}
