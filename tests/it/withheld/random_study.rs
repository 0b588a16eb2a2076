//! Random studies in which every text knows who may read it, by the rules of the format and not by the program.
//!
//! Comes in: a seed. Goes out: a study for an audience, once with one set of words in each place that the audience may not
//! see, once with another. Does not know: how a site is made.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::study::random::Random;

/// True so many times in a hundred.
fn chance(random: &mut Random, percent: usize) -> bool {
    random.below(100) < percent
}

/// Some of a few names.
fn some<'n>(random: &mut Random, names: &[&'n str], percent: usize) -> Vec<&'n str> {
    names.iter().copied().filter(|_| chance(random, percent)).collect()
}

pub(super) const AUDIENCES: [&str; 3] = ["engineering", "directors", "public"];

/// What one audience may see, as `site.toml` has it.
#[derive(Debug, Clone)]
struct Policy {
    shows: Vec<&'static str>,
    attribution: Option<Vec<&'static str>>,
    smallest_team: usize,
}

impl Policy {
    fn random(random: &mut Random) -> Self {
        let kinds = [
            "themes",
            "teams",
            "opportunities",
            "outcomes",
            "guides",
            "pages",
            "priorities",
            "brief",
            "coverage",
            "waves",
        ];
        let said = ["pseudonym", "role", "team", "date", "tenure"];
        Self {
            shows: some(random, &kinds, 60),
            attribution: chance(random, 60).then(|| some(random, &said, 50)),
            smallest_team: random.below(6) + 1,
        }
    }

    fn says(&self, what: &str) -> bool {
        self.attribution.as_ref().is_none_or(|said| said.contains(&what))
    }
}

/// A study in the making, for one audience.
pub(super) struct RandomStudy {
    random: Random,
    pub(super) audience: &'static str,
    policy: Policy,
    /// Decides the words in places that the audience may not see.
    salt: u64,
    /// How many words there are so far; a word is made from its number.
    words: u64,
    /// The words that the audience may not see.
    pub(super) withheld: Vec<String>,
    pub(super) files: BTreeMap<String, String>,
    /// Addresses that texts link to.
    targets: Vec<String>,
    /// Quotes that a theme or a finding may name.
    named: Vec<NamedQuote>,
    /// Whether the interview in the making has no limits, and whether none so far withholds anything.
    is_open: bool,
    is_whole: bool,
}

/// A quote with an id of its own.
struct NamedQuote {
    /// `<interview>#<id>`
    link: String,
    theme: String,
    is_seen: bool,
}

/// Who may read something; none where its kind decides.
type Readers = Option<Vec<&'static str>>;

struct Participant {
    name: String,
    team: usize,
}

impl RandomStudy {
    /// The same study for the same seed, but for the words that the audience may not see.
    pub(super) fn new(seed: u64, salt: u64) -> Self {
        let mut random = Random::new(seed, 0);
        let audience = AUDIENCES[random.below(AUDIENCES.len())];
        let policies: Vec<Policy> = AUDIENCES.iter().map(|_| Policy::random(&mut random)).collect();
        let place = AUDIENCES.iter().position(|name| *name == audience).expect("it is one of them");
        let mut study = Self {
            random,
            audience,
            policy: policies[place].clone(),
            salt,
            words: 0,
            withheld: Vec::new(),
            files: BTreeMap::new(),
            targets: ["/about/", "/guides/g/", "/notes/", "/themes/"].map(str::to_owned).to_vec(),
            named: Vec::new(),
            is_open: false,
            is_whole: true,
        };
        study.settings(&policies);
        study.fill();
        study
    }

    fn settings(&mut self, policies: &[Policy]) {
        let mut text = "title = \"Study\"\n[brief]\nsince = 2022-03-14\n".to_owned();
        for (name, from, to) in [("Early", "2000-01-01", "2022-03-13"), ("Late", "2022-03-14", "2099-12-31")] {
            let _ = writeln!(text, "[[study.waves]]\nname = \"{name}\"\nfrom = {from}\nto = {to}");
        }
        for (name, Policy { shows, attribution, smallest_team }) in AUDIENCES.iter().zip(policies) {
            let _ = writeln!(text, "[audiences.{name}]\nshows = {shows:?}\nsmallest_team = {smallest_team}");
            if let Some(said) = attribution {
                let _ = writeln!(text, "attribution = {said:?}");
            }
        }
        self.files.insert("site.toml".to_owned(), text);
    }

    /// A word of its own. One that is withheld is another with another salt, and perhaps of another length.
    fn word(&mut self, is_seen: bool) -> String {
        self.words += 1;
        let letter = |number: u64| char::from(b'a' + u8::try_from(number % 20).expect("it is below 20"));
        let number = self.words;
        let of_number = |number: u64| -> String { [number / 400, number / 20, number].map(letter).iter().collect() };
        if is_seen {
            return format!("seen{}", of_number(number));
        }
        let tail = "w".repeat(usize::try_from(self.salt % 3).expect("it is below 3"));
        let word = format!("zq{}x{}{tail}", of_number(number), letter(self.salt));
        self.withheld.push(word.clone());
        word
    }

    /// Words of a sentence; withheld ones are perhaps more of them.
    fn sentence(&mut self, is_seen: bool) -> String {
        let mut words: Vec<String> = (0..3).map(|_| self.word(is_seen)).collect();
        if !is_seen {
            // Which numbers words have is the same with every salt.
            let more = self.word(false);
            if self.salt % 2 == 1 {
                words.push(more);
            }
        }
        words.join(" ")
    }

    fn is_among(&self, readers: &[&str]) -> bool {
        readers.contains(&self.audience)
    }

    fn sees(&self, kind: &str, readers: &Readers) -> bool {
        readers.as_ref().map_or_else(|| self.policy.shows.contains(&kind), |readers| self.is_among(readers))
    }

    fn readers(&mut self) -> Readers {
        chance(&mut self.random, 40).then(|| some(&mut self.random, &AUDIENCES, 50))
    }

    fn fill(&mut self) {
        let teams = self.teams();
        let themes = self.themes();
        self.guide_and_page();
        self.opportunity(&themes);
        let seen: Vec<(Vec<&'static str>, Vec<&'static str>)> =
            (0..7).map(|_| (some(&mut self.random, &AUDIENCES, 45), some(&mut self.random, &AUDIENCES, 30))).collect();
        // Who spoke in which interview; a name is one word in all of them.
        let speaker: Vec<usize> = (0..seen.len()).map(|_| self.random.below(4)).collect();
        let participants: Vec<Participant> = (0..4)
            .map(|person| {
                let heard = (0..seen.len()).filter(|index| speaker[*index] == person);
                let is_heard =
                    heard.into_iter().any(|index| self.is_among(&seen[index].0) || self.is_among(&seen[index].1));
                let is_named = self.policy.says("pseudonym") && is_heard;
                Participant { name: self.word(is_named), team: self.random.below(teams.len()) }
            })
            .collect();
        for (index, (audience, quotes_for)) in seen.into_iter().enumerate() {
            self.interview(index, &audience, &quotes_for, &participants[speaker[index]], &teams, &themes);
        }
        self.withdrawn(&themes);
        self.leads(&themes);
        self.home(&themes);
    }

    /// A link that a text has: where nobody may see it, it may be to anything, or none.
    fn link(&mut self, is_seen: bool) -> String {
        let place = self.random.below(self.targets.len());
        let place = if is_seen { place } else { place + usize::try_from(self.salt).expect("it is small") };
        match self.targets.get(place % (self.targets.len() + 1)).cloned() {
            Some(target) => format!("[{}]({target})", self.word(is_seen)),
            None => self.word(is_seen),
        }
    }

    /// An interview that is in no site, which a theme may name all the same.
    fn withdrawn(&mut self, themes: &[String]) {
        let (who, words, link) = (self.word(false), self.sentence(false), self.link(false));
        let (theme, name) = (&themes[self.random.below(themes.len())], self.word(false));
        let front = format!("participant: {who}\nconsent: {{withdrawn: 2026-01-01}}\n");
        let body = format!("**{who}:** [{words}]{{.{theme} #gone}} {link}");
        self.named.push(NamedQuote { link: format!("{name}#gone"), theme: theme.clone(), is_seen: false });
        self.entry(&format!("interviews/{name}"), &front, &Some(AUDIENCES.to_vec()), &body);
    }

    /// Some themes name the quote that their page opens with.
    fn leads(&mut self, themes: &[String]) {
        for theme in themes {
            let quotes: Vec<&NamedQuote> = self.named.iter().filter(|quote| quote.theme == *theme).collect();
            if quotes.is_empty() || !chance(&mut self.random, 70) {
                continue;
            }
            let lead = &quotes[self.random.below(quotes.len())].link;
            let file = self.files.get_mut(&format!("content/themes/{theme}.md")).expect("each theme has a file");
            *file = file.replacen("---\n", &format!("---\nlead: {lead}\n"), 1);
        }
    }

    /// The home page with what was found.
    fn home(&mut self, themes: &[String]) {
        let readers = self.readers();
        let is_home_seen = self.sees("pages", &readers);
        let mut brief = String::new();
        for theme in themes.iter().take(3) {
            let quotes: Vec<&NamedQuote> = self.named.iter().filter(|quote| quote.theme == *theme).collect();
            let quote = if quotes.is_empty() { None } else { Some(quotes[self.random.below(quotes.len())]) };
            let is_quote_seen = quote.is_none_or(|quote| quote.is_seen);
            let named = quote.map_or_else(String::new, |quote| format!(", quote: {}", quote.link));
            let is_seen = is_home_seen && is_quote_seen && !theme.contains("zq");
            let finding = self.sentence(is_seen);
            let _ = write!(brief, "\n  - {{finding: {finding}, theme: {theme}{named}}}");
        }
        let [purpose, focus, not] = [(); 3].map(|()| self.sentence(is_home_seen));
        let charter = format!("purpose: {purpose}\nfocus: [{focus}]\nnot: [{not}]\n");
        let (words, link) = (self.sentence(is_home_seen), self.link(is_home_seen));
        self.entry("_index", &format!("{charter}brief:{brief}\n"), &readers, &format!("{words} {link}"));
    }

    fn teams(&mut self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for index in 0..4 {
            let readers = self.readers();
            let is_seen = self.sees("teams", &readers);
            let name = format!("t{index}{}", self.word(is_seen));
            let (title, text) = (self.sentence(is_seen), self.sentence(is_seen));
            let mut front = format!("title: {title}\nheadcount: {}\n", self.random.below(9));
            if index > 1 && chance(&mut self.random, 50) {
                let _ = writeln!(front, "parent: {}", names[self.random.below(2)]);
            }
            let link = self.link(is_seen);
            self.entry(&format!("teams/{name}"), &front, &readers, &format!("{text} {link}"));
            self.targets.push(format!("/teams/{name}/"));
            names.push(name);
        }
        names
    }

    fn themes(&mut self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for index in 0..4 {
            let readers = self.readers();
            let is_seen = self.sees("themes", &readers);
            let name = format!("h{index}{}", self.word(is_seen));
            let (title, text) = (self.sentence(is_seen), self.sentence(is_seen));
            let mut front = format!("title: {title}\n");
            if index > 1 {
                let _ = writeln!(front, "parent: {}", names[self.random.below(2)]);
            }
            if chance(&mut self.random, 25) {
                front.push_str("status: addressed\n");
            }
            let link = self.link(is_seen);
            self.entry(&format!("themes/{name}"), &front, &readers, &format!("{text} {link}"));
            self.targets.push(format!("/themes/{name}/"));
            names.push(name);
        }
        names
    }

    fn guide_and_page(&mut self) {
        let readers = self.readers();
        let is_seen = self.sees("guides", &readers);
        let (title, question, text) = (self.sentence(is_seen), self.sentence(is_seen), self.sentence(is_seen));
        let front = format!("title: {title}\nsections: [{{questions: [{{id: q1, text: {question}}}]}}]\n");
        self.entry("guides/g", &front, &readers, &text);
        let readers = self.readers();
        let is_seen = self.sees("pages", &readers);
        let (heading, text, limited) = (self.sentence(is_seen), self.sentence(is_seen), self.limited(is_seen));
        let (in_heading, in_list, in_cell) = (self.limited(is_seen), self.limited(is_seen), self.limited(is_seen));
        let body = format!(
            "# {heading} {in_heading}\n\n{text} {limited} [there](interviews/i1.md) ![a picture](p.png)\n\n## A {in_heading}\n\n\
             - {in_list} and\n- more\n\n| A | B |\n| --- | --- |\n| {in_cell} | C |\n"
        );
        self.entry("about", "", &readers, &body);
        let picture = self.word(is_seen);
        self.files.insert("content/p.png".to_owned(), picture);
        let readers = self.readers();
        let is_seen = self.sees("pages", &readers);
        let (text, link, limited) = (self.sentence(is_seen), self.link(is_seen), self.limited(is_seen));
        self.entry("notes", "", &readers, &format!("{text} {link} {limited}"));
    }

    fn opportunity(&mut self, themes: &[String]) {
        let readers = self.readers();
        let is_seen = self.sees("outcomes", &readers);
        let (title, sponsor, text) = (self.sentence(is_seen), self.sentence(is_seen), self.sentence(is_seen));
        let outcome = format!("u{}", self.word(is_seen));
        self.entry(&format!("outcomes/{outcome}"), &format!("title: {title}\nsponsor: {sponsor}\n"), &readers, &text);
        let is_outcome_seen = is_seen;
        let readers = self.readers();
        let is_seen = self.sees("opportunities", &readers);
        let (title, problem, text) = (self.sentence(is_seen), self.sentence(is_seen), self.sentence(is_seen));
        let name = format!("o{}", self.word(is_seen));
        let theme = &themes[self.random.below(themes.len())];
        let status = ["testing", "invalidated", "dropped", "shipped"][self.random.below(4)];
        let note = self.sentence(is_seen);
        let (by, because) = (self.word(is_seen && is_outcome_seen), self.sentence(is_seen && is_outcome_seen));
        let front = format!(
            "title: {title}\nthemes: [{theme}]\nproblem: {problem}\nestimate: {{latent: monthly}}\nstatus: {status}\n\
             strategic: {{{outcome}: {{points: 4, by: {by}, because: {because}}}}}\n\
             validations: [{{date: 2026-03-14, verdict: contradicts, note: {note}}}]\n"
        );
        let link = self.link(is_seen);
        self.entry(&format!("opportunities/{name}"), &front, &readers, &format!("{text} {link}"));
    }

    /// A limited passage, or none.
    fn limited(&mut self, is_seen: bool) -> String {
        let readers = some(&mut self.random, &AUDIENCES, 50);
        if readers.is_empty() || self.is_open {
            return String::new();
        }
        self.is_whole &= self.is_among(&readers);
        let is_seen = is_seen && self.is_among(&readers);
        let (words, more) = (self.sentence(is_seen), self.sentence(is_seen));
        let minutes = if is_seen { 7 } else { 10 + self.salt };
        let words = match self.random.below(6) {
            0 => format!("{words} *{more}*"),
            1 => format!("{words} [00:{minutes:02}:00] {more}"),
            2 => format!("{words} [{more}](https://x.example/{})", self.word(is_seen)),
            3 => format!("{words} `{more}`"),
            4 => format!("{words} {}", self.link(is_seen)),
            _ => words,
        };
        format!("[{words}]{{for=\"{}\"}}", readers.join(" "))
    }

    fn interview(
        &mut self,
        index: usize,
        audience: &[&'static str],
        quotes_for: &[&'static str],
        participant: &Participant,
        teams: &[String],
        themes: &[String],
    ) {
        (self.is_open, self.is_whole) = (chance(&mut self.random, 30), true);
        let (is_read, is_quoted) = (self.is_among(audience), self.is_among(audience) || self.is_among(quotes_for));
        let is_placed = is_quoted && self.policy.says("pseudonym") && self.policy.says("date");
        let name = format!("i{index}{}", self.word(is_placed));
        let role = {
            let is_said = is_quoted && self.policy.says("role");
            self.sentence(is_said)
        };
        let tenure = {
            let is_said = is_read && self.policy.says("tenure");
            self.sentence(is_said)
        };
        let (title, takeaway, alias) =
            (self.sentence(is_read), self.sentence(is_read), self.word(is_read && is_placed));
        let (tag, interviewer) =
            (&themes[self.random.below(themes.len())], self.word(is_read && self.policy.says("pseudonym")));
        // Days that nobody may be told keep their order: it decides what is newest.
        let year = if self.policy.says("date") { 2026 } else { 2020 + self.salt % 5 };
        let day = 1 + self.random.below(28);
        let Participant { name: who, team } = participant;
        let front = format!(
            "title: {title}\nparticipant: {who}\nteam: {}\nrole: {role}\ntenure: {tenure}\ndate: {year}-03-{day:02}\ntags: [{tag}]\n\
             guide: g\ninterviewer: {interviewer}\naliases: [{alias}]\n\
             takeaways: [{takeaway}]\nquotes_for: {quotes_for:?}\n",
            teams[*team],
        );
        let mut body = format!("**{interviewer}:** {}?\n\n", self.sentence(is_read));
        for turn in 0..3 {
            let minute = if is_quoted { turn } else { self.salt };
            let _ = write!(body, "**{who}:** [00:{minute:02}:00] {} ", self.sentence(is_read));
            for _ in 0..2 {
                let quote = self.quote(&name, is_quoted, themes);
                let _ = write!(body, "{quote} {} ", self.limited(is_read));
            }
            let _ = write!(body, "{} [a link](../themes/{}.md).\n\n", self.link(is_read), themes[0]);
        }
        let (beside, across) = self.standoff(is_quoted, themes);
        let _ = writeln!(body, "**{who}:** {across}");
        let recording = self.recording(is_read);
        let front = format!("{front}{recording}{beside}");
        self.entry(&format!("interviews/{name}"), &front, &Some(audience.to_vec()), &body);
    }

    /// The recording of an interview, on the web or a file: it is there only where nothing is withheld.
    fn recording(&mut self, is_read: bool) -> String {
        let says_all = ["pseudonym", "role", "team", "date", "tenure"].iter().all(|what| self.policy.says(what));
        let is_heard = is_read && says_all && self.is_whole;
        let name = format!("{}.mp3", self.word(is_heard));
        if chance(&mut self.random, 50) {
            return format!("recording: https://x.example/{name}\n");
        }
        let voice = self.word(is_heard);
        self.files.insert(format!("content/interviews/{name}"), voice);
        format!("recording: {name}\n")
    }

    /// A quote beside the text that crosses paragraphs and emphasis: what stands in the front matter, and the passage.
    fn standoff(&mut self, is_quoted: bool, themes: &[String]) -> (String, String) {
        let readers = if self.is_open { Vec::new() } else { some(&mut self.random, &AUDIENCES, 60) };
        self.is_whole &= readers.is_empty() || self.is_among(&readers);
        let is_seen = is_quoted && (readers.is_empty() || self.is_among(&readers));
        let [one, two, three] = [(); 3].map(|()| self.sentence(is_seen));
        let theme = &themes[self.random.below(themes.len())];
        let limit = if readers.is_empty() { String::new() } else { format!(", for: {readers:?}") };
        let front = format!("quotes:\n  - {{exact: {one} {two} {three}, themes: [{theme}], kind: pain{limit}}}\n");
        (front, format!("{one} *{two}*\n\n{three}\n"))
    }

    fn quote(&mut self, interview: &str, is_quoted: bool, themes: &[String]) -> String {
        let readers = (chance(&mut self.random, 40) && !self.is_open)
            .then(|| some(&mut self.random, &AUDIENCES, 60))
            .filter(|names| !names.is_empty());
        self.is_whole &= readers.as_ref().is_none_or(|readers| self.is_among(readers));
        let is_seen = is_quoted && readers.as_ref().is_none_or(|readers| self.is_among(readers));
        let (words, note, within) = (self.sentence(is_seen), self.sentence(is_seen), self.limited(is_seen));
        let by = self.word(is_seen && self.policy.says("pseudonym"));
        let theme = &themes[self.random.below(themes.len())];
        let kind = ["pain", "ask", "praise", "workaround", "avoided"][self.random.below(5)];
        let limit = readers.map_or_else(String::new, |readers| format!(" for=\"{}\"", readers.join(" ")));
        let id = if chance(&mut self.random, 50) {
            let id = self.word(is_seen);
            self.named.push(NamedQuote { link: format!("{interview}#{id}"), theme: theme.clone(), is_seen });
            format!("#{id} ")
        } else {
            String::new()
        };
        format!(
            "[{words} {within}]{{.{theme} {id}kind={kind} freq=weekly toil=2h q=q1 note=\"{note}\" by={by}{limit}}}"
        )
    }

    fn entry(&mut self, path: &str, front: &str, readers: &Readers, body: &str) {
        let audience = readers.as_ref().map_or_else(String::new, |readers| format!("audience: {readers:?}\n"));
        self.files.insert(format!("content/{path}.md"), format!("---\n{front}{audience}---\n{body}\n"));
    }
}
