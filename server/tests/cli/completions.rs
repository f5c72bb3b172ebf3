//! `claimlint completions`: what shells complete.

use std::process::Command;

use super::folder::Folder;

/// What bash offers for the last of some words.
fn offered(words: &[&str]) -> Vec<String> {
    let folder = Folder::new("");
    let script = folder.run(&["completions", "bash"]);
    script.ends_with(0);
    folder.write("claimlint.bash", script.output.as_bytes());
    let quoted: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
    let [.., before, last] = quoted.as_slice() else {
        panic!("two words");
    };
    let line = format!(
        ". ./claimlint.bash; COMP_WORDS=({}); COMP_CWORD={}; _claimlint claimlint {last} {before}; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.len() - 1,
    );
    let mut bash = Command::new("bash");
    let output = bash.arg("-c").arg(line).current_dir(folder.root()).output();
    let output = String::from_utf8(output.expect("bash").stdout).expect("UTF-8");
    output.lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_commands_options_and_values() {
    assert_eq!(offered(&["claimlint", "compl"]), ["completions"]);
    assert_eq!(offered(&["claimlint", "check", "--sel"]), ["--select"]);
    assert_eq!(
        offered(&["claimlint", "check", "--fail-on", ""]),
        ["error", "warning", "info", "never"]
    );
    assert_eq!(
        offered(&["claimlint", "rule", "unknown-per"]),
        ["unknown-person"]
    );
    assert_eq!(
        offered(&["claimlint", "check", "--ignore", "sourc"]),
        ["sources"]
    );
    let formats = offered(&["claimlint", "check", "--output-format", "js"]);
    assert_eq!(formats, ["json", "json-lines"]);
}

#[test]
fn every_shell_gets_every_command() {
    let folder = Folder::new("");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = folder.run(&["completions", shell]);
        run.ends_with(0).shows("output-format").shows("stats");
    }
    let run = folder.run(&["completions", "bsh"]);
    run.ends_with(2);
    assert!(run.errors.contains("'bash'"), "{run:#?}");
}
