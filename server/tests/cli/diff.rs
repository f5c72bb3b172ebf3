//! `--diff`: what people see of it, and what `patch` and git make of it.

use super::folder::Folder;
use super::pty::Terminal;

/// An article with something that is written in another way.
const ARTICLE: &str = "//- claimlint.toml\n[rules]\nnon-portable-annotation = \"warning\"\nuncited-claim = \"off\"\n\
                       //- a.md\n[x]{.claim #x}.\n\nSome 40 % of them came.\n";

/// `patch` makes of a diff what `--fix` writes, whatever the texts and their names hold.
#[test]
fn a_diff_can_be_applied() {
    let folder = Folder::new(ARTICLE);
    let odd = "c \"\u{1b}[1m\u{9b}.md";
    folder.write(
        odd,
        b"\xEF\xBB\xBF[z]{.claim #z}\r\n\x1b[2J\x07[z]{.claim\r\n #zz}\ror [y]{.claim #y} without an end",
    );
    folder.write("my brief.md", b"[z]{.claim #z}\n");
    let diff = folder.run(&["check", "--diff"]).output;
    folder.write("fixes.diff", diff.as_bytes());
    let copy = Folder::new("");
    for name in ["a.md", odd, "my brief.md", "claimlint.toml", "fixes.diff"] {
        std::fs::copy(folder.path(name), copy.path(name)).expect(name);
    }
    let patch = std::process::Command::new("git")
        .args(["apply", "-p0", "fixes.diff"])
        .current_dir(copy.root())
        .output();
    let patch = patch.expect("git runs");
    assert!(patch.status.success(), "{patch:#?}\n{diff}");
    folder.check(&["--fix"]);
    for name in ["a.md", odd, "my brief.md"] {
        assert_eq!(copy.read(name), folder.read(name));
    }
}

/// What an article says must not clear the screen of who looks at a diff.
#[test]
fn a_diff_that_is_looked_at_shows_control_characters() {
    let folder = Folder::new(ARTICLE);
    folder.write("b\x1b.md", b"[x]{.claim #x}\x1b[2J\n");
    for command in [["check", "--diff"], ["fmt", "--diff"]] {
        let run = folder.run(&[&command[..], &["--color=always", "--quiet"]].concat());
        run.ends_with(1)
            .shows("+[x]{#x .claim}␛[2J")
            .shows("+++ \"b\\033.md\"");
        assert!(!run.output.contains("\x1b[2J"), "{run:#?}");
    }
    let mut terminal = Terminal::new();
    let mut command = folder.command(&["check", "--diff", "--color=never", "--quiet"]);
    command.stdout(terminal.stream()).stderr(terminal.stream());
    let mut child = terminal.start(&mut command);
    let seen = terminal.read_to_end();
    child.wait().expect("the program ends");
    assert!(
        seen.contains("+[x]{#x .claim}␛[2J") && !seen.contains('\x1b'),
        "{seen:?}"
    );
}
