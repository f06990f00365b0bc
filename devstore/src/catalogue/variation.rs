//! Finding the variation a shopper means by the options they name.

use super::{Catalogue, Product};

impl Catalogue {
    /// The variation of a variable product that fits these attributes (`attribute_pa_color` with
    /// `blue`). As in WooCommerce: every attribute that variations differ in must be named, names
    /// and options are compared exactly, an open option takes any value, and of several that fit
    /// the one that leaves the fewest options open is taken, then the first.
    pub fn matching_variation(
        &self,
        product: &Product,
        attributes: &[(String, String)],
    ) -> Option<&Product> {
        let chosen = |key: &str| {
            attributes
                .iter()
                .find(|(name, _)| name.strip_prefix("attribute_") == Some(key))
                .map(|(_, value)| value)
        };
        let fits = |variation: &Product| {
            variation.options.iter().all(|(key, option)| {
                chosen(key).is_some_and(|value| {
                    !value.is_empty() && (option.is_empty() || option == value)
                })
            })
        };
        let open = |variation: &Product| {
            variation
                .options
                .iter()
                .filter(|(_, option)| option.is_empty())
                .count()
        };
        product
            .variation_ids
            .iter()
            .filter_map(|id| self.get(*id))
            .filter(|v| fits(v))
            .min_by_key(|v| open(v))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(product: u32, attributes: &[(&str, &str)]) -> Option<u32> {
        let catalogue = Catalogue::sample();
        let attributes: Vec<_> = attributes
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        catalogue
            .matching_variation(catalogue.get(product).unwrap(), &attributes)
            .map(|v| v.id)
    }

    #[test]
    fn finds_the_variation_with_exactly_these_options() {
        assert_eq!(
            found(
                11,
                &[("attribute_logo", "Yes"), ("attribute_pa_color", "blue")]
            ),
            Some(34)
        );
        assert_eq!(
            found(
                11,
                &[
                    ("attribute_pa_color", "blue"),
                    ("attribute_logo", "No"),
                    ("x", "y")
                ]
            ),
            Some(29)
        );
        assert_eq!(
            found(
                10,
                &[
                    ("attribute_pa_color", "blue"),
                    ("attribute_pa_size", "medium")
                ]
            ),
            Some(26)
        );
    }

    #[test]
    fn finds_none_for_missing_wrong_or_misspelt_options() {
        assert_eq!(found(11, &[("attribute_pa_color", "blue")]), None);
        assert_eq!(
            found(
                11,
                &[("attribute_pa_color", "Blue"), ("attribute_logo", "Yes")]
            ),
            None
        );
        assert_eq!(found(11, &[("pa_color", "blue"), ("logo", "Yes")]), None);
        assert_eq!(
            found(
                11,
                &[("attribute_pa_color", "red"), ("attribute_logo", "Yes")]
            ),
            None
        );
    }
}
