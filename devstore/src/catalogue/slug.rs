//! Names for URLs, made the way WordPress makes them.

/// The name in URLs: lower case, without accents, HTML and punctuation, words joined by
/// hyphens; letters of other scripts are percent-encoded.
pub fn slug_of(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(letter) = rest.chars().next() {
        if letter == '&'
            && let Some(length) = entity_length(rest)
        {
            rest = &rest[length..];
            continue;
        }
        if letter == '<'
            && let Some(end) = tag_length(rest)
        {
            rest = &rest[end..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            'a'..='z' | '0'..='9' | '_' => slug.push(letter),
            'A'..='Z' => slug.push(letter.to_ascii_lowercase()),
            ' ' | '-' | '.' | '/' | '–' | '—' | '\u{a0}' => {
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
            }
            _ if letter.is_ascii() => {}
            _ => match without_accent(letter) {
                Some(plain) => slug.push_str(plain),
                None => {
                    let mut bytes = [0; 4];
                    for byte in letter.encode_utf8(&mut bytes).bytes() {
                        slug.push('%');
                        slug.push_str(&format!("{byte:02x}"));
                    }
                }
            },
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// How long the HTML tag at the start of this text is.
fn tag_length(text: &str) -> Option<usize> {
    let opens = text[1..].starts_with(|c: char| !c.is_whitespace());
    text.find('>').filter(|_| opens).map(|end| end + 1)
}

/// How long the HTML entity at the start of this text is.
fn entity_length(text: &str) -> Option<usize> {
    let end = text.find(';')?;
    let name = &text[1..end];
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
    plain.then_some(end + 1)
}

/// The plain Latin letters for an accented one; an empty text for a mark that is dropped.
fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => "i",
        'ñ' | 'Ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' => "o",
        'ß' => "s",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => "u",
        'ý' | 'ÿ' | 'Ý' => "y",
        '“' | '”' | '‘' | '’' | '…' | '™' | '®' | '©' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn makes_the_slugs_of_the_recorded_store() {
        assert_eq!(slug_of("V-Neck T-Shirt"), "v-neck-t-shirt");
        assert_eq!(slug_of("Print Style"), "print-style");
        assert_eq!(
            slug_of("Tom &amp; Jerry&#8217;s 1/2\" Drill &lt;Pro&gt;"),
            "tom-jerrys-1-2-drill-pro"
        );
        assert_eq!(
            slug_of("Custom Mug - Crème & Café"),
            "custom-mug-creme-cafe"
        );
        assert_eq!(slug_of("Café & <Crème> – 1 < 2"), "cafe-1-2");
        assert_eq!(slug_of("日本語"), "%e6%97%a5%e6%9c%ac%e8%aa%9e");
    }
}
