//! Dense ids and the arenas that they index.
//!
//! An id is a number that means something only inside the one value that gave it out. What must survive a rebuild
//! (addresses, data files) uses slugs instead. Does not know: what is numbered.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A dense number for one kind of thing, given out by an [`IdVec`] in the order of insertion.
pub trait Id: Copy + Eq + Ord + std::hash::Hash {
    /// The id at a place in the arena.
    fn from_index(index: usize) -> Self;
    /// The place in the arena.
    fn index(self) -> usize;
}

/// The number for a place in an arena.
pub fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 things of a kind fit in memory")
}

/// Declares a newtype over `u32` that implements [`Id`].
#[macro_export]
macro_rules! dense_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $crate::base::id::Id for $name {
            fn from_index(index: usize) -> Self {
                Self($crate::base::id::number(index))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

/// A vector that is indexed by one kind of id only.
#[derive(Debug, Clone)]
pub struct IdVec<I, T> {
    items: Vec<T>,
    ids: PhantomData<fn(I)>,
}

impl<I, T> Default for IdVec<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), ids: PhantomData }
    }
}

impl<I: Id, T> IdVec<I, T> {
    /// With room for so many items.
    pub fn with_capacity(items: usize) -> Self {
        Self { items: Vec::with_capacity(items), ids: PhantomData }
    }

    /// Adds an item and gives its id.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::from_index(self.items.len() - 1)
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items in the order of their ids.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = I> + DoubleEndedIterator + use<I, T> {
        (0..self.items.len()).map(I::from_index)
    }

    /// The items with their ids, in order.
    pub fn enumerate(&self) -> impl DoubleEndedIterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(index, item)| (I::from_index(index), item))
    }
}

impl<I: Id, T> FromIterator<T> for IdVec<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(items: It) -> Self {
        Self { items: items.into_iter().collect(), ids: PhantomData }
    }
}

impl<I: Id, T> Index<I> for IdVec<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for IdVec<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<'a, I: Id, T> IntoIterator for &'a IdVec<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
