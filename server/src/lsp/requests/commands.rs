//! `workspace/executeCommand`: what clients that know Claimlint ask beyond the protocol, such as a map of
//! claims. `server/docs/commands.md` describes each command.

mod answers;

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandOptions, ExecuteCommandParams, Position, Uri};

use crate::features::claim_list::{ClaimList, claim_list};
use crate::features::claim_map::claim_map;
use crate::features::explanation::explanation;
use crate::features::prose::Format;
use crate::features::related_claims::related_claims;
use crate::lsp::convert::Wording;
use crate::lsp::session::Session;
use crate::lsp::{progress, uri, work};
use crate::vocabulary::{did_you_mean, suggestion};

/// A command: its name, the form of its argument, and what answers it.
struct Command {
    name: &'static str,
    argument: &'static str,
    run: fn(&Session, &Self, Value) -> Result<Value>,
}

/// The command that tells what bears on a claim.
pub(super) const RELATED_CLAIMS: &str = "claimlint.relatedClaims";
/// The command that lists claims.
pub(super) const CLAIMS: &str = "claimlint.claims";

const COMMANDS: &[Command] = &[
    Command {
        name: RELATED_CLAIMS,
        argument: "{uri, position}",
        run: related,
    },
    Command {
        name: "claimlint.explain",
        argument: "{uri, position}",
        run: explain,
    },
    Command {
        name: "claimlint.map",
        argument: "{uri, position, depth?, limit?}",
        run: map,
    },
    Command {
        name: CLAIMS,
        argument: "{uri?}",
        run: claims,
    },
];

/// What a client is told of the commands.
pub(in crate::lsp) fn capability() -> ExecuteCommandOptions {
    let names = COMMANDS.iter().map(|command| command.name.to_owned());
    ExecuteCommandOptions {
        commands: names.collect(),
        work_done_progress_options: progress::OPTIONS,
    }
}

/// Runs a command. `null` stands for a place of which nothing is known.
///
/// # Errors
/// `InvalidParams` where there is no such command or its argument has another form.
pub(in crate::lsp) fn execute(
    session: &Session,
    params: ExecuteCommandParams,
) -> Result<Option<Value>> {
    let mut commands = COMMANDS.iter();
    let Some(command) = commands.find(|command| command.name == params.command) else {
        let names = COMMANDS.iter().map(|command| command.name);
        let names: Vec<_> = names.collect();
        let likely = did_you_mean(&params.command, names.iter().copied());
        return Err(Error::invalid_params(format!(
            "there is no command `{}`{}; there are {}",
            params.command,
            suggestion(likely),
            names.join(", "),
        )));
    };
    let [argument] = <[Value; 1]>::try_from(params.arguments).map_err(|given| {
        let given = given.len();
        command.invalid(format!("{given} arguments were given"))
    })?;
    (command.run)(session, command, argument).map(Some)
}

impl Command {
    fn invalid(&self, why: impl std::fmt::Display) -> Error {
        let Self { name, argument, .. } = self;
        Error::invalid_params(format!(
            "`{name}` takes one argument of the form {argument}: {why}"
        ))
    }

    fn read<Argument: DeserializeOwned>(&self, argument: Value) -> Result<Argument> {
        serde_json::from_value(argument).map_err(|error| self.invalid(error))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AtPlace {
    uri: Uri,
    position: Position,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MapAround {
    uri: Uri,
    position: Position,
    depth: Option<usize>,
    limit: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimsOf {
    uri: Option<Uri>,
}

fn related(session: &Session, command: &Command, argument: Value) -> Result<Value> {
    let AtPlace { uri, position } = command.read(argument)?;
    at_place(session, &uri, position, |wording, path, offset| {
        let related = related_claims(&wording.snapshot.workspace, path, offset)?;
        answers::related(wording, &related)
    })
}

fn explain(session: &Session, command: &Command, argument: Value) -> Result<Value> {
    let AtPlace { uri, position } = command.read(argument)?;
    at_place(session, &uri, position, |wording, path, offset| {
        let found = explanation(&wording.snapshot.workspace, path, offset)?;
        let address = |path: &Path| wording.uri(path).map(|uri| uri.as_str().to_owned());
        let markdown = found.prose.render(Format::Markdown(&address));
        let plain = found.prose.render(Format::Plain);
        answers::explanation(wording, markdown, plain, &found.claim)
    })
}

fn map(session: &Session, command: &Command, argument: Value) -> Result<Value> {
    /// What is near enough to be seen together.
    const DEPTH: usize = 2;
    /// As many claims as a screen shows.
    const LIMIT: usize = 60;
    let around: MapAround = command.read(argument)?;
    let (depth, limit) = (around.depth.unwrap_or(DEPTH), around.limit.unwrap_or(LIMIT));
    let question = |wording: Wording<'_>, path: &Path, offset| {
        let map = claim_map(&wording.snapshot.workspace, path, offset, depth, limit)?;
        answers::map(wording, &map)
    };
    at_place(session, &around.uri, around.position, question)
}

fn claims(session: &Session, command: &Command, argument: Value) -> Result<Value> {
    let ClaimsOf { uri } = command.read(argument)?;
    let only: Option<PathBuf> = uri.map(|uri| uri::to_path(&uri));
    let snapshots = match &only {
        Some(path) => session.snapshot(path).into_iter().collect(),
        None => session.snapshots(),
    };
    let work = work::LookingUp::now();
    let mut all = ClaimList::default();
    let mut written = Vec::new();
    for snapshot in &snapshots {
        let wording = Wording::new(session, snapshot);
        let list = claim_list(&snapshot.workspace, only.as_deref(), || work.is_cancelled());
        let claims = list.claims.iter();
        let claims = claims.take_while(|_| !work.is_cancelled());
        written.extend(claims.filter_map(|claim| answers::claim(wording, claim)));
        all.extend(list);
    }
    Ok(answers::claims(written, &all))
}

/// Answers a question about a place; `null` where nothing is known.
fn at_place(
    session: &Session,
    uri: &Uri,
    position: Position,
    question: impl FnOnce(Wording<'_>, &Path, usize) -> Option<Value>,
) -> Result<Value> {
    let path = uri::to_path(uri);
    let answer = session.ask(&path, |wording| {
        let offset = wording.offset(&path, position);
        Ok(offset.and_then(|offset| question(wording, &path, offset)))
    })?;
    Ok(answer.unwrap_or_default())
}
