//! The formats as the programs that read them see them.

mod github;
mod output_file;
mod sarif;
