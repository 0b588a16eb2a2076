//! All of a study but its interviews: settings, themes, teams, outcomes, opportunities, a guide, pages, a picture.
//!
//! Comes in: sentences, a seed. Goes out: files, and the names that interviews use. Does not know: the interviews.

use super::random::Random;
use super::{File, Sentences};

/// The themes below each theme, those that come up most first.
const THEMES: [(&str, [&str; 5]); 9] = [
    ("access", ["logging-in-again", "asking-for-permission", "keys-to-change", "forgotten-accounts", "shared-secrets"]),
    ("shipping", ["waiting-for-builds", "tests-that-lie", "no-way-back", "release-calendars", "long-reviews"]),
    ("running", ["pages-about-nothing", "finding-the-owner", "finding-the-line", "handovers", "unclear-costs"]),
    ("starting", ["new-services", "first-weeks", "running-it-locally", "test-data", "copied-templates"]),
    ("knowing", ["old-pages", "one-person", "own-roads", "which-tool", "unwritten-rules"]),
    ("depending", ["forced-upgrades", "version-drift", "shared-libraries", "other-calendars", "silent-changes"]),
    ("data", ["schema-changes", "backfills", "event-contracts", "copies-of-copies", "slow-queries"]),
    ("planning", ["unclear-priorities", "waiting-on-others", "switching-context", "estimates", "meetings"]),
    ("devices", ["new-firmware", "cold-weather", "lost-devices", "fleet-overview", "field-logs"]),
];
/// Each with a team for itself and one for each of [`PARTS`].
const AREAS: [&str; 9] =
    ["booking", "boarding", "freight", "kiosks", "payments", "timetables", "crews", "customs", "harbours"];
const PARTS: [&str; 3] = ["apps", "data", "core"];
const PLATFORM: [&str; 4] = ["foundations", "build-systems", "access-and-keys", "lookout"];
const OUTCOMES: [(&str, &str); 4] =
    [("calm-winter", "3"), ("three-new-operators", "2"), ("clean-audit", "1.5"), ("lower-cost", "1")];
const OPPORTUNITIES: usize = 12;
const SECTIONS: usize = 4;
const QUESTIONS_A_SECTION: usize = 4;
/// The name of the guide that interviews follow.
pub(super) const GUIDE: &str = "questions";

const SETTINGS: &str = "title = \"Study at scale\"\nbase_url = \"https://research.example/\"\n";
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 9L9 0v9z\"/></svg>\n";

/// The files of a study's frame, and the names in it.
pub(super) struct Codebook {
    files: Vec<File>,
    /// Themes that quotes are coded with, those that come up most first.
    pub(super) themes: Vec<&'static str>,
    /// Teams that participants come from.
    pub(super) teams: Vec<String>,
    /// The ids of the guide's questions.
    pub(super) questions: Vec<String>,
}

impl Codebook {
    /// The same for the same sentences and seed.
    pub(super) fn new(sentences: &Sentences, seed: u64) -> Self {
        // The streams from 0 up belong to the interviews.
        let mut writer = Writer { sentences, random: Random::new(seed, u64::MAX), files: Vec::new() };
        writer.file("site.toml", SETTINGS.to_owned());
        writer.file("content/pictures/ramp.svg", PICTURE.to_owned());
        writer.pages();
        let themes = writer.themes();
        let teams = writer.teams();
        for (slug, weight) in OUTCOMES {
            let text = writer.words(3);
            let front = format!("title: {}\nsponsor: Head of {slug}\nweight: {weight}\ndate: 2025-12-03", title(slug));
            writer.entry("outcomes", slug, &front, &text);
        }
        (0..OPPORTUNITIES).for_each(|index| writer.opportunity(index, &themes));
        let questions = writer.guide();
        Self { files: writer.files, themes, teams, questions }
    }

    /// All files but those of the interviews.
    pub(super) fn files(&self) -> Vec<File> {
        self.files.clone()
    }
}

struct Writer<'s> {
    sentences: &'s Sentences,
    random: Random,
    files: Vec<File>,
}

impl Writer<'_> {
    fn file(&mut self, path: &str, text: String) {
        self.files.push((path.to_owned(), text));
    }

    fn entry(&mut self, folder: &str, slug: &str, front: &str, body: &str) {
        self.file(&format!("content/{folder}/{slug}.md"), format!("---\n{front}\n---\n{body}\n"));
    }

    /// So many sentences.
    fn words(&mut self, count: usize) -> String {
        let said: Vec<&str> = (0..count).map(|_| self.random.pick(&self.sentences.said).as_str()).collect();
        said.join(" ")
    }

    fn pages(&mut self) {
        let (first, second, third) = (self.words(6), self.words(9), self.words(9));
        self.file("content/_index.md", format!("{first}\n"));
        let method = format!("# Method\n\n{second}\n\n![The ramp](pictures/ramp.svg)\n\n{third}\n");
        self.file("content/method.md", method);
    }

    fn themes(&mut self) -> Vec<&'static str> {
        for (above, below) in THEMES {
            let text = self.words(3);
            self.entry("themes", above, &format!("title: {}", title(above)), &text);
            for slug in below {
                let mut front =
                    format!("title: {}\nparent: {above}\nowner: {}", title(slug), self.random.pick(&PLATFORM));
                if self.random.once_in(5) {
                    front += &format!("\naliases: [{slug}-before]");
                }
                if self.random.once_in(3) {
                    front += &format!("\nestimate:\n  removes: 0.5\n  risk: {}", self.random.below(2));
                }
                if self.random.once_in(2) {
                    front += &format!("\nstrategic:\n  {}: {}", self.random.pick(&OUTCOMES).0, self.random.below(6));
                }
                let text = self.words(4) + &format!(" See also [{}]({above}.md).", title(above));
                self.entry("themes", slug, &front, &text);
            }
        }
        // By how common they are within their theme, so that the common ones are not all in one.
        (0..THEMES[0].1.len()).flat_map(|rank| THEMES.iter().map(move |(_, below)| below[rank])).collect()
    }

    fn teams(&mut self) -> Vec<String> {
        let mut teams = Vec::new();
        for area in AREAS {
            self.team(area, "product", None);
            for part in PARTS {
                let slug = format!("{area}-{part}");
                self.team(&slug, "product", Some(area));
                teams.push(slug);
            }
        }
        for slug in PLATFORM {
            self.team(slug, "platform", None);
            teams.push(slug.to_owned());
        }
        teams
    }

    fn team(&mut self, slug: &str, kind: &str, parent: Option<&str>) {
        let mut front = format!("title: {}\nheadcount: {}\nkind: {kind}", title(slug), self.random.between(3, 40));
        if let Some(parent) = parent {
            front += &format!("\nparent: {parent}");
        }
        let text = self.words(2);
        self.entry("teams", slug, &front, &text);
    }

    fn opportunity(&mut self, index: usize, themes: &[&str]) {
        let meant: Vec<&str> = self.random.shuffled(themes).into_iter().take(1 + index % 3).copied().collect();
        let mut front = format!("title: Opportunity {}\nthemes: [{}]", index + 1, meant.join(", "));
        for key in ["problem", "hypothesis", "solution", "eliminates"] {
            front += &format!("\n{key}: \"{}\"", self.words(1));
        }
        front += &format!("\nstage: {}", self.random.pick(&["problem", "concept", "feature"]));
        front +=
            &format!("\nstatus: {}", self.random.pick(&["draft", "testing", "validated", "invalidated", "shipped"]));
        front += &format!("\neffort: {}w\nvalidations:", self.random.between(2, 30));
        for month in 1..=self.random.between(1, 3) {
            let verdict = self.random.pick(&["supports", "contradicts", "unclear"]);
            let note = self.words(1);
            front += &format!("\n  - {{date: 2026-0{month}-12, with: Freight, stage: problem, verdict: {verdict}, ");
            front += &format!("note: \"{note}\"}}");
        }
        front += &format!("\nestimate: {{removes: 0.5, load: {}}}", self.random.below(5));
        front += &format!("\nstrategic: {{{}: {}}}", self.random.pick(&OUTCOMES).0, self.random.below(6));
        let text = self.words(6);
        self.entry("opportunities", &format!("opportunity-{}", index + 1), &front, &text);
    }

    fn guide(&mut self) -> Vec<String> {
        let mut front = String::from("title: Questions\nversion: 1\nsections:");
        let mut ids = Vec::new();
        for section in 1..=SECTIONS {
            front += &format!("\n  - title: Part {section}\n    questions:");
            for question in 1..=QUESTIONS_A_SECTION {
                let id = format!("part-{section}-{question}");
                let text = self.random.pick(&self.sentences.asked);
                front += &format!("\n      - {{id: {id}, text: \"{text}\", kind: number, unit: hours, baseline: 2}}");
                ids.push(id);
            }
        }
        let text = self.words(5);
        self.entry("guides", GUIDE, &front, &text);
        ids
    }
}

/// What a thing is called whose name in addresses this is.
fn title(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
