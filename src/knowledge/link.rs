//! Links entries: looks every name up, then builds each arena once, whole.
//!
//! Comes in: [`Entries`]. Goes out: a [`Knowledge`], with complaints about names that lead nowhere.
//! Does not know: analyses, addresses.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::base::id::{Id, IdVec};
use crate::base::path::SourcePath;
use crate::base::slug::{self, Slug};
use crate::base::span::Place;
use crate::content::interview::{BareId, Interview as Transcript};
use crate::content::{Entries, Entry, Kind, Name, estimate, guide, kind_of, opportunity, outcome, page, team, theme};
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::crowded::{Covered, crowded};
use crate::knowledge::directory::{Directory, Noun, parents};
use crate::knowledge::entities::{
    Guide, GuideId, Interview, InterviewId, Interviewee, Knowledge, Opportunity, OpportunityId, Outcome, OutcomeId,
    Quote, QuoteId, Team, TeamId, Theme, ThemeId, ThemeIds,
};
use crate::knowledge::people::People;
use crate::knowledge::questions::{question_ids, unknown_question};

const INTERVIEW: Noun = Noun { one: "interview", unknown_rule: "unknown-interview", remedy: "" };
const THEME: Noun =
    Noun { one: "theme", unknown_rule: "unknown-theme", remedy: "add it to the codebook with `cairn new theme`" };
const TEAM: Noun = Noun { one: "team", unknown_rule: "unknown-team", remedy: "describe it with `cairn new team`" };
const OUTCOME: Noun =
    Noun { one: "outcome", unknown_rule: "unknown-outcome", remedy: "describe it with `cairn new outcome`" };
const OPPORTUNITY: Noun = Noun { one: "opportunity", unknown_rule: "unknown-opportunity", remedy: "" };
const GUIDE: Noun = Noun { one: "guide", unknown_rule: "unknown-guide", remedy: "write it with `cairn new guide`" };

/// Links all entries of a study.
pub fn link(entries: Entries) -> Checked<Knowledge> {
    let mut complaints = Vec::new();
    let directories = Directories::new(&entries, &mut complaints);
    let mut resolved = resolve_interviews(&entries, &directories, &mut complaints);
    let people = People::of(&entries.interviews, &resolved);
    let quotes = quotes(&entries.interviews, &mut resolved, &people);
    let knowledge = Knowledge {
        themes: themes(entries.themes, &directories, &quotes, &resolved, &mut complaints),
        teams: teams(entries.teams, &directories, &people, &mut complaints),
        outcomes: outcomes(entries.outcomes, &mut complaints),
        opportunities: opportunities(entries.opportunities, &directories, &mut complaints),
        guides: guides(entries.guides, &resolved),
        interviews: interviews(entries.interviews, resolved, people.of_interview),
        participants: people.participants,
        quotes,
        pages: entries.pages,
        home: home(entries.homes, &mut complaints),
    };
    complaints.extend(crowded(&knowledge));
    Checked::new(knowledge, complaints)
}

struct Directories {
    themes: Directory<ThemeId>,
    teams: Directory<TeamId>,
    outcomes: Directory<OutcomeId>,
    guides: Directory<GuideId>,
}

impl Directories {
    fn new(entries: &Entries, complaints: &mut Vec<Diagnostic>) -> Self {
        let drafts = |kind| entries.drafts.iter().filter(move |draft| kind_of(&draft.path) == Some(kind));
        // Nothing refers to these two kinds by name, but their slugs are addresses too.
        let _: Directory<InterviewId> = Directory::described(INTERVIEW, &entries.interviews, complaints);
        let _: Directory<OpportunityId> = Directory::described(OPPORTUNITY, &entries.opportunities, complaints);
        let themes = if entries.themes.is_empty() {
            Directory::implied(THEME, used_themes(entries))
        } else {
            Directory::described(THEME, &entries.themes, complaints).without(drafts(Kind::Theme))
        };
        let teams = if entries.teams.is_empty() {
            Directory::implied(TEAM, used_teams(entries))
        } else {
            Directory::described(TEAM, &entries.teams, complaints).without(drafts(Kind::Team))
        };
        Self {
            themes,
            teams,
            outcomes: Directory::described(OUTCOME, &entries.outcomes, complaints).without(drafts(Kind::Outcome)),
            guides: Directory::described(GUIDE, &entries.guides, complaints).without(drafts(Kind::Guide)),
        }
    }
}

fn used_themes(entries: &Entries) -> impl Iterator<Item = &Name> {
    let in_interviews = entries.interviews.iter().flat_map(|interview| {
        let marks = interview.kind.quotes.iter().flat_map(|quote| &quote.themes);
        interview.kind.meta.all_tags().chain(marks)
    });
    in_interviews.chain(entries.opportunities.iter().flat_map(|opportunity| &opportunity.kind.themes))
}

fn used_teams(entries: &Entries) -> impl Iterator<Item = &Name> {
    let people = entries.interviews.iter().flat_map(|interview| &interview.kind.meta.people);
    let in_interviews = people.filter_map(|person| person.team.as_ref());
    in_interviews.chain(entries.themes.iter().filter_map(|theme| theme.kind.owner.as_ref()))
}

/// What the names in one interview stand for.
pub(super) struct Resolved {
    /// For each of the front matter's people.
    pub(super) people: Vec<ResolvedPerson>,
    guide: Option<GuideId>,
    tags: Vec<ThemeId>,
    /// For each quote its themes.
    quotes: Vec<ThemeIds>,
}

/// What the names stand for that somebody was described with.
pub(super) struct ResolvedPerson {
    pub(super) team: Option<TeamId>,
    pub(super) tags: Vec<ThemeId>,
}

/// Each interview on its own, many at a time.
fn resolve_interviews(entries: &Entries, directories: &Directories, complaints: &mut Vec<Diagnostic>) -> Vec<Resolved> {
    let resolved = entries.interviews.par_iter().map(|entry| resolve(entry, entries, directories));
    let resolved: Vec<Checked<Resolved>> = resolved.collect();
    resolved.into_iter().map(|resolved| resolved.unload(complaints)).collect()
}

fn resolve(entry: &Entry<Transcript>, entries: &Entries, directories: &Directories) -> Checked<Resolved> {
    let mut complaints = Vec::new();
    let meta = &entry.kind.meta;
    let guide = meta.guide.as_ref().and_then(|name| directories.guides.find(name, &entry.path, &mut complaints));
    let asked = guide.map(|guide| &*entries.guides[guide.index()]);
    let mut ids: Option<FxHashSet<&str>> = None;
    let quotes = entry.kind.quotes.iter().map(|quote| {
        if let Some(question) = &quote.question
            && (asked.is_some() || meta.guide.is_none())
            && !ids.get_or_insert_with(|| asked.into_iter().flat_map(question_ids).collect()).contains(&*question.value)
        {
            complaints.push(unknown_question(question, asked, &quote.coded_in));
        }
        directories.themes.find_all(&quote.themes, &quote.coded_in, &mut complaints)
    });
    let quotes = quotes.collect();
    let tags = directories.themes.find_all(&meta.tags, &entry.path, &mut complaints).into_vec();
    let people = meta.people.iter().map(|person| ResolvedPerson {
        team: person.team.as_ref().and_then(|name| directories.teams.find(name, &entry.path, &mut complaints)),
        tags: each_once(&tags, &directories.themes.find_all(&person.tags, &entry.path, &mut complaints)),
    });
    let people: Vec<ResolvedPerson> = people.collect();
    let tags = people.iter().fold(tags, |tags, person| each_once(&tags, &person.tags));
    complaints
        .extend(entry.kind.bare_ids.iter().filter_map(|bare| theme_as_id(bare, &directories.themes, &entry.path)));
    let resolved = Resolved { people, guide, tags, quotes };
    Checked::new(resolved, complaints)
}

/// Themes, and those of others that are not among them.
fn each_once(themes: &[ThemeId], others: &[ThemeId]) -> Vec<ThemeId> {
    let first: FxHashSet<ThemeId> =
        if others.is_empty() { FxHashSet::default() } else { themes.iter().copied().collect() };
    let mut all = themes.to_vec();
    all.extend(others.iter().filter(|theme| !first.contains(theme)));
    all
}

/// What is said of an id where no theme is named, if a theme of the study has that name.
fn theme_as_id(bare: &BareId, themes: &Directory<ThemeId>, path: &SourcePath) -> Option<Diagnostic> {
    let id = &bare.id.value;
    themes.knows(id).then(|| {
        let message = format!("`#{id}` is an id, so this is text and no quote; `{id}` is a theme");
        Diagnostic::warning("quote-without-theme", Place::new(path, bare.block), message).help(format!("write `.{id}`"))
    })
}

/// All quotes, with the themes that were looked up for them.
fn quotes(entries: &[Arc<Entry<Transcript>>], resolved: &mut [Resolved], people: &People) -> IdVec<QuoteId, Quote> {
    let mut all = IdVec::with_capacity(resolved.iter().map(|resolved| resolved.quotes.len()).sum());
    for (interview, (entry, resolved)) in entries.iter().zip(resolved).enumerate() {
        let themes = std::mem::take(&mut resolved.quotes);
        for (index, (quote, themes)) in entry.kind.quotes.iter().zip(themes).enumerate() {
            let speaker = quote.speaker.map(|speaker| &entry.kind.speakers[speaker]);
            let person = speaker.and_then(|speaker| speaker.person).unwrap_or(0);
            all.push(Quote {
                interview: InterviewId::from_index(interview),
                participant: people.of_interview[interview][person].participant,
                person,
                index,
                themes,
                kind: quote.kind,
                by_participant: quote.by_participant,
                freq: quote.freq,
                toil_hours: quote.toil_hours,
                load: quote.load,
                evidence: quote.by_participant && quote.kind.is_evidence(),
            });
        }
    }
    all
}

fn interviews(
    entries: Vec<Arc<Entry<Transcript>>>,
    resolved: Vec<Resolved>,
    people: Vec<Vec<Interviewee>>,
) -> IdVec<InterviewId, Interview> {
    let mut next_quote = 0;
    let mut linked = IdVec::default();
    for ((entry, resolved), people) in entries.into_iter().zip(resolved).zip(people) {
        let first_quote = next_quote;
        next_quote += entry.kind.quotes.len();
        linked.push(Interview {
            people,
            guide: resolved.guide,
            tags: resolved.tags,
            quotes: (first_quote..next_quote).map(QuoteId::from_index).collect(),
            entry,
        });
    }
    linked
}

fn themes(
    entries: Vec<Arc<Entry<theme::Theme>>>,
    directories: &Directories,
    quotes: &IdVec<QuoteId, Quote>,
    resolved: &[Resolved],
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<ThemeId, Theme> {
    let written: Vec<_> = entries.iter().map(|entry| (entry.kind.parent.as_ref(), &entry.path)).collect();
    let parents = parents(&directories.themes, &written, complaints);
    let count = entries.len() + directories.themes.implied.len();
    let mut children = grouped(count, parents.iter().enumerate().filter_map(child_of));
    let marks = quotes.enumerate().flat_map(|(id, quote)| quote.themes.iter().map(move |theme| (*theme, id)));
    let mut quotes = grouped(count, marks);
    let tags = resolved.iter().enumerate().flat_map(|(interview, resolved)| {
        resolved.tags.iter().map(move |theme| (*theme, InterviewId::from_index(interview)))
    });
    let mut tagged = grouped(count, tags);
    let mut build = |index: usize, (slug, name): (Slug, String), entry: Option<Arc<Entry<theme::Theme>>>| {
        let kind = entry.as_ref().map(|entry| (&entry.kind, &entry.path));
        Theme {
            title: entry.as_ref().map_or_else(|| slug::title_of(&name), |entry| entry.shown_title()),
            parent: parents.get(index).copied().flatten(),
            children: std::mem::take(&mut children[index]),
            owner: kind.and_then(|(theme, path)| directories.teams.find(theme.owner.as_ref()?, path, complaints)),
            strategic: kind.map_or_else(Vec::new, |(theme, path)| {
                strategic(&theme.strategic, path, &directories.outcomes, complaints)
            }),
            quotes: std::mem::take(&mut quotes[index]),
            tagged: std::mem::take(&mut tagged[index]),
            slug,
            entry,
        }
    };
    let described =
        entries.into_iter().enumerate().map(|(index, entry)| (index, (entry.slug.clone(), String::new()), Some(entry)));
    let implied = directories.themes.implied.iter().enumerate().map(|(index, implied)| (index, implied.clone(), None));
    described.chain(implied).map(|(index, named, entry)| build(index, named, entry)).collect()
}

fn teams(
    entries: Vec<Arc<Entry<team::Team>>>,
    directories: &Directories,
    people: &People,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<TeamId, Team> {
    let written: Vec<_> = entries.iter().map(|entry| (entry.kind.parent.as_ref(), &entry.path)).collect();
    let parents = parents(&directories.teams, &written, complaints);
    let count = entries.len() + directories.teams.implied.len();
    let mut children = grouped(count, parents.iter().enumerate().filter_map(child_of));
    let members = people.participants.enumerate().filter_map(|(id, participant)| Some((participant.team?, id)));
    let mut participants = grouped(count, members);
    let mut interviews = grouped(count, people.interviews_of_teams());
    let mut build = |index: usize, (slug, name): (Slug, String), entry: Option<Arc<Entry<team::Team>>>| Team {
        title: entry.as_ref().map_or_else(|| slug::title_of(&name), |entry| entry.shown_title()),
        parent: parents.get(index).copied().flatten(),
        children: std::mem::take(&mut children[index]),
        participants: std::mem::take(&mut participants[index]),
        interviews: std::mem::take(&mut interviews[index]),
        slug,
        entry,
    };
    let described =
        entries.into_iter().enumerate().map(|(index, entry)| (index, (entry.slug.clone(), String::new()), Some(entry)));
    let implied = directories.teams.implied.iter().enumerate().map(|(index, implied)| (index, implied.clone(), None));
    described.chain(implied).map(|(index, named, entry)| build(index, named, entry)).collect()
}

fn child_of<I: Id>((child, parent): (usize, &Option<I>)) -> Option<(I, I)> {
    Some(((*parent)?, I::from_index(child)))
}

/// For each of `count` things what belongs to it, in the order given.
fn grouped<I: Id, T>(count: usize, pairs: impl Iterator<Item = (I, T)>) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = std::iter::repeat_with(Vec::new).take(count).collect();
    for (id, item) in pairs {
        groups[id.index()].push(item);
    }
    groups
}

/// Weights are divided by their sum; an outcome without one weighs 1, so that none at all means all alike.
fn outcomes(entries: Vec<Arc<Entry<outcome::Outcome>>>, complaints: &mut Vec<Diagnostic>) -> IdVec<OutcomeId, Outcome> {
    let weight = |entry: &Arc<Entry<outcome::Outcome>>| entry.kind.weight.as_ref().map_or(1.0, |weight| weight.value);
    let sum: f64 = entries.iter().map(weight).sum();
    if let Some(first) = entries.first().filter(|_| sum == 0.0) {
        let span = first.kind.weight.as_ref().map_or(first.slug_span, |weight| weight.span);
        let complaint =
            Diagnostic::error("weights-sum-to-zero", first.place(span), "the weights of all outcomes sum to 0")
                .help("give at least one outcome a weight above 0");
        complaints.push(complaint);
    }
    let share = |weight: f64| if sum > 0.0 { weight / sum } else { 0.0 };
    let link = |entry: Arc<Entry<outcome::Outcome>>| Outcome {
        title: entry.shown_title(),
        share: share(weight(&entry)),
        entry,
    };
    entries.into_iter().map(link).collect()
}

fn opportunities(
    entries: Vec<Arc<Entry<opportunity::Opportunity>>>,
    directories: &Directories,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<OpportunityId, Opportunity> {
    let mut covered = Covered::default();
    let link = |entry: Arc<Entry<opportunity::Opportunity>>| Opportunity {
        title: entry.shown_title(),
        themes: covered.once_more(&directories.themes, &entry, complaints),
        strategic: strategic(&entry.kind.strategic, &entry.path, &directories.outcomes, complaints),
        entry,
    };
    entries.into_iter().map(link).collect()
}

fn guides(entries: Vec<Arc<Entry<guide::Guide>>>, resolved: &[Resolved]) -> IdVec<GuideId, Guide> {
    let followed = resolved.iter().enumerate();
    let followed = followed.filter_map(|(index, resolved)| Some((resolved.guide?, InterviewId::from_index(index))));
    let interviews = grouped(entries.len(), followed);
    let link = |(entry, interviews): (Arc<Entry<guide::Guide>>, Vec<InterviewId>)| Guide {
        title: entry.shown_title(),
        interviews,
        entry,
    };
    entries.into_iter().zip(interviews).map(link).collect()
}

/// The home page's own words; a second file for them is complained of.
fn home(homes: Vec<Arc<Entry<page::Page>>>, complaints: &mut Vec<Diagnostic>) -> Option<Arc<Entry<page::Page>>> {
    let mut homes = homes.into_iter();
    let first = homes.next()?;
    complaints.extend(homes.map(|second| {
        let message = format!("the home page's own words are in {} already", first.path);
        Diagnostic::error("duplicate-slug", Place::start_of(&second.path), message)
            .help("keep one of the two files, or give this one another name")
    }));
    Some(first)
}

fn strategic(
    points: &[estimate::StrategicPoints],
    path: &SourcePath,
    outcomes: &Directory<OutcomeId>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<(OutcomeId, f64)> {
    points
        .iter()
        .filter_map(|points| Some((outcomes.find(&points.outcome, path, complaints)?, points.points)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read::{self, File};

    /// Links a study of these files; each body is `**P:**` words, front matter as given.
    fn linked(files: &[(&str, &str)]) -> Checked<Knowledge> {
        let mut entries = Entries::default();
        for (path, text) in files {
            let path = SourcePath::new(&format!("content/{path}.md"));
            let Checked { value, diagnostics } = read::read(File { path: &path, text }, None);
            assert_eq!(diagnostics, [], "{path}");
            entries.add(value.entry);
        }
        link(entries)
    }

    fn good(files: &[(&str, &str)]) -> Knowledge {
        let Checked { value, diagnostics } = linked(files);
        assert_eq!(diagnostics, []);
        value
    }

    fn rules(files: &[(&str, &str)]) -> Vec<&'static str> {
        linked(files).diagnostics.iter().map(|complaint| complaint.rule).collect()
    }

    fn slugs<'k>(knowledge: &'k Knowledge, themes: &[ThemeId]) -> Vec<&'k str> {
        themes.iter().map(|theme| knowledge.themes[*theme].slug.as_str()).collect()
    }

    #[test]
    fn quotes_go_to_their_themes_and_aliases_count() {
        let knowledge = good(&[
            ("interviews/a", "---\ntags: [old-b, b]\n---\n[x y]{.a .old-b .b} [z]{.a kind=ask}"),
            ("themes/a", ""),
            ("themes/b", "---\nparent: a\naliases: [old-b]\n---\n"),
        ]);
        let [first, second] = [QuoteId::from_index(0), QuoteId::from_index(1)];
        assert_eq!(slugs(&knowledge, &knowledge.quotes[first].themes), ["a", "b"]);
        assert!(knowledge.quotes[first].evidence && !knowledge.quotes[second].evidence);
        let [a, b] = [ThemeId::from_index(0), ThemeId::from_index(1)];
        assert_eq!(knowledge.themes[a].quotes, [first, second]);
        assert_eq!(knowledge.themes[b].quotes, [first]);
        assert_eq!(knowledge.themes[b].tagged.len(), 1);
        assert_eq!((knowledge.themes[a].children.as_slice(), knowledge.themes[b].parent), ([b].as_slice(), Some(a)));
    }

    #[test]
    fn what_nobody_describes_is_implied() {
        let knowledge = good(&[("interviews/a", "---\nteam: Pay Ments\n---\n[x]{.b} [y]{.a}")]);
        let themes: Vec<ThemeId> = knowledge.themes.ids().collect();
        assert_eq!(slugs(&knowledge, &themes), ["a", "b"]);
        let team = &knowledge.teams[TeamId::from_index(0)];
        assert_eq!((team.slug.as_str(), team.title.as_str(), team.interviews.len()), ("pay-ments", "Pay Ments", 1));
    }

    #[test]
    fn a_participant_has_one_voice_with_the_newest_team_and_role() {
        let knowledge = good(&[
            ("interviews/a", "---\nparticipant: P1\nteam: new\ndate: 2026-02-01\n---\n"),
            ("interviews/b", "---\nparticipant: P1\nteam: old\nrole: engineer\ndate: 2025-01-01\n---\n"),
            ("interviews/c", "---\nparticipant: P1\n---\n"),
            ("interviews/d", ""),
        ]);
        assert_eq!(knowledge.participants.len(), 2);
        let person = knowledge.participants.iter().next().expect("there are two");
        let team = person.team.map(|team| knowledge.teams[team].slug.as_str());
        assert_eq!((team, person.role.as_deref()), (Some("new"), Some("engineer")));
        let order: Vec<&str> =
            person.interviews.iter().map(|id| knowledge.interviews[*id].entry.slug.as_str()).collect();
        assert_eq!(order, ["c", "b", "a"]);
        let undated = knowledge.interviews.iter().nth(2).expect("there are four");
        assert_eq!(undated.people[0].team, person.team);
    }

    #[test]
    fn a_participant_is_one_person_however_typed() {
        let knowledge = good(&[
            ("interviews/a", "---\nparticipant: José\n---\n"),
            ("interviews/b", "---\nparticipant: \"jose\u{301}\u{200b}\"\n---\n"),
            ("interviews/c", "---\nparticipant: Jose\n---\n"),
        ]);
        let names: Vec<&str> = knowledge.participants.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["José", "Jose"]);
    }

    #[test]
    fn weights_are_shares() {
        let knowledge = good(&[("outcomes/a", "---\nweight: 3\n---\n"), ("outcomes/b", "")]);
        assert_eq!(knowledge.outcomes.iter().map(|outcome| outcome.share).collect::<Vec<_>>(), [0.75, 0.25]);
    }

    #[test]
    fn names_that_lead_nowhere_are_complained_of() {
        let theme = ("themes/a", "");
        for (file, rule) in [
            (("interviews/x", "[w]{.b}"), "unknown-theme"),
            (("themes/x", "---\nparent: b\n---\n"), "unknown-theme"),
            (("opportunities/x", "---\nthemes: [b]\n---\n"), "unknown-theme"),
            (("themes/x", "---\nstrategic: {o: 1}\n---\n"), "unknown-outcome"),
            (("interviews/x", "---\nguide: g\n---\n"), "unknown-guide"),
            (("interviews/x", "[w]{.a q=q1}"), "unknown-question"),
            (("themes/x", "---\nslug: a\n---\n"), "duplicate-slug"),
            (("themes/x", "---\naliases: [a]\n---\n"), "alias-taken"),
            (("themes/x", "---\nparent: x\n---\n"), "parent-circle"),
        ] {
            assert_eq!(rules(&[theme, file]), [rule], "{file:?}");
        }
        assert_eq!(rules(&[("_index", ""), ("index", "")]), ["duplicate-slug"]);
    }

    #[test]
    fn a_name_is_folded_as_its_slug_was() {
        let knowledge = good(&[("interviews/a", "[x y]{.größe}"), ("themes/Größe", "")]);
        assert_eq!(knowledge.themes.iter().map(|theme| theme.quotes.len()).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_tree_has_a_bounded_depth() {
        let files: Vec<(String, String)> = (0..2000)
            .map(|level: usize| {
                (format!("themes/t{level}"), format!("---\nparent: t{}\n---\n", level.saturating_sub(1)))
            })
            .skip(1)
            .chain([("themes/t0".to_owned(), String::new())])
            .collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let Checked { value, diagnostics } = linked(&files);
        assert!(diagnostics.iter().all(|complaint| complaint.rule == "parents-too-deep") && !diagnostics.is_empty());
        assert!(value.themes.ids().all(|theme| value.themes_above(theme).count() < 12));
        assert_eq!(rules(&files[..11].iter().copied().chain([("themes/t0", "")]).collect::<Vec<_>>()), [""; 0]);
    }

    #[test]
    fn a_theme_is_for_a_hundred_opportunities_and_no_more() {
        let paths: Vec<String> = (0..102).map(|number| format!("opportunities/o{number:03}")).collect();
        let text = "---\nthemes: [a, b]\n---\n";
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), text)).collect();
        assert_eq!(linked(&files[..100]).diagnostics, []);
        let Checked { value, diagnostics } = linked(&files);
        let found: Vec<_> = diagnostics.iter().map(|it| (it.rule, it.place.path.as_str(), it.place.span)).collect();
        let at = |start| crate::base::span::Span::new(start, start + 1);
        let said = |path, start| ("too-many-opportunities", path, at(start));
        let (first, second) = ("content/opportunities/o100.md", "content/opportunities/o101.md");
        assert_eq!(found, [said(first, 13), said(first, 16), said(second, 13), said(second, 16)]);
        assert!(value.opportunities.iter().skip(100).all(|opportunity| opportunity.themes.is_empty()));
    }

    #[test]
    fn who_speaks_of_a_thousand_themes_is_told_so() {
        let marks = |count: usize| (0..count).map(|number| format!("[a]{{.t{number}}} ")).collect::<String>();
        let (enough, more) = (marks(1000), marks(1001));
        assert_eq!(rules(&[("interviews/p07", &enough), ("interviews/p08", "[a]{.u}")]), [""; 0]);
        let found = linked(&[("interviews/p07", &more), ("interviews/p08", "[a]{.u}")]).diagnostics;
        let [complaint] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(
            (complaint.rule, complaint.place.path.as_str()),
            ("themes-without-end", "content/interviews/p07.md")
        );
    }

    #[test]
    fn each_circle_is_complained_of_once_and_cut() {
        let parent = |name: &str| format!("---\nparent: {name}\n---\n");
        let (to_a, to_b, to_c) = (parent("a"), parent("b"), parent("c"));
        let files = [("themes/a", to_b.as_str()), ("themes/b", &to_c), ("themes/c", &to_a), ("themes/d", &to_a)];
        let Checked { value, diagnostics } = linked(&files);
        let found: Vec<_> = diagnostics.iter().map(|complaint| (complaint.rule, complaint.labels.len())).collect();
        assert_eq!(found, [("parent-circle", 2)]);
        for theme in value.themes.ids() {
            assert!(value.subtree(theme).len() <= 4);
        }
    }
}
