//! The home page, the list of themes and the priorities, from the command line.
//!
//! Comes in: a small study. Goes out: nothing. Does not know: how the pages look.

use crate::site::Site;

const BRIEF: &str =
    "---\nbrief:\n  - {finding: Two weeks for one service., theme: toil, quote: p07#two-weeks}\n---\nWelcome.\n";

#[test]
fn the_home_page_opens_with_a_finding_its_number_and_somebodys_words() {
    let site = Site::small().file("content/_index.md", BRIEF).build();
    let home = site.output("index.html");
    let opens = home.find("Two weeks for one service.").expect("the finding is there");
    let quote = home.find("<p>It took two weeks.</p></blockquote>").expect("its quote is there");
    assert!(opens < quote && quote < home.find("Welcome.").expect("the words come last"));
    // N = 12, x = n = 1, g = 1/2, m = 1: r · N = 1 + 11 · .75 = 9.25; monthly is 3, so 9.25 · 3 · 3 h = 83.25, two digits of which say something.
    // Nobody said how much of it would be gone, so all of it counts: "up to" (scoring.md, e).
    assert!(home.contains("up to <strong>83</strong> equivalent hours per quarter"), "{home}");
    assert!(home.contains("href=\"interviews/p07/#two-weeks\""));
    let priorities = site.output("priorities/index.html");
    assert!(priorities.contains("<b>Toil</b> is all that can be scored yet."), "{priorities}");
    assert!(
        site.output("themes/toil/index.html").contains("id=\"theme.toil.share\""),
        "each number is on its own page"
    );
    assert!(site.output("themes/index.html").contains("title=\"1 of 1 in Payments on Toil: 1 said what it costs\""));
}

#[test]
fn a_finding_that_an_audience_may_not_see_leaves_no_trace() {
    let settings = "audience = \"all\"\n[audiences.all]\nshows = [\"themes\", \"pages\", \"priorities\"]\nattribution = [\"pseudonym\"]\n";
    let build = |words: &str, id: &str| {
        let interview =
            format!("---\nparticipant: P07\n---\n\n**P07:** [{words}]{{.toil #{id} freq=monthly toil=3h}} So.\n");
        let brief = BRIEF.replace("two-weeks", id);
        let site = Site::small().file("site.toml", settings).file("content/_index.md", brief);
        let run = site.file("content/interviews/p07.md", interview);
        let found = run.run(&["build"]);
        assert_eq!(found.code, 0, "{}", found.stderr);
        std::fs::read_to_string(run.root().join("public-all/index.html")).expect("it was built")
    };
    let (one, other) = (build("It took two weeks.", "two-weeks"), build("Nobody dares.", "nobody"));
    assert_eq!(one, other, "what is withheld decides nothing");
    assert!(!one.contains("Two weeks for one service."), "its quote may not be read");
    assert!(!one.contains("P07"), "{one}");
}
