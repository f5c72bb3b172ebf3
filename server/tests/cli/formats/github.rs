//! Annotations of GitHub Actions and the summary of a step.

use std::process::Command;

use crate::folder::Folder;

/// Runs the program as a step does, and returns what it printed and the summary file.
fn step(folder: &Folder, arguments: &[&str]) -> (String, String, String) {
    let summary = folder.path("summary.txt");
    let output = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .args(["check", "--output-format", "github"])
        .args(arguments)
        .current_dir(folder.root())
        .env("GITHUB_STEP_SUMMARY", &summary)
        .output()
        .expect("the program runs");
    let text = std::fs::read_to_string(&summary).unwrap_or_default();
    let utf8 = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (utf8(output.stdout), utf8(output.stderr), text)
}

#[test]
fn an_annotation_names_file_lines_columns_and_rule() {
    let folder = Folder::new(
        "//- a,b:c%.md\nÜ [50 % [is\nit]]{#x .claim} and [that]{#y .claim supports=\"z\"}.\n",
    );
    let (output, _, _) = step(&folder, &["."]);
    let lines: Vec<_> = output.lines().collect();
    assert_eq!(lines.len(), 4, "{output}");
    let file = "file=a%2Cb%3Ac%25.md";
    let error =
        format!("::error {file},line=2,endLine=2,col=48,endColumn=48,title=unknown-claim::");
    assert!(lines[0].starts_with(&error), "errors first: {output}");
    let warning = format!("::warning {file},line=1,endLine=2,title=uncited-claim::");
    assert!(
        lines[1].starts_with(&warning),
        "no columns over two lines: {output}"
    );
    assert!(lines[1].contains("50 %25 "), "{output}");
    assert!(
        lines[3].starts_with("1 article, 2 claims: 1 error"),
        "{output}"
    );
}

/// What an article says must not speak to whoever reads the log.
#[cfg(unix)]
#[test]
fn control_characters_are_shown_and_not_obeyed() {
    let folder = Folder::new("");
    folder.write("a\x1b.md", b"[x]{.claim cite=s kind=\"\x1B[2J\"}\n");
    let (output, _, summary) = step(&folder, &["--color=always"]);
    assert!(
        output.contains(" file=a␛.md,") && output.contains("“␛[2J”"),
        "{output}"
    );
    assert!(
        summary.contains(", a␛.md:1:") && summary.contains("“␛\\[2J”"),
        "{summary}"
    );
    assert!(
        !output.contains('\x1b') && !summary.contains('\x1b'),
        "{output}{summary}"
    );
}

#[test]
fn ten_of_a_level_are_annotated_and_all_are_summed_up() {
    let claims: String = (0..13)
        .map(|n| format!("[this {n}]{{#x{n} .claim}}\n\n"))
        .collect();
    let folder = Folder::new(&format!(
        "//- a.md\n{claims}[that]{{#y .claim supports=\"z\"}}\n"
    ));
    folder.write("summary.txt", b"Before.\n");
    let (output, _, summary) = step(&folder, &["a.md"]);
    assert_eq!(output.matches("::warning ").count(), 10, "{output}");
    assert_eq!(output.matches("::error ").count(), 1, "{output}");
    assert!(
        output.contains("\nNot annotated: 4 warnings.\n"),
        "{output}"
    );
    assert!(
        summary.starts_with("Before.\n## Claimlint\n\n1 article, 14 claims"),
        "{summary}"
    );
    let items: Vec<_> = summary
        .lines()
        .filter(|line| line.starts_with("- "))
        .collect();
    assert_eq!(items.len(), 15, "{summary}");
    assert!(
        items[0].starts_with("- error **unknown-claim**, a.md:27:"),
        "{summary}"
    );
}

#[test]
fn a_summary_that_cannot_be_written_fails_nothing() {
    let folder = Folder::new("//- a.md\nNothing.\n");
    std::fs::create_dir(folder.path("summary.txt")).expect("a folder");
    let (output, errors, _) = step(&folder, &["a.md"]);
    assert!(output.ends_with("0 info\n"), "{output}");
    assert!(
        errors.starts_with("warning: cannot write the step summary "),
        "{errors}"
    );
}
