//! Labels that are nearly a name of the front matter, where it does not say who was interviewed: `**Mira – PM:**`, `**Mria:**`.
//!
//! Comes in: who speaks how often, and who was there. Goes out: who was likely meant. Does not know: where they speak.

use crate::base::fold;
use crate::content::interview::cast::Cast;
use crate::content::interview::unread::{LineStart, SpeakerNames};
use crate::diagnostic::suggest;

/// Who speaks more often is hardly a slip of the hand.
const MOST_TURNS: usize = 2;
/// A word of fewer letters tells people apart: `Speaker A`.
const FEWEST_LETTERS: usize = 3;

/// Whom a label likely means whose name the front matter does not have. `turns` is how many it opens.
pub(super) fn meant<'m>(name: &str, turns: usize, cast: &Cast<'m>) -> Option<&'m str> {
    if cast.part(&fold::name(name)).is_some() {
        return None;
    }
    // `Mira asks`, `Mira – PM`, `佐藤さん`: what follows on the name is what follows on one in a label.
    let label = format!("{name}:");
    let begins = |known: &&str| {
        let one = SpeakerNames::new([fold::name(known).into_owned()].into_iter().collect());
        one.begin(&label, LineStart::Block).is_some()
    };
    let is_slip = |known: &&str| turns <= MOST_TURNS && tells_apart(known) == tells_apart(name);
    cast.names().find(begins).or_else(|| suggest::slips(name, cast.names().filter(is_slip)).first().copied())
}

/// The words of a name that tell people apart: those with a digit, and the short ones.
fn tells_apart(name: &str) -> Vec<String> {
    let is_one = |word: &&str| word.contains(char::is_numeric) || word.chars().count() < FEWEST_LETTERS;
    name.split_whitespace().filter(is_one).map(|word| fold::name(word).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Name;
    use crate::content::interview::Meta;
    use crate::content::interview::meta::Hearers;

    #[test]
    fn what_follows_on_a_name_and_a_slip_are_nearly_one() {
        let interviewers = ["Mira", "Speaker A", "佐藤"].map(|name| Name::new(name.to_owned(), 0..0)).to_vec();
        let meta = Meta { hearers: Hearers { interviewers, ..Hearers::default() }, ..Meta::default() };
        let cast = Cast::new(&meta, "slug");
        for (written, name) in [
            ("Mira – PM", "Mira"),
            ("Mira asks", "Mira"),
            ("Mria", "Mira"),
            ("佐藤さん", "佐藤"),
            ("Mira | PM", "Mira"),
        ] {
            assert_eq!(meant(written, 1, &cast), Some(name), "{written}");
        }
        for written in ["Mira", "Speaker B", "Jun", "Mirabel", "Mira Okafor"] {
            assert_eq!(meant(written, 1, &cast), None, "{written}");
        }
        assert_eq!(meant("Mara", 3, &cast), None);
    }
}
