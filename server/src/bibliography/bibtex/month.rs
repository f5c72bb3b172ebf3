//! The field `month`, in which people write whatever belongs to a date besides its year, as biblatex reads it.

use crate::bibliography::month_named;

/// A month as its number, with the day behind it where there is one: `mar`, `March 5--7`, `5~mar`. Empty where no month can be
/// made out, so that the year stays: a season, a number that is none.
pub(super) fn as_numbers(written: &str) -> String {
    let words = written.split(|next: char| !next.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let mut named = words.iter().filter_map(|word| month_named(word));
    let mut numbers = words.iter().filter_map(|word| word.parse::<u8>().ok());
    match (named.next(), named.next()) {
        (Some(month), None) => match numbers.find(|day| (1..=31).contains(day)) {
            Some(day) => format!("{month} {day}"),
            None => month.to_string(),
        },
        (Some(first), Some(_)) => first.to_string(),
        // Two numbers are two months as well as a month and a day.
        (None, _) => match numbers.next() {
            Some(month @ 1..=12) => month.to_string(),
            _ => String::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::as_numbers;

    #[test]
    fn a_day_stands_behind_its_month() {
        let numbers = [
            "mar",
            "March 5--7",
            "5~mar",
            "3--4",
            "March/April 5",
            "13",
            "Spring",
        ]
        .map(as_numbers);
        assert_eq!(numbers, ["3", "3 5", "3 5", "3", "3", "", ""]);
    }
}
