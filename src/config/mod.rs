//! `site.toml` as settings: every key has a default, a study without the file builds.
//!
//! Comes in: the file's text. Goes out: [`Settings`] and complaints with places.
//! Does not know: the file system, the phases that use the settings.

/// All settings of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// `title` of the site.
    pub title: String,
    /// `description`: one sentence for search engines and the feed.
    pub description: Option<String>,
    /// `base_url`: where the site will stand, `http` or `https`, ends with `/`; a path is allowed.
    pub base_url: String,
    /// `language` of the site's content, a BCP 47 tag.
    pub language: String,
    /// `look`: the folder below `themes/` whose files go before the built-in ones.
    pub look: String,
    /// `[study]`.
    pub study: Study,
    /// `[scoring]`.
    pub scoring: Scoring,
}

/// `[study]`: facts about the company and defaults for estimates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Study {
    /// `population`: people there are; otherwise the sum of head-counts.
    pub population: Option<u32>,
    /// `maturity`, −1 to 1: where an estimate names none.
    pub maturity: i8,
    /// `risk`, −1 to 1.
    pub risk: i8,
    /// `complexity`, −1 to 1.
    pub complexity: i8,
}

/// `[scoring]`: the policy of the formula; defaults from the scoring contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    /// `point_value` (U): what one strategic point is worth, in equivalent hours a quarter; by default
    /// 0.005 · N · H.
    pub point_value: Option<f64>,
    /// `hours` (H): working hours a person and quarter; 480.
    pub hours: f64,
    /// `load` (κ): equivalent hours an event, by cognitive load 0 to 4; 0, 0.1, 0.25, 0.5, 1.
    pub load: [f64; 5],
    /// `modifiers` (m): factors for −1, 0 and 1; 0.8, 1, 1.25.
    pub modifiers: [f64; 3],
    /// `[scoring.calendar]`.
    pub calendar: Calendar,
}

/// `[scoring.calendar]`: how many events a quarter each word comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// `daily`; 65.
    pub daily: f64,
    /// `weekly`; 13.
    pub weekly: f64,
    /// `fortnightly`; 6.5.
    pub fortnightly: f64,
    /// `monthly`; 3.
    pub monthly: f64,
    /// `quarterly`; 1.
    pub quarterly: f64,
    /// `yearly`; 0.25.
    pub yearly: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: "Research".to_owned(),
            description: None,
            base_url: "http://localhost/".to_owned(),
            language: "en".to_owned(),
            look: "default".to_owned(),
            study: Study::default(),
            scoring: Scoring::default(),
        }
    }
}

impl Default for Scoring {
    fn default() -> Self {
        Self {
            point_value: None,
            hours: 480.0,
            load: [0.0, 0.1, 0.25, 0.5, 1.0],
            modifiers: [0.8, 1.0, 1.25],
            calendar: Calendar::default(),
        }
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self { daily: 65.0, weekly: 13.0, fortnightly: 6.5, monthly: 3.0, quarterly: 1.0, yearly: 0.25 }
    }
}
