//! How many themes there are, said alike on every page.
//!
//! Comes in: the site's context, themes. Goes out: their number in words. Does not know: which page says it.

use super::context::PageContext;
use crate::analysis::themes::GroupedThemes;
use crate::knowledge::ThemeId;
use crate::release::ReleasedTheme;

impl PageContext<'_> {
    /// "20 themes in 5 groups": those that only group others are no themes of their own.
    pub fn themes_in_groups(&self, themes: impl Iterator<Item = ThemeId>) -> String {
        let GroupedThemes { themes, groups } = self.site.analysis.grouped_themes(&themes.collect());
        let themes = self.words().count("count.themes", themes);
        if groups == 0 { themes } else { self.words().count_of("count.in_groups", groups, &[("themes", &themes)]) }
    }

    /// The same of all that may be shown.
    pub fn all_themes(&self) -> String {
        self.themes_in_groups(self.released().themes().map(ReleasedTheme::id))
    }
}
