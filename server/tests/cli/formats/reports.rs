//! What all formats have in common.

use expect_test::expect;

use crate::folder::Folder;

const FORMATS: [&str; 11] = [
    "full",
    "concise",
    "grouped",
    "json",
    "json-lines",
    "github",
    "gitlab",
    "junit",
    "sarif",
    "rdjson",
    "checkstyle",
];

/// What an article says must not clear the screen of who checks it, nor make two lines of one.
#[cfg(unix)]
#[test]
fn control_characters_are_shown_and_not_obeyed() {
    let folder = Folder::new("//- claimlint.toml\n");
    folder.write("a\nb.md", b"[x]{.claim cite=s kind=\"\x1B[2J\x7F\"}\n");
    let message = "`kind` cannot be “␛[2J␡”: write fact, forecast, value, policy, definition\n";
    for (format, expected) in [
        (
            "concise",
            format!("a␊b.md:1:25: error[invalid-value] {message}"),
        ),
        (
            "grouped",
            format!("a␊b.md\n  1:25  error    invalid-value  {message}"),
        ),
    ] {
        let selected = [
            "check",
            "--quiet",
            "--color=always",
            "--select",
            "invalid-value",
        ];
        let run = folder.run(&[&selected[..], &["--output-format", format]].concat());
        run.ends_with(1);
        assert_eq!(run.output.trim_end(), expected.trim_end(), "{format}");
    }
}

#[test]
fn the_exit_code_depends_on_the_findings_alone() {
    let failing = Folder::new("//- a.md\n[x]{.claim}\n");
    let clean = Folder::new("//- a.md\nNothing.\n");
    for format in FORMATS {
        let bad = failing.run(&["check", "--output-format", format]);
        bad.ends_with(1).shows("uncited-claim");
        assert_eq!(bad.errors, "", "{format}");
        clean
            .run(&["check", "--output-format", format])
            .ends_with(0);
    }
    let help = failing.run(&["check", "--help"]).output;
    for format in FORMATS {
        assert!(help.contains(&format!("- {format}:")), "{format} in {help}");
    }
}

#[test]
fn where_a_runner_names_the_top_of_the_repository_paths_begin_there() {
    let folder = Folder::new("//- repository/briefs/a.md\n[x]{.claim}\n//- other/b.md\n");
    let shows = |format: &str, variable: &str, top: &str, path: &str| {
        let mut command = folder.command(&["check", "--output-format", format]);
        command.current_dir(folder.path("repository/briefs"));
        let output = command.env(variable, folder.path(top)).output();
        let output = String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8");
        let found = ["file=", "\"uri\": \"", "\"path\": \""]
            .iter()
            .any(|before| output.contains(&format!("{before}{path}")));
        assert!(found, "{format} with {variable}={top}: {output}");
    };
    shows("github", "GITHUB_WORKSPACE", "repository", "briefs/a.md");
    shows("sarif", "GITHUB_WORKSPACE", "repository", "briefs/a.md");
    shows("gitlab", "CI_PROJECT_DIR", "repository", "briefs/a.md");
    // Formats that neither of them reads, the other's variable, and a top that is none.
    shows("json", "GITHUB_WORKSPACE", "repository", "a.md");
    shows("gitlab", "GITHUB_WORKSPACE", "repository", "a.md");
    shows("github", "GITHUB_WORKSPACE", "other", "a.md");
    shows("github", "GITHUB_WORKSPACE", "missing", "a.md");
}

#[test]
fn grouped_puts_findings_in_columns_under_their_file() {
    let folder = Folder::new(
        "//- a.md\n[x]{#x .claim supports=\"z\"}\n//- b.md\nOne.\n\nThis is [y]{#y .claim}\n",
    );
    let run = folder.run(&["check", "--output-format", "grouped"]);
    run.ends_with(1);
    expect![[r#"
        a.md
           1:1  warning  uncited-claim  `#x` (“x”) cites no source: add `cite="…"`, or the article's own `source:` in its front matter
          1:25  error    unknown-claim  this article has no claim `#z`: correct the name, or give the claim that is meant the id `#z`

        b.md
          3:9  warning  uncited-claim  `#y` (“y”) cites no source: add `cite="…"`, or the article's own `source:` in its front matter

        2 articles, 2 claims: 1 error, 2 warnings, 0 info
    "#]].assert_eq(&run.output);
}
