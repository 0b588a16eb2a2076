//! Words as they are heard: a sentence in a form in which phrases can be found.
//!
//! Comes in: a text. Goes out: [`PlainWords`], that answers which words stand in it. Does not know: which phrases matter.

/// A text in lower case, its words and commas parted by single spaces, a space before the first and behind the last; all
/// other marks are gone, apostrophes are straight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlainWords(String);

impl PlainWords {
    pub(super) fn new(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len() + 8);
        plain.push(' ');
        for c in text.chars() {
            match c {
                '’' | '\'' => plain.push('\''),
                ',' => plain.push_str(if plain.ends_with(' ') { ", " } else { " , " }),
                // A hyphen inside a word is part of it.
                '-' if plain.ends_with(char::is_alphanumeric) => plain.push('-'),
                _ if c.is_ascii() && c.is_alphanumeric() => plain.push(c.to_ascii_lowercase()),
                _ if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
                _ if plain.ends_with(' ') => {}
                _ => plain.push(' '),
            }
        }
        if !plain.ends_with(' ') {
            plain.push(' ');
        }
        Self(plain)
    }

    /// The words, commas among them.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.0.split(' ').filter(|word| !word.is_empty())
    }

    /// The first of some phrases that stands in it.
    pub(super) fn first_of<'p>(&self, phrases: &[&'p str]) -> Option<&'p str> {
        phrases.iter().copied().find(|phrase| self.has(phrase))
    }

    /// Whether a phrase stands in it, as whole words.
    pub(super) fn has(&self, phrase: &str) -> bool {
        self.at(phrase).is_some()
    }

    /// Whether it begins with a phrase.
    pub(super) fn begins(&self, phrase: &str) -> bool {
        self.0[1..].strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '))
    }

    /// Whether it ends with a phrase.
    pub(super) fn ends(&self, phrase: &str) -> bool {
        self.0[..self.0.len() - 1].strip_suffix(phrase).is_some_and(|rest| rest.ends_with(' '))
    }

    /// What stands behind the first place of a phrase.
    pub(super) fn after(&self, phrase: &str) -> Option<Self> {
        self.at(phrase).map(|at| Self(self.0[at + 1 + phrase.len()..].to_owned()))
    }

    /// Whether words stand one after the other, each one of some.
    pub(super) fn has_each(&self, each: &[&[&str]]) -> bool {
        let mut words = self.words();
        loop {
            let mut ahead = words.clone();
            if each.iter().all(|one| ahead.next().is_some_and(|word| one.contains(&word))) {
                return true;
            }
            if words.next().is_none() {
                return false;
            }
        }
    }

    /// Where the space before a phrase is.
    fn at(&self, phrase: &str) -> Option<usize> {
        let fits = |at: &usize| self.0[..*at].ends_with(' ') && self.0[at + phrase.len()..].starts_with(' ');
        memchr::memmem::find_iter(self.0.as_bytes(), phrase).find(fits).map(|at| at - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words() {
        let plain = PlainWords::new("So, why did\n*you*  deploy on a Friday, right?");
        assert!(plain.has("why did you") && plain.has("so ,") && !plain.has("y did") && !plain.has("why di"));
        assert!(plain.begins("so") && !plain.begins("s") && plain.ends(", right") && !plain.ends("ight"));
        assert_eq!(plain.after("deploy on").unwrap().words().next(), Some("a"));
        assert!(plain.has_each(&[&["why", "how"], &["do", "did"], &["you"]]));
        assert!(!plain.has_each(&[&["why"], &["you"]]));
        assert_eq!(plain.first_of(&["a monday", "a friday"]), Some("a friday"));
    }

    #[test]
    fn spelling_is_evened_out() {
        assert_eq!(PlainWords::new("Don’t YOU — “think”?"), PlainWords::new("don't you think"));
        assert!(PlainWords::new("self-service, Größe").has("self-service , größe"));
        assert_eq!(PlainWords::new("").words().count(), 0);
        assert!(!PlainWords::new("").has("a") && !PlainWords::new("").begins("a") && !PlainWords::new("").ends("a"));
    }
}
