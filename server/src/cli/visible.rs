//! Control characters as people see them, so that neither a text nor a file's name speaks to the terminal, or ends a line.

use std::borrow::Cow;

/// A text with a picture in the place of each control character: `␛` for escape, `␊` for a line feed.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    pictured(text, char::is_control)
}

/// The same where line feeds and tabs are meant: a text of several lines.
pub(super) fn visible_lines(text: &str) -> Cow<'_, str> {
    pictured(text, |character| {
        character.is_control() && !matches!(character, '\n' | '\t')
    })
}

fn pictured(text: &str, is_unseen: fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let characters = text.chars().map(|character| match is_unseen(character) {
        true => picture(character),
        false => character,
    });
    characters.collect()
}

/// What stands for a control character; those above ASCII have no picture.
fn picture(character: char) -> char {
    let picture = match u32::from(character) {
        code @ 0..0x20 => char::from_u32(0x2400 + code),
        0x7F => Some('␡'),
        _ => None,
    };
    picture.unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_seen() {
        assert_eq!(
            visible("a\u{1b}[2J\r\n\tb\u{7f}\u{9b}"),
            "a␛[2J␍␊␉b␡\u{fffd}"
        );
        assert_eq!(visible_lines("a\u{1b}\r\n\tb\u{9b}"), "a␛␍\n\tb\u{fffd}");
        let controls = (0..=0x9f)
            .filter_map(char::from_u32)
            .filter(|next| next.is_control());
        let controls: String = controls.collect();
        assert!(!visible(&controls).contains(char::is_control));
    }
}
