//! The parts of the navigation: what each is called, where it stands, and whether there is anything in it.
//!
//! Comes in: what is released. Goes out: [`Section`]s. Does not know: any page, how the navigation is drawn.

use super::route::Route;
use crate::release::Released;

/// A part of the navigation: what opens when it is clicked is the page at its address.
#[derive(Debug)]
pub struct Section {
    /// Its place, from the left.
    pub order: u8,
    /// The name of its title among the words of the navigation; no two have the same.
    pub name: &'static str,
    /// Where it stands, where one row cannot hold all.
    pub group: NavGroup,
    /// The page that it opens.
    pub address: fn() -> Route,
    /// Whether there is anything in it.
    pub is_shown: fn(Released<'_>) -> bool,
}

/// What parts of the site have in common; also the order of the menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NavGroup {
    /// It stays in the row.
    Row,
    /// What was heard, and from whom.
    Evidence,
    /// What follows from it.
    Decisions,
    /// How the study is done.
    Method,
}

impl NavGroup {
    /// Those that have a menu.
    pub(super) const MENUS: [Self; 3] = [Self::Evidence, Self::Decisions, Self::Method];

    /// The name of its title among the words of the menus, and the end of its place in the page.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Evidence => "evidence",
            Self::Decisions => "decisions",
            Self::Method => "method",
        }
    }
}
