//! The floor: the least that any program does that turns a folder of Markdown into a folder of pages. What cairn takes
//! is measured against it.
//!
//! Comes in: the folder of the content, a folder that is not there yet. Goes out: for each Markdown file the HTML that
//! pulldown-cmark makes of all of it, and the time that this took. Does not know: front matter, templates, any second
//! file.
//!
//! ```console
//! $ cargo run --release --example floor -- content /tmp/floor
//! ```
#![expect(clippy::disallowed_methods, reason = "it has no doors: they are part of what it does not do")]
#![expect(clippy::print_stdout, reason = "it is a program of its own")]

use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

/// Takes its two folders from the end of the command line, so that whoever has it as a module can call it too.
pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, .., content, out] = arguments.as_slice() else {
        return Err("name the folder of the content and one for the pages".into());
    };
    let started = Instant::now();
    let pages = build(Path::new(content), Path::new(out))?;
    println!("{pages} pages in {out} in {:.3} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn build(content: &Path, out: &Path) -> io::Result<usize> {
    let files = walkdir::WalkDir::new(content).into_iter().collect::<Result<Vec<_>, _>>()?;
    let is_markdown = |path: &&Path| path.extension().is_some_and(|ending| ending == "md");
    let files: Vec<&Path> = files.iter().map(walkdir::DirEntry::path).filter(is_markdown).collect();
    let written = files.par_iter().map(|file| {
        let below = file.strip_prefix(content).map_err(io::Error::other)?;
        write(file, &out.join(below).with_extension(""))
    });
    written.collect::<io::Result<()>>()?;
    Ok(files.len())
}

/// The same Markdown as cairn's: CommonMark with tables, strikethrough and footnotes.
fn write(file: &Path, page: &Path) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut page_html = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut page_html, Parser::new_ext(&text, options));
    fs::create_dir_all(page)?;
    fs::write(page.join("index.html"), page_html)
}
