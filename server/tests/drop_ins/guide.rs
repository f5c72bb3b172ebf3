//! The recipes of `docs/ci.md`: their shell lines are run as the system that reads them runs them. Their form is checked
//! against the schemas of these systems by `.ci/check-drop-ins`.

use super::job::{Ended, Job, run};
use super::releases::{Releases, top};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the recipes take releases from.
const PUBLISHED: &str = "https://github.com/claimlint/claimlint/releases";

const UNCITED: &str = "[A force deters]{#deters .claim}.\n";

fn page() -> String {
    std::fs::read_to_string(top().join("server/docs/ci.md")).expect("ci.md")
}

/// The block of the page that is a file.
fn file(name: &str) -> String {
    let page = page();
    let (_, after) = page.split_once(&format!("title=\"{name}\"\n")).expect(name);
    let (text, _) = after.split_once("\n```").expect("an end");
    text.to_owned()
}

/// The lines between two others, without the room before them.
fn between(text: &str, before: &str, after: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let lines = lines.skip_while(|line| *line != before).skip(1);
    let lines: Vec<_> = lines
        .take_while(|line| *line != after)
        .map(str::to_owned)
        .collect();
    assert!(!lines.is_empty(), "nothing between {before} and {after}");
    lines
}

/// Runs lines as one script that stops at the first failure, in a job with one article.
fn run_lines(lines: &[String], article: &str, variables: &[(&str, &str)]) -> (Job, Ended) {
    let (job, releases) = (Job::new(), Releases::this_version());
    let installer = std::fs::read(top().join("install.sh")).expect("install.sh");
    releases.publish(&format!("download/v{VERSION}/install.sh"), &installer);
    job.write("force.md", article);
    let script = lines.join("\n").replace(PUBLISHED, &releases.address());
    let mut command = job.command("sh", &releases);
    let ended = run(command
        .arg("-ec")
        .arg(script)
        .envs(variables.iter().copied()));
    (job, ended)
}

/// The commands of a GitLab job, one for each line.
fn gitlab() -> Vec<String> {
    let recipe = file(".gitlab-ci.yml");
    let mut commands = between(&recipe, "before_script:", "script:");
    commands.extend(between(&recipe, "script:", "artifacts:"));
    let commands = commands.iter().map(|line| line.strip_prefix("- "));
    let commands: Option<Vec<_>> = commands.collect();
    commands
        .expect("commands")
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn on_gitlab_findings_are_reported_and_fail_the_job() {
    let variables = [("CLAIMLINT_VERSION", VERSION)];
    let (job, ended) = run_lines(&gitlab(), UNCITED, &variables);
    ended.with(1).says("warning[uncited-claim]");
    let report: serde_json::Value =
        serde_json::from_str(&job.read("articles/claims.json")).expect("JSON");
    assert_eq!(report[0]["check_name"], "uncited-claim");
    let (job, ended) = run_lines(&gitlab(), "Nothing is claimed.\n", &variables);
    ended.with(0);
    assert_eq!(job.read("articles/claims.json").trim(), "[]");
}

#[test]
fn on_forgejo_findings_fail_the_step() {
    let recipe = file(".forgejo/workflows/claims.yml");
    let lines = between(&recipe, "- run: |", "");
    let (_, ended) = run_lines(&lines, UNCITED, &[]);
    ended.with(1).says("warning[uncited-claim]");
    run_lines(&lines, "Nothing is claimed.\n", &[]).1.with(0);
}

#[test]
fn on_jenkins_findings_become_tests() {
    let recipe = file("Jenkinsfile");
    let lines = between(&recipe, "sh '''", "'''");
    let (job, ended) = run_lines(&lines, UNCITED, &[]);
    ended.with(0);
    let tests = job.read("articles/claims.xml");
    assert!(tests.contains("<failure message=\"`#deters`"), "{tests}");
    assert!(recipe.contains("junit 'claims.xml'"));
}

#[test]
fn every_recipe_takes_this_version() {
    let page = page();
    for before in [
        "claimlint/claimlint@v",
        "rev: v",
        "releases/download/v",
        "CLAIMLINT_VERSION: \"",
        "--version ",
        ".git#v",
    ] {
        let versions = page.split(before).skip(1);
        // A variable is set elsewhere on the page.
        let versions: Vec<_> = versions
            .filter(|after| !after.starts_with(['$', '"']))
            .collect();
        assert!(!versions.is_empty(), "{before}");
        for after in versions {
            let line = after.lines().next().unwrap_or_default();
            assert!(line.starts_with(VERSION), "{before}{line}");
        }
    }
}

/// A table that lists other inputs than the action has would be believed.
#[test]
fn the_guide_tells_of_every_input_of_the_action() {
    let action = std::fs::read_to_string(top().join("action.yml")).expect("action.yml");
    let (_, inputs) = action.split_once("\ninputs:\n").expect("inputs");
    let (inputs, outputs) = inputs.split_once("\noutputs:\n").expect("outputs");
    let (outputs, _) = outputs.split_once("\nruns:\n").expect("runs");
    let page = page();
    for line in inputs.lines().chain(outputs.lines()) {
        let key = line
            .strip_prefix("  ")
            .filter(|line| !line.starts_with(' '));
        if let Some(name) = key.and_then(|line| line.strip_suffix(':')) {
            assert!(page.contains(&format!("`{name}`")), "{name} is not told of");
        }
    }
}
