//! Pages get dressed: templates, styles and scripts turn what a page shows into bytes.
//!
//! Comes in: the built-in look, the files that a site puts over it, [pages](crate::site::PageData).
//! Goes out: a [`Look`], its files, and the bytes of each page. Does not know: the content.

mod assets;
mod complaint;
mod engine;
mod limits;
mod name;
mod overlay;
pub mod picture;
mod png_writer;
mod probe;
mod script;
mod words;

use std::sync::Arc;

use crate::base::hash::{Digest, Hasher};
use crate::base::path::{OutPath, SourcePath};
use crate::config::Settings;
use crate::diagnostic::{Checked, Diagnostic};
use crate::site::words::Words;
use crate::site::{LookAsset, PageData, PageHtml};

pub use name::Asset;

/// Templates that are ready to be filled, and the files that go with them.
#[derive(Debug)]
pub struct Look {
    engine: engine::Engine,
    words: Arc<Words>,
    assets: Vec<Asset>,
    digest: Digest,
    templates_digest: Digest,
    pages_digest: Digest,
}

/// A file of the site's own look, `themes/<look>/…`.
#[derive(Debug, Clone)]
pub struct LookFile<'a> {
    /// Where it lies in the site.
    pub path: SourcePath,
    /// What is in it.
    pub bytes: &'a [u8],
}

impl Look {
    /// Puts a site's own files over the built-in look and reads the templates. With a broken template the built-in look
    /// stands in for all of it, so that the rest of a build can go on and complain of what else is wrong.
    pub fn load(settings: &Settings, own: &[LookFile<'_>]) -> Checked<Self> {
        let folder = format!("themes/{}", settings.look);
        let mut diagnostics = Vec::new();
        let files = overlay::overlay(&folder, own).report_into(&mut diagnostics);
        let assets = assets::assets(&files, &mut diagnostics);
        let words = Arc::new(Words::new(&settings.language));
        let engine = engine::Engine::new(settings, &words, &files, &assets, &mut diagnostics);
        let digest = Self::digest_of(settings, own);
        let templates: Vec<LookFile<'_>> =
            own.iter().filter(|file| overlay::is_template(&folder, file)).cloned().collect();
        let mut hasher = Hasher::new();
        hasher.digest(Self::digest_of(settings, &templates));
        assets.iter().for_each(|asset| hasher.bytes(asset.name.as_str().as_bytes()));
        let templates_digest = hasher.finish();
        assets.iter().for_each(|asset| hasher.bytes(asset.path.as_str().as_bytes()));
        let pages_digest = hasher.finish();
        Checked::new(Self { engine, words, assets, digest, templates_digest, pages_digest }, diagnostics)
    }

    /// What stands for all that a look is made from, but for the built-in files, which are the program's.
    pub fn digest_of(settings: &Settings, own: &[LookFile<'_>]) -> Digest {
        let mut hasher = Hasher::new();
        let Settings { title, description, language, base_url, look, .. } = settings;
        hasher.value(&(title, description, language, base_url, look));
        for file in own {
            hasher.bytes(file.path.as_str().as_bytes());
            hasher.bytes(file.bytes);
        }
        hasher.finish()
    }

    /// What stands for all that this look was made from.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What stands for the templates, and for what there is for them to name.
    pub fn templates_digest(&self) -> Digest {
        self.templates_digest
    }

    /// What stands for all of it that a page's bytes depend on: the templates, and what the other files are called.
    pub fn pages_digest(&self) -> Digest {
        self.pages_digest
    }

    /// What stands for a page's bytes, whatever its style sheets are called: an open page is shown in another style
    /// without being asked for again.
    pub fn digest_but_for_styles(&self, page: &[u8]) -> Digest {
        let styles: Vec<String> = self.styles().map(Asset::address).collect();
        let mut hasher = Hasher::new();
        let mut done = 0;
        for at in memchr::memmem::find_iter(page, name::FOLDER) {
            if let Some(style) = styles.iter().find(|style| page[at..].starts_with(style.as_bytes())) {
                hasher.bytes(&page[done..at]);
                done = at + style.len();
            }
        }
        hasher.bytes(&page[done..]);
        hasher.finish()
    }

    /// The words of the site's language.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The styles, scripts and other files that every page uses.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Those of them that are style sheets.
    pub fn styles(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter().filter(|asset| asset.is_style())
    }

    /// The file that is or was at a place, whatever was in it then.
    pub fn asset_once_at(&self, path: &OutPath) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.was_at(path))
    }

    /// What those files are called, and their places in the output.
    pub fn look_assets(&self) -> Vec<LookAsset> {
        let assets = self.assets.iter();
        assets.map(|asset| LookAsset { name: asset.name.clone(), path: asset.path.clone() }).collect()
    }

    /// Whether the site brings templates of its own.
    pub fn has_own_templates(&self) -> bool {
        self.engine.has_own_templates()
    }

    /// Writes a page; a template that cannot be filled is a complaint about the template, the same for every page
    /// that it concerns.
    pub fn render(&self, page: &PageData<'_>, out: &mut PageHtml) -> Result<(), Box<Diagnostic>> {
        self.engine.render(page, out)
    }
}

#[cfg(test)]
mod tests;
