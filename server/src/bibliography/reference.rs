//! A source → its formatted reference. hayagriva renders it after the American Psychological Association's rules.

use std::sync::LazyLock;

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest, Entry,
};

use super::{Record, Source, hayagriva_yaml};

/// The style and the language it is written in, unpacked when first needed.
static STYLE: LazyLock<Option<(IndependentStyle, Vec<Locale>)>> = LazyLock::new(|| {
    let Style::Independent(style) = ArchivedStyle::AmericanPsychologicalAssociation.get() else {
        return None;
    };
    let english = LocaleCode::en_us();
    let locales = archive::locales();
    let locales = locales
        .into_iter()
        .filter(|locale| locale.lang.as_ref() == Some(&english))
        .collect();
    Some((style, locales))
});

/// The reference as plain text; what is known, simply listed, where the style finds nothing to say.
pub(super) fn format(source: &Source) -> String {
    let rendered = entry(source).and_then(|entry| render(&entry));
    rendered.unwrap_or_else(|| plain(source))
}

/// The entry as hayagriva has it.
fn entry(source: &Source) -> Option<Entry> {
    match &source.record {
        Record::BibTex(written) => {
            let entry = biblatex::Bibliography::parse(written)
                .ok()?
                .into_vec()
                .into_iter()
                .next()?;
            Entry::try_from(&entry).ok()
        }
        Record::CslJson(_) => None,
        Record::Hayagriva(written) => hayagriva_yaml::entry(written).ok(),
    }
}

fn render(entry: &Entry) -> Option<String> {
    let (style, locales) = STYLE.as_ref()?;
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::from_items(
        vec![CitationItem::with_entry(entry)],
        style,
        locales,
    ));
    let rendered = driver.finish(BibliographyRequest {
        style,
        locale: None,
        locale_files: locales,
    });
    let mut text = String::new();
    for item in rendered.bibliography?.items {
        item.content
            .write_buf(&mut text, BufWriteFormat::Plain)
            .ok()?;
    }
    super::tidy(&text)
}

/// What is known, in the order of most styles.
fn plain(source: &Source) -> String {
    let date = source.date.as_ref().map(|date| format!("({date})"));
    let parts = [
        source.author_line(),
        date,
        source.title.clone(),
        source.container.clone(),
        source.link(),
    ];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() {
        source.key.clone()
    } else {
        known.join(". ")
    }
}
