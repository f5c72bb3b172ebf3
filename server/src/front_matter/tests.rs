//! What a header says, and what is wrong with it at which bytes.

use proptest::prelude::*;

use super::*;

#[test]
fn reads_what_is_there() {
    let yaml = "title: A force worth the name\nauthor: Camille Grand\ndate: 2025-03-05\nsource: grand2025\nkey: grand\nbibliography: sources.bib\n";
    let found = read(yaml, 4);
    assert_eq!(found.problems, []);
    let title = found.title.unwrap();
    assert_eq!(title.value, "A force worth the name");
    assert_eq!(title.range, 11..33);
    assert_eq!(found.date.unwrap().value, "2025-03-05");
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*", offset in 0usize..10) {
        read(&text, offset);
    }
}
