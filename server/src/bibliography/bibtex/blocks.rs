//! Finds the `@type{…}` blocks of a `.bib` file, also where braces are missing. Their content is left to `fields`.

use std::ops::Range;

use crate::spanned::{Problem, line_from};

/// Braces nested deeper than this are no bibliography; the limit protects the recursive decoder.
const MAX_DEPTH: usize = 100;

/// A longer entry is no bibliography either; the limit bounds the work that one entry can cause.
const MAX_LENGTH: usize = 1 << 20;

/// One `@type{…}` or `@type(…)`.
#[derive(Debug)]
pub(super) struct Block {
    /// The type in lower case, such as `article` or `string`.
    pub(super) kind: String,
    /// From `@` to the closing delimiter.
    pub(super) range: Range<usize>,
    /// Between the delimiters.
    pub(super) body: Range<usize>,
}

impl Block {
    /// Whether this is a source rather than a definition.
    pub(super) fn is_entry(&self) -> bool {
        !matches!(self.kind.as_str(), "string" | "preamble" | "comment")
    }
}

/// The blocks of `text` in order, without those that are broken beyond reading, and what is wrong with these.
pub(super) fn split(text: &str) -> (Vec<Block>, Vec<Problem>) {
    let mut blocks = Vec::new();
    let mut problems = Vec::new();
    let mut at = 0;
    let is_comment = |line_start: usize| {
        text[line_start..]
            .trim_start_matches([' ', '\t'])
            .starts_with('%')
    };
    // Both change at most once a line or a file, so that many `@` on a long line cost no more than few.
    let (mut commented, mut open_comment) = (is_comment(0), false);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('@')) {
        let start = at + found;
        if let Some(newline) = text[at..start].rfind('\n') {
            commented = is_comment(at + newline + 1);
        }
        at = start + 1;
        if commented {
            continue;
        }
        let Some(opening) = Opening::at(text, start) else {
            continue;
        };
        let kind = opening.kind.to_ascii_lowercase();
        match end_of(text, &opening, kind == "comment" && !open_comment) {
            Ok(end) => {
                at = end.close + 1;
                commented = false;
                let range = start..at;
                let too_much = if end.depth > MAX_DEPTH {
                    Some(format!("its braces are nested more than {MAX_DEPTH} deep"))
                } else if range.len() > MAX_LENGTH && kind != "comment" {
                    Some("it is longer than a megabyte".to_owned())
                } else {
                    None
                };
                match too_much {
                    Some(reason) => problems.push(Problem {
                        message: format!(
                            "{} is left out because {reason}; shorten it",
                            name(text, &opening)
                        ),
                        range: line_from(text, start),
                    }),
                    None => blocks.push(Block {
                        kind,
                        range,
                        body: opening.body..end.close,
                    }),
                }
            }
            Err(resume) => {
                at = resume;
                open_comment |= kind == "comment";
                let closing = if opening.round { ')' } else { '}' };
                problems.push(Problem {
                    range: line_from(text, start),
                    message: format!(
                        "{} is left out because it is never closed; add the missing `{closing}`, or look for a brace too many in it",
                        name(text, &opening)
                    ),
                });
            }
        }
    }
    (blocks, problems)
}

/// `@type{`, with where its body starts.
struct Opening<'t> {
    kind: &'t str,
    body: usize,
    round: bool,
}

impl<'t> Opening<'t> {
    /// The opening at the `@` at `start`; none if that sign is part of other words.
    fn at(text: &'t str, start: usize) -> Option<Opening<'t>> {
        let rest = text.get(start + 1..)?;
        let kind_start = rest.len() - rest.trim_start().len();
        let kind = &rest[kind_start..];
        let kind = &kind[..kind
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(kind.len())];
        let after = &rest[kind_start + kind.len()..];
        let delimiter = after.len() - after.trim_start().len();
        let round = match after.as_bytes().get(delimiter)? {
            b'{' => false,
            b'(' => true,
            _ => return None,
        };
        let named = kind.starts_with(|c: char| c.is_ascii_alphabetic());
        named.then_some(Opening {
            kind,
            body: start + 1 + kind_start + kind.len() + delimiter + 1,
            round,
        })
    }
}

struct End {
    /// The byte of the closing delimiter.
    close: usize,
    /// How deep braces nest in the block.
    depth: usize,
}

/// Where the block closes, or else where reading can resume: at the next line that opens a block.
fn end_of(text: &str, opening: &Opening, comment: bool) -> Result<End, usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut deepest, mut quoted, mut resume) = (0usize, 0, false, None);
    let mut at = opening.body;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' if depth > 0 => depth -= 1,
            b'}' if !opening.round => {
                return Ok(End {
                    close: at,
                    depth: deepest,
                });
            }
            b'"' if opening.round && depth == 0 => quoted = !quoted,
            b')' if opening.round && depth == 0 && !quoted => {
                return Ok(End {
                    close: at,
                    depth: deepest,
                });
            }
            b'@' if resume.is_none() && opens_line(text, at) => {
                // An entry may be commented out whole, so a comment is searched for its end first.
                if !comment {
                    return Err(at);
                }
                resume = Some(at);
            }
            _ => {}
        }
        at += 1;
    }
    Err(resume.unwrap_or(text.len()))
}

/// Whether a block opens at `at` with nothing but blanks before it on its line.
fn opens_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    (before.is_empty() || before.ends_with(['\n', '\r'])) && Opening::at(text, at).is_some()
}

/// How a message calls the block: by its key where it has one.
fn name(text: &str, opening: &Opening) -> String {
    let body = text[opening.body..].trim_start();
    let ends = |c: &char| !c.is_whitespace() && !matches!(c, ',' | '{' | '}' | '=' | '"');
    let key: String = body.chars().take_while(ends).take(80).collect();
    if key.is_empty() {
        format!("this `@{}`", opening.kind)
    } else {
        format!("`{key}`")
    }
}
