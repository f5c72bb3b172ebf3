//! The answers to commands, as JSON with names in camel case.

use serde::Serialize;
use serde_json::{Value, json};
use tower_lsp::ls_types::Location;

use crate::features::claim_info::{ClaimInfo, TopicLabel};
use crate::features::claim_list::ClaimList;
use crate::features::claim_map::ClaimMap;
use crate::features::neighbours::Tie;
use crate::features::related_claims::RelatedClaims;
use crate::lsp::convert::Wording;
use crate::rules::Place;
use crate::speaker::Speaker;

/// A claim as every answer shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Claim<'a> {
    name: Option<&'a str>,
    text: &'a str,
    speakers: Vec<&'a str>,
    speaker_keys: Vec<Option<&'a str>>,
    reported: bool,
    stance: &'static str,
    kind: &'static str,
    modality: &'static str,
    topic: Option<Value>,
    value: Option<&'a str>,
    sources: &'a [String],
    date: Option<&'a str>,
    article: Value,
    cited: bool,
    grounded: bool,
    disputed: bool,
    contradictory: bool,
    status: Option<&'static str>,
    location: Location,
    selection: Location,
}

/// A claim; `None` where its file has no URI.
pub(super) fn claim(wording: Wording<'_>, info: &ClaimInfo) -> Option<Value> {
    let name = Place {
        path: info.goal.place.path.clone(),
        range: info.goal.name.clone(),
    };
    let voices = || info.speakers.iter();
    let claim = Claim {
        name: info.name.as_deref(),
        text: &info.text,
        speakers: voices().map(|voice| voice.name.as_str()).collect(),
        speaker_keys: voices().map(|voice| person(&voice.speaker)).collect(),
        reported: info.is_reported,
        stance: info.stance.word(),
        kind: info.kind.word(),
        modality: info.modality.word(),
        topic: info.topic.as_ref().map(topic),
        value: info.value.as_deref(),
        sources: &info.sources,
        date: info.date.as_deref(),
        article: json!({"key": info.article, "title": info.title}),
        cited: info.is_cited,
        grounded: info.is_grounded,
        disputed: info.is_disputed,
        contradictory: info.is_contradictory,
        status: info.status.map(|status| status.word()),
        location: wording.location(&info.goal.place)?,
        selection: wording.location(&name)?,
    };
    serde_json::to_value(claim).ok()
}

fn person(speaker: &Speaker) -> Option<&str> {
    match speaker {
        Speaker::Person(key) => Some(key),
        _ => None,
    }
}

fn topic(topic: &TopicLabel) -> Value {
    json!({"key": topic.key, "label": topic.label})
}

pub(super) fn related(wording: Wording<'_>, found: &RelatedClaims) -> Option<Value> {
    let related = found.related.iter().filter_map(|(tie, info)| {
        let (relation, direction) = match tie {
            Tie::Outgoing(verb) => (verb.word(), "outgoing"),
            Tie::Incoming(verb) => (verb.word(), "incoming"),
            Tie::Contested { .. } => ("contested", "both"),
        };
        Some(json!({
            "relation": relation,
            "direction": direction,
            "label": tie.label(),
            "claim": claim(wording, info)?,
        }))
    });
    let related: Vec<_> = related.collect();
    Some(json!({"claim": claim(wording, &found.claim)?, "related": related}))
}

pub(super) fn explanation(
    wording: Wording<'_>,
    markdown: String,
    plain: String,
    info: &ClaimInfo,
) -> Option<Value> {
    let claim = claim(wording, info)?;
    Some(json!({"markdown": markdown, "plain": plain, "claim": claim}))
}

pub(super) fn map(wording: Wording<'_>, map: &ClaimMap) -> Option<Value> {
    let nodes = map.nodes.iter().map(|node| {
        let claim = claim(wording, &node.claim)?;
        Some(json!({"id": node.id, "depth": node.depth, "claim": claim}))
    });
    let nodes: Vec<_> = nodes.collect::<Option<_>>()?;
    let id = |number: usize| map.nodes.get(number).map(|node| node.id.as_str());
    let edges = map.edges.iter().map(|edge| {
        json!({
            "from": id(edge.from),
            "to": id(edge.to),
            "relation": edge.relation.word(),
            "derived": edge.relation.is_derived(),
        })
    });
    Some(json!({
        "center": id(0),
        "truncated": map.truncated,
        "nodes": nodes,
        "edges": edges.collect::<Vec<_>>(),
    }))
}

pub(super) fn claims(written: Vec<Value>, all: &ClaimList) -> Value {
    let summary = json!({
        "claims": written.len(),
        "uncited": all.uncited,
        "disputes": all.disputes,
        "contradictions": all.contradictions,
    });
    json!({"claims": written, "summary": summary})
}
