//! What can be said to `claimlint import`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `import`. What they say comes before what the text says of itself.
#[derive(Args, Debug)]
pub struct ImportArguments {
    /// Texts or Markdown files that are to become articles; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The name by which claims elsewhere refer to the article, and which its file takes; without it, the name of the
    /// text's file.
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
    /// The title.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Who wrote it, as readers know the name; once for each.
    #[arg(long, value_name = "NAME")]
    pub author: Vec<String>,
    /// When it was published: `2025-03-05`, `2025-03`, `March 5, 2025`.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Where it can be read.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Who published it.
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// The citation key of the text in its bibliography; without it, the article's key. An entry that is there is left as
    /// it is.
    #[arg(long, value_name = "KEY")]
    pub source: Option<String>,
    /// The BibTeX file that takes the entry, and is made where there is none; without it, the first that claimlint.toml
    /// names, else sources.bib beside the article.
    #[arg(long, value_name = "FILE")]
    pub bibliography: Option<PathBuf>,
    /// The folder that takes the article; `-` prints it, and changes no bibliography that is not named.
    #[arg(long, default_value = ".", value_name = "FOLDER")]
    pub output: PathBuf,
    /// Replace an article that stands there already. Entries of bibliographies are never replaced.
    #[arg(long)]
    pub force: bool,
}
