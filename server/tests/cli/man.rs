//! `claimlint man`: a page for the program and for each command.

use claimlint::cli;

use super::folder::Folder;

#[test]
fn every_command_has_a_page() {
    let folder = Folder::new("");
    folder.run(&["man", "share/man1"]).ends_with(0);
    let program = cli::describe();
    let page = |name: &str| {
        let page = std::fs::read_to_string(folder.path(&format!("share/man1/{name}.1")));
        page.expect(name)
    };
    assert!(page("claimlint").contains("claimlint\\-check(1)"));
    for command in program.get_subcommands() {
        let page = page(&format!("claimlint-{}", command.get_name()));
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            let shown = option.replace('-', "\\-");
            assert!(page.contains(&format!("\\-\\-{shown}")), "{option}\n{page}");
        }
    }
}

#[test]
fn without_a_folder_the_program_s_own_page_is_printed() {
    let run = Folder::new("").run(&["man"]);
    run.ends_with(0)
        .shows(".TH claimlint 1")
        .shows("claimlint\\-check(1)");
}

#[test]
fn a_folder_that_cannot_be_is_an_error() {
    let run = Folder::new("//- file\n").run(&["man", "file/man1"]);
    run.ends_with(2);
    assert!(
        run.errors
            .starts_with("error: cannot write manual pages into file/man1: "),
        "{run:#?}"
    );
    assert_eq!(run.errors.lines().count(), 1, "{run:#?}");
}
