//! Quotation marks: which belong together, and what in them is a quotation.

use std::ops::Range;

/// The stretches in quotation marks, marks included, in order and not nested: those in “ ”, " ",
/// « », » «, „ “, ‹ › and, where it is no apostrophe, ‘ ’.
pub(super) fn quotations(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut characters = words.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        match open {
            Some((start, first)) if closes(first, character, before, next) => {
                found.push(start..at + character.len_utf8());
                open = None;
            }
            Some(_) => {}
            None if opens(character, before, next) => open = Some((at, character)),
            None => {}
        }
        before = character;
    }
    // A quotation of several paragraphs opens each of them and closes the last.
    match open {
        Some((start, '“' | '«' | '„')) if words[..start].trim().is_empty() => {
            found.push(start..words.len());
        }
        // One mark too many must not hide the quotations behind it.
        Some((start, mark)) => {
            let behind = start + mark.len_utf8();
            let rest = quotations_behind(words, behind);
            found.extend(rest);
        }
        None => {}
    }
    found
}

/// The quotations behind a mark that nothing closes. Only the same mark can be open again, and that
/// has no partner either, so the other kinds are what is left.
fn quotations_behind(words: &str, start: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = None;
    for (at, character) in words[start..].char_indices() {
        match (character, open) {
            ('“', None) => open = Some(start + at),
            ('”', Some(first)) => {
                found.push(first..start + at + character.len_utf8());
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn opens(mark: char, before: char, next: char) -> bool {
    let is_free = !before.is_alphanumeric();
    match mark {
        '“' | '„' => true,
        '«' | '»' | '‹' | '›' => is_free,
        '"' | '‘' => is_free && !next.is_whitespace() && before != '.',
        _ => false,
    }
}

fn closes(first: char, mark: char, before: char, next: char) -> bool {
    match (first, mark) {
        ('“', '”') | ('„', '“' | '”') | ('«', '»') | ('»', '«') | ('‹', '›') | ('›', '‹') => {
            true
        }
        ('"', '"') => !before.is_whitespace(),
        ('‘', '’') => !next.is_alphanumeric() && !before.is_whitespace(),
        _ => false,
    }
}

/// How many words stand in a stretch.
pub(super) fn count_words(words: &str) -> usize {
    let pieces = words.split_whitespace();
    pieces
        .filter(|piece| piece.contains(char::is_alphanumeric))
        .count()
}

/// Whether words in quotation marks look like the title of a work: “The Art of the Possible”.
pub(super) fn is_title(words: &str) -> bool {
    const SMALL: [&str; 20] = [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
        "or", "over", "the", "to", "vs", "with",
    ];
    let letters = |word: &&str| word.contains(char::is_alphabetic);
    let words =
        words.split(|character: char| !character.is_alphanumeric() && !"’'-".contains(character));
    words
        .filter(letters)
        .all(|word| SMALL.contains(&word) || !word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<&str> {
        let ranges = quotations(words).into_iter();
        ranges.map(|range| &words[range]).collect()
    }

    #[test]
    fn marks_of_many_kinds() {
        for quoted in [
            "“so it is”",
            "\"so it is\"",
            "«so it is»",
            "»so it is«",
            "„so it is“",
            "‘so it isn’t’",
            "‹so›",
        ] {
            assert_eq!(
                found(&format!("He says {quoted}, and I’d agree.")),
                [quoted]
            );
        }
    }

    #[test]
    fn apostrophes_and_lone_marks_quote_nothing() {
        assert!(found("The allies’ plan isn’t Europe’s ‘90s plan").is_empty());
        assert!(found("A 6\" gun, and 7\" too").is_empty());
        assert_eq!(found("A ‘lone mark and “a pair”"), ["“a pair”"]);
    }

    #[test]
    fn a_quotation_of_several_paragraphs() {
        assert_eq!(found("“It goes on. And on."), ["“It goes on. And on."]);
    }

    #[test]
    fn titles_of_works() {
        assert!(is_title("The Art of the Possible in a War"));
        assert!(!is_title("Europe must lead in Ukraine"));
    }
}
