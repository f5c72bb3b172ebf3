//! One `.bib` block → its key and fields, abbreviations expanded. LaTeX stays as written; inheritance is elsewhere.

use std::borrow::Cow;
use std::ops::Range;

use biblatex::{Pair, ParseError, ParseErrorKind, RawBibliography, RawChunk, Token};

use super::blocks::Block;
use super::strings::Strings;
use crate::spanned::{Problem, Spanned, line_from};

/// More fields than this make no bibliography entry.
const MAX_FIELDS: usize = 300;

/// Fields whose words are no LaTeX.
const VERBATIM: [&str; 6] = ["url", "urlraw", "doi", "file", "pdf", "eprint"];

/// One entry with its fields as written.
#[derive(Debug)]
pub(super) struct RawEntry {
    /// The type in lower case.
    pub(super) kind: String,
    pub(super) key: String,
    pub(super) key_range: Range<usize>,
    pub(super) range: Range<usize>,
    pub(super) fields: Vec<Field>,
    /// Keys of other entries that it names as parents, members or relatives; known after inheritance.
    pub(super) relatives: Vec<Spanned<String>>,
}

/// One field.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// The name in lower case.
    pub(super) name: String,
    /// LaTeX without its outer delimiters; braces are balanced.
    pub(super) value: String,
    /// Where the value stands in the file, abbreviations and `#` included.
    pub(super) range: Range<usize>,
    /// Whether `value` is exactly what stands at `range`.
    literal: bool,
}

impl Field {
    /// A field as it stands in a block, abbreviations expanded.
    fn of(pair: Pair<'_>, block: &Block, strings: &Strings, problems: &mut Vec<Problem>) -> Self {
        let literal = match pair.value.v.as_slice() {
            [piece] if matches!(piece.v, RawChunk::Normal(_)) => Some(piece.span.clone()),
            _ => None,
        };
        let is_literal = literal.is_some();
        let span = literal.unwrap_or(pair.value.span);
        Self {
            name: pair.key.v.to_lowercase(),
            value: strings.join(&pair.value.v, block.range.start, problems),
            range: block.range.start + span.start..block.range.start + span.end,
            literal: is_literal,
        }
    }

    /// The same as it is meant in print: ties are blanks, and a lone dollar sign is one.
    fn printed(self) -> Self {
        let value = match VERBATIM.contains(&self.name.as_str()) {
            true => self.value,
            false => untied(self.value),
        };
        match lone_dollar(&value) {
            Some(value) => Self {
                value,
                literal: false,
                ..self
            },
            None => Self { value, ..self },
        }
    }

    /// Where a stretch of the value stands in the file; the whole value, where it is not written out there.
    pub(super) fn stretch(&self, within: Range<usize>) -> Range<usize> {
        match self.literal {
            true => self.range.start + within.start..self.range.start + within.end,
            false => self.range.clone(),
        }
    }

    /// The place in the file of the byte at `offset` in the value.
    pub(super) fn place(&self, offset: usize) -> Range<usize> {
        if self.literal && offset < self.range.len() {
            self.range.start + offset..self.range.end
        } else {
            self.range.clone()
        }
    }
}

/// Reads one entry. A problem without an entry means that the entry is lost.
pub(super) fn entry(
    text: &str,
    block: &Block,
    strings: &Strings,
) -> (Option<RawEntry>, Vec<Problem>) {
    let mut problems = Vec::new();
    match read(text, block, strings, &mut problems) {
        Ok(entry) => (Some(entry), problems),
        Err(lost) => {
            problems.push(lost);
            (None, problems)
        }
    }
}

/// One entry, or why it is lost.
fn read(
    text: &str,
    block: &Block,
    strings: &Strings,
    problems: &mut Vec<Problem>,
) -> Result<RawEntry, Problem> {
    let key = citation_key(text, block)?;
    let source = braced(text, block);
    let pairs = pairs(&source, text, block, &key)?;
    let mut fields: Vec<Field> = Vec::new();
    for pair in pairs {
        let field = Field::of(pair, block, strings, problems);
        if let Err(offset) = balance(&field.value) {
            let message = format!(
                "`{}` is left out because its `{}` has a `}}` without `{{` or ends in `\\`; delete it, or add what is missing",
                key.value, field.name
            );
            let range = field.place(offset);
            return Err(Problem { range, message });
        }
        let field = field.printed();
        if !field.value.trim().is_empty() && fields.iter().all(|other| other.name != field.name) {
            fields.push(field);
        }
    }
    Ok(RawEntry {
        kind: block.kind.clone(),
        key: key.value,
        key_range: key.range,
        range: block.range.clone(),
        fields,
        relatives: Vec::new(),
    })
}

/// The key that a block begins with.
fn citation_key(text: &str, block: &Block) -> Result<Spanned<String>, Problem> {
    let body = text.get(block.body.clone()).unwrap_or_default();
    let written = body.trim_start();
    let end = written.find(|c: char| c == ',' || c.is_whitespace());
    let key = &written[..end.unwrap_or(written.len())];
    let start = block.body.start + body.len() - written.len();
    let range = start..start + key.len();
    if !key.is_empty() && !key.contains(['=', '{', '}', '"']) {
        return Ok(Spanned::new(key.to_owned(), range));
    }
    Err(Problem {
        range: match key.is_empty() {
            true => block.range.start..block.body.start,
            false => range,
        },
        message: format!(
            "this `@{}` is left out because it has no key; begin it like `@{}{{grand2025,`",
            block.kind, block.kind
        ),
    })
}

/// The names and values behind the key, in a block as [`braced`] has it.
fn pairs<'s>(
    source: &'s str,
    text: &str,
    block: &Block,
    key: &Spanned<String>,
) -> Result<Vec<Pair<'s>>, Problem> {
    let behind = text.get(key.range.end..block.body.end).unwrap_or_default();
    let behind = behind.trim_start();
    if behind.is_empty() {
        return Ok(Vec::new());
    }
    let raw = RawBibliography::parse(source).map_err(|error| {
        let reason = match behind.starts_with(',') {
            true => explain(&error),
            false => "a key has no blanks in it, and a comma behind it".to_owned(),
        };
        Problem {
            range: place(text, block, &error),
            message: format!(
                "`{}` is left out because it cannot be read from here on: {reason}",
                key.value
            ),
        }
    })?;
    let pairs = raw.entries.into_iter().next().map(|raw| raw.v.fields);
    let pairs = pairs.unwrap_or_default();
    if pairs.len() > MAX_FIELDS {
        return Err(Problem {
            range: key.range.clone(),
            message: format!(
                "`{}` is left out because it has more than {MAX_FIELDS} fields; split it",
                key.value
            ),
        });
    }
    Ok(pairs)
}

/// The block with braces as its outer delimiters, byte for byte as long.
pub(super) fn braced<'t>(text: &'t str, block: &Block) -> Cow<'t, str> {
    let source = text.get(block.range.clone()).unwrap_or_default();
    if !source.ends_with(')') {
        return Cow::Borrowed(source);
    }
    let body = block.body.start - block.range.start;
    Cow::Owned(format!(
        "{}{{{}}}",
        &source[..body - 1],
        &source[body..source.len() - 1]
    ))
}

/// Where the parser stopped.
pub(super) fn place(text: &str, block: &Block, error: &ParseError) -> Range<usize> {
    let at = (block.range.start + error.span.start).min(block.range.end.saturating_sub(1));
    let line = line_from(text, at);
    line.start..line.end.min(block.range.end)
}

/// What the parser missed, and what to do.
pub(super) fn explain(error: &ParseError) -> String {
    match &error.kind {
        ParseErrorKind::Expected(Token::Comma) => "a comma is missing before this".to_owned(),
        ParseErrorKind::Expected(Token::Equals) => {
            "a field is written `name = {value}`, and here the `=` is missing".to_owned()
        }
        ParseErrorKind::Expected(Token::Identifier) => {
            "a field's name is missing; delete a comma or brace too many".to_owned()
        }
        ParseErrorKind::UnexpectedEof => {
            "a value in braces or quotes is missing, or not closed".to_owned()
        }
        other => format!("{other}; write fields like `title = {{A force worth the name}},`"),
    }
}

/// Whether every brace has its partner; else the byte that has none. A backslash takes the next sign out of account.
fn balance(value: &str) -> Result<(), usize> {
    let mut open = Vec::new();
    let mut signs = value.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' if signs.next().is_none() => return Err(at),
            '{' => open.push(at),
            '}' if open.pop().is_none() => return Err(at),
            _ => {}
        }
    }
    open.first().map_or(Ok(()), |at| Err(*at))
}

/// The value with TeX's ties (`~`) as the blanks that they are in print. The accent `\~` stays.
fn untied(value: String) -> String {
    if !value.contains('~') {
        return value;
    }
    let mut escaped = false;
    let blank = |sign: char| {
        let tie = sign == '~' && !escaped;
        escaped = sign == '\\' && !escaped;
        if tie { ' ' } else { sign }
    };
    value.chars().map(blank).collect()
}

/// The value with its dollar signs escaped, if their number is odd: "$60 billion" is money, not mathematics.
fn lone_dollar(value: &str) -> Option<String> {
    let mut escaped = String::with_capacity(value.len() + 2);
    let mut count = 0;
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                escaped.push(sign);
                escaped.extend(signs.next());
                continue;
            }
            '$' => {
                count += 1;
                escaped.push('\\');
            }
            _ => {}
        }
        escaped.push(sign);
    }
    (count % 2 == 1).then_some(escaped)
}
