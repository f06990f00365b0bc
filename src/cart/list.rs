//! Lists, with less code than the standard library takes to be quick with long ones.

/// Takes out of a list what does not pass.
pub fn keep<T>(list: &mut Vec<T>, mut passes: impl FnMut(&T) -> bool) {
    let mut at = 0;
    while let Some(item) = list.get(at) {
        if passes(item) {
            at += 1;
        } else {
            list.remove(at);
        }
    }
}

/// Puts items at the end of a list.
pub fn append<T>(list: &mut Vec<T>, items: impl IntoIterator<Item = T>) {
    for item in items {
        list.push(item);
    }
}

/// What `collect` does, for lists.
pub trait Listed: Iterator + Sized {
    /// All items.
    fn listed(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        append(&mut list, self);
        list
    }
}

impl<I: Iterator> Listed for I {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_stays_in_its_order() {
        let mut list = (1..=6).listed();
        keep(&mut list, |item| item % 2 == 0);
        append(&mut list, [8]);
        assert_eq!(list, [2, 4, 6, 8]);
    }
}
