//! Products that go with those in the cart.

use crate::cart::calculate::money::Money;
use crate::catalogue::Product;
use crate::context::Context;
use crate::php;
use serde_json::{Value, json};

/// At most three products that go with the lines, in random order (contract 14.4).
pub fn cross_sells(context: &mut Context) -> Value {
    let shop = context.shop();
    let products: Vec<_> = context
        .session
        .items
        .iter()
        .filter_map(|line| shop.catalogue.get(line.product_id))
        .collect();
    let mut ids: Vec<u32> = products
        .iter()
        .flat_map(|product| &product.cross_sells)
        .copied()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| !products.iter().any(|product| product.id == *id));
    for at in (1..ids.len()).rev() {
        let other = (context.store.next_random() % (at as u64 + 1)) as usize;
        ids.swap(at, other);
    }
    let shop = context.shop();
    let money = Money::new(shop.settings);
    let rating = |product: &Product| {
        let reviews = shop
            .catalogue
            .reviews
            .iter()
            .filter(|review| review.product == product.id);
        let ratings: Vec<f64> = reviews
            .map(|review| f64::from(review.rating))
            .filter(|rating| *rating > 0.0)
            .collect();
        match ratings.len() {
            0 => String::new(),
            count => format!(
                "Rated {:.2} out of 5",
                ratings.iter().sum::<f64>() / count as f64
            ),
        }
    };
    ids.iter()
        .filter_map(|id| shop.catalogue.get(*id))
        .filter(|product| product.is_in_stock())
        .take(3)
        .map(|product| {
            json!({
                "id": product.id,
                "name": shop.catalogue.full_name(product),
                "title": product.name,
                "slug": product.slug,
                "price": money.minor(php::to_float(product.price())),
                "regular_price": money.minor(php::to_float(&product.regular_price)),
                "sale_price": money.minor(php::to_float(&product.sale_price)),
                "image": shop.catalogue.thumbnail_of(product, &shop.settings.site_url),
                "average_rating": rating(product),
                "on_sale": product.is_on_sale(),
                "type": product.kind.name(),
            })
        })
        .collect()
}
