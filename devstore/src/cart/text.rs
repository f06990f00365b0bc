//! What WordPress does to names before shoppers read them.

/// Drops HTML tags. A `<` followed by white space is not a tag.
pub fn strip_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let opens = tag[1..].starts_with(|c: char| !c.is_whitespace());
        match tag.find('>').filter(|_| opens) {
            Some(end) => rest = &tag[end + 1..],
            None => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Decodes the entities that occur in names and messages.
pub fn decode_entities(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 10);
        match end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "times" => '×',
        _ => return None,
    })
}

/// Escapes as `esc_html` does.
pub fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#039;")
}

/// One line of plain text, as `sanitize_text_field` leaves it: no tags, single spaces.
pub fn single_line(text: &str) -> String {
    strip_tags(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Typographic quotes, primes, dashes and dots, as the titles of posts have them (`wptexturize`).
pub fn texturize(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        out.push_str(&texturize_plain(&rest[..at], out.chars().last()));
        out.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    let before = out.chars().last();
    out.push_str(&texturize_plain(rest, before));
    out
}

fn texturize_plain(text: &str, before: Option<char>) -> String {
    let text = text
        .replace("...", "…")
        .replace("---", "—")
        .replace(" -- ", " — ")
        .replace("--", "–")
        .replace(" - ", " – ");
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut quoted = false;
    for (at, &c) in chars.iter().enumerate() {
        let previous = if at > 0 { Some(chars[at - 1]) } else { before };
        let next = chars.get(at + 1).copied();
        let opens = previous.is_none_or(|p| {
            p.is_whitespace() || matches!(p, '(' | '[' | '{' | '-' | '–' | '—' | '“')
        });
        out.push(match c {
            '"' if previous.is_some_and(|p| p.is_ascii_digit()) && !quoted => '″',
            '"' if opens => {
                quoted = true;
                '“'
            }
            '"' => {
                quoted = false;
                '”'
            }
            '\'' if previous.is_some_and(|p| p.is_ascii_digit())
                && next.is_none_or(|n| n.is_whitespace()) =>
            {
                '′'
            }
            '\'' if opens && !next.is_some_and(|n| n.is_ascii_digit()) => '‘',
            '\'' => '’',
            'x' if previous.is_some_and(|p| p.is_ascii_digit())
                && next.is_some_and(|n| n.is_ascii_digit()) =>
            {
                '×'
            }
            c => c,
        });
    }
    out
}

/// `a, b and c`, as WooCommerce joins the names of items.
pub fn join_names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_set_as_the_recorded_notices_show() {
        let told = |name: &str| decode_entities(&strip_tags(&texturize(name)));
        assert_eq!(
            told("Café \"Déjà‑vu\" & <Crème> ☕"),
            "Café “Déjà‑vu” &  ☕"
        );
        assert_eq!(
            told("Tom &amp; Jerry&#8217;s 1/2\" Drill &lt;Pro&gt;"),
            "Tom & Jerry’s 1/2″ Drill <Pro>"
        );
    }

    #[test]
    fn lines_of_plain_text_have_no_tags_and_single_spaces() {
        assert_eq!(
            decode_entities(&single_line("a & <b> c &lt;Pro&gt; &times; 1")),
            "a & c <Pro> × 1"
        );
    }

    #[test]
    fn names_are_joined() {
        let names: Vec<String> = ["“A”", "“B”", "“C”"].map(String::from).to_vec();
        assert_eq!(join_names(&names), "“A”, “B” and “C”");
        assert_eq!(join_names(&names[..1]), "“A”");
    }
}
