//! Pages that the program makes of entries, from the command line: teams and what else has a page of its own.
//!
//! Comes in: small studies. Goes out: nothing. Does not know: how a page looks.

use crate::site::Site;

/// Two teams; what only one of them speaks about.
fn two_teams() -> Site {
    let interview = |person: &str, team: &str, said: &str| {
        format!("---\nparticipant: {person}\nteam: {team}\n---\n\n**{person}:** {said}\n")
    };
    Site::empty()
        .file("content/teams/freight.md", "---\ntitle: Freight\nheadcount: 9\n---\n")
        .file("content/teams/booking.md", "---\ntitle: Booking\nheadcount: 8\n---\n")
        .file("content/themes/logs.md", "---\ntitle: Searching the logs\n---\n")
        .file("content/themes/keys.md", "---\ntitle: Rotating keys\n---\n")
        .file("content/interviews/p1.md", interview("P1", "freight", "[I search for hours.]{.logs toil=2h}"))
        .file("content/interviews/p2.md", interview("P2", "booking", "[I search.]{.logs} [Keys expire.]{.keys}"))
}

#[test]
fn a_team_says_what_only_others_say() {
    let page = two_teams().build().output("teams/freight/index.html");
    assert!(page.contains("What others say and nobody here does") && page.contains(">Rotating keys</a>"), "{page}");
    assert!(page.contains("chart-crew") && page.contains("chart-dots"), "{page}");
    assert!(!two_teams().build().output("teams/booking/index.html").contains("nobody here does"));
}

/// Where nobody's team may be named, nothing is said of who spoke of what; a theme that is withheld is not named.
#[test]
fn what_others_say_is_nothing_that_an_audience_may_not_know() {
    let for_all = |shows: &str, attribution: &str| {
        let settings =
            format!("audience = \"all\"\n\n[audiences.all]\nshows = [{shows}]\nattribution = [{attribution}]\n");
        let site = two_teams().file("site.toml", settings).file("content/themes/keys.md", "---\naudience: []\n---\n");
        let run = site.run(&["build", "--out", "public"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site.output("teams/freight/index.html")
    };
    let named = for_all("\"themes\", \"teams\"", "\"pseudonym\", \"team\"");
    assert!(named.contains("Searching the logs") && !named.contains("otating keys"), "{named}");
    let unnamed = for_all("\"themes\", \"teams\"", "\"pseudonym\"");
    assert!(!unnamed.contains("Searching the logs") && !unnamed.contains("chart-"), "{unnamed}");
}
