//! The passage of a copy that comes nearest to words that do not stand in it.
//!
//! The rarest words of the quotation lead to a few places where many of them stand together; there the
//! two are aligned word by word, and the best are measured letter by letter. The work has a bound that
//! does not depend on the copy, whose words are listed once.

use std::collections::HashMap;
use std::ops::Range;

/// Less alike than this is another passage.
const THRESHOLD: f64 = 0.6;
/// More words of a quotation than this say no more about where it may stand.
const MOST_WORDS: usize = 300;
/// So many places of rare words are looked at.
const MOST_PLACES: usize = 4000;
/// So many stretches are aligned with the quotation.
const MOST_STRETCHES: usize = 12;
/// So many of them are measured.
const MOST_MEASURED: usize = 3;
/// Longer quotations, in bytes, are measured by the word.
const LONGEST_BY_LETTER: usize = 2000;

/// What aligning costs: a word too many or too few, or another word; half for the same stem.
const WHOLE: usize = 2;
const HALF: usize = 1;

/// The words of a folded text and where each stands.
#[derive(Debug, Default)]
pub(super) struct Words {
    ranges: Vec<Range<usize>>,
    /// Each word in lower case, as a number of `places`.
    numbers: Vec<usize>,
    known: HashMap<String, usize>,
    /// The places of each word.
    places: Vec<Vec<usize>>,
}

/// An alignment: words of the copy, and what it costs.
struct Stretch {
    words: Range<usize>,
    cost: usize,
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let mut words = Self::default();
        for range in split(text) {
            let word = text[range.clone()].to_lowercase();
            let next = words.places.len();
            let number = *words.known.entry(word).or_insert(next);
            if number == next {
                words.places.push(Vec::new());
            }
            words.places[number].push(words.ranges.len());
            words.numbers.push(number);
            words.ranges.push(range);
        }
        words
    }
}

/// The passage of `text` nearest to `quote`, as a range, and how alike the two are; `None` where
/// nothing is alike enough.
pub(super) fn nearest(text: &str, words: &Words, quote: &str) -> Option<(Range<usize>, f64)> {
    let mut quoted: Vec<_> = split(quote).collect();
    let quote = match quoted.get(MOST_WORDS) {
        Some(next) => &quote[..next.start],
        None => quote,
    };
    quoted.truncate(MOST_WORDS);
    let numbers = quoted.iter().map(|range| {
        let word = quote[range.clone()].to_lowercase();
        words.known.get(&word).copied()
    });
    let numbers: Vec<_> = numbers.collect();
    let stems = Stems::new(text, words, quote, &quoted);
    let mut stretches: Vec<_> = starts(words, &numbers)
        .into_iter()
        .filter_map(|window| align(words, &numbers, &stems, window))
        .collect();
    stretches.sort_by_key(|stretch| (stretch.cost, stretch.words.start));
    stretches.dedup_by(|one, other| one.words == other.words);
    let measured = stretches.iter().take(MOST_MEASURED).map(|stretch| {
        let first = words.ranges[stretch.words.start].start;
        let range = first..words.ranges[stretch.words.end - 1].end;
        let longest = quote.len().max(range.len());
        let similarity = if longest <= LONGEST_BY_LETTER {
            strsim::normalized_levenshtein(quote, &text[range.clone()])
        } else {
            let most = WHOLE * quoted.len().max(stretch.words.len());
            1.0 - stretch.cost as f64 / most as f64
        };
        (range, similarity)
    });
    let best = measured.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.filter(|(_, similarity)| *similarity >= THRESHOLD)
}

/// The windows of the copy, in words, where most of the quotation's rare words stand together.
fn starts(words: &Words, quoted: &[Option<usize>]) -> Vec<Range<usize>> {
    let places = |number: usize| &words.places[number];
    let mut anchors: Vec<_> = quoted
        .iter()
        .enumerate()
        .filter_map(|(place, number)| Some((place, (*number)?)))
        .collect();
    anchors.sort_by_key(|(place, number)| (places(*number).len(), *place));
    let length = quoted.len();
    let width = length.div_ceil(4).max(4);
    let mut votes: HashMap<usize, f64> = HashMap::new();
    let mut left = MOST_PLACES;
    for (place, number) in anchors {
        let places = places(number);
        let weight = 1.0 / places.len() as f64;
        for at in places.iter().take(left) {
            // Counted from a length before the text, so that no place is below nought.
            let bucket = (at + length - place) / width;
            for bucket in [bucket, bucket + 1] {
                *votes.entry(bucket).or_default() += weight;
            }
        }
        left = left.saturating_sub(places.len());
        if left == 0 {
            break;
        }
    }
    let mut votes: Vec<_> = votes.into_iter().collect();
    votes.sort_by(|(one, first), (other, second)| second.total_cmp(first).then(one.cmp(other)));
    let windows = votes.into_iter().take(MOST_STRETCHES);
    let window = |bucket: usize| {
        let start = (bucket * width).saturating_sub(length + 2 * width);
        start.min(words.ranges.len())..(start + 2 * length + 4 * width).min(words.ranges.len())
    };
    windows.map(|(bucket, _)| window(bucket)).collect()
}

/// Which words of quotation and copy have a beginning in common.
struct Stems<'a> {
    text: &'a str,
    ranges: &'a [Range<usize>],
    quoted: Vec<&'a str>,
}

impl<'a> Stems<'a> {
    fn new(text: &'a str, words: &'a Words, quote: &'a str, quoted: &[Range<usize>]) -> Self {
        let stem = |range: &Range<usize>| stem(&quote[range.clone()]);
        Self {
            text,
            ranges: &words.ranges,
            quoted: quoted.iter().map(stem).collect(),
        }
    }

    fn agree(&self, quoted: usize, word: usize) -> bool {
        let stem = self.quoted[quoted];
        !stem.is_empty() && self.text[self.ranges[word].clone()].starts_with(stem)
    }
}

/// The first letters of a word that has more of them.
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(4);
    end.map_or("", |(end, _)| &word[..end])
}

/// The stretch of a window that is aligned with the quotation at least cost: the quotation whole, the
/// window from anywhere to anywhere.
fn align(
    words: &Words,
    quoted: &[Option<usize>],
    stems: &Stems<'_>,
    window: Range<usize>,
) -> Option<Stretch> {
    // For each number of the quotation's words: the cost up to here, and where the alignment began.
    let mut column: Vec<_> = (0..=quoted.len())
        .map(|words| (words * WHOLE, window.start))
        .collect();
    let mut best: Option<Stretch> = None;
    for word in window {
        let mut diagonal = (0, word);
        column[0] = (0, word + 1);
        for (place, number) in quoted.iter().enumerate() {
            let other = match *number {
                Some(number) if number == words.numbers[word] => 0,
                _ if stems.agree(place, word) => HALF,
                _ => WHOLE,
            };
            let replaced = (diagonal.0 + other, diagonal.1);
            let left_out = (column[place].0 + WHOLE, column[place].1);
            let inserted = (column[place + 1].0 + WHOLE, column[place + 1].1);
            diagonal = column[place + 1];
            column[place + 1] = [left_out, inserted]
                .into_iter()
                .fold(
                    replaced,
                    |best, next| if next.0 < best.0 { next } else { best },
                );
        }
        let (cost, start) = column[quoted.len()];
        if start <= word && best.as_ref().is_none_or(|best| cost <= best.cost) {
            best = Some(Stretch {
                words: start..word + 1,
                cost,
            });
        }
    }
    best
}

/// The words of a text: letters and digits in a row.
fn split(text: &str) -> impl Iterator<Item = Range<usize>> {
    let parts_words = |next: char| !next.is_alphanumeric();
    let mut start = 0;
    let pieces = text.split_inclusive(parts_words).map(move |piece| {
        let word = start..start + piece.trim_end_matches(parts_words).len();
        start += piece.len();
        word
    });
    pieces.filter(|word| !word.is_empty())
}
