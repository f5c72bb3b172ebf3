//! `textDocument/semanticTokens`: all of a document's, what has changed in them, or those of a stretch.

use std::ops::Range;
use std::path::Path;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit, SemanticTokensFullDeltaResult,
    SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
    SemanticTokensServerCapabilities, WorkDoneProgressOptions,
};
use xxhash_rust::xxh3::xxh3_64;

use crate::features::tokens::{Modifier, Token, TokenKind, tokens as ask};
use crate::lsp::convert::{self, Wording};
use crate::lsp::profile::Profile;
use crate::lsp::session::{Session, ToldTokens};
use crate::lsp::uri;
use crate::text::{Encoding, Position, Text};

/// What a client is told of tokens; nothing where it cannot take any.
pub(in crate::lsp) fn capability(profile: Profile) -> Option<SemanticTokensServerCapabilities> {
    let tokens = profile.tokens;
    let types = TokenKind::ALL.iter().map(|kind| kind.name());
    let modifiers = Modifier::ALL.iter().map(|modifier| modifier.name());
    let options = SemanticTokensOptions {
        work_done_progress_options: WorkDoneProgressOptions::default(),
        legend: SemanticTokensLegend {
            token_types: types.map(SemanticTokenType::new).collect(),
            token_modifiers: modifiers.map(SemanticTokenModifier::new).collect(),
        },
        range: tokens.range.then_some(true),
        full: tokens.full.then_some(SemanticTokensFullOptions::Delta {
            delta: tokens.delta.then_some(true),
        }),
    };
    (tokens.full || tokens.range).then(|| options.into())
}

/// All tokens of a document.
pub(in crate::lsp) fn full(
    session: &Session,
    params: SemanticTokensParams,
) -> Result<Option<SemanticTokensResult>> {
    let path = uri::to_path(&params.text_document.uri);
    let told = tell(session, &path)?;
    Ok(told.map(|told| whole(told).into()))
}

/// What has changed in the tokens of a document since the client was told; all of them, where nobody knows any more
/// what that was.
pub(in crate::lsp) fn delta(
    session: &Session,
    params: SemanticTokensDeltaParams,
) -> Result<Option<SemanticTokensFullDeltaResult>> {
    let path = uri::to_path(&params.text_document.uri);
    let before = session.tokens().get(&path).map(|told| told.clone());
    let before = before.filter(|before| before.id == params.previous_result_id);
    let Some(now) = tell(session, &path)? else {
        return Ok(None);
    };
    Ok(Some(match before {
        Some(before) => SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta {
            edits: edit(&before.tokens, &now.tokens).into_iter().collect(),
            result_id: Some(now.id),
        }),
        None => whole(now).into(),
    }))
}

/// The tokens of a stretch of a document.
pub(in crate::lsp) fn range(
    wording: Wording<'_>,
    path: &Path,
    params: SemanticTokensRangeParams,
) -> Option<SemanticTokensRangeResult> {
    let text = wording.snapshot.text(path)?;
    let within = convert::byte_range(text, params.range, wording.profile.encoding);
    let data = encoded(wording, path, &within)?;
    let result_id = None;
    Some(SemanticTokens { result_id, data }.into())
}

/// Works out all tokens of a document and notes what the client is told.
fn tell(session: &Session, path: &Path) -> Result<Option<ToldTokens>> {
    let tokens = session.ask(path, |wording| {
        let length = wording.snapshot.text(path).map_or(0, Text::len);
        Ok(encoded(wording, path, &(0..length)))
    })?;
    Ok(tokens.map(|tokens| {
        let written = tokens.iter().flat_map(|token| {
            let place = [token.delta_line, token.delta_start, token.length];
            let meaning = [token.token_type, token.token_modifiers_bitset];
            place.into_iter().chain(meaning).flat_map(u32::to_le_bytes)
        });
        let id = format!("{:016x}", xxh3_64(&written.collect::<Vec<_>>()));
        let told = ToldTokens { id, tokens };
        // What is not open changes by itself, and nobody says when it is no longer shown.
        if session.documents().is_open(path) {
            session.tokens().insert(path.to_path_buf(), told.clone());
        }
        told
    }))
}

fn whole(told: ToldTokens) -> SemanticTokens {
    SemanticTokens {
        result_id: Some(told.id),
        data: told.tokens,
    }
}

/// The one edit that makes the new tokens of the old; none where they are the same.
fn edit(old: &[SemanticToken], new: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    /// Edits count the numbers of which tokens are made.
    const NUMBERS: usize = 5;
    let alike = |(one, other): &(&SemanticToken, &SemanticToken)| one == other;
    let start = old.iter().zip(new).take_while(alike).count();
    let (old, new) = (&old[start..], &new[start..]);
    let same = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(alike)
        .count();
    let (old, new) = (&old[..old.len() - same], &new[..new.len() - same]);
    let number = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    (!old.is_empty() || !new.is_empty()).then(|| SemanticTokensEdit {
        start: number(start),
        delete_count: number(old.len()),
        data: Some(new.to_vec()),
    })
}

/// The tokens of a stretch as the protocol writes them: each by its distance from the one before.
fn encoded(wording: Wording<'_>, path: &Path, within: &Range<usize>) -> Option<Vec<SemanticToken>> {
    let workspace = &wording.snapshot.workspace;
    let article = workspace.article(path)?;
    let (text, profile) = (&article.text, wording.profile);
    let mut before = Position::default();
    let mut encoded = Vec::new();
    for token in ask(workspace, article, within) {
        let pieces = match profile.tokens.multiline {
            true => vec![token.range.clone()],
            false => lines(text, &token.range),
        };
        for piece in pieces {
            let at = text.position(piece.start, profile.encoding);
            let is_same_line = at.line == before.line;
            let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            encoded.push(SemanticToken {
                delta_line: number(at.line - before.line),
                delta_start: number(at.column - if is_same_line { before.column } else { 0 }),
                length: number(length(text, piece, profile.encoding)),
                token_type: kind(token.kind),
                token_modifiers_bitset: modifiers(&token),
            });
            before = at;
        }
    }
    Some(encoded)
}

/// The part of a stretch on each of its lines, without the marks and blanks that a line begins with.
fn lines(text: &Text, range: &Range<usize>) -> Vec<Range<usize>> {
    let line = |offset| text.position(offset, Encoding::Utf8).line;
    let (first, last) = (line(range.start), line(range.end));
    let pieces = (first..=last).map(|line| {
        let whole = text.line(line);
        let mut start = whole.start.max(range.start);
        let end = whole.end.min(range.end).max(start);
        if line > first {
            let written = text.slice(start..end);
            start += written.len() - written.trim_start_matches([' ', '\t', '>']).len();
        }
        start..end
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// How long a stretch is as the client counts.
fn length(text: &Text, range: Range<usize>, encoding: Encoding) -> usize {
    let written = text.slice(range);
    match encoding {
        Encoding::Utf8 => written.len(),
        Encoding::Utf16 => written.encode_utf16().count(),
        Encoding::Utf32 => written.chars().count(),
    }
}

fn kind(kind: TokenKind) -> u32 {
    place(TokenKind::ALL, &kind)
}

fn modifiers(token: &Token) -> u32 {
    let bits = token
        .modifiers
        .iter()
        .map(|modifier| 1 << place(Modifier::ALL, modifier));
    bits.fold(0, |all, bit| all | bit)
}

/// The number of something in the legend.
fn place<Name: PartialEq>(legend: &[Name], name: &Name) -> u32 {
    let place = legend.iter().position(|known| known == name);
    u32::try_from(place.unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(types: &[u32]) -> Vec<SemanticToken> {
        let token = |kind: &u32| SemanticToken {
            token_type: *kind,
            ..SemanticToken::default()
        };
        types.iter().map(token).collect()
    }

    #[test]
    fn an_edit_holds_what_is_new_and_nothing_else() {
        let check = |old: &[u32], new: &[u32], expected: Option<(u32, u32, &[u32])>| {
            let edit = edit(&tokens(old), &tokens(new));
            let expected = expected.map(|(start, delete_count, new)| SemanticTokensEdit {
                start,
                delete_count,
                data: Some(tokens(new)),
            });
            assert_eq!(edit, expected, "{old:?} {new:?}");
        };
        check(&[1, 2, 3], &[1, 2, 3], None);
        check(&[], &[1], Some((0, 0, &[1])));
        check(&[1], &[], Some((0, 5, &[])));
        check(&[1, 2, 3], &[1, 4, 5, 3], Some((5, 5, &[4, 5])));
        check(&[1, 1], &[1, 1, 1], Some((10, 0, &[1])));
        check(&[1, 1, 1], &[1, 1], Some((10, 5, &[])));
    }
}
