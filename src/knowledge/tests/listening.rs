//! Who had to do with an interview, and what it comes to, over real files; expected values are counted by hand.

use super::*;
use crate::analysis::listening::next::next;
use crate::analysis::listening::{Listening, listening};
use crate::base::id::Id;
use crate::content::hearer_role::HearerRole;
use crate::knowledge::ListenerId;

/// Five interviews of two teams. Mira asks in all but the fourth. `a`: 30 minutes, Kofi sits in, Ada codes. `b`: an hour, nobody else.
/// `c`: as long as its last time, 12 minutes; Jun listened. `d`: length unknown, only Ada listened. `e` is a rehearsal, which counts nowhere.
const STUDY: [(&str, &str); 5] = [
    (
        "interviews/a",
        "---\nparticipant: P1\nteam: t\ninterviewer: Mira\nobservers: [Kofi]\nduration: 30m\n---\n**P1:** [It is slow.]{.slow by=Ada}\n",
    ),
    (
        "interviews/b",
        "---\nparticipant: P2\nteam: t\ninterviewer: mira\nduration: 1h\n---\n**P2:** [Slow.]{.slow by=Mira}\n",
    ),
    (
        "interviews/c",
        "---\nparticipant: P3\nteam: u\ninterviewer: Mira\nlisteners: [Jun]\n---\n**P3:** [00:02:00] Hm.\n\n**Mira:** [00:12:00] So?\n",
    ),
    ("interviews/d", "---\nparticipant: P4\nteam: u\nlisteners: [Ada]\n---\n**P4:** Hm.\n"),
    (
        "interviews/e",
        "---\nparticipant: P5\nteam: u\ninterviewer: Mira\npractice: true\nduration: 2h\n---\n**P5:** Hm.\n",
    ),
];

fn id(knowledge: &Knowledge, name: &str) -> ListenerId {
    knowledge.names.listeners.find(name).unwrap_or_else(|| panic!("{name} is no listener"))
}

fn slugs(knowledge: &Knowledge, ids: &[InterviewId]) -> Vec<String> {
    ids.iter().map(|id| knowledge.interviews[*id].entry.slug.to_string()).collect()
}

#[test]
fn without_files_everybody_who_is_named_is_a_listener() {
    let knowledge = linked(&STUDY);
    let all: Vec<_> = knowledge.listeners.iter().map(|it| (it.slug.as_str(), it.title.as_str())).collect();
    assert_eq!(all, [("ada", "Ada"), ("jun", "Jun"), ("kofi", "Kofi"), ("mira", "Mira")]);
    let of = |name: &str| {
        let heard = &knowledge.listeners[id(&knowledge, name)].interviews;
        let words = heard.iter().map(|(interview, roles)| {
            let roles: Vec<&str> = roles.iter().map(HearerRole::word).collect();
            format!("{} {}", knowledge.interviews[*interview].entry.slug, roles.join("+"))
        });
        words.collect::<Vec<_>>()
    };
    assert_eq!(of("MIRA"), ["a interviewer", "b interviewer+coder", "c interviewer"]);
    assert_eq!(of("Ada"), ["a coder", "d listener"]);
    assert!(knowledge.names.listeners.find("P1").is_none(), "a participant is none");
}

#[test]
fn what_was_noted_names_listeners_too() {
    let notes = "---\nsurprises: [{by: Nia, heard: x}, {heard: y}]\npassed: [{by: Oto, text: z}]\n---\n";
    let knowledge = linked(&[("interviews/a", notes)]);
    let listener = |name| &knowledge.listeners[id(&knowledge, name)];
    assert_eq!((listener("Nia").surprises.len(), listener("Nia").interviews.len()), (1, 0));
    assert_eq!(listener("Oto").passed.len(), 1);
}

#[test]
fn the_folder_is_the_list_and_each_other_name_is_warned_of_once() {
    let mira = ("listeners/mo", "---\ntitle: Mira\naliases: [Mirabel, M. O.]\nteam: f\nrole: engineer\n---\n");
    let text = "---\ninterviewer: M. O.\nobservers: [mirabel, Jun]\n---\n**P1:** [x]{.slow by=Jun}\n\n**P1:** [y]{.slow by=jun}\n";
    let (knowledge, complaints) =
        read_and_link(&[("interviews/a", text), ("interviews/b", text), mira, ("teams/f", "")]);
    assert_eq!(complaints, ["unknown-listener"]);
    assert_eq!(knowledge.listeners.len(), 1);
    let hearers = &knowledge.interviews.iter().next().expect("it is there").hearers;
    let roles: Vec<Vec<HearerRole>> = hearers.iter().map(|hearer| hearer.roles.iter().collect()).collect();
    // Two names of Mira are one person; Jun is somebody else, whoever that is.
    let (asked, sat) = (HearerRole::Interviewer, HearerRole::Observer);
    assert_eq!(roles, [vec![asked, sat], vec![sat, HearerRole::Coder]]);
    assert_eq!(hearers[1].listener, None);
    assert_eq!(knowledge.listeners.iter().next().and_then(|it| it.team).map(Id::index), Some(0));
    let (_, unknown) = read_and_link(&[("listeners/a", "---\nteam: nowhere\n---\n"), ("teams/f", "")]);
    assert_eq!(unknown, ["unknown-team"]);
}

#[test]
fn hours_and_gaps_are_counted_by_hand() {
    let knowledge = linked(&STUDY);
    let counted = listening(&knowledge);
    let of = |name: &str| {
        let count = &counted.listeners[id(&knowledge, name)];
        (count.heard, count.coded, (count.hours * 60.0).round(), count.of_unknown_length)
    };
    // 30 + 60 + 12 minutes; the rehearsal counts nowhere.
    assert_eq!(of("Mira"), (3, 1, 102.0, 0));
    assert_eq!(of("Kofi"), (1, 0, 30.0, 0));
    assert_eq!(of("Jun"), (1, 0, 12.0, 0));
    assert_eq!(of("Ada"), (1, 1, 0.0, 1));
    let with =
        |holds: fn(&analysis::listening::InterviewHearing) -> bool| slugs(&knowledge, &counted.interviews_with(holds));
    assert_eq!(with(|it| it.is_unheard), ["b"], "in `d` somebody listened, though nobody is said to have asked");
    assert_eq!(with(|it| it.people == 1), ["b", "d"]);
    assert_eq!(with(|it| it.people > 0 && !it.is_coded), ["c", "d"]);
    assert_eq!(with(|it| it.by_engineer.is_some()), Vec::<String>::new(), "nobody says who is an engineer");
}

#[test]
fn an_engineer_is_who_says_so_or_is_of_a_platform_team() {
    let mut files = STUDY.to_vec();
    files.extend([
        ("listeners/mira", "---\nrole: UX researcher\nteam: f\n---\n"),
        ("listeners/ada", "---\nrole: Senior Engineer, builds\n---\n"),
        ("listeners/kofi", "---\nteam: f\n---\n"),
        ("listeners/jun", "---\nteam: t\n---\n"),
        ("teams/f", "---\nkind: platform\n---\n"),
        ("teams/t", ""),
        ("teams/u", ""),
    ]);
    let knowledge = linked(&files);
    let counted = listening(&knowledge);
    let is_engineer = ["Mira", "Ada", "Kofi", "Jun"].map(|name| counted.listeners[id(&knowledge, name)].is_engineer);
    assert_eq!(is_engineer, [false, true, true, false]);
    let coded: Vec<Option<bool>> = counted.interviews.iter().map(|it| it.by_engineer).collect();
    assert_eq!(coded, [Some(true), Some(false), None, None]);
}

fn next_for(knowledge: &Knowledge, counted: &Listening, name: &str) -> Option<String> {
    let listener = knowledge.names.listeners.find(name);
    let next = next(knowledge, counted, listener)?;
    Some(next.interview.entry(knowledge).slug.to_string())
}

#[test]
fn the_next_one_is_heard_by_fewest_then_of_the_team_heard_least() {
    let knowledge = linked(&STUDY);
    let counted = listening(&knowledge);
    // `b` is the only one that nobody has heard but who asked.
    assert_eq!(next_for(&knowledge, &counted, "Jun").as_deref(), Some("b"));
    assert_eq!(next_for(&knowledge, &counted, "Nobody yet").as_deref(), Some("b"));
    // Mira has heard all but `d`.
    assert_eq!(next_for(&knowledge, &counted, "Mira").as_deref(), Some("d"));
    let one = |slug: &str, team: &str, length: &str, who: &str| {
        let front =
            format!("---\nparticipant: {slug}\nteam: {team}\ninterviewer: Mira\n{who}duration: {length}\n---\n");
        (format!("interviews/{slug}"), format!("{front}**{slug}:** Hm.\n"))
    };
    let files = [
        one("a", "t", "20m", "listeners: [Jun]\n"),
        one("b", "t", "50m", ""),
        one("c", "u", "30m", ""),
        one("d", "u", "40m", ""),
        one("e", "v", "3h", "listeners: [Ada]\n"),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let knowledge = linked(&files);
    let counted = listening(&knowledge);
    // `b`, `c` and `d` are unheard. Jun has heard 20 minutes of `t` and nothing of `u`: of `c` and `d` the longer one, for the others
    // have heard more: Mira 5 h 20, Ada 3 h.
    assert_eq!(next_for(&knowledge, &counted, "Jun").as_deref(), Some("d"));
    // Ada has heard neither team; Mira 5 h 20 and Jun 20 min are 2 h 50 on average, and Ada's 3 h are more: the shortest.
    assert_eq!(next_for(&knowledge, &counted, "Ada").as_deref(), Some("c"));
    assert_eq!(next_for(&knowledge, &counted, "Mira"), None, "she has heard all");
}
