//! Lists of contents: what stands where on a long page.
//!
//! Comes in: the page's words as finished HTML, its questions, or the sections that it has. Goes out: [`ContentsLine`]s, none
//! where the page is short. Does not know: where on the page the list stands.

use serde::Serialize;

use crate::site::view::escape::html_of;
use crate::site::words::Words;

/// A page with fewer headings is seen at a glance.
const FEWEST_HEADINGS: usize = 3;
/// A guide has a line for each question and is long with each.
const FEWEST_QUESTIONS: usize = 4;
/// A section with more parts stands alone in the list: the list is there to be seen at a glance.
const MOST_PARTS: usize = 20;
/// Headings below this level are parts of what the list names.
const LOWEST: u8 = 3;

/// What a list of contents leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentsLine {
    /// Its place on the page.
    pub href: String,
    /// What it is called.
    pub title_html: String,
    /// Whether it is a part of the one before that is not.
    pub is_part: bool,
}

/// The headings of some finished HTML, but for the title that it begins with.
pub fn of_prose(html: &str) -> Vec<ContentsLine> {
    let headings = headings(html);
    let has_title = headings.first().is_some_and(|heading| heading.level == 1);
    let below_title = headings.iter().skip(usize::from(has_title)).filter(|heading| heading.level <= LOWEST);
    of_lines(below_title.map(line).collect())
}

/// The questions of a guide, each with its place on the page.
pub fn of_questions<'q>(questions: impl Iterator<Item = (&'q str, &'q str)>) -> Vec<ContentsLine> {
    let line = |(id, text)| ContentsLine { href: format!("#{id}"), title_html: html_of(text), is_part: false };
    let lines: Vec<ContentsLine> = questions.map(line).collect();
    if lines.len() < FEWEST_QUESTIONS { Vec::new() } else { lines }
}

/// The sections of a page that we made: whether each is there, its place, and the key of its title.
pub fn of_sections(words: &Words, sections: &[(bool, &str, &str)]) -> Vec<ContentsLine> {
    let there = sections.iter().filter(|(is_there, ..)| *is_there);
    of_lines(there.map(|(_, place, key)| section(place, words.text(key))).collect())
}

/// The lines of a page, unless it is short.
pub fn of_lines(lines: Vec<ContentsLine>) -> Vec<ContentsLine> {
    if lines.len() < FEWEST_HEADINGS { Vec::new() } else { lines }
}

/// A section of a page that we made, by its place.
pub fn section(place: &str, title: &str) -> ContentsLine {
    ContentsLine { href: format!("#:{place}"), title_html: html_of(title), is_part: false }
}

/// The parts of a section, each by its id and its title; none where they are many.
pub fn parts<'q>(all: impl Iterator<Item = (&'q str, &'q str)>) -> Vec<ContentsLine> {
    let part = |(id, title)| ContentsLine { href: format!("#{id}"), title_html: html_of(title), is_part: true };
    let parts: Vec<ContentsLine> = all.take(MOST_PARTS + 1).map(part).collect();
    if parts.len() > MOST_PARTS { Vec::new() } else { parts }
}

fn line(heading: &Heading<'_>) -> ContentsLine {
    ContentsLine {
        href: format!("#{}", heading.id),
        title_html: without_tags(heading.inner),
        is_part: heading.level == LOWEST,
    }
}

/// A heading as it stands in HTML.
struct Heading<'h> {
    level: u8,
    id: &'h str,
    inner: &'h str,
}

/// The headings that can be linked to.
fn headings(html: &str) -> Vec<Heading<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some((heading, behind)) = heading(rest) {
            found.push(heading);
            rest = behind;
        } else {
            rest = &rest[1..];
        }
    }
    found
}

/// The heading that some HTML begins with, and what follows it.
fn heading(html: &str) -> Option<(Heading<'_>, &str)> {
    let (level, rest) = html.strip_prefix("<h")?.split_at_checked(1)?;
    let (id, rest) = rest.strip_prefix(" id=\"")?.split_once("\">")?;
    let (inner, behind) = rest.split_once(&*format!("</h{level}>"))?;
    Some((Heading { level: level.parse().ok()?, id, inner }, behind))
}

/// The words of some HTML, still escaped: without tags, and without the numbers of footnotes.
fn without_tags(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let end = if tag.starts_with("sup class=\"footnote-reference\"") { "</sup>" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, behind)| behind);
    }
    words + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[ContentsLine]) -> Vec<String> {
        let part = |line: &ContentsLine| if line.is_part { "  " } else { "" };
        lines.iter().map(|line| format!("{}{} {}", part(line), line.href, line.title_html)).collect()
    }

    #[test]
    fn headings_below_the_title_are_the_contents() {
        let html = "<h1 id=\"t\">Title</h1>\n<p>x</p><h2 id=\"a-b\">A <em>b</em> &lt;c&gt;</h2><h3 id=\"d\">D</h3>\
                    <h4 id=\"e\">E</h4><h2 id=\"f\">F<sup class=\"footnote-reference\"><a href=\"#1\">1</a></sup></h2>";
        assert_eq!(said(&of_prose(html)), ["#a-b A b &lt;c&gt;", "  #d D", "#f F"]);
    }

    #[test]
    fn a_short_page_has_none() {
        assert_eq!(of_prose("<h1 id=\"t\">T</h1><h2 id=\"a\">A</h2><h2 id=\"b\">B</h2>"), []);
        assert_eq!(of_prose(""), []);
        let questions = [("a", "A?"), ("b", "B?"), ("c", "C?")];
        assert_eq!(of_questions(questions.into_iter()), []);
        let four = questions.into_iter().chain([("d", "<D> & d?")]);
        assert_eq!(said(&of_questions(four)), ["#a A?", "#b B?", "#c C?", "#d &lt;D&gt; &amp; d?"]);
    }

    #[test]
    fn a_section_of_many_parts_stands_alone() {
        let ids: Vec<String> = (0..21).map(|n| format!("team:{n}")).collect();
        let some = |most| parts(ids.iter().take(most).map(|id| (&**id, "A & b")));
        assert_eq!((some(20).len(), some(21).len()), (20, 0));
        assert_eq!(said(&some(1)), ["  #team:0 A &amp; b"]);
        assert_eq!(of_lines(vec![section("a", "A"), section("b", "B")]), []);
        assert_eq!(said(&of_lines([vec![section("a", "A")], some(2)].concat())).len(), 3);
    }

    #[test]
    fn what_is_no_heading_is_not_in_it() {
        for html in [
            "<h2>no place</h2>",
            "<h2 id=\"x\">not closed",
            "<header id=\"x\">X</header>",
            "<hé",
            "<h",
            "&lt;h2 id=\"x\"&gt;X&lt;/h2&gt;",
        ] {
            assert!(headings(html).is_empty(), "{html}");
        }
        assert_eq!(without_tags("a <b"), "a ");
    }
}
