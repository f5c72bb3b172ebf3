//! Making the fixes that findings offer: in memory, round by round, until there is nothing left to mend.
//!
//! What becomes of the changed texts, written or shown, is left to [`super::changes`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::baseline;
use super::changes::{Change, Changes};
use super::inspect::{Inspection, Scope};
use super::report::{Report, ReportEntry, counted, relative};
use super::{CheckArguments, FixArguments};
use crate::fix::{Applicability, Fix, merge};
use crate::loader;

/// After so many rounds it is told that there is no end.
const MOST_ROUNDS: usize = 100;

/// What came of the fixes.
#[derive(Debug, Default)]
pub(super) struct Fixing {
    /// What remains to be found.
    pub(super) report: Report,
    /// What is to be said of the baselines.
    pub(super) notes: Vec<String>,
    /// The files whose text is another one now.
    pub(super) changes: Changes,
    /// How many fixes were made.
    pub(super) made: usize,
    /// Files that are left alone though there was, or is, something to fix, and why.
    pub(super) left_alone: Vec<String>,
}

impl Fixing {
    /// What there is to be found, with nothing fixed.
    ///
    /// # Errors
    /// When a baseline cannot be used.
    pub(super) fn none(scope: &Scope, inspection: &Inspection) -> Result<Self, String> {
        let mut report = inspection.report(scope.here());
        let notes = baseline::hide_known(&mut report, scope, inspection)?;
        Ok(Self {
            report,
            notes,
            ..Self::default()
        })
    }

    /// What was fixed, and what more could be, as notes.
    pub(super) fn summary(&self, arguments: &CheckArguments) -> Vec<String> {
        let FixArguments { fix, diff, .. } = arguments.fixes;
        let findings = |number| counted(number, "finding");
        let files = counted(self.changes.made().count(), "file");
        let mut notes = Vec::new();
        if self.made > 0 {
            let fixed = if diff { "would be fixed" } else { "fixed" };
            notes.push(format!("{} {fixed} in {files}", findings(self.made)));
        }
        let mut outputs = arguments.output.output_format.iter();
        if !outputs.all(|output| output.format.ends_with_a_summary()) {
            return notes;
        }
        let (safe, all) = count(&self.report);
        let more = match (safe, all - safe) {
            (0, 0) => return notes,
            (0, only) if (fix || diff) && self.made == 0 => {
                format!("{} can be fixed with --unsafe-fixes", findings(only))
            }
            (0, more) if fix || diff => format!("{more} more can be fixed with --unsafe-fixes"),
            (0, only) => format!("{} can be fixed with --fix --unsafe-fixes", findings(only)),
            (safe, 0) => format!("{} can be fixed with --fix", findings(safe)),
            (safe, more) => format!(
                "{} can be fixed with --fix, {more} more with --unsafe-fixes as well",
                findings(safe)
            ),
        };
        notes.push(more);
        notes
    }
}

/// Makes the safe fixes of all that is shown, and the unsafe ones where they are wanted.
///
/// # Errors
/// When a baseline cannot be used, or a file was changed while it was looked at.
pub(super) fn fix(
    scope: &Scope,
    inspection: &mut Inspection,
    with_unsafe: bool,
) -> Result<Fixing, String> {
    let mut fixing = Fixing::default();
    let mut untouchable = BTreeSet::new();
    let unfinished = repeat(|is_last| {
        let mut report = inspection.report(scope.here());
        fixing.notes = baseline::hide_known(&mut report, scope, inspection)?;
        let mut mended = BTreeSet::new();
        for (path, fixes) in fixes(&report, with_unsafe) {
            if untouchable.contains(&path) {
                continue;
            }
            let shown = relative(&path, scope.here());
            if is_last {
                mended.insert(shown);
                continue;
            }
            let before = || original(scope, inspection, &path, &shown);
            let Some(change) = fixing.changes.of(&path, before)? else {
                fixing.left_alone.push(format!(
                    "{shown} is not UTF-8 and left as it is: save it with that encoding"
                ));
                untouchable.insert(path);
                continue;
            };
            let (edits, made) = merge(fixes);
            change.apply(&edits);
            fixing.made += made;
            mended.insert(shown);
            replace(inspection, &path, change.bytes());
        }
        fixing.report = report;
        Ok(mended)
    })?;
    let endless = unfinished.iter().map(|shown| endless(shown));
    fixing.left_alone.extend(endless);
    Ok(fixing)
}

/// Mends round by round until there is nothing left to mend. A round says which files it has mended; the last only
/// which it would, and these are returned.
fn repeat(
    mut round: impl FnMut(bool) -> Result<BTreeSet<String>, String>,
) -> Result<BTreeSet<String>, String> {
    for _ in 0..MOST_ROUNDS {
        if round(false)?.is_empty() {
            return Ok(BTreeSet::new());
        }
    }
    round(true)
}

fn endless(shown: &str) -> String {
    format!(
        "{shown} still has something to fix after {MOST_ROUNDS} rounds: run this again; if that comes to no end either, two fixes undo each other, so make them by hand, and please report it"
    )
}

/// How many findings more could be mended of those reported: by safe fixes, then by all. One that leaves something to be
/// filled in mends nothing yet.
fn count(report: &Report) -> (usize, usize) {
    let count = |with_unsafe| {
        let entries = report.entries.iter();
        let fixes = entries.filter_map(|entry| fix_of(entry, with_unsafe));
        fixes.filter(|fix| !fix.leaves_a_gap).count()
    };
    (count(false), count(true))
}

/// The fixes to be made, by file.
fn fixes(report: &Report, with_unsafe: bool) -> BTreeMap<Arc<Path>, Vec<&Fix>> {
    let mut fixes: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entry in &report.entries {
        if let Some(fix) = fix_of(entry, with_unsafe) {
            let path = entry.finding.place.path.clone();
            fixes.entry(path).or_default().push(fix);
        }
    }
    fixes
}

/// The one way to mend a finding; where there are several, the choice is the writer's.
fn fix_of(entry: &ReportEntry, with_unsafe: bool) -> Option<&Fix> {
    let [fix] = entry.finding.fixes.as_slice() else {
        return None;
    };
    (with_unsafe || fix.applicability() == Applicability::Safe).then_some(fix)
}

/// The file as it is before all fixes; `None` where it is not UTF-8, so that writing it would lose something.
pub(super) fn original(
    scope: &Scope,
    inspection: &Inspection,
    path: &Path,
    shown: &str,
) -> Result<Option<Change>, String> {
    let bytes = scope.bytes(path).map_err(|error| {
        let cause = loader::cause(&error);
        format!("cannot fix {shown}: {cause}")
    })?;
    let Some(change) = Change::of(bytes) else {
        return Ok(None);
    };
    let mut workspaces = inspection.workspaces.iter();
    let read = workspaces.find_map(|inspected| inspected.workspace.text(path));
    match read.is_some_and(|read| read.to_text() == change.text()) {
        true => Ok(Some(change)),
        false => Err(format!(
            "{shown} was changed while it was checked: check again"
        )),
    }
}

fn replace(inspection: &mut Inspection, path: &Arc<Path>, bytes: &[u8]) {
    let workspaces = inspection.workspaces.iter_mut();
    for inspected in workspaces.filter(|inspected| inspected.files.contains(path)) {
        loader::replace_file(&mut inspected.workspace, path.clone(), Some(bytes));
        loader::load_named(&mut inspected.workspace);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    /// How many rounds are made and what is unfinished where so many of them find something.
    fn rounds(needed: usize) -> (usize, BTreeSet<String>) {
        let (mut made, mut looked) = (0, 0);
        let unfinished = repeat(|is_last| {
            looked += 1;
            if looked > needed {
                return Ok(BTreeSet::new());
            }
            made += usize::from(!is_last);
            Ok(files(&["a.md"]))
        });
        (made, unfinished.expect("no error"))
    }

    #[test]
    fn what_comes_to_no_end_is_named() {
        assert_eq!(rounds(0), (0, files(&[])));
        assert_eq!(rounds(3), (3, files(&[])));
        assert_eq!(rounds(MOST_ROUNDS), (MOST_ROUNDS, files(&[])));
        assert_eq!(rounds(usize::MAX), (MOST_ROUNDS, files(&["a.md"])));
        assert!(endless("a.md").starts_with("a.md still has something to fix after 100 rounds: "));
    }
}
