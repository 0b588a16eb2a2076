//! Interviews as they are published: how a recording is heard, and that their list stays small.

use crate::site::Site;

const WORDS: &str = "**Mira:** [00:10] How?\n\n**P07:** [00:20] [It took two weeks.]{.slow #two-weeks}\n";

fn with_recording(recording: &str) -> Site {
    let front = format!("---\nparticipant: P07\ninterviewer: Mira\nrecording: {recording}\n---\n");
    Site::empty().file("content/interviews/p07.md", format!("{front}{WORDS}"))
}

#[test]
fn a_recording_among_the_files_is_played_and_one_elsewhere_is_a_link() {
    for (recording, player) in [
        ("p07.wav", "<audio src=\"../p07.wav\" controls preload=\"metadata\"></audio>"),
        ("p07.mp4", "<video src=\"../p07.mp4\" controls playsinline preload=\"metadata\"></video>"),
        ("https://x.example/p07.mp3", "<a class=\"play\" href=\"https://x.example/p07.mp3\">Recording</a>"),
        ("p07.zip", "<a class=\"play\" href=\"../p07.zip\">Recording</a>"),
    ] {
        let mut site = with_recording(recording);
        if !recording.contains(':') {
            site = site.file(&format!("content/interviews/{recording}"), "sound");
        }
        let page = site.build().output("interviews/p07/index.html");
        assert!(page.contains(player), "{recording}: {page}");
        assert!(page.contains(&format!("{}#t=20\">0:20</a>", recording.trim_start_matches("https://x.example/"))));
        assert!(page.contains("data-unit=\"seconds\""), "{recording}: {page}");
    }
}

#[test]
fn without_a_recording_nothing_can_be_played() {
    let page = Site::empty().file("content/interviews/p07.md", WORDS).build().output("interviews/p07/index.html");
    assert!(page.contains("chart-timeline"), "{page}");
    for absent in ["<audio", "<video", "class=\"play\"", "<a class=\"time\""] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
}

#[test]
fn a_list_of_thousands_of_interviews_stays_small() {
    // Fifty quotes each, as long interviews have.
    let mut site = Site::empty();
    for number in 0..310 {
        let quote = |turn| format!("**P{number}:** [Slow, for the time number {turn}.]{{.slow}}\n\n");
        let turns: String = (0..50).map(quote).collect();
        let front = format!(
            "---\ntitle: What somebody said whose number among all is {number}\nparticipant: P{number}\nteam: payments\n\
             role: senior engineer\ndate: 2026-01-{:02}\n---\n",
            number % 28 + 1
        );
        site = site.file(&format!("content/interviews/p{number}.md"), format!("{front}{turns}"));
    }
    let site = site.build();
    let pages =
        ["interviews", "interviews/page/2", "interviews/page/3"].map(|page| site.output(&format!("{page}/index.html")));
    let lines = pages.each_ref().map(|page| page.matches("class=\"line-title\"").count());
    assert_eq!(lines, [150, 150, 10]);
    for page in &pages {
        assert!(page.len() < 300_000, "{} bytes", page.len());
    }
    assert!(!site.output("sitemap.xml").contains("/page/"), "who is on which page changes");
}
