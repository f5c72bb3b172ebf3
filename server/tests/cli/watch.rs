//! `claimlint check --watch`: what is told after each change. Nothing here depends on how quick anybody is.

mod changes;
mod ends;
mod settings;
mod watching;

const ARTICLES: &str = "//- claimlint.toml\nbibliography = [\"s.bib\"]\n//- s.bib\n@misc{s, title = {S}}\n\
                        //- a.md\n[x]{#x .claim cite=s supports=\"b#y\"}\n//- b.md\n[y]{#y .claim cite=s}\n";
