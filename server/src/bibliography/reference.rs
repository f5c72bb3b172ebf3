//! A source → its formatted reference. hayagriva renders it in the style of the Modern Language Association, which
//! gives full names and full dates and puts nothing in the place of what is unknown (no "n.d.").

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use biblatex::EntryType as BibType;
use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::types::{Publisher, StringChunk};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest, Entry,
};

use super::{Record, Source, csl_json, hayagriva_yaml};

/// The style and the language it is written in, unpacked when first needed.
static STYLE: LazyLock<Option<(IndependentStyle, Vec<Locale>)>> = LazyLock::new(|| {
    let Style::Independent(style) = ArchivedStyle::ModernLanguageAssociation.get() else {
        return None;
    };
    let english = LocaleCode::en_us();
    let locales = archive::locales().into_iter();
    Some((
        style,
        locales
            .filter(|locale| locale.lang.as_ref() == Some(&english))
            .collect(),
    ))
});

/// The reference as plain text; what is known, simply listed, where the style finds nothing to say.
pub(super) fn format(source: &Source) -> String {
    // The renderer is sound on what people write, but asserts more about its input than it checks.
    let rendered = catch_unwind(AssertUnwindSafe(|| {
        entry(source).and_then(|entry| render(&entry))
    }));
    let Some(text) = rendered.ok().flatten() else {
        return listed(source);
    };
    match &source.title {
        // The style ends every title with a full stop, also behind a question mark.
        Some(title) if title.ends_with(['?', '!', '.', '…']) => {
            text.replacen(&format!("{title}."), title, 1)
        }
        _ => text,
    }
}

/// The entry as hayagriva has it, with what its conversions lose.
fn entry(source: &Source) -> Option<Entry> {
    let mut entry = match &source.record {
        Record::BibTex(written) => {
            let mut entry = biblatex::Bibliography::parse(written)
                .ok()?
                .into_vec()
                .into_iter()
                .next()?;
            // As part of a collection the style would name the collection twice.
            if matches!(
                entry.entry_type,
                BibType::InCollection | BibType::InProceedings | BibType::InReference
            ) {
                entry.entry_type = BibType::InBook;
            }
            Entry::try_from(&entry).ok()?
        }
        Record::CslJson(written) => {
            csl_json::entry::entry(source, &serde_json::from_str(written).ok()?)
        }
        Record::Hayagriva(written) => hayagriva_yaml::entry(written).ok()?,
    };
    if let Some(title) = &source.title {
        entry.set_title(StringChunk::verbatim(title).into());
    }
    if let Some(doi) = &source.doi {
        entry.set_doi(doi.clone());
    }
    let shown = entry.publisher().is_some()
        || entry
            .parents()
            .iter()
            .any(|parent| parent.title().is_some() || parent.publisher().is_some());
    if let Some(container) = source
        .container
        .as_ref()
        .filter(|container| !shown && !source.authors.contains(container))
    {
        entry.set_publisher(Publisher::new(
            Some(StringChunk::verbatim(container).into()),
            None,
        ));
    }
    Some(entry)
}

fn render(entry: &Entry) -> Option<String> {
    let (style, locale_files) = STYLE.as_ref()?;
    let mut driver = BibliographyDriver::new();
    let items = vec![CitationItem::with_entry(entry)];
    driver.citation(CitationRequest::from_items(items, style, locale_files));
    let rendered = driver.finish(BibliographyRequest {
        style,
        locale: None,
        locale_files,
    });
    let mut text = String::new();
    for item in rendered.bibliography?.items {
        item.content
            .write_buf(&mut text, BufWriteFormat::Plain)
            .ok()?;
    }
    super::tidy(&text).filter(|text| text.contains(char::is_alphanumeric))
}

/// What is known, in the order of most styles; the key where nothing is.
fn listed(source: &Source) -> String {
    let parts = [
        source.author_line(),
        source.title.clone(),
        source.container.clone(),
        source.date.clone(),
        source.link(),
    ];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() {
        source.key.clone()
    } else {
        known.join(". ")
    }
}
