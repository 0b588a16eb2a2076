//! What somebody of the platform's side may have done with an interview: asked, sat in, listened since, coded.
//!
//! Comes in: nothing, these are the types. Goes out: [`HearerRole`], [`HearerRoles`]. Does not know: who did it.

/// What somebody of the platform's side did with an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HearerRole {
    /// Asked.
    Interviewer,
    /// Was there, silent.
    Observer,
    /// Has listened to it since.
    Listener,
    /// Marked quotes in it.
    Coder,
}

impl HearerRole {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Interviewer, Self::Observer, Self::Listener, Self::Coder];

    /// Its key in words and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Observer => "observer",
            Self::Listener => "listener",
            Self::Coder => "coder",
        }
    }
}

/// What somebody did with an interview: any of the roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HearerRoles(u8);

impl HearerRoles {
    /// Whether a role is among them.
    pub fn has(self, role: HearerRole) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// Whether whoever has them heard the interview. Who only marked quotes may have read it.
    pub fn is_heard(self) -> bool {
        [HearerRole::Interviewer, HearerRole::Observer, HearerRole::Listener].into_iter().any(|role| self.has(role))
    }

    /// The roles, in order.
    pub fn iter(self) -> impl Iterator<Item = HearerRole> {
        HearerRole::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// With one role more.
    pub fn add(&mut self, role: HearerRole) {
        self.0 |= Self::bit(role);
    }

    fn bit(role: HearerRole) -> u8 {
        1 << role as u8
    }
}
