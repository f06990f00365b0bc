//! Text for shoppers: the server sends names raw, entities and all, and some messages with markup.

use std::borrow::Cow;

use super::search::split_once;

/// Names of the characters from U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde \
Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute \
acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve \
oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// The other names that WordPress and WooCommerce write, each followed by its character.
const OTHERS: &str = "amp & lt < gt > quot \" apos ' hellip … ndash – mdash — lsquo ‘ rsquo ’ ldquo “ \
rdquo ” sbquo ‚ bdquo „ lsaquo ‹ rsaquo › trade ™ euro € fnof ƒ bull • prime ′ Prime ″ minus − dagger † \
Dagger ‡ permil ‰ larr ← rarr → harr ↔ infin ∞ ne ≠ le ≤ ge ≥ OElig Œ oelig œ Scaron Š scaron š";

/// Names of spaces and marks that cannot be seen.
const INVISIBLE: [(&str, char); 7] = [
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
];

/// Elements that mark up messages. Anything else between angle brackets is the shop's own text:
/// a product may be called `Drill <Pro>` (tape unicode-and-entities).
const INLINE: &str =
    " a abbr b bdi bdo code del em font i img ins mark small span strong sub sup u ";
/// Elements that stand for a break between words.
const BREAKS: &str = " br div h1 h2 h3 h4 h5 h6 hr li ol p table tbody td th tr ul ";

/// `text` with HTML entities decoded, once. What is no entity stays as it is.
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let entity = after
            .split_once(';')
            .and_then(|(name, tail)| Some((entity(name)?, tail)));
        rest = match entity {
            Some((character, tail)) => {
                decoded.push(character);
                tail
            }
            None => {
                decoded.push('&');
                after
            }
        };
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The same as a text of its own.
#[inline(never)]
pub fn decoded(text: &str) -> String {
    decode_entities(text).into_owned()
}

/// A message as plain text: markup left out, then entities decoded, so that markup that was written
/// as entities stays text.
pub fn plain(message: &str) -> Cow<'_, str> {
    if !message.contains('<') {
        return decode_entities(message);
    }
    let mut stripped = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('<') {
        stripped.push_str(before);
        rest = match tag(after) {
            Some((is_break, tail)) => {
                if is_break
                    && !stripped.is_empty()
                    && !stripped.ends_with(|last: char| last.is_ascii_whitespace())
                {
                    stripped.push(' ');
                }
                tail
            }
            None => {
                stripped.push('<');
                after
            }
        };
    }
    stripped.push_str(rest);
    Cow::Owned(decoded(stripped.trim_ascii()))
}

/// The character of an entity, given what stands between `&` and `;`.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => code_point(digits, 16),
            None => code_point(number, 10),
        };
        return char::from_u32(code?);
    }
    if let Some(index) = LATIN.split(' ').position(|known| known == name) {
        return char::from_u32(0xA0 + index as u32);
    }
    if let Some((_, character)) = INVISIBLE.iter().find(|(known, _)| *known == name) {
        return Some(*character);
    }
    let mut words = OTHERS.split(' ');
    while let (Some(known), Some(character)) = (words.next(), words.next()) {
        if known == name {
            return character.chars().next();
        }
    }
    None
}

/// A code point other than 0 from its digits.
fn code_point(digits: &str, radix: u32) -> Option<u32> {
    let mut code = 0_u32;
    for digit in digits.chars() {
        code = code
            .checked_mul(radix)?
            .checked_add(digit.to_digit(radix)?)?;
    }
    (code > 0).then_some(code)
}

/// Whether the tag whose inside starts here breaks words, and what follows it; `None` where this is
/// no tag.
fn tag(inside: &str) -> Option<(bool, &str)> {
    if let Some(comment) = inside.strip_prefix("!--") {
        return split_once(comment, "-->").map(|(_, tail)| (false, tail));
    }
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|character: char| !character.is_ascii_alphanumeric())?;
    let (name, mut rest) = inside.split_at_checked(end)?;
    if !rest.starts_with(['>', '/']) && !rest.starts_with(|c: char| c.is_ascii_whitespace()) {
        return None;
    }
    let is_break = has_word(BREAKS, name);
    if !is_break && !has_word(INLINE, name) {
        return None;
    }
    // A `>` inside a quoted attribute value does not end the tag.
    loop {
        let (_, from_mark) = rest.split_at_checked(rest.find(['>', '"', '\''])?)?;
        let mut characters = from_mark.chars();
        let mark = characters.next()?;
        rest = characters.as_str();
        if mark == '>' {
            return Some((is_break, rest));
        }
        rest = rest.split_once(mark)?.1;
    }
}

fn has_word(words: &str, word: &str) -> bool {
    words
        .split(' ')
        .any(|known| known.eq_ignore_ascii_case(word))
        && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decodes_names_as_the_server_stores_them() {
        for (raw, decoded) in [
            (
                "Tom &amp; Jerry&#8217;s 1/2&#8243; Drill &lt;Pro&gt;",
                "Tom & Jerry’s 1/2″ Drill <Pro>",
            ),
            ("&quot;a&quot; &apos;b&#039;c&#x27;d&#X27;", "\"a\" 'b'c'd'"),
            (
                "&ldquo;x&rdquo; &lsquo;y&rsquo; &hellip; &ndash; &mdash;",
                "“x” ‘y’ … – —",
            ),
            (
                "2&times;3 &copy;&reg;&trade; &euro;&pound;&yen;&cent; &raquo;",
                "2×3 ©®™ €£¥¢ »",
            ),
            ("&nbsp;&yuml;&Agrave;&frac12;&divide;", "\u{a0}ÿÀ½÷"),
            ("&zwj;", "\u{200d}"),
            ("&#128512;", "😀"),
        ] {
            assert_eq!(decode_entities(raw), decoded);
        }
    }

    #[test]
    fn leaves_what_is_no_entity() {
        for raw in [
            "a & b",
            "R&D",
            "&",
            "&;",
            "&#;",
            "&#x;",
            "&nosuch;",
            "&amp",
            "&#0;",
            "&#xD800;",
            "&#99999999999;",
            "&# 39;",
            "&#-1;",
            "fish & chips; beer",
            "& &",
        ] {
            assert_eq!(decode_entities(raw), raw);
        }
        assert_eq!(decode_entities("R&D &amp; more; &"), "R&D & more; &");
    }

    #[test]
    fn decodes_once() {
        assert_eq!(decode_entities("&amp;lt;"), "&lt;");
        assert_eq!(decode_entities("&amp;amp;"), "&amp;");
        assert_eq!(decode_entities("&#38;lt;"), "&lt;");
    }

    #[test]
    fn borrows_where_there_is_nothing_to_do() {
        assert!(matches!(decode_entities("Beanie"), Cow::Borrowed("Beanie")));
        assert!(matches!(
            plain("“Beanie” has been added."),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn messages_lose_their_markup_and_nothing_else() {
        for (raw, text) in [
            (
                "You cannot add another &quot;Cap&quot; to your cart. <a href=\"https://x.test/?a>b\" class='button'>View cart</a>",
                "You cannot add another \"Cap\" to your cart. View cart",
            ),
            ("<p>One</p><p>Two<br/>Three</p>", "One Two Three"),
            ("<STRONG>No</STRONG>pe", "Nope"),
            ("a<!-- note -->b", "ab"),
            (
                "“Drill <Pro>” 1 < 2 > 0 <3 <é>",
                "“Drill <Pro>” 1 < 2 > 0 <3 <é>",
            ),
            ("&lt;b&gt;bold&lt;/b&gt; <b>is</b>", "<b>bold</b> is"),
            ("broken <a href=\"x>y", "broken <a href=\"x>y"),
            ("broken <a", "broken <a"),
            ("<bdi>5&nbsp;<span>&euro;</span></bdi>", "5\u{a0}€"),
            ("<", "<"),
            ("<>", "<>"),
        ] {
            assert_eq!(plain(raw), text);
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_keeps_plain_text(text in "[<>&;#x0-9a-z/\"' \\PC]*") {
            decode_entities(&text);
            plain(&text);
        }

        #[test]
        fn escaping_is_undone(text in "\\PC*") {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
            prop_assert_eq!(decode_entities(&escaped), text.as_str());
            prop_assert_eq!(plain(&escaped), text);
        }
    }
}
