//! Reading how the store writes money.

use super::decimal;
use super::document::Node;
use super::fields::text_at;
use super::model::Currency;
use super::money::MAXIMUM_DECIMALS;
use super::text::decoded;

/// The decimals WooCommerce has unless the shop says otherwise.
pub const USUAL_DECIMALS: u8 = 2;

/// The currency of a cart or of a product's prices (contract 2.3). `None` where it is no map.
pub fn read_currency<N: Node>(document: &N) -> Option<Currency> {
    if !document.is_map() {
        return None;
    }
    let decoded_at = |key: &str| decoded(&text_at(document, key));
    Some(Currency {
        code: text_at(document, "currency_code"),
        symbol: decoded_at("currency_symbol"),
        minor_unit: decimal::whole(&text_at(document, "currency_minor_unit"))
            .map_or(USUAL_DECIMALS, |decimals| {
                decimals.min(u64::from(MAXIMUM_DECIMALS)) as u8
            }),
        decimal_separator: decoded_at("currency_decimal_separator"),
        thousand_separator: decoded_at("currency_thousand_separator"),
        prefix: decoded_at("currency_prefix"),
        suffix: decoded_at("currency_suffix"),
    })
}

/// What stands in where the store does not say: amounts with two decimals.
pub fn unknown_currency() -> Currency {
    Currency {
        minor_unit: USUAL_DECIMALS,
        ..Currency::default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::json;

    #[test]
    fn reads_every_part() {
        let currency = read_currency(&json!({
            "currency_code": "EUR", "currency_symbol": "&euro;", "currency_symbol_pos": "currency_suffix",
            "currency_minor_unit": 3, "currency_decimal_separator": ",", "currency_thousand_separator": ".",
            "currency_prefix": "", "currency_suffix": "&nbsp;€"
        }))
        .unwrap();
        assert_eq!(currency.code, "EUR");
        assert_eq!(currency.symbol, "€");
        assert_eq!(currency.minor_unit, 3);
        assert_eq!(currency.decimal_separator, ",");
        assert_eq!(currency.thousand_separator, ".");
        assert_eq!(currency.prefix, "");
        assert_eq!(currency.suffix, "\u{a0}€");
    }

    #[test]
    fn decimals_are_two_unless_said_and_never_absurd() {
        let decimals = |value| {
            read_currency(&json!({ "currency_minor_unit": value }))
                .unwrap()
                .minor_unit
        };
        assert_eq!(decimals(json!(0)), 0);
        assert_eq!(decimals(json!("3")), 3);
        assert_eq!(decimals(json!(200)), MAXIMUM_DECIMALS);
        assert_eq!(decimals(json!(-1)), 2);
        assert_eq!(decimals(json!(null)), 2);
        assert_eq!(unknown_currency().minor_unit, 2);
        assert_eq!(read_currency(&json!([])), None);
    }
}
