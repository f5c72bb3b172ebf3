//! Writes comments that silence findings, `<!-- claimlint-ignore uncited-claim: reason -->`, where a writer would put
//! them. Nothing is believed: the text is read again with its comments, and where anything else has changed by them,
//! another place is tried.
//!
//! Where a comment can stand is left to `blocks`, how it is worded to `comment`.

mod blocks;
mod comment;
mod proof;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::blocks::{Block, Blocks};
use self::comment::Comment;
use self::proof::Proof;
use crate::fix::Edit;
use crate::model::{Article, ProblemKind};
use crate::rules::{Finding, GROUPS, Rule};
use crate::workspace::Workspace;

/// What can be done about some findings of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Silencing {
    /// The comments, as changes of the article's text, in order.
    pub edits: Vec<Edit>,
    /// The findings that are not silenced, by their numbers, and why.
    pub left: BTreeMap<usize, Left>,
}

/// Why a finding is not silenced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It is about a comment itself.
    IsAboutComments,
    /// The file's bytes are no text.
    IsNoText,
    /// No comment silences it and leaves everything else as it is.
    HasNoPlace,
}

impl Left {
    /// Why, and what to do.
    pub fn reason(self) -> &'static str {
        match self {
            Self::IsAboutComments => "it is about a comment: mend that, or take it out",
            Self::IsNoText => "the file is not UTF-8: save it with that encoding first",
            Self::HasNoPlace => "no comment silences it and leaves everything else as it is",
        }
    }
}

/// Whether comments can silence a rule at all.
pub fn can_silence(rule: &Rule) -> bool {
    let mut groups = GROUPS.iter().filter(|group| group.name == "suppressions");
    !groups.any(|group| group.rules.iter().any(|other| other.name == rule.name))
}

/// Silences one finding of an article, given all of them and its number, for a reason. Others of the same rule in the same
/// block are silenced with it, since no comment can tell them apart.
///
/// # Errors
/// Where it cannot be silenced: why.
pub fn silence_one(
    workspace: &Workspace,
    article: &Arc<Article>,
    findings: &[Finding],
    number: usize,
    reason: &str,
) -> Result<Vec<Edit>, Left> {
    let text = article.text.to_text();
    let blocks = Blocks::read(&text, article.header.clone());
    let place = |finding: &Finding| {
        let block = blocks.at(finding.place.range.start);
        (finding.rule.name, block.map(|block| block.range.clone()))
    };
    let meant = findings.get(number).map(place);
    let alike = findings.iter();
    let alike: Vec<_> = alike
        .filter(|finding| Some(place(finding)) == meant)
        .collect();
    let silencing = silence(workspace, article, &alike, reason);
    match silencing.left.into_values().next() {
        Some(left) => Err(left),
        None => Ok(silencing.edits),
    }
}

/// Silences findings of one article, for a reason that is the same for all.
pub fn silence(
    workspace: &Workspace,
    article: &Arc<Article>,
    findings: &[&Finding],
    reason: &str,
) -> Silencing {
    let text = article.text.to_text();
    let blocks = Blocks::read(&text, article.header.clone());
    let (groups, mut left_out) = group(article, findings, &blocks, reason);
    let mut writer = Writer {
        proof: Proof::new(workspace, article, findings),
        blocks: &blocks,
        reason,
        edits: Vec::new(),
        silenced: Vec::new(),
    };
    let left = writer.settle(groups);
    let left = writer.settle(around(left));
    let left = writer.settle(for_the_file(left));
    let left = left.into_iter().flat_map(|group| group.findings);
    left_out.extend(left.map(|number| (number, Left::HasNoPlace)));
    Silencing {
        edits: writer.edits,
        left: left_out,
    }
}

/// The findings that can be silenced, in groups for one comment each, and those that cannot, by number.
fn group<'a>(
    article: &Article,
    findings: &[&Finding],
    blocks: &'a Blocks<'_>,
    reason: &str,
) -> (Vec<Group<'a>>, BTreeMap<usize, Left>) {
    let mut problems = article.problems.iter();
    let is_no_text = problems.any(|problem| problem.kind == ProblemKind::Unreadable);
    let mut groups: BTreeMap<_, Group<'_>> = BTreeMap::new();
    let mut left = BTreeMap::new();
    for (number, finding) in findings.iter().enumerate() {
        let why = match can_silence(finding.rule) {
            _ if is_no_text => Some(Left::IsNoText),
            false => Some(Left::IsAboutComments),
            true => None,
        };
        if let Some(why) = why {
            left.insert(number, why);
            continue;
        }
        let start = finding.place.range.start;
        let block = blocks.at(start);
        let existing = comment::existing(article, start, block.is_some(), reason);
        let own = block.map(|block| block.range.start);
        let key = (existing, own.filter(|_| existing.is_none()));
        let group = groups.entry(key);
        let group = group.or_insert_with(|| Group::new(block, ways(existing, block)));
        group.rules.insert(finding.rule.name);
        group.findings.push(number);
    }
    (groups.into_values().collect(), left)
}

/// Groups that found no place of their own, put together by all that their blocks are part of.
fn around(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut parts: BTreeMap<_, Group<'_>> = BTreeMap::new();
    for group in groups {
        let outer = group.block.map(|block| block.outer.start);
        let ways = group.block.map(Way::Around).into_iter().collect();
        let part = parts.entry(outer);
        part.or_insert_with(|| Group::new(group.block, ways))
            .take(group);
    }
    parts.into_values().collect()
}

/// Groups that found no place anywhere, as one.
fn for_the_file(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut file = Group::new(None, vec![Way::File]);
    groups.into_iter().for_each(|group| file.take(group));
    match file.findings.is_empty() {
        true => Vec::new(),
        false => vec![file],
    }
}

/// Findings that one comment can silence, and the places that are left to try.
struct Group<'a> {
    rules: BTreeSet<&'static str>,
    findings: Vec<usize>,
    /// The block they are in.
    block: Option<&'a Block>,
    /// The next is the last.
    ways: Vec<Way<'a>>,
}

/// Where a comment can stand.
#[derive(Clone, Copy)]
enum Way<'a> {
    /// One that is there takes further rules, behind its last.
    Join(usize),
    /// On a line above the block.
    Above(&'a Block),
    /// At the end of the block's text.
    Within(&'a Block),
    /// At both ends of all that the block is part of.
    Around(&'a Block),
    /// At the top, for the whole file.
    File,
}

impl<'a> Group<'a> {
    fn new(block: Option<&'a Block>, ways: Vec<Way<'a>>) -> Self {
        Self {
            rules: BTreeSet::new(),
            findings: Vec::new(),
            block,
            ways,
        }
    }

    fn take(&mut self, other: Group<'a>) {
        self.rules.extend(other.rules);
        self.findings.extend(other.findings);
    }
}

/// Where a comment for one block can stand; the best is the last.
fn ways<'a>(existing: Option<usize>, block: Option<&'a Block>) -> Vec<Way<'a>> {
    let within = block.map(Way::Within);
    let above = block.filter(|block| !block.parts_items).map(Way::Above);
    let join = existing.map(Way::Join);
    within.into_iter().chain(above).chain(join).collect()
}

struct Writer<'a> {
    proof: Proof<'a>,
    blocks: &'a Blocks<'a>,
    reason: &'a str,
    /// What is proven to silence [`Self::silenced`] and nothing else.
    edits: Vec<Edit>,
    silenced: Vec<usize>,
}

impl Writer<'_> {
    /// Silences groups of findings, as many at once as can be; returns those for which no way is left. A group that
    /// stands in the way of others is found by halving.
    fn settle<'a>(&mut self, groups: Vec<Group<'a>>) -> Vec<Group<'a>> {
        let mut left = Vec::new();
        let mut waiting = vec![groups];
        while let Some(mut groups) = waiting.pop() {
            let (open, closed): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|group| !group.ways.is_empty());
            left.extend(closed);
            groups = open;
            if groups.is_empty() || self.try_all(&groups) {
                continue;
            }
            if let [group] = groups.as_mut_slice() {
                group.ways.pop();
                waiting.push(groups);
                continue;
            }
            let second = groups.split_off(groups.len() / 2);
            waiting.extend([second, groups]);
        }
        left
    }

    /// Puts in the comments of some groups, if that changes nothing else.
    fn try_all(&mut self, groups: &[Group<'_>]) -> bool {
        let edits = groups.iter().flat_map(|group| self.comments(group));
        let mut edits: Vec<_> = self.edits.iter().cloned().chain(edits).collect();
        edits.sort_by_key(|edit| edit.range.start);
        let findings = groups.iter().flat_map(|group| &group.findings);
        let silenced: Vec<_> = self.silenced.iter().chain(findings).copied().collect();
        let holds = self.proof.holds(&edits, &silenced);
        if holds {
            self.edits = edits;
            self.silenced = silenced;
        }
        holds
    }

    /// The comments of a group as changes of the text.
    fn comments(&self, group: &Group<'_>) -> Vec<Edit> {
        let names: Vec<_> = group.rules.iter().copied().collect();
        let comment = Comment {
            rules: &names.join(", "),
            reason: self.reason,
        };
        let Some(way) = group.ways.last() else {
            return Vec::new();
        };
        match *way {
            Way::Join(end) => vec![Edit::insert(end, format!(", {}", comment.rules))],
            Way::Above(block) => vec![
                self.blocks
                    .line_above(block.range.start, &comment.of_block()),
            ],
            Way::Within(block) => {
                vec![Edit::insert(
                    block.end_of_text,
                    format!(" {}", comment.of_block()),
                )]
            }
            Way::Around(block) => vec![
                self.blocks.line_above(block.outer.start, &comment.start()),
                self.blocks.line_below(block.outer.end, &comment.end()),
            ],
            Way::File => vec![self.blocks.line_at_top(&comment.of_file())],
        }
    }
}

#[cfg(test)]
mod tests;
