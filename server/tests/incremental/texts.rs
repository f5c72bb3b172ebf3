//! What the articles of a random workspace say.

use proptest::prelude::*;

use super::ARTICLES;

fn claim() -> impl Strategy<Value = String> {
    let id = "[a-c]";
    let target = "(a[0-4]#)?[a-c]";
    let attribute = prop_oneof![
        3 => (
            prop::sample::select(vec!["supports", "attacks", "entails", "restates", "contradicts", "supersedes"]),
            prop::collection::vec(target, 1..3),
        ).prop_map(|(verb, targets)| format!(" {verb}=\"{}\"", targets.join(" "))),
        1 => prop::sample::select(vec!["policy", "value", "forecast"]).prop_map(|kind| format!(" kind=\"{kind}\"")),
        1 => prop::sample::select(vec!["k", "gone", "m", "a b"]).prop_map(|key| format!(" cite=\"{key}\"")),
        1 => (target, target).prop_map(|(from, to)| format!(" undercuts=\"{from}->{to}\"")),
        1 => prop::sample::select(vec!["so be it", "be […] it"]).prop_map(|quote| format!(" quote=\"{quote}\"")),
        1 => prop::sample::select(vec!["ann", "Bob", "planners"]).prop_map(|by| format!(" by=\"{by}\"")),
        2 => prop::sample::select(vec!["yes", "no", "3", "2..5", ">4"])
            .prop_map(|value| format!(" about=\"t\" value=\"{value}\"")),
        1 => (
            prop::sample::select(vec!["t", "km", "u"]),
            prop::sample::select(vec!["3", "4 km", "5 miles", "6 %", "7 %"]),
        ).prop_map(|(topic, value)| format!(" about=\"{topic}\" value=\"{value}\"")),
        1 => prop::sample::select(vec!["denies", "asks", "concedes"]).prop_map(|stance| format!(" stance=\"{stance}\"")),
        1 => prop::sample::select(vec!["2020", "2024-05"]).prop_map(|date| format!(" date=\"{date}\"")),
        1 => prop::sample::select(vec!["possible", "probable"]).prop_map(|how| format!(" modality=\"{how}\"")),
        1 => prop::sample::select(vec!["2019/2021", "2022/.."]).prop_map(|when| format!(" valid=\"{when}\"")),
    ];
    let attributes = prop::collection::vec(attribute, 0..4);
    (prop::option::of(id), attributes).prop_map(|(id, attributes)| {
        let id = id.map_or_else(String::new, |id| format!("#{id} "));
        format!("[words]{{{id}.claim{}}}", attributes.concat())
    })
}

/// A claim of a world in which every reference leads to one, so that chains across articles are frequent.
fn linked_claim(id: &str) -> impl Strategy<Value = String> + use<> {
    let verb = prop::sample::select(vec!["supports", "entails", "restates", "restates"]);
    let relation = (verb, "a[0-3]#[ab]").prop_map(|(verb, target)| format!(" {verb}=\"{target}\""));
    let relation = prop::option::of(relation).prop_map(Option::unwrap_or_default);
    let others = vec![
        "",
        "",
        "",
        " cite=\"k\"",
        " stance=\"denies\"",
        " by=\"Bob\"",
    ];
    let kind = prop::sample::select(vec!["", " kind=\"policy\""]);
    let start = format!("[words]{{#{id} .claim");
    (relation, prop::sample::select(others), kind)
        .prop_map(move |(relation, others, kind)| format!("{start}{relation}{others}{kind}}}"))
}

fn linked_text() -> impl Strategy<Value = String> {
    let headers = vec!["", "A line before.\n\n", "---\nsource: k\n---\n"];
    let header = prop::sample::select(headers);
    (header, linked_claim("a"), linked_claim("b"))
        .prop_map(|(header, one, other)| format!("{header}{one} and\n{other}\n"))
}

pub(crate) fn text(is_linked: bool) -> BoxedStrategy<String> {
    match is_linked {
        true => linked_text().boxed(),
        false => varied_text().boxed(),
    }
}

fn varied_text() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec![
        "",
        "---\nauthor: Ann\nsource: k\n---\n",
        "---\nauthor: Bob\ndate: 2021\n---\n",
        "---\nkey: a1\n---\n",
        "---\nbibliography: other.bib\n---\n",
        "---\nsource: m\nbibliography: [other.bib, sources.bib]\n---\n",
        "---\nbibliography: [more.bib, other.bib]\n---\n",
        "A line before.\n\n",
    ]);
    let comment = prop::sample::select(vec![
        "",
        "<!-- claimlint-ignore uncited-claim, disputed-claim, self-relation -->\n",
        "<!-- claimlint-ignore-start unknown-claim contradictory-claims -->\n",
        "<!-- claimlint-ignore-end unknown-claim -->\n",
        "<!-- claimlint-ignore-file unused-suppression -->\n",
    ]);
    let claims = prop::collection::vec((comment, claim()), 0..4);
    let prose = prop::sample::select(vec![
        "",
        "\nIt cost 40 million euros. Bob says that it did.\n",
    ]);
    (header, claims, prose).prop_map(|(header, claims, prose)| {
        let claims = claims
            .iter()
            .map(|(comment, claim)| format!("{comment}{claim}"));
        format!(
            "{header}{}\n{prose}",
            claims.collect::<Vec<_>>().join(" and\n")
        )
    })
}

/// An article whose claim mostly leads to the next article's, so that long circles open and close.
pub(crate) fn link(number: usize) -> impl Strategy<Value = String> {
    let next = (number + 1) % ARTICLES;
    let ground = prop_oneof![
        5 => Just(format!("a{next}#x")),
        3 => (0..ARTICLES, "[xyy]").prop_map(|(number, id)| format!("a{number}#{id}")),
    ];
    let words = prop::sample::select(vec!["words", "others"]);
    let verb = prop::sample::select(vec!["supports", "entails"]);
    let grounds = prop::collection::vec(ground, 0..3);
    let earlier = prop::option::weighted(0.9, Just(format!("a{next}#x")));
    (words, verb, grounds, earlier).prop_map(|(words, verb, grounds, earlier)| {
        let mut attributes = String::new();
        if !grounds.is_empty() {
            attributes += &format!(" {verb}=\"{}\"", grounds.join(" "));
        }
        if let Some(earlier) = earlier {
            attributes += &format!(" supersedes=\"{earlier}\"");
        }
        format!("[{words}]{{#x .claim{attributes}}} and [more]{{#y .claim}}\n")
    })
}

/// An article whose claim entails the next article's, so that what contradicts what is far away.
pub(crate) fn consequence(number: usize) -> impl Strategy<Value = String> {
    let next = (number + 1) % ARTICLES;
    let chain = prop::option::weighted(0.7, Just(format!(" entails=\"a{next}#x\"")));
    let others = (
        0..ARTICLES,
        "[xy]",
        prop::sample::select(vec!["contradicts", "supports"]),
    );
    let against = others.prop_map(|(number, id, verb)| format!(" {verb}=\"a{number}#{id}\""));
    let against = prop::option::weighted(0.4, against);
    let how = prop::sample::select(vec![
        "",
        "",
        " stance=\"supposes\"",
        " by=\"ann\"",
        " by=\"Bob\"",
    ]);
    let date = prop::sample::select(vec!["", " date=\"2020\"", " date=\"2024-05\""]);
    let words = prop::sample::select(vec!["words", "others"]);
    let value = prop::sample::select(vec![
        "",
        "",
        " about=\"t\" value=\"3\"",
        " about=\"t\" value=\"4\"",
    ]);
    let claim = (words, chain, against, how, date);
    (claim, value).prop_map(|((words, chain, against, how, date), value)| {
        let (chain, against) = (chain.unwrap_or_default(), against.unwrap_or_default());
        format!("[{words}]{{#x .claim{chain}{against}{how}{date}}} and [more]{{.claim by=\"ann\"{value}}}\n")
    })
}
