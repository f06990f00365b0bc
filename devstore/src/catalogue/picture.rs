//! The addresses of a picture in the sizes that WordPress makes of it.

use super::{Catalogue, Image, Product};

/// The sizes of WordPress and WooCommerce in the order of the answers: name, width, height, and
/// whether the picture is cut to exactly that.
const SIZES: [(&str, u32, u32, bool); 9] = [
    ("thumbnail", 150, 150, true),
    ("medium", 300, 300, false),
    ("medium_large", 768, 0, false),
    ("large", 1024, 1024, false),
    ("1536x1536", 1536, 1536, false),
    ("2048x2048", 2048, 2048, false),
    ("woocommerce_thumbnail", 300, 300, true),
    ("woocommerce_single", 600, 0, false),
    ("woocommerce_gallery_thumbnail", 100, 100, true),
];

/// The picture of a product that has none.
pub const PLACEHOLDER: &str = "woocommerce-placeholder.png";

impl Image {
    /// The picture of a product that has none.
    pub fn placeholder() -> Self {
        Image {
            id: 0,
            file: PLACEHOLDER.into(),
            alt: "Placeholder".into(),
            width: 1200,
            height: 1200,
        }
    }

    /// The name without folder and extension, which WordPress takes for its title.
    pub fn title(&self) -> &str {
        if self.id == 0 && self.file == PLACEHOLDER {
            return "Placeholder";
        }
        let name = self.file.rsplit('/').next().unwrap_or(&self.file);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The address of the whole picture.
    pub fn url(&self, site: &str) -> String {
        if self.file.contains("://") {
            self.file.clone()
        } else {
            format!("{site}/wp-content/uploads/{}", self.file)
        }
    }

    /// Size names with addresses: WooCommerce's and WordPress' sizes, `full` and `custom`. A size
    /// that the picture does not exceed is the picture itself.
    pub fn sizes(&self, site: &str) -> Vec<(&'static str, String)> {
        let full = self.url(site);
        let whole = self.file.contains("://");
        // WordPress made the placeholder's sizes before WooCommerce had told it of its own.
        let core_only = self.file == PLACEHOLDER;
        let mut sizes: Vec<_> = SIZES
            .iter()
            .map(|&(name, width, height, cut)| {
                let none = whole || core_only && name.starts_with("woocommerce");
                let smaller = if none {
                    None
                } else {
                    self.fit(width, height, cut)
                };
                (
                    name,
                    smaller.map_or(full.clone(), |(width, height)| {
                        with_size(&full, width, height)
                    }),
                )
            })
            .collect();
        sizes.push(("full", full.clone()));
        sizes.push(("custom", full));
        sizes
    }

    /// The size with this name.
    pub fn size(&self, site: &str, name: &str) -> Option<String> {
        self.sizes(site)
            .into_iter()
            .find(|(size, _)| *size == name)
            .map(|(_, url)| url)
    }

    /// The measures of a smaller picture, `None` where the picture is no larger.
    fn fit(&self, width: u32, height: u32, cut: bool) -> Option<(u32, u32)> {
        if cut {
            let size = (width.min(self.width), height.min(self.height));
            return (size != (self.width, self.height)).then_some(size);
        }
        let across = f64::from(width) / f64::from(self.width);
        let down = if height == 0 {
            across
        } else {
            f64::from(height) / f64::from(self.height)
        };
        let scale = across.min(down);
        let side = |side: u32| (f64::from(side) * scale).round().max(1.0) as u32;
        (scale < 1.0).then(|| (side(self.width), side(self.height)))
    }
}

impl Catalogue {
    /// The pictures of a product. A variation without one has its product's first.
    pub fn images_of<'a>(&'a self, product: &'a Product) -> &'a [Image] {
        match self.parent_of(product) {
            Some(parent) if product.images.is_empty() => parent.images.get(..1).unwrap_or(&[]),
            _ => &product.images,
        }
    }

    /// The small picture of a cart line: the shop's thumbnail, or the whole placeholder.
    pub fn thumbnail_of(&self, product: &Product, site: &str) -> String {
        let image = self
            .images_of(product)
            .first()
            .cloned()
            .unwrap_or_else(Image::placeholder);
        image
            .size(site, "woocommerce_thumbnail")
            .unwrap_or_default()
    }
}

/// `cap.png` as `cap-300x300.png`.
fn with_size(url: &str, width: u32, height: u32) -> String {
    match url.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{width}x{height}.{extension}"),
        None => format!("{url}-{width}x{height}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_no_picture_larger_than_it_is() {
        let image = Image {
            id: 1,
            file: "2026/11/cap.png".into(),
            alt: String::new(),
            width: 800,
            height: 600,
        };
        let size = |name| image.size("https://store.test", name).unwrap();
        assert_eq!(
            size("large"),
            "https://store.test/wp-content/uploads/2026/11/cap.png"
        );
        assert_eq!(
            size("medium"),
            "https://store.test/wp-content/uploads/2026/11/cap-300x225.png"
        );
        assert_eq!(
            size("woocommerce_thumbnail"),
            "https://store.test/wp-content/uploads/2026/11/cap-300x300.png"
        );
        assert_eq!(image.title(), "cap");
    }

    #[test]
    fn a_product_without_a_picture_shows_the_placeholder() {
        let catalogue = Catalogue::sample();
        let thumbnail = |id| catalogue.thumbnail_of(catalogue.get(id).unwrap(), "");
        assert_eq!(
            thumbnail(39),
            "/wp-content/uploads/woocommerce-placeholder.png"
        );
        assert_eq!(
            thumbnail(16),
            "/wp-content/uploads/2026/11/woo-cap-300x300.png"
        );
    }
}
