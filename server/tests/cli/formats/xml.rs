//! The formats in XML, read back by an XML parser.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::folder::Folder;

/// Each element with its attributes as they are meant, in order.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(element) | Event::Empty(element) => {
                let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let raw = String::from_utf8_lossy(&attribute.value).into_owned();
                    let value = quick_xml::escape::unescape(&raw).expect("entities");
                    let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
                    (key, value.into_owned())
                });
                let attributes = attributes.collect();
                elements.push((name, attributes));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

fn attribute<'a>(element: &'a (String, Vec<(String, String)>), name: &str) -> &'a str {
    let found = element.1.iter().find(|(key, _)| key == name);
    found.map_or("", |(_, value)| value)
}

const FILES: &str = "//- a<b>&.md\nÜ [“x” < y & \u{1}z\nnext]{#x .claim} [y]{.claim supports=\"q\"} [y]{.claim}\n\
    //- b.md\n[ok]{.claim cite=\"s\"}\n//- s.bib\n@misc{s, title={S}}\n\
    //- claimlint.toml\nbibliography=[\"s.bib\"]\n[rules]\nuncited-claim = \"warning\"\n";

#[test]
fn checkstyle_names_files_and_errors() {
    let folder = Folder::new(FILES);
    let run = folder.run(&["check", "--output-format", "checkstyle"]);
    run.ends_with(1);
    assert!(
        run.output
            .starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle ")
    );
    let elements = elements(&run.output);
    assert_eq!(attribute(&elements[1], "name"), "a<b>&.md");
    let error = &elements[2];
    assert_eq!(error.0, "error");
    assert_eq!(
        ["line", "column", "severity", "source"].map(|name| attribute(error, name)),
        ["1", "3", "warning", "claimlint.uncited-claim"]
    );
    let message = attribute(error, "message");
    assert!(message.contains("“x” < y & z next"), "{message}");
    assert_eq!(
        elements
            .iter()
            .filter(|element| element.0 == "file")
            .count(),
        1
    );

    let run = Folder::new("//- a.md\n.\n").run(&["check", "--output-format", "checkstyle"]);
    run.ends_with(0).shows("<checkstyle version=\"4.3\"/>");
}

#[test]
fn junit_has_a_suite_for_each_article_and_a_test_for_each_finding() {
    let folder = Folder::new(FILES);
    let run = folder.run(&["check", "--output-format", "junit"]);
    run.ends_with(1);
    let elements = elements(&run.output);
    let all = |name: &str| {
        let found = elements.iter().filter(|element| element.0 == name);
        found.collect::<Vec<_>>()
    };
    let suites = all("testsuite");
    let names: Vec<_> = suites
        .iter()
        .map(|suite| attribute(suite, "name"))
        .collect();
    assert_eq!(names, ["a<b>&.md", "b.md"]);
    assert_eq!(attribute(suites[0], "failures"), "4");
    assert_eq!(attribute(suites[1], "tests"), "1");
    assert_eq!(attribute(suites[1], "failures"), "0");
    let cases = all("testcase");
    let names: Vec<_> = cases.iter().map(|case| attribute(case, "name")).collect();
    assert!(
        names[0].starts_with("uncited-claim ") && names[0].ends_with("#x"),
        "{names:?}"
    );
    assert!(
        names.contains(&"uncited-claim") && names.contains(&"uncited-claim (2)"),
        "{names:?}"
    );
    assert_eq!(names.last(), Some(&"no findings"));
    assert_eq!(all("failure").len(), 4);
    assert_eq!(attribute(cases[0], "line"), "1");
}

#[test]
fn what_is_only_worth_knowing_fails_no_test() {
    let folder = Folder::new(
        "//- claimlint.toml\n[rules]\nuncited-claim = \"info\"\n//- a.md\n[x]{.claim}\n",
    );
    let run = folder.run(&["check", "--output-format", "junit"]);
    run.ends_with(0)
        .shows("failures=\"0\"")
        .shows("<system-out>a.md:1:1: info[uncited-claim]");
}
