//! Code pages by their numbers, and those of a font's character set.
//!
//! Comes in: numbers. Goes out: encodings, none for those from before Windows, whose letters no library of ours has.
//! Does not know: where the numbers stand.

use encoding_rs::Encoding;

/// By the number of a code page (`\ansicpg`): the web's name for it.
const CODE_PAGES: &[(i32, &str)] = &[
    (874, "windows-874"),
    (932, "shift_jis"),
    (936, "gbk"),
    (949, "euc-kr"),
    (950, "big5"),
    (10000, "macintosh"),
    (10007, "x-mac-cyrillic"),
    (20866, "koi8-r"),
    (21866, "koi8-u"),
    (54936, "gb18030"),
    (65001, "utf-8"),
];

/// By the number of a font's character set (`\fcharset`): the code page.
const CHARACTER_SETS: &[(i32, i32)] = &[
    (77, 10000),
    (128, 932),
    (129, 949),
    (130, 1361),
    (134, 936),
    (136, 950),
    (161, 1253),
    (162, 1254),
    (163, 1258),
    (177, 1255),
    (178, 1256),
    (186, 1257),
    (204, 1251),
    (222, 874),
    (238, 1250),
    (254, 437),
];

/// The encoding of a code page.
pub(super) fn encoding_of(code_page: i32) -> Option<&'static Encoding> {
    if (1250..=1258).contains(&code_page) {
        return Encoding::for_label(format!("windows-{code_page}").as_bytes());
    }
    let (_, name) = CODE_PAGES.iter().find(|(number, _)| *number == code_page)?;
    Encoding::for_label(name.as_bytes())
}

/// The code page of a character set; none where it is that of the document.
pub(super) fn code_page_of(character_set: i32) -> Option<i32> {
    CHARACTER_SETS.iter().find(|(number, _)| *number == character_set).map(|(_, code_page)| *code_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_page_of_the_tables_is_known_or_from_before_windows() {
        for (number, name) in CODE_PAGES {
            assert!(encoding_of(*number).is_some(), "{name}");
        }
        for (_, code_page) in CHARACTER_SETS {
            assert!(encoding_of(*code_page).is_some() || [437, 1361].contains(code_page), "{code_page}");
        }
        assert_eq!(encoding_of(1252), Some(encoding_rs::WINDOWS_1252));
        assert_eq!((encoding_of(850), code_page_of(0)), (None, None));
    }
}
