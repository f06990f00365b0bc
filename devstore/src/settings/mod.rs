//! What a merchant sets: currency, taxes, shipping, coupons. Loadable from JSON.

mod sample;

use serde::{Deserialize, Serialize};

use crate::profile::Profile;

/// The settings of a store.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The version of CoCart that the store answers as.
    pub profile: Profile,
    /// Whether WordPress debugs, so that later versions tell version and times (contract 1.5).
    pub debug: bool,
    /// The site's address without a slash at its end.
    pub site_url: String,
    /// The shop's title.
    pub title: String,
    /// The shop's description.
    pub description: String,
    /// Where the shop is: street, second line, city and postcode.
    pub address: [String; 4],
    /// The currency and how its prices are written.
    pub currency: Currency,
    /// Whether the prices of the catalogue contain the base country's tax.
    pub prices_include_tax: bool,
    /// Whether tax is rounded in the sums only, not line by line.
    pub round_at_subtotal: bool,
    /// Whether the shop and the cart show prices with tax.
    pub display_prices_with_tax: bool,
    /// The shop's country, the default of every customer.
    pub base_country: String,
    /// The shop's state.
    pub base_state: String,
    /// The unit of length, such as `in`.
    pub dimension_unit: String,
    /// The tax table.
    pub tax_rates: Vec<TaxRate>,
    /// Shipping zones in the order in which they are tried.
    pub shipping_zones: Vec<ShippingZone>,
    /// The coupons that exist.
    pub coupons: Vec<Coupon>,
    /// Whether the CoCart CORS add-on is active (contract 18).
    pub cors_addon: bool,
    /// Whether a batch boots a session when its URL carries the marker (measured: Batch).
    pub batch_marker: bool,
    /// Seeds every generated key and token.
    pub seed: u64,
}

/// A currency as the cart's `currency` block has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: String,
    /// The symbol, entities decoded.
    pub symbol: String,
    /// Where the symbol stands.
    pub position: Position,
    /// Digits after the decimal separator.
    pub decimals: u32,
    /// The decimal separator.
    pub decimal_separator: String,
    /// The thousand separator.
    pub thousand_separator: String,
}

/// Where a currency symbol stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// `$1`
    Left,
    /// `1$`
    Right,
    /// `$ 1`
    LeftSpace,
    /// `1 $`
    RightSpace,
}

/// One row of the tax table. An empty condition matches everything.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxRate {
    /// The row's id.
    pub id: u32,
    /// Country code, or empty.
    pub country: String,
    /// State code, or empty.
    pub state: String,
    /// Postcodes, or empty.
    pub postcodes: Vec<String>,
    /// Percent.
    pub rate: f64,
    /// The label.
    pub name: String,
    /// Rates of one priority exclude each other; the first that matches counts.
    pub priority: u32,
    /// Whether it is charged on top of the other taxes.
    pub compound: bool,
    /// Whether it is charged on shipping.
    pub shipping: bool,
    /// Its tax class: empty for standard, or `reduced-rate`, `zero-rate`.
    pub class: String,
}

/// A shipping zone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShippingZone {
    /// Its countries; empty is the rest of the world.
    pub countries: Vec<String>,
    /// Its methods in order.
    pub methods: Vec<ShippingMethod>,
}

/// A shipping method of a zone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShippingMethod {
    /// `flat_rate`, `free_shipping` or `local_pickup`.
    pub method_id: String,
    /// The id after the colon.
    pub instance_id: u32,
    /// The title shown to the shopper.
    pub label: String,
    /// Costs in major units.
    #[serde(default)]
    pub cost: f64,
    /// Costs of each piece, WooCommerce's `[qty]`, in major units.
    #[serde(default)]
    pub cost_each: f64,
    /// The least order amount (free shipping).
    #[serde(default)]
    pub min_amount: Option<f64>,
}

/// A coupon.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Coupon {
    /// Its id; of equal coupons the newer one is applied first.
    pub id: u32,
    /// Its code, lower case.
    pub code: String,
    /// `percent`, `fixed_cart` or `fixed_product`.
    pub discount_type: String,
    /// Percent, or an amount in major units.
    pub amount: f64,
    /// Only for these products (or parents).
    pub product_ids: Vec<u32>,
    /// The least subtotal.
    pub minimum_amount: Option<f64>,
    /// When it ended, in seconds.
    pub expires: Option<u64>,
    /// Whether it grants free shipping.
    pub free_shipping: bool,
}

impl Settings {
    /// Prices in dollars without tax: the default store.
    pub fn usd() -> Self {
        Settings::default()
    }

    /// Prices in euro with tax.
    pub fn eur() -> Self {
        Settings {
            currency: currency("EUR", "€", Position::RightSpace, 2, ",", "."),
            prices_include_tax: true,
            display_prices_with_tax: true,
            ..Settings::default()
        }
    }

    /// A currency without decimals.
    pub fn jpy() -> Self {
        Settings {
            currency: currency("JPY", "¥", Position::Left, 0, ".", ","),
            ..Settings::default()
        }
    }

    /// A currency with three decimals.
    pub fn kwd() -> Self {
        Settings {
            currency: currency("KWD", "د.ك", Position::LeftSpace, 3, ".", ","),
            ..Settings::default()
        }
    }

    /// The same shop as another version of CoCart.
    #[must_use]
    pub fn with_profile(self, profile: Profile) -> Self {
        Settings { profile, ..self }
    }

    /// A coupon by its code.
    pub fn coupon(&self, code: &str) -> Option<&Coupon> {
        self.coupons.iter().find(|coupon| coupon.code == code)
    }

    /// The settings of a recorded configuration, by the name of its folder.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "usd-tax-exclusive" | "usd" => Some(Self::usd()),
            "eur-tax-inclusive" | "eur" => Some(Self::eur()),
            "jpy-no-decimals" | "jpy" => Some(Self::jpy()),
            "kwd-three-decimals" | "kwd" => Some(Self::kwd()),
            _ => None,
        }
    }
}

fn currency(
    code: &str,
    symbol: &str,
    position: Position,
    decimals: u32,
    decimal: &str,
    thousand: &str,
) -> Currency {
    Currency {
        code: code.into(),
        symbol: symbol.into(),
        position,
        decimals,
        decimal_separator: decimal.into(),
        thousand_separator: thousand.into(),
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            profile: Profile::default(),
            debug: false,
            site_url: "https://store.test".into(),
            title: "Real Store".into(),
            description: "Test store for measurements".into(),
            address: ["1 Test Street", "", "New York", "10001"].map(Into::into),
            currency: currency("USD", "$", Position::Left, 2, ".", ","),
            prices_include_tax: false,
            round_at_subtotal: false,
            display_prices_with_tax: false,
            base_country: "US".into(),
            base_state: "NY".into(),
            dimension_unit: "in".into(),
            tax_rates: sample::tax_rates(),
            shipping_zones: sample::shipping_zones(),
            coupons: sample::coupons(),
            cors_addon: false,
            batch_marker: true,
            seed: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_only_what_differs_from_the_sample_shop() {
        let settings: Settings = serde_json::from_str(
            r#"{"title": "Mine", "prices_include_tax": true,
                "coupons": [{"code": "half", "discount_type": "percent", "amount": 50}]}"#,
        )
        .unwrap();
        assert_eq!(settings.title, "Mine");
        assert_eq!(settings.currency.code, "USD");
        assert_eq!(settings.coupon("half").unwrap().amount, 50.0);
        assert!(settings.coupon("save10").is_none());
    }

    #[test]
    fn the_recorded_configurations_have_names() {
        assert_eq!(
            Settings::named("kwd-three-decimals")
                .unwrap()
                .currency
                .decimals,
            3
        );
        assert!(Settings::named("eur").unwrap().prices_include_tax);
        assert!(Settings::named("gbp").is_none());
    }
}
