//! A product or one of its variations, and what follows from its fields.

use serde::Deserialize;
use serde_json::Value;

use super::kinds::{Backorders, Kind, StockStatus, TaxStatus, Visibility};

/// The size of a product in the store's unit of length; text as the shop owner typed it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dimensions {
    /// The length.
    pub length: String,
    /// The width.
    pub width: String,
    /// The height.
    pub height: String,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// The id of the attachment.
    #[serde(default)]
    pub id: u32,
    /// The file below the store's uploads folder, or a whole URL.
    pub file: String,
    /// What is shown instead where the picture cannot be.
    #[serde(default)]
    pub alt: String,
    /// Its width in pixels; the store makes smaller sizes of a picture, never larger ones.
    #[serde(default = "super::file::default_picture_side")]
    pub width: u32,
    /// Its height in pixels.
    #[serde(default = "super::file::default_picture_side")]
    pub height: u32,
}

/// An attribute of a product, with the options this product has.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// The slug of a shared attribute (`pa_color`), or the name of one of the product's own
    /// (`Print Style`).
    pub attribute: String,
    /// The slugs of a shared attribute's terms, or the names of the product's own options.
    pub options: Vec<String>,
    /// Whether variations differ in it.
    #[serde(default)]
    pub for_variations: bool,
    /// Whether it is shown on the product's page.
    #[serde(default = "super::file::yes")]
    pub visible: bool,
}

impl Attribute {
    /// The name in requests after `attribute_`: `pa_color`, `print-style`.
    pub fn key(&self) -> String {
        if self.attribute.starts_with("pa_") {
            self.attribute.clone()
        } else {
            super::slug_of(&self.attribute)
        }
    }
}

/// A custom field of a product.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// The id of the field.
    pub id: u32,
    /// Its name.
    pub key: String,
    /// Its value.
    pub value: Value,
}

/// A product or a variation. A field left out of the catalogue file has the default named here;
/// a variation takes what it leaves out from its product, as in WooCommerce.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Product {
    /// The id; products and variations share one row of numbers.
    pub id: u32,
    /// What sort it is; simple where it is left out.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The product of a variation. Never in the file: variations are written inside the product.
    #[serde(skip)]
    pub parent: Option<u32>,
    /// The name as it is stored; may hold HTML entities.
    pub name: String,
    /// The name in URLs; made from `name` where it is left out.
    pub slug: String,
    /// The stock keeping unit, unique in the catalogue, or empty.
    pub sku: String,
    /// A long description; may hold HTML.
    pub description: String,
    /// A short description; may hold HTML.
    pub short_description: String,
    /// When it was created, UTC, `2026-11-23T14:42:49`.
    #[serde(default = "super::file::default_date")]
    pub created: String,
    /// When it was last changed, UTC.
    #[serde(default = "super::file::default_date")]
    pub modified: String,
    /// Whether it is featured.
    pub featured: bool,
    /// Where it is listed.
    pub visibility: Visibility,
    /// The password of its page, or empty.
    pub password: String,
    /// The regular price in major units, `"18.00"`; empty where there is none, and then the
    /// product cannot be bought.
    pub regular_price: String,
    /// The sale price in major units, or empty.
    pub sale_price: String,
    /// What of it is taxed.
    pub tax_status: TaxStatus,
    /// The slug of its tax class; empty is the standard class. A variation's `None` is its
    /// product's class.
    pub tax_class: Option<String>,
    /// The slug of its shipping class, or empty.
    pub shipping_class: String,
    /// How many there are; `None` where the store does not count.
    pub stock_quantity: Option<i64>,
    /// Whether it can be had, for a product whose stock is not counted.
    pub stock_status: StockStatus,
    /// Whether more can be ordered than there is.
    pub backorders: Backorders,
    /// From which stock on it is low; `None` is the store's own threshold.
    pub low_stock_amount: Option<i64>,
    /// Whether a cart can hold only one.
    pub sold_individually: bool,
    /// The least quantity that can be added; `None` is 1.
    pub min_quantity: Option<u32>,
    /// The greatest quantity that can be added; `None` is no limit but the stock.
    pub max_quantity: Option<u32>,
    /// Whether there is nothing to ship.
    #[serde(rename = "virtual")]
    pub is_virtual: bool,
    /// Whether there are files to download.
    pub downloadable: bool,
    /// The weight in the store's unit, or empty; text as the shop owner typed it.
    pub weight: String,
    /// The size in the store's unit of length.
    pub dimensions: Dimensions,
    /// Pictures, the featured one first.
    pub images: Vec<Image>,
    /// Slugs of categories.
    pub categories: Vec<String>,
    /// Slugs of tags.
    pub tags: Vec<String>,
    /// Slugs of brands, which 5.0 shows.
    pub brands: Vec<String>,
    /// Attributes in their order.
    pub attributes: Vec<Attribute>,
    /// Which options are chosen at first: attribute keys with options.
    pub default_attributes: serde_json::Map<String, Value>,
    /// The variations of a variable product; moved into [`super::Catalogue::products`] on reading.
    pub variations: Vec<Product>,
    /// The ids of its variations. Never in the file.
    #[serde(skip)]
    pub variation_ids: Vec<u32>,
    /// The options of a variation in the order of its product's attributes: attribute key with
    /// option, empty where any option will do.
    #[serde(deserialize_with = "super::file::pairs")]
    pub options: Vec<(String, String)>,
    /// The children of a grouped product.
    pub grouped_products: Vec<u32>,
    /// Where an external product is sold.
    pub external_url: String,
    /// What the button of an external product says.
    pub button_text: String,
    /// Products to buy instead.
    pub upsells: Vec<u32>,
    /// Products to buy as well.
    pub cross_sells: Vec<u32>,
    /// Whether reviews can be written.
    #[serde(default = "super::file::yes")]
    pub reviews_allowed: bool,
    /// How many ratings WooCommerce has counted; `None` is one for each review. Imported reviews
    /// are not counted until someone adds another.
    pub rating_count: Option<u32>,
    /// How often it has been sold.
    pub total_sales: u32,
    /// Its place in a list ordered by hand.
    pub menu_order: i64,
    /// Custom fields.
    pub meta_data: Vec<Meta>,
}

impl Product {
    /// The price to pay in major units, as text: the sale price where there is one; empty where
    /// there is none.
    pub fn price(&self) -> &str {
        if self.is_on_sale() {
            &self.sale_price
        } else {
            &self.regular_price
        }
    }

    /// Whether the sale price is the one to pay: only one below the regular price is.
    pub fn is_on_sale(&self) -> bool {
        match (
            self.sale_price.parse::<f64>(),
            self.regular_price.parse::<f64>(),
        ) {
            (Ok(sale), Ok(regular)) => sale < regular,
            _ => false,
        }
    }

    /// Whether the store counts its stock.
    pub fn manages_stock(&self) -> bool {
        self.stock_quantity.is_some()
    }

    /// Whether more can be ordered than there is.
    pub fn allows_backorders(&self) -> bool {
        self.backorders != Backorders::No
    }

    /// The stock status, which follows from the count where the store counts.
    pub fn stock_state(&self) -> StockStatus {
        match self.stock_quantity {
            None => self.stock_status,
            Some(left) if left > 0 => StockStatus::InStock,
            Some(_) if self.allows_backorders() => StockStatus::OnBackorder,
            Some(_) => StockStatus::OutOfStock,
        }
    }

    /// Whether it can be had, on backorder included.
    pub fn is_in_stock(&self) -> bool {
        self.stock_state() != StockStatus::OutOfStock
    }

    /// Whether the stock covers this quantity.
    pub fn has_enough_stock(&self, quantity: f64) -> bool {
        self.stock_quantity
            .is_none_or(|left| self.allows_backorders() || left as f64 >= quantity)
    }

    /// Whether this quantity can only be had on backorder.
    pub fn is_on_backorder(&self, quantity: f64) -> bool {
        match self.stock_quantity {
            Some(left) => self.allows_backorders() && quantity > left as f64,
            None => self.stock_status == StockStatus::OnBackorder,
        }
    }

    /// Whether it has a price; a variable product always counts as purchasable, grouped and
    /// external ones never do.
    pub fn is_purchasable(&self) -> bool {
        match self.kind {
            Kind::Simple | Kind::Variation => !self.price().is_empty(),
            Kind::Variable => true,
            Kind::Grouped | Kind::External => false,
        }
    }

    /// Whether there is something to ship.
    pub fn needs_shipping(&self) -> bool {
        !self.is_virtual
    }

    /// The greatest quantity one line can have by stock: 1 where sold individually, `None` where
    /// there is no limit.
    pub fn max_by_stock(&self) -> Option<i64> {
        if self.sold_individually {
            return Some(1);
        }
        self.stock_quantity.filter(|_| !self.allows_backorders())
    }
}
