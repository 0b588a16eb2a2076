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
fn times_between_the_words_are_nobodys_words() {
    let text = "---\nparticipant: P07\nquotes:\n  - {exact: people. It was, themes: [slow]}\n---\n**P07:** [It took \
                [00:20] three people [00:21].]{.slow}\n\n[00:40]\n\nIt was [31:56] fine.\n";
    let site = Site::empty().file("content/interviews/p07.md", text).build();
    let quotes = site.data("quotes");
    let quotes: Vec<_> = quotes.iter().map(|quote| [&quote["id"], &quote["text"]].map(|it| it.as_str())).collect();
    let expected = [["it-took-three-people", "It took three people."], ["people-it-was", "people. It was"]];
    assert_eq!(quotes, expected.map(|quote| quote.map(Some)));
    for (query, found) in [("\"took three people it was fine\"", true), ("31", false), ("\"00\"", false)] {
        assert_eq!(site.run(&["search", query]).stdout.contains("content/interviews/p07.md"), found, "{query}");
    }
    let page = site.output("interviews/p07/index.html");
    for time in ["00:20", "00:21", "00:40", "31:56"] {
        assert!(page.contains(&format!("<span class=\"time\">[{time}]</span>")), "{time}: {page}");
        assert!(!site.output("interviews/p07/index.md").contains(time), "{time}");
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
