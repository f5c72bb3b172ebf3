//! What each character is to folding: part of a word, something between words, or nothing.

use std::iter;
use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// What stands between words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glue {
    Blank,
    /// A blank that French sets between a quotation mark and its words.
    NoBreak,
    Dash,
    Dot,
    Ellipsis,
    Quote,
    /// `«`
    Opening,
    /// `»`
    Closing,
}

/// How many items an ellipsis takes that the glue begins with: `…`, or three dots with or without
/// blanks between.
pub(super) fn ellipsis(glue: &[(Glue, Range<usize>)]) -> Option<usize> {
    let (mut dots, mut length) = (0, 0);
    for (place, (what, _)) in glue.iter().enumerate() {
        match what {
            Glue::Dot => dots += 1,
            Glue::Ellipsis => dots += 3,
            Glue::Blank | Glue::NoBreak if place > 0 => continue,
            _ => break,
        }
        length = place + 1;
    }
    (dots >= 3).then_some(length)
}

/// Whether a blank belongs to a quotation mark and does not part words.
pub(super) fn hugs(blank: Glue, before: Option<Glue>, behind: Option<Glue>) -> bool {
    let is_quote =
        |glue: Option<Glue>| matches!(glue, Some(Glue::Quote | Glue::Opening | Glue::Closing));
    match blank {
        Glue::NoBreak if before == Some(Glue::Opening) || behind == Some(Glue::Closing) => true,
        Glue::NoBreak | Glue::Blank => is_quote(before) && is_quote(behind),
        _ => false,
    }
}

/// What a character between words is; `None` for one of a word.
pub(super) fn glue(character: char) -> Option<Glue> {
    Some(match character {
        '.' => Glue::Dot,
        '…' => Glue::Ellipsis,
        '«' | '‹' => Glue::Opening,
        '»' | '›' => Glue::Closing,
        '"'
        | '\''
        | '`'
        | '´'
        | 'ʹ'
        | 'ʺ'
        | 'ʻ'
        | 'ʼ'
        | 'ʽ'
        | '‘'..='‟'
        | '′'..='‷'
        | '〝'..='〟' => Glue::Quote,
        '「'..='』' | '＂' | '＇' | '｀' | '❛'..='❠' => Glue::Quote,
        '-' | '‐'..='―' | '−' | '⸺' | '⸻' | '﹘' | '﹣' | '－' => Glue::Dash,
        '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => Glue::NoBreak,
        blank if blank.is_whitespace() => Glue::Blank,
        _ => return None,
    })
}

/// Soft hyphens, joiners, marks of direction, byte order marks.
pub(super) fn has_no_width(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// Whether a character composes with none before it.
pub(super) fn begins_anew(character: char) -> bool {
    character.is_ascii()
        || (canonical_combining_class(character) == 0
            && is_nfc_quick(iter::once(character)) != IsNormalized::Maybe)
}

/// Whether a character is as NFC has it.
pub(super) fn is_composed(character: char) -> bool {
    character.is_ascii() || is_nfc_quick(iter::once(character)) == IsNormalized::Yes
}
