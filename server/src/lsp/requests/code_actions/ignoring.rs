//! A comment that silences a finding at the cursor, with a reason that is left to the writer.

use tower_lsp::ls_types::NumberOrString;

use super::asked::Asked;
use super::offer::{Change, Offer};
use super::task::Task;
use crate::features::silence::can_silence;
use crate::rules::Rule;

/// Who selects a whole article wants to silence something else than each of its findings.
const MOST: usize = 10;

pub(super) fn offers(asked: &Asked<'_>) -> Vec<Offer> {
    // Comments silence rules in articles alone.
    if asked
        .wording
        .snapshot
        .workspace
        .article(asked.path)
        .is_none()
    {
        return Vec::new();
    }
    let offers = asked.diagnostics().filter_map(|(range, diagnostic)| {
        let Some(NumberOrString::String(name)) = &diagnostic.code else {
            return None;
        };
        let rule = Rule::named(name).filter(|rule| can_silence(rule))?;
        let task = Task::Ignore {
            rule: rule.name.to_owned(),
            message: diagnostic.message.clone(),
            start: range.start,
        };
        Some(Offer {
            diagnostic: Some(diagnostic.clone()),
            ..Offer::new(
                format!("Ignore `{}` here, for a reason to be given", rule.name),
                Change::Later(task),
            )
        })
    });
    offers.take(MOST).collect()
}
