//! `docs/cli.md`, the reference of the command line, is written from what the program takes.
//! `UPDATE_EXPECT=1` writes it anew.

use std::fmt::Write;

use claimlint::cli;
use clap::{Arg, Command};
use expect_test::expect_file;

const OPENING: &str = "\
# The command line

<!-- Written from what the program takes: UPDATE_EXPECT=1 cargo test -p claimlint --test cli reference -->

What each command and each option does, as `claimlint help COMMAND` says it and the manual pages do. Examples stand in
";

#[test]
fn the_reference_is_what_the_program_takes() {
    expect_file!["../../docs/cli.md"].assert_eq(&reference());
}

fn reference() -> String {
    let mut program = cli::describe();
    program.build();
    let everywhere: Vec<_> = visible(&program).map(Arg::get_id).collect();
    let mut page = OPENING.to_owned();
    page += &examples();
    page += "\n| command | |\n|---|---|\n";
    for command in commands(&program) {
        let name = command.get_name();
        let about = command.get_about().map(ToString::to_string);
        let _ = writeln!(
            page,
            "| [`{name}`](#claimlint-{name}) | {} |",
            about.unwrap_or_default()
        );
    }
    page += "\n## Options of every command\n";
    for option in visible(&program) {
        page += &explained(option);
    }
    for command in commands(&program) {
        let _ = write!(page, "\n## claimlint {}\n\n", command.get_name());
        let about = command.get_long_about().or(command.get_about());
        let about = about.map(ToString::to_string).unwrap_or_default();
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        let _ = write!(page, "{about}\n\n```text\n{usage}\n```\n");
        let own = visible(command).filter(|argument| !everywhere.contains(&argument.get_id()));
        let mut heading = None;
        for argument in own {
            if argument.get_help_heading() != heading {
                heading = argument.get_help_heading();
                let _ = write!(page, "\n### {}\n", heading.unwrap_or("Options"));
            }
            page += &explained(argument);
        }
        if let Some(after) = command.get_after_help() {
            let _ = write!(page, "\n{after}\n");
        }
    }
    page
}

/// Links to the pages with examples.
fn examples() -> String {
    let pages = super::documents::pages();
    let links = pages.iter().map(|page| {
        let text = std::fs::read_to_string(page).expect("a page");
        let title = text
            .lines()
            .next()
            .expect("a title")
            .trim_start_matches("# ");
        let name = page.file_name().expect("a name").to_string_lossy();
        match name == "formats.md" {
            true => format!("[{title}]({name})"),
            false => format!("[{title}](cli/{name})"),
        }
    });
    links.collect::<Vec<_>>().join(",\n") + ".\n"
}

/// The commands but for clap's own.
fn commands(program: &Command) -> impl Iterator<Item = &Command> {
    let commands = program.get_subcommands();
    commands.filter(|command| command.get_name() != "help" && !command.is_hide_set())
}

/// The arguments but for clap's own.
fn visible(command: &Command) -> impl Iterator<Item = &Arg> {
    let arguments = command.get_arguments();
    arguments.filter(|argument| argument.get_id() != "help" && !argument.is_hide_set())
}

/// `` - `--select RULES`: … ``, with the words it takes.
fn explained(argument: &Arg) -> String {
    let help = argument.get_long_help().or(argument.get_help());
    let help = help.map(ToString::to_string).unwrap_or_default();
    let mut text = format!("\n- `{}`: {help}", said(argument));
    let words = argument.get_possible_values();
    let is_switch = !argument.get_action().takes_values();
    let are_told = !is_switch && !argument.is_hide_possible_values_set();
    let words = words.iter().filter(|_| are_told);
    for word in words.filter(|word| !word.is_hide_set()) {
        let _ = write!(text, "\n  - `{}`", word.get_name());
        if let Some(help) = word.get_help() {
            let _ = write!(text, ": {help}");
        }
    }
    let defaults = argument.get_default_values().iter();
    let defaults: Vec<_> = defaults.map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() && !is_switch {
        let _ = write!(text, "\n\n  Default: `{}`", defaults.join(" "));
    }
    text + "\n"
}

/// An argument as it is written: `-q, --quiet`, `--select RULES`, `PATH`.
fn said(argument: &Arg) -> String {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let names: Vec<_> = short.into_iter().chain(long).collect();
    let names = names.join(", ");
    if !argument.get_action().takes_values() {
        return names;
    }
    let values = argument.get_value_names().unwrap_or_default();
    let values: Vec<_> = values.iter().map(ToString::to_string).collect();
    format!("{names} {}", values.join(" ")).trim().to_owned()
}
