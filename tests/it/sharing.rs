//! What pages of others show of a site: badges, embed pages, previews, and what the head of a page says of them.

use std::collections::BTreeMap;

use resvg::tiny_skia::Pixmap;
use scraper::{Html, Selector};

use crate::site::{Site, files_below};

const BASE: &str = "base_url = \"https://research.example/r/\"\ntitle = \"Our study\"\n";

/// Two themes and two people of two teams: one of them says what toil costs.
fn study() -> Site {
    let interview = |who: &str, team: &str, said: &str| {
        format!("---\nparticipant: {who}\nteam: {team}\n---\n\n**{who}:** {said}\n")
    };
    Site::of(&[
        ("site.toml", BASE),
        ("content/about.md", "Who asked.\n"),
        ("content/themes/toil.md", "---\ntitle: Toil & trouble\naliases: [drudgery]\n---\n"),
        ("content/themes/waiting.md", "---\ntitle: Waiting\n---\n"),
        ("content/opportunities/one.md", "---\ntitle: One button\nthemes: [toil]\nproblem: It hurts.\n---\n"),
    ])
    .file("content/interviews/p1.md", interview("P1", "a", "[It takes a day.]{.toil #day freq=monthly toil=8h}"))
    .file(
        "content/interviews/p2.md",
        interview(
            "P2",
            "b",
            "[It is fine by me.]{.toil #fine kind=praise} [I <b>wait</b>.]{.waiting #wait freq=daily toil=1h}",
        ),
    )
}

/// What the head of a page says, by name or property.
fn head(site: &Site, page: &str) -> BTreeMap<String, String> {
    let html = Html::parse_document(&site.output(page));
    let selector = Selector::parse("meta[property], meta[name]").expect("it is a selector");
    let all = html.select(&selector).map(|meta| {
        let name = meta.attr("property").or(meta.attr("name")).expect("it has one");
        (name.to_owned(), meta.attr("content").unwrap_or_default().to_owned())
    });
    all.collect()
}

fn texts(site: &Site, page: &str, selector: &str) -> Vec<String> {
    let html = Html::parse_document(&site.output(page));
    let selector = Selector::parse(selector).expect("it is a selector");
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>().trim().to_owned();
    html.select(&selector).map(text).collect()
}

#[test]
fn a_badge_says_how_many_of_all_said_what_it_costs() {
    let site = study().build();
    for (badge, title, people) in [
        ("themes/toil/badge.svg", "Toil & trouble", "1 of 2 people"),
        ("themes/waiting/badge.svg", "Waiting", "1 of 2 people"),
        ("opportunities/one/badge.svg", "One button", "1 of 2 people"),
    ] {
        let text = site.output(badge);
        let svg = roxmltree::Document::parse(&text).expect("it is XML");
        let texts: Vec<&str> =
            svg.descendants().filter(|it| it.has_tag_name("text")).filter_map(|it| it.text()).collect();
        assert_eq!(texts[0], title);
        assert!(texts[1].starts_with(people), "{texts:?}");
        assert!(!text.contains("href"), "it needs nothing from elsewhere");
    }
    // Of the two who spoke of toil one said what it costs: one stone is solid, the one above it hollow.
    let toil = site.output("themes/toil/badge.svg");
    assert_eq!((toil.matches("class=\"stone stone-").count(), toil.matches("class=\"stone hollow\"").count()), (1, 1));
}

#[test]
fn an_embed_page_shows_one_thing_and_leads_to_its_page_in_a_window_of_its_own() {
    let site = study().build();
    for (page, title, quotes) in [
        ("themes/toil/embed/index.html", "Toil & trouble", &["p1.day", "p2.fine"][..]),
        ("opportunities/one/embed/index.html", "One button", &["p1.day", "p2.fine"]),
        ("interviews/p2/embed/index.html", "P2, B", &["fine", "wait"]),
    ] {
        let html = Html::parse_document(&site.output(page));
        let select = |selector: &str| Selector::parse(selector).expect("it is a selector");
        assert_eq!(texts(&site, page, "h1"), [title]);
        let cards = select("article.card");
        let ids = html.select(&cards).filter_map(|card| card.attr("id").map(str::to_owned));
        assert_eq!(ids.collect::<Vec<_>>(), quotes, "{page}");
        assert!(html.select(&select("a")).all(|link| link.attr("target") == Some("_blank")), "{page}");
        assert_eq!(html.select(&select("script, nav, [style]")).count(), 0, "{page}");
        assert_eq!(head(&site, page).get("robots").map(String::as_str), Some("noindex"));
        let canonical = html.select(&select("link[rel=canonical]")).next().and_then(|link| link.attr("href"));
        let expected = format!("https://research.example/r/{}", page.trim_end_matches("embed/index.html"));
        assert_eq!(canonical, Some(expected.as_str()));
    }
    assert!(!site.output("sitemap.xml").contains("embed"));
    // The bar has its range: L·I = r · N · f · t, and the share has an interval.
    assert!(site.output("opportunities/one/embed/index.html").contains("class=\"interval\""));
}

#[test]
fn what_shows_one_quote_of_a_theme_shows_the_one_that_its_page_opens_with() {
    // Without a lead it is the one that says what it costs.
    for (lead, id, words) in [("", "p1.day", "It takes a day."), ("lead: p2#fine\n", "p2.fine", "It is fine by me.")] {
        let toil = format!("---\ntitle: Toil\n{lead}---\n");
        let brief = "---\nbrief: [{finding: It hurts., theme: toil}]\n---\n";
        let site = study().file("content/themes/toil.md", toil).file("content/_index.md", brief).build();
        for (page, selector) in [
            ("themes/toil/index.html", ".lead-quote article"),
            ("themes/toil/embed/index.html", "article:first-of-type"),
        ] {
            let html = Html::parse_document(&site.output(page));
            let selector = Selector::parse(selector).expect("it is a selector");
            let ids: Vec<&str> = html.select(&selector).filter_map(|card| card.attr("id")).collect();
            assert_eq!(ids, [id], "{page}");
        }
        let description = &head(&site, "themes/toil/index.html")["og:description"];
        assert!(description.contains(&format!("\u{201c}{words}\u{201d}")), "{description}");
        assert!(texts(&site, "index.html", ".brief")[0].contains(words), "the home page");
    }
}

#[test]
fn an_embed_page_is_small_however_many_quotes_there_are() {
    let said: String = (0..400)
        .map(|n| format!("[Number {n} takes me a day of work.]{{.toil #q{n} freq=monthly toil=8h}}\n\n"))
        .collect();
    let site = study().file("content/interviews/p3.md", format!("---\nparticipant: P3\n---\n\n{said}")).build();
    for page in ["interviews/p3/embed/index.html", "themes/toil/embed/index.html", "opportunities/one/embed/index.html"]
    {
        let size = site.output(page).len();
        assert_eq!(texts(&site, page, "article.card").len(), 100, "{page}");
        assert!(size < 64 * 1024, "{page}: {size}");
    }
    assert_eq!(texts(&site, "interviews/p3/embed/index.html", ".embed-more"), ["300 more quotes ·"]);
}

#[test]
fn the_head_says_what_a_page_is_about_in_a_sentence() {
    let site = study().build();
    let toil = head(&site, "themes/toil/index.html");
    let said = "1 of 2 people, in 1 team, told us what it costs them. “It takes a day.”";
    for (name, value) in [
        ("og:title", "Toil & trouble"),
        ("og:type", "article"),
        ("og:url", "https://research.example/r/themes/toil/"),
        ("og:site_name", "Our study"),
        ("og:description", said),
        ("description", said),
        ("og:image", "https://research.example/r/themes/toil/preview.png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("twitter:card", "summary_large_image"),
    ] {
        assert_eq!(toil.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(toil["og:image:alt"].starts_with("Toil & trouble: 1 of 2 people"), "{}", toil["og:image:alt"]);
    let one = head(&site, "opportunities/one/index.html");
    assert_eq!(one["og:description"], "It hurts. 1 of 2 people, in 1 team, told us what it costs them.");
    let interview = head(&site, "interviews/p2/index.html");
    assert_eq!(interview["og:description"], "1 person interviewed · 2 quotes. “I <b>wait</b>.”");
    assert_eq!((interview["twitter:card"].as_str(), interview.get("og:image")), ("summary", None));
    let home = head(&site, "index.html");
    assert_eq!((home["og:title"].as_str(), home["og:type"].as_str()), ("Our study", "website"));
    assert!(!head(&site, "404.html").contains_key("og:title"));
}

#[test]
fn a_preview_is_a_picture_of_one_size_and_the_same_each_time() {
    let (one, other) = (study().build(), study().build());
    let pictures = |site: &Site| -> BTreeMap<String, Vec<u8>> {
        files_below(&site.public()).into_iter().filter(|(path, _)| path.ends_with("/preview.png")).collect()
    };
    let drawn = pictures(&one);
    let paths: Vec<&str> = drawn.keys().map(String::as_str).collect();
    assert_eq!(paths, ["opportunities/one/preview.png", "themes/toil/preview.png", "themes/waiting/preview.png"]);
    for (path, bytes) in &drawn {
        let pixels = Pixmap::decode_png(bytes).expect("it is a PNG");
        assert_eq!((pixels.width(), pixels.height()), (1200, 630), "{path}");
        assert!(bytes.len() < 100 * 1024, "{path}: {}", bytes.len());
    }
    assert_ne!(drawn["themes/toil/preview.png"], drawn["themes/waiting/preview.png"]);
    assert!(drawn == pictures(&other), "two builds differ");
}

#[test]
fn what_the_font_cannot_write_has_no_preview_and_no_page_names_one() {
    let site = study().file("content/themes/toil.md", "---\ntitle: 流水线太慢了\n---\n").build();
    assert!(!site.public().join("themes/toil/preview.png").exists());
    let toil = head(&site, "themes/toil/index.html");
    assert_eq!((toil.get("og:image"), toil["twitter:card"].as_str()), (None, "summary"));
    assert!(!site.output("themes/toil/oembed.json").contains("thumbnail"));
    assert!(site.output("themes/toil/badge.svg").contains("流水线太慢了"), "a badge has the reader's fonts");
    assert!(site.public().join("themes/waiting/preview.png").exists());
}

#[test]
fn without_an_address_or_where_they_are_not_wanted_there_are_no_previews() {
    let has = |site: &Site, name: &str| files_below(&site.public()).keys().any(|path| path.ends_with(name));
    let local = study().file("site.toml", "base_url = \"http://localhost:8000/\"\n").build();
    assert!(!has(&local, "preview.png") && !has(&local, "oembed.json") && has(&local, "badge.svg"));
    let toil = local.output("themes/toil/index.html");
    assert!(!toil.contains("og:image") && !toil.contains("oembed"), "{toil}");
    let unwanted = study().file("site.toml", format!("previews = false\n{BASE}")).build();
    assert!(!has(&unwanted, "preview.png") && has(&unwanted, "oembed.json"));
    assert!(!unwanted.output("themes/toil/index.html").contains("og:image"));
}

#[test]
fn a_program_is_told_how_to_embed_a_page() {
    let site = study().file("site.toml", format!("frame_ancestors = [\"https://wiki.example\"]\n{BASE}")).build();
    for (page, title) in
        [("themes/toil", "Toil & trouble"), ("opportunities/one", "One button"), ("interviews/p2", "P2, B")]
    {
        let html = Html::parse_document(&site.output(&format!("{page}/index.html")));
        let selector = Selector::parse("link[type='application/json+oembed']").expect("it is a selector");
        let link = html.select(&selector).next().and_then(|link| link.attr("href"));
        assert_eq!(link, Some(format!("https://research.example/r/{page}/oembed.json").as_str()));
        let answer = site.output(&format!("{page}/oembed.json"));
        let answer: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
        for (key, value) in [("version", "1.0"), ("type", "rich"), ("title", title), ("provider_name", "Our study")] {
            assert_eq!(answer[key], value, "{page}");
        }
        assert_eq!(answer["provider_url"], "https://research.example/r/");
        let frame = Html::parse_fragment(answer["html"].as_str().expect("it has one"));
        let selector = Selector::parse("iframe").expect("it is a selector");
        let frame = frame.select(&selector).next().expect("it is a frame");
        assert_eq!(frame.attr("src"), Some(format!("https://research.example/r/{page}/embed/").as_str()));
        assert_eq!(frame.attr("title"), Some(title));
        let size = |name: &str| frame.attr(name).and_then(|size| size.parse::<u64>().ok());
        assert_eq!((size("width"), size("height")), (answer["width"].as_u64(), answer["height"].as_u64()));
        assert_eq!(answer.get("thumbnail_url").is_some(), page != "interviews/p2");
    }
}

#[test]
fn where_no_page_of_others_may_hold_it_in_a_frame_a_program_is_given_a_link() {
    let answer = study().build().output("themes/toil/oembed.json");
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
    assert_eq!(answer["type"], "link");
    for key in ["html", "width", "height"] {
        assert_eq!(answer.get(key), None, "a frame would be empty");
    }
    assert_eq!((&answer["title"], answer.get("thumbnail_url").is_some()), (&"Toil & trouble".into(), true));
}

/// The range is the one that the theme's own page has.
#[test]
fn a_number_has_its_range_and_a_rank_the_likely_ones_on_pages_of_others_too() {
    let team = |heads: u32| format!("---\nheadcount: {heads}\n---\n");
    let site = study().file("content/teams/a.md", team(10)).file("content/teams/b.md", team(5)).build();
    let page = site.output("themes/waiting/index.html");
    let range =
        page.split(" in 95 of 100 <a").next().and_then(|before| before.rsplit('>').next()).expect("it has one").trim();
    assert!(range.contains(" to "), "{range}");
    let badge = site.output("themes/waiting/badge.svg");
    assert!(badge.contains(&format!(" eh per quarter ({range})<")), "{range}: {badge}");
    let facts = &texts(&site, "themes/waiting/embed/index.html", ".embed-head .meta")[0];
    assert!(facts.contains(&format!("eh per quarter ({range}) · Priority ")), "{range}: {facts}");
    assert!(facts.contains(" (likely "), "{facts}");
    let alt = &head(&site, "themes/waiting/index.html")["og:image:alt"];
    assert!(alt.ends_with(&format!("equivalent hours per quarter, {range} in 95 of 100 draws.")), "{range}: {alt}");
}

/// An audience has what it may see, and nothing that tells of the rest.
#[test]
fn an_audience_is_shown_its_own() {
    let site = study()
        .file(
            "site.toml",
            format!("{BASE}[audiences.all]\nshows = [\"themes\"]\nattribution = [\"role\"]\n"),
        )
        .file(
            "content/interviews/p1.md",
            "---\nparticipant: P1\nteam: a\naudience: [all]\n---\n\n**P1:** [It takes a day.]{.toil freq=monthly toil=8h}\n",
        );
    let run = site.run(&["build", "--audience", "all"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let folder = site.root().join("public-all");
    let files = files_below(&folder);
    let names: Vec<&String> =
        files.keys().filter(|path| path.contains("/embed/") || path.ends_with("badge.svg")).collect();
    assert!(names.iter().all(|name| !name.starts_with("opportunities") && !name.contains("p2")), "{names:?}");
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    let embed = text("themes/toil/embed/index.html");
    assert!(embed.contains("It takes a day.") && !embed.contains("fine by me") && !embed.contains("P1"), "{embed}");
    // No team may be named, none is counted; the priorities are not shown, and neither are hours.
    let page = text("themes/toil/index.html");
    assert!(page.contains("content=\"1 of 2 people told us what it costs them. “It takes a day.”\""), "{page}");
    assert!(!text("themes/toil/badge.svg").contains("per quarter"));
}
