//! Who tells chains that are none of a component's conclusions, so that the findings are looked at again when a claim on
//! the way gets other words. That a finding is told is for the rules to say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::ArticlePath;

/// For each file with claims on the way of such a chain, the files whose findings tell it.
#[derive(Debug, Default)]
pub(super) struct Told(Mutex<BTreeMap<ArticlePath, BTreeSet<ArticlePath>>>);

impl Told {
    /// Takes note that the findings of `by` tell a chain through a claim of `through`.
    pub(super) fn note(&self, through: &ArticlePath, by: &ArticlePath) {
        let mut files = self.files();
        files.entry(through.clone()).or_default().insert(by.clone());
    }

    /// Adds what is noted elsewhere.
    pub(super) fn add(&self, other: &Self) {
        let noted = other.files().clone();
        let mut files = self.files();
        for (through, by) in noted {
            files.entry(through).or_default().extend(by);
        }
    }

    /// The files whose findings tell a chain through a claim of a file.
    pub(super) fn through(&self, path: &ArticlePath) -> BTreeSet<ArticlePath> {
        self.files().get(path).cloned().unwrap_or_default()
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<ArticlePath, BTreeSet<ArticlePath>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
