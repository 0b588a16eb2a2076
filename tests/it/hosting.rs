//! What hosts are given: `_headers`, names that change with what is in a file, and the files of `docs/hosting/`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use cairn::base::headers::{ALWAYS, KEPT, OF_PICTURES, framed_policy};
use scraper::{Html, Selector};
use serde_yaml::Value;

use crate::links;
use crate::site::{Site, files_below};

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");

/// A file of the documentation for hosts.
fn hosting(name: &str) -> PathBuf {
    Path::new(DOCS).join("hosting").join(name)
}

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The names of the look's files in a built site.
fn assets(site: &Site) -> BTreeSet<String> {
    files_below(&site.public().join("assets")).into_keys().collect()
}

#[test]
fn a_name_changes_with_what_is_in_the_file_and_with_nothing_else() {
    let site = Site::small().build();
    let first = assets(&site);
    let site = site.file("content/about.md", "More.\n").build();
    assert_eq!(assets(&site), first);
    let site = site.file("themes/default/static/css/own.css", "i { background: url(p.png) }").build();
    let styled = assets(&site);
    let gone: Vec<&String> = first.difference(&styled).collect();
    assert!(gone.len() == 1 && gone[0].starts_with("cairn."), "{gone:?}");
    let site = site.file("themes/default/static/p.png", "one").build();
    let pictured = assets(&site);
    let site = site.file("themes/default/static/p.png", "two").build();
    let other = assets(&site);
    let changed: Vec<&str> = other.difference(&pictured).map(|name| name.split('.').next().unwrap_or(name)).collect();
    assert_eq!(changed, ["cairn", "p"], "the style sheet names the picture");
    let picture = other.iter().find(|name| name.starts_with("p.")).expect("it is there");
    let style = other.iter().find(|name| name.starts_with("cairn.")).expect("it is there");
    assert!(site.output(&format!("assets/{style}")).contains(&format!("url({picture})")));
    assert_eq!(links::broken(&site.public(), "https://example.com/"), Vec::<String>::new());
}

#[test]
fn content_may_name_a_file_of_the_look_and_have_a_folder_of_the_same_name() {
    let site = Site::small()
        .file("content/about.md", "[style](/assets/cairn.css) ![plan](assets/plan.png)\n")
        .file("content/assets/plan.png", "x")
        .build();
    assert_eq!(links::broken(&site.public(), "https://example.com/"), Vec::<String>::new());
    let headers = site.output("_headers");
    assert!(!headers.contains("plan.png"), "it is another one some day: {headers}");
}

#[test]
fn a_template_of_the_time_before_is_complained_of() {
    let old = "<link rel=\"stylesheet\" href=\"{{ page.root }}assets/cairn.css\">";
    let site = Site::small().file("themes/default/templates/404.html", old);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for expected in ["plain-asset-name", "404.html:1:45", "asset(name=\"cairn.css\")"] {
        assert!(run.stderr.contains(expected), "{expected:?} is not in:\n{}", run.stderr);
    }
}

#[test]
fn hosts_that_read_headers_get_them() {
    let site = Site::small();
    for (base_url, path) in [("https://x.example/", "/"), ("https://x.example/teams/research/", "/teams/research/")] {
        assert_eq!(site.run(&["build", "--base-url", base_url]).code, 0);
        let text = site.output("_headers");
        let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match (line.strip_prefix("  "), rules.last_mut()) {
                (Some(header), Some((_, headers))) => headers.push(header.split_once(": ").expect("it has a value")),
                _ => rules.push((line, Vec::new())),
            }
        }
        // Two rules for one file are joined, so no header may stand in both.
        let (first, rest) = rules.split_first().expect("there is a rule for all files");
        assert_eq!((first.0, first.1.as_slice()), (format!("{path}*").as_str(), &ALWAYS[..]));
        // Pictures that pages of others show; the joined value is none that browsers know, and then they let anybody in.
        let (pictures, rest): (Vec<_>, Vec<_>) = rest.iter().partition(|(address, _)| address.contains("/:name/"));
        assert!(pictures.iter().all(|(_, headers)| headers == &[OF_PICTURES]), "{text}");
        let pictures: Vec<&str> = pictures.iter().map(|(address, _)| *address).collect();
        assert_eq!(pictures, ["badge.svg", "preview.png"].map(|file| format!("{path}themes/:name/{file}")));
        let mut kept: BTreeSet<String> = assets(&site).iter().map(|name| format!("{path}assets/{name}")).collect();
        kept.insert(format!("{path}search/shards/*"));
        assert_eq!(rest.iter().map(|(address, _)| (*address).to_owned()).collect::<BTreeSet<_>>(), kept);
        assert!(rest.iter().all(|(_, headers)| headers == &[("cache-control", KEPT)]), "{text}");
        assert!(text.lines().all(|line| line.len() < 2000), "longer lines are not read");
    }
}

/// Whether an address is one of those that a pattern is for, as hosts read patterns: a part that begins with a colon is any
/// part, and a star anything.
fn matches(pattern: &str, address: &str) -> bool {
    let (mut pattern, mut address) = (pattern.split('/'), address.split('/'));
    loop {
        match (pattern.next(), address.next()) {
            (Some("*"), Some(_)) | (None, None) => return true,
            (Some(part), Some(is)) if part == is || part.starts_with(':') && !is.is_empty() => {}
            _ => return false,
        }
    }
}

/// Hosts join what several rules say of one file, and a browser holds all of it: the strictest wins.
#[test]
fn pages_of_others_may_hold_embed_pages_in_a_frame_and_no_other_page() {
    let origins = "[\"https://wiki.example\", \"https://*.corp.example\"]";
    let site = Site::small()
        .file("site.toml", format!("base_url = \"https://x.example/r/\"\nframe_ancestors = {origins}\n"))
        .file("content/method/coding/how.md", "How.\n")
        .file("content/opportunities/one.md", "---\nthemes: [toil]\n---\n")
        .build();
    let text = site.output("_headers");
    let mut policies: Vec<(&str, &str)> = Vec::new();
    let mut pattern = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.trim_start().split_once("content-security-policy: ") {
            Some((_, policy)) => policies.push((pattern, policy)),
            None if line.starts_with('/') => pattern = line,
            None => {}
        }
    }
    let framed = framed_policy(&["https://wiki.example".to_owned(), "https://*.corp.example".to_owned()]);
    let (mut frames, mut others) = (0, 0);
    for file in files_below(&site.public()).keys().filter(|file| file.ends_with(".html")) {
        let address = format!("/r/{}", file.strip_suffix("index.html").unwrap_or(file));
        let found: Vec<&str> =
            policies.iter().filter(|(pattern, _)| matches(pattern, &address)).map(|(_, policy)| *policy).collect();
        if address.ends_with("/embed/") {
            assert_eq!(found, [framed.as_str()], "{address}");
            frames += 1;
        } else {
            assert!(found.contains(&ALWAYS[0].1), "{address}: {found:?}");
            others += 1;
        }
    }
    assert_eq!(frames, 3, "a theme, an opportunity, an interview");
    assert!(others > 12, "{others}");
    assert!(policies.len() < 20, "hosts read a hundred rules: {policies:?}");
}

#[test]
fn no_page_needs_what_the_headers_forbid() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let out = folder.path().to_str().expect("it is UTF-8");
    let run = crate::site::cairn(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--out", out]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let all = |html: &Html, selector: &str| {
        let selector = Selector::parse(selector).expect("it is a selector");
        html.select(&selector).map(|element| element.html()).collect::<Vec<String>>()
    };
    for (path, bytes) in files_below(folder.path()).iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = Html::parse_document(&String::from_utf8_lossy(bytes));
        for forbidden in [
            "style",
            "[style]",
            "script:not([src])",
            "base",
            "object",
            "embed",
            "iframe",
            "link[href*='://'][rel='stylesheet']",
            "script[src*='://']",
        ] {
            assert_eq!(all(&html, forbidden), Vec::<String>::new(), "{path}");
        }
        let handlers = html.root_element().descendent_elements().flat_map(|element| element.value().attrs());
        let handlers: Vec<&str> = handlers.map(|(name, _)| name).filter(|name| name.starts_with("on")).collect();
        assert_eq!(handlers, Vec::<&str>::new(), "{path}");
    }
}

#[test]
fn the_files_for_hosts_say_what_the_site_says() {
    let policy = ALWAYS[0].1;
    let nginx = read(hosting("nginx.conf"));
    for (name, value) in ALWAYS {
        let quoted = if value.contains(' ') { format!("\"{value}\"") } else { value.to_owned() };
        assert!(nginx.contains(&format!("add_header {name} {quoted} always;")), "{name} in nginx.conf");
    }
    let cloudfront: serde_json::Value = serde_json::from_str(&read(hosting("cloudfront-headers.json"))).expect("JSON");
    let security = &cloudfront["SecurityHeadersConfig"];
    assert_eq!(security["ContentSecurityPolicy"]["ContentSecurityPolicy"], policy);
    assert_eq!(security["ReferrerPolicy"]["ReferrerPolicy"], ALWAYS[2].1);
    assert_eq!(security["ContentTypeOptions"]["Override"], true);
    let custom = cloudfront["CustomHeadersConfig"]["Items"].as_array().expect("it is a list");
    let custom: Vec<_> = custom.iter().map(|item| (item["Header"].as_str(), item["Value"].as_str())).collect();
    assert_eq!(custom, ALWAYS[3..].iter().map(|(name, value)| (Some(*name), Some(*value))).collect::<Vec<_>>());
    for file in ["nginx.conf", "s3.sh"] {
        assert!(read(hosting(file)).contains(KEPT), "{file}");
    }
}

#[test]
fn the_workflows_are_what_their_hosts_read() {
    let workflow: Value = serde_yaml::from_str(&read(hosting("github-pages.yml"))).expect("it is YAML");
    let jobs = workflow["jobs"].as_mapping().expect("it has jobs");
    let steps = jobs.values().flat_map(|job| job["steps"].as_sequence().expect("a job has steps"));
    let mut used = BTreeSet::new();
    for step in steps {
        match (step["uses"].as_str(), step["run"].as_str()) {
            (Some(action), None) => assert!(used.insert(action), "{action}"),
            (None, Some(_)) => {}
            _ => panic!("a step does one thing: {step:?}"),
        }
    }
    let pages = ["actions/configure-pages@", "actions/upload-pages-artifact@", "actions/deploy-pages@"];
    assert!(pages.iter().all(|action| used.iter().any(|used| used.starts_with(action))), "{used:?}");
    let publish = &workflow["jobs"]["publish"];
    assert_eq!(publish["permissions"]["pages"], "write");
    assert_eq!(publish["permissions"]["id-token"], "write");

    let pipeline: Value = serde_yaml::from_str(&read(hosting("gitlab-ci.yml"))).expect("it is YAML");
    assert_eq!(pipeline["pages"]["artifacts"]["paths"][0], "public");
    for job in ["check", "pages"] {
        let extended = pipeline[job]["extends"].as_str().expect("it has a base");
        assert!(pipeline[extended]["before_script"].is_sequence(), "{extended}");
        assert!(pipeline[job]["script"].as_sequence().is_some_and(|lines| lines.iter().all(Value::is_string)), "{job}");
    }
}

#[test]
fn the_script_for_stores_sends_each_file_once_and_styles_before_pages() {
    let site = Site::small().file("content/call.mp3", "x").file("content/assets/plan.png", "x").build();
    // In place of the real one: says what it was called with.
    let site = site.file("bin/aws", "#!/bin/sh\nprintf '%s\\n' \"$*\" >> calls\n");
    let run = |program: &str, arguments: &[&str]| {
        let path = format!("{}/bin:{}", site.root().display(), std::env::var("PATH").unwrap_or_default());
        let mut command = Command::new(program);
        command.args(arguments).current_dir(site.root()).env("PATH", path).env("BUCKET", "b").env("DISTRIBUTION", "D");
        let output = command.output().expect("there is a shell");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run("chmod", &["+x", "bin/aws"]);
    run("bash", &[hosting("s3.sh").to_str().expect("it is UTF-8")]);
    let calls = read(site.root().join("calls"));
    let calls: Vec<&str> = calls.lines().collect();
    let begins = |call: usize, with: &str| assert!(calls[call].starts_with(with), "{with}: {calls:#?}");
    assert_eq!(calls.len(), 6, "{calls:#?}");
    begins(0, "s3 sync public s3://b --no-progress --exclude * --include assets/*.??????????.*");
    begins(1, "s3 sync public s3://b --no-progress --exclude assets/*.??????????.*");
    begins(2, "s3 cp public s3://b --recursive");
    begins(3, "cloudfront create-invalidation");
    begins(4, "cloudfront wait");
    begins(5, "s3 sync public s3://b");
    assert!(calls[0].contains(KEPT) && calls[5].contains("--delete"), "{calls:#?}");
    assert!(calls[..5].iter().all(|call| !call.contains("--delete")), "{calls:#?}");
    for file in
        files_below(&site.public()).keys().filter(|file| !matches!(file.as_str(), ".cairn-manifest" | "_headers"))
    {
        let sent: Vec<usize> = (0..3).filter(|call| is_sent(calls[*call], file)).collect();
        let expected = match file.rsplit('.').next() {
            _ if file == "assets/plan.png" => 1,
            _ if file.starts_with("assets/") || file.starts_with("search/shards/") => 0,
            Some("mp3" | "png" | "svg") => 1,
            _ => 2,
        };
        assert_eq!(sent, [expected], "{file}");
        assert!(is_sent(calls[5], file), "{file} would be deleted");
    }
    for file in [".cairn-manifest", "_headers"] {
        assert!(calls.iter().filter(|call| call.starts_with("s3 ")).all(|call| !is_sent(call, file)), "{file}");
    }
}

/// Whether a call of `aws s3` is about a file: the last pattern that fits decides.
fn is_sent(call: &str, file: &str) -> bool {
    let words: Vec<&str> = call.split(' ').collect();
    let mut patterns = words.windows(2).filter(|pair| matches!(pair[0], "--exclude" | "--include"));
    let decides = patterns.rfind(|pair| fits(pair[1].as_bytes(), file.as_bytes()));
    decides.is_none_or(|pair| pair[0] == "--include")
}

/// `*` is anything, `/` too, and `?` is one letter.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), _) => (0..=text.len()).any(|at| fits(rest, &text[at..])),
        (Some((b'?', rest)), Some((_, text))) => fits(rest, text),
        (Some((one, rest)), Some((other, text))) => one == other && fits(rest, text),
        _ => false,
    }
}

#[test]
fn publishing_shows_each_file_as_it_is() {
    let page = read(Path::new(DOCS).join("publishing.md"));
    for file in ["github-pages.yml", "gitlab-ci.yml", "s3.sh", "nginx.conf"] {
        assert!(page.contains(&format!("\n{}```\n", read(hosting(file)))), "docs/publishing.md quotes another {file}");
    }
    for entry in std::fs::read_dir(hosting("")).expect("it is a folder") {
        let name = entry.expect("it can be listed").file_name().to_string_lossy().into_owned();
        assert!(page.contains(&format!("(hosting/{name})")), "docs/publishing.md does not lead to {name}");
    }
}
