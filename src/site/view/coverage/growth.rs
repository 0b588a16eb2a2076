//! New themes from interview to interview, and whether they stop.
//!
//! Comes in: the site's context, the coded interviews in order. Goes out: [`ThemeGrowth`]. Does not know: which themes these are.

use serde::Serialize;

use crate::analysis::coded::{CodedInterview, UncountedThemes};
use crate::analysis::count::narrow;
use crate::analysis::hearing::fewest_for_saturation;
use crate::analysis::saturation::{BASE, NewestBrought, ORDERS, RuleOutcome, Saturation, newest};
use crate::site::chart::Caption;
use crate::site::chart::columns::{ColumnChart, columns, in_a_column};
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::number::number;
use crate::site::words::Words;

/// How many interviews the table lists.
const MOST_LISTED: usize = 200;

/// New themes from interview to interview.
#[derive(Debug, Serialize)]
pub(super) struct ThemeGrowth<'a> {
    /// Whether new interviews still bring new themes, in a sentence.
    answer: String,
    /// How many themes how many interviews brought, in words.
    total: String,
    /// The themes that are not among these, and why, a sentence each.
    uncounted: Vec<String>,
    /// A column an interview, as SVG.
    chart_html: String,
    /// What a column is, in words.
    key: String,
    /// The rule, each line what comes of it.
    rules: Vec<String>,
    /// That 5 % and 0 % are one rule here, in words; none where they are not.
    one_rule: Option<String>,
    /// The interviews, oldest first.
    lines: Vec<GrowthLine<'a>>,
    /// How many more there are.
    more: usize,
}

/// What an interview brought.
#[derive(Debug, Serialize)]
struct GrowthLine<'a> {
    /// Its number, from 1.
    number: usize,
    /// The interview; none where it may not be read, or nobody may know which was when.
    interview: Option<Link<'a>>,
    /// New themes.
    new: u32,
    /// All themes so far.
    total: u32,
}

/// None where no interview is coded.
pub(super) fn growth<'a>(context: &PageContext<'a>, coded: &[CodedInterview]) -> Option<ThemeGrowth<'a>> {
    let saturation = &context.site.numbers.saturation;
    let new = &saturation.new_themes;
    if new.is_empty() {
        return None;
    }
    let words = context.words();
    let themes = words.count("count.themes", new.iter().sum());
    let total = words.count_of("coverage.brought", narrow(new.len()), &[("themes", &themes)]);
    let rules = told_rules(saturation).map(|outcome| rule(words, outcome, new.len()));
    let rules: Vec<String> = rules.collect();
    let description = format!("{total} {}", rules.join(" "));
    let caption = Caption { id: "new-themes", title: words.text("coverage.new_themes"), description: &description };
    let lines = lines(context, coded, new);
    Some(ThemeGrowth {
        answer: answer(words, new),
        uncounted: uncounted(context, coded),
        chart_html: columns(&ColumnChart { caption, values: new, marked: BASE }),
        key: words.count_of("coverage.column", narrow(in_a_column(new.len())), &[("base", &BASE)]),
        one_rule: saturation.thresholds_are_one().then(|| words.count("coverage.one_rule", saturation.base_themes)),
        more: new.len() - lines.len(),
        total,
        rules,
        lines,
    })
}

/// "New interviews hardly bring new themes: the newest 7 brought none."
fn answer(words: &Words, new: &[u32]) -> String {
    match newest(new) {
        NewestBrought::TooFew => {
            words.count_of("coverage.too_early", narrow(new.len()), &[("fewest", &fewest_for_saturation())])
        }
        NewestBrought::Nothing(quiet) => words.count("coverage.hardly", quiet),
        NewestBrought::New { interviews, of } => words.count_of("coverage.still", interviews, &[("of", &of)]),
    }
}

/// What the study has beside the themes that were brought: whoever counts its themes finds more.
fn uncounted(context: &PageContext<'_>, coded: &[CodedInterview]) -> Vec<String> {
    let UncountedThemes { groups, unspoken } = context.site.analysis.uncounted_themes(coded);
    let said = |key: &str, themes: u32| (themes > 0).then(|| context.words().count(key, themes));
    [said("coverage.groups", groups), said("coverage.unspoken", unspoken)].into_iter().flatten().collect()
}

/// The rules that say something of their own: where 5 % and 0 % are one, those of 0 %.
fn told_rules(saturation: &Saturation) -> impl Iterator<Item = &RuleOutcome> {
    let are_one = saturation.thresholds_are_one();
    saturation.rules.iter().filter(move |outcome| !are_one || outcome.rule.percent == 0)
}

/// What comes of a rule: "2 interviews in a row without a new theme: after the first 6 interviews. …"
fn rule(words: &Words, outcome: &RuleOutcome, interviews: usize) -> String {
    let (run, percent) = (outcome.rule.run, outcome.rule.percent);
    let key = if percent == 0 { "coverage.rule_none" } else { "coverage.rule_few" };
    let named = words.fill(key, &[("run", &run), ("percent", &percent)]);
    if !outcome.is_assessable {
        let fewest = BASE + run;
        let key = if interviews < fewest { "coverage.not_assessable" } else { "coverage.empty_base" };
        return words.count_of(key, narrow(interviews), &[("rule", &named), ("fewest", &fewest)]);
    }
    let mut said = match outcome.stop {
        Some(stop) => words.count_of("coverage.reached", stop, &[("rule", &named)]),
        None => words.count_of("coverage.not_reached", narrow(interviews), &[("rule", &named)]),
    };
    let mut add = |text: String| said.extend([" ", text.as_str()]);
    if outcome.returns {
        add(words.text("coverage.returns").to_owned());
    }
    let orders = number(ORDERS as f64);
    add(match outcome.median_stop {
        Some(median) => words.count_of("coverage.median", median, &[("orders", &orders)]),
        None => words.fill("coverage.no_median", &[("orders", &orders)]),
    });
    said
}

fn lines<'a>(context: &PageContext<'a>, coded: &[CodedInterview], new: &[u32]) -> Vec<GrowthLine<'a>> {
    let says_order = context.released().attribution().date;
    let mut total = 0;
    let line = |(index, (interview, new)): (usize, (&CodedInterview, &u32))| {
        total += new;
        let link = Some(interview.interview).filter(|_| says_order).and_then(|id| context.interview(id));
        GrowthLine { number: index + 1, interview: link, new: *new, total }
    };
    coded.iter().zip(new).enumerate().take(MOST_LISTED).map(line).collect()
}
