//! What front matter holds below `extra:`, as templates see it: by YAML 1.2's core schema.
//!
//! Comes in: values with places. Goes out: JSON. A number that JSON cannot hold stays the text that was written.
//! Does not know: what anything below `extra:` is for.

use serde_json::{Number, Value as Json};

use super::scalar::{integer, is_integer, real, truth};
use crate::content::Extra;
use crate::markdown::yaml::{Map, Node, Scalar, Value};

pub(super) fn object(map: &Map) -> Extra {
    map.iter().map(|(key, node)| (key.value.clone(), json(node))).collect()
}

pub(super) fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar(scalar) => word(scalar),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(map) => Json::Object(object(map)),
    }
}

fn word(scalar: &Scalar) -> Json {
    let number = match integer(scalar).or_else(|| radix(scalar)) {
        Some(number) => Some(Number::from(number)),
        // Rounding a number of many digits, which is an identifier more often than not, would lose it.
        None if is_integer(scalar) => None,
        None => real(scalar).and_then(Number::from_f64),
    };
    match (truth(scalar), number) {
        (Some(truth), _) => Json::Bool(truth),
        (None, Some(number)) => Json::Number(number),
        (None, None) => Json::String(scalar.text.clone()),
    }
}

/// `0x1F` and `0o17`.
fn radix(scalar: &Scalar) -> Option<i64> {
    let (digits, radix) = match scalar.text.split_at_checked(2)? {
        ("0x", digits) => (digits, 16),
        ("0o", digits) => (digits, 8),
        _ => return None,
    };
    let plain = scalar.plain && digits.chars().all(|c| c.is_digit(radix));
    if plain { i64::from_str_radix(digits, radix).ok() } else { None }
}
