//! What holds within a group of RTF, and again behind it.
//!
//! Comes in: control words. Goes out: why text is left out, in which code page it is. Does not know: the text.

/// What a group changes for itself only.
#[derive(Debug, Clone, Copy)]
pub(super) struct RtfGroup {
    /// Why all of it is left out.
    pub(super) left_out: Option<&'static str>,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    /// Whether its paragraphs are those of a table.
    pub(super) is_in_table: bool,
    /// Whether it lists fonts.
    pub(super) is_font_table: bool,
    /// How many characters behind `\u` say the same for older programs.
    pub(super) again: usize,
    /// The font, which says the code page.
    pub(super) font: Option<i32>,
}

impl RtfGroup {
    /// What holds at the start of a document.
    pub(super) const START: Self = Self {
        left_out: None,
        is_hidden: false,
        is_deleted: false,
        is_in_table: false,
        is_font_table: false,
        again: 1,
        font: None,
    };

    /// Why text in it is left out now.
    pub(super) fn reason(&self) -> Option<&'static str> {
        let hidden = self.is_hidden.then_some("hidden text");
        let deleted = self.is_deleted.then_some("tracked deletions");
        self.left_out.or(deleted).or(hidden)
    }

    /// Takes a word that formats what follows.
    pub(super) fn format(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "v" => self.is_hidden = is_on,
            "deleted" => self.is_deleted = is_on,
            "plain" => (self.is_hidden, self.is_deleted, self.font) = (false, false, None),
            "pard" => self.is_in_table = false,
            "intbl" => self.is_in_table = true,
            "uc" => self.again = usize::try_from(number.unwrap_or(1)).unwrap_or(0),
            "f" => self.font = number,
            _ => {}
        }
    }
}
