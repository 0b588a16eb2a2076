//! Each page as Markdown beside itself, and the file that says where.

use std::collections::BTreeSet;

use crate::site::{Site, files_below};

const BASE: &str = "https://x.example/research/";

fn study() -> Site {
    Site::small()
        .file("site.toml", format!("title = \"What *we* heard\"\nbase_url = \"{BASE}\"\n"))
        .file(
            "content/opportunities/one-button.md",
            "---\ntitle: One button\nthemes: [toil]\nproblem: It takes long.\nestimate: {reach: 0.4}\nstrategic: {faster: 3}\n---\nWhy *now*.\n",
        )
        .file("content/about.md", "---\ntitle: About\n---\nWho asked, see [toil](themes/toil.md).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
}

#[test]
fn each_page_for_people_lies_beside_itself_as_markdown() {
    let site = study().build();
    let files = files_below(&site.public());
    let map = site.output("sitemap.xml");
    assert!(!map.contains(".md"), "{map}");
    let pages: BTreeSet<&str> = map.split(BASE).skip(1).filter_map(|rest| rest.split('<').next()).collect();
    for (page, title) in [
        ("", "What \\*we\\* heard"),
        ("interviews/", "Interviews"),
        ("interviews/p07/", "P07, Payments"),
        ("themes/", "Themes"),
        ("themes/toil/", "Toil"),
        ("teams/", "Teams"),
        ("teams/payments/", "Payments"),
        ("opportunities/", "Opportunities"),
        ("opportunities/one-button/", "One button"),
        ("outcomes/", "Outcomes"),
        ("outcomes/faster/", "Faster"),
        ("guides/", "Guides"),
        ("guides/g1/", "G1"),
        ("priorities/", "Priorities"),
        ("about/", "About"),
    ] {
        assert!(pages.contains(page), "{page} is in the site map: {pages:?}");
        let markdown = site.output(&format!("{page}index.md"));
        assert!(markdown.starts_with(&format!("# {title}\n\n")) && markdown.ends_with('\n'), "{page}: {markdown}");
        let html = site.output(&format!("{page}index.html"));
        assert!(html.contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"index.md\">"), "{page}");
    }
    let markdown = files.keys().filter(|path| path.ends_with(".md")).count();
    assert_eq!(markdown, pages.len(), "none of an old address, and none of what is not found");
    assert!(!site.output("404.html").contains("text/markdown"));
}

#[test]
fn it_says_what_the_page_says() {
    let site = study().build();
    let quote = format!(
        "Pain, monthly, 3 h each time\n\n> It took two weeks.\n\n> — P07, Payments ([transcript]({BASE}interviews/p07/#two-weeks))\n"
    );
    for page in ["themes/toil", "teams/payments", "guides/g1", "opportunities/one-button"] {
        let markdown = site.output(&format!("{page}/index.md"));
        assert!(markdown.contains(&quote), "{page}: {markdown}");
    }
    let interview = site.output("interviews/p07/index.md");
    let transcript = format!(
        "**Mira:** How?\n\n**P07:** **It took two weeks.** So.\n\n- [Pain]({BASE}interviews/p07/#two-weeks), \
         [Toil]({BASE}themes/toil/#p07.two-weeks), monthly, 3 h each time\n"
    );
    assert!(interview.contains(&transcript), "{interview}");
    assert!(site.output("opportunities/one-button/index.md").contains("It takes long."));
    let about = format!("# About\n\nWho asked, see [toil]({BASE}themes/toil/).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    assert_eq!(site.output("about/index.md"), about);
}

#[test]
fn its_links_lead_somewhere() {
    let site = study().build();
    let files = files_below(&site.public());
    let mut links = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".md") || path.as_str() == "llms.txt") {
        let text = String::from_utf8_lossy(bytes);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let below = link.strip_prefix(BASE).unwrap_or_else(|| panic!("{link} in {path} is no full address"));
            let (page, place) = below.split_once('#').unwrap_or((below, ""));
            let file =
                if page.is_empty() || page.ends_with('/') { format!("{page}index.html") } else { page.to_owned() };
            let found = files.get(&file).unwrap_or_else(|| panic!("{link} in {path} leads nowhere"));
            let id = format!("id=\"{place}\"");
            assert!(place.is_empty() || String::from_utf8_lossy(found).contains(&id), "{link} in {path}");
            links += 1;
        }
    }
    assert!(links > 50, "{links}");
}

#[test]
fn what_somebody_changed_in_the_folder_is_made_again() {
    let site = study().build();
    let path = site.public().join("themes/toil/index.md");
    let before = site.output("themes/toil/index.md");
    std::fs::remove_file(&path).expect("it is there");
    let site = site.build();
    assert_eq!(site.output("themes/toil/index.md"), before);
    std::fs::write(&path, "other").expect("it can be written");
    assert_eq!(site.build().output("themes/toil/index.md"), before);
}

#[test]
fn a_file_says_where_to_go_on() {
    let site = study().file("content/_index.md", "---\ntitle: \"[One] & two\"\n---\n").build();
    let text = site.output("llms.txt");
    assert!(text.starts_with("# [One] & two\n\n1 person interviewed, 1 interview, 1 theme, 1 quote. "), "{text}");
    for line in [
        format!("- [Themes]({BASE}themes/index.md)"),
        format!("- [Toil]({BASE}themes/toil/index.md): 1 person spoke of it, 1 quote"),
        format!("- [About]({BASE}about/index.md)"),
        format!(
            "- [data/quotes.json]({BASE}data/quotes.json): every quote with its words, themes, kind, numbers, speaker and place"
        ),
    ] {
        assert!(text.lines().any(|each| each == line), "{line} is not in {text}");
    }
}
