//! Words in labels that name nobody: what recorders call those whom they do not know, and what people do.
//!
//! Comes in: a word. Goes out: what it says of its label. Does not know: labels, lists of names.

use crate::base::fold;

/// What a recorder calls whoever it does not know, and what somebody is in a conversation, by the language that the recorder is set to.
const UNKNOWN: [(&str, &str); 15] = [
    (
        "English",
        "agent answer attendee caller customer guest host interviewee interviewer moderator observer participant \
         person question respondent room speaker unidentified unknown unnamed user voice",
    ),
    (
        "German",
        "befragte befragter benutzer frage gast interviewerin moderatorin person sprecher sprecherin teilnehmer \
         teilnehmerin teilnehmende unbekannt unbekannte unbekannter antwort",
    ),
    (
        "French",
        "animateur animatrice inconnu inconnue interlocuteur interlocutrice intervenant intervenante intervieweur \
         intervieweuse invité invitée locuteur locutrice orateur oratrice participant participante personne \
         utilisateur réponse",
    ),
    (
        "Spanish",
        "anfitrión desconocida desconocido entrevistada entrevistado entrevistador entrevistadora hablante \
         interlocutor invitada invitado locutor orador oradora participante pregunta respuesta usuario",
    ),
    (
        "Portuguese",
        "anfitrião convidada convidado desconhecida desconhecido entrevistada entrevistado entrevistador \
         entrevistadora falante interlocutor locutor orador oradora palestrante participante usuário utilizador",
    ),
    (
        "Italian",
        "intervistata intervistato intervistatore intervistatrice oratore oratrice ospite parlante partecipante \
         relatore relatrice sconosciuta sconosciuto utente voce",
    ),
    (
        "Dutch",
        "deelnemer deelneemster gast gebruiker geïnterviewde onbekend onbekende persoon presentator spreker vraag \
         antwoord",
    ),
    ("Danish", "deltager gæst højttaler interviewperson taler ukendt"),
    ("Swedish", "deltagare gäst högtalare intervjuare okänd talare"),
    ("Norwegian", "deltaker gjest intervjuer taler ukjent"),
    ("Polish", "gość mówca nieznany osoba prelegent uczestnik uczestniczka"),
    ("Luxembourgish", "gaascht onbekannt spriecher spriecherin participant"),
    ("Japanese", "ゲスト スピーカー 不明 不明な発言者 参加者 発言者 話者 聞き手"),
    ("Chinese", "发言人 参会者 参与者 嘉宾 未知 說話者 说话人 訪客 访客 讲话人 與會者"),
    ("Korean", "게스트 발화자 참가자 참석자 화자"),
];

/// What recorders number where they do not know who speaks, by the language: `Sprecher 2`, `話者 1`.
const NUMBERED: [&str; 27] = [
    "speaker",
    "sprecher",
    "teilnehmer",
    "locuteur",
    "intervenant",
    "orateur",
    "interlocuteur",
    "hablante",
    "orador",
    "interlocutor",
    "locutor",
    "falante",
    "palestrante",
    "parlante",
    "oratore",
    "relatore",
    "spreker",
    "taler",
    "talare",
    "mówca",
    "spriecher",
    "話者",
    "スピーカー",
    "发言人",
    "说话人",
    "講者",
    "화자",
];

/// Words that say what somebody does at work.
const OCCUPATIONS: [&str; 20] = [
    "admin",
    "analyst",
    "architect",
    "designer",
    "developer",
    "engineer",
    "junior",
    "lead",
    "manager",
    "member",
    "operator",
    "owner",
    "platform",
    "product",
    "senior",
    "team",
    "tech",
    "test",
    "tester",
    "entwickler",
];

/// Whether a word is what recorders and transcribers write in the place of a name.
pub(super) fn is_unknown(word: &str) -> bool {
    let form = fold::name(word);
    UNKNOWN.iter().any(|(_, words)| words.split(' ').any(|word| word == form))
}

/// Whether a word names nobody: it is written in the place of a name, or says what somebody does.
pub(super) fn is_nameless(word: &str) -> bool {
    is_unknown(word) || OCCUPATIONS.contains(&&*fold::name(word))
}

/// Whether a label is what recorders write in the place of a name, `Speaker 2`, `Speaker A` or `Sprecher 1`, given in the form in which
/// names are compared.
pub(super) fn is_placeholder(form: &str) -> bool {
    let number = NUMBERED.iter().find_map(|word| form.strip_prefix(word)).map(str::trim_start);
    number.is_some_and(|number| {
        let is_apart = form.ends_with(&format!(" {number}")) || !form.is_ascii();
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_apart && (is_number || matches!(number.as_bytes(), [b'a'..=b'z']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorders_have_words_for_those_whom_they_do_not_know() {
        for label in [
            "Unknown Speaker",
            "Unbekannter Sprecher",
            "Teilnehmerin",
            "Locuteur inconnu",
            "Intervenante",
            "Invité",
            "Orador desconocido",
            "Entrevistadora",
            "Palestrante desconhecido",
            "Relatore",
            "Ospite sconosciuto",
            "Onbekende spreker",
            "GEÏNTERVIEWDE",
            "Okänd talare",
            "不明な発言者",
            "話者",
            "访客",
            "참석자",
        ] {
            assert!(label.split(' ').all(is_nameless), "{label}");
        }
        for label in ["Jonas", "Petra Weber", "Sprecherhaus"] {
            assert!(!label.split(' ').any(is_nameless), "{label}");
        }
        assert!(is_nameless("Engineer") && !is_unknown("Engineer"));
    }

    #[test]
    fn a_word_in_the_place_of_a_name_is_numbered() {
        for form in ["speaker 2", "speaker a", "sprecher 1", "intervenant 12", "話者 1", "話者1", "화자 2"] {
            assert!(is_placeholder(form), "{form}");
        }
        for form in ["speaker", "speaker ab", "speakers 1", "speaker1", "talea 1", "sprecherin", "jonas 1"] {
            assert!(!is_placeholder(form), "{form}");
        }
    }
}
