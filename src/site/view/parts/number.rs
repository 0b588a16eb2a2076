//! Numbers as people read them.
//!
//! Comes in: floating point numbers. Goes out: text with as many digits as say something, thousands set apart, a real minus.
//! Does not know: units.

use crate::base::digits;

/// The sign of what is below zero: a hyphen is shorter than a plus, and lines break behind it.
const MINUS: char = '\u{2212}';

/// A number: whole from 100 on, one decimal from 10 on, two from 1 on, below that two that are not zero.
pub fn number(value: f64) -> String {
    grouped(&digits::digits(value))
}

/// A number within an equation: as [`number`], but three digits that are not zero below 1 too, since it is multiplied.
pub fn term(value: f64) -> String {
    const DIGITS: i32 = 3;
    if value == 0.0 || !value.is_finite() || value.abs() >= 1.0 {
        return number(value);
    }
    // Down to -12 for all that is ever shown; the bound keeps a stray value from being printed at length.
    let magnitude = value.abs().log10().floor().max(-12.0) as i32;
    let decimals = usize::try_from(DIGITS - 1 - magnitude).unwrap_or(0);
    let text = format!("{value:.decimals$}");
    with_minus(text.trim_end_matches('0').trim_end_matches('.'))
}

/// A number with two decimals, as measures from −1 to 1 have them; what is next to nothing has no sign.
pub fn hundredths(value: f64) -> String {
    let text = format!("{value:.2}");
    with_minus(if text == "-0.00" { "0.00" } else { &text })
}

/// A whole number with its sign, a plus too.
pub fn signed(value: i8) -> String {
    with_minus(&format!("{value:+}"))
}

/// A number that is not sure, so with two digits that say something: "1,800".
pub fn about(value: f64) -> String {
    number(format!("{value:.1e}").parse().unwrap_or(value))
}

/// A share of 0 to 1 in per cent, without the sign for it: `78`, `0.4`.
pub fn percent(share: f64) -> String {
    digits::percent(share)
}

/// A time in a recording: `12:34`, `1:02:03`.
pub fn time(ms: u64) -> String {
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A time as a media fragment has it: seconds, with a fraction only where there is one.
pub fn seconds(ms: u64) -> String {
    match ms % 1000 {
        0 => (ms / 1000).to_string(),
        fraction => format!("{}.{fraction:03}", ms / 1000).trim_end_matches('0').to_owned(),
    }
}

fn with_minus(text: &str) -> String {
    text.strip_prefix('-').map_or_else(|| text.to_owned(), |digits| format!("{MINUS}{digits}"))
}

/// Commas between thousands.
pub fn grouped(text: &str) -> String {
    let (whole, fraction) = text.find('.').map_or((text, ""), |point| text.split_at(point));
    let digits = whole.trim_start_matches('-');
    let mut out = String::new();
    if digits.len() < whole.len() {
        out.push(MINUS);
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_an_equation_have_three_digits() {
        let cases = [
            (0.0, "0"),
            (0.089_697_8, "0.0897"),
            (0.066_666_67, "0.0667"),
            (-0.775, "−0.775"),
            (0.000_123_45, "0.000123"),
            (0.999_9, "1"),
            (30.625, "30.6"),
            (9_633.066_96, "9,633"),
            (0.5, "0.5"),
            (120.0, "120"),
            (1e7, "10,000,000"),
        ];
        for (value, expected) in cases {
            assert_eq!(term(value), expected);
        }
    }

    #[test]
    fn numbers_have_the_digits_that_say_something() {
        for (value, expected) in [
            (1784.0625, "1,784"),
            (1_234_567.8, "1,234,568"),
            (855.0, "855"),
            (46.5, "46.5"),
            (30.625, "30.6"),
            (3.125, "3.12"),
            (1.25, "1.25"),
            (1.0, "1"),
            (0.775, "0.78"),
            (0.1333, "0.13"),
            (0.05, "0.05"),
            (0.0042, "0.0042"),
            (0.0, "0"),
            (-0.0, "0"),
            (-1234.0, "−1,234"),
            (1e15, "1,000,000,000,000,000"),
            (-12.34, "−12.3"),
        ] {
            assert_eq!(number(value), expected, "{value}");
        }
    }

    #[test]
    fn what_is_not_sure_has_two_digits() {
        for (value, expected) in [
            (1784.0625, "1,800"),
            (1004.0, "1,000"),
            (855.4, "860"),
            (99.6, "100"),
            (46.5, "46"),
            (3.125, "3.1"),
            (0.1333, "0.13"),
            (0.0, "0"),
            (-1250.1, "−1,300"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(about(value), expected, "{value}");
        }
    }

    #[test]
    fn what_is_below_zero_has_a_minus() {
        assert_eq!([-0.034, 0.58, -0.001, 1.0].map(hundredths), ["−0.03", "0.58", "0.00", "1.00"]);
        assert_eq!([-1, 0, 1].map(signed), ["−1", "+0", "+1"]);
    }

    #[test]
    fn shares_and_times() {
        assert_eq!([0.775, 0.004, 1.0, 0.0].map(percent), ["78", "0.4", "100", "0"]);
        assert_eq!([754_000, 3_723_000, 5].map(time), ["12:34", "1:02:03", "0:00"]);
        assert_eq!([754_000, 754_500, 754_020].map(seconds), ["754", "754.5", "754.02"]);
    }
}
