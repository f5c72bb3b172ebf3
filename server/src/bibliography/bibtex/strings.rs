//! `@string` abbreviations and the values written with them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use biblatex::{RawBibliography, RawChunk};

use super::blocks::Block;
use super::fields::{braced, explain, place};
use crate::spanned::Problem;

/// What all abbreviations of a file may expand to together; more is an attack.
const MAX_EXPANSION: usize = 1 << 26;

/// What every style defines.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The abbreviations that `@string` defines, by name in lower case.
#[derive(Debug, Default)]
pub(super) struct Strings {
    by_name: HashMap<String, String>,
    /// How many bytes they have expanded to so far.
    expanded: AtomicUsize,
}

impl Strings {
    /// Reads every `@string` in order; each may use those before it.
    pub(super) fn read(text: &str, blocks: &[Block], problems: &mut Vec<Problem>) -> Strings {
        let mut strings = Strings::default();
        for block in blocks.iter().filter(|block| block.kind == "string") {
            let source = braced(text, block);
            match RawBibliography::parse(&source) {
                Ok(raw) => {
                    for pair in raw.abbreviations {
                        let value = strings.join(&pair.value.v, block.range.start, problems);
                        strings.by_name.insert(pair.key.v.to_lowercase(), value);
                    }
                }
                Err(error) => problems.push(Problem {
                    range: place(text, block, &error),
                    message: format!(
                        "this `@string` is left out: {}; write it like `@string{{ft = {{Financial Times}}}}`",
                        explain(&error)
                    ),
                }),
            }
        }
        strings
    }

    /// Whether so many more bytes may be expanded.
    fn affords(&self, bytes: usize) -> bool {
        self.expanded.fetch_add(bytes, Ordering::Relaxed) <= MAX_EXPANSION
    }

    /// The pieces of a value in one, as BibTeX joins them with `#`.
    pub(super) fn join(
        &self,
        pieces: &biblatex::Field,
        offset: usize,
        problems: &mut Vec<Problem>,
    ) -> String {
        let mut joined = String::new();
        for piece in pieces {
            let range = offset + piece.span.start..offset + piece.span.end;
            match &piece.v {
                RawChunk::Normal(words) => joined.push_str(words),
                RawChunk::Abbreviation(name) => {
                    let lower = name.to_lowercase();
                    let words = self.by_name.get(&lower).map(String::as_str);
                    let month = || MONTHS.into_iter().find(|month| *month == lower);
                    match words.or_else(month) {
                        Some(words) if self.affords(words.len()) => joined.push_str(words),
                        Some(_) => problems.push(Problem {
                            range,
                            message: format!(
                                "`{name}` is left out because the abbreviations of this file expand to more than 64 MB; \
                                 write the words here"
                            ),
                        }),
                        None => problems.push(Problem {
                            range,
                            message: format!(
                                "no `@string` defines `{name}`; it is left out, so put the words in braces or define it with `@string{{{name} = {{…}}}}`"
                            ),
                        }),
                    }
                }
            }
        }
        joined
    }
}
