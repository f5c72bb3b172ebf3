//! Claims nobody can check: no citation of their own, none that covers their speaker, none lent by others.
//! What an article reports of others is left to `uncited_report`.

use super::subject::{named_and_quoted, place, title_seen_from};
use super::{Finding, Related, Rule, Subject, placeholder};
use crate::config::Level;
use crate::reasoning::{Bases, Basis};
use crate::workspace::{ArticlePath, ClaimRef};

pub(super) const RULE: Rule = Rule {
    name: "uncited-claim",
    level: Level::Warning,
    page: include_str!("uncited_claim.md"),
    check,
};

/// More claims than this are counted and not shown.
const SHOWN: usize = 5;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims() {
        let workspace = subject.workspace;
        let is_anothers = claim.claim.stance.needs_no_source() || workspace.is_reported(claim);
        // A citation that leads nowhere, or cannot be read, has a finding of its own.
        if !is_anothers && !workspace.rests_on_citation(claim) {
            findings.push(explain(subject, claim));
        }
    }
}

fn explain(subject: &Subject<'_>, claim: ClaimRef<'_>) -> Finding {
    let mut fixes = Vec::new();
    let (advice, related) = match subject.workspace.basis(claim) {
        Basis::Ends(ends) if *ends == [claim.place()] => {
            // What rests on this claim needs none of its own then.
            fixes.extend(placeholder::citation(claim));
            let advice = ": add `cite=\"…\"`, or the article's own `source:` in its front matter";
            (advice.to_owned(), Vec::new())
        }
        Basis::Ends(ends) => (missing_at(ends.len()), show_ends(subject, &ends)),
        Basis::Circle { way, length, .. } => (
            circling(way + length),
            show_circle(subject, claim, way, length),
        ),
    };
    let message = format!("{} cites no source{advice}", named_and_quoted(claim));
    Finding {
        related,
        fixes,
        ..subject.claim_finding(&RULE, claim, message)
    }
}

fn missing_at(ends: usize) -> String {
    let most = Bases::<(ArticlePath, usize)>::MOST;
    match ends {
        1 => ", and the claim it rests on in the end cites none either: add `cite=\"…\"` here or there".to_owned(),
        more => {
            let count = if more < most { more.to_string() } else { format!("{most} or more") };
            format!(", and the {count} claims it rests on in the end cite none either: add `cite=\"…\"` here or at one of them")
        }
    }
}

fn circling(steps: usize) -> String {
    let length = match steps {
        0..=SHOWN => String::new(),
        more => format!(" of {more} steps"),
    };
    format!(
        ", and its support only runs in a circle{length}: add `cite=\"…\"` here or to one of the claims in it"
    )
}

fn show_ends(subject: &Subject<'_>, ends: &[(ArticlePath, usize)]) -> Vec<Related> {
    let ends = ends.iter().take(SHOWN);
    let ends = ends.filter_map(|(path, index)| subject.workspace.claim(path, *index));
    ends.map(|end| {
        let related = subject.related_claim(end);
        Related {
            message: format!("rests on this, which cites nothing: {}", related.message),
            ..related
        }
    })
    .collect()
}

/// The steps from a claim around its circle, up to the claim that comes a second time.
fn show_circle(
    subject: &Subject<'_>,
    claim: ClaimRef<'_>,
    way: usize,
    length: usize,
) -> Vec<Related> {
    let steps = way + length;
    let mut shown = Vec::new();
    let mut here = claim;
    for step in 1..=steps.min(SHOWN) {
        let Basis::Circle { next, .. } = subject.workspace.basis(here) else {
            break;
        };
        let Some(next) = subject.workspace.claim(&next.0, next.1) else {
            break;
        };
        let reads = if step == 1 {
            "rests on"
        } else {
            "which rests on"
        };
        let name = title_seen_from(claim.article, next);
        let message = match step == steps {
            true => format!("{reads} {name} again"),
            false => format!("{reads} {name}: {}", subject.says(next)),
        };
        shown.push(Related {
            message,
            place: place(next),
            claim: next.full_name(),
        });
        here = next;
    }
    shown
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use expect_test::{Expect, expect};

    use crate::article::read_bytes;
    use crate::config::Config;
    use crate::rules;
    use crate::workspace::Workspace;

    /// What is told of the first claim of the first article.
    fn check(articles: &[(&str, &str)], expected: Expect) {
        let root: Arc<Path> = Path::new("/articles").into();
        let path = |name: &str| -> Arc<Path> { root.join(name).into() };
        let mut workspace = Workspace::new(root.clone(), Arc::new(Config::default()));
        let read = articles.iter();
        workspace.fill(read.filter_map(|(name, text)| read_bytes(path(name), text.as_bytes())));
        let findings = rules::check(&workspace, &path(articles[0].0));
        let finding = findings.first().expect("a finding");
        let mut shown = finding.message.clone() + "\n";
        for related in &finding.related {
            shown += &format!("  {} ({:?})\n", related.message, related.claim);
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn the_ends_of_its_support_are_shown_and_nothing_between() {
        check(
            &[
                ("memo.md", "[A]{#a .claim}\n\n[B]{#b .claim supports=a}"),
                (
                    "report.md",
                    "---\nauthor: Ann\n---\n[C]{#c .claim supports='memo#b'}\n\n[D]{.claim restates='memo#b'}",
                ),
            ],
            expect![[r#"
                `#a` (“A”) cites no source, and the 2 claims it rests on in the end cite none either: add `cite="…"` here or at one of them
                  rests on this, which cites nothing: Ann says: “C” (Some("report#c"))
                  rests on this, which cites nothing: Ann says: “D” (None)
            "#]],
        );
    }

    #[test]
    fn one_end_is_told_as_one() {
        let text = "[A]{#a .claim}\n\n[B]{#b .claim supports='a b'}";
        check(
            &[("memo.md", text)],
            expect![[r#"
            `#a` (“A”) cites no source, and the claim it rests on in the end cites none either: add `cite="…"` here or there
              rests on this, which cites nothing: the author of “memo” says: “B” (Some("memo#b"))
        "#]],
        );
    }

    #[test]
    fn of_many_ends_a_handful_is_shown() {
        let supporter = |number| format!("\n\n[B{number}]{{#b{number} .claim supports=a}}");
        let some: String = (0..7).map(supporter).collect();
        check(
            &[("memo.md", &format!("[A]{{#a .claim}}{some}"))],
            expect![[r#"
            `#a` (“A”) cites no source, and the 7 claims it rests on in the end cite none either: add `cite="…"` here or at one of them
              rests on this, which cites nothing: the author of “memo” says: “B0” (Some("memo#b0"))
              rests on this, which cites nothing: the author of “memo” says: “B1” (Some("memo#b1"))
              rests on this, which cites nothing: the author of “memo” says: “B2” (Some("memo#b2"))
              rests on this, which cites nothing: the author of “memo” says: “B3” (Some("memo#b3"))
              rests on this, which cites nothing: the author of “memo” says: “B4” (Some("memo#b4"))
        "#]],
        );
        let many: String = (0..3000).map(supporter).collect();
        check(
            &[("memo.md", &format!("[A]{{#a .claim}}{many}"))],
            expect![[r#"
            `#a` (“A”) cites no source, and the 20 or more claims it rests on in the end cite none either: add `cite="…"` here or at one of them
              rests on this, which cites nothing: the author of “memo” says: “B0” (Some("memo#b0"))
              rests on this, which cites nothing: the author of “memo” says: “B1” (Some("memo#b1"))
              rests on this, which cites nothing: the author of “memo” says: “B2” (Some("memo#b2"))
              rests on this, which cites nothing: the author of “memo” says: “B3” (Some("memo#b3"))
              rests on this, which cites nothing: the author of “memo” says: “B4” (Some("memo#b4"))
        "#]],
        );
    }

    #[test]
    fn a_circle_is_followed_until_it_closes() {
        let memo = "[A]{#a .claim}\n\n[B]{#b .claim supports='a report#c'}";
        let report = "[C]{#c .claim entails='memo#b'}";
        check(
            &[("memo.md", memo), ("report.md", report)],
            expect![[r#"
            `#a` (“A”) cites no source, and its support only runs in a circle: add `cite="…"` here or to one of the claims in it
              rests on `#b`: the author of “memo” says: “B” (Some("memo#b"))
              which rests on `report#c`: the author of “report” says: “C” (Some("report#c"))
              which rests on `#b` again (Some("memo#b"))
        "#]],
        );
        check(
            &[("report.md", report), ("memo.md", memo)],
            expect![[r#"
            `#c` (“C”) cites no source, and its support only runs in a circle: add `cite="…"` here or to one of the claims in it
              rests on `memo#b`: the author of “memo” says: “B” (Some("memo#b"))
              which rests on `#c` again (Some("report#c"))
        "#]],
        );
    }

    #[test]
    fn of_a_long_circle_the_beginning_is_shown() {
        let link = |number| {
            let next = (number + 1) % 2000;
            format!("[C{number}]{{#c{number} .claim supports=c{next}}}\n\n")
        };
        let text: String = (0..2000).map(link).collect();
        check(
            &[("memo.md", &text)],
            expect![[r#"
            `#c0` (“C0”) cites no source, and its support only runs in a circle of 2000 steps: add `cite="…"` here or to one of the claims in it
              rests on `#c1999`: the author of “memo” says: “C1999” (Some("memo#c1999"))
              which rests on `#c1998`: the author of “memo” says: “C1998” (Some("memo#c1998"))
              which rests on `#c1997`: the author of “memo” says: “C1997” (Some("memo#c1997"))
              which rests on `#c1996`: the author of “memo” says: “C1996” (Some("memo#c1996"))
              which rests on `#c1995`: the author of “memo” says: “C1995” (Some("memo#c1995"))
        "#]],
        );
    }
}
