//! Names that change with what is in a file, so that a browser may keep it for ever.
//!
//! Comes in: the files of a look by their own names. Goes out: [`Asset`]s, each with a digest in the name of its file, and
//! with what leads to another of them leading there still. Does not know: templates, what the files are for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::memchr2;
use percent_encoding::percent_decode_str;

use crate::base::hash::{Digest, Hasher};
use crate::base::path::{OutPath, joined};
use crate::site::route::Route;

/// Where the files of a look go.
pub(super) const FOLDER: &str = "assets/";
/// How many digits of a digest stand in a name.
const DIGITS: usize = 10;
/// What stands around a name in a style sheet or a script. Each command reads all of them.
static EDGES: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(["\"", "'", "`", "(", ")"]).expect("five characters can be looked for at once"));

/// A file of the output.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Where it would go if its name said nothing of what is in it: `assets/cairn.css`.
    pub name: OutPath,
    /// Where it goes: `assets/cairn.3f9a1c2045.css`.
    pub path: OutPath,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// Where it lies, from the site's root, as a page writes it behind the way there.
    pub(super) fn address(&self) -> String {
        Route::file(&self.path).href().split_off(1)
    }

    /// Whether this is its place, or was when something else was in it.
    pub(super) fn was_at(&self, path: &OutPath) -> bool {
        let (stem, extension) = self.name.as_str().split_at(seam(self.name.as_str()));
        let digest = path.as_str().strip_prefix(stem).and_then(|rest| rest.strip_suffix(extension));
        let digits = digest.and_then(|digest| digest.strip_prefix('.'));
        digits.is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    }

    /// Whether it is a style sheet.
    pub fn is_style(&self) -> bool {
        self.name.as_str().ends_with(".css")
    }
}

/// A file before it has its name.
#[derive(Debug)]
pub(super) struct Plain {
    /// Where it goes, below [`FOLDER`].
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// A place in a file's text where another file is named.
#[derive(Debug, PartialEq, Eq)]
struct Mention {
    /// Where in the text the other's digest is to be written.
    at: usize,
    /// The other, by its number.
    file: usize,
}

/// Gives each file a digest of its own bytes and of those of all files that it leads to: with any of them its bytes
/// change, since they say the other's name. Files may lead to each other in a circle.
pub(super) fn named(files: &[Plain]) -> Vec<Asset> {
    let by_name: BTreeMap<&str, usize> = files.iter().enumerate().map(|(at, file)| (file.name.as_str(), at)).collect();
    let mentions: Vec<Vec<Mention>> = files.iter().map(|file| mentions(file, &by_name)).collect();
    let contents: Vec<Digest> = files.iter().map(|file| Digest::of(&file.bytes)).collect();
    let digests: Vec<String> = (0..files.len()).map(|file| digest(file, &mentions, &contents)).collect();
    let assets = files.iter().enumerate().filter_map(|(at, file)| {
        let name = OutPath::new(&format!("{FOLDER}{}", file.name))?;
        let (stem, extension) = name.as_str().split_at(seam(name.as_str()));
        let path = OutPath::new(&format!("{stem}{}{extension}", digests[at]))?;
        Some(Asset { path, name, bytes: rewritten(&file.bytes, &mentions[at], &digests) })
    });
    assets.collect()
}

/// A digest as it stands in a name, with the dot before it.
fn digest(file: usize, mentions: &[Vec<Mention>], contents: &[Digest]) -> String {
    let mut reached = vec![file];
    let mut next = 0;
    while let Some(file) = reached.get(next) {
        let more: Vec<usize> = mentions[*file].iter().map(|mention| mention.file).collect();
        for other in more {
            if !reached.contains(&other) {
                reached.push(other);
            }
        }
        next += 1;
    }
    let mut hasher = Hasher::new();
    reached.iter().for_each(|file| hasher.digest(contents[*file]));
    format!(".{}", &hasher.finish().to_string()[..DIGITS])
}

/// Where in a path a digest is written: before the file's extension, or at the end where it has none.
fn seam(path: &str) -> usize {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    path[name..].rfind('.').filter(|dot| *dot > 0).map_or(path.len(), |dot| name + dot)
}

/// The places where a style sheet or a script names other files: in quotes or brackets, relative to itself. A script has
/// many words in quotes; there a name begins with `./` or `../`, as that of a module must.
fn mentions(file: &Plain, by_name: &BTreeMap<&str, usize>) -> Vec<Mention> {
    let must_begin_with_a_dot = match file.name.rsplit_once('.') {
        Some((_, "css")) => false,
        Some((_, "js" | "mjs")) => true,
        _ => return Vec::new(),
    };
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return Vec::new() };
    let has_bare_names = by_name.keys().any(|name| !name.contains('.'));
    let may_be_name = |piece: &[u8]| has_bare_names || memchr2(b'.', b'%', piece).is_some();
    let mut mentions = Vec::new();
    let mut start = 0;
    for edge in EDGES.find_iter(text).map(|edge| edge.range()).chain(std::iter::once(text.len()..text.len())) {
        let piece = &text[start..edge.start];
        // Nearly all pieces are other words, and each command looks at all of them.
        if !may_be_name(piece.as_bytes()) {
            start = edge.end;
            continue;
        }
        let begin = start + (piece.len() - piece.trim_start().len());
        start = edge.end;
        let written = piece.trim();
        let path = &written[..written.find(['?', '#']).unwrap_or(written.len())];
        if path.is_empty() || (must_begin_with_a_dot && !path.starts_with("./") && !path.starts_with("../")) {
            continue;
        }
        if let Some(other) = resolved(&file.name, path).and_then(|name| by_name.get(name.as_str()).copied()) {
            mentions.push(Mention { at: begin + seam(path), file: other });
        }
    }
    mentions
}

/// The name of the file that a path in another file leads to; none where it leads out of the folder.
fn resolved(from: &str, path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    joined(parts, &path)
}

fn rewritten(bytes: &[u8], mentions: &[Mention], digests: &[String]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + mentions.len() * (DIGITS + 1));
    let mut done = 0;
    for mention in mentions {
        out.extend_from_slice(&bytes[done..mention.at]);
        out.extend_from_slice(digests[mention.file].as_bytes());
        done = mention.at;
    }
    out.extend_from_slice(&bytes[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Vec<(String, String)> {
        let plain: Vec<Plain> = files
            .iter()
            .map(|(name, text)| Plain { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() })
            .collect();
        let named = named(&plain).into_iter();
        named.map(|asset| (asset.path.as_str().to_owned(), String::from_utf8(asset.bytes).unwrap())).collect()
    }

    #[test]
    fn a_name_has_a_digest_before_its_extension() {
        for (name, before, after) in [
            ("cairn.css", "assets/cairn.", ".css"),
            ("fonts/a.b.woff2", "assets/fonts/a.b.", ".woff2"),
            ("v1.0/licence", "assets/v1.0/licence.", ""),
            (".hidden", "assets/.hidden.", ""),
        ] {
            let (path, _) = files(&[(name, "x")]).pop().unwrap();
            let digest = path.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap();
            assert!(digest.len() == DIGITS && digest.bytes().all(|digit| digit.is_ascii_hexdigit()), "{path}");
        }
        assert_eq!(files(&[("a.css", "x")]), files(&[("a.css", "x")]));
        assert_ne!(files(&[("a.css", "x")])[0].0, files(&[("a.css", "y")])[0].0);
    }

    #[test]
    fn a_file_is_known_by_what_it_was_called() {
        let plain = Plain { name: "fonts/a.b.woff2".to_owned(), bytes: Vec::new() };
        let asset = named(&[plain]).pop().unwrap();
        let was_at = |path: &str| asset.was_at(&OutPath::new(path).unwrap());
        assert!(was_at(asset.path.as_str()) && was_at("assets/fonts/a.b.0123456789.woff2"));
        for other in
            ["fonts/a.b.woff2", "fonts/a.b.012345678.woff2", "fonts/a.b.012345678g.woff2", "a.b.0123456789.woff2"]
        {
            assert!(!was_at(&format!("assets/{other}")), "{other}");
        }
    }

    #[test]
    fn what_a_style_sheet_names_is_found_under_its_new_name() {
        let of = |font: &str| {
            files(&[
                ("a b.woff2", font),
                ("deep/own.css", "@import '../x.css'; i { background: url( x.png ) }"),
                ("deep/x.png", "p"),
                ("x.css", "@font-face { src: url(\"a%20b.woff2?v=1#f\") } /* don't */ b { background: url(no.png) }"),
            ])
        };
        let all = of("one");
        let name = |at: usize| all[at].0.strip_prefix("assets/").unwrap();
        let font = name(0).replace(' ', "%20");
        assert_eq!(
            all[3].1,
            format!("@font-face {{ src: url(\"{font}?v=1#f\") }} /* don't */ b {{ background: url(no.png) }}")
        );
        let picture = name(2).strip_prefix("deep/").unwrap();
        assert_eq!(all[1].1, format!("@import '../{}'; i {{ background: url( {picture} ) }}", name(3)));
        let other = of("two");
        assert_eq!(other[2], all[2]);
        for at in [0, 1, 3] {
            assert_ne!(other[at].0, all[at].0, "what leads to a file that changed has another name too");
        }
    }

    #[test]
    fn scripts_may_lead_to_each_other() {
        let all = files(&[("a.js", "import './b.js'; say('b.js', \"../b.js\")"), ("b.js", "import \"./a.js\"")]);
        let name = |at: usize| all[at].0.strip_prefix("assets/").unwrap();
        assert_eq!(all[0].1, format!("import './{}'; say('b.js', \"../b.js\")", name(1)));
        assert_eq!(all[1].1, format!("import \"./{}\"", name(0)));
        let other = files(&[("a.js", "import './b.js'; say('b.js', \"../b.js\")"), ("b.js", "import \"./a.js\" ")]);
        assert!(other[0].0 != all[0].0 && other[1].0 != all[1].0);
    }
}
