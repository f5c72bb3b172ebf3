//! Reads workspaces that are written as one text: `//- articles/a.md` starts a file, `<|>` marks
//! the cursor. (Not `$0`, as elsewhere: policy texts hold money.)

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Jump;
use crate::article::read_bytes;
use crate::config::{Config, FILE_NAME};
use crate::fix::{Edit, apply};
use crate::model::Article;
use crate::quotation::LocalCopy;
use crate::text::{Encoding, Text};
use crate::workspace::{ClaimRef, SourceFile, Workspace};

const CURSOR: &str = "<|>";
/// Where what is selected from the cursor on ends.
const SELECTION_END: char = '⟩';

/// A workspace and a cursor in it.
pub(super) struct Fixture {
    pub(super) workspace: Workspace,
    /// The file that holds the cursor.
    pub(super) path: PathBuf,
    /// The text of that file, of our concern or not.
    pub(super) text: Text,
    /// The cursor's byte offset.
    pub(super) offset: usize,
}

impl Fixture {
    pub(super) fn new(written: &str) -> Self {
        let files: Vec<_> = split(written).collect();
        let config = files.iter().find(|(path, _)| *path == FILE_NAME);
        let config = config.map(|(path, text)| {
            Config::read(Path::new(path).into(), &text.replace(CURSOR, ""))
                .expect("the configuration is right")
        });
        let mut workspace =
            Workspace::new(Path::new("").into(), Arc::new(config.unwrap_or_default()));
        let mut cursor = None;
        for (path, text) in &files {
            if let Some(offset) = text.find(CURSOR) {
                let text = Text::new(&text.replace(CURSOR, ""));
                cursor = Some((PathBuf::from(path), text, offset));
            }
            let text = text.replace(CURSOR, "");
            let path: Arc<Path> = Path::new(path).into();
            if path.ends_with(FILE_NAME) {
                continue;
            }
            if path.extension().is_some_and(|extension| extension == "md") {
                workspace.set_article(&path, read_bytes(path.clone(), text.as_bytes()));
            } else if !LocalCopy::is_text(&path) {
                workspace.set_bibliography(SourceFile::new(path, &text));
            }
        }
        let copies = workspace.missing_copies().into_iter().map(|path| {
            let file = files.iter().find(|(name, _)| Path::new(name) == &*path);
            match file {
                Some((_, text)) => LocalCopy::new(path, Text::new(&text.replace(CURSOR, ""))),
                None => LocalCopy::unreadable(path, "entity not found".to_owned()),
            }
        });
        workspace.set_copies(copies);
        let (path, text, offset) = cursor.expect("the fixture has a cursor");
        Self {
            workspace,
            path,
            text,
            offset,
        }
    }

    /// An article alone in its workspace, the cursor in it.
    pub(super) fn of_article(written: &str) -> Self {
        Self::new(&format!("//- a.md\n{written}"))
    }

    /// An article alone in its workspace, and what is selected in it: from the cursor to `⟩`.
    pub(super) fn of_selection(written: &str) -> (Self, Range<usize>) {
        let end = written.replace(CURSOR, "").find(SELECTION_END);
        let fixture = Self::of_article(&written.replace(SELECTION_END, ""));
        let selected = fixture.offset..end.expect("the selection has an end");
        (fixture, selected)
    }

    /// The article that holds the cursor.
    pub(super) fn article(&self) -> &Arc<Article> {
        let article = self.workspace.article(&self.path);
        article.expect("the file with the cursor is an article")
    }

    /// The claim around the cursor.
    pub(super) fn claim(&self) -> ClaimRef<'_> {
        let article = self.article();
        let claim = article.claim_at(self.offset);
        let claim = claim.expect("the cursor is in a claim");
        ClaimRef { article, claim }
    }

    /// A jump in lines: the words one jumps from, then each goal's file, place and line.
    pub(super) fn show(&self, jump: Option<Jump>) -> String {
        let Some(jump) = jump else {
            return "nowhere\n".to_owned();
        };
        let text = |path: &Path| -> &Text { self.workspace.text(path).expect("the file exists") };
        let mut shown = format!("from `{}`\n", text(&self.path).slice(jump.origin));
        for goal in jump.goals {
            let text = text(&goal.place.path);
            let place = text.position(goal.name.start, Encoding::Utf32);
            let (line, column) = (place.line + 1, place.column + 1);
            let path = goal.place.path.display();
            shown += &format!("{path}:{line}:{column} `{}`\n", text.slice(goal.name));
        }
        shown
    }
}

/// A text with edits that are not made, each shown as `⟨what is there → what is to stand in its place⟩`.
pub(super) fn mark_edits(text: &str, edits: &[Edit]) -> String {
    let marked = edits.iter().map(|edit| {
        let old = &text[edit.range.clone()];
        Edit::replace(edit.range.clone(), format!("⟨{old} → {}⟩", edit.text))
    });
    apply(text, &marked.collect::<Vec<_>>())
}

fn split(written: &str) -> impl Iterator<Item = (&str, &str)> {
    let files = written.split("//- ").skip(1);
    files.map(|file| {
        file.split_once('\n')
            .expect("a file's name stands on a line of its own")
    })
}

/// An article that quotes, the bibliography and the copies of its sources.
pub(super) fn quoting(marked: &str) -> Fixture {
    place_cursor(QUOTING, marked)
}

/// Two articles that argue, a bibliography, people and topics; the cursor goes where `marked`
/// stands in the text.
pub(super) fn debate(marked: &str) -> Fixture {
    place_cursor(DEBATE, marked)
}

fn place_cursor(written: &str, marked: &str) -> Fixture {
    let unmarked = marked.replace(CURSOR, "");
    assert_eq!(
        written.matches(&unmarked).count(),
        1,
        "`{unmarked}` must stand there once"
    );
    Fixture::new(&written.replace(&unmarked, marked))
}

const QUOTING: &str = r#"
//- claimlint.toml
bibliography = ["library/sources.bib"]
//- library/sources.bib
@misc{grand2025, author = {Grand, Camille}, title = {A Force}, file = {copies/grand.html; grand.pdf}}
@misc{keller2025, title = {The Day After}, file = {gone.txt}}
@misc{weber2025, title = {Guarantees}}
@misc{own2025, title = {My own}, file = {../quoting.md}}
//- library/copies/grand.html
<p>Moscow gets <b>no veto</b> over this.</p>
<p>There is no&nbsp;veto, and no say.</p>
//- quoting.md
---
source: own2025
---
[Twice]{#twice .claim quote="no veto" cite="grand2025; keller2025; weber2025"}.
[Never]{#never .claim quote="Moscow has no veto over this" cite="grand2025"}.
[Unlike]{#unlike .claim quote="entirely different words" cite="grand2025"}.
[Own]{#own .claim quote="my own words" }.
[Unknown]{#unknown .claim quote="who knows" cite="gone2025"}.
"#;

const DEBATE: &str = r#"
//- claimlint.toml
bibliography = ["sources.bib"]
[people.hodges]
name = "Ben Hodges"
aliases = ["Lt. Gen. Hodges"]
role = "former commander"
[topics.force-size]
label = "Size of the force"
unit = "soldiers"
//- sources.bib
@online{grand2025, author = {Grand, Camille}, title = {A Force}, date = {2025-03-05}, url = {https://example.org/force}, file = {grand.html}}
@online{bbc2025, title = {The Plan}, url = {https://example.org/plan}}
//- articles/grand.md
---
title: A force worth the name
author: Camille Grand
date: 2025-03-05
source: grand2025
---
[Twenty thousand are enough]{#enough .claim kind="forecast" about="force-size" value="20000" supports="no-veto"}.
[Moscow gets no veto]{#no-veto .claim kind="policy" contradicts="bbc#veto" cite="grand2025, p. 3"}.
//- articles/bbc.md
---
key: bbc
author: Frank Gardner
---
[The Kremlin *will* decide]{#veto .claim says="Moscow has a veto" by="The Kremlin" cite="bbc2025" attacks="grand#enough"}.
[Many more are needed]{#more .claim by="Lt. Gen. Hodges" about="force-size" value=">=100000" modality="probable" qualifies="grand#enough gone"}.
[The Kremlin refuses]{#refuses .claim by="Kremlin aides" cite=bbc2025 supports="resting"}.
[Resting on others]{#resting .claim by="hodges"}.
[That does not follow]{.claim undercuts="grand#enough->grand#no-veto" by="hodges"}.
"#;
