//! `claimlint import`: a text that was published becomes an article that can be annotated, with an entry in a
//! bibliography. No word of the text is changed, and nothing that stands there is replaced unasked.
//!
//! Who says what is for people to mark; here it is counted how many sentences look like it.

mod dates;
mod entry;
mod header;
mod library;
mod remarks;
mod target;
mod text;
mod told;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use self::dates::read_written;
use self::header::Header;
use self::library::Library;
use self::target::Target;
use self::told::Told;
use super::inspect::current_folder;
use super::visible::visible_lines;
use super::{ImportArguments, Outcome, files, stdin, terminal};
use crate::date::read_date;
use crate::front_matter::FrontMatter;
use crate::loader;
use crate::vocabulary::{is_name, key_of_file};

/// A text that is about to become an article.
struct Import {
    /// The article's file.
    path: PathBuf,
    text: String,
    /// What is to be said of it.
    remarks: Vec<String>,
}

pub(super) fn run(arguments: &ImportArguments) -> Result<Outcome, String> {
    let here = current_folder()?;
    check(arguments)?;
    let target = Target::new(arguments, &here)?;
    let mut library = Library::new(&here);
    let imports = arguments
        .files
        .iter()
        .map(|file| import(file, arguments, &target, &mut library));
    // All are looked at before any is written.
    let imports: Vec<_> = imports.collect::<Result<_, _>>()?;
    let mut taken = BTreeSet::new();
    for import in imports.iter().filter(|_| !target.prints) {
        let shown = library.shown(&import.path);
        let shown = shown.display();
        if !taken.insert(&import.path) {
            return Err(format!(
                "two texts would become {shown}: import them one by one, with --key"
            ));
        }
        if import.path.symlink_metadata().is_ok() && !arguments.force {
            return Err(format!(
                "{shown} stands there already: --key gives the article another name, --force replaces it"
            ));
        }
    }
    library.write()?;
    for import in &imports {
        match target.prints {
            true => terminal::print_file(import.text.as_bytes())?,
            false => files::write(&library.shown(&import.path), import.text.as_bytes())?,
        }
        let remarks = import.remarks.join("\n") + "\n";
        let remarks = visible_lines(&remarks).into_owned();
        terminal::print(&terminal::unless_quiet(remarks))?;
    }
    Ok(Outcome::Clean)
}

/// Refuses what contradicts itself before anything is read.
fn check(arguments: &ImportArguments) -> Result<(), String> {
    let of_one_text = [
        ("--key", arguments.key.is_some()),
        ("--title", arguments.title.is_some()),
        ("--url", arguments.url.is_some()),
        ("--source", arguments.source.is_some()),
        ("--output -", arguments.output.as_os_str() == "-"),
    ];
    if let (Some((option, _)), true) = (
        of_one_text.iter().find(|(_, given)| *given),
        arguments.files.len() > 1,
    ) {
        return Err(format!(
            "{option} is about one text: import the others without it"
        ));
    }
    if let Some(key) = arguments.key.as_ref().filter(|key| !is_name(key)) {
        return Err(format!(
            "--key {key}: begin with a letter A to Z and go on with letters, digits, `_` and `-`, like `grand2025`"
        ));
    }
    let is_key = |key: &&String| {
        let parts = |next: char| {
            next.is_whitespace() || next.is_control() || "{}(),=\"#%\\~".contains(next)
        };
        !key.is_empty() && !key.contains(parts)
    };
    if let Some(key) = arguments.source.as_ref().filter(|key| !is_key(key)) {
        return Err(format!(
            "--source {key}: no bibliography can have an entry of that name"
        ));
    }
    Ok(())
}

fn import(
    file: &Path,
    arguments: &ImportArguments,
    target: &Target,
    library: &mut Library<'_>,
) -> Result<Import, String> {
    let shown = match stdin::is_dash(file) {
        true => "standard input".to_owned(),
        false => file.display().to_string(),
    };
    let raw = text::decode(&read(file)?, &shown)?;
    let line_end = text::line_end(&raw);
    let raw = match loader::is_article(file) {
        true => raw,
        false => text::as_markdown(&raw),
    };
    let said = header::existing(&raw)
        .map(|(_, said)| said)
        .unwrap_or_default();
    let given = given(arguments)?;
    refuse_two_answers(&given, arguments, &said, &shown)?;
    let told = given.or(Told::of(&said)).or(Told::read(header::body(&raw)));
    let key = article_key(file, arguments, &said, &shown)?;
    let own_source = said.source.as_ref().map(|source| &source.value);
    let source = arguments.source.as_ref().or(own_source);
    let source = source.unwrap_or(&key).clone();
    let path = target.folder.join(format!("{key}.md"));
    let (bibliography, about_entry) = target.enter(&said, &source, &told, library)?;
    let header = Header {
        told,
        source,
        bibliography,
        key: target.prints.then(|| key.clone()),
    };
    let text = header.put_before(&raw, line_end);
    let count = target.count_statements(&path, &text);
    // What is printed is in no file.
    let shown = (!target.prints).then(|| library.shown(&path));
    let shown = shown.as_deref();
    let mut remarks = vec![remarks::of_article(shown, &header.told)];
    remarks.extend(remarks::of_what_is_missing(&header.told));
    remarks.extend(about_entry);
    remarks.extend(remarks::of_statements(shown, count));
    Ok(Import {
        path,
        text,
        remarks,
    })
}

/// The article's key: what is given, else what its front matter has, else one made of its file's name.
fn article_key(
    file: &Path,
    arguments: &ImportArguments,
    said: &FrontMatter,
    shown: &str,
) -> Result<String, String> {
    let own = said.key.as_ref().map(|key| &key.value);
    let known = arguments.key.as_ref().or(own).cloned();
    let key = known.or_else(|| key_of_file(file));
    key.ok_or_else(|| format!("no key can be made of the name of {shown}: give one with --key"))
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    if stdin::is_dash(file) {
        return stdin::read_bytes();
    }
    let read = std::fs::read(file);
    read.map_err(|error| format!("cannot read {}: {}", file.display(), loader::cause(&error)))
}

/// What the command line says of the text.
fn given(arguments: &ImportArguments) -> Result<Told, String> {
    let date = arguments.date.as_deref().map(|written| {
        let is_edtf = read_date(written.trim()).is_some();
        let read = match is_edtf {
            true => Some(written.trim().to_owned()),
            false => read_written(written),
        };
        read.ok_or_else(|| {
            format!("--date {written}: no date; write `2025-03-05`, `2025-03`, `2025` or `March 5, 2025`")
        })
    });
    let url = arguments.url.as_deref().map(|written| {
        let read = url::Url::parse(written);
        let cause =
            |error| format!("--url {written}: {error}; write it as `https://example.org/article`");
        read.map(|_| written.to_owned()).map_err(cause)
    });
    Ok(Told {
        title: arguments.title.clone(),
        authors: arguments.author.clone(),
        date: date.transpose()?,
        url: url.transpose()?,
        publisher: arguments.publisher.clone(),
    })
}

/// Refuses an option where the text's own front matter says something else.
fn refuse_two_answers(
    given: &Told,
    arguments: &ImportArguments,
    said: &FrontMatter,
    shown: &str,
) -> Result<(), String> {
    let own = Told::of(said);
    let differs = |given: Option<&String>, said: Option<&String>| {
        given.is_some_and(|given| said.is_some_and(|said| said != given))
    };
    let key = said.key.as_ref().map(|key| &key.value);
    let source = said.source.as_ref().map(|source| &source.value);
    let authors_differ =
        !given.authors.is_empty() && !own.authors.is_empty() && given.authors != own.authors;
    let options = [
        ("title", differs(given.title.as_ref(), own.title.as_ref())),
        ("author", authors_differ),
        ("date", differs(given.date.as_ref(), own.date.as_ref())),
        ("key", differs(arguments.key.as_ref(), key)),
        ("source", differs(arguments.source.as_ref(), source)),
    ];
    match options.iter().find(|(_, differs)| *differs) {
        Some((option, _)) => Err(format!(
            "the front matter of {shown} says another `{option}`: change it there, or leave out --{option}"
        )),
        None => Ok(()),
    }
}
