//! What a text says of itself at its beginning and its end: a title, who wrote it, when, and where it stands.
//!
//! Only lines that are nothing else are believed: `By Jane Doe`, `March 5, 2025`, an address. Who is introduced rather
//! than named is found in [`introductions`].

mod introductions;

use url::Url;

use super::dates::read_written;

/// How many lines with words at the beginning may say something of the text, and how many at the end.
const FIRST: usize = 12;
const LAST: usize = 4;
/// Longer lines are prose, in characters.
const LONGEST: usize = 160;

/// What is known of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    /// In EDTF.
    pub(super) date: Option<String>,
    pub(super) url: Option<String>,
    pub(super) publisher: Option<String>,
}

impl Told {
    /// What a text without front matter says.
    pub(super) fn read(text: &str) -> Self {
        let lines: Vec<_> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let end = lines.len().saturating_sub(LAST).max(FIRST.min(lines.len()));
        let first = &lines[..lines.len().min(FIRST)];
        let mut told = Self::default();
        for line in first.iter().chain(&lines[end..]) {
            if line.chars().count() <= LONGEST {
                told.take_line(line);
            }
        }
        if told.authors.is_empty() {
            told.authors = introductions::read(&lines);
        }
        told.title = heading(first).or_else(|| first_line(&lines)).or(told.title);
        told
    }

    /// What else is known, where this says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            authors: match self.authors.is_empty() {
                true => other.authors,
                false => self.authors,
            },
            date: self.date.or(other.date),
            url: self.url.or(other.url),
            publisher: self.publisher.or(other.publisher),
        }
    }

    fn take_line(&mut self, line: &str) {
        if let Some((title, publisher)) = feed_line(line) {
            self.title.get_or_insert(title);
            self.publisher.get_or_insert(publisher);
        }
        for part in line.split(['|', '·', '•']).map(bare) {
            if let Some(date) = read_written(part) {
                self.date.get_or_insert(date);
            } else if let Some(address) = address(part) {
                self.url.get_or_insert(address);
            } else if self.authors.is_empty() {
                self.authors = byline(part).unwrap_or_default();
            }
        }
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The first heading of Markdown.
fn heading(lines: &[&str]) -> Option<String> {
    let headings = lines.iter().filter_map(|line| {
        let words = line.trim_start_matches('#');
        let marks = line.len() - words.len();
        (1..=6).contains(&marks).then_some(words)
    });
    let mut headings = headings.filter(|words| words.starts_with([' ', '\t']));
    let words = bare(headings.next()?.trim_end_matches('#'));
    (!words.is_empty()).then(|| words.to_owned())
}

/// The first line, if it reads like a title: short, with something below it, and no sentence.
fn first_line(lines: &[&str]) -> Option<String> {
    let [first, _, ..] = lines else { return None };
    let words = bare(first);
    let mut said = Told::default();
    said.take_line(first);
    let ends = ['.', ',', ':', ';', '…', '>', ')', ']', '}'];
    let is_title = words.chars().count() <= LONGEST
        && words.starts_with(|first: char| first.is_alphanumeric() || "“\"‘'¿¡".contains(first))
        && !words.ends_with(ends)
        && words.split_whitespace().nth(1).is_some();
    (is_title && said.is_empty()).then(|| words.to_owned())
}

/// `The post TITLE appeared first on PUBLISHER.`, as feeds end their articles.
fn feed_line(line: &str) -> Option<(String, String)> {
    let (title, publisher) = bare(line)
        .strip_prefix("The post ")?
        .split_once(" appeared first on ")?;
    let publisher = publisher.trim_end_matches('.');
    (!title.is_empty() && !publisher.is_empty()).then(|| (title.to_owned(), publisher.to_owned()))
}

/// `https://…`, also as `<https://…>` and behind `Source:`.
fn address(part: &str) -> Option<String> {
    let behind = part
        .rsplit_once(char::is_whitespace)
        .filter(|(label, _)| label.ends_with(':'));
    let address = behind.map_or(part, |(_, address)| address);
    let address = address.trim_start_matches('<').trim_end_matches('>');
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    let is_one = is_web && !address.contains(char::is_whitespace) && Url::parse(address).is_ok();
    is_one.then(|| address.to_owned())
}

/// The names in `By Jane Doe, John Roe and Mary Major, Reuters`.
fn byline(part: &str) -> Option<Vec<String>> {
    let (by, names) = part.split_once(char::is_whitespace)?;
    let by = by.trim_end_matches(':');
    if !by.eq_ignore_ascii_case("by")
        || part.ends_with(['.', '?', '!', ':', ';']) && !is_initial(part)
    {
        return None;
    }
    let names = names.replace(" & ", " and ");
    let names: Vec<&str> = match names.rsplit_once(" and ") {
        Some((before, last)) => {
            let last = last.split(',').next().unwrap_or(last);
            let before = before.split(',').flat_map(|names| names.split(" and "));
            before.chain([last]).collect()
        }
        // What stands behind the comma is an office.
        None => names.split(',').take(1).collect(),
    };
    let names: Vec<_> = names
        .into_iter()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let are_names = !names.is_empty() && names.iter().all(|name| is_name(name));
    are_names.then(|| names.into_iter().map(str::to_owned).collect())
}

/// Whether a line ends in `Jr.` or an initial.
fn is_initial(part: &str) -> bool {
    let last = part.split_whitespace().next_back().unwrap_or_default();
    last.chars().count() <= 3 && last.ends_with('.')
}

/// Whether words can be somebody's name: each begins like one, or is a small word of names.
fn is_name(words: &str) -> bool {
    const SMALL: [&str; 14] = [
        "de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "bin", "al", "el", "ten",
    ];
    let mut count = 0;
    let all = words.split_whitespace().all(|word| {
        count += 1;
        let starts = word.trim_start_matches(['(', '“', '"', '‘', '\'', '’']);
        SMALL.contains(&word) || starts.starts_with(char::is_uppercase)
    });
    all && (1..=6).contains(&count) && !words.contains(|character: char| character.is_ascii_digit())
}

/// A line's words without the marks of Markdown around them.
fn bare(line: &str) -> &str {
    line.trim().trim_matches(['*', '_', '#', '>', '`']).trim()
}

#[cfg(test)]
mod tests;
