//! The catalogue of the store: what it sells, and how a request finds it.
//!
//! A catalogue is read from JSON that a shop developer can write by hand; see [`file`] for the
//! format and `data/catalogue.json` for the one the store starts with.

pub mod file;
mod kinds;
pub mod picture;
mod product;
mod rating;
mod slug;
mod taxonomy;
mod variation;

pub use kinds::{Backorders, Kind, StockStatus, TaxStatus, Visibility};
pub use product::{Attribute, Dimensions, Image, Meta, Product};
pub use rating::Rating;
pub use slug::slug_of;
pub use taxonomy::{AttributeTaxonomy, Category, Review, Tag, Term};

/// The catalogue that comes with the store: WooCommerce's sample products, a set of edge cases
/// and 200 plain products for long lists and big carts.
const DEFAULT: &str = include_str!("../../data/catalogue.json");

/// Everything the store sells.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Products and variations by ascending id. A variation follows the same rules as a product
    /// and names its product in [`Product::parent`].
    pub products: Vec<Product>,
    /// Product categories.
    pub categories: Vec<Category>,
    /// Product tags.
    pub tags: Vec<Tag>,
    /// Product brands.
    pub brands: Vec<Tag>,
    /// Attributes that products share, such as colour.
    pub attributes: Vec<AttributeTaxonomy>,
    /// Reviews of products.
    pub reviews: Vec<Review>,
}

impl Catalogue {
    /// The catalogue that comes with the store.
    pub fn sample() -> Self {
        Self::from_json(DEFAULT).expect("data/catalogue.json is a catalogue")
    }

    /// Reads a catalogue from JSON.
    ///
    /// # Errors
    /// A sentence that names what is wrong: JSON that does not fit the format, two products with
    /// one id or one SKU, or a product that names something the catalogue does not have.
    pub fn from_json(text: &str) -> Result<Self, String> {
        file::read(text)
    }

    /// The product or variation with this id.
    pub fn get(&self, id: u32) -> Option<&Product> {
        self.products
            .binary_search_by_key(&id, |product| product.id)
            .ok()
            .map(|at| &self.products[at])
    }

    /// The product or variation with this id, to change its stock.
    pub fn get_mut(&mut self, id: u32) -> Option<&mut Product> {
        self.products
            .binary_search_by_key(&id, |product| product.id)
            .ok()
            .map(|at| &mut self.products[at])
    }

    /// The product or variation with this SKU; the case of letters does not count.
    pub fn by_sku(&self, sku: &str) -> Option<&Product> {
        let wanted = sku.to_lowercase();
        self.products
            .iter()
            .find(|product| !sku.is_empty() && product.sku.to_lowercase() == wanted)
    }

    /// The product that a variation belongs to.
    pub fn parent_of(&self, product: &Product) -> Option<&Product> {
        product.parent.and_then(|id| self.get(id))
    }

    /// The variations of a product, in the order of the catalogue file.
    pub fn variations_of<'a>(&'a self, product: &'a Product) -> impl Iterator<Item = &'a Product> {
        product.variation_ids.iter().filter_map(|id| self.get(*id))
    }

    /// The category with this slug.
    pub fn category(&self, slug: &str) -> Option<&Category> {
        self.categories
            .iter()
            .find(|category| category.slug == slug)
    }

    /// The tag with this slug.
    pub fn tag(&self, slug: &str) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.slug == slug)
    }

    /// The brand with this slug.
    pub fn brand(&self, slug: &str) -> Option<&Tag> {
        self.brands.iter().find(|brand| brand.slug == slug)
    }

    /// The shared attribute with this slug, for example `pa_color`.
    pub fn attribute(&self, slug: &str) -> Option<&AttributeTaxonomy> {
        self.attributes
            .iter()
            .find(|attribute| attribute.slug == slug)
    }

    /// The label of a product's attribute: `Color` for `pa_color`, the name itself for an
    /// attribute of the product's own.
    pub fn attribute_label<'a>(&'a self, attribute: &'a Attribute) -> &'a str {
        self.attribute(&attribute.attribute)
            .map_or(&attribute.attribute, |shared| &shared.name)
    }

    /// What a shopper reads for an option: `Blue` for the term `blue` of `pa_color`, the option
    /// itself for an attribute of the product's own.
    pub fn option_label<'a>(&'a self, attribute_key: &str, option: &'a str) -> &'a str {
        self.attribute(attribute_key)
            .and_then(|shared| shared.terms.iter().find(|term| term.slug == option))
            .map_or(option, |term| &term.name)
    }

    /// The name a shopper reads: a variation adds its options to the name of its product
    /// ("Hoodie - Blue, Yes"), options left open are not named.
    pub fn full_name(&self, product: &Product) -> String {
        let Some(parent) = self.parent_of(product) else {
            return product.name.clone();
        };
        let options: Vec<&str> = product
            .options
            .iter()
            .filter(|(_, option)| !option.is_empty())
            .map(|(key, option)| self.option_label(key, option))
            .collect();
        if options.is_empty() {
            parent.name.clone()
        } else {
            format!("{} - {}", parent.name, options.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_products_by_id_and_by_sku_in_any_case() {
        let catalogue = Catalogue::sample();
        assert_eq!(catalogue.get(16).unwrap().name, "Cap");
        assert_eq!(catalogue.by_sku("WOO-cap").unwrap().id, 16);
        assert_eq!(catalogue.by_sku("woo-hoodie-blue-logo").unwrap().id, 34);
        assert!(catalogue.by_sku("").is_none());
        assert!(catalogue.get(9).is_none());
    }

    #[test]
    fn names_a_variation_after_its_options() {
        let catalogue = Catalogue::sample();
        let name = |id| catalogue.full_name(catalogue.get(id).unwrap());
        assert_eq!(name(34), "Hoodie - Blue, Yes");
        assert_eq!(name(26), "V-Neck T-Shirt - Blue");
        assert_eq!(name(54), "Custom Mug - Crème & Café");
    }
}
