//! Choices from a list of words, each with the word that stands in the file.
//!
//! Comes in: an enum whose variants have their words. Goes out: the enum as a [`Choice`]. Does not know: which key it is
//! the value of, or what people read in place of the word.

/// One of a list of words.
pub trait Choice: Copy + 'static {
    /// All of them, in the order of the format's table.
    const ALL: &'static [Self];

    /// The word that stands in the file.
    fn word(self) -> &'static str;
}

/// Declares enums whose every variant is a word: `Open = "open"`.
macro_rules! choices {
    ($($(#[$attribute:meta])* $Choice:ident { $($(#[$about:meta])* $Variant:ident = $word:literal,)* })*) => {
        $(
            $(#[$attribute])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
            pub enum $Choice {
                $($(#[$about])* $Variant,)*
            }

            impl $Choice {
                /// The word that stands in the file.
                pub fn word(self) -> &'static str {
                    match self {
                        $(Self::$Variant => $word,)*
                    }
                }
            }

            impl $crate::content::choice::Choice for $Choice {
                const ALL: &'static [Self] = &[$(Self::$Variant,)*];

                fn word(self) -> &'static str {
                    self.word()
                }
            }
        )*
    };
}
pub(super) use choices;
