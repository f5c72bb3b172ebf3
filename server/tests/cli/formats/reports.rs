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
