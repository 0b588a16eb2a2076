//! Which file a name comes from: the modules of the crate, what each declares, and what it imports.
//!
//! Comes in: the sources. Goes out: for each path that a file writes, the file that declares what the path means, whatever
//! it was re-exported through. Does not know: types; what is reached through a value (`x.field`, `x.method()`) is not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::tokens::{self, Placed, Token};

/// The names of a module from the crate's root: `site`, `view`, `parts`.
pub(super) type Names = Vec<String>;

/// A path that a file writes.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) path: Names,
    pub(super) line: usize,
    /// Whether it is part of a `pub use`.
    pub(super) is_exported: bool,
}

/// A module: a file.
#[derive(Debug, Default)]
pub(super) struct Module {
    pub(super) file: PathBuf,
    /// The modules that it has, in the order in which it names them.
    pub(super) children: Vec<String>,
    declared: BTreeSet<String>,
    /// By the name that each has here.
    imported: BTreeMap<String, Names>,
    /// What `*` stands behind.
    globs: Vec<Names>,
    pub(super) mentions: Vec<Mention>,
}

/// What a path means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Something that a module of ours declares: the module, then the names behind it.
    Ours(Names, Names),
    /// Something of another crate.
    Foreign(Names),
}

/// All modules of the crate but those of tests.
#[derive(Debug)]
pub(super) struct Crate {
    pub(super) modules: BTreeMap<Names, Module>,
}

impl Crate {
    /// Reads the sources below a folder.
    pub(super) fn read(src: &Path) -> Self {
        let mut modules = BTreeMap::new();
        read_module(&src.join("lib.rs"), &[], src, &mut modules);
        Self { modules }
    }

    /// What a path means that a module writes; none for what is no path of modules (`Self::…`, a variant).
    pub(super) fn resolve(&self, module: &[String], path: &[String]) -> Option<Meaning> {
        self.look_up(module, path, true, 0)
    }

    fn look_up(&self, at: &[String], path: &[String], is_start: bool, depth: usize) -> Option<Meaning> {
        let here = self.modules.get(at)?;
        let Some((first, rest)) = path.split_first().filter(|_| depth < 20) else {
            return Some(Meaning::Ours(at.to_vec(), Vec::new()));
        };
        let child = [at, std::slice::from_ref(first)].concat();
        match first.as_str() {
            "crate" => self.look_up(&[], rest, false, depth + 1),
            "self" => self.look_up(at, rest, false, depth + 1),
            "super" => self.look_up(&at[..at.len().checked_sub(1)?], rest, false, depth + 1),
            _ if self.modules.contains_key(&child) => self.look_up(&child, rest, false, depth + 1),
            _ if here.declared.contains(first) => Some(Meaning::Ours(at.to_vec(), path.to_vec())),
            _ => self.look_up_import(here, at, path, is_start, depth),
        }
    }

    fn look_up_import(
        &self,
        here: &Module,
        at: &[String],
        path: &[String],
        is_start: bool,
        depth: usize,
    ) -> Option<Meaning> {
        let (first, rest) = path.split_first()?;
        if let Some(import) = here.imported.get(first).filter(|import| import[..] != path[..1]) {
            return self.look_up(at, &[import.as_slice(), rest].concat(), true, depth + 1);
        }
        let in_glob = |glob: &Names| {
            let Meaning::Ours(module, _) = self.look_up(at, glob, true, depth + 1)? else { return None };
            let module = self.modules.get_key_value(&module)?;
            let knows = module.1.declared.contains(first) || module.1.imported.contains_key(first);
            knows.then(|| self.look_up(module.0, path, false, depth + 1))?
        };
        if let Some(found) = here.globs.iter().find_map(in_glob) {
            return Some(found);
        }
        match is_start {
            // Another crate's name is in lower case; anything else is a type of the prelude, or generic.
            true => first.starts_with(char::is_lowercase).then(|| Meaning::Foreign(path.to_vec())),
            // A macro declared it.
            false => Some(Meaning::Ours(at.to_vec(), path.to_vec())),
        }
    }
}

/// Reads a module and those that it declares, which are all files of their own.
fn read_module(file: &Path, names: &[String], folder: &Path, modules: &mut BTreeMap<Names, Module>) {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut module = Module { file: file.to_owned(), ..Module::default() };
    module.read_tokens(&tokens::code(&text));
    let children = module.children.clone();
    modules.insert(names.to_vec(), module);
    for child in children {
        let below = folder.join(&child);
        let beside = folder.join(format!("{child}.rs"));
        let file = if beside.exists() { beside } else { below.join("mod.rs") };
        read_module(&file, &[names, &[child]].concat(), &below, modules);
    }
}

/// What declares the name behind it.
const DECLARE: &[&str] = &["struct", "enum", "trait", "fn", "type", "const", "static", "union", "macro_rules"];

impl Module {
    /// Takes in what a file declares, imports and mentions.
    fn read_tokens(&mut self, tokens: &[Placed<'_>]) {
        let (mut depth, mut at) = (0, 0);
        while at < tokens.len() {
            let (token, line) = tokens[at];
            depth += i32::from(token == Token::Sign('{')) - i32::from(token == Token::Sign('}'));
            let Token::Word(word) = token else {
                at += 1;
                continue;
            };
            let next = name_behind(&tokens[at + 1..]);
            match word {
                "use" => {
                    let is_exported = is_public(&tokens[..at]);
                    at += 1 + self.read_use(&tokens[at + 1..], is_exported, line);
                    continue;
                }
                "mod" if tokens.get(at + 2).is_some_and(|(token, _)| *token == Token::Sign(';')) => {
                    self.children.extend(next);
                }
                word if depth == 0 && DECLARE.contains(&word) => self.declared.extend(next),
                _ => {}
            }
            let path = path_at(&tokens[at..]);
            at += (2 * path.len()).saturating_sub(1).max(1);
            if path.len() > 1 {
                self.mentions.push(Mention { path, line, is_exported: false });
            }
        }
    }

    /// Takes in a `use`; gives how many tokens it has.
    fn read_use(&mut self, tokens: &[Placed<'_>], is_exported: bool, line: usize) -> usize {
        let end = tokens.iter().position(|(token, _)| *token == Token::Sign(';')).unwrap_or(tokens.len());
        self.read_tree(&tokens[..end], &[], &(is_exported, line));
        end
    }

    fn read_tree(&mut self, tree: &[Placed<'_>], before: &[String], how: &(bool, usize)) {
        let path = [before, &path_at(tree)].concat();
        let rest = tree.get(2 * (path.len() - before.len())..).unwrap_or_default();
        match rest.first() {
            Some((Token::Sign('*'), _)) => self.globs.push(path),
            Some((Token::Sign('{'), _)) => {
                for part in parts(&rest[1..rest.len() - 1]) {
                    self.read_tree(part, &path, how);
                }
            }
            _ => self.import(path, tree.last(), how),
        }
    }

    fn import(&mut self, mut path: Names, last: Option<&Placed<'_>>, &(is_exported, line): &(bool, usize)) {
        if path.last().is_some_and(|name| name == "self") && path.len() > 1 {
            path.pop();
        }
        let renamed = match last {
            Some((Token::Word(word), _)) if *word != "self" => Some((*word).to_owned()),
            _ => path.last().cloned(),
        };
        if let Some(name) = renamed {
            self.imported.insert(name, path.clone());
        }
        self.mentions.push(Mention { path, line, is_exported });
    }
}

/// The name that a declaration gives, behind `mut` or the `!` of a macro.
fn name_behind(tokens: &[Placed<'_>]) -> Option<String> {
    tokens.iter().take(2).find_map(|(token, _)| match token {
        Token::Word(word) if !matches!(*word, "mut" | "fn") => Some((*word).to_owned()),
        _ => None,
    })
}

/// Whether what is behind these tokens is public, to the crate or to all.
fn is_public(before: &[Placed<'_>]) -> bool {
    let mut last = before.iter().rev().map(|(token, _)| *token);
    match last.next() {
        Some(Token::Word("pub")) => true,
        Some(Token::Sign(')')) => last.nth(1) == Some(Token::Sign('(')) && last.next() == Some(Token::Word("pub")),
        _ => false,
    }
}

/// The names of the path that begins here.
fn path_at(tokens: &[Placed<'_>]) -> Names {
    let mut names = Vec::new();
    for pair in tokens.chunks(2) {
        let Token::Word(word) = pair[0].0 else { break };
        names.push(word.to_owned());
        if pair.get(1).is_none_or(|(token, _)| *token != Token::Colons) {
            break;
        }
    }
    names
}

/// The parts between the commas of a list in braces.
fn parts<'a, 't>(tokens: &'a [Placed<'t>]) -> Vec<&'a [Placed<'t>]> {
    let mut depth = 0;
    let parts = tokens.split(|(token, _)| {
        depth += i32::from(*token == Token::Sign('{')) - i32::from(*token == Token::Sign('}'));
        depth == 0 && *token == Token::Sign(',')
    });
    parts.filter(|part| !part.is_empty()).collect()
}
