//! JUnit's XML: a suite for each article, a test for each finding in it.
//!
//! Warnings and errors fail their test; what is only worth knowing passes and is told in its output.
//! An article without findings is one test that passes.

use std::collections::{BTreeMap, HashMap};

use quick_junit::{NonSuccessKind, Report as Tests, TestCase, TestCaseStatus, TestSuite};

use super::checkstyle::allowed;
use crate::cli::report::{Report, ReportEntry, level_word};
use crate::config::Level;

pub(super) fn render(report: &Report) -> Result<String, String> {
    let mut suites: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for path in &report.paths {
        suites.entry(&**path).or_default();
    }
    for entry in &report.entries {
        suites.entry(&*entry.spot.path).or_default().push(entry);
    }
    let mut tests = Tests::new("claimlint");
    tests.add_test_suites(suites.iter().map(|(path, entries)| suite(path, entries)));
    let text = tests.to_string();
    text.map(|text| text.trim_end().to_owned() + "\n")
        .map_err(|error| format!("cannot write XML: {error}"))
}

fn suite(path: &str, entries: &[&ReportEntry]) -> TestSuite {
    let mut suite = TestSuite::new(path);
    if entries.is_empty() {
        let mut case = TestCase::new("no findings", TestCaseStatus::success());
        case.set_classname(path);
        suite.add_test_case(case);
    }
    let mut names = HashMap::new();
    for entry in entries {
        suite.add_test_case(case(path, entry, &mut names));
    }
    suite
}

fn case(path: &str, entry: &ReportEntry, names: &mut HashMap<String, usize>) -> TestCase {
    let (start, finding) = (entry.spot.start, &entry.finding);
    let (level, rule) = (level_word(finding.level), finding.rule.name);
    let place = format!("{path}:{}:{}", start.line + 1, start.column + 1);
    let told = format!("{place}: {level}[{rule}] {}", allowed(&finding.message));
    let mut case = match finding.level {
        Level::Error | Level::Warning => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(allowed(&finding.message));
            status.set_type(level);
            status.set_description(told);
            TestCase::new(name(entry, names), status)
        }
        Level::Info | Level::Off => {
            let mut case = TestCase::new(name(entry, names), TestCaseStatus::success());
            case.set_system_out(told);
            case
        }
    };
    case.set_classname(path);
    let line = (start.line + 1).to_string();
    case.extra.insert("file".into(), path.into());
    case.extra.insert("line".into(), line.into());
    case
}

/// The rule and the claim, without a line number: a test is the same test when lines have moved.
fn name(entry: &ReportEntry, names: &mut HashMap<String, usize>) -> String {
    let finding = &entry.finding;
    let name = match &finding.claim {
        Some(claim) => format!("{} {claim}", finding.rule.name),
        None => finding.rule.name.to_owned(),
    };
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    match *count {
        1 => name,
        count => format!("{name} ({count})"),
    }
}
