//! Which tax rates apply where, and what they come to (contract 12.3).

use super::money::Money;
use crate::settings::{Settings, TaxRate};
use crate::users::Address;

/// Taxes by the id of their rate, in the order of the rates.
pub type Taxes = Vec<(u32, f64)>;

/// The sum of taxes.
pub fn sum(taxes: &Taxes) -> f64 {
    taxes.iter().map(|(_, tax)| tax).sum()
}

/// Adds taxes to a running sum by rate.
pub fn add(to: &mut Taxes, id: u32, tax: f64) {
    match to.iter_mut().find(|(known, _)| *known == id) {
        Some((_, total)) => *total += tax,
        None => to.push((id, tax)),
    }
}

/// The rates of a tax class at an address: of each priority the most specific row. Without a
/// country there are none.
pub fn rates<'a>(settings: &'a Settings, class: &str, address: &Address) -> Vec<&'a TaxRate> {
    if address.country.is_empty() {
        return Vec::new();
    }
    let fits = |row: &&TaxRate| {
        row.class == class
            && (row.country.is_empty() || row.country == address.country)
            && (row.state.is_empty() || row.state == address.state)
            && (row.postcodes.is_empty() || row.postcodes.contains(&address.postcode))
    };
    let mut rows: Vec<&TaxRate> = settings.tax_rates.iter().filter(fits).collect();
    rows.sort_by_key(|row| {
        (
            row.priority,
            row.country.is_empty(),
            row.state.is_empty(),
            row.postcodes.is_empty(),
        )
    });
    rows.dedup_by_key(|row| row.priority);
    rows
}

/// The rates of a tax class where the shop is.
pub fn base_rates<'a>(settings: &'a Settings, class: &str) -> Vec<&'a TaxRate> {
    let base = Address {
        country: settings.base_country.clone(),
        state: settings.base_state.clone(),
        ..Address::default()
    };
    rates(settings, class, &base)
}

/// Whether two lists hold the same rates.
pub fn same(a: &[&TaxRate], b: &[&TaxRate]) -> bool {
    a.iter()
        .map(|rate| rate.id)
        .eq(b.iter().map(|rate| rate.id))
}

/// The taxes on an amount that does not include them.
pub fn exclusive(money: &Money, amount: f64, rates: &[&TaxRate]) -> Taxes {
    let mut taxes: Taxes = rates.iter().map(|rate| (rate.id, 0.0)).collect();
    for (rate, (_, tax)) in rates
        .iter()
        .zip(&mut taxes)
        .filter(|(rate, _)| !rate.compound)
    {
        *tax += amount * (rate.rate / 100.0);
    }
    let mut so_far = sum(&taxes);
    for at in 0..rates.len() {
        if rates[at].compound {
            taxes[at].1 += (amount + so_far) * (rates[at].rate / 100.0);
            so_far = sum(&taxes);
        }
    }
    rounded(money, taxes)
}

/// The taxes contained in an amount.
pub fn inclusive(money: &Money, amount: f64, rates: &[&TaxRate]) -> Taxes {
    let mut taxes: Taxes = rates.iter().map(|rate| (rate.id, 0.0)).collect();
    let mut without_compound = amount;
    for (rate, (_, tax)) in rates
        .iter()
        .zip(&mut taxes)
        .rev()
        .filter(|(rate, _)| rate.compound)
    {
        let part = without_compound - (without_compound / (1.0 + (rate.rate / 100.0)));
        *tax += part;
        without_compound -= part;
    }
    let regular = 1.0
        + (rates
            .iter()
            .filter(|rate| !rate.compound)
            .map(|rate| rate.rate)
            .sum::<f64>()
            / 100.0);
    for (rate, (_, tax)) in rates
        .iter()
        .zip(&mut taxes)
        .filter(|(rate, _)| !rate.compound)
    {
        let share = (rate.rate / 100.0) / regular;
        *tax += amount - (amount - (share * without_compound));
    }
    rounded(money, taxes)
}

/// The taxes on, or contained in, an amount.
pub fn of(money: &Money, amount: f64, rates: &[&TaxRate], included: bool) -> Taxes {
    if included {
        inclusive(money, amount, rates)
    } else {
        exclusive(money, amount, rates)
    }
}

fn rounded(money: &Money, taxes: Taxes) -> Taxes {
    taxes
        .into_iter()
        .map(|(id, tax)| (id, money.round_tax_part(tax)))
        .collect()
}

/// The key of a rate in the cart's `taxes`, such as `US-CA-CA TAX-1`.
pub fn code(rate: &TaxRate) -> String {
    let priority = rate.priority.to_string();
    let name = if rate.name.is_empty() {
        "TAX"
    } else {
        &rate.name
    };
    let parts: Vec<&str> = [rate.country.as_str(), &rate.state, name, &priority]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(country: &str, state: &str, postcode: &str) -> Address {
        Address {
            country: country.into(),
            state: state.into(),
            postcode: postcode.into(),
            ..Address::default()
        }
    }

    fn names(class: &str, address: &Address) -> Vec<String> {
        rates(&Settings::usd(), class, address)
            .into_iter()
            .map(code)
            .collect()
    }

    #[test]
    fn the_most_specific_rate_of_each_priority_applies() {
        assert_eq!(names("", &at("US", "NY", "")), ["US-US TAX-1"]);
        assert_eq!(names("", &at("US", "CA", "94105")), ["US-CA-CA TAX-1"]);
        assert_eq!(
            names("", &at("US", "CA", "94107")),
            ["US-CA-CA TAX-1", "US-CA-SF DISTRICT TAX-2"]
        );
        assert_eq!(
            names("reduced-rate", &at("US", "NY", "")),
            ["US-US REDUCED-1"]
        );
        assert!(names("", &at("", "", "")).is_empty());
    }

    #[test]
    fn taxes_keep_six_decimals() {
        let settings = Settings::eur();
        let money = Money::new(&settings);
        let rates = base_rates(&settings, "");
        assert_eq!(inclusive(&money, 3600.0, &rates), [(1, 251.162_791)]);
        assert_eq!(exclusive(&money, 5997.0, &rates), [(1, 449.775)]);
    }

    #[test]
    fn a_compound_rate_is_charged_on_the_other_taxes() {
        let settings = Settings::usd();
        let money = Money::new(&settings);
        let rate = |id, rate, compound| TaxRate {
            id,
            rate,
            compound,
            ..TaxRate::default()
        };
        let (plain, compound) = (rate(1, 10.0, false), rate(2, 5.0, true));
        assert_eq!(
            exclusive(&money, 1000.0, &[&plain, &compound]),
            [(1, 100.0), (2, 55.0)]
        );
        assert_eq!(
            inclusive(&money, 1155.0, &[&plain, &compound]),
            [(1, 100.0), (2, 55.0)]
        );
    }
}
