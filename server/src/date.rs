//! Dates as policy texts know them: a day, a month, a year, or a stretch of time.
//!
//! The notation is EDTF (ISO 8601-2:2019, level 0, and of level 1 what news needs: approximate dates,
//! unspecified digits, seasons, open ends). Whether two claims hold at the same time is decided in
//! [`crate::reasoning`].

use jiff::civil::{Date, date};

/// A stretch of days, both ends included. A side that is `None` has no end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
}

impl Period {
    /// All of time.
    pub const ALWAYS: Self = Self {
        start: None,
        end: None,
    };

    /// Whether there is a day that lies in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let ordered = |start: Option<Date>, end: Option<Date>| match (start, end) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        ordered(self.start, other.end) && ordered(other.start, self.end)
    }

    /// Whether every day of this one lies in the other.
    pub fn within(&self, other: &Self) -> bool {
        let starts = match (other.start, self.start) {
            (None, _) => true,
            (Some(outer), Some(inner)) => outer <= inner,
            (Some(_), None) => false,
        };
        let ends = match (other.end, self.end) {
            (None, _) => true,
            (Some(outer), Some(inner)) => inner <= outer,
            (Some(_), None) => false,
        };
        starts && ends
    }
}

/// Reads one EDTF date: `2022`, `2022-02`, `2022-02-24`, `2022-02?`, `202X`, `2022-21` (spring).
/// `None` where `text` is no date.
pub fn read_date(text: &str) -> Option<Period> {
    let text = text.trim_end_matches(['?', '~', '%']);
    if !text.is_ascii() {
        return None;
    }
    let mut parts = text.split('-');
    let (first_year, last_year) = read_years(parts.next()?)?;
    let first_day = date(first_year, 1, 1);
    let month = match parts.next() {
        None | Some("XX") => {
            let rest_is_open = parts.all(|part| part == "XX");
            return rest_is_open.then_some(period(first_day, date(last_year, 12, 31)));
        }
        Some(month) => two_digits(month)?,
    };
    if first_year != last_year {
        return None;
    }
    let day = parts.next();
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (1..=12, None | Some("XX")) => {
            let first = Date::new(first_year, month, 1).ok()?;
            Some(period(first, first.last_of_month()))
        }
        (1..=12, Some(day)) => {
            let day = Date::new(first_year, month, two_digits(day)?).ok()?;
            Some(period(day, day))
        }
        // Seasons differ by hemisphere and author, so each is read as generously as it is used.
        (21..=24, None) => {
            let first = Date::new(first_year, (month - 21) * 3 + 1, 1).ok()?;
            let last = Date::new(first_year, ((month - 21) * 3 + 6).min(12), 1).ok()?;
            Some(period(first, last.last_of_month()))
        }
        _ => None,
    }
}

/// Reads an EDTF interval, `2022-02/2025-03`, `2022/..` or `../2022`, or a single date.
/// `None` where `text` is neither, or ends before it begins.
pub fn read_period(text: &str) -> Option<Period> {
    let Some((start, end)) = text.split_once('/') else {
        return read_date(text);
    };
    let open = |side: &str| side.is_empty() || side == "..";
    let start = match start {
        side if open(side) => None,
        side => read_date(side)?.start,
    };
    let end = match end {
        side if open(side) => None,
        side => read_date(side)?.end,
    };
    match (start, end) {
        (None, None) => None,
        (Some(start), Some(end)) if start > end => None,
        _ => Some(Period { start, end }),
    }
}

fn period(first: Date, last: Date) -> Period {
    Period {
        start: Some(first),
        end: Some(last),
    }
}

/// The first and last year of `2022`, `202X` or `20XX`.
fn read_years(text: &str) -> Option<(i16, i16)> {
    let digits = text.trim_end_matches('X');
    let open = text.len() - digits.len();
    if text.len() != 4 || open > 2 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let century: i16 = digits.parse().ok()?;
    let span = 10_i16.pow(u32::try_from(open).ok()?);
    Some((century * span, century * span + span - 1))
}

fn two_digits(text: &str) -> Option<i8> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> String {
        match read_period(text) {
            None => "no date".to_owned(),
            Some(period) => {
                let side = |day: Option<Date>| day.map_or("..".to_owned(), |day| day.to_string());
                format!("{}/{}", side(period.start), side(period.end))
            }
        }
    }

    #[test]
    fn a_date_is_as_long_as_it_is_vague() {
        assert_eq!(days("2022-02-24"), "2022-02-24/2022-02-24");
        assert_eq!(days("2024-02"), "2024-02-01/2024-02-29");
        assert_eq!(days("2014~"), "2014-01-01/2014-12-31");
        assert_eq!(days("201X"), "2010-01-01/2019-12-31");
        assert_eq!(days("2022-XX-XX"), "2022-01-01/2022-12-31");
        assert_eq!(days("2025-21"), "2025-01-01/2025-06-30");
    }

    #[test]
    fn an_interval_may_be_open() {
        assert_eq!(days("2014/2022-02"), "2014-01-01/2022-02-28");
        assert_eq!(days("2025-03-05/.."), "2025-03-05/..");
        assert_eq!(days("/2022"), "../2022-12-31");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "..",
            "/",
            "22",
            "2022-13",
            "2022-02-30",
            "2022-2",
            "soon",
            "2022/2014",
            "5.3.2025",
            "20222",
            "2022-02-24-01",
            "ünde",
        ] {
            assert_eq!(days(text), "no date", "{text}");
        }
    }

    #[test]
    fn overlap_and_containment() {
        let read = |text| read_period(text).expect("a period");
        assert!(read("2022").overlaps(&read("2022-02")));
        assert!(!read("2022").overlaps(&read("2023/..")));
        assert!(read("2022-02").within(&read("2022")));
        assert!(!read("2022/..").within(&read("2022")));
        assert!(Period::ALWAYS.overlaps(&read("2022")));
    }
}
