//! The page on formats shows what the program prints.

use crate::folder::Folder;

/// The two articles that the page is about, and each command with what it shows below it.
/// `UPDATE_EXPECT=1` writes the page anew.
#[test]
fn the_page_shows_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md");
    let page = std::fs::read_to_string(path).expect("docs/formats.md");
    let fixture = block(&page, "<!-- the article -->\n```markdown\n");
    let folder = Folder::new("//- claimlint.toml\n");
    folder.write("force.md", fixture.as_bytes());
    let mut rest = &*page;
    let mut written = String::new();
    let mut formats = 0;
    while let Some(start) = rest.find("\n$ claimlint check ") {
        let command = start + "\n$ claimlint ".len();
        let end = command + rest[command..].find('\n').expect("a line") + 1;
        let arguments: Vec<_> = rest[command..end].split_whitespace().collect();
        let run = folder.run(&arguments);
        run.ends_with(1);
        let shown = without_pages(run.output.trim_end());
        let close = end + rest[end..].find("\n```\n").expect("the end of the block");
        written += &rest[..end];
        written += &shown;
        rest = &rest[close..];
        formats += 1;
    }
    written += rest;
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &written).expect("docs/formats.md");
    } else {
        assert_eq!(page, written, "UPDATE_EXPECT=1 writes the page anew");
    }
    assert_eq!(formats, 11, "every format has an example");
}

/// The output without the pages of rules, which are long and stand elsewhere.
fn without_pages(output: &str) -> String {
    let lines = output
        .lines()
        .map(|line| match line.split_once("\"markdown\": \"") {
            Some((before, _)) => format!("{before}\"markdown\": \"…\","),
            None => line.to_owned(),
        });
    lines.collect::<Vec<_>>().join("\n")
}

fn block<'a>(page: &'a str, opening: &str) -> &'a str {
    let (_, text) = page.split_once(opening).expect("a block");
    let (text, _) = text.split_once("```\n").expect("its end");
    text
}
