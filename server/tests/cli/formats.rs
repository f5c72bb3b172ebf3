//! The formats as the programs that read them see them.

mod github;
mod json;
mod output_file;
mod reports;
mod sarif;
mod several;
mod xml;
