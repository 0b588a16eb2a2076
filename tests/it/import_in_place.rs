//! `cairn import --in-place`: the labels of an interview become canonical, and nothing else changes.

use crate::site::{Run, Site};

const OTTER: &str = "---\ninterviewer: Mira   # asks\n---\n\nMira  0:03  \nHow did it go?\n\nP07  0:05  \n[It took *two* weeks]{.slow #two freq=daily}.\n\
                     And more.\n\nMira  0:08  \nWhy?\n";
const CANONICAL: &str = "---\ninterviewer: Mira   # asks\n---\n\n**Mira:** [00:00:03] How did it go?\n\n**P07:** [00:00:05] [It took *two* weeks]\
                         {.slow #two freq=daily}.\nAnd more.\n\n**Mira:** [00:00:08] Why?\n";
const PATH: &str = "content/interviews/2026-p07.md";

fn in_place(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["import", "--in-place"], arguments].concat())
}

fn text(site: &Site) -> String {
    std::fs::read_to_string(site.root().join(PATH)).expect("it is there")
}

#[test]
fn labels_become_canonical_and_marks_stay() {
    let site = Site::small().file(PATH, OTTER);
    let run = in_place(&site, &[PATH, "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for line in ["-Mira  0:03  \n", "+**Mira:** [00:00:03] How did it go?\n", " And more.\n"] {
        assert!(run.stdout.contains(line), "{line}: {}", run.stdout);
    }
    assert_eq!(text(&site), OTTER, "it was only looked at");
    let run = in_place(&site, &[PATH]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert!(run.stderr.contains("3 labels, 3 of them not read before"), "{}", run.stderr);
    assert_eq!(text(&site), CANONICAL);
    let again = in_place(&site, &[PATH, PATH]);
    assert!(again.code == 0 && again.stderr.contains("3 labels, all of them canonical already"), "{}", again.stderr);
    assert_eq!(text(&site), CANONICAL);
}

#[test]
fn the_warning_about_labels_that_are_not_read_names_the_command() {
    let site = Site::small().file(PATH, OTTER);
    let run = site.run(&["check"]);
    assert!(run.stderr.contains(&format!("`cairn import --in-place {PATH}`")), "{}{}", run.stdout, run.stderr);
}

#[test]
fn what_would_be_a_guess_stays_as_it_is() {
    let prose = "We met at 10:30.\n\nNote: it was late.\n\nIt took two weeks.\n";
    let site = Site::small().file(PATH, prose).file("notes.md", OTTER);
    let run = in_place(&site, &[PATH, "notes.md", "content/interviews/none.md"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("no labels were found"), "{}", run.stderr);
    assert_eq!(run.stderr.matches("this is no interview of the study").count(), 2, "{}", run.stderr);
    assert_eq!(text(&site), prose);
}
