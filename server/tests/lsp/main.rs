//! The language server as a client meets it: over an in-memory stream, and as a process where it is
//! about the process.

mod client;
mod folder;

mod order;
mod text;
mod uris;
mod navigation;
mod rename;
mod files;
mod hierarchy;
mod copies;
mod pushed;
mod pulled;
mod indexing;
mod parts;
mod capabilities;
mod actions;
mod code_actions;
mod fixes;
mod formatting;
mod commands;
mod completion;
mod settings;
mod lenses;
mod structure;
mod symbols;
mod tokens;
mod trace;
mod ending;
mod stdio;
