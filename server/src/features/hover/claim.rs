//! A claim explained: who says it and where, what it says, what bears on it, what contests it.

use super::status;
use crate::features::mentions::CitedSource;
use crate::features::prose::{Prose, Span, code, strong, text};
use crate::features::words;
use crate::model::{Relation, Target};
use crate::reasoning::Opposition;
use crate::speaker::name_list;
use crate::vocabulary::Verb;
use crate::workspace::{ClaimRef, Workspace};

/// Everything about a claim, source and author first.
pub(super) fn describe(workspace: &Workspace, claim: ClaimRef<'_>) -> Prose {
    let mut prose = Prose::default();
    add_speakers(&mut prose, workspace, claim);
    add_sources(&mut prose, workspace, claim);
    prose.divider();
    add_proposition(&mut prose, claim);
    add_properties(&mut prose, workspace, claim);
    status::add(&mut prose, workspace, claim);
    add_outgoing(&mut prose, workspace, claim);
    add_incoming(&mut prose, workspace, claim);
    add_contested(&mut prose, workspace, claim);
    prose
}

fn add_speakers(prose: &mut Prose, workspace: &Workspace, claim: ClaimRef<'_>) {
    let mut line = Vec::new();
    for voice in workspace.voices(claim) {
        if !line.is_empty() {
            line.push(text("; "));
        }
        line.extend(words::voice(&voice));
    }
    let place = match workspace.is_reported(claim) {
        true => {
            let authors = name_list(&workspace.authors(claim.article));
            format!(", reported by {authors} in ")
        }
        // A role reads into what follows where nothing parts the two.
        false => ", in ".to_owned(),
    };
    line.extend([text(place), words::article(claim.article)]);
    if let Some(date) = claim.date_written() {
        line.push(text(format!(", {date}")));
    }
    prose.paragraph(line);
}

fn add_sources(prose: &mut Prose, workspace: &Workspace, claim: ClaimRef<'_>) {
    for citation in &claim.claim.citations {
        let source = CitedSource::of(workspace, claim.article, &citation.key.value);
        let locator = citation
            .locator
            .as_ref()
            .map(|locator| text(format!(", {locator}")));
        add_source(prose, &source, locator);
    }
    if !claim.claim.citations.is_empty() {
        return;
    }
    let own = claim.article.front_matter.source.as_ref();
    if let Some(own) = own.filter(|_| !workspace.is_reported(claim)) {
        return add_source(
            prose,
            &CitedSource::of(workspace, claim.article, &own.value),
            None,
        );
    }
    // What supports a report does not tell where its speaker said it.
    let chain = match workspace.is_reported(claim) {
        true => None,
        false => workspace.citation_chain(claim),
    };
    let chain = chain.unwrap_or_default();
    match chain.last().filter(|last| **last != claim) {
        Some(last) => {
            let mut line = vec![text("No source of its own; rests on ")];
            line.extend(words::claim(workspace, *last));
            prose.paragraph(line);
        }
        None => prose.paragraph(vec![text("No source.")]),
    }
}

fn add_source(prose: &mut Prose, source: &CitedSource<'_>, locator: Option<Span>) {
    let Some((file, entry)) = source.entry else {
        let mut line = words::unknown(&source.key);
        line.extend(locator);
        return prose.paragraph(line);
    };
    let mut line = vec![text("Source: ")];
    line.extend(words::reference(entry));
    line.extend(locator);
    prose.paragraph(line);
    if let Some(copy) = words::local_copies(file, entry) {
        prose.paragraph(copy);
    }
}

fn add_proposition(prose: &mut Prose, claim: ClaimRef<'_>) {
    let proposition = format!("“{}”", claim.claim.proposition());
    prose.paragraph(match words::unasserted(claim.claim.stance) {
        Some(stance) => vec![strong(stance), text(format!(": {proposition}"))],
        None => vec![text(proposition)],
    });
    if claim.claim.says.is_some() {
        prose.paragraph(vec![text(format!(
            "In the article’s words: “{}”",
            claim.claim.words
        ))]);
    }
}

fn add_properties(prose: &mut Prose, workspace: &Workspace, claim: ClaimRef<'_>) {
    let properties = claim.claim;
    let words = [
        properties.kind.word(),
        properties.stance.word(),
        properties.modality.word(),
    ];
    let mut line = vec![text(words.join(" · "))];
    if let Some(name) = claim.full_name() {
        line.splice(0..0, [code(name), text(" · ")]);
    }
    if let Some(topic) = &properties.topic {
        let declared = workspace.config().topics.get(&topic.value);
        let label = declared
            .and_then(|topic| topic.label.as_ref())
            .unwrap_or(&topic.value);
        // A question is answered, anything else is given its value.
        let colon = if label.ends_with('?') { "" } else { ":" };
        let value = words::value(claim).map(|value| format!("{colon} {value}"));
        line.push(text(format!(" · {label}{}", value.unwrap_or_default())));
    }
    if let Some(valid) = &properties.valid {
        let written = claim.article.text.slice(valid.range.clone());
        line.push(text(format!(" · holds {written}")));
    }
    prose.paragraph(line);
}

fn add_outgoing(prose: &mut Prose, workspace: &Workspace, claim: ClaimRef<'_>) {
    for verb in Verb::ALL {
        let relations = claim.claim.relations.iter();
        let relations: Vec<_> = relations
            .filter(|relation| relation.verb == *verb)
            .collect();
        if relations.is_empty() {
            continue;
        }
        prose.heading(verb.word());
        words::list(prose, &relations, |relation| {
            target(workspace, claim, relation)
        });
    }
}

/// What a relation points to; of an inference both ends.
fn target(workspace: &Workspace, from: ClaimRef<'_>, relation: &Relation) -> Vec<Span> {
    let end = |reference| match workspace.resolve(from.article, reference) {
        Ok(claim) => words::claim(workspace, claim),
        Err(_) => words::unknown(&from.article.text.slice(reference.range.clone())),
    };
    match &relation.target {
        Target::Claim(reference) => end(reference),
        Target::Inference(premise, conclusion) => {
            let mut line = vec![text("the step from ")];
            line.extend(end(premise));
            line.push(text(" to "));
            line.extend(end(conclusion));
            line
        }
    }
}

fn add_incoming(prose: &mut Prose, workspace: &Workspace, claim: ClaimRef<'_>) {
    let incoming = workspace.incoming(claim);
    for verb in Verb::ALL {
        let of_verb = incoming
            .iter()
            .filter(|incoming| incoming.relation.verb == *verb);
        let from: Vec<_> = of_verb.map(|incoming| incoming.from).collect();
        if from.is_empty() {
            continue;
        }
        let heading = match verb {
            Verb::Undercuts => "as a step, undercut by",
            verb => verb.inverse(),
        };
        prose.heading(heading);
        words::list(prose, &from, |from| words::claim(workspace, *from));
    }
}

/// With which claims it cannot stand.
fn add_contested(prose: &mut Prose, workspace: &Workspace, claim: ClaimRef<'_>) {
    let contests = workspace.contests(claim);
    if contests.is_empty() {
        return;
    }
    prose.heading("contested");
    words::list(prose, &contests, |contest| {
        let reads = match contest.opposition {
            Opposition::Contradiction(_) => "contradicted by the same speaker: ",
            Opposition::Hedge(_) => "hedged by the same speaker: ",
            Opposition::Dispute => "disputed: ",
        };
        let mut line = vec![text(reads)];
        line.extend(words::claim(workspace, contest.other));
        let value = words::value(contest.other).filter(|_| contest.by_value);
        line.extend(value.map(|value| text(format!(" — {value}"))));
        let steps = contest.chain.len();
        line.extend((steps > 1).then(|| text(format!(" — in {steps} steps"))));
        line
    });
}
