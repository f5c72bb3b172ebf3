//! `workspace/symbol` and `workspaceSymbol/resolve`: claims, people, topics and sources in all workspaces.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    Location, OneOf, SymbolInformation, SymbolKind, Uri, WorkspaceLocation, WorkspaceSymbol,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use crate::features::symbol_search::{Found, FoundKind, best, search as ask};
use crate::lsp::convert::Wording;
use crate::lsp::session::Session;
use crate::lsp::{uri, work};
use crate::rules::Place;

/// What was found carries its place, for clients that ask for it when somebody goes there.
#[derive(Serialize, Deserialize)]
struct Ticket {
    uri: Uri,
    start: usize,
    end: usize,
}

/// What fits some words, in all workspaces, best first.
pub(in crate::lsp) fn search(
    session: &Session,
    params: WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>> {
    let (snapshots, profile) = (session.snapshots(), session.profile());
    let cancelled = work::cancelled();
    let found = snapshots.iter().enumerate().flat_map(|(place, snapshot)| {
        let found = ask(&snapshot.workspace, &params.query, &cancelled).into_iter();
        found.map(move |found| (place, found))
    });
    let best = best(found.collect(), |(_, found)| found);
    let found = best.into_iter().filter_map(|(place, found)| {
        let snapshot = snapshots.get(place)?;
        Some((Wording { snapshot, profile }, found))
    });
    Ok(Some(match profile.symbols.resolves_places {
        true => {
            let symbols = found.filter_map(|(wording, found)| without_place(wording, found));
            WorkspaceSymbolResponse::Nested(symbols.collect())
        }
        false => {
            let symbols = found.filter_map(|(wording, found)| with_place(wording, found));
            WorkspaceSymbolResponse::Flat(symbols.collect())
        }
    }))
}

/// The same with its place, as its text stands now.
pub(in crate::lsp) fn resolve(
    session: &Session,
    symbol: WorkspaceSymbol,
) -> Result<WorkspaceSymbol> {
    let location = symbol.data.as_ref().and_then(|ticket| {
        let ticket = Ticket::deserialize(ticket).ok()?;
        let path = uri::to_path(&ticket.uri);
        let snapshot = session.snapshot(&path)?;
        let wording = Wording::new(session, &snapshot);
        let range = wording.range(&path, &(ticket.start..ticket.end))?;
        Some(OneOf::Left(Location {
            uri: ticket.uri,
            range,
        }))
    });
    Ok(WorkspaceSymbol {
        location: location.unwrap_or(symbol.location),
        ..symbol
    })
}

fn with_place(wording: Wording<'_>, found: Found) -> Option<SymbolInformation> {
    let place = Place {
        path: found.goal.place.path,
        range: found.goal.name,
    };
    #[expect(deprecated, reason = "the type has the field")]
    let information = SymbolInformation {
        kind: kind(found.kind),
        tags: None,
        deprecated: None,
        location: wording.location(&place)?,
        name: found.name,
        container_name: found.container,
    };
    Some(information)
}

fn without_place(wording: Wording<'_>, found: Found) -> Option<WorkspaceSymbol> {
    let path: &Path = &found.goal.place.path;
    let uri = wording.uri(path)?;
    let ticket = Ticket {
        uri: uri.clone(),
        start: found.goal.name.start,
        end: found.goal.name.end,
    };
    Some(WorkspaceSymbol {
        kind: kind(found.kind),
        tags: None,
        location: OneOf::Right(WorkspaceLocation { uri }),
        name: found.name,
        container_name: found.container,
        data: serde_json::to_value(ticket).ok(),
    })
}

/// Kinds that the first version of the protocol knew. A claim is true or false.
fn kind(kind: FoundKind) -> SymbolKind {
    match kind {
        FoundKind::Claim => SymbolKind::BOOLEAN,
        FoundKind::Person => SymbolKind::CLASS,
        FoundKind::Topic => SymbolKind::FIELD,
        FoundKind::Source => SymbolKind::FILE,
    }
}
