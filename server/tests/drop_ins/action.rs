//! The GitHub Action: its two scripts in the environment that a runner gives them, its description as the Marketplace
//! wants it.

use std::process::Command;

use super::job::{Ended, Job, run};
use super::releases::{Releases, top};

const VERSION: &str = env!("CARGO_PKG_VERSION");

const UNCITED: &str = "[A force deters]{#deters .claim}.\n";

/// A script of the action, after the steps before it.
fn step(job: &Job, releases: &Releases, script: &str, inputs: &[(&str, &str)]) -> Ended {
    step_in(job, ".", releases, script, inputs)
}

/// The same in a folder of the checkout.
fn step_in(
    job: &Job,
    folder: &str,
    releases: &Releases,
    script: &str,
    inputs: &[(&str, &str)],
) -> Ended {
    let path = std::env::var("PATH").expect("a PATH");
    let mut command: Command = job.command(top().join(".github/scripts").join(script), releases);
    command
        .current_dir(job.articles().join(folder))
        .env("GITHUB_WORKSPACE", job.articles())
        .env("PATH", format!("{}:{path}", job.read("path").trim()))
        .env("RUNNER_TEMP", job.path("runner"))
        .env("GITHUB_PATH", job.path("path"))
        .env("GITHUB_OUTPUT", job.path("outputs"))
        .env("GITHUB_STEP_SUMMARY", job.path("summary"))
        .envs(inputs.iter().copied());
    run(&mut command)
}

/// A job in which the first step has run.
fn installed() -> (Job, Releases) {
    let (job, releases) = (Job::new(), Releases::this_version());
    step(&job, &releases, "action-install", &[]).with(0);
    (job, releases)
}

fn check(inputs: &[(&str, &str)], text: &str) -> (Job, Ended) {
    let (job, releases) = installed();
    job.write("force.md", text)
        .write("old texts/old.md", UNCITED);
    let ended = step(&job, &releases, "action-check", inputs);
    (job, ended)
}

#[test]
fn the_release_of_the_action_is_installed() {
    let (job, _) = installed();
    assert_eq!(job.read("outputs"), format!("version={VERSION}\n"));
    assert!(job.read("path").ends_with("claimlint/bin\n"));
}

#[test]
fn another_version_than_the_action_s_is_never_built_from_its_sources() {
    let (job, releases) = (Job::new(), Releases::none());
    let ended = step(
        &job,
        &releases,
        "action-install",
        &[("INPUT_VERSION", "v99.0.0")],
    );
    ended
        .with(1)
        .says("::error title=claimlint::There is no release 99.0.0");
}

#[test]
fn a_release_that_was_changed_stops_the_job() {
    let (job, releases) = (Job::new(), Releases::this_version());
    let archive = format!("claimlint-{}.tar.gz", super::releases::target());
    releases.publish(&format!("download/v{VERSION}/{archive}"), b"something else");
    let ended = step(&job, &releases, "action-install", &[]);
    ended.with(1).says("is not what was published");
}

/// The build itself takes minutes; what is shown here is that it is asked for, and of which sources.
#[test]
fn where_there_is_no_release_the_sources_are_built() {
    let (job, releases) = (Job::new(), Releases::none());
    let cargo = job.path("cargo");
    std::fs::create_dir(&cargo).expect("a folder");
    let stand_in = cargo.join("cargo");
    let text = format!(
        "#!/bin/sh\necho \"$@\" >\"$RUNNER_TEMP/asked\"\nmkdir -p \"$6/bin\"\nln -s '{}' \"$6/bin/claimlint\"\n",
        env!("CARGO_BIN_EXE_claimlint")
    );
    std::fs::create_dir(job.path("runner")).expect("a folder");
    std::fs::write(&stand_in, text).expect("a script");
    let executable = Command::new("chmod").arg("+x").arg(&stand_in).status();
    assert!(executable.expect("chmod").success());
    std::fs::write(job.path("path"), cargo.to_str().expect("UTF-8")).expect("a file");
    step(&job, &releases, "action-install", &[])
        .with(0)
        .says("Building claimlint");
    let asked = format!(
        "install --locked --path {} --root {}\n",
        top().join("server").display(),
        job.path("runner/claimlint").display()
    );
    assert_eq!(job.read("runner/asked"), asked);
    assert_eq!(job.read("outputs"), format!("version={VERSION}\n"));
}

#[test]
fn findings_annotate_the_lines_and_fail_the_step() {
    let (job, ended) = check(&[("INPUT_PATHS", "force.md\n")], UNCITED);
    ended.with(1).says("::warning file=force.md,line=1,");
    assert!(!ended.output.contains("old.md"), "{ended:#?}");
    assert!(job.read("outputs").contains("exit-code=1\n"));
    assert!(job.read("summary").contains("uncited-claim"));
}

#[test]
fn an_article_without_findings_passes() {
    let (job, ended) = check(&[("INPUT_PATHS", "force.md")], "Nothing is claimed.\n");
    ended.with(0);
    assert!(job.read("outputs").contains("exit-code=0\n"));
}

#[test]
fn paths_may_hold_blanks_and_arguments_may_be_quoted() {
    let inputs = [
        ("INPUT_PATHS", "  old texts\n\n  force.md\n"),
        (
            "INPUT_ARGS",
            "--ignore 'uncited-claim, disputed-claim' --exclude \"*.old.md\"",
        ),
    ];
    check(&inputs, UNCITED).1.with(0);
}

#[test]
fn what_is_given_is_never_run_by_a_shell() {
    let inputs = [
        (
            "INPUT_PATHS",
            "force.md; touch stray $(touch stray) `touch stray`",
        ),
        ("INPUT_ARGS", "--ignore $(touch${IFS}stray)"),
    ];
    let (job, ended) = check(&inputs, UNCITED);
    ended.with(2);
    assert!(!job.articles().join("stray").exists());
}

#[test]
fn a_quotation_mark_without_its_fellow_is_named() {
    let (_, ended) = check(&[("INPUT_ARGS", "--ignore 'uncited-claim")], UNCITED);
    ended.with(2).says("without its fellow");
}

#[test]
fn the_level_that_fails_can_be_set() {
    check(&[("INPUT_FAIL_ON", "error")], UNCITED).1.with(0);
}

#[test]
fn a_sarif_log_is_written_beside_the_annotations() {
    let (job, ended) = check(&[("INPUT_SARIF_FILE", "claimlint.sarif")], UNCITED);
    ended.with(1).says("::warning file=force.md");
    let log = job.read("articles/claimlint.sarif");
    let log: serde_json::Value = serde_json::from_str(&log).expect("JSON");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "uncited-claim");
    let outputs = job.read("outputs");
    assert!(
        outputs.contains("sarif-file=claimlint.sarif\nexit-code=1\n"),
        "{outputs}"
    );
}

#[test]
fn in_a_folder_further_down_lines_are_named_from_the_top() {
    let (job, releases) = installed();
    job.write("briefs/force.md", UNCITED);
    let inputs = [("INPUT_SARIF_FILE", "log.sarif")];
    let ended = step_in(&job, "briefs", &releases, "action-check", &inputs);
    ended.with(1).says("::warning file=briefs/force.md,line=1,");
    let log = job.read("articles/briefs/log.sarif");
    assert!(log.contains("\"uri\": \"briefs/force.md\""), "{log}");
}

/// What the Marketplace asks of a description, beyond what a schema can say.
#[test]
fn the_description_is_complete() {
    let text = std::fs::read_to_string(top().join("action.yml")).expect("action.yml");
    for key in [
        "name: Claimlint\n",
        "\nbranding:\n  icon: ",
        "\n  color: ",
        "\nauthor: ",
    ] {
        assert!(text.contains(key), "no {key:?}");
    }
    let description = text
        .lines()
        .find_map(|line| line.strip_prefix("description: "));
    let length = description.expect("a description").chars().count();
    assert!(
        length <= 125,
        "the Marketplace shows 125 characters, not {length}"
    );
    for input in text.split("INPUT_").skip(1) {
        let (name, value) = input.split_once(": ").expect("a value");
        let name = name.to_lowercase().replace('_', "-");
        let value = value.lines().next().expect("a line");
        assert!(
            value.contains(&format!("inputs.{name}")),
            "{name} is given {value}"
        );
    }
}
