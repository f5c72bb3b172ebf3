//! What a list, a tree or a map shows of a claim: who says what on which source, and how it stands.

use super::Goal;
use crate::reasoning::{Label, Opposition};
use crate::speaker::Voice;
use crate::vocabulary::{Kind, Modality, Stance};
use crate::workspace::{ClaimRef, Workspace};

/// A claim as it is shown among others.
#[derive(Clone, Debug)]
pub struct ClaimInfo {
    /// `article#id`; `None` for a claim without an id.
    pub name: Option<String>,
    /// The proposition.
    pub text: String,
    /// Who says it.
    pub speakers: Vec<Voice>,
    /// Whether that is somebody other than the article's authors.
    pub is_reported: bool,
    /// How they stand to it.
    pub stance: Stance,
    /// What it is about: a fact, a forecast, …
    pub kind: Kind,
    /// How sure they are.
    pub modality: Modality,
    /// The topic, where it names one.
    pub topic: Option<TopicLabel>,
    /// What it says of the topic, as written.
    pub value: Option<String>,
    /// What it cites, or else what its article carries, in a few words each.
    pub sources: Vec<String>,
    /// When it was said, as written.
    pub date: Option<String>,
    /// Its article's key.
    pub article: String,
    /// Its article's title.
    pub title: Option<String>,
    /// Whether it can be checked.
    pub is_cited: bool,
    /// Whether it cannot be checked, though its authors say it of their own.
    pub is_uncited: bool,
    /// Whether there is evidence for it.
    pub is_grounded: bool,
    /// Whether somebody else's claim excludes it.
    pub is_disputed: bool,
    /// Whether another claim of its own speakers excludes it, or what follows from it.
    pub is_contradictory: bool,
    /// How it stands against what speaks against it; `None` where nobody answers for it.
    pub status: Option<Status>,
    /// Where it stands.
    pub goal: Goal,
}

/// A topic's key and what readers call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLabel {
    /// The key.
    pub key: String,
    /// The label, or else the key.
    pub label: String,
}

/// What is to be noticed about a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Whether somebody other than the article's authors says it.
    pub is_reported: bool,
    /// Whether it cannot be checked, though its authors say it of their own.
    pub is_uncited: bool,
    /// Whether somebody else's claim excludes it.
    pub is_disputed: bool,
    /// Whether another claim of its own speakers excludes it, or what follows from it.
    pub is_contradictory: bool,
}

impl Marks {
    /// What is to be noticed about a claim.
    pub fn of(workspace: &Workspace, claim: ClaimRef<'_>) -> Self {
        let opponents = workspace.opponents(claim);
        let is_opposed = |is_one: fn(&Opposition) -> bool| {
            opponents.iter().any(|(_, opposition)| is_one(opposition))
        };
        Self {
            is_reported: workspace.is_reported(claim),
            is_uncited: is_uncited(workspace, claim),
            is_disputed: is_opposed(|opposition| matches!(opposition, Opposition::Dispute)),
            is_contradictory: is_incoherent(workspace, claim)
                || is_opposed(|opposition| matches!(opposition, Opposition::Contradiction(_))),
        }
    }
}

/// Whether a claim cannot be checked, though its authors say it of their own.
pub fn is_uncited(workspace: &Workspace, claim: ClaimRef<'_>) -> bool {
    let says_so = !claim.claim.stance.needs_no_source() && !workspace.is_reported(claim);
    says_so && !workspace.is_cited(claim)
}

/// How a claim stands against what speaks against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing speaks against it.
    Uncontested,
    /// What speaks against it falls.
    In,
    /// Something speaks against it that nothing defeats.
    Out,
    /// Nothing decides.
    Undecided,
}

impl Status {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Uncontested => "uncontested",
            Self::In => "in",
            Self::Out => "out",
            Self::Undecided => "undecided",
        }
    }

    /// The status of a claim that somebody answers for.
    pub fn of(workspace: &Workspace, claim: ClaimRef<'_>) -> Option<Self> {
        if matches!(claim.claim.stance, Stance::Supposes | Stance::Asks) {
            return None;
        }
        Some(match workspace.label(claim) {
            Label::In(0) => Self::Uncontested,
            Label::In(_) => Self::In,
            Label::Out(_) => Self::Out,
            Label::Undecided => Self::Undecided,
        })
    }
}

impl ClaimInfo {
    /// What there is to show of a claim.
    pub fn of(workspace: &Workspace, claim: ClaimRef<'_>) -> Self {
        let marks = Marks::of(workspace, claim);
        let value = claim.claim.value.as_ref();
        let title = claim.article.front_matter.title.as_ref();
        Self {
            name: claim.full_name(),
            text: claim.claim.proposition().to_owned(),
            speakers: workspace.voices(claim),
            is_reported: marks.is_reported,
            is_uncited: marks.is_uncited,
            stance: claim.claim.stance,
            kind: claim.claim.kind,
            modality: claim.claim.modality,
            topic: topic(workspace, claim),
            value: value.map(|value| value.value.trim().to_owned()),
            sources: sources(workspace, claim),
            date: claim.date_written(),
            article: claim.article.key.clone(),
            title: title.map(|title| title.value.clone()),
            is_cited: workspace.is_cited(claim),
            is_grounded: workspace.is_grounded(claim),
            is_disputed: marks.is_disputed,
            is_contradictory: marks.is_contradictory,
            status: Status::of(workspace, claim),
            goal: Goal::claim(claim),
        }
    }
}

fn topic(workspace: &Workspace, claim: ClaimRef<'_>) -> Option<TopicLabel> {
    let key = &claim.claim.topic.as_ref()?.value;
    let declared = workspace.config().topics.get(key);
    let label = declared.and_then(|topic| topic.label.as_ref());
    Some(TopicLabel {
        key: key.clone(),
        label: label.unwrap_or(key).clone(),
    })
}

fn sources(workspace: &Workspace, claim: ClaimRef<'_>) -> Vec<String> {
    let short = |key: &String| match workspace.source(claim.article, key) {
        Some((_, source)) => source.short_reference(),
        None => key.clone(),
    };
    let citations = claim.claim.citations.iter();
    let cited: Vec<_> = citations
        .map(|citation| short(&citation.key.value))
        .collect();
    let own = claim.article.front_matter.source.as_ref();
    let own = own.filter(|_| cited.is_empty() && !workspace.is_reported(claim));
    cited
        .into_iter()
        .chain(own.map(|own| short(&own.value)))
        .collect()
}

/// Whether a claim leads to its own opposite.
fn is_incoherent(workspace: &Workspace, claim: ClaimRef<'_>) -> bool {
    let Some(component) = workspace.component(claim) else {
        return false;
    };
    let incoherent = component.incoherent_in(workspace, &claim.article.path);
    let mut claims =
        incoherent.filter_map(|incoherence| component.claim(workspace, incoherence.claim));
    claims.any(|incoherent| incoherent == claim)
}
