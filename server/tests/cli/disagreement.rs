//! What is wrong with a debate across several articles is found, and ordinary disagreement is not.

use serde_json::Value;

use super::folder::Folder;

/// The findings of the articles, as `rule claim` in the order they are shown, with the claims that explain each.
fn findings(articles: &str) -> (Vec<String>, Folder) {
    let folder = Folder::new(&format!(
        "//- claimlint.toml\nbibliography = [\"sources.bib\"]\n\
         //- sources.bib\n@misc{{k, title = {{K}}}}\n@misc{{w, title = {{W}}}}\n{articles}"
    ));
    let run = folder.run(&["check", "--output-format", "json", "."]);
    let findings: Vec<Value> = serde_json::from_str(&run.output).expect("JSON");
    let line = |finding: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let related = finding["related"].as_array().expect("related places");
        let claims: Vec<_> = related
            .iter()
            .map(|related| text(&related["claim"]))
            .collect();
        let (rule, claim) = (text(&finding["rule"]), text(&finding["claim"]));
        format!("{rule} {claim}: {}", claims.join(" "))
    };
    (findings.iter().map(line).collect(), folder)
}

fn check(articles: &str, expected: &[&str]) {
    let (found, _) = findings(articles);
    assert_eq!(found, expected, "{articles}");
}

#[test]
fn support_and_attack_of_one_pair() {
    check(
        "//- a.md\n[x]{#x .claim cite=k supports=\"b#y\" attacks=\"b#y\"}\n//- b.md\n[y]{#y .claim cite=k}\n",
        &["opposed-relations a#x: b#y"],
    );
}

#[test]
fn both_sides_of_a_contradiction_supported() {
    check(
        "//- a.md\n[x]{#x .claim cite=k supports=\"b#y c#z\"}\n\
         //- b.md\n---\nauthor: Ann\n---\n[y]{#y .claim cite=k}\n\
         //- c.md\n---\nauthor: Bob\n---\n[z]{#z .claim cite=k contradicts=\"b#y\"}\n",
        &["opposed-support a#x: c#z b#y", "disputed-claim c#z: b#y"],
    );
}

#[test]
fn entails_and_its_contrary() {
    check(
        "//- a.md\n[x]{#x .claim cite=k entails=\"b#y c#z\"}\n\
         //- b.md\n---\nauthor: Ann\n---\n[y]{#y .claim cite=k}\n\
         //- c.md\n---\nauthor: Bob\n---\n[z]{#z .claim cite=k contradicts=\"b#y\"}\n",
        &[
            "incoherent-claim a#x: b#y c#z a#x",
            "disputed-claim c#z: b#y",
        ],
    );
    check(
        "//- a.md\n[x]{#x .claim cite=k entails=\"b#y\" contradicts=\"b#y\"}\n//- b.md\n[y]{#y .claim cite=k}\n",
        &[
            "incoherent-claim a#x: b#y a#x",
            "opposed-relations a#x: b#y",
        ],
    );
}

#[test]
fn a_claim_against_itself_and_reasons_in_a_circle() {
    check(
        "//- a.md\n[x]{#x .claim cite=k contradicts=x}\n",
        &["self-relation a#x: "],
    );
    check(
        "//- a.md\n[x]{#x .claim cite=k supports=\"b#y\"}\n//- b.md\n[y]{#y .claim cite=k supports=\"c#z\"}\n\
         //- c.md\n[z]{#z .claim cite=k supports=\"a#x\"}\n",
        &["circular-support a#x: a#x b#y c#z"],
    );
}

#[test]
fn what_names_nothing_and_what_is_named_twice() {
    check(
        "//- a.md\n[x]{#x .claim cite=k supports=\"b#gone\"}\n[x]{#x .claim cite=gone}\n//- b.md\n---\ntitle: [\n---\n[y]{#y .claim}\n",
        &[
            "unknown-claim a#x: ",
            "duplicate-claim a#x: a#x",
            "unknown-source a#x: ",
            "invalid-front-matter -: ",
            "uncited-claim b#y: ",
        ],
    );
}

/// Foreman says A; A entails B; B contradicts C; Foreman also says C.
#[test]
fn a_contradiction_by_way_of_others_is_told_step_by_step() {
    let articles = "//- foreman.md\n---\nauthor: Foreman\ndate: 2025-03\nsource: k\n---\n[a]{#a .claim entails=\"depetris#b\"}\n\
         //- depetris.md\n---\nauthor: DePetris\ndate: 2025-01\nsource: k\n---\n[b]{#b .claim stance=supposes contradicts=\"later#c\"}\n\
         //- later.md\n---\nauthor: Foreman\ndate: 2025-02\nsource: k\n---\n[c]{#c .claim}\n";
    check(
        articles,
        &["contradictory-claims foreman#a: foreman#a depetris#b later#c later#c"],
    );
    let (_, folder) = findings(articles);
    let run = folder.run(&["check", "--output-format", "json", "."]);
    let findings: Value = serde_json::from_str(&run.output).expect("JSON");
    let related = findings[0]["related"].as_array().expect("related places");
    let told: Vec<_> = related
        .iter()
        .map(|step| step["message"].as_str().unwrap_or_default())
        .collect();
    let expected = [
        "Foreman says: “a”",
        "`#a` entails `depetris#b`: “b”",
        "`depetris#b` contradicts `later#c`: “c”",
        "Foreman also says: “c”",
    ];
    assert_eq!(told, expected);
    run.ends_with(1);
}

#[test]
fn a_chain_that_nobody_reads_to_its_end_is_told_from_both_ends() {
    let mut text =
        "//- a.md\n---\nauthor: Ann\nsource: k\n---\n[it begins]{#c0 .claim entails=c1}\n"
            .to_owned();
    for link in 1..100 {
        let next = link + 1;
        text += &format!("[so]{{#c{link} .claim stance=supposes entails=c{next}}}\n");
    }
    text += "[it ends]{#c100 .claim stance=denies}\n";
    let (found, _) = findings(&text);
    let claims: Vec<_> = found.iter().flat_map(|line| line.split(' ')).collect();
    assert_eq!(
        claims[..5],
        [
            "contradictory-claims",
            "a#c100:",
            "a#c100",
            "a#c99",
            "a#c98"
        ]
    );
    assert_eq!(claims[claims.len() - 3..], ["a#c1", "a#c0", "a#c0"]);
    assert_eq!(
        claims.len(),
        2 + 1 + 2 * 20 + 1,
        "the claim, both ends of the chain, the other claim"
    );
}

#[test]
fn ordinary_disagreement_fails_no_check() {
    let quiet = [
        // A concession, and reasons against one's own claim.
        "[x]{#x .claim cite=k}\n[y]{#y .claim cite=k stance=concedes contradicts=x}\n[z]{#z .claim cite=k attacks=x}\n",
        // Two possibilities.
        "[x]{#x .claim cite=k modality=possible}\n[y]{#y .claim cite=k modality=possible contradicts=x}\n",
        // A number within an interval.
        "[x]{#x .claim cite=k about=t value=\"15000..20000\"}\n[y]{#y .claim cite=k about=t value=20000}\n",
        // Dates that do not overlap.
        "[x]{#x .claim cite=k valid=\"2014/2021\"}\n[y]{#y .claim cite=k valid=\"2022/..\" contradicts=x}\n",
        // Two who have no names.
        "[x]{#x .claim cite=k by=\"planners in London\"}\n[y]{#y .claim cite=k by=\"planners in London\" contradicts=x}\n",
        // A restatement that only one side writes down.
        "[x]{#x .claim cite=k}\n[y]{#y .claim cite=k restates=x}\n",
    ];
    for text in quiet {
        check(&format!("//- a.md\n---\nauthor: Ann\n---\n{text}"), &[]);
    }
    // What the author reports of an opponent is a dispute with them, which is no mistake.
    let reported = "//- a.md\n---\nauthor: Ann\n---\n[x]{#x .claim cite=k}\n[y]{#y .claim cite=w by=Bob contradicts=x}\n";
    let (found, folder) = findings(reported);
    assert_eq!(found, ["disputed-claim a#y: a#x"]);
    folder.run(&["check", "."]).ends_with(0);
}
