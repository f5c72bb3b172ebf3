//! What Claimlint concludes about random theories equals what a SAT solver concludes from the same
//! clauses, and its chains are clauses end to end and as short as can be.

mod case;

use std::collections::{BTreeSet, VecDeque};

use case::{Case, Fact, TwoClause, case, negated};
use claimlint::date::{Period, read_period};
use claimlint::reasoning::{
    Commitment, Conclusions, Link, Literal, Opposition, Step, Theory, conclude,
};
use claimlint::speaker::Speaker;
use claimlint::vocabulary::{Modality, Stance, Verb};
use proptest::prelude::*;
use rustsat::instances::SatInstance;
use rustsat::solvers::{Solve, SolverResult};
use rustsat::types::{Clause, Lit};
use rustsat_batsat::BasicSolver;

fn satisfiable(clauses: &[TwoClause], facts: &[Fact]) -> bool {
    let literal =
        |(claim, affirmed): Fact| Lit::new(u32::try_from(claim).expect("few claims"), !affirmed);
    let mut instance: SatInstance = SatInstance::new();
    for clause in clauses {
        instance.add_clause(Clause::from_iter(clause.map(literal)));
    }
    for fact in facts {
        instance.add_unit(literal(*fact));
    }
    let mut solver = BasicSolver::default();
    solver.add_cnf(instance.into_cnf().0).expect("a formula");
    solver.solve().expect("an answer") == SolverResult::Sat
}

/// How many clauses lead from one of some literals to one of others; `None` where none do.
fn distance(clauses: &[TwoClause], from: &[Fact], to: &[Fact]) -> Option<usize> {
    let mut waiting: VecDeque<_> = from.iter().map(|fact| (*fact, 0)).collect();
    let mut seen: BTreeSet<_> = from.iter().copied().collect();
    while let Some((literal, steps)) = waiting.pop_front() {
        if steps > 0 && to.contains(&literal) {
            return Some(steps);
        }
        for [one, other] in clauses {
            for (one, other) in [(*one, *other), (*other, *one)] {
                if one == negated(literal) && (to.contains(&other) || seen.insert(other)) {
                    waiting.push_back((other, steps + 1));
                }
            }
        }
    }
    None
}

/// Whether a chain leads from one of some literals to one of others by clauses, on the shortest way.
fn check_chain(
    case: &Case,
    chain: &[Step],
    from: &[Fact],
    to: &[Fact],
) -> Result<(), TestCaseError> {
    let clauses = case.clauses();
    // A denial's own literal is told as the negation of the claim.
    let told = |fact: Fact| match fact.0.checked_sub(case.commitments.len()) {
        Some(claim) => (claim, !fact.1),
        None => fact,
    };
    let plain = |literal: Literal| (literal.claim(), literal.holds());
    let is_clause = |from: Fact, to: Fact| {
        let mut pairs = clauses
            .iter()
            .flat_map(|[one, other]| [(*one, *other), (*other, *one)]);
        pairs.any(|(one, other)| told(negated(one)) == from && told(other) == to)
    };
    prop_assert!(
        from.iter()
            .any(|fact| Some(told(*fact)) == chain.first().map(|step| plain(step.from)))
    );
    prop_assert!(
        to.iter()
            .any(|fact| Some(told(*fact)) == chain.last().map(|step| plain(step.to)))
    );
    for (step, next) in chain.iter().zip(&chain[1..]) {
        prop_assert_eq!(step.to, next.from);
    }
    for step in chain {
        prop_assert!(
            is_clause(plain(step.from), plain(step.to)),
            "{:?} is no clause",
            step
        );
    }
    prop_assert_eq!(Some(chain.len()), distance(&clauses, from, to));
    Ok(())
}

/// Every two commitments that exclude each other, and how their speakers stand to each other.
fn excluding_pairs(
    case: &Case,
    clauses: &[TwoClause],
    forced: &BTreeSet<usize>,
) -> Vec<(usize, usize, Opposition)> {
    let mut pairs = Vec::new();
    for one in 0..case.commitments.len() {
        for other in 0..one {
            let opposition = case.commitments[one].opposes(&case.commitments[other]);
            let facts = [case.committed(one), case.committed(other)].concat();
            if let Some(opposition) = opposition
                && !forced.contains(&one)
                && !forced.contains(&other)
                && !satisfiable(clauses, &facts)
            {
                pairs.push((one, other, opposition));
            }
        }
    }
    pairs
}

fn check_conflicts(
    case: &Case,
    clauses: &[TwoClause],
    conclusions: &Conclusions,
) -> Result<(), TestCaseError> {
    let pairs = excluding_pairs(case, clauses, &conclusions.forced);
    for conflict in &conclusions.conflicts {
        let refuted: Vec<_> = case
            .committed(conflict.there)
            .into_iter()
            .map(negated)
            .collect();
        check_chain(
            case,
            &conflict.chain,
            &case.committed(conflict.here),
            &refuted,
        )?;
        let is_pair = pairs.iter().any(|(one, other, opposition)| {
            let ends = [conflict.here, conflict.there];
            ends.contains(one) && ends.contains(other) && *opposition == conflict.opposition
        });
        prop_assert!(is_pair, "{:?} is no conflict", conflict);
    }
    // Each pair is told, or one that its two claims lead to, between speakers who stand in the same way.
    let leads = |from: usize, to: usize| {
        let facts = case.committed(from);
        case.committed(to).into_iter().any(|fact| {
            let mut against = facts.clone();
            against.push(negated(fact));
            !satisfiable(clauses, &against)
        })
    };
    for (one, other, opposition) in &pairs {
        let told = conclusions.conflicts.iter().any(|conflict| {
            let (here, there) = (conflict.here, conflict.there);
            conflict.opposition == *opposition
                && (leads(*one, here) && leads(*other, there)
                    || leads(*one, there) && leads(*other, here))
        });
        prop_assert!(told, "{:?} against {:?} is not told", one, other);
    }
    Ok(())
}

/// A speaker is inconsistent, at some time, exactly where a contradiction of theirs is told.
fn check_speakers(
    case: &Case,
    clauses: &[TwoClause],
    conclusions: &Conclusions,
) -> Result<(), TestCaseError> {
    let days = ["2019-06", "2020-06", "2021-06"].map(|day| read_period(day).expect("a day"));
    for name in ["ann", "bob", "carl"] {
        let speaker = Speaker::Named(name.to_owned());
        let holds = |day: &Period, claim: usize| {
            let commitment = &case.commitments[claim];
            let then = commitment.valid.is_some_and(|valid| valid.overlaps(day));
            let sure = commitment.modality >= Modality::Probable;
            let says = commitment.speakers.contains(&speaker);
            let counts = then && sure && says && !conclusions.forced.contains(&claim);
            if counts {
                case.committed(claim)
            } else {
                Vec::new()
            }
        };
        let inconsistent = days.iter().any(|day| {
            let held: Vec<_> = (0..case.commitments.len())
                .flat_map(|claim| holds(day, claim))
                .collect();
            !satisfiable(clauses, &held)
        });
        let told = conclusions.conflicts.iter().any(|conflict| {
            matches!(&conflict.opposition, Opposition::Contradiction(same) if same.contains(&speaker))
        });
        prop_assert_eq!(inconsistent, told, "{}", name);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn conclusions_are_those_of_a_solver(case in case()) {
        let clauses = case.clauses();
        let conclusions = conclude(&case.theory(), &case.commitments);
        for claim in 0..case.commitments.len() {
            let forced = !satisfiable(&clauses, &case.committed(claim));
            prop_assert_eq!(conclusions.forced.contains(&claim), forced, "claim {}", claim);
        }
        // What is told of incoherence is the root of all of it.
        for incoherence in &conclusions.incoherent {
            let claim = incoherence.claim;
            check_chain(&case, &incoherence.chain, &[(claim, true)], &[(claim, false)])?;
        }
        for claim in &conclusions.forced {
            let rooted = conclusions.incoherent.iter().any(|incoherence| {
                !satisfiable(&clauses, &[(*claim, true), (incoherence.claim, false)])
            });
            prop_assert!(rooted, "claim {}", claim);
        }
        check_conflicts(&case, &clauses, &conclusions)?;
        check_speakers(&case, &clauses, &conclusions)?;
    }

    /// Who is asked first does not matter: the conflicts of a theory are those of the same theory
    /// with all symmetric relations turned round.
    #[test]
    fn contradiction_and_restatement_are_symmetric(case in case()) {
        let mut turned = case.clone();
        for (from, verb, to) in &mut turned.relations {
            if matches!(verb, Verb::Contradicts | Verb::Restates) {
                std::mem::swap(from, to);
            }
        }
        let ends = |case: &Case| {
            let conclusions = conclude(&case.theory(), &case.commitments);
            let conflicts = conclusions.conflicts.iter().map(|conflict| {
                let (here, there) = (conflict.here, conflict.there);
                (here.min(there), here.max(there), conflict.opposition.clone(), conflict.chain.len())
            });
            (conflicts.collect::<BTreeSet<_>>(), conclusions.forced)
        };
        let (one, other) = (ends(&case), ends(&turned));
        prop_assert_eq!(one.1, other.1);
        // Among equally short chains between restatements either may be told.
        let lengths = |told: &BTreeSet<(usize, usize, Opposition, usize)>| {
            let mut lengths: Vec<_> = told.iter().map(|told| (told.2.clone(), told.3)).collect();
            lengths.sort();
            lengths
        };
        prop_assert_eq!(lengths(&one.0), lengths(&other.0));
    }

    /// What follows by two steps follows: a relation that is implied already changes no verdict.
    #[test]
    fn entailment_is_transitive(case in case()) {
        let entails: Vec<_> = case.relations.iter().filter(|(_, verb, _)| *verb == Verb::Entails).copied().collect();
        let mut more = case.clone();
        for (from, _, middle) in &entails {
            for (other, _, to) in &entails {
                if middle == other {
                    more.relations.push((*from, Verb::Entails, *to));
                }
            }
        }
        let forced = |case: &Case| conclude(&case.theory(), &case.commitments).forced;
        prop_assert_eq!(forced(&case), forced(&more));
        let contested = |case: &Case| conclude(&case.theory(), &case.commitments).contested;
        prop_assert_eq!(contested(&case), contested(&more));
    }
}

/// Whoever affirms a proposition and whoever denies a restatement of it are in two disputes with a third, not in one.
#[test]
fn to_affirm_and_to_deny_are_two_things_to_dispute() {
    let made_by = |name: &str, stance| Commitment {
        speakers: BTreeSet::from([Speaker::Named(name.to_owned())]),
        valid: Some(Period::ALWAYS),
        stance,
        ..Commitment::default()
    };
    let case = Case {
        relations: vec![(1, Verb::Restates, 0), (2, Verb::Contradicts, 0)],
        topics: vec![vec![(0, "no"), (2, "no")]],
        commitments: vec![
            made_by("ann", Stance::Denies),
            made_by("ann", Stance::Asserts),
            made_by("bob", Stance::Asserts),
        ],
    };
    let conclusions = conclude(&case.theory(), &case.commitments);
    check_conflicts(&case, &case.clauses(), &conclusions).expect("as the solver has it");
    let disputes = conclusions.conflicts.iter();
    let disputes = disputes.filter(|conflict| conflict.opposition == Opposition::Dispute);
    let pairs: Vec<_> = disputes.map(|it| (it.here, it.there)).collect();
    assert_eq!(pairs, [(2, 0), (2, 1)]);
}

#[test]
fn a_chain_of_a_million_entailments_is_one_contradiction() {
    let last = 1_000_000;
    let mut theory = Theory::new(last + 2);
    for claim in 0..last {
        theory.relate(claim, Verb::Entails, claim + 1);
    }
    theory.relate(last, Verb::Contradicts, last + 1);
    let ann = Commitment {
        speakers: BTreeSet::from([Speaker::Named("ann".to_owned())]),
        valid: Some(Period::ALWAYS),
        ..Commitment::default()
    };
    let mut commitments = vec![ann.clone(); last + 2];
    let ends = |commitments: &[Commitment]| {
        let conflicts = conclude(&theory, commitments).conflicts.into_iter();
        let ends = conflicts.map(|conflict| (conflict.here, conflict.there, conflict.chain.len()));
        ends.collect::<Vec<_>>()
    };
    assert_eq!(ends(&commitments), [(last, last + 1, 1)]);
    // Where nobody answers for what lies between, the whole chain is the explanation.
    for commitment in &mut commitments[1..=last] {
        commitment.stance = Stance::Supposes;
    }
    assert_eq!(ends(&commitments), [(last + 1, 0, last + 1)]);
    let chain = conclude(&theory, &commitments).conflicts.remove(0).chain;
    assert!(matches!(
        chain[0].link,
        Link::Relation {
            verb: Verb::Contradicts,
            ..
        }
    ));
}
