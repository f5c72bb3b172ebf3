//! The XML of Checkstyle, which many review tools read; columns in Unicode scalar values.

use quick_junit::XmlString;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use crate::cli::report::{Report, ReportEntry, level_word};

pub(super) fn render(report: &Report) -> Result<String, String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(&mut writer, report).map_err(|error| format!("cannot write XML: {error}"))?;
    let text = String::from_utf8(writer.into_inner());
    text.map(|text| text + "\n")
        .map_err(|error| format!("cannot write XML: {error}"))
}

fn write(writer: &mut Writer<Vec<u8>>, report: &Report) -> std::io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = writer.create_element("checkstyle");
    let root = root.with_attribute(("version", "4.3"));
    if report.entries.is_empty() {
        root.write_empty()?;
        return Ok(());
    }
    root.write_inner_content(|writer| {
        let same_file = |one: &ReportEntry, two: &ReportEntry| one.spot.path == two.spot.path;
        for group in report.entries.chunk_by(same_file) {
            let [first, ..] = group else { continue };
            let file = writer.create_element("file");
            let file = file.with_attribute(("name", &*allowed(&first.spot.path)));
            file.write_inner_content(|writer| {
                group.iter().try_for_each(|entry| error(writer, entry))
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn error(writer: &mut Writer<Vec<u8>>, entry: &ReportEntry) -> std::io::Result<()> {
    let (start, finding) = (entry.spot.start, &entry.finding);
    let element = writer.create_element("error");
    let attributes = [
        ("line", (start.line + 1).to_string()),
        ("column", (start.column + 1).to_string()),
        ("severity", level_word(finding.level).to_owned()),
        ("message", allowed(&finding.message)),
        ("source", format!("claimlint.{}", finding.rule.name)),
    ];
    let attributes = attributes.iter().map(|(name, value)| (*name, &**value));
    element.with_attributes(attributes).write_empty()?;
    Ok(())
}

/// A text without the characters that XML 1.0 cannot hold, and on one line.
pub(super) fn allowed(text: &str) -> String {
    let line = text.replace(['\r', '\n', '\t'], " ");
    // These two are not left out by the library.
    XmlString::new(line.replace(['\u{FFFE}', '\u{FFFF}'], "")).into_string()
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(
            allowed("a\u{1}b\r\nc\u{1F1FA} \u{FFFE}<"),
            "ab  c\u{1F1FA} <"
        );
    }
}
