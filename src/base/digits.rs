//! The digits of a number that say something: as many in a complaint as on a page.
//!
//! Comes in: floating point numbers. Goes out: text. Does not know: units, or how a page sets thousands apart.

/// Below this each whole number is one of ours, too.
const WHOLE: f64 = 1e15;

/// A number: whole from 100 on, one decimal from 10 on, two from 1 on, below that two that are not zero.
pub fn digits(value: f64) -> String {
    let size = value.abs();
    if value.fract() == 0.0 && size < WHOLE {
        // Most of them are: exact decimals are dear to work out, whole numbers are not.
        return (value as i64).to_string();
    }
    let decimals = match size {
        _ if size == 0.0 || !size.is_finite() => 0,
        _ if size >= 100.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 1.0 => 2,
        _ => decimals_below_one(size),
    };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A share of 0 to 1 in per cent, without the sign for it: `78`, `0.4`.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    match value {
        _ if value >= 1.0 || value == 0.0 => format!("{value:.0}"),
        _ if value >= 0.1 => format!("{value:.1}"),
        _ => digits(value),
    }
}

/// Two digits that are not zero, but no more than four decimals.
fn decimals_below_one(size: f64) -> usize {
    [(0.1, 2), (0.01, 3)].into_iter().find(|(limit, _)| size >= *limit).map_or(4, |(_, decimals)| decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_digits_as_say_something() {
        let cases = [
            (1784.0625, "1784"),
            (9.125, "9.12"),
            (0.0897, "0.09"),
            (0.0042, "0.0042"),
            (-0.0, "0"),
            (-12.34, "-12.3"),
        ];
        for (value, expected) in cases {
            assert_eq!(digits(value), expected, "{value}");
        }
        assert_eq!([0.775, 0.004, 1.0, 0.0].map(percent), ["78", "0.4", "100", "0"]);
    }
}
