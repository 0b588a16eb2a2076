//! Linking small studies: what leads where, and what is said of names that lead nowhere.
//!
//! Comes in: files as text. Goes out: nothing. Does not know: what is counted.

use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::content::Entries;
use crate::content::read::{self, TextFile};
use crate::knowledge::*;

/// Links a study of these files; each body is `**P:**` words, front matter as given.
fn linked(files: &[(&str, &str)]) -> Checked<Knowledge> {
    link(entries(files))
}

fn entries(files: &[(&str, &str)]) -> Entries {
    let mut entries = Entries::default();
    for (path, text) in files {
        let path = SourcePath::new(&format!("content/{path}.md"));
        let Checked { value, diagnostics } = read::read(TextFile { path: &path, text }, None);
        assert_eq!(diagnostics, [], "{path}");
        entries.add(value.entry);
    }
    entries
}

fn good(files: &[(&str, &str)]) -> Knowledge {
    let Checked { value, diagnostics } = linked(files);
    assert_eq!(diagnostics, []);
    value
}

fn rules(files: &[(&str, &str)]) -> Vec<&'static str> {
    linked(files).diagnostics.iter().map(|complaint| complaint.rule).collect()
}

fn slugs<'k>(knowledge: &'k Knowledge, themes: &[ThemeId]) -> Vec<&'k str> {
    themes.iter().map(|theme| knowledge.themes[*theme].slug.as_str()).collect()
}

#[test]
fn quotes_go_to_their_themes_and_aliases_count() {
    let knowledge = good(&[
        ("interviews/a", "---\ntags: [old-b, b]\n---\n[x y]{.a .old-b .b} [z]{.a kind=ask}"),
        ("themes/a", ""),
        ("themes/b", "---\nparent: a\naliases: [old-b]\n---\n"),
    ]);
    let [first, second] = [QuoteId::from_index(0), QuoteId::from_index(1)];
    assert_eq!(slugs(&knowledge, &knowledge.quotes[first].themes), ["a", "b"]);
    assert!(knowledge.quotes[first].evidence && !knowledge.quotes[second].evidence);
    let [a, b] = [ThemeId::from_index(0), ThemeId::from_index(1)];
    assert_eq!(knowledge.themes[a].quotes, [first, second]);
    assert_eq!(knowledge.themes[b].quotes, [first]);
    assert_eq!(knowledge.themes[b].tagged.len(), 1);
    assert_eq!((knowledge.themes[a].children.as_slice(), knowledge.themes[b].parent), ([b].as_slice(), Some(a)));
}

#[test]
fn what_nobody_describes_is_implied() {
    let knowledge = good(&[("interviews/a", "---\nteam: Pay Ments\n---\n[x]{.b} [y]{.a}")]);
    let themes: Vec<ThemeId> = knowledge.themes.ids().collect();
    assert_eq!(slugs(&knowledge, &themes), ["a", "b"]);
    let team = &knowledge.teams[TeamId::from_index(0)];
    assert_eq!((team.slug.as_str(), team.title.as_str(), team.interviews.len()), ("pay-ments", "Pay Ments", 1));
}

#[test]
fn a_participant_has_one_voice_with_the_newest_team_and_role() {
    let knowledge = good(&[
        ("interviews/a", "---\nparticipant: P1\nteam: new\ndate: 2026-02-01\n---\n"),
        ("interviews/b", "---\nparticipant: P1\nteam: old\nrole: engineer\ndate: 2025-01-01\n---\n"),
        ("interviews/c", "---\nparticipant: P1\n---\n"),
        ("interviews/d", ""),
    ]);
    assert_eq!(knowledge.participants.len(), 2);
    let person = knowledge.participants.iter().next().expect("there are two");
    let team = person.team.map(|team| knowledge.teams[team].slug.as_str());
    assert_eq!((team, person.role.as_deref()), (Some("new"), Some("engineer")));
    let order: Vec<&str> = person.interviews.iter().map(|id| knowledge.interviews[*id].entry.slug.as_str()).collect();
    assert_eq!(order, ["c", "b", "a"]);
    let undated = knowledge.interviews.iter().nth(2).expect("there are four");
    assert_eq!(undated.people[0].team, person.team);
}

#[test]
fn an_interview_that_is_not_seen_says_nothing_of_somebody_in_one_that_is() {
    let files = [
        ("interviews/seen", "---\nparticipant: P1\n---\n"),
        ("interviews/unseen", "---\nparticipant: P1\nteam: a\nrole: engineer\n---\n"),
    ];
    let described = |is_seen: fn(&str) -> bool| {
        let knowledge = link_for(entries(&files), |interview| is_seen(interview.slug.as_str())).value;
        let person = knowledge.participants.iter().next().expect("there is one");
        let team_of = |interview: &LinkedInterview| interview.people[0].team.is_some();
        (person.role.is_some(), knowledge.interviews.iter().map(team_of).collect::<Vec<_>>())
    };
    assert_eq!(described(|slug| slug == "seen"), (false, vec![false, true]));
    assert_eq!(described(|_| true), (true, vec![true, true]));
    assert_eq!(described(|_| false), (true, vec![true, true]), "where nothing of somebody is seen, all of it counts");
}

#[test]
fn a_participant_is_one_person_however_typed() {
    let knowledge = good(&[
        ("interviews/a", "---\nparticipant: José\n---\n"),
        ("interviews/b", "---\nparticipant: \"jose\u{301}\u{200b}\"\n---\n"),
        ("interviews/c", "---\nparticipant: Jose\n---\n"),
    ]);
    let names: Vec<&str> = knowledge.participants.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["José", "Jose"]);
}

#[test]
fn weights_are_shares() {
    let knowledge = good(&[("outcomes/a", "---\nweight: 3\n---\n"), ("outcomes/b", "")]);
    assert_eq!(knowledge.outcomes.iter().map(|outcome| outcome.share).collect::<Vec<_>>(), [0.75, 0.25]);
}

#[test]
fn names_that_lead_nowhere_are_complained_of() {
    let theme = ("themes/a", "");
    for (file, rule) in [
        (("interviews/x", "[w]{.b}"), "unknown-theme"),
        (("themes/x", "---\nparent: b\n---\n"), "unknown-theme"),
        (("opportunities/x", "---\nthemes: [b]\n---\n"), "unknown-theme"),
        (("themes/x", "---\nstrategic: {o: 1}\n---\n"), "unknown-outcome"),
        (("interviews/x", "---\nguide: g\n---\n"), "unknown-guide"),
        (("interviews/x", "---\nfollows: y\n---\n"), "unknown-interview"),
        (("interviews/x", "---\nfollows: x\n---\n"), "follows-circle"),
        (("interviews/x", "[w]{.a q=q1}"), "unknown-question"),
        (("themes/x", "---\nslug: a\n---\n"), "duplicate-slug"),
        (("themes/x", "---\naliases: [a]\n---\n"), "alias-taken"),
        (("themes/x", "---\nparent: x\n---\n"), "parent-circle"),
    ] {
        assert_eq!(rules(&[theme, file]), [rule], "{file:?}");
    }
    assert_eq!(rules(&[("_index", ""), ("index", "")]), ["duplicate-slug"]);
}

#[test]
fn interviews_that_follow_each_other_in_a_circle_are_one_complaint() {
    let follows = |other: &str| format!("---\nfollows: {other}\n---\n");
    let texts = [("interviews/x", follows("z")), ("interviews/y", follows("x")), ("interviews/z", follows("y"))];
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, &**text)).collect();
    assert_eq!(rules(&files), ["follows-circle"]);
}

/// A theme `a` with `b` below it, another `c`, an opportunity for `b`, and a quote of each.
const FOUND: [(&str, &str); 5] = [
    ("interviews/p", "---\naliases: [older]\n---\n[one]{.a #qa} [two]{.b #qb} [three]{.c #qc}"),
    ("opportunities/o", "---\nthemes: [b]\n---\n"),
    ("themes/a", ""),
    ("themes/b", "---\nparent: a\n---\n"),
    ("themes/c", ""),
];

fn with_finding(about: &str) -> Vec<(&'static str, String)> {
    let files = FOUND.map(|(path, text)| (path, text.to_owned())).into_iter();
    let home = format!("---\nbrief:\n  - {{finding: So., {about}}}\n---\n");
    files.chain([("_index", home)]).collect()
}

#[test]
fn a_finding_names_what_it_is_about_and_a_quote_of_it() {
    for (about, quote) in [
        ("theme: a", None),
        ("theme: a, quote: p#qa", Some(0)),
        ("theme: a, quote: p#qb", Some(1)),
        ("theme: c, quote: older#qc", Some(2)),
        ("opportunity: o, quote: 'p # qb'", Some(1)),
    ] {
        let files = with_finding(about);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let home = good(&files).home.expect("it has a file");
        let quotes: Vec<Option<usize>> = home.brief.iter().map(|it| it.quote.map(Id::index)).collect();
        assert_eq!(quotes, [quote], "{about}");
    }
    for (about, rule) in [
        ("theme: d", "unknown-theme"),
        ("opportunity: a", "unknown-opportunity"),
        ("theme: a, quote: q#qa", "unknown-interview"),
        ("theme: a, quote: p#qd", "unknown-quote"),
        ("theme: b, quote: p#qa", "quote-of-another-theme"),
        ("opportunity: o, quote: p#qc", "quote-of-another-theme"),
    ] {
        let files = with_finding(about);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let Checked { value: knowledge, diagnostics } = linked(&files);
        assert_eq!(diagnostics.iter().map(|complaint| complaint.rule).collect::<Vec<_>>(), [rule], "{about}");
        assert_eq!(knowledge.home.expect("it has a file").brief.len(), 0, "{about}");
    }
}

#[test]
fn a_theme_opens_with_a_quote_of_its_own_or_of_a_theme_below_it() {
    let link = |theme: &str, text: &'static str| {
        let files = FOUND.map(|(path, found)| (path, if path == theme { text } else { found }));
        let Checked { value, diagnostics } = linked(&files);
        let leads: Vec<usize> = value.leads.into_values().map(Id::index).collect();
        (leads, diagnostics.iter().map(|it| it.rule).collect::<Vec<_>>())
    };
    assert_eq!(link("themes/a", "---\nlead: p#qa\n---\n"), (vec![0], vec![]));
    assert_eq!(link("themes/a", "---\nlead: older#qb\n---\n"), (vec![1], vec![]));
    for (theme, text, rule) in [
        ("themes/a", "---\nlead: q#qa\n---\n", "unknown-interview"),
        ("themes/a", "---\nlead: p#qd\n---\n", "unknown-quote"),
        ("themes/b", "---\nparent: a\nlead: p#qa\n---\n", "quote-of-another-theme"),
    ] {
        assert_eq!(link(theme, text), (vec![], vec![rule]), "{theme}: {text}");
    }
}

#[test]
fn a_name_is_folded_as_its_slug_was() {
    let knowledge = good(&[("interviews/a", "[x y]{.größe}"), ("themes/Größe", "")]);
    assert_eq!(knowledge.themes.iter().map(|theme| theme.quotes.len()).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_tree_has_a_bounded_depth() {
    let files: Vec<(String, String)> = (0..2000)
        .map(|level: usize| (format!("themes/t{level}"), format!("---\nparent: t{}\n---\n", level.saturating_sub(1))))
        .skip(1)
        .chain([("themes/t0".to_owned(), String::new())])
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let Checked { value, diagnostics } = linked(&files);
    assert!(diagnostics.iter().all(|complaint| complaint.rule == "parents-too-deep") && !diagnostics.is_empty());
    assert!(value.themes.ids().all(|theme| value.themes_above(theme).count() < 12));
    assert_eq!(rules(&files[..11].iter().copied().chain([("themes/t0", "")]).collect::<Vec<_>>()), [""; 0]);
}

#[test]
fn a_theme_is_for_a_hundred_opportunities_and_no_more() {
    let paths: Vec<String> = (0..102).map(|number| format!("opportunities/o{number:03}")).collect();
    let text = "---\nthemes: [a, b]\n---\n";
    let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), text)).collect();
    assert_eq!(linked(&files[..100]).diagnostics, []);
    let Checked { value, diagnostics } = linked(&files);
    let found: Vec<_> = diagnostics.iter().map(|it| (it.rule, it.place.path.as_str(), it.place.span)).collect();
    let at = |start| crate::base::span::Span::new(start, start + 1);
    let said = |path, start| ("too-many-opportunities", path, at(start));
    let (first, second) = ("content/opportunities/o100.md", "content/opportunities/o101.md");
    assert_eq!(found, [said(first, 13), said(first, 16), said(second, 13), said(second, 16)]);
    assert!(value.opportunities.iter().skip(100).all(|opportunity| opportunity.themes.is_empty()));
}

#[test]
fn who_speaks_of_a_thousand_themes_is_told_so() {
    let marks = |count: usize| (0..count).map(|number| format!("[a]{{.t{number}}} ")).collect::<String>();
    let (enough, more) = (marks(1000), marks(1001));
    assert_eq!(rules(&[("interviews/p07", &enough), ("interviews/p08", "[a]{.u}")]), [""; 0]);
    let found = linked(&[("interviews/p07", &more), ("interviews/p08", "[a]{.u}")]).diagnostics;
    let [complaint] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((complaint.rule, complaint.place.path.as_str()), ("themes-without-end", "content/interviews/p07.md"));
}

#[test]
fn each_circle_is_complained_of_once_and_cut() {
    let parent = |name: &str| format!("---\nparent: {name}\n---\n");
    let (to_a, to_b, to_c) = (parent("a"), parent("b"), parent("c"));
    let files = [("themes/a", to_b.as_str()), ("themes/b", &to_c), ("themes/c", &to_a), ("themes/d", &to_a)];
    let Checked { value, diagnostics } = linked(&files);
    let found: Vec<_> = diagnostics.iter().map(|complaint| (complaint.rule, complaint.labels.len())).collect();
    assert_eq!(found, [("parent-circle", 2)]);
    for theme in value.themes.ids() {
        assert!(value.subtree(theme).len() <= 4);
    }
}

#[test]
fn whom_an_opportunity_was_tested_with_is_found_however_it_is_written() {
    let knowledge = linked(&[
        ("teams/freight", "---\ntitle: Freight and cargo\naliases: [cargo]\n---\n"),
        ("teams/p09", "---\ntitle: Security\n---\n"),
        ("interviews/2026-03", "---\nparticipant: P03\n---\n\n**P03:** Yes.\n"),
        ("interviews/alone", "**Somebody:** Yes.\n"),
        ("interviews/of-a-team", "---\nparticipant: P09\n---\n\n**P09:** Yes.\n"),
        (
            "opportunities/o",
            "---\nvalidations: [{with: freight}, {with: FREIGHT and  Cargo}, {with: cargo}, {with: p03}, {with: P09}, \
             {with: alone}, {with: \"Freight, by hand\"}, {with: P3}, {verdict: supports}]\n---\n",
        ),
    ]);
    let [freight, security] = [0, 1].map(|index| Some(TestedWith::Team(TeamId::from_index(index))));
    let [p03, alone] = [0, 1].map(|index| Some(TestedWith::Participant(ParticipantId::from_index(index))));
    let expected = [freight, freight, freight, p03, security, alone, None, None, None];
    assert_eq!(knowledge.value.opportunities[OpportunityId::from_index(0)].tested_with, expected);
}
