//! The same conversation with its labels in every form: those that are read give the same speakers, times and words, and
//! each that is not gives exactly one complaint.

use cairn::base::path::SourcePath;
use cairn::content::AnyEntry;
use cairn::content::interview::spoken;
use cairn::content::interview::{Interview, Script, SpeakerRole};
use cairn::content::read::{Parsed, TextFile, read};
use cairn::diagnostic::{Checked, Diagnostic};
use cairn::edit::labels::with_canonical_labels;
use cairn::import::{FORMATS, InputText};
use proptest::prelude::*;

use crate::shared;

const INTERVIEWER: &str = "Mira";

/// Who says what when.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    name: String,
    ms: Option<u64>,
    words: String,
}

/// A way to write a label; `{n}` is the name, `{t}` a time without brackets, `{w}` the words.
#[derive(Debug, Clone, Copy)]
struct Form {
    written: &'static str,
    /// What each line of the words but the first begins with.
    indent: &'static str,
}

const fn form(written: &'static str) -> Form {
    Form { written, indent: "" }
}

const READ: [Form; 26] = [
    form("**{n}:** [{t}] {w}"),
    form("**{n}:** {w}"),
    form("**{n}**: [{t}] {w}"),
    form("**{n}** [{t}] {w}"),
    form("**{n}** ({t}): {w}"),
    form("**{n}**（{t}）{w}"),
    form("[{t}] **{n}:** {w}"),
    form("**[{t}] {n}:** {w}"),
    form("**({t}) {n}：** {w}"),
    form("**{n} [{t}]:** {w}"),
    form("**{n} (PM):** \\[{t}\\] {w}"),
    form("__{n}:__ {w}"),
    form("**{n}:**{w}"),
    form("**{n}**：{w}"),
    form("{n} ({t}):\n{w}"),
    form("{n} ({t})\n\n{w}"),
    form("{n}【{t}】：\n{w}"),
    form("{n} (PM) [{t}]\n{w}"),
    form("{n}: {w}"),
    form("{n}：{w}"),
    form("[{t}] {n}: {w}"),
    form("{n} [{t}]: {w}"),
    form("{n}: [{t}] {w}"),
    form("{n}:\n\n{w}"),
    Form { written: "> **{n}:** {w}", indent: "> " },
    Form { written: "- **{n}:** {w}", indent: "  " },
];

const NOT_READ: [Form; 27] = [
    form("*{n}:* {w}"),
    form("**{n}** {w}"),
    form("**{n}** - {w}"),
    form("**{n}** – {w}"),
    form("**{n};** {w}"),
    form("{n} – {w}"),
    form("{n}; {w}"),
    form("[{n}] {w}"),
    form("{n}  {t}  \n{w}"),
    form("### {n}\n\n{w}"),
    form("### {n} ({t})\n\n{w}"),
    form("<b>{n}:</b> {w}"),
    form("00:{t} {n}\n{w}"),
    form("**{n}.** {w}"),
    form("*{n}.* {w}"),
    form("<{n}> {w}"),
    form("{{n}}: {w}"),
    form("{{n}} {w}"),
    form("({n}) {w}"),
    form("«{n}»: {w}"),
    form("\"{n}\": {w}"),
    form("{n}> {w}"),
    form("{n} = {w}"),
    form("{n} -> {w}"),
    form("@{n} {w}"),
    form("{n}. {w}"),
    form("{t}.000 --> 59:59.000\n<v {n}>{w}"),
];

/// The transcript in a form, with front matter that names everybody.
fn written(said: &[Said], form: Form) -> String {
    let mut text = format!("---\ninterviewer: {INTERVIEWER}\nparticipants:\n");
    let mut names: Vec<&str> = said.iter().map(|said| said.name.as_str()).filter(|name| *name != INTERVIEWER).collect();
    names.sort_unstable();
    names.dedup();
    names.iter().for_each(|name| text += &format!("  - name: \"{name}\"\n"));
    text += "---\n\n";
    for Said { name, ms, words } in said {
        let seconds = ms.unwrap_or(0) / 1000;
        let time = format!("{:02}:{:02}", seconds / 60, seconds % 60);
        let words = words.replace('\n', &format!("\n{}", form.indent));
        text += &form.written.replace("{n}", name).replace("{t}", &time).replace("{w}", &words);
        // A block quote or a list goes on over a line that says so.
        text += if form.indent.starts_with('>') { "\n>\n" } else { "\n\n" };
    }
    text
}

fn heard(text: &str) -> ((Interview, Script), Vec<Diagnostic>) {
    let path = SourcePath::new("content/interviews/p07.md");
    let Checked { value, diagnostics } = read(TextFile { path: &path, text }, None);
    let Parsed { entry: AnyEntry::Interview(entry), script: Some(script) } = value else {
        panic!("it is an interview")
    };
    ((entry.kind.clone(), script), diagnostics)
}

/// Who says what when, as it is read; the words as they stand in the file, without the marks of block quotes and lists.
fn said(text: &str, (interview, script): &(Interview, Script)) -> Vec<Said> {
    let turn = |turn: &cairn::content::interview::Turn| {
        let words = &text[turn.label.range().end..turn.span.range().end];
        let words: Vec<&str> = words.lines().map(|line| line.trim_start_matches('>').trim()).collect();
        Said {
            name: interview.speakers[turn.speaker].name.clone(),
            ms: turn.label_ms,
            words: words.join(" ").split_whitespace().filter(|word| *word != "-").collect::<Vec<_>>().join(" "),
        }
    };
    script.turns.iter().map(turn).collect()
}

fn is_read_alike(conversation: &[Said], form: Form) {
    let text = written(conversation, form);
    let (interview, complaints) = heard(&text);
    assert_eq!(complaints, [], "{form:?}");
    let timed = form.written.contains("{t}");
    let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected = conversation.iter().map(|said| Said {
        ms: said.ms.filter(|_| timed),
        words: folded(&said.words),
        ..said.clone()
    });
    assert_eq!(said(&text, &interview), expected.collect::<Vec<_>>(), "{text}");
    for speaker in &interview.0.speakers {
        let role = if speaker.name == INTERVIEWER { SpeakerRole::Interviewer } else { SpeakerRole::Participant };
        assert_eq!((speaker.role, speaker.person.is_some()), (role, role == SpeakerRole::Participant), "{text}");
    }
}

fn is_complained_of_once(conversation: &[Said], form: Form) {
    let text = written(conversation, form);
    let complaints = heard(&text).1;
    let rules: Vec<&str> = complaints.iter().map(|complaint| complaint.rule).collect();
    assert_eq!(rules, ["unread-label"], "{form:?}: {complaints:?}");
}

fn words() -> impl Strategy<Value = String> {
    let sentences = [
        "It took two weeks.",
        "Well, so.",
        "We asked for [a key](https://x.example) first.",
        "Then `make` ran: nothing.",
        "Übel war es.",
        "“Why?” she said.",
        "10:30 was late",
    ];
    // A paragraph begins with a letter: two of the forms have no space before it.
    let paragraph = prop::collection::vec(prop::sample::select(sentences.to_vec()), 1..4);
    let paragraphs = prop::collection::vec(paragraph.prop_map(|said| format!("So {}", said.join(" "))), 1..3);
    paragraphs.prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// A conversation in which everybody speaks, the interviewer first.
fn conversations() -> impl Strategy<Value = Vec<Said>> {
    let names = ["P07", "José", "Jean-Luc Okafor", "日本 太郎", "P 8"];
    let turn = (prop::sample::select(names.to_vec()), words(), words());
    prop::collection::vec(turn, 2..8).prop_map(|turns| {
        let pairs = turns.into_iter().flat_map(|(name, asked, answered)| [(INTERVIEWER, asked), (name, answered)]);
        let said = pairs.enumerate().map(|(index, (name, words))| Said {
            name: name.to_owned(),
            ms: Some(7000 * index as u64 + 3000),
            words,
        });
        said.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn each_form_that_is_read_gives_the_same_conversation(conversation in conversations()) {
        READ.into_iter().for_each(|form| is_read_alike(&conversation, form));
    }

    #[test]
    fn each_form_that_is_not_read_gives_one_complaint(conversation in conversations()) {
        NOT_READ.into_iter().for_each(|form| is_complained_of_once(&conversation, form));
    }
}

/// A transcript with labels in bold in which one paragraph is another.
fn with_paragraph(paragraph: &str) -> String {
    format!(
        "---\nparticipant: P07\ninterviewer: Mira\n---\n\n**Mira:** How did it go?\n\n**P07:** It took two weeks.\n\n\
         {paragraph}\n\n**P07:** Fine.\n"
    )
}

#[test]
fn one_paragraph_in_a_form_that_is_not_read_gives_one_complaint_at_its_name() {
    for paragraph in [
        "**Mira.** And then?",
        "*Mira.* And then?",
        "<Mira> And then?",
        "{Mira}: And then?",
        "Mira – And then?",
        "Mira> And then?",
        "(Mira) And then?",
        "«Mira»: And then?",
        "@Mira And then?",
        "Mira says: And then?",
        "MIRA. And then?",
        "Mira = And then?",
        "Mira → And then?",
        "Interviewer Mira: And then?",
        "Mira [and then]{.slow}?",
        "Mira. And then?\n\nP07. It ended.",
        "<Mira> And then?\n\n<Mira> And so?",
    ] {
        let text = with_paragraph(paragraph);
        let complaints = heard(&text).1;
        let [complaint] = complaints.as_slice() else { panic!("{paragraph}: {complaints:?}") };
        assert_eq!(complaint.rule, "unread-label", "{paragraph}");
        let place = &text[complaint.place.span.range()];
        assert!(["mira", "p07"].contains(&place.to_lowercase().as_str()), "{paragraph}: {place}");
        assert!(complaint.help.as_ref().is_some_and(|help| help.starts_with("write `**")), "{paragraph}");
    }
}

#[test]
fn a_name_in_a_sentence_gives_no_complaint() {
    for paragraph in [
        "Mira, could you say that again?",
        "**Mira,** could you say that again?",
        "Mira. She knows that script.",
        "Mira.",
        "Mira said: nobody knows.",
        "Mira’s script: nobody knows it.",
        "**Mira**’s script is the one.",
        "Mira… I do not know.",
        "Mira/Jun: they know it.",
        "Mira and I: we know it.",
        "“Mira” was the name of the host.",
        "**Problem.** It was slow.",
        "**Note:** it was slow.",
        "Note: it was slow.",
        "Q: was it slow?",
        "A: it was.",
        "- Mira. Somebody else.\n- Jun.",
        "And then I asked\nMira. She knew.",
        "And then they wrote to\n@Mira and me.",
    ] {
        let complaints = heard(&with_paragraph(paragraph)).1;
        assert_eq!(complaints, [], "{paragraph}");
    }
}

/// The conversation in a form, once its labels are canonical, is the same; and once is enough.
fn becomes_canonical(conversation: &[Said], form: Form) {
    let path = SourcePath::new("content/interviews/p07.md");
    let text = written(conversation, form);
    let plan =
        with_canonical_labels(&path, &text, None).unwrap_or_else(|refusal| panic!("{form:?}\n{text}\n{refusal}"));
    let canonical = plan.change.and_then(|change| change.after).map_or_else(|| text.clone(), |(_, after)| after);
    let is_timed = form.written.contains("{t}");
    let folded = |said: &Said| Said {
        ms: said.ms.filter(|_| is_timed),
        words: said.words.split_whitespace().collect::<Vec<_>>().join(" "),
        name: said.name.clone(),
    };
    let expected: Vec<Said> = conversation.iter().map(folded).collect();
    let (interview, complaints) = heard(&canonical);
    let found: Vec<Said> = said(&canonical, &interview).iter().map(folded).collect();
    assert_eq!(found, expected, "{form:?}\n{text}\n{canonical}");
    assert_eq!(unread(&complaints), 0, "{form:?}\n{canonical}");
    let again = with_canonical_labels(&path, &canonical, None).expect("it has labels");
    assert_eq!(again.change, None, "{form:?}\n{canonical}");
}

/// How many complaints are about labels that are not read.
fn unread(complaints: &[Diagnostic]) -> usize {
    complaints.iter().filter(|complaint| matches!(complaint.rule, "unread-label" | "mixed-labels")).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn each_form_becomes_canonical_in_place(conversation in conversations()) {
        // Subtitles are imported: in a Markdown file they are no transcript.
        let forms = READ.into_iter().chain(NOT_READ).filter(|form| !form.written.contains("-->"));
        forms.for_each(|form| becomes_canonical(&conversation, form));
    }
}

/// What the import reads of a Markdown transcript: consecutive paragraphs of one speaker are one turn.
fn imported(text: &str) -> Vec<(Option<String>, String)> {
    let markdown = FORMATS.iter().find(|format| format.word == "markdown").expect("it is in the table");
    let transcript = (markdown.read)(&InputText::plain("p07.md", text));
    assert_eq!(transcript.account.missing(), 0);
    joined(transcript.segments.into_iter().map(|segment| (segment.speaker, segment.text)))
}

/// Turns of one speaker that follow each other, as one.
fn joined(turns: impl Iterator<Item = (Option<String>, String)>) -> Vec<(Option<String>, String)> {
    let mut joined: Vec<(Option<String>, String)> = Vec::new();
    for (name, words) in turns.filter(|(_, words)| !words.trim().is_empty()) {
        match joined.last_mut().filter(|(last, _)| *last == name) {
            Some((_, before)) => *before = format!("{before} {words}"),
            None => joined.push((name, words)),
        }
    }
    joined
}

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn real_transcripts_are_imported_as_they_are_read() {
    let Some(corpus) = shared::path("corpus/changelog-shipit") else { return };
    let path = SourcePath::new("content/interviews/p07.md");
    let mut files: Vec<_> =
        std::fs::read_dir(corpus).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() > 100, "{} files", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("it can be read");
        // Times between the words are words to the import, and links to the reader.
        let reader = spoken::read(&path, &text, None).turns.into_iter();
        let expected = joined(reader.map(|turn| (Some(turn.name), turn.words)));
        let imported = imported(&text);
        if MIXED.iter().any(|mixed| file.ends_with(mixed)) {
            // Labels in another form than the file's are read once they are canonical.
            assert!(imported.len() >= expected.len(), "{}", file.display());
            continue;
        }
        let names = |turns: &[(Option<String>, String)]| turns.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&imported), names(&expected), "{}", file.display());
        for ((_, words), (_, expected)) in imported.iter().zip(&expected) {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            assert_eq!(letters(words), letters(expected), "{}", file.display());
        }
    }
}

/// Episodes in which somebody's label or a break is written in another form than all others.
const MIXED: [&str; 5] = ["ship-it-30.md", "ship-it-39.md", "ship-it-56.md", "ship-it-58.md", "ship-it-73.md"];

#[test]
#[cfg_attr(not(shared), ignore = "it reads ../shared, which is not there")]
fn real_transcripts_are_read_alike_in_each_form() {
    let Some(corpus) = shared::path("corpus/changelog-shipit") else { return };
    let mut files: Vec<_> =
        std::fs::read_dir(corpus).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let files = files.iter().filter(|file| MIXED.iter().all(|mixed| !file.ends_with(mixed)));
    for (index, file) in files.enumerate() {
        let text = std::fs::read_to_string(file).expect("it can be read");
        let (interview, _) = heard(&text);
        let conversation = conversation(&text, &interview);
        is_read_alike(&conversation, READ[index % READ.len()]);
        is_complained_of_once(&conversation, NOT_READ[index % NOT_READ.len()]);
    }
}

/// What is said in a transcript, each turn its first paragraph; whoever speaks most is the interviewer.
fn conversation(text: &str, interview: &(Interview, Script)) -> Vec<Said> {
    let mut said = said(text, interview);
    // Breaks are times and no words.
    said.retain(|turn| turn.name != "Break");
    let turns = |name: &str| said.iter().filter(|said| said.name == name).count();
    let most = said.iter().map(|said| said.name.clone()).max_by_key(|name| turns(name)).expect("somebody speaks");
    for (index, turn) in said.iter_mut().enumerate() {
        turn.ms = Some(3000 * index as u64);
        if turn.name == most {
            turn.name = INTERVIEWER.to_owned();
        }
        let paragraph = turn.words.split("\n\n").next().unwrap_or_default();
        turn.words = format!("So {}", paragraph.trim_start_matches(|c: char| !c.is_alphanumeric()));
    }
    said
}
