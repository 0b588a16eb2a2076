//! The colours of pictures that stand alone: those of the built-in look, since no style sheet reaches them.
//!
//! Comes in: nothing. Goes out: colours, and the style of a pile of stones. Does not know: what is drawn in them.

/// Colours that go together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Palette {
    pub(super) paper: &'static str,
    pub(super) ink: &'static str,
    pub(super) ink_2: &'static str,
    pub(super) line: &'static str,
    pub(super) line_2: &'static str,
    pub(super) stones: [&'static str; 3],
}

/// On light paper.
pub(super) const LIGHT: Palette = Palette {
    paper: "#fcfbf9",
    ink: "#1a1f22",
    ink_2: "#4a5258",
    line: "#dfe1da",
    line_2: "#868e92",
    stones: ["#56626a", "#65727a", "#47525a"],
};

/// On dark paper.
pub(super) const DARK: Palette = Palette {
    paper: "#14181a",
    ink: "#e9eae4",
    ink_2: "#b3babc",
    line: "#2c3337",
    line_2: "#6f797e",
    stones: ["#8f9ca4", "#a7b3ba", "#7d8a92"],
};

impl Palette {
    /// The rules for what a picture is made of.
    pub(super) fn rules(self) -> String {
        let Self { paper, ink, ink_2, line, line_2, stones: [one, two, three] } = self;
        format!(
            ".paper{{fill:{paper};stroke:{line_2}}}.ink{{fill:{ink}}}.ink-2{{fill:{ink_2}}}.line{{stroke:{line}}}\
             .stone-1{{fill:{one}}}.stone-2{{fill:{two}}}.stone-3{{fill:{three}}}\
             .hollow{{fill:{paper};stroke:{line_2};stroke-width:1.1}}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_look() {
        let tokens = include_str!("../../../themes/default/static/css/tokens.css");
        let pairs = [
            ("paper", LIGHT.paper, DARK.paper),
            ("ink", LIGHT.ink, DARK.ink),
            ("ink-2", LIGHT.ink_2, DARK.ink_2),
            ("line", LIGHT.line, DARK.line),
            ("line-2", LIGHT.line_2, DARK.line_2),
            ("stone-1", LIGHT.stones[0], DARK.stones[0]),
            ("stone-2", LIGHT.stones[1], DARK.stones[1]),
            ("stone-3", LIGHT.stones[2], DARK.stones[2]),
        ];
        for (name, light, dark) in pairs {
            assert!(tokens.contains(&format!("--{name}: light-dark({light}, {dark});")), "{name}");
        }
    }
}
