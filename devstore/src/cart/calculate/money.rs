//! Arithmetic and text of money as PHP and WooCommerce do it.

use crate::settings::{Currency, Position, Settings};
use serde_json::Value;

/// Which way an exact half goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Half {
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
}

/// PHP's `round` before 8.4: the value is first rounded to the 15 digits that a float can be
/// trusted for, so 1.005 rounds to 1.01.
pub fn round_to(value: f64, places: i32, half: Half) -> f64 {
    if !value.is_finite() || value == 0.0 {
        return value;
    }
    let factor = 10f64.powi(places.abs());
    let trusted = 14 - value.abs().log10().floor() as i32;
    let scaled = if trusted > places && trusted - 15 < places {
        let trusted = trusted.clamp(-60, 60);
        let power = 10f64.powi(trusted.abs());
        let pre = to_integer(
            if trusted >= 0 {
                value * power
            } else {
                value / power
            },
            half,
        );
        pre / 10f64.powi((trusted - places).min(60))
    } else {
        let scaled = if places >= 0 {
            value * factor
        } else {
            value / factor
        };
        if scaled.abs() >= 1e15 {
            return value;
        }
        scaled
    };
    let rounded = to_integer(scaled, half);
    if places > 0 {
        rounded / factor
    } else {
        rounded * factor
    }
}

fn to_integer(value: f64, half: Half) -> f64 {
    match (half, value >= 0.0) {
        (Half::Up, true) => (value + 0.5).floor(),
        (Half::Up, false) => (value - 0.5).ceil(),
        (Half::Down, true) => (value - 0.5).ceil(),
        (Half::Down, false) => (value + 0.5).floor(),
    }
}

/// Rounds cents to whole cents, half up.
pub fn whole(cents: f64) -> f64 {
    round_to(cents, 0, Half::Up)
}

/// The money rules of one store.
#[derive(Clone, Copy, Debug)]
pub struct Money {
    decimals: i32,
    prices_include_tax: bool,
    round_at_subtotal: bool,
}

impl Money {
    /// The rules that follow from the settings.
    pub fn new(settings: &Settings) -> Self {
        Money {
            decimals: settings.currency.decimals as i32,
            prices_include_tax: settings.prices_include_tax,
            round_at_subtotal: settings.round_at_subtotal,
        }
    }

    /// Decimals of intermediate results: six, or two more than the currency has.
    fn precision(&self) -> i32 {
        (self.decimals + 2).max(6)
    }

    /// Major units into cents that keep a fraction (contract 12.2).
    pub fn cents(&self, major: f64) -> f64 {
        round_to(
            self.cents_unrounded(major),
            self.precision() - self.decimals,
            Half::Up,
        )
    }

    /// Major units into cents without rounding.
    pub fn cents_unrounded(&self, major: f64) -> f64 {
        major * 10f64.powi(self.decimals)
    }

    /// Cents into major units.
    pub fn major(&self, cents: f64) -> f64 {
        cents / 10f64.powi(self.decimals)
    }

    /// Rounds a tax to the precision of intermediate results.
    pub fn round_tax_part(&self, tax: f64) -> f64 {
        round_to(tax, self.precision(), Half::Up)
    }

    /// Rounds the tax of a line, in cents, to whole cents: half down where prices include tax. Leaves it
    /// where only the sums are rounded (contract 12.2).
    pub fn round_line_tax(&self, cents: f64) -> f64 {
        if self.round_at_subtotal {
            return cents;
        }
        round_to(cents, 0, self.tax_half())
    }

    /// Rounds the amount of a line, in cents, to whole cents, unless only the sums are rounded.
    pub fn round_line(&self, cents: f64) -> f64 {
        if self.round_at_subtotal {
            return cents;
        }
        whole(cents)
    }

    /// Rounds a tax in major units to the currency's decimals.
    pub fn round_tax(&self, major: f64) -> f64 {
        round_to(major, self.decimals, self.tax_half())
    }

    /// Rounds an amount in major units to the currency's decimals, half up.
    pub fn round(&self, major: f64) -> f64 {
        round_to(major, self.decimals, Half::Up)
    }

    /// Rounds a discount in major units to the currency's decimals, half down.
    pub fn round_discount(&self, major: f64) -> f64 {
        round_to(major, self.decimals, Half::Down)
    }

    fn tax_half(&self) -> Half {
        if self.prices_include_tax {
            Half::Down
        } else {
            Half::Up
        }
    }

    /// An amount as the API writes it: text of whole minor units (contract 2.1).
    pub fn minor_text(&self, major: f64) -> String {
        (round_to(self.cents_unrounded(major), 0, Half::Up) as i64).to_string()
    }

    /// `minor_text` as JSON.
    pub fn minor(&self, major: f64) -> Value {
        Value::String(self.minor_text(major))
    }

    /// `number_format` with a point and no thousand separator, such as `71.96`.
    pub fn decimal_text(&self, major: f64) -> String {
        format!("{:.*}", self.decimals.max(0) as usize, self.round(major))
    }

    /// The least fraction digits: a rounded decimal without trailing zeros, as `wc_trim_zeros`.
    pub fn decimals(&self) -> u32 {
        self.decimals.max(0) as u32
    }
}

/// A price as the shopper reads it, such as `$1,234.50` or `10,75 €` with a no-break space.
pub fn price_text(currency: &Currency, major: f64) -> String {
    let digits = format!(
        "{:.*}",
        currency.decimals as usize,
        round_to(major.abs(), currency.decimals as i32, Half::Up)
    );
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push_str(&currency.thousand_separator);
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push_str(&currency.decimal_separator);
        grouped.push_str(fraction);
    }
    let symbol = &currency.symbol;
    let text = match currency.position {
        Position::Left => format!("{symbol}{grouped}"),
        Position::Right => format!("{grouped}{symbol}"),
        Position::LeftSpace => format!("{symbol}\u{a0}{grouped}"),
        Position::RightSpace => format!("{grouped}\u{a0}{symbol}"),
    };
    if major < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_as_php_does() {
        assert_eq!(round_to(1.005, 2, Half::Up), 1.01);
        assert_eq!(round_to(2.5, 0, Half::Up), 3.0);
        assert_eq!(round_to(2.5, 0, Half::Down), 2.0);
        assert_eq!(round_to(-2.5, 0, Half::Up), -3.0);
        assert_eq!(round_to(251.162_790_697_674, 6, Half::Up), 251.162_791);
        assert_eq!(
            round_to(135_000_000_000_337.5, 0, Half::Up),
            135_000_000_000_338.0
        );
    }

    #[test]
    fn tax_rounds_down_only_where_prices_include_it() {
        let exclusive = Money::new(&Settings::usd());
        let inclusive = Money::new(&Settings::eur());
        assert_eq!(exclusive.round_line_tax(499.5), 500.0);
        assert_eq!(inclusive.round_line_tax(499.5), 499.0);
    }

    #[test]
    fn minor_units_follow_the_decimals() {
        assert_eq!(Money::new(&Settings::usd()).minor_text(19.99), "1999");
        assert_eq!(Money::new(&Settings::jpy()).minor_text(19.99), "20");
        assert_eq!(Money::new(&Settings::kwd()).minor_text(4.498), "4498");
    }

    #[test]
    fn prices_are_written_in_the_shop_s_way() {
        assert_eq!(price_text(&Settings::usd().currency, 1234.5), "$1,234.50");
        assert_eq!(price_text(&Settings::eur().currency, 10.75), "10,75\u{a0}€");
        assert_eq!(price_text(&Settings::jpy().currency, 10.0), "¥10");
        assert_eq!(
            price_text(&Settings::kwd().currency, 10.0),
            "د.ك\u{a0}10.000"
        );
    }
}
