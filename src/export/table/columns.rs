//! The columns of each table: what they are called, where their values are, what they mean.
//!
//! Comes in: nothing, this is a list. Goes out: [`TableColumn`]s. Does not know: how rows are made.

use super::TableColumn;

const fn column(name: &'static str, at: &'static str, about: &'static str) -> TableColumn {
    TableColumn { name, at, about }
}

pub(super) const QUOTES: &[TableColumn] = &[
    column("id", "/id", "the quote's name, unique in its interview"),
    column("interview", "/interview", "slug"),
    column(
        "participant",
        "/participant",
        "the pseudonym of who said it, or to whom an interviewer did; not known where front matter does not name them",
    ),
    column("team", "/team", "slug, of that person then"),
    column("speaker", "/speaker", "whose words they are, as the label has it"),
    column("turn", "/turn", "its number, from 1"),
    column("start_ms", "/start_ms", "milliseconds from the start of the recording"),
    column("themes", "/themes", "list of slugs, in the order written"),
    column("kind", "/kind", "`pain` `workaround` `workflow` `avoided` `praise` `ask` `counter`"),
    column("evidence", "/evidence", "whether it counts"),
    column("freq_per_quarter", "/freq_per_quarter", "events per quarter"),
    column("toil_hours", "/toil_hours", "hands-on hours per event"),
    column("load", "/load", "0 to 4"),
    column("by", "/by", "who marked it"),
    column("question", "/question", "the guide's question"),
    column("note", "/note", "the memo"),
    column("text", "/text", "the words"),
    column("url", "/url", "its place on the site, from its root"),
    column("path", "/source/path", "its file, where that may be said"),
    column("line", "/source/line", "the line in that file, from 1"),
];

pub(super) const INTERVIEWS: &[TableColumn] = &[
    column("slug", "/slug", "its name in addresses"),
    column("title", "/title", "or one made from who spoke"),
    column("date", "/date", "`2026-03-12`"),
    column("participants", "/people/participants", "list of pseudonyms"),
    column("teams", "/people/teams", "list of slugs, one for each of them"),
    column("roles", "/people/roles", "list, in the same order"),
    column("tenures", "/people/tenures", "list, in the same order"),
    column("interviewers", "/interviewers", "list of names"),
    column("observers", "/observers", "list of names"),
    column("listeners", "/listeners", "list of names"),
    column("guide", "/guide", "slug"),
    column("recording", "/recording", "as the front matter has it"),
    column("tags", "/tags", "list of themes"),
    column("takeaways", "/takeaways", "list of sentences"),
    column("turns", "/turns", "how many"),
    column("quotes", "/quotes", "how many"),
    column("url", "/url", "its page"),
    column("path", "/source", "its file, where that may be said"),
];

pub(super) const THEMES: &[TableColumn] = &[
    column("slug", "/slug", "its name in addresses"),
    column("title", "/title", "what it is called"),
    column("parent", "/parent", "slug of the theme above"),
    column("aliases", "/aliases", "list of older slugs"),
    column("owner", "/owner", "a team's slug"),
    column("status", "/status", "`open` `watching` `addressed`"),
    column("people", "/people", "who spoke of it or of a theme below"),
    column("quotes", "/quotes", "quotes of it, or of a theme below"),
    column("own_quotes", "/own_quotes", "quotes of the theme itself"),
    column("url", "/url", "its page"),
    column("path", "/source", "its file"),
];

pub(super) const PEOPLE: &[TableColumn] = &[
    column("participant", "/participant", "the pseudonym"),
    column("role", "/role", "of the newest interview that names one"),
    column("team", "/team", "slug, of the newest interview that names one; empty for a small team"),
    column("interviews", "/interviews", "list of slugs, oldest first"),
    column("quotes", "/quotes", "how many of their words may be read"),
];

pub(super) const PRIORITIES: &[TableColumn] = &[
    column("rank", "/rank", "from 1; empty where it cannot be scored"),
    column("tier", "/tier", "between rows of one tier no line can be drawn"),
    column("slug", "/slug", "its name in addresses"),
    column("kind", "/kind", "`theme` or `opportunity`"),
    column("title", "/title", "what it is called"),
    column("priority", "/priority", "hours per quarter, P = L · I + S"),
    column("strategic", "/strategic", "S"),
    column("leverage", "/leverage", "L"),
    column("impact", "/impact", "I"),
    column("people", "/people", "how many of those interviewed are affected"),
    column("interviewed", "/interviewed", "how many were interviewed"),
    column("population", "/population", "whom the study speaks for"),
    column("share", "/share", "of these, who are affected"),
    column("freq_per_quarter", "/freq_per_quarter", "events per quarter"),
    column("latent_per_quarter", "/latent_per_quarter", "those that would be if the path were cheap"),
    column("toil_hours", "/toil_hours", "hands-on hours per event"),
    column("removes", "/removes", "what part of it would be gone"),
    column("load", "/load", "0 to 4"),
    column("modifier", "/modifier", "M: what maturity, risk and complexity make of the impact"),
    column("label", "/label", "`horizontal` and its like"),
    column("decided", "/decided", "whether it is no question any more"),
    column("missing", "/missing", "list of what a score needs"),
    column("themes", "/themes", "list of slugs"),
    column("quotes", "/quotes", "list of `interview#quote`"),
    column("low", "/interval/0", "the priority is above this …"),
    column("high", "/interval/1", "… and below this in 95 % of the draws"),
    column("inner_low", "/inner/0", "the same …"),
    column("inner_high", "/inner/1", "… for half of the draws"),
    column(
        "does_not_hold",
        "/does_not_hold",
        "`problem` or `solution`, where the tests of an opportunity speak against it",
    ),
];

pub(super) const ANSWERS: &[TableColumn] = &[
    column("guide", "/guide", "slug"),
    column("question", "/question", "its id in the guide"),
    column("interview", "/interview", "slug"),
    column("participant", "/participant", "the pseudonym"),
    column(
        "value",
        "/value",
        "a number, of a duration in hours; the word of a choice; empty where the answer is words alone",
    ),
    column("state", "/state", "`given`, `never` or `unknown`"),
    column("quote", "/quote", "`interview#quote`"),
];
