//! Attribute blocks that hold `for`, or were meant to: they limit who may read a passage, so none of them may pass as text.
//!
//! Comes in: a text, and the limited spans that were found in it, or values of YAML. Goes out: where such blocks stand, and a
//! complaint about each that limits nothing. Does not know: which audiences there are.

use pulldown_cmark::{Event, Tag};
use rustc_hash::FxHashSet;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;
use crate::markdown::attributes::Attributes;
use crate::markdown::document::Document;
use crate::markdown::yaml::{Node, Value};

/// The name of the complaint.
const RULE: &str = "unread-limit";

/// What most slips want.
const HELP: &str = "write `[the words]{for=audience}`, in a line that is not indented; `\\{` if no limit is meant";

/// The blocks of a text that hold `for`, from a byte on, in code too; apart from each other, in order. It is enough that
/// one looks as if it were meant: `{for: x}`, `{For = x}`, `{.slow for x}`. One whose brace is escaped is none.
pub(super) fn find(text: &str, from: usize) -> Vec<Span> {
    // The text is gone through once, whatever a block may begin with.
    let wide = WIDE_OPEN.as_bytes()[0];
    let starts = memchr::memchr3_iter(b'{', b']', wide, &text.as_bytes()[from..]).map(|at| from + at);
    let blocks = starts.filter_map(|at| match text.as_bytes()[at] {
        b'{' => block_at(text, at, '{'),
        b']' => without_brace(text, at),
        _ => text[at..].starts_with(WIDE_BRACE).then(|| block_at(text, at, WIDE_BRACE)).flatten(),
    });
    let mut blocks: Vec<Span> = blocks.filter(|block| !is_escaped(text, block.range().start)).collect();
    blocks.sort_unstable();
    blocks.dedup_by(|next, last| next.start < last.end);
    blocks
}

/// A brace of the width of a Chinese letter, and its bytes.
const WIDE_BRACE: char = '｛';
const WIDE_OPEN: &str = "｛";

/// How much of a block is read as attributes; a longer one is judged by its words.
const LONGEST: usize = 1000;

/// The block that begins with a brace, if it holds `for`.
fn block_at(text: &str, at: usize, brace: char) -> Option<Span> {
    let inner = at + brace.len_utf8();
    let rest = &text[inner..];
    let rest = &rest[..next_brace(rest)];
    // Nearly every block is closed once, and short; what stands behind it, up to the next one, is long.
    let closing = (memchr::memchr(b'}', rest.as_bytes()), memchr::memrchr(b'}', rest.as_bytes()));
    let own = match closing {
        (Some(first), Some(last)) if first == last => &rest[..first],
        _ => rest,
    };
    if !may_hold_for(own) {
        return None;
    }
    let end = text.floor_char_boundary(at + LONGEST);
    if let Some(attributes) = (brace == '{').then(|| Attributes::parse(text, at, end).ok()).flatten() {
        return attributes.pairs.iter().any(|(key, _)| is_for(&key.value)).then_some(attributes.span);
    }
    let rest = &rest[..blank_line(rest).unwrap_or(rest.len())];
    let closed = rest.rfind(['}', '｝']);
    let words = &rest[..closed.unwrap_or(rest.len())];
    let end = inner
        + closed.map_or(words.trim_end().len(), |at| at + text[inner + at..].chars().next().map_or(0, char::len_utf8));
    holds_for(&fold::name(words), closed.is_some()).then(|| Span::new(at, end))
}

/// Where the next block begins in a text, or the text ends.
fn next_brace(text: &str) -> usize {
    let next = memchr::memchr(b'{', text.as_bytes()).unwrap_or(text.len());
    memchr::memmem::find(&text.as_bytes()[..next], WIDE_OPEN.as_bytes()).unwrap_or(next)
}

/// `[words](for=x)` and `[words]for=x}`: behind a closing bracket the brace is missing, or is another bracket.
fn without_brace(text: &str, at: usize) -> Option<Span> {
    let open = ["](for", "]for"].into_iter().find(|open| text[at..].starts_with(open))?;
    let rest = &text[at + open.len()..];
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | ')' | '}')).unwrap_or(rest.len());
    let is_meant = rest.trim_start().starts_with('=');
    is_meant.then(|| Span::new(at + 1, at + open.len() + end))
}

/// Whether some letters of a text may be `for`, of whatever width and size.
fn may_hold_for(text: &str) -> bool {
    !text.is_ascii() || text.as_bytes().windows(3).any(|letters| letters.eq_ignore_ascii_case(b"for"))
}

/// Whether a key is `for`, with what slips in beside it.
fn is_for(key: &str) -> bool {
    fold::name(key).trim_end_matches(':') == "for"
}

/// Whether words between braces, folded as names are, were meant to say `for`.
fn holds_for(words: &str, closed: bool) -> bool {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '*' | '“' | '”' | '’');
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    words.match_indices("for").any(|(at, found)| {
        let (before, after) = (&words[..at], &words[at + found.len()..]);
        if before.ends_with(is_word) || after.starts_with(is_word) {
            return false;
        }
        let before = before.trim_start_matches(is_mark);
        after.trim_start_matches(is_mark).starts_with(['=', ':'])
            || (closed && (before.is_empty() || before.starts_with(['.', '#'])))
    })
}

/// Where a line begins that holds nothing.
fn blank_line(text: &str) -> Option<usize> {
    memchr::memchr_iter(b'\n', text.as_bytes()).find(|at| {
        let line = &text[at + 1..];
        line[..line.find('\n').unwrap_or(line.len())].trim().is_empty()
    })
}

fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Whether a complaint is about one of some blocks.
pub(super) fn is_about(complaint: &Diagnostic, blocks: &[Span]) -> bool {
    let touches = |place: &Place| {
        let first = blocks.partition_point(|block| block.end <= place.span.start);
        blocks.get(first).is_some_and(|block| block.start < place.span.end.max(place.span.start + 1))
    };
    touches(&complaint.place) || complaint.labels.iter().any(|(place, _)| touches(place))
}

/// A bracketed span that limits who may read it.
pub(super) struct LimitedSpan {
    /// What stands between the brackets.
    pub(super) inner: Span,
    pub(super) attributes: Span,
}

/// Complaints about the blocks that limit nothing, and that nothing is said about yet.
pub(super) fn unread(
    document: &Document<'_>,
    path: &SourcePath,
    limited: &[LimitedSpan],
    complaints: &[Diagnostic],
) -> Vec<Diagnostic> {
    let blocks = find(document.text, document.body);
    if blocks.is_empty() {
        return Vec::new();
    }
    let mut answered: Vec<Span> = limited.iter().map(|limited| limited.attributes).collect();
    answered.extend(written_out(document));
    for complaint in complaints.iter().filter(|complaint| complaint.is_error()) {
        answered.push(complaint.place.span);
        answered.extend(complaint.labels.iter().map(|(place, _)| place.span));
    }
    let answered = Answered::new(answered);
    let unread: Vec<Span> = blocks.into_iter().filter(|block| !answered.touch(*block)).collect();
    let links = if unread.is_empty() { FxHashSet::default() } else { link_ends(document) };
    let unread = unread.into_iter().map(|block| complaint(document.text, path, block, &links));
    let empty = limited.iter().filter(|limited| fold::is_blank(&document.text[limited.inner.range()]));
    let empty = empty.map(|limited| {
        let mark = Span { start: limited.inner.start - 1, end: limited.attributes.end };
        Diagnostic::error(RULE, Place::new(path, mark), "this passage is limited and holds no words")
            .help("put the words between the brackets, or remove the mark")
    });
    unread.chain(empty).collect()
}

/// Complaints about the texts of a YAML tree that hold a limit: no passage of them is ever limited, so all who are shown the
/// value would read the words, and the block too.
pub fn in_yaml(root: &Node, path: &SourcePath) -> Vec<Diagnostic> {
    match &root.value {
        Value::Null => Vec::new(),
        Value::Scalar(scalar) => in_value(&scalar.text, Place::new(path, root.span)).into_iter().collect(),
        Value::List(items) => items.iter().flat_map(|item| in_yaml(item, path)).collect(),
        Value::Map(map) => map.iter().flat_map(|(_, node)| in_yaml(node, path)).collect(),
    }
}

/// Braces are nothing special in a value, but those that touch a bracket.
fn in_value(text: &str, place: Place) -> Option<Diagnostic> {
    let touches = |block: &Span| text[..block.range().start].ends_with(']');
    find(text, 0).iter().any(touches).then(|| {
        Diagnostic::error(RULE, place, "a value cannot be limited in part, and this one holds `for`")
            .help("take the words out, or write them into a text below front matter, where `for` limits them")
    })
}

/// Where braces are shown as they are written: in code spans and between fences; and comments, which nobody sees.
fn written_out(document: &Document<'_>) -> impl Iterator<Item = Span> {
    let code = document.events.iter().filter(|(event, _)| matches!(event, Event::Code(_))).map(|(_, span)| *span);
    code.chain(document.fences.iter().copied()).chain(document.comments.iter().copied())
}

fn complaint(text: &str, path: &SourcePath, block: Span, link_ends: &FxHashSet<u32>) -> Diagnostic {
    let help = match text.as_bytes()[..block.range().start].last() {
        Some(b')') if link_ends.contains(&block.start) => {
            "put brackets around the link or picture: `[[words](address)]{for=audience}`"
        }
        Some(b'`') => "put brackets around the code: `` [`code`]{for=audience} ``",
        _ => HELP,
    };
    Diagnostic::error(RULE, Place::new(path, block), "this block holds `for`, and limits no passage").help(help)
}

/// Where links and pictures end.
fn link_ends(document: &Document<'_>) -> FxHashSet<u32> {
    let links =
        document.events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })));
    links.map(|(_, span)| span.end).collect()
}

/// Spans that something is said about, for whoever asks whether one touches them.
struct Answered {
    /// By their starts, each with the furthest end up to it.
    spans: Vec<(u32, u32)>,
}

impl Answered {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut furthest = 0;
        let reach = |span: &Span| {
            furthest = span.end.max(furthest).max(span.start + 1);
            (span.start, furthest)
        };
        Self { spans: spans.iter().map(reach).collect() }
    }

    fn touch(&self, span: Span) -> bool {
        let behind = self.spans.partition_point(|(start, _)| *start < span.end);
        behind > 0 && self.spans[behind - 1].1 > span.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::bracketed::{AttributesIn, find_all, find_limited};

    /// The limited passages, and the rules of the errors, as an interview is read, and as a page is.
    fn read(text: &str) -> [(Vec<String>, Vec<&'static str>); 2] {
        let (document, path) = (Document::parse(text, 0), SourcePath::new("x.md"));
        let all = find_all(&document, &path, AttributesIn::default()).map(|(found, _)| found);
        [all, find_limited(&document, &path)].map(|checked| {
            let limited = checked.value.iter().filter(|bracketed| bracketed.is_limited());
            let errors = checked.diagnostics.iter().filter(|complaint| complaint.is_error());
            (
                limited.map(|bracketed| bracketed.text.clone()).collect(),
                errors.map(|complaint| complaint.rule).collect(),
            )
        })
    }

    #[test]
    fn what_limits_a_passage() {
        for (text, expected) in [
            ("[a *b* `c`]{for=x}", &["a b c"][..]),
            ("[a]{.slow for=x}", &["a"]),
            ("[a]{for=\"x y\" .slow}", &["a"]),
            ("[a [b]{for=x} c]{for=y}", &["a b c", "b"]),
            ("[[t](u)]{for=x} and [![alt](p.png)]{for=x}", &["t", "alt"]),
            ("[![](p.png)]{for=x}", &[""]),
            ("[`code`]{for=x}", &["code"]),
            ("# [Title]{for=x}", &["Title"]),
            ("| a |\n|---|\n| [b]{for=x} |", &["b"]),
            ("a[^n]\n\n[^n]: [b]{for=x}", &["b"]),
            ("> - [a\n>   b]{for=x}", &["a b"]),
            ("[a]{for=x}\n\n[a]: url", &["a"]),
            ("[a]{\u{200b}for=x}", &["a"]),
        ] {
            let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
            assert_eq!(read(text), [(expected.clone(), vec![]), (expected, vec![])], "{text:?}");
        }
    }

    #[test]
    fn what_is_no_limit() {
        for text in [
            "`[a]{for=x}`",
            "``{for=x}``",
            "```\n[a]{for=x}\n```",
            "~~~ {for=x}\n[a]\n~~~",
            "<!-- {for=x} -->",
            "a <!-- {for=x} --> b",
            "\\{for=x}",
            "[a]\\{for=x}",
            "{name} waits for: b",
            "a {before} {format=x} {what-for=y} b",
            "{ a } for=x",
            "{.slow note=\"for=x\"}",
            "a (for=x)",
            "{waiting for b",
        ] {
            assert_eq!(read(text), [(vec![], vec![]), (vec![], vec![])], "{text:?}");
        }
    }

    /// Each is an error, and only one, in an interview and in a page.
    #[test]
    fn a_slip_is_never_text() {
        for (text, rule) in [
            ("[a] {for=x}", "detached-attributes"),
            ("[a]\u{200b}{for=x}", "detached-attributes"),
            ("[a {for=x} b", "unclosed-quote"),
            ("[a *b]{for=x} c*", "crossing-quote"),
            ("a]{for=x}", "unopened-quote"),
            ("[a\n\nb]{for=x}", "unopened-quote"),
            ("[a]{for: x}", "malformed-attributes"),
            ("[a]{for = x}", "malformed-attributes"),
            ("[a]{for x}", "malformed-attributes"),
            ("[a]{for=x", "malformed-attributes"),
            ("[a]{.slow.for=x y}", "malformed-attributes"),
            ("[a]{.b}{for=x}", "second-attributes"),
            ("[a]{}{for=x}", RULE),
            ("[a]{For=x}", RULE),
            ("[a]{.slow For=x}", RULE),
            ("[a]{.slow for:=x}", RULE),
            ("[a]\n{for=x}", RULE),
            ("\"a\"{for=x}", RULE),
            ("a {.slow for=x} b", RULE),
            ("**a**{for=x}", RULE),
            ("a {for=x", RULE),
            ("a {for} b", RULE),
            ("a {for x} b", RULE),
            ("a {.slow for x} b", RULE),
            ("a {**for**=x} b", RULE),
            ("[]{for=x}", RULE),
            ("[ ]{for=x}", RULE),
            ("[\u{200b}]{for=x}", RULE),
            ("[t](u){for=x}", RULE),
            ("![alt](p.png){for=x}", RULE),
            ("`code`{for=x}", RULE),
            ("[^n]{for=x}\n\n[^n]: a", RULE),
            ("![the [a]{for=x} plan](p.png)", RULE),
            ("<div>\n[a]{for=x}\n</div>", RULE),
            ("<i title=\"[a]{for=x}\">b</i>", RULE),
            ("a\n\n    [b]{for=x}\n", RULE),
            ("# Title {for=x}", RULE),
            ("| a {for=x} |\n|---|\n| b |", RULE),
            ("a[^n]\n\n[^n]: b {for=x}", RULE),
            ("\\[a]{for=x}", RULE),
            ("[a\\]{for=x}", RULE),
            ("<https://e.example/{for=x}>", RULE),
            ("[t](u \"{for=x}\")", RULE),
            ("[a]: u \"{for=x}\"", RULE),
            ("[a](for=x)", RULE),
            ("[a]for=x}", RULE),
            ("[a]｛for=x｝", RULE),
            ("[a]{ｆｏｒ＝x}", "malformed-attributes"),
            ("{for=x}", RULE),
            ("> {for=x}\n> a", RULE),
        ] {
            let [interview, page] = read(text);
            assert_eq!((interview.1, page.1), (vec![rule], vec![rule]), "{text:?}");
        }
    }

    #[test]
    fn a_value_is_never_limited_in_part() {
        for (yaml, slips) in [
            ("takeaways:\n  - We lost [Initech]{for=x}.\n  - No.\n", &["We lost [Initech]{for=x}."][..]),
            ("title: 'The [a]{For: x} plan'\n", &["'The [a]{For: x} plan'"]),
            ("extra: {a: {b: '[c]{.d for=x}'}}\n", &["'[c]{.d for=x}'"]),
            ("problem: |\n  [a](for=x)\n", &["[a](for=x)"]),
            ("quotes: [{exact: a, themes: [b], for: x}, {exact: c, themes: [d] , for: [x, y]}]\n", &[]),
            ("title: 'What {for=x} is for, and [a] {format=b}'\n", &[]),
            ("title: '[a]{.b}'\n# [a]{for=x}\n", &[]),
        ] {
            let path = SourcePath::new("x.yaml");
            let root = crate::markdown::yaml::parse(yaml, &path).value.expect("it holds keys");
            let found = in_yaml(&root, &path);
            assert!(found.iter().all(|complaint| complaint.is_error() && complaint.rule == RULE), "{yaml}");
            let found: Vec<&str> = found.iter().map(|complaint| &yaml[complaint.place.span.range()]).collect();
            assert_eq!(found, slips, "{yaml}");
        }
        assert_eq!(read("[a]{.slow note=\"of [b]{for=x}\"}").map(|(_, rules)| rules), [vec![RULE], vec![RULE]]);
    }

    #[test]
    fn marks_of_a_page_are_text() {
        assert_eq!(read("[a]{.slow} [b {.slow} [c]{for=x}")[1], (vec!["c".to_owned()], vec![]));
    }

    #[test]
    fn many_braces_cost_what_their_text_costs() {
        for unit in ["{for", "{for=\"", "{.x for=y", "for {", "[a](for=", "｛for "] {
            let text = unit.repeat(200_000 / unit.len());
            let started = std::time::Instant::now();
            let found = find(&text, 0).len();
            assert!(started.elapsed().as_secs() < 20, "{unit:?}: {found} in {:?}", started.elapsed());
        }
    }
}
