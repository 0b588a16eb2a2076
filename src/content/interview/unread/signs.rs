//! Signs and words that stand beside a name in a label, in whatever form.
//!
//! Comes in: a character or a few words. Goes out: what they may be in a label. Does not know: names.

use crate::base::fold;
use crate::content::interview::label::COLONS;

/// What looks like a colon: a ratio, the small and the vertical one, those of other scripts, and
/// the visarga that Indian keyboards have in its place.
const LIKE_COLONS: [char; 28] = [
    '∶', '﹕', '︓', '꞉', 'ː', '։', '׃', '៖', '፦', '፥', '፡', '˸', '⁚', '︰', 'ꓽ', '᠄', '܃', '܄', '\u{903}', '\u{983}',
    '\u{a03}', '\u{a83}', '\u{b03}', '\u{b83}', '\u{c03}', '\u{c83}', '\u{d03}', '\u{d83}',
];
/// What quotes a word, so that it may be one of a sentence.
const QUOTATION_MARKS: [char; 22] = [
    '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '‹', '›', '「', '」', '『', '』', '´', '｢', '｣', '〝', '〟',
];
/// What emphasis begins with.
pub(super) const EMPHASIS: [char; 4] = ['*', '_', '~', '`'];
/// What joins the parts of a word.
const HYPHENS: [char; 3] = ['-', '‐', '‑'];
/// Signs that no sentence has behind its first word: brackets, bars, equals, dashes, arrows.
const SIGNS: [char; 38] = [
    ';', '；', '(', '[', '{', '}', ')', '|', '<', '>', '=', '~', '^', '#', '·', '•', '‣', '¦', '¬', '（', '）', '［',
    '］', '｛', '｝', '｜', '＜', '＞', '＝', '～', '〜', '﹔', '\u{37e}', '؛', '⁏', '⸵', '፤', '︔',
];
/// Who somebody is, before their name, in the form in which names are compared.
const ROLES: [&str; 16] = [
    "interviewer",
    "interviewee",
    "participant",
    "speaker",
    "moderator",
    "host",
    "facilitator",
    "observer",
    "mr",
    "mrs",
    "ms",
    "dr",
    "herr",
    "frau",
    "m",
    "mme",
];
/// What stands behind a name out of respect, the longer ones first.
const HONORIFICS: [&str; 24] = [
    "先生",
    "老師",
    "老师",
    "女士",
    "小姐",
    "ちゃん",
    "さん",
    "さま",
    "くん",
    "様",
    "氏",
    "君",
    "殿",
    "선생님",
    "님",
    "씨",
    "군",
    "양",
    "जी",
    "-san",
    "-sama",
    "-sensei",
    "-nim",
    "-ssi",
];
/// What is said of whoever begins to speak, in the form in which names are compared. None is of the past: "Mira said: no" is
/// told by somebody else.
const SAYS: [&str; 24] = [
    "says",
    "asks",
    "answers",
    "replies",
    "continues",
    "speaks",
    "speaking",
    "sagt",
    "fragt",
    "antwortet",
    "dit",
    "demande",
    "répond",
    "dice",
    "pregunta",
    "responde",
    "diz",
    "pergunta",
    "chiede",
    "risponde",
    "zegt",
    "vraagt",
    "antwoordt",
    "mówi",
];
/// The words before the colon of `Mira says:` are no longer, in bytes.
const MAX_SAYS: usize = 24;

/// Whether a character is a colon, or looks like one.
pub(in crate::content::interview) fn is_colon(c: char) -> bool {
    COLONS.contains(&c) || LIKE_COLONS.contains(&c)
}

/// Whether a character quotes.
pub(super) fn is_quotation_mark(c: char) -> bool {
    QUOTATION_MARKS.contains(&c)
}

/// Whether a character joins the parts of a word.
pub(super) fn is_hyphen(c: char) -> bool {
    HYPHENS.contains(&c)
}

/// Whether a character stands behind a name in a label, and hardly in a sentence.
pub(in crate::content::interview) fn is_sign(c: char) -> bool {
    let is_dash_or_arrow = matches!(c, '\u{2012}'..='\u{2015}' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{2bff}');
    let is_bracket = matches!(c, '\u{3008}'..='\u{300b}' | '\u{3010}'..='\u{301b}');
    is_dash_or_arrow || is_bracket || SIGNS.contains(&c)
}

/// Whether a word says who somebody is.
pub(super) fn is_role(word: &str) -> bool {
    ROLES.contains(&fold::name(word).trim_end_matches('.'))
}

/// A name without the honorific behind it, if there is one.
pub(super) fn without_honorific(name: &str) -> Option<&str> {
    HONORIFICS.iter().find_map(|honorific| name.strip_suffix(honorific)).map(str::trim_end)
}

/// What closes words that a quotation mark opens; none of an apostrophe.
pub(super) fn closing_quotation(open: char) -> Option<char> {
    Some(match open {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '「' => '」',
        '『' => '』',
        '｢' => '｣',
        '〝' => '〟',
        _ => return None,
    })
}

/// Whether a text begins with a verb of speech and a colon, as behind the name in `Mira says: so`.
pub(in crate::content::interview) fn says(text: &str) -> bool {
    let colon = text.char_indices().take_while(|(at, _)| *at <= MAX_SAYS).find(|(_, c)| is_colon(*c));
    colon.is_some_and(|(at, _)| SAYS.contains(&&*fold::name(text[..at].trim())))
}

/// Whether a text begins with a passage in brackets that has attributes, `[words]{.slow}`.
pub(super) fn is_mark(text: &str) -> bool {
    /// How far its end is looked for, in bytes: each line that begins with a name is looked behind.
    const LONGEST_MARK: usize = 2000;
    let rest = text.strip_prefix('[').map(|rest| &rest[..rest.floor_char_boundary(LONGEST_MARK)]);
    let rest = rest.map(|rest| rest.split("\n\n").next().unwrap_or(rest));
    rest.is_some_and(|rest| rest.contains("]{"))
}
