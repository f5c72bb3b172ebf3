//! How names may be spelled: so that they are read as one name wherever they stand.

use super::{Refusal, Sort, Thing};
use crate::speaker::Speaker;
use crate::vocabulary::is_name;
use crate::workspace::Workspace;

/// Words that YAML does not read as words.
const NO_WORDS: [&str; 3] = ["null", "true", "false"];

/// Whether a thing may be called so.
pub(super) fn check(workspace: &Workspace, thing: &Thing<'_>, new: &str) -> Result<(), Refusal> {
    if NO_WORDS.contains(&new.to_lowercase().as_str()) {
        return Err(format!("`{new}` is no name where YAML is read"));
    }
    let (is_good, sort, form) = match thing.sort {
        Sort::ClaimId => (is_name(new), "an id", NAME),
        Sort::ArticleKey | Sort::PersonKey | Sort::TopicKey => (is_name(new), "a key", NAME),
        Sort::SourceKey => (is_citation_key(new), "a citation key", CITATION_KEY),
        Sort::PersonName => (is_written_name(new), "a name", WRITTEN_NAME),
    };
    if !is_good {
        return Err(format!("`{new}` cannot be {sort}: {form}"));
    }
    let is_declared = matches!(thing.named, super::Named::Speaker(Speaker::Person(_)))
        || workspace.config().person(new).is_some();
    if thing.sort == Sort::PersonName && !is_declared && new.starts_with(char::is_lowercase) {
        return Err(format!(
            "“{new}” would be read as a description, since it begins in lower case, and a description names nobody"
        ));
    }
    Ok(())
}

const NAME: &str = "begin with a letter, then only letters, digits, `-` and `_` (no accents)";
const CITATION_KEY: &str = "begin with a letter, then only letters and digits (no accents), with single `_`, `-`, `:`, `.`, `+` or `/` between";
const WRITTEN_NAME: &str =
    "begin with a letter, then only letters, digits, blanks, `.`, `-` and `’`";

fn is_citation_key(written: &str) -> bool {
    let is_word = |piece: &str| {
        let mut bytes = piece.bytes();
        !piece.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let begins = written.starts_with(|first: char| first.is_ascii_alphabetic());
    begins && written.split(['-', ':', '.', '+', '/']).all(is_word)
}

fn is_written_name(written: &str) -> bool {
    let fits = |character: char| character.is_alphanumeric() || " .-’".contains(character);
    written.starts_with(char::is_alphabetic)
        && written.chars().all(fits)
        && written.trim_end() == written
}
