//! One file of the site: what it depends on, and its bytes.
//!
//! Comes in: a planned site and which of its files is meant. Goes out: bytes, or the content file that it is a copy of.
//! Does not know: who else has asked for it.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::planned::PlannedSite;
use crate::base::hash::{Digest, Hasher};
use crate::base::headers::{ALWAYS, OF_PICTURES, framed_policy};
use crate::base::path::{OutPath, SourcePath};
use crate::diagnostic::{Checked, Diagnostic};
use crate::look::Look;
use crate::look::picture::{picture, picture_digest};
use crate::output::{Footprint, OutputError, Sink};
use crate::site::page_kind::{PictureFormat, Readers};
use crate::site::{Content, PageData, PageHtml};
use crate::source::Snapshot;

/// Which file of a site; it means something only together with that site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArtifactId {
    /// Into the plan's pages.
    Page(usize),
    /// The Markdown beside one of these.
    Markdown(usize),
    /// Into the look's assets.
    LookAsset(usize),
    /// Into the plan's assets.
    ContentAsset(usize),
}

/// One file of a site.
#[derive(Debug, Clone, Copy)]
pub struct Artifact<'s> {
    site: &'s PlannedSite,
    id: ArtifactId,
}

/// Pages of an earlier build that lie in the folder as that build has left them, each with the digest of what it was made
/// from.
pub(super) type ReusablePages = FxHashMap<OutPath, (Digest, Footprint)>;

/// A file of the site that was put into a sink, or kept there.
#[derive(Debug)]
pub(super) struct WrittenFile {
    pub(super) path: OutPath,
    /// The digest of all that a page was made from, if anybody wants to know.
    pub(super) depends: Option<Digest>,
    /// The footprint of the file that was kept.
    pub(super) kept: Option<Footprint>,
}

/// Where a file comes from.
pub(super) enum ArtifactSource<'s> {
    /// The content file that it is a copy of.
    Copy(&'s SourcePath),
    /// It is made of these.
    Made(Ingredients<'s>),
}

/// What a file is made from.
pub(super) enum Ingredients<'s> {
    /// A page, with the digest of all that its bytes depend on.
    Page(Digest, Box<PageData<'s>>),
    /// The same page as Markdown: what makes the one stale makes the other.
    Markdown(Digest, Box<PageData<'s>>),
    /// A picture: the digest of all that its bytes depend on, what it is to be, and the SVG that it is made of.
    Picture(Digest, PictureFormat, String),
    /// Bytes that are there.
    Bytes(Vec<u8>),
}

/// The bytes of a file that was made.
pub(super) struct MadeBytes {
    pub(super) bytes: Vec<u8>,
    /// Their digest, which for a page is the same whatever its style sheets are called.
    pub(super) digest: Digest,
}

impl MadeBytes {
    fn new(bytes: Vec<u8>) -> Self {
        Self { digest: Digest::of(&bytes), bytes }
    }
}

impl Ingredients<'_> {
    /// The digest of all that the bytes depend on, where that is known before they are made.
    pub(super) fn depends(&self) -> Option<Digest> {
        match self {
            Self::Page(depends, _) | Self::Markdown(depends, _) | Self::Picture(depends, ..) => Some(*depends),
            Self::Bytes(_) => None,
        }
    }

    /// Makes the bytes. The error is why a template cannot be filled.
    pub(super) fn bytes(self, look: &Look) -> Result<MadeBytes, Box<Diagnostic>> {
        let (mut page, mut markdown) = (PageHtml::default(), String::new());
        Ok(match self {
            Self::Bytes(bytes) => MadeBytes::new(bytes),
            Self::Picture(_, format, svg) => MadeBytes::new(picture(format, svg)),
            Self::Page(_, data) => {
                look.render(&data, &mut page)?;
                MadeBytes { digest: look.digest_but_for_styles(page.text.as_bytes()), bytes: page.text.into_bytes() }
            }
            Self::Markdown(_, data) => {
                look.render(&data, &mut page)?;
                data.write_markdown(&page, &mut markdown);
                MadeBytes::new(markdown.into_bytes())
            }
        })
    }
}

impl PlannedSite {
    /// All files of the site. Some pages and data files take longest: begun first, no thread waits for them at the end.
    pub fn artifacts(&self) -> impl Iterator<Item = Artifact<'_>> {
        let is_slow = |page: &usize| self.plan.pages[*page].kind.is_slow;
        let (slow, others): (Vec<usize>, Vec<usize>) = (0..self.plan.pages.len()).partition(is_slow);
        let ids = slow.into_iter().map(ArtifactId::Page);
        let ids = ids.chain((0..self.look.assets().len()).map(ArtifactId::LookAsset));
        let ids = ids.chain((0..self.plan.assets.len()).map(ArtifactId::ContentAsset));
        let pages = others.into_iter().map(ArtifactId::Page);
        let has_markdown = |page: &usize| self.plan.pages[*page].markdown().is_some();
        let markdown = (0..self.plan.pages.len()).filter(has_markdown).map(ArtifactId::Markdown);
        ids.chain(pages).chain(markdown).map(|id| self.artifact(id))
    }

    /// All files of the site, to be found by their paths.
    pub(super) fn artifacts_by_path(&self) -> FxHashMap<OutPath, ArtifactId> {
        self.artifacts().map(|artifact| (artifact.path(), artifact.id)).collect()
    }

    /// Those of them that are made on their own: Markdown is made with its page.
    pub(super) fn artifacts_to_put(&self) -> impl Iterator<Item = Artifact<'_>> {
        self.artifacts().filter(|artifact| !matches!(artifact.id, ArtifactId::Markdown(_)))
    }

    pub(super) fn artifact(&self, id: ArtifactId) -> Artifact<'_> {
        Artifact { site: self, id }
    }
}

impl<'s> Artifact<'s> {
    /// Its path in the output.
    pub fn path(&self) -> OutPath {
        let site = self.site;
        match self.id {
            ArtifactId::Page(index) => site.plan.pages[index].route.out_path(),
            ArtifactId::Markdown(index) => site.plan.pages[index].route.markdown().out_path(),
            ArtifactId::LookAsset(index) => site.look.assets()[index].path.clone(),
            ArtifactId::ContentAsset(index) => site.plan.assets[index].1.out_path(),
        }
    }

    /// Whether it is a page or a data file: something that is made, and not copied.
    pub(super) fn is_made(&self) -> bool {
        matches!(self.id, ArtifactId::Page(_) | ArtifactId::Markdown(_))
    }

    /// What a picture is drawn from, where it is one.
    pub(super) fn drawing(&self) -> Option<String> {
        let ArtifactId::Page(index) = self.id else { return None };
        let planned = &self.site.plan.pages[index];
        if planned.kind.readers != Readers::Pictures {
            return None;
        }
        match self.site.content(planned) {
            Content::Picture(_, svg) => Some(svg),
            Content::Page(_) | Content::Bytes(_) => None,
        }
    }

    /// Its headers that are not those of every file.
    pub(super) fn own_headers(&self) -> Vec<(&'static str, String)> {
        let ArtifactId::Page(index) = self.id else { return Vec::new() };
        match self.site.plan.pages[index].kind.readers {
            Readers::Frames => {
                let ancestors = &self.site.settings().publishing.frame_ancestors;
                vec![(ALWAYS[0].0, framed_policy(ancestors))]
            }
            Readers::Pictures => vec![(OF_PICTURES.0, OF_PICTURES.1.to_owned())],
            Readers::People | Readers::Others => Vec::new(),
        }
    }

    /// Where it comes from.
    pub(super) fn source(&self) -> ArtifactSource<'s> {
        let site = self.site;
        let page = match self.id {
            ArtifactId::ContentAsset(index) => return ArtifactSource::Copy(&site.plan.assets[index].0),
            ArtifactId::LookAsset(index) => {
                return ArtifactSource::Made(Ingredients::Bytes(site.look.assets()[index].bytes.clone()));
            }
            ArtifactId::Page(index) | ArtifactId::Markdown(index) => site.content(&site.plan.pages[index]),
        };
        ArtifactSource::Made(match page {
            Content::Page(page) if matches!(self.id, ArtifactId::Markdown(_)) => {
                Ingredients::Markdown(depends(site, &page), page)
            }
            Content::Page(page) => Ingredients::Page(depends(site, &page), page),
            Content::Bytes(pieces) => Ingredients::Bytes(pieces.concat()),
            Content::Picture(format, svg) => Ingredients::Picture(picture_digest(&svg), format, svg),
        })
    }

    /// Puts it into a sink, or lets the sink keep it, a page with its Markdown; what keeps it from being made is a complaint.
    /// The digest of what a page is made from goes out where there are reusable pages, be they none.
    pub(super) fn put(
        &self,
        snapshot: &Snapshot,
        sink: &dyn Sink,
        reusable: Option<&ReusablePages>,
    ) -> Result<Checked<Vec<WrittenFile>>, OutputError> {
        let site = self.site;
        let mut written = vec![WrittenFile { path: self.path(), depends: None, kept: None }];
        let path = &written[0].path;
        let complaint = match self.id {
            ArtifactId::Page(index) => {
                let markdown = site.plan.pages[index].markdown().map(|route| route.out_path());
                written.extend(markdown.map(|path| WrittenFile { path, depends: None, kept: None }));
                page(site, index, sink, reusable, &mut written)?
            }
            ArtifactId::Markdown(_) => None,
            ArtifactId::ContentAsset(index) => copy(&site.plan.assets[index].0, path, snapshot, sink)?,
            ArtifactId::LookAsset(index) => {
                sink.put(path, &site.look.assets()[index].bytes)?;
                None
            }
        };
        Ok(Checked::new(written, complaint.into_iter().collect()))
    }
}

thread_local! {
    /// What the last page and its Markdown were written in: for so much fresh memory each time, the system takes as long as we
    /// do.
    static PAGE: RefCell<(PageHtml, String)> = RefCell::default();
}

/// The digest of all that a page is made from.
fn depends(site: &PlannedSite, page: &PageData<'_>) -> Digest {
    let mut hasher = Hasher::new();
    hasher.digest(site.look.pages_digest());
    page.hash_into(&mut hasher);
    hasher.finish()
}

/// Makes a page with its Markdown, a data file, or a picture, unless it lies there as it would be made; a template that cannot
/// be filled is a complaint.
fn page(
    site: &PlannedSite,
    index: usize,
    sink: &dyn Sink,
    reusable: Option<&ReusablePages>,
    written: &mut [WrittenFile],
) -> Result<Option<Diagnostic>, OutputError> {
    let page = match site.content(&site.plan.pages[index]) {
        Content::Page(page) => page,
        Content::Picture(format, svg) => {
            if !are_kept(|| picture_digest(&svg), sink, reusable, written)? {
                let bytes = picture(format, svg);
                written.iter().try_for_each(|file| sink.put(&file.path, &bytes))?;
            }
            return Ok(None);
        }
        Content::Bytes(pieces) => {
            let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            written.iter().try_for_each(|file| sink.put_pieces(&file.path, &pieces))?;
            return Ok(None);
        }
    };
    if are_kept(|| depends(site, &page), sink, reusable, written)? {
        return Ok(None);
    }
    let (mut html, mut markdown) = PAGE.take();
    html.clear();
    markdown.clear();
    let complaint = match site.look.render(&page, &mut html) {
        Ok(()) => put_forms(&page, &html, &mut markdown, sink, written).map(|()| None),
        Err(complaint) => Ok(Some(*complaint)),
    };
    PAGE.replace((html, markdown));
    complaint
}

/// Lets the sink keep the files that were made from the same; whether those are all.
fn are_kept(
    depends: impl FnOnce() -> Digest,
    sink: &dyn Sink,
    reusable: Option<&ReusablePages>,
    written: &mut [WrittenFile],
) -> Result<bool, OutputError> {
    if let Some(reusable) = reusable {
        let now = depends();
        written.iter_mut().try_for_each(|file| keep(file, now, reusable, sink))?;
    }
    Ok(written.iter().all(|file| file.kept.is_some()))
}

/// Lets the sink keep a file that was made from the same.
pub(super) fn keep(
    file: &mut WrittenFile,
    now: Digest,
    reusable: &ReusablePages,
    sink: &dyn Sink,
) -> Result<(), OutputError> {
    file.depends = Some(now);
    let same = reusable.get(&file.path).filter(|(then, _)| *then == now);
    if let Some((_, footprint)) = same
        && sink.keep(&file.path)?
    {
        file.kept = Some(*footprint);
    }
    Ok(())
}

/// Puts a page and its Markdown, where they are not kept.
fn put_forms(
    page: &PageData<'_>,
    html: &PageHtml,
    markdown: &mut String,
    sink: &dyn Sink,
    written: &[WrittenFile],
) -> Result<(), OutputError> {
    let mut files = written.iter();
    if let Some(file) = files.next().filter(|file| file.kept.is_none()) {
        sink.put(&file.path, html.text.as_bytes())?;
    }
    if let Some(file) = files.next().filter(|file| file.kept.is_none()) {
        page.write_markdown(html, markdown);
        sink.put(&file.path, markdown.as_bytes())?;
    }
    Ok(())
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
    if let Some(bytes) = snapshot.read(from).report_into(&mut complaints) {
        sink.put(to, &bytes)?;
    }
    Ok(complaints.pop())
}
