//! A picture of charts that can be looked at alone: on paper, with its colours.
//!
//! Comes in: charts with their places, words beside them, the styles of the look. Goes out: an SVG file. Does not know: which
//! charts.

use std::fmt::Write as _;

/// Charts beside each other, with words.
pub(super) struct Picture {
    pub(super) name: &'static str,
    pub(super) size: (u32, u32),
    /// Where each chart stands, how wide its place is, and the chart.
    pub(super) charts: Vec<(u32, u32, u32, String)>,
    /// Where words stand.
    pub(super) words: Vec<(u32, u32, &'static str)>,
}

/// The colours of the built-in look, light and dark, and the kinds that have them.
const COLOURS: &str = "\
:root{color-scheme:light dark;\
--paper:light-dark(#fcfbf9,#14181a);--ink:light-dark(#1a1f22,#e9eae4);--ink-2:light-dark(#4a5258,#b3babc);\
--ink-3:light-dark(#646c72,#949ca0);--line:light-dark(#dfe1da,#2c3337);--line-2:light-dark(#868e92,#6f797e);\
--granite:light-dark(#4d5a63,#93a1aa);--stone-1:light-dark(#56626a,#8f9ca4);--stone-2:light-dark(#65727a,#a7b3ba);\
--stone-3:light-dark(#47525a,#7d8a92);--lichen:light-dark(#566400,#c9d75b);--lichen-fill:light-dark(#b3c22f,#a9b83a);\
--sans:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif}\
.kind-pain{--kind:light-dark(#b0281f,#ff9c90)}.kind-workaround{--kind:light-dark(#8a4a00,#f0b26c)}\
.kind-workflow{--kind:light-dark(#22589f,#93bdf6)}.kind-avoided{--kind:light-dark(#773f99,#d3b0ee)}\
.kind-ask{--kind:light-dark(#00676d,#70d0d3)}.kind-praise{--kind:light-dark(#1c6a40,#80d2a1)}\
.kind-counter{--kind:light-dark(#50575d,#b9bfc2)}\
.paper{fill:var(--paper)}.words{fill:var(--ink-2);font:13px var(--sans)}";

impl Picture {
    /// The picture as a file.
    pub(super) fn to_svg(&self, styles: &[String]) -> String {
        let (width, height) = self.size;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\">\n<style>{COLOURS}{}</style>\n\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n",
            styles.iter().map(|sheet| self.rules(sheet)).collect::<String>()
        );
        for (x, y, width, chart) in &self.charts {
            // What stands in the place of a chart's box on a page.
            let place = format!("<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\">");
            writeln!(svg, "{place}{chart}</svg>").expect("a string takes all that is written");
        }
        for (x, y, words) in &self.words {
            writeln!(svg, "<text class=\"words\" x=\"{x}\" y=\"{y}\">{words}</text>").expect("as above");
        }
        svg + "</svg>\n"
    }

    /// The rules of the look for these charts, on one line.
    fn rules(&self, styles: &str) -> String {
        let parts = styles.split("@layer parts {").nth(1).expect("charts have a layer");
        let parts = parts.split("\n}\n").next().expect("a split has a first part");
        let rules = parts.split("\n\n").filter_map(|rule| {
            let rule = rule.rsplit("*/").next().expect("a split has a last part");
            let (selectors, declarations) = rule.split_once(" {")?;
            let selectors = selectors.split(",\n").map(str::trim).filter(|selector| self.concerns(selector));
            let selectors = selectors.collect::<Vec<_>>().join(",");
            let declarations: String =
                declarations.trim_end_matches(['}', '\n', ' ', ';']).lines().map(str::trim).collect();
            (!selectors.is_empty()).then(|| format!("{selectors}{{{}}}", declarations.replace(": ", ":")))
        });
        rules.collect()
    }

    /// Whether a selector is of every chart, or of one in the picture.
    fn concerns(&self, selector: &str) -> bool {
        let class = selector.trim_start_matches('.').split([' ', ':']).next().expect("a split has a first part");
        let has = |text: &str| self.charts.iter().any(|(.., chart)| chart.contains(text));
        class == "chart" || has(&format!("chart {class}\"")) || has(&format!("class=\"{class}\""))
    }
}
