//! What a claim says of a topic: yes or no, a number, a stretch of numbers, a date, a name.
//!
//! Decides when two values exclude each other. Who asserts them, and when, is left to
//! [`crate::reasoning`].

mod readings;

use std::fmt;

use crate::date::{Period, read_period};

pub use readings::{dates, readings};

/// What kind of value a topic takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueType {
    /// Numbers, intervals and bounds, with an optional unit.
    Number,
    /// EDTF dates and intervals.
    Date,
    /// `yes` or `no`.
    YesNo,
    /// One word out of several that exclude each other.
    Name,
}

/// A value as it stands in an annotation.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `yes` or `no`.
    YesNo(bool),
    /// A number or a stretch of numbers.
    Number {
        /// Which numbers.
        bounds: Bounds,
        /// What is counted: `soldiers`, `%`.
        unit: Option<String>,
    },
    /// A date or a stretch of time.
    Date(Period),
    /// A name such as `tripwire`.
    Name(String),
}

/// A stretch of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lower end; minus infinity where there is none.
    pub low: f64,
    /// The upper end; infinity where there is none.
    pub high: f64,
    /// Whether `low` itself lies outside.
    pub above_low: bool,
    /// Whether `high` itself lies outside.
    pub below_high: bool,
}

impl Bounds {
    /// Whether no number lies in both.
    pub fn disjoint(&self, other: &Self) -> bool {
        let ends_before = |left: &Self, right: &Self| {
            left.high < right.low
                || (left.high == right.low && (left.below_high || right.above_low))
        };
        ends_before(self, other) || ends_before(other, self)
    }

    /// Whether every number of this lies in the other.
    pub fn within(&self, other: &Self) -> bool {
        let low =
            self.low > other.low || (self.low == other.low && (self.above_low || !other.above_low));
        let high = self.high < other.high
            || (self.high == other.high && (self.below_high || !other.below_high));
        low && high
    }
}

/// Why a value could not be read; displays as a sentence that says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidValue(String);

impl fmt::Display for InvalidValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Value {
    /// Reads a value. `expected` settles what a bare year is: a number, unless dates are expected.
    ///
    /// # Errors
    /// When the text is no value, is ambiguous between number conventions, or is not of the
    /// expected type.
    pub fn read(text: &str, expected: Option<ValueType>) -> Result<Self, InvalidValue> {
        let text = text.trim();
        let value = match expected {
            Some(ValueType::Date) => read_dates(text),
            _ => None,
        };
        let value = match value.or_else(|| read_yes_no(text)) {
            Some(value) => value,
            None if starts_like_a_number(text) => read_number(text)?,
            None => read_name(text)?,
        };
        match expected {
            Some(expected) if expected != value.value_type() => Err(InvalidValue(format!(
                "“{text}” is not {}",
                describe(expected)
            ))),
            _ => Ok(value),
        }
    }

    /// Which type of topic this value fits.
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::YesNo(_) => ValueType::YesNo,
            Self::Number { .. } => ValueType::Number,
            Self::Date(_) => ValueType::Date,
            Self::Name(_) => ValueType::Name,
        }
    }

    /// Whether both can never be true of one topic. Values of different types or units say
    /// nothing about each other.
    pub fn excludes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::YesNo(one), Self::YesNo(two)) => one != two,
            (Self::Name(one), Self::Name(two)) => one != two,
            (Self::Date(one), Self::Date(two)) => !one.overlaps(two),
            (
                Self::Number { bounds: one, unit },
                Self::Number {
                    bounds: two,
                    unit: other,
                },
            ) => unit == other && one.disjoint(two),
            _ => false,
        }
    }

    /// Whether this being true makes the other true as well.
    pub fn implies(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::YesNo(one), Self::YesNo(two)) => one == two,
            (Self::Name(one), Self::Name(two)) => one == two,
            (Self::Date(one), Self::Date(two)) => one.within(two),
            (
                Self::Number { bounds: one, unit },
                Self::Number {
                    bounds: two,
                    unit: other,
                },
            ) => unit == other && one.within(two),
            _ => false,
        }
    }
}

fn describe(expected: ValueType) -> &'static str {
    match expected {
        ValueType::Number => "a number: write digits, `15000..20000` or `>=2`, then the unit",
        ValueType::Date => "a date: write `2025`, `2025-03`, `2025-03-05` or `2025-03/2025-06`",
        ValueType::YesNo => "`yes` or `no`",
        ValueType::Name => "a name: one word of letters, digits and hyphens",
    }
}

fn read_yes_no(text: &str) -> Option<Value> {
    match text {
        "yes" => Some(Value::YesNo(true)),
        "no" => Some(Value::YesNo(false)),
        _ => None,
    }
}

fn starts_like_a_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || "<>-+.".contains(first))
}

/// A date, an interval of dates, or a bound on one: `>=2025-03`.
fn read_dates(text: &str) -> Option<Value> {
    if let Some(period) = read_period(text) {
        return Some(Value::Date(period));
    }
    let (operator, rest) = split_operator(text);
    let bound = read_period(rest)?;
    let period = match operator {
        ">=" => Period {
            start: bound.start,
            end: None,
        },
        "<=" => Period {
            start: None,
            end: bound.end,
        },
        ">" => Period {
            start: bound.end?.tomorrow().ok(),
            end: None,
        },
        "<" => Period {
            start: None,
            end: bound.start?.yesterday().ok(),
        },
        _ => return None,
    };
    Some(Value::Date(period))
}

fn split_operator(text: &str) -> (&str, &str) {
    let end = text
        .find(|character| !matches!(character, '<' | '>' | '='))
        .unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

fn read_number(text: &str) -> Result<Value, InvalidValue> {
    let (operator, rest) = split_operator(text);
    let split = rest
        .find(|character: char| character.is_whitespace() || character == '%')
        .unwrap_or(rest.len());
    let (figure, unit) = (&rest[..split], rest[split..].trim());
    let mut bounds = match figure.split_once("..") {
        Some((low, high)) => Bounds {
            low: read_figure(low)?,
            high: read_figure(high)?,
            above_low: false,
            below_high: false,
        },
        None => match read_figure(figure) {
            Ok(number) => Bounds {
                low: number,
                high: number,
                above_low: false,
                below_high: false,
            },
            // `2022-02` starts like a number; only a whole date is one.
            Err(error) => return read_dates(text).ok_or(error),
        },
    };
    if bounds.low > bounds.high {
        return Err(InvalidValue(format!(
            "“{figure}” ends below its start: write the smaller number first"
        )));
    }
    match operator {
        "" => {}
        _ if bounds.low != bounds.high => {
            return Err(InvalidValue(format!(
                "“{text}” is both a bound and an interval: write one of them"
            )));
        }
        ">" | ">=" => (bounds.high, bounds.above_low) = (f64::INFINITY, operator == ">"),
        "<" | "<=" => (bounds.low, bounds.below_high) = (f64::NEG_INFINITY, operator == "<"),
        _ => {
            return Err(InvalidValue(format!(
                "“{operator}” is no bound: write `>`, `>=`, `<` or `<=`"
            )));
        }
    }
    let unit = (!unit.is_empty()).then(|| unit.to_owned());
    Ok(Value::Number { bounds, unit })
}

fn read_figure(text: &str) -> Result<f64, InvalidValue> {
    if is_grouped(text) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        return Err(InvalidValue(format!(
            "“{text}” is read differently in English and on the continent: write `{digits}`"
        )));
    }
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
    match text.parse::<f64>() {
        Ok(number) if plain && number.is_finite() => Ok(number),
        _ => Err(InvalidValue(format!(
            "“{text}” is no number: write digits, such as `20000`, `1.5` or `2e6`"
        ))),
    }
}

/// Whether the text is digits in groups of three, which one reader takes for thousands and another
/// for decimals.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split([',', '.']);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    let short = (1..=3).contains(&first.len()) && digits(first);
    let grouped =
        short && !rest.is_empty() && rest.iter().all(|group| group.len() == 3 && digits(group));
    // A fraction below one cannot be thousands: `0.125` is clear.
    grouped && !(first == "0" && text.starts_with("0."))
}

fn read_name(text: &str) -> Result<Value, InvalidValue> {
    let word = text.starts_with(|first: char| first.is_alphabetic())
        && text
            .chars()
            .all(|character| character.is_alphanumeric() || "-_".contains(character));
    if word {
        Ok(Value::Name(text.to_owned()))
    } else if text.is_empty() {
        Err(InvalidValue(
            "the value is empty: write `yes`, `no`, a number, a date or a name".to_owned(),
        ))
    } else {
        Err(InvalidValue(format!(
            "“{text}” is no value: write `yes`, `no`, a number with its unit, a date, or one word"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Value {
        Value::read(text, None).expect(text)
    }

    fn refusal(text: &str) -> String {
        Value::read(text, None).expect_err(text).to_string()
    }

    #[test]
    fn intervals_narrow_and_do_not_exclude() {
        assert!(!read("20000 soldiers").excludes(&read("15000..20000 soldiers")));
        assert!(read("20001 soldiers").excludes(&read("15000..20000 soldiers")));
        assert!(read("15000 soldiers").implies(&read(">=2 soldiers")));
    }

    #[test]
    fn bounds_meet_or_miss_at_their_ends() {
        assert!(!read(">=2").excludes(&read("<=2")));
        assert!(read(">2").excludes(&read("<=2")));
        assert!(read(">2").excludes(&read("2")));
        assert!(!read(">2").excludes(&read("2.5")));
        assert!(!read("<2").excludes(&read("-7")));
    }

    #[test]
    fn units_and_types_keep_values_apart() {
        assert!(!read("40 %").excludes(&read("50 soldiers")));
        assert!(read("40%").excludes(&read("50 %")));
        assert!(!read("yes").excludes(&read("tripwire")));
        assert!(read("yes").excludes(&read("no")));
        assert!(read("tripwire").excludes(&read("reassurance")));
    }

    #[test]
    fn a_bare_year_is_a_date_where_dates_are_expected() {
        let year = Value::read("2022", Some(ValueType::Date)).expect("a year");
        assert!(!year.excludes(&read("2022-02")));
        assert!(year.excludes(&read("2023-02")));
        assert!(matches!(read("2022"), Value::Number { .. }));
        let after = Value::read(">2022", Some(ValueType::Date)).expect("a bound");
        assert!(after.excludes(&year));
    }

    #[test]
    fn ambiguous_figures_are_refused_with_the_digits() {
        assert!(refusal("20,000").ends_with("write `20000`"));
        assert!(refusal("1.000").ends_with("write `1000`"));
        assert!(refusal("1.234.567 €").ends_with("write `1234567`"));
        assert_eq!(read("0.125"), read("0.125"));
    }

    #[test]
    fn what_is_no_value_says_what_to_write() {
        assert!(refusal("many soldiers").contains("is no value"));
        assert!(refusal("9..2").contains("smaller number first"));
        assert!(refusal(">=<3").contains("is no bound"));
        assert!(refusal("").contains("empty"));
    }
}
