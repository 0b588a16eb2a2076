//! A tool's file: something that people work with, and the names they have for it.
//!
//! Comes in: front matter and the body as HTML. Goes out: a [`Tool`]. Does not know: who speaks of it.

use crate::content::choice::choices;
use crate::content::fields::FieldReader;
use crate::content::interview::meta::is_on_the_web;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose, SimpleKind};

/// A tool. Its names are its title and aliases.
#[derive(Debug, Clone)]
pub struct Tool {
    /// `owner`: the team that runs it.
    pub owner: Option<Name>,
    /// `url`: where it is, or is described; `http` or `https`.
    pub url: Option<String>,
    /// `kind`: what sort of tool it is, in the study's own words.
    pub kind: Option<String>,
    /// `match`: how its names are found.
    pub matching: NameMatching,
    /// `not`: phrases in which a name of it does not mean it.
    pub not: Vec<String>,
    /// What is said about it.
    pub description: Prose,
}

choices! {
    /// How the names of a tool are found in a transcript.
    NameMatching {
        /// Whole words, whatever their capitals.
        #[default]
        Folded = "folded",
        /// Whole words with these capitals.
        Exact = "exact",
    }
}

impl ProseKind for Tool {
    const INFO: KindInfo = KindInfo {
        word: "tool",
        folder: "tools",
        nests: false,
        about: "Something that people work with",
        template: include_str!("new/tool.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self {
            owner: front.name("owner"),
            url: url(front),
            kind: front.short("kind").map(|kind| kind.value),
            matching: front.choice("match").unwrap_or_default(),
            not: front.texts("not"),
            description: body,
        }
    }

    fn prose(&self) -> &Prose {
        &self.description
    }

    fn owner(&self) -> Option<&Name> {
        self.owner.as_ref()
    }
}

impl SimpleKind for Tool {}

/// It becomes a link.
fn url(front: &mut FieldReader<'_>) -> Option<String> {
    let written = front.name("url")?;
    if is_on_the_web(&written.value) {
        return Some(written.value);
    }
    let help = "write the whole address, which begins with `https://`";
    front.refuse(written.span, format!("`{}` is no address", written.value), help);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};

    const PATH: &str = "content/tools/ci.md";

    fn reader(front: &mut FieldReader<'_>) -> Tool {
        Tool::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let keys = "title: Slipway\naliases: [the slip]\nowner: foundations\nurl: https://ci.example/\nkind: pipeline\n\
                    match: exact\nnot: [slip of paper]\n";
        let tool = read_good(PATH, keys, reader).kind;
        assert_eq!(tool.owner.expect("it is given").value, "foundations");
        assert_eq!((tool.url.as_deref(), tool.kind.as_deref()), (Some("https://ci.example/"), Some("pipeline")));
        assert_eq!((tool.matching, tool.not), (NameMatching::Exact, vec!["slip of paper".to_owned()]));
    }

    #[test]
    fn each_slip_is_named_at_its_place() {
        for (keys, rule, passage) in [
            ("url: ci\n", "bad-value", "ci"),
            ("match: exactly\n", "bad-value", "exactly"),
            ("not: slip\n", "wrong-type", "slip"),
        ] {
            let (_, complaints) = read_file(PATH, keys, reader);
            assert_eq!(complaints, [(rule, passage.to_owned())], "{keys}");
        }
    }
}
