//! An assumption's file: what the platform believed before it asked.
//!
//! Comes in: front matter and the body as HTML. Goes out: an [`Assumption`]. Does not know: whose words speak to it.

use crate::base::Date;
use crate::base::span::Spanned;
use crate::content::fields::FieldReader;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose};

/// An assumption: what somebody believed, before people's words confirmed or contradicted it. The belief is the title.
#[derive(Debug, Clone)]
pub struct Assumption {
    /// `by`: who believed it.
    pub by: Option<String>,
    /// `date`: since when.
    pub date: Option<Spanned<Date>>,
    /// `themes`: slugs.
    pub themes: Vec<Name>,
    /// What is said about it.
    pub description: Prose,
}

impl ProseKind for Assumption {
    const INFO: KindInfo = KindInfo {
        word: "assumption",
        folder: "assumptions",
        nests: false,
        about: "What the platform believed before it asked",
        template: include_str!("new/assumption.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self { by: front.text("by"), date: front.day("date"), themes: front.slugs("themes"), description: body }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }

    fn themes(&self) -> &[Name] {
        &self.themes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::read_good;

    #[test]
    fn reads_all_keys() {
        let keys = "title: A service takes an afternoon\nby: Mira\ndate: 2026-01-08\nthemes: [new-service]\n";
        let reader = |front: &mut FieldReader<'_>| Assumption::read_fields(front, Prose::default());
        let entry = read_good("content/assumptions/afternoon.md", keys, reader);
        assert_eq!((entry.title(), entry.kind.by.as_deref()), (Some("A service takes an afternoon"), Some("Mira")));
        assert_eq!(entry.kind.date.map(|day| day.value), Some(jiff::civil::date(2026, 1, 8)));
        assert_eq!(entry.kind.themes[0].value, "new-service");
    }
}
