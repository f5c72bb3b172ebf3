//! Control characters as people see them, so that neither a text nor a file's name speaks to the terminal, or ends a line.

use std::borrow::Cow;

/// A text with a picture in the place of each control character: `␛` for escape, `␊` for a line feed.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    match text.contains(char::is_control) {
        true => text.chars().map(picture).collect(),
        false => Cow::Borrowed(text),
    }
}

fn picture(character: char) -> char {
    let picture = match u32::from(character) {
        code @ 0..0x20 => char::from_u32(0x2400 + code),
        0x7F => Some('␡'),
        _ if character.is_control() => None,
        _ => return character,
    };
    picture.unwrap_or(char::REPLACEMENT_CHARACTER)
}
