//! Text for shoppers: the server sends names raw, entities and all, and some messages with markup.

use super::interned::Text;
use super::search::{find, position, split_once};

/// Names of the characters from U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde \
Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute \
acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve \
oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// The other names that WordPress and WooCommerce write.
const OTHERS: &str = "amp lt gt quot apos hellip ndash mdash lsquo rsquo ldquo rdquo sbquo bdquo lsaquo \
rsaquo trade euro fnof bull prime Prime minus dagger Dagger permil larr rarr harr infin ne le ge OElig \
oelig Scaron scaron ensp emsp thinsp zwnj zwj lrm rlm";

/// Their characters, in order; the last are spaces and marks that cannot be seen.
const CHARACTERS: &str = "&<>\"'…–—‘’“”‚„‹›™€ƒ•′″−†‡‰←→↔∞≠≤≥ŒœŠš\
\u{2002}\u{2003}\u{2009}\u{200c}\u{200d}\u{200e}\u{200f}";

/// Elements that mark up messages. Anything else between angle brackets is the shop's own text:
/// a product may be called `Drill <Pro>` (tape unicode-and-entities).
const INLINE: &str = "a abbr b bdi bdo code del em font i img ins mark small span strong sub sup u";
/// Elements that stand for a break between words.
const BREAKS: &str = "br div h1 h2 h3 h4 h5 h6 hr li ol p table tbody td th tr ul";

/// `text` with HTML entities decoded, once. What is no entity stays as it is.
pub fn decoded(text: &str) -> Text {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, "&") {
        decoded.push_str(before);
        let entity = split_once(after, ";").and_then(|(name, tail)| Some((entity(name)?, tail)));
        let (character, tail) = entity.unwrap_or(('&', after));
        decoded.push(character);
        rest = tail;
    }
    decoded.push_str(rest);
    decoded.into()
}

/// A message as plain text: markup left out, then entities decoded, so that markup that was written
/// as entities stays text.
pub fn plain(message: &str) -> Text {
    if find(message, "<").is_none() {
        return decoded(message);
    }
    let mut stripped = String::new();
    let mut rest = message;
    while let Some((before, after)) = split_once(rest, "<") {
        stripped.push_str(before);
        rest = match tag(after) {
            Some((is_break, tail)) => {
                let last = stripped.as_bytes().last();
                if is_break && last.is_some_and(|last| !last.is_ascii_whitespace()) {
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
    decoded(stripped.trim_ascii())
}

/// The character of an entity, given what stands between `&` and `;`.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.as_bytes().first()? {
            b'x' | b'X' => code_point(number.get(1..)?, 16),
            _ => code_point(number, 10),
        };
        return char::from_u32(code?);
    }
    if let Some(index) = position(LATIN, name) {
        return char::from_u32(0xA0 + index as u32);
    }
    CHARACTERS.chars().nth(position(OTHERS, name)?)
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
    let end = inside
        .bytes()
        .position(|byte| !byte.is_ascii_alphanumeric())?;
    let (name, rest) = inside.split_at_checked(end)?;
    let next = rest.as_bytes().first()?;
    if !matches!(next, b'>' | b'/') && !next.is_ascii_whitespace() {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let is_break = position(BREAKS, &name).is_some();
    if !is_break && position(INLINE, &name).is_none() {
        return None;
    }
    // A `>` inside a quoted attribute value does not end the tag.
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some((is_break, rest.get(at + 1..)?)),
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decodes_names_as_the_server_stores_them() {
        for (raw, clean) in [
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
            assert_eq!(decoded(raw), clean);
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
            assert_eq!(decoded(raw), raw);
        }
        assert_eq!(decoded("R&D &amp; more; &"), "R&D & more; &");
    }

    #[test]
    fn decodes_once() {
        assert_eq!(decoded("&amp;lt;"), "&lt;");
        assert_eq!(decoded("&amp;amp;"), "&amp;");
        assert_eq!(decoded("&#38;lt;"), "&lt;");
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
            decoded(&text);
            plain(&text);
        }

        #[test]
        fn escaping_is_undone(text in "\\PC*") {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
            prop_assert_eq!(decoded(&escaped), text.as_str());
            prop_assert_eq!(plain(&escaped), text);
        }
    }
}
