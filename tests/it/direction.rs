//! Scripts from right to left: pages and the words on them say their direction, and styles know no left and right.

use std::path::Path;

use crate::site::Site;

const QUOTE: &str = "---\nparticipant: דנה\nrole: מהנדסת\nteam: תשלומים\ntakeaways: [\"זה לוקח שבועיים.\"]\n---\n\n\
                     **דנה:** [זה לקח שבועיים (API).]{.שירות-חדש note=\"הערה\"}\n";

#[test]
fn a_hebrew_interview_in_an_english_study_has_its_direction() {
    let site = Site::of(&[("content/interviews/p07.md", QUOTE)]).build();
    let page = site.output("interviews/p07/index.html");
    for expected in [
        "<html lang=\"en\">",
        "<div class=\"turn-words\" dir=\"auto\">",
        "<li dir=\"auto\">זה לוקח שבועיים.</li>",
        "<bdi>מהנדסת</bdi>",
        "<bdi>תשלומים</bdi>",
    ] {
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
    let theme = site.output("themes/שירות-חדש/index.html");
    for expected in ["<blockquote dir=\"auto\" cite=", "<p class=\"note\" dir=\"auto\">הערה</p>", "<bdi>מהנדסת</bdi>"]
    {
        assert!(theme.contains(expected), "{expected} is not in {theme}");
    }
}

#[test]
fn a_study_in_arabic_goes_from_right_to_left() {
    let site = Site::of(&[("site.toml", "language = \"ar\"\n"), ("content/interviews/p07.md", QUOTE)]).build();
    for page in ["index.html", "interviews/p07/index.html", "404.html", "priorities/index.html"] {
        assert!(site.output(page).contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    }
    // What machines read has no direction.
    for page in ["feed.xml", "sitemap.xml"] {
        assert!(!site.output(page).contains("rtl"), "{page}");
    }
}

/// The names of properties and values that mean a side of the screen, whichever way a text goes.
fn physical(css: &str) -> Vec<&str> {
    let is_side = |part: &str| matches!(part, "left" | "right");
    let declarations = css.split([';', '{', '}']).map(str::trim).filter(|declaration| declaration.contains(':'));
    let physical = declarations.filter(|declaration| {
        let (name, value) = declaration.split_once(':').expect("it has a colon");
        let named = name.split('-').any(is_side) || value.split_whitespace().any(is_side);
        // Four values go round the box from its top: the second is its right side, the fourth its left.
        let sides: Vec<&str> = value.split_whitespace().collect();
        let round = matches!(name.trim(), "margin" | "padding" | "inset" | "border-width" | "border-radius");
        named || (round && sides.len() == 4 && sides[1] != sides[3])
    });
    physical.collect()
}

#[test]
fn styles_know_no_left_and_right() {
    assert_eq!(
        physical("a { margin-left: 1px; text-align: start } b{float:right}"),
        ["margin-left: 1px", "float:right"]
    );
    assert_eq!(physical("a { border-radius: 0 1px 1px 0; padding: 1px 2px 3px 4px; margin: 0 1px 0 1px }").len(), 2);
    let styles = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static/css");
    let mut read = 0;
    for entry in walkdir::WalkDir::new(styles).sort_by_file_name() {
        let entry = entry.expect("the folder can be read");
        if entry.path().extension().is_some_and(|extension| extension == "css") {
            let css = std::fs::read_to_string(entry.path()).expect("it is text");
            assert_eq!(physical(&css), [""; 0], "{}", entry.path().display());
            read += 1;
        }
    }
    assert!(read > 5, "the styles were found");
}
