//! Rust source as tokens with their lines: names, `::` and single characters.
//!
//! Comments, strings, numbers and lifetimes are left out, and so is what stands behind `#[cfg(test)]`: a test may put
//! together what the code must not. Does not know: what a name means.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A name or a keyword.
    Word(&'t str),
    /// `::`
    Colons,
    /// Any other character.
    Sign(char),
}

/// A token and the line that it stands on, from 1.
pub(super) type Placed<'t> = (Token<'t>, usize);

/// The tokens of a file without its tests.
pub(super) fn code(text: &str) -> Vec<Placed<'_>> {
    let all = tokens(text);
    let mut kept = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let Some((attribute, is_inner)) = attribute_at(&all[at..]) else {
            kept.push(all[at]);
            at += 1;
            continue;
        };
        at += attribute.len();
        if is_cfg_test(attribute) && !is_inner {
            at += item_len(&all[at..]);
        }
    }
    kept
}

/// The attribute that begins here, and whether it is one of what it stands in (`#![…]`).
fn attribute_at<'a, 't>(tokens: &'a [Placed<'t>]) -> Option<(&'a [Placed<'t>], bool)> {
    let is_inner = tokens.get(1)?.0 == Token::Sign('!');
    let open = 1 + usize::from(is_inner);
    if tokens[0].0 != Token::Sign('#') || tokens.get(open)?.0 != Token::Sign('[') {
        return None;
    }
    let mut depth = 0;
    let end = tokens.iter().position(|(token, _)| {
        depth += i32::from(*token == Token::Sign('[')) - i32::from(*token == Token::Sign(']'));
        depth == 0 && *token == Token::Sign(']')
    })?;
    Some((&tokens[..=end], is_inner))
}

fn is_cfg_test(attribute: &[Placed<'_>]) -> bool {
    let words = attribute.iter().filter_map(|(token, _)| match token {
        Token::Word(word) => Some(*word),
        _ => None,
    });
    words.eq(["cfg", "test"])
}

/// How many tokens the item has that begins here: up to its `;`, or to the end of its braces.
fn item_len(tokens: &[Placed<'_>]) -> usize {
    let mut depth = 0;
    let end = tokens.iter().position(|(token, _)| {
        depth += i32::from(matches!(token, Token::Sign('{' | '(' | '[')));
        depth -= i32::from(matches!(token, Token::Sign('}' | ')' | ']')));
        depth == 0 && matches!(token, Token::Sign(';' | '}'))
    });
    end.map_or(tokens.len(), |end| end + 1)
}

fn tokens(text: &str) -> Vec<Placed<'_>> {
    let mut out = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let (len, token) = next(rest, first);
        out.extend(token.map(|token| (token, line)));
        line += rest[..len].matches('\n').count();
        rest = &rest[len..];
    }
    out
}

/// How long what begins here is, and its token if it is one.
fn next(rest: &str, first: char) -> (usize, Option<Token<'_>>) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), None);
    }
    if rest.starts_with("/*") {
        return (rest.find("*/").map_or(rest.len(), |end| end + 2), None);
    }
    if let Some(len) = string_len(rest) {
        return (len, None);
    }
    if first == '\'' {
        return (character_len(rest), None);
    }
    if first.is_alphanumeric() || first == '_' {
        let len = word_len(rest);
        return (len, (!first.is_ascii_digit()).then_some(Token::Word(&rest[..len])));
    }
    match rest.starts_with("::") {
        true => (2, Some(Token::Colons)),
        false => (first.len_utf8(), (!first.is_whitespace()).then_some(Token::Sign(first))),
    }
}

fn word_len(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// How long the string literal is that begins here, raw or not.
fn string_len(rest: &str) -> Option<usize> {
    let mut prefixes = ["", "b", "c", "r", "br", "cr"].into_iter().filter(|prefix| {
        let behind = rest.strip_prefix(prefix).unwrap_or_default().trim_start_matches('#');
        behind.starts_with('"') && (prefix.ends_with('r') || rest[prefix.len()..].starts_with('"'))
    });
    let prefix = prefixes.next_back()?;
    let behind = &rest[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = behind.len() - behind.trim_start_matches('#').len();
        let close = format!("\"{}", "#".repeat(hashes));
        let inner = &behind[hashes + 1..];
        return Some(rest.len() - inner.len() + inner.find(&close).map_or(inner.len(), |end| end + close.len()));
    }
    let mut escaped = false;
    let end = behind[1..].find(|c| {
        let is_end = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    });
    Some(prefix.len() + 1 + end.map_or(behind.len() - 1, |end| end + 1))
}

/// How long a character literal is, or the quote of a lifetime.
fn character_len(rest: &str) -> usize {
    let inner = &rest[1..];
    if let Some(escape) = inner.strip_prefix('\\') {
        let first = escape.chars().next().map_or(0, char::len_utf8);
        return 2 + first + escape[first..].find('\'').map_or(0, |end| end + 1);
    }
    let first = inner.chars().next().map_or(0, char::len_utf8);
    match inner[first..].starts_with('\'') {
        true => first + 2,
        false => 1 + word_len(inner),
    }
}

#[test]
fn what_is_no_code_is_left_out() {
    let text = r##"
        use a::{b, c as d}; // crate::x
        #[cfg(test)] mod tests { fn f() { crate::y::z(); } }
        fn g<'a>(x: &'a str) -> char { let s = "crate::\"q"; r#"crate::"r""#; b"\\"; '\''; '"'; ' ' }
        #[derive(Debug)] struct S;
    "##;
    let words: Vec<_> = code(text)
        .into_iter()
        .filter_map(|(token, line)| match token {
            Token::Word(word) => Some((word, line)),
            _ => None,
        })
        .collect();
    let second = [("use", 2), ("a", 2), ("b", 2), ("c", 2), ("as", 2), ("d", 2)];
    let fourth = ["fn", "g", "x", "str", "char", "let", "s"].map(|word| (word, 4));
    assert_eq!(words, [second.as_slice(), &fourth, &[("struct", 5), ("S", 5)]].concat());
}
