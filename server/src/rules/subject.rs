//! What a rule looks at: one file, with the workspace around it and the words to speak of it.

use std::path::Path;
use std::sync::Arc;

use super::selection::level;
use super::{Finding, Place, Related, Rule};
use crate::config::Level;
use crate::model::{Article, Draft, Problem, ProblemKind};
use crate::speaker::{Speaker, Voice, name_list};
use crate::vocabulary::Stance;
use crate::workspace::{ClaimRef, SourceFile, Workspace};

/// One file of a workspace.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The workspace around it.
    pub workspace: &'a Workspace,
    /// The file.
    pub kind: SubjectKind<'a>,
}

/// The sorts of files that can have findings.
#[derive(Clone, Copy, Debug)]
pub enum SubjectKind<'a> {
    /// An article.
    Article(&'a Arc<Article>),
    /// A file without claims, of which only the prose is judged.
    Draft(&'a Arc<Draft>),
    /// A bibliography.
    Bibliography(&'a Arc<SourceFile>),
    /// The configuration.
    Config(&'a Arc<Path>),
}

impl<'a> Subject<'a> {
    /// The file at a path; `None` where it is none of ours.
    pub fn new(workspace: &'a Workspace, path: &Path) -> Option<Self> {
        let article = workspace.article(path).map(SubjectKind::Article);
        let kind = article
            .or_else(|| workspace.draft(path).map(SubjectKind::Draft))
            .or_else(|| workspace.bibliography(path).map(SubjectKind::Bibliography))
            .or_else(|| {
                let config = workspace.config().path.as_ref();
                config
                    .filter(|config| ***config == *path)
                    .map(SubjectKind::Config)
            })?;
        Some(Self { workspace, kind })
    }

    /// The article; `None` where the file is something else.
    pub fn article(&self) -> Option<&'a Arc<Article>> {
        match self.kind {
            SubjectKind::Article(article) => Some(article),
            _ => None,
        }
    }

    /// The article's claims; none where the file is something else.
    pub fn claims(&self) -> impl Iterator<Item = ClaimRef<'a>> + use<'a> {
        let article = self.article();
        article.into_iter().flat_map(|article| {
            let claims = article.claims.iter();
            claims.map(move |claim| ClaimRef { article, claim })
        })
    }

    /// The file's path.
    pub fn path(&self) -> &'a Arc<Path> {
        match self.kind {
            SubjectKind::Article(article) => &article.path,
            SubjectKind::Draft(draft) => &draft.path,
            SubjectKind::Bibliography(file) => &file.path,
            SubjectKind::Config(path) => path,
        }
    }

    /// How severe a rule is for this file.
    pub fn level(&self, rule: &Rule) -> Level {
        level(self.workspace.config(), self.path(), rule)
    }

    /// The article's problems of a kind, as findings.
    pub fn report_problems(
        &self,
        kind: ProblemKind,
        rule: &'static Rule,
        findings: &mut Vec<Finding>,
    ) {
        let Some(article) = self.article() else {
            return;
        };
        let problems = article
            .problems
            .iter()
            .filter(|problem| problem.kind == kind);
        findings.extend(problems.map(|problem| self.problem_finding(article, problem, rule)));
    }

    fn problem_finding(
        &self,
        article: &'a Arc<Article>,
        problem: &Problem,
        rule: &'static Rule,
    ) -> Finding {
        let claim = problem.claim.and_then(|index| article.claims.get(index));
        Finding {
            claim: claim.and_then(|claim| ClaimRef { article, claim }.full_name()),
            fixes: problem.fixes.clone(),
            ..self.finding(rule, problem.range.clone(), problem.message.clone())
        }
    }

    /// A finding in this file, of no claim in particular.
    pub fn finding(
        &self,
        rule: &'static Rule,
        range: std::ops::Range<usize>,
        message: String,
    ) -> Finding {
        Finding {
            rule,
            level: rule.level,
            message,
            place: Place {
                path: self.path().clone(),
                range,
            },
            claim: None,
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// A finding about a whole claim.
    pub fn claim_finding(
        &self,
        rule: &'static Rule,
        claim: ClaimRef<'_>,
        message: String,
    ) -> Finding {
        Finding {
            claim: claim.full_name(),
            place: place(claim),
            ..self.finding(rule, 0..0, message)
        }
    }

    /// A claim as related information: `Ben Hodges says: “…”`.
    pub fn related_claim(&self, claim: ClaimRef<'_>) -> Related {
        Related {
            message: self.says(claim),
            place: place(claim),
            claim: claim.full_name(),
        }
    }

    /// Who says a claim, in a row of names.
    pub fn speakers(&self, claim: ClaimRef<'_>) -> String {
        name_list(&self.workspace.voices(claim))
    }

    /// A claim in a sentence: who, how and what.
    pub fn says(&self, claim: ClaimRef<'_>) -> String {
        let voices = self.workspace.voices(claim);
        format!(
            "{}{}: {}",
            name_list(&voices),
            verb(claim.claim.stance, &voices),
            quoted(claim.claim.proposition())
        )
    }
}

/// The verb behind the speakers' names.
pub(super) fn verb(stance: Stance, voices: &[Voice]) -> &'static str {
    // “planners in London” are many and “a planner in London” is one: nobody can tell from a description
    // alone, so the verb takes a form that is right for both.
    let is_described = |voice: &Voice| matches!(voice.speaker, Speaker::Described(..));
    match (stance, voices) {
        (Stance::Asserts, [voice]) if is_described(voice) => "",
        (Stance::Denies, [voice]) if is_described(voice) => ", denying it",
        (Stance::Concedes, [voice]) if is_described(voice) => ", conceding it",
        (Stance::Supposes, [voice]) if is_described(voice) => ", supposing it",
        (Stance::Asks, [voice]) if is_described(voice) => ", asking it",
        (Stance::Asserts, [_]) => " says",
        (Stance::Asserts, _) => " say",
        (Stance::Denies, [_]) => " denies",
        (Stance::Denies, _) => " deny",
        (Stance::Concedes, [_]) => " concedes",
        (Stance::Concedes, _) => " concede",
        (Stance::Supposes, [_]) => " supposes",
        (Stance::Supposes, _) => " suppose",
        (Stance::Asks, [_]) => " asks",
        (Stance::Asks, _) => " ask",
    }
}

/// Where a claim stands.
pub(super) fn place(claim: ClaimRef<'_>) -> Place {
    Place {
        path: claim.article.path.clone(),
        range: claim.claim.range.clone(),
    }
}

/// Words in quotation marks, cut where they run long.
pub(super) fn quoted(words: &str) -> String {
    /// More than a line of a terminal says no more about which claim is meant.
    const LONGEST: usize = 100;
    match words.char_indices().nth(LONGEST) {
        None => format!("“{words}”"),
        Some((cut, _)) => format!("“{}…”", words[..cut].trim_end()),
    }
}

/// How to call a claim in a message: `#no-veto`, or its words where it has no id.
pub(super) fn title(claim: ClaimRef<'_>) -> String {
    match &claim.claim.id {
        Some(id) => format!("`#{}`", id.value),
        None => quoted(claim.claim.proposition()),
    }
}

/// A claim's title with its words: `#no-veto` (“Moscow gets no veto”).
pub(super) fn named_and_quoted(claim: ClaimRef<'_>) -> String {
    match claim.claim.id {
        Some(_) => format!("{} ({})", title(claim), quoted(claim.claim.proposition())),
        None => title(claim),
    }
}

/// How to call a claim in a message about an article: one of another article with that one's key.
pub(super) fn title_seen_from(article: &Article, claim: ClaimRef<'_>) -> String {
    match claim.full_name() {
        Some(name) if claim.article.path != article.path => format!("`{name}`"),
        _ => title(claim),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read_bytes;
    use crate::config::Config;

    /// What is said of the first claim, by the given speakers and in the given stance.
    fn says(attributes: &str) -> String {
        let root: Arc<Path> = Path::new("/articles").into();
        let path: Arc<Path> = root.join("brief.md").into();
        let text = format!("[Europe can lead]{{.claim {attributes}}}\n");
        let mut workspace = Workspace::new(root, Arc::new(Config::default()));
        workspace.fill(read_bytes(path.clone(), text.as_bytes()));
        let subject = Subject::new(&workspace, &path).expect("an article");
        let claim = subject.claims().next().expect("a claim");
        subject.says(claim)
    }

    #[test]
    fn the_verb_agrees_with_the_speakers() {
        assert_eq!(
            says("by='Ben Hodges'"),
            "Ben Hodges says: “Europe can lead”"
        );
        let joint = "by='Jonathan Sweet; Mark Toth'";
        assert_eq!(
            says(joint),
            "Jonathan Sweet and Mark Toth say: “Europe can lead”"
        );
        assert_eq!(
            says("by='Ann; Ben; Carl' stance=denies"),
            "Ann, Ben and Carl deny: “Europe can lead”"
        );
        assert_eq!(says(""), "the author of “brief” says: “Europe can lead”");
    }

    #[test]
    fn a_description_may_be_one_or_many() {
        let planners = "by='planners in London'";
        assert_eq!(says(planners), "planners in London: “Europe can lead”");
        assert_eq!(
            says(&format!("{planners} stance=denies")),
            "planners in London, denying it: “Europe can lead”"
        );
        assert_eq!(
            says("by='planners in London; Ben Hodges' stance=asks"),
            "planners in London and Ben Hodges ask: “Europe can lead”"
        );
    }
}
