//! Four times as long a transcript takes about four times the time and memory, however it was made to take longer.
//!
//! Comes in: captions made to be hostile, in two sizes. Goes out: nothing. Does not know: why anything takes as long as it does.

use std::process::{Command, Stdio};

use wait4::Wait4;

/// How much more the longer one has.
const TIMES: usize = 4;
/// What growth may be: 1 is as much as there is more of.
const EXPONENT: f64 = 1.4;
/// Less processor time, in seconds, or memory, in bytes, says nothing.
const FLOOR: (f64, f64) = (0.1, 30e6);
/// How often is tried whether it was only this once.
const TRIES: usize = 3;

const CUE: &str = "00:00:01.000 --> 00:00:02.000\n";

/// The name of the file, what it begins with, and how often what is in it.
const CASES: &[(&str, &str, usize, &str)] = &[
    ("captions.vtt", "WEBVTT\n\n", 3_000, "00:00:01.000 --> 00:00:02.000\nLena: words\n\n"),
    ("shortest.srt", "", 3_000, "0:0->0:1\na\n"),
    ("line.vtt", CUE, 60_000, "word "),
    ("openings.vtt", CUE, 60_000, "<"),
    ("tags.vtt", CUE, 30_000, "<i>"),
    ("ampersands.vtt", CUE, 60_000, "&"),
    ("braces.srt", CUE, 30_000, "{\\"),
    ("voices.vtt", CUE, 4_000, "<v A>x<v B>y"),
    ("nested.vtt", CUE, 20_000, "<v A>"),
    ("names.vtt", "00:01.000 --> 00:02.000\nA: b\n\n00:01.000 --> 00:02.000\nA: ", 4_000, "x. A: "),
    ("stray.vtt", CUE, 6_000, "\nstray\n"),
    ("numbers.srt", CUE, 20_000, "1\n"),
    ("rolling.vtt", "WEBVTT\n\n", 1_000, "00:01.000 --> 00:02.000\na b c\n\n00:01.000 --> 00:02.000\na b c\nd e\n\n"),
    ("growing.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", 30_000, "a\n"),
    ("deep.ttml", "<tt><body>", 30_000, "<p>"),
    ("wide.ttml", "<tt><body>", 3_000, "<p begin=\"1s\">a<br/></p>"),
    ("attributes.ttml", "<tt><body><p ", 10_000, "a=\"1\" "),
    ("references.ttml", "<tt><body><p>", 10_000, "&x;"),
    ("rows.tsv", "start\tend\ttext\n", 3_000, "1\t2\ta\n"),
    (
        "segments.json",
        "[{\"start\": 0, \"end\": 1, \"text\": \"a\"}",
        2_000,
        ", {\"start\": 0, \"end\": 1, \"text\": \"a\"}",
    ),
];

/// Processor time in seconds, and the most memory in bytes.
fn cost(name: &str, text: &str) -> (f64, f64) {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    std::fs::write(folder.path().join(name), text).expect("it can be written");
    let child = Command::new(env!("CARGO_BIN_EXE_cairn"))
        .args(["import", name, "--slug", "a", "--participant", "P07", "--into", ".", "--dry-run"])
        .current_dir(folder.path())
        .env_clear()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .spawn()
        .expect("the program starts");
    let used = child.wait4().expect("it ends");
    assert!(matches!(used.status.code(), Some(0 | 1)), "{name}: {:?}", used.status);
    let seconds = used.rusage.utime.as_secs_f64() + used.rusage.stime.as_secs_f64();
    (seconds, used.rusage.maxrss as f64)
}

/// The exponent of a growth. What is below the floor did not grow.
fn exponent(few: f64, many: f64, floor: f64) -> f64 {
    (many.max(floor) / few.max(floor)).ln() / (TIMES as f64).ln()
}

fn grows_too_fast(name: &str, text: impl Fn(usize) -> String) -> Option<String> {
    let mut said = String::new();
    for _ in 0..TRIES {
        let (few, many) = (cost(name, &text(1)), cost(name, &text(TIMES)));
        let (seconds, memory) = (exponent(few.0, many.0, FLOOR.0), exponent(few.1, many.1, FLOOR.1));
        if seconds.max(memory) <= EXPONENT {
            return None;
        }
        said = format!("{name}: {few:?} become {many:?}, exponents {seconds:.2} and {memory:.2}");
    }
    Some(said)
}

#[test]
fn captions_are_imported_in_proportion() {
    let wrong = CASES.iter().filter_map(|(name, head, count, piece)| {
        let end = if name.ends_with(".json") { "]" } else { "\n" };
        grows_too_fast(name, |times| format!("{head}{}{end}", piece.repeat(count * times)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
