//! Links to where a study is edited: on every page that has a file, and on every quote at its line.

use crate::site::{Site, files_below};

const REPOSITORY: &str =
    "[repository]\nurl = \"https://github.com/acme/research\"\nbranch = \"talks/2026\"\npath = \"studies/a b\"\n";

/// A page of each kind, and a study of which an audience may see all but an interview.
fn study(settings: &str) -> Site {
    Site::small()
        .file("site.toml", settings)
        .file("content/_index.md", "Welcome.\n")
        .file("content/method/größe #1.md", "# Size\n")
        .file("content/opportunities/o.md", "---\ntitle: O\nthemes: [toil]\n---\n")
}

#[test]
fn every_page_that_has_a_file_leads_to_where_it_is_edited() {
    let site = study(REPOSITORY).build();
    let edit = "href=\"https://github.com/acme/research/edit/talks/2026/studies/a%20b/content/";
    for (page, file) in [
        ("index.html", "_index.md"),
        ("method/grosse-1/index.html", "method/gr%C3%B6%C3%9Fe%20%231.md"),
        ("interviews/p07/index.html", "interviews/p07.md"),
        ("themes/toil/index.html", "themes/toil.md"),
        ("teams/payments/index.html", "teams/payments.md"),
        ("outcomes/faster/index.html", "outcomes/faster.md"),
        ("opportunities/o/index.html", "opportunities/o.md"),
        ("guides/g1/index.html", "guides/g1.md"),
    ] {
        let html = site.output(page);
        assert!(html.contains(&format!("{edit}{file}\">Edit this page</a>")), "{page}:\n{html}");
    }
    for page in ["themes/index.html", "interviews/index.html", "priorities/index.html", "404.html"] {
        assert!(!site.output(page).contains("Edit this page"), "{page} has no file");
    }
}

#[test]
fn every_quote_leads_to_its_line() {
    let site = study(REPOSITORY).build();
    // The words stand in the tenth line of the file: six of front matter, and every other one is empty.
    let source = "https://github.com/acme/research/blob/talks/2026/studies/a%20b/content/interviews/p07.md?plain=1#L10\">source</a>";
    for page in
        ["themes/toil/index.html", "teams/payments/index.html", "guides/g1/index.html", "interviews/p07/index.html"]
    {
        assert_eq!(site.output(page).matches(source).count(), 1, "{page}");
    }
}

#[test]
fn a_study_without_a_repository_has_no_such_links() {
    let site = study("").build();
    for (path, bytes) in files_below(&site.public()).iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        assert!(!html.contains("Edit this page") && !html.contains(">source</a>"), "{path}");
    }
}

/// The links of a study for an audience: to the interview's file, and to that of the page with a passage for others.
fn told(audience: &str, passage: &str) -> (bool, bool) {
    let settings = format!(
        "audience = \"all\"\n{REPOSITORY}[audiences.all]\n\
         shows = [\"themes\", \"teams\", \"outcomes\", \"guides\", \"pages\"]\n{audience}\n[audiences.few]\n"
    );
    let site = study(&settings).file("content/method.md", format!("# How\n\n[A passage]{{for={passage}}} of it.\n"));
    let text = std::fs::read_to_string(site.root().join("content/interviews/p07.md")).expect("it is there");
    let site = site.file("content/interviews/p07.md", text.replacen("---\n", "---\naudience: [all]\n", 1));
    let run = site.run(&["build", "--out", "public"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.output("themes/toil/index.html").contains("It took two weeks."));
    let files = files_below(&site.public());
    let all: String = files.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    let is_told = |file: &str| all.contains(&format!("content/{file}"));
    assert_eq!(
        is_told("interviews/p07.md?plain=1#L11"),
        all.contains("edit/talks/2026/studies/a%20b/content/interviews/p07.md")
    );
    (is_told("interviews/p07.md"), is_told("method.md"))
}

#[test]
fn an_audience_is_told_where_something_stands_if_it_sees_all_of_that_file() {
    assert_eq!(told("", "all"), (true, true));
    assert_eq!(told("", "few"), (true, false), "a line would tell how long the passage is");
    for less in ["attribution = [\"pseudonym\", \"role\", \"team\"]", "smallest_team = 3"] {
        assert_eq!(told(less, "all"), (false, false), "{less}: a path may tell who spoke");
    }
}

#[test]
fn other_settings_make_the_pages_again() {
    let site = study(REPOSITORY).build().file("site.toml", REPOSITORY.replace("talks/2026", "main")).build();
    assert!(site.output("themes/toil/index.html").contains("/edit/main/studies"));
    assert!(site.output("interviews/p07/index.html").contains("/blob/main/studies"));
}
