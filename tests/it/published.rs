//! What is published and what is not: front matter in any form, leftovers, raw transcripts, recordings; and where links lead.

use crate::field_cases::field_case;
use crate::links;
use crate::site::{Site, files_below};

#[test]
fn front_matter_that_is_not_read_stops_the_build() {
    let block = "participant: P07\ninterviewer: Mira\nreal_name: Jane Roe\n";
    for (text, rule) in [
        (format!("+++\n{}+++\n", block.replace(": ", " = ")), "front-matter-not-read"),
        (format!("# Interview 8\n---\n{block}---\n"), "front-matter-not-first"),
        (format!("----\n{block}----\n"), "front-matter-not-read"),
        (format!("---\n{block}---\n").replace('\n', "\r"), "front-matter-not-read"),
    ] {
        for path in ["interviews/p08.md", "themes/x.md", "teams/x.md", "guides/x.md", "opportunities/x.md", "about.md"]
        {
            let site = Site::small().build().file(&format!("content/{path}"), format!("{text}\n**Mira:** Hi?\n"));
            site.fails_with(&[&format!("error[{rule}]"), &format!("--> content/{path}:"), "help: "]);
        }
    }
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn the_field_case_of_front_matter() {
    let Some(site) = field_case("15-front-matter-published") else { return };
    let files = ["a-toml", "b-after-heading", "c-after-comment", "d-four-dashes", "e-old-mac-line-ends"];
    let places = files.map(|file| format!("--> content/interviews/{file}.md:"));
    site.fails_with(&places.each_ref().map(String::as_str)).fails_with(&["5 errors"]);
}

#[test]
fn a_readme_is_nobody() {
    let about = "# Notes\n\nAsk Mira for the recordings.\n";
    let site = Site::small().file("content/interviews/2026/readme.md", about).file("content/README.md", about);
    let site = ["interviews", "themes", "teams", "guides", "outcomes", "opportunities"]
        .iter()
        .fold(site, |site, folder| site.file(&format!("content/{folder}/README.md"), about))
        .build();
    assert_eq!(site.data("interviews").len(), 1);
    assert_eq!((site.data("themes").len(), site.data("teams").len()), (1, 1));
    let files = files_below(&site.public());
    assert!(files.keys().all(|path| !path.to_lowercase().contains("readme")), "{:?}", files.keys());
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn the_field_case_of_a_readme() {
    let Some(site) = field_case("17-readme-is-a-person") else { return };
    let site = site.build();
    let interviews = site.data("interviews");
    assert_eq!(interviews.iter().map(|row| row["slug"].as_str()).collect::<Vec<_>>(), [Some("p07")]);
    let row = &site.data("priorities")[0];
    assert_eq!((&row["people"], &row["interviewed"]), (&1.into(), &1.into()), "{row}");
}

#[test]
fn leftovers_are_neither_read_nor_copied() {
    let real = "---\nparticipant: Jane Roe\n---\n\n**Jane Roe:** Words.\n";
    let names = ["p07.md.orig", "p07.md.bak", "p07.md~", "#p07.md#", "~$p07.docx", "p07.old", "p07.md.rej", "p07.tmp"];
    let site = names.iter().fold(Site::small(), |site, name| {
        site.file(&format!("content/interviews/{name}"), real).file(&format!("content/{name}"), real)
    });
    let site = site.file("content/Thumbs.db", "x").file("content/pictures/desktop.ini", "x").build();
    let files = files_below(&site.public());
    assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Jane Roe")));
    assert!(files.keys().all(|path| !path.contains("Thumbs") && !path.contains("desktop")), "{:?}", files.keys());
}

/// The links of an interview's page into recordings.
fn moments(site: &Site, slug: &str) -> Vec<String> {
    let page = site.output(&format!("interviews/{slug}/index.html"));
    let times = page.split("<a class=\"time\" href=\"").skip(1);
    times.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

/// Builds with warnings: the text of what was said.
#[track_caller]
fn warned(site: &Site, expected: &[&str]) -> String {
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for expected in expected {
        assert!(run.stderr.contains(expected), "{expected:?} is not in:\n{}", run.stderr);
    }
    run.stderr
}

fn heard(recording: &str) -> String {
    format!("---\nparticipant: P07\nrecording: {recording}\n---\n\n**P07:** [00:03] Words, then [00:12] more.\n")
}

#[test]
fn a_recording_is_found_as_a_link_is() {
    let interview = "content/interviews/2026/x.md";
    let site = Site::small().file("content/audio/ü 1.mp3", "x").file("content/interviews/2026/x.mp3", "x");
    let site = site.file("content/audio/u\u{308}-2.mp3", "x");
    for (recording, expected) in [
        ("'../../audio/ü 1.mp3'", "../../audio/%C3%BC%201.mp3#t="),
        ("../../audio/%C3%BC%201.mp3", "../../audio/%C3%BC%201.mp3#t="),
        ("'/audio/u\u{308} 1.mp3'", "../../audio/%C3%BC%201.mp3#t="),
        ("../../audio/ü-2.mp3", "../../audio/u%CC%88-2.mp3#t="),
        ("x.mp3", "../2026/x.mp3#t="),
        ("./x.mp3#t=9", "../2026/x.mp3#t="),
        ("https://e.example/x.mp3", "https://e.example/x.mp3#t="),
    ] {
        site.run(&["build"]);
        std::fs::write(site.root().join(interview), heard(recording)).expect("it can be written");
        let run = site.run(&["build"]);
        assert!(!run.stderr.contains("missing-recording"), "{recording}: {}", run.stderr);
        let expected = [3, 12].map(|seconds| format!("{expected}{seconds}"));
        assert_eq!(moments(&site, "x"), expected, "{recording}");
    }
}

#[test]
fn a_recording_that_is_not_there_gives_no_links() {
    let site = Site::small().file("content/audio/p08.mp3", "x");
    for recording in ["../audio/p09.mp3", "p08.mp3", "../audio/P08.mp3", "../../audio/p08.mp3", "/p08.mp3"] {
        std::fs::write(site.root().join("content/interviews/p08.md"), heard(recording)).expect("it can be written");
        let place = "--> content/interviews/p08.md:3:12\n";
        warned(&site, &["warning[missing-recording]: there is no recording", place]);
        assert_eq!(moments(&site, "p08"), [""; 0], "{recording}");
        let page = site.output("interviews/p08/index.html");
        assert!(
            page.contains("<span class=\"time\">00:12</span>") || page.contains("<span class=\"time\">[00:12]</span>")
        );
        assert!(!page.contains(">Recording<"), "{recording}");
        let run = site.run(&["check"]);
        assert!(run.code == 1 && run.stderr.contains("error[missing-recording]"), "{}", run.stderr);
    }
    let site = site.file("site.toml", "[check]\nmissing-recording = \"allow\"\n");
    assert!(!warned(&site, &[]).contains("missing-recording"));
    assert!(!site.run(&["check"]).stderr.contains("missing-recording"));
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn the_field_case_of_recordings() {
    let Some(site) = field_case("20-recording-not-checked") else { return };
    let said = warned(&site, &["b-missing.md:2:12", "c-case.md:2:12", "e-beside.md:2:12", "3 warnings"]);
    assert!(!said.contains("a-there") && !said.contains("d-nfd"), "{said}");
    assert_eq!(moments(&site, "a-there"), ["../../audio/p07.mp3#t=3"]);
    let there = moments(&site, "d-nfd");
    let [link] = there.as_slice() else { panic!("{there:?}") };
    let file = percent_encoding::percent_decode_str(link).decode_utf8().expect("it is UTF-8").into_owned();
    let file = file.strip_prefix("../../").and_then(|file| file.strip_suffix("#t=3")).expect("it leads there");
    assert!(site.public().join(file).exists(), "{link}");
    for slug in ["b-missing", "c-case", "e-beside"] {
        assert_eq!(moments(&site, slug), [""; 0]);
    }
}

#[test]
fn a_build_says_what_leads_nowhere() {
    let site = Site::small().file(
        "content/about.md",
        "See [this](nothing.md), [that](/nowhere/), ![a picture](no.png), [here](#here), [the web](https://e.example).\n",
    );
    let expected = [
        "warning[broken-link]: there is nothing at `nothing.md`",
        "warning[broken-link]: there is nothing at `/nowhere/`",
        "warning[missing-picture]: there is no picture `no.png`",
        "3 warnings",
    ];
    warned(&site, &expected);
    // Also where nothing was made anew, and where something was.
    warned(&site, &expected);
    warned(&site.file("content/more.md", "More.\n"), &expected);
}

#[test]
fn a_build_says_nothing_of_what_is_allowed() {
    let site = Site::small()
        .file("content/about.md", "See [this](nothing.md). <!-- cairn-allow: broken-link -->\n\n![a](no.png)\n")
        .file("site.toml", "[check]\nmissing-picture = \"allow\"\n");
    site.build();
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn links_and_pictures_lead_to_names_that_read_the_same() {
    let Some(site) = field_case("09-nfd-links") else { return };
    let site = site.build();
    let page = site.output("interviews/p07/index.html");
    assert!(page.contains("href=\"../../themes/grosse/\""), "{page}");
    let picture = page.split("<img src=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("there is one");
    let file = percent_encoding::percent_decode_str(picture).decode_utf8().expect("it is UTF-8").into_owned();
    assert!(site.public().join("interviews/p07").join(file).exists(), "{picture}");
}

const RAW: &str = "WEBVTT\n\n00:12.000 --> 00:14.000\n<v Jane Roe>It took two weeks.\n";

#[test]
fn raw_transcripts_are_not_published() {
    let names = ["p07.vtt", "p07.docx", "2026/p07.txt", "p07.json", "P07.MD", "p07.markdown", "p07.mp3"];
    let site = names.iter().fold(Site::small(), |site, name| site.file(&format!("content/interviews/{name}"), RAW));
    let site = site.file("content/interviews/_p09.vtt", RAW).file("content/audio/p10.vtt", "copied");
    let places = names.map(|name| format!("--> content/interviews/{name}:1:1\n"));
    // Of a file whose name ends in another way than is read, that is said, and nothing more.
    warned(&site, &["unlinked-file                 5      5\n", "odd-ending                    2      2\n"]);
    let said = site.run(&["check", "--all"]).stderr;
    assert!(places.iter().all(|place| said.contains(place)), "{said}");
    assert!(!said.contains("WEBVTT"), "not a line of it is shown: {said}");
    assert!(!said.contains("_p09") && !said.contains("p10"), "{said}");
    assert!(said.contains("warning[unlinked-file]") && said.contains("begin its name with `_`"), "{said}");
    let files = files_below(&site.public());
    assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Jane Roe")));
    assert!(files.contains_key("audio/p10.vtt"));
}

#[test]
fn what_a_page_links_to_beside_interviews_is_published() {
    let names = ["a.vtt", "b c.png", "d.txt", "e.mp3", "u\u{308}.mp3", "g.json", "h.vtt", "i.vtt"];
    let site = names.iter().fold(Site::small(), |site, name| site.file(&format!("content/interviews/{name}"), *name));
    let site = site
        .file("content/about.md", "[a](interviews/a.vtt#x) ![b](/interviews/b%20c.png)\n")
        .file(
            "content/themes/toil.md",
            "---\ntitle: Toil\naliases: [drudgery]\n---\nSee [d][d].\n\n[d]: ../interviews/d.txt\n",
        )
        .file("content/interviews/2026/p08.md", heard("../e.mp3"))
        .file("content/interviews/p09.md", format!("{}\n![g](g.json)\n", heard("ü.mp3")))
        .file("content/interviews/p10.md", "---\ndraft: true\n---\n[h](h.vtt) and `[i](i.vtt)`\n");
    let said = warned(&site, &["interviews/h.vtt:1:1", "interviews/i.vtt:1:1", "2 warnings"]);
    for name in &names[..6] {
        assert!(site.public().join("interviews").join(name).exists(), "{name}: {said}");
    }
    assert!(!site.public().join("interviews/h.vtt").exists() && !site.public().join("interviews/i.vtt").exists());
}

/// The ids of the headings of a page.
fn heading_ids(html: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(html);
    let headings = scraper::Selector::parse("h1[id], h2[id], h3[id]").expect("it is a selector");
    let ids = html.select(&headings).filter_map(|heading| heading.attr("id"));
    ids.filter(|id| !id.starts_with(':')).map(str::to_owned).collect()
}

#[test]
fn headings_can_be_linked_to() {
    let words = "[first](#how-we-ask), [second](#how-we-ask-1), [far](#gr%C3%B6%C3%9Fe).\n\n## How we *ask*\n\n## How we ask\n\n### Größe\n";
    let files = ["about.md", "themes/x.md", "teams/x.md", "outcomes/x.md", "opportunities/x.md", "guides/x.md"];
    let site = files.iter().fold(Site::small(), |site, file| {
        let front = if file.starts_with("opportunities") { "---\nthemes: [toil]\n---\n" } else { "" };
        site.file(&format!("content/{file}"), format!("{front}{words}"))
    });
    let site = site
        .file("content/interviews/p08.md", format!("{words}\n**P08:** Words.\n\n## Later\n\nMore.\n"))
        .file(
            "content/_index.md",
            format!("{words}\n[There](interviews/p08.md#later) and [there](themes/x.md#größe)\n"),
        )
        .build();
    for page in
        ["", "about/", "themes/x/", "teams/x/", "outcomes/x/", "opportunities/x/", "guides/x/", "interviews/p08/"]
    {
        let ids = heading_ids(&site.output(&format!("{page}index.html")));
        assert_eq!(ids[..3], ["how-we-ask", "how-we-ask-1", "größe"], "{page}");
    }
    assert_eq!(links::broken(&site.public(), "https://x.example/"), [""; 0]);
    let said = site.run(&["check", "--all"]).stderr;
    assert!(!said.contains("anchor"), "{said}");
    let site = site
        .file("content/more.md", "[a](about.md#how-we-aks) [b](themes/x.md#no) [c](themes/toil.md#p07.two-weeks)\n");
    let said = site.run(&["check", "--all"]).stderr;
    assert_eq!(said.matches("warning[broken-anchor]").count(), 2, "{said}");
    assert!(said.contains("did you mean `how-we-ask`?"), "{said}");
}

#[test]
fn a_headings_id_gives_way_to_what_else_is_a_place() {
    let interview = "---\nparticipant: P08\n---\n\n## It took two weeks\n\n**P08:** [It took two weeks.]{.toil} [Own.]{.toil #own-id}[^note]\n\n\
                     ## Own id\n\n## T1\n\n## Note\n\n[^note]: A footnote.\n";
    let guide = "---\nsections:\n  - questions:\n      - {id: last, text: When last?}\n---\n## Last\n";
    let site = Site::small().file("content/interviews/p08.md", interview).file("content/guides/g2.md", guide).build();
    let page = site.output("interviews/p08/index.html");
    assert_eq!(heading_ids(&page), ["it-took-two-weeks-1", "own-id-1", "t1-1", "note-1"]);
    assert!(page.contains("data-kind=\"pain\" id=\"it-took-two-weeks\">"), "{page}");
    let page = site.output("guides/g2/index.html");
    assert_eq!(heading_ids(&page), ["last-1"]);
    assert!(page.contains("<section class=\"question\" id=\"last\">"), "{page}");
    for (path, bytes) in files_below(&site.public()).iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = scraper::Html::parse_document(&String::from_utf8_lossy(bytes));
        let any = scraper::Selector::parse("[id]").expect("it is a selector");
        let mut ids: Vec<&str> = html.select(&any).filter_map(|element| element.attr("id")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice in {path}");
    }
}

/// Words, and the front matter of an interview before them.
fn of_p07(words: &str) -> String {
    format!("---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** Hi?\n\n{words}\n")
}

/// Whatever keeps a mark from being one, it is said, and no quote is lost without a word.
#[test]
fn a_mark_that_is_none_is_said() {
    let quote = "[Is it not painful to wait all day]{.toil freq=daily}";
    for words in [
        format!("<!-- cleaned --> {quote}"),
        format!("<!-- cut\n-->{quote}"),
        format!("<div>\n{quote}\n</div>"),
        "**P07:** [It took two weeks]｛.toil｝".to_owned(),
    ] {
        let said = Site::small().file("content/interviews/p07.md", of_p07(&words)).run(&["check", "--all"]).stderr;
        assert!(said.contains("warning[unattached-attributes]"), "{words}: {said}");
    }
    for (words, rule) in [
        ("**P07:** [It took two weeks]{.toil}{freq=daily}", "error[second-attributes]"),
        ("**P07:** Fine [\u{200b}]{.toil}.", "error[empty-quote]"),
        ("**P07:** [It took two weeks]{.toil .Toil}", "error[duplicate-theme]"),
        ("**[Jane Roe]{for=platform}:** Fine.\n\n**P07:** So.", "error[unread-limit]"),
        ("**P07:** So.\n\n**P08 [[00:12]]{for=platform}:** Fine.", "error[unread-limit]"),
    ] {
        Site::small().build().file("content/interviews/p07.md", of_p07(words)).fails_with(&[rule]);
    }
}

#[test]
fn front_matter_with_odd_lines_stops_the_build() {
    for text in [
        "Participant: P07\nReal name: Jane Roe\nInterviewer: Mira\n\n**Mira:** Hi?\n",
        "~~~\nparticipant: P07\nreal_name: Jane Roe\n~~~\n",
        "> ---\n> participant: P07\n> real_name: Jane Roe\n> ---\n",
        "---\u{85}participant: P07\u{85}real_name: Jane Roe\u{85}---\u{85}Words.",
        "---\u{2028}participant: P07\u{2028}real_name: Jane Roe\u{2028}---\u{2028}Words.",
    ] {
        Site::small().build().file("content/interviews/p08.md", text).fails_with(&["error[front-matter-not-read]"]);
    }
}

#[test]
fn a_key_that_was_to_withhold_stops_the_build_and_says_which_does() {
    for (key, help) in [
        ("withdrawn: true", "consent: {withdrawn: 2026-11-02}"),
        ("withdrawn: 2026-11-02", "consent: {withdrawn: 2026-11-02}"),
        ("private: true", "draft: true"),
        ("published: false", "draft: true"),
        ("unlisted: true", "draft: true"),
        ("visibility: private", "audience: [name]"),
    ] {
        let text = format!("---\nparticipant: P08\n{key}\n---\n\n**P08:** Words.\n");
        Site::small().build().file("content/interviews/p08.md", text).fails_with(&["error[unread-limit]", help]);
    }
}

#[test]
fn a_list_is_paired_however_its_name_is_typed() {
    let list = "- {exact: It took two weeks, themes: [toil]}\n";
    let site = Site::of(&[
        ("content/interviews/über.md", "---\nparticipant: P1\n---\n\n**P1:** It took two weeks.\n"),
        ("content/interviews/u\u{308}ber.quotes.yaml", list),
        ("content/interviews/a b.md", "---\nparticipant: P2\n---\n\n**P2:** It took two weeks.\n"),
        ("content/interviews/a\u{a0}b.quotes.yaml", list),
    ])
    .build();
    assert_eq!(site.data("quotes").len(), 2);
    let named = site.file("content/interviews/a b.md.quotes.yaml", list);
    named.fails_with(&["error[quotes-without-interview]", "name it `content/interviews/a b.quotes.yaml`"]);
}

#[test]
fn a_link_to_what_is_not_published_says_why() {
    let site = Site::small()
        .file("content/about.md", "[a](README.md) [b](_notes.md) [c](themes/new.md)\n")
        .file("content/README.md", "x\n")
        .file("content/_notes.md", "x\n")
        .file("content/themes/new.md", "---\ntitle: New\ndraft: true\n---\n");
    let said = site.run(&["check", "--all"]).stderr;
    for why in ["a README is for whoever", "begins with `_` or `.`", "it is a draft"] {
        assert!(said.contains(why), "{why}: {said}");
    }
    let run = site.run(&["new", "interview", "README"]);
    assert!(run.code == 2 && run.stderr.contains("no build reads"), "{}", run.stderr);
}
