//! The digest of a cart: lines with their amounts, and the total (contract 14.3).

use super::item::raw_line;
use crate::cart::calculate::money::Money;
use crate::php;
use crate::session::Session;
use crate::shop::Shop;
use serde_json::{Map, Value};

/// The digest; empty for an empty cart.
pub fn cart_hash(shop: &Shop, session: &Session) -> String {
    if session.items.is_empty() {
        return String::new();
    }
    let mut lines = Map::new();
    for line in &session.items {
        let mut raw = raw_line(shop, line);
        if let Some(fields) = raw.as_object_mut() {
            fields.remove("data");
        }
        lines.insert(line.key.clone(), raw);
    }
    let total = session.totals.as_ref().map_or(0.0, |totals| totals.total);
    let total = Money::new(shop.settings).decimal_text(total);
    php::md5(&format!(
        "{}{total}",
        php::json_encode(&Value::Object(lines))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cart;
    use crate::catalogue::Catalogue;
    use crate::session::CartLine;
    use crate::settings::Settings;

    fn hash_of(lines: Vec<CartLine>) -> String {
        let (settings, catalogue) = (Settings::usd(), Catalogue::sample());
        let shop = Shop {
            settings: &settings,
            catalogue: &catalogue,
            now: 0,
        };
        let mut session = Session::default();
        cart::load_customer(&settings, None, &mut session);
        session.items = lines;
        cart::calculate(&shop, &mut session);
        cart_hash(&shop, &session)
    }

    fn line(product_id: u32, variation_id: u32, variation: &[(&str, &str)]) -> CartLine {
        let variation: Vec<(String, String)> = variation
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect();
        CartLine {
            key: cart::item_key(product_id, variation_id, &variation, &Map::new()),
            product_id,
            variation_id,
            variation,
            quantity: 1.0,
            ..CartLine::default()
        }
    }

    /// Recorded: tapes guest-life-of-a-cart, bulk-update and add-variation.
    #[test]
    fn digests_are_those_of_the_real_store() {
        assert_eq!(hash_of(vec![]), "");
        assert_eq!(
            hash_of(vec![line(14, 0, &[])]),
            "189d6964a28ef59d74d88887ed396e2c"
        );
        assert_eq!(
            hash_of(vec![line(14, 0, &[]), line(39, 0, &[])]),
            "ecb48c9c31854377ca7c0d1cc4f9b46a"
        );
        let hoodie = line(
            11,
            34,
            &[("attribute_pa_color", "blue"), ("attribute_logo", "Yes")],
        );
        assert_eq!(hash_of(vec![hoodie]), HOODIE);
    }

    const HOODIE: &str = "f4379d4763248dc02f17cfaf925d6e9f";
}
