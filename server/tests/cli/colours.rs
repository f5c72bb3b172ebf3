//! When the program prints in colours, on standard output and on standard error.

use super::folder::Folder;

/// A finding for standard output.
const ARTICLE: &str = "//- a.md\n[x]{.claim}\n";
/// How colours begin.
const ESCAPE: &str = "\x1b[";

type Setting<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

/// What counts where it comes before whether there is a terminal.
const ALWAYS: [Setting<'static>; 6] = [
    (&[], &["--color", "always"]),
    (&[("NO_COLOR", "1")], &["--color=always"]),
    (&[("FORCE_COLOR", "1")], &[]),
    (&[("CLICOLOR_FORCE", "1")], &[]),
    (
        &[("FORCE_COLOR", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")],
        &[],
    ),
    (
        &[("NO_COLOR", ""), ("FORCE_COLOR", "3")],
        &["--color", "auto"],
    ),
];
const NEVER: [Setting<'static>; 5] = [
    (&[("NO_COLOR", "1")], &[]),
    (&[("NO_COLOR", "1"), ("FORCE_COLOR", "1")], &[]),
    (&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], &[]),
    (&[("CLICOLOR", "0")], &[]),
    (
        &[("FORCE_COLOR", "1"), ("CLICOLOR_FORCE", "1")],
        &["--color", "never"],
    ),
];
/// What leaves it to the terminal.
const NEITHER: [Setting<'static>; 4] = [
    (&[], &[]),
    (&[("CLICOLOR", "1")], &[]),
    (&[("NO_COLOR", ""), ("FORCE_COLOR", "")], &[]),
    // A log of GitHub Actions shows colours and is no terminal: whoever wants them there says FORCE_COLOR.
    (
        &[
            ("GITHUB_ACTIONS", "true"),
            ("CI", "true"),
            ("FORCE_COLOR", "0"),
        ],
        &[],
    ),
];

/// Whether findings and an error are in colours where both go into pipes.
fn in_pipes((variables, options): Setting<'_>) -> [bool; 2] {
    let folder = Folder::new(ARTICLE);
    let run = |arguments: &[&str]| {
        let mut command = folder.command(&[arguments, options].concat());
        command
            .envs(variables.iter().copied())
            .output()
            .expect("the program runs")
    };
    let has_colours = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(ESCAPE);
    [
        has_colours(&run(&["check", "a.md"]).stdout),
        has_colours(&run(&["check", "gone.md"]).stderr),
    ]
}

#[test]
fn in_a_pipe_colours_are_shown_to_who_insists() {
    for setting in ALWAYS {
        assert_eq!(in_pipes(setting), [true; 2], "{setting:?}");
    }
    for setting in NEVER.into_iter().chain(NEITHER) {
        assert_eq!(in_pipes(setting), [false; 2], "{setting:?}");
    }
}

/// Each stream is judged by itself: findings in a pipe have no colours while errors on a terminal do.
#[cfg(unix)]
#[test]
fn on_a_terminal_colours_are_shown_unless_nobody_wants_them() {
    use super::pty::Terminal;
    use std::process::Stdio;

    let folder = Folder::new(ARTICLE);
    let on_a_terminal = |(variables, options): Setting<'_>| {
        let mut findings = Terminal::new();
        let mut command = folder.command(&[&["check", "a.md"], options].concat());
        command.stdout(findings.stream()).stderr(Stdio::null());
        command.env("TERM", "xterm").envs(variables.iter().copied());
        let mut child = findings.start(&mut command);
        let findings = findings.read_to_end();
        child.wait().expect("the program ends");
        let mut errors = Terminal::new();
        let mut command = folder.command(&[&["check", "gone.md"], options].concat());
        command.stdout(Stdio::null()).stderr(errors.stream());
        command.env("TERM", "xterm").envs(variables.iter().copied());
        let mut child = errors.start(&mut command);
        let errors = errors.read_to_end();
        child.wait().expect("the program ends");
        assert!(findings.contains("uncited-claim"), "{findings}");
        assert!(errors.contains("cannot check gone.md"), "{errors}");
        [findings, errors].map(|shown| shown.contains(ESCAPE))
    };
    for setting in ALWAYS.into_iter().chain(NEITHER) {
        assert_eq!(on_a_terminal(setting), [true; 2], "{setting:?}");
    }
    for setting in NEVER {
        assert_eq!(on_a_terminal(setting), [false; 2], "{setting:?}");
    }
    let dumb = (&[("TERM", "dumb")][..], &[][..]);
    assert_eq!(on_a_terminal(dumb), [false; 2]);
}

#[test]
fn files_and_formats_for_programs_have_none() {
    let folder = Folder::new(ARTICLE);
    let always = ["check", "--color", "always", "--output-file", "report.txt"];
    folder.run(&always).ends_with(1);
    let report = folder.read("report.txt");
    assert!(
        report.contains("uncited-claim") && !report.contains(ESCAPE),
        "{report}"
    );
    for format in ["json", "sarif", "junit", "gitlab", "github", "concise"] {
        let run = folder.run(&["check", "--color", "always", "--output-format", format]);
        assert!(!run.output.contains(ESCAPE), "{format}");
    }
}

#[test]
fn the_option_belongs_to_every_command() {
    let folder = Folder::new(ARTICLE);
    folder.run(&["--color", "never", "rule"]).ends_with(0);
    folder.run(&["stats", "--color", "never"]).ends_with(0);
    let run = folder.run(&["stats", "--color", "sometimes"]);
    run.ends_with(2);
    assert!(run.errors.contains("auto, always, never"), "{run:#?}");
}
