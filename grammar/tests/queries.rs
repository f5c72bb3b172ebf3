//! The queries compile and capture what they are for; the names of nodes are those of the language.

mod common;

use common::{parse, parser};
use tree_sitter::{Language, Query, QueryCursor, StreamingIterator};
use tree_sitter_claim::{
    FOLDS_QUERY, HIGHLIGHTS_QUERY, INJECTIONS_QUERY, LANGUAGE, NODE_TYPES, TAGS_QUERY, kinds,
};

const SAMPLE: &str = include_str!("sample.md");

/// Capture names with the captured texts, in order.
fn captures(source: &str) -> Vec<(String, String)> {
    let language = Language::from(LANGUAGE);
    let query = Query::new(&language, source).unwrap_or_else(|error| panic!("{error}"));
    let tree = parse(&mut parser(), SAMPLE);
    let mut cursor = QueryCursor::new();
    let mut found = Vec::new();
    let mut all = cursor.captures(&query, tree.root_node(), SAMPLE.as_bytes());
    while let Some((captured, index)) = all.next() {
        let capture = captured.captures()[*index];
        let name = query.capture_names()[capture.index as usize].to_owned();
        found.push((name, SAMPLE[capture.node.byte_range()].to_owned()));
    }
    found
}

/// What one name captures.
fn captured(source: &str, name: &str) -> Vec<String> {
    captures(source)
        .into_iter()
        .filter(|(found, _)| found == name)
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn highlights_mark_the_parts_of_an_annotation() {
    let highlighted = |name| captured(HIGHLIGHTS_QUERY, name);
    assert_eq!(highlighted("keyword"), ["contradicts", "supports"]);
    assert_eq!(
        highlighted("label"),
        ["#takes", "#enough", "#lines", "#other", "#picture", "rust"]
    );
    assert_eq!(
        highlighted("type"),
        [".claim", ".claim", ".claim", ".smallcaps", ".claim"]
    );
    assert_eq!(
        highlighted("property"),
        ["kind", "by", "cite", "contradicts", "supports"]
    );
    assert_eq!(highlighted("error"), ["flag", "{"]);
    assert_eq!(highlighted("markup.link"), ["@grand2025"]);
    assert_eq!(highlighted("comment"), ["<!-- a comment -->\n"]);
    assert_eq!(highlighted("markup.math"), ["$E = mc^2$"]);
    let strings = [
        "\"forecast\"",
        "'planners'",
        "grand2025",
        "\"takes bbc#front-too-long\"",
        "enough",
    ];
    assert_eq!(highlighted("string"), strings);
    // Only claims, not the span in small capitals.
    let claims = [
        "it takes",
        "A European force of 15,000 soldiers could be enough",
        "claim over\n> two lines",
    ];
    assert_eq!(highlighted("markup.strong"), claims);
    let headings = ["What [it takes]{.claim #takes}", "Underlined"];
    assert_eq!(highlighted("markup.heading"), headings);
}

#[test]
fn injections_name_other_languages() {
    let injected = captured(INJECTIONS_QUERY, "injection.content");
    assert!(
        injected.contains(&"title: A force worth the name\n".to_owned()),
        "{injected:?}"
    );
    assert!(
        injected.contains(&"let x = \"[not]{.claim}\";\n".to_owned()),
        "{injected:?}"
    );
    assert_eq!(captured(INJECTIONS_QUERY, "injection.language"), ["rust"]);
}

#[test]
fn tags_define_claims_and_refer_to_them() {
    let named = captured(TAGS_QUERY, "name");
    assert_eq!(
        named,
        [
            "#takes",
            "#enough",
            "takes bbc#front-too-long",
            "#lines",
            "enough"
        ]
    );
    assert_eq!(captured(TAGS_QUERY, "definition.claim").len(), 3);
    let references = [
        "contradicts=\"takes bbc#front-too-long\"",
        "supports=enough",
    ];
    assert_eq!(captured(TAGS_QUERY, "reference.claim"), references);
}

#[test]
fn folds_cover_sections_and_blocks() {
    let folded = captured(FOLDS_QUERY, "fold");
    let starts: Vec<_> = folded
        .iter()
        .map(|text| text.lines().next().unwrap_or_default())
        .collect();
    let expected = [
        "---",
        "# What [it takes]{.claim #takes}",
        "```rust",
        "<!-- a comment -->",
        "Underlined",
    ];
    assert_eq!(starts, expected);
}

#[test]
fn kinds_are_those_of_the_language() {
    let language = Language::from(LANGUAGE);
    for kind in kinds::ALL {
        assert_ne!(
            language.id_for_node_kind(kind, true),
            0,
            "{kind} is no node of the language"
        );
    }
    // And none is forgotten: the language's visible named kinds are all there.
    for id in 0..language.node_kind_count() {
        let id = u16::try_from(id).expect("kinds are few");
        if language.node_kind_is_named(id) && language.node_kind_is_visible(id) {
            let kind = language.node_kind_for_id(id).expect("the id is in range");
            assert!(
                kind == "ERROR" || kinds::ALL.contains(&kind),
                "{kind} has no constant"
            );
        }
    }
    assert!(NODE_TYPES.contains("\"attribute_list\""));
}

#[test]
fn fields_lead_to_the_parts_of_a_span() {
    let text = "> [a\n> b]{.claim by=\"x\n> y\" n=1}";
    let tree = parse(&mut parser(), text);
    let span = tree
        .root_node()
        .named_descendant_for_byte_range(2, text.len());
    let span = span.expect("something covers the annotation");
    assert_eq!(
        (span.kind(), span.byte_range()),
        (kinds::SPAN, 2..text.len())
    );
    let content = span
        .child_by_field_name("content")
        .expect("a span has content");
    assert_eq!(
        (content.kind(), &text[content.byte_range()]),
        (kinds::SPAN_CONTENT, "a\n> b")
    );
    let soft_break = content.named_child(0).expect("the content has two lines");
    assert_eq!(
        (soft_break.kind(), &text[soft_break.byte_range()]),
        (kinds::SOFT_BREAK, "\n> ")
    );

    let list = span
        .child_by_field_name("attributes")
        .expect("a span has attributes");
    assert_eq!(
        (list.kind(), list.byte_range()),
        (kinds::ATTRIBUTE_LIST, 9..text.len())
    );
    let attribute = list.named_child(1).expect("the class comes first");
    let key = attribute
        .child_by_field_name("key")
        .expect("an attribute has a key");
    assert_eq!(
        (key.kind(), &text[key.byte_range()]),
        (kinds::ATTRIBUTE_KEY, "by")
    );
    let value = attribute
        .child_by_field_name("value")
        .expect("it has a value");
    assert_eq!(value.kind(), kinds::QUOTED_VALUE);
    let content = value
        .child_by_field_name("content")
        .expect("it is not empty");
    assert_eq!(
        (content.kind(), &text[content.byte_range()]),
        (kinds::VALUE_CONTENT, "x\n> y")
    );
    let break_inside = content.named_child(0).expect("the value has two lines");
    assert_eq!(
        (break_inside.kind(), &text[break_inside.byte_range()]),
        (kinds::SOFT_BREAK, "\n> ")
    );
    let number = list
        .named_child(2)
        .and_then(|attribute| attribute.child_by_field_name("value"));
    assert_eq!(number.map(|value| value.kind()), Some(kinds::BARE_VALUE));
}
