//! Who wrote a text, where a line at its beginning or end introduces them: `Jane Doe is a fellow at Example House.`
//!
//! Other lines that begin so are about people, not by them; so only the first and the last are read, and those that are
//! set off as a whole.

/// What people do in such lines, and no text says first of somebody it is about.
const VERBS: [&str; 12] = [
    "is", "was", "are", "writes", "served", "serves", "teaches", "covers", "reports", "works",
    "leads", "directs",
];
/// What they are; one of these words is there.
const OFFICES: [&str; 34] = [
    "adviser",
    "advisor",
    "ambassador",
    "analyst",
    "author",
    "chair",
    "colonel",
    "columnist",
    "correspondent",
    "diplomat",
    "director",
    "economist",
    "editor",
    "executive",
    "expert",
    "fellow",
    "former",
    "general",
    "historian",
    "journalist",
    "lecturer",
    "minister",
    "officer",
    "president",
    "professor",
    "reporter",
    "researcher",
    "retired",
    "scholar",
    "scientist",
    "secretary",
    "senior",
    "writer",
    "writes",
];
/// How sentences begin that go on with a name.
const BEGINNINGS: [&str; 20] = [
    "A", "After", "An", "And", "As", "At", "Before", "But", "By", "For", "From", "If", "In", "On",
    "So", "The", "Until", "When", "While", "With",
];
/// Longer lines tell a story, in characters.
const LONGEST: usize = 400;

/// The people that a text's lines introduce.
pub(super) fn read(lines: &[&str]) -> Vec<String> {
    let [first, .., last] = lines else {
        return Vec::new();
    };
    let is_set_off =
        |line: &&&str| line.len() > 2 && line.starts_with(['*', '_']) && line.ends_with(['*', '_']);
    let set_off = lines.iter().filter(is_set_off);
    let introductions = [first, last].into_iter().chain(set_off);
    let found = introductions.map(|line| people(line.trim_matches(['*', '_'])));
    found
        .into_iter()
        .find(|people| !people.is_empty())
        .unwrap_or_default()
}

/// The people at the beginnings of a line's sentences, if it begins with one and says what they are.
fn people(line: &str) -> Vec<String> {
    let words: Vec<_> = line.split_whitespace().collect();
    let bare = |word: &str| {
        word.trim_matches(|mark: char| !mark.is_alphabetic())
            .to_lowercase()
    };
    let says_office = words.iter().any(|word| OFFICES.contains(&&*bare(word)));
    let Some(first) = person(&words).filter(|_| says_office && line.chars().count() <= LONGEST)
    else {
        return Vec::new();
    };
    let ends = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.ends_with('.'));
    let others = ends.filter_map(|(end, _)| person(&words[end + 1..]));
    let mut people = vec![first];
    for other in others {
        if !people.contains(&other) {
            people.push(other);
        }
    }
    people
}

/// The name that words begin with, if a verb of such lines follows it.
fn person(words: &[&str]) -> Option<String> {
    let end = words.iter().position(|word| VERBS.contains(word))?;
    let name = words[..end].iter().filter(|word| !is_title(word));
    let name: Vec<_> = name.copied().collect();
    let name = name.join(" ");
    let mut parts = name.split(' ');
    let begins = parts
        .next()
        .is_some_and(|first| !BEGINNINGS.contains(&first));
    let has_two = parts.next().is_some();
    (begins && has_two && super::is_name(&name) && !name.contains([',', ';', ':'])).then_some(name)
}

/// `Col.`, `(Ret.)`; an initial is part of the name.
fn is_title(word: &str) -> bool {
    let is_abbreviated =
        word.ends_with('.') && word.chars().count() > 2 && !["Jr.", "Sr."].contains(&word);
    is_abbreviated || word.starts_with('(') || word == "Sir"
}
