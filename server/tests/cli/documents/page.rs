//! A page as a test: blocks with a title are files, `console` blocks are commands with what they show.
//!
//! ````text
//! ```markdown title="brief.md"
//! [Troops will come]{#troops .claim}.
//! ```
//! ```console
//! $ claimlint check --output-format concise brief.md  # exits with 1
//! brief.md:1:1: warning[uncited-claim] …
//! ```
//! ````
//!
//! A command goes to a shell as it stands, so that it can be copied from the page; one that fails says so in a comment.

use super::shell::Shell;

const FAILS: &str = "  # exits with ";

/// The page with what its commands show now.
pub(super) fn written_anew(page: &str, shell: &Shell) -> String {
    let mut written = String::new();
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        written += line;
        let Some(opened) = Fence::opened_by(line) else {
            continue;
        };
        let body: Vec<_> = lines
            .by_ref()
            .take_while(|line| line.trim_end() != opened.fence)
            .collect();
        if let Some(name) = opened.title() {
            shell.write(name, &body.concat());
        }
        match opened.info {
            "console" => {
                written += &commands(&body)
                    .map(|it| shown(it, shell))
                    .collect::<String>()
            }
            _ => written += &body.concat(),
        }
        written += opened.fence;
        written += "\n";
    }
    written
}

/// The commands in a page's `console` blocks, also in those of another word, which tests of their own run.
pub(super) fn all_commands(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (info, body) in blocks(page) {
        if info.starts_with("console") {
            let lines: Vec<_> = body.lines().collect();
            found.extend(commands(&lines).map(str::to_owned));
        }
    }
    found
}

/// The fenced blocks of a page, each with what stands behind its opening fence.
pub(crate) fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        if let Some(opened) = Fence::opened_by(line) {
            let body = lines.by_ref();
            let body = body.take_while(|line| line.trim_end() != opened.fence);
            found.push((opened.info, body.collect()));
        }
    }
    found
}

/// The start of a fenced block.
struct Fence<'a> {
    fence: &'a str,
    info: &'a str,
}

impl<'a> Fence<'a> {
    fn opened_by(line: &'a str) -> Option<Self> {
        let ticks = line.len() - line.trim_start_matches('`').len();
        let (fence, info) = line.trim_end().split_at(ticks);
        (ticks >= 3).then_some(Self { fence, info })
    }

    /// The file that a block is: `markdown title="brief.md"`.
    fn title(&self) -> Option<&'a str> {
        let (_, title) = self.info.split_once("title=\"")?;
        title.strip_suffix('"')
    }
}

/// The commands of a block, without the comments on how they end.
fn commands<'a>(body: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let commands = body.iter().filter_map(|line| line.strip_prefix("$ "));
    commands.map(|line| line.trim_end().split(FAILS).next().unwrap_or_default())
}

/// A command with what it shows.
fn shown(command: &str, shell: &Shell) -> String {
    let (output, code) = shell.run(command);
    let mut shown = format!("$ {command}");
    if code != 0 {
        shown += &format!("{FAILS}{code}");
    }
    shown += "\n";
    if !output.is_empty() {
        shown += &output;
        shown += "\n";
    }
    shown
}
