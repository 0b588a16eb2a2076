//! One file of the site: what it depends on, and its bytes.
//!
//! Comes in: a study and which of its files is meant. Goes out: bytes, or the content file that it is a copy of.
//! Does not know: who else has asked for it.

use std::cell::RefCell;

use super::Study;
use super::publish::Standing;
use crate::base::hash::{Digest, Hasher};
use crate::base::path::{OutPath, SourcePath};
use crate::diagnostic::{Checked, Diagnostic};
use crate::output::{Footprint, OutputError, Sink};
use crate::site::{Content, PageData};
use crate::source::Snapshot;

/// Which file of a study's site; it means something only together with that study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// Into the plan's pages.
    Page(usize),
    /// Into the look's assets.
    LookAsset(usize),
    /// Into the plan's assets.
    ContentAsset(usize),
}

impl Item {
    /// Every file. The data files and the page of priorities take longest: begun first, no thread waits for them at the
    /// end.
    pub(super) fn all(study: &Study) -> Vec<Self> {
        let is_slow = |page: &usize| study.plan.pages[*page].kind.is_slow;
        let (slow, others): (Vec<usize>, Vec<usize>) = (0..study.plan.pages.len()).partition(is_slow);
        let mut items: Vec<Self> = slow.into_iter().map(Self::Page).collect();
        items.extend((0..study.look.assets().len()).map(Self::LookAsset));
        items.extend((0..study.plan.assets.len()).map(Self::ContentAsset));
        items.extend(others.into_iter().map(Self::Page));
        items
    }
}

/// One file of a study's site.
#[derive(Debug, Clone, Copy)]
pub struct Artifact<'s> {
    study: &'s Study,
    item: Item,
}

/// A file of the site that was put into a sink, or kept there.
#[derive(Debug)]
pub(super) struct Put {
    pub(super) path: OutPath,
    /// What stands for all that a page was made from, if anybody wants to know.
    pub(super) depends: Option<Digest>,
    /// What tells that it is the file that was kept.
    pub(super) kept: Option<Footprint>,
}

/// What can be said of a file before its bytes are made.
pub(super) enum Fresh<'s> {
    /// The bytes depend on nothing but this digest; they are made from the page's data when they are needed.
    Page(Digest, Box<PageData<'s>>),
    /// The bytes are there.
    Bytes(Vec<u8>),
    /// It is this file.
    Copy(&'s SourcePath),
}

impl<'s> Artifact<'s> {
    pub(super) fn new(study: &'s Study, item: Item) -> Self {
        Self { study, item }
    }

    pub(super) fn item(&self) -> Item {
        self.item
    }

    /// Where it goes.
    pub fn path(&self) -> OutPath {
        let study = self.study;
        match self.item {
            Item::Page(index) => study.plan.pages[index].route.out_path(),
            Item::LookAsset(index) => study.look.assets()[index].path.clone(),
            Item::ContentAsset(index) => study.plan.assets[index].1.out_path(),
        }
    }

    /// Puts it into a sink, or lets the sink keep it; what keeps it from being made is a complaint. Of a page goes out what
    /// stands for all that it was made from, where `standing` says that somebody wants to know.
    pub(super) fn put(
        &self,
        snapshot: &Snapshot,
        sink: &dyn Sink,
        standing: Option<&Standing>,
    ) -> Result<Checked<Put>, OutputError> {
        let study = self.study;
        let mut put = Put { path: self.path(), depends: None, kept: None };
        let complaint = match self.item {
            Item::Page(index) => page(study, index, sink, standing, &mut put)?,
            Item::ContentAsset(index) => copy(&study.plan.assets[index].0, &put.path, snapshot, sink)?,
            Item::LookAsset(index) => {
                sink.put(&put.path, &study.look.assets()[index].bytes)?;
                None
            }
        };
        Ok(Checked::new(put, complaint.into_iter().collect()))
    }

    /// What can be said of it before its bytes are made.
    pub(super) fn fresh(&self) -> Fresh<'s> {
        let study = self.study;
        match self.item {
            Item::Page(index) => match study.content(&study.plan.pages[index]) {
                Content::Page(page) => Fresh::Page(depends(study, &page), page),
                Content::Bytes(pieces) => Fresh::Bytes(pieces.concat()),
            },
            Item::LookAsset(index) => Fresh::Bytes(study.look.assets()[index].bytes.clone()),
            Item::ContentAsset(index) => Fresh::Copy(&study.plan.assets[index].0),
        }
    }
}

thread_local! {
    /// What the last page was written in: for so much fresh memory each time, the system takes as long as we do.
    static PAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What stands for all that a page is made from.
fn depends(study: &Study, page: &PageData<'_>) -> Digest {
    let mut hasher = Hasher::new();
    hasher.digest(study.look.pages_digest());
    page.hash_into(&mut hasher);
    hasher.finish()
}

/// Makes a page, unless it stands as it would be made; a template that cannot be filled is a complaint.
fn page(
    study: &Study,
    index: usize,
    sink: &dyn Sink,
    standing: Option<&Standing>,
    put: &mut Put,
) -> Result<Option<Diagnostic>, OutputError> {
    let page = match study.content(&study.plan.pages[index]) {
        Content::Page(page) => page,
        Content::Bytes(pieces) => {
            sink.put_pieces(&put.path, &pieces.iter().map(Vec::as_slice).collect::<Vec<_>>())?;
            return Ok(None);
        }
    };
    if let Some(standing) = standing {
        let now = depends(study, &page);
        put.depends = Some(now);
        let stands = standing.get(&put.path).filter(|(then, _)| *then == now);
        if let Some((_, footprint)) = stands
            && sink.keep(&put.path)?
        {
            put.kept = Some(*footprint);
            return Ok(None);
        }
    }
    let mut html = PAGE.take();
    html.clear();
    let complaint = match study.look.render(&page, &mut html) {
        Ok(()) => sink.put(&put.path, html.as_bytes()).map(|()| None),
        Err(complaint) => Ok(Some(*complaint)),
    };
    PAGE.replace(html);
    complaint
}

/// Copies a file as it is; one that cannot be read is a complaint.
fn copy(
    from: &SourcePath,
    to: &OutPath,
    snapshot: &Snapshot,
    sink: &dyn Sink,
) -> Result<Option<Diagnostic>, OutputError> {
    if let Some((name, file)) = snapshot.open(from) {
        let file = file.map_err(|source| OutputError::Unreadable { path: name.clone(), source })?;
        sink.put_copy(to, &name, &file)?;
        return Ok(None);
    }
    let mut complaints = Vec::new();
    if let Some(bytes) = snapshot.read(from).unload(&mut complaints) {
        sink.put(to, &bytes)?;
    }
    Ok(complaints.pop())
}
