//! Everything in a file that can be mended without changing what it says: what `claimlint check --fix` does.

use std::path::Path;
use std::sync::Arc;

use similar::{DiffOp, TextDiff};

use crate::fix::{Edit, apply, merge};
use crate::loader;
use crate::rules::{self, Finding};
use crate::workspace::Workspace;

/// Fixes that are not at an end after so many rounds undo each other.
const MOST_ROUNDS: usize = 100;

/// The edits of a file after which nothing is found in it that has a safe fix.
pub fn fix_all(workspace: &Workspace, path: &Arc<Path>) -> Vec<Edit> {
    let Some(text) = workspace.text(path) else {
        return Vec::new();
    };
    let before = text.to_text();
    let mut after = before.clone().into_owned();
    let mut workspace = workspace.clone();
    for _ in 0..MOST_ROUNDS {
        let findings = rules::check(&workspace, path);
        let (edits, made) = merge(findings.iter().filter_map(Finding::safe_fix));
        if made == 0 {
            break;
        }
        after = apply(&after, &edits);
        loader::replace_file(&mut workspace, path.clone(), Some(after.as_bytes()));
        // A configuration is no part of what can be replaced: its fixes are made once.
        if workspace
            .text(path)
            .is_none_or(|text| text.to_text() != after)
        {
            break;
        }
    }
    difference(&before, &after)
}

/// What leads from one text to another, line by line, and within lines only what differs.
fn difference(before: &str, after: &str) -> Vec<Edit> {
    let difference = TextDiff::from_lines(before, after);
    let old = line_starts(difference.iter_old_slices());
    let new = line_starts(difference.iter_new_slices());
    let operations = difference.ops().iter();
    let changed = operations.filter(|operation| !matches!(operation, DiffOp::Equal { .. }));
    let edits = changed.map(|operation| {
        let (from, to) = (operation.old_range(), operation.new_range());
        let range = old[from.start]..old[from.end];
        let edit = Edit::replace(range.clone(), &after[new[to.start]..new[to.end]]);
        edit.narrowed(&before[range])
    });
    edits.collect()
}

/// Where each line begins, and where the last ends.
fn line_starts<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let ends = lines.scan(0, |end, line| {
        *end += line.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::{Fixture, mark_edits};

    fn check(written: &str, expected: Expect) {
        let config = "[rules]\nnon-portable-annotation = \"warning\"\n";
        let fixture = Fixture::new(&format!(
            "//- claimlint.toml\n{config}//- a.md\n<|>{written}"
        ));
        let edits = fix_all(&fixture.workspace, &fixture.path.as_path().into());
        expected.assert_eq(&mark_edits(written, &edits));
    }

    #[test]
    fn what_is_safe_is_mended_and_nothing_else() {
        check(
            "[ä]{.claim #a}, [b]{kind=fact .claim}.\n\nLeft [c]{#c .claim supports=\"aa\"}.\n",
            expect![[r##"
                [ä]{⟨.claim #a}, [b]{kind=fact .claim → #a .claim}, [b]{.claim kind="fact"⟩}.

                Left [c]{#c .claim supports="aa"}.
            "##]],
        );
    }

    #[test]
    fn what_is_silenced_stays() {
        check(
            "<!-- claimlint-ignore non-portable-annotation: as it is -->\n[a]{.claim #a}\n",
            expect![[r##"
                <!-- claimlint-ignore non-portable-annotation: as it is -->
                [a]{.claim #a}
            "##]],
        );
    }
}
