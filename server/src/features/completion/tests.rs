//! What is offered where: the word that is begun, then a line for each item.

mod annotations;
mod elsewhere;
mod values;

use expect_test::Expect;

use super::{Completions, Manner, completion};
use crate::features::fixture::Fixture;
use crate::text::Text;

/// Articles around the one in which something is written.
const WORKSPACE: &str = r#"
//- claimlint.toml
bibliography = ["sources.bib"]
[people.hodges]
name = "Ben Hodges"
role = "former commander"
[people.arnold]
name = "Edward Arnold"
[topics.force-size]
label = "Size of the force"
unit = "soldiers"
[topics.force-role]
values = ["tripwire", "peacekeeping"]
[topics.ready]
type = "yes-no"
//- sources.bib
@online{grand2025, author = {Grand, Camille}, title = {A Force}, date = {2025-03-05}}
@online{bbc2025, title = {The Plan}}
//- articles/grand.md
---
title: A force worth the name
author: Camille Grand
---
[Twenty thousand are enough]{#enough .claim about="force-size" value="20000 soldiers" supports="no-veto"}.
[Moscow gets no veto]{#no-veto .claim by="planners in London; Ben Hodges" attacks="far#gone"}.
//- articles/bbc.md
[It may take years]{#years .claim by="The Kremlin" about="duration" value="years"}.
[Nameless]{.claim supersedes="years"}.
"#;

/// The same with an article that is being written, in which the cursor is.
fn write(article: &str) -> Fixture {
    Fixture::new(&format!("{WORKSPACE}//- articles/own.md\n{article}\n"))
}

fn asked(fixture: &Fixture, manner: Manner) -> String {
    let Fixture {
        workspace,
        path,
        text,
        offset,
    } = fixture;
    match completion(workspace, path, text, *offset, manner) {
        Some(found) => show(text, found),
        None => "nothing\n".to_owned(),
    }
}

fn show(text: &Text, found: Completions) -> String {
    let mut shown = format!("for `{}`", text.slice(found.word));
    shown += if found.is_incomplete {
        " and more\n"
    } else {
        "\n"
    };
    for item in found.items {
        shown += &item.label;
        if item.insert != item.label {
            shown += &format!(" -> {}", item.insert);
        }
        let details = [item.hint, item.detail].into_iter().flatten();
        for detail in details {
            shown += &format!(" | {detail}");
        }
        shown.push('\n');
    }
    shown
}

/// What a client is offered that takes snippets, without being asked for it.
fn check(article: &str, expected: Expect) {
    let manner = Manner {
        snippets: true,
        is_invoked: false,
    };
    expected.assert_eq(&asked(&write(article), manner));
}
