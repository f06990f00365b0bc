//! A line as the API shows it (contract 2.5).

use crate::cart::add::{GREATEST, QuantityLimits};
use crate::cart::calculate::money::Money;
use crate::cart::calculate::{tax, unit_price};
use crate::catalogue::{Backorders, Kind, Product, TaxStatus};
use crate::php;
use crate::profile::{Profile, QuantityShape};
use crate::session::{CartLine, Session};
use crate::shop::Shop;
use serde_json::{Map, Value, json};

/// In which surroundings a line is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// In the cart: quantity as an object, amounts in major units but for the subtotal.
    Cart,
    /// Among the removed lines: quantity as a number.
    Removed,
    /// In the session view of administrators: amounts in minor units throughout.
    Stored,
}

/// A line; `None` if its product is gone. `own_price` tells whether prices set by the caller show:
/// they are put on products by a calculation only. `thumb` decides about the picture.
pub fn item(
    shop: &Shop,
    session: &Session,
    line: &CartLine,
    shape: Shape,
    own_price: bool,
    thumb: bool,
) -> Option<Value> {
    let product = shop.product_of(line)?;
    let parent = shop.catalogue.parent_of(product).unwrap_or(product);
    let price = match own_price {
        true => unit_price(session, line, product),
        false => php::to_float(product.price()),
    };
    let money = Money::new(shop.settings);
    let profile = shop.settings.profile;
    let mut item = json!({
        "item_key": line.key,
        "id": product.id,
        "name": shop.catalogue.full_name(product),
        "title": parent.name,
        "price": money.minor(displayed_price(shop, session, product, price)),
        "quantity": quantity(profile, product, line, shape),
        "totals": amounts(&money, line, shape == Shape::Stored || profile.has_minor_line_totals()),
        "slug": parent.slug,
        "meta": {
            "product_type": product.kind.name(),
            "sku": product.sku,
            "dimensions": {
                "length": product.dimensions.length,
                "width": product.dimensions.width,
                "height": product.dimensions.height,
                "unit": shop.settings.dimension_unit,
            },
            "weight": weight(product, line),
            "variation": variation(shop, product, line),
        },
        "backorders": backorders(product, line),
        "cart_item_data": item_data(line),
        "featured_image": if thumb { shop.catalogue.thumbnail_of(product, &shop.settings.site_url) } else { String::new() },
    });
    if let Some(fields) = item.as_object_mut().filter(|_| profile.has_full_lines()) {
        let regular = php::to_float(&product.regular_price);
        let regular = displayed_price(shop, session, product, regular);
        let at = fields.keys().position(|name| name == "price").unwrap_or(0) + 1;
        fields.shift_insert(at, "regular_price".into(), money.minor(regular));
        fields.shift_insert(at + 1, "on_sale".into(), product.is_on_sale().into());
        // Recorded of the beta: an empty array of PHP where no plugin has anything to say.
        if shape != Shape::Removed {
            fields.insert("extensions".into(), json!([]));
        }
    }
    Some(item)
}

fn quantity(profile: Profile, product: &Product, line: &CartLine, shape: Shape) -> Value {
    let limits = QuantityLimits::of(profile, product);
    match shape {
        Shape::Removed => php::number(line.quantity),
        _ if profile.quantity_shape() == QuantityShape::Limits => json!({
            "value": php::number(line.quantity),
            "minimum": php::number(limits.least),
            "maximum": php::number(limits.greatest.unwrap_or(GREATEST)),
            "multiple_of": 1,
            "editable": !product.sold_individually,
        }),
        _ => json!({
            "value": php::number(line.quantity),
            "min_purchase": 1,
            "max_purchase": product.max_by_stock().unwrap_or(-1),
        }),
    }
}

fn amounts(money: &Money, line: &CartLine, minor: bool) -> Value {
    let totals = &line.totals;
    let number = |amount: f64| {
        if minor {
            money.minor(amount)
        } else {
            php::number(amount)
        }
    };
    json!({
        "subtotal": money.minor(totals.subtotal),
        "subtotal_tax": number(totals.subtotal_tax),
        "total": number(totals.total),
        "tax": number(totals.tax),
    })
}

/// The unit price as the shop shows it: with or without tax, for the customer's place.
fn displayed_price(shop: &Shop, session: &Session, product: &Product, price: f64) -> f64 {
    let settings = shop.settings;
    if product.tax_status != TaxStatus::Taxable
        || settings.prices_include_tax == settings.display_prices_with_tax
            && !settings.prices_include_tax
    {
        return price;
    }
    let money = Money::new(settings);
    let class = product.tax_class.as_deref().unwrap_or("");
    let address = session
        .customer
        .as_ref()
        .map(|customer| customer.shipping.clone())
        .unwrap_or_default();
    let rates = tax::rates(settings, class, &address);
    let base = tax::base_rates(settings, class);
    let rounded =
        |taxes: &tax::Taxes| -> f64 { taxes.iter().map(|(_, tax)| money.round_tax(*tax)).sum() };
    match (
        settings.prices_include_tax,
        settings.display_prices_with_tax,
    ) {
        (false, _) => money.round(price + rounded(&tax::exclusive(&money, price, &rates))),
        (true, true) if tax::same(&rates, &base) => price,
        (true, true) => {
            let base_taxes = tax::inclusive(&money, price, &base);
            let new_taxes = tax::exclusive(&money, price - tax::sum(&base_taxes), &rates);
            money.round(price - rounded(&base_taxes) + rounded(&new_taxes))
        }
        (true, false) => price - tax::sum(&tax::inclusive(&money, price, &base)),
    }
}

/// The weight of the whole units of a line; `0.0` for a product without weight.
fn weight(product: &Product, line: &CartLine) -> String {
    let each = php::to_float(&product.weight);
    if each == 0.0 {
        return "0.0".into();
    }
    php::number_text(each * line.quantity.trunc())
}

/// Attribute labels with the names of options; `[]` without any.
fn variation(shop: &Shop, product: &Product, line: &CartLine) -> Value {
    let parent = shop.catalogue.parent_of(product).unwrap_or(product);
    let mut map = Map::new();
    for (name, option) in &line.variation {
        let key = name.strip_prefix("attribute_").unwrap_or(name);
        let attribute = parent
            .attributes
            .iter()
            .find(|attribute| attribute.key() == key);
        let label = attribute.map_or(key, |attribute| shop.catalogue.attribute_label(attribute));
        map.insert(
            label.to_owned(),
            shop.catalogue.option_label(key, option).into(),
        );
    }
    php::array_or(map)
}

fn backorders(product: &Product, line: &CartLine) -> &'static str {
    let told = product.backorders == Backorders::Notify && product.manages_stock();
    if told && product.is_on_backorder(line.quantity) {
        "Available on backorder"
    } else {
        ""
    }
}

/// The custom data without what PHP takes for nothing.
fn item_data(line: &CartLine) -> Value {
    let filled = line
        .item_data
        .iter()
        .filter(|(_, value)| !php::is_falsy(value));
    php::array_or(
        filled
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    )
}

/// A line as WooCommerce stores it, which `default=true` shows.
pub fn raw_line(shop: &Shop, line: &CartLine) -> Value {
    let mut raw = line.item_data.clone();
    let pairs: Map<String, Value> = line
        .variation
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().into()))
        .collect();
    let taxes = |taxes: &tax::Taxes| {
        php::array_or(
            taxes
                .iter()
                .map(|(id, tax)| (id.to_string(), php::number(*tax)))
                .collect(),
        )
    };
    let totals = &line.totals;
    let fields = json!({
        "key": line.key,
        "product_id": line.product_id,
        "variation_id": line.variation_id,
        "variation": php::array_or(pairs),
        "quantity": php::number(line.quantity),
        "data_hash": data_hash(shop, line),
        "line_tax_data": {
            "subtotal": taxes(&totals.subtotal_taxes),
            "total": taxes(&totals.total_taxes),
        },
        "line_subtotal": php::number(totals.subtotal),
        "line_subtotal_tax": php::number(totals.subtotal_tax),
        "line_total": php::number(totals.total),
        "line_tax": php::number(totals.tax),
        "data": {},
    });
    if let Value::Object(fields) = fields {
        raw.extend(fields);
    }
    Value::Object(raw)
}

/// The digest by which WooCommerce sees that a product has changed: its type and its options.
fn data_hash(shop: &Shop, line: &CartLine) -> String {
    let Some(product) = shop.product_of(line) else {
        return String::new();
    };
    let attributes = match product.kind {
        Kind::Variation => php::array_or(
            product
                .options
                .iter()
                .map(|(name, value)| (format!("attribute_{name}"), value.as_str().into()))
                .collect(),
        ),
        _ => "".into(),
    };
    php::md5(&php::json_encode(
        &json!({ "type": product.kind.name(), "attributes": attributes }),
    ))
}
