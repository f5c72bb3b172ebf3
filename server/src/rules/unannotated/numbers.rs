//! Numbers in figures and in words, alone and as ranges; what they count is left to [`super::statistics`].

use super::lexicon::{NUMBERS, SCALES};
use super::tokens::Token;

/// A number in figures or in words.
#[derive(Debug)]
pub(super) struct Number {
    /// Its last token.
    pub(super) end: usize,
    pub(super) is_in_figures: bool,
    /// Thousands and more, or with decimals: nobody writes that without having counted.
    pub(super) is_large: bool,
    pub(super) may_be_year: bool,
    pub(super) is_more_than_a_dozen: bool,
}

impl Number {
    /// The number that begins at a token, up to its other end where it is a range.
    pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Self> {
        let mut number = Self::read_one(tokens, at)?;
        if let Some(to) = tokens.get(number.end + 1)
            && (to.is("to") || to.is("or") || to.text == "–")
            && let Some(upper) = Self::read_one(tokens, number.end + 2)
            && upper.is_in_figures == number.is_in_figures
        {
            number.end = upper.end;
            number.is_large |= upper.is_large;
            number.may_be_year &= upper.may_be_year;
            number.is_more_than_a_dozen |= upper.is_more_than_a_dozen;
        }
        Some(number)
    }

    fn read_one(tokens: &[Token<'_>], at: usize) -> Option<Self> {
        /// More words make no number.
        const MOST: usize = 8;
        let first = tokens.get(at)?;
        let mut number = match first.is_figure() {
            true => Self::figures(first.text)?,
            false => Self::word(first)?,
        };
        number.end = at;
        // “2 million”, “two hundred and fifty thousand”.
        for next in tokens[at + 1..].iter().take(MOST) {
            let is_scale = next.is_in(&SCALES);
            let is_number = !number.is_in_figures && next.is_in(&NUMBERS);
            if !is_scale && !is_number {
                break;
            }
            number.is_large |= is_scale;
            number.may_be_year &= !is_scale;
            number.end += 1;
        }
        Some(number)
    }

    fn figures(text: &str) -> Option<Self> {
        let figures = text.trim_end_matches(|last: char| !last.is_ascii_digit());
        let unit = &text[figures.len()..];
        let known = [
            "", "k", "m", "mn", "bn", "tn", "km", "kg", "%", "-strong", "GW", "MW", "-odd", "-plus",
        ];
        // `2nd`, `30-year`, `24/7`, `20:30`, `F-16` and `3.5.1` count nothing.
        let is_number = figures
            .chars()
            .all(|character| character.is_ascii_digit() || ",.-–‑".contains(character));
        if !known.contains(&unit) || !is_number || figures.matches('.').count() > 1 {
            return None;
        }
        let parts: Vec<&str> = figures.split(['-', '–', '‑']).collect();
        if parts.len() > 2 || parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        // `1.88` may as well be a version; what it counts tells.
        let is_grouped = figures.contains(',');
        let year = |part: &&str| {
            part.len() == 4 && !part.contains([',', '.']) && ("1500".."2100").contains(part)
        };
        Some(Self {
            end: 0,
            is_in_figures: true,
            is_large: is_grouped
                || figures.len() > 4 && !figures.contains('.') && parts.len() == 1
                || !unit.is_empty(),
            may_be_year: unit.is_empty() && parts.first().is_some_and(year),
            is_more_than_a_dozen: parts
                .iter()
                .any(|part| part.len() > 2 || *part >= "13" && part.len() == 2),
        })
    }

    fn word(token: &Token<'_>) -> Option<Self> {
        let lower = token.text.to_lowercase();
        let mut parts = lower.split('-');
        // `5m` is one, `m` alone is none.
        let is_scale = |part: &str| part.len() > 3 && SCALES.has(part);
        let is_number = parts.all(|part| NUMBERS.has(part) || is_scale(part));
        is_number.then_some(Self {
            end: 0,
            is_in_figures: false,
            is_large: lower.split('-').any(is_scale),
            may_be_year: false,
            is_more_than_a_dozen: false,
        })
    }
}
