//! The hierarchies of calls (what bears on what) and of types (what entails what), walked step by step.

use std::path::Path;

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem,
    CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range,
    SymbolKind, TypeHierarchyItem, TypeHierarchyPrepareParams, TypeHierarchySubtypesParams,
    TypeHierarchySupertypesParams,
};

use crate::features::hierarchy::{self as ask, Station};
use crate::features::target::claim_at;
use crate::lsp::convert::Wording;

/// A claim says something, as a text does.
const KIND: SymbolKind = SymbolKind::STRING;

/// The claim at a place, for what bears on what.
pub(in crate::lsp) fn prepare_calls(
    wording: Wording<'_>,
    path: &Path,
    params: CallHierarchyPrepareParams,
) -> Option<Vec<CallHierarchyItem>> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let station = ask::start(&wording.snapshot.workspace, path, offset)?;
    Some(vec![call_item(wording, &station)?])
}

/// What bears on a claim.
pub(in crate::lsp) fn incoming(
    wording: Wording<'_>,
    path: &Path,
    params: CallHierarchyIncomingCallsParams,
) -> Option<Vec<CallHierarchyIncomingCall>> {
    let index = called(wording, path, &params.item)?;
    let calls = ask::incoming(&wording.snapshot.workspace, path, index).into_iter();
    let worded = calls.map(|call| {
        let there = &call.station.goal.place.path;
        let ranges = call.written.iter().map(|range| wording.range(there, range));
        Some(CallHierarchyIncomingCall {
            from: call_item(wording, &call.station)?,
            from_ranges: ranges.collect::<Option<_>>()?,
        })
    });
    worded.collect()
}

/// What a claim bears on.
pub(in crate::lsp) fn outgoing(
    wording: Wording<'_>,
    path: &Path,
    params: CallHierarchyOutgoingCallsParams,
) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let index = called(wording, path, &params.item)?;
    let calls = ask::outgoing(&wording.snapshot.workspace, path, index).into_iter();
    let worded = calls.map(|call| {
        let ranges = call.written.iter().map(|range| wording.range(path, range));
        Some(CallHierarchyOutgoingCall {
            to: call_item(wording, &call.station)?,
            from_ranges: ranges.collect::<Option<_>>()?,
        })
    });
    worded.collect()
}

/// The claim at a place, for what entails what.
pub(in crate::lsp) fn prepare_types(
    wording: Wording<'_>,
    path: &Path,
    params: TypeHierarchyPrepareParams,
) -> Option<Vec<TypeHierarchyItem>> {
    let position = params.text_document_position_params.position;
    let offset = wording.offset(path, position)?;
    let station = ask::start(&wording.snapshot.workspace, path, offset)?;
    Some(vec![type_item(wording, &station)?])
}

/// What a claim entails.
pub(in crate::lsp) fn supertypes(
    wording: Wording<'_>,
    path: &Path,
    params: TypeHierarchySupertypesParams,
) -> Option<Vec<TypeHierarchyItem>> {
    let index = typed(wording, path, &params.item)?;
    let above = ask::entailed(&wording.snapshot.workspace, path, index);
    above.iter().map(|one| type_item(wording, one)).collect()
}

/// What entails a claim.
pub(in crate::lsp) fn subtypes(
    wording: Wording<'_>,
    path: &Path,
    params: TypeHierarchySubtypesParams,
) -> Option<Vec<TypeHierarchyItem>> {
    let index = typed(wording, path, &params.item)?;
    let below = ask::entailing(&wording.snapshot.workspace, path, index);
    below.iter().map(|one| type_item(wording, one)).collect()
}

fn call_item(wording: Wording<'_>, station: &Station) -> Option<CallHierarchyItem> {
    let place = wording.location(&station.goal.place)?;
    Some(CallHierarchyItem {
        name: station.title.clone(),
        kind: KIND,
        tags: None,
        detail: Some(station.detail.clone()),
        uri: place.uri,
        range: place.range,
        selection_range: wording.range(&station.goal.place.path, &station.goal.name)?,
        data: ticket(wording, station),
    })
}

/// The protocol gives both hierarchies the same items under two names.
fn type_item(wording: Wording<'_>, station: &Station) -> Option<TypeHierarchyItem> {
    let item = call_item(wording, station)?;
    Some(TypeHierarchyItem {
        name: item.name,
        kind: item.kind,
        tags: None,
        detail: item.detail,
        uri: item.uri,
        range: item.range,
        selection_range: item.selection_range,
        data: item.data,
    })
}

/// What an item carries to be found again: texts change between the steps of a walk, and ids seldom.
fn ticket(wording: Wording<'_>, station: &Station) -> Option<Value> {
    let path = &station.goal.place.path;
    let claim = wording.snapshot.workspace.claim(path, station.index)?;
    let id = claim.claim.id.as_ref()?;
    Some(json!({"id": id.value}))
}

/// The claim that an item of the hierarchy of calls stands for.
fn called(wording: Wording<'_>, path: &Path, item: &CallHierarchyItem) -> Option<usize> {
    find(wording, path, item.data.as_ref(), item.selection_range)
}

/// The claim that an item of the hierarchy of types stands for.
fn typed(wording: Wording<'_>, path: &Path, item: &TypeHierarchyItem) -> Option<usize> {
    find(wording, path, item.data.as_ref(), item.selection_range)
}

/// The claim of an item: by its id, or else where it stood.
fn find(wording: Wording<'_>, path: &Path, ticket: Option<&Value>, stood: Range) -> Option<usize> {
    let workspace = &wording.snapshot.workspace;
    if let Some(id) = ticket.and_then(|ticket| ticket.get("id")?.as_str())
        && let Some(claim) = workspace.article(path)?.claim(id)
    {
        return Some(claim.index);
    }
    let offset = wording.offset(path, stood.start)?;
    let claim = claim_at(workspace, path, offset)?;
    Some(claim.claim.index)
}
