//! The studies that the benchmarks build: real work, and the same on every machine.

use cairn::base::hash::{Digest, Hasher};

use crate::site::Site;
use crate::study::{self, Sentences};

/// Of a study made from [`WORDS`]. Another one means that figures from before cannot be compared with those from now.
const DIGEST: &str = "13019136daed511eecaed714781e7686";

const WORDS: &str = "---\ntitle: x\n---\n\
    **Mira:** [00:00:07] What was the last thing that you changed? Who was there?\n\n\
    **P1:** [00:00:19] The zero, and then the five. It took two weeks. Nobody knows why. I had to find three people. \
    Then it was raining.\n";

fn digest(sentences: &Sentences, interviews: usize) -> Digest {
    let mut hasher = Hasher::new();
    for (path, text) in study::files(sentences, interviews) {
        hasher.bytes(path.as_bytes());
        hasher.bytes(text.as_bytes());
    }
    hasher.finish()
}

#[test]
fn the_same_words_give_the_same_study() {
    assert_eq!(digest(&Sentences::of([WORDS].into_iter()), 20).to_string(), DIGEST);
}

#[test]
fn an_interview_is_the_same_in_studies_of_all_sizes() {
    let sentences = Sentences::of([WORDS].into_iter());
    let large: Vec<study::File> = study::files(&sentences, 12).collect();
    assert!(study::files(&sentences, 7).all(|file| large.contains(&file)));
}

#[test]
fn a_generated_study_has_the_shape_of_a_real_one_and_builds_without_a_complaint() {
    const INTERVIEWS: usize = 40;
    let files: Vec<study::File> = study::files(&Sentences::of_the_demonstration(), INTERVIEWS).collect();
    let site = files.iter().fold(Site::empty(), |site, (path, text)| site.file(path, text)).build();

    let transcripts = files.iter().filter(|(path, _)| path.contains("/interviews/") && path.ends_with(".md"));
    let bytes: usize = transcripts.map(|(_, text)| text.len()).sum();
    let bytes = bytes / INTERVIEWS;
    assert!((54_000..58_000).contains(&bytes), "{bytes} bytes an interview");
    let quotes = site.data("quotes").len();
    assert!((13 * INTERVIEWS..17 * INTERVIEWS).contains(&quotes), "{quotes} quotes");
    for interview in site.data("interviews") {
        let page = site.output(&format!("interviews/{}/index.html", interview["slug"].as_str().expect("a slug")));
        assert!(page.contains("id=\"t140\"") && !page.contains("id=\"t141\""), "{interview}");
    }
}
