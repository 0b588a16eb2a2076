//! What every kind of entry has: a slug, a title, old slugs, whether it is a draft, and extras.
//!
//! Comes in: front matter and a reader for the kind's own keys. Goes out: an [`Entry`].
//! Does not know: what any kind has.

use serde::{Deserialize, Serialize};

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::slug::{self, Slug};
use crate::base::span::{Place, Span, Spanned};
use crate::content::extra::{self, Extra};
use crate::content::fields::FieldReader;
use crate::content::limits::{LimitId, ReadingLimits};
use crate::content::path::{below_content, is_index};
use crate::content::{Allowed, Name};
use crate::diagnostic::{Checked, Diagnostic};
use crate::markdown::front_matter::FrontMatter;

/// One file's content: what all kinds have, and what its kind has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry<K> {
    /// The file.
    pub path: SourcePath,
    /// Its name in addresses, unique within the kind.
    pub slug: Slug,
    /// Where the slug was written; the start of the file where it comes from the file's name.
    pub slug_span: Span,
    /// `title`, where there is one.
    pub title: Option<Name>,
    /// `aliases`: slugs that it had before.
    pub aliases: Vec<Name>,
    /// `draft`: left out unless asked for.
    pub draft: bool,
    /// `audience`: who may read it. Where the key is absent its kind decides; interviews are then for nobody.
    pub audience: Option<Vec<Name>>,
    /// Its links to other files, in the order of the file.
    pub links: Vec<InnerLink>,
    /// What its file says is allowed in it, and where.
    pub allowed: Vec<Allowed>,
    /// Who may read which of its passages.
    pub limits: ReadingLimits,
    /// `extra`.
    #[serde(with = "extra")]
    pub extra: Extra,
    /// What its kind has.
    pub kind: K,
}

/// A link or picture that stays within the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InnerLink {
    /// As it was written.
    pub target: String,
    /// The whole of it.
    pub span: Span,
    /// Whether it is a picture.
    pub picture: bool,
    /// Who may read the passage that it begins in, where that is limited.
    pub limit: Option<LimitId>,
}

impl<K> Entry<K> {
    /// `title`, where there is one.
    pub fn title(&self) -> Option<&str> {
        self.title.as_ref().map(|title| title.value.as_str())
    }

    /// Where the title was written; the start of the file where there is none.
    pub fn title_span(&self) -> Span {
        self.title.as_ref().map_or(Span::default(), |title| title.span)
    }

    /// Its title, or one made from the name of its file, or from the slug that was given instead.
    pub fn shown_title(&self) -> String {
        self.title().map_or_else(|| slug::title_of(self.name()), str::to_owned)
    }

    /// Its title; without one its name as it is written, as people know an interview by the name of its file.
    pub fn title_or_name(&self) -> &str {
        self.title().unwrap_or(self.name())
    }

    /// The name of its file as it is written, or the slug that was given instead.
    pub fn name(&self) -> &str {
        if self.slug_span == Span::default() { file_name(&self.path) } else { self.slug.as_str() }
    }

    /// What is to be known of it, if it is a draft.
    pub fn as_draft(&self) -> Option<DraftEntry> {
        self.draft.then(|| DraftEntry { path: self.path.clone(), slug: self.slug.clone() })
    }

    /// A place in this entry's file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.path, span)
    }

    /// The same entry with something else that its kind has.
    pub(super) fn map_kind<L>(self, make: impl FnOnce(K) -> L) -> Entry<L> {
        let Self { path, slug, slug_span, title, aliases, draft, audience, links, allowed, limits, extra, kind } = self;
        let kind = make(kind);
        Entry { path, slug, slug_span, title, aliases, draft, audience, links, allowed, limits, extra, kind }
    }
}

/// An entry that is left out unless asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftEntry {
    /// Its file.
    pub path: SourcePath,
    /// What others would call it.
    pub slug: Slug,
}

/// An interview whose participant has withdrawn their consent.
#[derive(Debug, Clone, PartialEq)]
pub struct WithdrawnInterview {
    /// Its file.
    pub path: SourcePath,
    /// What its address was.
    pub slug: Slug,
    /// What its addresses were before.
    pub aliases: Vec<Name>,
}

/// Reads an entry: the keys that all have here, those of its kind by the function given.
pub fn read<K>(
    front: &FrontMatter,
    path: &SourcePath,
    read_kind: impl FnOnce(&mut FieldReader<'_>) -> K,
) -> Checked<Entry<K>> {
    let mut fields = FieldReader::new(&front.map, path);
    let title = fields.short("title");
    let kind = read_kind(&mut fields);
    let slug = slug(&mut fields);
    let entry = Entry {
        path: path.clone(),
        slug: slug.value,
        slug_span: slug.span,
        title,
        aliases: aliases(&mut fields),
        draft: fields.flag("draft"),
        audience: fields.readers("audience"),
        links: Vec::new(),
        allowed: Vec::new(),
        limits: ReadingLimits::default(),
        extra: fields.extra("extra"),
        kind,
    };
    Checked::new(entry, fields.finish())
}

/// `aliases`; one that would lead out of the site is complained of and left out.
fn aliases(fields: &mut FieldReader<'_>) -> Vec<Name> {
    let leads_out = |alias: &Name| alias.value.split(['/', '\\']).any(|part| matches!(part, "." | ".."));
    let (bad, good): (Vec<Name>, Vec<Name>) = fields.one_or_more("aliases").into_iter().partition(leads_out);
    bad.iter().for_each(|alias| complain_of(fields, alias.span, &alias.value));
    good
}

/// `slug`, else the file's name.
fn slug(fields: &mut FieldReader<'_>) -> Spanned<Slug> {
    if let Some(written) = fields.name("slug") {
        match Slug::from_written(&written.value) {
            Some(slug) => return Spanned::new(slug, written.span),
            None => complain_of(fields, written.span, &written.value),
        }
    }
    let name = file_name(fields.path());
    let slug = Slug::from_text(name).unwrap_or_else(|| {
        complain_of(fields, Span::default(), name);
        unnamed()
    });
    Spanned::new(slug, Span::default())
}

/// The file's name without its ending; of a page that speaks for its folder, the folder's.
pub(super) fn file_name(path: &SourcePath) -> &str {
    let below = below_content(path);
    let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
    if is_index(path) && !folder.is_empty() { folder.rsplit('/').next().unwrap_or(folder) } else { name }
}

/// The slug of what has none and is complained of.
pub(super) fn unnamed() -> Slug {
    Slug::from_text("unnamed").expect("letters make a slug")
}

pub(super) fn complain_of(fields: &mut FieldReader<'_>, span: Span, text: &str) {
    let (message, help) = match Slug::from_text(text) {
        Some(slug) => (format!("`{text}` is a path and no slug"), format!("write `{slug}`, if that is meant")),
        None => (
            match fold::first_unseen(text) {
                Some(unseen) => format!("nothing of `{text}` can stand in an address: it holds {unseen}"),
                None => format!("nothing of `{text}` can stand in an address"),
            },
            "use letters and digits, or add a slug: `slug: new-service`".to_owned(),
        ),
    };
    fields.complain(Diagnostic::error("no-slug", fields.place(span), message).help(help));
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::markdown::front_matter;

    /// An entry read from a file of a kind, and each complaint as its rule and the text it points at.
    pub(in crate::content) fn read_file<K>(
        path: &str,
        keys: &str,
        read_kind: impl FnOnce(&mut FieldReader<'_>) -> K,
    ) -> (Entry<K>, Vec<(&'static str, String)>) {
        let text = format!("---\n{keys}---\n");
        let path = SourcePath::new(path);
        let mut diagnostics = Vec::new();
        let front = front_matter::split(&text, &path).report_into(&mut diagnostics);
        let entry = read(&front, &path, read_kind).report_into(&mut diagnostics);
        let shown = |d: Diagnostic| (d.rule, text[d.place.span.range()].to_owned());
        (entry, diagnostics.into_iter().map(shown).collect())
    }

    /// An entry of a file without fault.
    pub(in crate::content) fn read_good<K>(
        path: &str,
        keys: &str,
        read_kind: impl FnOnce(&mut FieldReader<'_>) -> K,
    ) -> Entry<K> {
        let (entry, complaints) = read_file(path, keys, read_kind);
        assert_eq!(complaints, []);
        entry
    }

    #[test]
    fn what_all_kinds_have() {
        let keys = "slug: New Slug\ntitle: 2026\naliases: [old, 'Older One']\ndraft: true\nextra: {colour: red}\n";
        let entry = read_good("content/themes/x.md", keys, |_| ());
        assert_eq!(entry.slug.as_str(), "new-slug");
        assert_eq!(entry.slug_span, Span::new(10, 18));
        assert_eq!(entry.title(), Some("2026"));
        let aliases: Vec<&str> = entry.aliases.iter().map(|alias| alias.value.as_str()).collect();
        assert_eq!(aliases, ["old", "Older One"]);
        assert!(entry.draft);
        assert_eq!(entry.extra["colour"], "red");
    }

    #[test]
    fn everything_has_a_default() {
        let entry = read_good("content/interviews/2026/2026-03 P07.md", "", |_| ());
        assert_eq!(entry.slug.as_str(), "2026-03-p07");
        assert_eq!(entry.slug_span, Span::default());
        assert_eq!((entry.title(), entry.draft), (None, false));
        assert!(entry.aliases.is_empty() && entry.extra.is_empty() && entry.audience.is_none());
        assert_eq!(read_good("content/themes/x.md", "aliases: old\n", |_| ()).aliases[0].value, "old");
    }

    #[test]
    fn who_may_read_it_is_one_or_several_or_nobody() {
        for (keys, names) in [
            ("audience: [engineering, public]\n", &["engineering", "public"][..]),
            ("audience: public\n", &["public"]),
            ("audience: []\n", &[]),
            ("audience:\n", &[]),
        ] {
            let audience = read_good("content/themes/x.md", keys, |_| ()).audience.expect("the key is there");
            assert_eq!(audience.iter().map(|name| name.value.as_str()).collect::<Vec<_>>(), names, "{keys}");
        }
    }

    #[test]
    fn a_slip_in_who_may_read_it_is_an_error() {
        for keys in ["audiance: public\n", "Audience: public\n", "audiences: [public]\n"] {
            let (_, complaints) = read_file("content/themes/x.md", keys, |_| ());
            assert_eq!(complaints.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), ["unread-limit"], "{keys}");
        }
    }

    #[test]
    fn a_wish_to_withhold_it_is_an_error_and_its_opposite_is_none() {
        for (keys, rule) in [
            ("withdrawn: true\n", "unread-limit"),
            ("withdrawn: 2026-11-02\n", "unread-limit"),
            ("Consent withdrawn: yes\n", "unread-limit"),
            ("private: true\n", "unread-limit"),
            ("published: false\n", "unread-limit"),
            ("hidden: yes\n", "unread-limit"),
            ("unlisted: true\n", "unread-limit"),
            ("visibility: private\n", "unread-limit"),
            ("status: withdrawn\n", "unread-limit"),
            ("for: platform\n", "unread-limit"),
            ("readers: [platform]\n", "unread-limit"),
            ("embargo: 2027-01-01\n", "unread-limit"),
            ("expires: 2027-01-01\n", "unread-limit"),
            ("withdrawn: false\n", "unknown-key"),
            ("withdrawn:\n", "unknown-key"),
            ("private: no\n", "unknown-key"),
            ("published: true\n", "unknown-key"),
            ("published: 2026-11-02\n", "unknown-key"),
            ("visibility: public\n", "unknown-key"),
            ("status: done\n", "unknown-key"),
        ] {
            let (_, complaints) = read_file("content/themes/x.md", keys, |_| ());
            assert_eq!(complaints.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(), [rule], "{keys}");
        }
    }

    #[test]
    fn a_slug_never_leads_out() {
        let (entry, complaints) =
            read_file("content/themes/x.md", "slug: ../../etc/passwd\naliases: [a, ../b]\n", |_| ());
        let expected = [("no-slug", "../b".to_owned()), ("no-slug", "../../etc/passwd".to_owned())];
        assert_eq!((entry.slug.as_str(), entry.aliases.len()), ("x", 1));
        assert!(complaints.len() == 2 && expected.iter().all(|each| complaints.contains(each)), "{complaints:?}");
    }

    #[test]
    fn nothing_left_is_no_slug() {
        let (entry, complaints) = read_file("content/themes/x.md", "slug: '???'\n", |_| ());
        assert_eq!((entry.slug.as_str(), complaints), ("x", vec![("no-slug", "'???'".to_owned())]));
        let (entry, complaints) = read_file("content/themes/….md", "", |_| ());
        assert_eq!((entry.slug.as_str(), complaints), ("unnamed", vec![("no-slug", String::new())]));
    }

    #[test]
    fn a_page_that_speaks_for_its_folder_has_its_name() {
        assert_eq!(read_good("content/method/index.md", "", |_| ()).slug.as_str(), "method");
        assert_eq!(read_good("content/themes/index.md", "", |_| ()).slug.as_str(), "index");
        assert_eq!(read_good("content/_index.md", "", |_| ()).slug.as_str(), "index");
    }

    #[test]
    fn keys_of_no_kind_are_a_warning() {
        let (_, complaints) = read_file("content/themes/x.md", "titel: x\n", |_| ());
        assert_eq!(complaints, [("unknown-key", "titel".to_owned())]);
    }
}
