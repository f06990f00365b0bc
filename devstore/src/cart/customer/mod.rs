//! The customer of a session: defaults, and the `update-customer` callback with its faults
//! (contract 13.2).

mod validation;
mod whole;

pub use validation::{is_email, is_phone};

use crate::cart::text;
use crate::http::Response;
use crate::params::Params;
use crate::profile::Profile;
use crate::session::{Customer, Session};
use crate::settings::Settings;
use crate::users::{Address, User};

/// The fields of the billing address in the order in which they are checked.
const FIELDS: [&str; 11] = [
    "first_name",
    "last_name",
    "email",
    "phone",
    "company",
    "address_1",
    "address_2",
    "city",
    "state",
    "country",
    "postcode",
];

/// Gives the session its customer: the stored one if it is the caller's, else the caller's account
/// or a guest's. What is missing is filled with the shop's own place, as WooCommerce does on each load.
pub fn load(settings: &Settings, user: Option<&User>, session: &mut Session) {
    let user_id = user.map(|user| user.id);
    let stored = session
        .customer
        .take()
        .filter(|customer| customer.user_id == user_id);
    let mut customer = stored.unwrap_or_else(|| Customer {
        user_id,
        billing: user.map(|user| user.billing.clone()).unwrap_or_default(),
        shipping: user.map(|user| user.shipping.clone()).unwrap_or_default(),
        calculated_shipping: false,
    });
    let has_address =
        !customer.shipping.address_1.is_empty() || !customer.shipping.address_2.is_empty();
    let Customer {
        billing, shipping, ..
    } = &mut customer;
    let fill = |field: &mut String, value: &str| {
        if field.is_empty() {
            value.clone_into(field);
        }
    };
    fill(&mut billing.country, &settings.base_country);
    if !has_address {
        fill(&mut shipping.country, &billing.country);
    }
    fill(&mut billing.state, &settings.base_state);
    if !has_address {
        fill(&mut shipping.state, &billing.state);
    }
    if let Some(user) = user {
        fill(&mut billing.email, &user.email);
    }
    session.customer = Some(customer);
}

/// The `update-customer` callback. Only billing fields count. If one of them is usable, a shipping
/// field (`s_…`) that came along empties that field of the shipping address; the address lines
/// are spared because the plugin garbles their names. A value that is refused leaves the old one.
/// Gives whether anything was usable.
pub fn update(
    profile: Profile,
    session: &mut Session,
    params: &Params,
    ignored: &[&str],
) -> Result<bool, Response> {
    if profile.writes_shipping() {
        return whole::update(profile, session, params);
    }
    let mut customer = session.customer.clone().unwrap_or_default();
    let mut details: Vec<(&str, String)> = Vec::new();
    let given = |name: &str| {
        params
            .text(name)
            .map(|value| text::single_line(&value))
            .filter(|value| !is_empty(value))
    };
    for field in FIELDS {
        let Some(mut value) = given(field) else {
            continue;
        };
        match field {
            "email" if !is_email(&value) => value.clone_from(&customer.billing.email),
            "phone" => {
                value = validation::sanitize_phone(&value);
                if value.is_empty() {
                    value.clone_from(&customer.billing.phone);
                }
            }
            "country" if !is_country(session, &value) => continue,
            "postcode" => {
                let country = given("country").unwrap_or_else(|| customer.billing.country.clone());
                value = validation::format_postcode(&value, &country);
                if !validation::is_postcode(&value, &country) {
                    let message = "Billing postcode is not a valid postcode / ZIP.";
                    session.notices.add("error", message);
                    continue;
                }
            }
            _ => {}
        }
        details.push((field, value));
    }
    if details.is_empty() {
        return Ok(false);
    }
    for (name, _) in params
        .iter()
        .filter(|(name, _)| !ignored.contains(&name.as_str()))
    {
        let shipping = name.strip_prefix("s_").or(name.strip_prefix("shipping_"));
        if let Some(field) = shipping {
            let garbled = field.starts_with("address_");
            if let Some(slot) = slot(&mut customer.shipping, field).filter(|_| !garbled) {
                slot.clear();
            }
        }
    }
    for (field, value) in details {
        if let Some(slot) = slot(&mut customer.billing, field) {
            *slot = value;
        }
    }
    let shipping = &customer.shipping;
    if shipping.country.is_empty() || (shipping.state.is_empty() && shipping.postcode.is_empty()) {
        customer.calculated_shipping = true;
    }
    session.customer = Some(customer);
    Ok(true)
}

fn slot<'a>(address: &'a mut Address, field: &str) -> Option<&'a mut String> {
    Some(match field {
        "first_name" => &mut address.first_name,
        "last_name" => &mut address.last_name,
        "company" => &mut address.company,
        "country" => &mut address.country,
        "address_1" => &mut address.address_1,
        "address_2" => &mut address.address_2,
        "city" => &mut address.city,
        "state" => &mut address.state,
        "postcode" => &mut address.postcode,
        "phone" => &mut address.phone,
        "email" => &mut address.email,
        _ => return None,
    })
}

fn is_empty(value: &str) -> bool {
    value.is_empty() || value == "0"
}

fn is_country(session: &mut Session, code: &str) -> bool {
    let known = validation::is_country(code);
    if !known {
        let message = format!("'{code}' is not a valid country code.");
        session.notices.add("error", message);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn session() -> Session {
        let mut session = Session::default();
        load(&Settings::usd(), None, &mut session);
        session
    }

    fn update_with(session: &mut Session, body: serde_json::Value) -> bool {
        let params = Params::from_object(body);
        update(Profile::V4_3, session, &params, &["namespace"]).unwrap()
    }

    #[test]
    fn a_guest_starts_where_the_shop_is() {
        let customer = session().customer.unwrap();
        assert_eq!(
            (
                customer.billing.country.as_str(),
                customer.shipping.state.as_str()
            ),
            ("US", "NY")
        );
    }

    #[test]
    fn shipping_fields_alone_do_nothing_and_with_billing_wipe_the_address() {
        let mut session = session();
        assert!(!update_with(
            &mut session,
            json!({"namespace": "update-customer", "s_country": "FR", "s_city": "Paris"})
        ));
        assert_eq!(session.customer.as_ref().unwrap().shipping.country, "US");
        assert!(update_with(
            &mut session,
            json!({"city": "Oakland", "s_country": "FR", "s_state": "X"})
        ));
        let customer = session.customer.unwrap();
        assert_eq!(
            (
                customer.billing.city.as_str(),
                customer.shipping.country.as_str()
            ),
            ("Oakland", "")
        );
        assert!(customer.calculated_shipping);
    }

    #[test]
    fn a_bad_postcode_is_a_notice_and_leaves_the_old_one() {
        let mut session = session();
        update_with(&mut session, json!({"postcode": "94105"}));
        assert!(update_with(
            &mut session,
            json!({"country": "US", "state": "CA", "postcode": "!!"})
        ));
        assert!(session.notices.has("error"));
        let billing = session.customer.unwrap().billing;
        assert_eq!(
            (billing.state.as_str(), billing.postcode.as_str()),
            ("CA", "94105")
        );
    }

    #[test]
    fn a_bad_email_keeps_the_old_one() {
        let mut session = session();
        update_with(&mut session, json!({"email": "ada@store.test"}));
        update_with(&mut session, json!({"email": "not-an-email"}));
        assert_eq!(session.customer.unwrap().billing.email, "ada@store.test");
    }
}
