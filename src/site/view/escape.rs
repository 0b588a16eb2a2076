//! Text becomes HTML, where a template does not do it.
//!
//! Comes in: any text. Goes out: text that a browser shows as it was. Does not know: where it stands.

/// For each byte whether it means something between tags or in a quoted attribute.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    special[b'\'' as usize] = true;
    special
};

/// Writes text so that it may stand between tags and in a quoted attribute.
pub(super) fn escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = special(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Text as HTML.
pub(super) fn html_of(text: &str) -> String {
    let mut html = String::new();
    escaped(&mut html, text);
    html
}

/// Makes what was written from a place on such text; there is rarely anything to do.
pub(super) fn escaped_from(out: &mut String, start: usize) {
    if special(&out.as_bytes()[start..]).is_some() {
        let text = out.split_off(start);
        escaped(out, &text);
    }
}

fn special(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| SPECIAL[usize::from(*byte)])
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_that_opens_a_tag_or_ends_an_attribute_is_left() {
        let mut out = String::new();
        super::escaped(&mut out, "a <script>\"é'&");
        assert_eq!(out, "a &lt;script&gt;&quot;é&#39;&amp;");
    }

    #[test]
    fn what_was_written_before_stays() {
        let mut out = "<a href=\"?a&b=é".to_owned();
        super::escaped_from(&mut out, 9);
        assert_eq!(out, "<a href=\"?a&amp;b=é");
        let whole = out.len();
        super::escaped_from(&mut out, whole);
        assert_eq!(out, "<a href=\"?a&amp;b=é");
    }
}
