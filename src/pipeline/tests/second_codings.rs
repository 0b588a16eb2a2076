//! Second codings are compared with the first, and counted nowhere else: whatever they mark, all other pages and data files are the same
//! byte for byte.
//!
//! Comes in: small studies, and random codings. Goes out: nothing. Does not know: how agreement is counted.

use super::*;

const INTERVIEW: &str = "---\ndate: 2026-03-12\nteam: payments\nparticipant: P\ninterviewer: Mira\n---\n\n**Mira:** And?\n\n**P:** [It takes \
                         two weeks]{.new-service freq=weekly toil=2h} to begin, and [nobody knows]{.releases} why.\n\n**Mira:** So?\n\n**P:** Plain words of \
                         mine, secret ones too.\n";

/// Passages that somebody may mark, in both turns and across them.
const PASSAGES: [&str; 6] = [
    "two weeks",
    "It takes two weeks to begin",
    "nobody knows why",
    "Plain words",
    "Plain words of mine, secret ones",
    "too.",
];

fn coding() -> impl Strategy<Value = String> {
    let mark = (prop::sample::select(&PASSAGES[..]), prop::sample::select(&["new-service", "releases"][..]));
    prop::collection::vec(mark, 0..6).prop_map(|marks| {
        let item = |(exact, theme): &(&str, &str)| {
            format!("- {{exact: {exact:?}, themes: [{theme}], kind: praise, freq: daily, toil: 8h, note: jun says}}\n")
        };
        marks.iter().map(item).collect()
    })
}

/// The study with these second codings of the interview `a`, each with its coder.
fn coded(codings: &[(&str, &str)]) -> Files {
    let mut files = study();
    files.insert("content/interviews/a.md".to_owned(), INTERVIEW.to_owned());
    for (coder, text) in codings {
        files.insert(format!("content/interviews/a.{coder}.quotes.yaml"), (*text).to_owned());
    }
    files
}

/// All files of a site, without the navigation, which has menus where it has one part more, and without the lines that lead to the page
/// of agreement: lists of pages name it where it is there.
fn without_agreement(files: &Files) -> BTreeMap<String, Vec<u8>> {
    let site = clean(files, &everything()).expect("a second coding is no error");
    let others = site.into_iter().filter(|(path, _)| !path.as_str().contains("agreement"));
    let stripped = others.map(|(path, bytes)| {
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(binary) => return (path.as_str().to_owned(), binary.into_bytes()),
        };
        let (before, after) = text.split_once("<nav class=\"site-nav\"").unwrap_or(("", &text));
        let after = after.split_once("</nav>").filter(|_| !before.is_empty()).map_or(after, |(_, after)| after);
        let lines: Vec<&str> =
            before.lines().chain(after.lines()).filter(|line| !line.contains("agreement/")).collect();
        (path.as_str().to_owned(), lines.join("\n").into_bytes())
    });
    stripped.collect()
}

#[test]
fn the_page_is_there_where_somebody_coded_again() {
    let page = |files: &Files| {
        let site = clean(files, &everything()).expect("it is fine");
        site.get(&OutPath::new("agreement/index.html").unwrap())
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    };
    assert_eq!(page(&coded(&[])), None);
    let text = page(&coded(&[("jun", "- {exact: nobody knows why, themes: [new-service], note: see}\n")]))
        .expect("it is there");
    for said in ["nobody knows why", ">jun<", ">first coding<", "the same interview, 1 of 3 (33 %)", ">see<", "#t2"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn a_list_is_that_of_the_longest_name_it_lies_beside() {
    let files = coded(&[("jun", "- {exact: Plain, themes: [releases]}\n")]);
    let rules = |files: &Files| -> Vec<&'static str> {
        let planned = Memo::new().planned(&scan(files), &everything(), &NoProgress);
        planned.diagnostics.iter().map(|complaint| complaint.rule).collect()
    };
    assert_eq!(rules(&files), [""; 0]);
    // The interview `a.jun` has it as its own list, in which these words are not found.
    let mut own = files.clone();
    own.insert("content/interviews/a.jun.md".to_owned(), "---\nparticipant: R\n---\n\n**R:** Hm.\n".to_owned());
    assert_eq!(rules(&own), ["quote-not-found"]);
    let mut stray = files;
    stray.remove("content/interviews/a.md");
    assert_eq!(rules(&stray), ["second-coding-without-interview"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn second_codings_count_nowhere_else(one in coding(), other in coding()) {
        let alone = without_agreement(&coded(&[]));
        for codings in [&[("jun", one.as_str())][..], &[("jun", &one), ("kofi", &other)]] {
            let again = without_agreement(&coded(codings));
            prop_assert_eq!(alone.keys().collect::<Vec<_>>(), again.keys().collect::<Vec<_>>());
            for (path, bytes) in &alone {
                let (then, now) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&again[path]));
                prop_assert!(then == now, "{path}: {then}\n---\n{now}");
            }
        }
    }
}
