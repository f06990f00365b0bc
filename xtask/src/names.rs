//! Short names between glue and WASM. wasm-bindgen ends them in hashes, which no compression can
//! shrink and which appear on both sides.

/// Which long name became which short one.
pub struct Names(Vec<(String, String)>);

impl Names {
    /// Begins without any.
    pub fn new() -> Self {
        Names(Vec::new())
    }

    /// The short name in the place of a long one.
    pub fn shorten(&mut self, long: &str) -> String {
        if let Some((_, short)) = self.0.iter().find(|(name, _)| name == long) {
            return short.clone();
        }
        let short = format!("${:x}", self.0.len());
        self.0.push((long.to_owned(), short.clone()));
        short
    }

    /// Replaces every whole identifier of the glue code that has a short name.
    pub fn apply(&self, glue: &str) -> String {
        let mut result = String::with_capacity(glue.len());
        let is_part =
            |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
        let mut rest = glue;
        while !rest.is_empty() {
            let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let short = self.0.iter().find(|(long, _)| long == word);
            result.push_str(short.map_or(word, |(_, short)| short));
            let next = after.find(is_part).unwrap_or(after.len());
            let (between, after) = after.split_at(next);
            result.push_str(between);
            rest = after;
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_one_short_name_and_only_whole_names_are_replaced() {
        let mut names = Names::new();
        assert_eq!(names.shorten("__wbg_get_0123"), "$0");
        assert_eq!(names.shorten("_ZN6invoke17h89E"), "$1");
        assert_eq!(names.shorten("__wbg_get_0123"), "$0");
        let glue = "{ __wbg_get_0123: function() { wasm._ZN6invoke17h89E(__wbg_get_01234, x__wbg_get_0123) } }";
        let expected = "{ $0: function() { wasm.$1(__wbg_get_01234, x__wbg_get_0123) } }";
        assert_eq!(names.apply(glue), expected);
    }
}
