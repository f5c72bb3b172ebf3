//! The fixes of the findings at a place. The fixes are the rules'; here they only become offers.

use super::asked::Asked;
use super::offer::{Change, Offer};

/// A fix for each finding that can be mended, or several where the writer has to choose.
pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    let report = &asked.report;
    let near = report.fixable.iter();
    let near = near.filter(|(_, finding)| asked.touches(&finding.place.range));
    let offers = near.flat_map(|(place, finding)| {
        let fixes = finding.fixes.iter();
        fixes.map(move |fix| Offer {
            diagnostic: report.diagnostics.get(*place).cloned(),
            is_preferred: finding.safe_fix().is_some(),
            ..Offer::new(&fix.title, Change::Now(fix.edits.clone()))
        })
    });
    offers.collect()
}
