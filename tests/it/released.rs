//! What an audience may see: a study in which every text of content is a word of its own, so that each can be looked for.
//!
//! Comes in: files with places for words, `@title of an interview@`. Goes out: nothing. Does not know: by which way a word
//! reaches the site. A place `@!words of a draft@` is for a word that nobody is shown.

use std::collections::{BTreeMap, BTreeSet};

use cairn::base::Date;
use cairn::pipeline::{self, BuildCache, BuildOptions, Memo, NoProgress};
use cairn::release::Audience;
use cairn::site::lock::GoneAddresses;
use cairn::source;

use crate::occurrences::occurring;
use crate::site::files_below;

pub(crate) type Files = &'static [(&'static str, &'static str)];

/// Something of each kind, with every key that holds words.
pub(crate) const DESCRIBED: Files = &[
    (
        "content/_index.md",
        "---\ntitle: @home title@\npurpose: @purpose@\nfocus: [@focus@]\nnot: [@not to be done@]\n---\n@home words@\n",
    ),
    (
        "content/@page folder@/@page file@.md",
        "# @page heading@\n\n@page words@ [@page link@](../interviews/@linked raw file@.txt)\n\n<div>@page html@</div>\n",
    ),
    (
        "content/@titled page@.md",
        "---\ntitle: @page title@\naliases: [@page alias@]\nextra: {@page extra key@: @page extra@}\n---\n@titled page words@\n",
    ),
    (
        "content/interviews/@interview folder@/@interview file@.md",
        r#"---
title: @interview title@
slug: @interview slug@
date: 2031-02-03
participant: @participant@
team: @team slug@
role: @role@
tenure: @tenure@
interviewer: @interviewer@
observers: [@observer@]
listeners: [@listener@]
recording: ../@recording file@.mp3
guide: @guide slug@
answers: {@question id@: @question choice@}
tags: [@tag slug@]
takeaways: [@takeaway@]
aliases: [@interview alias@]
extra: {@interview extra key@: [@interview extra@]}
quotes:
  - {exact: "@stand-off words@ are here", prefix: "@stand-off prefix@ ", themes: [@theme slug@], id: @stand-off id@, note: @stand-off note@, by: @stand-off coder@}
---
@words before all turns@

# @interview heading@

**@interviewer@:** @question in a turn@? [@quote of the interviewer@ is one]{.@theme slug@ note="@note on the interviewer@"}

**@participant@:** [00:01:02] @answer@ and [@quote words@ *@quote emphasis@*]{.@theme slug@ #@quote id@ freq=weekly toil=2h load=2 q=@question id@ note="@quote note@" by="@quote coder@"}. @stand-off prefix@ @stand-off words@ are here. [@link words@](https://x.example/@link target@) ![@picture words@](../../@asset folder@/@asset file@.png) `@code@` [^@footnote label@] [@first word of an id@ @second word of an id@]{.@theme alias@ kind=ask}

> @words in a block quote@

| @cell of a table@ |
| --- |

**@observer@:** @words of an observer@

**@stranger@:** @words of a stranger@ [@broken words@](@broken target@.md)

[^@footnote label@]: @footnote words@

<!-- @!comment@ -->
"#,
    ),
    (
        "content/interviews/@group file@.md",
        "---\nparticipants:\n  - {name: @first of a group@, team: @team slug@, role: @role in a group@, tenure: @tenure in a group@}\n  \
         - {name: @second of a group@, tags: [@tag in a group@]}\nrecording: https://x.example/@recording address@\ndate: 2031-02-04\n---\n\
         **@first of a group@:** [@quote in a group@ is one]{.@theme slug@ #@quote id in a group@}\n\n**@second of a group@:** @answer in a group@\n",
    ),
    ("content/interviews/@bare file@.md", "@words without a label@\n"),
    (
        "content/interviews/@bare file@.quotes.yaml",
        "- {exact: @words without a label@, themes: [@theme slug@], id: @id beside@, note: @note beside@}\n",
    ),
    (
        "content/interviews/@bare file@.@second coder@.quotes.yaml",
        "- {exact: @words without a label@, themes: [@tag slug@], note: @second note@}\n",
    ),
    ("content/interviews/@recording file@.mp3", "@recording bytes@"),
    ("content/interviews/@linked raw file@.txt", "@linked raw words@"),
    ("content/interviews/@!raw file@.vtt", "@!raw words@"),
    ("content/interviews/@!draft file@.md", "---\ntitle: @!draft title@\ndraft: true\n---\n@!draft words@\n"),
    ("content/interviews/README.md", "@!readme@\n"),
    ("content/_@!hidden folder@/@!hidden file@.md", "@!hidden words@\n"),
    ("content/@asset folder@/@asset file@.png", "@asset bytes@"),
    ("content/@asset folder@/@asset alone@.bin", "@bytes of the asset alone@"),
    (
        "content/themes/@theme slug@.md",
        "---\ntitle: @theme title@\nparent: @parent theme@\nowner: @owner slug@\naliases: [@theme alias@]\nextra: {@theme extra key@: @theme extra@}\n---\n\
         @theme definition@ [@theme link@](@parent theme@.md)\n",
    ),
    ("content/themes/@parent theme@.md", "@definition of the parent theme@\n"),
    ("content/themes/@tag slug@.md", "---\ntitle: @tag title@\n---\n"),
    ("content/themes/@tag in a group@.md", "---\ntitle: @title of a tag in a group@\n---\n"),
    (
        "content/teams/@team slug@.md",
        "---\ntitle: @team title@\nheadcount: 12\nparent: @parent team@\naliases: [@team alias@]\nextra: {@team extra key@: @team extra@}\n---\n@team description@\n",
    ),
    ("content/teams/@parent team@.md", "---\ntitle: @title of the parent team@\n---\n"),
    ("content/teams/@owner slug@.md", "---\ntitle: @owner title@\nkind: platform\n---\n"),
    (
        "content/opportunities/@opportunity slug@.md",
        "---\ntitle: @opportunity title@\nthemes: [@theme slug@]\nproblem: @problem@\nhypothesis: @hypothesis@\nsolution: @solution@\n\
         eliminates: @eliminates@\naliases: [@opportunity alias@]\nstrategic: {@outcome slug@: 3}\n\
         validations: [{date: 2031-02-05, with: @validated with@, stage: problem, verdict: supports, note: @validation note@}]\n\
         extra: {@opportunity extra key@: @opportunity extra@}\n---\n@opportunity description@\n",
    ),
    (
        "content/outcomes/@outcome slug@.md",
        "---\ntitle: @outcome title@\nsponsor: @sponsor@\nweight: 1\ndate: 2031-02-06\nsource: @outcome source@\naliases: [@outcome alias@]\n\
         extra: {@outcome extra key@: @outcome extra@}\n---\n@outcome description@\n",
    ),
    (
        "content/guides/@guide slug@.md",
        "---\ntitle: @guide title@\nversion: @guide version@\naliases: [@guide alias@]\nsections:\n  - title: @section title@\n    questions:\n      \
         - {id: @question id@, text: @question text@, kind: choice, choices: [@question choice@], unit: @question unit@, baseline: @question baseline@}\n\
         extra: {@guide extra key@: @guide extra@}\n---\n@guide description@\n",
    ),
];

/// Themes and teams that no file describes.
const IMPLIED: Files = &[(
    "content/interviews/@implying file@.md",
    "---\nparticipant: @participant@\nteam: @implied team@\ntags: [@implied tag@]\n---\n**@participant@:** [@quote words@]{.@implied theme@}\n",
)];

/// Days that are attributes of content, as pages and data have them.
const DAYS: [&str; 4] = ["2031-02-03", "2031-02-04", "2031-02-05", "2031-02-06"];

/// A study with a word in each place, and which word is where.
pub(crate) struct Sentinels {
    /// What each word begins with.
    start: &'static str,
    pub(crate) files: BTreeMap<String, String>,
    /// By the place's name.
    pub(crate) words: BTreeMap<&'static str, String>,
}

impl Sentinels {
    pub(crate) fn new(files: Files) -> Self {
        Self::beginning("qx", files)
    }

    /// The same with other words, which begin with two letters.
    fn beginning(start: &'static str, files: Files) -> Self {
        let mut sentinels = Self { start, files: BTreeMap::new(), words: BTreeMap::new() };
        for (path, text) in files {
            let (path, text) = (sentinels.filled(path), sentinels.filled(text));
            let days = DAYS.into_iter().filter(|day| text.contains(day));
            sentinels.words.extend(days.map(|day| (day, day.to_owned())));
            sentinels.files.insert(path, text);
        }
        // The built-in templates show no extras; this one shows all that it is given.
        let base = include_str!("../../themes/default/templates/base.html");
        let base = base.replace("</body>", "{% if extra is defined %}{{ extra }}{% endif %}</body>");
        sentinels.files.insert("themes/default/templates/base.html".to_owned(), base);
        sentinels
    }

    /// A text with a word in each of its places.
    fn filled(&mut self, text: &'static str) -> String {
        let parts = text.split('@').enumerate();
        parts.map(|(at, part)| if at % 2 == 0 { part.to_owned() } else { self.word(part) }).collect()
    }

    /// The word of a place: all are equally long, so that none is within another, and no text of ours has one.
    fn word(&mut self, place: &'static str) -> String {
        let number = self.words.len();
        let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).expect("there are 26 letters"));
        let word = || format!("{}{}{}kj", self.start, letter(number / 26), letter(number));
        self.words.entry(place).or_insert_with(word).clone()
    }

    /// The places whose words occur in some texts, whatever the case of their letters.
    pub(crate) fn found_in(&self, texts: &BTreeMap<String, Vec<u8>>) -> Vec<&'static str> {
        let words: Vec<&str> = self.words.values().map(String::as_str).collect();
        self.words.keys().zip(occurring(&words, texts)).filter(|(_, occurs)| *occurs).map(|(place, _)| *place).collect()
    }

    /// The whole output with `cairn.lock`, for an audience: every file by its path.
    fn published(&self, audience: Audience) -> BTreeMap<String, Vec<u8>> {
        self.published_after(&[], audience)
    }

    /// The same in a folder, and with a cache, where the site was built for others before.
    fn published_after(&self, before: &[Audience], audience: Audience) -> BTreeMap<String, Vec<u8>> {
        let scanned = source::scan_memory(self.files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
        let root = tempfile::tempdir().expect("there is a temporary folder");
        let (out, cache) = (root.path().join("public"), BuildCache::of_study(root.path()));
        for audience in before.iter().chain([&audience]) {
            let publication = pipeline::publish(&scanned, &request(audience.clone()), &out, Some(&cache), &NoProgress);
            let publication = publication.expect("the folder can be written");
            assert!(publication.published.is_some(), "{:#?}", publication.diagnostics);
        }
        let planned = Memo::new().planned(&scanned, &request(audience), &NoProgress).value;
        let lock = planned.updated_lock(&scanned.value, GoneAddresses::Keep).value.1.text;
        let mut files = files_below(&out);
        files.insert("cairn.lock".to_owned(), lock.into_bytes());
        files
    }
}

fn request(audience: Audience) -> BuildOptions {
    BuildOptions::for_site(audience, Date::constant(2026, 3, 12))
}

#[test]
fn everybody_is_shown_every_word_that_is_not_withheld_from_all() {
    for files in [DESCRIBED, IMPLIED] {
        let study = Sentinels::new(files);
        let found = study.found_in(&study.published(Audience::Everybody));
        let missing: Vec<_> =
            study.words.keys().filter(|place| !place.starts_with('!') && !found.contains(place)).collect();
        assert!(missing.is_empty(), "nobody is shown {missing:#?}");
        let leaked: Vec<_> = found.iter().filter(|place| place.starts_with('!')).collect();
        assert!(leaked.is_empty(), "everybody is shown {leaked:#?}");
    }
}

#[test]
fn nobody_is_shown_a_single_word() {
    for files in [DESCRIBED, IMPLIED] {
        let study = Sentinels::new(files);
        let shown = study.published(Audience::Nobody);
        assert_eq!(study.found_in(&shown), [""; 0], "somebody who may see nothing is shown these");
        for page in ["index.html", "themes/index.html", "priorities/index.html", "data/quotes.json", "feed.xml"] {
            assert!(shown.contains_key(page), "{page} is there for everybody, with nothing in it");
        }
    }
}

#[test]
fn nobody_is_shown_what_was_built_for_everybody_before() {
    for files in [DESCRIBED, IMPLIED] {
        let study = Sentinels::new(files);
        let fresh = study.published(Audience::Nobody);
        let again = study.published_after(&[Audience::Nobody, Audience::Everybody], Audience::Nobody);
        assert_eq!(differing(&fresh, &again), [""; 0]);
    }
}

#[test]
fn other_words_are_the_same_bytes_for_nobody() {
    for files in [DESCRIBED, IMPLIED] {
        let published = |start| Sentinels::beginning(start, files).published(Audience::Nobody);
        assert_eq!(differing(&published("qx"), &published("zv")), [""; 0]);
    }
}

/// The files that are not the same in two outputs.
fn differing(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}
