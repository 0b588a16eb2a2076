//! A theme's file: a finding that quotes are gathered under.
//!
//! Comes in: front matter and the body as HTML. Goes out: a [`Theme`]. Does not know: which themes and teams there are.

use crate::content::brief::{self, WrittenQuoteLink};
use crate::content::choice::choices;
use crate::content::estimate::{self, Estimate, StrategicPoints};
use crate::content::fields::FieldReader;
use crate::content::prose_kind::ProseKind;
use crate::content::{KindInfo, Name, Prose};

/// A theme: a finding that quotes are gathered under.
#[derive(Debug, Clone)]
pub struct Theme {
    /// `parent`: a theme's slug.
    pub parent: Option<Name>,
    /// `owner`: a platform team's slug.
    pub owner: Option<Name>,
    /// `status`.
    pub status: ThemeStatus,
    /// `estimate`.
    pub estimate: Estimate,
    /// `strategic`.
    pub strategic: Vec<StrategicPoints>,
    /// `lead`: the quote that its page opens with.
    pub lead: Option<WrittenQuoteLink>,
    /// What belongs here and what does not.
    pub definition: Prose,
}

choices! {
    /// Where a finding stands.
    ThemeStatus {
        /// Nothing is done about it yet.
        #[default]
        Open = "open",
        /// Known and looked at.
        Watching = "watching",
        /// Something was done about it.
        Addressed = "addressed",
    }
}

impl ProseKind for Theme {
    const INFO: KindInfo = KindInfo {
        word: "theme",
        folder: "themes",
        nests: true,
        about: "A finding that quotes are gathered under",
        template: include_str!("new/theme.md"),
    };

    fn read_fields(front: &mut FieldReader<'_>, body: Prose) -> Self {
        Self {
            parent: front.name("parent"),
            owner: front.name("owner"),
            status: front.choice("status").unwrap_or_default(),
            estimate: estimate::read(front),
            strategic: estimate::read_strategic(front),
            lead: front.name("lead").and_then(|written| brief::quote_link(front, &written)),
            definition: body,
        }
    }

    fn prose(&self) -> &Prose {
        &self.definition
    }

    fn owner(&self) -> Option<&Name> {
        self.owner.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::entry::tests::{read_file, read_good};
    use crate::content::interview::{Frequency, Period};

    fn reader(front: &mut FieldReader<'_>) -> Theme {
        Theme::read_fields(front, Prose::default())
    }

    #[test]
    fn reads_all_keys() {
        let keys = "\
title: New service
parent: getting-started
aliases: [scaffolding]
owner: developer-experience
status: watching
estimate: {reach: 0.4, worth: 6, freq: 2/quarter, toil: 3d, removes: 1, load: 3, maturity: 1, risk: 0, complexity: -1}
strategic: {faster-launches: 3}
lead: 2026-03-p07#two-weeks
";
        let theme = read_good("content/themes/new-service.md", keys, reader).kind;
        assert_eq!(theme.parent.expect("it is given").value, "getting-started");
        let lead = theme.lead.expect("it is given");
        assert_eq!((lead.interview.value.as_str(), lead.quote.as_str()), ("2026-03-p07", "two-weeks"));
        assert_eq!(theme.owner.expect("it is given").value, "developer-experience");
        assert_eq!(theme.status, ThemeStatus::Watching);
        let expected = Estimate {
            reach: Some(0.4),
            worth: Some(6.0),
            freq: Some(Frequency { times: 2.0, period: Period::Quarter }),
            latent: None,
            toil_hours: Some(24.0),
            removes: Some(1.0),
            load: Some(3),
            maturity: Some(1),
            risk: Some(0),
            complexity: Some(-1),
            written: theme.estimate.written,
        };
        assert_eq!(&keys[theme.estimate.written.freq.range().start - 4..][..9], "2/quarter");
        assert_eq!(theme.estimate, expected);
        assert_eq!((theme.strategic[0].outcome.value.as_str(), theme.strategic[0].points), ("faster-launches", 3.0));
    }

    #[test]
    fn defaults_are_open_and_nothing_guessed() {
        let theme = read_good("content/themes/x.md", "estimate: {}\nstrategic: {}\n", reader).kind;
        assert_eq!((theme.status, theme.estimate), (ThemeStatus::Open, Estimate::default()));
        assert!(theme.parent.is_none() && theme.owner.is_none() && theme.lead.is_none() && theme.strategic.is_empty());
    }

    #[test]
    fn values_out_of_range_are_refused_each_at_its_place() {
        let keys = "status: closed\nestimate: {reach: 1.2, worth: -1, freq: often, toil: 3, removes: -0.1, load: 5, \
                    maturity: 2, risk: -2, complexity: 0.5, reech: 1}\nstrategic: {a: 6}\nlead: p07\n";
        let (_, complaints) = read_file("content/themes/x.md", keys, reader);
        let bad = ["closed", "1.2", "-1", "often", "3", "-0.1", "5", "2", "-2", "0.5"];
        let mut expected: Vec<_> = bad.map(|passage| ("bad-value", passage.to_owned())).to_vec();
        expected.push(("unknown-key", "reech".to_owned()));
        expected.push(("bad-value", "6".to_owned()));
        expected.push(("bad-value", "p07".to_owned()));
        assert_eq!(complaints, expected);
    }
}
