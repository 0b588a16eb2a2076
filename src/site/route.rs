//! Addresses: the only place that makes them.
//!
//! Comes in: slugs and paths. Goes out: [`Route`]s, and the links, files and full addresses that come of them.
//! Does not know: which pages there are, what stands on them.

use std::sync::Arc;

use crate::base::path::OutPath;
use crate::base::slug::Slug;
use crate::content::Kind;

/// The folder of the search's index.
const SEARCH: &str = "search/";
/// The file of it that names all others.
const MANIFEST: &str = "search/manifest.js";
/// The folder of all others.
const SHARDS: &str = "search/shards/";

/// An address in the site, from the site's root, as text and not yet encoded: `/themes/new-service/`.
///
/// A route that ends with `/` is a page's folder, any other is a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

impl Route {
    /// `/`
    pub fn home() -> Self {
        Self("/".into())
    }

    /// The list of a kind: `/themes/`.
    pub fn list(kind: Kind) -> Self {
        Self(format!("/{}/", kind.folder()).into())
    }

    /// Another page of the list of a kind: `/interviews/page/2/`. No slug has a slash, so it is no entry's.
    pub fn list_page(kind: Kind, number: usize) -> Self {
        Self(format!("/{}/page/{number}/", kind.folder()).into())
    }

    /// An entry: `/themes/new-service/`.
    pub fn entry(kind: Kind, slug: &Slug) -> Self {
        Self(format!("/{}/{slug}/", kind.folder()).into())
    }

    /// The feed of a page: `/themes/new-service/feed.xml`.
    pub fn feed(&self) -> Self {
        Self(format!("{}feed.xml", self.0).into())
    }

    /// The pages that go on where this one ends, numbered from 1: `/themes/new-service/all/`, `/themes/new-service/all/2/`.
    pub fn continued(&self, number: usize) -> Self {
        let page = &self.0;
        Self(if number == 1 { format!("{page}all/") } else { format!("{page}all/{number}/") }.into())
    }

    /// `/priorities/`
    pub fn priorities() -> Self {
        Self("/priorities/".into())
    }

    /// `/agreement/`
    pub fn agreement() -> Self {
        Self("/agreement/".into())
    }

    /// `/brief/`
    pub fn brief() -> Self {
        Self("/brief/".into())
    }

    /// `/coverage/`
    pub fn coverage() -> Self {
        Self("/coverage/".into())
    }

    /// `/waves/`
    pub fn waves() -> Self {
        Self("/waves/".into())
    }

    /// `/plan/`
    pub fn plan() -> Self {
        Self("/plan/".into())
    }

    /// `/search/`
    pub fn search() -> Self {
        Self("/search/".into())
    }

    /// `/search/settings.js`
    pub fn search_settings() -> Self {
        Self::own_file("search/settings.js")
    }

    /// `/opensearch.xml`
    pub fn opensearch() -> Self {
        Self::own_file("opensearch.xml")
    }

    /// `/data/compare.js`
    pub fn compare() -> Self {
        Self::own_file("data/compare.js")
    }

    /// `/data/what-if.js`
    pub fn what_if() -> Self {
        Self::own_file("data/what-if.js")
    }

    /// `/search/manifest.js`: the file of the search's index that names all others.
    pub fn search_manifest() -> Self {
        Self::own_file(MANIFEST)
    }

    /// `/search/shards/`: the folder of all others.
    pub fn search_shards() -> Self {
        Self(format!("/{SHARDS}").into())
    }

    /// `/search/shards/NAME.js`: one of all others, by its name.
    pub fn search_shard(name: &str) -> Self {
        Self(format!("/{SHARDS}{name}.js").into())
    }

    /// The name that a file of the search's index has, `manifest` the one that names all others; nothing for other files.
    pub fn shard_name(path: &OutPath) -> Option<&str> {
        let path = path.as_str();
        path.strip_prefix(SHARDS)
            .or_else(|| path.strip_prefix(SEARCH).filter(|_| path == MANIFEST))?
            .strip_suffix(".js")
    }

    /// A plain page, by its path of slugs: `/method/coding/`; `None` where a part of it could lead out.
    pub fn page(address: &str) -> Option<Self> {
        OutPath::new(address).map(|path| Self(format!("/{path}/").into()))
    }

    /// A file by its place in the output: `/feed.xml`.
    pub fn file(path: &OutPath) -> Self {
        Self(format!("/{path}").into())
    }

    /// A file of ours, named in the program.
    pub fn own_file(name: &'static str) -> Self {
        Self::file(&OutPath::new(name).expect("names of our own files are plain relative paths"))
    }

    /// What a page gives to pages of others: `/themes/new-service/embed/`.
    pub fn embed(&self) -> Self {
        Self(format!("{}embed/", self.0).into())
    }

    /// The badge of a page's subject: `/themes/new-service/badge.svg`.
    pub fn badge(&self) -> Self {
        Self(format!("{}badge.svg", self.0).into())
    }

    /// The picture for what shows where a link to a page leads: `/themes/new-service/preview.png`.
    pub fn preview(&self) -> Self {
        Self(format!("{}preview.png", self.0).into())
    }

    /// How a page is embedded, for programs: `/themes/new-service/oembed.json`.
    pub fn oembed(&self) -> Self {
        Self(format!("{}oembed.json", self.0).into())
    }

    /// The address as text, as the data files have it for ASCII slugs.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders above a page's, the highest first, but for the site's root.
    pub fn above(&self) -> impl Iterator<Item = Self> {
        let page = self.0.trim_end_matches('/').len();
        let slashes = self.0.bytes().enumerate().filter(move |(at, byte)| *byte == b'/' && (1..page).contains(at));
        slashes.map(|(at, _)| Self(self.0[..=at].into()))
    }

    /// The file that answers it.
    pub fn out_path(&self) -> OutPath {
        let path = &self.0[1..];
        let path = if self.0.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        OutPath::new(&path).expect("a route is made of plain parts")
    }

    /// The same page as Markdown, which lies beside it.
    pub fn markdown(&self) -> Self {
        Self(format!("{}{MARKDOWN}", self.0).into())
    }

    /// The address from the site's root, encoded for a browser.
    pub fn href(&self) -> String {
        let mut href = String::with_capacity(self.0.len());
        encode(&mut href, &self.0, &PATH);
        href
    }

    /// The address from the site's root, with a place on the page.
    pub fn href_at(&self, fragment: &str) -> String {
        let mut href = self.href();
        write_place(&mut href, fragment);
        href
    }

    fn write_relative_to(&self, out: &mut String, page: &Self) {
        let start = out.len();
        if self == page {
            encode(out, self.0.rsplit('/').next().unwrap_or_default(), &PATH);
        } else {
            let shared = shared_folders(&page.0, &self.0);
            let ups = page.0.bytes().skip(shared).filter(|byte| *byte == b'/').count();
            (0..ups).for_each(|_| out.push_str(UP));
            encode(out, &self.0[shared..], &PATH);
        }
        if out.len() == start {
            out.push_str("./");
        }
    }

    /// The full address: a base address that ends with `/`, and this.
    pub fn absolute(&self, base_url: &str) -> String {
        absolute(base_url, &self.href())
    }
}

/// The full address of what is at an encoded address from the site's root.
pub fn absolute(base_url: &str, href: &str) -> String {
    [base_url.trim_end_matches('/'), href].concat()
}

/// What links are relative to: it decides how an address looks.
#[derive(Debug, Clone)]
pub enum LinkBase {
    /// On a page: links are relative to it.
    Page(Route),
    /// On a page that answers at any address (404): links begin at the base address's path, `/` or `/research/`.
    Anywhere(String),
}

impl LinkBase {
    /// A page that answers at any address of a site.
    pub fn anywhere(base_url: &str) -> Self {
        Self::Anywhere(base_path(base_url).to_owned())
    }

    /// A link to an address.
    pub fn link(&self, to: &Route) -> String {
        let mut href = String::with_capacity(to.0.len() + UP.len() * 3);
        self.write_link(&mut href, to);
        href
    }

    /// A link to a place on a page; on the page itself only the place.
    pub fn link_at(&self, to: &Route, fragment: &str) -> String {
        let mut href = String::with_capacity(to.0.len() + UP.len() * 3 + fragment.len());
        self.write_way(&mut href, to);
        write_place(&mut href, fragment);
        href
    }

    /// Writes a link to an address.
    pub fn write_link(&self, out: &mut String, to: &Route) {
        match self {
            Self::Page(page) => to.write_relative_to(out, page),
            Self::Anywhere(base) => {
                out.push_str(base.trim_end_matches('/'));
                encode(out, &to.0, &PATH);
            }
        }
    }

    /// Writes a link that goes on with a place on the page: nothing on the page itself.
    pub fn write_way(&self, out: &mut String, to: &Route) {
        if !matches!(self, Self::Page(page) if page == to) {
            self.write_link(out, to);
        }
    }
}

/// The path of a full address: `/research/` of `https://x.example/research/`; `/` where there is none.
fn base_path(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.find('/').map_or("/", |slash| &rest[slash..])
}

/// How many bytes of two addresses are folders that they share; at least the first `/`.
fn shared_folders(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    a.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1)
}

/// Writes the end of a link that leads to a place on a page.
pub fn write_place(out: &mut String, fragment: &str) {
    out.push('#');
    encode(out, fragment, &FRAGMENT);
}

/// What a page is called as Markdown, in its folder.
pub const MARKDOWN: &str = "index.md";

/// One step towards the root.
const UP: &str = "../";

/// For each byte whether it may stand as it is.
type Kept = [bool; 256];

/// What may stand in a path as it is. A colon may not: at the start of a relative link it would end a scheme.
const PATH: Kept = kept(b"-._~/!$&'()*+,;=@");
/// What may stand in a fragment as it is.
const FRAGMENT: Kept = kept(b"-._~/!$&'()*+,;=@:?");

/// ASCII letters and digits, and some signs.
const fn kept(signs: &[u8]) -> Kept {
    let mut kept = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        kept[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    while at < signs.len() {
        kept[signs[at] as usize] = true;
        at += 1;
    }
    kept
}

fn encode(out: &mut String, text: &str, kept: &Kept) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !kept[usize::from(byte)]) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let (special, after) = from.split_at(from.chars().next().map_or(0, char::len_utf8));
        special.bytes().for_each(|byte| percent(out, byte));
        rest = after;
    }
    out.push_str(rest);
}

fn percent(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(char::from(DIGITS[usize::from(byte >> 4)]));
    out.push(char::from(DIGITS[usize::from(byte & 15)]));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(slug: &str) -> Route {
        Route::entry(Kind::Theme, &Slug::from_text(slug).unwrap())
    }

    #[test]
    fn links_are_relative_to_the_page_that_holds_them() {
        let interview = Route::entry(Kind::Interview, &Slug::from_text("p07").unwrap());
        let feed = Route::own_file("feed.xml");
        for (to, from, expected) in [
            (&theme("a"), &interview, "../../themes/a/"),
            (&theme("a"), &theme("b"), "../a/"),
            (&theme("a"), &theme("ab"), "../a/"),
            (&theme("a"), &Route::list(Kind::Theme), "a/"),
            (&Route::list(Kind::Theme), &theme("a"), "../"),
            (&theme("a"), &Route::home(), "themes/a/"),
            (&Route::home(), &theme("a"), "../../"),
            (&Route::home(), &feed, "./"),
            (&Route::home(), &Route::home(), "./"),
            (&theme("a"), &theme("a"), "./"),
            (&feed, &theme("a"), "../../feed.xml"),
            (&feed, &feed, "feed.xml"),
        ] {
            assert_eq!(LinkBase::Page(from.clone()).link(to), expected, "{to:?} from {from:?}");
        }
    }

    #[test]
    fn a_page_goes_on_below_itself() {
        assert_eq!(
            [1, 2, 10].map(|number| theme("a").continued(number).0.to_string()),
            ["/themes/a/all/", "/themes/a/all/2/", "/themes/a/all/10/"]
        );
    }

    #[test]
    fn a_place_on_the_page_itself_is_only_the_place() {
        let page = LinkBase::Page(theme("a"));
        assert_eq!(page.link_at(&theme("a"), "p07.two-weeks"), "#p07.two-weeks");
        assert_eq!(page.link_at(&theme("b"), "é"), "../b/#%C3%A9");
    }

    #[test]
    fn a_page_at_any_address_links_from_the_base_path() {
        let at = |base: &str| LinkBase::anywhere(base).link(&theme("a"));
        assert_eq!(at("https://x.example/research/"), "/research/themes/a/");
        assert_eq!(at("https://x.example/"), "/themes/a/");
        assert_eq!(at("https://x.example"), "/themes/a/");
    }

    #[test]
    fn non_ascii_is_encoded_in_links_and_plain_in_files() {
        let file = Route::file(&OutPath::new("bilder/größe: 1.png").unwrap());
        assert_eq!(file.href(), "/bilder/gr%C3%B6%C3%9Fe%3A%201.png");
        assert_eq!(file.out_path().as_str(), "bilder/größe: 1.png");
        assert_eq!(file.absolute("https://x.example/r/"), "https://x.example/r/bilder/gr%C3%B6%C3%9Fe%3A%201.png");
    }

    #[test]
    fn pages_are_folders_with_an_index() {
        assert_eq!(Route::home().out_path().as_str(), "index.html");
        assert_eq!(theme("a").out_path().as_str(), "themes/a/index.html");
        assert_eq!(Route::own_file("404.html").out_path().as_str(), "404.html");
        assert_eq!(theme("a").embed().out_path().as_str(), "themes/a/embed/index.html");
        let files = [theme("a").badge(), theme("a").preview(), theme("a").oembed()];
        assert_eq!(
            files.map(|file| file.out_path().as_str().to_owned()),
            ["themes/a/badge.svg", "themes/a/preview.png", "themes/a/oembed.json"]
        );
        assert_eq!(Route::page("method/../../x"), None);
        assert_eq!(Route::page(""), None);
    }
}
