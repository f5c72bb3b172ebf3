//! What fits what is typed, the nearest first: a list that stays short however much there is to choose from.

/// More items than this nobody looks through; who wants another types on.
const LONGEST: usize = 200;
/// More candidates than this are not looked at. A workspace may hold a million claims, and a keystroke waits.
const MOST_LOOKS: usize = 10_000;

/// How a candidate fits what is typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It begins so, or some part of it does.
    Begins,
    /// It holds the characters one after another.
    Holds,
}

/// Candidates in the order in which they are offered, each found by its label.
pub(super) struct Shortlist<Candidate> {
    /// What is typed.
    typed: String,
    found: Vec<(Fit, Candidate)>,
    is_cut: bool,
}

impl<Candidate> Shortlist<Candidate> {
    pub(super) fn new(typed: &str) -> Self {
        Self {
            typed: typed.to_lowercase(),
            found: Vec::new(),
            is_cut: false,
        }
    }

    /// Looks at candidates with their labels, but not at more than a writer would wait for. What is looked at in
    /// vain counts as well, so an iterator gives `None` where it has gone on without finding anybody.
    pub(super) fn look_through<Label: AsRef<str>>(
        &mut self,
        candidates: impl Iterator<Item = Option<(Label, Candidate)>>,
    ) {
        for (looks, candidate) in candidates.enumerate() {
            if looks == MOST_LOOKS {
                self.is_cut = true;
                return;
            }
            let Some((label, candidate)) = candidate else {
                continue;
            };
            if let Some(fit) = fit(&self.typed, label.as_ref()) {
                self.found.push((fit, candidate));
            }
        }
    }

    /// Whether there were too many to look at all of them.
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The candidates, and whether there may be more.
    pub(super) fn take(mut self) -> (Vec<Candidate>, bool) {
        if self.found.len() > LONGEST {
            self.is_cut = true;
            // A stable sort: among equals the nearest stay first.
            self.found.sort_by_key(|(fit, _)| *fit);
            self.found.truncate(LONGEST);
        }
        let found = self.found.into_iter().map(|(_, candidate)| candidate);
        (found.collect(), self.is_cut)
    }
}

fn fit(typed: &str, label: &str) -> Option<Fit> {
    let starts = label
        .char_indices()
        .scan(true, |begins, (start, character)| {
            let is_start = std::mem::replace(begins, !character.is_alphanumeric());
            Some(is_start.then_some(start))
        });
    if starts.flatten().any(|start| begins(typed, &label[start..])) {
        return Some(Fit::Begins);
    }
    let mut characters = label.chars().flat_map(char::to_lowercase);
    let holds = typed
        .chars()
        .all(|wanted| characters.any(|character| character == wanted));
    holds.then_some(Fit::Holds)
}

/// Whether a label begins with what is typed, whatever the case.
fn begins(typed: &str, label: &str) -> bool {
    let mut characters = label.chars().flat_map(char::to_lowercase);
    typed
        .chars()
        .all(|wanted| characters.next() == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_fits_by_its_beginnings_or_by_its_letters_in_order() {
        assert_eq!(fit("", "grand#no-veto"), Some(Fit::Begins));
        assert_eq!(fit("grand#no", "grand#no-veto"), Some(Fit::Begins));
        assert_eq!(fit("veto", "grand#no-veto"), Some(Fit::Begins));
        assert_eq!(fit("éc", "Édouard Éclair"), Some(Fit::Begins));
        assert_eq!(fit("gnv", "grand#no-veto"), Some(Fit::Holds));
        assert_eq!(fit("vg", "grand#no-veto"), None);
    }

    #[test]
    fn of_too_many_the_best_stay_and_the_nearest_come_first() {
        let mut list = Shortlist::new("b");
        let loose = (0..LONGEST).map(|number| Some(("ab", number)));
        let others = [Some(("b", LONGEST)), Some(("c", usize::MAX)), None];
        list.look_through(loose.chain(others));
        let (found, is_cut) = list.take();
        assert!(is_cut);
        assert_eq!(found.len(), LONGEST);
        assert_eq!(found[..3], [LONGEST, 0, 1]);
    }

    #[test]
    fn nobody_looks_for_ever() {
        let mut list = Shortlist::new("");
        list.look_through(std::iter::repeat(None::<(&str, ())>));
        assert!(list.is_cut());
        assert!(list.take().0.is_empty());
    }
}
