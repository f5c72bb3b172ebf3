//! Where sentences end: Unicode's rules (UAX #29), and what English abbreviations need beyond them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// After these a name, a number or a title follows: no sentence ends there.
const NEVER_LAST: [&str; 62] = [
    "Adm", "Amb", "Ave", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Fr", "Gen", "Gov", "Hon",
    "Lt", "Maj", "Mme", "Mr", "Mrs", "Ms", "Mt", "Pfc", "Pres", "Prof", "Pvt", "Rep", "Ret", "Rev",
    "Sen", "Sgt", "Supt", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct",
    "Nov", "Dec", "ca", "cf", "ch", "ed", "eds", "esp", "fig", "Fig", "p", "pp", "para", "sec",
    "vol", "vs", "approx", "e.g", "i.e", "viz", "art", "Art",
];

/// These may end a sentence: one does where a word follows that opens sentences.
const MAY_BE_LAST: [&str; 28] = [
    "U.S", "U.K", "U.N", "E.U", "U.S.A", "U.S.S.R", "D.C", "L.A", "N.Y", "a.m", "p.m", "A.M",
    "P.M", "Inc", "Corp", "Ltd", "Co", "Bros", "Jr", "Sr", "etc", "al", "No", "no", "nos", "St",
    "Ph.D", "B.C",
];

/// Words that open sentences and no names.
const OPENERS: [&str; 60] = [
    "A", "After", "All", "Although", "An", "And", "Another", "Any", "As", "At", "Because",
    "Before", "Both", "But", "By", "Even", "First", "For", "From", "He", "Her", "His", "How",
    "However", "I", "If", "In", "Instead", "It", "Its", "Many", "Most", "Much", "Neither", "No",
    "Nobody", "Nor", "Not", "Now", "On", "One", "Only", "Or", "Other", "Others", "She", "Since",
    "So", "Some", "Still", "That", "The", "Their", "Then", "There", "These", "They", "This",
    "Those", "Those",
];
const MORE_OPENERS: [&str; 19] = [
    "Though", "Thus", "To", "Under", "Until", "We", "What", "When", "Where", "Whether", "Which",
    "While", "Who", "Why", "With", "Without", "Yet", "You", "Your",
];

/// The sentences of a text on one line, without the blanks around them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let words = piece.trim();
        if words.is_empty() {
            continue;
        }
        let start = start + (piece.len() - piece.trim_start().len());
        let end = start + words.len();
        match sentences.last_mut() {
            Some(last) if goes_on(&text[last.clone()], words) => last.end = end,
            _ => sentences.push(start..end),
        }
    }
    sentences
}

/// Whether what seems to be a sentence goes on in the next.
fn goes_on(before: &str, after: &str) -> bool {
    let opening = |character: char| "\"'([{“‘„«»‹›".contains(character);
    let next = after.trim_start_matches(opening);
    // “Why now?” he asks. (And full stops before small letters end nothing, says Unicode already.)
    if next.starts_with(char::is_lowercase) || !next.starts_with(char::is_alphanumeric) {
        return true;
    }
    let closing = |character: char| "\"')]}”’“«»‹›".contains(character);
    let Some(stem) = before.trim_end_matches(closing).strip_suffix('.') else {
        return false;
    };
    let is_part = |character: char| character.is_alphanumeric() || character == '.';
    let last = stem.rsplit(|character| !is_part(character)).next();
    let last = last.unwrap_or_default();
    let first = next
        .split(|character: char| !character.is_alphanumeric())
        .next();
    let first = first.unwrap_or_default();
    let opens = OPENERS.contains(&first) || MORE_OPENERS.contains(&first);
    let is_number = first.starts_with(|character: char| character.is_ascii_digit());
    match last {
        "" => false,
        // “No.” and “Co.” are words as well; before a number only one of them is an abbreviation.
        "No" | "no" | "nos" => is_number,
        last if NEVER_LAST.contains(&last) => !opens || last.len() <= 2,
        last if MAY_BE_LAST.contains(&last) => !opens,
        // The initial of a name: “Mark T. Kimmitt”, “J. Smith”; but “World War I. The …”.
        last => {
            let initials = last.split('.').filter(|part| !part.is_empty());
            let mut lengths = initials.map(|part| part.chars().count());
            lengths.all(|length| length == 1) && last.starts_with(char::is_uppercase) && !opens
        }
    }
}
