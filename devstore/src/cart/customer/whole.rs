//! The `update-customer` callback since 4.9: both addresses are written, and 5.0 refuses what it
//! cannot take (contract 13.2).

use serde_json::json;

use super::{FIELDS, slot, validation};
use crate::cart::text;
use crate::http::Response;
use crate::params::Params;
use crate::profile::Profile;
use crate::session::Session;

/// Billing fields without a prefix, shipping fields as `s_…`. Without `ship_to_different_address`
/// the billing address becomes the shipping address. Gives whether anything was usable.
pub fn update(profile: Profile, session: &mut Session, params: &Params) -> Result<bool, Response> {
    let mut customer = session.customer.clone().unwrap_or_default();
    let mut notices = Vec::new();
    let mut updated = false;
    let mut written = Vec::new();
    for (prefix, label) in [("", "Billing"), ("s_", "Shipping")] {
        for field in FIELDS {
            let Some(value) = params.text(&format!("{prefix}{field}")) else {
                continue;
            };
            let value = text::single_line(&value);
            if value.is_empty() {
                if profile.refuses_bad_addresses() && REQUIRED.contains(&field) {
                    let message = format!("{label} {} is required.", field.replace('_', " "));
                    let code = "cocart_billing_field_required";
                    return Err(refused(code, message, field, &value));
                }
                continue;
            }
            let country =
                params
                    .text(&format!("{prefix}country"))
                    .unwrap_or_else(|| match prefix {
                        "" => customer.billing.country.clone(),
                        _ => customer.shipping.country.clone(),
                    });
            match usable(label, field, value.clone(), &country) {
                Ok(value) => written.push((prefix, field, value)),
                Err((code, message)) if profile.refuses_bad_addresses() => {
                    return Err(refused(code, message, field, &value));
                }
                // 4.9 keeps the old one silently and counts it as done.
                Err((_, message)) if message.is_empty() => updated = true,
                Err((_, message)) => notices.push(message),
            }
        }
    }
    let ships_elsewhere = params.flag("ship_to_different_address")
        || written.iter().any(|(prefix, ..)| *prefix == "s_");
    for (prefix, field, value) in written {
        updated = true;
        if prefix.is_empty()
            && let Some(slot) = slot(&mut customer.billing, field)
        {
            slot.clone_from(&value);
        }
        let contact = matches!(field, "email" | "phone");
        let mirrored = prefix == "s_" || !ships_elsewhere;
        if mirrored
            && !contact
            && let Some(slot) = slot(&mut customer.shipping, field)
        {
            *slot = value;
        }
    }
    for message in notices {
        session.notices.add("error", message);
    }
    customer.calculated_shipping |= updated;
    session.customer = Some(customer);
    Ok(updated)
}

/// The fields that 5.0 does not let be emptied.
const REQUIRED: [&str; 7] = [
    "first_name",
    "last_name",
    "email",
    "address_1",
    "city",
    "country",
    "postcode",
];

/// A value as it is stored, or the code and message of its refusal. Contacts have no notice in 4.9.
fn usable(
    label: &str,
    field: &str,
    value: String,
    country: &str,
) -> Result<String, (&'static str, String)> {
    match field {
        "email" if !validation::is_email(&value) => {
            Err(("cocart_email_field_invalid", String::new()))
        }
        "phone" if !validation::is_phone(&value) => {
            Err(("cocart_phone_field_invalid", String::new()))
        }
        "phone" => Ok(validation::sanitize_phone(&value)),
        "country" if !validation::is_country(&value) => Err((
            "cocart_country_field_invalid",
            format!("'{value}' is not a valid country code."),
        )),
        "postcode" => {
            let postcode = validation::format_postcode(&value, country);
            match validation::is_postcode(&postcode, country) {
                true => Ok(postcode),
                false => Err((
                    "cocart_postcode_field_invalid",
                    format!("{label} postcode is not a valid postcode / ZIP."),
                )),
            }
        }
        _ => Ok(value),
    }
}

fn refused(code: &str, message: String, field: &str, value: &str) -> Response {
    let message = match message.is_empty() {
        true => format!("{field} is not valid."),
        false => message,
    };
    Response::error_with(
        400,
        code,
        message,
        json!({ "status": 400, "field": field, "value": value }),
    )
}
