//! Each finding with the text it is about, the claim underlined, and each related claim below it.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet,
};

use crate::cli::report::{LONGEST_SHOWN, Report, ReportEntry, Spot};
use crate::cli::visible::visible;
use crate::config::Level;

pub(super) fn render(report: &Report) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
    let mut output = String::new();
    for entry in &report.entries {
        output += &renderer.render(&groups(entry));
        output += "\n\n";
    }
    output
}

fn groups(entry: &ReportEntry) -> Vec<Group<'_>> {
    let severity = match entry.finding.level {
        Level::Error => Severity::ERROR,
        Level::Warning => Severity::WARNING,
        Level::Info | Level::Off => Severity::INFO,
    };
    let title = severity
        .primary_title(&entry.finding.message)
        .id(entry.finding.rule.name);
    let mut groups = vec![with_source(
        Group::with_title(title),
        &entry.spot,
        AnnotationKind::Primary,
    )];
    for (related, spot) in entry.finding.related.iter().zip(&entry.related) {
        let title = Severity::NOTE.secondary_title(&related.message);
        groups.push(with_source(
            Group::with_title(title),
            spot,
            AnnotationKind::Context,
        ));
    }
    groups
}

/// Adds the lines a place stands in, or only its name where they cannot be shown.
fn with_source<'a>(group: Group<'a>, spot: &'a Spot, kind: AnnotationKind) -> Group<'a> {
    if spot.lines.len() > LONGEST_SHOWN || spot.text.is_empty() {
        let origin = Origin::path(visible(&spot.path)).line(spot.start.line + 1);
        return group.element(origin.char_column(spot.start.column + 1));
    }
    let (source, span) = without_braces(spot);
    let annotation: Annotation<'a> = kind.span(span);
    group.element(
        Snippet::source(source)
            .line_start(spot.start.line + 1)
            .path(visible(&spot.path))
            .annotation(annotation),
    )
}

/// The lines of a place with `{…}` for the braces nobody needs to see, and where the place then is.
fn without_braces(spot: &Spot) -> (String, Range<usize>) {
    const ELIDED: &str = "{…}";
    let mut source = spot
        .text
        .slice(spot.lines.start..spot.range.start)
        .into_owned();
    let start = source.len();
    let mut from = spot.range.start;
    let mut end = None;
    for braces in &spot.braces {
        if end.is_none() && spot.range.end <= braces.start {
            end = Some(source.len() + spot.range.end - from);
        }
        source += &spot.text.slice(from..braces.start);
        source += ELIDED;
        from = braces.end;
    }
    let end = end.unwrap_or_else(|| source.len() + spot.range.end - from);
    source += &spot.text.slice(from..spot.lines.end);
    (source, start..end)
}
