//! Dates of publication as EDTF. What a date means for a claim is left to the reasoning.

/// `2025`, `2025-03` or `2025-03-05`: as precise as stated. Nothing for a month or day that does not exist.
pub(super) fn edtf(year: i32, month: Option<u8>, day: Option<u8>) -> Option<String> {
    let year = match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", -year),
        _ => format!("Y{year}"),
    };
    match (month, day) {
        (None, _) => Some(year),
        (Some(month @ 1..=12), None) => Some(format!("{year}-{month:02}")),
        (Some(month @ 1..=12), Some(day @ 1..=31)) => Some(format!("{year}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// A date that is written in EDTF already, unpadded months and days allowed. Nothing if it is something else.
pub(super) fn parse(written: &str) -> Option<String> {
    let day = |written: &str| {
        let mut parts = written.split('T').next().unwrap_or_default().splitn(3, '-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut small = || parts.next().map(str::parse).transpose().ok();
        edtf(year, small()?, small()?)
    };
    let days: Vec<String> = written
        .trim()
        .splitn(2, '/')
        .map(day)
        .collect::<Option<_>>()?;
    Some(days.join("/"))
}
