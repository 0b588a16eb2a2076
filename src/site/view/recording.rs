//! Moments of a recording as addresses.
//!
//! Comes in: a recording's address and a time. Goes out: the address with a media fragment (`#t=754`).
//! Does not know: whose recording it is.

use super::parts::number::seconds;

/// The address of a moment: a time that the address already names gives way, what else its fragment says stays.
pub(super) fn at(address: &str, ms: u64) -> String {
    let (file, fragment) = address.split_once('#').unwrap_or((address, ""));
    let others = fragment.split('&').filter(|part| !part.is_empty() && !part.starts_with("t="));
    let parts: Vec<String> = others.map(str::to_owned).chain([format!("t={}", seconds(ms))]).collect();
    format!("{file}#{}", parts.join("&"))
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn a_fragment_that_is_there_is_kept_but_for_its_time() {
        for (address, ms, expected) in [
            ("https://x.example/a.mp4", 754_000, "https://x.example/a.mp4#t=754"),
            ("a.mp4?v=1#t=3", 1500, "a.mp4?v=1#t=1.5"),
            ("a.mp4#track=voice&t=3", 0, "a.mp4#track=voice&t=0"),
        ] {
            assert_eq!(at(address, ms), expected);
        }
    }
}
