//! Changes to an attribute block by splicing: a theme's name in place of another, or one theme less.
//!
//! Comes in: a text, where a block begins, and which of its names change. Goes out: edits. Does not know: what a theme
//! is.

use crate::base::slug::Slug;
use crate::base::span::{Span, Spanned};
use crate::markdown::attributes::Attributes;

/// What becomes of a name in a block.
pub(super) struct NameChange<'s> {
    /// Where it stands.
    pub(super) name: Span,
    /// What comes there; nothing where it is one too many.
    pub(super) becomes: Option<&'s Slug>,
}

/// The edits in the block that begins at `start`; `None` where none does, or where a name is not in it.
pub(super) fn edits(text: &str, start: usize, changes: &[NameChange<'_>]) -> Option<Vec<(Span, String)>> {
    let block = Attributes::parse(text, start, text.len()).ok()?;
    let value = block.get("themes").map(|value| (value, Attributes::words(text, value)));
    let words: Vec<Span> = value.iter().flat_map(|(_, words)| words).map(|word| word.span).collect();
    let classes: Vec<Span> = block.classes.iter().map(|class| class.span).collect();
    let known = |change: &NameChange<'_>| classes.contains(&change.name) || words.contains(&change.name);
    if !changes.iter().all(known) {
        return None;
    }
    let mut edits: Vec<(Span, String)> =
        changes.iter().filter_map(|change| Some((change.name, change.becomes?.to_string()))).collect();
    let gone: Vec<Span> = changes.iter().filter(|change| change.becomes.is_none()).map(|change| change.name).collect();
    let words_gone: Vec<Span> = words.iter().copied().filter(|word| gone.contains(word)).collect();
    let mut tokens_gone: Vec<Span> = gone.into_iter().filter(|name| classes.contains(name)).map(marked).collect();
    if let Some((value, _)) = value.filter(|_| !words_gone.is_empty()) {
        if words_gone.len() == words.len() {
            tokens_gone.extend(block.pairs.iter().filter(|(_, other)| other.span == value.span).map(pair));
        } else {
            edits.extend(without(&words, &words_gone));
        }
    }
    edits.extend(without(&tokens(&block), &tokens_gone));
    Some(edits)
}

/// With its dot or hash.
fn marked(name: Span) -> Span {
    Span { start: name.start - 1, ..name }
}

fn pair((key, value): &(Spanned<String>, Spanned<String>)) -> Span {
    Span { start: key.span.start, end: value.span.end }
}

/// All that stands in a block, in order.
fn tokens(block: &Attributes) -> Vec<Span> {
    let names = block.classes.iter().chain(&block.ids).map(|name| marked(name.span));
    let mut tokens: Vec<Span> = names.chain(block.pairs.iter().map(pair)).collect();
    tokens.sort_unstable();
    tokens
}

/// Some of several things side by side go: each with the space before it, or at the front with the space behind it.
fn without(all: &[Span], gone: &[Span]) -> Vec<(Span, String)> {
    let mut edits = Vec::new();
    let mut stays_before = false;
    for (index, token) in all.iter().enumerate() {
        if !gone.contains(token) {
            stays_before = true;
            continue;
        }
        let span = if stays_before {
            Span { start: all[index - 1].end, end: token.end }
        } else {
            Span { start: token.start, end: all.get(index + 1).map_or(token.end, |next| next.start) }
        };
        edits.push((span, String::new()));
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::edit::{Edit, spliced};
    use crate::base::path::SourcePath;
    use crate::base::span::Place;

    /// `a` becomes `new`, every `b` goes.
    fn changed(text: &str) -> Option<String> {
        let new = Slug::from_text("new").expect("it is a slug");
        let block = Attributes::parse(text, 0, text.len()).expect("it is a block");
        let words = block.get("themes").map(|value| Attributes::words(text, value)).unwrap_or_default();
        let changes: Vec<NameChange<'_>> = block
            .classes
            .iter()
            .chain(&words)
            .filter(|name| matches!(name.value.as_str(), "a" | "b"))
            .map(|name| NameChange { name: name.span, becomes: (name.value == "a").then_some(&new) })
            .collect();
        let edits = edits(text, 0, &changes)?;
        let path = SourcePath::new("x.md");
        let edits: Vec<Edit> = edits.into_iter().map(|(span, text)| Edit::new(Place::new(&path, span), text)).collect();
        spliced(text, &edits)
    }

    #[test]
    fn a_name_changes_and_the_rest_stays() {
        for (text, expected) in [
            ("{.a}", "{.new}"),
            ("{.a .b #q freq=weekly}", "{.new #q freq=weekly}"),
            ("{ .b  .a }", "{ .new }"),
            ("{#q .a\r\n .b note='.b'}", "{#q .new note='.b'}"),
            ("{themes=a}", "{themes=new}"),
            ("{themes=\"b a x b\"}", "{themes=\"new x\"}"),
            ("{themes=\"b b a\"}", "{themes=\"new\"}"),
            ("{.a themes=\"b b\" load=1}", "{.new load=1}"),
            ("{themes='b' .a}", "{.new}"),
            ("{themes='x\r\na'}", "{themes='x\r\nnew'}"),
            ("{themes=\"\\a x\"}", "{themes=\"new x\"}"),
        ] {
            assert_eq!(changed(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_name_that_is_not_there_is_not_guessed() {
        let change = NameChange { name: Span::new(3, 4), becomes: None };
        assert!(edits("{.a .b}", 0, &[change]).is_none());
        assert!(edits("no block", 0, &[]).is_none());
    }
}
