//! Random studies of a dozen people, and what they are without some of them.
//!
//! Comes in: a stream of random numbers. Goes out: the files of a study. Does not know: what comes of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use crate::study::random::Random;

/// A file: its path below the study's folder, and its text.
pub(super) type File = (String, String);

/// Settings of a study: what `[study]` and `[scoring]` say, line by line, and what its outcomes weigh.
#[derive(Debug, Clone, Default)]
pub(super) struct Policy {
    pub(super) population: Option<u32>,
    pub(super) point: Option<f64>,
    pub(super) load: Option<[f64; 5]>,
    pub(super) modifiers: Option<[f64; 3]>,
    pub(super) study: [i64; 3],
    pub(super) weights: Vec<f64>,
}

/// A study.
#[derive(Debug, Clone)]
pub(super) struct RandomStudy {
    pub(super) policy: Policy,
    pub(super) teams: Vec<Team>,
    pub(super) interviews: Vec<Interview>,
    /// Themes and opportunities: whatever is tried, they stay as they are.
    rest: Vec<File>,
}

/// A team, called by its place.
#[derive(Debug, Clone)]
pub(super) struct Team {
    pub(super) parent: Option<usize>,
    pub(super) headcount: Option<usize>,
    pub(super) is_platform: bool,
    /// Whether it has no file, and is there as long as somebody names it.
    is_implied: bool,
    /// Whether it is left out.
    pub(super) is_gone: bool,
}

/// An interview.
#[derive(Debug, Clone)]
pub(super) struct Interview {
    pub(super) date: Option<String>,
    /// Its people, by number, each with the team that it names, themes that they are tagged with and what they say.
    pub(super) people: Vec<Voice>,
}

/// Somebody in an interview.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    pub(super) person: usize,
    pub(super) team: Option<usize>,
    tags: Vec<usize>,
    words: String,
}

const OFTEN: [&str; 10] = [
    "daily",
    "weekly",
    "fortnightly",
    "monthly",
    "quarterly",
    "yearly",
    "3/week",
    "2/month",
    "7/quarter",
    "0.3/quarter",
];
const LONG: [&str; 8] = ["5m", "7m", "45m", "1.5h", "3h", "2d", "20m", "1h10m"];
/// Weights and points that are nearly nothing, down to the least that there is, and some that are very large.
const TINY: [f64; 4] = [1e-9, 1e-300, 5e-324, 0.000_01];
const HUGE: f64 = 1e9;
const KINDS: [&str; 8] = ["pain", "pain", "workaround", "workflow", "avoided", "avoided", "ask", "counter"];

impl Policy {
    /// Some of it other than by default.
    pub(super) fn random(random: &mut Random, outcomes: usize, least: usize) -> Self {
        let number = |random: &mut Random| random.between(1, 400) as f64 / 100.0;
        let mut load = [0.0; 5].map(|_: f64| number(random));
        load.sort_by(f64::total_cmp);
        Self {
            population: None,
            point: random.once_in(2).then(|| random.below(90_000) as f64 / 100.0),
            load: random.once_in(3).then_some(load),
            modifiers: random.once_in(3).then(|| [0.0; 3].map(|_: f64| number(random))),
            study: [0; 3].map(|_: i64| random.below(3) as i64 - 1),
            weights: weights(random, outcomes, least),
        }
    }

    fn toml(&self) -> String {
        let [maturity, risk, complexity] = self.study;
        let mut toml = format!("[study]\nmaturity = {maturity}\nrisk = {risk}\ncomplexity = {complexity}\n");
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                let _ = writeln!(toml, "{key} = {value}");
            }
        };
        add("population", self.population.map(|people| people.to_string()));
        add("[scoring]\nhours", Some("480".to_owned()));
        add("point_value", self.point.map(|point| point.to_string()));
        add("load", self.load.map(|load| format!("{load:?}")));
        add("modifiers", self.modifiers.map(|modifiers| format!("{modifiers:?}")));
        toml
    }
}

/// What outcomes weigh: some nothing, some nearly nothing, and never all of them nothing.
fn weights(random: &mut Random, outcomes: usize, least: usize) -> Vec<f64> {
    let weight = |_| match random.below(8) {
        0 | 1 => 0.0,
        2 => *random.pick(&TINY),
        3 => HUGE,
        _ => random.between(least, 9) as f64 / 2.0,
    };
    let mut weights: Vec<f64> = (0..outcomes).map(weight).collect();
    let is_nothing = weights.iter().sum::<f64>() == 0.0;
    if let Some(first) = weights.first_mut().filter(|_| is_nothing) {
        *first = 1.0;
    }
    weights
}

impl RandomStudy {
    /// A study; a plain one has a head-count of each team and nothing else that leaving interviews out would change.
    pub(super) fn new(random: &mut Random, is_plain: bool) -> Self {
        // Sometimes no team has a file, so that teams are those that somebody names.
        let (is_described, count) = (is_plain || !random.once_in(6), random.between(1, 5));
        let team = |place| if is_described { Team::random(random, place, is_plain) } else { Team::named() };
        let teams: Vec<Team> = (0..count).map(team).collect();
        let (themes, outcomes) = (random.between(1, 8), random.below(4));
        // Headings of others that nobody names; and sometimes no codebook, so that themes are those that somebody names.
        let headings = if random.once_in(3) { random.below(themes.min(3)) } else { 0 };
        let has_codebook = !random.once_in(6);
        let people = random.between(1, 14);
        let named = headings..themes;
        let interviews = (0..random.between(1, 16)).map(|_| Interview::random(random, people, teams.len(), &named));
        let mut interviews: Vec<Interview> = interviews.collect();
        if !is_described {
            // Each is named once at least, so that they are numbered as they are called.
            interviews.extend((0..count).map(Interview::naming));
        }
        let mut policy = Policy::random(random, outcomes, 1);
        policy.population = random.once_in(3).then(|| random.below(200) as u32);
        let codebook = if has_codebook { 0..themes } else { 0..0 };
        let mut rest: Vec<File> = codebook.map(|place| theme(random, place, (headings, outcomes))).collect();
        rest.extend((0..random.below(4)).map(|place| opportunity(random, place, themes, outcomes)));
        Self { policy, teams, interviews, rest }
    }

    /// All files.
    pub(super) fn files(&self) -> Vec<File> {
        let teams = self.teams.iter().enumerate().filter(|(_, team)| !team.is_gone && !team.is_implied);
        let teams = teams.map(|(place, team)| (format!("content/teams/team{place}.md"), team.text()));
        let interviews = self.interviews.iter().enumerate().filter(|(_, interview)| !interview.people.is_empty());
        let interviews =
            interviews.map(|(place, interview)| (format!("content/interviews/i{place:02}.md"), interview.text()));
        let weights = self.policy.weights.iter().enumerate();
        let outcomes = weights
            .map(|(place, weight)| (format!("content/outcomes/o{place}.md"), format!("---\nweight: {weight}\n---\n")));
        let settings = std::iter::once(("site.toml".to_owned(), self.policy.toml()));
        settings.chain(teams).chain(outcomes).chain(interviews).chain(self.rest.iter().cloned()).collect()
    }

    /// The team of each person: that of the newest interview that names one.
    pub(super) fn team_of(&self, person: usize) -> Option<usize> {
        let mut said: Vec<(&Option<String>, usize, Option<usize>)> = Vec::new();
        for (place, interview) in self.interviews.iter().enumerate() {
            let voices = interview.people.iter().filter(|voice| voice.person == person);
            said.extend(voices.map(|voice| (&interview.date, place, voice.team)));
        }
        said.sort();
        said.into_iter().rev().find_map(|(_, _, team)| team)
    }

    /// The study without a team, its people and what they said.
    pub(super) fn without_team(&self, team: usize) -> Self {
        let people: BTreeSet<usize> =
            self.interviews.iter().flat_map(|interview| &interview.people).map(|voice| voice.person).collect();
        let gone: BTreeSet<usize> = people.into_iter().filter(|person| self.team_of(*person) == Some(team)).collect();
        let mut study = self.clone();
        study.teams[team].is_gone = true;
        for interview in &mut study.interviews {
            interview.people.retain(|voice| !gone.contains(&voice.person));
            // Others named it once, and are of another team now.
            interview.people.iter_mut().filter(|voice| voice.team == Some(team)).for_each(|voice| voice.team = None);
        }
        study
    }
}

impl Team {
    fn random(random: &mut Random, place: usize, is_plain: bool) -> Self {
        Self {
            parent: (place > 0 && random.once_in(3)).then(|| random.below(place)),
            headcount: (is_plain || !random.once_in(4)).then(|| random.below(40)),
            is_platform: !is_plain && random.once_in(5),
            is_implied: false,
            is_gone: false,
        }
    }

    fn named() -> Self {
        Self { parent: None, headcount: None, is_platform: false, is_implied: true, is_gone: false }
    }

    fn text(&self) -> String {
        let mut text = "---\n".to_owned();
        let _ = self.parent.map(|parent| writeln!(text, "parent: team{parent}"));
        let _ = self.headcount.map(|people| writeln!(text, "headcount: {people}"));
        if self.is_platform {
            text.push_str("kind: platform\n");
        }
        text + "---\n"
    }
}

impl Interview {
    fn random(random: &mut Random, people: usize, teams: usize, themes: &Range<usize>) -> Self {
        let date = format!("2026-{:02}-{:02}", random.between(1, 12), random.between(1, 28));
        let first = random.below(people);
        let second = (people > 1 && random.once_in(6)).then(|| (first + random.between(1, people - 1)) % people);
        let people = std::iter::once(first).chain(second);
        let people = people.map(|person| Voice::random(random, person, teams, themes));
        Self { people: people.collect(), date: (!random.once_in(5)).then_some(date) }
    }

    /// One in which somebody of a team says nothing.
    fn naming(team: usize) -> Self {
        let voice = Voice { person: team, team: Some(team), tags: Vec::new(), words: String::new() };
        Self { people: vec![voice], date: None }
    }

    fn text(&self) -> String {
        let mut text = "---\nparticipants:\n".to_owned();
        for voice in &self.people {
            let team = voice.team.map_or_else(String::new, |team| format!(", team: team{team}"));
            let tags: Vec<String> = voice.tags.iter().map(|tag| format!("t{tag}")).collect();
            let _ = writeln!(text, "  - {{name: P{}{team}, tags: [{}]}}", voice.person, tags.join(", "));
        }
        let _ = self.date.as_ref().map(|date| writeln!(text, "date: {date}"));
        text.push_str("---\n");
        for voice in &self.people {
            let _ = write!(text, "**P{}:** Well. {}\n\n", voice.person, voice.words);
        }
        text
    }
}

impl Voice {
    fn random(random: &mut Random, person: usize, teams: usize, themes: &Range<usize>) -> Self {
        let tags = themes.clone().filter(|_| random.once_in(8)).collect();
        let words: String = (0..random.below(6)).map(|place| quote(random, place, themes)).collect();
        // Most people are where they were, so that teams are heard as a whole.
        let team = if random.once_in(6) { random.below(teams) } else { person % teams };
        Self { person, team: (!random.once_in(9)).then_some(team), tags, words }
    }
}

fn quote(random: &mut Random, place: usize, themes: &Range<usize>) -> String {
    let any = |random: &mut Random| random.between(themes.start, themes.end - 1);
    let mut mark = format!("[Words {place}.]{{.t{}", any(random));
    if random.once_in(4) {
        let _ = write!(mark, " kind={}", random.pick(&KINDS));
    }
    let second = any(random);
    if random.once_in(4) && !mark.contains(&format!(".t{second}")) {
        let _ = write!(mark, " .t{second}");
    }
    if !random.once_in(3) {
        let _ = write!(mark, " freq={}", random.pick(&OFTEN));
    }
    if !random.once_in(3) {
        let _ = write!(mark, " toil={}", random.pick(&LONG));
    }
    if random.once_in(2) {
        let _ = write!(mark, " load={}", random.below(5));
    }
    mark + "} "
}

/// A theme of the codebook; the first few are headings, with points alone.
fn theme(random: &mut Random, place: usize, (headings, outcomes): (usize, usize)) -> File {
    let judged = if place < headings { strategic(random, outcomes, 2) } else { judged(random, outcomes) };
    let mut text = format!("---\n{judged}");
    if place > 0 && random.once_in(2) {
        let _ = writeln!(text, "parent: t{}", random.below(place));
    }
    if random.once_in(8) {
        text.push_str("status: addressed\n");
    }
    (format!("content/themes/t{place}.md"), text + "---\n")
}

fn opportunity(random: &mut Random, place: usize, themes: usize, outcomes: usize) -> File {
    let first = random.below(themes);
    let second = random.below(themes);
    let named = if first == second { format!("t{first}") } else { format!("t{first}, t{second}") };
    let status = random.pick(&["draft", "testing", "validated", "invalidated", "dropped", "shipped"]);
    let text = format!("---\nthemes: [{named}]\nstatus: {status}\n{}---\n", judged(random, outcomes));
    (format!("content/opportunities/t{place}.md"), text)
}

/// `estimate` and `strategic`.
fn judged(random: &mut Random, outcomes: usize) -> String {
    let mut keys = Vec::new();
    let mut add = |random: &mut Random, times: usize, key: &str, value: &dyn Fn(&mut Random) -> String| {
        if random.once_in(times) {
            let value = value(random);
            keys.push(format!("{key}: {value}"));
        }
    };
    let condition = |random: &mut Random| (random.below(3) as i64 - 1).to_string();
    add(random, 5, "reach", &|random| (random.below(101) as f64 / 100.0).to_string());
    add(random, 5, "worth", &|random| random.below(9).to_string());
    add(random, 4, "freq", &|random| (*random.pick(&OFTEN)).to_owned());
    add(random, 5, "latent", &|random| (*random.pick(&OFTEN)).to_owned());
    add(random, 4, "toil", &|random| (*random.pick(&LONG)).to_owned());
    add(random, 5, "removes", &|random| (random.below(101) as f64 / 100.0).to_string());
    add(random, 5, "load", &|random| random.below(5).to_string());
    add(random, 5, "maturity", &condition);
    add(random, 5, "risk", &condition);
    add(random, 5, "complexity", &condition);
    let strategic = strategic(random, outcomes, 3);
    let estimate = if keys.is_empty() { String::new() } else { format!("estimate: {{{}}}\n", keys.join(", ")) };
    estimate + &strategic
}

/// Points for one outcome in a few.
fn strategic(random: &mut Random, outcomes: usize, few: usize) -> String {
    let points = (0..outcomes).filter_map(|place| {
        let points = if random.once_in(6) { *random.pick(&TINY) } else { random.below(6) as f64 };
        random.once_in(few).then(|| format!("o{place}: {points}"))
    });
    let points: Vec<String> = points.collect();
    format!("strategic: {{{}}}\n", points.join(", "))
}
