//! What Claimlint finds: the rules, and the one way to run them.
//!
//! A rule is one file that decides and one page that explains: `rules/<name>.rs` and
//! `rules/<name>.md`, and a line in the list below. The page is what `claimlint rule` prints, and its
//! examples are the rule's tests. Rules only judge; what follows from what is worked out in
//! [`crate::reasoning`] and [`crate::workspace`].

mod chains;
mod circles;
mod comments;
mod conflicts;
mod finding;
mod placeholder;
mod selection;
mod subject;
mod suppressed;
mod unannotated;

use std::path::Path;

pub use chains::WrittenStep;
pub use conflicts::value_said;
pub use finding::{Finding, Fingerprints, Place, Related};
pub use placeholder::KEY as CITATION_TO_COME;
pub use selection::{ALL, check_names, level, level_anywhere};
pub use subject::{Subject, SubjectKind};
pub use suppressed::Suppressed;
pub use unannotated::{Ids, JudgedProse, judge_prose, judged_prose, wrap_words};

use crate::config::Level;
use crate::workspace::Workspace;

/// Lists the rules in groups: each name is a module with a `RULE` and a page beside it.
macro_rules! rules {
    ($($name:literal $title:literal: $($module:ident,)*)*) => {
        $($(mod $module;)*)*

        /// Every rule, in the order of the documentation.
        pub const RULES: &[Rule] = &[$($($module::RULE,)*)*];

        /// The same, under the headings of the documentation.
        pub const GROUPS: &[Group] = &[$(Group {
            name: $name,
            title: $title,
            rules: &[$($module::RULE),*],
        }),*];
    };
}

rules![
    "reading" "Reading an article":
    unreadable_article,
    malformed_annotation,
    non_portable_annotation,
    unknown_attribute,
    invalid_value,
    invalid_front_matter,

    "names" "Names":
    duplicate_article,
    unnameable_article,
    duplicate_claim,
    unknown_claim,
    unknown_relation,
    unknown_person,
    unknown_topic,
    unnamed_claim,

    "sources" "Sources":
    unknown_source,
    quote_not_found,
    unchecked_quote,
    invalid_bibliography,
    duplicate_source,
    unused_source,
    uncited_claim,
    uncited_report,
    unevidenced_fact,
    unsupported_position,

    "relations" "Relations":
    self_relation,
    opposed_relations,
    opposed_support,
    circular_support,
    supersedes_cycle,
    early_successor,
    superseded_ground,

    "contradictions" "Contradictions and disputes":
    incoherent_claim,
    contradictory_claims,
    hedged_conflict,
    borrowed_contradiction,
    disputed_claim,
    conflicting_values,
    disputed_value,
    unit_mismatch,

    "unannotated" "Texts that are not annotated yet":
    unannotated_attribution,
    unannotated_quotation,
    unannotated_statistic,

    "suppressions" "Comments that silence rules":
    invalid_suppression,
    unused_suppression,
];

/// Rules about one thing.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Its name, as it selects its rules.
    pub name: &'static str,
    /// What they are about, as a heading.
    pub title: &'static str,
    /// The rules, in order.
    pub rules: &'static [Rule],
}

/// One thing that can be found.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// How severe it is unless the configuration says otherwise.
    pub level: Level,
    /// Its page, in Markdown.
    pub page: &'static str,
    /// Judges one file and adds what it finds.
    pub check: fn(&Subject<'_>, &mut Vec<Finding>),
}

/// Where the rules' pages can be read; a rule's page is this, its module's name and `.md`.
const PAGES: &str = "https://github.com/claimlint/claimlint/blob/main/server/src/rules/";

impl Rule {
    /// Where its page can be read.
    pub fn page_url(&self) -> String {
        format!("{PAGES}{}.md", self.name.replace('-', "_"))
    }

    /// The rule with a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.name == name)
    }

    /// The page's first sentence: what the rule finds.
    pub fn summary(&self) -> &'static str {
        let paragraphs = self.page.split("\n\n");
        let first = paragraphs
            .map(str::trim)
            .find(|text| !text.starts_with('#'));
        first.unwrap_or_default()
    }
}

/// The findings of one file (an article, a bibliography or the configuration), in the order of
/// their places. Which of a workspace's files are asked for is the caller's business.
pub fn check(workspace: &Workspace, path: &Path) -> Vec<Finding> {
    check_all(workspace, path).0
}

/// The findings of one file as [`check`] gives them, and those that comments in the article silence.
pub fn check_all(workspace: &Workspace, path: &Path) -> (Vec<Finding>, Vec<Suppressed>) {
    // Whoever reads an excluded bibliography is none to judge it.
    if workspace.config().excludes(path) {
        return Default::default();
    }
    let Some(subject) = Subject::new(workspace, path) else {
        return Default::default();
    };
    let mut findings = Vec::new();
    for rule in RULES {
        let level = subject.level(rule);
        if level == Level::Off {
            continue;
        }
        let first = findings.len();
        (rule.check)(&subject, &mut findings);
        for finding in &mut findings[first..] {
            finding.level = level;
        }
    }
    findings.sort_by(|one, two| one.order().cmp(&two.order()));
    match subject.article() {
        Some(article) => suppressed::part(article, findings),
        None => (findings, Vec::new()),
    }
}

#[cfg(test)]
mod tests;
