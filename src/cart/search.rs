//! Short texts in other texts. The standard library's search has a way of its own for each kind of
//! pattern and tables for long ones, which would cost every page two kilobytes.

/// Where `part` begins in `text`.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let part = part.as_bytes();
    text.as_bytes()
        .windows(part.len().max(1))
        .position(|window| window == part)
}

/// What stands before and after the first `part`.
pub fn split_once<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(find(text, part)?)?;
    Some((before, rest.get(part.len()..)?))
}

/// Which of some words, a blank between each two, `word` is.
pub fn position(words: &str, word: &str) -> Option<usize> {
    let mut rest = words;
    for position in 0.. {
        let (first, after) = split_once(rest, " ").unwrap_or((rest, ""));
        if first == word && !word.is_empty() {
            return Some(position);
        }
        if after.is_empty() {
            break;
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_of_several() {
        assert_eq!(find("é-->x-->", "-->"), Some(2));
        assert_eq!(find("--", "-->"), None);
        assert_eq!(find("", "-->"), None);
        assert_eq!(split_once("a{}b{}", "{}"), Some(("a", "b{}")));
        assert_eq!(split_once("{}", "{}"), Some(("", "")));
        assert_eq!(split_once("{", "{}"), None);
    }

    #[test]
    fn finds_whole_words() {
        let found = |word| position("br div h1 p", word);
        assert_eq!(
            [found("br"), found("h1"), found("p")],
            [Some(0), Some(2), Some(3)]
        );
        assert_eq!(
            [found("h"), found(""), found("b"), found("div h1")],
            [None; 4]
        );
        assert_eq!(position("", ""), None);
    }
}
