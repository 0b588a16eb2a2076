//! The article that Arabic writes as the beginning of a word.
//!
//! Comes in: a folded term. Goes out: the term without its article. Does not know: any other language, stems.

/// What the article begins with: "and", or "so".
const AND: [char; 2] = ['و', 'ف'];

/// The article, behind "as" and "with" too, and as it is behind "for"; what others begin with comes later.
const ARTICLES: [&str; 4] = ["كال", "بال", "ال", "لل"];

/// Of a word so many letters must be left.
const SHORTEST: usize = 3;

/// A term without its article, "and the" or "with the"; nothing where it has none.
pub fn without_article(term: &str) -> Option<&str> {
    // All letters of Arabic begin with one of these bytes: no other word is looked at twice.
    if !matches!(term.as_bytes().first(), Some(0xd8 | 0xd9)) {
        return None;
    }
    let behind = |term: &'_ str| ARTICLES.iter().find_map(|article| Some(term.strip_prefix(article)?.len()));
    let length = behind(term).or_else(|| behind(term.strip_prefix(AND)?))?;
    let rest = &term[term.len() - length..];
    rest.chars().nth(SHORTEST - 1).map(|_| rest)
}

#[cfg(test)]
mod tests {
    use super::without_article;

    #[test]
    fn an_article_is_no_part_of_its_word() {
        for (term, rest) in [
            ("البيانات", Some("بيانات")),
            ("والبيانات", Some("بيانات")),
            ("بالبيانات", Some("بيانات")),
            ("فالبيانات", Some("بيانات")),
            ("كالبيانات", Some("بيانات")),
            ("وبالبيانات", Some("بيانات")),
            ("للبيانات", Some("بيانات")),
            ("النشر", Some("نشر")),
            ("بيانات", None),
            ("وقت", None),
            ("اليد", None),
            ("ال", None),
            ("", None),
            ("the", None),
            ("العsome", Some("عsome")),
        ] {
            assert_eq!(without_article(term), rest, "{term}");
        }
    }
}
