//! The store's description (contract 4.3).

use super::Handled;
use crate::context::Context;
use crate::http::Response;
use serde_json::json;

/// `GET store`. Version and routes are told only where WordPress debugs, so never here.
pub fn store(context: &mut Context) -> Handled {
    let settings = &context.store.settings;
    let [address, address_2, city, postcode] = &settings.address;
    let country = match settings.base_state.as_str() {
        "" => settings.base_country.clone(),
        state => format!("{}:{state}", settings.base_country),
    };
    Ok(Response::ok(json!({
        "title": settings.title,
        "description": settings.description,
        "home_url": settings.site_url,
        "language": "en-US",
        "gmt_offset": 0,
        "timezone_string": "UTC",
        "store_address": {
            "address": address,
            "address_2": address_2,
            "city": city,
            "country": country,
            "postcode": postcode,
        },
    })))
}
