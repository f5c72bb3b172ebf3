//! Dates as newspapers print them: `March 5, 2025`, `Mar 5th 2025`, `Published: Wed., 5 March 2025, 10:30 GMT`.
//!
//! Months have names in any language that [`month_named`] knows, weekdays English ones. Numbers alone are read where nobody
//! can take the month for the day.

use jiff::civil::Date;
use jiff::fmt::strtime;

use crate::bibliography::month_named;
use crate::date::read_date;

/// Days, in the words that are left when names are short and marks are gone.
const DAYS: [&str; 5] = ["%b %d %Y", "%d %b %Y", "%Y %b %d", "%d.%m.%Y", "%Y/%m/%d"];
const MONTH: &str = "%b %Y";

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// What stands before a date or in it, and says nothing of it.
const PASSED: [&str; 18] = [
    "published",
    "updated",
    "posted",
    "modified",
    "created",
    "issued",
    "first",
    "last",
    "date",
    "on",
    "online",
    "the",
    "of",
    "le",
    "de",
    "del",
    "den",
    "vom",
];

/// Reads a text that is a date and nothing else; in EDTF, as precise as it is written.
pub(super) fn read_written(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some((day, rest)) = text.split_at_checked(10)
        && is_edtf(day)
        && rest.split_whitespace().all(is_time)
    {
        return Some(day.to_owned());
    }
    if is_edtf(text) {
        return Some(text.to_owned());
    }
    // A year of two digits could be a day, and most lines hold none at all.
    if !text
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit))
    {
        return None;
    }
    let words = plain_words(text)?;
    if !words.split(['.', '/', ' ']).any(|part| part.len() == 4) {
        return None;
    }
    // A format for a day would take the year of a month apart.
    if words.matches(' ').count() == 1 {
        let read = strtime::parse(MONTH, &words).ok()?;
        return Some(format!("{:04}-{:02}", read.year()?, read.month()?));
    }
    DAYS.iter().find_map(|format| {
        let read = strtime::parse(format, &words).ok()?;
        read.to_date().ok().map(|day| day.to_string())
    })
}

/// Whether a text is a day or a month in EDTF. A year alone may be any number.
fn is_edtf(text: &str) -> bool {
    text.len() >= 7 && text.contains('-') && read_date(text).is_some()
}

/// The parts of a date that count, in one form: `Mar 5 2025`. `None` where anything else stands there.
fn plain_words(text: &str) -> Option<String> {
    let separates = |character: char| character.is_whitespace() || ",:;*_".contains(character);
    let words = text.split(separates).filter(|word| !word.is_empty());
    let mut words = words.skip_while(|word| is_passed(word));
    let mut parts: Vec<String> = Vec::new();
    for word in words.by_ref() {
        if is_passed(word) {
            continue;
        }
        let part = plain_word(word)?;
        let is_year = part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        let ends = (is_year && !parts.is_empty()) || part.len() > 4;
        parts.push(part);
        if ends {
            break;
        }
    }
    words.all(is_time).then(|| parts.join(" "))
}

fn is_passed(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    let is_weekday = word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(&word));
    is_weekday || PASSED.contains(&&*word)
}

/// A month's short name, a day without its ending, or numbers as they stand.
fn plain_word(word: &str) -> Option<String> {
    let name = word.trim_end_matches('.').to_lowercase();
    if let Some(month) = month_named(&name) {
        let first = Date::new(2000, i8::try_from(month).ok()?, 1).ok()?;
        return Some(first.strftime("%b").to_string());
    }
    let digits = name.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let ending = &name[digits.len()..];
    let is_number = !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"./".contains(&byte));
    let is_known = ["", "st", "nd", "rd", "th", "er"].contains(&ending);
    (is_number && is_known).then(|| digits.to_owned())
}

/// What may stand behind a date: `10:30`, `a.m.`, `(GMT+1)`, `T10:30:00Z`, and that it was a year.
fn is_time(word: &str) -> bool {
    let is_mark = |byte: u8| byte.is_ascii_digit() || b":.+-()TZ".contains(&byte);
    let bare = word.trim_matches(['(', ')', '.', ',']);
    let is_zone = bare.len() <= 5 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    let lower = bare.replace('.', "").to_lowercase();
    let is_half =
        lower.trim_start_matches(|character: char| character.is_ascii_digit() || character == ':');
    word.bytes().all(is_mark)
        || is_zone
        || ["am", "pm", "at", "uhr", "року", "р"].contains(&is_half)
}

#[cfg(test)]
mod tests {
    use super::read_written;

    #[test]
    fn dates_are_read_as_they_are_printed() {
        for (written, read) in [
            ("2025-03-05", "2025-03-05"),
            ("2025-03", "2025-03"),
            ("2025-03-05T10:30:00Z", "2025-03-05"),
            ("2025-03-05 10:30 +0100", "2025-03-05"),
            ("March 5, 2025", "2025-03-05"),
            ("MARCH 5, 2025", "2025-03-05"),
            ("Mar 5th 2025", "2025-03-05"),
            ("Sept. 1, 2024", "2024-09-01"),
            ("5 March 2025", "2025-03-05"),
            ("5. March 2025", "2025-03-05"),
            ("the 2nd of May, 2025", "2025-05-02"),
            ("Published: Wed., 5 March 2025, 10:30 GMT", "2025-03-05"),
            (
                "Last updated on Wednesday, March 5, 2025 at 4:05 p.m. (EST)",
                "2025-03-05",
            ),
            ("Updated August 19, 2025 10:02am ET", "2025-08-19"),
            ("05.03.2025", "2025-03-05"),
            ("2025/03/05", "2025-03-05"),
            ("2025 March 5", "2025-03-05"),
            ("March 2025", "2025-03"),
            ("5. März 2025, 10:30 Uhr", "2025-03-05"),
            ("vom 5. Januar 2025", "2025-01-05"),
            ("Dezember 2025", "2025-12"),
            ("le 1er août 2025", "2025-08-01"),
            ("5 févr. 2025", "2025-02-05"),
            ("5 de marzo de 2025", "2025-03-05"),
            ("2 de mayo del 2025", "2025-05-02"),
            ("5 березня 2025 року", "2025-03-05"),
            ("17 лютого 2025 р.", "2025-02-17"),
            ("5 marca 2025", "2025-03-05"),
        ] {
            assert_eq!(read_written(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_not_read() {
        for written in [
            "",
            "2025",
            "March",
            "March 5",
            "03/05/2025",
            "3.5",
            "February 30, 2025",
            "March 5, 2025 was a cold day",
            "In March 2025",
            "Mary 5, 2025",
            "on the first of",
            "20,000 soldiers",
            "5 listopad 2025",
            "5 de 2025",
            "1990–2025",
            "ü\u{301}2025-03-05",
        ] {
            assert_eq!(read_written(written), None, "{written}");
        }
    }
}
