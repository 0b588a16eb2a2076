//! What `check --fix` would write, at the places where a fix could take too little or too much.

use std::collections::BTreeMap;

use cairn::base::path::SourcePath;
use cairn::edit::fix;

use crate::rules::check;

const GUIDE: (&str, &str) =
    ("content/guides/g.md", "---\nsections:\n  - questions: [{id: last-time, text: When last?}]\n---\n");
const PATH: &str = "content/interviews/p07.md";

/// An interview as its fixes leave it; none where nothing is offered.
fn fixed(text: &str) -> Option<String> {
    let mut files: BTreeMap<String, String> = BTreeMap::from([(GUIDE.0.to_owned(), GUIDE.1.to_owned())]);
    files.insert(PATH.to_owned(), format!("---\nparticipant: P07\nguide: g\n---\n**P07:** {text}\n"));
    let listed: Vec<_> = files.clone().into_iter().collect();
    let changes = fix::fixed(&check(&listed), &|path| files.get(path.as_str()).cloned());
    let (_, after) = changes.into_iter().find(|change| change.path == SourcePath::new(PATH))?.after?;
    Some(after.split_once("**P07:** ").expect("the label stays").1.trim_end().to_owned())
}

#[test]
fn a_theme_that_is_given_twice_goes_with_what_makes_it_a_mark() {
    for (before, after) in [
        ("[One two three four.]{.a .a #q}", "[One two three four.]{.a #q}"),
        ("[One two three four.]{.a themes=a #q}", "[One two three four.]{.a #q}"),
        ("[One two three four.]{#q themes=\"a b a\"}", "[One two three four.]{#q themes=\"a b\"}"),
        ("[One two three four.]{#q themes=\"a a\"}", "[One two three four.]{#q themes=\"a\"}"),
    ] {
        assert_eq!(fixed(before).as_deref(), Some(after), "{before}");
    }
}

#[test]
fn a_question_is_mended_where_it_stands_as_it_is_read() {
    for (before, after) in [
        ("[One two three four.]{.a #q q=last-tme}", "[One two three four.]{.a #q q=last-time}"),
        ("[One two three four.]{.a #q q=\"last-tme\"}", "[One two three four.]{.a #q q=last-time}"),
    ] {
        assert_eq!(fixed(before).as_deref(), Some(after), "{before}");
    }
    // What is written there is longer than what is read: to put a word in its place could lose something.
    assert_eq!(fixed("[One two three four.]{.a #q q=\"last\\-t\\me\"}"), None);
}
