//! Everything in the document that can be mended without changing what it says.

use super::asked::Asked;
use super::offer::{Change, Offer};
use super::task::Task;

pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    let mut fixable = asked.report.fixable.iter();
    if !fixable.any(|(_, finding)| finding.safe_fix().is_some()) {
        return Vec::new();
    }
    let title = "Fix all that can be fixed without changing what is said";
    vec![Offer::new(title, Change::Later(Task::FixAll))]
}
