//! Entities in the store's messages, decoded so that they are safe and right as text.

/// The named entities that WordPress, WooCommerce and their themes write.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("times", '×'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
];

/// Decodes each entity once; what is no known entity stays as it is.
pub fn decode(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        match after
            .split_once(';')
            .and_then(|(name, tail)| Some((character(name)?, tail)))
        {
            Some((character, tail)) => {
                decoded.push(character);
                rest = tail;
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn character(name: &str) -> Option<char> {
    match name.strip_prefix('#') {
        None => NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, character)| *character),
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            code.ok().filter(|code| *code > 0).and_then(char::from_u32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_and_numbered_entities_are_decoded_once() {
        assert_eq!(
            decode("Tom &amp; Jerry&#8217;s &#x2019;&#039;&quot;"),
            "Tom & Jerry’s ’'\""
        );
        assert_eq!(decode("&amp;lt;"), "&lt;");
    }

    #[test]
    fn anything_else_stays() {
        for text in [
            "",
            "a & b; c",
            "&unknown;",
            "&#0;",
            "&#xD800;",
            "&#;",
            "&",
            "AT&T",
        ] {
            assert_eq!(decode(text), text);
        }
    }
}
