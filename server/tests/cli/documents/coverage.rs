//! Every command, every option and every format has an example.

use std::collections::BTreeSet;

use claimlint::cli::{self, SelectionArguments};
use clap::{Args, Command};

use super::{page, pages, read};

/// `check`, `check --select`, …: what a command line can say.
fn sayable(command: &Command) -> BTreeSet<String> {
    let everywhere: Vec<_> = options(command).collect();
    // What several commands take alike is shown once.
    let selection = SelectionArguments::augment_args(Command::new("any"));
    let shared: Vec<_> = options(&selection).collect();
    let commands = command.get_subcommands();
    let commands = commands.filter(|command| command.get_name() != "help");
    let commands = commands.flat_map(|command| {
        let name = command.get_name().to_owned();
        let further = command.get_subcommands().next();
        assert!(further.is_none(), "no command of {name} is looked for");
        let own = options(command).filter(|option| !everywhere.contains(option));
        let own = own.filter(|option| name == "check" || !shared.contains(option));
        let own: Vec<_> = own.map(|option| format!("{name} {option}")).collect();
        own.into_iter().chain([name])
    });
    commands.chain(everywhere.iter().cloned()).collect()
}

fn options(command: &Command) -> impl Iterator<Item = String> {
    let options = command
        .get_arguments()
        .filter(|option| !option.is_hide_set());
    let names = options.filter_map(|option| option.get_long());
    // Clap's own needs no example of ours.
    let names = names.filter(|name| *name != "help");
    names.map(|name| format!("--{name}"))
}

/// The commands of all pages.
fn examples() -> Vec<String> {
    let pages = pages().into_iter();
    pages
        .flat_map(|page| page::all_commands(&read(&page)))
        .collect()
}

/// What the examples say.
fn said(commands: &[String]) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for command in commands {
        let mut name = None;
        for word in command.split_whitespace() {
            match (word, name) {
                ("|" | ";" | "&&", _) => name = None,
                ("claimlint", _) => name = Some(""),
                (word, Some(command)) if word.starts_with("--") => {
                    let option = word.split('=').next().unwrap_or(word);
                    said.extend([option.to_owned(), format!("{command} {option}")]);
                }
                (word, Some("")) => {
                    said.insert(word.to_owned());
                    name = Some(word);
                }
                _ => {}
            }
        }
    }
    said
}

#[test]
fn every_option_of_every_command_has_an_example() {
    let mut command = cli::describe();
    command.build();
    let sayable = sayable(&command);
    let said = said(&examples());
    let missing: Vec<_> = sayable.difference(&said).collect();
    assert!(sayable.contains("check --select"), "{sayable:#?}");
    assert!(missing.is_empty(), "no example in docs/cli: {missing:#?}");
}

#[test]
fn every_format_has_an_example() {
    let command = cli::describe();
    let check = command.find_subcommand("check").expect("check");
    let mut arguments = check.get_arguments();
    let formats = arguments.find(|argument| argument.get_long() == Some("output-format"));
    let formats = formats.expect("--output-format").get_possible_values();
    let commands = examples().join("\n");
    assert!(formats.len() > 10, "{formats:?}");
    for format in formats {
        let said = format!("--output-format {}", format.get_name());
        assert!(commands.contains(&said), "{said}");
    }
}

#[test]
fn an_example_counts_for_what_it_says() {
    let lines = [
        "cat a.md | claimlint check --select=x - && claimlint rule",
        "git log --all",
    ];
    let said = said(&lines.map(str::to_owned));
    let expected = ["--select", "check", "check --select", "rule"];
    assert_eq!(said, expected.map(str::to_owned).into());
}
