//! The taxes, shipping zones and coupons of the sample shop.

use super::{Coupon, ShippingMethod, ShippingZone, TaxRate};

/// US 7.5 %, California 8.25 % with a district tax in one postcode, reduced rates; the zero-rate class
/// has no rows.
pub fn tax_rates() -> Vec<TaxRate> {
    let rate = |id, state: &str, rate, name: &str, class: &str| TaxRate {
        id,
        country: "US".into(),
        state: state.into(),
        rate,
        name: name.into(),
        priority: 1,
        shipping: true,
        class: class.into(),
        ..TaxRate::default()
    };
    let mut district = rate(3, "CA", 0.375, "SF District Tax", "");
    district.postcodes = vec!["94107".into()];
    district.priority = 2;
    vec![
        rate(1, "", 7.5, "US Tax", ""),
        rate(2, "CA", 8.25, "CA Tax", ""),
        district,
        rate(4, "", 3.0, "US Reduced", "reduced-rate"),
        rate(5, "CA", 4.0, "CA Reduced", "reduced-rate"),
    ]
}

/// The US with flat rate, free shipping from 100 on and local pickup; a flat rate elsewhere.
pub fn shipping_zones() -> Vec<ShippingZone> {
    let method = |method_id: &str, instance_id, label: &str, cost, min_amount| ShippingMethod {
        method_id: method_id.into(),
        instance_id,
        label: label.into(),
        cost,
        cost_each: 0.0,
        min_amount,
    };
    vec![
        ShippingZone {
            countries: vec!["US".into()],
            methods: vec![
                method("flat_rate", 1, "Flat rate", 10.0, None),
                method("free_shipping", 2, "Free shipping", 0.0, Some(100.0)),
                method("local_pickup", 3, "Local pickup", 0.0, None),
            ],
        },
        ShippingZone {
            countries: vec![],
            methods: vec![method("flat_rate", 4, "Flat rate", 25.0, None)],
        },
    ]
}

/// One coupon of each sort and some that never apply.
pub fn coupons() -> Vec<Coupon> {
    let coupon = |id, code: &str, discount_type: &str, amount| Coupon {
        id,
        code: code.into(),
        discount_type: discount_type.into(),
        amount,
        ..Coupon::default()
    };
    vec![
        coupon(301, "save10", "percent", 10.0),
        coupon(302, "five", "fixed_cart", 5.0),
        Coupon {
            product_ids: vec![11],
            ..coupon(303, "hoodie20", "percent", 20.0)
        },
        Coupon {
            product_ids: vec![11],
            ..coupon(304, "hoodie20fixed", "fixed_product", 20.0)
        },
        Coupon {
            expires: Some(1),
            ..coupon(305, "expired", "percent", 10.0)
        },
        Coupon {
            minimum_amount: Some(100.0),
            ..coupon(306, "minspend", "fixed_cart", 10.0)
        },
        Coupon {
            free_shipping: true,
            ..coupon(307, "freeship", "fixed_cart", 0.0)
        },
    ]
}
