//! Settings of a cue, behind its times: where on the picture it is shown.
//!
//! Comes in: what stands behind the times. Goes out: how much of it are settings. Does not know: what they mean.

/// Where the settings of a line end and words begin that have strayed there.
pub(super) fn end(rest: &str) -> usize {
    let mut end = 0;
    for word in rest.split_ascii_whitespace() {
        if !is_setting(word) {
            break;
        }
        // A word is a piece of the line, and behind those before it.
        end = word.as_ptr() as usize - rest.as_ptr() as usize + word.len();
    }
    end
}

/// Whether a word is one of the specification's settings. One with a value that it does not know counts too: no word of a
/// sentence looks like it.
fn is_setting(word: &str) -> bool {
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
        for (rest, settings) in [
            ("", ""),
            (" align:start position:0%", " align:start position:0%"),
            (" line:-1,end\tsize:50%", " line:-1,end\tsize:50%"),
            (" region:fred vertical:rl", " region:fred vertical:rl"),
            (" align:nowhere", " align:nowhere"),
            (" Hello there", ""),
            (" align:start Hello line:0", " align:start"),
            (" Note: this", ""),
            (" line:", ""),
        ] {
            assert_eq!(&rest[..end(rest)], settings, "{rest}");
        }
    }
}
