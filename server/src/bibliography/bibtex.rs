//! BibTeX and BibLaTeX → sources. `blocks` finds the entries, `fields` reads their fields, `strings` expands `@string`,
//! `inherit` applies `crossref` and `xdata`; here each entry is decoded on its own, in parallel.

use biblatex::{ChunksExt, DateValue, Datetime, PermissiveType, Person};
use rayon::prelude::*;

use super::{Record, Source, bare_doi, date, tidy};
use crate::spanned::Problem;

mod blocks;
mod fields;
mod files;
mod inherit;
mod month;
mod strings;

use fields::{Field, RawEntry};

/// Reads a whole `.bib` file.
pub(super) fn read(text: &str) -> (Vec<Source>, Vec<Problem>) {
    let (blocks, mut problems) = blocks::split(text);
    let strings = strings::Strings::read(text, &blocks, &mut problems);
    let parsed: Vec<(Option<RawEntry>, Vec<Problem>)> = blocks
        .par_iter()
        .filter(|block| block.is_entry())
        .map(|block| fields::entry(text, block, &strings))
        .collect();
    let mut entries = Vec::with_capacity(parsed.len());
    for (entry, complaints) in parsed {
        entries.extend(entry);
        problems.extend(complaints);
    }
    inherit::apply(&mut entries, &mut problems);
    let decoded: Vec<Result<Source, Problem>> = entries
        .into_par_iter()
        .filter(|entry| entry.kind != "xdata")
        .map(decode)
        .collect();
    let mut sources = Vec::with_capacity(decoded.len());
    for outcome in decoded {
        match outcome {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    (sources, problems)
}

/// Undoes LaTeX and types the fields of one entry.
fn decode(entry: RawEntry) -> Result<Source, Problem> {
    let record = Written::new(&entry);
    let parsed = match biblatex::Bibliography::parse(&record.text) {
        Ok(parsed) => parsed.into_vec().into_iter().next(),
        Err(error) => return Err(record.problem(&entry, &error)),
    };
    let Some(parsed) = parsed else {
        let message = format!(
            "`{}` cannot be read; write it as `@misc{{{}, title = {{…}}}}`",
            entry.key, entry.key
        );
        return Err(Problem {
            range: entry.key_range,
            message,
        });
    };
    let words = |name: &str| tidy(&parsed.get(name)?.format_verbatim());
    let first = |names: &[&str]| names.iter().find_map(|name| words(name));
    // What is taken over stands elsewhere in the file.
    let inherits = |name: &str| {
        let mut fields = entry.fields.iter().filter(|field| field.name == name);
        fields.any(|field| !entry.range.contains(&field.range.start))
    };
    let (inherits_url, inherits_doi) = (inherits("url"), inherits("doi"));
    let mut source = Source::new(
        entry.key,
        entry.key_range,
        entry.range,
        Record::BibTex(record.text.into()),
    );
    source.title = match (words("title"), words("subtitle")) {
        (Some(title), Some(subtitle)) => Some(format!("{title}: {subtitle}")),
        (title, subtitle) => title.or(subtitle),
    };
    source.authors = people(parsed.author().unwrap_or_default());
    source.others = source.authors.last().is_some_and(|last| last == "others");
    if source.others {
        source.authors.pop();
    }
    source.editors = parsed
        .editors()
        .unwrap_or_default()
        .into_iter()
        .flat_map(|(group, _)| people(group))
        .collect();
    source.date = match parsed.date() {
        Ok(PermissiveType::Typed(date)) => edtf(&date),
        _ => None,
    };
    source.container = first(&[
        "journaltitle",
        "journal",
        "booktitle",
        "maintitle",
        "publisher",
        "organization",
        "institution",
        "school",
    ]);
    source.inherits_url = inherits_url;
    source.inherits_doi = inherits_doi;
    source.relatives = entry.relatives;
    source.url = words("url");
    source.doi = words("doi").and_then(|doi| bare_doi(&doi));
    source.files = words("file").map_or_else(Vec::new, |field| files::paths(&field));
    Ok(source)
}

/// One entry written out anew: no abbreviations, no inheritance, a key without surprises.
struct Written {
    text: String,
    /// Where the value of each field starts in `text`.
    starts: Vec<usize>,
}

impl Written {
    fn new(entry: &RawEntry) -> Written {
        let mut text = format!("@{}{{entry,", entry.kind);
        let mut starts = Vec::with_capacity(entry.fields.len());
        for Field { name, value, .. } in &entry.fields {
            text.push_str(name);
            text.push_str("={");
            starts.push(text.len());
            match name.as_str() {
                "month" => text.push_str(&month::as_numbers(value)),
                _ => text.push_str(value),
            }
            text.push_str("},\n");
        }
        text.push('}');
        Written { text, starts }
    }

    /// Says which field is broken, at the byte where it is.
    fn problem(&self, entry: &RawEntry, error: &biblatex::ParseError) -> Problem {
        let index = self
            .starts
            .partition_point(|start| *start <= error.span.start)
            .saturating_sub(1);
        let (range, name) = match (entry.fields.get(index), self.starts.get(index)) {
            (Some(field), Some(start)) => (
                field.place(error.span.start.saturating_sub(*start)),
                field.name.as_str(),
            ),
            _ => (entry.key_range.clone(), "key"),
        };
        let message = format!(
            "`{}` is left out because its `{name}` cannot be read: {}; close every brace, and write `\\$`, `\\%` and `\\&` for the plain signs",
            entry.key, error.kind
        );
        Problem { range, message }
    }
}

fn people(persons: Vec<Person>) -> Vec<String> {
    let whole = |person: Person| {
        let pieces = [person.given_name, person.prefix, person.name, person.suffix];
        tidy(&pieces.join(" "))
    };
    persons.into_iter().filter_map(whole).collect()
}

/// A date as EDTF. Hours are left out: no source is dated to the minute.
fn edtf(date: &biblatex::Date) -> Option<String> {
    let day = |at: &Datetime| {
        date::edtf(
            at.year,
            at.month.map(|month| month + 1),
            at.day.map(|day| day + 1),
        )
    };
    let mut edtf = match &date.value {
        DateValue::At(at) => day(at)?,
        DateValue::After(from) => format!("{}/..", day(from)?),
        DateValue::Before(to) => format!("../{}", day(to)?),
        DateValue::Between(from, to) => format!("{}/{}", day(from)?, day(to)?),
    };
    match (date.uncertain, date.approximate) {
        (true, true) => edtf.push('%'),
        (true, false) => edtf.push('?'),
        (false, true) => edtf.push('~'),
        (false, false) => {}
    }
    Some(edtf)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::read;

    #[test]
    fn a_month_is_an_abbreviation_a_name_or_a_number() {
        let months = [
            "mar",
            "MAR",
            "{3}",
            "\"mar\"",
            "{March}",
            "mar # \"~5\"",
            "{mar. 5}",
            "\"5~\" # mar",
            "{5 March}",
            "{March 5--7}",
            "sep",
            "{Sept.}",
            "{März}",
            "{marzo}",
            "{13}",
            "{3--4}",
            "mar # \"/\" # apr",
            "{Spring}",
            "{}",
        ];
        let dates = months.map(|month| {
            let text = format!("@misc{{a, title = {{T}}, year = 2025, month = {month}}}");
            let (sources, _) = read(&text);
            let date = sources.first().and_then(|source| source.date.clone());
            format!("{month}: {}\n", date.as_deref().unwrap_or("-"))
        });
        expect![[r#"
            mar: 2025-03
            MAR: 2025-03
            {3}: 2025-03
            "mar": 2025-03
            {March}: 2025-03
            mar # "~5": 2025-03-05
            {mar. 5}: 2025-03-05
            "5~" # mar: 2025-03-05
            {5 March}: 2025-03-05
            {March 5--7}: 2025-03-05
            sep: 2025-09
            {Sept.}: 2025-09
            {März}: 2025-03
            {marzo}: 2025-03
            {13}: 2025
            {3--4}: 2025-03
            mar # "/" # apr: 2025-03
            {Spring}: 2025
            {}: 2025
        "#]]
        .assert_eq(&dates.concat());
    }
}
