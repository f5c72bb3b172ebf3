//! What may have been meant by a value that cannot be read: a number whose digits are grouped, an interval that runs
//! backwards, a date in another order.

use super::{Value, is_grouped};
use crate::date::read_date;

/// The values that may have been meant, the likelier first; none where nobody can tell.
pub fn readings(written: &str) -> Vec<String> {
    let written = written.trim();
    let mut readings = ungrouped(written);
    readings.extend(turned(written));
    readings.extend(dates(written));
    readings.dedup();
    readings.retain(|reading| reading != written && Value::read(reading, None).is_ok());
    readings
}

/// The days that may have been meant by digits with dots or slashes between: the day first, then the month first.
pub fn dates(written: &str) -> Vec<String> {
    let parts: Vec<_> = written.split(['.', '/']).collect();
    let [first, second, year] = parts.as_slice() else {
        return Vec::new();
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = |part: &str| (1..=2).contains(&part.len()) && digits(part);
    if !(is_day(first) && is_day(second) && year.len() == 4 && digits(year)) {
        return Vec::new();
    }
    let orders = [(second, first), (first, second)];
    let dates = orders.map(|(month, day)| format!("{year}-{month:0>2}-{day:0>2}"));
    let mut dates: Vec<_> = dates.into_iter().collect();
    dates.dedup();
    dates.retain(|date| read_date(date).is_some());
    dates
}

/// The value with its figures as thousands, and as decimals.
fn ungrouped(written: &str) -> Vec<String> {
    let is_figure = |character: char| character.is_ascii_digit() || ",.".contains(character);
    let mut thousands = Some(String::new());
    let mut decimals = Some(String::new());
    let mut rest = written;
    while !rest.is_empty() {
        let length = rest.find(|character| !is_figure(character));
        let (figure, behind) = rest.split_at(length.unwrap_or(rest.len()));
        // Two dots part the ends of an interval.
        let ends: Vec<_> = figure.split("..").collect();
        thousands = append(thousands, &ends, as_thousands);
        decimals = append(decimals, &ends, as_decimal);
        let next = behind.chars().next().filter(|next| !is_figure(*next));
        for reading in [&mut thousands, &mut decimals].into_iter().flatten() {
            reading.extend(next);
        }
        rest = &behind[next.map_or(0, char::len_utf8)..];
    }
    [thousands, decimals].into_iter().flatten().collect()
}

fn append(
    reading: Option<String>,
    ends: &[&str],
    read: fn(&str) -> Option<String>,
) -> Option<String> {
    let ends = ends.iter().map(|end| match is_grouped(end) {
        true => read(end),
        false => Some((*end).to_owned()),
    });
    let ends: Vec<_> = ends.collect::<Option<_>>()?;
    Some(reading? + &ends.join(".."))
}

/// `20,000` as twenty thousand; nobody groups digits behind a zero.
fn as_thousands(figure: &str) -> Option<String> {
    let digits = figure.chars().filter(char::is_ascii_digit);
    (!figure.starts_with('0')).then(|| digits.collect())
}

/// `20,000` as twenty, and `1.500` as one and a half.
fn as_decimal(figure: &str) -> Option<String> {
    let mut parts = figure.split([',', '.']);
    let (whole, fraction) = (parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    Some(match fraction {
        "" => whole.to_owned(),
        _ => format!("{whole}.{fraction}"),
    })
}

/// An interval whose ends stand the wrong way round.
fn turned(written: &str) -> Option<String> {
    let end = written.find(char::is_whitespace).unwrap_or(written.len());
    let (figure, unit) = written.split_at(end);
    let (low, high) = figure.split_once("..")?;
    let is_number = |figure: &str| figure.parse::<f64>().is_ok_and(f64::is_finite);
    (is_number(low) && is_number(high)).then(|| format!("{high}..{low}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grouped_digits_have_two_readings() {
        assert_eq!(readings("20,000"), ["20000", "20"]);
        assert_eq!(readings("1.500 km"), ["1500 km", "1.5 km"]);
        assert_eq!(readings(">=1,250"), [">=1250", ">=1.25"]);
        assert_eq!(
            readings("15,000..20,000 soldiers"),
            ["15000..20000 soldiers", "15..20 soldiers"]
        );
    }

    #[test]
    fn some_have_one() {
        assert_eq!(readings("1,234,567 €"), ["1234567 €"]);
        assert_eq!(readings("0,125"), ["0.125"]);
        assert_eq!(readings("20000..15000"), ["15000..20000"]);
        assert_eq!(readings("31.12.2025"), ["2025-12-31"]);
        assert_eq!(readings("3/5/2025"), ["2025-05-03", "2025-03-05"]);
        assert_eq!(readings("5.5.2025"), ["2025-05-05"]);
    }

    #[test]
    fn others_have_none() {
        for written in [
            "20000",
            "many",
            "15k",
            "",
            "..",
            "1..",
            ",",
            "32.13.2025",
            "2..ü,",
            ">15..20",
        ] {
            assert_eq!(readings(written), [""; 0], "{written}");
        }
    }
}
