//! Copies of sources outside the workspace: nothing of what they hold is shown.

use expect_test::expect;

use super::folder::{Folder, Run};

const SECRET: &[u8] = b"The secret word is swordfish.\n";

/// A check that asks for the words of a secret, which stands under the given name in the folder above.
fn ask(folder: &Folder, file: &str) -> Run {
    let bibliography = format!("@misc{{s, title = {{S}}, file = {{{file}}}}}\n");
    folder.write("desk/s.bib", bibliography.as_bytes());
    let run = folder.run(&["check", "--output-format", "json", "desk"]);
    assert!(!run.output.contains("swordfish"), "{run:#?}");
    folder.check(&["desk"])
}

fn folder() -> Folder {
    let folder = Folder::new(
        "//- desk/claimlint.toml\nbibliography = [\"s.bib\"]\n\
         //- desk/a.md\n[x]{#x .claim cite=\"s\" quote=\"The secret word is known\"}.\n",
    );
    folder.write("secret.txt", SECRET);
    folder
}

#[test]
fn a_path_that_leads_out_is_told_and_not_read() {
    let folder = folder();
    let run = ask(&folder, "../secret.txt");
    run.ends_with(0);
    expect![[r#"
        desk/a.md:1:31: info[unchecked-quote] `#x` quotes `s`, whose copy ../secret.txt lies outside the workspace and is not read: keep it in the folder of claimlint.toml or below
        1 article, 1 claim: 0 errors, 0 warnings, 1 info
    "#]]
    .assert_eq(&run.output);
    let whole = folder.path("secret.txt");
    for file in [&*whole.to_string_lossy(), "gone/../../secret.txt"] {
        assert_eq!(
            ask(&folder, file).of_rule("unchecked-quote").len(),
            1,
            "{file}"
        );
    }
    // The same words within are compared.
    folder.write("desk/secret.txt", b"The secret word is out.\n");
    let run = ask(&folder, "secret.txt");
    assert_eq!(run.of_rule("quote-not-found").len(), 1, "{run:#?}");
}

/// What a stranger can send with git: a link, to a file or to a folder, and git's own files hold secrets as well.
#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_told_and_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    folder.write("desk/.git/config", SECRET);
    symlink("../secret.txt", folder.path("desk/file.txt")).expect("a link");
    symlink("..", folder.path("desk/folder")).expect("a link");
    symlink(".git/config", folder.path("desk/config.txt")).expect("a link");
    for file in ["file.txt", "folder/secret.txt", "config.txt"] {
        let run = ask(&folder, file);
        run.ends_with(0);
        assert_eq!(run.of_rule("unchecked-quote").len(), 1, "{file}: {run:#?}");
    }
    // A link within the workspace leads to a copy like any other.
    folder.write("desk/copies/known.txt", b"The secret word is known.\n");
    symlink("copies/known.txt", folder.path("desk/known.txt")).expect("a link");
    let run = ask(&folder, "known.txt");
    assert_eq!(
        run.output,
        "1 article, 1 claim: 0 errors, 0 warnings, 0 info\n"
    );
}
