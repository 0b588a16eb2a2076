//! Values that are typed behind an option: days, numbers, addresses, each refused in words that say what to write.
//!
//! Comes in: what was typed. Goes out: the value, or why it is none. Does not know: which option it stands behind.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::base::Date;

/// A day, written in one way only: with hyphens, and without a time.
pub(super) fn day(typed: &str) -> Result<Date, &'static str> {
    let day = typed.parse().ok().filter(|day: &Date| day.to_string() == typed);
    day.ok_or_else(|| match typed.get(..8).map(|month| format!("{month}01").parse::<Date>()) {
        Some(Ok(first)) if typed.len() == 10 && first.to_string()[..8] == typed[..8] && is_number(&typed[8..]) => {
            "there is no such day in that month: look it up in a calendar"
        }
        _ => "it is no day: write year, month and day, like 2026-03-12",
    })
}

fn is_number(typed: &str) -> bool {
    typed.bytes().all(|byte| byte.is_ascii_digit())
}

/// A path, or nothing, as in a script whose variable is not set: whoever uses it says what is missing.
pub(super) fn path_or_nothing() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// A count.
pub(super) fn whole_number(typed: &str) -> Result<usize, &'static str> {
    typed.parse().map_err(|_| "it is no whole number: write one like 20")
}

/// A time; how long it may be is for whoever uses it.
pub(super) fn seconds(typed: &str) -> Result<f64, &'static str> {
    typed.parse().map_err(|_| "it is no number of seconds: write one like 2.5")
}

/// A port.
pub(super) fn port(typed: &str) -> Result<u16, &'static str> {
    typed.parse().map_err(|_| "it is no port: write a number from 0 to 65535")
}

/// The address of a machine.
pub(super) fn ip_address(typed: &str) -> Result<IpAddr, &'static str> {
    typed.parse().map_err(|_| "it is no address in numbers: write one like 127.0.0.1 or ::1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(day("2026-03-12"), Ok(Date::constant(2026, 3, 12)));
        for typed in
            ["2026-13-01", "2026-02-3x", "12.3.2026", "20260312", "2026-03-12T10:00", " 2026-03-12", "today", ""]
        {
            assert_eq!(day(typed), Err("it is no day: write year, month and day, like 2026-03-12"), "{typed}");
        }
        for typed in ["2026-02-30", "2026-02-29", "2026-04-31", "2026-03-00"] {
            assert_eq!(day(typed), Err("there is no such day in that month: look it up in a calendar"), "{typed}");
        }
    }

    #[test]
    fn each_value_says_what_to_write() {
        assert_eq!(whole_number("-1"), Err("it is no whole number: write one like 20"));
        assert_eq!(seconds("2,5"), Err("it is no number of seconds: write one like 2.5"));
        assert_eq!(port("65536"), Err("it is no port: write a number from 0 to 65535"));
        assert_eq!(ip_address("localhost"), Err("it is no address in numbers: write one like 127.0.0.1 or ::1"));
        assert_eq!((whole_number("20"), seconds("2.5"), port("0")), (Ok(20), Ok(2.5), Ok(0)));
        assert_eq!(ip_address("::1").map(|address| address.is_loopback()), Ok(true));
    }
}
