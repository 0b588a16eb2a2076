//! Which quotes belong to which asks, and which speak to which assumptions.

use super::*;

const THEMES: [(&str, &str); 3] = [("themes/top", ""), ("themes/low", "---\nparent: top\n---\n"), ("themes/other", "")];

/// A study of these files, with three themes of which one is below another.
fn study<'f>(files: &[(&'f str, &'f str)]) -> (Knowledge, Vec<&'static str>) {
    read_and_link(&THEMES.iter().copied().chain(files.iter().copied()).collect::<Vec<_>>())
}

/// Of each ask its slug, and the words of what belongs to it.
fn asked(knowledge: &Knowledge) -> Vec<(&str, Vec<&str>)> {
    let words = |quotes: &[QuoteId]| quotes.iter().map(|id| knowledge.words(*id).text.as_str()).collect();
    knowledge.asks.iter().map(|ask| (ask.slug.as_str(), words(&ask.quotes))).collect()
}

#[test]
fn a_request_belongs_to_the_ask_that_it_names_else_to_those_for_its_themes() {
    let said = "**P:** [One one.]{.low kind=ask} [Two two.]{.low kind=ask ask=b} [Three three.]{.other kind=ask}\n\
                [Four four.]{.low .top kind=ask} [Five five.]{.low} [Six six.]{.top kind=ask}\n";
    let (knowledge, complaints) = study(&[
        ("asks/a", "---\nthemes: [top, other]\n---\n"),
        ("asks/b", ""),
        ("asks/c", "---\nthemes: [low]\n---\n"),
        ("interviews/p", said),
    ]);
    assert_eq!(complaints, [""; 0]);
    // `low` is below `top`, so what is of `low` is of `a` too; the fourth is of it twice, and there once.
    assert_eq!(
        asked(&knowledge),
        [
            ("a", vec!["One one.", "Three three.", "Four four.", "Six six."]),
            ("b", vec!["Two two."]),
            ("c", vec!["One one.", "Four four."]),
        ]
    );
}

#[test]
fn names_without_a_file_are_implied_until_there_is_a_first_one() {
    let said = "**P:** [One one.]{.top kind=ask ask=a-b} [Two two.]{.top confirms=x contradicts=y}\n";
    let (knowledge, complaints) = study(&[("interviews/p", said)]);
    assert_eq!(complaints, [""; 0]);
    assert_eq!(asked(&knowledge), [("a-b", vec!["One one."])]);
    assert_eq!(knowledge.asks.iter().next().map(|ask| ask.title.as_str()), Some("A b"));
    let sides: Vec<_> =
        knowledge.assumptions.iter().map(|it| (it.slug.as_str(), it.confirmed.len(), it.contradicted.len())).collect();
    assert_eq!(sides, [("x", 1, 0), ("y", 0, 1)]);
    let files = [("asks/c", ""), ("assumptions/z", ""), ("interviews/p", said)];
    let (knowledge, complaints) = study(&files);
    assert_eq!(complaints, ["unknown-ask", "unknown-assumption", "unknown-assumption"]);
    assert_eq!(asked(&knowledge), [("c", vec![])], "what names another ask belongs to none by its themes");
}

#[test]
fn only_a_request_belongs_to_an_ask() {
    let (knowledge, complaints) =
        study(&[("asks/a", "---\nthemes: [top]\n---\n"), ("interviews/p", "**P:** [One one.]{.top ask=a}\n")]);
    assert_eq!(complaints, ["ask-without-kind"]);
    assert_eq!(asked(&knowledge), [("a", vec![])]);
    let (knowledge, complaints) = study(&[("interviews/p", "**P:** [One one.]{.top ask=a}\n")]);
    assert_eq!((complaints, asked(&knowledge)), (vec!["ask-without-kind"], vec![]), "and implies none");
}

#[test]
fn the_themes_and_owners_of_asks_and_assumptions_are_looked_up() {
    let (knowledge, complaints) = study(&[
        ("teams/pay", ""),
        ("asks/a", "---\nthemes: [low, nowhere]\nowner: pay\n---\n"),
        ("assumptions/x", "---\nthemes: [other, elsewhere]\n---\n"),
    ]);
    assert_eq!(complaints, ["unknown-theme", "unknown-theme"]);
    let ask = knowledge.asks.iter().next().unwrap();
    assert_eq!((ask.themes.len(), ask.owner.is_some()), (1, true));
    assert_eq!(knowledge.assumptions.iter().next().unwrap().themes.len(), 1);
}
