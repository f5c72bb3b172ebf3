//! Offsets, positions and points of texts, against plain strings.

use proptest::prelude::*;

use super::*;

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

fn position(line: usize, column: usize) -> Position {
    Position { line, column }
}

#[test]
fn columns_differ_by_encoding() {
    let text = Text::new("über 🇺🇦 x\n");
    let x = text.to_text().find('x').expect("x is there");
    assert_eq!(text.position(x, Encoding::Utf8), position(0, 15));
    assert_eq!(text.position(x, Encoding::Utf16), position(0, 10));
    assert_eq!(text.position(x, Encoding::Utf32), position(0, 8));
}

#[test]
fn what_lies_outside_is_clamped() {
    let text = Text::new("ab\r\nc");
    for encoding in ENCODINGS {
        assert_eq!(text.offset(position(0, 99), encoding), 2);
        assert_eq!(text.offset(position(9, 0), encoding), 5);
        assert_eq!(text.offset(position(1, usize::MAX), encoding), 5);
        assert_eq!(text.position(99, encoding), position(1, 1));
    }
}

#[test]
fn a_line_ends_in_any_of_three_ways_and_nowhere_else() {
    let text = Text::new("a\rb\r\nc\nd\u{2028}e\u{0B}f");
    let lines: Vec<_> = (0..text.line_count())
        .map(|line| text.slice(text.line(line)).into_owned())
        .collect();
    assert_eq!(lines, ["a", "b", "c", "d\u{2028}e\u{0B}f"]);
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_reported() {
    let (text, invalid) = Text::from_bytes(b"\xEF\xBB\xBFab\xFFc\xE2\x82d");
    assert_eq!(text.to_text(), "ab\u{FFFD}c\u{FFFD}d");
    assert_eq!(
        invalid,
        Some(InvalidUtf8 {
            first: 2..5,
            count: 2
        })
    );
}

proptest! {
    #[test]
    fn offsets_and_positions_round_trip(source in "(?s)[a\n\r é🇺x\u{2028}]{0,40}") {
        let text = Text::new(&source);
        for (offset, _) in source.char_indices() {
            // Between `\r` and `\n` there is no position: the line ends before both.
            if source[..offset].ends_with('\r') && source[offset..].starts_with('\n') {
                continue;
            }
            for encoding in ENCODINGS {
                let there = text.position(offset, encoding);
                prop_assert_eq!(text.offset(there, encoding), offset);
            }
        }
    }

    /// Long enough for a rope of many chunks, in which lines begin and end anywhere.
    #[test]
    fn positions_are_those_of_the_rope(source in "(?s)[a\n\r é🇺]{1,60}", times in 20usize..80) {
        let text = Text::new(&source.repeat(times));
        for offset in (0..=text.len() + 9).step_by(13) {
            let there = text.position(offset, Encoding::Utf8);
            let whole = text.floor(offset);
            let line = text.rope.byte_to_line(whole);
            let column = whole - text.rope.line_to_byte(line);
            prop_assert_eq!(there, position(line, column), "{}", offset);
        }
    }

    #[test]
    fn editing_equals_editing_a_string(
        source in "[ab\n\ré🇺]{0,20}", start in 0usize..40, length in 0usize..9, new in "[x\né]{0,4}",
    ) {
        let mut text = Text::new(&source);
        let edit = text.replace(start..start + length, &new);
        let mut expected = source.clone();
        expected.replace_range(edit.start..edit.old_end, &new);
        prop_assert_eq!(text.to_text(), expected);
    }

    /// Texts with lone returns, and long ones without them, of which the rope counts the lines.
    #[test]
    fn points_are_those_that_line_feeds_make(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30),
        times in prop::sample::select(vec![1, 1, 300]),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0usize..9, prop::sample::select(PIECES)), 1..6,
        ),
    ) {
        let mut source = pieces.concat().repeat(times);
        let mut text = Text::new(&source);
        for (start, length, new) in edits {
            let start = start.index(source.len() + 1);
            let edit = text.replace(start..start + length, new);
            prop_assert_eq!(edit.start_point, point(&source[..edit.start]));
            prop_assert_eq!(edit.old_end_point, point(&source[..edit.old_end]));
            source.replace_range(edit.start..edit.old_end, new);
            prop_assert_eq!(edit.new_end_point, point(&source[..edit.new_end]));
        }
    }
}

/// Hardly ever a lone return, so that many texts get one only as they are edited.
const PIECES: &[&str] = &["a", "é\u{2028}", "\n", "\n", "\r\n", "\r\n", "b\r\nc", "\r"];

/// The point at the end of a text, as tree-sitter counts.
fn point(text: &str) -> Point {
    Point {
        row: text.matches('\n').count(),
        column: text.len() - text.rfind('\n').map_or(0, |last| last + 1),
    }
}
