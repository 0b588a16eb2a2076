//! Whether a study that was changed means what it should: the belt to the braces of all edits.
//!
//! Comes in: knowledge before, knowledge read again after, and the refactoring. Goes out: what differs, if anything does.
//! Does not know: how the files were changed.

use std::collections::BTreeMap;

use super::{NameKind, Refactoring};
use crate::base::id::{Id, IdVec};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::content::Prose;
use crate::content::brief::FindingSubject;
use crate::knowledge::{Knowledge, LinkedFinding, LinkedTeam, NameIndex, QuoteId, TeamId, ThemeId};
use crate::markdown::html::Piece;

/// The first thing that does not mean after the change what it should, as a phrase.
pub fn differs(before: &Knowledge, after: &Knowledge, refactoring: &Refactoring) -> Option<String> {
    let expected = ExpectedStudy::after(before, refactoring);
    let differs = names_differ(&before.names.themes, &after.names.themes, &|id| expected.theme(id), &|id| {
        after.themes[id].slug.as_str()
    });
    differs
        .or_else(|| {
            let team = |id| expected.team(before.teams[id].slug.as_str());
            names_differ(&before.names.teams, &after.names.teams, &team, &|id| after.teams[id].slug.as_str())
        })
        .or_else(|| expected.interviews_differ(after))
        .or_else(|| expected.themes_differ(after))
        .or_else(|| expected.others_differ(after))
}

/// What the study should mean.
struct ExpectedStudy<'k> {
    before: &'k Knowledge,
    themes: IdVec<ThemeId, String>,
    merged: Vec<ThemeId>,
    /// A theme whose parent changes, and that parent.
    moved: Option<(ThemeId, Option<ThemeId>)>,
    /// The old slug and the new one of a team.
    team: Option<(String, String)>,
}

impl<'k> ExpectedStudy<'k> {
    fn after(before: &'k Knowledge, refactoring: &Refactoring) -> Self {
        let names = &before.names.themes;
        let themes = before.themes.iter().map(|theme| theme.slug.to_string()).collect();
        let mut expected = Self { before, themes, merged: Vec::new(), moved: None, team: None };
        let slug = |text: &str| Slug::from_text(text).map(|slug| slug.to_string()).unwrap_or_default();
        match refactoring {
            Refactoring::Rename { kind: NameKind::Theme, old, new } => {
                names.find(old).into_iter().for_each(|id| expected.themes[id] = slug(new));
            }
            Refactoring::Rename { kind: NameKind::Team, old, new } => {
                let id = before.names.teams.find(old);
                expected.team = id.map(|id| (before.teams[id].slug.to_string(), slug(new)));
            }
            Refactoring::Merge { from, into } => {
                let target = names.find(into);
                let into = target.map_or_else(|| slug(into), |id| before.themes[id].slug.to_string());
                expected.merged = from.iter().filter_map(|name| names.find(name)).chain(target).collect();
                expected.merged.iter().for_each(|id| expected.themes[*id].clone_from(&into));
            }
            Refactoring::Move { theme, under } => {
                let under = under.as_ref().and_then(|under| names.find(under));
                expected.moved = names.find(theme).map(|id| (id, under));
            }
        }
        expected
    }

    fn theme(&self, id: ThemeId) -> &str {
        &self.themes[id]
    }

    fn team<'a>(&'a self, slug: &'a str) -> &'a str {
        self.team.as_ref().filter(|(old, _)| old == slug).map_or(slug, |(_, new)| new)
    }

    /// Slugs of several themes, each once.
    fn several(&self, ids: &[ThemeId]) -> Vec<&str> {
        let mut slugs: Vec<&str> = Vec::with_capacity(ids.len());
        for slug in ids.iter().map(|id| self.theme(*id)) {
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
        slugs
    }

    fn interviews_differ(&self, after: &Knowledge) -> Option<String> {
        let before = self.before;
        if (before.interviews.len(), before.quotes.len()) != (after.interviews.len(), after.quotes.len()) {
            return Some("there are other interviews or quotes".to_owned());
        }
        let slugs = |ids: &[ThemeId]| -> Vec<&str> { ids.iter().map(|id| after.themes[*id].slug.as_str()).collect() };
        for (id, interview) in before.interviews.enumerate() {
            let (now, path) = (&after.interviews[id], &interview.entry.path);
            let people_then = interview.people.iter().map(|person| {
                let team = person.team.map(|team| self.team(before.teams[team].slug.as_str()));
                (team, self.several(&person.tags))
            });
            let people_now = now
                .people
                .iter()
                .map(|person| (person.team.map(|team| after.teams[team].slug.as_str()), slugs(&person.tags)));
            if now.entry.path != *path || people_now.ne(people_then) {
                return Some(format!("the front matter of `{path}`"));
            }
            let second_then = interview.second_themes.iter().flatten().map(|themes| self.several(themes));
            if now.second_themes.iter().flatten().map(|themes| slugs(themes)).ne(second_then) {
                return Some(format!("a second coding of `{path}`"));
            }
        }
        for (id, quote) in before.quotes.enumerate() {
            let (then, now) = (before.words(id), after.words(id));
            let is_same = (&then.text, &then.id, then.coding.kind) == (&now.text, &now.id, now.coding.kind);
            if !is_same || slugs(&after.quotes[id].themes) != self.several(&quote.themes) {
                return Some(format!("the quote `{}` of `{}`", then.id, before.path(quote.interview)));
            }
        }
        None
    }

    fn themes_differ(&self, after: &Knowledge) -> Option<String> {
        let before = self.before;
        let now: BTreeMap<&str, ThemeId> =
            after.themes.enumerate().map(|(id, theme)| (theme.slug.as_str(), id)).collect();
        for (id, theme) in before.themes.enumerate() {
            let slug = self.theme(id);
            let Some(now) = now.get(slug).map(|id| &after.themes[*id]) else {
                return Some(format!("there is no theme `{slug}`"));
            };
            if let (Some(then), Some(now)) = (&theme.entry, &now.entry)
                && !words(&now.kind.definition).contains(words(&then.kind.definition).trim_end())
            {
                return Some(format!(
                    "the definition of `{}` (a footnote, a link or an open code block reaches from one into the other)",
                    theme.slug
                ));
            }
            if self.merged.contains(&id) {
                continue;
            }
            let parent = self.moved.filter(|(moved, _)| *moved == id).map_or(theme.parent, |(_, under)| under);
            let parent = parent.map(|parent| self.theme(parent));
            let owner = theme.owner.map(|owner| self.team(before.teams[owner].slug.as_str()));
            if now.parent.map(|parent| after.themes[parent].slug.as_str()) != parent
                || now.owner.map(|owner| after.teams[owner].slug.as_str()) != owner
            {
                return Some(format!("the parent or owner of `{slug}`"));
            }
        }
        if let Some(theme) = self.leads_differ(after, &now) {
            return Some(format!("the quote that `{theme}` opens with"));
        }
        (now.len() != self.several(&before.themes.ids().collect::<Vec<_>>()).len())
            .then(|| "there are other themes".to_owned())
    }

    /// A theme that opens with another quote than before, though that is still of it; one of several that are merged may have any
    /// of theirs.
    fn leads_differ(&self, after: &Knowledge, now: &BTreeMap<&str, ThemeId>) -> Option<&str> {
        let stays = |id: &ThemeId| !self.merged.contains(id);
        let differs = self.before.themes.ids().filter(stays).find(|id| {
            let theme = now[self.theme(*id)];
            let (then, now) = (self.before.leads.get(id), after.leads.get(&theme));
            then != now && then.is_none_or(|quote| now.is_some() || is_of(after, *quote, theme))
        });
        differs.map(|id| self.theme(id))
    }

    fn others_differ(&self, after: &Knowledge) -> Option<String> {
        let before = self.before;
        if (before.opportunities.len(), before.teams.len()) != (after.opportunities.len(), after.teams.len()) {
            return Some("there are other opportunities or teams".to_owned());
        }
        if let Some(path) = self.listed_names_differ(after) {
            return Some(format!("the themes of `{path}`, or its teams"));
        }
        if findings(before, &|id| self.theme(id).to_owned()) != findings(after, &|id| after.themes[id].slug.to_string())
        {
            return Some("the findings of the home page".to_owned());
        }
        let parents = |knowledge: &Knowledge, called: &dyn Fn(&Slug) -> String| -> Vec<(String, Option<String>)> {
            let parent = |team: &LinkedTeam| team.parent.map(|parent| called(&knowledge.teams[parent].slug));
            let mut parents: Vec<_> = knowledge.teams.iter().map(|team| (called(&team.slug), parent(team))).collect();
            parents.sort_unstable();
            parents
        };
        let then = parents(before, &|slug| self.team(slug.as_str()).to_owned());
        let now = parents(after, &Slug::to_string);
        (then != now).then(|| "the parents of the teams".to_owned())
    }
}

impl ExpectedStudy<'_> {
    /// The first file that names other themes or teams than before, those of interviews, themes and teams left aside.
    fn listed_names_differ(&self, after: &Knowledge) -> Option<SourcePath> {
        let then = listed_names(self.before);
        let mut now = listed_names(after).into_iter();
        let theme = |id: &ThemeId| after.themes[*id].slug.as_str();
        let team = |id: &TeamId| after.teams[*id].slug.as_str();
        let differs = then.into_iter().find(|then| {
            let Some(now) = now.next() else { return true };
            let teams = then.teams.iter().map(|id| self.team(self.before.teams[*id].slug.as_str()));
            now.path != then.path
                || now.themes.iter().map(theme).ne(self.several(&then.themes))
                || now.teams.iter().map(team).ne(teams)
        });
        differs.map(|names| names.path).or_else(|| now.next().map(|names| names.path))
    }
}

/// What a file names.
struct ListedNames {
    path: SourcePath,
    themes: Vec<ThemeId>,
    teams: Vec<TeamId>,
}

/// What asks, assumptions, opportunities, tools, workflows and listeners name, in their order.
fn listed_names(knowledge: &Knowledge) -> Vec<ListedNames> {
    let mut listed = Vec::new();
    let mut add = |path: &SourcePath, themes: &[ThemeId], teams: Vec<TeamId>| {
        listed.push(ListedNames { path: path.clone(), themes: themes.to_vec(), teams });
    };
    for ask in &knowledge.asks {
        if let Some(entry) = &ask.entry {
            add(&entry.path, &ask.themes, ask.owner.into_iter().collect());
        }
    }
    for assumption in &knowledge.assumptions {
        if let Some(entry) = &assumption.entry {
            add(&entry.path, &assumption.themes, Vec::new());
        }
    }
    for opportunity in &knowledge.opportunities {
        let graduates = opportunity.graduates.iter().flat_map(|it| it.from.into_iter().chain(it.to));
        add(&opportunity.entry.path, &opportunity.themes, graduates.collect());
    }
    for tool in &knowledge.tools {
        add(&tool.entry.path, &[], tool.owner.into_iter().collect());
    }
    for workflow in &knowledge.workflows {
        let teams = workflow.steps.iter().filter_map(|step| step.team);
        add(&workflow.entry.path, &workflow.themes, teams.collect());
    }
    for listener in &knowledge.listeners {
        if let Some(entry) = &listener.entry {
            add(&entry.path, &[], listener.team.into_iter().collect());
        }
    }
    listed
}

/// Whether a quote is of a theme, or of one below it.
fn is_of(knowledge: &Knowledge, quote: QuoteId, theme: ThemeId) -> bool {
    let marked = knowledge.quotes[quote].themes.iter();
    marked.copied().any(|marked| marked == theme || knowledge.themes_above(marked).any(|above| above == theme))
}

/// What the home page opens with, its themes as they are called.
fn findings(knowledge: &Knowledge, called: &dyn Fn(ThemeId) -> String) -> Vec<(String, Option<QuoteId>)> {
    let findings = knowledge.home.iter().flat_map(|home| &home.brief);
    let about = |finding: &LinkedFinding| match finding.about {
        FindingSubject::Theme(id) => called(id),
        FindingSubject::Opportunity(id) => knowledge.opportunities[id].entry.slug.to_string(),
    };
    findings.map(|finding| (about(finding), finding.quote)).collect()
}

/// A definition but for where its links lead.
fn words(definition: &Prose) -> String {
    let html = definition.pieces().filter_map(|piece| match piece {
        Piece::Words(html) | Piece::Html(html) => Some(html.replace('\r', "")),
        Piece::Slot(..) | Piece::Edge(_) => None,
    });
    html.collect()
}

/// Every name that led somewhere leads there still; of what is only implied there are no old names.
fn names_differ<'a, I: Id>(
    before: &NameIndex<I>,
    after: &'a NameIndex<I>,
    expected: &dyn Fn(I) -> &'a str,
    slug_of: &dyn Fn(I) -> &'a str,
) -> Option<String> {
    let leads = |name: &str| {
        let Some(expected) = before.find(name).map(expected) else { return true };
        after.find(name).map_or_else(|| after.find(expected).is_some(), |id| slug_of(id) == expected)
    };
    before.known().find(|name| !leads(name)).map(|name| format!("the name `{name}` leads elsewhere"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Study;

    const BEFORE: [(&str, &str); 11] = [
        ("content/_index.md", "---\nbrief:\n  - {finding: So., theme: a, quote: p#q}\n---\n"),
        ("content/interviews/p.md", "---\nteam: pay\ntags: [a, b]\n---\n**P:** [One two three four.]{.a #q}\n"),
        ("content/asks/k.md", "---\nthemes: [a]\nowner: pay\n---\n"),
        ("content/assumptions/m.md", "---\nthemes: [a]\n---\n"),
        ("content/opportunities/o.md", "---\nthemes: [a]\ngraduates: {from: pay, state: moving}\n---\n"),
        ("content/tools/s.md", "---\nowner: pay\n---\n"),
        ("content/workflows/w.md", "---\nthemes: [a]\nsteps:\n  - {do: Ask, hands: 10m, team: pay}\n---\n"),
        ("content/listeners/l.md", "---\nteam: pay\n---\n"),
        ("content/teams/pay.md", ""),
        ("content/themes/a.md", "---\nparent: b\nowner: pay\nlead: p#q\n---\nWords.\n"),
        ("content/themes/b.md", ""),
    ];

    /// What is said where the study became another one, with `to` in place of `from` in one of its files.
    fn after(path: &str, from: &str, to: &str) -> Option<String> {
        let changed = BEFORE.map(|(name, text)| {
            assert!(name != path || text.contains(from), "{from:?} is not in {name}");
            (name, if name == path { text.replace(from, to) } else { text.to_owned() })
        });
        let changed: Vec<(&str, &str)> = changed.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (before, after) = (Study::of(&BEFORE), Study::read(&changed).0);
        // A move to where it is: all that is asked for is that nothing changes.
        let nothing = Refactoring::Move { theme: "a".to_owned(), under: Some("b".to_owned()) };
        differs(&before.knowledge, &after.knowledge, &nothing)
    }

    #[test]
    fn whatever_means_something_else_is_found() {
        let (interview, theme, opportunity) =
            ("content/interviews/p.md", "content/themes/a.md", "content/opportunities/o.md");
        let front_matter = "the front matter of `content/interviews/p.md`";
        for (path, from, to, expected) in [
            (interview, "tags: [a, b]", "tags: [b]", front_matter),
            (interview, "tags: [a, b]", "tags: [b, a]", front_matter),
            (interview, "team: pay\n", "", front_matter),
            (interview, "{.a #q}", "{.b #q}", "the quote `q` of `content/interviews/p.md`"),
            (interview, "One two", "One or two", "the quote `q` of `content/interviews/p.md`"),
            (interview, "[One two three four.]{.a #q}", "One.", "there are other interviews or quotes"),
            (theme, "parent: b\n", "", "the parent or owner of `a`"),
            (theme, "owner: pay\n", "", "the parent or owner of `a`"),
            (theme, "lead: p#q\n", "", "the quote that `a` opens with"),
            ("content/themes/b.md", "", "---\nlead: p#q\n---\n", "the quote that `b` opens with"),
            (theme, "Words.", "Others.", "the definition of `a`"),
            (opportunity, "themes: [a]", "themes: [b]", "the themes of `content/opportunities/o.md`"),
            (opportunity, "graduates: {from: pay, state: moving}\n", "", "the themes of `content/opportunities/o.md`"),
            ("content/tools/s.md", "owner: pay\n", "", "the themes of `content/tools/s.md`, or its teams"),
            ("content/workflows/w.md", "[a]", "[b]", "the themes of `content/workflows/w.md`"),
            ("content/workflows/w.md", ", team: pay", "", "the themes of `content/workflows/w.md`"),
            ("content/listeners/l.md", "team: pay\n", "", "the themes of `content/listeners/l.md`"),
            ("content/asks/k.md", "themes: [a]", "themes: [b]", "the themes of `content/asks/k.md`"),
            ("content/asks/k.md", "owner: pay\n", "", "the themes of `content/asks/k.md`"),
            ("content/assumptions/m.md", "[a]", "[]", "the themes of `content/assumptions/m.md`"),
            ("content/_index.md", "theme: a", "theme: b", "the findings of the home page"),
            ("content/_index.md", ", quote: p#q", "", "the findings of the home page"),
        ] {
            let found = after(path, from, to).unwrap_or_default();
            assert!(found.starts_with(expected), "{from:?} became {to:?}: {found:?}");
        }
        assert_eq!(after(interview, "P:", "Q:"), None, "who speaks is no matter of the codebook");
    }
}
