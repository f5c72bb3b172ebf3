//! Finds the items of a CSL-JSON array, also where brackets are missing. What is in an item is left to the caller.

use std::ops::Range;

use crate::spanned::{Problem, line_from};

/// The ranges of the objects in the array that `text` is, and what stands between them that should not.
pub(super) fn split(text: &str) -> (Vec<Range<usize>>, Vec<Problem>) {
    let mut items = Vec::new();
    let mut problems = Vec::new();
    let mut at = blank(text, if text.starts_with('\u{feff}') { 3 } else { 0 });
    if at == text.len() {
        return (items, problems);
    }
    let bare = text[at..].starts_with('{');
    if !bare {
        if !text[at..].starts_with('[') {
            let message = "a CSL-JSON bibliography must be a list of items, like `[{\"id\": \"grand2025\", …}]`".to_owned();
            return (
                items,
                vec![Problem {
                    range: line_from(text, at),
                    message,
                }],
            );
        }
        at = blank(text, at + 1);
    }
    // Whether a comma must come before the next item.
    let mut comma = false;
    while let Some(sign) = text[at..].chars().next() {
        match sign {
            '{' => {
                if comma && !bare {
                    let message = "a comma is missing before this item".to_owned();
                    problems.push(Problem {
                        range: line_from(text, at),
                        message,
                    });
                }
                let end = end_of(text, at);
                items.push(at..end);
                // One complaint is enough about an item without end.
                comma = text[..end].ends_with('}');
                at = blank(text, end);
            }
            ',' => {
                comma = false;
                at = blank(text, at + 1);
            }
            ']' if !bare => {
                at = blank(text, at + 1);
                if at < text.len() {
                    let message =
                        "nothing may follow the list of items; delete it, or move it into the list"
                            .to_owned();
                    problems.push(Problem {
                        range: line_from(text, at),
                        message,
                    });
                }
                return (items, problems);
            }
            _ => {
                let message = "this is no item; an item is written in braces, like `{\"id\": \"grand2025\", …}`".to_owned();
                problems.push(Problem {
                    range: line_from(text, at),
                    message,
                });
                at += sign.len_utf8();
                at += text[at..].find(['{', ']']).unwrap_or(text.len() - at);
                comma = false;
            }
        }
    }
    if !bare {
        let message = "the list of items is never closed; add the missing `]`".to_owned();
        problems.push(Problem {
            range: line_from(text, text.floor_char_boundary(text.trim_end().len() - 1)),
            message,
        });
    }
    (items, problems)
}

/// Behind the brace that closes the item at `start`. An item that is never closed ends before the next line that starts
/// an item, known by a brace as far to the left.
fn end_of(text: &str, start: usize) -> usize {
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = &text[line_start..start];
    let indented = indent.chars().all(|c| c == ' ' || c == '\t');
    let bytes = text.as_bytes();
    let (mut depth, mut quoted, mut resume) = (0usize, false, None);
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quoted => at += 1,
            // No string of JSON spans lines, so the line's end closes one that was left open.
            b'\n' => {
                quoted = false;
                let starts_item = text
                    .get(at + 1..)
                    .and_then(|rest| rest.strip_prefix(indent))
                    .is_some_and(|rest| rest.starts_with('{'));
                if resume.is_none() && indented && starts_item {
                    resume = Some(at);
                    break;
                }
            }
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    let end = text[..resume.unwrap_or(text.len())].trim_end();
    end.strip_suffix(',').unwrap_or(end).len()
}

fn blank(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}
