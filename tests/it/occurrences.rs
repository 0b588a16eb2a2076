//! Which of many words occur in a site, found in one pass over each of its files.
//!
//! Comes in: words in small letters, a site's files. Goes out: whether each word occurs. Does not know: which may.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

/// For each word whether it occurs in a file or in the name of one, whatever the case of the letters there.
pub(crate) fn occurring(words: &[&str], files: &BTreeMap<String, Vec<u8>>) -> Vec<bool> {
    let search = AhoCorasick::new(words).expect("so few words can be looked for at once");
    let mut occur = vec![false; words.len()];
    for (path, bytes) in files {
        let text = format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
        // A word may lie within another, or begin in one.
        search.find_overlapping_iter(&text).for_each(|found| occur[found.pattern().as_usize()] = true);
    }
    occur
}

#[test]
fn words_are_found_within_and_across_each_other() {
    let files = BTreeMap::from([("teams/Qxa/x".to_owned(), "QXBC and größe".into())]);
    let words = ["qxa", "qxb", "xbc", "b", "größe", "qxd"];
    assert_eq!(occurring(&words, &files), [true, true, true, true, true, false]);
}
