//! What a claim cannot stand with: the other side of conflicts, seen from one claim, reported or not.
//!
//! What is reported of a whole component is the business of [`super::components`].

use std::sync::Arc;

use super::components::{ClaimPlace, Component};
use super::{ArticlePath, ClaimRef, Workspace};
use crate::reasoning::{Opposition, Step, by_values, contests, opponents};

/// A claim that another cannot stand with.
#[derive(Debug)]
pub struct Contest<'a> {
    /// The other claim.
    pub other: ClaimRef<'a>,
    /// How the speakers stand to each other.
    pub opposition: Opposition,
    /// Whether nothing but the values on a topic is needed.
    pub by_value: bool,
    /// What both belong to.
    pub component: &'a Arc<Component>,
    /// From what the one commits to, step by step, to the negation of what the other does.
    pub chain: Vec<Step>,
}

impl Component {
    /// What one of the claims cannot stand with, nearest first.
    fn contests<'a>(
        self: &'a Arc<Self>,
        workspace: &'a Workspace,
        number: usize,
    ) -> Vec<Contest<'a>> {
        let premises = self.premises(workspace);
        let found = contests(&premises.theory, &premises.commitments, number);
        let found = found.into_iter().filter_map(|(other, opposition, chain)| {
            Some(Contest {
                other: self.claim(workspace, other)?,
                opposition,
                by_value: by_values(&chain),
                component: self,
                chain,
            })
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|contest| (contest.chain.len(), contest.by_value, contest.other.place()));
        found
    }

    /// The same by place and without the chains, for who asks about many claims.
    fn opponents(&self, workspace: &Workspace, number: usize) -> Vec<(&ClaimPlace, Opposition)> {
        let premises = self.premises(workspace);
        let found = opponents(&premises.theory, &premises.commitments, number);
        let found = found.into_iter();
        found
            .filter_map(|(other, opposition)| Some((self.claims().get(other)?, opposition)))
            .collect()
    }
}

impl Workspace {
    /// Everything that a claim cannot stand with, nearest first, each with the chain that proves it.
    pub fn contests<'a>(&'a self, claim: ClaimRef<'_>) -> Vec<Contest<'a>> {
        let member = self
            .member(claim)
            .filter(|member| member.is_contested(self));
        member.map_or_else(Vec::new, |member| {
            member.component.contests(self, member.number)
        })
    }

    /// Everything that a claim cannot stand with, nearest first, and how the speakers stand to each other.
    pub fn opponents(&self, claim: ClaimRef<'_>) -> Vec<(ClaimRef<'_>, Opposition)> {
        let member = self
            .member(claim)
            .filter(|member| member.is_contested(self));
        let Some(member) = member else {
            return Vec::new();
        };
        let found = member.component.opponents(self, member.number).into_iter();
        let found = found.filter_map(|((path, index), how)| Some((self.claim(path, *index)?, how)));
        found.collect()
    }

    /// Whether two claims may exclude each other. What can be told of both together costs a search.
    pub fn may_exclude(&self, one: ClaimRef<'_>, other: ClaimRef<'_>) -> bool {
        let members = self.member(one).zip(self.member(other));
        members.is_some_and(|(one, other)| {
            Arc::ptr_eq(&one.component, &other.component)
                && one.is_contested(self)
                && other.is_contested(self)
        })
    }

    /// The claims of an article that may exclude others, by index, in order.
    pub fn contested_in(&self, path: &ArticlePath) -> Vec<usize> {
        let members = self.components.get(path).into_iter();
        let members = members.flat_map(|members| members.iter().enumerate());
        let contested = members.filter_map(|(index, member)| {
            let is_contested = member.as_ref()?.is_contested(self);
            is_contested.then_some(index)
        });
        contested.collect()
    }
}
