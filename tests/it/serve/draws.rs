//! Pages come before it is known how sure the order of the priorities is, and follow when it is.

use super::client::Server;
use super::{INTERVIEW, edit, without_script};
use crate::site::Site;

const PENDING: &str = "How sure this order is, is still being worked out.";
const PAGE: &str = "/priorities/";

/// Two themes, and so many people that the draws take seconds in a program that was not optimized.
fn study_of_many() -> Site {
    let words = "**P08:** [It is slow.]{.toil freq=weekly toil=2h} [Late.]{.late freq=monthly toil=1h}\n";
    Site::small()
        .file("content/teams/payments.md", "---\ntitle: Payments\nheadcount: 1600\n---\n")
        .file("content/themes/late.md", "---\ntitle: Late\n---\n")
        .file("content/interviews/p08.md", format!("---\nparticipant: P08\nteam: payments\n---\n\n{words}"))
}

/// Holds that a page is what `cairn build` makes of the study.
#[track_caller]
fn assert_built(site: &Site, server: &Server) {
    let run = site.run(&["build", "--base-url", &format!("http://127.0.0.1:{}/", server.port)]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let built = std::fs::read_to_string(site.public().join("priorities/index.html")).expect("it is built");
    assert_eq!(without_script(&server.page(PAGE)), built);
    assert!(!built.contains(PENDING) && built.contains("of 100 draws"));
}

#[test]
fn pages_are_served_before_the_draws_and_follow_them() {
    let site = study_of_many();
    let server = Server::start(site.root(), &[]);
    let mut page = server.open(PAGE);
    let first = page.next();
    assert!(server.page(PAGE).contains(PENDING));
    // No file changes, and the page is told all the same.
    page.until(|news| news["page"] != first["page"]);
    assert!(!server.page(PAGE).contains(PENDING));
    let said = server.hears("how sure the order of the priorities is: worked out");
    assert_eq!(said.matches("ready in").count(), 0, "nobody touched a file: {said}");
    assert_built(&site, &server);
}

#[test]
fn an_edit_does_not_wait_for_the_draws_and_gets_its_own() {
    let site = study_of_many();
    let server = Server::start(site.root(), &[]);
    let mut page = server.open(PAGE);
    let first = page.next();
    edit(&site, INTERVIEW, "freq=monthly", "freq=daily");
    let edited = page.until(|news| news["page"] != first["page"]);
    assert!(server.page(PAGE).contains(PENDING), "what was drawn before is of other numbers");
    let drawn = page.until(|news| news["page"] != edited["page"]);
    assert_built(&site, &server);
    // Words change no number.
    edit(&site, INTERVIEW, "two weeks", "three weeks");
    page.until(|news| news["page"] != drawn["page"]);
    assert!(!server.page(PAGE).contains(PENDING));
    assert_built(&site, &server);
}
