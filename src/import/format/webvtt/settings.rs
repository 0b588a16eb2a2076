//! Settings of a cue, behind its times: where on the picture it is shown.
//!
//! Comes in: a word behind the times. Goes out: whether it is a setting. Does not know: what they mean.

/// Whether a word is one of the specification's settings. One with a value that it does not know counts too: no word of a
/// sentence looks like it.
pub(super) fn is_setting(word: &str) -> bool {
    let name = word.split_once(':').filter(|(_, value)| !value.is_empty()).map(|(name, _)| name);
    // The last four were settings in earlier versions: `D:vertical`, `L:0`, `A:start`, `T:10%`.
    name.is_some_and(|name| {
        ["region", "vertical", "line", "position", "size", "align", "D", "L", "A", "T", "S"].contains(&name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_the_settings_are_words() {
        for setting in
            ["align:start", "position:0%", "line:-1,end", "size:50%", "region:fred", "vertical:rl", "align:nowhere"]
        {
            assert!(is_setting(setting), "{setting}");
        }
        for word in ["Hello", "Note:", "line:", "lines:3", ":", "12:30"] {
            assert!(!is_setting(word), "{word}");
        }
    }
}
