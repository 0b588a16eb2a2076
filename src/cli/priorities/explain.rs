//! How a row adds up, as text.
//!
//! Comes in: an explanation. Goes out: the sum line by line, then people with what they said. Does not know: how a row came about.

use std::fmt::Write as _;

use crate::site::ranking::{ExplainedPerson, Explanation, RankingLine, SpokenQuote};

pub(super) fn text(explanation: &Explanation<'_>) -> String {
    let Explanation { row, sum, people, unnamed, against } = explanation;
    let mut text = opening(row);
    text.push('\n');
    for line in sum {
        let value = line.value.as_deref().unwrap_or("not known");
        let _ = writeln!(text, "{} ({}): {value}", line.name, line.symbol);
        let _ = writeln!(text, "    {}", line.how);
        line.facts.iter().for_each(|(name, value)| {
            let _ = writeln!(text, "    {name}: {value}");
        });
    }
    if !people.is_empty() || *unnamed > 0 {
        text += "\nWho is affected:\n";
    }
    people.iter().for_each(|person| who(&mut text, person));
    if *unnamed > 0 {
        let _ = writeln!(text, "  and {unnamed} more, of whom nothing may be shown here");
    }
    if !against.is_empty() {
        text += "\nWhat speaks against it:\n";
        against.iter().for_each(|quote| spoken(&mut text, quote));
    }
    text
}

/// "A new service (opportunity): rank 1, about 1,800 equivalent hours per quarter, 1,300 to 2,100."
fn opening(row: &RankingLine<'_>) -> String {
    let rank = row.rank.map(|rank| format!("rank {rank}, ")).unwrap_or_default();
    let mut text = format!("{} ({}): {rank}", row.title, row.thing.kind);
    match &row.hours {
        Some(hours) => {
            let _ = write!(text, "{} equivalent hours per quarter", hours.in_words);
            hours.range.iter().for_each(|range| text += &format!(", {range}"));
        }
        None => text += &format!("cannot be scored yet, missing: {}", row.missing.join(", ")),
    }
    row.label.iter().chain(&row.doubt).for_each(|more| text += &format!("; {more}"));
    text += &format!(".\n{}\n", row.address);
    text
}

fn who(text: &mut String, person: &ExplainedPerson) {
    let said = if person.said.is_empty() { String::new() } else { format!(": {}", person.said.join(", ")) };
    let _ = writeln!(text, "  {}{said}", person.who);
    person.quotes.iter().for_each(|quote| spoken(text, quote));
}

fn spoken(text: &mut String, quote: &SpokenQuote) {
    let _ = writeln!(text, "    “{}”", quote.words);
    quote.address.iter().for_each(|address| {
        let _ = writeln!(text, "    {address}");
    });
}
