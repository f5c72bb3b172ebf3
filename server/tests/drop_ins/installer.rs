//! `install.sh`: what it installs, and what it refuses.

use super::job::{Ended, Job, run};
use super::releases::{Releases, packaged, target, top};

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn install(job: &Job, releases: &Releases, arguments: &[&str]) -> Ended {
    let mut command = job.command("sh", releases);
    run(command.arg(top().join("install.sh")).args(arguments))
}

fn archive() -> String {
    format!("download/v{VERSION}/claimlint-{}.tar.gz", target())
}

#[test]
fn a_release_is_installed_and_runs() {
    let (job, releases) = (Job::new(), Releases::this_version());
    install(&job, &releases, &["--version", VERSION]).with(0);
    let installed = job.path(".local/bin/claimlint");
    let ended = run(job.command(installed, &releases).arg("--version"));
    ended.with(0).says(&format!("claimlint {VERSION}"));
}

#[test]
fn the_latest_is_installed_over_an_older_one_in_the_folder_given() {
    let (job, releases) = (Job::new(), Releases::this_version());
    let folder = job.path("tools of the desk");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("claimlint"), "an older one").expect("a file");
    let to = folder.to_str().expect("UTF-8");
    install(&job, &releases, &["--to", to]).with(0).says(to);
    let ended = run(job
        .command(folder.join("claimlint"), &releases)
        .arg("--version"));
    ended.with(0);
    let left = std::fs::read_dir(folder).expect("a folder").count();
    assert_eq!(left, 1, "nothing else is left in the folder");
}

#[test]
fn a_version_may_be_given_as_its_tag() {
    let (job, releases) = (Job::new(), Releases::this_version());
    install(&job, &releases, &["--version", &format!("v{VERSION}")]).with(0);
}

#[test]
fn an_archive_that_was_changed_is_not_installed() {
    let (job, releases) = (Job::new(), Releases::this_version());
    releases.publish(&archive(), b"something else");
    let ended = install(&job, &releases, &["--version", VERSION]);
    ended.with(1).says("is not what was published");
    assert!(!job.path(".local").exists(), "nothing is installed");
}

#[test]
fn an_empty_checksum_lets_nothing_pass() {
    let (job, releases) = (Job::new(), Releases::this_version());
    releases.publish(&format!("{}.sha256", archive()), b"");
    install(&job, &releases, &["--version", VERSION]).with(1);
}

#[test]
fn a_release_without_checksum_is_none() {
    let (job, releases) = (Job::new(), Releases::none());
    let name = format!("claimlint-{}.tar.gz", target());
    let bytes = std::fs::read(packaged().join(name)).expect("an archive");
    releases.publish(&archive(), &bytes);
    let ended = install(&job, &releases, &["--version", VERSION]);
    ended.with(3).says("cannot be had");
}

#[test]
fn an_unknown_release_and_an_unknown_target_are_named() {
    let (job, releases) = (Job::new(), Releases::this_version());
    install(&job, &releases, &["--version", "99.0.0"])
        .with(3)
        .says("v99.0.0");
    let ended = install(&job, &releases, &["--target", "s390x-unknown-linux-musl"]);
    ended.with(3).says("s390x-unknown-linux-musl");
}

#[test]
fn wrong_arguments_are_explained() {
    let (job, releases) = (Job::new(), Releases::none());
    let ended = install(&job, &releases, &["--folder", "x"]);
    ended.with(2).says("unknown argument --folder");
    install(&job, &releases, &["--to"])
        .with(2)
        .says("--to needs a value");
}
