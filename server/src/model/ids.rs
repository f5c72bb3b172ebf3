//! Which claim of an article has an id: an index into its claims, which alone hold the ids. What the ids are for is left to
//! [`super::Article`].

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::Claim;

/// The places of an article's claims by their ids; of the first, where several share one.
#[derive(Clone, Debug, Default)]
pub struct ClaimIds {
    hasher: RandomState,
    // Copies of the ids would be made and dropped with each keystroke.
    places: HashTable<usize>,
}

impl ClaimIds {
    /// The ids of some claims.
    pub(crate) fn of(claims: &[Arc<Claim>]) -> Self {
        let hasher = RandomState::default();
        let mut places = HashTable::with_capacity(claims.len());
        for (place, claim) in claims.iter().enumerate() {
            let Some(id) = id_of(claim) else {
                continue;
            };
            let is_same = |known: &usize| id_of(&claims[*known]) == Some(id);
            let rehash = |known: &usize| hasher.hash_one(id_of(&claims[*known]).unwrap_or(""));
            if let Entry::Vacant(vacant) = places.entry(hasher.hash_one(id), is_same, rehash) {
                vacant.insert(place);
            }
        }
        Self { hasher, places }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Where the claim with an id stands among `claims`, which are those that were indexed.
    pub(super) fn find(&self, id: &str, claims: &[Arc<Claim>]) -> Option<usize> {
        let has_id = |place: &usize| claims.get(*place).and_then(|claim| id_of(claim)) == Some(id);
        self.places.find(self.hasher.hash_one(id), has_id).copied()
    }
}

fn id_of(claim: &Claim) -> Option<&str> {
    claim.id.as_ref().map(|id| id.value.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::spanned::Spanned;

    fn called(id: &Option<String>) -> Arc<Claim> {
        Arc::new(Claim {
            id: id.clone().map(|value| Spanned { value, range: 0..0 }),
            ..Claim::default()
        })
    }

    proptest! {
        /// Few letters, so that many share an id; many claims, so that the table grows.
        #[test]
        fn the_first_with_an_id_is_found(
            written in prop::collection::vec(prop::option::of("[ab]{0,3}"), 0..60),
            asked in "[abc]{0,3}",
        ) {
            let claims: Vec<_> = written.iter().map(called).collect();
            let ids = ClaimIds::of(&claims);
            let of_all = written.iter().flatten().chain([&asked]);
            for id in of_all {
                let first = written.iter().position(|other| other.as_ref() == Some(id));
                prop_assert_eq!(ids.find(id, &claims), first);
            }
            prop_assert_eq!(ids.is_empty(), written.iter().flatten().next().is_none());
        }
    }
}
