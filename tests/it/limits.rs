//! What somebody else's study may cost, through the command line.
//!
//! Comes in: studies that go on without end. Goes out: nothing. Does not know: how they are held.

use crate::site::Site;

#[test]
fn a_template_that_never_ends_stops_the_build_at_its_loop() {
    let text = "x".repeat(1000);
    let endless = "{% for i in range(end=100000) %}\n  {% for j in range(end=100000) %}TEXT{% endfor %}{% endfor %}\n";
    let site = Site::small().file("themes/default/templates/theme.html", endless.replace("TEXT", &text));
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error[template]: this page has more than 64 MB"), "{}", run.stderr);
    assert!(run.stderr.contains("themes/default/templates/theme.html:2:3"), "{}", run.stderr);
    assert!(!site.public().exists(), "no half of a site is left");
}
