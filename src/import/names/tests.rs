//! Names are found in all their forms, and nowhere else; what is wrong with a list is said without saying what is in it.

use super::*;

fn path() -> SourcePath {
    SourcePath::new("names.toml")
}

fn list(text: &str) -> NamesList {
    let Checked { value, diagnostics } = NamesList::read(text, &path());
    assert_eq!(diagnostics, [], "{text}");
    value
}

/// A list of one participant, P07.
fn of(name: &str) -> NamesList {
    list(&format!("[speakers]\n\"{name}\" = {{name = \"P07\", role = \"participant\"}}\n"))
}

fn replaced(list: &NamesList, text: &str) -> String {
    list.replace(text, &mut Replacements::default())
}

const STUDY: &str = "[speakers]
\"Lena Fischer\" = {name = \"Mira\", role = \"interviewer\"}
\"Sam O'Neil\" = {name = \"P07\", role = \"participant\"}
[words]
\"Acme Corp\" = \"[customer]\"
";

#[test]
fn a_full_name_is_replaced_in_any_form() {
    let list = of("Sam O'Neil");
    for form in [
        "Sam O'Neil",
        "sam o'neil",
        "SAM O’NEIL",
        "Sam O‘Neil",
        "Sam ONeil",
        "Sam  O'Neil",
        "Sam\u{a0}O'Neil",
        "Sam\nO'Neil",
        "Sam\n\nO'Neil",
        "Sam-O'Neil",
        "Sam O Neil",
        "S\u{200b}am O'Ne\u{ad}il",
        "Ｓａｍ Ｏ'Ｎｅｉｌ",
        "Sám Ó'Neíl",
        "Sa\u{301}m O'Neil",
        "S. O'Neil",
        "S O'Neil",
        "O'Neil, Sam",
        "O'Neil Sam",
        "SamONeil",
        "samoneil",
        "sam_oneil",
        "sam.oneil",
        "sam-o-neil",
        "Sam O&#39;Neil",
        "Sam%20O%27Neil",
        r"Sam O\'Neil",
        "Sam",
        "SAM",
        "O'Neil",
        "O’NEIL",
    ] {
        for (before, after) in [("", ""), ("so ", " said"), ("(", ")"), ("“", "”"), ("it's ", "'s idea"), ("is ", "?")]
        {
            let text = format!("{before}{form}{after}");
            assert_eq!(replaced(&list, &text), format!("{before}P07{after}"), "{text}");
        }
    }
}

#[test]
fn addresses_and_files_named_after_somebody_are_found() {
    let list = of("Sam O'Neil");
    for (text, expected) in [
        ("mail sam.oneil@acme.com now", "mail P07@acme.com now"),
        ("soneil@acme.com", "P07@acme.com"),
        ("sam@acme.com", "P07@acme.com"),
        ("ask @sam_oneil or @sam", "ask @P07 or @P07"),
        ("Interview_Sam_ONeil.docx", "Interview_P07.docx"),
        ("InterviewSamONeil2026.docx", "InterviewP072026.docx"),
        ("https://acme.example/people/sam-oneil/x", "https://acme.example/people/P07/x"),
        ("soneil", "soneil"),
    ] {
        assert_eq!(replaced(&list, text), expected, "{text}");
    }
}

#[test]
fn two_names_are_not_one() {
    let list = of("Sam O'Neil");
    for (text, expected) in [
        ("O'Neil; Sam", "P07; P07"),
        ("Sam: O'Neil", "P07: P07"),
        ("Ask Sam. O'Neil knows.", "Ask P07. P07 knows."),
        ("sam; o'neil", "sam; o'neil"),
    ] {
        assert_eq!(replaced(&list, text), expected);
    }
}

#[test]
fn possession_stays_behind_the_name() {
    let list = of("Sam O'Neil");
    for (text, expected) in [
        ("Sam's idea", "P07's idea"),
        ("Sam’s idea", "P07’s idea"),
        ("Sams Idee", "P07s Idee"),
        ("Sam O'Neil’s", "P07’s"),
        ("the O'Neils", "the P07s"),
        ("Sam'll come", "P07'll come"),
        ("**Sam** [O'Neil]{.slow}", "**P07** [P07]{.slow}"),
    ] {
        assert_eq!(replaced(&list, text), expected);
    }
}

#[test]
fn words_that_hold_a_name_stay() {
    let list = of("Sam O'Neil");
    for text in ["Samsung", "same", "sam", "oneill Samt", "the sample", "a McSammy", "O'Neill", "Sam\u{e9}e", "it's o"]
    {
        assert_eq!(replaced(&list, text), text);
    }
}

#[test]
fn a_part_of_a_name_counts_where_it_is_capitalised() {
    let list = list(
        "[speakers]\n\"Will Mark\" = {name = \"P07\", role = \"participant\"}\n\
         \"May\" = {name = \"P08\", role = \"participant\"}\n",
    );
    assert_eq!(replaced(&list, "I will mark it, you may not"), "I P07 it, you may not", "the full name, by chance");
    assert_eq!(replaced(&list, "you will see a mark"), "you will see a mark");
    assert_eq!(replaced(&list, "Will did. And Mark? May"), "P07 did. And P07? P08");
}

#[test]
fn short_names_written_together_are_words() {
    let list = of("Ma Ke");
    for (text, expected) in [
        ("make it", "make it"),
        ("Make it", "Make it"),
        ("MaKe", "P07"),
        ("ma ke", "P07"),
        ("make@acme.com", "P07@acme.com"),
    ] {
        assert_eq!(replaced(&list, text), expected, "{text}");
    }
}

#[test]
fn umlauts_are_found_in_all_three_ways() {
    for listed in ["Jörg Müller", "Joerg Mueller"] {
        let list = of(listed);
        for form in ["Jörg Müller", "Joerg Mueller", "Jo\u{308}rg Mu\u{308}ller", "JOERG MÜLLER", "Müller", "Mueller"]
        {
            assert_eq!(replaced(&list, form), "P07", "{form} of {listed}");
        }
    }
    assert_eq!(replaced(&of("Jörg Müller"), "Jorg Muller"), "P07");
    assert_eq!(replaced(&of("Sue Noe"), "Su says No"), "Su says No", "no umlaut, no name");
    assert_eq!(replaced(&of("Søren Åkesson"), "soren akesson, Soeren Aakesson"), "P07, P07");
    assert_eq!(replaced(&of("Łukasz Groß"), "Lukasz Gross"), "P07");
}

#[test]
fn other_scripts_have_their_own_ways() {
    assert_eq!(replaced(&of("田中 太郎"), "それは田中さんと田中太郎です"), "それはP07さんとP07です");
    assert_eq!(replaced(&of("김민수"), "김민수가 말했다"), "P07가 말했다");
    assert_eq!(replaced(&of("Олена Шевченко"), "спитай ОЛЕНА, olena-shevchenko"), "спитай P07, P07");
    assert_eq!(replaced(&of("משה כהן"), "אמר משה."), "אמר P07.");
    assert_eq!(replaced(&of("林"), "林檎"), "林檎", "one letter stands in many words");
}

#[test]
fn the_longest_name_is_taken() {
    let list = list(
        "[speakers]\n\"Sam O'Neil\" = {name = \"P07\", role = \"participant\"}\n\
         \"Sam O'Neil Jones\" = {name = \"P08\", role = \"participant\"}\n\
         [words]\n\"Acme\" = \"[customer]\"\n\"Acme Labs\" = \"[lab]\"\n",
    );
    assert_eq!(replaced(&list, "Sam O'Neil Jones, Sam O'Neil"), "P08, P07");
    assert_eq!(replaced(&list, "at Acme Labs and ACME"), "at [lab] and [customer]");
    assert_eq!(replaced(&list, "Sam"), "P07 or P08", "nobody guesses which");
}

#[test]
fn words_are_replaced_in_any_case() {
    let list = list(
        "[words]\n\"Acme Corp\" = \"[customer]\"\n\"zeus\" = \"[system]\"\n\"+49 170 123456\" = \"[phone]\"\n\
         \"sam@acme.com\" = \"[e-mail]\"\n\"https://acme.com/team\" = \"[url]\"\n\"ABC-123\" = \"[ticket]\"\n",
    );
    for (text, expected) in [
        ("acme corp, ACME-CORP and AcmeCorp's", "[customer], [customer] and [customer]'s"),
        ("Acme alone", "Acme alone"),
        ("ask Zeus about zeusology", "ask [system] about zeusology"),
        ("call +49 170 123456 or 49-170-123456", "call [phone] or [phone]"),
        ("of C++49 170 123456", "of C++[phone]"),
        ("to Sam@Acme.com.", "to [e-mail]."),
        ("see https://acme.com/team", "see [url]"),
        ("in ABC-123 and ABC-1234", "in [ticket] and ABC-1234"),
    ] {
        assert_eq!(replaced(&list, text), expected);
    }
}

#[test]
fn labels_lead_to_speakers() {
    let list = list(STUDY);
    let mira = NamedSpeaker { name: "Mira".to_owned(), role: SpeakerRole::Interviewer };
    for label in ["Lena Fischer", "lena fischer", " Lena\u{a0}Fischer: "] {
        assert_eq!(list.speaker(label), Some(&mira), "{label}");
    }
    assert_eq!(list.speaker("Lena"), None);
    assert_eq!(list.speaker("Acme Corp"), None);
}

#[test]
fn an_interviewer_may_keep_a_part_of_the_name() {
    let list = list("[speakers]\n\"Lena Fischer\" = {name = \"Lena\", role = \"interviewer\"}\n");
    assert_eq!(replaced(&list, "Lena and Lena Fischer, Fischer"), "Lena and Lena, Lena");
    let whole =
        NamesList::read("[speakers]\n\"Lena Fischer\" = {name = \"Lena Fischer\", role = \"interviewer\"}\n", &path());
    assert_eq!(whole.diagnostics, []);
    assert_eq!(whole.value.occurrences("Lena Fischer"), []);
}

#[test]
fn a_label_that_names_nobody_is_no_name() {
    let list = list("[speakers]\n\"Speaker 1\" = {name = \"P07\", role = \"participant\"}\n");
    assert_eq!(replaced(&list, "Speaker 1 is a Speaker"), "Speaker 1 is a Speaker");
    assert_eq!(list.speaker("speaker 1").map(|it| it.name.as_str()), Some("P07"));
}

#[test]
fn replacements_are_counted_by_what_a_name_became() {
    let mut replacements = Replacements::default();
    list(STUDY).replace("Sam, Lena and Sam O'Neil of ACME Corp", &mut replacements);
    assert_eq!(replacements.counts().collect::<Vec<_>>(), [("Mira", 1), ("P07", 2), ("[customer]", 1)]);
    assert_eq!(replacements.total(), 4);
}

#[test]
fn occurrences_name_the_line_of_the_list() {
    let text = "at acme corp Sam\nO’Neil, will Lena";
    let found: Vec<(&str, u32, bool)> = {
        let list = list(STUDY);
        list.occurrences(text).into_iter().map(|it| (&text[it.span], it.line, it.is_part)).collect()
    };
    assert_eq!(found, [("acme corp", 5, false), ("Sam\nO’Neil", 3, false), ("Lena", 2, true)]);
}

#[test]
fn a_mask_hides_names_and_nothing_moves() {
    let list = of("Jörg Müller");
    assert_eq!(list.mask("so Jörg\nMüller, ok"), "so *·**\n*·****, ok");
    let text = "a 田中さん Müller 𝄞 b";
    assert_eq!(list.mask(text).len(), text.len());
}

/// The complaints as `line:column rule-or-nothing message (help)`.
fn complaints(text: &str) -> Vec<String> {
    let lines = crate::base::lines::LineIndex::new(text);
    let shown = |it: crate::diagnostic::Diagnostic| {
        let at = lines.position(it.place.span.start);
        format!("{}:{} {} ({})", at.line, at.column, it.message, it.help.unwrap_or_default())
    };
    NamesList::read(text, &path()).diagnostics.into_iter().map(shown).collect()
}

#[test]
fn what_is_wrong_with_a_list_is_said_without_its_words() {
    for (text, expected) in [
        ("[speaker]\n", "1:2 the list has no section of this name (did you mean `speakers`?)"),
        ("[speakers]\n\"Sam\" = \"P07\"\n", "2:9 a speaker needs a name and a role (for example"),
        (
            "[speakers]\n\"Sam\" = {nmae = \"P07\", role = \"participant\"}\n",
            "2:10 a speaker has no key of this name (did you mean `name`?)",
        ),
        (
            "[speakers]\n\"Sam\" = {name = \"P07\", role = \"partcipant\"}\n",
            "2:31 a speaker needs one of the three roles (did you mean `participant`?)",
        ),
        (
            "[speakers]\n\"Sam\" = {name = \"P07\", role = \"?\"}\n",
            "2:31 the role of this speaker is still to be filled in (known here:",
        ),
        (
            "[speakers]\n\"Sam\" = {name = \" \", role = \"participant\"}\n",
            "2:17 a speaker needs a name that is not empty",
        ),
        ("[words]\n\"Acme\" = \"\"\n", "2:10 a word needs a replacement that is not empty"),
        ("[words]\n\"?\" = \"[x]\"\n", "2:1 this entry names nothing: it has no letter"),
        ("[words]\n\"Acme\" = [customer]\n", "2:11 this is not TOML"),
        (
            "[words]\n\"Acme Corp\" = \"[a]\"\n\"acme  corp\" = \"[b]\"\n",
            "3:1 this name is in the list already, perhaps in another form",
        ),
        (
            "[words]\n\"Acme\" = \"[the ACME people]\"\n",
            "2:10 what stands in the place of this name holds a part of it",
        ),
        (
            "[words]\n\"Acme\" = \"[Globex]\"\n\"globex\" = \"[x]\"\n",
            "2:10 what stands in the place of this name holds another listed name",
        ),
        (
            "[speakers]\n\"Sam O'Neil\" = {name = \"Sam\", role = \"participant\"}\n",
            "2:24 what stands in the place of this name holds a part of it",
        ),
        (
            "[speakers]\n\"Sam\" = {name = \"P07\", role = \"participant\"}\n\"Ann\" = {name = \"p07\", role = \"participant\"}\n",
            "3:17 this pseudonym is that of an entry above (if these are two participants",
        ),
        (
            "[speakers]\n\"Sam\" = {name = \"P07\", role = \"participant\"}\n\"Sam B\" = {name = \"P07\", role = \"observer\"}\n",
            "3:19 this pseudonym has another role in an entry above",
        ),
    ] {
        let complaints = complaints(text);
        assert!(complaints.first().is_some_and(|first| first.starts_with(expected)), "{text}\n{complaints:?}");
        for word in ["Sam", "Ann", "Acme", "ACME", "Globex", "nmae", "partcipant"] {
            assert!(!complaints.iter().any(|complaint| complaint.contains(word)), "{complaints:?}");
        }
    }
    assert_eq!(
        complaints(
            "[speakers]\n\"Sam\" = {name = \"P07\", role = \"participant\"}\n\"Sam B\" = {name = \"P07\", role = \"participant\"}\n"
        ),
        [] as [&str; 0]
    );
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_it(text in "(?s)(.|Sam|O|'|’|Neil|@|_|&#39;|%27|\\.|\u{308}|s| ){0,40}") {
        let list = list(STUDY);
        let once = replaced(&list, &text);
        let found = list.occurrences(&text);
        let touches = |it: &NameOccurrence| {
            text[it.span.end..].starts_with(char::is_alphanumeric) || text[..it.span.start].ends_with(char::is_alphanumeric)
        };
        if !found.iter().any(touches) {
            proptest::prop_assert_eq!(&replaced(&list, &once), &once, "nothing is left to replace");
        }
        for it in found {
            proptest::prop_assert!(text.get(it.span).is_some());
        }
    }

    #[test]
    fn no_list_breaks_it(text in "(?s)(.|\\[speakers\\]\n|\\[words\\]\n|\"|=|\\{name|role|\n|, ){0,40}") {
        for found in NamesList::read(&text, &path()).diagnostics {
            proptest::prop_assert!(text.get(found.place.span.range()).is_some());
        }
    }
}
