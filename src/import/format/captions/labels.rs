//! Who speaks, where a caption has no place for it and says so in its words: `Lena Fischer: How did it go?`
//!
//! Comes in: captions. Goes out: the same with their speakers, one for each. Does not know: any format.
//!
//! Nothing is guessed. A name that a program makes (`SPEAKER_01`) always counts, and so does one that somebody has typed or
//! listed. Any other before a colon counts where it looks as names do, comes twice or more, and such names open half of the
//! captions or more; or where nine captions in ten open with some name. So `Error:` is words where it comes twice in an hour.
//! `[Lena]` without a colon counts only by the last rule, for `[Music]` opens captions as often. A caption without a name is nobody's, but where names stand only at changes: where no two captions one after the
//! other with a name have the same one, and a third of all have none.

use std::mem;

use rustc_hash::{FxHashMap, FxHashSet};

use super::CaptionFile;
use super::RawCaption;
use super::opening::{CaptionOpening, MAX_NAME, NameSign};
use crate::base::fold;
use crate::content::interview::without_role;
use crate::import::account::letters;
use crate::import::format::speaker_name;

/// The speakers of a file, by what stands before the colon.
#[derive(Debug, Default)]
struct KnownLabels<'c> {
    /// As they are written, with roles.
    labels: FxHashSet<&'c str>,
    /// Names that stand with more than one role: these are several people.
    with_roles: FxHashSet<&'c str>,
    /// What comes again before a colon, and is read as words.
    refused: FxHashSet<&'c str>,
}

/// A caption, and whether it says who speaks.
struct SpokenCaption {
    caption: RawCaption,
    is_labelled: bool,
}

/// Takes the names out of the words of captions.
pub(super) fn name_speakers(file: &mut CaptionFile) {
    let captions = mem::take(&mut file.captions);
    if captions.iter().any(|caption| caption.speaker.is_some()) {
        file.captions = captions;
        return;
    }
    let known = KnownLabels::of(&captions, &file.speakers);
    for caption in &captions {
        let opening = first_line(caption).and_then(CaptionOpening::of);
        if opening.is_some_and(|opening| known.refused.contains(opening.name)) {
            file.remark(caption.line, REFUSED);
        }
    }
    if known.labels.is_empty() {
        drop(known);
        file.captions = captions;
        return;
    }
    let mut spoken = Vec::with_capacity(captions.len());
    for caption in &captions {
        split(file, caption, &known, &mut spoken);
    }
    go_on(file, &mut spoken);
    file.captions = spoken.into_iter().map(|spoken| spoken.caption).collect();
}

impl<'c> KnownLabels<'c> {
    fn of(captions: &'c [RawCaption], speakers: &[String]) -> Self {
        let lines: Vec<&str> = captions.iter().filter_map(first_line).collect();
        let openings: Vec<CaptionOpening<'_>> = lines.iter().filter_map(|line| CaptionOpening::of(line)).collect();
        let mut known = Self::default();
        known.add_sure(captions, speakers);
        let is_nearly_all = |count: usize| count * 10 >= lines.len() * 9;
        let is_made = |opening: &CaptionOpening<'_>| opening.sign == NameSign::Made;
        let has_colon = |opening: &CaptionOpening<'_>| {
            is_made(opening) || (opening.sign != NameSign::Brackets && opening.is_like_a_name())
        };
        let in_brackets = |opening: &CaptionOpening<'_>| {
            opening.sign == NameSign::Brackets && !opening.rest.is_empty() && !is_sound(opening.name)
        };
        let count =
            |is_one: &dyn Fn(&CaptionOpening<'_>) -> bool| openings.iter().filter(|opening| is_one(opening)).count();
        let mut add = |is_label: &dyn Fn(&CaptionOpening<'c>) -> bool| {
            known.labels.extend(openings.iter().filter(|opening| is_label(opening)).map(|opening| opening.name));
        };
        if is_nearly_all(count(&is_made)) {
            add(&is_made);
        } else if is_nearly_all(count(&has_colon)) {
            add(&has_colon);
        } else if is_nearly_all(count(&in_brackets)) {
            add(&in_brackets);
        } else {
            known.add_again(captions, (lines.len(), count(&is_made)));
        }
        known.tell_roles_apart();
        known
    }

    /// Names that a program makes, and those that somebody has typed or listed.
    fn add_sure(&mut self, captions: &'c [RawCaption], speakers: &[String]) {
        let typed: FxHashSet<String> = speakers.iter().map(|name| fold::name(name).into_owned()).collect();
        let is_typed = |name: &str| !typed.is_empty() && typed.contains(&*fold::name(name));
        let is_sure = |opening: &CaptionOpening<'_>| {
            opening.sign == NameSign::Made || is_typed(opening.name) || is_typed(without_role(opening.name))
        };
        self.labels.extend(openings(captions).filter(is_sure).map(|opening| opening.name));
    }

    /// Names that come again, where labels are the rule; `made` of the captions have one that a program makes.
    fn add_again(&mut self, captions: &'c [RawCaption], (lines, made): (usize, usize)) {
        let mut times: FxHashMap<&str, usize> = FxHashMap::default();
        let is_name = |opening: &CaptionOpening<'_>| opening.sign == NameSign::Colon && opening.is_like_a_name();
        openings(captions).filter(is_name).for_each(|opening| *times.entry(opening.name).or_default() += 1);
        times.retain(|_, times| *times > 1);
        let again: usize = times.values().sum();
        if (again + made) * 2 >= lines && again * 10 >= lines {
            self.labels.extend(times.keys());
        } else {
            self.refused.extend(times.keys().filter(|name| !self.labels.contains(*name)));
        }
    }

    fn tell_roles_apart(&mut self) {
        let mut roles: FxHashMap<&str, usize> = FxHashMap::default();
        let with_roles = self.labels.iter().map(|label| (without_role(label), *label));
        with_roles.filter(|(name, label)| name != label).for_each(|(name, _)| *roles.entry(name).or_default() += 1);
        self.with_roles.extend(roles.into_iter().filter(|(_, labels)| *labels > 1).map(|(name, _)| name));
    }

    /// Who is meant by a label: somebody, perhaps not known; none where it is no label.
    fn speaker(&self, label: &str) -> Option<Option<String>> {
        let name = without_role(label);
        let name = if self.with_roles.contains(name) { label } else { name };
        self.labels.contains(label).then(|| speaker_name(name))
    }
}

/// A remark on words that might be a label.
const REFUSED: &str = "a word and a colon come again there, and open fewer than half of the captions, so that they are read as \
                       words: if they name who speaks, say so with `--interviewer`, `--participant` or `--speakers`";

/// The first line of a caption that says something.
fn first_line(caption: &RawCaption) -> Option<&str> {
    caption.text.lines().find(|line| !line.trim().is_empty())
}

/// What the lines of captions open with.
fn openings(captions: &[RawCaption]) -> impl Iterator<Item = CaptionOpening<'_>> {
    captions.iter().flat_map(|caption| caption.text.lines()).filter_map(CaptionOpening::of)
}

/// What is heard beside words, and stands in brackets as a name might.
fn is_sound(name: &str) -> bool {
    const SOUNDS: [&str; 12] = [
        "music",
        "applause",
        "laughter",
        "laughs",
        "laughing",
        "inaudible",
        "crosstalk",
        "silence",
        "noise",
        "cough",
        "pause",
        "foreign",
    ];
    SOUNDS.contains(&&*name.to_lowercase())
}

/// Parts a caption where another person begins to speak.
fn split(file: &mut CaptionFile, caption: &RawCaption, known: &KnownLabels<'_>, spoken: &mut Vec<SpokenCaption>) {
    let part = |speaker: Option<String>| RawCaption { speaker, text: String::new(), ..*caption };
    let mut now = SpokenCaption { caption: part(None), is_labelled: false };
    let mut next = |now: &mut SpokenCaption, speaker: Option<String>| {
        let before = mem::replace(now, SpokenCaption { caption: part(speaker), is_labelled: true });
        spoken.extend((!before.caption.text.trim().is_empty()).then_some(before));
    };
    for line in caption.text.lines() {
        let mut rest = line;
        let opening = CaptionOpening::of(line);
        if let Some((opening, speaker)) = opening.and_then(|opening| Some((opening, known.speaker(opening.name)?))) {
            file.transcript.account.labels += letters(line) - letters(opening.rest);
            next(&mut now, speaker);
            rest = opening.rest;
        }
        while let Some(found) = LabelWithin::find(rest, known) {
            file.remark(caption.line, "a second person speaks within the line");
            file.transcript.account.labels += letters(found.label);
            now.caption.text.push_str(found.before);
            next(&mut now, found.speaker);
            rest = found.behind;
        }
        now.caption.text.push_str(rest);
        now.caption.text.push('\n');
    }
    spoken.push(now);
}

/// A name that is known, and a colon, behind the end of a sentence: `Right. Sam O'Neil: It took two weeks.`
struct LabelWithin<'t> {
    before: &'t str,
    label: &'t str,
    speaker: Option<String>,
    behind: &'t str,
}

impl<'t> LabelWithin<'t> {
    fn find(line: &'t str, known: &KnownLabels<'_>) -> Option<Self> {
        line.match_indices(": ").find_map(|(colon, _)| {
            let head = &line[line.floor_char_boundary(colon.saturating_sub(MAX_NAME))..colon];
            let end = head.rfind(['.', '?', '!', '…'])?;
            let label = head[end..].trim_start_matches(['.', '?', '!', '…', '"', '”', '’', ')']);
            let speaker = known.speaker(label.trim_start()).filter(|_| label.starts_with(' '))?;
            let label = label.trim_start();
            let before = &line[..colon - label.len()];
            Some(Self { before, label, speaker, behind: line[colon + 1..].trim_start() })
        })
    }
}

/// Fewer names one after the other do not show that names stand only at changes.
const FEWEST_CHANGES: usize = 4;

/// Captions without a name belong to the one before, where names stand only at changes.
fn go_on(file: &mut CaptionFile, spoken: &mut [SpokenCaption]) {
    let named = || spoken.iter().filter(|spoken| spoken.is_labelled).map(|spoken| &spoken.caption.speaker);
    let is_same = |(one, other): (&Option<String>, &Option<String>)| one == other;
    let (count, without) = (named().count(), spoken.len() - named().count());
    if count < FEWEST_CHANGES || without * 3 < spoken.len() || named().zip(named().skip(1)).any(is_same) {
        return;
    }
    let mut speaker: Option<String> = None;
    for spoken in spoken {
        if spoken.is_labelled {
            speaker.clone_from(&spoken.caption.speaker);
        } else if speaker.is_some() {
            file.remark(
                spoken.caption.line,
                "names stand only where the speaker changes, so the words are those of the one before",
            );
            spoken.caption.speaker.clone_from(&speaker);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each segment as `speaker | text`.
    fn segments(texts: &[&str]) -> Vec<String> {
        said_by(texts, &[])
    }

    /// The same where somebody has typed names.
    fn said_by(texts: &[&str], speakers: &[&str]) -> Vec<String> {
        let mut file = CaptionFile::new(&texts.concat());
        file.speakers = speakers.iter().map(|name| (*name).to_owned()).collect();
        for (line, text) in (1..).zip(texts) {
            file.caption(RawCaption { line, text: (*text).to_owned(), ..RawCaption::default() });
        }
        let transcript = file.finish();
        assert_eq!(transcript.account.missing(), 0, "{texts:?}");
        let segments = transcript.segments.into_iter();
        segments.map(|segment| format!("{} | {}", segment.speaker.unwrap_or_default(), segment.text)).collect()
    }

    #[test]
    fn a_name_that_comes_again_is_a_speaker() {
        let texts =
            ["Lena Fischer: How?", "Sam O'Neil: It took", "Sam O'Neil: two weeks.", "And then?", "Lena Fischer: So."];
        assert_eq!(
            segments(&texts),
            [
                "Lena Fischer | How?",
                "Sam O'Neil | It took",
                "Sam O'Neil | two weeks.",
                " | And then?",
                "Lena Fischer | So.",
            ]
        );
    }

    #[test]
    fn a_word_with_a_colon_stays_a_word() {
        let texts = ["we tried", "Problem: it broke", "so: again", "and so: again", "more"];
        assert_eq!(segments(&texts), texts.map(|text| format!(" | {text}")));
        let mut many = vec!["words"; 300];
        many[7] = "Then: no";
        many[9] = "Then: yes";
        assert_eq!(segments(&many)[7], " | Then: no");
    }

    #[test]
    fn what_comes_again_is_a_word_where_labels_are_not_the_rule() {
        let mut many = vec!["words"; 18];
        many.extend(["Fault: it is red", "Fault: again"]);
        let texts = segments(&many);
        assert_eq!(texts[18..], [" | Fault: it is red", " | Fault: again"]);
        // Somebody who says that it is a name knows.
        let texts = said_by(&many, &["fault"]);
        assert_eq!(texts[18..], ["Fault | it is red", "Fault | again"]);
    }

    #[test]
    fn words_among_labels_stay_words() {
        let mut texts = ["Lena Fischer: a", "Sam O'Neil: b"].repeat(10);
        texts.extend(["Lena Fischer said: c", "10:30: d"]);
        assert_eq!(segments(&texts)[20..], [" | Lena Fischer said: c", " | 10:30: d"]);
        let mut texts = ["[SPEAKER_00]: a"].repeat(18);
        texts.extend(["Error: b", "Error: c"]);
        assert_eq!(segments(&texts)[18..], [" | Error: b", " | Error: c"]);
    }

    #[test]
    fn names_in_all_captions_are_speakers_also_once() {
        assert_eq!(segments(&["Lena: How?", "sam: It took"]), ["Lena | How?", "sam | It took"]);
        assert_eq!(segments(&["[Lena] How?", "[Sam] It took"]), ["Lena | How?", "Sam | It took"]);
        assert_eq!(segments(&["[Music] la", "[Music] la"]), [" | [Music] la", " | [Music] la"]);
        assert_eq!(segments(&["(laughs)", "So"]), [" | (laughs)", " | So"]);
    }

    #[test]
    fn programs_make_names() {
        assert_eq!(segments(&["[SPEAKER_01]: How?", "words"]), ["SPEAKER_01 | How?", " | words"]);
        assert_eq!(segments(&["(speaker ?) How?", "(speaker 1) So"]), [" | How?", "speaker 1 | So"]);
        assert_eq!(segments(&["[speaker 0]\nHow?"]), ["speaker 0 | How?"]);
    }

    #[test]
    fn several_people_speak_in_a_caption() {
        assert_eq!(
            segments(&["Lena: How?\nSam: So. It took", "Sam: long. Lena: Long? I told Sam: no.", "Lena: Fine."]),
            ["Lena | How?", "Sam | So. It took", "Sam | long.", "Lena | Long? I told Sam: no.", "Lena | Fine."]
        );
        assert_eq!(
            segments(&["- Lena: How?\n- Sam: So", "- Sam: yes\n- Lena: no"]),
            ["Lena | How?", "Sam | So", "Sam | yes", "Lena | no",]
        );
        assert_eq!(segments(&["- How?\n- So"]), [" | - How? - So"]);
    }

    #[test]
    fn roles_are_left_out_but_where_they_tell_people_apart() {
        assert_eq!(segments(&["Mira (PM): How?", "Mira: So"]), ["Mira | How?", "Mira | So"]);
        assert_eq!(segments(&["Alex (ops): How?", "Alex (web): So"]), ["Alex (ops) | How?", "Alex (web) | So"]);
    }

    #[test]
    fn names_may_stand_only_at_changes() {
        let texts = ["A B: 1", "2", "C D: 3", "4", "5", "A B: 6", "C D: 7", "8"];
        assert_eq!(
            segments(&texts),
            ["A B | 1", "A B | 2", "C D | 3", "C D | 4", "C D | 5", "A B | 6", "C D | 7", "C D | 8"]
        );
        // The same name twice: whoever had none is not known.
        let texts = ["A B: 1", "2", "A B: 3", "4", "5", "C D: 6", "C D: 7", "8"];
        assert_eq!(segments(&texts)[1], " | 2");
    }
}
