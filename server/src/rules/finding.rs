//! A finding: what is wrong, where, and what else to look at.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_128;

use super::Rule;
use crate::config::Level;
use crate::fix::{Applicability, Fix};

/// A stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: Arc<Path>,
    /// Byte range of its text.
    pub range: Range<usize>,
}

/// How a message calls another file: its path from the folder of the file that the message stands in, as a writer would
/// name it there, whichever folder is open or checked.
pub(super) fn file_name(path: &Path, seen_from: &Path) -> String {
    let folder = seen_from.parent().unwrap_or(seen_from);
    let name = pathdiff::diff_paths(path, folder);
    let name = name.as_deref().unwrap_or(path).to_string_lossy();
    name.replace(std::path::MAIN_SEPARATOR, "/")
}

/// Something a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How severe it is here.
    pub level: Level,
    /// What is wrong and what to do, in a sentence or two.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The claim it is about, as `article#id`, where that has an id.
    pub claim: Option<String>,
    /// What else to look at, in the order of the explanation.
    pub related: Vec<Related>,
    /// The ways to change its file so that it is found no more; several where the writer has to choose.
    pub fixes: Vec<Fix>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// What is to be seen there.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The claim that stands there, as `article#id`, where that has an id.
    pub claim: Option<String>,
}

impl Finding {
    /// The one way to mend it, where that leaves the article saying what it says; where there are several, the choice is
    /// the writer's.
    pub fn safe_fix(&self) -> Option<&Fix> {
        let [fix] = self.fixes.as_slice() else {
            return None;
        };
        (fix.applicability() == Applicability::Safe).then_some(fix)
    }

    /// What findings are sorted by: file, place, rule, message.
    pub fn order(&self) -> (&Path, usize, usize, &str, &str) {
        let Range { start, end } = self.place.range;
        (&self.place.path, start, end, self.rule.name, &self.message)
    }
}

/// Gives each finding of a run an identity that survives moved and wrapped lines: it hashes the rule, the file's
/// path, the claims and the words that are marked, and numbers the findings that share all these.
#[derive(Debug, Default)]
pub struct Fingerprints {
    seen: HashMap<u128, u32>,
}

impl Fingerprints {
    /// The next finding's fingerprint: 32 hexadecimal digits. `path` is relative to the
    /// workspace, with forward slashes, so that it is the same on every machine; `words` is the
    /// text at the finding's place, in which blanks and the ends of lines are all the same.
    pub fn next(&mut self, finding: &Finding, path: &str, words: &str) -> String {
        let claim = finding.claim.as_deref().unwrap_or_default();
        let related = finding
            .related
            .iter()
            .filter_map(|related| related.claim.as_deref());
        let mut related: Vec<_> = related.collect();
        // From which end a dispute is told depends on which article comes first.
        related.sort_unstable();
        let words: Vec<_> = words.split_whitespace().collect();
        let (related, words) = (related.join(" "), words.join(" "));
        let identity = [finding.rule.name, path, claim, &related, &words].join("\0");
        let hash = xxh3_128(identity.as_bytes());
        let number = self.seen.entry(hash).or_default();
        *number += 1;
        let identity = format!("{hash:032x}\0{number}");
        format!("{:032x}", xxh3_128(identity.as_bytes()))
    }
}
