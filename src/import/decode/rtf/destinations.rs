//! Groups of RTF that hold no words of the document, by the control word that they begin with.
//!
//! Comes in: a control word. Goes out: why its group is left out. Does not know: how groups are read.

/// What formats the document.
const SETTINGS: &str = "fonts, styles and settings";
/// Numbers that the program makes.
const NUMBERS: &str = "numbers of lists";
const HEADERS: &str = "page headers and footers";
const AGAIN: &str = "the same again for older programs";

/// By the word.
const LEFT_OUT: &[(&str, &str)] = &[
    ("annotation", "comments"),
    ("atnauthor", "comments"),
    ("atndate", "comments"),
    ("atnid", "comments"),
    ("atnparent", "comments"),
    ("atnref", "comments"),
    ("atntime", "comments"),
    ("atrfend", "comments"),
    ("atrfstart", "comments"),
    ("bkmkend", "bookmarks"),
    ("bkmkstart", "bookmarks"),
    ("colortbl", SETTINGS),
    ("expandedcolortbl", SETTINGS),
    ("filetbl", SETTINGS),
    ("fldinst", "field codes"),
    ("fonttbl", SETTINGS),
    ("footer", HEADERS),
    ("footerf", HEADERS),
    ("footerl", HEADERS),
    ("footerr", HEADERS),
    ("footnote", "footnotes"),
    ("generator", SETTINGS),
    ("header", HEADERS),
    ("headerf", HEADERS),
    ("headerl", HEADERS),
    ("headerr", HEADERS),
    ("info", SETTINGS),
    ("listoverridetable", SETTINGS),
    ("listtable", SETTINGS),
    ("listtext", NUMBERS),
    ("nonesttables", AGAIN),
    ("nonshppict", AGAIN),
    ("objdata", "what is embedded"),
    ("pict", "pictures"),
    ("pn", NUMBERS),
    ("pntext", NUMBERS),
    ("revtbl", SETTINGS),
    ("rsidtbl", SETTINGS),
    ("rxe", "index entries"),
    ("shprslt", AGAIN),
    ("sn", SETTINGS),
    ("stylesheet", SETTINGS),
    ("sv", SETTINGS),
    ("tc", "index entries"),
    ("template", SETTINGS),
    ("txe", "index entries"),
    ("upr", AGAIN),
    ("xe", "index entries"),
];

/// Groups that may be passed over and hold words, or groups with words, all the same.
const READ: &[&str] = &["shpinst", "shppict", "shptxt", "ud"];

/// Why a group that begins with this word is left out; `\*` before the word says that it may be passed over.
pub(super) fn reason_for(word: &str, may_be_passed_over: bool) -> Option<&'static str> {
    let found = LEFT_OUT.binary_search_by_key(&word, |(name, _)| name).ok();
    match found {
        Some(at) => Some(LEFT_OUT[at].1),
        None if may_be_passed_over && !READ.contains(&word) => Some("what other programs pass over too"),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_so_that_it_can_be_searched() {
        assert!(LEFT_OUT.is_sorted_by_key(|(name, _)| name));
        assert_eq!(reason_for("footnote", false), Some("footnotes"));
        assert_eq!((reason_for("b", false), reason_for("shptxt", true)), (None, None));
        assert_eq!(reason_for("unheardof", true), Some("what other programs pass over too"));
    }
}
