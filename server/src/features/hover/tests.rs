//! What hovers say, in Markdown and in plain text.

mod claims;
mod status;
mod things;

use expect_test::Expect;

use super::hover;
use crate::features::fixture::{Fixture, debate};
use crate::features::prose::Format;

fn check_markdown(marked: &str, expected: Expect) {
    check_markdown_of(debate(marked), expected);
}

fn check_markdown_of(fixture: Fixture, expected: Expect) {
    let hover = hover(&fixture.workspace, &fixture.path, fixture.offset)
        .expect("there is something to say");
    let uri = |path: &std::path::Path| Some(format!("file:///{}", path.display()));
    expected.assert_eq(&hover.prose.render(Format::Markdown(&uri)));
}

fn check_plain(marked: &str, expected: Expect) {
    let fixture = debate(marked);
    let hover = hover(&fixture.workspace, &fixture.path, fixture.offset)
        .expect("there is something to say");
    let text = fixture
        .workspace
        .text(&fixture.path)
        .expect("the file exists");
    let explained = text.slice(hover.range);
    expected.assert_eq(&format!(
        "about `{explained}`\n\n{}",
        hover.prose.render(Format::Plain)
    ));
}
