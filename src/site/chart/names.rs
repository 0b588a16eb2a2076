//! Names in a chart, where they have only so much room.
//!
//! Comes in: a name, how many letters have room. Goes out: its text, cut if it must be. Does not know: whose name it is, the
//! font.

use super::svg::{SvgAttribute, SvgWriter};
use crate::base::letters;

/// Writes a name; of one that is too long the beginning, and all of it to a pointer and to a screen reader.
pub(super) fn name(svg: &mut SvgWriter, attributes: &[SvgAttribute<'_>], name: &str, most: usize) {
    let short = beginning(name, most);
    if short == name {
        return svg.text("text", attributes, name);
    }
    let labelled = [attributes, &[("aria-label", name.into())]].concat();
    svg.open("text", &labelled);
    svg.text("title", &[], name);
    svg.text("tspan", &[], &short);
    svg.close("text");
}

/// How many letters a name is as wide as; one of a script without spaces is as wide as two.
pub(super) fn letters_of(name: &str) -> usize {
    name.chars().map(width).sum()
}

fn width(c: char) -> usize {
    if letters::is_unspaced(c) { 2 } else { 1 }
}

/// As much of a name as has room.
fn beginning(name: &str, most: usize) -> String {
    if letters_of(name) <= most {
        return name.to_owned();
    }
    let mut left = most - 1;
    let fits = |c: &char| {
        let is_in = width(*c) <= left;
        left = left.saturating_sub(width(*c));
        is_in
    };
    let short: String = name.chars().take_while(fits).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_where_its_room_ends() {
        assert_eq!(beginning("流水线太慢了", 12), "流水线太慢了");
        assert_eq!(beginning("流水线太慢了", 11), "流水线太慢…");
        assert_eq!(beginning("a b c", 4), "a b…");
    }
}
