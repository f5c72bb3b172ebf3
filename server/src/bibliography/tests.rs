//! What bibliographies say, and what is wrong with them at which bytes.

use super::*;

#[test]
fn a_broken_entry_loses_only_itself() {
    let text = "@misc{first, title = {One}}\n@article{second,\n  title = {Two,\n@misc{third, title = {Three}}\n";
    let read = Bibliography::read(Path::new("sources.bib"), text);
    assert!(read.get("first").is_some() && read.get("third").is_some());
    let [problem] = read.problems.as_slice() else {
        panic!("{:?}", read.problems)
    };
    assert_eq!(&text[problem.range.clone()], "@article{second,");
    assert!(
        problem.message.starts_with("`second` is left out"),
        "{}",
        problem.message
    );
}
