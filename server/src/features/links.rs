//! Addresses that can be opened: pages and DOIs in bibliographies and headers, and files that are named there.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::spanned::Spanned;
use crate::text::Text;
use crate::workspace::{SourceFile, Workspace, clean_path};

/// More than these nobody sees at once.
const MOST: usize = 10_000;

/// A stretch that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands.
    pub range: Range<usize>,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A page on the web.
    Web(String),
    /// A file.
    File(PathBuf),
}

/// The links of an article's header, of a bibliography or of the configuration, in order.
pub fn links(workspace: &Workspace, path: &Path) -> Vec<Link> {
    let mut links = Vec::new();
    if let Some(article) = workspace.article(path) {
        let header = article.header.clone().unwrap_or_default();
        links.extend(addresses(&article.text, header));
        links.extend(files(
            path,
            &article.text,
            &article.front_matter.bibliography,
        ));
    } else if let Some(file) = workspace.bibliography(path) {
        links.extend(addresses(&file.text, 0..file.text.len()));
        add_sources(&mut links, file);
    } else if workspace.config().path.as_deref() == Some(path) {
        let config = workspace.config();
        links.extend(files(path, &config.text, &config.bibliography));
    }
    links.sort_by_key(|link| (link.range.start, std::cmp::Reverse(link.range.end)));
    // A DOI within an address leads nowhere else.
    let mut end = 0;
    links.retain(|link| {
        let is_free = link.range.start >= end;
        end = if is_free { link.range.end } else { end };
        is_free
    });
    links.truncate(MOST);
    links
}

/// Files that are named relative to another.
fn files<'a>(
    path: &'a Path,
    text: &'a Text,
    names: &'a [Spanned<String>],
) -> impl Iterator<Item = Link> + 'a {
    let folder = path.parent().unwrap_or(path);
    names.iter().map(move |name| {
        // Some readers count quotation marks in.
        let is_quoted = text.slice(name.range.clone()).starts_with(['"', '\'']);
        let mark = usize::from(is_quoted && name.range.len() > 1);
        Link {
            range: name.range.start + mark..name.range.end - mark,
            target: LinkTarget::File(clean_path(&folder.join(&name.value))),
        }
    })
}

/// The DOIs and the local copies of sources, where their entries name them as they are read.
fn add_sources(links: &mut Vec<Link>, file: &SourceFile) {
    for source in &file.bibliography.sources {
        let entry = file.text.slice(source.range.clone());
        let find = |name: &str| {
            let start = source.range.start + entry.find(name)?;
            Some(start..start + name.len())
        };
        let doi = source.doi.as_deref();
        links.extend(doi.and_then(|doi| {
            Some(Link {
                range: find(doi)?,
                target: LinkTarget::Web(format!("https://doi.org/{doi}")),
            })
        }));
        let copies = file.named_copies(source);
        links.extend(copies.filter_map(|(name, path)| {
            Some(Link {
                range: find(name)?,
                target: LinkTarget::File(path),
            })
        }));
    }
}

/// The addresses of pages in a stretch of text.
fn addresses(text: &Text, within: Range<usize>) -> Vec<Link> {
    let written = text.slice(within.clone());
    let places = memchr::memmem::find_iter(written.as_bytes(), "://");
    let addresses = places.filter_map(|place| {
        let mut schemes = ["https", "http"].into_iter();
        let scheme = schemes.find(|scheme| written[..place].ends_with(scheme))?;
        let start = place - scheme.len();
        let ends = |next: char| next.is_whitespace() || "\"'<>{}|^`".contains(next);
        let rest = &written[start..];
        let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let address = without_closing(address.trim_end_matches(['.', ',', ';', ':', '\\']));
        (address.len() > scheme.len() + "://".len()).then(|| Link {
            range: within.start + start..within.start + start + address.len(),
            // As BibTeX has it.
            target: LinkTarget::Web(address.replace('\\', "")),
        })
    });
    addresses.collect()
}

/// An address without a bracket that closes what opened before it.
fn without_closing(address: &str) -> &str {
    for (open, close) in [('(', ')'), ('[', ']')] {
        let is_closing = address.ends_with(close)
            && address.matches(open).count() < address.matches(close).count();
        if is_closing {
            return &address[..address.len() - 1];
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::features::fixture::Fixture;

    fn check(written: &str, expected: Expect) {
        let fixture = Fixture::new(written);
        let links = links(&fixture.workspace, &fixture.path).into_iter();
        let lines = links.map(|link| {
            let words = fixture.text.slice(link.range);
            match link.target {
                LinkTarget::Web(address) => format!("{words} -> {address}\n"),
                LinkTarget::File(path) => format!("{words} -> file {}\n", path.display()),
            }
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn a_bibliography_leads_to_pages_and_copies() {
        check(
            "//- claimlint.toml\nbibliography = [\"library/s.bib\"]\n//- library/s.bib\n<|>\
             @misc{a, title = {A}, url = {https://example.org/a\\_b?c=(d)}, doi = {10.1000/x.1}, file = {copies/a.html; ../b.pdf}}\n\
             @misc{b, title = {B ü}, doi = {https://doi.org/10.1000/y}, note = {see (http://example.org/n).}}\n",
            expect![[r#"
                https://example.org/a\_b?c=(d) -> https://example.org/a_b?c=(d)
                10.1000/x.1 -> https://doi.org/10.1000/x.1
                copies/a.html -> file library/copies/a.html
                ../b.pdf -> file b.pdf
                https://doi.org/10.1000/y -> https://doi.org/10.1000/y
                http://example.org/n -> http://example.org/n
            "#]],
        );
        check(
            "//- a.md\n---\nbibliography: s.json\n---\n[a]{.claim}\n//- s.json\n<|>[{\"id\": \"a\", \"DOI\": \"10.1000/z\", \"URL\": \"https://example.org\"}]\n",
            expect![[r#"
                10.1000/z -> https://doi.org/10.1000/z
                https://example.org -> https://example.org
            "#]],
        );
    }

    #[test]
    fn a_header_leads_to_its_bibliographies() {
        check(
            "//- texts/a.md\n---\nbibliography: [../s.bib, t.bib]\nurl: https://example.org/a\n---\n[<|>a](https://example.org/b){.x} [b]{.claim}\n",
            expect![[r#"
                ../s.bib -> file s.bib
                t.bib -> file texts/t.bib
                https://example.org/a -> https://example.org/a
            "#]],
        );
    }

    #[test]
    fn the_configuration_leads_to_its_bibliographies() {
        check(
            "//- claimlint.toml\nbibliography = [\"<|>library/s.bib\"]\n",
            expect![[r#"
                library/s.bib -> file library/s.bib
            "#]],
        );
    }
}
