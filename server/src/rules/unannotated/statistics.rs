//! Figures that a reader would want to check: shares, sums of money, counts, multiples, ratios.
//!
//! Not dates, times, durations, ordinals, and numbers that are part of a name.

use std::ops::Range;

use super::lexicon::{
    AFTER_NOUNS, COUNTED, CURRENCIES, FRACTIONS, LABELS, MONTHS, NUMBER_OPENERS, NUMBERS, PERCENT,
    SCALES, TIMES,
};
use super::numbers::Number;
use super::tokens::Token;

/// The figure a sentence states, as a byte range of the paragraph's words.
pub(super) fn find(tokens: &[Token<'_>]) -> Option<Range<usize>> {
    (0..tokens.len()).find_map(|at| {
        let end = ratio(tokens, at)
            .or_else(|| multiple(tokens, at))
            .or_else(|| amount(tokens, at))?;
        let sign = at
            .checked_sub(1)
            .filter(|before| is_currency(&tokens[*before]));
        Some(tokens[sign.unwrap_or(at)].range.start..tokens[end].range.end)
    })
}

/// A number with what it counts: where it ends.
fn amount(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let number = Number::read(tokens, at)?;
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    // The number began earlier, or is part of one.
    let goes_on = before.is_some_and(|before| {
        before.is_in(&NUMBERS) || before.is_in(&SCALES) || before.is_figure()
    });
    let is_money = before.is_some_and(is_currency);
    if goes_on || is_label(tokens, at) {
        return None;
    }
    let rest = &tokens[number.end + 1..];
    let next = rest.first();
    let behind = number.end + 1;
    let is_share = next.is_some_and(|next| next.is_in(&PERCENT))
        || matches!(rest, [per, cent, ..] if per.is("per") && cent.is("cent"));
    if is_share {
        // “100 per cent correct” is a manner of speaking.
        let is_whole = tokens[at].text == "100" || tokens[at].is("hundred");
        let with_of = rest.iter().take(4).any(|token| token.is("of"));
        if is_whole && !with_of {
            return None;
        }
        let with_cent = next.is_some_and(|next| next.is("per"));
        return Some(behind + usize::from(with_cent));
    }
    // The price of a question everybody asks is no price.
    if is_money {
        let is_idiom = next.is_some_and(|next| next.is("question"));
        return (!is_idiom).then_some(number.end);
    }
    if next.is_some_and(|next| next.is_in(&CURRENCIES)) {
        return Some(behind);
    }
    if is_date(tokens, at, &number) {
        return None;
    }
    // What is counted stands behind a few words that describe it: “15,000 European soldiers”.
    let mut counted = None;
    for (place, token) in rest.iter().take(4).enumerate() {
        if token.is_in(&TIMES) || token.text.ends_with("-year") {
            return None;
        }
        if token.is_in(&COUNTED) {
            counted = Some(behind + place);
            break;
        }
        if token.is_in(&AFTER_NOUNS) || is_plural(token) || !(token.is_word() || token.text == ".")
        {
            break;
        }
    }
    if number.is_large {
        return Some(counted.unwrap_or(number.end));
    }
    // “No one wants troops” counts nobody.
    if counted.is_some() && !(tokens[at].is("one") && number.end == at) {
        return counted;
    }
    // “30 countries” is a count; “two problems” and “three drawbacks” are how people write.
    let plural = rest.iter().take(2).position(is_plural)?;
    let is_adjoined = rest[..plural]
        .iter()
        .all(|token| token.is_word() && !token.is_in(&NUMBER_OPENERS));
    let is_told = number.is_in_figures && !number.may_be_year;
    (is_told && is_adjoined && number.is_more_than_a_dozen).then_some(behind + plural)
}

fn is_currency(token: &Token<'_>) -> bool {
    ["$", "€", "£", "¥"].contains(&token.text)
}

/// Whether a word looks like a noun in the plural.
fn is_plural(token: &Token<'_>) -> bool {
    let text = token.text;
    let is_singular = ["ss", "us", "is"].iter().any(|end| text.ends_with(end));
    text.len() > 3 && text.starts_with(char::is_lowercase) && text.ends_with('s') && !is_singular
}

/// “three times the number”, “twice as many”, “has doubled”: where it ends.
fn multiple(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = &tokens[at];
    let next = tokens.get(at + 1)?;
    let compares = |token: &Token<'_>| {
        token.is_any(&[
            "as", "the", "more", "larger", "bigger", "higher", "greater", "faster", "its", "their",
            "that", "what",
        ])
    };
    if token.is("twice") || token.is("thrice") {
        let is_more = next.is("as") || (next.is("the") && is_measure(tokens.get(at + 2)?));
        return is_more.then_some(at + 1);
    }
    if token.is_any(&["doubled", "trebled", "tripled", "quadrupled", "halved"]) {
        return (!next.is("down")).then_some(at);
    }
    if token.is_any(&[
        "tenfold",
        "threefold",
        "fourfold",
        "fivefold",
        "twofold",
        "sixfold",
    ]) {
        return Some(at);
    }
    let number = Number::read(tokens, at)?;
    let times = tokens.get(number.end + 1)?;
    let compared = tokens.get(number.end + 2)?;
    (times.is("times") && compares(compared)).then_some(number.end + 1)
}

/// “two thirds of”, “one in five”, “nine out of ten”: where it ends.
fn ratio(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = &tokens[at];
    let is_one = first.is("a") || first.is("one");
    if let Some((_, fraction)) = first.text.split_once('-')
        && FRACTIONS.has(fraction)
        && fraction.ends_with('s')
        && tokens.get(at + 1)?.is("of")
        && !names_time(tokens, at + 2)
    {
        return Some(at);
    }
    let number = Number::read(tokens, at);
    let end = number.as_ref().map_or(at, |number| number.end);
    if number.is_none() && !is_one {
        return None;
    }
    let next = tokens.get(end + 1)?;
    if next.is_in(&FRACTIONS) && !next.is("half") {
        let of = tokens.get(end + 2)?;
        return (of.is("of") && !names_time(tokens, end + 3)).then_some(end + 1);
    }
    let number = number?;
    let (start, is_out) = match tokens.get(end + 2) {
        Some(of) if next.is("out") && of.is("of") => (end + 3, true),
        _ => (end + 1 + usize::from(next.is("in")), false),
    };
    if !is_out && !next.is("in") {
        return None;
    }
    let of = Number::read(tokens, start)?;
    let is_small = |number: &Number| !number.may_be_year && !number.is_large;
    let is_share = is_small(&number) && is_small(&of) && !is_label(tokens, at);
    (is_share && !names_time(tokens, of.end + 1)).then_some(of.end)
}

fn names_time(tokens: &[Token<'_>], from: usize) -> bool {
    let near = tokens
        .get(from..tokens.len().min(from + 3))
        .unwrap_or_default();
    near.iter().any(|token| token.is_in(&TIMES))
}

fn is_measure(token: &Token<'_>) -> bool {
    token.is_any(&[
        "number",
        "size",
        "rate",
        "amount",
        "cost",
        "price",
        "level",
        "share",
        "strength",
        "average",
        "population",
    ])
}

/// Whether the word before makes the number part of a name.
fn is_label(tokens: &[Token<'_>], at: usize) -> bool {
    let mut before = tokens[..at].iter().rev();
    let mut label = before.next();
    // “x86_64”, “#5”: the mark before it makes it part of something.
    let is_joined = label.is_some_and(|mark| mark.range.end == tokens[at].range.start);
    if is_joined && label.is_some_and(|mark| "_#@/§=+.-:".contains(mark.text)) {
        return true;
    }
    if label.is_some_and(|token| token.text == ".") {
        label = before.next();
    }
    let Some(label) = label else {
        return false;
    };
    if label.is_in(&LABELS) || ["§", "#"].contains(&label.text) {
        return true;
    }
    let opens = label.is_in(&NUMBER_OPENERS);
    let is_month = label.is_in(&MONTHS);
    label.is_word() && label.is_capitalised() && !opens && !is_month && !label.is_possessive()
}

/// Whether a number is a year or the day of a month.
fn is_date(tokens: &[Token<'_>], at: usize, number: &Number) -> bool {
    let is_month = |token: Option<&Token<'_>>| {
        token.is_some_and(|token| token.is_capitalised() && token.is_in(&MONTHS))
    };
    let next = tokens.get(number.end + 1);
    // “May” is a verb as well, but not with a capital behind a number.
    if !number.is_large
        && (is_month(next) || is_month(at.checked_sub(1).and_then(|at| tokens.get(at))))
    {
        return true;
    }
    number.may_be_year && !next.is_some_and(|next| next.is_in(&COUNTED))
}
