//! Short texts in other texts. The standard library's search builds tables for long ones, which would
//! cost every page two kilobytes.

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
}
