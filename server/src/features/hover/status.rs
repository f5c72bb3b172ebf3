//! How a claim stands: what evidence there is for it, whether it is contested, and what decides.

use crate::features::prose::{Prose, Span, strong, text};
use crate::features::words;
use crate::reasoning::Standing;
use crate::vocabulary::Stance;
use crate::workspace::{ClaimRef, Workspace};

/// Adds the status of a claim that somebody answers for.
pub(super) fn add(prose: &mut Prose, workspace: &Workspace, claim: ClaimRef<'_>) {
    if matches!(claim.claim.stance, Stance::Supposes | Stance::Asks) {
        return;
    }
    let lines = [grounded(workspace, claim), contested(workspace, claim)];
    prose.heading("status");
    words::list(prose, &lines, Clone::clone);
}

fn grounded(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Span> {
    let chain = workspace.grounding_chain(claim).unwrap_or_default();
    match chain.last() {
        None if workspace.is_cited(claim) => vec![
            strong("not grounded"),
            text(": it is cited where it was said, and nothing says why it is so"),
        ],
        None => vec![strong("not grounded"), text(": nothing is cited for it")],
        Some(last) if *last == claim => vec![strong("grounded"), text(" by what it cites")],
        Some(last) => {
            let mut line = vec![strong("grounded"), text(" through ")];
            line.extend(words::claim(workspace, *last));
            line
        }
    }
}

fn contested(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<Span> {
    let named = |claim: ClaimRef<'_>| words::claim(workspace, claim);
    match workspace.standing(claim) {
        Standing::In(fallen) => {
            let Some((attacker, defeater)) = fallen.first() else {
                return vec![
                    strong("uncontested, in"),
                    text(": nothing speaks against it"),
                ];
            };
            let mut line = vec![strong("contested, in"), text(": ")];
            line.extend(named(*attacker));
            line.push(text(" speaks against it and falls to "));
            line.extend(named(*defeater));
            line.extend(more(fallen.len()));
            line
        }
        Standing::Out(attacker) => {
            let mut line = vec![strong("contested, out"), text(": ")];
            line.extend(named(attacker));
            line.push(text(" speaks against it, and nothing defeats that"));
            line
        }
        Standing::Undecided(attackers) => {
            let mut line = vec![strong("contested, undecided"), text(": ")];
            line.extend(
                attackers
                    .first()
                    .into_iter()
                    .flat_map(|first| named(*first)),
            );
            line.push(text(" stands against it, and nothing decides between them"));
            line.extend(more(attackers.len()));
            line
        }
    }
}

fn more(all: usize) -> Option<Span> {
    let more = all.checked_sub(1).filter(|more| *more > 0)?;
    Some(text(format!(
        "; {} likewise",
        words::count(more, "more claim")
    )))
}
